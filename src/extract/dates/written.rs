//! A date as its words tell it, before anything else says which day is meant.

use super::{Line, any_year_of, short_weekday_of};
use crate::source::Span;
use jiff::civil::Weekday;
use std::ops::Range;

/// A date as its words tell it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    /// Its words' places.
    pub words: Range<usize>,
    /// Its bytes.
    pub span: Span,
    /// What it names.
    pub named: Named,
    /// The year that it names.
    pub year: Option<i16>,
    /// The weekday that it names.
    pub weekday: Option<Weekday>,
}

/// What a date names, besides a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Named {
    /// A month and day, and those until which it lasts.
    Days { first: (i8, i8), last: (i8, i8) },
    /// A month, and the one until which it lasts.
    Months { first: i8, last: i8 },
    /// A year, and the one until which it lasts.
    Years { last: i16 },
    /// A weekday, with no date beside it.
    Weekday,
    /// A day so many days from the article's own: yesterday, today.
    Away(i8),
    /// The week so many weeks from the article's own: last week, next week.
    Week(i8),
    /// The month so many months from the article's own.
    Month(i8),
}

impl Named {
    /// Whether it is counted from the article's own day.
    pub fn is_relative(self) -> bool {
        matches!(self, Self::Weekday | Self::Away(_) | Self::Week(_) | Self::Month(_))
    }
}

impl Written {
    /// A date of these words.
    pub fn new(line: Line<'_>, words: Range<usize>, named: Named) -> Self {
        let span = Span { start: line.start(words.start), end: line.end(words.end.saturating_sub(1)) };
        Self { words, span, named, year: None, weekday: None }
    }

    /// With the weekday in brackets and the year that may follow: "Sept. 13 (Thursday), 2018".
    pub fn followed(mut self, line: Line<'_>) -> Self {
        let next = self.words.end;
        let opened = line.gap(next - 1).trim().trim_start_matches('.').trim_start() == "(";
        if let Some(weekday) = short_weekday_of(line.word(next)).filter(|_| opened && line.gap(next).starts_with(')')) {
            self.weekday = Some(weekday);
            self.words.end = next + 1;
            self.span.end = line.end(next) + 1;
        }
        let last = self.words.end - 1;
        let of = usize::from(line.is(last + 1, &["of"]) && line.runs_on(last) && line.runs_on(last + 1));
        let next = last + 1 + of;
        let joined = matches!(line.gap(last).trim(), "" | "," | "." | ".," | ")" | "),");
        let year = any_year_of(line.word(next))
            .filter(|year| joined && !line.measures(next) && (year % 1000 != 0 || !line.counts(next)));
        if let Some(year) = year {
            self.year = Some(year);
            self.words.end = next + 1;
            self.span.end = line.end(next);
        }
        self
    }

    /// Whether it names a month, or a day in one.
    pub fn month(&self) -> Option<i8> {
        match self.named {
            Named::Days { first: (month, _), .. } | Named::Months { first: month, .. } => Some(month),
            _ => None,
        }
    }
}
