//! A tag: one country, topic, person, organisation or system, with its articles.

use super::ArticleId;
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
}

impl Kind {
    /// All kinds, in the order in which they are shown.
    pub const ALL: [Self; 5] = [Self::Country, Self::Topic, Self::Person, Self::Organisation, Self::System];

    /// The section of the site, which is its first part of the address.
    pub fn section(self) -> &'static str {
        match self {
            Self::Country => "countries",
            Self::Topic => "topics",
            Self::Person => "people",
            Self::Organisation => "organisations",
            Self::System => "systems",
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
    /// The ISO 3166-1 alpha-2 code of a country; empty for others.
    pub code: String,
    /// The UN region of a country; empty for others.
    pub region: String,
    /// What it is; may be empty.
    pub description: String,
    /// Its articles, the newest first.
    pub articles: Vec<ArticleId>,
}
