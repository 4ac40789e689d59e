//! What the world is called: countries, regions, topics, and the phrases that only look like them.
//!
//! Knows names, not articles. The lists are data (`lists/*.toml`); here they become tries that find every name in
//! a text in one pass, and a lexicon of single words.

mod actor;
mod begins;
mod boundary;
mod chunk;
mod entity;
mod lexicon;
mod lists;
mod matcher;
mod own;
mod places;
mod slips;
mod table;
mod trie;
mod written;

pub use actor::{Forms, Media, Office, Organisation, System};
pub use boundary::is_half;
pub use chunk::{Chunks, Piece};
pub use entity::{Alone, Ambiguous, Country, Phrase, Reading, Region, Topic};
pub use lexicon::{Can, Kinds, Lexicon};
pub use lists::Lists;
pub use matcher::{Hit, Matcher, Sense};
pub use own::join as join_own;
pub use places::Places;

use crate::diag::Noted;
use crate::letters::folded;
use crate::text;
use rustc_hash::{FxHashMap, FxHashSet};

/// A country's place in [`Gazetteer::countries`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CountryId(pub u16);

/// A topic's place in [`Gazetteer::topics`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TopicId(pub u16);

/// An organisation's place in [`Gazetteer::organisations`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct OrganisationId(pub u16);

/// A medium's place in [`Gazetteer::media`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct MediaId(pub u16);

/// A weapon system's place in [`Gazetteer::systems`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SystemId(pub u16);

/// An office's place in [`Gazetteer::offices`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct OfficeId(pub u16);

/// An entry of the lists of organisations, media or systems.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Listed {
    /// An organisation.
    Organisation(OrganisationId),
    /// A medium.
    Media(MediaId),
    /// A weapon system.
    System(SystemId),
}

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
    /// Organisations and alliances.
    pub organisations: Vec<Organisation>,
    /// Newspapers, broadcasters and wire services.
    pub media: Vec<Media>,
    /// Weapon systems and platforms.
    pub systems: Vec<System>,
    /// Offices, ranks and forms of address.
    pub offices: Vec<Office>,
    /// What single words can be.
    pub lexicon: Lexicon,
    /// Finds the names in a text.
    pub matcher: Matcher,
    by_code: FxHashMap<String, CountryId>,
    by_name: FxHashMap<String, CountryId>,
    leaders: FxHashSet<String>,
    /// People whose names have a place in them.
    people: FxHashSet<String>,
    by_people: FxHashMap<String, CountryId>,
}

/// Compiles lists.
pub fn compile(mut lists: Lists) -> Gazetteer {
    // A country that only a slip has made, which has been told, is no page without a name.
    lists.countries.retain(|country| !country.name.is_empty());
    let matcher = Matcher::build(&lists);
    let by_code = (0u16..).zip(&lists.countries).map(|(id, country)| (country.code.clone(), CountryId(id))).collect();
    let by_name = names_of(&lists.countries.iter().collect::<Vec<_>>(), &lists.ambiguous);
    let leaders = lists.countries.iter().flat_map(|country| &country.leaders).cloned().collect();
    let people = lists.masks.iter().flat_map(|mask| &mask.people).cloned().collect();
    let peoples = (0u16..).zip(&lists.countries);
    let by_people = peoples
        .flat_map(|(id, country)| country.demonyms.iter().map(move |name| (name.clone(), CountryId(id))))
        .collect();
    // The phrases of masks live on in the tries alone.
    let Lists {
        countries,
        regions,
        masks: _,
        ambiguous,
        evidence: _,
        topics,
        organisations,
        media,
        systems,
        offices,
        lexicon,
    } = lists;
    Gazetteer {
        countries,
        regions,
        topics,
        ambiguous,
        organisations,
        media,
        systems,
        offices,
        lexicon,
        matcher,
        by_code,
        by_name,
        leaders,
        people,
        by_people,
    }
}

/// The built-in lists, compiled.
pub fn built_in() -> Noted<Gazetteer> {
    let Noted { value: lists, notes } = Lists::built_in();
    Noted::new(compile(lists), notes)
}

fn names_of(countries: &[&Country], ambiguous: &[Ambiguous]) -> FxHashMap<String, CountryId> {
    let mut by_name = FxHashMap::default();
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

impl Gazetteer {
    /// The country of this code or English name.
    pub fn country_named(&self, name: &str) -> Option<CountryId> {
        self.by_name.get(&folded(name)).copied()
    }

    /// The country of this ISO 3166-1 alpha-2 code.
    pub fn country_coded(&self, code: &str) -> Option<CountryId> {
        self.by_code.get(code).copied()
    }

    /// The country itself or the people of that name: Japan, Japanese, but not Tokyo.
    pub fn nation(&self, name: &str) -> Option<CountryId> {
        self.by_people.get(name).copied().or_else(|| self.country_named(name))
    }

    /// Whether a name with several readings is that of a country or its people, and of nothing within it: Georgia and
    /// Georgian, but not London.
    pub fn is_nation(&self, ambiguous: u16) -> bool {
        /// Letters that the names of a country and of its people have in common.
        const STEM: usize = 4;
        let Some(entry) = self.ambiguous.get(usize::from(ambiguous)) else { return false };
        let Some(stem) = entry.name.get(..STEM) else { return false };
        let countries = entry.readings.iter().filter_map(|reading| self.country_coded(&reading.code));
        let mut names =
            countries.map(|id| self.country(id)).flat_map(|country| country.names.iter().chain([&country.name]));
        names.any(|name| name.split(' ').any(|word| word.starts_with(stem)))
    }

    /// Whether this is the name of a person who stands for a country.
    pub fn is_leader(&self, name: &str) -> bool {
        self.leaders.contains(name)
    }

    /// Whether this is the name of a listed person: one who stands for a country, or whose name has a place in it.
    pub fn is_person(&self, name: &str) -> bool {
        self.is_leader(name) || self.people.contains(name)
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

    /// An organisation.
    pub fn organisation(&self, id: OrganisationId) -> &Organisation {
        &self.organisations[usize::from(id.0)]
    }

    /// A newspaper, broadcaster or wire service.
    pub fn medium(&self, id: MediaId) -> &Media {
        &self.media[usize::from(id.0)]
    }

    /// A weapon system.
    pub fn system(&self, id: SystemId) -> &System {
        &self.systems[usize::from(id.0)]
    }

    /// An office, rank or form of address.
    pub fn office(&self, id: OfficeId) -> &Office {
        &self.offices[usize::from(id.0)]
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
