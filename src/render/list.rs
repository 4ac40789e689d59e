//! Pages that list: home, all briefings, the index of a kind, one tag. And the two that only say something.

use super::Renderer;
use super::view::{DateView, FeedView, LinkView, PageView, PaginationView, flag, plural, singular};
use crate::pages::{Leaf, Page, Plan};
use crate::route::Route;
use crate::site::{ArticleId, Kind, Tag, TagId};
use serde::Serialize;
use std::collections::BTreeMap;
use tera::{Context, Value};

/// Articles on the home page.
const LATEST: usize = 12;

/// Tags of a kind on the home page.
const BUSIEST: usize = 12;

/// Names that an index shows without dividing them.
const UNDIVIDED: usize = 100;

/// Tags of a kind shown as occurring together with one.
const TOGETHER: usize = 8;

#[derive(Serialize)]
struct CountedView {
    tag: Value,
    count: usize,
    share: usize,
}

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
struct HomeView {
    latest: Vec<Value>,
    countries: Vec<CountedView>,
    topics: Vec<CountedView>,
    counts: CountsView,
    all_briefings: String,
}

#[derive(Serialize)]
struct YearView {
    label: String,
    cards: Vec<Value>,
}

#[derive(Serialize)]
struct ListView {
    years: Vec<YearView>,
    total: usize,
    pagination: PaginationView,
}

#[derive(Serialize)]
struct IndexView {
    label: &'static str,
    kind: &'static str,
    intro: &'static str,
    total: usize,
    groups: Vec<GroupView>,
}

#[derive(Serialize)]
struct GroupView {
    name: String,
    id: String,
    tags: Vec<CountedView>,
}

#[derive(Serialize)]
struct TogetherView {
    kind_label: &'static str,
    tags: Vec<TogetherTag>,
}

#[derive(Serialize)]
struct TogetherTag {
    tag: Value,
    count: u32,
}

#[derive(Serialize)]
struct TagPage<'a> {
    kind: &'static str,
    kind_label: &'static str,
    name: &'a str,
    description: &'a str,
    flag: String,
    count: usize,
    first: Option<DateView>,
    last: Option<DateView>,
    years: Vec<YearView>,
    feed: String,
    often_with: Vec<TogetherView>,
    index: LinkView,
    pagination: PaginationView,
}

/// Tags with their numbers of articles, and the share of each in that of the busiest of its kind on the site.
fn counted(renderer: &Renderer<'_>, tags: &[TagId]) -> Vec<CountedView> {
    let site = renderer.site;
    let kind = tags.first().map(|&id| site.tag(id).kind);
    let counts = kind.into_iter().flat_map(|kind| site.tags_of(kind)).map(|id| site.tag(id).articles.len());
    let most = counts.max().unwrap_or(0).max(1);
    let view = |&id: &TagId| {
        let count = site.tag(id).articles.len();
        CountedView { tag: renderer.shared.tag(id), count, share: (count * 100).div_ceil(most) }
    };
    tags.iter().map(view).collect()
}

/// Articles of a list by year, in their order.
fn years(renderer: &Renderer<'_>, ids: &[ArticleId]) -> Vec<YearView> {
    let year = |id: &ArticleId| renderer.site.article(*id).date.map(|date| date.day().year());
    let chunk = |ids: &[ArticleId]| YearView {
        label: ids.first().and_then(year).map_or_else(|| "Undated".to_owned(), |year| year.to_string()),
        cards: renderer.cards(ids),
    };
    ids.chunk_by(|a, b| year(a) == year(b)).map(chunk).collect()
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
    };
    let mut context = renderer.context(&PageView {
        title: site.config.title.clone(),
        description: site.config.description.clone(),
        section: "home",
        feed: Some(site_feed(renderer)),
        ..PageView::new(site, &Route::home(), "home")
    });
    context.insert("home", &view);
    context
}

fn site_feed(renderer: &Renderer<'_>) -> FeedView {
    FeedView { url: renderer.path(&Route::file("feed.xml")), title: renderer.site.config.title.clone() }
}

/// " – page 2", or nothing on the first page.
fn leaf_suffix(leaf: Leaf) -> String {
    if leaf.page > 1 { format!(" – page {}", leaf.page) } else { String::new() }
}

/// A page of all briefings.
pub fn briefings(renderer: &Renderer<'_>, (page, leaf): (&Page, Leaf)) -> Context {
    let site = renderer.site;
    let ids: Vec<ArticleId> = site.article_ids().collect();
    let base = &site.config.base;
    let view = ListView {
        years: years(renderer, leaf.slice(&ids, site.config.per_page)),
        total: ids.len(),
        pagination: PaginationView::new(base, &Route::section("briefings"), leaf),
    };
    let mut context = renderer.context(&PageView {
        title: format!("Briefings{}", leaf_suffix(leaf)),
        description: format!("All briefings of {}, the newest first.", site.config.title),
        section: "briefings",
        feed: Some(site_feed(renderer)),
        ..PageView::new(site, &page.route, "briefings")
    });
    context.insert("list", &view);
    context
}

