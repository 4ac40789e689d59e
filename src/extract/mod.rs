//! Reading an article: what it is about, who and what it names, what happened when, who says it, and its bottom line.
//!
//! Pure and deterministic. Every finding carries the bytes that show it and the rule that found it. Knows no other
//! article and nothing that its author said; whose word counts is decided where the site is assembled.

mod countries;
mod dates;
mod figures;
mod finding;
mod gist;
mod language;
mod organisations;
mod passage;
mod people;
mod quotes;
mod reading;
mod sources;
mod systems;
mod topics;
mod weight;

pub use dates::from_name as date_from_name;
pub use finding::{
    Cited, Dated, Figure, FigureKind, Found, Mention, Metadata, Organisation, Part, Person, Point, Precision, Quote,
    Role, Rule, System, Tells, chronology,
};
pub use gist::leans;

use crate::gazetteer::{Chunks, Gazetteer};
use crate::source::Span;
use crate::text::{BlockKind, Prose};
use jiff::civil::Date;
use passage::{Passage, Place, Sentence, Shape, Word};
use reading::{Extent, Find, Finds, Reading, leftmost_longest, parts};
use std::mem;
use weight::weigh;

/// What is read.
#[derive(Clone, Copy)]
pub struct Text<'a> {
    /// The title, unless it is only the first sentence again.
    pub title: &'a str,
    /// The place and day before the body, where they are given apart from it; usually empty.
    pub dateline: &'a str,
    /// The body.
    pub prose: &'a Prose,
    /// The day of the article, from which a day without a year is counted.
    pub date: Option<Date>,
}

/// An article while it is read: what is known of it so far.
struct Draft<'a> {
    text: Text<'a>,
    reading: Reading<'a>,
    finds: Finds,
    made: Made,
    metadata: Metadata,
}

/// What one step makes for the next one.
#[derive(Default)]
struct Made {
    /// The names of organisations.
    named: Vec<organisations::Named>,
    /// The runs of name words.
    runs: [people::Runs; 2],
    /// The names of people among them.
    candidates: Vec<people::Candidate>,
    /// The people, until it is known which countries are meant.
    told: Vec<people::Told>,
    /// The dates of each sentence, as their words tell them.
    written: Vec<Vec<dates::Written>>,
}

/// Reads an article.
pub fn metadata(text: Text<'_>, gazetteer: &Gazetteer) -> Metadata {
    several(&[text], gazetteer).pop().unwrap_or_default()
}

/// Bytes of text that are read together: a text more is taken until they are reached. With much more, what is known of the
/// texts no longer stays near the processor.
const TOGETHER: usize = 64 * 1024;

/// What is best read together, in order. `bytes` is the size of a text.
pub fn batches<T>(mut texts: &[T], bytes: impl Fn(&T) -> usize) -> impl Iterator<Item = &[T]> {
    std::iter::from_fn(move || {
        let mut sum = 0;
        let few = texts.iter().take_while(|text| {
            let room = sum < TOGETHER;
            sum += bytes(text);
            room
        });
        let (some, behind) = texts.split_at(few.count());
        texts = behind;
        (!some.is_empty()).then_some(some)
    })
}

