//! `chancery theme`: the built-in theme, file by file, for those who want to change it.

use super::Failure;
use crate::disk;
use crate::render;
use clap::{Args, Subcommand};
use std::fs;
use std::io::{self, Write};
use std::path::PathBuf;
use std::process::ExitCode;

/// What is done with the theme.
#[derive(Debug, Subcommand)]
pub enum Theme {
    /// Copy built-in files into the site's templates/; without FILE, list them
    Eject(Eject),
}

/// The arguments of `theme eject`.
#[derive(Debug, Args)]
pub struct Eject {
    /// Which, as they stand in the list: briefing.html, assets/chancery.css
    #[arg(value_name = "FILE")]
    files: Vec<String>,
    /// The site's folder
    #[arg(long, value_name = "DIR", default_value = ".")]
    root: PathBuf,
}

impl Theme {
    /// Does it.
    pub fn run(self) -> Result<ExitCode, Failure> {
        let Self::Eject(eject) = self;
        if eject.files.is_empty() { eject.list() } else { eject.copy() }
    }
}

impl Eject {
    /// Names every file, and those that the site has already.
    fn list(&self) -> Result<ExitCode, Failure> {
        let mut out = io::stdout().lock();
        for (name, _) in render::Theme::built_in() {
            let own = if self.target(&name).exists() { "  (the site has its own)" } else { "" };
            match writeln!(out, "{name}{own}") {
                // Whoever read this has seen enough.
                Err(error) if error.kind() == io::ErrorKind::BrokenPipe => break,
                done => done?,
            }
        }
        Ok(ExitCode::SUCCESS)
    }

    /// Copies the files, if each of them is built in and none is there already: all of them, or none.
    fn copy(&self) -> Result<ExitCode, Failure> {
        let known = render::Theme::built_in();
        let mut chosen = Vec::new();
        for file in &self.files {
            let name = file.strip_prefix("templates/").unwrap_or(file);
            let Some(found) = known.iter().find(|(known, _)| known == name) else {
                let near = crate::text::nearest(name, known.iter().map(|(name, _)| name.as_str()));
                let near = near.map_or_else(String::new, |near| format!("; did you mean {near}?"));
                return Err(format!("the built-in theme has no file {name}{near}").into());
            };
            if self.target(name).symlink_metadata().is_ok() {
                let place = self.target(name);
                return Err(format!("{} is there already, and is left as it is", place.display()).into());
            }
            chosen.push(found);
        }
        for (name, text) in chosen {
            let target = self.target(name);
            if let Some(folder) = target.parent() {
                fs::create_dir_all(folder).map_err(|error| format!("cannot make {}: {error}", folder.display()))?;
            }
            // Whoever writes the file in the meantime keeps it.
            disk::replace(&target, (None, text))?;
            writeln!(io::stderr(), "copied: {}", target.display())?;
        }
        Ok(ExitCode::SUCCESS)
    }

    fn target(&self, name: &str) -> PathBuf {
        self.root.join("templates").join(name)
    }
}
