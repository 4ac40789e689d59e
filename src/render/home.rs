//! The home page: the newest briefings, what was updated, which tags are new, and what it is mostly about.
//!
//! What is new is told by the articles' own days, since a build knows no earlier one.

use super::Renderer;
use super::map::{self, SmallMap};
use super::matrix;
use super::parts::{CountedView, LineView, counted};
use super::view::{DateView, FeedView, PageView};
use crate::date::When;
use crate::pages::is_followed;
use crate::route::Route;
use crate::site::{ArticleId, Kind, TagId};
use serde::Serialize;
use tera::{Context, Value};

/// Articles on the home page.
const LATEST: usize = 12;

/// Tags of a kind on the home page.
const BUSIEST: usize = 12;

/// Updated articles on the home page.
const UPDATED: usize = 5;

/// New tags of a kind on the home page.
const FRESH: usize = 3;

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
    fresh: Vec<FreshView>,
    countries: Vec<CountedView>,
    topics: Vec<CountedView>,
    counts: CountsView,
    all_briefings: String,
    archive: Option<String>,
    map: Option<SmallMap>,
    /// Whether the matrix has a network of countries.
    network: bool,
}

/// An article that was changed after it came out.
#[derive(Serialize)]
struct UpdatedView<'a> {
    line: LineView<'a>,
    updated: DateView,
}

/// A tag that only the newest articles have.
#[derive(Serialize)]
struct FreshView {
    link: Value,
    kind: String,
    since: DateView,
}

/// The home page.
pub fn home(renderer: &Renderer) -> Context {
    let site = renderer.site();
    let latest: Vec<ArticleId> = site.article_ids().take(LATEST).collect();
    let count = |kind| site.tags_of(kind).count();
    let view = HomeView {
        latest: renderer.cards(&latest),
        updated: updated(renderer),
        fresh: fresh(renderer),
        countries: countries(renderer),
        topics: topics(renderer),
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
        network: matrix::has_network(site),
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

/// The countries that most articles are about, as on the map.
fn countries(renderer: &Renderer) -> Vec<CountedView> {
    let coverage = &renderer.coverage;
    let most = coverage.first().map_or(0, |country| country.about);
    let shown = coverage.iter().filter(|country| country.about > 0).take(BUSIEST);
    shown.map(|country| CountedView::new(renderer, country.tag, [country.about, most])).collect()
}

/// The topics that most articles have.
fn topics(renderer: &Renderer) -> Vec<CountedView> {
    let tags = renderer.site().busiest(Kind::Topic);
    counted(renderer, &tags[..tags.len().min(BUSIEST)])
}

/// Articles that say they were updated after the day they came out, those updated last first.
fn updated<'a>(renderer: &'a Renderer) -> Vec<UpdatedView<'a>> {
    let site = renderer.site();
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
    let view = |(when, id): (When, ArticleId)| UpdatedView {
        line: LineView::new(renderer, id),
        updated: DateView::new(renderer.words(), when),
    };
    updated.into_iter().map(view).collect()
}

/// Tags that are followed and whose first article is one of the newest, those of each kind that came last. Where all
/// articles are among the newest, every tag would be.
fn fresh(renderer: &Renderer) -> Vec<FreshView> {
    let site = renderer.site();
    let newest: Vec<ArticleId> = site.article_ids().take(LATEST).collect();
    let Some(&oldest) = newest.last().filter(|_| site.articles.len() > 2 * LATEST) else { return Vec::new() };
    let first =
        |id: TagId| site.tag(id).articles.last().copied().filter(|&first| first <= oldest && is_followed(site, id));
    let of = |kind: Kind| {
        let mut tags: Vec<(ArticleId, TagId)> = site.tags_of(kind).filter_map(|id| Some((first(id)?, id))).collect();
        tags.sort_unstable();
        tags.truncate(FRESH);
        tags
    };
    let words = renderer.words();
    let view = |(first, id): (ArticleId, TagId)| {
        let since = DateView::new(words, site.article(first).date?);
        Some(FreshView {
            link: renderer.shared.link(id),
            kind: words.say(site.tag(id).kind.message()).to_owned(),
            since,
        })
    };
    let found = Kind::ALL.into_iter().filter(|&kind| kind != Kind::Region).flat_map(of);
    found.filter_map(view).collect()
}
