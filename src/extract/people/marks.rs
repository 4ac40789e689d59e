//! What each word of a passage is, as far as lists and earlier readings know.

use super::{Can, Found, Gazetteer, Mark, Organisation, Passage, Range, Sense, Shape, Span, System, Word, ministries};
use crate::gazetteer::Hit;

/// A mark for each word.
pub fn of(
    passage: &Passage<'_>,
    (organisations, systems): (&[Found<Organisation>], &[Found<System>]),
    gazetteer: &Gazetteer,
) -> Vec<Mark> {
    let mut marks = vec![Mark::Free; passage.words.len()];
    let mut told = Vec::with_capacity(passage.places.len() * 2 + passage.hits.len());
    for (at, place) in passage.places.iter().enumerate() {
        told.extend(cover(passage, &mut marks, (place.span, Mark::Place(at))));
    }
    let mut ends = Vec::new();
    for hit in passage.offices() {
        let words = passage.words_in(hit.span);
        if !is_given_name(passage, (&hit, &words), gazetteer) {
            let words = cover_office(passage, &mut marks, (hit.span, words));
            if ministries::goes_on_behind(passage, words.end) {
                ends.push(words.end);
            }
            told.extend(words);
        }
    }
    // An office within an organisation's name is part of that name, so organisations come after offices.
    let named = organisations.iter().flat_map(|found| &found.mentions);
    let named = named.chain(systems.iter().flat_map(|found| &found.mentions));
    let named = named.filter(|mention| mention.part == passage.part).map(|mention| mention.span);
    let sure = |hit: &&Hit| matches!(hit.sense, Sense::Listed { sure: true, .. });
    for span in named.chain(passage.hits.iter().filter(sure).map(|hit| hit.span)) {
        if !is_of_person(passage, &marks, span) && !is_office(passage, span) {
            cover(passage, &mut marks, (span, Mark::Other));
        }
    }
    for end in ends {
        ministries::cover(passage, &mut marks, (end, gazetteer));
    }
    let mut vessels = Vec::new();
    for sentence in &passage.sentences {
        for at in passage.notable(sentence) {
            let word = &passage.words[at];
            if word.kinds.can(Can::BeVessel) {
                vessels.push((at, sentence.words.end));
            }
            if matches!(word.shape, Shape::Capital | Shape::Upper)
                && let Some(mark) = own(passage, at, sentence.words.start)
                && !begins_office(passage, &marks, at)
            {
                marks[at] = mark;
            }
        }
    }
    name_ships(passage, &vessels, &mut marks);
    free_names(passage, &mut marks, told);
    marks
}

/// Whether the name of an organisation is to the letter the office of who leads it: "UN High Commissioner for Refugees".
fn is_office(passage: &Passage<'_>, span: Span) -> bool {
    let office = |hit: &Hit| hit.span == span && matches!(hit.sense, Sense::Office(_));
    passage.hits_over(passage.words_in(span).start).any(office)
}

/// A name behind a word for a ship is the ship's, whomever it honours: "the aircraft carrier Ronald Reagan".
/// The words are given with the ends of their sentences.
fn name_ships(passage: &Passage<'_>, vessels: &[(usize, usize)], marks: &mut [Mark]) {
    let named = |at: usize| matches!(passage.words[at].shape, Shape::Capital | Shape::Upper);
    for &(vessel, limit) in vessels {
        let mut at = vessel + 1;
        while at < limit && passage.gap(at - 1) == " " && !passage.words[at - 1].possessive {
            let within = passage.kinds(at).can(Can::Particle) && at > vessel + 1;
            let honours = matches!(marks[at], Mark::Place(place) if passage.places[place].person);
            if !(marks[at] == Mark::Free || honours) || !(named(at) || within) {
                break;
            }
            marks[at] = Mark::Other;
            at += 1;
        }
    }
}

/// Whether a listed name is part of a person's: "Michael Bloomberg", "President Abdel Fattah el-Sisi", who is no missile.
fn is_of_person(passage: &Passage<'_>, marks: &[Mark], span: Span) -> bool {
    let words = passage.words_in(span);
    let Some(before) = words.start.checked_sub(1) else { return false };
    let joined = passage.gap(before) == " " && !passage.words[before].possessive;
    let named = passage.kinds(before).is_given() && marks[before] == Mark::Free;
    joined && words.len() <= 2 && (named || (marks[before] == Mark::Office && words.len() == 2))
}

