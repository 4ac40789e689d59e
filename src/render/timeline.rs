//! The chronology of the whole site, the newest event first.

use super::Renderer;
use super::briefing::date_view;
use super::figure::{FigureView, RowView, TableView};
use super::parts::leaf_suffix;
use super::view::{DateView, PageView, PaginationView};
use crate::date::MONTHS;
use crate::pages::{EVENTS_A_PAGE, Leaf, Page};
use crate::picture::{self, Month, Words, YEARS};
use crate::route::Route;
use crate::site::{Happening, Told};
use crate::text;
use serde::Serialize;
use std::collections::BTreeMap;
use tera::{Context, Value};

/// The longest sentence that is shown, in bytes.
const LONGEST: usize = 320;

#[derive(Serialize)]
struct TimelineView {
    figure: Option<FigureView>,
    /// The years of the whole timeline, each with the page where it begins.
    jump: Vec<YearLink>,
    years: Vec<YearView>,
    total: usize,
    pagination: PaginationView,
}

#[derive(Serialize)]
struct YearLink {
    year: i16,
    url: String,
    count: usize,
}

#[derive(Serialize)]
struct YearView {
    year: i16,
    months: Vec<MonthView>,
}

#[derive(Serialize)]
struct MonthView {
    name: &'static str,
    days: Vec<DayView>,
}

#[derive(Serialize)]
struct DayView {
    date: DateView,
    events: Vec<EventView>,
}

#[derive(Serialize)]
struct EventView {
    text: String,
    place: String,
    lang: Option<String>,
    found: bool,
    title: String,
    url: String,
}

fn month(happening: &Happening) -> Month {
    Month { year: happening.day.year(), month: happening.day.month().unsigned_abs() }
}

/// A page of the timeline.
pub fn timeline(renderer: &Renderer<'_>, (page, leaf): (&Page, Leaf)) -> Context {
    let site = renderer.site;
    let all = &renderer.plan.timeline;
    let here = leaf.slice(all, EVENTS_A_PAGE);
    let first = Route::section("timeline");
    let view = TimelineView {
        figure: figure(all, here),
        jump: jump(renderer, &first),
        years: here.chunk_by(|a, b| a.day.year() == b.day.year()).map(|of| year(renderer, of)).collect(),
        total: all.len(),
        pagination: PaginationView::new(&site.config.base, &first, leaf),
    };
    let mut context = renderer.context(&PageView {
        title: format!("Timeline{}", leaf_suffix(leaf)),
        description: format!("What the briefings of {} say happened when, the latest first.", site.config.title),
        section: "timeline",
        ..PageView::new(site, &page.route, "timeline")
    });
    context.insert("timeline", &view);
    context
}

fn jump(renderer: &Renderer<'_>, first: &Route) -> Vec<YearLink> {
    let mut at = 0;
    let years = renderer.plan.timeline.chunk_by(|a, b| a.day.year() == b.day.year());
    let link = |of: &[Happening]| {
        let page = first.nth(at / EVENTS_A_PAGE + 1);
        at += of.len();
        let year = of.first().map_or(0, |happening| happening.day.year());
        YearLink { year, url: format!("{}#year-{year}", renderer.path(&page)), count: of.len() }
    };
    years.map(link).collect()
}

fn year(renderer: &Renderer<'_>, of: &[Happening]) -> YearView {
    let months = of.chunk_by(|a, b| a.day.month() == b.day.month()).map(|of| MonthView {
        name: of.first().map_or("", |first| MONTHS[usize::from(month(first).month).saturating_sub(1)]),
        days: days(renderer, of),
    });
    YearView { year: of.first().map_or(0, |first| first.day.year()), months: months.collect() }
}

/// Events by date; what is told of a whole month does not stand under its first day.
fn days(renderer: &Renderer<'_>, of: &[Happening]) -> Vec<DayView> {
    let mut days: Vec<DayView> = Vec::new();
    for happening in of {
        let (date, event) = event(renderer, happening);
        match days.iter_mut().rev().find(|day| day.date.text == date.text) {
            Some(day) => day.events.push(event),
            None => days.push(DayView { date, events: vec![event] }),
        }
    }
    days
}

fn event(renderer: &Renderer<'_>, happening: &Happening) -> (DateView, EventView) {
    let article = renderer.site.article(happening.article);
    let event = |text: String, place: String, found: bool| EventView {
        text,
        place,
        lang: article
            .findings
            .lang
            .filter(|_| found)
            .filter(|lang| !renderer.site.config.lang.starts_with(lang))
            .map(str::to_owned),
        found,
        title: article.document.title.text.clone(),
        url: [renderer.shared.article(happening.article), "#chronology"].concat(),
    };
    let unknown = || DateView { iso: happening.day.to_string(), text: happening.day.to_string() };
    match happening.told {
        Told::Given(at) => {
            let given = article.document.front.events.get(at);
            let view = event(
                given.map_or_else(String::new, |given| given.text.clone()),
                given.map_or_else(String::new, |given| given.place.clone()),
                false,
            );
            (given.map_or_else(unknown, |given| DateView::from(given.date)), view)
        }
        Told::Found(at) => {
            let dated = article.findings.events.get(at);
            let prose = &article.document.prose;
            let sentence = dated.map_or_else(String::new, |dated| text::shorten(prose.slice(dated.sentence), LONGEST));
            (dated.and_then(date_view).unwrap_or_else(unknown), event(sentence, String::new(), true))
        }
    }
}

/// The months of the newest years, with those on this page in strong colour.
fn figure(all: &[Happening], here: &[Happening]) -> Option<FigureView> {
    let (newest, oldest) = (month(here.first()?), month(here.last()?));
    let mut events: BTreeMap<Month, u32> = BTreeMap::new();
    for happening in all {
        *events.entry(month(happening)).or_default() += 1;
    }
    let (busiest, most) = events.iter().max_by_key(|(month, count)| (**count, **month))?;
    let desc = format!(
        "A disc for each month, a year a row; the larger, the more events. The most, {most}, in {}.",
        busiest.words()
    );
    let words = Words { id: "events", title: "Events by month", desc: &desc };
    let years: std::collections::BTreeSet<i16> = events.keys().map(|month| month.year).collect();
    let cut = years.len() > YEARS;
    let shown: Vec<i16> = years.into_iter().rev().take(YEARS).collect();
    let rows = events.iter().rev().filter(|(month, _)| shown.contains(&month.year));
    Some(FigureView {
        kind: "events",
        picture: Value::safe_string(&picture::timeline(words, (&events, [oldest, newest]))),
        caption: format!(
            "Events by month. The most: {most} in {}.{}",
            busiest.words(),
            if cut { " Earlier years are in the list only." } else { "" }
        ),
        key: Vec::new(),
        table: Some(TableView {
            label: "Events by month".to_owned(),
            head: vec!["Month", "Events"],
            rows: rows.map(|(month, &count)| RowView::count(&month.words(), count)).collect(),
        }),
    })
}
