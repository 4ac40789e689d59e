//! Typed reading of a TOML table, where every mistake is a diagnostic with its place.
//!
//! Each key is asked for once by name; `finish` reports the keys that nobody asked for, so a key cannot be accepted
//! and forgotten. Knows no file: the text and its place are given.

mod english;
mod flat;
mod moment;

pub use english::day as english_day;
pub use flat::{Entry, flat};

use crate::date::When;
use crate::diag::{self, Notes};
use crate::source::{self, Place, Source};
use crate::text;
use moment::{is_numeric_day, moment_of};
use std::borrow::Cow;
use std::ops::Range;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// A text value and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word {
    /// The value, on one line, without control characters.
    pub text: String,
    /// Where it stands.
    pub place: Place,
}

/// A table that is being read.
pub struct Keys<'a> {
    at: Where<'a>,
    span: Range<usize>,
    table: DeTable<'a>,
    known: Vec<&'static str>,
    /// What is to be said of keys that have to be there, unless one that nobody knows seems to be meant.
    missing: Vec<(&'static str, diag::Diagnostic)>,
    /// The first byte of a line in brackets that cannot be read: what stands below it is no key of this table.
    broken: usize,
    notes: Notes,
}

/// The source, where in it the TOML begins, and what to call it.
#[derive(Clone, Copy)]
pub struct Where<'a> {
    /// The file.
    pub source: &'a Source,
    /// The first byte of the TOML in the file.
    pub base: usize,
    /// What the TOML is, for messages: "the front matter", "site.toml".
    pub what: &'static str,
}

impl Where<'_> {
    fn place(&self, span: Range<usize>) -> Place {
        self.source.place(span.start + self.base..span.end + self.base)
    }

    /// What is to be said of errors of syntax: one for each line, since the first slip of a line makes the others.
    fn broken(self, toml: &str, errors: Vec<toml::de::Error>) -> Notes {
        let mut last = None;
        let told = errors.into_iter().filter_map(|error| {
            let span = error.span().unwrap_or(0..toml.len());
            let (start, line) = source::line_at(toml, span.start);
            let first = last.replace(start) != Some(start);
            let value = line.split_once('=').map(|(_, value)| value.trim());
            let meant = value.filter(|value| !value.starts_with(['"', '\''])).and_then(english_day);
            let meant = meant.map(|day| day.to_string());
            first.then(|| diag::keys::syntax(&self.place(span), (self.what, line, meant.as_deref()), error.message()))
        });
        Notes::from_iter(told)
    }
}

impl<'a> Keys<'a> {
    /// Parses TOML. Syntax errors are noted; what could be read is still checked, so that all mistakes show at once.
    pub fn parse(at: Where<'a>, toml: &'a str) -> Self {
        let (table, errors) = DeTable::parse_recoverable(toml);
        let headings = errors.iter().filter_map(toml::de::Error::span).map(|span| source::line_at(toml, span.start));
        let broken = headings.filter(|(_, line)| line.trim_start().starts_with('[')).map(|(start, _)| start).min();
        let notes = at.broken(toml, errors);
        Self { broken: broken.unwrap_or(usize::MAX), notes, ..Self::new(at, (table.span(), table.into_inner())) }
    }

