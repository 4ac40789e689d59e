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
    for at in before.take_while(|&at| !line.gap(at).contains(QUOTES)) {
        // "He said the summit in May": what someone says about a date is told by another verb, unless they say it then.
        if line.kinds(at).can(Can::Speak) && words.start - at > 2 {
            continue;
        }
        if let Some(tense) = told(line, at) {
            return tense;
        }
    }
    let after = words.end..line.words().end.min(words.end + reach);
    let mut after = after.take_while(|&at| !line.gap(at - 1).contains(QUOTES));
    after.find_map(|at| told(line, at)).unwrap_or(Tense::Open)
}

/// Words behind which a word is a noun.
const NOUN: [&str; 11] = ["the", "a", "an", "its", "his", "her", "their", "our", "this", "that", "of"];

/// Quotation marks, but for those that are also apostrophes.
const QUOTES: [char; 5] = ['“', '”', '"', '«', '»'];

/// What one word tells of its sentence's tense.
fn told(line: Line<'_>, at: usize) -> Option<Tense> {
    let word = line.word(at);
    if line.shape(at) != Some(Shape::Lower) {
        return None;
    }
    // "announced the plan on 10 April": a noun tells no tense.
    if matches!(word, "plan" | "plans" | "aim" | "aims" | "hopes" | "deadline") && line.was(at, 1, &NOUN) {
        return None;
    }
    if AHEAD.binary_search(&word).is_ok() || word.ends_with("'ll") || word.ends_with("’ll") {
        return Some(Tense::Future);
    }
    let to_come = line.is(at + 1, &["to", "for"]) && matches!(word, "set" | "about" | "ready");
    let to_be = word == "to" && line.was(at, 1, &["is", "are", "be", "was", "were"]);
    if to_come || to_be {
        return Some(Tense::Future);
    }
    if !is_past(word) {
        return None;
    }
    // "will be held", "to be held", "would have been built"; and "is marked" is told of every year.
    if (1..=4).any(|places| line.was(at, places, &["will", "would", "shall", "won't"]))
        || line.was(at, 2, &["to"]) && line.was(at, 1, &["be"])
    {
        return Some(Tense::Future);
    }
    let habit = line.was(at, 1, &["is", "are", "be", "being"]);
    Some(if habit { Tense::Open } else { Tense::Past })
}

/// Whether a word is a verb in the past, or one of its helpers.
fn is_past(word: &str) -> bool {
    if PAST.binary_search(&word).is_ok() {
        return true;
    }
    word.len() > 4 && word.ends_with("ed") && !word.contains('-') && ADJECTIVES.binary_search(&word).is_err()
}

/// Words that speak of what is to come; sorted.
#[rustfmt::skip]
const AHEAD: [&str; 39] = [
    "aim", "aims", "deadline", "due", "expect", "expected", "expects", "expire", "expires", "forthcoming", "hopes",
    "intend", "intends", "likely", "looms", "mulled", "mulls", "plan", "planned", "planning", "plans", "poised",
    "postponed", "scheduled", "shall", "should", "slated", "tentatively", "tomorrow", "tonight", "upcoming",
    "vowed", "vows", "wants", "will", "won't", "won’t", "would", "wouldn't",
];

/// Verbs whose past does not end in -ed, and helpers; sorted.
#[rustfmt::skip]
const PAST: [&str; 93] = [
    "arose", "ate", "became", "been", "began", "begun", "bore", "born", "bought", "broke", "broken", "brought",
    "built", "came", "caught", "chose", "chosen", "dealt", "did", "didn't", "died", "drew", "drove", "fell",
    "fled", "flew", "forbade", "forgot", "fought", "found", "froze", "gave", "given", "got", "grew", "had", "has",
    "have", "held", "hid", "kept", "knew", "laid", "led", "left", "lost", "made", "meant", "met", "overthrew",
    "paid", "ran", "rose", "said", "sank", "sat", "saw", "sent", "shook", "shot", "shown", "slid", "sold",
    "sought", "spent", "spoke", "stole", "stood", "struck", "sunk", "swept", "swore", "sworn", "taken", "taught",
    "thought", "threw", "told", "took", "undertook", "underwent", "was", "wasn't", "went", "were", "weren't",
    "withdrawn", "withdrew", "won", "wore", "written", "wrote", "yielded",
];

/// Words in -ed that tell no tense; sorted.
const ADJECTIVES: [&str; 16] = [
    "advanced", "alleged", "allied", "armed", "armored", "armoured", "combined", "detailed", "exceed", "hundred",
    "indeed", "limited", "proceed", "proposed", "united", "unmanned",
];

#[cfg(test)]
mod tests {
    #[test]
    fn lists_are_sorted_so_that_they_are_found() {
        assert!(super::AHEAD.is_sorted() && super::PAST.is_sorted() && super::ADJECTIVES.is_sorted());
    }
}
