//! The pictures on a tag's first page: where a country lies, and how many briefings there were when.

use super::Renderer;
use super::figure::{FigureView, RowView, TableView, briefings};
use crate::date::When;
use crate::pages::Leaf;
use crate::picture::{self, Month, Series, Words};
use crate::site::{Kind, Tag, TagId};
use serde::Serialize;
use tera::Value;

/// A tag's pictures.
#[derive(Serialize, Default)]
pub struct PicturesView {
    locator: Option<FigureView>,
    coverage: Option<FigureView>,
}

/// The month of a date.
pub fn month(when: When) -> Month {
    Month { year: when.day().year(), month: when.day().month().unsigned_abs() }
}

/// The pictures of a tag; none after its first page.
pub fn pictures(renderer: &Renderer<'_>, id: TagId, leaf: Leaf) -> PicturesView {
    if leaf.page > 1 {
        return PicturesView::default();
    }
    let tag = renderer.site.tag(id);
    PicturesView { locator: locator(renderer, tag), coverage: coverage(renderer, tag) }
}

fn locator(renderer: &Renderer<'_>, tag: &Tag) -> Option<FigureView> {
    if tag.kind != Kind::Country {
        return None;
    }
    let site = renderer.site;
    let names: Vec<(&str, &str)> =
        site.tags_of(Kind::Country).map(|id| (site.tag(id).code.as_str(), site.tag(id).name.as_str())).collect();
    let title = format!("Where {} lies", tag.name);
    let desc = format!("A map of {} among its neighbours, in {}.", tag.name, tag.region);
    let words = Words { id: "locator", title: &title, desc: &desc };
    let svg = picture::locator(&renderer.world, words, (&tag.code, &names))?;
    Some(FigureView {
        kind: "locator",
        picture: Value::safe_string(&svg),
        caption: format!("Where {} lies.", tag.name),
        key: Vec::new(),
        table: None,
    })
}

/// Columns say something from two months on.
fn coverage(renderer: &Renderer<'_>, tag: &Tag) -> Option<FigureView> {
    let months = tag.articles.iter().filter_map(|&id| renderer.site.article(id).date).map(month);
    let series = Series::of(months).filter(|series| series.counts.len() > 1)?;
    let unit = series.unit.word();
    let (peak, most) = series.peak();
    let last = series.counts.len() - 1;
    let title = format!("Briefings on {} a {unit}", tag.name);
    let desc =
        format!("From {} to {}; the most, {most}, in {}.", series.words(0), series.words(last), series.words(peak));
    let svg = picture::columns(Words { id: "coverage", title: &title, desc: &desc }, &series);
    let told = series.counts.iter().enumerate().filter(|(_, count)| **count > 0);
    Some(FigureView {
        kind: "columns",
        picture: Value::safe_string(&svg),
        caption: format!(
            "Briefings a {unit}, {} to {}. The most: {most} {} in {}.",
            series.words(0),
            series.words(last),
            briefings(most as usize),
            series.words(peak)
        ),
        key: Vec::new(),
        table: Some(TableView {
            label: title.clone(),
            head: vec![if unit == "month" { "Month" } else { "Year" }, "Briefings"],
            rows: told.map(|(at, &count)| RowView::count(&series.words(at), count)).collect(),
        }),
    })
}
