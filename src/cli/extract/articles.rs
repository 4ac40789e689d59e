//! Which articles to read: a site's, some of them, or a text from anywhere.

use super::{Failure, options};
use crate::build::{self, Inputs, article_stem};
use crate::config::{Config, Extraction};
use crate::diag::{Diagnostic, Notes};
use crate::disk;
use crate::gazetteer::{self, Gazetteer};
use crate::source::Source;
use jiff::civil::Date;
use std::path::{Path, PathBuf};

/// Inputs cut down to the articles that were asked for.
pub struct Chosen {
    /// The inputs. What was noticed of other articles is left out.
    pub inputs: Inputs,
    /// The configuration, if there is a usable one.
    pub config: Option<Config>,
    /// Texts that belong to no site, as they were typed.
    pub lone: Vec<PathBuf>,
    /// The paths of all articles of the site.
    pub all: Vec<String>,
}

/// Whether a folder is a site's.
fn is_site(root: &Path) -> bool {
    root.join("site.toml").is_file() || root.join("articles").is_dir()
}

/// The built-in lists with those of the site, if there is one.
pub fn lists(root: &Path, today: Date) -> Result<(Gazetteer, Notes), Failure> {
    let mut inputs = Inputs::default();
    if is_site(root) {
        let (mut found, _) = disk::list(root)?;
        found.retain(|file| file.path == "site.toml" || file.path.starts_with("lists/"));
        inputs = disk::read(&found, Notes::new());
    }
    let mut chosen = Chosen { inputs, config: None, lone: Vec::new(), all: Vec::new() };
    Ok(chosen.prepare(today))
}

/// Reads the articles at the paths that were typed; none stand for the whole site.
pub fn choose(root: &Path, paths: &[PathBuf]) -> Result<Chosen, Failure> {
    let mut inputs = Inputs::default();
    if is_site(root) {
        let (found, notes) = disk::list(root)?;
        inputs = disk::read(&found, notes);
    }
    let all = inputs.articles.iter().map(|article| article.path.to_string()).collect();
    let mut chosen = Chosen { inputs, config: None, lone: Vec::new(), all };
    if paths.is_empty() {
        if chosen.inputs.articles.is_empty() && !chosen.inputs.notes.has_errors() {
            return Err(format!("{} has no articles; name a file, or a site with --root", root.display()).into());
        }
        return Ok(chosen);
    }
    let home = root.join("articles").canonicalize().ok();
    let mut wanted: Vec<String> = Vec::new();
    let mut lone = Vec::new();
    for path in paths {
        match within(home.as_deref(), &[path.clone(), root.join(path)]) {
            Some(inner) => {
                let parts: Vec<_> = inner.iter().map(|part| part.to_string_lossy()).collect();
                wanted.push(["articles", &parts.join("/")].join("/"));
            }
            None => {
                let real = path.canonicalize().map_err(|error| format!("cannot read {}: {error}", path.display()))?;
                lone.push((path.clone(), real));
            }
        }
    }
    chosen.keep(&wanted);
    for (path, real) in lone {
        chosen.inputs.articles.push(read(&path, &real)?);
        chosen.lone.push(path);
    }
    if chosen.inputs.articles.is_empty() && !chosen.inputs.notes.has_errors() {
        return Err("no article is at these paths; articles are .md and .txt files".into());
    }
    Ok(chosen)
}

/// The path below the articles of a site, of the first of these that is there. A path is as it was typed, or as the site's
/// own messages name it.
fn within(home: Option<&Path>, paths: &[PathBuf]) -> Option<PathBuf> {
    let inner = |path: &PathBuf| Some(path.canonicalize().ok()?.strip_prefix(home?).ok()?.to_owned());
    paths.iter().find_map(inner)
}

/// Reads a text that belongs to no site.
fn read(path: &Path, real: &Path) -> Result<Source, Failure> {
    let shown = path.display();
    if real.is_dir() {
        return Err(format!("{shown} is a folder outside the site's articles; name the site with --root").into());
    }
    let bytes = std::fs::read(real).map_err(|error| format!("cannot read {shown}: {error}"))?;
    let text = String::from_utf8(bytes).map_err(|_| format!("{shown} is not UTF-8 text"))?;
    Ok(Source::new(path.to_string_lossy().into_owned(), text))
}

impl Chosen {
    /// Keeps the wanted files and folders, and what was noticed of them or of no article.
    fn keep(&mut self, wanted: &[String]) {
        let is_within = |path: &str, wanted: &str| {
            let rest = path.strip_prefix(wanted.trim_end_matches('/'));
            rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        };
        // A sidecar stands for its article: `articles/*` names both.
        let is_beside = |path: &str, wanted: &str| {
            wanted.to_ascii_lowercase().ends_with(".meta.toml") && article_stem(path) == article_stem(wanted)
        };
        let is_wanted = |path: &str| wanted.iter().any(|one| is_within(path, one) || is_beside(path, one));
        self.inputs.articles.retain(|article| is_wanted(&article.path));
        let stems: Vec<&str> = wanted.iter().map(|one| article_stem(one)).collect();
        let is_about = |note: &Diagnostic| {
            let path = note.labels.first().map_or("", |label| &label.path);
            !path.starts_with("articles/") || is_wanted(path) || stems.contains(&article_stem(path))
        };
        let notes = std::mem::take(&mut self.inputs.notes);
        self.inputs.notes = notes.sorted().into_iter().filter(is_about).collect();
    }

    /// Reads the configuration and compiles the lists. Who asks for findings gets them, also of a site whose build
    /// does without.
    pub fn prepare(&mut self, today: Date) -> (Gazetteer, Notes) {
        let mut notes = std::mem::take(&mut self.inputs.notes);
        if self.inputs.config.is_some() {
            self.config = notes.take(build::configure(&self.inputs, &options(today)));
        }
        if let Some(config) = &mut self.config {
            config.extract = Extraction::On;
        }
        let lists = notes.take(build::lists(&self.inputs, self.config.as_ref()));
        (gazetteer::compile(lists), notes)
    }
}
