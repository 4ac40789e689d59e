//! Whom the briefings rely on: each outlet with its grades, the documents that authors list, and the briefings.

use super::Renderer;
use super::briefing::{CitationView, citation};
use super::parts::{LineView, paged};
use super::view::{PageView, PaginationView};
use crate::document::Citation;
use crate::pages::{Leaf, Page, SOURCES};
use crate::route::Route;
use crate::site::Outlet;
use serde::Serialize;
use std::collections::BTreeSet;
use tera::Context;

/// Citations of an outlet that are shown.
const SHOWN: usize = 20;

#[derive(Serialize)]
struct SourcesView<'a> {
    total: usize,
    graded: bool,
    outlets: Vec<OutletView<'a>>,
    pagination: PaginationView,
}

#[derive(Serialize)]
struct OutletView<'a> {
    name: &'a str,
    id: String,
    /// Briefings that rely on it.
    count: usize,
    /// The grades that authors have given it.
    grades: Vec<String>,
    /// Sources that authors list, each with the briefing that does.
    listed: Vec<ListedView<'a>>,
    /// Briefings whose text cites it.
    cited: Vec<LineView<'a>>,
    more: usize,
}

#[derive(Serialize)]
struct ListedView<'a> {
    source: CitationView<'a>,
    /// Its title, without the outlet's name.
    title: &'a str,
    briefing: LineView<'a>,
}

/// A page of the sources.
pub fn sources(renderer: &Renderer, (page, leaf): (&Page, Leaf)) -> Context {
    let site = renderer.site();
    let words = renderer.words();
    let outlets: Vec<OutletView<'_>> =
        leaf.slice(&site.outlets, SOURCES).iter().map(|outlet| outlet_view(renderer, outlet)).collect();
    let view = SourcesView {
        total: site.outlets.len(),
        graded: outlets.iter().any(|outlet| !outlet.grades.is_empty()),
        outlets,
        pagination: PaginationView::new((&site.config.base, words), &Route::section("sources"), leaf),
    };
    let mut context = renderer.context(&PageView {
        title: paged(words, words.say("sources.title"), leaf),
        description: words.fill("sources.description", &[("site", &site.config.title)]),
        section: "sources",
        ..PageView::new(site, &page.route, "sources")
    });
    context.insert("sources", &view);
    context
}

fn outlet_view<'a>(renderer: &'a Renderer, outlet: &'a Outlet) -> OutletView<'a> {
    let site = renderer.site();
    let words = renderer.words();
    let mut grades = BTreeSet::new();
    let (mut listed, mut cited) = (Vec::new(), Vec::new());
    for citing in &outlet.citing {
        let sources = &site.article(citing.article).document.front.sources;
        let source = citing.listed.and_then(|at| sources.get(at));
        grades.extend(source.filter(|source| source.is_graded()).map(Citation::grade));
        if listed.len() + cited.len() >= SHOWN {
            continue;
        }
        match source {
            Some(source) => listed.push(ListedView {
                title: source.name.split_once(": ").map_or("", |(_, title)| title),
                source: citation(words, source),
                briefing: LineView::new(renderer, citing.article),
            }),
            None => cited.push(LineView::new(renderer, citing.article)),
        }
    }
    OutletView {
        name: &outlet.name,
        id: format!("source-{}", outlet.slug),
        count: outlet.briefings(),
        grades: grades.into_iter().collect(),
        more: outlet.citing.len() - listed.len() - cited.len(),
        listed,
        cited,
    }
}
