//! Findings on standard output.

use super::articles::Chosen;
use super::{Failure, errors};
use crate::build;
use crate::document::TitleOrigin;
use crate::gazetteer::Gazetteer;
use crate::record::{Findings, Place};
use crate::report::{self, Head, Style};
use crate::site::{self, Reading};
use jiff::civil::Date;
use rayon::prelude::*;
use std::io::{self, BufWriter, Write};
use std::path::Path;
use std::process::ExitCode;

/// How findings are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum How {
    /// A sheet for each article.
    Sheet(Style),
    /// Each finding under its words.
    Explained(Style),
    /// A JSON object for each article.
    Ndjson,
    /// A list of these objects.
    Json,
}

/// Articles whose texts are in memory at once.
const TOGETHER: usize = 256;

/// Prints what is found in the articles.
pub fn run(root: &Path, (mut chosen, today): (Chosen, Date), how: How) -> Result<ExitCode, Failure> {
    let (gazetteer, mut notes) = chosen.prepare(today);
    let readings = notes.take(build::read_all(&chosen.inputs, &gazetteer, (chosen.config.as_ref(), today)));
    match print(&readings, (&gazetteer, today), how) {
        // Whoever read this has seen enough.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => return Ok(ExitCode::SUCCESS),
        done => done?,
    }
    Ok(ExitCode::from(u8::from(errors(root, notes))))
}

fn print(readings: &[Reading], scope: (&Gazetteer, Date), how: How) -> io::Result<()> {
    let mut out = BufWriter::new(io::stdout().lock());
    let mut is_first = true;
    for some in readings.chunks(TOGETHER) {
        let texts: Vec<io::Result<String>> = some.par_iter().map(|reading| text_of(reading, scope, how)).collect();
        for text in texts {
            let lead = match (how, is_first) {
                (How::Json, true) => "[\n",
                (How::Json, false) => ",\n",
                (How::Ndjson, _) | (_, true) => "",
                (How::Sheet(_) | How::Explained(_), false) => "\n",
            };
            is_first = false;
            let end = if how == How::Json { "" } else { "\n" };
            write!(out, "{lead}{}{end}", text?.trim_end_matches('\n'))?;
        }
    }
    if how == How::Json {
        writeln!(out, "{}", if is_first { "[]" } else { "\n]" })?;
    }
    out.flush()
}

fn text_of(reading: &Reading, (gazetteer, today): (&Gazetteer, Date), how: How) -> io::Result<String> {
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
    let date = site::day_of(&reading.source, document, today).map(|day| day.to_string());
    let head = Head { path: &reading.source.path, title: &document.title.text, date, source: &reading.source.text };
    Ok(match how {
        How::Sheet(style) => report::sheet(&head, &record, style),
        How::Explained(style) => report::explained(&head, &record, style),
        How::Ndjson | How::Json => serde_json::to_string(&record)?,
    })
}
