//! The days that the words of a date mean.

use super::{Date, Dating, Item, Named, Section, Tense, Weekday, Written, among, date, renowned};

/// Days by which a date may lie ahead of the article's own and still be told as past: time zones, and copy that is
/// dated a little early.
const SLACK: i32 = 2;

/// Days until which a day is just past.
const RECENT: i32 = 14;

/// Days ahead within which a day is the next of its name even if no verb tells its tense, since that before was long ago.
const SOON: i32 = 120;

/// Days ahead from which a day is rather the last of its name. In between it may be either.
const FAR: i32 = 150;

/// Days of a year.
const YEAR: i32 = 365;

/// Days ahead within which something is to be done "by" a day.
const DEADLINE: std::ops::Range<i32> = 0..245;

/// The first and the last day, both open if the year is, and how surely that is known: 3 where the date's own words say, 2
/// where other words of the text do, 1 where only the tense tells, or nothing.
pub type Days = (Option<Date>, Option<Date>, u32);

/// The date's own words say which day is meant.
const WRITTEN: u32 = 3;

/// Other words of the text say it.
const TOLD: u32 = 2;

/// Only the tense tells, or nothing.
const GUESSED: u32 = 1;

/// The days of a date: nothing if its words are no date after all.
pub fn days(dating: &Dating<'_>) -> Option<Days> {
    let Written { named, weekday, .. } = *dating.written;
    match named {
        Named::Away(days) => one(after(dating.own?, days.into())?, TOLD),
        Named::Weekday => one(by_weekday(dating, weekday?)?, GUESSED),
        Named::Week(weeks) => {
            let own = dating.own?;
            let monday = i64::from(weeks) * 7 - i64::from(own.weekday().to_monday_zero_offset());
            Some((after(own, monday), after(own, monday + 6), TOLD))
        }
        Named::Month(months) => {
            let month = dating.own?.first_of_month().checked_add(jiff::Span::new().months(months)).ok()?;
            Some((Some(month), Some(month.last_of_month()), TOLD))
        }
        Named::Years { last } => {
            let first = dating.written.year?;
            Some((date::day(first, 1, 1), date::day(last, 12, 31), WRITTEN))
        }
        Named::Days { .. } | Named::Months { .. } => {
            // A day that no month has is none, whatever the year.
            let leap = 2024;
            begin(leap, named)?;
            let known = year(dating).map(|(year, score)| (begin(year, named), end(year, named), score));
            Some(known.unwrap_or((None, None, GUESSED)))
        }
    }
}

fn one(day: Date, score: u32) -> Option<Days> {
    Some((Some(day), Some(day), score))
}

fn begin(year: i16, named: Named) -> Option<Date> {
    match named {
        Named::Days { first: (month, day), .. } => date::day(year, month, day),
        Named::Months { first, .. } => date::day(year, first, 1),
        _ => None,
    }
}

/// The last day, in the next year if it lies earlier in the calendar: "December 30-January 2".
fn end(year: i16, named: Named) -> Option<Date> {
    match named {
        Named::Days { first, last: (month, day) } => date::day(year + i16::from((month, day) < first), month, day),
        Named::Months { first, last } => date::day(year + i16::from(last < first), last, 1).map(Date::last_of_month),
        _ => None,
    }
}

fn after(day: Date, days: i64) -> Option<Date> {
    day.checked_add(jiff::Span::new().days(days)).ok()
}

fn days_between(from: Date, to: Date) -> i32 {
    to.since(from).map_or(0, |span| span.get_days())
}

/// The year of a date and how surely it is known, most certain first; none where nothing tells it, since a guess would be
/// an invention.
fn year(dating: &Dating<'_>) -> Option<(i16, u32)> {
    let Written { named, year, weekday, .. } = *dating.written;
    if let Some(year) = year {
        // A range that ends in the year after it began is told with the year of its end.
        let over = end(2024, named).is_some_and(|end| end.year() > 2024);
        return Some((year - i16::from(over), WRITTEN));
    }
    if let Some(year) = beside(dating) {
        return Some((year, TOLD));
    }
    if let (Some(weekday), Named::Days { first: (month, day), .. }, Some(own)) = (weekday, named, dating.own) {
        return fixed(weekday, (month, day), own).map(|year| (year, WRITTEN));
    }
    if let Some(year) = renowned::year(dating) {
        return Some((year, TOLD));
    }
    if let Some(away) = years_away(dating) {
        return dating.own.zip(away).map(|(own, away)| (own.year() + away, TOLD));
    }
    if let Some(year) = dating.opening.or_else(|| in_order(dating)) {
        return Some((year, TOLD));
    }
    match dating.section {
        Section::Year(year) => Some((year, TOLD)),
        Section::Several => None,
        Section::Untold => counted(dating).map(|year| (year, GUESSED)),
    }
}

