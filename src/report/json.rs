//! Diagnostics as JSON, for editors and other tools.

use super::lines::{Library, Lined};
use super::{Position, Texts};
use crate::diag::{Diagnostic, Label, Severity};
use serde::Serialize;

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
    let mut library = Library::new(texts);
    let mut views = Vec::with_capacity(diagnostics.len());
    for diagnostic in diagnostics {
        let mut labels = Vec::with_capacity(diagnostic.labels.len());
        for Label { path, span, text } in &diagnostic.labels {
            let mut source: Option<&Lined> = None;
            if span.is_some() {
                source = library.file(path);
            }
            let at = |byte: u32| source.map(|source| source.position(byte as usize));
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
