//! Which articles to read: a site's, some of them, or a text from anywhere.

use super::Failure;
use super::options;
use crate::build::{self, Inputs};
use crate::config::Config;
use crate::diag::{Diagnostic, Notes};
use crate::disk;
use crate::gazetteer::{self, Gazetteer};
use crate::source::Source;
use jiff::civil::Date;
use std::path::{Path, PathBuf};

/// A site's inputs; empty where there is no site.
pub struct Site {
    inputs: Inputs,
}

/// Inputs cut down to the articles that were asked for, and the names to read them with.
pub struct Chosen {
    /// The inputs.
    pub inputs: Inputs,
    /// The configuration, if there is a usable one.
    pub config: Option<Config>,
}

impl Site {
    /// Reads a site's folder, if it is one.
    pub fn open(root: &Path) -> Result<Self, Failure> {
        let is_site = root.join("site.toml").is_file() || root.join("articles").is_dir();
        if !is_site {
            return Ok(Self { inputs: Inputs::default() });
        }
        let (found, notes) = disk::list(root)?;
        Ok(Self { inputs: disk::read(&found, notes) })
    }

    /// The built-in lists with those of the site.
    pub fn gazetteer(&self, today: Date) -> (Gazetteer, Vec<Diagnostic>) {
        let mut notes = Notes::new();
        let config = config_of(&self.inputs, today, &mut notes);
        let lists = notes.take(build::lists(&self.inputs.lists, config.as_ref()));
        (notes.take(gazetteer::compile(lists)), notes.sorted())
    }

    /// Cuts the inputs down to the paths that were typed; none stand for the whole site.
    pub fn choose(self, root: &Path, paths: &[PathBuf]) -> Result<Chosen, Failure> {
        let mut inputs = self.inputs;
        if paths.is_empty() {
            if inputs.articles.is_empty() && !inputs.notes.has_errors() {
                return Err(format!("{} has no articles; name a file, or a site with --root", root.display()).into());
            }
            return Ok(Chosen { inputs, config: None });
        }
        let home = root.join("articles").canonicalize().ok();
        let mut wanted: Vec<String> = Vec::new();
        let mut lone = Vec::new();
        for path in paths {
            // A path is as it was typed, or as the site's own messages name it.
            let at = if path.exists() { path.clone() } else { root.join(path) };
            let real = at.canonicalize().map_err(|error| format!("cannot read {}: {error}", path.display()))?;
            match home.as_ref().and_then(|home| real.strip_prefix(home).ok()) {
                Some(inner) => {
                    let parts: Vec<_> = inner.iter().map(|part| part.to_string_lossy()).collect();
                    wanted.push(format!("articles/{}", parts.join("/")));
                }
                None => lone.push((path, real)),
            }
        }
        let is_wanted = |path: &str| {
            wanted.iter().any(|wanted| {
                let rest = path.strip_prefix(wanted.trim_end_matches('/'));
                rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
            })
        };
        inputs.articles.retain(|article| is_wanted(&article.path));
        for (path, real) in lone {
            let bytes = std::fs::read(&real).map_err(|error| format!("cannot read {}: {error}", path.display()))?;
            let text = String::from_utf8(bytes).map_err(|_| format!("{} is not UTF-8 text", path.display()))?;
            inputs.articles.push(Source::new(path.to_string_lossy().into_owned(), text));
        }
        if inputs.articles.is_empty() {
            return Err("no article is at these paths; articles are .md and .txt files".into());
        }
        Ok(Chosen { inputs, config: None })
    }
}

impl Chosen {
    /// Reads the configuration and compiles the lists.
    pub fn prepare(&mut self, today: Date) -> (Gazetteer, Notes) {
        let mut notes = std::mem::take(&mut self.inputs.notes);
        self.config = config_of(&self.inputs, today, &mut notes);
        let lists = notes.take(build::lists(&self.inputs.lists, self.config.as_ref()));
        (notes.take(gazetteer::compile(lists)), notes)
    }
}

/// The configuration; a text that belongs to no site needs none.
fn config_of(inputs: &Inputs, today: Date, notes: &mut Notes) -> Option<Config> {
    inputs.config.as_ref()?;
    notes.take(build::configure(inputs, &options(today)))
}
