//! What reading found, as a sidecar would have it, and what a person says of it.
//!
//! Pure: no disk and no page. Whoever writes a sidecar, a command or the preview, has its text from here.

mod ruling;

pub use ruling::{Case, Ruling, Says};

use crate::extract::Role;
use crate::gazetteer::Gazetteer;
use crate::record::{self, Broken, Entries, Sheet};
use crate::site::{self, Article, Draft, Kind, Names, Origin, Quote, Reading, Scope, Site, Tag};
use jiff::civil::Date;

/// Makes the sidecars of one site's articles.
pub struct Clerk<'a> {
    gazetteer: &'a Gazetteer,
    names: Names,
    today: Date,
}

/// The list of a sidecar that a tag belongs to, and its entry there. No article names a region as its tag.
pub fn listed(tag: &Tag, role: Role) -> Option<(&'static str, &str)> {
    let entry = match tag.kind {
        Kind::Country => tag.code.as_str(),
        Kind::Topic => tag.slug.as_str(),
        Kind::Person | Kind::Organisation | Kind::System => tag.name.as_str(),
        Kind::Region => return None,
    };
    let is_aside = tag.kind == Kind::Country && role == Role::Mentioned;
    Some((if is_aside { "mentioned" } else { tag.kind.section() }, entry))
}

/// What a verdict calls a quote of an article: the list of all of them, and its words.
pub fn quoted(article: &Article, quote: &Quote) -> (&'static str, String) {
    ("quotes", site::quote_entry(article.document.prose.slice(quote.span)))
}

impl<'a> Clerk<'a> {
    /// A clerk who knows these lists, on a day.
    pub fn new(gazetteer: &'a Gazetteer, today: Date) -> Self {
        Self { gazetteer, names: Names::new(gazetteer), today }
    }

    /// The sidecar of an article that was read without one, with what was found now; made anew if there was none.
    pub fn refreshed(&self, reading: Reading, earlier: Option<&str>) -> Result<String, Broken> {
        record::refreshed(earlier, &self.sheet(reading), &|list, entry| self.key(list, entry))
    }

    /// What spellings of an entry have in common.
    fn key(&self, list: &str, entry: &str) -> String {
        let kind = match list {
            "countries" => {
                let code = self.gazetteer.country_named(entry).map(|id| self.gazetteer.country(id).code.clone());
                return code.unwrap_or_else(|| entry.to_owned());
            }
            "people" => Kind::Person,
            "organisations" => Kind::Organisation,
            "systems" => Kind::System,
            "quotes" => return site::quote_key(entry),
            _ => return entry.to_owned(),
        };
        self.names.key(kind, entry)
    }

    /// What belongs in an article's sidecar: the tags that reading gives it, in the lists' own names, as if it were the
    /// only article, so that no other can change it.
    fn sheet(&self, reading: Reading) -> Sheet {
        let scope = Scope { gazetteer: self.gazetteer, today: self.today, drafts: Draft::Shown };
        let site = Site::alone(&self.names, reading, scope);
        let Some(article) = site.articles.first() else { return Sheet::default() };
        let prose = &article.document.prose;
        let own = |origin: Origin| origin == Origin::Extracted;
        let summary = article.summary.as_ref().filter(|gist| own(gist.origin)).map(|gist| gist.what.clone());
        let points = article.findings.key_points.iter().map(|&span| prose.slice(span).to_owned());
        let (mut found, mut authored) = (Entries::default(), Entries::default());
        for tagging in &article.tags {
            let entries = if own(tagging.origin) { &mut found } else { &mut authored };
            if let Some((list, entry)) = listed(site.tag(tagging.tag), tagging.role) {
                entries.list_mut(list).push(entry.to_owned());
            }
        }
        Sheet {
            article: article.source.path.rsplit('/').next().unwrap_or_default().to_owned(),
            text: site::text_hash(&article.document).to_string(),
            lang: article.findings.lang.map(str::to_owned),
            summary,
            key_points: if article.key_points.is_some() { Vec::new() } else { points.collect() },
            found,
            authored,
        }
    }
}
