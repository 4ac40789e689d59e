//! Words and numbers of the calendar: months, weekdays, days and years, each read from one word.

use crate::date::MONTHS;
use jiff::civil::Weekday;

const WEEKDAYS: [(&str, Weekday); 7] = [
    ("Monday", Weekday::Monday),
    ("Tuesday", Weekday::Tuesday),
    ("Wednesday", Weekday::Wednesday),
    ("Thursday", Weekday::Thursday),
    ("Friday", Weekday::Friday),
    ("Saturday", Weekday::Saturday),
    ("Sunday", Weekday::Sunday),
];

/// A weekday by its whole name.
pub fn weekday_of(word: &str) -> Option<Weekday> {
    if !word.ends_with(['y', 'Y']) || !word.starts_with(char::is_uppercase) {
        return None;
    }
    WEEKDAYS.iter().find(|(name, _)| word.eq_ignore_ascii_case(name)).map(|(_, day)| *day)
}

/// A weekday by its name or a shortening, which counts only beside a day: "Wed., April 10".
pub fn short_weekday_of(word: &str) -> Option<Weekday> {
    // Most words in capitals begin with none of these letters.
    if !word.starts_with(['M', 'T', 'W', 'F', 'S']) {
        return None;
    }
    let short = matches!(word.len(), 3..=5) && word.starts_with(char::is_uppercase);
    weekday_of(word).or_else(|| {
        let (name, day) = WEEKDAYS.iter().find(|(name, _)| short && name.starts_with(word))?;
        (word.len() == 3 || matches!(*name, "Tuesday" | "Thursday")).then_some(*day)
    })
}

/// A month by its name or a shortening, with a capital first letter.
pub fn month_of(word: &str) -> Option<i8> {
    if !word.starts_with(['J', 'F', 'M', 'A', 'S', 'O', 'N', 'D']) {
        return None;
    }
    let at = MONTHS.iter().position(|month| {
        *month == word
            || (word.len() >= 3 && *word != *"May" && month[..3] == *word)
            || (word == "Sept" && *month == "September")
    })?;
    i8::try_from(at + 1).ok()
}

/// A month as in [`month_of`], or in capitals throughout, as wire reports write it.
pub fn any_month_of(word: &str) -> Option<i8> {
    if !begins_month(word) {
        return None;
    }
    month_of(word).or_else(|| {
        if !word.bytes().all(|byte| byte.is_ascii_uppercase()) {
            return None;
        }
        let at = MONTHS.iter().position(|month| {
            let short = month.get(..word.len()).is_some_and(|short| short.eq_ignore_ascii_case(word));
            short && (word.len() == 3 || word.len() == month.len() || word == "SEPT")
        })?;
        i8::try_from(at + 1).ok()
    })
}

/// Whether a word begins with the first three letters of a month, in capitals or not, as all names of months do.
fn begins_month(word: &str) -> bool {
    let Some(three) = word.as_bytes().first_chunk::<3>() else { return false };
    const BEGINNINGS: [&[u8; 3]; 12] =
        [b"jan", b"feb", b"mar", b"apr", b"may", b"jun", b"jul", b"aug", b"sep", b"oct", b"nov", b"dec"];
    three[0].is_ascii_uppercase() && BEGINNINGS.contains(&&three.map(|letter| letter.to_ascii_lowercase()))
}

/// A day of the month: `10`, `10th`.
pub fn day_of(word: &str) -> Option<i8> {
    let digits = word.trim_end_matches(|letter: char| letter.is_ascii_alphabetic());
    let ending = &word[digits.len()..];
    let day: i8 = digits.parse().ok()?;
    let plain = digits.len() <= 2 && digits.bytes().all(|byte| byte.is_ascii_digit());
    (plain && matches!(ending, "" | "st" | "nd" | "rd" | "th") && (1..=31).contains(&day)).then_some(day)
}

/// A year of our time.
pub fn year_of(word: &str) -> Option<i16> {
    any_year_of(word).filter(|year| (1900..=2100).contains(year))
}

/// A year that may lie further back, where the words beside it leave no doubt that it is one.
pub fn any_year_of(word: &str) -> Option<i16> {
    if word.len() != 4 || !word.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    word.parse().ok().filter(|year| (1500..=2100).contains(year))
}

/// The later year of "1995-96", "2014–2018", "1999/2000".
pub fn later_year(first: i16, last: &str) -> Option<i16> {
    let year = match last.len() {
        2 => {
            let last: i16 = last.parse().ok()?;
            let year = first - first % 100 + last;
            // "1999-00"; and "2022-02" is a month, not a century.
            if first % 100 == 99 && last == 0 { first + 1 } else { year }
        }
        _ => any_year_of(last)?,
    };
    (first < year && year <= first + 99).then_some(year)
}

/// What stands before a hyphen and tells a part of the time behind it: "mid-February", "pre-2014".
pub fn is_prefix(prefix: &str) -> bool {
    ["mid", "early", "late", "end", "pre", "post"].iter().any(|one| one.eq_ignore_ascii_case(prefix))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_the_calendar() {
        assert_eq!(
            [month_of("Sept"), month_of("Apr"), month_of("May"), month_of("march")],
            [Some(9), Some(4), Some(5), None]
        );
        assert_eq!(
            [any_month_of("JAN"), any_month_of("MARCH"), any_month_of("Marc"), any_month_of("JANU")],
            [Some(1), Some(3), None, None]
        );
        assert_eq!(
            [day_of("10th"), day_of("31"), day_of("32"), day_of("10am"), day_of("007")],
            [Some(10), Some(31), None, None, None]
        );
        assert_eq!(
            [year_of("2024"), year_of("1812"), any_year_of("1812"), any_year_of("+201")],
            [Some(2024), None, Some(1812), None]
        );
        assert_eq!(
            [later_year(1995, "96"), later_year(2022, "02"), later_year(1999, "2000"), later_year(1999, "00")],
            [Some(1996), None, Some(2000), Some(2000)]
        );
        assert_eq!(short_weekday_of("Thurs"), Some(Weekday::Thursday));
        assert_eq!([short_weekday_of("Wedn"), short_weekday_of("Sund"), weekday_of("Sun")], [None; 3]);
    }
}
