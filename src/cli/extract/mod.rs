//! `chancery extract`: what reading finds in articles, printed or written beside them.

mod articles;
mod printed;
mod sidecars;
mod stream;

use super::{Failure, terminal};
use crate::build;
use crate::diag::{Notes, Severity};
use crate::report::Style;
use clap::{Args, ValueEnum};
use std::io::{self, IsTerminal};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// The arguments of `extract`.
#[derive(Debug, Args)]
pub struct Extract {
    /// Articles, or folders of articles [default: all of the site]; a text from anywhere will do
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// The site's folder, with site.toml and articles/
    #[arg(long, value_name = "DIR", default_value = ".")]
    root: PathBuf,
    /// Write what was found into NAME.meta.toml beside each article, or bring it up to date; what a person changed there stays
    #[arg(long, conflicts_with_all = ["explain", "check", "stdin"])]
    write: bool,
    /// Show each finding under the words that show it, with its rule and score
    #[arg(long, conflicts_with_all = ["check", "stdin"])]
    explain: bool,
    /// Exit with 1 if a sidecar is not what `--write` would make of it; an article without one is all right
    #[arg(long, conflicts_with = "stdin")]
    check: bool,
    /// Read documents from standard input, one JSON object a line: id, title, date, dateline, text
    #[arg(long, requires = "format", conflicts_with = "paths")]
    stdin: bool,
    /// How to print what was found
    #[arg(long, value_enum, conflicts_with_all = ["write", "explain", "check"])]
    format: Option<Format>,
    /// Treat this day as today (it fixes the year of a date such as "Wednesday, April 10")
    #[arg(long, value_name = "DATE", value_parser = super::day)]
    today: Option<jiff::civil::Date>,
}

/// How findings are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people.
    Text,
    /// One JSON object a line; `chancery schema record` describes it.
    Ndjson,
    /// The same objects in one JSON list.
    Json,
}

impl Extract {
    /// Reads, prints or writes, and returns the exit code.
    pub fn run(self) -> Result<ExitCode, Failure> {
        let today = self.today.unwrap_or_else(super::build::today);
        if self.stdin {
            if self.format != Some(Format::Ndjson) {
                return Err("documents from --stdin are answered as NDJSON: add --format ndjson".into());
            }
            let (gazetteer, notes) = articles::lists(&self.root, today)?;
            let failed = errors(&self.root, notes);
            let done = stream::run(gazetteer)?;
            return Ok(if failed { ExitCode::from(1) } else { done });
        }
        let chosen = articles::choose(&self.root, &self.paths)?;
        if self.write || self.check {
            let act = if self.write { sidecars::Act::Write } else { sidecars::Act::Check };
            return sidecars::run(&self.root, (chosen, today), act);
        }
        let how = match (self.format, self.explain) {
            (Some(Format::Ndjson), _) => printed::How::Ndjson,
            (Some(Format::Json), _) => printed::How::Json,
            (_, true) => printed::How::Explained(style()),
            (_, false) => printed::How::Sheet(style()),
        };
        printed::run(&self.root, (chosen, today), how)
    }
}

/// Reads articles that have just been imported and writes their sidecars. Returns whether all is well.
pub fn beside(root: &Path, paths: &[PathBuf], today: jiff::civil::Date) -> Result<bool, Failure> {
    sidecars::beside(root, (articles::choose(root, paths)?, today))
}

/// Shows the errors among what was noticed, and says whether there are any. What is only assumed of an article is for
/// `build` to say.
fn errors(root: &Path, notes: Notes) -> bool {
    let failed = notes.has_errors();
    let errors = notes.sorted().into_iter().filter(|note| note.severity == Severity::Error);
    terminal::diagnostics(root, &errors.collect::<Vec<_>>());
    failed
}

/// Prints a line.
pub(super) fn print(line: &str) -> Result<(), Failure> {
    terminal::print(format!("{line}\n").as_bytes())
}

/// Colours, if standard output is a terminal and nobody has refused them.
fn style() -> Style {
    if io::stdout().is_terminal() { terminal::style() } else { Style::Plain }
}

/// The options of a build in which every article is read, drafts too.
pub(super) fn options(today: jiff::civil::Date) -> build::Options {
    build::Options {
        today,
        drafts: crate::site::Draft::Shown,
        base: None,
        warnings: build::Warnings::Allowed,
        search: crate::config::Search::Off,
    }
}
