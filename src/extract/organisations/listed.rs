//! Organisations and media that the lists name.

use super::{BTreeSet, Listed, Named, Passage, Range, Rule, Sense, Words, chosen};
use crate::gazetteer::Hit;

/// The entries that the article names beyond doubt. Elsewhere in it an ordinary word that can mean one does mean it.
pub fn certain(passages: &[&Passage<'_>]) -> BTreeSet<Listed> {
    let hits = passages.iter().flat_map(|passage| passage.listed());
    hits.filter_map(|hit| match hit.sense {
        Sense::Listed { what, .. } => Some(what),
        _ => None,
    })
    .collect()
}

/// Listed names, the leftmost and then the longest of those that overlap.
pub fn of(words: &Words<'_, '_>, certain: &BTreeSet<Listed>) -> Vec<Named> {
    let passage = words.passage;
    let mut all: Vec<Named> = Vec::new();
    let mut end = 0;
    for hit in &passage.hits {
        let Sense::Listed { what, .. } = hit.sense else { continue };
        if matches!(what, Listed::System(_)) || !certain.contains(&what) || hit.span.start < end {
            continue;
        }
        if is_within_place(passage, *hit) || is_of_person(words, *hit) {
            continue;
        }
        end = hit.span.end;
        all.extend(named(words, passage.words_in(hit.span), what));
    }
    all
}

/// A listed name as a text gives it. "Japan's defence ministry" is the defence ministry, of Japan.
fn named(words: &Words<'_, '_>, range: Range<usize>, what: Listed) -> Option<Named> {
    let passage = words.passage;
    let owner = range.clone().rev().find(|&at| passage.words[at].possessive && words.in_place(at));
    let range = owner.map_or(range.start, |owner| owner + 1)..range.end;
    let last = range.end.checked_sub(1).filter(|&last| last >= range.start)?;
    let small = passage.word(last).starts_with(char::is_lowercase);
    let armed = last > range.start && passage.word(last - 1) == "armed";
    let people = small && ((words.noun(last).people && !armed) || (owner.is_some() && range.len() == 1));
    let named = chosen::named(words, range, (Rule::Listed, Some(what)));
    Some(Named { people, ..named })
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
fn is_of_person(words: &Words<'_, '_>, hit: Hit) -> bool {
    let passage = words.passage;
    let range = passage.words_in(hit.span);
    let Some(before) = range.start.checked_sub(1) else { return false };
    if range.len() > 1 || passage.words[before].possessive || !matches!(passage.gap(before), " " | ". ") {
        return false;
    }
    words.is_given(before) || matches!(passage.word(before), "Mr" | "Mrs" | "Ms" | "Dr")
}
