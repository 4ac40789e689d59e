//! Which pages exist, and what each shows.
//!
//! Every route is claimed here, and a clash names both makers before anything is rendered. Knows no template and no
//! markup.

mod card;
mod file;
pub mod former;
mod links;

pub use card::card;
pub use file::{File, SITEMAP_LIMIT, is_followed, is_listed};
pub use links::{Resolver, check, is_ours};

use crate::config::{Cards, Search};
use crate::diag::{self, Noted, Notes};
use crate::hosting::Move;
use crate::route::Route;
use crate::site::{ArticleId, Happening, Kind, Meeting, Site, TagId, happenings};
use crate::source::Place;
use crate::wording::Wording;
use card::CardRoutes;
use std::collections::HashMap;

/// The theme's file at this place in the list of assets.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AssetId(pub usize);

/// Something with a route.
#[derive(Debug, Clone)]
pub struct Page {
    /// Its address.
    pub route: Route,
    /// What it shows.
    pub view: View,
}

/// What a page shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum View {
    /// A file of the theme.
    Asset(AssetId),
    /// The home page.
    Home,
    /// A page of all briefings.
    Briefings(Leaf),
    /// One article.
    Briefing(ArticleId),
    /// The index of a kind of tag.
    Tags(Kind),
    /// A page of one tag.
    Tag(TagId, Leaf),
    /// A page of where a country and a topic meet, by its place in the site's list.
    Meeting(usize, Leaf),
    /// All years and months.
    Archive,
    /// A year, month by month.
    Year(i16),
    /// A page of one month, by its place in the site's list.
    Month(usize, Leaf),
    /// A page of whom the articles rely on.
    Sources(Leaf),
    /// A former address of an article.
    Moved(ArticleId),
    /// The map of coverage.
    Map,
    /// A page of the chronology of all events.
    Timeline(Leaf),
    /// Countries by topics.
    Matrix,
    /// How the site and its tags are made.
    About,
    /// Where the site is searched.
    Search,
    /// The answer to an address that no page has.
    NotFound,
    /// What other sites show of an article, or of the site.
    Card(Option<ArticleId>),
    /// A file for other programs.
    File(File),
}

/// Events on a page of the timeline.
pub const EVENTS_A_PAGE: usize = 200;

/// One page of a list that goes on over several.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Leaf {
    /// Its number, from 1.
    pub page: usize,
    /// How many there are.
    pub of: usize,
}

impl Leaf {
    /// Divides so many items into pages; there is always a first.
    pub fn all(items: usize, per_page: usize) -> impl Iterator<Item = Self> {
        let of = items.div_ceil(per_page.max(1)).max(1);
        (1..=of).map(move |page| Self { page, of })
    }

    /// The items of this page.
    pub fn slice<'a, T>(&self, items: &'a [T], per_page: usize) -> &'a [T] {
        let start = ((self.page - 1) * per_page).min(items.len());
        &items[start..(start + per_page).min(items.len())]
    }
}

/// All pages, in the order in which they are committed: assets, pages, indexes, feeds.
pub struct Plan {
    /// The pages.
    pub pages: Vec<Page>,
    /// The events of the timeline, the latest first.
    pub timeline: Vec<Happening>,
    cards: Option<CardRoutes>,
    routes: HashMap<String, usize>,
}

impl Page {
    /// Whether its address changes whenever its content does, so that what stands there need not be made again.
    pub fn is_named_after_content(&self) -> bool {
        matches!(self.view, View::Card(_))
    }
}

impl Plan {
    /// Whether a page of this site answers the path, with or without its final slash or `index.html`.
    pub fn answers(&self, path: &str) -> bool {
        let path = path.strip_suffix("index.html").unwrap_or(path);
        self.routes.contains_key(path) || (!path.ends_with('/') && self.routes.contains_key(&format!("{path}/")))
    }

    /// The page at exactly this address.
    pub fn page_at(&self, route: &str) -> Option<&Page> {
        self.pages.get(*self.routes.get(route)?)
    }

