//! One document a line in, one record a line out.

use super::{Findings, Place};
use crate::document;
use crate::extract::{self, Metadata, Text};
use crate::gazetteer::Gazetteer;
use crate::keys::english_day;
use crate::source::Span;
use crate::text::{self, Prose};
use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Deserialize;
use std::{fmt, mem};

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

/// What a line is answered with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// The record, as a line of JSON.
    pub record: String,
    /// What of the document could not be read, though the rest was.
    pub remark: Option<String>,
}

/// A document that was read, and its text without furniture.
struct Document {
    incoming: Incoming,
    /// The day of it, if that can be read.
    date: Option<Date>,
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
        let date = incoming.date.as_deref().map(str::trim).and_then(extract::date_from_name);
        Ok(Self { incoming, date, prose, boilerplate, metadata: Metadata::default() })
    }

    fn text(&self) -> Text<'_> {
        let Incoming { title, dateline, .. } = &self.incoming;
        let (title, dateline) = (title.as_deref().unwrap_or(""), dateline.as_deref().unwrap_or(""));
        Text { title, dateline, prose: &self.prose, date: self.date }
    }

    fn answer(mut self, gazetteer: &Gazetteer) -> Result<Answer, Bad> {
        let (id, boilerplate) = (self.incoming.id.take(), mem::take(&mut self.boilerplate));
        let Text { title, dateline, prose, date } = self.text();
        let place = Place { title, dateline, prose, source: &self.incoming.text };
        let findings = Findings { metadata: &self.metadata, gazetteer, place, boilerplate };
        let record = serde_json::to_string(&findings.record(id)).map_err(|error| told(&error))?;
        let said = self.incoming.date.as_deref().map_or("", str::trim);
        Ok(Answer { record, remark: (date.is_none() && !said.is_empty()).then(|| no_day(said)) })
    }
}

/// Reads the document of a line.
pub fn line(line: &str, gazetteer: &Gazetteer) -> Result<Answer, Bad> {
    let mut document = Document::read(line)?;
    document.metadata = extract::metadata(document.text(), gazetteer);
    document.answer(gazetteer)
}

/// Reads the documents of several lines, as [`line`] does and in their order. Short documents go faster together; all are
/// in memory at once.
pub fn lines<'l>(
    lines: impl IntoIterator<Item = Result<&'l str, Bad>>,
    gazetteer: &Gazetteer,
) -> Vec<Result<Answer, Bad>> {
    let mut documents: Vec<_> = lines.into_iter().map(|line| Document::read(line?)).collect();
    let texts: Vec<Text<'_>> = documents.iter().flatten().map(Document::text).collect();
    let found = extract::several(&texts, gazetteer);
    for (document, metadata) in documents.iter_mut().flatten().zip(found) {
        document.metadata = metadata;
    }
    documents.into_iter().map(|document| document?.answer(gazetteer)).collect()
}

/// Letters of a date that are told again.
const SHOWN: usize = 40;

/// What is to be said of a date that is none, and what it would have been good for.
fn no_day(said: &str) -> String {
    let meant = english_day(said).map(|day| day.to_string());
    let meant = meant.unwrap_or_else(|| "year-month-day, such as 2024-04-10".to_owned());
    let said = text::shorten(&text::line(said), SHOWN);
    format!("the date “{said}” cannot be read, so the document is read as one without a date; write it as {meant}")
}

fn told(error: &serde_json::Error) -> Bad {
    let reason = error.to_string();
    let reason = reason.split(" at line ").next().unwrap_or(&reason).to_owned();
    Bad { reason, column: (error.column() > 0).then_some(error.column()) }
}
