//! The site's model: articles, tags, and what they have to do with each other.
//!
//! Assembled once from what was read, and immutable afterwards. Articles and tags are known by dense numbers; nothing
//! here knows a page, a template or a file.

mod article;
mod assemble;
mod related;
mod tag;

pub use article::{Article, Gist, Origin, Tagging};
pub use assemble::{Draft, Reading, Scope, text_hash};
pub use related::Related;
pub use tag::{Kind, Tag};

use crate::config::Config;
use crate::diag::Noted;
use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

/// An article's place in [`Site::articles`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ArticleId(pub u32);

/// A tag's place in [`Site::tags`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TagId(pub u32);

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
    /// For each tag, those that occur with it most often, with the number of articles that have both.
    pub together: Vec<Vec<(TagId, u32)>>,
    /// The files of drafts that are left out.
    pub drafts: BTreeSet<Arc<str>>,
    by_path: HashMap<Arc<str>, ArticleId>,
}

impl Site {
    /// Assembles the site from articles as they were read.
    pub fn assemble(config: Config, readings: Vec<Reading>, scope: Scope<'_>) -> Noted<Self> {
        assemble::assemble(config, readings, scope)
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
        (0u32..).zip(&self.tags).filter(move |(_, tag)| tag.kind == kind).map(|(id, _)| TagId(id))
    }

    /// The tags of a kind that have most articles.
    pub fn busiest(&self, kind: Kind) -> Vec<TagId> {
        let mut tags: Vec<TagId> = self.tags_of(kind).collect();
        tags.sort_by_key(|&id| (std::cmp::Reverse(self.tag(id).articles.len()), id));
        tags
    }
}
