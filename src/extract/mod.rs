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

use crate::gazetteer::{Chunks, Gazetteer, Hit, Listed, Sense};
use crate::source::Span;
use crate::text::{BlockKind, Prose};
use jiff::civil::Date;
use passage::{Passage, Place, Sentence, Shape, Word};
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

/// An article as it is read.
struct Reading<'a> {
    title: Passage<'a>,
    body: Passage<'a>,
    extent: Extent,
    /// The day of the article.
    date: Option<Date>,
    /// The entries that the article names beyond doubt, in order. Elsewhere in it an ordinary word that can mean one does
    /// mean it.
    certain: Vec<Listed>,
}

impl<'a> Reading<'a> {
    /// Title and body, in which people, organisations and systems are named.
    fn passages(&self) -> [&Passage<'a>; 2] {
        [&self.title, &self.body]
    }

    /// Whether the article names an entry beyond doubt.
    fn is_certain(&self, what: Listed) -> bool {
        self.certain.binary_search(&what).is_ok()
    }
}

/// A find and the part in which it stands.
#[derive(Debug, Clone, Copy)]
struct Find {
    part: Part,
    hit: Hit,
}

/// What was found of countries and of topics, each by place.
struct Finds {
    places: Vec<Find>,
    phrases: Vec<Find>,
}

/// How far the body's prose goes.
#[derive(Debug, Clone, Copy)]
struct Extent {
    /// The lead: the first two paragraphs, wherever they stand, or the first two blocks of a text that has none.
    lead: [Span; 2],
    /// Bytes until the end of the last block.
    end: u32,
}

impl Extent {
    fn of(prose: &Prose) -> Self {
        let first_two = |kinds: &[BlockKind]| {
            let mut blocks = prose.blocks().iter().filter(|block| kinds.contains(&block.kind)).map(|block| block.span);
            let first = blocks.next()?;
            Some([first, blocks.next().unwrap_or(first)])
        };
        let lead = first_two(&[BlockKind::Paragraph])
            .or_else(|| first_two(&[BlockKind::Item, BlockKind::Cell, BlockKind::Heading]))
            .unwrap_or([Span { start: 0, end: 0 }; 2]);
        Self { lead, end: prose.blocks().last().map_or(0, |block| block.span.end) }
    }

    /// Whether something stands in the lead.
    fn leads(&self, span: Span) -> bool {
        self.lead.iter().any(|lead| lead.start <= span.start && span.end <= lead.end)
    }
}

/// Reads an article.
pub fn metadata(text: Text<'_>, gazetteer: &Gazetteer) -> Metadata {
    let (mut finds, reading) = read(text, gazetteer);
    let organisations = organisations::found(&reading, gazetteer);
    let systems = systems::found(&reading, gazetteer);
    let people = people::found(&reading, gazetteer, (&organisations, &systems));
    without_names(&mut finds.places, (&reading, &people), gazetteer);
    let mut metadata = Metadata {
        countries: countries::found(&finds.places, (reading.extent, &parts(text)), gazetteer),
        topics: topics::found(&finds.phrases, reading.extent, gazetteer),
        quotes: quotes::found(&reading, &people, &organisations),
        sources: sources::found(&reading, (&people, &organisations)),
        dates: dates::found(&reading),
        figures: figures::found(&reading),
        summary: None,
        lang: language::of(&reading.body),
        key_points: Vec::new(),
        people,
        organisations,
        systems,
    };
    let weights = weights(&metadata);
    metadata.summary = gist::summary(text.prose, &weights);
    metadata.key_points = gist::key_points(&reading.body, metadata.summary, &weights);
    metadata
}

/// Drops what looks like a place within a person's name: the Santiago of Charles Santiago. A whole name that stands for a
/// country stays.
fn without_names(places: &mut Vec<Find>, (reading, people): (&Reading<'_>, &[Found<Person>]), gazetteer: &Gazetteer) {
    let mut names: Vec<Mention> = people.iter().flat_map(|found| &found.mentions).copied().collect();
    names.sort_unstable_by_key(|mention| (mention.part, mention.span));
    places.retain(|find| {
        let span = find.hit.span;
        let at = names.partition_point(|name| (name.part, name.span.end) <= (find.part, span.start));
        names.get(at).is_none_or(|name| {
            let inside = name.part == find.part && name.span.start <= span.start && span.end <= name.span.end;
            let [title, body] = reading.passages();
            let passage = if name.part == Part::Title { title } else { body };
            !inside || (name.span == span && gazetteer.is_leader(passage.slice(span)))
        })
    });
}

/// What makes a sentence weighty: the topics and countries that the article is about, figures and dated events.
fn weights(metadata: &Metadata) -> Vec<gist::Weighed> {
    let mut weights = Vec::with_capacity(64);
    let mut kind = 0;
    let mut add = |spans: &mut dyn Iterator<Item = Span>, worth: u32| {
        weights.extend(spans.map(|span| (span, kind, worth)));
        kind += 1;
    };
    for found in metadata.topics.iter().take(3) {
        add(&mut in_body(&found.mentions), 2);
    }
    for found in metadata.countries.iter().filter(|found| found.role == Role::Primary).take(4) {
        add(&mut in_body(&found.mentions), 1);
    }
    for found in &metadata.people {
        add(&mut in_body(&found.mentions).take(1), 1);
    }
    add(&mut metadata.figures.iter().map(|figure| figure.span), 2);
    add(&mut metadata.dates.iter().filter(|dated| dated.tells == Tells::Event).map(|dated| dated.span), 1);
    weights.sort_unstable();
    weights
}

/// Where the body mentions something.
fn in_body(mentions: &[Mention]) -> impl Iterator<Item = Span> + '_ {
    mentions.iter().filter(|mention| mention.part == Part::Body).map(|mention| mention.span)
}

