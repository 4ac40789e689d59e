//! Diagnostics as JSON, for editors and other tools.

use super::{Position, Texts, position};
use crate::diag::{Diagnostic, Label, Severity};
use serde::Serialize;
use std::collections::HashMap;

#[derive(Serialize)]
struct DiagnosticView<'a> {
    code: &'a str,
    severity: Severity,
    message: &'a str,
    labels: Vec<LabelView<'a>>,
    help: Option<&'a str>,
}

#[derive(Serialize)]
struct LabelView<'a> {
    path: &'a str,
    text: &'a str,
    start: Option<Position>,
    end: Option<Position>,
}

/// Diagnostics as a JSON list. Lines and columns count from 1.
pub fn json(diagnostics: &[Diagnostic], texts: &Texts<'_>) -> serde_json::Value {
    let mut known: HashMap<&str, Option<String>> = HashMap::new();
    let mut views = Vec::with_capacity(diagnostics.len());
    for diagnostic in diagnostics {
        let mut labels = Vec::with_capacity(diagnostic.labels.len());
        for Label { path, span, text } in &diagnostic.labels {
            let source = known.entry(path).or_insert_with(|| texts(path)).as_deref();
            let at = |byte: u32| source.map(|source| position(source, byte as usize));
            let (start, end) = span.map_or((None, None), |span| (at(span.start), at(span.end)));
            labels.push(LabelView { path, text, start, end });
        }
        views.push(DiagnosticView {
            code: &diagnostic.code,
            severity: diagnostic.severity,
            message: &diagnostic.message,
            labels,
            help: diagnostic.help.as_deref(),
        });
    }
    serde_json::json!(views)
}
