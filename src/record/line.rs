//! One document a line in, one record a line out.

use super::{Findings, Place};
use crate::document;
use crate::extract::{self, Text};
use crate::gazetteer::Gazetteer;
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

/// Reads the document of a line, and returns its record as a line of JSON.
pub fn line(line: &str, gazetteer: &Gazetteer) -> Result<String, Bad> {
    // Some programs begin what they write with a mark of its byte order, which no writer means as text.
    let line = line.strip_prefix('\u{feff}').unwrap_or(line);
    let incoming: Incoming = serde_json::from_str(line).map_err(|error| told(&error))?;
    let (prose, boilerplate) = document::plain_text(&incoming.text);
    let title = incoming.title.as_deref().unwrap_or("");
    let dateline = incoming.dateline.as_deref().unwrap_or("");
    let date = incoming.date.as_deref().and_then(day);
    let metadata = extract::metadata(Text { title, dateline, prose: &prose, date }, gazetteer);
    let place = Place { title, dateline, prose: &prose, source: &incoming.text };
    let findings = Findings { metadata: &metadata, gazetteer, place, boilerplate };
    serde_json::to_string(&findings.record(incoming.id)).map_err(|error| told(&error))
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
