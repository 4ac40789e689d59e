//! A TOML file as a list of texts under dotted keys, for files whose keys are data: a language's messages.

use super::{Where, described};
use crate::diag::{self, Noted};
use crate::source::Place;
use toml::de::{DeTable, DeValue};

/// A text under its dotted key, exactly as it was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The key with those of the tables around it: `home.latest`.
    pub key: String,
    /// The text.
    pub text: String,
    /// Where the text stands.
    pub place: Place,
}

/// Every text of a file, by key. Whatever is no text is noted.
pub fn flat(at: Where<'_>) -> Noted<Vec<Entry>> {
    let (table, errors) = DeTable::parse_recoverable(&at.source.text);
    let mut notes = at.broken(&at.source.text, errors);
    let mut entries = Vec::new();
    gather(at, ("", table.into_inner()), &mut |entry| match entry {
        Ok(entry) => entries.push(entry),
        Err(note) => notes.push(note),
    });
    entries.sort_by(|a, b| a.key.cmp(&b.key));
    Noted::new(entries, notes)
}

fn gather(at: Where<'_>, (prefix, table): (&str, DeTable<'_>), found: &mut dyn FnMut(Result<Entry, diag::Diagnostic>)) {
    for (key, value) in table {
        let key = [prefix, key.get_ref().as_ref()].concat();
        let span = value.span();
        match value.into_inner() {
            DeValue::Table(inner) => gather(at, (&format!("{key}."), inner), found),
            DeValue::String(text) => found(Ok(Entry { key, text: text.into_owned(), place: at.place(span) })),
            other => found(Err(diag::keys::wrong_type(&at.place(span), &key, ("a text", described(&other))))),
        }
    }
}
