//! What goes on behind a head noun: "Ministry of | Foreign Affairs and Trade of Japan".

use super::{Can, Words};

/// Words from a head noun on within which another part of the name may begin.
const LONGEST: usize = 16;

/// The end of a name whose head noun stands right before `at`; none if it does not go on there.
pub fn end(words: &Words<'_, '_>, at: usize, limit: usize) -> Option<usize> {
    let passage = words.passage;
    let head = passage.word(at.checked_sub(1)?);
    if at >= limit || passage.gap(at - 1) != " " || passage.words[at - 1].possessive || !links(head, passage.word(at)) {
        return None;
    }
    let mut start = at + 1;
    if matches!(passage.word(start), "the" | "The") && passage.gap(at) == " " {
        start += 1;
    }
    if start >= limit || passage.gap(start - 1) != " " || !words.is_capital(start) {
        return None;
    }
    if head == "House" && !["Representatives", "Commons", "Lords"].contains(&passage.word(start)) {
        return None;
    }
    // "Finance Ministry of Purbaya Yudhi Sadewa": one that has its field goes on with its country only.
    let placed = words.in_place(start) || words.nation(start).is_some();
    if matches!(head, "Ministry" | "Department") && !placed && has_field(words, at - 1) {
        return None;
    }
    let mut end = part(words, start);
    // "the Volunteer Group of the Chinese" is of people, and no name.
    if words.nation(start).is_some_and(|(nation, _)| nation.end == end && words.is_people(&nation)) {
        return None;
    }
    // "of Foreign Affairs and Trade", "of Agriculture, Forestry and Fisheries", "of Sciences of Ukraine".
    while end < limit && end < at + LONGEST && !passage.words[end - 1].possessive {
        let next = match (passage.gap(end - 1), passage.word(end)) {
            (" ", "and") => second(words, end + 1, limit),
            (", ", _) if words.noun(end - 1).can(Can::BeField) && is_list(words, end, limit) => Some(end + 1),
            (" ", "of") => third(words, end + 1, limit),
            // "University of Michigan Center for Sustainable Systems"
            (" ", "for") if words.noun(end - 1).can(Can::Lead) => third(words, end + 1, limit),
            _ => None,
        };
        let Some(next) = next else { break };
        end = next;
    }
    Some(end)
}

/// Whether a head noun stands behind what it is for: "Finance Ministry".
fn has_field(words: &Words<'_, '_>, head: usize) -> bool {
    head.checked_sub(1).is_some_and(|field| words.passage.gap(field) == " " && words.noun(field).can(Can::BeField))
}

/// Whether a small word leads on from this head noun.
fn links(head: &str, word: &str) -> bool {
    match word {
        "of" | "de" | "du" | "des" | "for" => true,
        "on" => matches!(head, "Committee" | "Commission" | "Council" | "Subcommittee"),
        "to" => matches!(head, "Coalition" | "Committee" | "Campaign"),
        _ => false,
    }
}

/// The capitalised words from here, up to those that are somebody's office or given name.
fn part(words: &Words<'_, '_>, start: usize) -> usize {
    let end = words.stretch(start);
    let office = words.office(start).is_some();
    // "the House of Representatives' committee": a possessive ending ends the name.
    let owner = (start..end).find(|&at| matches!(words.passage.gap(at), "' " | "’ ")).map_or(end, |at| at + 1);
    let person = |&at: &usize| {
        // "of Criminal Justice" is no judge.
        let holds = || {
            words.office(at).is_some() && !words.passage.word(at).ends_with('s') && !words.noun(at).can(Can::BeField)
        };
        words.is_given(at) || (!office && holds())
    };
    let end = (start + 1..owner).find(person).unwrap_or(owner);
    // "Communist Party of Vietnam Nguyen Phu Trong": behind a country nothing goes on but another head noun.
    // So it is behind what is listed as a whole.
    if let Some(listed) = words.listed_end(start).filter(|&listed| start < listed && listed < end) {
        return listed;
    }
    match words.nation(start) {
        Some((nation, _)) if nation.end < end && !(nation.end..end).any(|at| words.is_head(at)) => nation.end,
        _ => end,
    }
}

/// The end of the second of two fields, which is no name of its own.
fn second(words: &Words<'_, '_>, start: usize, limit: usize) -> Option<usize> {
    if start >= limit || words.passage.gap(start - 1) != " " || !words.is_capital(start) {
        return None;
    }
    let end = part(words, start);
    let before = start - 2;
    if words.in_place(before) || !(words.noun(before).can(Can::BeField) || words.noun(end - 1).can(Can::BeField)) {
        return None;
    }
    let own = (start..end).any(|at| words.noun(at).can(Can::End) && !words.noun(at).can(Can::BeField));
    let abbreviation = words.shape(start) == Some(super::Shape::Upper);
    let other = own || abbreviation || words.in_place(start) || words.office(start).is_some() || words.is_given(start);
    (!other).then_some(end)
}

/// Whether fields are listed here: "Forestry and Fisheries".
fn is_list(words: &Words<'_, '_>, at: usize, limit: usize) -> bool {
    let passage = words.passage;
    let goes_on = at + 2 < limit && (passage.gap(at) == ", " || passage.word(at + 1) == "and");
    goes_on && words.is_capital(at) && words.noun(at).can(Can::BeField)
}

/// The end of a further "of".
fn third(words: &Words<'_, '_>, start: usize, limit: usize) -> Option<usize> {
    let start = if words.passage.word(start) == "the" { start + 1 } else { start };
    let fits = start < limit && words.passage.gap(start - 1) == " " && words.is_capital(start);
    (fits && words.office(start).is_none() && !words.is_given(start)).then(|| part(words, start))
}
