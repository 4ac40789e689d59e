//! The page that says how the site and its tags are made.

use super::briefing::{CREDIBILITY, RELIABILITY};
use super::view::{PageView, plural};
use super::{Renderer, Wording};
use crate::document::Citation;
use crate::pages::Page;
use crate::route::Route;
use crate::site::Kind;
use serde::Serialize;
use tera::Context;

#[derive(Serialize)]
struct AboutView<'a> {
    briefings: usize,
    /// Tags on the site, by kind.
    kinds: Vec<KindView<'a>>,
    lists: Vec<ListView<'a>>,
    /// Whether texts are read at all.
    reads: bool,
    /// What the grades of sources mean; empty if no briefing has any.
    grades: Vec<GradeView>,
}

#[derive(Serialize)]
struct KindView<'a> {
    label: &'a str,
    url: String,
    count: usize,
}

/// A row of the grades: the one of reliability, and the one of credibility.
#[derive(Serialize)]
struct GradeView {
    reliability: String,
    credibility: String,
}

/// A list of names, with how long it is.
#[derive(Serialize)]
struct ListView<'a> {
    label: &'a str,
    file: &'static str,
    count: usize,
}

/// The page about the site.
pub fn about(renderer: &Renderer, page: &Page) -> Context {
    let site = renderer.site();
    let lists = site.lists;
    let words = renderer.words();
    let list = |key, file, count| ListView { label: words.say(key), file, count };
    let kind = |kind: Kind| KindView {
        label: words.say(plural(kind)),
        url: renderer.path(&Route::section(kind.section())),
        count: site.tags_of(kind).count(),
    };
    let mut cited = site.articles.iter().flat_map(|article| &article.document.front.sources);
    let is_graded = cited.any(Citation::is_graded);
    let view = AboutView {
        briefings: site.articles.len(),
        kinds: crate::pages::shown_kinds(site).map(kind).collect(),
        lists: vec![
            list("about.list_countries", "countries.toml", lists.countries),
            list("about.list_ambiguous", "ambiguous.toml", lists.ambiguous),
            list("about.list_topics", "topics.toml", lists.topics),
            list("about.list_organisations", "organisations.toml", lists.organisations),
            list("about.list_media", "media.toml", lists.media),
            list("about.list_systems", "systems.toml", lists.systems),
            list("about.list_offices", "offices.toml", lists.offices),
            list("about.list_names", "names.toml", lists.names),
        ],
        reads: site.config.extract == crate::config::Extraction::On,
        grades: if is_graded { grades(words) } else { Vec::new() },
    };
    let mut context = renderer.context(&PageView {
        title: words.say("about.title").to_owned(),
        description: words.fill("about.description", &[("site", &site.config.title)]),
        section: "about",
        ..PageView::new(site, &page.route, "about")
    });
    context.insert("about", &view);
    context
}

fn grades(words: &Wording) -> Vec<GradeView> {
    let told = |(sign, key): (char, &str)| {
        words.fill("about.grade", &[("sign", sign.encode_utf8(&mut [0; 4])), ("words", words.say(key))])
    };
    let rows = RELIABILITY.into_iter().zip(CREDIBILITY);
    rows.map(|(a, b)| GradeView { reliability: told(a), credibility: told(b) }).collect()
}
