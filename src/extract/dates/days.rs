//! Dates with a day: "Thursday, April 11", "10 April 2024", "Aug. 3 to 5", "2024-04-10", and days told by weekday alone.

use super::{
    Date, Line, Named, Written, any_month_of, any_year_of, date, day_of, from_name, short_weekday_of, weekday_of,
};
use crate::source::Span;

/// "2024-04-10", "10.04.2024", "2024/04/10", and "24/04/2024" where only one number can be the month.
pub fn figures(line: Line<'_>, at: usize) -> Option<Written> {
    let word = line.word(at);
    let whole = |date: Date, words: usize| {
        let day = (date.month(), date.day());
        let written = Written::new(line, at..at + words, Named::Days { first: day, last: day });
        Written { year: Some(date.year()), ..written }
    };
    if word.len() == 10
        && let Some(date) = from_name(word)
    {
        return Some(whole(date, 1));
    }
    let number = |word: &str| word.parse::<i8>().ok().filter(|_| word.len() <= 2);
    if word.bytes().filter(|&byte| byte == b'.').count() == 2
        && let Some((day, rest)) = word.split_once('.')
        && let Some((month, year)) = rest.split_once('.')
    {
        return Some(whole(date::day(any_year_of(year)?, number(month)?, number(day)?)?, 1));
    }
    if line.gap(at) != "/"
        || line.gap(at + 1) != "/"
        || line.mark_before(at) == Some('/')
        || line.gap(at + 2).starts_with('/')
    {
        return None;
    }
    let (second, third) = (line.word(at + 1), line.word(at + 2));
    if let Some(year) = any_year_of(word) {
        return Some(whole(date::day(year, number(second)?, number(third)?)?, 3));
    }
    let (one, two, year) = (number(word)?, number(second)?, any_year_of(third)?);
    let date = match (one > 12, two > 12) {
        (false, false) if one != two => return None,
        (false, true) => date::day(year, one, two),
        _ => date::day(year, two, one),
    };
    Some(whole(date?, 3))
}

/// "10 April 2024", "10th of April", "3 to 5 March", "5 JAN 90".
pub fn day_first(line: Line<'_>, at: usize) -> Option<Written> {
    let (first, last, next) = days(line, at)?;
    // "Done at Abuja, this 18th day of November 2026".
    let day = usize::from(line.is(next, &["day"]) && line.is(next + 1, &["of"]) && line.runs_in(next));
    let next = next + day;
    let of = usize::from(line.is(next, &["of"]) && line.runs_in(next));
    let next = next + of;
    let month = any_month_of(line.word(next)).filter(|_| line.runs_in(next))?;
    let written = Written::new(line, at..next + 1, Named::Days { first: (month, first), last: (month, last) });
    if let Some(year) = two_digits(line, next) {
        return Some(Written { year: Some(year), ..Written::new(line, at..next + 2, written.named) });
    }
    // "On the 5 May 12 died" has its day before the month; "killed 10 March 5" behind it.
    let behind = day_of(line.word(next + 1)).filter(|_| matches!(line.gap(next).trim(), "" | "."));
    let told = of > 0 || line.was(at, 1, &DAY_FOLLOWS) || weekday_of(line.back(at, 1)).is_some();
    (behind.is_none() || told).then(|| written.followed(line))
}

/// The year of "5 JAN 90", as wire reports write it.
fn two_digits(line: Line<'_>, month: usize) -> Option<i16> {
    let (name, word) = (line.word(month), line.word(month + 1));
    let short = name.len() == 3 && name.bytes().all(|byte| byte.is_ascii_uppercase());
    let two = word.len() == 2 && word.bytes().all(|byte| byte.is_ascii_digit());
    let year: i16 = word.parse().ok().filter(|_| short && two && line.runs_on(month))?;
    Some(if year < 50 { 2000 + year } else { 1900 + year })
}

/// Words before the day of a month.
const DAY_FOLLOWS: [&str; 15] = [
    "on", "by", "since", "until", "till", "from", "of", "to", "before", "after", "the", "between", "and", "through",
    "for",
];

/// A day, or days from one to another, and the place behind them.
fn days(line: Line<'_>, at: usize) -> Option<(i8, i8, usize)> {
    if let Some((first, last)) = line.word(at).split_once(['-', '‑']) {
        let (first, last) = (day_of(first)?, day_of(last)?);
        return (first < last).then_some((first, last, at + 1));
    }
    let first = day_of(line.word(at))?;
    let dash = matches!(line.gap(at).trim(), "–" | "-" | "—" | "/");
    let word = line.runs_on(at) && line.is(at + 1, &["to", "and", "through", "until"]) && line.runs_on(at + 1);
    let next = if dash { at + 1 } else { at + 2 };
    let last = day_of(line.word(next)).filter(|last| (dash || word) && *last > first && !line.counts(next));
    Some(last.map_or((first, first, at + 1), |last| (first, last, next + 1)))
}

