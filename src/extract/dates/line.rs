//! A sentence as dates are read from it: its words, and what stands beside one of them. Nothing outside it is seen.

use super::{Can, Kinds, Passage, Sentence, Shape, Word};
use std::ops::Range;

/// A sentence's words.
#[derive(Clone, Copy)]
pub struct Line<'a> {
    body: &'a Passage<'a>,
    sentence: &'a Sentence,
}

impl<'a> Line<'a> {
    /// The words of a sentence.
    pub fn new(body: &'a Passage<'a>, sentence: &'a Sentence) -> Self {
        Self { body, sentence }
    }

    /// The words with which something can begin, in order.
    pub fn notable(self) -> impl Iterator<Item = usize> + 'a {
        self.body.notable(self.sentence)
    }

    /// A word; empty outside the sentence.
    pub fn word(self, at: usize) -> &'a str {
        if self.has(at) { self.body.word(at) } else { "" }
    }

    /// The word so many places before; empty outside the sentence.
    pub fn back(self, at: usize, places: usize) -> &'a str {
        at.checked_sub(places).map_or("", |at| self.word(at))
    }

    /// Whether a word is one of these, in small letters or not.
    pub fn is(self, at: usize, words: &[&str]) -> bool {
        let Some(word) = self.own(at) else { return false };
        // Most words are told from these by their length alone.
        let length = word.text.len();
        words.iter().any(|one| one.len() == length && one.eq_ignore_ascii_case(word.text))
    }

    /// A word of the sentence.
    fn own(self, at: usize) -> Option<&'a Word<'a>> {
        self.body.words.get(at).filter(|_| self.has(at))
    }

    /// The bytes of a word; none outside the sentence.
    pub fn length(self, at: usize) -> usize {
        self.own(at).map_or(0, |word| word.text.len())
    }

    /// Whether the word so many places before is one of these.
    pub fn was(self, at: usize, places: usize, words: &[&str]) -> bool {
        at.checked_sub(places).is_some_and(|at| self.is(at, words))
    }

    /// What stands between a word and the next one.
    pub fn gap(self, at: usize) -> &'a str {
        self.body.gap(at)
    }

    /// Whether only white space stands between a word and the next one of the sentence.
    pub fn runs_on(self, at: usize) -> bool {
        self.has(at) && self.has(at + 1) && is_space(self.gap(at))
    }

    /// Whether only white space stands between a word and the one before it in the sentence.
    pub fn runs_in(self, at: usize) -> bool {
        at.checked_sub(1).is_some_and(|before| self.runs_on(before))
    }

    /// How a word is written; nothing outside the sentence.
    pub fn shape(self, at: usize) -> Option<Shape> {
        self.own(at).map(|word| word.shape)
    }

    /// What the lists say that a word can be; nothing outside the sentence.
    pub fn kinds(self, at: usize) -> Kinds {
        self.own(at).map_or(Kinds::default(), |word| word.kinds)
    }

    /// Whether a word has a hyphen or apostrophe within.
    pub fn is_compound(self, at: usize) -> bool {
        self.own(at).is_some_and(|word| word.compound)
    }

    /// Whether a date can begin with a word by the look of it: a number, a word of time, one with a hyphen, or one in
    /// capitals, which may be any shortening.
    pub fn may_date(self, at: usize) -> bool {
        self.own(at).is_some_and(|word| {
            matches!(word.shape, Shape::Number | Shape::Upper) || word.compound || word.kinds.can(Can::Time)
        })
    }

    /// Whether a word stands in capitals because a sentence begins with it.
    pub fn opens(self, at: usize) -> bool {
        self.has(at) && self.body.opens(at)
    }

    /// Whether a word is written with a capital first letter.
    pub fn is_capital(self, at: usize) -> bool {
        matches!(self.shape(at), Some(Shape::Capital | Shape::Upper))
    }

    /// Whether `'s` follows a word.
    pub fn possesses(self, at: usize) -> bool {
        self.own(at).is_some_and(|word| word.possessive)
    }

    /// Whether a month is the last word of a name that is no place: "the supply boat Unaizah May 4".
    pub fn ends_name(self, at: usize) -> bool {
        let Some(before) = at.checked_sub(1).filter(|&before| self.runs_on(before) && self.is_capital(before)) else {
            return false;
        };
        // "Statement by the Spokesperson / May 4, 2026": no name goes on with a day and a year, nor does an office.
        let year = self.shape(at + 2) == Some(Shape::Number) && self.length(at + 2) == 4 && self.gap(at + 1) == ", ";
        if year || self.body.office_at(before).is_some() {
            return false;
        }
        let told = |at: usize| self.is(at, &["the"]) || self.kinds(at).can(Can::BeVessel);
        before.checked_sub(1).is_some_and(told)
            && !self.opens(before)
            && !self.kinds(before).is_calendar()
            && !self.body.in_place(before)
    }

    /// The character right before a word.
    pub fn mark_before(self, at: usize) -> Option<char> {
        let start = self.body.words.get(at)?.start as usize;
        self.body.text.get(..start)?.chars().next_back()
    }

    /// Whether a number has a unit or people behind it: "2000 troops", "1900 GMT".
    pub fn measures(self, at: usize) -> bool {
        self.runs_on(at) && self.is(at + 1, &UNITS)
    }

    /// Whether a number may count what follows it: a unit, people, or any noun in the plural.
    pub fn counts(self, at: usize) -> bool {
        let next = self.word(at + 1);
        let plural = next.len() > 4 && next.ends_with('s') && !next.ends_with("ss") && !among(next, &NO_PLURALS);
        self.measures(at) || (self.runs_on(at) && self.shape(at + 1) == Some(Shape::Lower) && plural)
    }

    /// The first byte of a word.
    pub fn start(self, at: usize) -> u32 {
        self.body.words.get(at).map_or(0, |word| word.start)
    }

    /// One past the last byte of a word.
    pub fn end(self, at: usize) -> u32 {
        self.body.words.get(at).map_or(0, Word::end)
    }

    /// The places of the words.
    pub fn words(self) -> Range<usize> {
        self.sentence.words.clone()
    }

    /// Whether a word is of the sentence.
    fn has(self, at: usize) -> bool {
        self.sentence.words.contains(&at)
    }
}

/// What numbers count, where it is no plural in -s, and what makes them hours.
#[rustfmt::skip]
const UNITS: [&str; 46] = [
    "people", "men", "women", "children", "police", "personnel", "troops", "soldiers", "km", "m", "kg", "tons",
    "tonnes", "feet", "square", "cubic", "yen", "yuan", "baht", "won", "percent", "MW", "megawatts", "GMT", "UTC",
    "EST", "EDT", "CET", "hours", "hrs", "mm", "million", "billion", "staff", "strong", "fighters", "dead",
    "miles", "meters", "metres", "kilometers", "kilometres", "dollars", "euros", "pounds", "rupees",
];

/// Words in -s that no number counts.
const NO_PLURALS: [&str; 8] = ["this", "across", "towards", "besides", "unless", "always", "perhaps", "sometimes"];

/// Whether a word is one of these, in small letters or not.
pub fn among(word: &str, words: &[&str]) -> bool {
    words.iter().any(|one| one.eq_ignore_ascii_case(word))
}

/// Whether there is nothing but white space, and some of it.
pub fn is_space(gap: &str) -> bool {
    gap == " " || (!gap.is_empty() && gap.chars().all(char::is_whitespace))
}
