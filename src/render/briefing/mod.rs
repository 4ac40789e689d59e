//! The page of one article.

mod facts;
mod found;
mod marks;

pub use found::date_view;

use super::machine::{CiteView, Subject};
use super::view::{DateView, LangView, LinkView, PageView};
use super::{Renderer, Wording};
use crate::document::{self, Citation, Labels, Links};
use crate::letters;
use crate::pages::{Page, Resolver};
use crate::route::Route;
use crate::site::{Article, ArticleId, Assumed, Origin, Related};
use crate::text;

pub use found::{CREDIBILITY, CitationView, RELIABILITY, citation};

pub use facts::reason;
use facts::{EvidenceView, FactView};
use found::{ChronologyView, CitedView, DayView, FigureView, QuoteView};
use marks::Marks;
use serde::Serialize;
use tera::{Context, Value};

/// Words a minute, for the reading time: the silent-reading mean of Brysbaert (2019), rounded.
const READING_SPEED: usize = 238;

#[derive(Serialize)]
struct BriefingView<'a> {
    title: &'a str,
    date: Option<DateView>,
    updated: Option<DateView>,
    as_of: Option<DateView>,
    /// Who wrote it, as one text.
    authors: String,
    reading_minutes: usize,
    words: usize,
    lang: String,
    /// What says the language of the author's words, where that is not the site's.
    own_lang: LangView,
    /// The same of the text, whose language may have been told by the text itself.
    text_lang: LangView,
    title_lang: LangView,
    /// Whether the text has places that can be shown.
    marked: bool,
    summary: Option<SummaryView<'a>>,
    key_points: Option<PointsView<'a>>,
    body: Value,
    contents: Vec<ContentsView<'a>>,
    facts: Vec<FactView>,
    /// What the panel of facts holds, in words.
    facts_told: String,
    evidence: Vec<EvidenceView>,
    figures: Vec<FigureView<'a>>,
    days: Vec<DayView>,
    chronology: Option<ChronologyView>,
    quotes: Vec<QuoteView>,
    sources: Vec<CitationView<'a>>,
    graded: bool,
    cited: Vec<CitedView<'a>>,
    related: Vec<RelatedView<'a>>,
    previous: Option<NeighbourView<'a>>,
    next: Option<NeighbourView<'a>>,
    assumed: Vec<String>,
    cite: CiteView,
}

#[derive(Serialize)]
struct SummaryView<'a> {
    text: &'a str,
    origin: &'static str,
}

#[derive(Serialize)]
struct PointsView<'a> {
    items: Vec<&'a str>,
    origin: &'static str,
}

#[derive(Serialize)]
struct ContentsView<'a> {
    label: &'a str,
    id: &'a str,
}

#[derive(Serialize)]
struct RelatedView<'a> {
    title: &'a str,
    url: &'a str,
    lang: LangView,
    date: Option<DateView>,
    reason: String,
}

#[derive(Serialize)]
struct NeighbourView<'a> {
    title: Value,
    url: &'a str,
}

/// The context of an article's page.
pub fn context(renderer: &Renderer, (page, id): (&Page, ArticleId)) -> Context {
    let site = renderer.site();
    let article = site.article(id);
    let document = &article.document;
    let front = &document.front;
    let words = article.words();
    let lang = front.lang.clone().unwrap_or_else(|| site.config.lang.clone());
    let interface = renderer.words();
    let date = |when| DateView::new(interface, when);
    let [own_lang, text_lang] =
        [Origin::Author, Origin::Extracted].map(|origin| LangView::words_of(site, article, origin));
    let mut marks = Marks::of(article, |at| site.tag(article.tags[at].tag).kind);
    let body = body(renderer, article, &mut marks);
    let (facts, evidence) = facts::facts(renderer, article, &marks);
    let view = BriefingView {
        title: &document.title.text,
        date: article.date.map(date),
        updated: front.updated.map(date),
        as_of: front.as_of.map(date),
        authors: interface.list(front.authors.iter().map(String::as_str)),
        reading_minutes: words.div_ceil(READING_SPEED).max(1),
        words,
        lang: lang.clone(),
        title_lang: LangView::title(site, article),
        marked: !marks.list().is_empty(),
        summary: article.summary.as_ref().map(|gist| SummaryView { text: &gist.what, origin: gist.origin.word() }),
        key_points: points(article),
        body: Value::safe_string(&body),
        contents: contents(article),
        facts_told: facts::told(interface, &facts),
        facts,
        evidence,
        figures: found::figures(article, &marks),
        days: found::days(article, &marks, (interface, &own_lang, &text_lang)),
        chronology: found::chronology(article, &marks, (interface, &own_lang, &text_lang)),
        own_lang,
        text_lang,
        quotes: found::quotes(renderer, article, &marks),
        sources: front.sources.iter().map(|source| citation(interface, source)).collect(),
        graded: front.sources.iter().any(Citation::is_graded),
        cited: found::cited(article, &marks),
        related: site.related[id.0 as usize].iter().map(|related| related_view(renderer, related)).collect(),
        previous: id.0.checked_add(1).and_then(|id| neighbour(renderer, ArticleId(id))),
        next: id.0.checked_sub(1).and_then(|id| neighbour(renderer, ArticleId(id))),
        assumed: article.assumed.iter().map(|what| assumed(interface, what)).collect(),
        cite: CiteView::new(interface, site, id),
    };
    let mut context = renderer.context(&page_view(renderer, (page, id), lang));
    context.insert("briefing", &view);
    context
}

