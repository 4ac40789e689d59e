//! Countries that somebody works on, and is not of: "a Russia analyst", "professor of Chinese politics", "head of the UN
//! mission in Congo".

use super::{Gazetteer, Mark, Passage, Range, Sense, home};
use crate::gazetteer::Listed;

/// Words between the name of a country and what somebody is for it: "Iran nuclear expert".
const FAR: usize = 3;

/// Whether the place at a word of an office is what its holder works on.
pub fn is_one(
    passage: &Passage<'_>,
    marks: &[Mark],
    (at, office, gazetteer): (usize, &Range<usize>, &Gazetteer),
) -> bool {
    let Mark::Place(place) = marks[at] else { return false };
    is_studied(passage, marks, (place, office.end, gazetteer)) || is_served(passage, marks, (at, office, gazetteer))
}

/// Whether a country or town is the field of whoever is named by the next words: "Russia analyst", "Moscow bureau chief".
pub fn is_studied(passage: &Passage<'_>, marks: &[Mark], (place, end, gazetteer): (usize, usize, &Gazetteer)) -> bool {
    #[rustfmt::skip]
    const EXPERTS: [&str; 12] = [
        "analyst", "expert", "specialist", "scholar", "researcher", "watcher", "historian", "chair", "fellow",
        "lead", "analysts", "experts",
    ];
    #[rustfmt::skip]
    const POSTS: [&str; 12] = [
        "bureau", "correspondent", "editor", "desk", "project", "program", "programme", "Project", "Program",
        "Programme", "Initiative", "Desk",
    ];
    const STUDIES: [&str; 9] =
        ["studies", "Studies", "politics", "history", "literature", "law", "philosophy", "Politics", "History"];
    let span = passage.places[place].span;
    let last = passage.words_in(span).end.saturating_sub(1);
    let said = passage.slice(span);
    let people = home::is_people(passage, Mark::Place(place), gazetteer) && !said.ends_with('a');
    let is_code = said.len() < 5 && said.chars().all(|letter| letter.is_ascii_uppercase() || letter == '.');
    let country = !people && !is_code && home::is_nation(passage, Mark::Place(place), gazetteer);
    let mut joined = last;
    while joined + 1 < end && joined < last + FAR && passage.gap(joined) == " " && !passage.words[joined].possessive {
        joined += 1;
        let word = passage.word(joined);
        if STUDIES.contains(&word) && joined == last + 1 || country && EXPERTS.contains(&word) {
            return true;
        }
        if POSTS.contains(&word) && joined == last + 1 {
            return !people && !is_code;
        }
        if matches!(marks[joined], Mark::Place(_)) {
            return false;
        }
    }
    false
}

/// Whether somebody serves an international body in a country: "UNICEF representative in Sudan".
fn is_served(
    passage: &Passage<'_>,
    marks: &[Mark],
    (at, office, gazetteer): (usize, &Range<usize>, &Gazetteer),
) -> bool {
    let Some(mut joint) = at.checked_sub(1) else { return false };
    joint -= usize::from(joint > 0 && passage.word(joint) == "the");
    if !matches!(passage.word(joint), "in" | "for" | "on") {
        return false;
    }
    let body = (office.start..joint).find(|&at| marks[at] == Mark::Other);
    body.is_some_and(|body| is_international(passage, (body, gazetteer)))
}

/// Whether a word names an organisation that is of no country, or works in many.
fn is_international(passage: &Passage<'_>, (at, gazetteer): (usize, &Gazetteer)) -> bool {
    passage.hits_over(at).any(|hit| match hit.sense {
        Sense::Listed { what: Listed::Organisation(id), .. } => {
            let body = gazetteer.organisation(id);
            let free = body.country.is_empty()
                && matches!(body.kind.as_str(), "international" | "alliance" | "union" | "bank");
            free || body.kind == "ngo"
        }
        _ => false,
    })
}