/// "April 10, 2024", "Aug. 3 to 5", "July 30-Aug. 2".
pub fn days_of_month(line: Line<'_>, at: usize) -> Option<Written> {
    let month = any_month_of(line.word(at)).filter(|_| !line.ends_name(at))?;
    let number = at + 1;
    if !matches!(line.gap(at).trim(), "" | ".")
        || !matches!(line.gap(at).chars().next_back(), Some(letter) if letter.is_whitespace())
    {
        return None;
    }
    if let Some((day, other)) = line.word(number).split_once('-').filter(|(_, other)| any_month_of(other).is_some()) {
        let first = (month, day_of(day)?);
        let last = (any_month_of(other)?, day_of(line.word(number + 1))?);
        return Some(Written::new(line, at..number + 2, Named::Days { first, last }).followed(line));
    }
    let (first, last, next) = days(line, number)?;
    // "In March 15 soldiers died": the number counts what follows; "April 10:30" is an hour.
    let hour =
        line.gap(number) == ":" || line.is(next, &["am", "pm", "a.m.", "p.m.", "percent", "per", "million", "billion"]);
    let counts = line.was(at, 1, &["in"]) && line.counts(next - 1);
    if counts
        || line.gap(next - 1).starts_with(['%', '°', '$'])
        || (hour && line.runs_in(next))
        || line.gap(number) == ":"
    {
        return None;
    }
    // "July 30 – August 2" is one date, told from one day to another.
    let dash = matches!(line.gap(next - 1).trim(), "–" | "-" | "—");
    let other = any_month_of(line.word(next)).zip(day_of(line.word(next + 1))).filter(|_| dash && first == last);
    if let Some(last) = other.filter(|_| matches!(line.gap(next).trim(), "" | ".")) {
        return Some(Written::new(line, at..next + 2, Named::Days { first: (month, first), last }).followed(line));
    }
    Some(Written::new(line, at..next, Named::Days { first: (month, first), last: (month, last) }).followed(line))
}

/// "Thursday, April 11", "Sunday 20 March", "Friday the 5th of April", or a weekday alone.
pub fn weekday(line: Line<'_>, at: usize) -> Option<Written> {
    let weekday = short_weekday_of(line.word(at))?;
    let next = at + 1 + usize::from(line.is(at + 1, &["the"]));
    let gap = line.gap(at).trim();
    if matches!(gap, "" | "," | "." | ".,") && !line.gap(at).is_empty() {
        let dated = if line.word(next).starts_with(|letter: char| letter.is_ascii_digit()) {
            figures(line, next).or_else(|| day_first(line, next))
        } else {
            days_of_month(line, next)
        };
        if let Some(dated) = dated {
            let span = Span { start: line.start(at), end: dated.span.end };
            return Some(Written { words: at..dated.words.end, span, weekday: Some(weekday), ..dated });
        }
    }
    let weekday = weekday_of(line.word(at))?;
    let named = line.was(
        at,
        1,
        &["every", "each", "black", "good", "bloody", "easter", "holy", "palm", "ash", "super", "cyber"],
    );
    // "Sunday Times", "Friday prayers"; but "on Monday President Macron said".
    let title = line.runs_on(at)
        && (line.is_capital(at + 1) || line.is(at + 1, &["prayers"]))
        && !line.was(at, 1, &["on", "until", "by", "since"]);
    (!named && !title).then(|| Written { weekday: Some(weekday), ..Written::new(line, at..at + 1, Named::Weekday) })
}

/// "yesterday", "today", "tonight", "tomorrow".
pub fn away(line: Line<'_>, at: usize) -> Option<Written> {
    let days = match line.word(at) {
        "yesterday" | "Yesterday" => -1,
        "today" | "Today" | "tonight" => 0,
        "tomorrow" | "Tomorrow" => 1,
        _ => return None,
    };
    // "USA Today", and the day before yesterday.
    let other =
        (line.is_capital(at) && line.runs_in(at)) || line.was(at, 1, &["before", "after"]) || line.possesses(at);
    (!other).then(|| Written::new(line, at..at + 1, Named::Away(days)))
}