/// What every page has, of an article's.
fn page_view(renderer: &Renderer, (page, id): (&Page, ArticleId), lang: String) -> PageView {
    let article = renderer.site().article(id);
    PageView {
        title: article.document.title.text.clone(),
        description: text::shorten(article.summary.as_ref().map_or("", |gist| &gist.what), 200),
        section: "briefings",
        lang,
        breadcrumbs: vec![LinkView {
            label: renderer.words().say("section.briefings").to_owned(),
            url: renderer.path(&Route::section("briefings")),
        }],
        published: article.date.map(|date| date.rfc3339()),
        noindex: article.document.front.draft,
        subject: Subject::Article(id),
        ..PageView::new(renderer.site(), &page.route, "briefing")
    }
}

/// What was assumed of an article, for its readers.
fn assumed(words: &Wording, what: &Assumed) -> String {
    match what {
        Assumed::Title => words.say("briefing.assumed_title").to_owned(),
        Assumed::Date(said) => words.fill("briefing.assumed_date", &[("words", said)]),
        Assumed::Expired(when) => words.fill("briefing.expired", &[("date", &words.day(when.day()))]),
    }
}

/// The key points: a person's, or else the sentences of the text that carry most.
fn points(article: &Article) -> Option<PointsView<'_>> {
    if let Some(gist) = &article.key_points {
        return (!gist.what.is_empty())
            .then(|| PointsView { items: gist.what.iter().map(String::as_str).collect(), origin: gist.origin.word() });
    }
    let prose = &article.document.prose;
    let items: Vec<&str> = article.findings.key_points.iter().map(|span| prose.slice(*span)).collect();
    (!items.is_empty()).then_some(PointsView { items, origin: Origin::Extracted.word() })
}

/// The body with its marks; these learn which of them have an anchor.
fn body(renderer: &Renderer, article: &Article, marks: &mut Marks<'_>) -> String {
    let words = renderer.words();
    let resolver = Resolver { site: renderer.site(), plan: renderer.plan(), article };
    let links = Links {
        remote_images: renderer.site().config.remote_images,
        labels: Labels {
            table: words.say("briefing.table"),
            notes: words.say("briefing.notes"),
            back: words.say("briefing.back"),
        },
        resolve: &|target, kind| resolver.resolve(target, kind),
    };
    let body = document::marked(&article.document, &article.source, &links, marks.list());
    marks.anchored(&body.anchored);
    body.html
}

fn contents(article: &Article) -> Vec<ContentsView<'_>> {
    let headings = &article.document.headings;
    let top = headings.iter().map(|heading| heading.level).min();
    headings
        .iter()
        .filter(|heading| Some(heading.level) == top)
        .map(|heading| ContentsView { label: &heading.text, id: &heading.id })
        .collect()
}

fn related_view<'a>(renderer: &'a Renderer, related: &Related) -> RelatedView<'a> {
    const NAMED: usize = 3;
    let site = renderer.site();
    let other = site.article(related.article);
    let mut names: Vec<&str> = Vec::with_capacity(NAMED);
    for name in related.shared.iter().map(|&tag| site.tag(tag).name.as_str()) {
        // An alliance may be a topic and an organisation; to the reader it is one thing.
        if names.len() < NAMED && !names.contains(&name) {
            names.push(name);
        }
    }
    let words = renderer.words();
    let tags = words.list(names);
    let slots = [("tags", tags.as_str())];
    let reason = match related.days {
        None => words.fill("briefing.both", &slots),
        Some(0) => words.fill("briefing.both_same_day", &slots),
        Some(days) => words.count("briefing.both_days", days as usize, &slots),
    };
    RelatedView {
        title: &other.document.title.text,
        url: renderer.shared.article(related.article),
        lang: LangView::title(site, other),
        date: other.date.map(|date| DateView::new(words, date)),
        reason,
    }
}

fn neighbour<'a>(renderer: &'a Renderer, id: ArticleId) -> Option<NeighbourView<'a>> {
    let article = renderer.site().articles.get(id.0 as usize)?;
    let lang = LangView::title(renderer.site(), article);
    Some(NeighbourView {
        title: lang.around(&letters::curled(&article.document.title.text)),
        url: renderer.shared.article(id),
    })
}
