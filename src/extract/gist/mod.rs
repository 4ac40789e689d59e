//! What an article comes to: its bottom line and its key points, in its own sentences.

mod dateline;
mod opening;
mod points;

pub use points::{Weighed, key_points, leans};

use super::{Passage, Point, Rule, Sentence, Shape, Text, Word};
use crate::gazetteer::Gazetteer;
use crate::source::Span;
use crate::text::BlockKind;

/// The body's first sentence, and the next ones while they stay short together; without a byline or dateline before it, and
/// without what only says that a statement follows, if one does, and without the title again. `weights` are sorted by place.
pub fn summary(
    Text { title, prose, .. }: Text<'_>,
    (body, gazetteer): (&Passage<'_>, &Gazetteer),
    weights: &[Weighed],
) -> Option<Point> {
    const LONGEST: usize = 280;
    let paragraphs = prose.blocks().iter().filter(|block| block.kind == BlockKind::Paragraph).map(|block| block.span);
    let mut paragraphs = paragraphs.filter(|span| !opening::is_byline(prose.slice(*span)));
    let first = paragraphs.clone().next()?;
    let begin = |span: Span| {
        let own = opening::without_title(prose.slice(span), title)?;
        let span = Span { start: span.start + Span::from(0..own).end, ..span };
        let told = opening::told(prose.slice(span), (body, span.start), gazetteer)?;
        Some(Span { start: span.start + Span::from(0..told).end, ..span })
    };
    let span = paragraphs.find_map(begin).unwrap_or(first);
    let start = span.start;
    let text = prose.slice(span);
    let mut sentences = crate::text::sentences(text).map(|range| range.end).peekable();
    let mut end = sentences.next()?;
    while let Some(next) = sentences.next_if(|&next| next <= LONGEST) {
        end = next;
    }
    let span = Span { start, end: start + Span::from(0..end).end };
    Some(Point { span, score: points::points(span, weights), rule: Rule::Opening })
}
