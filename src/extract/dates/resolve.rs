//! The days that the words of a date mean.

use super::{Date, Passage, Sentence, Written, date};
use jiff::civil::Weekday;

/// Days by which a date may lie ahead of the article's own without the sentence speaking of the future.
const AHEAD: i32 = 40;

/// The first and the last day, once the year is told.
type Days = (Option<Date>, Option<Date>);

/// The day of a date that names its year.
pub fn whole(written: &Written) -> Option<Date> {
    date::day(written.year?, written.month.unwrap_or(1), written.day.unwrap_or(1))
}

/// The days of a date: none if its words are no date after all, open if its year is.
pub fn days(
    (body, sentence): (&Passage<'_>, &Sentence),
    (written, next): (&Written, Option<&Written>),
    own: Option<Date>,
) -> Option<Days> {
    if let Some(days) = written.relative {
        let day = relative((body, sentence), (written, days), own?)?;
        return Some((Some(day), Some(day)));
    }
    let year = written.year.or_else(|| year((body, sentence), (written, next), own));
    let Some(year) = year else {
        // A day that no month has is none, whatever the year.
        let leap = 2024;
        date::day(leap, written.month?, written.day.unwrap_or(1))?;
        return Some((None, None));
    };
    let first = date::day(year, written.month.unwrap_or(1), written.day.unwrap_or(1))?;
    let last_year = written.last_year.unwrap_or(year);
    let last = match (written.month, written.last_day.or(written.day)) {
        (None, _) => date::day(last_year, 12, 31),
        (Some(month), None) => date::day(last_year, month, 1).map(Date::last_of_month),
        (Some(month), Some(day)) => date::day(last_year, month, day),
    };
    Some((Some(first), Some(last.unwrap_or(first))))
}

/// The year that the words leave open.
fn year(
    (body, sentence): (&Passage<'_>, &Sentence),
    (written, next): (&Written, Option<&Written>),
    own: Option<Date>,
) -> Option<i16> {
    let month = written.month?;
    // "between May and July 2023": the year of the second date is that of the first.
    if let Some(next) = next
        && let (Some(year), Some(later)) = (next.year, next.month)
        && next.words.start <= written.words.end + 2
        && later >= month
    {
        return Some(year);
    }
    let own = own?;
    if let (Some(weekday), Some(day)) = (written.weekday, written.day) {
        return date::year_by_weekday(weekday, month, day, own).map(|day| day.year());
    }
    let after = |at: usize| body.word(written.words.end + at);
    match (after(0), after(1)) {
        ("last", "year") => return Some(own.year() - 1),
        ("this", "year") => return Some(own.year()),
        ("next", "year") => return Some(own.year() + 1),
        ("the", "previous") => return Some(own.year() - 1),
        _ => {}
    }
    let this = date::day(own.year(), month, written.day.unwrap_or(1))?;
    let before = if written.words.start > 0 { body.word(written.words.start - 1) } else { "" };
    let ahead = days_between(own, this);
    Some(match before {
        "last" if ahead >= 0 => own.year() - 1,
        "next" | "coming" if ahead <= 0 => own.year() + 1,
        "this" => own.year(),
        _ if future(body, sentence, written) && ahead < -AHEAD * 3 => own.year() + 1,
        _ if future(body, sentence, written) => own.year(),
        // A month that is told in the past and still to come this year was last year's.
        _ if ahead > AHEAD => own.year() - 1,
        _ => own.year(),
    })
}

fn days_between(from: Date, to: Date) -> i32 {
    to.since(from).map_or(0, |span| span.get_days())
}

/// Whether a sentence speaks of what is to come.
fn future(body: &Passage<'_>, sentence: &Sentence, written: &Written) -> bool {
    // Only the words around the date are looked at, since a sentence may be as long as its text.
    const AROUND: usize = 30;
    let from = written.words.start.saturating_sub(AROUND).max(sentence.words.start);
    let to = (written.words.end + AROUND).min(sentence.words.end);
    (from..to).any(|at| FUTURE.contains(&body.word(at)))
}

const FUTURE: [&str; 22] = [
    "will", "shall", "expected", "scheduled", "planned", "due", "plans", "upcoming", "slated", "set", "coming", "intends", "aims",
    "expects", "until", "deadline", "expires", "ahead", "may", "begins", "starts", "would",
];

/// A weekday alone, or a day told from the article's own.
fn relative(
    (body, sentence): (&Passage<'_>, &Sentence),
    (written, days): (&Written, i8),
    own: Date,
) -> Option<Date> {
    let Some(weekday) = written.weekday else {
        return own.checked_add(jiff::Span::new().days(i64::from(days))).ok();
    };
    let before = if written.words.start > 0 { body.word(written.words.start - 1) } else { "" };
    let ahead = match before {
        "next" | "coming" => true,
        "last" | "past" => false,
        _ => future(body, sentence, written),
    };
    let distance = |day: Weekday| i64::from(own.weekday().until(day));
    let forward = distance(weekday);
    let days = match (ahead, before) {
        (true, "next" | "coming") if forward == 0 => 7,
        (true, _) => forward,
        (false, "last") if forward == 0 => -7,
        (false, _) if forward == 0 => 0,
        (false, _) => forward - 7,
    };
    own.checked_add(jiff::Span::new().days(days)).ok()
}
