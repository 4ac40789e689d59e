//! Death tolls, and the number of those who were hurt.

use super::{Form, Number, Passage, Span, joins, told};

/// "the death toll rose to 51", "the toll passed 40,000", with the words from the toll on.
pub fn death_toll(body: &Passage<'_>, number: &Number<'_>) -> Option<(&'static str, Span)> {
    const NEAR: usize = 12;
    const EXCERPT: u32 = 60;
    let first = number.words.start;
    let verb = number.before?;
    let reaches = matches!(
        body.word(verb),
        "to" | "at"
            | "of"
            | "passed"
            | "reached"
            | "reaches"
            | "exceeded"
            | "exceeds"
            | "topped"
            | "surpassed"
            | "hit"
            | "was"
            | "is"
            | "past"
            | "above"
            | "reaching"
            | "passes"
    );
    if number.form != Form::Plain || !reaches || told(body, number.words.end).is_some() {
        return None;
    }
    let from = body.sentence_at(number.start).map_or(first, |sentence| sentence.words.start);
    let near = from.max(verb.saturating_sub(NEAR))..verb;
    let mut heads = near.rev().take_while(|&at| !joins(body, at));
    let (toll, what) = heads.find_map(|at| Some((at, counts(body, at)?)))?;
    let before = toll.checked_sub(1).map_or("", |before| body.word(before));
    if matches!(before, "injury" | "road" | "bridge" | "heavy") {
        return None;
    }
    let of_death = matches!(before, "death" | "Death");
    // "The toll of the bridge".
    if !of_death && body.word(toll) == "toll" && body.word(toll + 1) == "of" && verb > toll + 1 {
        return None;
    }
    let first = if of_death { toll - 1 } else { toll };
    let end = body.words[number.words.end - 1].end();
    let start = body.words[first].start;
    let start = if end - start <= EXCERPT { start } else { number.start };
    Some((what, Span { start, end }))
}

/// What is told of those whose number is counted by a word: "toll", "the number of wounded".
fn counts(body: &Passage<'_>, at: usize) -> Option<&'static str> {
    const NEAR: usize = 4;
    match body.word(at) {
        "toll" => Some("killed"),
        "number" if body.word(at + 1) == "of" => (at + 2..at + 2 + NEAR).find_map(|at| told(body, at)),
        _ => None,
    }
}
