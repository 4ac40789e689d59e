//! One message: its forms, and the parts of a text.

use super::PluralCategory;

/// The text of a message, or its texts by plural category.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Form {
    /// One text.
    Single(String),
    /// A text for each plural category, by the category's name; there is one for `other`.
    Counted(Vec<(&'static str, String)>),
}

/// The plural categories of the CLDR.
pub const CATEGORIES: [&str; 6] = ["zero", "one", "two", "few", "many", OTHER];

/// The category of every number that has no other.
pub const OTHER: &str = "other";

/// The name of a category.
pub fn category_of(category: PluralCategory) -> &'static str {
    match category {
        PluralCategory::Zero => "zero",
        PluralCategory::One => "one",
        PluralCategory::Two => "two",
        PluralCategory::Few => "few",
        PluralCategory::Many => "many",
        PluralCategory::Other => OTHER,
    }
}

impl Form {
    /// The text for a category.
    pub fn of(&self, category: &str) -> &str {
        match self {
            Self::Single(text) => text,
            Self::Counted(texts) => {
                let find = |wanted: &str| texts.iter().find(|(known, _)| *known == wanted);
                find(category).or_else(|| find(OTHER)).map_or("", |(_, text)| text)
            }
        }
    }

    /// The text for numbers in general.
    pub fn other(&self) -> &str {
        self.of(OTHER)
    }
}

/// A part of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part<'a> {
    /// Words.
    Text(&'a str),
    /// What is filled in, by its name.
    Slot(&'a str),
    /// A link by the name of its address, and its words, which may have parts themselves.
    Link(&'a str, &'a str),
}

/// The parts of a text, one after the other. A brace that never closes is a word like others.
pub struct Parts<'a> {
    rest: &'a str,
}

/// Takes a text to pieces.
pub fn parts(text: &str) -> Parts<'_> {
    Parts { rest: text }
}

impl<'a> Iterator for Parts<'a> {
    type Item = Part<'a>;

    fn next(&mut self) -> Option<Part<'a>> {
        let rest = self.rest;
        if rest.is_empty() {
            return None;
        }
        match rest.find('{') {
            Some(0) => {
                let Some(end) = closing(rest) else {
                    self.rest = "";
                    return Some(Part::Text(rest));
                };
                let inner = &rest[1..end];
                self.rest = &rest[end + 1..];
                Some(match inner.split_once(": ") {
                    Some((name, words)) => Part::Link(name, words),
                    None => Part::Slot(inner),
                })
            }
            at => {
                let (words, rest) = rest.split_at(at.unwrap_or(rest.len()));
                self.rest = rest;
                Some(Part::Text(words))
            }
        }
    }
}

/// The brace that closes the one that a text begins with.
fn closing(text: &str) -> Option<usize> {
    let mut depth = 0usize;
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            b'{' => depth += 1,
            b'}' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return Some(at);
        }
    }
    None
}

/// What is filled into a text, each name once and in order; `None` where the braces do not match.
pub fn slots(text: &str) -> Option<Vec<&str>> {
    let mut names = Vec::new();
    for part in parts(text) {
        let name = match part {
            Part::Text(words) if words.contains(['{', '}']) => return None,
            Part::Text(_) => continue,
            Part::Slot(name) => name,
            Part::Link(name, words) => {
                names.extend(slots(words)?);
                name
            }
        };
        if name.is_empty() || !name.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_') {
            return None;
        }
        names.push(name);
    }
    names.sort_unstable();
    names.dedup();
    Some(names)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_has_words_slots_and_links() {
        let found: Vec<Part<'_>> = parts("in {link: the briefing of {date}}, {count}.").collect();
        assert_eq!(
            found,
            [
                Part::Text("in "),
                Part::Link("link", "the briefing of {date}"),
                Part::Text(", "),
                Part::Slot("count"),
                Part::Text(".")
            ]
        );
        assert_eq!(slots("in {link: the briefing of {date}}, {count}."), Some(vec!["count", "date", "link"]));
    }

    #[test]
    fn braces_that_do_not_match_are_found() {
        for text in ["{", "a {b", "}", "a } b", "{}", "{a b}", "{A}", "{a: {b}"] {
            assert_eq!(slots(text), None, "{text}");
        }
        assert_eq!(parts("a {b").collect::<Vec<_>>(), [Part::Text("a "), Part::Text("{b")]);
    }
}
