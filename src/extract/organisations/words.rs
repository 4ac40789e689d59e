//! What single words are to the name of an organisation.

use super::{Can, CountryId, Gazetteer, Kinds, Passage, Range, Sentence, Shape, Span, Word};

/// Words at the start of a stretch among which one that says whose side is sought.
const LONGEST: usize = 6;

/// Ends of words that say whose side an organisation is on, which is no part of its name: Kurdish-led.
#[rustfmt::skip]
const SIDES: [&str; 12] = [
    "-led", "-backed", "-based", "-owned", "-run", "-controlled", "-linked", "-affiliated", "-aligned", "-listed",
    "-sponsored", "-funded",
];

/// Beginnings of such words, in small letters: pro-Russian.
const LEANINGS: [&str; 4] = ["pro-", "anti-", "non-", "ex-"];

/// A passage with what is known of its words.
pub struct Words<'p, 'a> {
    /// The passage.
    pub passage: &'p Passage<'a>,
    /// What is known.
    pub gazetteer: &'p Gazetteer,
    /// Its sentences but for titles in capitals, which tell nothing by their capitals, so that they are left to the lists.
    pub sentences: Vec<&'p Sentence>,
    /// Of each word, whether it can be part of a name by the way it is written.
    capital: Vec<bool>,
    /// Of each such word, and of each number, the end of the words that belong together from it on; zero of all others.
    ends: Vec<u32>,
}

impl<'p, 'a> Words<'p, 'a> {
    /// The words of a passage.
    pub fn of(passage: &'p Passage<'a>, gazetteer: &'p Gazetteer) -> Self {
        let mut sentences = Vec::with_capacity(passage.sentences.len());
        sentences.extend(passage.sentences.iter().filter(|sentence| !sentence.headline));
        let mut capital = vec![false; passage.words.len()];
        for sentence in &passage.sentences {
            for at in passage.notable(sentence) {
                capital[at] = is_capital(&passage.words[at]);
            }
        }
        let mut words = Self { passage, gazetteer, sentences, capital, ends: vec![0; passage.words.len()] };
        words.join();
        words
    }

    /// Finds where the words that belong together end, the last of a sentence first, so that each is looked at once.
    fn join(&mut self) {
        for at in 0..self.sentences.len() {
            let sentence = self.sentences[at];
            let limit = sentence.words.end;
            for at in self.passage.notable(sentence).rev() {
                if self.capital[at] || self.passage.words[at].shape == Shape::Number {
                    let next = at + 1;
                    let named = next < limit
                        && ((self.capital[next] && self.passage.word(next) != "The") || self.is_number(next, limit));
                    self.ends[at] = if named && self.joined(at) {
                        self.ends[next]
                    } else {
                        u32::try_from(next).unwrap_or(u32::MAX)
                    };
                }
            }
        }
    }

    /// What a word can be in an organisation's name.
    pub fn noun(&self, at: usize) -> Kinds {
        self.passage.kinds(at)
    }

    /// What a few words can be in or beside an organisation's name.
    pub fn phrase(&self, words: Range<usize>) -> Kinds {
        let Some(last) = words.end.checked_sub(1).filter(|&last| last > words.start) else {
            return self.noun(words.start);
        };
        // Hardly any word ends a phrase of the lists, so that most need no look.
        if !self.noun(last).can(Can::EndPhrase) {
            return Kinds::default();
        }
        self.gazetteer.lexicon.kinds(self.passage.slice(self.passage.span(words)))
    }

    /// How a word is written.
    pub fn shape(&self, at: usize) -> Option<Shape> {
        self.passage.words.get(at).map(|word| word.shape)
    }

    /// Whether a word can be part of a name by the way it is written.
    pub fn is_capital(&self, at: usize) -> bool {
        self.capital.get(at).copied().unwrap_or(false)
    }

    /// Whether a word ends the name of an organisation, alone or with the word before it.
    pub fn is_head(&self, at: usize) -> bool {
        if self.noun(at).can(Can::End) {
            return !self.is_nation(at);
        }
        at > 0 && self.passage.gap(at - 1) == " " && self.phrase(at - 1..at + 1).can(Can::End)
    }

    /// Whether a name goes on behind a word with a small word.
    pub fn leads(&self, at: usize) -> bool {
        self.noun(at).can(Can::Lead) && !self.is_nation(at)
    }

    /// The place in a country of which a word is part, and that country.
    fn place(&self, at: usize) -> Option<(Span, CountryId)> {
        let word = self.passage.words.get(at)?;
        let place = self.passage.place_at(word.start)?;
        (place.span.start <= word.start).then_some((place.span, place.country?))
    }

    /// The end of a name that stands for a country, if it begins before this word: that of "Communist Party of | Vietnam".
    pub fn listed_end(&self, at: usize) -> Option<usize> {
        let (place, _) = self.place(at)?;
        (place.start < self.passage.words[at].start).then(|| self.passage.words_in(place).end)
    }

    /// Whether a word is part of the name of a country, a people or a place in a country.
    pub fn in_place(&self, at: usize) -> bool {
        self.place(at).is_some()
    }

