//! Coverage on the map of the world: a page of its own, and the small map of the home page.

use super::coverage::{borders, month, period};
use super::figure::{FigureView, RowView, TableView, heads, key, number};
use super::view::PageView;
use super::{Renderer, Wording};
use crate::extract::Role;
use crate::pages::Page;
use crate::picture::{self, Detail, Level, Month, Scale, Series, Shade, Unit, Words};
use crate::route::Route;
use crate::site::{ArticleId, Kind, Site, Tag, TagId};
use serde::Serialize;
use std::cmp::Reverse;
use std::collections::BTreeMap;
use tera::{Context, Value};

/// A country has a line of its own beside its numbers from so many briefings on.
const LINE: usize = 3;

/// Countries in the table beside the small map.
const BUSIEST: usize = 20;

/// What is outside of the scale, and what it means.
const OUTSIDE: [(Level, &str); 3] =
    [(Level::None, "map.no_coverage"), (Level::Mentioned, "map.only_mentioned"), (Level::Disputed, "map.disputed")];

/// How many briefings are about a country, and how many only mention it.
pub struct Coverage {
    /// The country.
    pub tag: TagId,
    /// Briefings about it.
    pub about: usize,
    /// Briefings that only mention it.
    pub mentioned: usize,
}

#[derive(Serialize)]
struct MapView {
    figure: FigureView,
    table: TableView,
    countries: usize,
}

/// The small map, with the way to the large one.
#[derive(Serialize)]
pub struct SmallMap {
    figure: FigureView,
    url: String,
}

/// The coverage of every country, the most covered first.
pub fn coverage(site: &Site) -> Vec<Coverage> {
    let of = |tag: TagId| Coverage { tag, about: 0, mentioned: 0 };
    let mut countries: Vec<Coverage> = site.tags_of(Kind::Country).map(of).collect();
    // Tags are numbered by kind, so a country's place follows from its number.
    let first = countries.first().map_or(0, |country| country.tag.0);
    for tagging in site.articles.iter().flat_map(|article| &article.tags) {
        let at = tagging.tag.0.checked_sub(first).and_then(|at| countries.get_mut(at as usize));
        if let Some(country) = at.filter(|country| country.tag == tagging.tag) {
            match tagging.role {
                Role::Primary => country.about += 1,
                Role::Mentioned => country.mentioned += 1,
            }
        }
    }
    countries.sort_by_key(|country| (Reverse((country.about, country.mentioned)), country.tag));
    countries
}

fn figure(renderer: &Renderer, coverage: &[Coverage], detail: Detail) -> FigureView {
    let site = renderer.site();
    let words = renderer.words();
    let scale = Scale::new(coverage.first().map_or(0, |country| country.about));
    let shades: BTreeMap<&str, Shade> = coverage
        .iter()
        .map(|country| {
            let tag = site.tag(country.tag);
            let level = if country.about > 0 { scale.level(country.about) } else { Level::Mentioned };
            (tag.code.as_str(), Shade { level, label: label(words, tag, country) })
        })
        .collect();
    let named =
        |country: &Coverage| words.count("map.country_count", country.about, &[("name", &site.tag(country.tag).name)]);
    let busiest: Vec<String> = coverage.iter().filter(|country| country.about > 0).take(5).map(named).collect();
    let about = coverage.iter().filter(|country| country.about > 0).count();
    let desc = words.count("map.desc", coverage.len() - about, &[("about", &words.number(about))]);
    let busiest = words.list(busiest.iter().map(String::as_str));
    let desc = match busiest.as_str() {
        "" => desc,
        busiest => words.fill("map.desc_most", &[("desc", &desc), ("countries", busiest)]),
    };
    let told = Words { id: "world", title: words.say("map.by_country"), desc: &desc };
    let svg = picture::choropleth(&renderer.world, (told, detail), &shades);
    FigureView { key: key(words, &scale, &OUTSIDE), ..FigureView::new("world", &svg) }
}

