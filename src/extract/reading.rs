//! An article made ready for the readers: its words, its sentences, and every name of the lists in it.

use super::passage::{Passage, Place};
use super::{Part, Text};
use crate::gazetteer::{Chunks, Gazetteer, Hit, Listed, Sense, SystemId};
use crate::source::Span;
use crate::text::{Block, BlockKind, Prose};
use jiff::civil::Date;

/// An article as it is read.
pub struct Reading<'a> {
    pub title: Passage<'a>,
    pub body: Passage<'a>,
    pub extent: Extent,
    /// The day of the article.
    pub date: Option<Date>,
    /// The entries that the article names beyond doubt, in order. Elsewhere in it an ordinary word that can mean one does
    /// mean it.
    pub certain: Vec<Listed>,
}

impl<'a> Reading<'a> {
    /// An article divided into words and sentences. `chunks` are of its parts.
    pub fn divided(text: Text<'a>, [of_title, _, of_body]: &[Chunks; 3], gazetteer: &Gazetteer) -> Self {
        let lexicon = &gazetteer.lexicon;
        let title = Passage::line(Part::Title, text.title, (lexicon, &of_title.pieces));
        let body = Passage::new(Part::Body, (text.prose.text(), text.prose.blocks()), (lexicon, &of_body.pieces));
        Self { certain: Vec::new(), title, body, extent: Extent::of(text.prose), date: text.date }
    }

    /// Finds the names of all lists.
    pub fn find(&mut self, text: Text<'_>, chunks: &[Chunks; 3], gazetteer: &Gazetteer) -> Finds {
        let Self { title, body, certain, .. } = self;
        // About as many as a report of this length has, so that they are seldom moved to make room.
        let usual = body.text.len() / 64 + 8;
        let (mut finds, mut phrases) = (Vec::with_capacity(usual), Vec::with_capacity(usual));
        body.hits.reserve(usual);
        certain.reserve(usual);
        let code = code_of(text.prose);
        for ((part, words), chunks) in parts(text).into_iter().zip(chunks) {
            gazetteer.matcher.find((words, chunks), |hit| {
                if part == Part::Body && is_code(&code, hit.span) {
                    return;
                }
                let passage = match part {
                    Part::Title => Some(&mut *title),
                    Part::Body => Some(&mut *body),
                    Part::Dateline => None,
                };
                match hit.sense {
                    Sense::Beside(what) => {
                        passage.into_iter().for_each(|passage| passage.beside.push((hit.span.start, what)));
                    }
                    Sense::Listed { .. } | Sense::Office(_) => {
                        if let Sense::Listed { what, sure: true } = hit.sense
                            && passage.is_some()
                        {
                            certain.push(what);
                        }
                        passage.into_iter().for_each(|passage| passage.hits.push(hit));
                    }
                    Sense::Topic { .. } | Sense::Deal { .. } | Sense::Needed(_) | Sense::NotTopic(_) => {
                        phrases.push(Find { part, hit });
                    }
                    Sense::Country(_) | Sense::Mask(_) | Sense::Ambiguous(_) | Sense::Context { .. } => {
                        finds.push(Find { part, hit });
                    }
                }
            });
        }
        for passage in [&mut *title, &mut *body] {
            passage.places = places(&finds, passage, gazetteer);
        }
        for passage in [&*title, &*body] {
            passage.told_beside(certain);
        }
        certain.sort_unstable();
        certain.dedup();
        Finds { places: finds, phrases }
    }

    /// Title and body, in which people, organisations and systems are named.
    pub fn passages(&self) -> [&Passage<'a>; 2] {
        [&self.title, &self.body]
    }

    /// The weapon system that a find names beyond doubt.
    pub fn system(&self, hit: &Hit) -> Option<SystemId> {
        match hit.sense {
            Sense::Listed { what: what @ Listed::System(id), .. } if self.is_certain(what) => Some(id),
            _ => None,
        }
    }

    /// Whether the article names an entry beyond doubt.
    pub fn is_certain(&self, what: Listed) -> bool {
        self.certain.binary_search(&what).is_ok()
    }
}

/// A find and the part in which it stands.
#[derive(Debug, Clone, Copy)]
pub struct Find {
    pub part: Part,
    pub hit: Hit,
}

/// What was found of countries and of topics, each by place.
#[derive(Default)]
pub struct Finds {
    pub places: Vec<Find>,
    pub phrases: Vec<Find>,
}

