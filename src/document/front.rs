//! Front matter: what a person said about an article.

mod foreign;
mod sidecar;

pub use sidecar::{Sidecar, Written, sidecar};

use crate::date::When;
use crate::diag::{self, Noted, Notes};
use crate::gazetteer::{CountryId, Gazetteer, TopicId};
use crate::keys::{Keys, Where, Word};
use crate::route::{LONGEST_ALIAS, Route};
use crate::slug::Slug;
use crate::source::Source;
use std::ops::Range;

/// The most texts in a list, so that one article cannot swamp a site.
const MOST_WORDS: usize = 200;

/// The most sources and events.
const MOST_TABLES: usize = 1000;

/// What a person said about an article's tags and gist, in the front matter or in a sidecar.
#[derive(Debug, Clone, Default)]
pub struct Said {
    /// The bottom line.
    pub summary: Option<String>,
    /// The key points.
    pub key_points: Option<Vec<String>>,
    /// Countries that it is about.
    pub countries: Vec<CountryId>,
    /// Topics.
    pub topics: Vec<TopicId>,
    /// People.
    pub people: Vec<Word>,
    /// Organisations.
    pub organisations: Vec<Word>,
    /// Weapon systems and platforms.
    pub systems: Vec<Word>,
    /// Countries that it only mentions.
    pub mentioned: Vec<CountryId>,
    /// Countries that must not be found again.
    pub not_countries: Vec<CountryId>,
    /// Topics that must not be found again.
    pub not_topics: Vec<TopicId>,
    /// People that must not be found again.
    pub not_people: Vec<Word>,
    /// Organisations that must not be found again.
    pub not_organisations: Vec<Word>,
    /// Systems that must not be found again.
    pub not_systems: Vec<Word>,
    /// Quotes with who said them.
    pub quotes: Vec<Attribution>,
    /// Words in quotation marks that are no quotes.
    pub not_quotes: Vec<Word>,
}

/// A quote, and who said it.
#[derive(Debug, Clone)]
pub struct Attribution {
    /// Its words, or those with which it begins and `…`.
    pub text: Word,
    /// Who said it; empty if nobody is to be named.
    pub speaker: String,
}

/// An article's front matter, checked.
#[derive(Debug, Clone, Default)]
pub struct Front {
    /// The title.
    pub title: Option<Word>,
    /// When it was published.
    pub date: Option<When>,
    /// Whether the author gave a date, even if it is none.
    pub is_dated: bool,
    /// When it was last changed.
    pub updated: Option<When>,
    /// The day whose state of affairs it tells.
    pub as_of: Option<When>,
    /// The day after which it should not be relied on.
    pub expires: Option<When>,
    /// Not for readers yet.
    pub draft: bool,
    /// Its address, if not made from the title.
    pub slug: Option<Slug>,
    /// Former addresses, each with its place.
    pub aliases: Vec<(Route, crate::source::Place)>,
    /// Who wrote it.
    pub authors: Vec<String>,
    /// Its language (BCP 47), if not the site's.
    pub lang: Option<String>,
    /// Tags and gist.
    pub said: Said,
    /// What it is based on.
    pub sources: Vec<Citation>,
    /// Dated events, in the author's order.
    pub events: Vec<Event>,
}

/// A source that an article is based on. Grades follow the Admiralty code (NATO AJP-2.1).
#[derive(Debug, Clone)]
pub struct Citation {
    /// Its publisher and title.
    pub name: String,
    /// Its address, http or https.
    pub url: Option<String>,
    /// When it was read.
    pub accessed: Option<When>,
    /// Reliability of the source, `A` to `F`.
    pub reliability: Option<char>,
    /// Credibility of the information, 1 to 6.
    pub credibility: Option<u8>,
}

impl Citation {
    /// Its grade, `B2`, or the half of it that is given; may be empty.
    pub fn grade(&self) -> String {
        let credibility = self.credibility.map(|number| char::from(b'0' + number.min(9)));
        self.reliability.into_iter().chain(credibility).collect()
    }

    /// Whether it has a grade, or half of one.
    pub fn is_graded(&self) -> bool {
        self.reliability.is_some() || self.credibility.is_some()
    }
}

