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

use super::{Found, Mention, Organisation, Part, Passage, Place, Reading, Role, Rule, Sentence, Shape, Word, weigh};
use crate::gazetteer::{Can, CountryId, Gazetteer, Kinds, Listed, OrganisationId, Sense};
use crate::source::Span;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use words::Words;

/// The name of an organisation as it stands in a passage.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named {
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

/// The names of organisations in title and body.
pub fn named(reading: &Reading<'_>, gazetteer: &Gazetteer) -> Vec<Named> {
    let mut named = Vec::new();
    for passage in reading.passages() {
        let words = Words::of(passage, gazetteer);
        let mut all = formed::of(&words);
        all.extend(told::of(&words));
        named.extend(chosen::of(&words, listed::of(&words, reading), all));
    }
    named
}

/// The organisations that these names name, in the order in which they are first named.
pub fn found(named: Vec<Named>, reading: &Reading<'_>) -> Vec<Found<Organisation>> {
    let mut organisations = join::joined(named, &reading.passages());
    weigh(&mut organisations, reading.extent);
    organisations
}
