//! The lists as read: the built-in ones, and what a site adds to them.
//!
//! Every file of lists may hold entries of every kind. An entry of a site that names a built-in one adds to it; a topic
//! or an ambiguous name replaces the built-in one whole.

use super::actor::{self, Media, Office, Organisation, System};
use super::entity::{self, Ambiguous, Country, Evidence, Mask, Region, Topic};
use super::lexicon::Lexicon;
use crate::diag::{self, Noted, Notes};
use crate::keys::{Keys, Where};
use crate::source::Source;
use rayon::iter::{IntoParallelIterator, ParallelIterator};
use std::collections::HashMap;

/// Entries of every kind.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Lists {
    pub(super) countries: Vec<Country>,
    pub(super) regions: Vec<Region>,
    pub(super) masks: Vec<Mask>,
    pub(super) ambiguous: Vec<Ambiguous>,
    pub(super) evidence: Vec<Evidence>,
    pub(super) topics: Vec<Topic>,
    pub(super) organisations: Vec<Organisation>,
    pub(super) media: Vec<Media>,
    pub(super) systems: Vec<System>,
    pub(super) offices: Vec<Office>,
    pub(super) lexicon: Lexicon,
}

const BUILT_IN: [(&str, &str); 12] = [
    ("lists/countries.toml", include_str!("lists/countries.toml")),
    ("lists/regions.toml", include_str!("lists/regions.toml")),
    ("lists/masks.toml", include_str!("lists/masks.toml")),
    ("lists/ambiguous.toml", include_str!("lists/ambiguous.toml")),
    ("lists/topics.toml", include_str!("lists/topics.toml")),
    ("lists/organisations.toml", include_str!("lists/organisations.toml")),
    ("lists/media.toml", include_str!("lists/media.toml")),
    ("lists/systems.toml", include_str!("lists/systems.toml")),
    ("lists/offices.toml", include_str!("lists/offices.toml")),
    ("lists/names.toml", include_str!("lists/names.toml")),
    ("lists/headnouns.toml", include_str!("lists/headnouns.toml")),
    ("lists/words.toml", include_str!("lists/words.toml")),
];

impl Lists {
    /// The lists that come with Chancery.
    pub fn built_in() -> Noted<Self> {
        let mut notes = Notes::new();
        let mut lists = Self::default();
        // Each file is read by itself, so that a start takes as long as the longest of them.
        let read = BUILT_IN.into_par_iter().map(|(name, text)| Self::parse(&Source::new(name, text)));
        for file in read.collect::<Vec<_>>() {
            lists.join(notes.take(file));
        }
        lists.topics.iter_mut().for_each(|topic| topic.built_in = true);
        Noted::new(lists, notes)
    }

    /// Reads one file of lists.
    pub fn parse(source: &Source) -> Noted<Self> {
        let at = Where { source, base: 0, what: "the list entry" };
        let mut keys = Keys::parse(at, &source.text);
        let mut lists = Self::default();
        lists.read(&mut keys);
        if let Some(stray) = keys.take_strays(&["name", "code", "id", "kind", "phrases", "origin"]) {
            keys.note(diag::list::no_entry(&stray.place, &stray.text));
        }
        Noted::new(lists, keys.finish())
    }

    /// Takes the entries of every kind out of a file.
    pub fn read(&mut self, keys: &mut Keys<'_>) {
        let Self {
            countries,
            regions,
            masks,
            ambiguous,
            evidence,
            topics,
            organisations,
            media,
            systems,
            offices,
            lexicon,
        } = self;
        each(keys, "country", entity::country, countries);
        each(keys, "region", entity::region, regions);
        each(keys, "mask", entity::mask, masks);
        each(keys, "ambiguous", entity::ambiguous, ambiguous);
        each(keys, "evidence", entity::evidence, evidence);
        each(keys, "topic", entity::topic, topics);
        each(keys, "organisation", actor::organisation, organisations);
        each(keys, "media", actor::media, media);
        each(keys, "system", actor::system, systems);
        each(keys, "office", actor::office, offices);
        lexicon.read(keys);
    }

    /// Joins lists: what is in both is as the later says.
    pub fn join(&mut self, later: Self) {
        let Self {
            countries,
            regions,
            masks,
            ambiguous,
            evidence,
            topics,
            organisations,
            media,
            systems,
            offices,
            lexicon,
        } = later;
        join(&mut self.countries, countries, (|country| &country.code, Country::extend));
        self.regions.extend(regions);
        self.masks.extend(masks);
        // A later one replaces these whole.
        join(&mut self.ambiguous, ambiguous, (|entry| &entry.name, |known, later| *known = later));
        join(&mut self.evidence, evidence, (|list| &list.name, Evidence::extend));
        join(&mut self.topics, topics, (|topic| &topic.id, |known, later| *known = later));
        join(&mut self.organisations, organisations, (|entry| &entry.forms.name, Organisation::extend));
        join(&mut self.media, media, (|entry| &entry.forms.name, Media::extend));
        join(&mut self.systems, systems, (|entry| &entry.forms.name, System::extend));
        join(&mut self.offices, offices, (|entry| &entry.forms.name, Office::extend));
        self.lexicon.extend(lexicon);
    }

    /// Forgets the topics, for a site that has only its own.
    pub fn forget_topics(&mut self) {
        self.topics.clear();
    }
}

fn each<T>(keys: &mut Keys<'_>, key: &'static str, one: fn(&mut Keys<'_>) -> Option<T>, entries: &mut Vec<T>) {
    for mut table in keys.tables(key) {
        entries.extend(one(&mut table));
        keys.extend(table.finish());
    }
}

/// What an entry is known by, and how it takes in a later one that is known by the same.
type Joining<T> = (fn(&T) -> &String, fn(&mut T, T));

/// Joins entries: one that is known already is taken in by that one, and others are added.
fn join<T>(entries: &mut Vec<T>, later: Vec<T>, (name, take_in): Joining<T>) {
    // Most files have entries of one kind, and what is there has tens of thousands.
    if later.is_empty() {
        return;
    }
    let mut known: HashMap<String, usize> = entries.iter().map(name).cloned().zip(0..).collect();
    for entry in later {
        match known.get(name(&entry)).and_then(|&at| entries.get_mut(at)) {
            Some(first) => take_in(first, entry),
            None => {
                known.insert(name(&entry).clone(), entries.len());
                entries.push(entry);
            }
        }
    }
}
