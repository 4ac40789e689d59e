//! What other programs read: feeds, data, the calendar, the sitemap, and what pages say of themselves to machines.
//!
//! What many outputs say of a tag or an article is written once, as JSON that is only inserted afterwards. Dates are
//! those of the articles, so that a file changes only when its articles do.

mod atom;
mod calendar;
mod cite;
mod json_feed;
mod json_ld;
mod sitemap;
mod social;
mod tables;
mod tag_data;

pub use cite::CiteView;
pub use social::SocialView;

use super::view::{GENERATOR, PageView, lang_of};
use crate::date::When;
use crate::extract::Role;
use crate::hosting;
use crate::pages::{File, Leaf, Page, Plan, SITEMAP_LIMIT, View, is_followed, is_listed};
use crate::picture::CARD_SIZE;
use crate::route::Route;
use crate::site::{Article, ArticleId, Kind, Origin, Site, TagId};
use crate::wording::Wording;
use rayon::prelude::*;
use serde::Serialize;
use serde_json::value::{RawValue, to_raw_value};
use social::ImageView;
use std::io::{self, Write as _};

/// Entries in a feed.
const ENTRIES: usize = 20;

/// JSON that many outputs insert.
pub struct Fragments {
    /// The site, as schema.org has it.
    website: Box<RawValue>,
    /// Who publishes it.
    publisher: Box<RawValue>,
    /// Every tag, as schema.org has it.
    things: Vec<Box<RawValue>>,
    /// Every tag, as our own data has it.
    tags: Vec<Box<RawValue>>,
    /// Every article in one line, as our own data has it.
    briefings: Vec<Box<RawValue>>,
}

impl Fragments {
    /// What outputs of this site insert.
    pub fn new(site: &Site) -> Self {
        let tags = || (0u32..).map(TagId).take(site.tags.len());
        Self {
            website: raw(&json_ld::website(site)),
            publisher: raw(&json_ld::publisher(site)),
            things: tags().map(|id| raw(&json_ld::thing(site, id))).collect(),
            tags: tags().map(|id| raw(&tag_data::TagLine::new(site, id))).collect(),
            briefings: (0..site.articles.len())
                .into_par_iter()
                .map(|at| ArticleId(u32::try_from(at).unwrap_or(u32::MAX)))
                .map(|id| raw(&tag_data::BriefingLine::new(site, id)))
                .collect(),
        }
    }

    fn thing(&self, id: TagId) -> &RawValue {
        &self.things[id.0 as usize]
    }

    fn tag(&self, id: TagId) -> &RawValue {
        &self.tags[id.0 as usize]
    }

    fn briefing(&self, id: ArticleId) -> &RawValue {
        &self.briefings[id.0 as usize]
    }
}

/// Writing plain structs as JSON into memory cannot fail.
fn raw(value: &impl Serialize) -> Box<RawValue> {
    to_raw_value(value).unwrap_or_default()
}

/// What a page is about, for machines.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Subject {
    /// Nothing that has a page of its own.
    #[default]
    Nothing,
    /// An article.
    Article(ArticleId),
    /// A tag.
    Tag(TagId),
}

/// What the files are written from.
#[derive(Clone, Copy)]
pub struct Machine<'a> {
    /// The site.
    pub site: &'a Site,
    /// Its pages.
    pub plan: &'a Plan,
    /// What many files say.
    pub fragments: &'a Fragments,
    /// What is said to people.
    pub words: &'a Wording,
}

impl Machine<'_> {
    /// Writes a file for other programs.
    pub fn file(self, file: File, out: &mut Vec<u8>) -> io::Result<()> {
        match file {
            File::Atom(tag) => atom::atom(self.site, tag, out),
            File::JsonFeed(tag) => json_feed::feed(self.site, tag, out),
            File::Data(tag) => tag_data::data(self, tag, out),
            File::Briefings => tables::briefings(self, out),
            File::Tags => tables::tags(self.site, out),
            File::Opml => tables::opml(self.site, out),
            File::Calendar => calendar::calendar(self.site, out),
            File::Sitemap => sitemap::sitemap(self.site, &self.plan.pages, out),
            File::SitemapPart(leaf) => sitemap::part(self.site, (&self.plan.pages, leaf), out),
            File::Robots => sitemap::robots(&self.site.config.base, out),
            File::HostHeaders => out.write_all(hosting::headers(&self.site.config).as_bytes()),
            File::HostRedirects(preset) => {
                let text = hosting::redirects((&self.site.config, preset), &self.plan.moves(self.site));
                out.write_all(text.as_bytes())
            }
        }
    }

    /// What a page says of itself, as JSON-LD that can stand in a script element; nothing for pages that are not to be
    /// found.
    pub fn json_ld(self, page: &PageView) -> Option<String> {
        (!page.noindex).then(|| json_ld::page(self, page))
    }
}

/// The newest dated articles of the site, or of a tag. An entry of a feed must say when it was updated, and nothing is
/// invented.
fn newest(site: &Site, tag: Option<TagId>) -> Vec<ArticleId> {
    let dated = |id: &ArticleId| site.article(*id).date.is_some();
    match tag {
        Some(id) => site.tag(id).articles.iter().copied().filter(dated).take(ENTRIES).collect(),
        None => site.article_ids().filter(dated).take(ENTRIES).collect(),
    }
}

/// The page that a feed follows, and the feed's title.
fn followed(site: &Site, tag: Option<TagId>) -> (Route, String) {
    match tag {
        Some(id) => (Plan::tag_route(site, id), format!("{} – {}", site.tag(id).name, site.config.title)),
        None => (Route::home(), site.config.title.clone()),
    }
}

/// When an article last changed.
fn changed(article: &Article) -> Option<When> {
    article.document.front.updated.max(article.date)
}

/// A date as exactly as its author wrote it: a day, or a moment.
fn exact(when: When) -> String {
    let moment = when.rfc3339();
    if moment.ends_with("T00:00:00Z") { when.iso() } else { moment }
}

/// The language of an article.
fn lang<'a>(site: &'a Site, article: &'a Article) -> &'a str {
    lang_of(site, article, Origin::Extracted).unwrap_or(&site.config.lang)
}
