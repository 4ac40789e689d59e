//! Months without a day: "April 2024", "in June", "mid-February", "May–July 2023"; and the words that only look like months.

use super::{Line, Named, Written, any_month_of, is_prefix};
use crate::source::Span;

/// Which months the text has shown to be somebody's name as well, by their numbers.
#[derive(Debug, Default)]
pub struct Names(u16);

/// Words before a month that leave no doubt.
#[rustfmt::skip]
const SURE: [&str; 15] = [
    "in", "since", "until", "till", "last", "next", "early", "late", "mid", "during", "past", "previous",
    "following", "every", "coming",
];

/// Words before a month that can also stand before a name.
const LIKELY: [&str; 14] = [
    "of", "by", "from", "through", "between", "before", "after", "for", "around", "this", "as", "per", "ending",
    "starting",
];

/// Words that point at the noun behind a month: "the March offensive".
const POINTS: [&str; 10] = ["the", "a", "its", "his", "her", "their", "our", "that", "any", "no"];

/// Words that join months: "January and April".
const JOINS: [&str; 6] = ["and", "or", "to", "through", "until", "till"];

/// Months that are also names or other words, by their numbers.
const DOUBTFUL: [i8; 6] = [3, 4, 5, 6, 7, 8];

/// A month, or months from one to another.
pub fn at(line: Line<'_>, at: usize, names: &mut Names) -> Option<Written> {
    let whole = line.word(at);
    // Most words have no hyphen, and need no search for one.
    let parts = |word| if line.is_compound(at) { str::split_once(word, '-') } else { None };
    let (prefix, word) = parts(whole).filter(|(prefix, _)| is_prefix(prefix)).unwrap_or(("", whole));
    let start = line.start(at) + u32::try_from(whole.len() - word.len()).unwrap_or(0);
    let written = |words: std::ops::Range<usize>, first: i8, last: i8| {
        let written = Written::new(line, words, Named::Months { first, last });
        Written { span: Span { start, ..written.span }, ..written }
    };
    if let Some((first, last)) = parts(word) {
        let (first, last) = (any_month_of(first)?, any_month_of(last)?);
        return Some(written(at..at + 1, first, last).followed(line));
    }
    let month = any_month_of(word)?;
    let last = any_month_of(line.word(at + 1)).filter(|_| matches!(line.gap(at), "–" | " – " | "-" | "/" | "—"));
    if let Some(last) = last.filter(|last| *last != month) {
        return Some(written(at..at + 2, month, last).followed(line));
    }
    let dated = written(at..at + 1, month, month).followed(line);
    if dated.year.is_some() || !prefix.is_empty() {
        return Some(dated);
    }
    stands_alone(line, at, (month, names)).then_some(dated)
}

/// Whether a word that is written like a month is one, though neither day nor year stands beside it.
fn stands_alone(line: Line<'_>, at: usize, (month, names): (i8, &mut Names)) -> bool {
    let word = line.word(at);
    let sure = line.was(at, 1, &SURE);
    let likely = line.was(at, 1, &LIKELY);
    if word.len() == 3 && word != "May" || word.eq_ignore_ascii_case("sept") {
        // A shortening has its full stop, and a word of time before it.
        return line.gap(at).starts_with('.') && (sure || likely);
    }
    let capitals = word.len() > 3 && word.bytes().all(|byte| byte.is_ascii_uppercase());
    if sure || (capitals && word.len() > 5) {
        return true;
    }
    if !DOUBTFUL.contains(&month) {
        return !line.was(at, 1, &["black"]) && !line.is(at + 1, &["revolution"]);
    }
    let points = line.was(at, 1, &POINTS);
    if is_name(line, at) {
        names.0 |= 1 << month;
        return false;
    }
    let joined = line.was(at, 1, &JOINS) && (1..=4).any(|places| is_time(line.back(at, places + 1)));
    if joined || any_month_of(line.back(at, 1)).is_some() {
        return true;
    }
    if names.0 & (1 << month) != 0 {
        return false;
    }
    match month {
        // The modal stands where any word stands, so only words of time make it a month.
        5 => likely || points,
        3 => !line.is(at + 1, &["on", "for", "of", "against", "to"]) && !capitals,
        _ => !word.is_empty() && !capitals,
    }
}

/// "Theresa May", "August Wilson", "Women's March": a name beside it.
fn is_name(line: Line<'_>, at: usize) -> bool {
    let points = line.was(at, 1, &POINTS);
    let before = line.runs_in(at) && line.is_capital(at - 1) && !is_plain(line, at - 1);
    let title = line.was(at, 1, &["Mr", "Mrs", "Ms", "Miss", "Dr", "Lady", "Sir"]);
    let after =
        line.runs_on(at) && line.is_capital(at + 1) && !is_plain(line, at + 1) && !line.word(at + 1).contains('.');
    before || title || (after && !points)
}

/// Whether a word in capitals is no name: one that opens a sentence, a weekday or another month.
fn is_plain(line: Line<'_>, at: usize) -> bool {
    line.opens(at) || line.kinds(at).is_calendar() || any_month_of(line.word(at)).is_some()
}

/// Whether a word is a month or a number of the calendar.
fn is_time(word: &str) -> bool {
    any_month_of(word).is_some() || (word.len() <= 4 && word.starts_with(|letter: char| letter.is_ascii_digit()))
}
