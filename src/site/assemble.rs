//! From articles as read to the site: whose word counts, which slug and date, which tags.
//!
//! The order of authority is front matter, then sidecar, then extraction. What a person listed comes first and is
//! primary; extraction adds what the text names besides, except what a person has said it is not.

use super::article::{Article, Assumed, Gist, Origin, Tagging};
use super::authority::{self, Beside, Voice, Word};
use super::naming::Names;
use super::tag::{Kind, Tag};
use super::tags::{Tags, number};
use super::{ArticleId, ListSizes, Meeting, Month, Outlet, Related, Site, TagId};
use super::{findings, meetings, months, outlets, places, profile, quotes, related, subjects};
use crate::config::Config;
use crate::date::When;
use crate::diag::{self, Noted, Notes};
use crate::document::{Document, TitleOrigin};
use crate::extract::{self, Found, Mention, Metadata, Part, Role, Rule};
use crate::gazetteer::Gazetteer;
use crate::slug::Slug;
use crate::source::{Place, Source, Span};
use crate::text;
use crate::wording::Wording;
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// An article as it was read.
#[derive(Debug, Clone)]
pub struct Reading {
    /// The file.
    pub source: Source,
    /// The file as parsed; shared, since a preview keeps it from one round to the next.
    pub document: Arc<Document>,
    /// What extraction found; empty if it is off.
    pub metadata: Metadata,
    /// What its sidecar says.
    pub sidecar: Option<Beside>,
}

/// What assembly needs besides the articles.
#[derive(Clone, Copy)]
pub struct Scope<'a> {
    /// The names.
    pub gazetteer: &'a Gazetteer,
    /// Today, for dates that a text leaves open.
    pub today: Date,
    /// Whether drafts are shown.
    pub drafts: Draft,
}

/// Whether drafts are part of the site.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Draft {
    /// They are left out.
    #[default]
    LeftOut,
    /// They are shown.
    Shown,
}

pub(super) fn assemble(config: Config, readings: Vec<Reading>, scope: Scope<'_>, words: &Wording) -> Noted<Site> {
    let names = Names::new(scope.gazetteer);
    let mut gathered = gather(&names, readings, scope);
    profile::complete(&mut gathered.value.tags, &gathered.value.articles, scope.gazetteer);
    places::call(&mut gathered.value.tags, &config.lang, scope.gazetteer);
    subjects::call(&mut gathered.value.tags, words);
    let Noted { value, notes } = gathered;
    let (overview, company) = rayon::join(|| Overview::of(&value, &names), || Company::of(&value));
    Noted::new(finish(config, (value, overview, company), scope), notes)
}

/// Assembles a site of an article that knows nothing of others' tags, nor of what only pages show.
pub(super) fn alone(names: &Names, reading: Reading, scope: Scope<'_>) -> Site {
    let gathered = gather(names, vec![reading], scope).value;
    let company = Company::of(&gathered);
    finish(Config::default(), (gathered, Overview::default(), company), scope)
}

/// Articles in their order, with their tags.
struct Gathered {
    articles: Vec<Article>,
    tags: Vec<Tag>,
    drafts: BTreeSet<Arc<str>>,
}

/// What only pages show of many articles.
#[derive(Default)]
struct Overview {
    meetings: Vec<Meeting>,
    months: Vec<Month>,
    outlets: Vec<Outlet>,
}

impl Overview {
    fn of(Gathered { articles, tags, .. }: &Gathered, names: &Names) -> Self {
        Self {
            meetings: meetings::meetings(articles, tags),
            months: months::months(articles),
            outlets: outlets::outlets(articles, (tags, names)),
        }
    }
}

/// What has to do with what.
struct Company {
    related: Vec<Vec<Related>>,
    together: Vec<Vec<(TagId, u32)>>,
}

impl Company {
    fn of(Gathered { articles, tags, .. }: &Gathered) -> Self {
        Self { related: related::related(articles, tags), together: related::together(articles, tags) }
    }
}

