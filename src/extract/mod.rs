//! Reading an article: which countries and topics it is about, when it is from, and its bottom line.
//!
//! Pure and deterministic. Every finding carries the bytes that show it and the rule that found it. Knows no other
//! article and nothing that its author said; whose word counts is decided where the site is assembled.

mod countries;
mod dates;
mod topics;

pub use dates::from_name as date_from_name;

use crate::gazetteer::{CountryId, Gazetteer, Hit, TopicId};
use crate::source::Span;
use crate::text::{BlockKind, Prose};
use jiff::civil::Date;

/// What is read.
#[derive(Clone, Copy)]
pub struct Text<'a> {
    /// The title, unless it is only the first sentence again.
    pub title: &'a str,
    /// The body.
    pub prose: &'a Prose,
}

/// What was found in an article.
#[derive(Debug, Clone, Default)]
pub struct Metadata {
    /// Countries, the most prominent first.
    pub countries: Vec<Found<CountryId>>,
    /// Topics, the strongest first.
    pub topics: Vec<Found<TopicId>>,
    /// The bottom line: the body's first sentences.
    pub summary: Option<Span>,
}

/// A finding with its evidence.
#[derive(Debug, Clone)]
pub struct Found<T> {
    /// What was found.
    pub what: T,
    /// Whether the article is about it or mentions it.
    pub role: Role,
    /// How strong the finding is, in points.
    pub score: u32,
    /// What decided.
    pub rule: Rule,
    /// Where it is mentioned, in order; mentions in the title first.
    pub mentions: Vec<Mention>,
}

/// A place where something is mentioned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mention {
    /// In the title or in the body's prose.
    pub part: Part,
    /// Its bytes there.
    pub span: Span,
}

/// A part of an article.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// The title.
    Title,
    /// The body.
    Body,
}

/// Whether an article is about something or mentions it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    /// It is about it.
    Primary,
    /// It mentions it.
    Mentioned,
}

/// What decided a finding.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rule {
    /// Named in the title.
    Title,
    /// Named in the first two paragraphs.
    Lead,
    /// Named in the body.
    Body,
    /// Phrases of the topic, by points.
    Phrases,
}

/// A find and the part in which it stands.
#[derive(Debug, Clone, Copy)]
struct Find {
    part: Part,
    hit: Hit,
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
    let mut finds = Vec::new();
    gazetteer.matcher.find(text.title, |hit| finds.push(Find { part: Part::Title, hit }));
    let code: Vec<Span> =
        text.prose.blocks().iter().filter(|block| block.kind == BlockKind::Code).map(|block| block.span).collect();
    gazetteer.matcher.find(text.prose.text(), |hit| {
        if !code.iter().any(|span| span.start <= hit.span.start && hit.span.end <= span.end) {
            finds.push(Find { part: Part::Body, hit });
        }
    });
    // By place, the longest first; the kind of sense settles ties, so that the order of the lists does not.
    finds.sort_unstable_by_key(|find| {
        let Span { start, end } = find.hit.span;
        (find.part, start, std::cmp::Reverse(end), find.hit.sense, find.hit.pattern)
    });
    let extent = Extent::of(text.prose);
    Metadata {
        countries: countries::found(&finds, extent, gazetteer),
        topics: topics::found(&finds, extent, gazetteer),
        summary: summary(text.prose),
    }
}

/// The day that a text dates itself to: its first date, whose year a weekday fixes if it is not given.
pub fn date(prose: &Prose, today: Date) -> Option<(Date, Span)> {
    dates::first(prose.text(), today)
}

/// The body's first sentence, and the next ones while they stay short together; without a byline or dateline before it.
fn summary(prose: &Prose) -> Option<Span> {
    const LONGEST: usize = 280;
    let mut paragraphs = prose.blocks().iter().filter(|block| block.kind == BlockKind::Paragraph);
    let block = paragraphs.find(|block| !is_byline(prose.slice(block.span)))?;
    let whole = prose.slice(block.span);
    let start = block.span.start + Span::from(0..dateline(whole)).end;
    let text = prose.slice(Span { start, end: block.span.end });
    let mut sentences = crate::text::sentences(text).map(|range| range.end).peekable();
    let mut end = sentences.next()?;
    while let Some(next) = sentences.next_if(|&next| next <= LONGEST) {
        end = next;
    }
    Some(Span { start, end: start + Span::from(0..end).end })
}

/// Whether a paragraph only names who wrote it.
fn is_byline(paragraph: &str) -> bool {
    const LONGEST: usize = 100;
    let by = ["By ", "BY "].iter().any(|by| paragraph.starts_with(by));
    by && paragraph.len() <= LONGEST && !paragraph.ends_with(['.', '!', '?', '”', '"'])
}

/// The bytes of a dateline such as "MANILA, April 11 (Reuters) — " at the start of a paragraph.
fn dateline(paragraph: &str) -> usize {
    const LONGEST: usize = 80;
    let capitals = paragraph.chars().take_while(|letter| letter.is_uppercase()).count();
    let dash = [" — ", " – ", " - "].iter().filter_map(|dash| Some((paragraph.find(dash)?, dash.len()))).min();
    match dash {
        Some((at, dash)) if capitals >= 3 && at <= LONGEST && !paragraph[..at].contains(['?', '!', ':']) => at + dash,
        _ => 0,
    }
}
