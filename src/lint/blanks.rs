//! Are there blanks at the ends of lines? They make changes appear where nothing has changed.

use super::{Article, Body};
use crate::diag::{self, Diagnostic};
use crate::document::events;
use crate::source::Source;
use std::ops::Range;

/// Blanks at the ends of lines of a body, told once for an article.
pub fn ask(article: &Article) -> Option<Diagnostic> {
    let all = blanks(&article.source.text, range(article));
    let first = all.first()?.clone();
    // What cannot be taken away without a change of the page is meant.
    without(article, &all)?;
    Some(diag::lint::trailing_blanks(&article.source.place(first), all.len()))
}

/// A file without the blanks; nothing if there are none, or if the page would be another one without them.
pub fn tidied(article: &Article) -> Option<String> {
    let all = blanks(&article.source.text, range(article));
    if all.is_empty() { None } else { without(article, &all) }
}

/// A file without these blanks, unless its page would be another one.
fn without(article: &Article, all: &[Range<usize>]) -> Option<String> {
    let source: &Source = &article.source;
    let range = range(article);
    let mut text = source.text.to_string();
    let gone: usize = all.iter().map(Range::len).sum();
    for blank in all.iter().rev() {
        text.replace_range(blank.clone(), "");
    }
    let after = text.get(range.start..range.end - gone)?;
    let (one, other) = (events(source.text.get(range)?), events(after));
    let same = one.map(|(event, _)| event).eq(other.map(|(event, _)| event));
    same.then_some(text)
}

/// Blanks before the end of a line. Two or more of them after words are a break, and stay.
fn blanks(text: &str, range: Range<usize>) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut at = range.start;
    for line in text.get(range).unwrap_or("").split_inclusive('\n') {
        let whole = line.trim_end_matches(['\n', '\r']);
        let bare = whole.trim_end_matches([' ', '\t']);
        let is_break = whole.ends_with("  ") && !bare.is_empty();
        if bare.len() < whole.len() && !is_break {
            found.push(at + bare.len()..at + whole.len());
        }
        at += line.len();
    }
    found
}

/// The bytes of a body of Markdown; none of another.
fn range(article: &Article) -> Range<usize> {
    match &article.document.body {
        Body::Markdown { range, .. } => range.clone(),
        Body::Plain(_) => 0..0,
    }
}
