//! Offices that are told of several people at once, with a country for each: "the foreign ministers of Armenia and Azerbaijan,
//! Ararat Mirzoyan and Jeyhun Bayramov".

use super::{Can, Gazetteer, Home, Mark, Passage, Range, Shape, counterpart, home, office};

/// The marks of words, and the lists.
type Known<'k> = (&'k [Mark], &'k Gazetteer);

/// Words among which the other names and the countries are sought, on either side.
const FAR: usize = 30;

/// The office of each, and the country of the one whose name stands in these words: the third country is the third's.
pub fn of(passage: &Passage<'_>, known: Known<'_>, name: &Range<usize>) -> Option<(Range<usize>, Option<Home>)> {
    let marks = known.0;
    may_be_listed(passage, marks, name)?;
    let (start, place) = names_before(passage, known, name.start);
    let (countries, office) = countries_before(passage, marks, start)?;
    let first = countries.first().map_or(office.start, |&country| office.start.min(country));
    if is_qualified(passage, first) {
        return None;
    }
    let more = names_behind(passage, known, name.end);
    let own = countries.get(place).filter(|_| countries.len() == place + 1 + more)?;
    Some((office, home::meant(passage, marks[*own])))
}

/// The word for the counterparts among whom one of this name is listed.
pub fn counterparts(passage: &Passage<'_>, known: Known<'_>, name: &Range<usize>) -> Option<usize> {
    let before = may_be_listed(passage, known.0, name)?;
    let sentence = passage.sentence_at(passage.words[before].start)?;
    if !sentence.kinds.can(Can::BeKin) {
        return None;
    }
    let last = names_before(passage, known, name.start).0.checked_sub(1)?;
    (matches!(passage.gap(last), ", " | " ") && counterpart::is_word(passage, last)).then_some(last)
}

/// The word before a name that may be one of several. Most have neither a comma, nor another name, nor an office of several
/// before them.
fn may_be_listed(passage: &Passage<'_>, marks: &[Mark], name: &Range<usize>) -> Option<usize> {
    let before = name.start.checked_sub(1)?;
    let listed = passage.gap(before) == ", " || passage.word(before) == "and" || marks[before] == Mark::Office;
    listed.then_some(before)
}

/// Whether the offices before which a word stands are no longer theirs, or are those of others: "the former presidents", "the
/// wives of the presidents". A meeting "of the presidents" is their own.
fn is_qualified(passage: &Passage<'_>, first: usize) -> bool {
    const PAST: [&str; 14] = [
        "former", "Former", "late", "Late", "then", "acting", "Acting", "interim", "outgoing", "deputy", "Deputy",
        "ex", "incoming", "past",
    ];
    #[rustfmt::skip]
    const OTHERS: [&str; 22] = [
        "wives", "husbands", "spouses", "sons", "daughters", "children", "brothers", "widows", "families", "envoys", "aides",
        "advisers", "advisors", "spokesmen", "spokespeople", "representatives", "deputies", "allies", "rivals", "predecessors",
        "successors", "relatives",
    ];
    let Some(mut before) = first.checked_sub(1) else { return false };
    if PAST.contains(&passage.word(before)) {
        return true;
    }
    if before > 0 && matches!(passage.word(before), "the" | "The") {
        before -= 1;
    }
    let noun = before.checked_sub(1).filter(|_| matches!(passage.word(before), "of" | "to" | "for"));
    noun.is_some_and(|noun| OTHERS.iter().any(|other| other.eq_ignore_ascii_case(passage.word(noun))))
}

/// The office of one of those who hold it: "foreign minister" for "foreign ministers".
pub fn one_of(offices: &str) -> String {
    match offices.strip_suffix("ies") {
        Some(stem) => format!("{stem}y"),
        None => offices.strip_suffix('s').unwrap_or(offices).to_owned(),
    }
}

/// The first word of a list of names of which one begins at a word, and how many stand before that one.
fn names_before(passage: &Passage<'_>, known: Known<'_>, name: usize) -> (usize, usize) {
    let (mut first, mut count, mut at) = (name, 0, name);
    while let Some(before) = at.checked_sub(1).filter(|before| before + FAR > name) {
        let gap = passage.gap(before);
        let parts = passage.word(before) == "and" && gap == " ";
        if is_part(passage, known, before) && (gap == " " || gap == ", ") {
            count += usize::from(gap == ", " && first == at);
            (at, first) = (before, before);
        } else if parts && first == at {
            let Some(last) = before.checked_sub(1).filter(|&last| is_part(passage, known, last)) else { break };
            count += 1;
            (at, first) = (last, last);
        } else {
            break;
        }
    }
    (first, count)
}

