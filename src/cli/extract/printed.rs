//! Findings on standard output.

use super::articles::Chosen;
use super::{Failure, terminal};
use crate::build;
use crate::document::TitleOrigin;
use crate::record::{Findings, Place};
use crate::report::{self, Head, Style};
use crate::site::Reading;
use jiff::civil::Date;
use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;

/// How findings are printed.
#[derive(Debug, Clone, Copy)]
pub enum How {
    /// A sheet for each article.
    Sheet(Style),
    /// Each finding under its words.
    Explained(Style),
    /// A JSON object for each article.
    Ndjson,
}

/// Prints what is found in the articles.
pub fn run(root: &Path, (mut chosen, today): (Chosen, Date), how: How) -> Result<ExitCode, Failure> {
    let (gazetteer, mut notes) = chosen.prepare(today);
    let readings = notes.take(build::read_all(&chosen.inputs, &gazetteer, (chosen.config.as_ref(), today)));
    let mut out = io::stdout().lock();
    for reading in &readings {
        let text = text_of(reading, (&gazetteer, today), how)?;
        match writeln!(out, "{text}") {
            // Whoever read this has seen enough.
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => return Ok(ExitCode::SUCCESS),
            done => done?,
        }
    }
    // What is said of articles that could not be read; what is only assumed of others is for `build` to say.
    let failed = notes.has_errors();
    if failed {
        let errors: Vec<_> =
            notes.sorted().into_iter().filter(|note| note.severity == crate::diag::Severity::Error).collect();
        terminal::diagnostics(root, &errors);
    }
    Ok(ExitCode::from(u8::from(failed)))
}

fn text_of(
    reading: &Reading,
    (gazetteer, today): (&crate::gazetteer::Gazetteer, Date),
    how: How,
) -> Result<String, Failure> {
    let document = &reading.document;
    let own = document.title.origin != TitleOrigin::Sentence;
    let place = Place {
        title: if own { &document.title.text } else { "" },
        dateline: "",
        prose: &document.prose,
        source: &reading.source.text,
    };
    let boilerplate = document.boilerplate.into_iter().collect();
    let findings = Findings { metadata: &reading.metadata, gazetteer, place, boilerplate };
    let record = findings.record(serde_json::Value::from(&*reading.source.path));
    let date = crate::site::day_of(&reading.source, document, today).map(|day| day.to_string());
    let head = Head { path: &reading.source.path, title: &document.title.text, date, source: &reading.source.text };
    Ok(match how {
        How::Sheet(style) => report::sheet(&head, &record, style),
        How::Explained(style) => report::explained(&head, &record, style),
        How::Ndjson => serde_json::to_string(&record)?,
    })
}
