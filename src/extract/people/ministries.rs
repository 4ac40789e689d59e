//! Offices that name what they are for in several words: "Minister for Home Affairs and Law", "Under-Secretary-General for
//! Peace Operations", and those who are to hold one: "Prime Minister-designate".

use super::{Can, Gazetteer, Mark, Passage, Range, Shape, Span, home};

/// The most words that an office names what it is for with.
const LONGEST: usize = 12;

/// What says of an office behind a hyphen that somebody is to hold it.
const TO_COME: [&str; 4] = ["designate", "elect", "nominate", "delegate"];

/// The word behind those of an office that ends within it: the second one of "Prime Minister-designate".
pub fn to_come(passage: &Passage<'_>, (span, words): (Span, &Range<usize>)) -> Option<usize> {
    let word = passage.cut((span, words)).filter(|word| word.compound && word.end() > span.end)?;
    let more = passage.slice(Span { start: span.end, end: word.end() }).strip_prefix('-')?;
    TO_COME.contains(&more).then_some(words.end)
}

/// Whether the office that ends before a word can go on: most are followed by nothing of the kind.
pub fn goes_on_behind(passage: &Passage<'_>, end: usize) -> bool {
    let Some(last) = end.checked_sub(1).filter(|&last| passage.words[last].shape == Shape::Capital) else {
        return false;
    };
    match passage.gap(last) {
        " " => matches!(passage.word(end), "of" | "for" | "and"),
        gap => gap == ", " && is_field(passage, last),
    }
}

/// Marks what the office that ends before a word is for, up to the name of whoever holds it.
pub fn cover(passage: &Passage<'_>, marks: &mut [Mark], (end, gazetteer): (usize, &Gazetteer)) {
    let mut covered = end;
    while let Some(next) = fields(passage, marks, covered).filter(|next| *next <= end + LONGEST) {
        covered = next;
    }
    if covered > end && is_left_over(passage, marks, covered) {
        covered += 1;
    }
    for mark in &mut marks[end..covered] {
        // What an office is of tells of which country its holder is: "Governor of Sokoto State".
        if !matches!(mark, Mark::Place(_)) || home::is_people(passage, *mark, gazetteer) {
            *mark = Mark::Office;
        }
    }
}

/// Whether one word in capitals that is left behind the fields of an office is rather one more of them than a name:
/// "Minister of Regional and Industrial Expansion, Michel Cote", but not "Minister of Mines and Energy Subroto said".
fn is_left_over(passage: &Passage<'_>, marks: &[Mark], at: usize) -> bool {
    let is_free = |at: usize| marks.get(at) == Some(&Mark::Free) && passage.words[at].shape != Shape::Lower;
    let alone = is_free(at) && !(is_free(at + 1) && matches!(passage.gap(at), " " | ". "));
    let next = passage.kinds(at + 1);
    let acts = next.can_any(&[Can::Speak, Can::TellPast, Can::TellAhead, Can::TellLife])
        || passage.word(at + 1).ends_with("ed");
    let is_name = passage.kinds(at).can_any(&[Can::Given, Can::Family, Can::FamilyFirst]);
    let goes_on = next.can(Can::Particle) || acts;
    alone && passage.gap(at - 1) == " " && !is_name && !(passage.gap(at) == " " && goes_on)
}

/// The end of the words that name a field behind a small word or a comma: "for Home Affairs", ", African Cooperation".
fn fields(passage: &Passage<'_>, marks: &[Mark], start: usize) -> Option<usize> {
    let last = start.checked_sub(1)?;
    let more = is_field(passage, last);
    let mut at = match (passage.gap(last), passage.word(start)) {
        (" ", "of" | "for") => start + 1,
        (" " | ", ", "and") if more => start + 1,
        (" & " | ", ", _) if more => start,
        _ => return None,
    };
    at += usize::from(passage.word(at) == "the");
    let first = at;
    if is_unknown_field(passage, marks, at) {
        return Some(at + 1);
    }
    while at < marks.len() && (at == first || passage.gap(at - 1) == " ") && names_field(passage, marks, at) {
        at += 1;
    }
    (at > first && is_field(passage, at - 1)).then_some(at)
}

/// Whether a word behind "and" is one more field of an office, of which no list knows, and a given name follows: "Trade and
/// Worship Gerardo Werthein".
fn is_unknown_field(passage: &Passage<'_>, marks: &[Mark], at: usize) -> bool {
    let is_free = |at: usize| marks.get(at) == Some(&Mark::Free) && passage.words[at].shape == Shape::Capital;
    let kinds = passage.kinds(at);
    passage.word(at.saturating_sub(1)) == "and"
        && is_free(at)
        && is_free(at + 1)
        && passage.gap(at) == " "
        && !kinds.can_any(&[Can::Given, Can::Family, Can::FamilyFirst])
        && passage.kinds(at + 1).is_given()
}

/// Whether a word can name what an office is for, or says of whom or where that is: Moroccan Expatriates, Sokoto State.
fn names_field(passage: &Passage<'_>, marks: &[Mark], at: usize) -> bool {
    let of_place = || {
        matches!(marks[at], Mark::Place(_))
            && passage.gap(at) == " "
            && is_field(passage, at + 1)
            && !passage.words[at].possessive
    };
    (matches!(marks[at], Mark::Free | Mark::Office) && is_field(passage, at)) || of_place()
}

/// Whether a word in capitals names what an office can be for.
pub fn is_field(passage: &Passage<'_>, at: usize) -> bool {
    let word = passage.words.get(at);
    word.is_some_and(|word| {
        word.shape == Shape::Capital && word.kinds.can_any(&[Can::BeMinistry, Can::BeField, Can::EndOffice])
    })
}

/// Whether a comma behind a word stands within the name of an office: "Foreign Affairs, African Cooperation".
pub fn goes_on(passage: &Passage<'_>, marks: &[Mark], at: usize) -> bool {
    passage.gap(at) == ", "
        && marks[at] == Mark::Office
        && marks.get(at + 1) == Some(&Mark::Office)
        && is_field(passage, at)
        && (is_field(passage, at + 1) || is_field(passage, at + 2))
}
