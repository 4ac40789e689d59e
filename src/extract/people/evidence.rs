//! What speaks for a name being a person's.

use super::{Can, Mark, Part, Passage, Range, Rule, Sense, Shape, candidates, ministries, office, things};
use crate::gazetteer::Listed;

/// The points of a run of name words, and the rule that gave most.
pub fn of(passage: &Passage<'_>, marks: &[Mark], words: Range<usize>) -> (u32, Rule) {
    let last = words.clone().rev().find(|&at| !passage.kinds(at).can(Can::Suffix));
    if last.is_some_and(|last| passage.kinds(last).can(Can::EndThing) || is_cut(passage, last)) {
        return (0, Rule::Body);
    }
    if things::is_thing(passage, &words)
        || things::begins_thing(passage, &words)
        || last.is_some_and(|last| is_weapons(passage, last))
    {
        return (0, Rule::Body);
    }
    let form =
        [(within(passage, words.clone()), Rule::GivenName), (family_first(passage, words.clone()), Rule::FamilyName)];
    // What is listed as a place, a leader among them, needs more than the form of a name; so does the end of an office:
    // "Minister of Foreign Affairs".
    let (weak, leader) = is_place(passage, words.clone());
    let tail = is_tail_of_office(passage, marks, words.start);
    let cut = tail && words.len() > 1 && words.start > 0 && passage.kinds(words.start - 1).can(Can::EndOffice);
    let form =
        if weak || (tail && !cut && form[0].0 < 2) { [(0, Rule::GivenName), (0, Rule::FamilyName)] } else { form };
    let known = leader || form.iter().any(|(points, _)| *points > 0);
    let beside = [
        (
            if cut {
                3
            } else if tail || (!known && in_headline(passage, words.start)) {
                0
            } else {
                before(passage, marks, &words)
            },
            Rule::Office,
        ),
        (if (tail || words.len() == 1) && !known { 0 } else { behind(passage, marks, words.clone()) }, Rule::Office),
        (speech(passage, words.clone()), Rule::Speech),
    ];
    // A word that opens a sentence has its capital from there, and tells nothing on its own.
    let bare = words.len() == 1 && !known && opens(passage, words.start);
    let beside = if bare { [(0, Rule::Office); 3] } else { beside };
    let listed = [(if leader { 3 } else { 0 }, Rule::Listed)];
    let kinds = || form.into_iter().chain(beside).chain(listed);
    let points = kinds().map(|(points, _)| points).sum();
    let best = kinds().rev().max_by_key(|(points, _)| *points);
    (points, best.map_or(Rule::Body, |(_, rule)| rule))
}

/// Whether a word has its capital because its headline has: "President Signs Deal", but not "Mr. Vikram".
fn in_headline(passage: &Passage<'_>, at: usize) -> bool {
    let behind_title = at.checked_sub(1).is_some_and(|last| passage.gap(last) == ". ");
    !behind_title && passage.sentence_at(passage.words[at].start).is_some_and(|sentence| sentence.headline)
}

/// The points that a name has by its form alone.
pub fn by_form(passage: &Passage<'_>, words: Range<usize>) -> u32 {
    within(passage, words.clone()) + family_first(passage, words)
}

/// Whether a word is a weapon system's name in the plural, though it may be an ordinary word: "German Patriots".
fn is_weapons(passage: &Passage<'_>, at: usize) -> bool {
    let word = passage.word(at);
    if !word.ends_with('s') || word.ends_with("ss") || passage.kinds(at).can_any(&[Can::Given, Can::Family]) {
        return false;
    }
    let system = |sense: &Sense| matches!(sense, Sense::Listed { what: Listed::System(_), .. });
    passage.hits_over(at).any(|hit| hit.span == passage.words[at].span() && system(&hit.sense))
}

/// Whether a name breaks off behind an initial, since it goes on as the name of something else: "Franklin D. Roosevelt
/// School".
fn is_cut(passage: &Passage<'_>, last: usize) -> bool {
    let next = last + 1;
    passage.words[last].shape == Shape::Upper
        && passage.word(last).len() == 1
        && passage.gap(last) == ". "
        && passage.words.get(next).is_some_and(|word| word.shape == Shape::Capital)
        && passage.sentence_at(passage.words[last].start).is_some_and(|sentence| sentence.words.contains(&next))
}

/// Whether the words are just a listed place, and whether they are a person who is listed.
fn is_place(passage: &Passage<'_>, words: Range<usize>) -> (bool, bool) {
    let place = passage.place_over(passage.span(words));
    (place.is_some_and(|place| !place.person), place.is_some_and(|place| place.person))
}

