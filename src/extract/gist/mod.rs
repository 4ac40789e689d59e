//! What an article comes to: its bottom line and its key points, in its own sentences.

mod points;

pub use points::{Weighed, key_points, leans};

use super::{Passage, Point, Rule, Sentence, Shape, Word};
use crate::source::Span;
use crate::text::{BlockKind, Prose};

/// The body's first sentence, and the next ones while they stay short together; without a byline or dateline before it.
/// `weights` are sorted by place.
pub fn summary(prose: &Prose, weights: &[Weighed]) -> Option<Point> {
    const LONGEST: usize = 280;
    let mut paragraphs = prose.blocks().iter().filter(|block| block.kind == BlockKind::Paragraph);
    let block = paragraphs.find(|block| !is_byline(prose.slice(block.span)))?;
    let whole = prose.slice(block.span);
    let start = block.span.start + Span::from(0..dateline(whole)).end;
    let text = prose.slice(Span { start, end: block.span.end });
    let mut sentences = crate::text::sentences(text).map(|range| range.end).peekable();
    let mut end = sentences.next()?;
    while let Some(next) = sentences.next_if(|&next| next <= LONGEST) {
        end = next;
    }
    let span = Span { start, end: start + Span::from(0..end).end };
    Some(Point { span, score: points::points(span, weights), rule: Rule::Opening })
}

/// Whether a paragraph only names who wrote it.
fn is_byline(paragraph: &str) -> bool {
    const LONGEST: usize = 100;
    let by = ["By ", "BY "].iter().any(|by| paragraph.starts_with(by));
    by && paragraph.len() <= LONGEST && !paragraph.ends_with(['.', '!', '?', '”', '"'])
}

/// The bytes of a dateline such as "MANILA, April 11 (Reuters) — " at the start of a paragraph.
fn dateline(paragraph: &str) -> usize {
    const LONGEST: usize = 80;
    if paragraph.chars().take_while(|letter| letter.is_uppercase()).count() < 3 {
        return 0;
    }
    let dash = [" — ", " – ", " - "].iter().filter_map(|dash| Some((paragraph.find(dash)?, dash.len()))).min();
    match dash {
        Some((at, dash)) if at <= LONGEST && !paragraph[..at].contains(['?', '!', ':']) => at + dash,
        _ => 0,
    }
}
