//! Is an article there twice?

use super::{Shelf, Site};
use crate::diag::{self, Diagnostic};

/// Every article that another one is or nearly is; of two, the later path is told.
pub fn ask(site: &Site) -> Vec<Diagnostic> {
    let mut articles: Vec<_> = site.articles.iter().collect();
    articles.sort_by(|a, b| a.source.path.cmp(&b.source.path));
    let texts: Vec<&str> = articles.iter().map(|article| article.document.prose.text()).collect();
    let twins = Shelf::twins(&texts).into_iter();
    let message = |(first, second, percent): (usize, usize, usize)| {
        let (first, second) = (articles.get(first)?, articles.get(second)?);
        Some(diag::lint::twin(&second.source.whole(), &first.source.whole(), percent))
    };
    twins.filter_map(message).collect()
}
