//! The page of one article.

use super::Renderer;
use super::view::{DateView, LinkView, PageView, plural, singular};
use crate::document::{self, Citation, Links};
use crate::extract::{Mention, Rule};
use crate::pages::{Page, Resolver};
use crate::route::Route;
use crate::site::{Article, ArticleId, Gist, Kind, Origin, Related, Tagging};
use crate::text;
use serde::Serialize;
use tera::{Context, Value};

/// Excerpts shown as evidence for a tag.
const EXCERPTS: usize = 2;

/// Words a minute, for the reading time: the silent-reading mean of Brysbaert (2019), rounded.
const READING_SPEED: usize = 238;

#[derive(Serialize)]
struct BriefingView<'a> {
    title: &'a str,
    date: Option<DateView>,
    updated: Option<DateView>,
    as_of: Option<DateView>,
    authors: &'a [String],
    reading_minutes: usize,
    words: usize,
    lang: String,
    summary: Option<SummaryView<'a>>,
    key_points: Option<PointsView<'a>>,
    body: Value,
    contents: Vec<ContentsView<'a>>,
    facts: Vec<FactView>,
    events: Vec<EventView<'a>>,
    sources: Vec<CitationView<'a>>,
    related: Vec<RelatedView<'a>>,
    previous: Option<NeighbourView<'a>>,
    next: Option<NeighbourView<'a>>,
    assumed: &'a [String],
}

#[derive(Serialize)]
struct SummaryView<'a> {
    text: &'a str,
    origin: &'static str,
}

#[derive(Serialize)]
struct PointsView<'a> {
    items: &'a [String],
    origin: &'static str,
}

#[derive(Serialize)]
struct ContentsView<'a> {
    label: &'a str,
    id: &'a str,
}

/// An article's tags of one kind.
#[derive(Serialize)]
struct FactView {
    kind: &'static str,
    label: &'static str,
    one: &'static str,
    tags: Vec<TaggingView>,
}

#[derive(Serialize)]
struct TaggingView {
    tag: Value,
    role: &'static str,
    origin: &'static str,
    mentions: usize,
    evidence: Vec<Value>,
    told: String,
    basis: String,
}

#[derive(Serialize)]
struct EventView<'a> {
    date: DateView,
    text: &'a str,
    place: &'a str,
}

#[derive(Serialize)]
struct CitationView<'a> {
    name: &'a str,
    url: Option<&'a str>,
    accessed: Option<DateView>,
    grade: String,
    grade_text: String,
}

#[derive(Serialize)]
struct RelatedView<'a> {
    title: &'a str,
    url: &'a str,
    date: Option<DateView>,
    reason: String,
}

#[derive(Serialize)]
struct NeighbourView<'a> {
    title: &'a str,
    url: &'a str,
}

/// The context of an article's page.
pub fn context(renderer: &Renderer<'_>, (page, id): (&Page, ArticleId)) -> Context {
    let site = renderer.site;
    let article = site.article(id);
    let document = &article.document;
    let front = &document.front;
    let words = article.words();
    let lang = front.lang.clone().unwrap_or_else(|| site.config.lang.clone());
    let view = BriefingView {
        title: &document.title.text,
        date: article.date.map(DateView::from),
        updated: front.updated.map(DateView::from),
        as_of: front.as_of.map(DateView::from),
        authors: &front.authors,
        reading_minutes: words.div_ceil(READING_SPEED).max(1),
        words,
        lang: lang.clone(),
        summary: article.summary.as_ref().map(|gist| SummaryView { text: &gist.what, origin: gist.origin.word() }),
        key_points: article.key_points.as_ref().map(points),
        body: Value::safe_string(&body(renderer, article)),
        contents: contents(article),
        facts: facts(renderer, article),
        events: events(article),
        sources: front.sources.iter().map(citation).collect(),
        related: site.related[id.0 as usize].iter().map(|related| related_view(renderer, related)).collect(),
        previous: id.0.checked_add(1).and_then(|id| neighbour(renderer, ArticleId(id))),
        next: id.0.checked_sub(1).and_then(|id| neighbour(renderer, ArticleId(id))),
        assumed: &article.assumed,
    };
    let mut context = renderer.context(&PageView {
        title: document.title.text.clone(),
        description: text::shorten(article.summary.as_ref().map_or("", |gist| &gist.what), 200),
        section: "briefings",
        lang,
        breadcrumbs: vec![LinkView { label: "Briefings".into(), url: renderer.path(&Route::section("briefings")) }],
        published: article.date.map(|date| date.rfc3339()),
        noindex: front.draft,
        ..PageView::new(site, &page.route, "briefing")
    });
    context.insert("briefing", &view);
    context
}

fn points(gist: &Gist<Vec<String>>) -> PointsView<'_> {
    PointsView { items: &gist.what, origin: gist.origin.word() }
}

