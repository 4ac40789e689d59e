//! Countries by topics as a heat table, and which countries appear together as a network.

use super::Renderer;
use super::figure::{FigureView, RowView, TableView, heads, key, number};
use super::view::PageView;
use crate::pages::{Page, Plan};
use crate::picture::{self, Edge, Grid, Head, Level, Network, Node, Scale, Words};
use crate::site::{Article, Kind, Site, TagId};
use serde::Serialize;
use std::cmp::Reverse;
use std::collections::BTreeMap;
use tera::Context;

/// The countries and topics of the table: the busiest.
const COUNTRIES: usize = 20;
const TOPICS: usize = 15;

/// The countries of the network, and its strongest chords: more could not be told apart.
const NODES: usize = 16;
const EDGES: usize = 36;

#[derive(Serialize)]
struct MatrixView {
    heat: Option<FigureView>,
    network: Option<FigureView>,
    countries: usize,
    topics: usize,
}

/// The page of the table.
pub fn matrix(renderer: &Renderer, page: &Page) -> Context {
    let site = renderer.site();
    let words = renderer.words();
    let (countries, topics) = met(site);
    let view = MatrixView {
        heat: heat(renderer, &countries, &topics),
        network: network(renderer),
        countries: countries.len(),
        topics: topics.len(),
    };
    let mut context = renderer.context(&PageView {
        title: words.say("matrix.title").to_owned(),
        description: words.fill("matrix.description", &[("site", &site.config.title)]),
        section: "matrix",
        ..PageView::new(site, &page.route, "matrix")
    });
    context.insert("matrix", &view);
    context
}

/// The countries and topics that most articles are about, without those that meet none of the others.
fn met(site: &Site) -> (Vec<TagId>, Vec<TagId>) {
    let mut about = vec![0_usize; site.tags.len()];
    for tagging in site.articles.iter().flat_map(Article::about) {
        about[tagging.tag.0 as usize] += 1;
    }
    let busiest = |kind, most| {
        let mut tags: Vec<TagId> = site.tags_of(kind).collect();
        tags.sort_by_key(|&tag| (Reverse(about[tag.0 as usize]), tag));
        tags.truncate(most);
        tags
    };
    let (mut countries, mut topics) = (busiest(Kind::Country, COUNTRIES), busiest(Kind::Topic, TOPICS));
    let counts = counts(site, &countries, &topics);
    let (mut row, mut column) = (counts.iter(), 0..topics.len());
    countries.retain(|_| row.next().is_some_and(|row| row.iter().any(|&count| count > 0)));
    topics.retain(|_| column.next().is_some_and(|at| counts.iter().any(|row| row[at] > 0)));
    (countries, topics)
}

/// How many articles are about both, for each row and column: the same as the page of both lists.
fn counts(site: &Site, rows: &[TagId], columns: &[TagId]) -> Vec<Vec<usize>> {
    let place = |tags: &[TagId]| -> BTreeMap<TagId, usize> { tags.iter().copied().zip(0..).collect() };
    let (row_of, column_of) = (place(rows), place(columns));
    let mut counts = vec![vec![0; columns.len()]; rows.len()];
    for article in &site.articles {
        let tags = || article.about().map(|tagging| tagging.tag);
        let met: Vec<usize> = tags().filter_map(|tag| column_of.get(&tag).copied()).collect();
        for row in tags().filter_map(|tag| row_of.get(&tag).copied()) {
            for &column in &met {
                counts[row][column] += 1;
            }
        }
    }
    counts
}

fn heat(renderer: &Renderer, countries: &[TagId], topics: &[TagId]) -> Option<FigureView> {
    if countries.is_empty() || topics.is_empty() {
        return None;
    }
    let site = renderer.site();
    let counts = counts(site, countries, topics);
    let head = |&id: &TagId| Head { name: site.tag(id).name.clone(), url: renderer.path(&Plan::tag_route(site, id)) };
    let (rows, columns): (Vec<Head>, Vec<Head>) =
        (countries.iter().map(head).collect(), topics.iter().map(head).collect());
    let scale = Scale::new(counts.iter().flatten().copied().max().unwrap_or(0));
    let link = |row: usize, column: usize| {
        // Where a country and a topic meet often enough, there is a page of both.
        let both = site.meeting(countries[row], topics[column]);
        let route = both.map(|at| Plan::meeting_route(site, &site.meetings[at]));
        route.map_or_else(|| rows[row].url.clone(), |route| renderer.path(&route))
    };
    let words = renderer.words();
    let grid = Grid {
        caption: words.say("matrix.caption"),
        corner: words.say("picture.country"),
        rows: &rows,
        columns: &columns,
        counts: &counts,
        link: &link,
    };
    Some(FigureView {
        key: key(words, &scale, &[(Level::None, "matrix.none")]),
        ..FigureView::new("heat", &picture::heat(&grid, &scale))
    })
}