/// The index of a kind.
pub fn tags(renderer: &Renderer<'_>, kind: Kind) -> Context {
    let site = renderer.site;
    let mut ids: Vec<TagId> = site.tags_of(kind).collect();
    ids.sort_by_cached_key(|&id| (site.tag(id).name.to_lowercase(), id));
    let total = ids.len();
    let mut groups: BTreeMap<String, Vec<TagId>> = BTreeMap::new();
    for id in ids {
        groups.entry(group_of(site.tag(id), total)).or_default().push(id);
    }
    let group = |(name, ids): (String, Vec<TagId>)| {
        let slug = crate::slug::Slug::new(&name);
        let id = slug.map_or_else(|| "group-all".to_owned(), |slug| format!("group-{slug}"));
        GroupView { name, id, tags: counted(renderer, &ids) }
    };
    let view = IndexView {
        label: plural(kind),
        kind: kind.word(),
        intro: match kind {
            Kind::Country => "Every country that the briefings name, by region.",
            Kind::Topic => "What the briefings are about.",
            Kind::Person => "People whom the briefings name.",
            Kind::Organisation => "Organisations and alliances in the briefings.",
            Kind::System => "Weapon systems and platforms in the briefings.",
            Kind::Region => "Regions of the world as the United Nations group them, with the briefings about their countries.",
        },
        total,
        groups: groups.into_iter().map(group).collect(),
    };
    let mut context = renderer.context(&PageView {
        title: plural(kind).to_owned(),
        description: view.intro.to_owned(),
        section: kind.section(),
        ..PageView::new(site, &Route::section(kind.section()), "tags")
    });
    context.insert("index", &view);
    context
}

/// Where a tag stands in the index of its kind: countries by region, and long lists of names by their first letter.
fn group_of(tag: &Tag, total: usize) -> String {
    match tag.kind {
        Kind::Country | Kind::Region => tag.region.clone(),
        Kind::Person | Kind::Organisation | Kind::System if total > UNDIVIDED => {
            tag.slug.as_str().chars().take(1).map(|letter| letter.to_ascii_uppercase()).collect()
        }
        Kind::Topic | Kind::Person | Kind::Organisation | Kind::System => String::new(),
    }
}

/// A page of one tag.
pub fn tag(renderer: &Renderer<'_>, (page, id): (&Page, TagId), leaf: Leaf) -> Context {
    let site = renderer.site;
    let tag = site.tag(id);
    let first_page = Plan::tag_route(site, id);
    let index = LinkView { label: plural(tag.kind).into(), url: renderer.path(&Route::section(tag.kind.section())) };
    let dates = || tag.articles.iter().filter_map(|&id| site.article(id).date);
    let feed = renderer.path(&first_page.within("feed.xml"));
    let view = TagPage {
        kind: tag.kind.word(),
        kind_label: singular(tag.kind),
        name: &tag.name,
        description: if tag.description.is_empty() { &tag.region } else { &tag.description },
        flag: flag(&tag.code),
        count: tag.articles.len(),
        first: dates().next_back().map(DateView::from),
        last: dates().next().map(DateView::from),
        years: years(renderer, leaf.slice(&tag.articles, site.config.per_page)),
        feed: feed.clone(),
        often_with: together(renderer, id),
        index: LinkView { label: index.label.clone(), url: index.url.clone() },
        pagination: PaginationView::new(&site.config.base, &first_page, leaf),
    };
    let briefings = if view.count == 1 { "briefing" } else { "briefings" };
    let mut context = renderer.context(&PageView {
        title: format!("{}{}", tag.name, leaf_suffix(leaf)),
        description: format!("{} {briefings} on {} from {}.", view.count, tag.name, site.config.title),
        section: tag.kind.section(),
        feed: Some(FeedView { url: feed, title: format!("{} – {}", tag.name, site.config.title) }),
        breadcrumbs: vec![index],
        ..PageView::new(site, &page.route, "tag")
    });
    context.insert("tag", &view);
    context
}

fn together(renderer: &Renderer<'_>, id: TagId) -> Vec<TogetherView> {
    let site = renderer.site;
    let together = &site.together[id.0 as usize];
    let of = |kind: Kind| {
        let tags = together.iter().filter(|(tag, _)| site.tag(*tag).kind == kind).take(TOGETHER);
        let view = |&(tag, count): &(TagId, u32)| TogetherTag { tag: renderer.shared.tag(tag), count };
        TogetherView { kind_label: plural(kind), tags: tags.map(view).collect() }
    };
    Kind::ALL.into_iter().map(of).filter(|view| !view.tags.is_empty()).collect()
}

/// A page at a former address, which sends readers on.
pub fn moved(renderer: &Renderer<'_>, id: ArticleId) -> Context {
    let site = renderer.site;
    let route = Plan::article_route(site, id);
    let article = site.article(id);
    renderer.context(&PageView {
        title: article.document.title.text.clone(),
        noindex: true,
        ..PageView::new(site, &route, "moved")
    })
}

/// The answer to an address that no page has.
pub fn not_found(renderer: &Renderer<'_>) -> Context {
    renderer.context(&PageView {
        title: "Page not found".to_owned(),
        noindex: true,
        ..PageView::new(renderer.site, &Route::file("404.html"), "404")
    })
}