fn label(words: &Wording, tag: &Tag, country: &Coverage) -> String {
    let name = [("name", tag.name.as_str())];
    let about = || words.count("map.area_about", country.about, &name);
    match (country.about, country.mentioned) {
        (0, mentioned) => words.count("map.area_mentioned", mentioned, &name),
        (_, 0) => about(),
        (_, mentioned) => words.count("map.area_more", mentioned, &[("about", &about())]),
    }
}

/// The small map of the home page; none while no briefing names a country.
pub fn small(renderer: &Renderer) -> Option<SmallMap> {
    let coverage = &renderer.coverage;
    let url = renderer.path(&Route::section("map"));
    (!coverage.is_empty()).then(|| {
        let drawn = figure(renderer, coverage, Detail::Small);
        let table = Some(busiest(renderer, coverage));
        let caption = renderer.words().say("map.about_each").to_owned();
        SmallMap { figure: FigureView { borders: borders(renderer), table, caption, ..drawn }, url }
    })
}

/// The numbers of the busiest countries.
fn busiest(renderer: &Renderer, coverage: &[Coverage]) -> TableView {
    let words = renderer.words();
    let row = |country: &Coverage| RowView {
        head: renderer.shared.link(country.tag),
        cells: vec![number(words, country.about), number(words, country.mentioned)],
    };
    TableView {
        label: words.say("home.busiest_countries").to_owned(),
        head: heads(words, &["picture.country", "map.about_it", "map.only_mentioned"]),
        rows: coverage.iter().take(BUSIEST).map(row).collect(),
    }
}

/// The page of the map.
pub fn map(renderer: &Renderer, page: &Page) -> Context {
    let site = renderer.site();
    let coverage = &renderer.coverage;
    let words = renderer.words();
    let months = || site.articles.iter().filter_map(|article| article.date).map(|date| month(date.day()));
    let span = months().min().zip(months().max());
    let view = MapView {
        figure: figure(renderer, coverage, Detail::Full),
        table: TableView {
            label: words.say("map.by_country").to_owned(),
            head: heads(
                words,
                &["picture.country", "map.about_it", "map.only_mentioned", "map.over_time", "map.newest"],
            ),
            rows: coverage.iter().map(|country| row(renderer, country, span)).collect(),
        },
        countries: coverage.len(),
    };
    let mut context = renderer.context(&PageView {
        title: words.say("map.title").to_owned(),
        description: words.fill("map.description", &[("site", &site.config.title)]),
        section: "map",
        ..PageView::new(site, &page.route, "map")
    });
    context.insert("map", &view);
    context
}

fn row(renderer: &Renderer, country: &Coverage, span: Option<(Month, Month)>) -> RowView {
    let site = renderer.site();
    let tag = site.tag(country.tag);
    let dates = tag.articles.iter().filter_map(|&ArticleId(id)| site.articles[id as usize].date);
    let days = dates.map(|date| date.day());
    let words = renderer.words();
    let newest = days.clone().next().map_or_else(String::new, |day| words.day(day));
    RowView {
        head: renderer.shared.link(country.tag),
        cells: vec![
            number(words, country.about),
            number(words, country.mentioned),
            Value::safe_string(&line(words, tag, (days.map(month), span))),
            Value::from(newest.as_str()),
        ],
    }
}

/// A country's coverage as a line, from the site's first month to its last so that lines can be compared.
fn line(
    words: &Wording,
    tag: &Tag,
    (months, span): (impl Iterator<Item = Month> + Clone, Option<(Month, Month)>),
) -> String {
    if tag.articles.len() < LINE {
        return String::new();
    }
    let Some(series) = span.and_then(|(first, last)| Series::between([first, last], months)) else {
        return String::new();
    };
    let (peak, most) = series.peak();
    let id = format!("line-{}", tag.slug);
    let title = match series.unit {
        Unit::Month => "picture.line_monthly",
        Unit::Year => "picture.line_yearly",
    };
    let title = words.fill(title, &[("name", &tag.name)]);
    let most = words.number(most as usize);
    let desc = words.fill("picture.line_desc", &[("most", &most), ("peak", &period(words, &series, peak))]);
    picture::spark(Words { id: &id, title: &title, desc: &desc }, &series)
}