/// Whether an office goes on up to here: "Minister of Arts and", "Director General for".
fn is_tail_of_office(passage: &Passage<'_>, marks: &[Mark], start: usize) -> bool {
    const SMALL: [&str; 5] = ["of", "for", "and", "the", "on"];
    let mut small = false;
    for at in (start.saturating_sub(7)..start).rev() {
        if passage.gap(at) != " " || passage.words[at].possessive {
            return false;
        }
        if marks[at] == Mark::Office {
            return small;
        }
        let word = passage.word(at);
        // "... of" must stand directly before the name, or a capitalised word of the office's field.
        if at + 1 == start && !SMALL.contains(&word) {
            return false;
        }
        small |= matches!(word, "of" | "for");
        if !SMALL.contains(&word) && passage.words[at].shape == Shape::Lower {
            return false;
        }
    }
    false
}

fn opens(passage: &Passage<'_>, at: usize) -> bool {
    let first = passage.sentence_at(passage.words[at].start).is_some_and(|sentence| sentence.words.start == at);
    first || at == 0 || passage.gap(at - 1).contains(['“', '"', ':', '‘', '–', '—', '•'])
}

/// An office, rank or form of address directly before the name; kin.
fn before(passage: &Passage<'_>, marks: &[Mark], words: &Range<usize>) -> u32 {
    let Some(last) = candidates::from(passage, words.start).checked_sub(1) else { return 0 };
    let gap = passage.gap(last);
    let touches = matches!(gap, " " | ". " | ".\u{a0}" | "\u{a0}");
    if marks[last] == Mark::Office && touches && !passage.words[last].possessive {
        // "Deputy Agriculture Secretary".
        let goes_on = words.len() == 1 && passage.gap(last + 1) == " " && marks.get(last + 2) == Some(&Mark::Office);
        return if goes_on && ministries::is_field(passage, words.start) { 0 } else { 3 };
    }
    let apart = matches!(gap, ", " | ": ");
    // "The Russian ambassador to the U.N., Vassily Nebenzia, agreed": commas on either side.
    let between = gap == ", " && words.len() > 1 && passage.gap(words.end - 1).starts_with(',');
    if apart && !between && office::is_of_opening(passage, words) {
        return 0;
    }
    if apart && (marks[last] == Mark::Office || (between && holds_office_abroad(passage, marks, last))) {
        return if between { 3 } else { 2 };
    }
    if (touches || apart) && passage.kinds(last).can(Can::BeKin) {
        let people = last.checked_sub(1).is_some_and(|people| matches!(marks[people], Mark::Place(_)));
        let national = people && words.len() > 1 && matches!(passage.word(last), "national" | "citizen");
        return if national || passage.word(last) == "surnamed" { 3 } else { 2 };
    }
    // "Ambassador to Japan Frank Hsieh".
    if touches && matches!(marks[last], Mark::Place(_)) && holds_office_abroad(passage, marks, last) {
        // A single word is rather the next word of the office: "secretary of the Indian State".
        return 2;
    }
    0
}

/// Whether an office and a small word stand before a place: "Ambassador to the United Kingdom".
fn holds_office_abroad(passage: &Passage<'_>, marks: &[Mark], place: usize) -> bool {
    let mut small = false;
    for at in (place.saturating_sub(6)..place).rev() {
        if passage.gap(at) != " " {
            return false;
        }
        match (marks[at], passage.word(at)) {
            (Mark::Office, _) => return small,
            (_, "to" | "of" | "in" | "for") => small = true,
            (Mark::Place(_) | Mark::Other, _) | (_, "the") => {}
            _ => return false,
        }
    }
    false
}

/// Given names, initials, particles and family names in the run.
fn within(passage: &Passage<'_>, words: Range<usize>) -> u32 {
    if words.len() < 2 {
        let only = passage.kinds(words.start);
        return u32::from((only.can(Can::Family) || only.can(Can::Given)) && !only.can(Can::Doubtful));
    }
    let first = passage.kinds(words.start);
    let last = passage.kinds(words.end - 1);
    // "JD Vance", "S. Jaishankar": initials before a family name.
    let initials = passage.words[words.start].shape == Shape::Upper && last.can(Can::Family);
    let given = match (first.can(Can::Given), first.can(Can::Doubtful)) {
        (true, false) => 3,
        (true, true) => 2,
        (false, _) if initials => 2,
        (false, _) => 0,
    };
    let family_first = last.can(Can::FamilyFirst);
    let family = u32::from(
        ((last.can(Can::Family) || family_first) && !last.can(Can::Doubtful))
            || last.can(Can::Given)
            || (family_first && given > 0),
    );
    let inner = (words.start + 1..words.end).any(|at| {
        let word = passage.word(at);
        let article = passage.words[at].shape == Shape::Lower || word.starts_with("Al-") || word.starts_with("El-");
        let initial = passage.words[at].shape == Shape::Upper && word.chars().count() <= 2;
        article || (initial && at + 1 < words.end)
    });
    let hyphen =
        passage.word(words.end - 1).split_once('-').is_some_and(|(_, end)| end.starts_with(char::is_lowercase));
    given + family + if inner { 2 } else { 0 } + u32::from(hyphen)
}