fn gather(names: &Names, readings: Vec<Reading>, scope: Scope<'_>) -> Noted<Gathered> {
    let mut tags = Tags::new(names);
    let mut notes = Notes::new();
    let mut articles = Vec::with_capacity(readings.len());
    let mut drafts = BTreeSet::new();
    for reading in readings {
        if reading.document.front.draft && scope.drafts == Draft::LeftOut {
            drafts.insert(reading.source.path);
            continue;
        }
        articles.push(notes.take(article(reading, &mut tags, scope)));
    }
    articles.sort_by(|a, b| (b.date, &a.slug, &a.source.path).cmp(&(a.date, &b.slug, &b.source.path)));
    notes.extend(check_slugs(&articles));
    let (tags, merged) = tags.finish();
    notes.extend(merged);
    let tags = number(tags, &mut articles);
    Noted::new(Gathered { articles, tags, drafts }, notes)
}

fn finish(config: Config, (gathered, overview, company): (Gathered, Overview, Company), scope: Scope<'_>) -> Site {
    let Gathered { articles, tags, drafts } = gathered;
    let Overview { meetings, months, outlets } = overview;
    let by_path = (0u32..).zip(&articles).map(|(id, article)| (article.source.path.clone(), ArticleId(id))).collect();
    let Company { related, together } = company;
    let lists = ListSizes::of(scope.gazetteer);
    Site { config, articles, tags, related, together, meetings, months, outlets, lists, drafts, by_path }
}

fn article(reading: Reading, tags: &mut Tags<'_>, scope: Scope<'_>) -> Noted<Article> {
    let Reading { source, mut document, mut metadata, mut sidecar } = reading;
    let today = scope.today;
    let mut notes = Notes::new();
    let mut assumed = Vec::new();
    if document.title.origin != TitleOrigin::Author {
        assumed.push(Assumed::Title);
    }
    let mut date = document.front.date;
    if !document.front.is_dated {
        date = assumed_date((&source, &document), today, (&mut notes, &mut assumed));
    }
    if date.is_none() && !document.front.is_dated {
        notes.push(diag::article::undated(&source.whole()));
    }
    if let Some(expires) = document.front.expires.filter(|expires| expires.day() < today) {
        assumed.push(Assumed::Expired(expires));
    }
    let slug = slug(&source, &document);
    if let Some(beside) = &mut sidecar {
        authority::join(&mut document, beside);
    }
    authority::settle(&mut metadata, (&document.front.said, sidecar.as_ref()), (tags.names(), scope.gazetteer));
    let mut taggings = taggings(&document, (&mut metadata, sidecar.as_ref()), (tags, scope.gazetteer));
    let summary = summary(&document, &metadata, sidecar.as_ref());
    let key_points = key_points(&document, sidecar.as_ref());
    // Who keeps one finding has not said that the others matter less.
    let said = taggings.iter().filter(|tagging| tagging.origin == Origin::Author);
    let given: Vec<Kind> = said.map(|tagging| tags.kind(tagging.tag)).collect();
    let names = tags.names();
    let said = (&document.front.said, sidecar.as_ref().map(|beside| &beside.said.said));
    let quotes = notes.take(quotes::settled(std::mem::take(&mut metadata.quotes), said, &document.prose));
    let tag = |kind, name: &str| tags.found(kind, name);
    let mut findings = findings::take((metadata, quotes), (&mut taggings, &given), (names, scope.gazetteer), tag);
    quotes::introduce(&mut findings.quotes, &taggings, tags);
    let article = Article { slug, date, summary, key_points, tags: taggings, findings, assumed, source, document };
    Noted::new(article, notes)
}

/// The day of an article: its author's, or the one that its file's name or its text gives.
pub fn day_of(source: &Source, document: &Document, today: Date) -> Option<Date> {
    if document.front.is_dated {
        return document.front.date.map(|date| date.day());
    }
    let (stem, _) = stem_of(&source.path);
    extract::date_from_name(stem).or_else(|| Some(extract::date(&document.prose, today)?.0))
}

