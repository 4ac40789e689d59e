//! What single words are to the name of an organisation.

use super::{Gazetteer, HeadNoun, HeadNouns, Passage, PersonalNames, Range, Shape, dates, opens};

/// A passage with what is known of its words.
pub struct Words<'p, 'a> {
    /// The passage.
    pub passage: &'p Passage<'a>,
    pub nouns: &'p HeadNouns,
    pub names: &'p PersonalNames,
}

impl<'p, 'a> Words<'p, 'a> {
    /// The words of a passage.
    pub fn of(passage: &'p Passage<'a>, gazetteer: &'p Gazetteer) -> Self {
        Self { passage, nouns: &gazetteer.headnouns, names: &gazetteer.names }
    }

    /// What a word can be in an organisation's name.
    pub fn noun(&self, at: usize) -> HeadNoun {
        self.nouns.part(self.passage.word(at))
    }

    /// Whether a word can be part of a name by the way it is written.
    pub fn is_capital(&self, at: usize) -> bool {
        let Some(word) = self.passage.words.get(at) else { return false };
        let letters = self.passage.word(at);
        match word.shape {
            Shape::Capital => !dates(letters),
            Shape::Upper => letters != "I",
            Shape::Number => false,
            Shape::Lower => letters
                .split_once(['-', '\'', '’'])
                .is_some_and(|(article, rest)| article.len() <= 3 && rest.starts_with(char::is_uppercase)),
        }
    }

    /// Whether a word is part of the name of a country, a people or a place in a country.
    pub fn in_place(&self, at: usize) -> bool {
        let Some(word) = self.passage.words.get(at) else { return false };
        let places = &self.passage.places;
        let place = places.partition_point(|place| place.span.end <= word.span.start);
        places.get(place).is_some_and(|place| {
            place.country.is_some() && place.span.start <= word.span.start && word.span.end <= place.span.end
        })
    }

    /// Whether a word is part of an office, rank or form of address.
    pub fn in_office(&self, at: usize) -> bool {
        let Some(word) = self.passage.words.get(at) else { return false };
        let hits = &self.passage.hits;
        let after = hits.partition_point(|hit| hit.span.start <= word.span.start);
        // An office has few words, so that one that covers this word begins among the last few finds.
        let near = hits[after.saturating_sub(NEAR)..after].iter();
        near.rev().any(|hit| matches!(hit.sense, super::Sense::Office(_)) && word.span.end <= hit.span.end)
    }

    /// Whether a word is a given name and nothing else.
    pub fn is_given(&self, at: usize) -> bool {
        let part = self.names.part(self.passage.word(at));
        part.given && !part.doubtful
    }

    /// The end of the capitalised words that belong together from here on.
    pub fn stretch(&self, start: usize, limit: usize) -> usize {
        let mut end = start + 1;
        while end < limit && self.joined(end - 1) {
            if self.is_capital(end) || self.is_number(end, limit) {
                end += 1;
            } else {
                break;
            }
        }
        end
    }

    /// Whether the gap behind a word lets a name go on.
    fn joined(&self, at: usize) -> bool {
        let gap = self.passage.gap(at);
        let word = self.passage.word(at);
        if self.passage.words.get(at).is_some_and(|word| word.possessive) {
            return matches!(gap, "'s " | "’s ") && self.noun(at).owner;
        }
        match gap {
            " " | "\u{a0}" | "\n" | " & " | "–" => true,
            ". " => word == "St",
            // "Workers' Party", but not "the House of Representatives' committee".
            "' " | "’ " => word.ends_with('s') && !self.in_place(at) && !self.noun(at).ends,
            _ => false,
        }
    }

    /// A number within a name, before another of its words.
    fn is_number(&self, at: usize, limit: usize) -> bool {
        let number = self.passage.words.get(at).is_some_and(|word| word.shape == Shape::Number);
        number && at + 1 < limit && self.passage.gap(at) == " " && self.is_capital(at + 1) && self.passage.word(at).len() < 4
    }

    /// An ordinal number that can begin a name: "158th Division".
    pub fn is_ordinal(&self, at: usize) -> bool {
        let word = self.passage.word(at);
        let number = self.passage.words.get(at).is_some_and(|word| word.shape == Shape::Number);
        number && ["st", "nd", "rd", "th"].iter().any(|ending| word.ends_with(ending))
    }

    /// A stretch without the words that only begin its sentence.
    pub fn without_opener(&self, words: Range<usize>) -> Range<usize> {
        let Range { mut start, end } = words;
        while start < end && !self.in_place(start) && opens(self.passage.word(start)) {
            start += 1;
        }
        start..end
    }
}

/// Finds before a word among which an office that covers it is sought.
const NEAR: usize = 12;