/// A family name that stands first, before one or two more words.
fn family_first(passage: &Passage<'_>, words: Range<usize>) -> u32 {
    let first = passage.kinds(words.start);
    if !first.can(Can::FamilyFirst) || !(2..=3).contains(&words.len()) {
        return 0;
    }
    if first.can(Can::Doubtful) { 1 } else { 3 }
}

/// An age, letters in brackets, or an office in apposition behind the name.
fn behind(passage: &Passage<'_>, marks: &[Mark], words: Range<usize>) -> u32 {
    let last = words.end - 1;
    let gap = passage.gap(last);
    let next = words.end;
    if gap != " " && gap.contains('(') && gap.chars().any(|letter| ('\u{3040}'..='\u{9fff}').contains(&letter)) {
        return 2;
    }
    let Some(word) = passage.words.get(next) else { return 0 };
    // Most names are followed by a word that tells nothing of them.
    if gap == " " && !word.kinds.can(Can::TellLife) {
        return 0;
    }
    let sentence = passage.sentence_at(passage.words[last].start);
    let Some(sentence) = sentence.filter(|sentence| next < sentence.words.end) else { return 0 };
    if gap == ", " && word.shape == Shape::Number && passage.word(next).len() <= 2 {
        return 3;
    }
    // "Morgan Ortagus, the spokesperson", "Ukur Yatani (National Treasury)".
    if gap == ", " || gap == " (" {
        let sentence_end = sentence.words.end;
        // "The Middle East, the two ministers agreed": nobody is called so with an article.
        let article = words.start.checked_sub(1).is_some_and(|before| matches!(passage.word(before), "the" | "The"));
        let nobody = article && within(passage, words) == 0;
        if nobody || !office::is_apposition(passage, marks, next) {
            return 0;
        }
        let mut at = next;
        while at < sentence_end.min(next + 9) {
            if marks[at] == Mark::Office {
                if speaks(passage, marks, (next, at)) {
                    return 0;
                }
                // "..., Ambassador Maria Merino": the office is the next one's.
                let next_ones = passage.gap(at) == " "
                    && at + 1 < sentence_end
                    && marks[at + 1] == Mark::Free
                    && passage.words[at + 1].shape == Shape::Capital;
                return if next_ones { 0 } else { 3 };
            }
            if passage.gap(at).contains([',', ';', ')', '.']) {
                break;
            }
            at += 1;
        }
        return u32::from(passage.word(next) == "who") * 3;
    }
    u32::from(gap == " ")
}

/// Whether the office of an apposition is rather the subject of another clause: "In Santa Cruz, the governor said".
fn speaks(passage: &Passage<'_>, marks: &[Mark], (start, office): (usize, usize)) -> bool {
    let holder = (office..marks.len()).take_while(|&at| marks[at] == Mark::Office).last().unwrap_or(office);
    const ARTICLES: [&str; 7] = ["the", "a", "an", "its", "his", "her", "their"];
    // "Red Cavaney, American Paper Institute president said" only lacks a comma.
    let subject = passage.part == Part::Title || ARTICLES.contains(&passage.word(start));
    let who = || (start..office).any(|at| matches!(passage.word(at), "who" | "that"));
    subject && passage.gap(holder) == " " && passage.says(holder + 1) && !who()
}

/// Somebody of this name speaks.
fn speech(passage: &Passage<'_>, words: Range<usize>) -> u32 {
    let last = words.end - 1;
    let gap = passage.gap(last);
    let after = gap == " " && passage.says(words.end);
    let quoted = gap != " " && gap.len() <= 4 && gap.trim_end().ends_with(':');
    let of = gap == " " && passage.word(words.end) == "of" && words.len() > 1;
    let later = of && (words.end..words.end + 12).any(|at| passage.says(at));
    let before = words.start > 0 && passage.gap(words.start - 1) == " " && passage.says(words.start - 1);
    if after || before || later { 2 } else { u32::from(quoted) }
}
