//! Do links say where they lead? Many readers go from link to link and hear nothing else.

use super::Article;
use super::parts::Parts;
use crate::diag::{self, Diagnostic};
use crate::source::Place;

/// Words that say nothing of what is behind them.
const VAGUE: [&str; 14] = [
    "here",
    "click here",
    "see here",
    "read here",
    "this",
    "this link",
    "link",
    "this page",
    "this article",
    "more",
    "read more",
    "source",
    "hier",
    "ici",
];

/// Links without words, and links with words that would fit any link.
pub fn ask(article: &Article, parts: &Parts) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for link in &parts.links {
        let place = Place { path: article.source.path.clone(), span: Some(link.span) };
        let words = link.line();
        let plain = words.trim_matches(|letter: char| !letter.is_alphanumeric()).to_lowercase();
        if words.is_empty() {
            found.push(diag::lint::silent_link(&place, &link.target));
        } else if VAGUE.contains(&plain.as_str()) {
            found.push(diag::lint::vague_link(&place, &words));
        }
    }
    found
}
