//! Addresses that articles had at an earlier build, and those at which nobody answers any more.
//!
//! An address follows the title, so that a corrected title moves the page. Readers, search engines and other sites keep
//! the old one; so an editor is told, for as long as nothing answers there.

use super::{Notes, Plan, diag};
use crate::route::Route;
use crate::site::Site;
use crate::source::{Place, Source};
use std::collections::BTreeMap;
use std::sync::Arc;

/// Addresses of articles by the paths of their files.
pub type Addresses = BTreeMap<String, String>;

/// An article whose address of an earlier build leads nowhere.
#[derive(Debug, Clone)]
pub struct Lost {
    /// Its file.
    pub source: Source,
    /// The address.
    pub from: Route,
    /// The one that it has now.
    to: Route,
    place: Place,
    front: Front,
}

/// What the front matter of an article has already.
#[derive(Debug, Clone, Copy)]
enum Front {
    /// Aliases.
    Aliased,
    /// No aliases.
    Plain,
    /// There is none.
    Missing,
}

/// The articles whose earlier address nothing answers, in the site's order.
pub fn lost(site: &Site, plan: &Plan, earlier: &Addresses) -> Vec<Lost> {
    let lost = |id| {
        let article = site.article(id);
        // What could not stand among the aliases is not ours to give back.
        let from = Route::alias(earlier.get(&*article.source.path)?)?;
        let front = &article.document.front;
        if front.draft || plan.answers(from.as_str()) {
            return None;
        }
        let has = match (&front.title, front.aliases.is_empty()) {
            (None, _) => Front::Missing,
            (Some(_), true) => Front::Plain,
            (Some(_), false) => Front::Aliased,
        };
        let place = front.title.as_ref().map_or_else(|| article.source.whole(), |title| title.place.clone());
        let (source, to) = (article.source.clone(), Plan::article_route(site, id));
        Some(Lost { source, from, to, place, front: has })
    };
    site.article_ids().filter_map(lost).collect()
}

/// What an author should know of them.
pub fn notes(lost: &[Lost]) -> Notes {
    let note = |lost: &Lost| {
        let slug = lost.from.as_str().trim_matches('/').rsplit('/').next().unwrap_or_default();
        let (from, to) = (lost.from.as_str(), lost.to.as_str());
        let alias = format!("aliases = [\"{from}\"]");
        let how = match lost.front {
            Front::Aliased => format!("to lead readers on, add the old address to its `aliases`:\n\"{from}\""),
            Front::Plain => format!("to lead readers on, write below its title:\n{alias}"),
            Front::Missing => {
                format!("to lead readers on, begin the file with these lines:\n+++\ntitle = \"...\"\n{alias}\n+++")
            }
        };
        diag::site::moved(&lost.place, (from, to), (&how, slug))
    };
    lost.iter().map(note).collect()
}

/// The addresses to remember: of each article its own, but the earlier one where nothing answers that. A draft has none
/// that anybody knows, and keeps the one that it had before it was a draft.
pub fn remembered(site: &Site, earlier: &Addresses, lost: &[Lost]) -> Addresses {
    let mut all: Addresses = site
        .article_ids()
        .filter(|id| !site.article(*id).document.front.draft)
        .map(|id| (site.article(id).source.path.to_string(), Plan::article_route(site, id).to_string()))
        .collect();
    let drafts = site.articles.iter().filter(|article| article.document.front.draft);
    let drafts: Vec<&Arc<str>> = drafts.map(|article| &article.source.path).chain(&site.drafts).collect();
    let kept = drafts.into_iter().filter_map(|path| earlier.get_key_value(&**path));
    all.extend(kept.map(|(path, address)| (path.clone(), address.clone())));
    all.extend(lost.iter().map(|lost| (lost.source.path.to_string(), lost.from.to_string())));
    all
}