/// How far the body's prose goes.
#[derive(Debug, Clone, Copy)]
pub struct Extent {
    /// The lead: the first two paragraphs, wherever they stand, without the second where it has a heading of its own; or
    /// the first two blocks of a text that has no paragraph.
    lead: [Span; 2],
    /// The last paragraph of at least three; empty in a shorter text.
    last: Span,
    /// Bytes until the end of the last block.
    pub end: u32,
}

impl Extent {
    pub fn of(prose: &Prose) -> Self {
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
        let mut paragraphs = prose.blocks().iter().rev().filter(|block| block.kind == BlockKind::Paragraph);
        let last = paragraphs.next().filter(|_| paragraphs.nth(1).is_some());
        let last = last.map_or(Span { start: 0, end: 0 }, |block| block.span);
        Self { lead, last, end: prose.blocks().last().map_or(0, |block| block.span.end) }
    }

    /// Whether something stands in the first paragraph.
    pub fn begins(&self, span: Span) -> bool {
        self.lead[0].start <= span.start && span.end <= self.lead[0].end
    }

    /// Whether something stands in the last paragraph.
    pub fn closes(&self, span: Span) -> bool {
        self.last.start <= span.start && span.end <= self.last.end
    }

    /// Whether something stands in the lead.
    pub fn leads(&self, span: Span) -> bool {
        self.lead.iter().any(|lead| lead.start <= span.start && span.end <= lead.end)
    }
}

/// The parts of an article, in order.
pub fn parts(text: Text<'_>) -> [(Part, &str); 3] {
    [(Part::Title, text.title), (Part::Dateline, text.dateline), (Part::Body, text.prose.text())]
}

/// Where the body has code, which is not read.
pub fn code_of(prose: &Prose) -> Vec<Span> {
    prose.blocks().iter().filter(|block| block.kind == BlockKind::Code).map(|block| block.span).collect()
}

/// Whether something stands in code.
pub fn is_code(code: &[Span], span: Span) -> bool {
    let before = code.partition_point(|code| code.end <= span.start);
    code.get(before).is_some_and(|code| code.start < span.end)
}

/// The finds that can be countries or places, the leftmost and then the longest of those that overlap.
pub fn leftmost_longest<'f>(finds: impl Iterator<Item = &'f Find>) -> impl Iterator<Item = &'f Find> {
    let mut last: Option<&Find> = None;
    finds.filter(move |find| {
        let place = matches!(find.hit.sense, Sense::Country(_) | Sense::Mask(_) | Sense::Ambiguous(_));
        let free = last.is_none_or(|last| last.part != find.part || last.hit.span.end <= find.hit.span.start);
        if place && free {
            last = Some(find);
        }
        place && free
    })
}

/// The names of countries and places in a part.
fn places(finds: &[Find], passage: &Passage<'_>, gazetteer: &Gazetteer) -> Vec<Place> {
    let mut places: Vec<Place> = Vec::with_capacity(if passage.words.is_empty() { 0 } else { finds.len() });
    for find in leftmost_longest(finds.iter().filter(|find| find.part == passage.part)) {
        let (country, doubtful) = match find.hit.sense {
            Sense::Country(id) | Sense::Mask(Some(id)) => (Some(id), None),
            Sense::Ambiguous(name) => (None, Some(name)),
            _ => (None, None),
        };
        let said = passage.slice(find.hit.span);
        let person = gazetteer.is_person(said) || in_small(said).is_some_and(|said| gazetteer.is_person(&said));
        places.push(Place { span: find.hit.span, country, doubtful, person });
    }
    places
}

/// A name of two words of which one stands in capitals, as others are written: "Penny WONG". Most names are none.
fn in_small(name: &str) -> Option<String> {
    let (first, last) = name.split_once(' ')?;
    let is_loud = |word: &str| word.len() > 2 && word.bytes().all(|letter| letter.is_ascii_uppercase());
    if is_loud(first) == is_loud(last) {
        return None;
    }
    let quiet = |word: &str| match word.split_at_checked(1) {
        Some((initial, rest)) if is_loud(word) => format!("{initial}{}", rest.to_ascii_lowercase()),
        _ => word.to_owned(),
    };
    Some(format!("{} {}", quiet(first), quiet(last)))
}
