//! What extraction found in an article, as data: a JSON object for tools, line by line for whole collections, and a
//! sidecar for people to correct.
//!
//! Pure: text in, text out. Knows no disk, no terminal and no site.

mod json;
mod line;
mod schema;
mod sidecar;

pub use json::{Findings, Record, Stretch};
pub use line::{Bad, line};
pub use schema::{NAMES, schema};
pub use sidecar::{Broken, Entries, Key, Sheet, refreshed};

use crate::source::Span;
use crate::text::Prose;

/// The texts that findings stand in.
#[derive(Clone, Copy)]
pub struct Place<'a> {
    /// The title.
    pub title: &'a str,
    /// The dateline, where it is given apart from the text.
    pub dateline: &'a str,
    /// The body as it was read.
    pub prose: &'a Prose,
    /// The text that the body was read from.
    pub source: &'a str,
}

impl Place<'_> {
    /// The bytes of the source that a stretch of the body was read from.
    pub fn span(&self, span: Span) -> Span {
        self.prose.source_span(span).unwrap_or(Span { start: 0, end: 0 })
    }

    /// The words of a stretch of the body.
    pub fn words(&self, span: Span) -> String {
        self.prose.slice(span).to_owned()
    }
}
