//! How good the reading is: `cargo run --release --example evaluate -- DIR`.
//!
//! Scores every labelled file (`*.jsonl`, `*.jsonl.gz`) in a folder and the folders in it, field by field.

mod labelled;
mod score;
mod sets;
mod table;

use chancery::gazetteer::{self, Gazetteer};
use clap::Parser;
use labelled::Labelled;
use rayon::prelude::*;
use score::{Outcome, Tally};
use sets::Comparison;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Scores what Chancery finds against labelled documents, one JSON object a line.
#[derive(Debug, Parser)]
struct Arguments {
    /// Files or folders of labelled documents
    #[arg(required = true)]
    paths: Vec<PathBuf>,
    /// Show so many of the most frequent confusions of each field, and so many of the worst documents of each set
    #[arg(long, default_value_t = 0, value_name = "N")]
    errors: usize,
    /// Fail if a field is below its aim
    #[arg(long)]
    strict: bool,
}

/// The scores of a set.
struct Scored {
    /// The name of its file.
    name: String,
    /// Each comparison that the set has labels for.
    tallies: Vec<(&'static Comparison, Tally)>,
    /// Each document, and how each comparison came out in it.
    documents: Vec<(String, Vec<(&'static Comparison, Outcome)>)>,
}

fn main() -> io::Result<ExitCode> {
    let arguments = Arguments::parse();
    let gazetteer = gazetteer::built_in().value;
    let mut below = false;
    for path in &arguments.paths {
        for file in labelled::files(path)? {
            let set =
                scored(&file, &gazetteer).map_err(|error| io::Error::other(format!("{}: {error}", file.display())))?;
            let mut out = String::new();
            if !set.tallies.is_empty() {
                table::write(&mut out, &set, arguments.errors).map_err(io::Error::other)?;
            }
            io::stdout().write_all(out.as_bytes())?;
            below |= set.tallies.iter().any(|(comparison, tally)| comparison.aim.is_some_and(|aim| tally.f1() < aim));
        }
    }
    Ok(ExitCode::from(u8::from(arguments.strict && below)))
}

/// The scores of a file; no tallies if nothing in it is labelled.
fn scored(file: &Path, gazetteer: &Gazetteer) -> io::Result<Scored> {
    let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let comparisons = sets::comparisons(&name);
    let documents = labelled::documents(file)?;
    let home = file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let documents: Vec<(String, Vec<(&Comparison, Outcome)>)> = documents
        .into_par_iter()
        .filter(|document| comparisons.iter().any(|comparison| document.labels.contains_key(comparison.labels)))
        .map(|document| Ok((document.id.clone(), outcomes(&document, comparisons, (home, gazetteer))?)))
        .collect::<Result<_, String>>()
        .map_err(io::Error::other)?;
    let mut tallies = Vec::new();
    for comparison in comparisons {
        let mut tally = Tally::default();
        let outcomes = documents.iter().flat_map(|(_, outcomes)| outcomes);
        outcomes.filter(|(of, _)| std::ptr::eq(*of, comparison)).for_each(|(_, outcome)| tally.add(outcome));
        if tally.documents > 0 {
            tallies.push((comparison, tally));
        }
    }
    Ok(Scored { name, tallies, documents })
}

/// How each comparison comes out in a document; one that it has no labels for says nothing.
fn outcomes(
    document: &Labelled,
    comparisons: &'static [Comparison],
    (home, gazetteer): (&Path, &Gazetteer),
) -> Result<Vec<(&'static Comparison, Outcome)>, String> {
    let record = labelled::record(document, home, gazetteer)?;
    let mut outcomes = Vec::new();
    for comparison in comparisons {
        let labelled = comparison.field.labelled(document.labels.get(comparison.labels));
        if !labelled.is_empty() && !comparison.without.iter().any(|value| labelled.contains(*value)) {
            outcomes.push((comparison, Outcome::of(&labelled, &comparison.field.found(&record))));
        }
    }
    Ok(outcomes)
}
