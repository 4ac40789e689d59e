//! Does every picture say what it shows? (Whether it is there at all, the build asks.)

use super::Article;
use super::parts::Parts;
use crate::diag::{self, Diagnostic};
use crate::source::Place;

/// Pictures of Markdown without a description; those of raw HTML are seen on the finished page.
pub fn ask(article: &Article, parts: &Parts) -> Vec<Diagnostic> {
    let blind = parts.pictures.iter().filter(|picture| picture.line().is_empty());
    let place = |span| Place { path: article.source.path.clone(), span: Some(span) };
    blind.map(|picture| diag::lint::no_alt(&place(picture.span))).collect()
}
