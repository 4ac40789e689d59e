//! Does the article say what it is based on?

use super::Article;
use crate::diag::{self, Diagnostic};

/// A source is one that the author lists. Names that the text cites are offered, since they are a list already begun.
pub fn ask(article: &Article) -> Option<Diagnostic> {
    /// Names that are offered.
    const OFFERED: usize = 3;
    if !article.document.front.sources.is_empty() {
        return None;
    }
    let cited: Vec<&str> =
        article.findings.sources.iter().map(|cited| &*cited.name).filter(is_name).take(OFFERED).collect();
    Some(diag::lint::no_source(&article.source.whole(), &cited))
}

/// "Bloomberg" is a name to write down, "experts" is none.
fn is_name(name: &&str) -> bool {
    name.chars().next().is_some_and(char::is_uppercase)
}
