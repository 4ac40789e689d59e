//! `chancery extract`: what reading finds in articles, printed or written beside them.

mod articles;
mod printed;
mod sidecars;
mod stream;

use super::{Failure, terminal};
use crate::build;
use crate::report::Style;
use clap::{Args, ValueEnum};
use std::io::{self, IsTerminal};
use std::path::PathBuf;
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
    /// Write what was found into NAME.meta.toml beside each article; what a person changed there stays
    #[arg(long, conflicts_with_all = ["explain", "check", "stdin"])]
    write: bool,
    /// Show each finding under the words that show it, with its rule and score
    #[arg(long, conflicts_with_all = ["check", "stdin"])]
    explain: bool,
    /// Exit with 1 if a sidecar is no longer what `--write` would make of it
    #[arg(long, conflicts_with = "stdin")]
    check: bool,
    /// Read documents from standard input, one JSON object a line: id, title, date, dateline, text
    #[arg(long, requires = "format", conflicts_with = "paths")]
    stdin: bool,
    /// How to print what was found
    #[arg(long, value_enum, conflicts_with_all = ["write", "explain", "check"])]
    format: Option<Format>,
    /// Treat this day as today (it fixes the year of a date such as "Wednesday, April 10")
    #[arg(long, value_name = "DATE")]
    today: Option<jiff::civil::Date>,
}

/// How findings are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people.
    Text,
    /// One JSON object a line; `chancery schema record` describes it.
    Ndjson,
}

impl Extract {
    /// Reads, prints or writes, and returns the exit code.
    pub fn run(self) -> Result<ExitCode, Failure> {
        let today = self.today.unwrap_or_else(super::build::today);
        let site = articles::Site::open(&self.root)?;
        if self.stdin {
            if self.format != Some(Format::Ndjson) {
                return Err("documents from --stdin are answered as NDJSON: add --format ndjson".into());
            }
            let (gazetteer, notes) = site.gazetteer(today);
            terminal::diagnostics(&self.root, &notes);
            return stream::run(&gazetteer);
        }
        let chosen = site.choose(&self.root, &self.paths)?;
        if self.write || self.check {
            let act = if self.write { sidecars::Act::Write } else { sidecars::Act::Check };
            return sidecars::run(&self.root, (chosen, today), act);
        }
        let how = match (self.format, self.explain) {
            (Some(Format::Ndjson), _) => printed::How::Ndjson,
            (_, true) => printed::How::Explained(style()),
            (_, false) => printed::How::Sheet(style()),
        };
        printed::run(&self.root, (chosen, today), how)
    }
}

/// Colours, if standard output is a terminal and nobody has refused them.
fn style() -> Style {
    if io::stdout().is_terminal() { terminal::style() } else { Style::Plain }
}

/// The options of a build in which every article is read, drafts too.
fn options(today: jiff::civil::Date) -> build::Options {
    build::Options { today, drafts: crate::site::Draft::Shown, base: None, warnings: build::Warnings::Allowed }
}
