//! Organisations: those of the lists, and names that have the form of one.
//!
//! Three readings are laid over each other: what the lists name (`listed`), runs of capitalised words with a head noun
//! such as Ministry or Party (`formed`, `complement`), and names that a word in small letters, an abbreviation in
//! brackets or what they do makes known (`told`). Where they overlap the leftmost and then the longest counts
//! (`chosen`). Forms of one organisation become one finding (`join`).

mod chosen;
mod complement;
mod formed;
mod join;
mod listed;
mod told;
mod words;

use super::{Found, Mention, Organisation, Part, Passage, Reading, Role, Rule, Shape, dates, opens, says};
use crate::gazetteer::{CountryId, Gazetteer, HeadNoun, Listed, OrganisationId, Sense};
use crate::source::Span;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use words::Words;

/// Points of a mention in the title.
const IN_TITLE: u32 = 5;

/// Points of being named in the lead.
const IN_LEAD: u32 = 2;

/// The name of an organisation as it stands in a passage.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Named {
    part: Part,
    /// Its words' places in the passage.
    words: Range<usize>,
    span: Span,
    /// The name, on one line.
    name: String,
    /// Its entry, if it is listed.
    entry: Option<Listed>,
    rule: Rule,
    /// The abbreviation in brackets behind it.
    short: Option<String>,
    /// The name for comparing, without the country that it names.
    bare: String,
    /// The country whose it is, by its name or by the word before it.
    whose: Option<CountryId>,
    /// Whether it means people of the organisation, so that it is no name of it.
    people: bool,
}

/// The organisations of title and body, in the order in which they are first named.
pub fn found(reading: &Reading<'_>, gazetteer: &Gazetteer) -> Vec<Found<Organisation>> {
    let passages = reading.passages();
    let certain = listed::certain(&passages);
    let mut named = Vec::new();
    for passage in passages {
        let words = Words::of(passage, gazetteer);
        let mut all = formed::of(&words);
        all.extend(told::of(&words));
        named.extend(chosen::of(&words, listed::of(&words, &certain), all));
    }
    let mut organisations = join::joined(named, &passages);
    for found in &mut organisations {
        let in_title = found.mentions.iter().any(|mention| mention.part == Part::Title);
        let leads =
            found.mentions.iter().any(|mention| mention.part == Part::Body && reading.extent.leads(mention.span));
        found.score = u32::try_from(found.mentions.len()).unwrap_or(u32::MAX)
            + if in_title { IN_TITLE } else { 0 }
            + if leads { IN_LEAD } else { 0 };
        found.role = if in_title || leads { Role::Primary } else { Role::Mentioned };
    }
    organisations
}
