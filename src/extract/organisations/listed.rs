//! Organisations and media that the lists name.

use super::{BTreeSet, Can, Listed, Named, Passage, Place, Range, Reading, Rule, Sense, Span, Words, chosen};
use crate::gazetteer::Hit;

/// Listed names, the leftmost and then the longest of those that overlap.
pub fn of(words: &Words<'_, '_>, reading: &Reading<'_>) -> Vec<Named> {
    let passage = words.passage;
    let mut all: Vec<Named> = Vec::new();
    let (mut end, mut system) = (0, 0);
    let mut by_name = None;
    for (at, hit) in passage.hits.iter().enumerate() {
        let Sense::Listed { what, .. } = hit.sense else { continue };
        if !reading.is_certain(what) {
            continue;
        }
        if matches!(what, Listed::System(_)) {
            system = hit.span.end.max(system);
            continue;
        }
        // "SSN-AUKUS" is a submarine.
        let within = passage.words_in(hit.span).is_empty() && hit.span.end <= system;
        if within || hit.span.start < end || is_of_designation(passage, hit.span) {
            continue;
        }
        if is_within_place(passage, *hit) || is_of_person(words, *hit) {
            continue;
        }
        end = hit.span.end;
        let what = of_several(passage, reading, (at, &mut by_name)).unwrap_or(what);
        all.extend(named(words, hit.span, what));
    }
    all
}

/// Of several entries that a name may mean the one that the passage has by a name which is its own: the Joint Chiefs of Staff
/// of a text that names South Korea's. What has such names is gathered once, into `by_name`.
fn of_several(
    passage: &Passage<'_>,
    reading: &Reading<'_>,
    (at, by_name): (usize, &mut Option<BTreeSet<Listed>>),
) -> Option<Listed> {
    let hit = passage.hits.get(at)?;
    if !matches!(hit.sense, Sense::Listed { sure: false, .. }) {
        return None;
    }
    let same = passage.hits.get(at + 1..)?.iter().take_while(|other| other.span == hit.span);
    let mut others = same.filter_map(|other| match other.sense {
        Sense::Listed { what: what @ Listed::Organisation(_), .. } if reading.is_certain(what) => Some(what),
        _ => None,
    });
    let other = others.next()?;
    let sure = by_name.get_or_insert_with(|| {
        let own = passage.hits.iter().filter_map(|hit| match hit.sense {
            Sense::Listed { what, sure: true } => Some(what),
            _ => None,
        });
        own.collect()
    });
    let Sense::Listed { what, .. } = hit.sense else { return None };
    [what, other].into_iter().chain(others).find(|what| sure.contains(what))
}

/// A listed name as a text gives it. "Japan's defence ministry" is the defence ministry, of Japan.
fn named(words: &Words<'_, '_>, span: Span, what: Listed) -> Option<Named> {
    let passage = words.passage;
    let range = passage.words_in(span);
    if range.is_empty() || passage.cut((span, &range)).is_some() {
        // Part of a word with a hyphen: "NATO-led", "Al Qaeda-linked".
        let named = chosen::named(words, range, (Rule::Listed, Some(what)));
        let name = crate::text::line(passage.slice(span));
        return Some(Named { span, bare: name.to_lowercase(), name, ..named });
    }
    let owner = range.clone().rev().find(|&at| passage.words[at].possessive && words.in_place(at));
    let range = owner.map_or(range.start, |owner| owner + 1)..range.end;
    let range = without_kind(words, range);
    let last = range.end.checked_sub(1).filter(|&last| last >= range.start)?;
    let small = passage.word(last).starts_with(char::is_lowercase);
    let armed = last > range.start && passage.word(last - 1) == "armed";
    let people = small && ((words.noun(last).can(Can::BePeople) && !armed) || (owner.is_some() && range.len() == 1));
    let named = chosen::named(words, range, (Rule::Listed, Some(what)));
    Some(Named { people, ..named })
}

/// A name without whose side it is on ("Kurdish-led Syrian Democratic Forces") and what kind of medium it is ("Observer
/// newspaper").
fn without_kind(words: &Words<'_, '_>, range: Range<usize>) -> Range<usize> {
    let side = range.len() > 2 && words.is_side(range.start) && words.is_capital(range.start + 1);
    let range = range.start + usize::from(side)..range.end;
    let one = range.end.saturating_sub(1).max(range.start);
    if one > range.start && words.noun(one).can(Can::Follow) { range.start..one } else { range }
}

/// Whether a find is the beginning of a weapon's designation, or says what a long number is: the FTC of "FTC-2000G", the IMO
/// of "IMO 9211234".
fn is_of_designation(passage: &Passage<'_>, span: Span) -> bool {
    const LONG: usize = 6;
    let rest = passage.text.get(span.end as usize..).unwrap_or("").as_bytes();
    match rest {
        [b'-', digit, ..] => digit.is_ascii_digit(),
        [b' ', digits @ ..] => digits.iter().take(LONG).filter(|digit| digit.is_ascii_digit()).count() == LONG,
        _ => false,
    }
}

/// Whether a find is only part of a longer name of a place: the Amazon of "Amazon Basin".
fn is_within_place(passage: &Passage<'_>, hit: Hit) -> bool {
    let longer = |place: &Place| place.span.end - place.span.start > hit.span.end - hit.span.start;
    passage.place_over(hit.span).is_some_and(longer)
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
