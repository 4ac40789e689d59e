//! Things that are named after people: the Abu Salim district, Ben Gurion Airport.

use super::{BTreeSet, Can, Passage, Range, evidence};

/// Whether the word behind a name makes it that of a thing: the Abu Salim district.
pub fn is_thing(passage: &Passage<'_>, run: &Range<usize>) -> bool {
    run.end.checked_sub(1).is_some_and(|last| {
        passage.gap(last) == " " && !passage.words[last].possessive && passage.kinds(run.end).can(Can::EndThingSmall)
    })
}

/// Whether the first word of several makes of a name that of a thing: Camp de Gaulle.
pub fn begins_thing(passage: &Passage<'_>, run: &Range<usize>) -> bool {
    run.len() > 1 && passage.kinds(run.start).can(Can::BeginThing)
}

/// The words that a thing is named after: "Ben Gurion" of "Ben Gurion Airport" and of "Ben Gurion airport".
pub fn honoured<'p>(passage: &'p Passage<'_>, run: &Range<usize>) -> Option<&'p str> {
    if is_thing(passage, run) {
        return (run.len() > 1).then(|| passage.slice(passage.span(run.clone())));
    }
    let last = run.end.checked_sub(1).filter(|&last| passage.kinds(last).can(Can::EndThing))?;
    let kind = |at: &usize| passage.kinds(*at).can(Can::EndThing) || passage.word(*at) == "International";
    let own = run.start..last - (run.start..last).rev().take_while(kind).count();
    (own.len() > 1).then(|| passage.slice(passage.span(own)))
}

/// Whether a name is that of a thing in the text, to or from which somebody goes, and nothing but its form, which has these
/// points, says that it is a person's: "flights from Owen Roberts".
pub fn is_honoured(passage: &Passage<'_>, run: &Range<usize>, (honoured, points): (&BTreeSet<&str>, u32)) -> bool {
    const TO_AND_FROM: [&str; 8] = ["from", "at", "to", "near", "through", "via", "into", "outside"];
    let before = run.start.checked_sub(1).map_or("", |before| passage.word(before));
    run.len() > 1
        && TO_AND_FROM.contains(&before)
        && honoured.contains(passage.slice(passage.span(run.clone())))
        && points <= evidence::by_form(passage, run.clone())
}
