//! What is safe to change without asking: nothing that a person wrote is lost, and no page changes but by newer findings.

use super::{Date, Failure, Notes, article_stem, disk, extract};
use crate::source::Source;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// Changes it, and says what was changed.
pub fn all(root: &Path, (notes, tidied): (&Notes, Vec<(Source, String)>), today: Date) -> Result<Vec<String>, Failure> {
    let mut done = Vec::new();
    for (source, text) in tidied {
        // What somebody has written in the meantime is left alone.
        disk::replace(&root.join(&*source.path), (Some(&source.text), &text))?;
        done.push(format!("fixed: {}: blanks at the ends of lines", source.path));
    }
    let (found, _) = disk::list(root)?;
    let is_article = |path: &str| !path.to_ascii_lowercase().ends_with(".meta.toml");
    let stale: Vec<String> = notes
        .clone()
        .sorted()
        .into_iter()
        .filter(|note| note.code == "sidecar/stale")
        .flat_map(|note| note.labels)
        .map(|label| label.path)
        .collect();
    // Of several articles that share a sidecar the first is its own.
    let articles = found.iter().rev().map(|file| file.path.as_str()).filter(|path| is_article(path));
    let by_stem: BTreeMap<&str, &str> = articles.map(|path| (article_stem(path), path)).collect();
    let beside = |sidecar: &String| by_stem.get(article_stem(sidecar)).map(PathBuf::from);
    let articles: Vec<PathBuf> = stale.iter().filter_map(beside).collect();
    if articles.is_empty() {
        return Ok(done);
    }
    let before: Vec<Option<String>> = stale.iter().map(|path| std::fs::read_to_string(root.join(path)).ok()).collect();
    extract::beside(root, &articles, today)?;
    for (path, before) in stale.iter().zip(before) {
        // One that a person has reviewed is theirs to change.
        if std::fs::read_to_string(root.join(path)).ok() != before {
            done.push(format!("fixed: {path}: brought up to date with its article"));
        }
    }
    Ok(done)
}
