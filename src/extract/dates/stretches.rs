//! Stretches of time that are no month and no year: quarters and halves of a year, a budget's year, and the week or month
//! beside the article's own.

use super::{Line, Named, Written, later_year, weekday_of, year_of};

/// Words that say which quarter or half is meant.
const ORDINALS: [(&str, i8); 8] =
    [("first", 1), ("1st", 1), ("second", 2), ("2nd", 2), ("third", 3), ("3rd", 3), ("fourth", 4), ("4th", 4)];

/// Words behind which another week is meant, or none: "over the last week", "since last month".
const OTHER: [&str; 7] = ["the", "this", "that", "these", "every", "since", "very"];

/// The first word of a quarter or half of the year behind it, and its months: "the third quarter of 2024", "Q3 2024", "the
/// first half of 2023". That of a budget's year begins in another month in each country, and is none.
pub fn part(line: Line<'_>, year: usize) -> Option<(usize, (i8, i8))> {
    let of = usize::from(line.was(year, 1, &["of"]));
    let noun = year.checked_sub(1 + of)?;
    let word = line.word(noun);
    let (first, which, months) = match word.as_bytes() {
        [b'Q', nth @ b'1'..=b'4'] => (noun, i8::try_from(nth - b'0').ok()?, 3),
        [b'H', nth @ b'1'..=b'2'] => (noun, i8::try_from(nth - b'0').ok()?, 6),
        _ if line.is_compound(noun) => {
            let (ordinal, of) = word.split_once('-')?;
            (noun, nth(ordinal, of)?, length(of)?)
        }
        _ => (noun.checked_sub(1)?, nth(line.word(noun.checked_sub(1)?), word)?, length(word)?),
    };
    let close = (first..year).all(|at| line.runs_on(at));
    (close && which * months <= 12).then_some((first, ((which - 1) * months + 1, which * months)))
}

/// How many months it has.
fn length(word: &str) -> Option<i8> {
    match word {
        "quarter" => Some(3),
        "half" => Some(6),
        _ => None,
    }
}

/// Which quarter or half a word says.
fn nth(ordinal: &str, of: &str) -> Option<i8> {
    let last = if length(of)? == 3 { 4 } else { 2 };
    match ordinal {
        "last" | "final" => Some(last),
        "latter" => Some(2),
        word => ORDINALS.iter().find(|(one, _)| one.eq_ignore_ascii_case(word)).map(|(_, nth)| *nth),
    }
}

/// A budget's year by its usual shortening: "FY2025", "FY25", "FY2024-25".
pub fn fiscal(line: Line<'_>, at: usize) -> Option<Written> {
    let told = line.word(at).strip_prefix("FY")?;
    let (first, last) = told.split_once(['-', '‑']).map_or((told, None), |(first, last)| (first, Some(last)));
    let two = first.len() == 2 && first.bytes().all(|byte| byte.is_ascii_digit());
    let year = if two { 2000 + first.parse::<i16>().ok()? } else { year_of(first)? };
    let last = last.map_or(Some(year), |last| later_year(year, last))?;
    Some(Written { year: Some(year), ..Written::new(line, at..at + 1, Named::Years { last }) })
}

/// "last week", "next month": counted from the article's own day.
pub fn away(line: Line<'_>, at: usize) -> Option<Written> {
    let by = match line.word(at) {
        "last" | "Last" => -1,
        "next" | "Next" => 1,
        _ => return None,
    };
    let named = match line.word(at + 1) {
        "week" => Named::Week(by),
        "month" => Named::Month(by),
        _ => return None,
    };
    // "Thursday last week" is that day, and "the last week of May" a week of May.
    let other = !line.runs_on(at)
        || line.was(at, 1, &OTHER)
        || line.is(at + 2, &["of"])
        || weekday_of(line.back(at, 1)).is_some();
    (!other).then(|| Written::new(line, at..at + 2, named))
}
