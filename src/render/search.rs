//! The page that the site is searched on.

use super::Renderer;
use super::view::PageView;
use crate::pages::Page;
use serde::Serialize;
use tera::Context;

/// The filters that a reader is offered, each with the words for its choice and for none. Their names are the index's.
const FILTERS: [[&str; 3]; 5] = [
    ["type", "Kind of page", "All kinds"],
    ["country", "Country", "All countries"],
    ["topic", "Topic", "All topics"],
    ["year", "Year", "All years"],
    ["language", "Language", "All languages"],
];

#[derive(Serialize)]
struct SearchView {
    /// The folder of the index.
    index: String,
    filters: Vec<FilterView>,
}

#[derive(Serialize)]
struct FilterView {
    name: &'static str,
    label: &'static str,
    all: &'static str,
}

/// The page that the site is searched on. It says nothing of its own, so search engines may leave it out.
pub fn search(renderer: &Renderer<'_>, page: &Page) -> Context {
    let site = renderer.site;
    let filters = FILTERS.into_iter().map(|[name, label, all]| FilterView { name, label, all }).collect();
    let mut context = renderer.context(&PageView {
        title: "Search".to_owned(),
        description: format!("Search the briefings of {}.", site.config.title),
        section: "search",
        noindex: true,
        ..PageView::new(site, &page.route, "search")
    });
    context.insert("search", &SearchView { index: renderer.path(&page.route.within("index/")), filters });
    context
}
