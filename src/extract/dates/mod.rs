//! Dates that a text names, resolved against the article's day, and which of them tell an event.
//!
//! A date is read from its words: with a day (`days`), by month (`months`) or by year (`years`). The year that they leave
//! open comes from the date that they are joined to, from a weekday beside them, from "last" and "next", or from the
//! article's day and the tense of the verbs nearby (`tense`, `resolve`); where nothing says, it stays open, since a guess
//! would be an invention. Days that are told only by their weekday, or as today and yesterday, belong to the
//! chronology alone.

mod calendar;
mod days;
mod first;
mod line;
mod months;
mod renowned;
mod resolve;
mod stretches;
mod tells;
mod tense;
mod written;
mod years;

pub use first::{first, from_name};
pub use written::Written;

use super::{BlockKind, Dated, Passage, Precision, Reading, Rule, Sentence, Shape, Tells, Word};
use crate::date;
use crate::gazetteer::{Can, Kinds};
use crate::letters;
use calendar::{
    any_month_of, any_year_of, day_of, is_prefix, later_year, month_of, short_weekday_of, weekday_of, year_of,
};
use jiff::civil::{Date, Weekday};
use line::{Line, among};
use months::Names;
use stretches::part as part_of_year;
use tense::Tense;
use written::Named;

/// A date and all that tells which day it means.
struct Dating<'a> {
    line: Line<'a>,
    written: &'a Written,
    /// Year and month of the date that this one is joined to by "and" or "to", where that one names its year.
    joined_before: Option<(i16, i8)>,
    joined_after: Option<(i16, i8)>,
    /// The year with which the sentence opens, "In 2019, ...", or that goes on to it from the date before.
    opening: Option<i16>,
    /// What the heading above says of the year.
    section: Section,
    /// The day of the item of a chronology in which it stands, or of the one before if it opens its item.
    item: Option<Item>,
    /// Whether the paragraph has last told of another year than the article's.
    elsewhere: bool,
    tense: Tense,
    /// Whether it stands between quotation marks.
    quoted: bool,
    /// The day of the article.
    own: Option<Date>,
}

/// What the heading above a sentence says of the year that is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Section {
    /// Nothing.
    Untold,
    /// It is this one: "2022: the first batteries".
    Year(i16),
    /// It is one of several: "2022–2023".
    Several,
}

/// A day in a chronology: a list, or paragraphs, of which each opens with its date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Item {
    /// That of the item before.
    After(Date),
    /// That of this item.
    Within(Date),
}

impl Dating<'_> {
    /// The word before the date.
    fn before(&self) -> &str {
        self.line.back(self.written.words.start, 1)
    }

    /// Whether it is the day of something before which all else in the sentence happens: "before the November 7 election",
    /// "ahead of elections in May".
    fn looms(&self) -> bool {
        const FAR: usize = 6;
        #[rustfmt::skip]
        const EVENTS: [&str; 20] = [
            "election", "elections", "vote", "votes", "poll", "polls", "summit", "midterm", "midterms", "referendum", "runoff",
            "run-off", "ballot", "deadline", "inauguration", "handover", "meeting", "conference", "talks", "launch",
        ];
        let (line, start, end) = (self.line, self.written.words.start, self.written.words.end);
        let event = line.is(end, &EVENTS) || line.was(start, 1, &["in", "on"]) && line.was(start, 2, &EVENTS);
        event && (1..=FAR).any(|back| line.was(start, back, &["before", "ahead", "run-up"]))
    }

    /// Whether it tells when something is, and not which thing is meant: "in March", not "the March figures".
    fn is_adverb(&self) -> bool {
        let next = self.written.words.end;
        among(self.before(), &["in", "on", "by", "until", "from", "before", "late", "early", "for"])
            || !self.line.runs_on(next - 1)
    }
}

/// The dates of each sentence of the body, as their words tell them.
pub fn written(reading: &Reading<'_>) -> Vec<Vec<Written>> {
    let mut names = Names::default();
    reading.body.sentences.iter().map(|sentence| read(Line::new(&reading.body, sentence), &mut names)).collect()
}

