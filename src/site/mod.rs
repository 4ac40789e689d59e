//! The site's model: articles, tags, and what they have to do with each other.
//!
//! Assembled once from what was read, and immutable afterwards. Articles and tags are known by dense numbers; nothing
//! here knows a page, a template or a file.

mod article;
mod assemble;
mod authority;
mod filing;
mod findings;
mod meetings;
mod months;
mod naming;
mod outlets;
mod places;
mod profile;
mod quotes;
mod related;
mod subjects;
mod tag;
mod tags;
mod timeline;

pub use article::{Article, Assumed, Gist, Origin, Tagging};
pub use assemble::{Draft, Reading, Scope, day_of, text_hash};
pub use authority::Beside;
pub use filing::alphabetical;
pub use findings::{Findings, Loose, Quote};
pub use meetings::Meeting;
pub use months::Month;
pub use naming::Names;
pub use outlets::{Citing, Outlet};
pub use quotes::{entry as quote_entry, key as quote_key};
pub use related::Related;
pub use subjects::terms;
pub use tag::{Kind, Nation, Own, Profile, Tag};
pub use timeline::{Happening, Told, happenings};

use crate::config::Config;
use crate::diag::Noted;
use crate::gazetteer::Gazetteer;
use crate::wording::Wording;
use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

/// An article's place in [`Site::articles`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ArticleId(pub u32);

/// A tag's place in [`Site::tags`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TagId(pub u32);

/// How long the lists are that the texts were read with, the site's own entries included.
#[derive(Debug, Clone, Copy, Default)]
pub struct ListSizes {
    /// Countries and territories.
    pub countries: usize,
    /// Names with several readings.
    pub ambiguous: usize,
    /// Topics.
    pub topics: usize,
    /// Organisations and alliances.
    pub organisations: usize,
    /// Newspapers, broadcasters and wire services.
    pub media: usize,
    /// Weapon systems and platforms.
    pub systems: usize,
    /// Offices, ranks and forms of address.
    pub offices: usize,
    /// Words of people's names.
    pub names: usize,
}

impl ListSizes {
    fn of(gazetteer: &Gazetteer) -> Self {
        Self {
            countries: gazetteer.countries.len(),
            ambiguous: gazetteer.ambiguous.len(),
            topics: gazetteer.topics.len(),
            organisations: gazetteer.organisations.len(),
            media: gazetteer.media.len(),
            systems: gazetteer.systems.len(),
            offices: gazetteer.offices.len(),
            names: gazetteer.lexicon.names(),
        }
    }
}

/// The whole site.
pub struct Site {
    /// How it is made.
    pub config: Config,
    /// Its articles, the newest first; those without a date last.
    pub articles: Vec<Article>,
    /// Its tags by kind and slug.
    pub tags: Vec<Tag>,
    /// For each article, those that have most to do with it.
    pub related: Vec<Vec<Related>>,
    /// For each tag, those of each kind that occur with it most often, with the number of articles that have both.
    pub together: Vec<Vec<(TagId, u32)>>,
    /// Where a country and a topic meet often enough for a page, by country and topic.
    pub meetings: Vec<Meeting>,
    /// The months that have articles, the newest first.
    pub months: Vec<Month>,
    /// Whom the articles rely on, the most cited first.
    pub outlets: Vec<Outlet>,
    /// How long the lists are that the texts were read with.
    pub lists: ListSizes,
    /// The files of drafts that are left out.
    pub drafts: BTreeSet<Arc<str>>,
    by_path: HashMap<Arc<str>, ArticleId>,
}

impl Site {
    /// Assembles the site from articles as they were read. What it lists is called as the words of the interface have it.
    pub fn assemble(config: Config, readings: Vec<Reading>, scope: Scope<'_>, words: &Wording) -> Noted<Self> {
        assemble::assemble(config, readings, scope, words)
    }

    /// A site of this article alone, so that what is said of it depends on no other.
    pub fn alone(names: &Names, reading: Reading, scope: Scope<'_>) -> Self {
        assemble::alone(names, reading, scope)
    }

    /// An article.
    pub fn article(&self, id: ArticleId) -> &Article {
        &self.articles[id.0 as usize]
    }

    /// A tag.
    pub fn tag(&self, id: TagId) -> &Tag {
        &self.tags[id.0 as usize]
    }

    /// The article that was read from this file.
    pub fn article_from(&self, path: &str) -> Option<ArticleId> {
        self.by_path.get(path).copied()
    }

    /// The numbers of all articles, newest first.
    pub fn article_ids(&self) -> impl Iterator<Item = ArticleId> + '_ {
        (0u32..).zip(&self.articles).map(|(id, _)| ArticleId(id))
    }

    /// The numbers of all tags of a kind, by slug.
    pub fn tags_of(&self, kind: Kind) -> impl Iterator<Item = TagId> + '_ {
        let first = self.tags.partition_point(|tag| tag.kind < kind);
        let behind = self.tags.partition_point(|tag| tag.kind <= kind);
        (0u32..).skip(first).take(behind - first).map(TagId)
    }

    /// The place in [`Site::meetings`] of a country's and a topic's, if they meet often enough.
    pub fn meeting(&self, country: TagId, topic: TagId) -> Option<usize> {
        self.meetings.binary_search_by_key(&(country, topic), |meeting| (meeting.country, meeting.topic)).ok()
    }

    /// The tags of a kind that have most articles.
    pub fn busiest(&self, kind: Kind) -> Vec<TagId> {
        let mut tags: Vec<TagId> = self.tags_of(kind).collect();
        tags.sort_by_key(|&id| (std::cmp::Reverse(self.tag(id).articles.len()), id));
        tags
    }
}
