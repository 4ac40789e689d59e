//! Quotes that a line before them leads on to, and block quotations, which are quotes without marks if a line does.

use super::{Passage, Sentence, Span};

/// The bytes of a paragraph before which a quote may open it: a mark and a gap.
const OPENING: u32 = 5;

/// The quotes with the block quotations among them, in order. What stands in marks within a block quotation is part of it,
/// unless the whole of it does.
pub fn with_blocks(body: &Passage<'_>, quotes: &[Span]) -> Vec<Span> {
    let mut all = Vec::with_capacity(quotes.len() + body.quoted.len());
    let (mut rest, mut led) = (quotes, None);
    for &block in &body.quoted {
        let Some(span) = block_span(body, block) else { continue };
        // A block quotation goes on where its first block was led on to.
        let goes_on = led.is_some_and(|last| last + 1 == block);
        if !goes_on && sentence_before(body, span).is_none() {
            continue;
        }
        led = Some(block);
        let (before, after) = rest.split_at(rest.partition_point(|quote| quote.end <= span.start));
        let (inside, behind) = after.split_at(after.partition_point(|quote| quote.start < span.end));
        let is_all = |quote: &Span| quote.start <= span.start + OPENING && quote.end + OPENING >= span.end;
        all.extend_from_slice(before);
        all.extend_from_slice(if inside.first().is_some_and(is_all) { inside } else { std::slice::from_ref(&span) });
        rest = behind;
    }
    all.extend_from_slice(rest);
    all
}

fn block_span(body: &Passage<'_>, block: usize) -> Option<Span> {
    let from = body.sentences.partition_point(|sentence| sentence.block < block);
    let to = body.sentences.partition_point(|sentence| sentence.block <= block);
    let (first, last) = (body.sentences.get(from)?, body.sentences[..to].last()?);
    (first.block == block).then_some(Span { start: first.span.start, end: last.span.end })
}

/// The sentence that leads on to a quote that opens its paragraph: the last of the paragraph before, if it ends with a
/// colon.
pub fn sentence_before<'a>(body: &'a Passage<'_>, quote: Span) -> Option<&'a Sentence> {
    let at = body.sentences.partition_point(|sentence| sentence.span.end <= quote.start);
    let own = body.sentences.get(at).filter(|own| quote.start <= own.span.start + OPENING)?;
    let before = body.sentences.get(at.checked_sub(1)?)?;
    (before.block != own.block && body.slice(before.span).ends_with(':')).then_some(before)
}

/// Whether two quotes are blocks of one block quotation, one behind the other.
pub fn is_one_block(body: &Passage<'_>, (last, quote): (Span, Span)) -> bool {
    if body.quoted.is_empty() {
        return false;
    }
    let block = |byte: u32| body.sentence_at(byte).map(|sentence| sentence.block);
    let (Some(first), Some(second)) = (block(last.start), block(quote.start)) else { return false };
    let quoted = |block: usize| body.quoted.binary_search(&block).is_ok();
    first + 1 == second && quoted(first) && quoted(second)
}
