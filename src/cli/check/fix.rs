//! What is safe to change without asking: nothing that a person wrote is lost, and no page changes but by newer findings.

use super::{Failure, Notes, Watch, article_stem, disk, extract};
use crate::document;
use crate::record;
use crate::source::Source;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// An article that is written anew, and why.
struct Change {
    source: Source,
    text: String,
    told: Vec<String>,
}

/// Changes it, and says what was changed.
pub fn all(root: &Path, notes: &Notes, watch: &Watch) -> Result<Vec<String>, Failure> {
    let mut done = Vec::new();
    for Change { source, text, told } in changes(watch).into_values() {
        // What somebody has written in the meantime is left alone.
        disk::replace(&root.join(&*source.path), (Some(&source.text), &text))?;
        done.extend(told.into_iter().map(|what| format!("fixed: {}: {what}", source.path)));
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
    extract::beside(root, &articles, watch.today)?;
    for (path, before) in stale.iter().zip(before) {
        // One that a person has reviewed is theirs to change.
        if std::fs::read_to_string(root.join(path)).ok() != before {
            done.push(format!("fixed: {path}: brought up to date with its article"));
        }
    }
    Ok(done)
}

/// What is changed in articles, by their paths.
fn changes(watch: &Watch) -> BTreeMap<Arc<str>, Change> {
    let mut all: BTreeMap<Arc<str>, Change> = BTreeMap::new();
    for (source, text) in watch.tidied() {
        let told = vec!["blanks at the ends of lines".to_owned()];
        all.insert(Arc::clone(&source.path), Change { source, text, told });
    }
    for lost in watch.lost() {
        let own = || Change { source: lost.source.clone(), text: lost.source.text.to_string(), told: Vec::new() };
        let change = all.entry(Arc::clone(&lost.source.path)).or_insert_with(own);
        if let Some(text) = aliased(change, lost.from.as_str()) {
            change.text = text;
            change.told.push(format!("{} leads on to it, as an alias", lost.from));
        }
    }
    all.retain(|_, change| !change.told.is_empty());
    all
}

/// The text of an article with one more alias; none if it has no front matter to hold it.
fn aliased(change: &Change, from: &str) -> Option<String> {
    let text = &change.text;
    let front = document::front_range(&Source::new(Arc::clone(&change.source.path), text.as_str()))?;
    let new = record::added(&text[front.clone()], ("aliases", from)).ok()?;
    Some([&text[..front.start], &new, &text[front.end..]].concat())
}
