//! The home page: the newest briefings, what was updated, and what they are mostly about.

use super::Renderer;
use super::map::{self, SmallMap};
use super::parts::{CountedView, LineView, counted};
use super::view::{DateView, FeedView, PageView};
use crate::date::When;
use crate::route::Route;
use crate::site::{ArticleId, Kind};
use serde::Serialize;
use tera::{Context, Value};

/// Articles on the home page.
const LATEST: usize = 12;

/// Tags of a kind on the home page.
const BUSIEST: usize = 12;

/// Updated articles on the home page.
const UPDATED: usize = 5;

#[derive(Serialize)]
struct CountsView {
    briefings: usize,
    countries: usize,
    topics: usize,
    people: usize,
    organisations: usize,
    systems: usize,
}

#[derive(Serialize)]
struct HomeView<'a> {
    latest: Vec<Value>,
    updated: Vec<UpdatedView<'a>>,
    countries: Vec<CountedView>,
    topics: Vec<CountedView>,
    counts: CountsView,
    all_briefings: String,
    archive: Option<String>,
    map: Option<SmallMap>,
}

/// An article that was changed after it came out.
#[derive(Serialize)]
struct UpdatedView<'a> {
    line: LineView<'a>,
    updated: DateView,
}

/// The home page.
pub fn home(renderer: &Renderer<'_>) -> Context {
    let site = renderer.site;
    let latest: Vec<ArticleId> = site.article_ids().take(LATEST).collect();
    let busiest = |kind| {
        let tags = site.busiest(kind);
        counted(renderer, &tags[..tags.len().min(BUSIEST)])
    };
    let count = |kind| site.tags_of(kind).count();
    let view = HomeView {
        latest: renderer.cards(&latest),
        updated: updated(renderer),
        countries: busiest(Kind::Country),
        topics: busiest(Kind::Topic),
        counts: CountsView {
            briefings: site.articles.len(),
            countries: count(Kind::Country),
            topics: count(Kind::Topic),
            people: count(Kind::Person),
            organisations: count(Kind::Organisation),
            systems: count(Kind::System),
        },
        all_briefings: renderer.path(&Route::section("briefings")),
        archive: (!site.months.is_empty()).then(|| renderer.path(&Route::section("archive"))),
        map: map::small(renderer),
    };
    let mut context = renderer.context(&PageView {
        title: site.config.title.clone(),
        description: site.config.description.clone(),
        section: "home",
        feed: Some(FeedView::site(site)),
        ..PageView::new(site, &Route::home(), "home")
    });
    context.insert("home", &view);
    context
}

/// Articles that say they were updated after the day they came out, those updated last first.
fn updated<'a>(renderer: &'a Renderer<'a>) -> Vec<UpdatedView<'a>> {
    let site = renderer.site;
    let mut updated: Vec<(When, ArticleId)> = site
        .article_ids()
        .filter_map(|id| {
            let article = site.article(id);
            let when = article.document.front.updated?;
            article.date.is_none_or(|date| date.day() < when.day()).then_some((when, id))
        })
        .collect();
    updated.sort_by_key(|&(when, id)| (std::cmp::Reverse(when), id));
    updated.truncate(UPDATED);
    let view = |(when, id): (When, ArticleId)| UpdatedView { line: LineView::new(renderer, id), updated: when.into() };
    updated.into_iter().map(view).collect()
}
