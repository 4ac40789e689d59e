//! Dates that a text names, resolved against the article's day, and which of them tell an event.
//!
//! A date is read from its words (`written`): "Thursday, April 11", "Aug. 3 to 5", "November 2018", "June", "2015". The
//! year that the words leave open comes from a weekday beside them, from "last" and "next", or from the article's day
//! and the tense of the sentence (`resolve`); where nothing says, it stays open, since a guess would be an invention.
//! Days that are told only by their weekday, or as today and yesterday, belong to the chronology alone.

mod first;
mod resolve;
mod tells;
mod written;

pub use first::{first, from_name};

use super::{BlockKind, Dated, Passage, Precision, Reading, Rule, Sentence, Shape, Tells};
use crate::date::{self, MONTHS};
use jiff::civil::{Date, Weekday};
use std::ops::Range;

/// A date as its words tell it.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Written {
    /// Its words' places.
    words: Range<usize>,
    weekday: Option<Weekday>,
    year: Option<i16>,
    /// The last year, where years are told from one to another.
    last_year: Option<i16>,
    month: Option<i8>,
    day: Option<i8>,
    /// The last day, where days are told from one to another.
    last_day: Option<i8>,
    /// Whether it is told by the article's day alone: a weekday, yesterday.
    relative: Option<i8>,
}

/// The dates that the body names, and the days it tells by weekday, in its order.
pub fn found(reading: &Reading<'_>) -> Vec<Dated> {
    let body = &reading.body;
    let mut dates: Vec<Dated> = Vec::new();
    let mut own = reading.date;
    for sentence in &body.sentences {
        let written = written::dates(body, sentence);
        // The first line of a report may be its own date.
        if own.is_none() && sentence.block <= 1 {
            own = written.iter().find_map(|written| resolve::whole(written).filter(|_| written.day.is_some()));
        }
        for (at, written_date) in written.iter().enumerate() {
            let next = written.get(at + 1);
            let Some((day, last)) = resolve::days((body, sentence), (written_date, next), own) else { continue };
            dates.push(Dated {
                span: body.span(written_date.words.clone()),
                day: day.map(|day| day.min(last.unwrap_or(day))),
                last,
                precision: written_date.precision(),
                sentence: sentence.span,
                tells: tells::of(body, sentence, written_date),
                rule: if written_date.relative.is_some() { Rule::Relative } else { Rule::Calendar },
            });
        }
    }
    dates
}

impl Written {
    /// A date whose words begin and end here, with nothing known yet.
    fn at(words: Range<usize>) -> Self {
        Self {
            words,
            weekday: None,
            year: None,
            last_year: None,
            month: None,
            day: None,
            last_day: None,
            relative: None,
        }
    }

    fn precision(&self) -> Precision {
        match (self.relative, self.day, self.month) {
            (Some(_), _, _) | (None, Some(_), _) => Precision::Day,
            (None, None, Some(_)) => Precision::Month,
            (None, None, None) => Precision::Year,
        }
    }
}

fn weekday_of(word: &str) -> Option<Weekday> {
    const WEEKDAYS: [(&str, Weekday); 7] = [
        ("monday", Weekday::Monday),
        ("tuesday", Weekday::Tuesday),
        ("wednesday", Weekday::Wednesday),
        ("thursday", Weekday::Thursday),
        ("friday", Weekday::Friday),
        ("saturday", Weekday::Saturday),
        ("sunday", Weekday::Sunday),
    ];
    if !word.ends_with(['y', 'Y']) || !word.starts_with(char::is_uppercase) {
        return None;
    }
    WEEKDAYS.iter().find(|(name, _)| word.eq_ignore_ascii_case(name)).map(|(_, day)| *day)
}

fn month_of(word: &str) -> Option<i8> {
    let at = MONTHS.iter().position(|month| {
        *month == word
            || (word.len() >= 3 && *word != *"May" && month[..3] == *word)
            || (word == "Sept" && *month == "September")
    })?;
    i8::try_from(at + 1).ok()
}

fn day_of(word: &str) -> Option<i8> {
    let digits = word.trim_end_matches(|letter: char| letter.is_ascii_alphabetic());
    let ending = &word[digits.len()..];
    let day: i8 = digits.parse().ok()?;
    (matches!(ending, "" | "st" | "nd" | "rd" | "th") && (1..=31).contains(&day)).then_some(day)
}

fn year_of(word: &str) -> Option<i16> {
    let year: i16 = word.parse().ok()?;
    (word.len() == 4 && (1900..=2100).contains(&year)).then_some(year)
}

#[cfg(test)]
mod tests;