    /// Every former address, with the one that it leads to.
    pub fn moves(&self, site: &Site) -> Vec<Move> {
        let moved = |page: &Page| match page.view {
            View::Moved(id) => Some(Move { from: page.route.clone(), to: Self::article_route(site, id) }),
            _ => None,
        };
        self.pages.iter().filter_map(moved).collect()
    }

    /// The address of a tag.
    pub fn tag_route(site: &Site, id: TagId) -> Route {
        let tag = site.tag(id);
        Route::page(tag.kind.section(), &tag.slug)
    }

    /// The address of where a country and a topic meet.
    pub fn meeting_route(site: &Site, meeting: &Meeting) -> Route {
        Self::tag_route(site, meeting.country).inner(Kind::Topic.section(), &site.tag(meeting.topic).slug)
    }

    /// The address of an article.
    pub fn article_route(site: &Site, id: ArticleId) -> Route {
        Route::page("briefings", &site.article(id).slug)
    }
}

/// Plans every page of the site. `assets` are the addresses of the theme's files.
pub fn plan(site: &Site, assets: &[Route], words: &Wording) -> Noted<Plan> {
    let mut claims = Claims { site, pages: Vec::new(), routes: HashMap::new(), notes: Notes::new() };
    for (at, route) in assets.iter().enumerate() {
        claims.claim(route.clone(), View::Asset(AssetId(at)));
    }
    for id in site.article_ids() {
        claims.claim(Plan::article_route(site, id), View::Briefing(id));
    }
    let per_page = site.config.per_page;
    for (id, tag) in (0u32..).zip(&site.tags) {
        let route = Plan::tag_route(site, TagId(id));
        for leaf in Leaf::all(tag.articles.len(), per_page) {
            claims.claim(route.nth(leaf.page), View::Tag(TagId(id), leaf));
        }
    }
    for (at, meeting) in site.meetings.iter().enumerate() {
        let route = Plan::meeting_route(site, meeting);
        for leaf in Leaf::all(meeting.articles.len(), per_page) {
            claims.claim(route.nth(leaf.page), View::Meeting(at, leaf));
        }
    }
    for id in site.article_ids() {
        for (route, _) in &site.article(id).document.front.aliases {
            claims.claim(route.clone(), View::Moved(id));
        }
    }
    for kind in shown_kinds(site) {
        claims.claim(Route::section(kind.section()), View::Tags(kind));
    }
    for leaf in Leaf::all(site.articles.len(), per_page) {
        claims.claim(Route::section("briefings").nth(leaf.page), View::Briefings(leaf));
    }
    claims.archive();
    if !site.outlets.is_empty() {
        for leaf in Leaf::all(site.outlets.len(), SOURCES) {
            claims.claim(Route::section("sources").nth(leaf.page), View::Sources(leaf));
        }
    }
    let timeline = happenings(site);
    claims.claim(Route::section("map"), View::Map);
    for leaf in Leaf::all(timeline.len(), EVENTS_A_PAGE) {
        claims.claim(Route::section("timeline").nth(leaf.page), View::Timeline(leaf));
    }
    claims.claim(Route::section("matrix"), View::Matrix);
    claims.claim(Route::home(), View::Home);
    claims.claim(Route::section("about"), View::About);
    if site.config.search == Search::On {
        claims.claim(Route::section("search"), View::Search);
    }
    claims.claim(Route::file("404.html"), View::NotFound);
    let cards = card::claim_all(&mut claims, words);
    file::claim_all(&mut claims);
    Noted::new(Plan { pages: claims.pages, timeline, cards, routes: claims.routes }, claims.notes)
}

/// The kinds of tag that have an index: countries and topics always, others where there are any.
pub fn shown_kinds(site: &Site) -> impl Iterator<Item = Kind> + '_ {
    Kind::ALL
        .into_iter()
        .filter(|&kind| matches!(kind, Kind::Country | Kind::Topic) || site.tags_of(kind).next().is_some())
}

