//! The pictures on a tag's first page: where a country lies, and how many briefings there were when.

use super::figure::{FigureView, RowView, TableView, heads};
use super::{Renderer, Wording};
use crate::pages::Leaf;
use crate::picture::{self, Month, Series, Unit, Words};
use crate::route::Route;
use crate::site::{Kind, Tag, TagId};
use jiff::civil::Date;
use serde::Serialize;

/// A tag's pictures.
#[derive(Serialize, Default)]
pub struct PicturesView {
    locator: Option<FigureView>,
    coverage: Option<FigureView>,
}

/// The month of a day.
pub fn month(day: Date) -> Month {
    Month { year: day.year(), month: day.month().unsigned_abs() }
}

/// Where the site says how borders are drawn.
pub fn borders(renderer: &Renderer) -> String {
    [&renderer.path(&Route::section("map")), "#borders"].concat()
}

/// The pictures of a tag; none after its first page.
pub fn pictures(renderer: &Renderer, id: TagId, leaf: Leaf) -> PicturesView {
    if leaf.page > 1 {
        return PicturesView::default();
    }
    let tag = renderer.site().tag(id);
    PicturesView { locator: locator(renderer, tag), coverage: coverage(renderer, tag) }
}

fn locator(renderer: &Renderer, tag: &Tag) -> Option<FigureView> {
    if tag.kind != Kind::Country {
        return None;
    }
    let site = renderer.site();
    let names: Vec<(&str, &str)> =
        site.tags_of(Kind::Country).map(|id| (site.tag(id).code.as_str(), site.tag(id).name.as_str())).collect();
    let slots = [("name", tag.name.as_str()), ("region", &tag.region)];
    let title = renderer.words().fill("picture.where", &slots);
    let desc = renderer.words().fill("picture.where_desc", &slots);
    let words = Words { id: "locator", title: &title, desc: &desc };
    let svg = picture::locator(&renderer.world, words, (&tag.code, &names))?;
    Some(FigureView {
        caption: renderer.words().fill("picture.where_caption", &slots),
        borders: borders(renderer),
        ..FigureView::new("locator", &svg)
    })
}

/// What a count of a series stands for, in words.
pub fn period(words: &Wording, series: &Series, at: usize) -> String {
    let Month { year, month } = series.month(at);
    match series.unit {
        Unit::Month => words.month(year, month),
        Unit::Year => words.year(year),
    }
}

/// Columns say something from two months on.
fn coverage(renderer: &Renderer, tag: &Tag) -> Option<FigureView> {
    let dates = tag.articles.iter().filter_map(|&id| renderer.site().article(id).date);
    let months = dates.map(|date| month(date.day()));
    let series = Series::of(months).filter(|series| series.counts.len() > 1)?;
    let words = renderer.words();
    let [title, caption, unit] = match series.unit {
        Unit::Month => ["picture.monthly", "picture.monthly_caption", "picture.month"],
        Unit::Year => ["picture.yearly", "picture.yearly_caption", "picture.year"],
    };
    let (peak, most) = series.peak();
    let [first, last, peak] = [0, series.counts.len() - 1, peak].map(|at| period(words, &series, at));
    let told = words.count("common.briefings", most as usize, &[]);
    let title = words.fill(title, &[("name", &tag.name)]);
    let slots = [("first", first.as_str()), ("last", &last), ("peak", &peak)];
    let desc = words.fill("picture.coverage_desc", &[&slots[..], &[("most", &words.number(most as usize))]].concat());
    let svg = picture::columns(Words { id: "coverage", title: &title, desc: &desc }, &series);
    let rows = series.counts.iter().enumerate().filter(|(_, count)| **count > 0);
    Some(FigureView {
        caption: words.fill(caption, &[&slots[..], &[("most", &told)]].concat()),
        table: Some(TableView {
            label: title.clone(),
            head: heads(words, &[unit, "picture.briefings"]),
            rows: rows.map(|(at, &count)| RowView::count(words, &period(words, &series, at), count)).collect(),
        }),
        ..FigureView::new("columns", &svg)
    })
}