/// How many names of a list follow one that ends before a word.
fn names_behind(passage: &Passage<'_>, known: Known<'_>, end: usize) -> usize {
    let marks = known.0;
    let (mut at, mut count) = (end, 0);
    while at > 0 && at < marks.len() && at < end + FAR {
        let gap = passage.gap(at - 1);
        let and = passage.word(at) == "and" && matches!(gap, " " | ", ") && passage.gap(at) == " ";
        let next = if and { at + 1 } else { at };
        let begins = next < marks.len() && is_part(passage, known, next) && passage.words[next].shape != Shape::Lower;
        if begins && (and || gap == ", ") {
            count += 1;
        } else if !(gap == " " && !and && is_part(passage, known, at)) {
            break;
        }
        at = next + 1;
    }
    count
}

/// Whether a word can be part of a name in a list.
fn is_part(passage: &Passage<'_>, (marks, gazetteer): Known<'_>, at: usize) -> bool {
    // "Hakan Fidan and Sheikh Mohammed bin Abdulrahman".
    if marks[at] == Mark::Office && office::is_title(passage, (at, gazetteer)) {
        return true;
    }
    let small = passage.words[at].shape == Shape::Lower && !passage.words[at].compound;
    let particle = small && passage.kinds(at).can(Can::Particle);
    marks[at] == Mark::Free && (particle || !small && passage.words[at].shape != Shape::Number)
}

/// The words that name the countries before a list of names, in order, and the office, which is that of several.
fn countries_before(passage: &Passage<'_>, marks: &[Mark], names: usize) -> Option<(Vec<usize>, Range<usize>)> {
    let last = names.checked_sub(1).filter(|&last| matches!(passage.gap(last), ", " | " "))?;
    if marks[last] == Mark::Office {
        // "the Armenian and Azerbaijani foreign ministers"
        let office = office_before(passage, marks, last + 1)?;
        let (countries, _) = list_before(passage, marks, office.start)?;
        return Some((countries, office));
    }
    let (countries, first) = list_before(passage, marks, names)?;
    let of = first.checked_sub(1).filter(|&of| passage.word(of) == "of")?;
    Some((countries, office_before(passage, marks, of)?))
}

/// The words of an office of several that ends before a word.
fn office_before(passage: &Passage<'_>, marks: &[Mark], end: usize) -> Option<Range<usize>> {
    let last = end.checked_sub(1).filter(|&last| marks[last] == Mark::Office && passage.word(last).ends_with('s'))?;
    let joined = |at: &usize| marks[*at] == Mark::Office && (*at == last || passage.gap(*at) == " ");
    let start = (last.saturating_sub(FAR)..end).rev().take_while(joined).last()?;
    Some(start..end)
}

/// The words that name countries in a list which ends before a word, in order, and the first word of the list.
fn list_before(passage: &Passage<'_>, marks: &[Mark], end: usize) -> Option<(Vec<usize>, usize)> {
    let mut countries: Vec<usize> = Vec::new();
    let mut first = end;
    for at in (end.saturating_sub(FAR)..end).rev() {
        let joined = at + 1 == end || matches!(passage.gap(at), " " | ", ");
        match marks[at] {
            Mark::Place(place) if joined => {
                let again = countries.last().is_some_and(|&known| marks[known] == Mark::Place(place));
                if !again {
                    countries.push(at);
                }
            }
            _ if joined && matches!(passage.word(at), "and" | "the") && !countries.is_empty() => {}
            _ => break,
        }
        first = at;
    }
    // An article or "and" before the first country is none of the list.
    while first < end && !matches!(marks[first], Mark::Place(_)) {
        first += 1;
    }
    // "of the United States and Japan": the article stands between "of" and the list.
    let article = first.checked_sub(1).filter(|&at| passage.word(at) == "the");
    countries.reverse();
    (countries.len() > 1).then(|| (countries, article.unwrap_or(first)))
}
