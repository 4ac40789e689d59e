//! What the world is called: countries, regions, topics, and the phrases that only look like them.
//!
//! Knows names, not articles. The lists are data (`lists/*.toml`); here they become one automaton that finds every
//! name in a text in one pass.

mod entity;
mod matcher;

pub use entity::{Ambiguous, Country, Phrase, Reading, Region, Topic, topic};
pub use matcher::{Hit, Matcher, Sense};

use crate::diag::{self, Noted, Notes};
use crate::keys::{Keys, Where};
use crate::source::Source;
use crate::text;
use std::collections::HashMap;

/// A country's place in [`Gazetteer::countries`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CountryId(pub u16);

/// A topic's place in [`Gazetteer::topics`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TopicId(pub u16);

/// Everything that has a name, ready to be found.
#[derive(Default)]
pub struct Gazetteer {
    /// Countries by ISO code.
    pub countries: Vec<Country>,
    /// Regions as the United Nations group them (M49).
    pub regions: Vec<Region>,
    /// Topics, the built-in pack first, then the site's own.
    pub topics: Vec<Topic>,
    /// Names with several readings.
    pub ambiguous: Vec<Ambiguous>,
    /// The automaton.
    pub matcher: Matcher,
    by_name: HashMap<String, CountryId>,
}

/// The built-in topic pack.
pub fn default_topics() -> Noted<Vec<Topic>> {
    let source = Source::new("lists/topics.toml", include_str!("lists/topics.toml"));
    read(&source, "topic", topic)
}

/// Joins topics: one of the site's own replaces a built-in one of the same id.
pub fn merge(built_in: Vec<Topic>, own: Vec<Topic>) -> Vec<Topic> {
    let mut topics = built_in;
    for topic in own {
        match topics.iter_mut().find(|known| known.id == topic.id) {
            Some(known) => *known = topic,
            None => topics.push(topic),
        }
    }
    topics
}

/// Compiles the built-in lists and these topics.
pub fn compile(topics: Vec<Topic>) -> Noted<Gazetteer> {
    let mut notes = Notes::new();
    let list = |name: &'static str, text: &'static str| Source::new(name, text);
    let countries = list("lists/countries.toml", include_str!("lists/countries.toml"));
    let countries = notes.take(read(&countries, "country", entity::country));
    let regions = list("lists/regions.toml", include_str!("lists/regions.toml"));
    let regions = notes.take(read(&regions, "region", entity::region));
    let masks = list("lists/masks.toml", include_str!("lists/masks.toml"));
    let masks = notes.take(read(&masks, "mask", entity::mask));
    let ambiguous = list("lists/ambiguous.toml", include_str!("lists/ambiguous.toml"));
    let ambiguous = notes.take(read(&ambiguous, "ambiguous", entity::ambiguous));
    let matcher = Matcher::build(&matcher::Names {
        countries: &countries,
        masks: &masks,
        ambiguous: &ambiguous,
        topics: &topics,
    });
    let matcher = matcher.unwrap_or_else(|reason| {
        let place = Source::new("lists", "").whole();
        notes.push(diag::config::bad_list(&place, &reason));
        Matcher::default()
    });
    let by_name = names_of(&countries, &ambiguous);
    Noted::new(Gazetteer { countries, regions, topics, ambiguous, matcher, by_name }, notes)
}

fn read<T>(source: &Source, key: &'static str, one: fn(&mut Keys<'_>) -> Option<T>) -> Noted<Vec<T>> {
    let at = Where { source, base: 0, what: "the list entry" };
    let mut keys = Keys::parse(at, &source.text);
    let mut notes = Notes::new();
    let mut entries = Vec::new();
    for mut table in keys.tables(key) {
        entries.extend(one(&mut table));
        notes.extend(table.finish());
    }
    notes.extend(keys.finish());
    Noted::new(entries, notes)
}

fn names_of(countries: &[Country], ambiguous: &[Ambiguous]) -> HashMap<String, CountryId> {
    let mut by_name = HashMap::new();
    for (id, country) in (0u16..).zip(countries) {
        let said = [&country.code, &country.alpha3, &country.name].into_iter();
        for name in said.chain(&country.names).chain(&country.codes) {
            by_name.insert(folded(name), CountryId(id));
        }
    }
    // A person who writes "Turkey" in a list of countries means the country.
    for entry in ambiguous {
        let id = countries.iter().zip(0u16..).find(|(country, _)| country.code == entry.default).map(|(_, id)| id);
        if let Some(id) = id {
            by_name.entry(folded(&entry.name)).or_insert(CountryId(id));
        }
    }
    by_name
}

fn folded(name: &str) -> String {
    name.chars().filter(|letter| letter.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

impl Gazetteer {
    /// The country of this code or English name.
    pub fn country_named(&self, name: &str) -> Option<CountryId> {
        self.by_name.get(&folded(name)).copied()
    }

    /// The country of this ISO 3166-1 alpha-2 code.
    pub fn country_coded(&self, code: &str) -> Option<CountryId> {
        let at = self.countries.iter().position(|country| country.code == code)?;
        u16::try_from(at).ok().map(CountryId)
    }

    /// The topic of this id.
    pub fn topic_named(&self, id: &str) -> Option<TopicId> {
        let at = self.topics.iter().position(|topic| topic.id == id)?;
        u16::try_from(at).ok().map(TopicId)
    }

    /// A country.
    pub fn country(&self, id: CountryId) -> &Country {
        &self.countries[usize::from(id.0)]
    }

    /// A topic.
    pub fn topic(&self, id: TopicId) -> &Topic {
        &self.topics[usize::from(id.0)]
    }

    /// The English name of a region of this M49 code.
    pub fn region_name(&self, code: &str) -> &str {
        self.regions.iter().find(|region| region.code == code).map_or("", |region| &region.name)
    }

    /// The country whose name is nearest to a misspelt one.
    pub fn nearest_country(&self, wrong: &str) -> Option<&str> {
        text::nearest(wrong, self.countries.iter().map(|country| country.name.as_str()))
    }

    /// The topic whose id is nearest to a misspelt one.
    pub fn nearest_topic(&self, wrong: &str) -> Option<&str> {
        text::nearest(wrong, self.topics.iter().map(|topic| topic.id.as_str()))
    }
}
