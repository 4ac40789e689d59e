//! Years alone: "in 2015", "the 2016 election", "1995-96", "mid-2024"; and the numbers that only look like years.

use super::{Line, Named, Written, among, any_year_of, is_prefix, later_year, part_of_year, year_of};
use crate::source::Span;

/// Words of time before a number.
const IN: [&str; 8] = ["in", "since", "until", "circa", "of", "year", "between", "from"];

/// Words before a number that count or guess.
#[rustfmt::skip]
const ABOUT: [&str; 14] = [
    "about", "some", "nearly", "over", "than", "almost", "around", "approximately", "least", "most", "roughly", "all", "these",
    "additional",
];

/// Names that end with a number which is no year, and names of plans, which end with one that is no date.
#[rustfmt::skip]
const NAMED: [&str; 34] = [
    "vision", "agenda", "horizon", "strategy", "resolution", "resolutions", "number", "no", "nos", "flight",
    "boeing", "airbus", "mirage", "section", "article", "articles", "windows", "directive", "page", "pages",
    "room", "route", "highway", "channel", "law", "decree", "order", "model", "type", "unit", "regulation",
    "protocol", "version", "sukhoi",
];

/// Words that go on behind a year, and not behind a count.
const STOPS: [&str; 26] = [
    "in", "and", "to", "when", "after", "with", "the", "by", "as", "he", "she", "it", "they", "but", "a", "or", "at",
    "until", "through", "under", "for", "was", "on", "that", "who", "while",
];

/// What streets are called.
#[rustfmt::skip]
const STREETS: [&str; 14] = [
    "st", "street", "ave", "avenue", "road", "rd", "drive", "dr", "lane", "blvd", "boulevard", "highway", "court",
    "place",
];

/// A year, or years from one to another.
pub fn at(line: Line<'_>, at: usize) -> Option<Written> {
    let whole = line.word(at);
    // Most years have no hyphen, and need no search for one.
    let compound = line.is_compound(at);
    // "mid-2024", "post-2014": the word before the hyphen is no part of the year.
    let part = if compound { whole.split_once('-') } else { None };
    let part = part.filter(|(prefix, _)| prefix.starts_with(|letter: char| letter.is_ascii_alphabetic()));
    let word = part.map_or(whole, |(_, year)| year);
    if part.is_some_and(|(prefix, _)| !is_prefix(prefix)) {
        return None;
    }
    let start = line.start(at) + u32::try_from(whole.len() - word.len()).unwrap_or(0);
    let written = |words: usize, (first, last): (i16, i16)| {
        let written = Written::new(line, at..at + words, Named::Years { last });
        Some(Written { span: Span { start, ..written.span }, year: Some(first), ..written })
    };
    if compound && let Some((first, last)) = word.split_once(['-', '‑']) {
        let first = year_of(first)?;
        return written(1, (first, later_year(first, last)?));
    }
    let year = any_year_of(word)?;
    if (part.is_none() && !is_year(line, at, year)) || (part.is_some() && year < 1900) {
        return None;
    }
    let joined = matches!(line.gap(at), "–" | " – " | "-" | "—" | "/" | "‑");
    match later_year(year, line.word(at + 1)).filter(|last| joined && *last <= 2100) {
        Some(last) => written(2, (year, last)),
        None if part.is_some() => written(1, (year, year)),
        None => match part_of_year(line, at) {
            Some((from, (first, last))) => {
                let written = Written::new(line, from..at + 1, Named::Months { first, last });
                Some(Written { year: Some(year), ..written })
            }
            None => written(1, (year, year)),
        },
    }
}

/// Whether a number of four figures is a year.
fn is_year(line: Line<'_>, at: usize, year: i16) -> bool {
    let glued = line.mark_before(at).is_some_and(|mark| {
        !mark.is_whitespace()
            && !matches!(mark, '(' | '[' | '“' | '"' | '‘' | '\'' | '–' | '—' | '-' | '/' | ',' | ':' | '>' | '’')
    });
    let marked = line.gap(at).starts_with(['%', '°', '€', '$', '£', '+', '@', '_']);
    // "10:2015" and "12/2015" are parts of something else, as is each half of "1,2015".
    let part = line.mark_before(at).is_some_and(|mark| matches!(mark, ':' | ',' | '/'))
        && line.back(at, 1).ends_with(|last: char| last.is_ascii_digit());
    if glued || marked || part || is_named(line, at) || is_address(line, at) {
        return false;
    }
    // Before our time a number is a year only behind a word of time.
    if year < 1900 {
        return line.was(at, 1, &IN) && !line.counts(at) && stops(line, at);
    }
    // "1987 sales" and "2021 protests" are of a year; "some 1950 houses" and "2000 villages" are counted.
    let round = year % 100 == 0;
    let counted = line.counts(at) && (round || line.was(at, 1, &ABOUT));
    let guessed = line.was(at, 1, &ABOUT) && (round || !stops(line, at));
    !(line.measures(at) || counted || guessed)
}

/// Whether a sentence or clause goes on behind a number as it would behind a year, not as behind a count.
fn stops(line: Line<'_>, at: usize) -> bool {
    let next = line.word(at + 1);
    !line.runs_on(at) || among(next, &STOPS)
}

/// "Vision 2030", "Resolution 1973", "resolutions 1970 and 1973", "Flight 1907".
fn is_named(line: Line<'_>, at: usize) -> bool {
    let joined = line.runs_in(at)
        || at.checked_sub(1).is_some_and(|before| matches!(line.gap(before).trim(), "." | "no." | "#"));
    if joined && line.was(at, 1, &NAMED) {
        return true;
    }
    line.was(at, 1, &["and", "or"]) && any_year_of(line.back(at, 2)).is_some() && line.was(at, 3, &NAMED)
}

/// "1935 Orchard Street".
fn is_address(line: Line<'_>, at: usize) -> bool {
    line.is_capital(at + 1) && (2..=4).any(|places| line.is_capital(at + places) && line.is(at + places, &STREETS))
}
