//! The chronology of the whole site, the newest event first.

use super::briefing::date_view;
use super::coverage::month;
use super::figure::{FigureView, RowView, TableView, heads};
use super::parts::paged;
use super::view::{DateView, LangView, PageView, PaginationView};
use super::{Renderer, Wording};
use crate::pages::{EVENTS_A_PAGE, Leaf, Page};
use crate::picture::{self, Calendar, Month, Words, YEARS};
use crate::route::Route;
use crate::site::{Happening, Origin, Told};
use crate::text;
use serde::Serialize;
use std::collections::BTreeMap;
use tera::Context;

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
    label: String,
    url: String,
    count: usize,
}

#[derive(Serialize)]
struct YearView {
    year: i16,
    label: String,
    months: Vec<MonthView>,
}

#[derive(Serialize)]
struct MonthView {
    name: String,
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
    lang: LangView,
    title_lang: LangView,
    found: bool,
    title: String,
    url: String,
}

/// A page of the timeline.
pub fn timeline(renderer: &Renderer, (page, leaf): (&Page, Leaf)) -> Context {
    let site = renderer.site();
    let all = &renderer.plan().timeline;
    let here = leaf.slice(all, EVENTS_A_PAGE);
    let first = Route::section("timeline");
    let words = renderer.words();
    let view = TimelineView {
        figure: figure(words, all, here),
        jump: jump(renderer, &first),
        years: here.chunk_by(|a, b| a.day.year() == b.day.year()).map(|of| year(renderer, of)).collect(),
        total: all.len(),
        pagination: PaginationView::new((&site.config.base, words), &first, leaf),
    };
    let mut context = renderer.context(&PageView {
        title: paged(words, words.say("timeline.title"), leaf),
        description: words.fill("timeline.description", &[("site", &site.config.title)]),
        section: "timeline",
        ..PageView::new(site, &page.route, "timeline")
    });
    context.insert("timeline", &view);
    context
}

fn jump(renderer: &Renderer, first: &Route) -> Vec<YearLink> {
    let mut at = 0;
    let years = renderer.plan().timeline.chunk_by(|a, b| a.day.year() == b.day.year());
    let link = |of: &[Happening]| {
        let page = first.nth(at / EVENTS_A_PAGE + 1);
        at += of.len();
        let year = of.first().map_or(0, |happening| happening.day.year());
        YearLink {
            label: renderer.words().year(year),
            url: format!("{}#year-{year}", renderer.path(&page)),
            count: of.len(),
        }
    };
    years.map(link).collect()
}

fn year(renderer: &Renderer, of: &[Happening]) -> YearView {
    let months = of.chunk_by(|a, b| a.day.month() == b.day.month()).map(|of| MonthView {
        name: of.first().map_or_else(String::new, |first| renderer.words().month_name(month(first.day).month)),
        days: days(renderer, of),
    });
    let year = of.first().map_or(0, |first| first.day.year());
    YearView { year, label: renderer.words().year(year), months: months.collect() }
}

/// Events by date; what is told of a whole month does not stand under its first day.
fn days(renderer: &Renderer, of: &[Happening]) -> Vec<DayView> {
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

fn event(renderer: &Renderer, happening: &Happening) -> (DateView, EventView) {
    let article = renderer.site().article(happening.article);
    let (words, site) = (renderer.words(), renderer.site());
    let event = |text: String, place: String, found: bool| EventView {
        text,
        place,
        lang: LangView::words_of(site, article, if found { Origin::Extracted } else { Origin::Author }),
        title_lang: LangView::title(site, article),
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
            (given.map_or_else(unknown, |given| DateView::new(words, given.date)), view)
        }
        Told::Found(at) => {
            let dated = article.findings.events.get(at);
            let prose = &article.document.prose;
            let sentence = dated.map_or_else(String::new, |dated| text::shorten(prose.slice(dated.sentence), LONGEST));
            (
                dated.and_then(|dated| date_view(words, dated)).unwrap_or_else(unknown),
                event(sentence, String::new(), true),
            )
        }
    }
}

/// The months of the newest years, with those on this page in strong colour.
fn figure(words: &Wording, all: &[Happening], here: &[Happening]) -> Option<FigureView> {
    let (newest, oldest) = (month(here.first()?.day), month(here.last()?.day));
    // All are in order, so a month is a run of them.
    let runs = all.chunk_by(|a, b| month(a.day) == month(b.day));
    let counted = |run: &[Happening]| Some((month(run.first()?.day), u32::try_from(run.len()).unwrap_or(u32::MAX)));
    let events: BTreeMap<Month, u32> = runs.filter_map(counted).collect();
    let (busiest, most) = events.iter().max_by_key(|(month, count)| (**count, **month))?;
    let most = words.number(*most as usize);
    let busiest = words.month(busiest.year, busiest.month);
    let slots = [("most", most.as_str()), ("month", &busiest)];
    let (title, desc) = (words.say("timeline.by_month"), words.fill("timeline.desc", &slots));
    let years: std::collections::BTreeSet<i16> = events.keys().map(|month| month.year).collect();
    let cut = years.len() > YEARS;
    let shown: Vec<i16> = years.into_iter().rev().take(YEARS).collect();
    let rows = events.iter().rev().filter(|(month, _)| shown.contains(&month.year));
    let signs = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12].map(|month| words.month_sign(month));
    let name = |month: Month| words.month_title(month.year, month.month);
    let told = |month, count: u32| words.count("timeline.in_month", count as usize, &[("month", &name(month))]);
    let calendar = Calendar { signs: &signs, told: &told };
    let drawn = picture::timeline(Words { id: "events", title, desc: &desc }, &calendar, (&events, [oldest, newest]));
    Some(FigureView {
        caption: words.fill(if cut { "timeline.caption_cut" } else { "timeline.caption" }, &slots),
        table: Some(TableView {
            label: title.to_owned(),
            head: heads(words, &["picture.month", "picture.events"]),
            rows: rows.map(|(&month, &count)| RowView::count(words, &name(month), count)).collect(),
        }),
        ..FigureView::new("events", &drawn)
    })
}