/// Reads several articles, each for itself. Short ones are read faster together than one by one.
pub fn several(texts: &[Text<'_>], gazetteer: &Gazetteer) -> Vec<Metadata> {
    batches(texts, |text| text.prose.text().len()).flat_map(|some| together(some, gazetteer)).collect()
}

/// Reads a few articles, one step of all of them after the other: a processor keeps the code of a step at hand, not that of
/// all steps.
fn together(texts: &[Text<'_>], gazetteer: &Gazetteer) -> Vec<Metadata> {
    let mut drafts = drafts(texts, gazetteer);
    let steps: [fn(&mut Draft<'_>, &Gazetteer); 15] = [
        |draft, gazetteer| draft.made.named = organisations::named(&draft.reading, gazetteer),
        |Draft { reading, made, metadata, .. }, _| {
            metadata.organisations = organisations::found(mem::take(&mut made.named), reading);
        },
        |draft, gazetteer| draft.metadata.systems = systems::found(&draft.reading, gazetteer),
        |Draft { reading, made, metadata, .. }, gazetteer| {
            made.runs = people::runs(reading, gazetteer, (&metadata.organisations, &metadata.systems));
        },
        |Draft { reading, made, .. }, gazetteer| {
            made.candidates = people::candidates(reading, &mem::take(&mut made.runs), gazetteer);
        },
        |Draft { reading, finds, made, .. }, gazetteer| {
            made.told = people::told(mem::take(&mut made.candidates), reading);
            people::without_their_places(&mut finds.places, (reading, &mut made.told), gazetteer);
        },
        |Draft { text, reading, finds, made, metadata }, gazetteer| {
            let (extent, words) = (reading.extent, &parts(*text));
            metadata.countries = countries::found(&finds.places, (extent, words), gazetteer);
            metadata.people = people::found(mem::take(&mut made.told), &metadata.countries);
        },
        |draft, gazetteer| {
            draft.metadata.topics = topics::found(&draft.finds.phrases, &draft.reading, gazetteer);
        },
        |Draft { reading, metadata, .. }, _| {
            metadata.quotes = quotes::found(reading, &metadata.people, &metadata.organisations);
        },
        |Draft { reading, metadata, .. }, _| {
            metadata.sources = sources::found(reading, (&metadata.people, &metadata.organisations));
        },
        |draft, _| draft.made.written = dates::written(&draft.reading),
        |Draft { reading, made, metadata, .. }, _| {
            metadata.dates = dates::found(reading, &mem::take(&mut made.written));
        },
        |draft, gazetteer| draft.metadata.figures = figures::found(&draft.reading, gazetteer),
        |draft, _| draft.metadata.lang = language::of(&draft.reading.body),
        |Draft { text, reading, metadata, .. }, gazetteer| {
            let weights = weights(metadata);
            metadata.summary = gist::summary(*text, (&reading.body, gazetteer), &weights);
            metadata.key_points = gist::key_points(&reading.body, metadata.summary, &weights);
        },
    ];
    for step in steps {
        for draft in &mut drafts {
            step(draft, gazetteer);
        }
    }
    drafts.into_iter().map(|draft| draft.metadata).collect()
}

/// Articles, divided into words and sentences, of which the names of the lists are known.
fn drafts<'a>(texts: &[Text<'a>], gazetteer: &Gazetteer) -> Vec<Draft<'a>> {
    let mut chunks: [Chunks; 3] = Default::default();
    let draft = |&text: &Text<'a>| {
        for (chunks, (_, words)) in chunks.iter_mut().zip(parts(text)) {
            chunks.hold(words);
        }
        let mut reading = Reading::divided(text, &chunks, gazetteer);
        let finds = reading.find(text, &chunks, gazetteer);
        Draft { text, reading, finds, made: Made::default(), metadata: Metadata::default() }
    };
    texts.iter().map(draft).collect()
}

/// What makes a sentence weighty: the topics and countries that the article is about, figures and dated events.
fn weights(metadata: &Metadata) -> Vec<gist::Weighed> {
    let mut weights = Vec::with_capacity(32);
    let mut kind = 1;
    let mut add = |spans: &mut dyn Iterator<Item = Span>, points: u32| {
        weights.extend(spans.map(|span| gist::Weighed { span, kind, points }));
        kind <<= 1;
    };
    for found in metadata.topics.iter().take(3) {
        add(&mut in_body(&found.mentions), 2);
    }
    for found in metadata.countries.iter().filter(|found| found.role == Role::Primary).take(4) {
        add(&mut in_body(&found.mentions), 1);
    }
    add(&mut metadata.figures.iter().map(|figure| figure.span), 2);
    add(&mut metadata.dates.iter().filter(|dated| dated.tells == Tells::Event).map(|dated| dated.span), 1);
    // Everybody counts where they are named first.
    let people = metadata.people.iter().filter_map(|found| in_body(&found.mentions).next());
    weights.extend(people.map(|span| gist::Weighed { span, kind: 0, points: 1 }));
    // By place, as one number. Of two kinds at one place either may come first.
    weights.sort_unstable_by_key(|weighed| u64::from(weighed.span.start) << 32 | u64::from(weighed.span.end));
    weights
}

/// Where the body mentions something.
fn in_body(mentions: &[Mention]) -> impl Iterator<Item = Span> + '_ {
    mentions.iter().filter(|mention| mention.part == Part::Body).map(|mention| mention.span)
}

/// Only the countries of an article, for those who need no more.
pub fn countries(text: Text<'_>, gazetteer: &Gazetteer) -> Vec<Found<crate::gazetteer::CountryId>> {
    let mut finds = Vec::new();
    let code = reading::code_of(text.prose);
    for (part, words) in parts(text) {
        gazetteer.matcher.find_places(words, |hit| {
            if part != Part::Body || !reading::is_code(&code, hit.span) {
                finds.push(Find { part, hit });
            }
        });
    }
    countries::found(&finds, (Extent::of(text.prose), &parts(text)), gazetteer)
}

/// The day that a text dates itself to: its first date, whose year a weekday fixes if it is not given.
pub fn date(prose: &Prose, today: Date) -> Option<(Date, Span)> {
    dates::first(prose.text(), today)
}
