//! What happened when, over all articles: the author's events, and the sentences that tell of a day by themselves.

use super::article::Article;
use super::{ArticleId, Site};
use jiff::civil::Date;
use std::cmp::Reverse;

/// Articles whose events are gathered, the newest first: a chronology of everything ever written would be read by nobody.
const ARTICLES: usize = 1000;

/// Events taken from one article, so that a chronology among the articles does not fill the site's own.
const EVENTS: usize = 25;

/// An event, and which article tells it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Happening {
    /// The day, or the first one of a few, or of the month or year that an author gives.
    pub day: Date,
    /// The article.
    pub article: ArticleId,
    /// Where the article tells it.
    pub told: Told,
}

/// Where an article tells an event.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Told {
    /// In its front matter or sidecar: the place in the list of events.
    Given(usize),
    /// In its text: the place among the findings.
    Found(usize),
}

/// The events of the newest articles, the latest event first.
pub fn happenings(site: &Site) -> Vec<Happening> {
    let mut all: Vec<Happening> = Vec::new();
    for id in site.article_ids().take(ARTICLES) {
        let of = |(day, told)| Happening { day, article: id, told };
        all.extend(told(site.article(id)).take(EVENTS).map(of));
    }
    all.sort_by_key(|happening| (Reverse(happening.day), happening.article));
    all
}

/// An article's events: first what its author gives. A sentence that tells of several days is told once.
fn told(article: &Article) -> impl Iterator<Item = (Date, Told)> {
    let given = &article.document.front.events;
    let authors = given.iter().enumerate().map(|(at, event)| (event.date.day(), Told::Given(at)));
    let found = article.told_alone().filter_map(|(at, day, dated)| {
        let again = at > 0 && article.findings.events[at - 1].sentence == dated.sentence;
        (!again).then_some((day, Told::Found(at)))
    });
    authors.chain(found)
}
