//! One document a line in, one record a line out.

use super::{Findings, Place};
use crate::document;
use crate::extract::{self, Metadata, Text};
use crate::gazetteer::Gazetteer;
use crate::source::Span;
use crate::text::Prose;
use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Deserialize;
use std::fmt;

/// A document as it comes in.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[schemars(title = "A document to read")]
pub(super) struct Incoming {
    /// Returned as it is; a text or a number.
    #[serde(default)]
    id: serde_json::Value,
    /// The title.
    #[serde(default)]
    title: Option<String>,
    /// The day of the document, `2024-04-10`; a time after it is not looked at.
    #[serde(default)]
    date: Option<String>,
    /// Place and day that stand before the text.
    #[serde(default)]
    dateline: Option<String>,
    /// The text, without markup.
    text: String,
}

/// Why a line could not be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bad {
    /// What is wrong with it.
    pub reason: String,
    /// The column, counted from 1, where that is known.
    pub column: Option<usize>,
}

impl fmt::Display for Bad {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.column {
            Some(column) => write!(out, "column {column}: {}", self.reason),
            None => out.write_str(&self.reason),
        }
    }
}

/// A document that was read, and its text without furniture.
struct Document {
    incoming: Incoming,
    prose: Prose,
    boilerplate: Vec<Span>,
    metadata: Metadata,
}

impl Document {
    fn read(line: &str) -> Result<Self, Bad> {
        // Some programs begin what they write with a mark of its byte order, which no writer means as text.
        let line = line.strip_prefix('\u{feff}').unwrap_or(line);
        let incoming: Incoming = serde_json::from_str(line).map_err(|error| told(&error))?;
        let (prose, boilerplate) = document::plain_text(&incoming.text);
        Ok(Self { incoming, prose, boilerplate, metadata: Metadata::default() })
    }

    fn text(&self) -> Text<'_> {
        let Incoming { title, dateline, date, .. } = &self.incoming;
        let (title, dateline) = (title.as_deref().unwrap_or(""), dateline.as_deref().unwrap_or(""));
        Text { title, dateline, prose: &self.prose, date: date.as_deref().and_then(day) }
    }

    fn record(self, gazetteer: &Gazetteer) -> Result<String, Bad> {
        let Self { incoming: Incoming { id, title, dateline, text, .. }, prose, boilerplate, metadata } = self;
        let (title, dateline) = (title.as_deref().unwrap_or(""), dateline.as_deref().unwrap_or(""));
        let place = Place { title, dateline, prose: &prose, source: &text };
        let findings = Findings { metadata: &metadata, gazetteer, place, boilerplate };
        serde_json::to_string(&findings.record(id)).map_err(|error| told(&error))
    }
}

/// Reads the document of a line, and returns its record as a line of JSON.
pub fn line(line: &str, gazetteer: &Gazetteer) -> Result<String, Bad> {
    let mut document = Document::read(line)?;
    document.metadata = extract::metadata(document.text(), gazetteer);
    document.record(gazetteer)
}

/// Reads the documents of several lines, as [`line`] does and in their order. Short documents go faster together; all are
/// in memory at once.
pub fn lines<'l>(
    lines: impl IntoIterator<Item = Result<&'l str, Bad>>,
    gazetteer: &Gazetteer,
) -> Vec<Result<String, Bad>> {
    let mut documents: Vec<_> = lines.into_iter().map(|line| Document::read(line?)).collect();
    let texts: Vec<Text<'_>> = documents.iter().flatten().map(Document::text).collect();
    let found = extract::several(&texts, gazetteer);
    for (document, metadata) in documents.iter_mut().flatten().zip(found) {
        document.metadata = metadata;
    }
    documents.into_iter().map(|document| document?.record(gazetteer)).collect()
}

/// The day at the start of a date; what is no day is as good as none.
fn day(text: &str) -> Option<Date> {
    extract::date_from_name(text.trim())
}

fn told(error: &serde_json::Error) -> Bad {
    let reason = error.to_string();
    let reason = reason.split(" at line ").next().unwrap_or(&reason).to_owned();
    Bad { reason, column: (error.column() > 0).then_some(error.column()) }
}
