//! Do headings go down one level at a time? Whoever moves by headings falls through a missing level.

use super::Article;
use super::parts::Parts;
use crate::diag::{self, Diagnostic};
use crate::source::Place;

/// The page's title is level 1, so a body begins at 2.
pub fn ask(article: &Article, parts: &Parts) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    let mut before = 1;
    for &(level, span) in &parts.headings {
        if level > before + 1 {
            let place = Place { path: article.source.path.clone(), span: Some(span) };
            found.push(diag::lint::skipped_heading(&place, (before, level)));
        }
        before = level;
    }
    found
}
