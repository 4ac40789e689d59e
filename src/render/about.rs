//! The page that says how the site and its tags are made.

use super::Renderer;
use super::view::{PageView, plural};
use crate::pages::Page;
use crate::route::Route;
use crate::site::Kind;
use serde::Serialize;
use tera::Context;

#[derive(Serialize)]
struct AboutView {
    briefings: usize,
    /// Tags on the site, by kind.
    kinds: Vec<KindView>,
    lists: Vec<ListView>,
    /// Whether texts are read at all.
    reads: bool,
    /// Whether any briefing grades its sources.
    grades: bool,
}

#[derive(Serialize)]
struct KindView {
    label: &'static str,
    url: String,
    count: usize,
}

/// A list of names, with how long it is.
#[derive(Serialize)]
struct ListView {
    label: &'static str,
    file: &'static str,
    count: usize,
}

/// The page about the site.
pub fn about(renderer: &Renderer<'_>, page: &Page) -> Context {
    let site = renderer.site;
    let lists = site.lists;
    let list = |label, file, count| ListView { label, file, count };
    let kind = |kind: Kind| KindView {
        label: plural(kind),
        url: renderer.path(&Route::section(kind.section())),
        count: site.tags_of(kind).count(),
    };
    let graded = |source: &crate::document::Citation| source.reliability.is_some() || source.credibility.is_some();
    let view = AboutView {
        briefings: site.articles.len(),
        kinds: crate::pages::shown_kinds(site).map(kind).collect(),
        lists: vec![
            list("Countries and territories", "countries.toml", lists.countries),
            list("Names with several readings", "ambiguous.toml", lists.ambiguous),
            list("Topics", "topics.toml", lists.topics),
            list("Organisations and alliances", "organisations.toml", lists.organisations),
            list("Newspapers, broadcasters and wire services", "media.toml", lists.media),
            list("Weapon systems and platforms", "systems.toml", lists.systems),
            list("Offices, ranks and forms of address", "offices.toml", lists.offices),
            list("Words of people’s names", "names.toml", lists.names),
        ],
        reads: site.config.extract == crate::config::Extraction::On,
        grades: site.articles.iter().any(|article| article.document.front.sources.iter().any(graded)),
    };
    let mut context = renderer.context(&PageView {
        title: "About this site".to_owned(),
        description: format!("How {} and its tags are made.", site.config.title),
        section: "about",
        ..PageView::new(site, &page.route, "about")
    });
    context.insert("about", &view);
    context
}
