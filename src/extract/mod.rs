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
use crate::text::{Block, BlockKind, Prose};
use jiff::civil::Date;
use passage::{Passage, Place, Sentence, Shape, Word};
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
#[derive(Default)]
struct Finds {
    places: Vec<Find>,
    phrases: Vec<Find>,
}

/// How far the body's prose goes.
#[derive(Debug, Clone, Copy)]
struct Extent {
    /// The lead: the first two paragraphs, wherever they stand, without the second where it has a heading of its own; or
    /// the first two blocks of a text that has no paragraph.
    lead: [Span; 2],
    /// Bytes until the end of the last block.
    end: u32,
}

impl Extent {
    fn of(prose: &Prose) -> Self {
        let first_two = |kinds: &[BlockKind]| {
            let mut blocks = prose.blocks().iter().skip_while(|block| !kinds.contains(&block.kind));
            let first = blocks.next()?;
            let ends = |block: &Block| block.kind == BlockKind::Heading && !kinds.contains(&block.kind);
            let mut rest = blocks.take_while(|block| !ends(block)).filter(|block| kinds.contains(&block.kind));
            Some([first.span, rest.next().unwrap_or(first).span])
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

/// An article while it is read: what is known of it so far.
struct Draft<'a> {
    text: Text<'a>,
    reading: Reading<'a>,
    finds: Finds,
    /// The people, until it is known which countries are meant.
    told: Vec<people::Told>,
    metadata: Metadata,
}

/// Reads an article.
pub fn metadata(text: Text<'_>, gazetteer: &Gazetteer) -> Metadata {
    several(&[text], gazetteer).pop().unwrap_or_default()
}

/// Bytes of text that are read together: a text more is taken until they are reached. With much more, what is known of the
/// texts no longer stays near the processor.
const TOGETHER: usize = 64 * 1024;

/// Reads several articles, each for itself. Short ones are read faster together than one by one.
pub fn several(texts: &[Text<'_>], gazetteer: &Gazetteer) -> Vec<Metadata> {
    let (mut found, mut rest) = (Vec::with_capacity(texts.len()), texts);
    while !rest.is_empty() {
        let mut bytes = 0;
        let few = rest.iter().take_while(|text| {
            let room = bytes < TOGETHER;
            bytes += text.prose.text().len();
            room
        });
        let (some, behind) = rest.split_at(few.count());
        found.extend(together(some, gazetteer));
        rest = behind;
    }
    found
}

/// Reads a few articles, one step of all of them after the other: a processor keeps the code of a step at hand, not that of
/// all steps.
fn together(texts: &[Text<'_>], gazetteer: &Gazetteer) -> Vec<Metadata> {
    let mut drafts = drafts(texts, gazetteer);
    let steps: [fn(&mut Draft<'_>, &Gazetteer); 11] = [
        |draft, gazetteer| draft.metadata.organisations = organisations::found(&draft.reading, gazetteer),
        |draft, gazetteer| draft.metadata.systems = systems::found(&draft.reading, gazetteer),
        |Draft { reading, finds, told, metadata, .. }, gazetteer| {
            *told = people::told(reading, gazetteer, (&metadata.organisations, &metadata.systems));
            without_names(&mut finds.places, (reading, told), gazetteer);
        },
        |Draft { text, reading, finds, told, metadata }, gazetteer| {
            let (extent, words) = (reading.extent, &parts(*text));
            metadata.countries = countries::found(&finds.places, (extent, words), gazetteer);
            metadata.people = people::found(mem::take(told), &metadata.countries);
        },
        |draft, gazetteer| {
            draft.metadata.topics = topics::found(&draft.finds.phrases, draft.reading.extent, gazetteer);
        },
        |Draft { reading, metadata, .. }, _| {
            metadata.quotes = quotes::found(reading, &metadata.people, &metadata.organisations);
        },
        |Draft { reading, metadata, .. }, _| {
            metadata.sources = sources::found(reading, (&metadata.people, &metadata.organisations));
        },
        |draft, _| draft.metadata.dates = dates::found(&draft.reading),
        |draft, gazetteer| draft.metadata.figures = figures::found(&draft.reading, gazetteer),
        |draft, _| draft.metadata.lang = language::of(&draft.reading.body),
        |Draft { text, reading, metadata, .. }, _| {
            let weights = weights(metadata);
            metadata.summary = gist::summary(text.prose, &weights);
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
    let chunks: Vec<[Chunks; 3]> = texts.iter().map(|&text| parts(text).map(|(_, words)| Chunks::of(words))).collect();
    let divided = texts.iter().zip(&chunks).map(|(&text, chunks)| {
        let reading = divided(text, chunks, gazetteer);
        Draft { text, reading, finds: Finds::default(), told: Vec::new(), metadata: Metadata::default() }
    });
    let mut drafts: Vec<Draft<'a>> = divided.collect();
    for (draft, chunks) in drafts.iter_mut().zip(&chunks) {
        find(draft, chunks, gazetteer);
    }
    drafts
}

/// Drops what looks like a place within a person's name, the Santiago of Charles Santiago, and where the name of a place
/// with several readings is that person again. A whole name that stands for a country stays.
fn without_names(places: &mut Vec<Find>, (reading, people): (&Reading<'_>, &[people::Told]), gazetteer: &Gazetteer) {
    let mut names: Vec<Mention> = people.iter().flat_map(|told| &told.person.mentions).copied().collect();
    names.sort_unstable_by_key(|mention| (mention.part, mention.span));
    let doubtful = |find: &Find| matches!(find.hit.sense, Sense::Ambiguous(_));
    let mut parts: Vec<(&str, Part, Span)> = Vec::new();
    if places.iter().any(doubtful) {
        parts.extend(people.iter().flat_map(|told| ends(&told.person)));
        parts.sort_unstable();
    }
    places.retain(|find| {
        if doubtful(find) && is_again(find, (reading, &parts)) {
            return false;
        }
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

/// The first and the last word of a name of several words, with where the person is first named.
fn ends(person: &Found<Person>) -> impl Iterator<Item = (&str, Part, Span)> {
    let name = &person.what.name;
    let words = name.split_once(' ').into_iter().zip(name.rsplit_once(' ')).zip(person.mentions.first());
    words.flat_map(|(((first, _), (_, last)), named)| [first, last].map(|word| (word, named.part, named.span)))
}

/// Words behind which a name is a place's.
const PLACED: [&str; 9] = ["in", "to", "from", "of", "near", "at", "into", "across", "through"];

/// Whether the name of a place is rather a part of a person's name that stands alone behind it or in the title: the Jordan
/// of Michael Jordan, but not where something is said to be in Jordan.
fn is_again(find: &Find, (reading, parts): (&Reading<'_>, &[(&str, Part, Span)])) -> bool {
    let passage = match find.part {
        Part::Title => &reading.title,
        Part::Body => &reading.body,
        Part::Dateline => return false,
    };
    let said = passage.slice(find.hit.span);
    let first = parts.get(parts.partition_point(|(part, ..)| *part < said)).filter(|(part, ..)| *part == said);
    let named = |(_, part, span): &(&str, Part, Span)| (*part, *span) < (find.part, find.hit.span);
    if !first.is_some_and(|first| find.part == Part::Title || named(first)) {
        return false;
    }
    let before = passage.text.get(..find.hit.span.start as usize).unwrap_or("").trim_end();
    let last = before.rsplit([' ', '\n']).next().unwrap_or("");
    !PLACED.iter().any(|word| last.eq_ignore_ascii_case(word))
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

/// An article divided into words and sentences. `chunks` are of its parts.
fn divided<'a>(text: Text<'a>, [of_title, _, of_body]: &[Chunks; 3], gazetteer: &Gazetteer) -> Reading<'a> {
    let lexicon = &gazetteer.lexicon;
    let title = Passage::line(Part::Title, text.title, (lexicon, &of_title.pieces));
    let body = Passage::new(Part::Body, (text.prose.text(), text.prose.blocks()), (lexicon, &of_body.pieces));
    Reading { certain: Vec::new(), title, body, extent: Extent::of(text.prose), date: text.date }
}

/// Finds the names of all lists.
fn find(draft: &mut Draft<'_>, chunks: &[Chunks; 3], gazetteer: &Gazetteer) {
    let Draft { text, reading: Reading { title, body, certain, .. }, finds: Finds { places: finds, phrases }, .. } =
        draft;
    // About as many as a report of this length has, so that they are seldom moved to make room.
    let usual = body.text.len() / 64 + 8;
    for room in [&mut *finds, &mut *phrases] {
        room.reserve(usual);
    }
    body.hits.reserve(usual);
    certain.reserve(usual);
    let (code, mut beside) = (code_of(text.prose), false);
    for ((part, words), chunks) in parts(*text).into_iter().zip(chunks) {
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
    for passage in [&mut *title, &mut *body] {
        passage.places = places(finds, passage, gazetteer);
    }
    if beside {
        for passage in [&*title, &*body] {
            passage.told_beside(certain);
        }
    }
    certain.sort_unstable();
    certain.dedup();
}

/// The names of countries and places in a part, the leftmost and then the longest of those that overlap.
fn places(finds: &[Find], passage: &Passage<'_>, gazetteer: &Gazetteer) -> Vec<Place> {
    let mut places: Vec<Place> = Vec::with_capacity(finds.len());
    for find in finds.iter().filter(|find| find.part == passage.part) {
        let (country, doubtful) = match find.hit.sense {
            Sense::Country(id) | Sense::Mask(Some(id)) => (Some(id), None),
            Sense::Mask(None) => (None, None),
            Sense::Ambiguous(name) => (None, Some(name)),
            _ => continue,
        };
        if places.last().is_none_or(|last| last.span.end <= find.hit.span.start) {
            let person = gazetteer.is_person(passage.slice(find.hit.span));
            places.push(Place { span: find.hit.span, country, doubtful, person });
        }
    }
    places
}

/// The day that a text dates itself to: its first date, whose year a weekday fixes if it is not given.
pub fn date(prose: &Prose, today: Date) -> Option<(Date, Span)> {
    dates::first(prose.text(), today)
}