    /// Whether a head noun is in truth part of a country's name: Soviet Union, West Bank.
    fn is_nation(&self, at: usize) -> bool {
        self.place(at).is_some_and(|(place, _)| {
            let name = self.passage.slice(self.passage.span(self.passage.words_in(place)));
            matches!(self.passage.word(at), "Bank" | "Union" | "Federation")
                || self.gazetteer.country_named(name).is_some()
        })
    }

    /// The country or people that a word names, with its words.
    pub fn nation(&self, at: usize) -> Option<(Range<usize>, CountryId)> {
        let words = self.passage.words_in(self.place(at)?.0);
        let nation = self.gazetteer.nation(self.passage.slice(self.passage.span(words.clone())))?;
        Some((words, nation))
    }

    /// Whether these words name a people and not a country.
    pub fn is_people(&self, nation: &Range<usize>) -> bool {
        self.gazetteer.country_named(self.passage.slice(self.passage.span(nation.clone()))).is_none()
    }

    /// Whether a word is part of an office, rank or form of address, and how far that goes.
    pub fn office(&self, at: usize) -> Option<Range<usize>> {
        Some(self.passage.words_in(self.passage.office_at(at)?))
    }

    /// Whether a word is a given name and nothing else.
    pub fn is_given(&self, at: usize) -> bool {
        self.passage.kinds(at).is_given()
    }

    /// The end of the capitalised words of a sentence that belong together from here on.
    pub fn stretch(&self, start: usize) -> usize {
        self.ends.get(start).map_or(0, |&end| end as usize).max(start + 1)
    }

    /// Whether the gap behind a word lets a name go on.
    fn joined(&self, at: usize) -> bool {
        let gap = self.passage.gap(at);
        let word = self.passage.word(at);
        if self.passage.words.get(at).is_some_and(|word| word.possessive) {
            // "St. John's College".
            let saint = || at.checked_sub(1).is_some_and(|before| matches!(self.passage.word(before), "St" | "Saint"));
            return matches!(gap, "'s " | "’s ") && (self.noun(at).can(Can::Own) || saint());
        }
        match gap {
            " " | "\u{a0}" | "\n" | " & " | "–" => true,
            ". " => word == "St",
            // "Workers' Party", but not "the Party of Regions' leaders".
            "' " | "’ " => word.ends_with('s') && !self.in_place(at) && !self.noun(at).can(Can::End),
            _ => false,
        }
    }

    /// A number within a name, before another of its words.
    fn is_number(&self, at: usize, limit: usize) -> bool {
        let number = self.shape(at) == Some(Shape::Number);
        number
            && at + 1 < limit
            && self.passage.gap(at) == " "
            && self.is_capital(at + 1)
            && self.passage.word(at).len() < 4
    }

    /// An ordinal number that can begin a name: "158th Division".
    pub fn is_ordinal(&self, at: usize) -> bool {
        let ends = |word: &str| ["st", "nd", "rd", "th"].iter().any(|ending| word.ends_with(ending));
        self.shape(at) == Some(Shape::Number) && ends(self.passage.word(at))
    }

    /// Whether a word says whose side an organisation is on.
    pub fn is_side(&self, at: usize) -> bool {
        let word = self.passage.word(at);
        let leans = || LEANINGS.iter().any(|leaning| word.starts_with(leaning));
        self.passage.words.get(at).is_some_and(|word| word.compound)
            && (SIDES.iter().any(|side| word.ends_with(side)) || leans())
    }

    /// A stretch without the words before the name: those that only begin its sentence, a side, an office.
    pub fn without_opener(&self, words: Range<usize>) -> Range<usize> {
        let Range { mut start, end } = words;
        // "Abu Dhabi-based International Renewable Energy Agency"
        let side = |&at: &usize| self.passage.words[at].compound && self.is_side(at);
        start = (start..end.min(start + LONGEST)).rev().find(side).map_or(start, |at| at + 1);
        while start < end {
            let office = start + 2 < end && is_of_head(self.passage.word(start)) && self.office(start).is_some();
            let number = self.shape(start) == Some(Shape::Number) && !self.is_ordinal(start);
            // "Three Army reservists": whoever is counted is named by what stands behind.
            let counted = start + 2 == end && self.noun(start).can(Can::Number);
            if !(number || counted || office || (self.passage.opens(start) && !self.in_place(start))) {
                break;
            }
            start += 1;
        }
        start..end
    }
}

/// Whether an office stands before the name of an organisation: "Director International Peace Support Training Centre".
fn is_of_head(word: &str) -> bool {
    matches!(
        word,
        "Director"
            | "Chairman"
            | "Chairwoman"
            | "Chairperson"
            | "Chair"
            | "Secretary"
            | "Spokesman"
            | "Spokeswoman"
            | "Spokesperson"
            | "Commander"
            | "Head"
            | "Deputy"
    )
}

fn is_capital(word: &Word<'_>) -> bool {
    match word.shape {
        Shape::Capital => !word.kinds.is_calendar(),
        Shape::Upper => word.text != "I",
        Shape::Lower if word.compound => word
            .text
            .split_once(['-', '\'', '’'])
            .is_some_and(|(article, rest)| article.len() <= 3 && rest.starts_with(char::is_uppercase)),
        Shape::Lower | Shape::Number => false,
    }
}
