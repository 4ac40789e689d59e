//! The day that a text dates itself to: the first "Wednesday, April 10", "10 April 2024", "April 10, 2024" or "2024-04-10".

use super::{day_of, month_of, weekday_of, year_of};
use crate::date;
use crate::source::Span;
use jiff::civil::Date;
use std::ops::Range;

/// A word and its bytes.
type Token<'a> = (&'a str, Range<usize>);

/// The first date of a text and its bytes. A year that is not given is fixed by the weekday, looking back from today.
pub fn first(text: &str, today: Date) -> Option<(Date, Span)> {
    let tokens: Vec<Token<'_>> = words(text).collect();
    (0..tokens.len()).find_map(|at| starting_at(&tokens, at, today))
}

/// A date at the start of a file's name: `2024-04-10-title` or `2024_04_10`.
pub fn from_name(stem: &str) -> Option<Date> {
    let digits = |range: Range<usize>| stem.get(range)?.parse::<i16>().ok();
    let joined = |at: usize| stem.as_bytes().get(at).is_some_and(|byte| matches!(byte, b'-' | b'_'));
    let ends = stem.as_bytes().get(10).is_none_or(|byte| !byte.is_ascii_digit());
    if !(joined(4) && joined(7) && ends) {
        return None;
    }
    let (month, day) = (i8::try_from(digits(5..7)?).ok()?, i8::try_from(digits(8..10)?).ok()?);
    date::day(digits(0..4)?, month, day)
}

fn words(text: &str) -> impl Iterator<Item = Token<'_>> {
    let mut at = 0;
    text.split(|letter: char| !(letter.is_alphanumeric() || letter == '-')).filter_map(move |word| {
        let start = at;
        // Each part is followed by the one character that divided it from the next.
        at += word.len() + text[start + word.len()..].chars().next().map_or(0, char::len_utf8);
        (!word.is_empty()).then_some((word, start..start + word.len()))
    })
}

fn starting_at(tokens: &[Token<'_>], at: usize, today: Date) -> Option<(Date, Span)> {
    let (word, range) = &tokens[at];
    let span = |last: usize| Span::from(range.start..tokens[last].1.end);
    if let Some(date) = from_name(word).filter(|_| word.len() == 10) {
        return Some((date, span(at)));
    }
    let weekday = weekday_of(word);
    let from = if weekday.is_some() { at + 1 } else { at };
    let (first, second) = (tokens.get(from)?.0, tokens.get(from + 1)?.0);
    let (month, day) = match (month_of(first), month_of(second)) {
        (Some(month), _) => (month, day_of(second)?),
        (None, Some(month)) => (month, day_of(first)?),
        (None, None) => return None,
    };
    let year = tokens.get(from + 2).and_then(|(word, _)| year_of(word));
    let date = match year {
        Some(year) => date::day(year, month, day)?,
        // A day and month alone could be of any year, and a guess would be an invention.
        None => date::year_by_weekday(weekday?, month, day, today)?,
    };
    Some((date, span(if year.is_some() { from + 2 } else { from + 1 })))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Option<(String, String)> {
        let today = date::day(2026, 11, 23).unwrap();
        first(text, today).map(|(date, span)| (date.to_string(), text[span.range()].to_owned()))
    }

    #[test]
    fn dates_as_news_writes_them() {
        let pair = |date: &str, text: &str| Some((date.to_owned(), text.to_owned()));
        assert_eq!(found("On Wednesday, April 10, he"), pair("2024-04-10", "Wednesday, April 10"));
        assert_eq!(found("the 3rd May 2023 meeting"), pair("2023-05-03", "3rd May 2023"));
        assert_eq!(found("KYIV, Feb. 24, 2022"), pair("2022-02-24", "Feb. 24, 2022"));
        assert_eq!(found("on 2021-09-15."), pair("2021-09-15", "2021-09-15"));
        assert_eq!(found("on April 10 he"), None);
        assert_eq!(found("He may 10 times march on"), None);
        assert_eq!(from_name("2024-04-10-shoal").map(|date| date.to_string()), Some("2024-04-10".into()));
        assert_eq!(from_name("20240410"), None);
    }
}
