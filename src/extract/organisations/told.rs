//! Names that the words around them make known: "newspaper Haaretz", "the Maariv newspaper", "the Lost 52 Project (L52)".

use super::{Can, Range, Rule, Shape, Words};

/// The names, in order.
pub fn of(words: &Words<'_, '_>) -> Vec<(Range<usize>, Rule)> {
    let mut found = Vec::new();
    for sentence in &words.sentences {
        let Range { start, end: limit } = sentence.words;
        let mut reached = start;
        for at in words.passage.notable(sentence) {
            if at < reached || !words.is_capital(at) {
                continue;
            }
            let end = words.stretch(at);
            reached = end;
            let name = words.without_opener(at..end);
            if !name.is_empty() && (is_described(words, start, &name) || is_followed(words, &name, limit)) {
                found.push((described(words, name), Rule::HeadNoun));
            } else if is_spoken_for(words, &name) {
                found.push((name, Rule::Abbreviation));
            } else if let Some(name) = spelt_out(words, start, end) {
                found.push((name, Rule::Abbreviation));
            }
        }
    }
    found
}

/// A described name ends before somebody's office or given name.
fn described(words: &Words<'_, '_>, name: Range<usize>) -> Range<usize> {
    let end = (name.start + 1..name.end).find(|&at| words.office(at).is_some()).unwrap_or(name.end);
    name.start..end
}

/// Whether nothing says that a name is somebody's or a place's.
fn can_be_one(words: &Words<'_, '_>, name: &Range<usize>) -> bool {
    words.office(name.start).is_none() && !words.is_given(name.start) && !name.clone().all(|at| words.in_place(at))
}

fn is_described(words: &Words<'_, '_>, start: usize, name: &Range<usize>) -> bool {
    let passage = words.passage;
    let Some(before) = name.start.checked_sub(1).filter(|&before| before >= start) else { return false };
    let plain =
        passage.gap(before) == " " && passage.words[before].shape == Shape::Lower && !passage.words[before].possessive;
    if !plain {
        return false;
    }
    let pair = before.checked_sub(1).filter(|&first| first >= start).map(|first| words.phrase(first..before + 1));
    let described = words.noun(before).can(Can::Describe) || pair.is_some_and(|pair| pair.can(Can::Describe));
    described && can_be_one(words, name)
}

fn is_followed(words: &Words<'_, '_>, name: &Range<usize>, limit: usize) -> bool {
    let passage = words.passage;
    let Some(before) = name.start.checked_sub(1) else { return false };
    let article = matches!(passage.word(before), "the" | "The");
    let plain = article
        && name.end < limit
        && passage.gap(name.end - 1) == " "
        && passage.words[name.end].shape == Shape::Lower;
    if !plain || !can_be_one(words, name) {
        return false;
    }
    let pair = words.phrase(name.end..(name.end + 2).min(limit));
    words.noun(name.end).can(Can::Follow) || pair.can(Can::Follow) || speaks(words, name)
}

/// Whether something with an article and a name says something, and is no person: "The Aviation Herald reported".
fn speaks(words: &Words<'_, '_>, name: &Range<usize>) -> bool {
    let nobody = |at: usize| words.office(at).is_none() && !words.is_given(at);
    let place = name.end.checked_sub(1).is_none_or(|last| words.in_place(last));
    name.len() > 1 && words.passage.reports(name.end) && !place && name.clone().all(nobody)
}

/// Whether an abbreviation that the text does not explain acts like an organisation: "the CPDS leadership", "the SPLM said".
fn is_spoken_for(words: &Words<'_, '_>, name: &Range<usize>) -> bool {
    let passage = words.passage;
    if name.len() != 1 || words.shape(name.start) != Some(Shape::Upper) {
        return false;
    }
    let letters = passage.word(name.start);
    let short = (3..=6).contains(&letters.len());
    let plain = short && letters.bytes().all(|letter| letter.is_ascii_uppercase()) && passage.gap(name.start) == " ";
    let article = name.start.checked_sub(1).is_some_and(|before| matches!(passage.word(before), "the" | "The"));
    let next = passage.word(name.end);
    plain && article && !words.in_place(name.start) && (passage.reports(name.end) || LED.contains(&next))
}

/// Those who lead and form an organisation, right behind its name.
const LED: [&str; 10] = [
    "leadership",
    "leader",
    "leaders",
    "chief",
    "spokesman",
    "spokeswoman",
    "spokesperson",
    "chairman",
    "chairwoman",
    "delegation",
];

/// A name whose initials stand in brackets behind it: "the Fulani Defence Pact (FDP)". An article before it, or the beginning
/// of the sentence, must say that it is a name.
fn spelt_out(words: &Words<'_, '_>, start: usize, end: usize) -> Option<Range<usize>> {
    let passage = words.passage;
    let short = passage.word(end);
    let shape = passage.words.get(end)?.shape;
    if passage.gap(end - 1) != " (" || !passage.gap(end).starts_with(')') || shape != Shape::Upper || short.len() < 3 {
        return None;
    }
    let mut left = short.chars().rev().filter(|letter| letter.is_alphabetic()).peekable();
    let mut at = end;
    while let Some(&letter) = left.peek() {
        at = at.checked_sub(1).filter(|&at| at >= start)?;
        let word = passage.word(at);
        if at + 1 < end && (passage.words[at].possessive || !matches!(passage.gap(at), " " | "-" | "' " | "’ ")) {
            return None;
        }
        if words.is_capital(at) && word.starts_with(letter) {
            left.next();
        } else if !matches!(word, "of" | "for" | "and" | "the" | "on" | "in" | "to") {
            return None;
        }
    }
    let article = at.checked_sub(1).is_none_or(|before| matches!(passage.word(before), "the" | "The"));
    let name = at..end;
    let spoilt = words.noun(end - 1).can(Can::Spoil)
        || words.office(end - 1).is_some()
        || name.clone().all(|at| words.in_place(at));
    (article && !spoilt && name.len() > 1).then_some(name)
}
