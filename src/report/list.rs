//! Many diagnostics for people: as many as are read, and how many more there are.

use super::Texts;
use super::lines::Library;
use super::terminal::{Style, draw};
use crate::diag::{Diagnostic, Severity};
use std::collections::{BTreeMap, BTreeSet};

/// The most diagnostics of one kind that are shown of one file.
const IN_A_FILE: usize = 20;

/// The most diagnostics of one kind that are shown in all. No kind is hidden by another.
const IN_ALL: usize = 200;

/// Diagnostics as texts, in their order. Errors go before warnings where not all can be shown, and the last of a
/// file says how many more it has.
pub fn list(diagnostics: &[&Diagnostic], texts: &Texts<'_>, style: Style) -> Vec<String> {
    let shown = chosen(diagnostics);
    let mut left: BTreeMap<&str, usize> = BTreeMap::new();
    for (_, diagnostic) in diagnostics.iter().enumerate().filter(|(at, _)| !shown.contains(at)) {
        *left.entry(file_of(diagnostic)).or_default() += 1;
    }
    let mut library = Library::new(texts);
    let mut out = Vec::with_capacity(shown.len() + 1);
    let mut shown = shown.into_iter().map(|at| diagnostics[at]).peekable();
    while let Some(diagnostic) = shown.next() {
        out.push(draw(diagnostic, &mut library, style).trim_matches('\n').to_owned());
        let file = file_of(diagnostic);
        if shown.peek().is_none_or(|next| file_of(next) != file)
            && let Some(more) = left.remove(file)
        {
            add(&mut out, &format!("and {more} more like these in {file}"));
        }
    }
    let more: usize = left.values().sum();
    match left.len() {
        0 => {}
        1 => add(&mut out, &format!("and {more} more in another file")),
        files => add(&mut out, &format!("and {more} more in {files} other files")),
    }
    out
}

/// Ends the last text with a line; it is no message of its own.
fn add(texts: &mut [String], line: &str) {
    if let Some(last) = texts.last_mut() {
        last.push('\n');
        last.push_str(line);
    }
}

/// Which diagnostics are shown, by their number.
fn chosen(diagnostics: &[&Diagnostic]) -> BTreeSet<usize> {
    let mut shown = BTreeSet::new();
    let mut in_file: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    let mut in_all: BTreeMap<&str, usize> = BTreeMap::new();
    for severity in [Severity::Error, Severity::Warning] {
        for (at, diagnostic) in diagnostics.iter().enumerate().filter(|(_, found)| found.severity == severity) {
            let here = in_file.entry((file_of(diagnostic), &diagnostic.code)).or_default();
            let all = in_all.entry(&diagnostic.code).or_default();
            if *here < IN_A_FILE && *all < IN_ALL {
                (*here, *all) = (*here + 1, *all + 1);
                shown.insert(at);
            }
        }
    }
    shown
}

fn file_of(diagnostic: &Diagnostic) -> &str {
    diagnostic.labels.first().map_or("", |label| &label.path)
}
