//! The archive: all years and months, a year month by month, and the briefings of a month.

use super::Renderer;
use super::parts::{CountedLink, LineView, paged, share};
use super::view::{LangView, LinkView, PageView, PaginationView};
use crate::pages::{Leaf, Page};
use crate::route::Route;
use crate::site::Month;
use serde::Serialize;
use tera::{Context, Value};

/// Briefings of a month that its year shows.
const SHOWN: usize = 12;

#[derive(Serialize)]
struct ArchiveView {
    total: usize,
    undated: usize,
    /// The last page of all briefings, where those without a date are.
    last_page: String,
    years: Vec<YearView>,
}

#[derive(Serialize)]
struct YearView {
    label: String,
    url: String,
    count: usize,
    months: Vec<CountedLink>,
}

#[derive(Serialize)]
struct YearPage<'a> {
    label: String,
    count: usize,
    months: Vec<MonthView<'a>>,
    newer: Option<LinkView>,
    older: Option<LinkView>,
}

#[derive(Serialize)]
struct MonthView<'a> {
    label: String,
    /// The same with its year.
    full: String,
    id: String,
    url: String,
    count: usize,
    lines: Vec<LineView<'a>>,
    more: usize,
}

#[derive(Serialize)]
struct MonthPage {
    label: String,
    count: usize,
    cards: Vec<Value>,
    newer: Option<LinkView>,
    older: Option<LinkView>,
    pagination: PaginationView,
}

fn month_name(renderer: &Renderer, month: &Month) -> String {
    renderer.words().month_name(month.month.unsigned_abs())
}

fn month_route(month: &Month) -> Route {
    Route::month(month.year, month.month)
}

fn month_link(renderer: &Renderer, month: &Month) -> LinkView {
    let label = renderer.words().month_title(month.year, month.month.unsigned_abs());
    LinkView { label, url: renderer.path(&month_route(month)) }
}

fn archive_link(renderer: &Renderer) -> LinkView {
    LinkView {
        label: renderer.words().say("section.archive").to_owned(),
        url: renderer.path(&Route::section("archive")),
    }
}

/// All years and months.
pub fn archive(renderer: &Renderer, page: &Page) -> Context {
    let site = renderer.site();
    let words = renderer.words();
    let most = site.months.iter().map(|month| month.articles.len()).max().unwrap_or(0);
    let month = |month: &Month| CountedLink {
        label: month_name(renderer, month),
        lang: LangView::new(None, ""),
        url: renderer.path(&month_route(month)),
        count: month.articles.len(),
        share: share(month.articles.len(), most),
    };
    let year = |months: &[Month]| YearView {
        label: renderer.words().year(months[0].year),
        url: renderer.path(&Route::year(months[0].year)),
        count: months.iter().map(|month| month.articles.len()).sum(),
        months: months.iter().map(month).collect(),
    };
    let dated: usize = site.months.iter().map(|month| month.articles.len()).sum();
    let pages = Leaf::all(site.articles.len(), site.config.per_page).count();
    let view = ArchiveView {
        total: site.articles.len(),
        undated: site.articles.len() - dated,
        last_page: renderer.path(&Route::section("briefings").nth(pages)),
        years: site.months.chunk_by(|a, b| a.year == b.year).map(year).collect(),
    };
    let mut context = renderer.context(&PageView {
        title: words.say("section.archive").to_owned(),
        description: words.fill("archive.description", &[("site", &site.config.title)]),
        section: "archive",
        ..PageView::new(site, &page.route, "archive")
    });
    context.insert("archive", &view);
    context
}

/// A year, month by month.
pub fn year(renderer: &Renderer, (page, year): (&Page, i16)) -> Context {
    let site = renderer.site();
    let (words, name) = (renderer.words(), renderer.words().year(year));
    let years: Vec<&[Month]> = site.months.chunk_by(|a, b| a.year == b.year).collect();
    let at = years.iter().position(|months| months[0].year == year).unwrap_or(0);
    let link = |months: &&[Month]| LinkView {
        label: renderer.words().year(months[0].year),
        url: renderer.path(&Route::year(months[0].year)),
    };
    let months = years.get(at).copied().unwrap_or_default();
    let month = |month: &Month| MonthView {
        label: month_name(renderer, month),
        full: renderer.words().month(month.year, month.month.unsigned_abs()),
        id: format!("month-{:02}", month.month),
        url: renderer.path(&month_route(month)),
        count: month.articles.len(),
        lines: month.articles.iter().take(SHOWN).map(|&id| LineView::new(renderer, id)).collect(),
        more: month.articles.len().saturating_sub(SHOWN),
    };
    let count = months.iter().map(|month| month.articles.len()).sum();
    let view = YearPage {
        label: name.clone(),
        count,
        months: months.iter().map(month).collect(),
        newer: at.checked_sub(1).and_then(|at| years.get(at)).map(link),
        older: years.get(at + 1).map(link),
    };
    let mut context = renderer.context(&PageView {
        title: words.fill("archive.year_title", &[("year", &name)]),
        description: words.count("archive.of_period", count, &[("period", &name), ("site", &site.config.title)]),
        section: "archive",
        breadcrumbs: vec![archive_link(renderer)],
        ..PageView::new(site, &page.route, "year")
    });
    context.insert("year", &view);
    context
}

/// A page of one month.
pub fn month(renderer: &Renderer, (page, at): (&Page, usize), leaf: Leaf) -> Context {
    let site = renderer.site();
    let month = &site.months[at];
    let words = renderer.words();
    let label = month_link(renderer, month).label;
    let period = words.month(month.year, month.month.unsigned_abs());
    let count = month.articles.len();
    let view = MonthPage {
        count,
        cards: renderer.cards(leaf.slice(&month.articles, site.config.per_page)),
        newer: at.checked_sub(1).and_then(|at| site.months.get(at)).map(|month| month_link(renderer, month)),
        older: site.months.get(at + 1).map(|month| month_link(renderer, month)),
        pagination: PaginationView::new((&site.config.base, words), &month_route(month), leaf),
        label: label.clone(),
    };
    let year = LinkView { label: words.year(month.year), url: renderer.path(&Route::year(month.year)) };
    let mut context = renderer.context(&PageView {
        title: paged(words, &label, leaf),
        description: words.count("archive.of_period", count, &[("period", &period), ("site", &site.config.title)]),
        section: "archive",
        breadcrumbs: vec![archive_link(renderer), year],
        ..PageView::new(site, &page.route, "month")
    });
    context.insert("month", &view);
    context
}
