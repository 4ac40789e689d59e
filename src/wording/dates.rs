//! Days, months and years as a language writes them, in the Gregorian calendar. Formats are made once.

use super::Locale;
use super::span::Shared;
use icu_calendar::{Date as IcuDate, Gregorian};
use icu_datetime::FixedCalendarDateTimeFormatter as Formatter;
use icu_datetime::fieldsets::{M, Y, YM, YMD};
use jiff::civil::Date;

/// How exactly a date is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Exactness {
    /// To the day.
    Day,
    /// To the month.
    Month,
    /// To the year.
    Year,
}

/// The formats of a language.
pub struct Dates {
    day: Option<Formatter<Gregorian, YMD>>,
    month: Option<Formatter<Gregorian, YM>>,
    year: Option<Formatter<Gregorian, Y>>,
    names: [String; 12],
    days_of_month: Shared,
    days_of_year: Shared,
    months_of_year: Shared,
    years: Shared,
}

impl Dates {
    /// The formats of a language; plain numbers for one without data, which there is not.
    pub fn new(locale: &Locale) -> Self {
        let names = Formatter::<Gregorian, M>::try_new(locale.into(), M::long()).ok();
        let name = |month: u8| {
            let date = gregorian(2024, month, 1).zip(names.as_ref());
            date.map_or_else(String::new, |(date, names)| names.format(&date).to_string())
        };
        let mut dates = Self {
            day: Formatter::try_new(locale.into(), YMD::long()).ok(),
            month: Formatter::try_new(locale.into(), YM::long()).ok(),
            year: Formatter::try_new(locale.into(), Y::long()).ok(),
            names: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12].map(name),
            days_of_month: Shared::default(),
            days_of_year: Shared::default(),
            months_of_year: Shared::default(),
            years: Shared::default(),
        };
        let day = |month, day| dates.day(Date::constant(2024, month, day));
        let days_of_month = Shared::of(&day(10, 11), &day(10, 22));
        let days_of_year = Shared::of(&day(4, 11), &day(10, 22));
        let months_of_year = Shared::of(&dates.month(2024, 4), &dates.month(2024, 10));
        let years = Shared::of(&dates.year(2022), &dates.year(2024));
        dates = Self { days_of_month, days_of_year, months_of_year, years, ..dates };
        dates
    }

    /// A day.
    pub fn day(&self, day: Date) -> String {
        let date = gregorian(day.year(), day.month().unsigned_abs(), day.day().unsigned_abs()).zip(self.day.as_ref());
        date.map_or_else(|| day.to_string(), |(date, format)| format.format(&date).to_string())
    }

    /// A month with its year.
    pub fn month(&self, year: i16, month: u8) -> String {
        let date = gregorian(year, month, 1).zip(self.month.as_ref());
        date.map_or_else(|| format!("{year:04}-{month:02}"), |(date, format)| format.format(&date).to_string())
    }

    /// A year.
    pub fn year(&self, year: i16) -> String {
        let date = gregorian(year, 1, 1).zip(self.year.as_ref());
        date.map_or_else(|| year.to_string(), |(date, format)| format.format(&date).to_string())
    }

    /// The name of a month; empty for one that there is not.
    pub fn month_name(&self, month: u8) -> &str {
        self.names.get(usize::from(month).saturating_sub(1)).map_or("", String::as_str)
    }

    /// From one day to another.
    pub fn span(&self, first: Date, last: Date, exactness: Exactness) -> String {
        let same_year = first.year() == last.year();
        let same_month = same_year && first.month() == last.month();
        let month = |day: Date| self.month(day.year(), day.month().unsigned_abs());
        let ([a, b], is_one, shared) = match exactness {
            Exactness::Day if same_month => ([self.day(first), self.day(last)], first == last, self.days_of_month),
            Exactness::Day if same_year => ([self.day(first), self.day(last)], false, self.days_of_year),
            Exactness::Day => ([self.day(first), self.day(last)], false, Shared::default()),
            Exactness::Month if same_year => ([month(first), month(last)], same_month, self.months_of_year),
            Exactness::Month => ([month(first), month(last)], false, Shared::default()),
            Exactness::Year => ([self.year(first.year()), self.year(last.year())], same_year, self.years),
        };
        if is_one { b } else { shared.join(&a, &b) }
    }
}

fn gregorian(year: i16, month: u8, day: u8) -> Option<IcuDate<Gregorian>> {
    IcuDate::try_new_gregorian(i32::from(year), month, day).ok()
}
