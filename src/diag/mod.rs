//! Diagnostics: what an author should know, as values.
//!
//! Nothing here prints, stops or decides an exit code. Every message has its own function in one of the rooms below,
//! so that wording, code and help stand in one place and call sites carry only facts.

pub mod article;
pub mod config;
pub mod keys;
pub mod lint;
pub mod list;
pub mod site;
pub mod template;
pub mod wording;

use crate::source::{Place, Span};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// How much a diagnostic matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Nothing is written while one of these stands.
    Error,
    /// The site is written; `--strict` treats it as an error.
    Warning,
}

/// A place with a remark.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Label {
    /// The file's path from the site's root.
    pub path: String,
    /// The bytes, if the remark is about a part of the file.
    pub span: Option<Span>,
    /// The remark; may be empty.
    pub text: String,
}

/// One thing an author should know.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Diagnostic {
    /// A stable name such as `front/unknown-key`.
    pub code: Cow<'static, str>,
    /// Error or warning.
    pub severity: Severity,
    /// What is wrong, in one sentence.
    pub message: String,
    /// Where; the first is the main place.
    pub labels: Vec<Label>,
    /// What to do about it.
    pub help: Option<String>,
}

impl Diagnostic {
    fn new(severity: Severity, code: &'static str, message: impl Into<String>) -> Self {
        Self { code: code.into(), severity, message: message.into(), labels: Vec::new(), help: None }
    }

    /// Adds a place.
    #[must_use]
    pub fn at(mut self, place: &Place, text: impl Into<String>) -> Self {
        self.labels.push(Label { path: place.path.to_string(), span: place.span, text: text.into() });
        self
    }

    /// Adds what to do about it.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// Sorts by file, then by place, then by code, so that reports do not depend on the order of work.
    fn key(&self) -> (&str, u32, &str, &str) {
        let label = self.labels.first();
        let start = label.and_then(|label| label.span).map_or(0, |span| span.start);
        (label.map_or("", |label| &label.path), start, &self.code, &self.message)
    }
}

fn error(code: &'static str, message: impl Into<String>) -> Diagnostic {
    Diagnostic::new(Severity::Error, code, message)
}

fn warning(code: &'static str, message: impl Into<String>) -> Diagnostic {
    Diagnostic::new(Severity::Warning, code, message)
}

/// Diagnostics collected along the way.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Notes(Vec<Diagnostic>);

impl Notes {
    /// No diagnostics yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds one.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.0.push(diagnostic);
    }

    /// Adds all of another collection.
    pub fn extend(&mut self, other: impl IntoIterator<Item = Diagnostic>) {
        self.0.extend(other);
    }

    /// Lets every one of them be changed.
    pub fn each(&mut self, change: impl FnMut(&mut Diagnostic)) {
        self.0.iter_mut().for_each(change);
    }

    /// Takes the value out of a result with notes and keeps its notes.
    pub fn take<T>(&mut self, noted: Noted<T>) -> T {
        self.extend(noted.notes);
        noted.value
    }

    /// Whether one of them is about exactly this place.
    pub fn speak_of(&self, place: &Place) -> bool {
        let labels = self.0.iter().filter_map(|diagnostic| diagnostic.labels.first());
        labels.into_iter().any(|label| *label.path == *place.path && label.span == place.span)
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether one of them is an error.
    pub fn has_errors(&self) -> bool {
        self.0.iter().any(|diagnostic| diagnostic.severity == Severity::Error)
    }

    /// Turns warnings into errors, for `--strict`.
    #[must_use]
    pub fn strict(mut self) -> Self {
        for diagnostic in &mut self.0 {
            diagnostic.severity = Severity::Error;
        }
        self
    }

    /// All of them, by file and place, each once.
    pub fn sorted(mut self) -> Vec<Diagnostic> {
        self.0.sort_by(|a, b| a.key().cmp(&b.key()));
        self.0.dedup();
        self.0
    }
}

impl IntoIterator for Notes {
    type Item = Diagnostic;
    type IntoIter = std::vec::IntoIter<Diagnostic>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

impl FromIterator<Diagnostic> for Notes {
    fn from_iter<I: IntoIterator<Item = Diagnostic>>(iter: I) -> Self {
        Self(iter.into_iter().collect())
    }
}

/// A value and what was noticed while making it.
#[derive(Debug, Clone, Default)]
pub struct Noted<T> {
    /// The value.
    pub value: T,
    /// What was noticed.
    pub notes: Notes,
}

impl<T> Noted<T> {
    /// A value with notes.
    pub fn new(value: T, notes: Notes) -> Self {
        Self { value, notes }
    }
}
