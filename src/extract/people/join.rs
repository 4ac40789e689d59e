//! Joining the names of one person: the full name, parts of it, and surnames later on.

use super::{Candidate, ENOUGH, Found, Home, Mention, Part, Person, Role, Rule, Told};
use std::collections::{BTreeMap, BTreeSet};

/// A person while names are joined.
struct Group {
    /// The places of candidates with full names, in order.
    members: Vec<usize>,
    /// The places of candidates that were attached to them, in order.
    attached: Vec<usize>,
    /// The candidate with the fullest name.
    fullest: usize,
}

/// The people whom the candidates name, in the order in which they are first named.
pub fn joined(mut candidates: Vec<Candidate>) -> Vec<Told> {
    candidates.sort_by_key(|candidate| (candidate.part, candidate.span));
    support(&mut candidates);
    repeated(&mut candidates);
    let mut groups: Vec<Group> = Vec::new();
    let mut by_key: BTreeMap<String, BTreeSet<usize>> = BTreeMap::new();
    // Names of several words first, so that a surname which stands before its full name, as in a title, finds it.
    for (at, candidate) in candidates.iter().enumerate() {
        if candidate.keys.len() > 1 && candidate.points >= ENOUGH {
            place(at, candidate, (&candidates, &mut groups, &mut by_key));
        }
    }
    for (at, candidate) in candidates.iter().enumerate() {
        if candidate.keys.len() == 1 || candidate.points < ENOUGH {
            attach(at, candidate, (&candidates, &mut groups, &mut by_key));
        }
    }
    let mut people: Vec<(Part, u32, Told)> = groups.into_iter().map(|group| person(group, &candidates)).collect();
    // The body is the article; a name that only the title has comes last.
    people.sort_by_key(|(part, start, _)| (std::cmp::Reverse(*part), *start));
    people.into_iter().map(|(_, _, person)| person).collect()
}

/// A full name gains from its surname standing alone elsewhere with words of speech or office.
fn support(candidates: &mut [Candidate]) {
    let spoken: BTreeSet<String> = candidates
        .iter()
        .filter(|candidate| candidate.keys.len() == 1 && matches!(candidate.rule, Rule::Speech | Rule::Office))
        .filter(|candidate| candidate.points >= 2)
        .filter_map(|candidate| candidate.keys.first().cloned())
        .collect();
    for candidate in candidates.iter_mut().filter(|candidate| candidate.keys.len() > 1) {
        let ends = [candidate.keys.first(), candidate.keys.last()];
        if candidate.points > 0 && ends.into_iter().flatten().any(|key| spoken.contains(key)) {
            candidate.points += 2;
        }
    }
}

/// A single word that speaks again and again is somebody, even if no list knows it.
fn repeated(candidates: &mut [Candidate]) {
    let mut spoken: BTreeMap<&str, u32> = BTreeMap::new();
    let single = |candidate: &&Candidate| candidate.keys.len() == 1 && candidate.rule == Rule::Speech;
    for candidate in candidates.iter().filter(single) {
        *spoken.entry(candidate.name.as_str()).or_default() += 1;
    }
    let often: BTreeSet<String> =
        spoken.into_iter().filter(|(_, times)| *times > 1).map(|(name, _)| name.to_owned()).collect();
    for candidate in candidates.iter_mut().filter(|candidate| candidate.points > 0 && often.contains(&candidate.name)) {
        candidate.points += 1;
    }
}

type Groups<'a> = (&'a [Candidate], &'a mut Vec<Group>, &'a mut BTreeMap<String, BTreeSet<usize>>);

/// People of one name among whom one who is named again is sought: those who came up last. Without an end, a list of people
/// of one family would cost the square of its length.
const NEAR: usize = 100;

/// The last people of a name.
fn near<'k>(by_key: &'k BTreeMap<String, BTreeSet<usize>>, key: &str) -> impl Iterator<Item = usize> + use<'k> {
    by_key.get(key).into_iter().flat_map(|groups| groups.iter().rev().take(NEAR)).copied()
}