/// The dates that the body names, and the days it tells by weekday, in its order. `written` are those of each sentence.
pub fn found(reading: &Reading<'_>, written: &[Vec<Written>]) -> Vec<Dated> {
    let body = &reading.body;
    let (mut dates, mut marks) = (Vec::new(), Marks::default());
    let (mut own, mut block, mut last) = (reading.date, usize::MAX, None);
    let (mut section, mut item) = (Section::Untold, None);
    for (number, (sentence, written)) in body.sentences.iter().zip(written).enumerate() {
        let line = Line::new(body, sentence);
        let next = body.sentences.get(number + 1).filter(|next| next.block == sentence.block);
        let listed = sentence.kind == BlockKind::Item || heads(line, written);
        if block != sentence.block {
            (block, last) = (sentence.block, None);
            marks = Marks { at: sentence.span.start as usize, open: false };
            item = item.filter(|_| listed).map(|(Item::After(day) | Item::Within(day))| Item::After(day));
        }
        if sentence.kind == BlockKind::Heading {
            section = section_of(line, written);
        }
        // The first line of a report may be its own date.
        if own.is_none() && sentence.block <= 1 {
            own = written.iter().find_map(|written| own_date(line, written, sentence));
        }
        let (known, mut year) = (dates.len(), None);
        for (at, one) in written.iter().enumerate() {
            year = carried(line, &written[..=at], year);
            let before = at.checked_sub(1).and_then(|before| written.get(before));
            let dating = Dating {
                line,
                written: one,
                joined_before: before.and_then(|before| joined(line, (before, one), before)),
                joined_after: written.get(at + 1).and_then(|after| joined(line, (one, after), after)),
                opening: year.or_else(|| written.first().filter(|_| at > 0).and_then(|first| opening(line, first))),
                section,
                item,
                elsewhere: last.is_some_and(|year| own.is_some_and(|own| year < own.year())),
                tense: tense::of(line, &one.words, reach(one)),
                quoted: marks.quoted(body.text, one.span.start as usize),
                own,
            };
            // "5 January 2023. Germany says": a date on its own is that of the sentence behind it.
            let teller = next.filter(|_| one.words.len() == sentence.words.len()).unwrap_or(sentence);
            let dated = dated(&dating, teller);
            if listed && one.words.start == line.words().start {
                let day = dated.as_ref().filter(|dated| dated.precision != Precision::Year).and_then(|dated| dated.day);
                item = day.map(Item::Within);
            }
            dates.extend(dated);
        }
        only_the_closest(&mut dates[known..]);
        let told = written.iter().rev().find_map(|one| one.year.filter(|_| one.month().is_some()));
        last = told.or(last);
    }
    dates
}

/// Whether a sentence is an item of a chronology that is told in paragraphs: "June 10: The talks begin."
fn heads(line: Line<'_>, written: &[Written]) -> bool {
    let first = written.first().filter(|first| first.words.start == line.words().start && first.month().is_some());
    first.is_some_and(|first| {
        let gap = line.gap(first.words.end - 1);
        gap.starts_with(':') || matches!(gap.trim(), "–" | "—" | "-" | "--")
    })
}

/// How far the verb may stand from a date. "Today" is a day only beside what was done on it; elsewhere it is nowadays.
fn reach(written: &Written) -> usize {
    if written.named == Named::Away(0) { 2 } else { tense::REACH }
}

/// The dates of a sentence, in its order.
fn read(line: Line<'_>, names: &mut Names) -> Vec<Written> {
    let mut dates = Vec::new();
    let mut reached = line.words().start;
    for at in line.notable() {
        if at < reached || !line.may_date(at) {
            continue;
        }
        let written = match line.word(at).as_bytes() {
            [b'0'..=b'9', ..] if is_count(line.word(at)) => None,
            [b'0'..=b'9', ..] => {
                days::figures(line, at).or_else(|| days::day_first(line, at)).or_else(|| years::at(line, at))
            }
            [b'A'..=b'Z', ..] => days::weekday(line, at)
                .or_else(|| days::days_of_month(line, at))
                .or_else(|| months::at(line, at, names))
                // "Mid-2024".
                .or_else(|| line.is_compound(at).then(|| years::at(line, at)).flatten())
                .or_else(|| stretches::fiscal(line, at))
                .or_else(|| days::away(line, at))
                .or_else(|| stretches::away(line, at)),
            // "mid-February", "late-2023", "pre-2014".
            [b'e' | b'l' | b'm' | b'p', ..] if line.is_compound(at) => {
                months::at(line, at, names).or_else(|| years::at(line, at))
            }
            [b't' | b'y', ..] => days::away(line, at),
            [b'l' | b'n', ..] => stretches::away(line, at),
            _ => None,
        };
        reached = written.as_ref().map_or(at + 1, |written| written.words.end);
        dates.extend(written);
    }
    dates
}

/// Whether a number has the form of an amount, and not that of a day, a year or a whole date: "1,200", "3.5", "400".
fn is_count(number: &str) -> bool {
    let (mut digits, mut points) = (0, 0);
    for byte in number.bytes() {
        match byte {
            b'0'..=b'9' => digits += 1,
            b'.' => points += 1,
            b',' => return true,
            _ => return false,
        }
    }
    points == 1 || (points == 0 && !matches!(digits, 1 | 2 | 4))
}

