//! The chronology of a tag: dated events from its briefings that name it, the newest first.
//!
//! An event of the text counts if its sentence has a mention of the tag, one of the author's if it has words by which
//! the text mentions it. What an author lists may name no country at all ("The ministers sign the agreement"): then it is
//! told of the countries that the title names or a person has listed.

use super::super::view::{DateView, LangView};
use super::{Kind, Profile, Renderer, Tag, TagId, date_view};
use crate::extract::{Part, Role};
use crate::site::{Article, ArticleId, Origin, Site, Tagging, Told};
use crate::source::Span;
use crate::text;
use jiff::civil::Date;
use serde::Serialize;
use std::cmp::Reverse;

/// Events that are kept.
const KEPT: usize = 24;

/// Events of one day: several briefings tell the same one.
const A_DAY: usize = 3;

/// Events that are shown before the rest is folded.
const UNFOLDED: usize = 3;

/// The longest text of an event, in bytes.
const LONGEST: usize = 360;

/// The chronology, and how much of it is shown at once.
#[derive(Serialize)]
pub struct ChronologyView<'a> {
    events: Vec<EventView<'a>>,
    folded: Vec<EventView<'a>>,
}

/// An event, and the briefing that tells it.
#[derive(Serialize)]
struct EventView<'a> {
    date: DateView,
    /// Whether it is a sentence of the text, and no event that the author lists.
    found: bool,
    text: String,
    lang: LangView,
    url: &'a str,
    title: &'a str,
    title_lang: LangView,
}

/// An event on its way to the page: its day, its briefing, and where that tells it.
type Event = (Date, ArticleId, Told);

/// The chronology of a tag; none without events.
pub fn chronology<'a>(renderer: &'a Renderer, (id, tag): (TagId, &Tag)) -> Option<ChronologyView<'a>> {
    let own: &[TagId] = match &tag.profile {
        Profile::Region(countries) => countries,
        _ => &[id],
    };
    let mut told: Vec<Event> = Vec::new();
    for &id in &tag.articles {
        let article = renderer.site().article(id);
        for tagging in article.tags.iter().filter(|tagging| own.contains(&tagging.tag)) {
            of_article(renderer.site(), (article, tagging), &mut |day, at| told.push((day, id, at)));
        }
    }
    told.sort_unstable_by_key(|&(day, id, at)| (Reverse(day), id, at));
    told.dedup();
    let mut events: Vec<EventView<'a>> = told
        .chunk_by(|a, b| a.0 == b.0)
        .flat_map(|day| day.iter().take(A_DAY))
        .take(KEPT)
        .filter_map(|told| view(renderer, told))
        .collect();
    let folded = if events.len() > UNFOLDED + 2 { events.split_off(UNFOLDED) } else { Vec::new() };
    (!events.is_empty()).then_some(ChronologyView { events, folded })
}

/// Where the body mentions a tag.
fn mentions(tagging: &Tagging) -> impl Iterator<Item = Span> + '_ {
    tagging.mentions.iter().filter(|mention| mention.part == Part::Body).map(|mention| mention.span)
}

/// The words by which a text names a tag.
fn names<'a>(site: &'a Site, (article, tagging): (&'a Article, &Tagging)) -> Vec<&'a str> {
    let prose = &article.document.prose;
    let found = mentions(tagging).map(|span| prose.slice(span));
    // An author writes of Japan also where the site's language calls it Japon.
    let tag = site.tag(tagging.tag);
    let mut words: Vec<&str> = found.chain([tag.name.as_str(), tag.for_machines().name]).collect();
    words.sort_unstable();
    words.dedup();
    words
}

/// Whether the title says, or a person, that the article is about it.
fn is_subject(tagging: &Tagging) -> bool {
    let titled = || tagging.mentions.iter().any(|mention| mention.part == Part::Title);
    tagging.role == Role::Primary && (tagging.origin != Origin::Extracted || titled())
}

/// The events of an article that name a tag, and those of the author's that name no country, if it is a country and
/// the article says that it is about it.
fn of_article(site: &Site, (article, tagging): (&Article, &Tagging), add: &mut impl FnMut(Date, Told)) {
    let given = &article.document.front.events;
    if !given.is_empty() {
        let is_country = |tagging: &Tagging| site.tag(tagging.tag).kind == Kind::Country;
        let is_named = |text: &str, words: &[&str]| words.iter().any(|w| text::occurrences(text, w).next().is_some());
        let own = names(site, (article, tagging));
        let countries = if is_country(tagging) && is_subject(tagging) {
            let others = article.tags.iter().filter(|tagging| is_country(tagging));
            Some(others.flat_map(|other| names(site, (article, other))).collect::<Vec<&str>>())
        } else {
            None
        };
        for (at, event) in given.iter().enumerate() {
            let of_all = || countries.as_ref().is_some_and(|words| !is_named(&event.text, words));
            if is_named(&event.text, &own) || of_all() {
                add(event.date.day(), Told::Given(at));
            }
        }
    }
    let mentions: Vec<Span> = mentions(tagging).collect();
    for (at, day, dated) in article.told_alone() {
        let Span { start, end } = dated.sentence;
        if mentions.iter().any(|span| start <= span.start && span.end <= end) {
            add(day, Told::Found(at));
        }
    }
}

fn view<'a>(renderer: &'a Renderer, &(_, id, at): &Event) -> Option<EventView<'a>> {
    let article = renderer.site().article(id);
    let (words, site) = (renderer.words(), renderer.site());
    let (date, text) = match at {
        Told::Given(at) => {
            let event = article.document.front.events.get(at)?;
            (DateView::new(words, event.date), event.text.as_str())
        }
        Told::Found(at) => {
            let dated = article.findings.events.get(at)?;
            (date_view(words, dated)?, article.document.prose.slice(dated.sentence))
        }
    };
    let (url, title) = (renderer.shared.article(id), article.document.title.text.as_str());
    let origin = if matches!(at, Told::Given(_)) { Origin::Author } else { Origin::Extracted };
    let (lang, title_lang) = (LangView::words_of(site, article, origin), LangView::title(site, article));
    Some(EventView {
        date,
        found: origin == Origin::Extracted,
        text: text::shorten(text, LONGEST),
        lang,
        url,
        title,
        title_lang,
    })
}
