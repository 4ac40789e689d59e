//! Days and moments, without a clock: today is always an input.

use jiff::Timestamp;
use jiff::civil::{Date, Weekday};
use jiff::tz::Offset;

/// When something happened: the day as its author wrote it, and a moment to sort and to print for machines.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct When {
    stamp: Timestamp,
    day: Date,
}

impl When {
    /// A day without a time; its moment is midnight UTC. `None` past what a timestamp can hold.
    pub fn on(day: Date) -> Option<Self> {
        let stamp = Offset::UTC.to_timestamp(day.at(0, 0, 0, 0)).ok()?;
        Some(Self { stamp, day })
    }

    /// A day and time at an offset from UTC in minutes.
    pub fn at(time: jiff::civil::DateTime, offset_minutes: i16) -> Option<Self> {
        let offset = Offset::from_seconds(i32::from(offset_minutes) * 60).ok()?;
        Some(Self { stamp: offset.to_timestamp(time).ok()?, day: time.date() })
    }

    /// The day.
    pub fn day(&self) -> Date {
        self.day
    }

    /// `2024-04-10`.
    pub fn iso(&self) -> String {
        self.day.to_string()
    }

    /// `10 April 2024`.
    pub fn long(&self) -> String {
        format!("{} {} {}", self.day.day(), MONTHS[usize::from(self.day.month().unsigned_abs()) - 1], self.day.year())
    }

    /// `2024-04-10T00:00:00Z`, for feeds (RFC 3339, UTC).
    pub fn rfc3339(&self) -> String {
        self.stamp.to_string()
    }
}

/// English month names, January first.
pub const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// A calendar day from numbers that may be wrong.
pub fn day(year: i16, month: i8, day: i8) -> Option<Date> {
    Date::new(year, month, day).ok()
}

/// The latest year, not more than 60 days past `today`, in which this day of the month fell on that weekday.
///
/// A weekday with a day and month fixes the year within 5 to 11 years, and a news text is rarely older than its
/// latest match. Looks back 28 years, a full cycle of the calendar.
pub fn year_by_weekday(weekday: Weekday, month: i8, day_of_month: i8, today: Date) -> Option<Date> {
    let horizon = today.saturating_add(jiff::Span::new().days(60));
    (0..=28)
        .filter_map(|back| day(horizon.year() - back, month, day_of_month))
        .find(|&date| date <= horizon && date.weekday() == weekday)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_weekday_fixes_the_year() {
        let today = day(2026, 11, 23).unwrap();
        let found = year_by_weekday(Weekday::Wednesday, 4, 10, today);
        assert_eq!(found, day(2024, 4, 10));
        assert_eq!(year_by_weekday(Weekday::Wednesday, 4, 10, day(2020, 1, 1).unwrap()), day(2019, 4, 10));
    }

    #[test]
    fn an_offset_moves_the_moment_but_not_the_day() {
        let when = When::at(day(2024, 4, 10).unwrap().at(1, 30, 0, 0), 120).unwrap();
        assert_eq!((when.iso().as_str(), when.rfc3339().as_str()), ("2024-04-10", "2024-04-09T23:30:00Z"));
        assert_eq!(when.long(), "10 April 2024");
    }
}