fn assumed_date(
    (source, document): (&Source, &Document),
    today: Date,
    (notes, assumed): (&mut Notes, &mut Vec<Assumed>),
) -> Option<When> {
    let (stem, _) = stem_of(&source.path);
    if let Some(when) = extract::date_from_name(stem).and_then(When::on) {
        notes.push(diag::article::assumed_date(&source.whole(), &when.iso(), "the file's name"));
        return Some(when);
    }
    let (day, span) = extract::date(&document.prose, today)?;
    let when = When::on(day)?;
    let said = document.prose.slice(span);
    let place = Place { path: source.path.clone(), span: document.prose.source_span(span) };
    notes.push(diag::article::assumed_date(&place, &when.iso(), &format!("“{said}”")));
    assumed.push(Assumed::Date(said.to_owned()));
    Some(when)
}

fn stem_of(path: &str) -> (&str, &str) {
    let name = path.rsplit('/').next().unwrap_or(path);
    name.rsplit_once('.').unwrap_or((name, ""))
}

/// An article's slug: its author's, or one of its title, its file's name, or a hash.
fn slug(source: &Source, document: &Document) -> Slug {
    let (stem, _) = stem_of(&source.path);
    document
        .front
        .slug
        .clone()
        .or_else(|| Slug::new(&document.title.text))
        .or_else(|| Slug::new(stem))
        .unwrap_or_else(|| Slug::hashed("briefing", &document.title.text))
}

fn summary(document: &Document, metadata: &Metadata, sidecar: Option<&Beside>) -> Option<Gist<String>> {
    const LONGEST: usize = 400;
    if let Some(what) = document.front.said.summary.clone() {
        return Some(Gist { what, origin: Origin::Author });
    }
    let here = sidecar.and_then(|beside| beside.said.said.summary.clone());
    let is = here.as_ref().map(|text| text::fingerprint([text.as_str()]));
    let was = sidecar.and_then(|beside| beside.said.written.summary.as_ref());
    match authority::gist(sidecar, (is, was)) {
        Word::Found => {}
        Word::Gone => return None,
        Word::Kept(origin) => return here.map(|what| Gist { what, origin }),
    }
    let what = text::shorten(document.prose.slice(metadata.summary?.span), LONGEST);
    Some(Gist { what, origin: Origin::Extracted })
}

/// The key points that a person has chosen, or confirmed; none at all if they took them out.
fn key_points(document: &Document, sidecar: Option<&Beside>) -> Option<Gist<Vec<String>>> {
    if let Some(what) = document.front.said.key_points.clone() {
        return Some(Gist { what, origin: Origin::Author });
    }
    let here = sidecar.and_then(|beside| beside.said.said.key_points.clone());
    let is = here.as_ref().map(|points| text::fingerprint(points.iter().map(String::as_str)));
    let was = sidecar.and_then(|beside| beside.said.written.key_points.as_ref());
    match authority::gist(sidecar, (is, was)) {
        Word::Found => None,
        Word::Gone => Some(Gist { what: Vec::new(), origin: Origin::Reviewed }),
        Word::Kept(origin) => here.map(|what| Gist { what, origin }),
    }
}

