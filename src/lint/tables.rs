//! Do tables say what their columns are?

use super::Article;
use super::parts::Parts;
use crate::diag::{self, Diagnostic};
use crate::source::Place;

/// A table of Markdown always has a first row of heads, which may be blank.
pub fn ask(article: &Article, parts: &Parts) -> Vec<Diagnostic> {
    let blank = parts.heads.iter().filter(|(words, _)| words.trim().is_empty());
    let place = |span| Place { path: article.source.path.clone(), span: Some(span) };
    blank.map(|(_, span)| diag::lint::headless_table(&place(*span))).collect()
}
