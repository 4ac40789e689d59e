//! What each word of a passage is, as far as lists and earlier readings know.

use super::{Found, Gazetteer, Mark, Organisation, Passage, Sense, Shape, Span, System};

/// A mark for each word.
pub fn of(
    passage: &Passage<'_>,
    gazetteer: &Gazetteer,
    (organisations, systems): (&[Found<Organisation>], &[Found<System>]),
) -> Vec<Mark> {
    let mut marks = vec![Mark::Free; passage.words.len()];
    for (at, place) in passage.places.iter().enumerate() {
        cover(passage, &mut marks, (place.span, Mark::Place(at)));
    }
    for hit in passage.offices() {
        cover(passage, &mut marks, (hit.span, Mark::Office));
    }
    // An office within an organisation's name is part of that name, so organisations come after offices.
    let named = organisations.iter().flat_map(|found| &found.mentions);
    let named = named.chain(systems.iter().flat_map(|found| &found.mentions));
    for mention in named.filter(|mention| mention.part == passage.part) {
        if !is_of_person(passage, &marks, (mention.span, gazetteer)) {
            cover(passage, &mut marks, (mention.span, Mark::Other));
        }
    }
    for hit in passage.hits.iter().filter(|hit| matches!(hit.sense, Sense::Listed { sure: true, .. })) {
        if !is_of_person(passage, &marks, (hit.span, gazetteer)) {
            cover(passage, &mut marks, (hit.span, Mark::Other));
        }
    }
    for sentence in &passage.sentences {
        for at in sentence.words.clone() {
            if let Some(mark) = own(passage, at, sentence.words.start) {
                marks[at] = mark;
            }
        }
    }
    free_names(passage, &mut marks, gazetteer);
    marks
}

/// Whether a listed name is part of a person's: "Michael Bloomberg", "President Abdel Fattah el-Sisi", who is no missile.
fn is_of_person(passage: &Passage<'_>, marks: &[Mark], (span, gazetteer): (Span, &Gazetteer)) -> bool {
    let words = passage.words_in(span);
    let Some(before) = words.start.checked_sub(1) else { return false };
    let joined = passage.gap(before) == " " && !passage.words[before].possessive;
    let part = gazetteer.names.part(passage.word(before));
    let named = part.given && !part.doubtful && marks[before] == Mark::Free;
    joined && words.len() <= 2 && (named || (marks[before] == Mark::Office && words.len() == 2))
}

fn cover(passage: &Passage<'_>, marks: &mut [Mark], (span, mark): (Span, Mark)) {
    for at in passage.words_in(span) {
        marks[at] = mark;
    }
}

/// What a word is on its own; `sentence` is the first word of its sentence.
fn own(passage: &Passage<'_>, at: usize, sentence: usize) -> Option<Mark> {
    if passage.words[at].shape != Shape::Capital && passage.words[at].shape != Shape::Upper {
        return None;
    }
    let word = passage.word(at);
    if CALENDAR.binary_search(&word).is_ok() {
        return Some(Mark::Calendar);
    }
    let opens = at == sentence || at == 0 || passage.gap(at - 1).contains(['“', '"', ':', '—', '–', '•', '(']);
    (opens && OPENERS.binary_search(&word).is_ok()).then_some(Mark::Opener)
}

/// A place is part of a person's name where a given name stands before it ("Tom Holland"), or where it is itself a given
/// name before a word that is nothing else ("Israel Katz", "Jordan Bardella").
fn free_names(passage: &Passage<'_>, marks: &mut [Mark], gazetteer: &Gazetteer) {
    let joined = |at: usize| passage.gap(at) == " " && passage.words.get(at).is_some_and(|word| !word.possessive);
    for at in 0..marks.len() {
        // "Sultan A. Al-Marshad": a form of address that is a given name as well.
        if marks[at] == Mark::Office && gazetteer.names.part(passage.word(at)).given {
            let next = passage.word(at + 1);
            if joined(at) && next.len() == 1 && next.starts_with(char::is_uppercase) {
                marks[at] = Mark::Free;
            }
        }
        let Mark::Place(place) = marks[at] else { continue };
        let span = passage.places[place].span;
        let whole = passage.words_in(span);
        let part = gazetteer.names.part(passage.word(at));
        if passage.places[place].leader {
            marks[whole].fill(Mark::Free);
            continue;
        }
        if whole.len() > 1 {
            continue;
        }
        let before = at.checked_sub(1).filter(|&before| joined(before) && marks[before] == Mark::Free);
        let given_before = before.is_some_and(|before| {
            let part = gazetteer.names.part(passage.word(before));
            part.given && !part.doubtful
        });
        // "to Jordan Atallah Khairi": behind a preposition a place is a place.
        let placed = at.checked_sub(1).is_some_and(|before| {
            matches!(passage.word(before), "to" | "in" | "of" | "from" | "for" | "near" | "across")
        });
        let next = Some(at + 1).filter(|&next| joined(at) && marks.get(next) == Some(&Mark::Free));
        let name_after = next.is_some_and(|next| {
            let after = gazetteer.names.part(passage.word(next));
            passage.words[next].shape == Shape::Capital && (after.family || part.given)
        });
        if given_before || (part.given && name_after && !placed) {
            marks[at] = Mark::Free;
        }
    }
}

