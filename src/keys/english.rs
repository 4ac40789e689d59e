//! A day as English writes it, to offer as a date that can be used.

use crate::date::{self, MONTHS};
use jiff::civil::Date;

/// The day that a text names in full: "4 April 2024", "Thursday, Apr. 4th, 2024", "2024/4/4"; `None` for anything
/// else, and for what could be one of two days.
pub fn day(text: &str) -> Option<Date> {
    let words: Vec<&str> =
        text.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let numbers: Vec<i16> = words.iter().filter_map(|word| number(word)).collect();
    let months: Vec<i8> = words.iter().filter_map(|word| month(word)).collect();
    match (months.as_slice(), numbers.as_slice()) {
        ([month], [day, year]) if *year > 31 => date::day(*year, *month, i8::try_from(*day).ok()?),
        ([], [year, month, day]) if *year > 31 && words.len() == 3 => {
            date::day(*year, i8::try_from(*month).ok()?, i8::try_from(*day).ok()?)
        }
        _ => None,
    }
}

fn number(word: &str) -> Option<i16> {
    let ending = word.trim_start_matches(|letter: char| letter.is_ascii_digit());
    let digits = &word[..word.len() - ending.len()];
    if ["", "st", "nd", "rd", "th"].contains(&ending) { digits.parse().ok() } else { None }
}

fn month(word: &str) -> Option<i8> {
    let word = word.to_ascii_lowercase();
    let word = if word == "sept" { "sep" } else { word.as_str() };
    let at = MONTHS.iter().position(|month| word.len() >= 3 && month.to_ascii_lowercase().starts_with(word))?;
    i8::try_from(at + 1).ok()
}

#[cfg(test)]
mod tests {
    use super::day;

    #[test]
    fn a_day_is_read_as_english_writes_it() {
        let read = |text: &str| day(text).map(|day| day.to_string());
        for text in ["4 April 2024", "April 4, 2024", "Thursday, Apr. 4th, 2024", "2024/4/4", "2024.04.04"] {
            assert_eq!(read(text).as_deref(), Some("2024-04-04"), "{text}");
        }
        assert_eq!(read("1 Sept 2024").as_deref(), Some("2024-09-01"));
        for text in ["April", "04/05/2024", "4 April", "31 April 2024", "", "soon"] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