/// A dated event.
#[derive(Debug, Clone)]
pub struct Event {
    /// When.
    pub date: When,
    /// What.
    pub text: String,
    /// Where; may be empty.
    pub place: String,
}

/// The parts of a source.
pub struct Split {
    /// The bytes between the `+++` lines.
    pub front: Option<Range<usize>>,
    /// The bytes after them.
    pub body: Range<usize>,
    /// Whether there is front matter at all.
    pub closed: bool,
}

/// Divides a source into front matter and body. A front matter that is never closed leaves nothing to go on with.
pub fn split(source: &Source) -> Noted<Option<Split>> {
    let text = &source.text;
    let mut lines = text.split_inclusive('\n');
    let first = lines.next().unwrap_or("");
    if first.trim_end() != "+++" {
        return match foreign::mistaken(source) {
            Some(note) => Noted::new(None, Notes::from_iter([note])),
            None => Noted::new(Some(Split { front: None, body: 0..text.len(), closed: false }), Notes::new()),
        };
    }
    let mut at = first.len();
    for line in lines {
        if line.trim_end() == "+++" {
            let split = Split { front: Some(first.len()..at), body: at + line.len()..text.len(), closed: true };
            return Noted::new(Some(split), Notes::new());
        }
        at += line.len();
    }
    let note = diag::article::unclosed_front_matter(&source.place(0..3));
    Noted::new(None, Notes::from_iter([note]))
}

/// The bytes of a source's front matter between its two lines, if it has any.
pub fn range(source: &Source) -> Option<Range<usize>> {
    split(source).value?.front
}

/// Checks front matter.
pub fn parse(source: &Source, range: Range<usize>, gazetteer: &Gazetteer) -> Noted<Front> {
    let at = Where { source, base: range.start, what: "the front matter" };
    let mut keys = Keys::parse(at, &source.text[range]);
    let title = keys.required("title");
    let front = Front {
        title,
        is_dated: keys.has("date"),
        date: keys.when("date"),
        updated: keys.when("updated"),
        as_of: keys.when("as_of"),
        expires: keys.when("expires"),
        draft: keys.flag("draft").unwrap_or(false),
        slug: slug(&mut keys),
        aliases: aliases(&mut keys),
        authors: texts(listed(&mut keys, "authors").unwrap_or_default()),
        lang: keys.language("lang"),
        said: said(&mut keys, gazetteer),
        sources: each(&mut keys, "source", citation),
        events: each(&mut keys, "event", event),
    };
    Noted::new(front, keys.finish())
}

fn said(keys: &mut Keys<'_>, gazetteer: &Gazetteer) -> Said {
    let mut said = Said {
        summary: keys.word("summary").map(|word| word.text).filter(|text| !text.is_empty()),
        key_points: listed(keys, "key_points").map(texts),
        countries: countries(keys, "countries", gazetteer),
        mentioned: countries(keys, "mentioned", gazetteer),
        topics: topics(keys, gazetteer),
        people: listed(keys, "people").unwrap_or_default(),
        organisations: listed(keys, "organisations").unwrap_or_default(),
        systems: listed(keys, "systems").unwrap_or_default(),
        quotes: each(keys, "quote", attribution),
        ..Said::default()
    };
    if let Some(mut not) = keys.table("not") {
        said.not_countries = countries(&mut not, "countries", gazetteer);
        said.not_topics = topics(&mut not, gazetteer);
        said.not_people = listed(&mut not, "people").unwrap_or_default();
        said.not_organisations = listed(&mut not, "organisations").unwrap_or_default();
        said.not_systems = listed(&mut not, "systems").unwrap_or_default();
        said.not_quotes = listed(&mut not, "quotes").unwrap_or_default();
        keys.absorb(not);
    }
    said
}

/// A list of texts that is not too long.
fn listed(keys: &mut Keys<'_>, key: &'static str) -> Option<Vec<Word>> {
    let mut words = keys.list(key)?;
    if let Some(first) = words.get(MOST_WORDS) {
        keys.note(diag::article::too_many(&first.place, key, MOST_WORDS));
        words.truncate(MOST_WORDS);
    }
    Some(words)
}

