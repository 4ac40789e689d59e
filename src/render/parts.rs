//! What several lists are made of: tags with counts, briefings by year, short lines that lead to a briefing.

use super::view::{DateView, LangView};
use super::{Renderer, Wording};
use crate::pages::{Leaf, Plan};
use crate::site::{ArticleId, Meeting, TagId};
use serde::Serialize;
use tera::Value;

/// A tag with the number of its articles.
#[derive(Serialize)]
pub struct CountedView {
    tag: Value,
    count: usize,
    share: usize,
}

impl CountedView {
    /// A tag with a number, and with the greatest one beside it.
    pub fn new(renderer: &Renderer, id: TagId, [count, most]: [usize; 2]) -> Self {
        Self { tag: renderer.shared.tag(id), count, share: share(count, most) }
    }
}

/// Articles of a year.
#[derive(Serialize)]
pub struct YearView {
    label: String,
    cards: Vec<Value>,
}

/// A link with the number of articles behind it, and its share in that of the busiest beside it.
#[derive(Serialize)]
pub struct CountedLink {
    /// The words.
    pub label: String,
    /// Their language, if it is another.
    pub lang: LangView,
    /// The address.
    pub url: String,
    /// The number.
    pub count: usize,
    /// The share in hundredths.
    pub share: usize,
}

/// An article in one line.
#[derive(Serialize)]
pub struct LineView<'a> {
    title: &'a str,
    url: &'a str,
    lang: LangView,
    date: Option<DateView>,
}

impl<'a> LineView<'a> {
    /// The line of an article.
    pub fn new(renderer: &'a Renderer, id: ArticleId) -> Self {
        let article = renderer.site().article(id);
        Self {
            title: &article.document.title.text,
            url: renderer.shared.article(id),
            lang: LangView::title(renderer.site(), article),
            date: article.date.map(|date| DateView::new(renderer.words(), date)),
        }
    }
}

/// A share in hundredths, never nothing.
pub fn share(count: usize, most: usize) -> usize {
    (count * 100).div_ceil(most.max(1))
}

/// One of the two that meet.
pub type Side = fn(&Meeting) -> TagId;

/// Links to the pages of meetings, the busiest first, each under the name of one of the two.
pub fn met<'m>(renderer: &Renderer, meetings: impl Iterator<Item = &'m Meeting>, other: Side) -> Vec<CountedLink> {
    let site = renderer.site();
    let mut meetings: Vec<&Meeting> = meetings.collect();
    meetings.sort_by_key(|meeting| (std::cmp::Reverse(meeting.articles.len()), other(meeting)));
    let most = meetings.first().map_or(0, |meeting| meeting.articles.len());
    let view = |meeting: &Meeting| CountedLink {
        label: site.tag(other(meeting)).name.clone(),
        lang: LangView::tag(site, site.tag(other(meeting))),
        url: renderer.path(&Plan::meeting_route(site, meeting)),
        count: meeting.articles.len(),
        share: share(meeting.articles.len(), most),
    };
    meetings.into_iter().map(view).collect()
}

/// Tags with their numbers of articles, and the share of each in that of the busiest of its kind on the site.
pub fn counted(renderer: &Renderer, tags: &[TagId]) -> Vec<CountedView> {
    let site = renderer.site();
    let kind = tags.first().map(|&id| site.tag(id).kind);
    let counts = kind.into_iter().flat_map(|kind| site.tags_of(kind)).map(|id| site.tag(id).articles.len());
    let most = counts.max().unwrap_or(0);
    let view = |&id: &TagId| CountedView::new(renderer, id, [site.tag(id).articles.len(), most]);
    tags.iter().map(view).collect()
}

/// Articles of a list by year, in their order; on the page of a country, with what only mentions it so called.
pub fn years(renderer: &Renderer, ids: &[ArticleId], country: Option<TagId>) -> Vec<YearView> {
    let year = |id: &ArticleId| renderer.site().article(*id).date.map(|date| date.day().year());
    let chunk = |ids: &[ArticleId]| YearView {
        label: match ids.first().and_then(year) {
            Some(year) => {
                let year = renderer.words().year(year);
                renderer.words().fill("archive.briefings_of", &[("month", &year)])
            }
            None => renderer.words().say("common.undated").to_owned(),
        },
        cards: country.map_or_else(|| renderer.cards(ids), |country| renderer.cards_on(country, ids)),
    };
    ids.chunk_by(|a, b| year(a) == year(b)).map(chunk).collect()
}

/// The title of a page of a list: "Briefings – page 2", or the title alone on the first.
pub fn paged(words: &Wording, title: &str, leaf: Leaf) -> String {
    if leaf.page == 1 {
        return title.to_owned();
    }
    words.fill("common.page_title", &[("title", title), ("page", &words.number(leaf.page))])
}
