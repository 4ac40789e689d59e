//! What people are called: given names, family names that come first, and the small words within names.

use super::entity::texts;
use crate::keys::Keys;
use std::collections::HashMap;

/// What a word can be in a person's name. A word can be several.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct NamePart {
    /// A given name.
    pub given: bool,
    /// A family name that stands first, as in Chinese, Korean or Vietnamese.
    pub family_first: bool,
    /// A family name that is hardly ever anything else.
    pub family: bool,
    /// Also an ordinary word, month or place, so that it proves nothing on its own.
    pub doubtful: bool,
    /// A small word within a name: bin, de, van.
    pub particle: bool,
    /// What may follow a name: Jr, III.
    pub suffix: bool,
}

/// Names of people by word.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PersonalNames {
    parts: HashMap<String, NamePart>,
}

/// Says what a word can be.
type Marking = fn(&mut NamePart);

impl PersonalNames {
    /// What this word can be in a name; nothing of all if it is not listed.
    pub fn part(&self, word: &str) -> NamePart {
        self.parts.get(word).copied().unwrap_or_default()
    }

    /// How many words the lists have.
    pub fn len(&self) -> usize {
        self.parts.len()
    }

    /// Whether the lists have no word at all.
    pub fn is_empty(&self) -> bool {
        self.parts.is_empty()
    }

    /// Takes the lists of names out of a file.
    pub fn read(&mut self, keys: &mut Keys<'_>) {
        let groups: [(&'static str, Marking); 6] = [
            ("given", |part| part.given = true),
            ("family_first", |part| part.family_first = true),
            ("family", |part| part.family = true),
            ("doubtful", |part| part.doubtful = true),
            ("particle", |part| part.particle = true),
            ("suffix", |part| part.suffix = true),
        ];
        for (key, mark) in groups {
            for mut table in keys.tables(key) {
                // The origin is for the people who read the list.
                let _ = table.word("origin");
                for name in texts(table.words("names")) {
                    mark(self.parts.entry(name).or_default());
                }
                for diagnostic in table.finish().sorted() {
                    keys.note(diagnostic);
                }
            }
        }
    }

    /// Takes in another list.
    pub fn extend(&mut self, other: Self) {
        for (word, said) in other.parts {
            let part = self.parts.entry(word).or_default();
            part.given |= said.given;
            part.family_first |= said.family_first;
            part.family |= said.family;
            part.doubtful |= said.doubtful;
            part.particle |= said.particle;
            part.suffix |= said.suffix;
        }
    }
}
