//! Quotes that stand alone in their sentence, behind one that cites somebody without a quote.

use super::speaker::{clause, is_title, reported, subject_of, turned};
use super::{Known, LOOKED_AT, Naming, Rule, Span, Told, is_reporting, named, pronoun, speaks};

/// The speaker of a quote that stands alone in its sentence, whom the sentence before tells without a quote: "It is critical,
/// said Aidan Key, the founder. “Consider…”".
pub fn indirect(known: Known<'_, '_>, (quotes, at): (&[Span], usize)) -> Option<Told> {
    // Bytes of a quotation mark.
    const MARK: u32 = 3;
    let (body, voices) = known;
    let quote = quotes[at];
    let own = body.sentence_at(quote.start)?;
    let place = body.sentences.partition_point(|sentence| sentence.span.start < own.span.start);
    let before = body.sentences.get(place.checked_sub(1)?)?;
    let alone = quote.start <= own.span.start + MARK
        && body.sentence_at(quote.end.saturating_sub(1)).is_none_or(|last| last.span.end <= quote.end + MARK);
    let free = at.checked_sub(1).is_none_or(|last| quotes[last].end <= before.span.start);
    if !(alone && free && before.block == own.block) {
        return None;
    }
    let words = before.words.clone();
    let last = words.clone().rev().take(LOOKED_AT).find(|&at| speaks(body, at) || is_reporting(body, at))?;
    let told = if is_reporting(body, last) {
        reported(known, last, before.span)
    } else {
        let behind = Span { start: body.words[last].end(), end: before.span.end };
        let turned = turned(known, last, behind).map(|naming| named(voices, naming, Rule::Attribution));
        turned.or_else(|| closing(known, (words.start, last))).or_else(|| {
            let first = words.clone().take(LOOKED_AT).find(|&at| speaks(body, at))?;
            let subject = Span { start: before.span.start, end: body.words[first].start };
            let adjacent = |naming: &Naming| body.words_in(naming.span).end == first;
            let subject = subject_of(known, subject).filter(adjacent);
            let told = subject.map(|naming| named(voices, naming, Rule::Attribution));
            told.or_else(|| pronoun(known, first.saturating_sub(1)..first, before.span.start))
        })
    };
    told.map(|told| Told { named: None, rule: Rule::Continued, ..told })
}

/// Who speaks at the end of a sentence: "It is critical, John Smith said."
fn closing((body, voices): Known<'_, '_>, (start, verb): (usize, usize)) -> Option<Told> {
    let clause = clause(body, start..verb);
    let naming = voices.within(body.span(clause.clone())).first().copied()?;
    let words = body.words_in(naming.span);
    let title = is_title(body, clause.start..words.start);
    (clause.start > start && title && words.end == verb).then(|| named(voices, naming, Rule::Attribution))
}
