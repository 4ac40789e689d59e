//! How a name must stand in a text: with its capital, exactly so, or in any case.

use super::boundary::is_half;
use super::chunk::{head, head_within};
use super::entity::Phrase;
use std::ops::Range;

/// How a find must be written. The letters are kept apart, since there are many of these, and most need none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Written {
    /// Exactly so.
    Exactly(Box<Letters>),
    /// Exactly so, and right behind a town and a comma, or a party's letter: "Danville, VA", "R-Pa.".
    Behind(Box<Letters>),
    /// Exactly so, and right before a hyphen and a capital: "Sino-Indian".
    Half(Box<Letters>),
    /// With a capital first letter.
    Capital,
    /// In any case.
    Freely,
}

/// How a name is written to the letter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Letters {
    /// The first eight bytes as a number. Most that are not written so differ in these: "it" is no IT.
    head: u64,
    words: Box<str>,
}

impl Letters {
    fn of(words: &str) -> Box<Self> {
        Box::new(Self { head: head(words.as_bytes()), words: words.into() })
    }

    /// Whether a text has them from here on, and they go no further than the place.
    fn begin(&self, text: &[u8], place: &Range<usize>) -> bool {
        let end = place.start + self.words.len();
        end <= place.end
            && head_within(text, (place.start, end)) == self.head
            && (self.words.len() <= size_of_val(&self.head) || &text[place.start..end] == self.words.as_bytes())
    }
}

impl Written {
    /// Exactly these words.
    pub fn exactly(words: &str) -> Self {
        Self::Exactly(Letters::of(words))
    }

    /// Exactly this abbreviation, right behind a town and a comma.
    pub fn behind(abbreviation: &str) -> Self {
        Self::Behind(Letters::of(abbreviation))
    }

    /// Exactly this, as the first half of a word with a hyphen.
    pub fn half(half: &str) -> Self {
        Self::Half(Letters::of(half))
    }

    /// Whether what stands at this place of a text is written so.
    pub fn fits(&self, text: &str, place: Range<usize>) -> bool {
        let bytes = text.as_bytes();
        match self {
            Self::Exactly(letters) => letters.begin(bytes, &place),
            Self::Behind(letters) => {
                let closes = letters.words.ends_with('.') || closes(&text[place.end..]);
                text[place.clone()] == *letters.words && closes && is_placed(&text[..place.start])
            }
            Self::Half(letters) => text[place.clone()] == *letters.words && is_half(&text[place.end..]),
            Self::Capital if bytes[place.start].is_ascii() => !bytes[place.start].is_ascii_lowercase(),
            Self::Capital => !text[place].starts_with(char::is_lowercase),
            Self::Freely => true,
        }
    }

    /// The same of another spelling.
    pub fn respelt(&self, variant: &str) -> Self {
        if let Self::Exactly(_) = self { Self::exactly(variant) } else { self.clone() }
    }
}

/// Whether a text ends with a town and a comma, or with the letter of an American party: "Danville, ", "R-". What stands in
/// capitals throughout is none, since there "IN" is a word, and a day is none: "On Monday, SC".
fn is_placed(before: &str) -> bool {
    if let Some(rest) = before.strip_suffix("R-").or_else(|| before.strip_suffix("D-")) {
        return !rest.ends_with(char::is_alphanumeric);
    }
    let Some(name) = before.strip_suffix(", ").filter(|name| name.ends_with(char::is_lowercase)) else { return false };
    let word = name.rsplit(|letter: char| !letter.is_alphanumeric() && letter != '-').next();
    word.is_some_and(|word| word.starts_with(char::is_uppercase) && !word.ends_with("day"))
}

/// Whether a place ends here: "Danville, VA, voted", "Danville, VA 24541", but not "In court, SC judges said".
fn closes(after: &str) -> bool {
    let zip = || {
        after.strip_prefix(' ').is_some_and(|rest| rest.starts_with(|next: char| next.is_ascii_digit() || next == '('))
    };
    after.is_empty() || after.starts_with([',', '.', ';', ':', ')', '-', '\n', '!', '?', '’', '\'']) || zip()
}

/// Names in the lists: an acronym matches as written, a name needs its capital, anything else is free.
pub fn written_as_name(name: &str) -> Written {
    if !name.contains(char::is_lowercase) {
        Written::exactly(name)
    } else if name.starts_with(char::is_lowercase) {
        Written::Freely
    } else {
        Written::Capital
    }
}

/// Phrases of topics and the like: with a capital as written, otherwise in any case.
pub fn written_as_phrase(phrase: &Phrase) -> Written {
    if phrase.words.contains(char::is_uppercase) { Written::exactly(&phrase.words) } else { Written::Freely }
}