    fn new(at: Where<'a>, (span, table): (Range<usize>, DeTable<'a>)) -> Self {
        Self { at, span, table, known: Vec::new(), missing: Vec::new(), broken: usize::MAX, notes: Notes::new() }
    }

    /// Where this table stands.
    pub fn place(&self) -> Place {
        // A file's outermost table has no bytes of its own: it is the file.
        if self.span.is_empty() { self.at.source.whole() } else { self.at.place(self.span.clone()) }
    }

    /// Adds a diagnostic of the reader's own.
    pub fn note(&mut self, diagnostic: diag::Diagnostic) {
        self.notes.push(diagnostic);
    }

    /// Takes over what is to be said of a table within this one.
    pub fn absorb(&mut self, inner: Keys<'_>) {
        let notes = inner.told(&self.known);
        self.extend(notes);
    }

    /// Takes over what was noted elsewhere.
    pub fn extend(&mut self, notes: Notes) {
        self.notes.extend(notes);
    }

    /// Reports what nobody asked for, and hands over all notes.
    pub fn finish(self) -> Notes {
        self.told(&[])
    }

    /// The same for a table within one that knows these keys.
    fn told(mut self, outer: &[&'static str]) -> Notes {
        for key in self.table.keys().filter(|key| key.span().start < self.broken) {
            let name = key.get_ref().as_ref();
            if !self.known.contains(&name) && outer.contains(&name) {
                self.notes.push(diag::keys::misplaced(&self.at.place(key.span()), name));
            } else if !self.known.contains(&name) {
                let meant = text::nearest(name, self.known.iter().copied());
                self.missing.retain(|(missing, _)| meant != Some(*missing));
                self.notes.push(diag::keys::unknown(&self.at.place(key.span()), (name, meant), &self.known));
            }
        }
        for (_, diagnostic) in self.missing {
            self.notes.push(diagnostic);
        }
        self.notes
    }

    /// Takes away the lines that stand in no table, in a file that has only lists of tables, and hands over the first one's
    /// key: if one of them has a key of `entries`, of which every table has one.
    pub fn take_strays(&mut self, entries: &[&str]) -> Option<Word> {
        let is_value = |value: &DeValue<'_>| match value {
            DeValue::Table(_) => false,
            DeValue::Array(items) => !items.iter().any(|item| matches!(item.get_ref(), DeValue::Table(_))),
            _ => true,
        };
        let is_stray = |(key, value): &(&Spanned<_>, &Spanned<DeValue<'_>>)| {
            key.span().start < self.broken
                && !self.known.contains(&Cow::as_ref(key.get_ref()))
                && is_value(value.get_ref())
        };
        let stray: Vec<_> = self.table.iter().filter(is_stray).map(|(key, _)| key.clone()).collect();
        if !stray.iter().any(|key| entries.contains(&Cow::as_ref(key.get_ref()))) {
            return None;
        }
        for key in &stray {
            self.table.remove(&**key.get_ref());
        }
        let first = stray.iter().min_by_key(|key| key.span().start)?;
        Some(Word { text: first.get_ref().to_string(), place: self.at.place(first.span()) })
    }

    /// Hands over what was noted so far, where nobody can know which other keys may stand here.
    pub fn give_up(self) -> Notes {
        self.notes
    }

    /// Whether the key is there, whatever its value.
    pub fn has(&self, key: &str) -> bool {
        self.table.contains_key(key)
    }

    /// Whether the key is there and holds a list, where it may hold a list or something else.
    pub fn is_list(&self, key: &str) -> bool {
        self.table.get(key).is_some_and(|value| matches!(value.get_ref(), DeValue::Array(_)))
    }

    /// Takes the value of a key; it is there once.
    fn find(&mut self, key: &'static str) -> Option<(DeValue<'a>, Range<usize>)> {
        if self.known.contains(&key) {
            return None;
        }
        self.known.push(key);
        let value = self.table.get_mut(key)?;
        let span = value.span();
        Some((std::mem::replace(value.get_mut(), DeValue::Boolean(false)), span))
    }

    fn wrong(&mut self, key: &'static str, wanted: &str, (value, span): (&DeValue<'_>, Range<usize>)) {
        // What a broken line in brackets made of the file has been told with that line.
        if span.start < self.broken {
            let found = described(value);
            self.notes.push(diag::keys::wrong_type(&self.at.place(span), key, (wanted, found)));
        }
    }

    /// A text.
    pub fn word(&mut self, key: &'static str) -> Option<Word> {
        let (value, span) = self.find(key)?;
        match value {
            DeValue::String(said) => Some(Word { text: text::line(&said), place: self.at.place(span) }),
            other => {
                self.wrong(key, "a text", (&other, span));
                None
            }
        }
    }

    /// Says that a key is not there, unless it is only misspelt.
    pub fn lack(&mut self, key: &'static str, what: &str) {
        let place = self.place();
        self.missing.push((key, diag::keys::missing(&place, what, key)));
    }

    /// A text that has to be there and say something.
    pub fn required(&mut self, key: &'static str) -> Option<Word> {
        if !self.table.contains_key(key) {
            self.known.push(key);
            self.lack(key, self.at.what);
            return None;
        }
        let word = self.word(key)?;
        if word.text.is_empty() {
            self.notes.push(diag::keys::bad_value(&word.place, key, "a text that is not empty"));
            return None;
        }
        Some(word)
    }

    /// A list of texts; empty when it is not there. Empty texts are left out.
    pub fn words(&mut self, key: &'static str) -> Vec<Word> {
        self.list(key).unwrap_or_default()
    }

    /// A list of texts; `None` when it is not there.
    pub fn list(&mut self, key: &'static str) -> Option<Vec<Word>> {
        let (value, span) = self.find(key)?;
        let DeValue::Array(items) = value else {
            self.wrong(key, "a list of texts", (&value, span));
            return None;
        };
        let mut words = Vec::with_capacity(items.len());
        for item in items {
            let span = item.span();
            match item.into_inner() {
                DeValue::String(said) => words.push(Word { text: text::line(&said), place: self.at.place(span) }),
                other => self.wrong(key, "a list of texts", (&other, span)),
            }
        }
        words.retain(|word| !word.text.is_empty());
        Some(words)
    }

    /// A language code (BCP 47).
    pub fn language(&mut self, key: &'static str) -> Option<String> {
        let word = self.word(key)?;
        let sound = word.text.split('-').enumerate().all(|(at, part)| {
            let length = if at == 0 { 2..=3 } else { 1..=8 };
            length.contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric())
        });
        if !sound {
            self.notes.push(diag::keys::bad_value(&word.place, key, "a language code such as \"en\" or \"uk\""));
        }
        sound.then_some(word.text)
    }

    /// True or false.
    pub fn flag(&mut self, key: &'static str) -> Option<bool> {
        let (value, span) = self.find(key)?;
        match value {
            DeValue::Boolean(said) => Some(said),
            other => {
                self.wrong(key, "true or false", (&other, span));
                None
            }
        }
    }

    /// A whole number within bounds.
    pub fn number(&mut self, key: &'static str, bounds: std::ops::RangeInclusive<i64>) -> Option<i64> {
        let (value, span) = self.find(key)?;
        let DeValue::Integer(digits) = &value else {
            self.wrong(key, "a whole number", (&value, span));
            return None;
        };
        let number = i64::from_str_radix(digits.as_str(), digits.radix()).ok();
        let number = number.filter(|number| bounds.contains(number));
        if number.is_none() {
            let wanted = format!("a whole number from {} to {}", bounds.start(), bounds.end());
            self.notes.push(diag::keys::bad_value(&self.at.place(span), key, &wanted));
        }
        number
    }

    /// A date or an offset date-time; a date in quotes is read as well.
    pub fn when(&mut self, key: &'static str) -> Option<When> {
        let (value, span) = self.find(key)?;
        let moment = match &value {
            DeValue::Datetime(moment) => Some(*moment),
            DeValue::String(said) => said.parse().ok(),
            other => {
                self.wrong(key, "a date", (other, span));
                return None;
            }
        };
        let when = moment.and_then(|moment| moment_of(&moment));
        let place = self.at.place(span);
        // The TOML reader has already spoken where it found no date at all.
        if when.is_none() && !self.notes.speak_of(&place) {
            self.notes.push(match &value {
                DeValue::String(said) if !is_numeric_day(said) => {
                    let meant = english_day(said).map(|day| day.to_string());
                    diag::keys::no_date(&place, key, meant.as_deref())
                }
                _ => diag::keys::bad_date(&place, key),
            });
        }
        when
    }

    /// A table, `[key]`.
    pub fn table(&mut self, key: &'static str) -> Option<Keys<'a>> {
        let (value, span) = self.find(key)?;
        match value {
            DeValue::Table(table) => Some(self.inner(table, span)),
            other => {
                self.wrong(key, "a table", (&other, span));
                None
            }
        }
    }

    /// A list of tables, `[[key]]`; empty when it is not there.
    pub fn tables(&mut self, key: &'static str) -> Vec<Keys<'a>> {
        let Some((value, span)) = self.find(key) else { return Vec::new() };
        let DeValue::Array(items) = value else {
            self.wrong(key, "a list of tables", (&value, span));
            return Vec::new();
        };
        let mut tables = Vec::with_capacity(items.len());
        for item in items {
            let span = item.span();
            match item.into_inner() {
                DeValue::Table(table) => tables.push(self.inner(table, span)),
                other => self.wrong(key, "a list of tables", (&other, span)),
            }
        }
        tables
    }

    /// Every table in this table with its name, for `[publish.NAME]`; anything else is noted.
    pub fn named_tables(&mut self) -> Vec<(Spanned<String>, Keys<'a>)> {
        let mut tables = Vec::new();
        for (name, value) in std::mem::take(&mut self.table) {
            let span = value.span();
            let name = Spanned::new(name.span(), name.into_inner().into_owned());
            match value.into_inner() {
                DeValue::Table(table) => tables.push((name, self.inner(table, span))),
                other => {
                    let found = described(&other);
                    let place = self.at.place(span);
                    self.notes.push(diag::keys::wrong_type(&place, name.get_ref(), ("a table", found)));
                }
            }
        }
        tables
    }

    fn inner(&self, table: DeTable<'a>, span: Range<usize>) -> Keys<'a> {
        Keys::new(self.at, (span, table))
    }
}

fn described(value: &DeValue<'_>) -> &'static str {
    match value {
        DeValue::String(_) => "a text",
        DeValue::Integer(_) => "a whole number",
        DeValue::Float(_) => "a number",
        DeValue::Boolean(_) => "true or false",
        DeValue::Datetime(_) => "a date",
        DeValue::Array(_) => "a list",
        DeValue::Table(_) => "a table",
    }
}
