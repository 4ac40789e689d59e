//! Of listed names and names by their form, those that count.

use super::{Listed, Named, Range, Rule, Shape, Words};

/// The leftmost and then the longest of those that overlap, each with the abbreviation behind it.
pub fn of(words: &Words<'_, '_>, listed: Vec<Named>, formed: Vec<(Range<usize>, Rule)>) -> Vec<Named> {
    let passage = words.passage;
    let mut all: Vec<Named> = formed
        .into_iter()
        .filter(|(range, _)| !range.is_empty())
        .map(|(range, rule)| {
            let span = passage.span(range.clone());
            let entry = entry(words, &range, &listed);
            let name = crate::text::line(passage.slice(span));
            Named { part: passage.part, bare: bare(words, &range), words: range, span, name, entry, rule, short: None }
        })
        .collect();
    all.extend(listed);
    // Of two readings of the same words that of the lists says more.
    all.sort_by_key(|named| (named.span.start, std::cmp::Reverse(named.span.end), named.entry.is_none()));
    let mut chosen: Vec<Named> = Vec::new();
    for mut named in all {
        if chosen.last().is_none_or(|last| last.span.end <= named.span.start) {
            named.short = short(words, &named);
            chosen.push(named);
        }
    }
    chosen
}

/// The listed name within a longer one that means the same: with the country before it, or with "Corp" behind it.
fn entry(words: &Words<'_, '_>, range: &Range<usize>, listed: &[Named]) -> Option<Listed> {
    let from = listed.partition_point(|named| named.words.end <= range.start);
    let inner = listed.get(from).filter(|named| named.words.end <= range.end && range.start <= named.words.start)?;
    let before = (range.start..inner.words.start).all(|at| words.in_place(at));
    let behind = (inner.words.end..range.end).all(|at| words.noun(at).firm);
    (before && behind).then_some(inner.entry).flatten()
}

/// The abbreviation in brackets behind a name.
fn short(words: &Words<'_, '_>, named: &Named) -> Option<String> {
    let passage = words.passage;
    let at = named.words.end;
    let word = passage.words.get(at)?;
    let bracketed = passage.gap(at.checked_sub(1)?) == " (" && passage.gap(at).starts_with(')');
    let letters = passage.word(at);
    let short = word.shape == Shape::Upper || letters.chars().filter(|letter| letter.is_uppercase()).count() > 1;
    (bracketed && short && letters.len() > 1).then(|| letters.to_owned())
}

/// A name without the country or people before it.
fn bare(words: &Words<'_, '_>, range: &Range<usize>) -> Option<String> {
    let first = range.clone().find(|&at| !words.in_place(at))?;
    (first > range.start).then(|| words.passage.slice(words.passage.span(first..range.end)).to_owned())
}