/// "between May and July 2023", "from November 2022 to March": the year of the date that this one is joined to.
fn beside(dating: &Dating<'_>) -> Option<i16> {
    let month = dating.written.month()?;
    if let Some((year, other)) = dating.joined_after {
        return Some(year - i16::from(month > other));
    }
    let (year, other) = dating.joined_before?;
    Some(year + i16::from(month < other))
}

/// The year of a date in a chronology, whose items are in order. One that would so lie ahead of the article, though the item
/// before does not, is of the year before: the list has the newest first, or looks back.
fn in_order(dating: &Dating<'_>) -> Option<i16> {
    let first = begin(2024, dating.written.named)?;
    let (Item::Within(day) | Item::After(day)) = dating.item?;
    let earlier = (first.month(), first.day()) < (day.month(), day.day());
    let within = matches!(dating.item?, Item::Within(_));
    // "October 7, 2023: Hamas attacks Israel. Talks are due on June 3."
    if within && earlier && dating.tense == Tense::Future {
        return None;
    }
    let year = day.year() + i16::from(earlier && !within);
    let ahead = |day: Date| dating.own.is_some_and(|own| days_between(own, day) > SLACK);
    let is_ahead = date::day(year, first.month(), first.day()).is_some_and(ahead) && !ahead(day);
    Some(year - i16::from(is_ahead && dating.tense != Tense::Future))
}

/// The year in which a day was that weekday: the nearest to the article's own, or the latest before it.
fn fixed(weekday: Weekday, (month, day): (i8, i8), own: Date) -> Option<i16> {
    let near = [own.year(), own.year() - 1, own.year() + 1].into_iter().filter_map(|year| date::day(year, month, day));
    let nearest = near.filter(|day| day.weekday() == weekday).min_by_key(|day| days_between(own, *day).abs());
    nearest.or_else(|| date::year_by_weekday(weekday, month, day, own)).map(Date::year)
}

/// The year counted from the article's own day, by the words beside the date and by the tense in which it is told.
fn counted(dating: &Dating<'_>) -> Option<i16> {
    let (own, named) = (dating.own?, dating.written.named);
    let this = own.year();
    let first = begin(this, named).or_else(|| begin(this - 1, named)).or_else(|| begin(this + 1, named))?;
    let ahead = days_between(own, date::day(this, first.month(), first.day()).unwrap_or(first));
    let over = end(this, named).is_some_and(|end| end < own);
    let same_month = first.month() == own.month() && matches!(named, Named::Months { .. });
    let before = dating.before();
    if among(before, &["last", "previous"]) {
        return Some(this - i16::from(ahead >= 0 || same_month));
    }
    // "Since October" has begun.
    if among(before, &["since"]) && dating.tense != Tense::Future {
        return Some(this - i16::from(ahead > 0));
    }
    if among(before, &["next", "coming"]) {
        return Some(this + i16::from(over || ahead <= 0));
    }
    // "In Washington that September": of the year of which the text has just told, whichever that is.
    if before == "that" {
        return None;
    }
    let due = before == "by" || (before == "of" && dating.line.was(dating.written.words.start, 4, &["by"]));
    if due && dating.tense != Tense::Future {
        // What is to be done by a day is to be done by the next such day, however it is told ("He hoped to win by June"),
        // unless that day was lately: "By April they had taken the town". In between it may be either.
        let ago = (-ahead).rem_euclid(YEAR);
        return match ahead {
            ahead if DEADLINE.contains(&ahead) => Some(this),
            _ if ago <= YEAR - DEADLINE.end => Some(this - i16::from(ahead > 0)),
            _ => None,
        };
    }
    // Where a tale of another year is being told, a month alone is most likely of that year, and nothing says so.
    if dating.elsewhere && dating.tense != Tense::Future {
        return None;
    }
    if ahead.rem_euclid(YEAR) <= SOON && dating.looms() {
        return Some(this + i16::from(ahead < 0));
    }
    Some(match (dating.tense, before) {
        (_, "this") => this,
        // "He was envoy until December" may speak of either one.
        (Tense::Past, "until" | "till") if ahead > SLACK => return None,
        // "The March figures will be out on Friday" are those of the March that has just been.
        (Tense::Future, _) if over && !dating.is_adverb() && ahead > -120 => this,
        (Tense::Past, _) => this - i16::from(ahead > SLACK),
        // Of a day just past another verb was meant: nobody announces one for a year from now.
        (Tense::Future, _) if matches!(named, Named::Days { .. }) && (-RECENT..0).contains(&ahead) => this,
        (Tense::Future, _) => this + i16::from(over),
        // No verb says: the nearest, unless another is about as near.
        (Tense::Open, _) => match ahead.rem_euclid(YEAR) {
            soon if soon <= SOON => this + i16::from(ahead < 0),
            far if far >= FAR => this - i16::from(ahead > 0),
            _ => return None,
        },
    })
}

