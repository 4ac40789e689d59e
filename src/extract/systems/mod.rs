//! Weapon systems and platforms: those of the lists, and names that have the form of one.
//!
//! What the lists name (`listed`) is laid over designations that are not listed (`designation`): a ship's prefix and
//! name, a class of ships, letters and digits beside a word for a weapon. Forms of one system become one finding.

mod again;
mod designation;
mod listed;

use super::{Found, Gazetteer, Mention, Part, Passage, Reading, Role, Rule, Sentence, Shape, System, weigh};
use crate::gazetteer::{Can, Lexicon, Listed, Sense, SystemId};
use crate::letters::folded;
use crate::source::Span;
use std::collections::BTreeMap;
use std::ops::Range;

/// Whether a name begins with the prefix of a warship.
fn is_ship(name: &str, lexicon: &Lexicon) -> bool {
    name.split_once(' ').is_some_and(|(prefix, _)| lexicon.kinds(prefix).can(Can::Ship))
}

/// The name of a system as it stands in a passage.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Named {
    part: Part,
    span: Span,
    name: String,
    entry: Option<SystemId>,
}

/// The systems of title and body, in the order in which they are first named.
pub fn found(reading: &Reading<'_>, gazetteer: &Gazetteer) -> Vec<Found<System>> {
    let mut all: Vec<Named> = Vec::new();
    for passage in reading.passages() {
        let mut named = listed::of(passage, gazetteer, reading);
        named.extend(designation::of(passage));
        named.sort_by_key(|named| (named.span.start, std::cmp::Reverse(named.span.end), named.entry.is_none()));
        for named in named {
            if all.last().is_none_or(|last| last.part != named.part || last.span.end <= named.span.start) {
                all.push(named);
            }
        }
    }
    let mut systems = joined(all);
    again::add(&mut systems, &reading.passages(), &gazetteer.lexicon);
    weigh(&mut systems, reading.extent);
    systems
}

/// One finding for all forms of a system's name, under the fullest.
fn joined(all: Vec<Named>) -> Vec<Found<System>> {
    let mut found: Vec<Found<System>> = Vec::new();
    let mut by_entry: BTreeMap<SystemId, usize> = BTreeMap::new();
    let mut by_name: BTreeMap<String, usize> = BTreeMap::new();
    for Named { part, span, name, entry } in all {
        let key = folded(&name);
        let known = entry.and_then(|entry| by_entry.get(&entry)).or_else(|| by_name.get(&key)).copied();
        let at = known.unwrap_or(found.len());
        if known.is_none() {
            let rule = if entry.is_some() { Rule::Listed } else { Rule::Designation };
            let what = System { name: name.clone(), listed: entry };
            found.push(Found { what, role: Role::Mentioned, score: 0, rule, mentions: Vec::new() });
        }
        if let Some(entry) = entry {
            by_entry.insert(entry, at);
        }
        by_name.insert(key, at);
        let Some(known) = found.get_mut(at) else { continue };
        if name.chars().count() > known.what.name.chars().count() {
            known.what.name = name;
        }
        known.mentions.push(Mention { part, span });
    }
    found
}
