//! Whether a dated sentence tells an event of its date.

use super::{BlockKind, Passage, Precision, Sentence, Shape, Tells, Written};

/// Words of a sentence, besides its date, from which it can tell something.
const ENOUGH: usize = 4;

/// Words before a date that compare or refer.
const REFERS: [&str; 10] = ["than", "compared", "unlike", "versus", "vs", "copyright", "©", "aged", "born", "edition"];

/// Whether the sentence tells what happened, or will happen, on the date.
pub fn of(body: &Passage<'_>, sentence: &Sentence, written: &Written) -> Tells {
    let others = sentence.words.len().saturating_sub(written.words.len());
    if others < ENOUGH || !matches!(sentence.kind, BlockKind::Paragraph | BlockKind::Item | BlockKind::Footnote) {
        return Tells::Aside;
    }
    let from = written.words.start.saturating_sub(2).max(sentence.words.start);
    if (from..written.words.start).any(|at| REFERS.contains(&body.word(at))) {
        return Tells::Aside;
    }
    if is_dateline(body, sentence, written) || is_attribute(body, sentence, written) {
        return Tells::Aside;
    }
    Tells::Event
}

/// "YANGON, July 25 (Reuters)": the date of the report, before its first words.
fn is_dateline(body: &Passage<'_>, sentence: &Sentence, written: &Written) -> bool {
    let first = sentence.words.start;
    let early = written.words.start <= first + 3 && sentence.block <= 1;
    early && (first..written.words.start).all(|at| body.words[at].shape == Shape::Upper) && written.words.start > first
}

/// "the 2015 nuclear deal": a year that only tells which one is meant.
fn is_attribute(body: &Passage<'_>, sentence: &Sentence, written: &Written) -> bool {
    if written.precision() != Precision::Year {
        return false;
    }
    let before = written.words.start.checked_sub(1).filter(|&at| at >= sentence.words.start);
    let article = before.is_some_and(|at| {
        matches!(body.word(at), "the" | "The" | "a" | "its" | "their" | "his" | "her") || body.words[at].possessive
    });
    let noun = written.words.end < sentence.words.end && body.gap(written.words.end - 1) == " ";
    article && noun
}