/// All tags of an article, with the mentions that were found of them. Within a kind the order is: the author's, the
/// sidecar's, then what was found.
fn taggings(
    document: &Document,
    (metadata, sidecar): (&mut Metadata, Option<&Beside>),
    (tags, gazetteer): (&mut Tags<'_>, &Gazetteer),
) -> Vec<Tagging> {
    let mut given: Vec<Tagging> = Vec::new();
    let author = &document.front.said;
    let sidecar = sidecar.map(|beside| Voice::Sidecar(beside, author));
    let voices: Vec<Voice<'_>> = [Some(Voice::Author(author)), sidecar].into_iter().flatten().collect();
    for voice in &voices {
        for (id, role) in voice.countries() {
            let found = metadata.countries.iter_mut().find(|found| found.what == id);
            let tagging = by_person(tags.country(gazetteer, id), voice.of_country(id), found);
            add(&mut given, Tagging { role, ..tagging });
        }
    }
    let said = given.iter().any(|tagging| tagging.role == Role::Primary && tagging.origin == Origin::Author);
    for found in &mut metadata.countries {
        let mut tagging = extracted(tags.country(gazetteer, found.what), found);
        // Where the author has said what it is about, the rest is mentioned.
        tagging.role = if said { Role::Mentioned } else { found.role };
        add(&mut given, tagging);
    }
    for voice in &voices {
        for id in voice.topics() {
            let found = metadata.topics.iter_mut().find(|found| found.what == id);
            add(&mut given, by_person(tags.topic(gazetteer, id), voice.of_topic(id), found));
        }
    }
    for found in &mut metadata.topics {
        add(&mut given, extracted(tags.topic(gazetteer, found.what), found));
    }
    for voice in &voices {
        for kind in [Kind::Person, Kind::Organisation, Kind::System] {
            for word in voice.names(kind, tags.names()) {
                let origin = voice.of_name(kind, word);
                // What Chancery itself wrote and still finds comes in with what was found, by the same rules.
                if origin == Origin::Extracted && findings::has(metadata, (kind, &word.text), (tags.names(), gazetteer))
                {
                    continue;
                }
                add(&mut given, named(tags.named(kind, word), origin, (&word.text, document)));
            }
        }
    }
    given
}

/// Adds a tag unless the article has it already.
fn add(given: &mut Vec<Tagging>, tagging: Tagging) {
    if !given.iter().any(|known| known.tag == tagging.tag) {
        given.push(tagging);
    }
}

fn by_person<T>(tag: TagId, origin: Origin, found: Option<&mut Found<T>>) -> Tagging {
    let rule = found.as_ref().map(|found| found.rule);
    let mentions = found.map_or_else(Vec::new, mentions);
    Tagging { tag, role: Role::Primary, origin, rule, mentions, told: None }
}

/// A tag that a person gave by name, with the places where the text has exactly that name.
fn named(tag: TagId, origin: Origin, (name, document): (&str, &Document)) -> Tagging {
    let parts = [(Part::Title, document.title.text.as_str()), (Part::Body, document.prose.text())];
    let mut mentions = Vec::new();
    for (part, text) in parts {
        let whole = text::occurrences(text, name);
        mentions.extend(whole.map(|range| Mention { part, span: Span::from(range) }));
    }
    let rule = mentions.first().map(|first| if first.part == Part::Title { Rule::Title } else { Rule::Body });
    Tagging { tag, role: Role::Primary, origin, rule, mentions, told: None }
}

fn extracted<T>(tag: TagId, found: &mut Found<T>) -> Tagging {
    let rule = Some(found.rule);
    Tagging { tag, role: found.role, origin: Origin::Extracted, rule, mentions: mentions(found), told: None }
}

/// Takes a finding's mentions; the tag keeps them from here on.
fn mentions<T>(found: &mut Found<T>) -> Vec<Mention> {
    let mut mentions = std::mem::take(&mut found.mentions);
    mentions.shrink_to_fit();
    mentions
}

fn check_slugs(articles: &[Article]) -> Notes {
    let mut first: BTreeMap<&Slug, &Article> = BTreeMap::new();
    let mut notes = Notes::new();
    let mut by_path: Vec<&Article> = articles.iter().collect();
    by_path.sort_by(|a, b| a.source.path.cmp(&b.source.path));
    for article in by_path {
        if let Some(other) = first.get(&article.slug) {
            let (place, other): (Place, Place) = (title_place(article), title_place(other));
            notes.push(diag::site::duplicate_slug(&place, article.slug.as_str(), &other));
        } else {
            first.insert(&article.slug, article);
        }
    }
    notes
}

fn title_place(article: &Article) -> Place {
    let title = article.document.front.title.as_ref();
    title.map_or_else(|| article.source.whole(), |word| word.place.clone())
}

/// A sidecar's hash of the text that it was made for: BLAKE3 of the plain text, in hexadecimal.
pub fn text_hash(document: &Document) -> Arc<str> {
    blake3::hash(document.prose.text().as_bytes()).to_hex().as_str().into()
}
