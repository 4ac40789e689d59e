//! All briefings, and the pages that only say something.

use super::Renderer;
use super::parts::{YearView, paged, years};
use super::view::{FeedView, PageView, PaginationView};
use crate::pages::{Leaf, Page, Plan};
use crate::route::Route;
use crate::site::ArticleId;
use serde::Serialize;
use tera::Context;

#[derive(Serialize)]
struct ListView {
    years: Vec<YearView>,
    total: usize,
    archive: Option<String>,
    pagination: PaginationView,
}

/// A page of all briefings.
pub fn briefings(renderer: &Renderer, (page, leaf): (&Page, Leaf)) -> Context {
    let site = renderer.site();
    let ids: Vec<ArticleId> = site.article_ids().collect();
    let words = renderer.words();
    let view = ListView {
        years: years(renderer, leaf.slice(&ids, site.config.per_page), None),
        total: ids.len(),
        archive: (!site.months.is_empty()).then(|| renderer.path(&Route::section("archive"))),
        pagination: PaginationView::new((&site.config.base, words), &Route::section("briefings"), leaf),
    };
    let mut context = renderer.context(&PageView {
        title: paged(words, words.say("section.briefings"), leaf),
        description: words.fill("list.description", &[("site", &site.config.title)]),
        section: "briefings",
        feed: Some(FeedView::site(site)),
        ..PageView::new(site, &page.route, "briefings")
    });
    context.insert("list", &view);
    context
}

/// A page at a former address, which sends readers on.
pub fn moved(renderer: &Renderer, id: ArticleId) -> Context {
    let site = renderer.site();
    let route = Plan::article_route(site, id);
    let article = site.article(id);
    renderer.context(&PageView {
        title: article.document.title.text.clone(),
        noindex: true,
        ..PageView::new(site, &route, "moved")
    })
}

/// The answer to an address that no page has.
pub fn not_found(renderer: &Renderer) -> Context {
    renderer.context(&PageView {
        title: renderer.words().say("notice.not_found").to_owned(),
        noindex: true,
        ..PageView::new(renderer.site(), &Route::file("404.html"), "404")
    })
}
