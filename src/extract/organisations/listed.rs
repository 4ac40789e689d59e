//! Organisations and media that the lists name.

use super::{Gazetteer, Listed, Named, Passage, Rule, Sense};
use crate::gazetteer::Hit;

/// Listed names, the leftmost and then the longest of those that overlap.
pub fn of(passage: &Passage<'_>, gazetteer: &Gazetteer) -> Vec<Named> {
    let mut all: Vec<Named> = Vec::new();
    for hit in passage.listed() {
        let Sense::Listed { what, .. } = hit.sense else { continue };
        if matches!(what, Listed::System(_)) || all.last().is_some_and(|last| hit.span.start < last.span.end) {
            continue;
        }
        if is_within_place(passage, hit) || is_of_person(passage, hit, gazetteer) {
            continue;
        }
        all.push(Named {
            part: passage.part,
            words: passage.words_in(hit.span),
            span: hit.span,
            name: crate::text::line(passage.slice(hit.span)),
            entry: Some(what),
            rule: Rule::Listed,
            short: None,
            bare: None,
        });
    }
    all
}

/// Whether a find is only part of a longer name of a place: the Amazon of "Amazon Basin".
fn is_within_place(passage: &Passage<'_>, hit: Hit) -> bool {
    let at = passage.places.partition_point(|place| place.span.end <= hit.span.start);
    passage.places.get(at).is_some_and(|place| {
        place.span.start <= hit.span.start
            && hit.span.end <= place.span.end
            && place.span.end - place.span.start > hit.span.end - hit.span.start
    })
}

/// Whether a find is part of a person's name: "Michael Bloomberg", "Mr Ford".
fn is_of_person(passage: &Passage<'_>, hit: Hit, gazetteer: &Gazetteer) -> bool {
    let words = passage.words_in(hit.span);
    let Some(before) = words.start.checked_sub(1) else { return false };
    if words.len() > 1 || passage.words[before].possessive || !matches!(passage.gap(before), " " | ". ") {
        return false;
    }
    let part = gazetteer.names.part(passage.word(before));
    (part.given && !part.doubtful) || matches!(passage.word(before), "Mr" | "Mrs" | "Ms" | "Dr")
}