/// Months and days; sorted.
const CALENDAR: [&str; 22] = [
    "April",
    "August",
    "December",
    "Feb",
    "February",
    "Friday",
    "Jan",
    "January",
    "July",
    "June",
    "March",
    "Monday",
    "November",
    "October",
    "Ramadan",
    "Saturday",
    "Sept",
    "September",
    "Sunday",
    "Thursday",
    "Tuesday",
    "Wednesday",
];

/// Words that begin sentences in capitals and are no part of a name; sorted.
const OPENERS: [&str; 186] = [
    "A",
    "About",
    "According",
    "Across",
    "Additionally",
    "After",
    "Afterwards",
    "Against",
    "Ahead",
    "All",
    "Almost",
    "Along",
    "Already",
    "Also",
    "Although",
    "Amid",
    "Among",
    "An",
    "And",
    "Another",
    "Any",
    "Apart",
    "Are",
    "Around",
    "As",
    "Asked",
    "At",
    "Back",
    "Based",
    "Because",
    "Before",
    "Behind",
    "Being",
    "Besides",
    "Between",
    "Beyond",
    "Both",
    "But",
    "By",
    "Can",
    "Citing",
    "Clearly",
    "Commenting",
    "Critics",
    "Current",
    "Currently",
    "Deputy",
    "Despite",
    "Did",
    "Do",
    "Does",
    "Due",
    "During",
    "Each",
    "Earlier",
    "Either",
    "Even",
    "Ever",
    "Every",
    "Few",
    "Finally",
    "First",
    "Following",
    "For",
    "Former",
    "Formerly",
    "From",
    "Further",
    "Given",
    "Had",
    "Has",
    "Have",
    "Having",
    "He",
    "Her",
    "Here",
    "His",
    "How",
    "However",
    "I",
    "If",
    "In",
    "Indeed",
    "Instead",
    "Is",
    "It",
    "Its",
    "Just",
    "Last",
    "Late",
    "Later",
    "Like",
    "Likewise",
    "Many",
    "Meanwhile",
    "More",
    "Moreover",
    "Most",
    "Much",
    "My",
    "Near",
    "Nearly",
    "Neither",
    "Never",
    "New",
    "Next",
    "No",
    "None",
    "Nor",
    "Not",
    "Note",
    "Now",
    "Of",
    "Off",
    "On",
    "Once",
    "One",
    "Only",
    "Or",
    "Other",
    "Others",
    "Our",
    "Out",
    "Outgoing",
    "Outside",
    "Over",
    "Pro",
    "Read",
    "Recently",
    "Regarding",
    "Reportedly",
    "Responding",
    "Sadly",
    "Second",
    "Separately",
    "Several",
    "She",
    "Since",
    "So",
    "Some",
    "Soon",
    "Source",
    "Speaking",
    "Still",
    "Such",
    "Than",
    "Thanks",
    "That",
    "The",
    "Their",
    "Then",
    "There",
    "Therefore",
    "These",
    "They",
    "This",
    "Those",
    "Though",
    "Through",
    "Throughout",
    "Thus",
    "To",
    "Today",
    "Together",
    "Tomorrow",
    "Two",
    "Under",
    "Unlike",
    "Until",
    "Up",
    "Upon",
    "Was",
    "We",
    "Well",
    "Were",
    "What",
    "When",
    "Where",
    "Whether",
    "Which",
    "While",
    "Who",
    "Why",
    "With",
    "Within",
    "Without",
];

#[cfg(test)]
mod tests {
    #[test]
    fn the_lists_are_sorted() {
        assert!(super::CALENDAR.is_sorted() && super::OPENERS.is_sorted());
    }
}
