//! Does a published text still hold what a new article begins with?

use super::Article;
use crate::diag::{self, Diagnostic};

/// The words with which `chancery new` begins an article.
pub const PLACEHOLDER: &str = "Write here.";

/// A paragraph that consists of those words was left there by mistake.
pub fn ask(article: &Article) -> Option<Diagnostic> {
    let prose = &article.document.prose;
    let left = prose.blocks().iter().find(|block| prose.slice(block.span).trim() == PLACEHOLDER)?;
    let span = prose.source_span(left.span)?;
    Some(diag::lint::placeholder(&article.source.place(span.range())))
}
