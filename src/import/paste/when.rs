//! A line that says when an article was published or changed, and says nothing else.

use super::{Phrases, extract, front, keys, words_of};
use crate::text::Prose;
use jiff::civil::Date;

/// The most words of such a line.
const MOST_WORDS: usize = 24;

/// The days of a line.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub struct When {
    /// The day of publication.
    pub published: Option<Date>,
    /// The day of the last change.
    pub updated: Option<Date>,
}

/// What a line says of days, if it does nothing else.
pub fn read(line: &str, (lists, today): (&Phrases, Date)) -> Option<When> {
    let words: Vec<&str> = parts(line);
    let is_number = |word: &str| word.starts_with(|letter: char| letter.is_ascii_digit());
    let known = |word: &&str| {
        let lower = word.to_lowercase();
        is_number(word)
            || is_month(&lower)
            || is_weekday(&lower)
            || lists.dating.contains(&lower)
            || ["gmt", "utc"].iter().any(|zone| lower.starts_with(zone) && lower.len() <= zone.len() + 3)
    };
    if words.is_empty() || words.len() > MOST_WORDS || !words.iter().all(known) {
        return None;
    }
    let lower = line.to_lowercase();
    let says_when = words.iter().any(|word| is_number(word))
        && (words.iter().any(|word| is_month(&word.to_lowercase())) || day_in(line).is_some() || has_clock(line))
        || words_of(&lower).split(' ').any(|word| matches!(word, "ago" | "yesterday" | "today"));
    if !says_when {
        return None;
    }
    let at = lists.changed.iter().filter_map(|word| lower.find(word.as_str())).min();
    let (first, last) = match at.filter(|at| line.is_char_boundary(*at)) {
        Some(at) => (&line[..at], &line[at..]),
        None => (line, ""),
    };
    let day = |part: &str| day_in(part).or_else(|| first_of(part, today)).filter(|day| *day <= today);
    Some(When { published: day(first), updated: day(last) })
}

/// The words of a line; what stands between the numbers of a date or a time stays.
fn parts(line: &str) -> Vec<&str> {
    line.split(|letter: char| letter.is_whitespace() || matches!(letter, ',' | '|' | '(' | ')' | '·' | '•' | '–' | '—'))
        .map(|word| word.trim_matches(|letter: char| !letter.is_alphanumeric()))
        .filter(|word| !word.is_empty())
        .collect()
}

/// The first day that is written in full.
pub fn day_in(line: &str) -> Option<Date> {
    let words: Vec<&str> = parts(line).into_iter().filter(|word| !is_weekday(&word.to_lowercase())).collect();
    (0..words.len()).find_map(|at| {
        let three = words.get(at..at + 3).and_then(|three| keys::english_day(&three.join(" ")));
        three.or_else(|| numeric(words[at]))
    })
}

/// The day of "22.07.2022", "22/07/2022" or "2022-07-22T10:00"; of two days that it could be neither.
fn numeric(word: &str) -> Option<Date> {
    if let Some(day) = word.get(..10).and_then(|_| front::day(word)) {
        return Some(day);
    }
    let numbers: Vec<i16> = word.split(['.', '/', '-']).map_while(|number| number.parse().ok()).collect();
    let [one, two, year] = numbers.as_slice() else { return None };
    let (day, month) = match (one, two) {
        _ if word.contains('.') => (one, two),
        (13.., _) => (one, two),
        (_, 13..) => (two, one),
        _ if one == two => (one, two),
        _ => return None,
    };
    Date::new(*year, i8::try_from(*month).ok()?, i8::try_from(*day).ok()?).ok().filter(|date| date.year() > 1900)
}

/// The day of a date without its year, by the rules that count in a text.
fn first_of(part: &str, today: Date) -> Option<Date> {
    let mut prose = Prose::default();
    prose.open(crate::text::BlockKind::Paragraph);
    prose.push(part, 0..part.len());
    prose.close();
    Some(extract::date(&prose, today)?.0)
}

fn has_clock(line: &str) -> bool {
    parts(line).iter().any(|word| word.split_once(':').is_some_and(|(hour, rest)| hour.len() <= 2 && rest.len() >= 2))
}

fn is_month(lower: &str) -> bool {
    const OTHERS: [&str; 12] = [
        "januar", "februar", "märz", "mai", "juni", "juli", "oktober", "dezember", "janvier", "mars", "enero", "avril",
    ];
    let is = |month: &str| {
        lower == month.to_lowercase() || lower == "sept" || lower.len() == 3 && month.to_lowercase().starts_with(lower)
    };
    crate::date::MONTHS.iter().any(|month| is(month)) || OTHERS.contains(&lower)
}

fn is_weekday(lower: &str) -> bool {
    const DAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
    DAYS.iter().any(|day| lower == *day || (3..=4).contains(&lower.len()) && day.starts_with(lower)) || lower == "thurs"
}

#[cfg(test)]
mod tests {
    use super::super::Phrases;
    use super::read;
    use jiff::civil::date;

    #[test]
    fn a_line_that_only_says_when_is_read() {
        let (lists, today) = (Phrases::built_in(), date(2026, 11, 23));
        let days = |line: &str| {
            let when = read(line, (&lists, today))?;
            Some((when.published.map(|day| day.to_string()), when.updated.map(|day| day.to_string())))
        };
        let day = |text: &str| Some(text.to_owned());
        assert_eq!(days("Published 4 April 2023, 18:42 BST"), Some((day("2023-04-04"), None)));
        assert_eq!(days("April 4, 2023 6:42 PM GMT+3 Updated a year ago"), Some((day("2023-04-04"), None)));
        assert_eq!(
            days("Tue 4 Apr 2023 18.42 BST Last modified on Wed 5 Apr 2023"),
            Some((day("2023-04-04"), day("2023-04-05")))
        );
        assert_eq!(days("Date: 22.07.2022"), Some((day("2022-07-22"), None)));
        assert_eq!(days("Last updated: 25.07.2022"), Some((None, day("2022-07-25"))));
        assert_eq!(days("07/22/2022"), Some((day("2022-07-22"), None)));
        assert_eq!(days("3 hours ago"), Some((None, None)));
        for line in [
            "Sweden joined on 7 March 2024.",
            "2023 in review",
            "May",
            "The day of the vote",
            "On 5 points",
            "24 February: the invasion",
        ] {
            assert_eq!(days(line), None, "{line}");
        }
    }
}
