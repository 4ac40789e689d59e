//! Reading a site's inputs: `site.toml`, `articles/`, `lists/`, `templates/`.
//!
//! Links are not followed: a site is what is in its folder. A file that cannot be read is a diagnostic, and its
//! neighbours are read all the same.

use super::Error;
use crate::build::Inputs;
use crate::diag::{self, Notes};
use crate::source::{Place, Source};
use rayon::prelude::*;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use walkdir::WalkDir;

/// The largest article, in bytes. Sanitising and reading take memory in proportion.
pub const LARGEST_ARTICLE: u64 = 2 * 1024 * 1024;

/// A file of the site, and what the system says of it.
#[derive(Debug, Clone)]
pub struct Found {
    /// Its path from the site's root, with `/` between the parts.
    pub path: String,
    /// Where it is.
    pub at: PathBuf,
    /// Its metadata.
    pub meta: fs::Metadata,
}

/// What a file is for.
enum Purpose {
    Config,
    Article,
    Sidecar,
    List,
    Template,
    Wording,
    Asset(String),
    Unknown,
    Elsewhere,
}

/// Lists every file that the site is made from, by path.
pub fn list(root: &Path) -> Result<(Vec<Found>, Notes), Error> {
    if !root.is_dir() {
        return Err(Error::NoRoot { path: root.to_owned() });
    }
    let mut found = Vec::new();
    let mut notes = Notes::new();
    let config = root.join("site.toml");
    if let Ok(meta) = fs::metadata(&config) {
        found.push(Found { path: "site.toml".to_owned(), at: config, meta });
    }
    for folder in ["articles", "lists", "templates"] {
        let walk = WalkDir::new(root.join(folder)).sort_by_file_name().into_iter();
        for entry in walk.filter_entry(|entry| !is_hidden(entry)) {
            match entry {
                Ok(entry) if entry.file_type().is_file() => {
                    let path = named(root, entry.path());
                    match entry.metadata() {
                        Ok(meta) => found.push(Found { path, at: entry.into_path(), meta }),
                        Err(error) => notes.push(unreadable(&path, &error.to_string())),
                    }
                }
                Ok(entry) if entry.path_is_symlink() => {
                    let path = named(root, entry.path());
                    notes.push(diag::article::linked(&place(&path)));
                }
                Ok(_) => {}
                Err(error) if error.io_error().is_some_and(|error| error.kind() == io::ErrorKind::NotFound) => {}
                Err(error) => {
                    let path = error.path().map_or_else(|| folder.to_owned(), |path| named(root, path));
                    let reason = error.io_error().map_or_else(|| "it cannot be listed".to_owned(), ToString::to_string);
                    notes.push(unreadable(&path, &reason));
                }
            }
        }
    }
    Ok((found, notes))
}

/// What a file held.
#[derive(Clone)]
pub(super) enum Content {
    /// A text.
    Text(Source),
    /// A file of the theme, by its name.
    Asset(String, Vec<u8>),
    /// Nothing to read, or nothing that could be.
    Nothing(Option<diag::Diagnostic>),
}

/// Reads what was listed.
pub fn read(found: &[Found], notes: Notes) -> Inputs {
    sorted((found, found.par_iter().map(content).collect()), notes)
}

/// Puts what was read where it belongs.
pub(super) fn sorted((found, contents): (&[Found], Vec<Content>), notes: Notes) -> Inputs {
    let mut inputs = Inputs { notes, ..Inputs::default() };
    for (file, content) in found.iter().zip(contents) {
        match content {
            Content::Nothing(diagnostic) => diagnostic.into_iter().for_each(|diagnostic| inputs.notes.push(diagnostic)),
            Content::Asset(name, bytes) => inputs.assets.push((name, bytes)),
            Content::Text(source) => match purpose(&file.path) {
                Purpose::Config => inputs.config = Some(source),
                Purpose::Sidecar => inputs.sidecars.push(source),
                Purpose::List => inputs.lists.push(source),
                Purpose::Template => inputs.templates.push(source),
                Purpose::Wording => inputs.wordings.push(source),
                _ => inputs.articles.push(source),
            },
        }
    }
    inputs
}

/// Reads a file.
pub(super) fn content(file: &Found) -> Content {
    let purpose = purpose(&file.path);
    let is_article = matches!(purpose, Purpose::Article | Purpose::Sidecar);
    let refused = match purpose {
        Purpose::Elsewhere => return Content::Nothing(None),
        Purpose::Unknown => Some(diag::article::ignored_file(&place(&file.path))),
        _ if is_article && file.meta.len() > LARGEST_ARTICLE => {
            Some(diag::article::too_large(&place(&file.path), (file.meta.len(), LARGEST_ARTICLE)))
        }
        _ => None,
    };
    if refused.is_some() {
        return Content::Nothing(refused);
    }
    let bytes = match fs::read(&file.at) {
        Ok(bytes) => bytes,
        Err(error) => return Content::Nothing(Some(unreadable(&file.path, &error.to_string()))),
    };
    if let Purpose::Asset(name) = purpose {
        return Content::Asset(name, bytes);
    }
    match std::str::from_utf8(&bytes) {
        Ok(text) => Content::Text(Source::new(file.path.as_str(), text)),
        Err(error) => Content::Nothing(Some(not_utf8(&file.path, &bytes, error.valid_up_to()))),
    }
}

fn purpose(path: &str) -> Purpose {
    let lower = path.to_ascii_lowercase();
    if path == "site.toml" {
        Purpose::Config
    } else if let Some(rest) = path.strip_prefix("templates/") {
        match rest.strip_prefix("assets/") {
            Some(name) => Purpose::Asset(name.to_owned()),
            None if lower.ends_with(".html") => Purpose::Template,
            None if rest.starts_with("i18n/") && lower.ends_with(".toml") => Purpose::Wording,
            None => Purpose::Elsewhere,
        }
    } else if path.starts_with("lists/") {
        if lower.ends_with(".toml") { Purpose::List } else { Purpose::Elsewhere }
    } else if lower.ends_with(".meta.toml") {
        Purpose::Sidecar
    } else if lower.ends_with(".md") || lower.ends_with(".txt") {
        Purpose::Article
    } else {
        Purpose::Unknown
    }
}

fn is_hidden(entry: &walkdir::DirEntry) -> bool {
    let name = entry.file_name().to_string_lossy();
    entry.depth() > 0 && (name.starts_with('.') || name.ends_with('~'))
}

fn named(root: &Path, path: &Path) -> String {
    let inner = path.strip_prefix(root).unwrap_or(path);
    let parts: Vec<_> = inner.iter().map(|part| part.to_string_lossy()).collect();
    parts.join("/")
}

fn place(path: &str) -> Place {
    Place { path: path.into(), span: None }
}

fn unreadable(path: &str, reason: &str) -> diag::Diagnostic {
    diag::article::unreadable(&place(path), reason)
}

fn not_utf8(path: &str, bytes: &[u8], at: usize) -> diag::Diagnostic {
    let line = 1 + bytes[..at].iter().filter(|&&byte| byte == b'\n').count();
    diag::article::not_utf8(&place(path), (line, bytes.get(at).copied().unwrap_or(0)))
}
