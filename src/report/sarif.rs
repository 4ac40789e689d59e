//! Diagnostics as SARIF 2.1.0 (OASIS), which code review shows beside the lines.

use super::Texts;
use super::lines::Library;
use crate::diag::{Diagnostic, Label, Severity};
use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};
use serde_json::{Value, json};
use std::path::{Component, Path};

/// What a path may not have in an address.
const RESERVED: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'#')
    .add(b'%')
    .add(b'<')
    .add(b'>')
    .add(b'?')
    .add(b'[')
    .add(b']')
    .add(b'^')
    .add(b'`')
    .add(b'{')
    .add(b'|')
    .add(b'}')
    .add(b'\\');

/// Diagnostics as one run. Paths are written from where the command was given, as reviewers' tools expect; columns count
/// characters from 1.
pub fn sarif(diagnostics: &[Diagnostic], root: &Path, texts: &Texts<'_>) -> Value {
    let mut codes: Vec<&str> = diagnostics.iter().map(|diagnostic| &*diagnostic.code).collect();
    codes.sort_unstable();
    codes.dedup();
    let mut library = Library::new(texts);
    let results: Vec<Value> = diagnostics
        .iter()
        .map(|diagnostic| {
            let Diagnostic { code, severity, message, labels, help } = diagnostic;
            let help = help.as_ref().map_or_else(String::new, |help| format!("\n{help}"));
            let mut places = labels.iter().map(|label| location(label, root, &mut library));
            let first: Vec<Value> = places.next().into_iter().collect();
            let level = if *severity == Severity::Error { "error" } else { "warning" };
            json!({
                "ruleId": code,
                "ruleIndex": codes.binary_search(&&**code).unwrap_or_default(),
                "level": level,
                "message": { "text": format!("{message}{help}") },
                "locations": first,
                "relatedLocations": places.collect::<Vec<_>>(),
            })
        })
        .collect();
    let rules: Vec<Value> = codes.iter().map(|code| json!({ "id": code })).collect();
    json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": { "name": "chancery", "version": env!("CARGO_PKG_VERSION"), "rules": rules } },
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    })
}

fn location(label: &Label, root: &Path, library: &mut Library<'_>) -> Value {
    let parts = root.components().filter(|part| !matches!(part, Component::CurDir));
    let mut path: Vec<String> = parts.map(|part| part.as_os_str().to_string_lossy().into_owned()).collect();
    if root.is_absolute() {
        // A reviewer's tool knows no paths of this machine.
        path.clear();
    }
    path.push(label.path.clone());
    let path = path.join("/");
    let mut physical = json!({ "artifactLocation": { "uri": utf8_percent_encode(&path, RESERVED).to_string() } });
    if let Some((span, source)) = label.span.and_then(|span| Some((span, library.file(&label.path)?))) {
        let (start, end) = (source.position(span.start as usize), source.position(span.end as usize));
        physical["region"] = json!({
            "startLine": start.line, "startColumn": start.column, "endLine": end.line, "endColumn": end.column,
        });
    }
    if label.text.is_empty() {
        json!({ "physicalLocation": physical })
    } else {
        json!({ "physicalLocation": physical, "message": { "text": label.text } })
    }
}
