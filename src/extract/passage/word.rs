//! A word: where it ends, and how it is written.

use crate::gazetteer::{Kinds, Piece};
use crate::source::Span;
use std::ops::Range;

/// A word and how it is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Word<'a> {
    /// Its letters, without a possessive ending: nearly every reader asks for them.
    pub text: &'a str,
    /// Its first byte.
    pub start: u32,
    /// What the lists say that it can be.
    pub kinds: Kinds,
    /// How it is written.
    pub shape: Shape,
    /// Whether `'s` or `’s` follows.
    pub possessive: bool,
    /// Whether it has a hyphen or apostrophe within.
    pub compound: bool,
    /// Whether nothing but one space stands between it and the next one, as it mostly does.
    pub spaced: bool,
}

impl Word<'_> {
    /// Its bytes, without a possessive ending.
    pub fn span(&self) -> Span {
        Span { start: self.start, end: self.end() }
    }

    /// One past the last of them.
    pub fn end(&self) -> u32 {
        // The mask changes nothing, and says to the compiler that nothing has to be looked at.
        self.start + u32::try_from(self.text.len() & u32::MAX as usize).unwrap_or(0)
    }

    /// Whether something can begin with it.
    pub fn is_notable(&self) -> bool {
        (self.shape != Shape::Lower) | self.compound | self.kinds.begins_something()
    }
}

/// How a word is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// In small letters.
    Lower,
    /// With a capital first letter and small ones: `Kishida`, `McCain`, `Al-Mudhaf`.
    Capital,
    /// In capitals, with digits or not: `NATO`, `F-35`, and single letters.
    Upper,
    /// Digits first: `2024`, `10th`, `3.5`.
    Number,
}

/// A word that is more than a run of letters, or does not end before a space.
pub struct Joined {
    /// One past its last byte, without a possessive ending.
    pub end: u32,
    /// Whether such an ending follows.
    pub possessive: bool,
    /// Whether it has a hyphen or apostrophe within.
    pub compound: bool,
}

/// Reads on behind a run of letters, of which the second is the first that may belong to it. Hands back the runs behind the
/// word. Few words come here, and what it takes must not stand in the way of all others.
#[inline(never)]
pub fn joined<'p>((text, limit): (&str, usize), (first, mut rest): (&Piece, &'p [Piece])) -> (Joined, &'p [Piece]) {
    let bytes = text.as_bytes();
    let Range { start, end: mut at } = first.span.range();
    let (mut stopped, mut compound) = (false, false);
    while at < limit && bytes[at] != b' ' {
        if let Some(width) = combining(text, at) {
            at += width;
        } else if let Some(width) = inner_mark(text, start, at).filter(|width| at + width < limit) {
            stopped |= bytes[at] == b'.';
            compound |= !matches!(bytes[at], b'.' | b',');
            at += width;
        } else {
            break;
        }
        if let [next, after @ ..] = rest
            && next.span.start as usize == at
        {
            (at, rest) = (next.span.end as usize, after);
        }
    }
    // The full stop of "U.S." belongs to the abbreviation.
    if stopped && bytes.get(at) == Some(&b'.') && at < limit && is_initials(&text[start..at]) {
        at += 1;
    }
    let end = at - if compound { possessive(&text[start..at]) } else { 0 };
    (Joined { end: Span::from(start..end).end, possessive: end < at, compound }, rest)
}

/// The bytes of a possessive ending.
fn possessive(word: &str) -> usize {
    let endings = ["'s", "’s", "'S", "’S"];
    endings.iter().find(|ending| word.len() > ending.len() && word.ends_with(**ending)).map_or(0, |ending| ending.len())
}

/// The width of the accent that stands here and is written on the letter before it.
fn combining(text: &str, at: usize) -> Option<usize> {
    if text.as_bytes()[at].is_ascii() {
        return None;
    }
    let letter = text[at..].chars().next()?;
    ('\u{300}'..='\u{36f}').contains(&letter).then_some(letter.len_utf8())
}

/// The width of a mark that goes on a word: a hyphen or apostrophe before a letter, the stop of an abbreviation, the
/// point or comma of a number.
fn inner_mark(text: &str, start: usize, at: usize) -> Option<usize> {
    let letter = text[at..].chars().next()?;
    let after = text[at + letter.len_utf8()..].chars().next()?;
    let before = text[start..at].chars().next_back()?;
    let joins = match letter {
        '-' | '\'' | '’' | '‑' => after.is_alphanumeric(),
        '.' => {
            (before.is_ascii_digit() && after.is_ascii_digit())
                || (after.is_alphabetic() && is_initials(&text[start..at]))
        }
        ',' => before.is_ascii_digit() && after.is_ascii_digit(),
        _ => false,
    };
    joins.then_some(letter.len_utf8())
}

/// Whether a text is single letters with full stops between them.
fn is_initials(text: &str) -> bool {
    text.split('.').all(|part| part.chars().count() == 1 && part.chars().all(char::is_alphabetic))
}

/// How a word is written.
pub fn shape(word: &str) -> Shape {
    match word.as_bytes() {
        [b'a'..=b'z', ..] => return Shape::Lower,
        [b'0'..=b'9', ..] => return Shape::Number,
        // A small letter of ASCII decides; others have to be looked up.
        [b'A'..=b'Z', rest @ ..] if rest.iter().any(u8::is_ascii_lowercase) => return Shape::Capital,
        _ => {}
    }
    let mut letters = word.chars();
    match letters.next() {
        Some(first) if first.is_numeric() => Shape::Number,
        Some(first) if first.is_uppercase() => {
            if letters.clone().any(char::is_lowercase) {
                Shape::Capital
            } else {
                Shape::Upper
            }
        }
        // "al-Sisi" and "d'Ivoire" are names; "pre-Brexit" is not told apart from them here.
        _ => Shape::Lower,
    }
}
