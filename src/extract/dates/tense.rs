//! Whether a sentence tells a date as past or as still to come, from the verbs next to the date.
//!
//! Only some words on either side are looked at, so that a sentence of any length with any number of dates costs no
//! more than its length.

use super::{Can, Line, Shape};
use std::ops::Range;

/// How a date is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tense {
    /// As past.
    Past,
    /// As still to come.
    Future,
    /// Nothing near it says.
    Open,
}

/// Words before and after a date that are looked at.
pub const REACH: usize = 14;

/// The tense in which a date is told: that of the nearest verb before it, or of the next one behind it.
pub fn of(line: Line<'_>, words: &Range<usize>, reach: usize) -> Tense {
    let before = (line.words().start.max(words.start.saturating_sub(reach))..words.start).rev();
    // What is quoted has its own verbs, and so has what stands around it.
    for at in before.take_while(|&at| !is_quoted(line.gap(at))) {
        // "He said the summit in May": what someone says about a date is told by another verb, unless they say it then.
        // "told Biden on Thursday that": they said it then.
        if line.kinds(at).can(Can::Speak) && words.start - at > 2 && !line.is(words.end, &["that"]) {
            continue;
        }
        if let Some(tense) = told(line, at) {
            return tense;
        }
    }
    let after = words.end..line.words().end.min(words.end + reach);
    let mut after = after.take_while(|&at| !is_quoted(line.gap(at - 1)) && !begins_clause(line, at));
    after.find_map(|at| told(line, at)).unwrap_or(Tense::Open)
}

/// Words behind which a word is a noun.
const NOUN: [&str; 11] = ["the", "a", "an", "its", "his", "her", "their", "our", "this", "that", "of"];

/// Quotation marks, but for those that are also apostrophes.
const QUOTES: [char; 5] = ['“', '”', '"', '«', '»'];

/// What one word tells of its sentence's tense.
fn told(line: Line<'_>, at: usize) -> Option<Tense> {
    if line.shape(at) != Some(Shape::Lower) {
        return None;
    }
    let word = line.word(at);
    // "announced the plan on 10 April": a noun tells no tense.
    if matches!(word, "plan" | "plans" | "aim" | "aims" | "hopes" | "deadline") && line.was(at, 1, &NOUN) {
        return None;
    }
    let kinds = line.kinds(at);
    // "The forum would have made little sense before December": what was not so tells neither.
    let unreal = |would: usize| {
        line.length(would) == 5
            && line.is(would, &["would"])
            && line.is(would + 1, &["have"])
            && !line.is(would + 2, &["been"])
    };
    if unreal(at) || at.checked_sub(2).is_some_and(unreal) {
        return Some(Tense::Open);
    }
    let short = line.is_compound(at) && (word.ends_with("'ll") || word.ends_with("’ll"));
    // "vowed that" was said, and "vowed to" tells of what is to come.
    let said = || word.ends_with("ed") && line.is(at + 1, &["that"]);
    if short || (kinds.can(Can::TellAhead) && !said()) {
        return Some(Tense::Future);
    }
    let to_come = matches!(word, "set" | "about" | "ready") && line.is(at + 1, &["to", "for"]);
    let to_be = word == "to" && line.was(at, 1, &["is", "are", "be", "was", "were"]);
    if to_come || to_be {
        return Some(Tense::Future);
    }
    let regular = word.len() > 4 && word.ends_with("ed") && !kinds.can(Can::BeTimeless) && !word.contains('-');
    if !kinds.can(Can::TellPast) && !regular {
        return None;
    }
    // "will be held", "to be held", "would have been built"; and "is marked" is told of every year.
    let helper = |at: usize| matches!(line.length(at), 4 | 5) && line.is(at, &["will", "would", "shall", "won't"]);
    if (at.saturating_sub(4)..at).any(helper) || line.was(at, 1, &["be"]) && line.was(at, 2, &["to"]) {
        return Some(Tense::Future);
    }
    let habit = line.was(at, 1, &["is", "are", "be", "being"]);
    Some(if habit { Tense::Open } else { Tense::Past })
}

/// Whether another clause begins with a word, which has its own verb: "meet on Thursday, and the sailing followed".
fn begins_clause(line: Line<'_>, at: usize) -> bool {
    line.is(at, &["and", "but", "while", "whereas"]) && line.gap(at - 1).starts_with([',', ';'])
}

/// Whether a quotation begins or ends within a gap.
fn is_quoted(gap: &str) -> bool {
    gap != " " && gap.contains(QUOTES)
}
