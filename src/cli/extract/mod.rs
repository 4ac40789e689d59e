//! `chancery extract`: what reading finds in articles, printed or written beside them.

mod stream;

use super::Failure;
use crate::gazetteer::{self, Lists};
use clap::{Args, ValueEnum};
use std::process::ExitCode;

/// The arguments of `extract`.
#[derive(Debug, Args)]
pub struct Extract {
    /// Read documents from standard input, one JSON object a line
    #[arg(long)]
    stdin: bool,
    /// How to print what was found
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

/// How findings are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
enum Format {
    /// For people.
    #[default]
    Text,
    /// One JSON object a line.
    Ndjson,
}

impl Extract {
    /// Reads, prints, and returns the exit code.
    pub fn run(self) -> Result<ExitCode, Failure> {
        if !(self.stdin && self.format == Format::Ndjson) {
            return Err("only `--stdin --format ndjson` is there yet".into());
        }
        let gazetteer = gazetteer::compile(Lists::built_in().value).value;
        stream::run(&gazetteer)
    }
}
