//! Whether a dated sentence tells an event of its date.

use super::{BlockKind, Can, Dating, Line, Named, Sentence, Shape, Tells, Tense, among};

/// Words of a sentence, besides its date, from which it can tell something.
const ENOUGH: usize = 4;

/// Words shortly before a date that compare, measure or refer.
const COMPARES: [&str; 9] = ["than", "compared", "unlike", "versus", "vs", "copyright", "aged", "born", "edition"];

/// Words right before a date that do.
const REFERS: [&str; 7] = ["every", "each", "annually", "updated", "published", "posted", "modified"];

/// Words that make what was so since a date a record rather than an event.
#[rustfmt::skip]
const RECORDS: [&str; 14] = [
    "first", "worst", "best", "biggest", "largest", "highest", "lowest", "deadliest", "most", "not", "never",
    "only", "longest", "no",
];

/// Whether the sentence tells what happened, or will happen, on the date, which stands in it or is alone before it.
pub fn of(dating: &Dating<'_>, sentence: &Sentence) -> Tells {
    let (line, words) = (dating.line, &dating.written.words);
    let within = sentence.words.contains(&words.start);
    let others = sentence.words.len().saturating_sub(if within { words.len() } else { 0 });
    let prose = matches!(sentence.kind, BlockKind::Paragraph | BlockKind::Item | BlockKind::Footnote);
    let relative = dating.written.named.is_relative();
    let told = match (relative, dating.quoted) {
        // "Today" in somebody's mouth is a day that nobody knows, or nowadays.
        (true, true) => false,
        (true, false) | (false, true) => dating.tense != Tense::Open,
        (false, false) => true,
    };
    // "He would resign next week, he said": what lies ahead is told as such, and what is past as past.
    let told = told
        && match dating.written.named {
            Named::Week(by) | Named::Month(by) => dating.tense == if by < 0 { Tense::Past } else { Tense::Future },
            _ => true,
        };
    if others < ENOUGH
        || !prose
        || !told
        || is_fragment(dating)
        || refers(dating)
        || is_attribute(dating)
        || is_dateline(line, words.start, sentence)
    {
        return Tells::Aside;
    }
    Tells::Event
}

/// Nouns of a stretch of time: "the end of 2022" tells when something is, and "the framework of 2017" which one.
#[rustfmt::skip]
const STRETCHES: [&str; 33] = [
    "evening", "afternoon", "early", "late",
    "hours", "hour", "day", "part", "rest", "much", "most",
    "end", "start", "beginning", "middle", "close", "turn", "course", "half", "quarter", "third", "month", "months",
    "week", "weeks", "days", "autumn", "fall", "summer", "spring", "winter", "morning", "night",
];

/// What is no whole sentence: an item of a list that begins small, and what only introduces a list, or a quote ("On 8 April
/// the ministers said:").
fn is_fragment(dating: &Dating<'_>) -> bool {
    const NEAR: usize = 5;
    let (line, words) = (dating.line, dating.line.words());
    let small = line.word(words.start).starts_with(char::is_lowercase) && !line.is_compound(words.start);
    let introduces = words.clone().next_back().is_some_and(|last| line.gap(last).trim_start().starts_with(':'));
    let of_a_day = matches!(dating.written.named, Named::Days { .. });
    small || introduces && (!of_a_day || words.rev().take(NEAR).any(|at| line.kinds(at).can(Can::Speak)))
}

/// "than in 2015", "from 40 in 2019", "as of 2016", "the first since 1990", "© 2024".
fn refers(dating: &Dating<'_>) -> bool {
    let (line, start) = (dating.line, dating.written.words.start);
    let mark = line.mark_before(start);
    let right = mark == Some('©') || start.checked_sub(1).is_some_and(|at| line.gap(at).contains('©'));
    let bracketed = mark == Some('(') && line.gap(dating.written.words.end - 1).starts_with(')');
    right || bracketed || refers_by(dating, line.back(start, 1)) || compares(line, start)
}

/// Whether the word right before a date makes it refer.
fn refers_by(dating: &Dating<'_>, before: &str) -> bool {
    let (line, start, named) = (dating.line, dating.written.words.start, dating.written.named);
    if among(before, &["of"]) {
        // "the treaty of 1951": a year or month that tells which one is meant. "The declaration of 10 July" tells of that day.
        let is_long = matches!(named, Named::Months { .. } | Named::Years { .. });
        return line.was(start, 2, &["as"]) || is_long && !line.was(start, 2, &STRETCHES);
    }
    if among(before, &["since"]) {
        // What has been so since a year began no one knows when in it.
        return matches!(named, Named::Years { .. }) || (2..=8).any(|places| line.was(start, places, &RECORDS));
    }
    // A budget's year tells what money is for, not when anything happens.
    let fiscal = among(before, &["fiscal", "FY"]) || (among(before, &["year"]) && line.was(start, 2, &["fiscal"]));
    fiscal || line.word(start).starts_with("FY") || among(before, &REFERS)
}

/// Whether the words before a date compare with it: "than in 2015", "compared with a profit of 40 million in 2019".
fn compares(line: Line<'_>, start: usize) -> bool {
    let near = (1..=3).any(|places| line.was(start, places, &COMPARES));
    let unsaid = |places: &usize| start.checked_sub(*places).is_none_or(|at| !line.kinds(at).can(Can::Speak));
    let far = || (1..=12).take_while(unsaid).skip(3).any(|places| line.was(start, places, &["compared"]));
    near || far()
}

/// "YANGON, July 25 (Reuters)", "CAIRO – 26 July 2022:", "Sunday, May 19, 2019": the date of the report itself, before
/// its first words.
pub fn is_dateline(line: Line<'_>, start: usize, sentence: &Sentence) -> bool {
    let first = sentence.words.start;
    if start > first + 4 || sentence.block > 1 || sentence.kind == BlockKind::Item || line.opens(first) {
        return false;
    }
    let names = (first..start).all(|at| line.is_capital(at));
    let comma = start == first || (first..start).any(|at| line.gap(at).contains([',', '–', '—', '-', '(', '/', ':']));
    let shouted = (first..start).all(|at| line.shape(at) == Some(Shape::Upper));
    names && (comma || shouted)
}

/// "the 2015 nuclear deal", "the November 27 agreement", "the 2022 World Cup": a date that tells which one is meant.
fn is_attribute(dating: &Dating<'_>) -> bool {
    let (line, words) = (dating.line, &dating.written.words);
    let calendar = matches!(dating.written.named, Named::Days { .. } | Named::Months { .. } | Named::Years { .. });
    if !calendar {
        // "Monday's attack was the worst": the day tells which attack.
        return line.possesses(words.end - 1);
    }
    if !line.runs_on(words.end - 1) {
        return false;
    }
    let points = || {
        line.was(words.start, 1, &["the", "a", "an", "its", "their", "his", "her", "this", "that", "our"])
            || words.start.checked_sub(1).is_some_and(|at| line.possesses(at))
    };
    let title = matches!(dating.written.named, Named::Years { .. }) && line.is_capital(words.end);
    (!line.is(words.end, &PARTICLES) && points())
        || (title && !line.was(words.start, 1, &["in", "since", "by", "until"]))
}

/// Words behind a date that are no noun of which it tells more.
const PARTICLES: [&str; 14] =
    ["and", "or", "to", "in", "at", "by", "for", "with", "when", "after", "as", "on", "was", "is"];