fn countries(keys: &mut Keys<'_>, key: &'static str, gazetteer: &Gazetteer) -> Vec<CountryId> {
    let mut found = Vec::new();
    for word in listed(keys, key).unwrap_or_default() {
        match gazetteer.country_named(&word.text) {
            Some(id) if found.contains(&id) => {}
            Some(id) => found.push(id),
            None => {
                let near = gazetteer.nearest_country(&word.text);
                keys.note(diag::article::unknown_country(&word.place, &word.text, near));
            }
        }
    }
    found
}

fn topics(keys: &mut Keys<'_>, gazetteer: &Gazetteer) -> Vec<TopicId> {
    let mut found = Vec::new();
    for word in listed(keys, "topics").unwrap_or_default() {
        match gazetteer.topic_named(&word.text) {
            Some(id) if found.contains(&id) => {}
            Some(id) => found.push(id),
            None => {
                let near = gazetteer.nearest_topic(&word.text);
                let known: Vec<&str> = gazetteer.topics.iter().map(|topic| topic.id.as_str()).collect();
                keys.note(diag::article::unknown_topic(&word.place, (&word.text, near), &known));
            }
        }
    }
    found
}

fn slug(keys: &mut Keys<'_>) -> Option<Slug> {
    let word = keys.word("slug")?;
    let slug = Slug::exact(&word.text);
    if slug.is_none() {
        let better = Slug::new(&word.text);
        keys.note(diag::article::bad_slug(&word.place, &word.text, better.as_ref().map(Slug::as_str)));
    }
    slug
}

fn aliases(keys: &mut Keys<'_>) -> Vec<(Route, crate::source::Place)> {
    let mut routes = Vec::new();
    for word in listed(keys, "aliases").unwrap_or_default() {
        match Route::alias(&word.text) {
            Some(route) => routes.push((route, word.place)),
            None if word.text.len() > LONGEST_ALIAS => {
                keys.note(diag::article::long_alias(&word.place, LONGEST_ALIAS));
            }
            None => keys.note(diag::article::bad_alias(&word.place, &word.text)),
        }
    }
    routes
}

fn citation(keys: &mut Keys<'_>) -> Option<Citation> {
    let name = keys.required("name");
    let url = keys.word("url").and_then(|word| match super::classify(&word.text) {
        super::Target::External(url) if !url.starts_with("//") => Some(url),
        _ => {
            keys.note(diag::keys::bad_value(&word.place, "url", "an address that begins with https://"));
            None
        }
    });
    let accessed = keys.when("accessed");
    let reliability = keys.word("reliability").and_then(|word| {
        let letter = word.text.chars().next().filter(|letter| ('A'..='F').contains(letter) && word.text.len() == 1);
        if letter.is_none() {
            keys.note(diag::keys::bad_value(&word.place, "reliability", "a letter from \"A\" to \"F\""));
        }
        letter
    });
    let credibility = keys.number("credibility", 1..=6).and_then(|n| u8::try_from(n).ok());
    Some(Citation { name: name?.text, url, accessed, reliability, credibility })
}

fn attribution(keys: &mut Keys<'_>) -> Option<Attribution> {
    let text = keys.required("text");
    let speaker = keys.word("speaker").map_or_else(String::new, |word| word.text);
    Some(Attribution { text: text?, speaker })
}

fn event(keys: &mut Keys<'_>) -> Option<Event> {
    let is_dated = keys.has("date");
    let date = keys.when("date");
    let text = keys.required("text");
    let place = keys.word("place").map_or_else(String::new, |word| word.text);
    if !is_dated {
        keys.lack("date", "the event");
    }
    Some(Event { date: date?, text: text?.text, place })
}

fn each<T>(keys: &mut Keys<'_>, key: &'static str, one: fn(&mut Keys<'_>) -> Option<T>) -> Vec<T> {
    let mut found = Vec::new();
    let mut tables = keys.tables(key);
    if let Some(first) = tables.get(MOST_TABLES) {
        keys.note(diag::article::too_many(&first.place(), key, MOST_TABLES));
        tables.truncate(MOST_TABLES);
    }
    for mut table in tables {
        found.extend(one(&mut table));
        keys.absorb(table);
    }
    found
}

fn texts(words: Vec<Word>) -> Vec<String> {
    words.into_iter().map(|word| word.text).collect()
}