/// Only the countries of an article, for those who need no more.
pub fn countries(text: Text<'_>, gazetteer: &Gazetteer) -> Vec<Found<crate::gazetteer::CountryId>> {
    let mut finds = Vec::new();
    let code = code_of(text.prose);
    for (part, words) in parts(text) {
        gazetteer.matcher.find_places(words, |hit| {
            if part != Part::Body || !is_code(&code, hit.span) {
                finds.push(Find { part, hit });
            }
        });
    }
    countries::found(&finds, (Extent::of(text.prose), &parts(text)), gazetteer)
}

/// The parts of an article, in order.
fn parts(text: Text<'_>) -> [(Part, &str); 3] {
    [(Part::Title, text.title), (Part::Dateline, text.dateline), (Part::Body, text.prose.text())]
}

fn code_of(prose: &Prose) -> Vec<Span> {
    prose.blocks().iter().filter(|block| block.kind == BlockKind::Code).map(|block| block.span).collect()
}

fn is_code(code: &[Span], span: Span) -> bool {
    let before = code.partition_point(|code| code.end <= span.start);
    code.get(before).is_some_and(|code| code.start < span.end)
}

/// Finds the names of all lists, and divides the texts into words and sentences.
fn read<'a>(text: Text<'a>, gazetteer: &Gazetteer) -> (Finds, Reading<'a>) {
    let lexicon = &gazetteer.lexicon;
    let parts = parts(text).map(|(part, words)| (part, words, Chunks::of(words)));
    let [of_title, _, of_body] = &parts;
    let mut title = Passage::line(Part::Title, text.title, (lexicon, &of_title.2.pieces));
    let mut body = Passage::new(Part::Body, (text.prose.text(), text.prose.blocks()), (lexicon, &of_body.2.pieces));
    // About as many as a report of this length has, so that they are seldom moved to make room.
    let usual = body.text.len() / 64 + 8;
    let (mut finds, mut phrases) = (Vec::with_capacity(usual), Vec::with_capacity(usual));
    body.hits.reserve(usual);
    let code = code_of(text.prose);
    let (mut certain, mut beside) = (Vec::with_capacity(usual), false);
    for &(part, words, ref chunks) in &parts {
        gazetteer.matcher.find((words, chunks), |hit| {
            if part == Part::Body && is_code(&code, hit.span) {
                return;
            }
            match hit.sense {
                Sense::Listed { what, sure: true } if part != Part::Dateline => certain.push(what),
                Sense::Beside(_) => beside = true,
                _ => {}
            }
            match hit.sense {
                Sense::Listed { .. } | Sense::Beside(_) | Sense::Office(_) => match part {
                    Part::Title => title.hits.push(hit),
                    Part::Body => body.hits.push(hit),
                    Part::Dateline => {}
                },
                Sense::Topic { .. } | Sense::Needed(_) | Sense::NotTopic(_) => phrases.push(Find { part, hit }),
                Sense::Country(_) | Sense::Mask(_) | Sense::Ambiguous(_) | Sense::Context { .. } => {
                    finds.push(Find { part, hit });
                }
            }
        });
    }
    for passage in [&mut title, &mut body] {
        passage.places = places(&finds, passage, gazetteer);
    }
    if beside {
        for passage in [&title, &body] {
            passage.told_beside(&mut certain);
        }
    }
    certain.sort_unstable();
    certain.dedup();
    let finds = Finds { places: finds, phrases };
    (finds, Reading { certain, title, body, extent: Extent::of(text.prose), date: text.date })
}

/// The names of countries and places in a part, the leftmost and then the longest of those that overlap.
fn places(finds: &[Find], passage: &Passage<'_>, gazetteer: &Gazetteer) -> Vec<Place> {
    let mut places: Vec<Place> = Vec::with_capacity(finds.len());
    for find in finds.iter().filter(|find| find.part == passage.part) {
        let country = match find.hit.sense {
            Sense::Country(id) | Sense::Mask(Some(id)) => Some(id),
            Sense::Mask(None) | Sense::Ambiguous(_) => None,
            _ => continue,
        };
        if places.last().is_none_or(|last| last.span.end <= find.hit.span.start) {
            let person = gazetteer.is_person(passage.slice(find.hit.span));
            places.push(Place { span: find.hit.span, country, person });
        }
    }
    places
}

/// The day that a text dates itself to: its first date, whose year a weekday fixes if it is not given.
pub fn date(prose: &Prose, today: Date) -> Option<(Date, Span)> {
    dates::first(prose.text(), today)
}