/// Puts a full name into the group of the same person, or into one of its own.
fn place(at: usize, candidate: &Candidate, (candidates, groups, by_key): Groups<'_>) {
    let mut known: Vec<usize> = Vec::new();
    // Two names of one person share two words at least, so that the commonest of them need not be looked for.
    let times = |at: &usize| by_key.get(&candidate.keys[*at]).map_or(0, BTreeSet::len);
    let commonest = (0..candidate.keys.len()).max_by_key(times);
    for (_, key) in candidate.keys.iter().enumerate().filter(|(at, _)| Some(*at) != commonest) {
        known.extend(near(by_key, key));
    }
    known.sort_unstable();
    known.dedup();
    let same = known.into_iter().find(|&group| {
        let full = &candidates[groups[group].fullest].keys;
        within(&candidate.keys, full) || within(full, &candidate.keys)
    });
    let group = same.unwrap_or_else(|| {
        groups.push(Group { members: Vec::new(), attached: Vec::new(), fullest: at });
        groups.len() - 1
    });
    let entry = &mut groups[group];
    entry.members.push(at);
    if candidate.keys.len() > candidates[entry.fullest].keys.len() {
        entry.fullest = at;
    }
    for key in &candidate.keys {
        by_key.entry(key.clone()).or_default().insert(group);
    }
}

/// Gives a surname to the person last named by it, or makes a person of it if an office or speech says so.
fn attach(at: usize, candidate: &Candidate, (candidates, groups, by_key): Groups<'_>) {
    let place = (candidate.part, candidate.span);
    let named = candidate
        .keys
        .last()
        .into_iter()
        .flat_map(|key| near(by_key, key))
        .filter(|&group| within(&candidate.keys, &candidates[groups[group].fullest].keys));
    // Both lists are in the order of the text, and nothing that was attached stands behind this candidate.
    let last_before = |group: usize| {
        let Group { members, attached, .. } = &groups[group];
        let full = members.partition_point(|&other| (candidates[other].part, candidates[other].span) < place);
        let full = full.checked_sub(1).map(|last| members[last]);
        full.max(attached.last().copied())
    };
    let best = named.max_by_key(|&group| (last_before(group), std::cmp::Reverse(group)));
    match best {
        Some(group) => groups[group].attached.push(at),
        None if alone(candidate) => {
            groups.push(Group { members: vec![at], attached: Vec::new(), fullest: at });
            let group = groups.len() - 1;
            for key in &candidate.keys {
                by_key.entry(key.clone()).or_default().insert(group);
            }
        }
        None => {}
    }
}

/// Whether a single word is a person by itself.
fn alone(candidate: &Candidate) -> bool {
    candidate.points >= ENOUGH && candidate.whole
}

/// Whether the words of one name stand in the other, in the same order.
fn within(part: &[String], whole: &[String]) -> bool {
    let mut rest = whole.iter();
    part.iter().all(|key| rest.any(|other| other == key))
}

fn person(mut group: Group, candidates: &[Candidate]) -> (Part, u32, Told) {
    group.members.append(&mut group.attached);
    group.members.sort_unstable();
    group.members.dedup();
    let members = || group.members.iter().map(|&at| &candidates[at]);
    let fullest = &candidates[group.fullest];
    let strongest = members().max_by_key(|candidate| candidate.points).unwrap_or(fullest);
    let office = members().find(|candidate| !candidate.office.is_empty());
    let home = |candidate: &Candidate| candidate.home.map(|home| (candidate.part, home));
    let home = office.and_then(home).or_else(|| members().find_map(home));
    let (country, doubtful) = match home {
        Some((_, Home::Named(id))) => (Some(id), None),
        Some((part, Home::Doubtful(span))) => (None, Some(Mention { part, span })),
        None => (None, None),
    };
    let first = members().find(|candidate| candidate.part == Part::Body).unwrap_or(fullest);
    let mentions: Vec<Mention> =
        members().map(|candidate| Mention { part: candidate.part, span: candidate.span }).collect();
    let person = Found {
        what: Person {
            name: fullest.name.clone(),
            office: office.map_or_else(String::new, |candidate| candidate.office.clone()),
            country,
        },
        role: Role::Mentioned,
        score: strongest.points,
        rule: strongest.rule,
        mentions,
    };
    (first.part, first.span.start, Told { person, doubtful })
}