/// The strongest pairs among the busiest countries, and the countries that are in them, by region.
fn chosen(
    site: &Site,
    about: &BTreeMap<TagId, usize>,
    pairs: &BTreeMap<(TagId, TagId), usize>,
) -> (Vec<TagId>, Vec<Edge>) {
    let mut busiest: Vec<(Reverse<usize>, TagId)> = about.iter().map(|(&tag, &count)| (Reverse(count), tag)).collect();
    busiest.sort_unstable();
    busiest.truncate(NODES);
    let among = |tag: TagId| busiest.iter().any(|&(_, other)| other == tag);
    let mut pairs: Vec<((TagId, TagId), usize)> =
        pairs.iter().filter(|((a, b), _)| among(*a) && among(*b)).map(|(pair, &count)| (*pair, count)).collect();
    pairs.sort_by_key(|&(pair, count)| (Reverse(count), pair));
    pairs.truncate(EDGES);
    let mut nodes: Vec<TagId> = pairs.iter().flat_map(|&((a, b), _)| [a, b]).collect();
    nodes.sort_by_key(|&tag| (&site.tag(tag).region, &site.tag(tag).name));
    nodes.dedup();
    let place: BTreeMap<TagId, usize> = nodes.iter().copied().zip(0..).collect();
    let edge = |((a, b), count)| Some(Edge { from: *place.get(&a)?, to: *place.get(&b)?, count });
    let edges = pairs.into_iter().filter_map(edge).collect();
    (nodes, edges)
}

/// Which countries stand in the network, its chords, and how many articles are about each country.
fn joined(site: &Site) -> (Vec<TagId>, Vec<Edge>, BTreeMap<TagId, usize>) {
    let mut about: BTreeMap<TagId, usize> = site.tags_of(Kind::Country).map(|id| (id, 0)).collect();
    let mut pairs: BTreeMap<(TagId, TagId), usize> = BTreeMap::new();
    for article in &site.articles {
        let tags = article.about().map(|tagging| tagging.tag).filter(|tag| about.contains_key(tag));
        let tags: Vec<TagId> = tags.collect();
        for (at, &a) in tags.iter().enumerate() {
            *about.entry(a).or_default() += 1;
            for &b in &tags[at + 1..] {
                *pairs.entry((a.min(b), a.max(b))).or_default() += 1;
            }
        }
    }
    let (nodes, edges) = chosen(site, &about, &pairs);
    (nodes, edges, about)
}

/// Whether there is a network to be seen.
pub fn has_network(site: &Site) -> bool {
    !joined(site).1.is_empty()
}

/// The busiest countries by region, so that neighbours stand beside each other, joined where briefings are about both.
fn network(renderer: &Renderer) -> Option<FigureView> {
    let site = renderer.site();
    let (nodes, edges, about) = joined(site);
    let strongest = edges.first()?;
    let name = |at: usize| site.tag(nodes[at]).name.as_str();
    let words = renderer.words();
    let (first, second) = (name(strongest.from), name(strongest.to));
    let most = words.number(strongest.count);
    let slots = [("first", first), ("second", second), ("most", most.as_str())];
    let desc = words.count("matrix.together_desc", nodes.len(), &slots);
    let rows = edges.iter().map(|edge| RowView {
        head: renderer.shared.link(nodes[edge.from]),
        cells: vec![renderer.shared.link(nodes[edge.to]), number(words, edge.count)],
    });
    let table = TableView {
        label: words.say("matrix.together_table").to_owned(),
        head: heads(words, &["picture.country", "matrix.with", "picture.briefings"]),
        rows: rows.collect(),
    };
    let scale = Scale::new(strongest.count);
    let drawn = Network {
        nodes: nodes.iter().map(|&tag| Node { name: site.tag(tag).name.clone(), count: about[&tag] }).collect(),
        edges: edges.clone(),
    };
    let told = |first: &str, second: &str, count: usize| {
        words.count("matrix.pair", count, &[("first", first), ("second", second)])
    };
    let title = words.say("matrix.together");
    let svg = picture::network(Words { id: "network", title, desc: &desc }, &drawn, &told);
    Some(FigureView { key: key(words, &scale, &[]), table: Some(table), ..FigureView::new("network", &svg) })
}