/// Marks the words of a span, and tells which they are: with the one in which it ends, as in "Abu Dhabi-based".
fn cover(passage: &Passage<'_>, marks: &mut [Mark], (span, mark): (Span, Mark)) -> Range<usize> {
    let mut words = passage.words_in(span);
    let joined = |word: &Word<'_>| {
        let mut rest = passage.slice(Span { start: span.end, end: word.end() }).chars();
        rest.next() == Some('-') && rest.next().is_some_and(char::is_lowercase)
    };
    if !words.is_empty() && passage.cut((span, &words)).is_some_and(joined) {
        words.end += 1;
    }
    marks[words.clone()].fill(mark);
    words
}

/// Marks the words of an office, the first of which may say more of it: "then-prime minister", "ex-president".
fn cover_office(passage: &Passage<'_>, marks: &mut [Mark], (span, mut words): (Span, Range<usize>)) -> Range<usize> {
    const BEFORE: [&str; 4] = ["then", "ex", "co", "vice"];
    marks[words.clone()].fill(Mark::Office);
    // A span of which only a part is a word's begins before the words that lie within it.
    let first = words.start.checked_sub(1).map(|before| (before, &passage.words[before]));
    if let Some((before, word)) = first
        && word.compound
        && (word.start < span.start && span.start < word.end() && word.end() <= span.end)
        && let Some((more, _)) = passage.word(before).split_once('-')
        && BEFORE.iter().any(|known| known.eq_ignore_ascii_case(more))
    {
        marks[before] = Mark::Office;
        words.start = before;
    }
    if let Some(last) = ministries::to_come(passage, (span, &words)) {
        marks[last] = Mark::Office;
        words.end = last + 1;
    }
    words
}

/// Whether a person's trade is a given name here: "Hunter Biden" is no hunter.
fn is_given_name(passage: &Passage<'_>, (hit, words): (&Hit, &Range<usize>), gazetteer: &Gazetteer) -> bool {
    let Sense::Office(id) = hit.sense else { return false };
    let (at, next) = (words.start, words.end);
    words.len() == 1
        && passage.kinds(at).can(Can::Given)
        && passage.words[at].shape == Shape::Capital
        && gazetteer.office(id).kind == "other"
        && passage.gap(at) == " "
        && passage.words.get(next).is_some_and(|word| word.shape == Shape::Capital && word.kinds.can(Can::Family))
}

/// Whether an office of several words begins here, whatever else could: "Under Secretary", "First Deputy".
fn begins_office(passage: &Passage<'_>, marks: &[Mark], at: usize) -> bool {
    marks[at] == Mark::Office && passage.gap(at) == " " && marks.get(at + 1) == Some(&Mark::Office)
}

/// What a word with a capital is on its own; `sentence` is the first word of its sentence.
fn own(passage: &Passage<'_>, at: usize, sentence: usize) -> Option<Mark> {
    let kinds = passage.kinds(at);
    if kinds.can(Can::Calendar) {
        return Some(Mark::Calendar);
    }
    if !kinds.can_any(&[Can::Open, Can::OpenPerson]) {
        return None;
    }
    let opens = at == sentence || at == 0 || passage.gap(at - 1).contains(['“', '"', ':', '—', '–', '•', '(']);
    opens.then_some(Mark::Opener)
}

/// Gives back what is part of a person's name after all, in order, since one name may hang on the word before. `told` are
/// the words of places and offices.
fn free_names(passage: &Passage<'_>, marks: &mut [Mark], mut told: Vec<usize>) {
    told.sort_unstable();
    let mut surnames: Vec<&str> = Vec::new();
    for at in told {
        if matches!(marks[at], Mark::Office | Mark::Place(_)) {
            free_name(passage, marks, (at, &mut surnames));
        }
    }
}

/// Surnames that are kept to be known again.
const SURNAMES: usize = 16;

