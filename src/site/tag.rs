//! A tag: one country, topic, person, organisation, system or region, with its articles.

use super::{ArticleId, TagId};
use crate::slug::Slug;

/// What a tag is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// A country or territory of ISO 3166-1, or Kosovo.
    Country,
    /// A topic of the pack or of the site.
    Topic,
    /// A person.
    Person,
    /// An organisation or alliance.
    Organisation,
    /// A weapon system or platform.
    System,
    /// A region of the UN's M49 standard. No article names it; it has those of its countries.
    Region,
}

impl Kind {
    /// All kinds, in the order in which they are shown.
    pub const ALL: [Self; 6] =
        [Self::Country, Self::Topic, Self::Person, Self::Organisation, Self::System, Self::Region];

    /// The section of the site, which is its first part of the address.
    pub fn section(self) -> &'static str {
        match self {
            Self::Country => "countries",
            Self::Topic => "topics",
            Self::Person => "people",
            Self::Organisation => "organisations",
            Self::System => "systems",
            Self::Region => "regions",
        }
    }

    /// The message that names one, as a heading.
    pub fn message(self) -> &'static str {
        match self {
            Self::Country => "kind.country",
            Self::Topic => "kind.topic",
            Self::Person => "kind.person",
            Self::Organisation => "kind.organisation",
            Self::System => "kind.system",
            Self::Region => "kind.region",
        }
    }

    /// The word for one.
    pub fn word(self) -> &'static str {
        match self {
            Self::Country => "country",
            Self::Topic => "topic",
            Self::Person => "person",
            Self::Organisation => "organisation",
            Self::System => "system",
            Self::Region => "region",
        }
    }
}

/// One tag and its articles.
#[derive(Debug, Clone)]
pub struct Tag {
    /// What it is.
    pub kind: Kind,
    /// Its part of the address, unique within its kind.
    pub slug: Slug,
    /// Its name for readers.
    pub name: String,
    /// What the lists call a place or topic that readers are told of in the site's language.
    pub own: Option<Own>,
    /// Whether its name and description are English, whatever the site's language: those of a built-in topic for which
    /// the language has no name.
    pub english: bool,
    /// What an index files a person under, the family name first; empty for others, which are filed by their names.
    pub filed: String,
    /// The ISO 3166-1 alpha-2 code of a country; empty for others.
    pub code: String,
    /// The UN region of a country, or the one around a region; empty for others.
    pub region: String,
    /// What it is; may be empty.
    pub description: String,
    /// What a topic stands under in the index of topics; empty for one of no group, and for others.
    pub group: String,
    /// What the lists say of it.
    pub profile: Profile,
    /// Its articles, the newest first.
    pub articles: Vec<ArticleId>,
}

/// What the lists call a tag, in English but for a site's own topics.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Own<T = String> {
    /// Its name.
    pub name: T,
    /// Its region; empty for others than places.
    pub region: T,
    /// What it is; may be empty.
    pub description: T,
}

impl Tag {
    /// What it is called for other programs, which read the same in every language.
    pub fn for_machines(&self) -> Own<&str> {
        let Self { name, region, description, .. } = self;
        let (name, region, description) = match &self.own {
            Some(own) => (&own.name, &own.region, &own.description),
            None => (name, region, description),
        };
        Own { name, region, description }
    }
}

/// What the lists say of a tag besides its name.
#[derive(Debug, Clone, Default)]
pub enum Profile {
    /// Nothing.
    #[default]
    Blank,
    /// Of a country.
    Country {
        /// Its official name; may be empty.
        official: String,
        /// Its capital; may be empty.
        capital: String,
        /// Its region, if that has a page.
        region: Option<TagId>,
    },
    /// Of an organisation.
    Organisation {
        /// What it is; may be empty.
        kind: String,
        /// The country it belongs to.
        home: Option<Nation>,
        /// The countries that are its members, by name.
        members: Vec<Nation>,
    },
    /// Of a weapon system.
    System {
        /// What it is; may be empty.
        class: String,
        /// The countries that make it.
        makers: Vec<Nation>,
        /// Who builds it; may be empty.
        builder: String,
    },
    /// Of a person, as the newest article that says so has it.
    Person {
        /// The office and its country.
        office: Box<str>,
        /// The article.
        article: ArticleId,
    },
    /// Of a region: its countries that have a page, by name.
    Region(Vec<TagId>),
}

/// A country that a list names, which may have a page.
#[derive(Debug, Clone)]
pub struct Nation {
    /// ISO 3166-1 alpha-2, or `XK` for Kosovo.
    pub code: String,
    /// Its name.
    pub name: String,
    /// Its tag.
    pub tag: Option<TagId>,
}
