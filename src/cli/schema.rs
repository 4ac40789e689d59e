//! `chancery schema`: JSON Schemas for editors and tools.

use super::Failure;
use crate::record;
use clap::Args;
use std::io::{self, Write};
use std::process::ExitCode;

/// The arguments of `schema`.
#[derive(Debug, Args)]
pub struct Schema {
    /// Which: site (site.toml), lists (lists/*.toml), front-matter, sidecar (NAME.meta.toml), record (what `extract --format ndjson` prints) or
    /// document (what `extract --stdin` reads)
    #[arg(value_name = "NAME", value_parser = record::NAMES)]
    name: String,
}

impl Schema {
    /// Prints the schema.
    pub fn run(self) -> Result<ExitCode, Failure> {
        let text = record::schema(&self.name).ok_or("there is no such schema")?;
        match writeln!(io::stdout(), "{text}") {
            // Whoever read this has seen enough.
            Err(error) if error.kind() != io::ErrorKind::BrokenPipe => return Err(error.into()),
            _ => {}
        }
        Ok(ExitCode::SUCCESS)
    }
}