/// "April last year", "last year in April", "of this year", "two years ago"; open if they count from another day.
fn years_away(dating: &Dating<'_>) -> Option<Option<i16>> {
    let (line, words) = (dating.line, &dating.written.words);
    let next = words.end + usize::from(line.is(words.end, &["of"]));
    let close = line.gap(words.end - 1).len() <= 2;
    let years = line.is(next + 1, &["year"]) && close;
    let count = |word: &str| match word {
        "last" => Some(Some(-1)),
        "this" | "current" => Some(Some(0)),
        "next" => Some(Some(1)),
        "previous" | "following" | "same" => Some(None),
        _ => None,
    };
    if years && let Some(away) = count(line.word(next)) {
        return Some(away);
    }
    // "the previous year", "a year earlier".
    if close
        && line.is(next, &["the", "a", "one"])
        && (line.is(next + 2, &["year"]) || line.is(next + 2, &["earlier", "later"]))
    {
        return (line.is(next + 1, &["year", "previous", "following", "same"])).then_some(None);
    }
    if close && line.is(next, &["two"]) && line.is(next + 1, &["years"]) && line.is(next + 2, &["ago"]) {
        return Some(Some(-2));
    }
    // "A year ago, on 13 April": counted from the article's own day.
    let before = words.start - usize::from(line.was(words.start, 1, &["on", "in"]) && words.start > 0);
    if line.was(before, 1, &["ago"]) && line.was(before, 2, &["year", "years"]) {
        return match line.back(before, 3) {
            "a" | "A" | "one" | "One" => Some(Some(-1)),
            "two" | "Two" => Some(Some(-2)),
            "three" | "Three" => Some(Some(-3)),
            _ => Some(None),
        };
    }
    let earlier = line.was(words.start, 2, &["year"]) && line.was(words.start, 1, &["in", "on"]);
    if earlier { count(line.back(words.start, 3)) } else { None }
}

/// The day of a weekday that stands alone: the last one if told as past, the next one if it is to come.
fn by_weekday(dating: &Dating<'_>, weekday: Weekday) -> Option<Date> {
    let own = dating.own?;
    // "Thursday last week" is one of the week before, from Monday to Sunday.
    let (line, next) = (dating.line, dating.written.words.end);
    if line.is(next + 1, &["week"]) && line.is(next, &["last", "next"]) {
        let weeks = if line.is(next, &["last"]) { -7 } else { 7 };
        let monday = i64::from(own.weekday().to_monday_zero_offset());
        return after(own, weeks - monday + i64::from(weekday.to_monday_zero_offset()));
    }
    let forward = i64::from(own.weekday().until(weekday));
    let back = if forward == 0 { 0 } else { forward - 7 };
    let days = match (dating.before(), dating.tense) {
        ("next" | "coming" | "Next", _) if forward == 0 => 7,
        ("next" | "coming" | "Next", _) | (_, Tense::Future) => forward,
        ("last" | "past" | "previous" | "Last", _) if forward == 0 => -7,
        ("last" | "past" | "previous" | "Last", _) | (_, Tense::Past) => back,
        (_, Tense::Open) => return None,
    };
    after(own, days)
}