/// Outlets on a page of sources.
pub const SOURCES: usize = 50;

struct Claims<'a> {
    site: &'a Site,
    pages: Vec<Page>,
    routes: HashMap<String, usize>,
    notes: Notes,
}

impl Claims<'_> {
    /// Claims the archive, its years and its months. Without a dated article there is none.
    fn archive(&mut self) {
        let site = self.site;
        for months in site.months.chunk_by(|a, b| a.year == b.year) {
            self.claim(Route::year(months[0].year), View::Year(months[0].year));
        }
        for (at, month) in site.months.iter().enumerate() {
            for leaf in Leaf::all(month.articles.len(), site.config.per_page) {
                self.claim(Route::month(month.year, month.month).nth(leaf.page), View::Month(at, leaf));
            }
        }
        if !site.months.is_empty() {
            self.claim(Route::section("archive"), View::Archive);
        }
    }

    /// Claims a route. Two articles with one slug are reported where the site is assembled, not again here.
    fn claim(&mut self, route: Route, view: View) {
        let at = self.pages.len();
        // The index has files of its own below the page, whose names are known only when it is written.
        let below = route.as_str().strip_prefix("/search/").is_some_and(|rest| !rest.is_empty());
        if below && self.site.config.search == Search::On {
            let (this, that) = (self.maker(view, &route), self.maker(View::Search, &route));
            self.notes.push(diag::site::clash(
                route.as_str(),
                (&this.0, &this.1),
                (&that.0, "the index for searching"),
            ));
            return;
        }
        if let Some(&first) = self.routes.get(route.as_str()) {
            let known = self.pages[first].view;
            if !matches!((known, view), (View::Briefing(_), View::Briefing(_))) {
                let (this, that) = (self.maker(view, &route), self.maker(known, &route));
                self.notes.push(diag::site::clash(route.as_str(), (&this.0, &this.1), (&that.0, &that.1)));
            }
            return;
        }
        self.routes.insert(route.as_str().to_owned(), at);
        self.pages.push(Page { route, view });
    }

    /// Who makes a page: the file to look at, and words for it.
    fn maker(&self, view: View, route: &Route) -> (Place, String) {
        let article = |id: ArticleId| &self.site.article(id).source;
        let theme = Place { path: "templates".into(), span: None };
        match view {
            View::Briefing(id) => (article(id).whole(), "the briefing".to_owned()),
            View::Moved(id) => {
                let aliases = &self.site.article(id).document.front.aliases;
                let place = aliases.iter().find(|(alias, _)| alias == route).map(|(_, place)| place.clone());
                (place.unwrap_or_else(|| article(id).whole()), "this alias".to_owned())
            }
            View::Tag(id, _) | View::File(File::Atom(Some(id)) | File::JsonFeed(Some(id)) | File::Data(id)) => {
                let tag = self.site.tag(id);
                let first = tag.articles.first().map_or(theme, |&id| article(id).whole());
                (first, format!("the {} “{}”", tag.kind.word(), tag.name))
            }
            View::Card(Some(id)) => (article(id).whole(), "the card of the briefing".to_owned()),
            View::Asset(_) => (theme, "a file of the theme".to_owned()),
            View::Meeting(at, _) => {
                let Meeting { country, topic, articles } = &self.site.meetings[at];
                let first = articles.first().map_or(theme, |&id| article(id).whole());
                (first, format!("“{}” and “{}”", self.site.tag(*country).name, self.site.tag(*topic).name))
            }
            View::Archive
            | View::Year(_)
            | View::Month(..)
            | View::Sources(_)
            | View::Home
            | View::Briefings(_)
            | View::Tags(_)
            | View::Map
            | View::Timeline(_)
            | View::Matrix
            | View::About
            | View::Search
            | View::NotFound => (theme, "the site's own page".to_owned()),
            View::File(_) | View::Card(None) => (theme, "the site's own file".to_owned()),
        }
    }
}
