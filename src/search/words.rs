//! A word as it stands in a text, and the words that it is found by.
//!
//! The reader's side is Pagefind's, which takes a query to pieces in a way of its own; what is written here must meet it:
//! lower case, no punctuation, no accents, and the stem that Pagefind's stemmer gives in the site's language.

use super::stemmer;
use convert_case::{Case, Casing};
use pagefind_stem::Stemmer;
use std::collections::HashMap;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::{decompose_canonical, is_combining_mark};

/// What a word at one place of a text counts for, as Pagefind reckons: the whole word, and each of its parts.
const WHOLE: u8 = 24;

/// A word that a text is found by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// Its stem, without accents.
    pub stem: Box<str>,
    /// How it is written, where accents make a difference; otherwise empty.
    pub form: Box<str>,
    /// What it counts for.
    pub weight: u8,
}

/// Takes words to pieces, each only once.
pub struct Words {
    stemmer: Option<Stemmer>,
    known: HashMap<Box<str>, Box<[u32]>>,
    /// In the order in which they were met.
    found: Vec<Found>,
    numbers: HashMap<(Box<str>, Box<str>, u8), u32>,
}

impl Words {
    /// For texts of a site in this language.
    pub fn new(language: &str) -> Self {
        Self { stemmer: stemmer(language), known: HashMap::new(), found: Vec::new(), numbers: HashMap::new() }
    }

    /// What a word is found by, each with its number: what is new has the next one. The word is as it stands between
    /// two gaps.
    pub fn of(&mut self, raw: &str) -> impl Iterator<Item = (usize, &Found)> {
        if !self.known.contains_key(raw) {
            let numbers = self.parts(raw).into_iter().map(|found| self.number(found)).collect();
            self.known.insert(raw.into(), numbers);
        }
        let numbers: &[u32] = self.known.get(raw).map_or(&[], |numbers| numbers);
        numbers.iter().map(|&number| (number as usize, &self.found[number as usize]))
    }

    fn number(&mut self, found: Found) -> u32 {
        let next = u32::try_from(self.found.len()).unwrap_or(u32::MAX);
        let key = (found.stem.clone(), found.form.clone(), found.weight);
        let number = *self.numbers.entry(key).or_insert(next);
        if number == next {
            self.found.push(found);
        }
        number
    }

    /// The word itself, and the parts of one that is put together: `Indo-Pacific`, `YouTube`.
    fn parts(&self, raw: &str) -> Vec<Found> {
        let whole: String = raw.chars().filter(|&letter| counts(letter)).flat_map(char::to_lowercase).collect();
        if whole.is_empty() {
            return Vec::new();
        }
        let mut parts = vec![self.one(&whole, WHOLE)];
        let joined = raw.chars().any(|letter| !letter.is_alphanumeric()) || raw.chars().skip(1).any(char::is_uppercase);
        if joined {
            let apart: String = raw.chars().map(|letter| if letter.is_alphanumeric() { letter } else { ' ' }).collect();
            let apart = apart.to_case(Case::Lower);
            let pieces: Vec<&str> = apart.split_whitespace().collect();
            if pieces.len() > 1 {
                let long: Vec<&str> = pieces.into_iter().filter(|piece| piece.len() > 1).collect();
                let weight = u8::try_from(long.len()).map_or(1, |count| (WHOLE / count.max(1)).max(1));
                parts.extend(long.into_iter().map(|piece| self.one(piece, weight)));
            }
        }
        parts
    }

    fn one(&self, word: &str, weight: u8) -> Found {
        let plain = without_accents(word);
        let plain_word = plain.as_deref().unwrap_or(word);
        let stem = self.stemmer.as_ref().map_or(plain_word.into(), |stemmer| stemmer.stem(plain_word));
        let form = if plain.is_some() { word.into() } else { Box::default() };
        Found { stem: Box::from(stem.as_ref()), form, weight }
    }
}

/// Letters, digits, and the underscore and its like, which Pagefind counts among them.
fn counts(letter: char) -> bool {
    letter.is_alphanumeric() || "_‿⁀⁔︳︴﹍﹎﹏＿".contains(letter)
}

/// The word without its accents; `None` if it has none. The voiced marks of kana tell words apart and stay.
fn without_accents(word: &str) -> Option<String> {
    if word.is_ascii() || !word.chars().any(has_parts) {
        return None;
    }
    let kept = |letter: char| matches!(letter, '\u{3099}' | '\u{309A}');
    let bare: String = word.nfd().filter(|&letter| !is_combining_mark(letter) || kept(letter)).collect();
    let bare = if bare.chars().any(kept) { bare.nfc().collect() } else { bare };
    (bare != word).then_some(bare)
}

fn has_parts(letter: char) -> bool {
    let mut parts = is_combining_mark(letter);
    decompose_canonical(letter, |part| parts |= part != letter);
    parts
}

#[cfg(test)]
mod tests {
    use super::Words;

    fn found(word: &str) -> Vec<(String, String, u8)> {
        let mut words = Words::new("en");
        words.of(word).map(|(_, found)| (found.stem.to_string(), found.form.to_string(), found.weight)).collect()
    }

    fn check(word: &str, expected: &[(&str, &str, u8)]) {
        let expected: Vec<_> =
            expected.iter().map(|&(stem, form, at)| (stem.to_owned(), form.to_owned(), at)).collect();
        assert_eq!(found(word), expected, "{word}");
    }

    #[test]
    fn words_are_found_by_their_stems_and_parts() {
        check("Exercises,", &[("exercis", "", 24)]);
        check("Indo-Pacific", &[("indopacif", "", 24), ("indo", "", 12), ("pacif", "", 12)]);
        check("“Türkiye’s", &[("turkiy", "türkiyes", 24), ("turkiy", "türkiye", 24)]);
        check("U.S.", &[("us", "", 24)]);
        check("–", &[]);
    }
}
