//! Words by which the name of an organisation is known, whether it is listed or not.

use super::entity::{texts, word};
use crate::keys::Keys;
use std::collections::HashMap;

/// What a word, or a few, can be in or beside the name of an organisation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct HeadNoun {
    /// Ends a name: Foreign Ministry.
    pub ends: bool,
    /// A name goes on behind it with a small word: Ministry of Finance.
    pub leads: bool,
    /// A name by itself: Parliament.
    pub alone: bool,
    /// In small letters ends a name behind that of a country or people: Turkish army.
    pub small: bool,
    /// What an office is for: foreign, trade.
    pub field: bool,
    /// May be left out behind a company's name.
    pub firm: bool,
    /// In small letters says that an organisation's name follows: newspaper.
    pub describes: bool,
    /// In small letters says that an organisation's name stands before it.
    pub follows: bool,
    /// Keeps its possessive ending within a name: People's.
    pub owner: bool,
    /// Makes of the words before it another thing: Act, Base.
    pub spoils: bool,
    /// An ordinary phrase with the form of a name: Public Service.
    pub never: bool,
    /// In small letters means people and not the organisation: Russian troops.
    pub people: bool,
}

/// Head nouns by word.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct HeadNouns {
    parts: HashMap<String, HeadNoun>,
}

type Mark = fn(&mut HeadNoun) -> &mut bool;

/// The keys of an entry, and what they say of a word.
const GROUPS: [(&str, Mark); 12] = [
    ("ends", |noun| &mut noun.ends),
    ("leads", |noun| &mut noun.leads),
    ("alone", |noun| &mut noun.alone),
    ("small", |noun| &mut noun.small),
    ("fields", |noun| &mut noun.field),
    ("firms", |noun| &mut noun.firm),
    ("describes", |noun| &mut noun.describes),
    ("follows", |noun| &mut noun.follows),
    ("owners", |noun| &mut noun.owner),
    ("spoils", |noun| &mut noun.spoils),
    ("never", |noun| &mut noun.never),
    ("people", |noun| &mut noun.people),
];

impl HeadNouns {
    /// What these words can be; nothing of all if they are not listed.
    pub fn part(&self, words: &str) -> HeadNoun {
        self.parts.get(words).copied().unwrap_or_default()
    }

    /// Takes the head nouns out of a file.
    pub fn read(&mut self, keys: &mut Keys<'_>) {
        for mut table in keys.tables("headnoun") {
            // The kind is for the people who read the list.
            let _ = word(&mut table, "kind");
            for (key, mark) in GROUPS {
                for name in texts(table.words(key)) {
                    *mark(self.parts.entry(name).or_default()) = true;
                }
            }
            for diagnostic in table.finish().sorted() {
                keys.note(diagnostic);
            }
        }
    }

    /// Takes in another list.
    pub fn extend(&mut self, other: Self) {
        for (word, mut said) in other.parts {
            let part = self.parts.entry(word).or_default();
            for (_, mark) in GROUPS {
                *mark(part) |= *mark(&mut said);
            }
        }
    }
}