fn body(renderer: &Renderer<'_>, article: &Article) -> String {
    let resolver = Resolver { site: renderer.site, plan: renderer.plan, article };
    let links = Links {
        remote_images: renderer.site.config.remote_images,
        resolve: &|target, kind| resolver.resolve(target, kind),
    };
    document::html(&article.document, &article.source, &links)
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

/// Its tags by kind; they stand in that order.
fn facts(renderer: &Renderer<'_>, article: &Article) -> Vec<FactView> {
    let kind = |tagging: &Tagging| renderer.site.tag(tagging.tag).kind;
    let fact = |tags: &[Tagging]| {
        let kind = tags.first().map_or(Kind::Topic, kind);
        FactView {
            kind: kind.word(),
            label: plural(kind),
            one: singular(kind),
            tags: tags.iter().map(|tagging| tagging_view(renderer, article, tagging)).collect(),
        }
    };
    article.tags.chunk_by(|a, b| kind(a) == kind(b)).map(fact).collect()
}

fn tagging_view(renderer: &Renderer<'_>, article: &Article, tagging: &Tagging) -> TaggingView {
    TaggingView {
        tag: renderer.shared.tag(tagging.tag),
        role: tagging.role.word(),
        origin: tagging.origin.word(),
        mentions: tagging.mentions.len(),
        evidence: tagging.mentions.iter().take(EXCERPTS).map(|&mention| evidence(article, mention)).collect(),
        told: told(tagging.mentions.len()),
        basis: basis(tagging),
    }
}

/// The words around a mention, with the mention marked. Ready as HTML, since a page has dozens of them.
fn evidence(article: &Article, mention: Mention) -> Value {
    let [before, found, after] = article.excerpt(mention);
    let mut html = Vec::with_capacity(before.len() + found.len() + after.len() + 32);
    // Writing to a Vec cannot fail.
    let _ = tera::escape_html(before, &mut html);
    html.extend_from_slice(b"<mark>");
    let _ = tera::escape_html(found, &mut html);
    html.extend_from_slice(b"</mark>");
    let _ = tera::escape_html(after, &mut html);
    Value::safe_string(&String::from_utf8_lossy(&html))
}

/// How often a tag is mentioned, in words; empty for never.
fn told(mentions: usize) -> String {
    match mentions {
        0 => String::new(),
        1 => "1 mention".to_owned(),
        many => format!("{many} mentions"),
    }
}

/// Why an article has a tag, in words.
fn basis(tagging: &Tagging) -> String {
    let origin = match tagging.origin {
        Origin::Author => "Listed by the author",
        Origin::Reviewed => "Confirmed in review",
        Origin::Extracted => "Found in the text",
    };
    let rule = match tagging.rule {
        Some(Rule::Title) => "; named in the title",
        Some(Rule::Lead) => "; named in the lead",
        Some(Rule::Body) => "; named in the text",
        Some(Rule::Phrases) => "; shown by its phrases",
        Some(Rule::Listed) => "; a name of the lists",
        Some(Rule::Office) => "; named with an office or title",
        Some(Rule::GivenName | Rule::FamilyName) => "; has the form of a person's name",
        Some(Rule::Speech) => "; named as a speaker",
        Some(Rule::HeadNoun | Rule::Abbreviation) => "; has the form of an organisation's name",
        Some(Rule::Designation) => "; has the form of a designation",
        Some(Rule::Calendar | Rule::Relative | Rule::Attribution | Rule::Continued | Rule::Reporting | Rule::Amount) | None => "",
    };
    [origin, rule].concat()
}

fn events(article: &Article) -> Vec<EventView<'_>> {
    let mut events: Vec<_> = article.document.front.events.iter().collect();
    events.sort_by_key(|event| event.date);
    events
        .into_iter()
        .map(|event| EventView { date: event.date.into(), text: &event.text, place: &event.place })
        .collect()
}

fn citation(citation: &Citation) -> CitationView<'_> {
    // The wording of the Admiralty code: NATO AJP-2.1, tables of reliability and credibility.
    let reliability = citation.reliability.map(|letter| {
        let words = match letter {
            'A' => "completely reliable",
            'B' => "usually reliable",
            'C' => "fairly reliable",
            'D' => "not usually reliable",
            'E' => "unreliable",
            _ => "reliability cannot be judged",
        };
        (letter.to_string(), words)
    });
    let credibility = citation.credibility.map(|number| {
        let words = match number {
            1 => "confirmed by other sources",
            2 => "probably true",
            3 => "possibly true",
            4 => "doubtful",
            5 => "improbable",
            _ => "truth cannot be judged",
        };
        (number.to_string(), words)
    });
    let parts: Vec<(String, &str)> = reliability.into_iter().chain(credibility).collect();
    CitationView {
        name: &citation.name,
        url: citation.url.as_deref(),
        accessed: citation.accessed.map(DateView::from),
        grade: parts.iter().map(|(sign, _)| sign.as_str()).collect(),
        grade_text: parts.iter().map(|(_, words)| *words).collect::<Vec<_>>().join("; "),
    }
}

fn related_view<'a>(renderer: &'a Renderer<'a>, related: &Related) -> RelatedView<'a> {
    const NAMED: usize = 3;
    let site = renderer.site;
    let other = site.article(related.article);
    let mut names: Vec<&str> = Vec::with_capacity(NAMED);
    for name in related.shared.iter().map(|&tag| site.tag(tag).name.as_str()) {
        // An alliance may be a topic and an organisation; to the reader it is one thing.
        if names.len() < NAMED && !names.contains(&name) {
            names.push(name);
        }
    }
    let days = match related.days {
        None => String::new(),
        Some(0) => "; the same day".to_owned(),
        Some(1) => "; 1 day apart".to_owned(),
        Some(days) => format!("; {days} days apart"),
    };
    RelatedView {
        title: &other.document.title.text,
        url: renderer.shared.article(related.article),
        date: other.date.map(DateView::from),
        reason: format!("both: {}{days}", names.join(", ")),
    }
}

fn neighbour<'a>(renderer: &'a Renderer<'a>, id: ArticleId) -> Option<NeighbourView<'a>> {
    let article = renderer.site.articles.get(id.0 as usize)?;
    Some(NeighbourView { title: &article.document.title.text, url: renderer.shared.article(id) })
}
