//! Is the bottom line short enough to be one?

use super::{Article, place_of};
use crate::diag::{self, Diagnostic};

/// The most characters that a summary may have: two lines on a briefing, one card in a list, one line in a feed.
const LONGEST: usize = 300;

/// Only what a person wrote is asked; what is extracted has its own limit.
pub fn ask(article: &Article) -> Option<Diagnostic> {
    let summary = article.document.front.said.summary.as_ref()?;
    let length = summary.chars().count();
    (length > LONGEST).then(|| diag::lint::long_summary(&place_of(&article.source, summary), (length, LONGEST)))
}