/// A date with what it means, and the sentence that tells what happened then; none if it means nothing, or says nothing
/// of the day that only its weekday tells.
fn dated(dating: &Dating<'_>, sentence: &Sentence) -> Option<Dated> {
    let (day, last, score) = resolve::days(dating)?;
    let tells = tells::of(dating, sentence);
    let (precision, rule) = match dating.written.named {
        Named::Days { .. } => (Precision::Day, Rule::Calendar),
        Named::Months { .. } => (Precision::Month, Rule::Calendar),
        Named::Years { .. } => (Precision::Year, Rule::Calendar),
        Named::Weekday | Named::Away(_) | Named::Week(_) => (Precision::Day, Rule::Relative),
        Named::Month(_) => (Precision::Month, Rule::Relative),
    };
    let counts = rule == Rule::Calendar || tells == Tells::Event;
    counts.then_some(Dated {
        span: dating.written.span,
        day,
        last,
        precision,
        sentence: sentence.span,
        tells,
        rule,
        score,
    })
}

/// The day with which a report opens, if that is its own.
fn own_date(line: Line<'_>, written: &Written, sentence: &Sentence) -> Option<Date> {
    let Named::Days { first: (month, day), .. } = written.named else { return None };
    tells::is_dateline(line, written.words.start, sentence).then(|| date::day(written.year?, month, day))?
}

/// The year and month of one of two dates, if only "and", "to" and the like stand between them.
fn joined(line: Line<'_>, (before, after): (&Written, &Written), told: &Written) -> Option<(i16, i8)> {
    const BETWEEN: [&str; 11] = ["and", "or", "to", "until", "till", "through", "early", "late", "mid", "from", "on"];
    let between = before.words.end..after.words.start;
    let joined = between.len() <= 2 && between.clone().all(|at| line.is(at, &BETWEEN));
    let close = !between.is_empty() || matches!(line.gap(before.words.end - 1).trim(), "–" | "-" | "—");
    told.year.zip(told.month()).filter(|_| joined && close)
}

/// The year with which a sentence opens.
fn opening(line: Line<'_>, first: &Written) -> Option<i16> {
    let opens =
        first.words.start == line.words().start + 1 && line.is(line.words().start, &["in", "during", "throughout"]);
    first.year.filter(|_| opens && matches!(first.named, Named::Years { last } if Some(last) == first.year))
}

/// The year that goes on to the last of these dates: "failed twice in 2023, on 31 May and 24 August".
fn carried(line: Line<'_>, written: &[Written], year: Option<i16>) -> Option<i16> {
    let [.., before, last] = written else { return None };
    let between = before.words.end..last.words.start;
    let close = between.len() <= 1 && between.clone().all(|at| line.is(at, &["on", "in", "and"]));
    let year = match before.named {
        Named::Years { last } => {
            // "For the first time since 2012, on 10 April": that year is another.
            let other =
                line.was(before.words.start, 1, &["since", "than", "with", "from", "unlike", "until", "before", "to"]);
            before.year.filter(|year| *year == last && !other && line.is(between.start, &["on", "in"]))
        }
        _ => year.filter(|_| before.year.is_none()),
    };
    year.filter(|_| close)
}

/// A sentence that tells of a day is in the chronology for that, and not for a year that it names besides.
fn only_the_closest(dates: &mut [Dated]) {
    let tells = |dated: &Dated| dated.tells == Tells::Event && dated.day.is_some();
    if dates.iter().any(|dated| tells(dated) && dated.precision == Precision::Day) {
        let years = dates.iter_mut().filter(|dated| dated.precision == Precision::Year);
        years.for_each(|dated| dated.tells = Tells::Aside);
    }
}

/// What a heading says of the years of what stands under it: "2022: the first batteries", "Permission to sell (2023)".
fn section_of(line: Line<'_>, written: &[Written]) -> Section {
    let begins = written.first().filter(|first| first.words.start == line.words().start);
    let bracketed =
        |one: &&Written| one.words.end == line.words().end && line.mark_before(one.words.start) == Some('(');
    let Some(told) = begins.or_else(|| written.last().filter(bracketed)) else { return Section::Untold };
    match (told.named, told.year) {
        (Named::Years { last }, Some(year)) if last != year => Section::Several,
        (_, Some(year)) => Section::Year(year),
        (_, None) => Section::Untold,
    }
}

/// Where in a paragraph quotation marks are open.
#[derive(Default)]
struct Marks {
    at: usize,
    open: bool,
}

impl Marks {
    /// Whether a place stands between quotation marks. Places are asked for in order, so the text is read once.
    fn quoted(&mut self, text: &str, until: usize) -> bool {
        let passed = text.get(self.at..until).unwrap_or("");
        for at in letters::marks(passed) {
            match passed.get(at..).and_then(|rest| rest.chars().next()) {
                Some('“' | '„' | '«') => self.open = true,
                Some('”' | '»') => self.open = false,
                Some('"') => self.open = !self.open,
                _ => {}
            }
        }
        self.at = self.at.max(until);
        self.open
    }
}

#[cfg(test)]
mod tests;
