//! The page that the site is searched on.

use super::view::PageView;
use super::{Form, Renderer, Wording};
use crate::pages::Page;
use crate::site::{Article, Kind, Site, TagId};
use serde::Serialize;
use serde_json::{Value as Json, json};
use std::collections::BTreeSet;
use tera::{Context, Value};

/// The filters that a reader is offered, each with the words for its choice and for none. Their names are the index's.
const FILTERS: [[&str; 3]; 5] = [
    ["type", "search.kind", "search.all_kinds"],
    ["country", "search.country", "search.all_countries"],
    ["topic", "search.topic", "search.all_topics"],
    ["year", "search.year", "search.all_years"],
    ["language", "search.language", "search.all_languages"],
];

/// What the script of the page says.
const SAID: [&str; 7] =
    ["results", "results_for", "nothing", "nothing_for", "nothing_filtered", "nothing_for_filtered", "failed"];

#[derive(Serialize)]
struct SearchView<'a> {
    /// The folder of the index.
    index: String,
    filters: Vec<FilterView<'a>>,
    /// The countries that briefings are about, each with its ISO code, so that an address may have that: `JP Japan|...`.
    codes: String,
    /// What the script says, as JSON.
    words: String,
    /// The key that leads to the search box.
    key: Value,
}

#[derive(Serialize)]
struct FilterView<'a> {
    name: &'static str,
    label: &'a str,
    all: &'a str,
}

/// The page that the site is searched on. It says nothing of its own, so search engines may leave it out.
pub fn search(renderer: &Renderer, page: &Page) -> Context {
    let (site, words) = (renderer.site(), renderer.words());
    let filter =
        |[name, label, all]: [&'static str; 3]| FilterView { name, label: words.say(label), all: words.say(all) };
    let mut context = renderer.context(&PageView {
        title: words.say("search.title").to_owned(),
        description: words.fill("search.description", &[("site", &site.config.title)]),
        section: "search",
        noindex: true,
        ..PageView::new(site, &page.route, "search")
    });
    let view = SearchView {
        index: renderer.path(&page.route.within("index/")),
        filters: FILTERS.into_iter().map(filter).collect(),
        codes: codes(site),
        words: said(words).to_string(),
        key: Value::safe_string("<kbd>/</kbd>"),
    };
    context.insert("search", &view);
    context
}

fn codes(site: &Site) -> String {
    let about: BTreeSet<TagId> = site.articles.iter().flat_map(Article::about).map(|tagging| tagging.tag).collect();
    let countries = about.into_iter().map(|id| site.tag(id)).filter(|tag| tag.kind == Kind::Country);
    countries.map(|tag| format!("{} {}", tag.code, tag.name)).collect::<Vec<_>>().join("|")
}

/// What the script says, and the language by whose rules it counts.
fn said(words: &Wording) -> Json {
    let mut said = json!({ "lang": words.locale() });
    for name in SAID {
        said[name] = match words.message(&format!("search.{name}")).map(|message| &message.form) {
            Some(Form::Counted(texts)) => texts.iter().map(|(form, text)| (*form, text.as_str())).collect(),
            Some(Form::Single(text)) => json!(text),
            None => Json::Null,
        };
    }
    said
}