/// Whether a form of address or an office is part of a person's name, as which it is listed, too.
fn is_own_name(passage: &Passage<'_>, marks: &[Mark], at: usize) -> bool {
    let joined = |at: usize| passage.gap(at) == " " && passage.words.get(at).is_some_and(|word| !word.possessive);
    let kinds = passage.kinds(at);
    // "Sultan A. Al-Marshad".
    let next = passage.word(at + 1);
    let initial = kinds.can(Can::Given) && joined(at) && next.len() == 1 && next.starts_with(char::is_uppercase);
    if initial || !kinds.can(Can::Family) || passage.words[at].shape != Shape::Capital {
        return initial;
    }
    // "Martin Luther King", "Stephen King"; "Mark Bishop spoke": a given name that is also a word, where no name follows.
    let ends = || passage.gap(at) != " " || passage.words.get(at + 1).is_some_and(|next| next.shape == Shape::Lower);
    let before = at.checked_sub(1).filter(|&before| joined(before) && marks[before] == Mark::Free);
    before.map(|before| passage.kinds(before)).is_some_and(|kinds| kinds.is_given() || kinds.can(Can::Given) && ends())
}

/// A place is part of a person's name where a given name stands before it ("Tom Holland"), or where it is itself a given
/// name before a word that is nothing else ("Israel Katz", "Jordan Bardella").
fn free_name<'a>(passage: &Passage<'a>, marks: &mut [Mark], (at, surnames): (usize, &mut Vec<&'a str>)) {
    let joined = |at: usize| passage.gap(at) == " " && passage.words.get(at).is_some_and(|word| !word.possessive);
    if marks[at] == Mark::Office && is_own_name(passage, marks, at) {
        marks[at] = Mark::Free;
    }
    let Mark::Place(place) = marks[at] else { return };
    let span = passage.places[place].span;
    let whole = passage.words_in(span);
    if passage.places[place].person {
        if whole.len() > 1 && surnames.len() < SURNAMES {
            surnames.push(passage.word(whole.end - 1));
        }
        // "King Abdullah II" holds an office; the title of "Sheikh Hasina" goes with the name.
        let title = |at: &usize| {
            marks[*at] == Mark::Office && !passage.kinds(*at).can(Can::Given) && !is_sheikh(passage.word(*at))
        };
        let title = whole.clone().take_while(title).count();
        marks[whole.start + title..whole.end].fill(Mark::Free);
        return;
    }
    if whole.len() > 1 {
        return;
    }
    let can_be_given = passage.kinds(at).can(Can::Given);
    let before = at.checked_sub(1).filter(|&before| joined(before) && marks[before] == Mark::Free);
    let given = |before: usize| passage.kinds(before).is_given();
    // "Lloyd J. Austin"
    let initial = |at: usize| passage.word(at).len() == 1 && passage.words[at].shape == Shape::Upper;
    let behind_initial = || {
        let first = at.checked_sub(2).filter(|&first| joined(first) && passage.gap(first + 1) == ". ");
        first.is_some_and(|first| initial(first + 1) && given(first) && marks[first] == Mark::Free)
    };
    let given_before = before.is_some_and(given) || behind_initial();
    // "to Jordan Atallah Khairi": behind a preposition a place is a place.
    let placed = at
        .checked_sub(1)
        .is_some_and(|before| matches!(passage.word(before), "to" | "in" | "of" | "from" | "for" | "near" | "across"));
    let next = Some(at + 1).filter(|&next| joined(at) && marks.get(next) == Some(&Mark::Free));
    let name_after = next.is_some_and(|next| {
        passage.words[next].shape == Shape::Capital && (passage.kinds(next).can(Can::Family) || can_be_given)
    });
    // "Phan Van Giang": between a family name and a given name a place is none.
    let within = next.is_some_and(|next| passage.words[next].shape == Shape::Capital)
        && before.is_some_and(|before| passage.kinds(before).can(Can::FamilyFirst));
    // "Paloma Valencia came. Valencia said": the surname of somebody named before, who speaks.
    let speaks = (joined(at) && passage.says(at + 1)) || (before_says(passage, at) && !joined(at));
    let again = speaks && !placed && surnames.contains(&passage.word(at));
    if given_before || within || again || (can_be_given && name_after && !placed) {
        marks[at] = Mark::Free;
    }
    if given_before && surnames.len() < SURNAMES {
        surnames.push(passage.word(at));
    }
}

/// Whether a form of address is that of a sheikh, by which one is known as by a name.
fn is_sheikh(word: &str) -> bool {
    matches!(word, "Sheikh" | "Sheikha" | "Shaikh" | "Sultan")
}

/// Whether a word of speech stands right before a word: "said Lagos".
fn before_says(passage: &Passage<'_>, at: usize) -> bool {
    at.checked_sub(1).is_some_and(|before| passage.gap(before) == " " && passage.says(before))
}
