//! A text as it was copied from a page: what of it is headline, who wrote it and when, what is text and what stood around it.
//!
//! The headline is the best line above the first paragraph of prose. Above it is the site, between it and the prose are byline, day and
//! pictures, below are lists of other articles. A line of which this is not certain stays; nothing is dropped without being named.

mod byline;
mod headline;
mod layout;
mod when;

use super::{Desk, Phrases, front, furniture, is_sentence, words_of};
use crate::extract;
use crate::gazetteer::Lexicon;
use crate::keys;
use crate::text;
use jiff::civil::Date;
use std::collections::BTreeSet;

/// A line before the headline with more words than this may be something else than the site's; it stays.
const SITE_WORDS: usize = 6;

/// A paragraph of this many bytes is prose even if it does not end as a sentence does.
const LONG: usize = 160;

/// What was read of a text.
#[derive(Debug, Default)]
pub struct Reading {
    /// The headline, if the text has one.
    pub title: Option<String>,
    /// Who wrote it.
    pub authors: Vec<String>,
    /// The day of publication, if a line says so.
    pub date: Option<Date>,
    /// The day of the last change, if a line says so.
    pub updated: Option<Date>,
    /// The paragraphs, each on a line of its own.
    pub paragraphs: Vec<String>,
    /// The lines that were left out.
    pub left_out: Vec<String>,
}

/// What a line is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Prose,
    Furniture,
    /// Furniture that a list of other articles follows.
    List,
    Byline,
    When,
    Headline,
    /// More than a line of text, which stays as it is.
    Kept,
    /// A heading, a standfirst, the site's name: its place tells.
    Other,
}

/// A paragraph as a reader sees it, and as it is written.
struct Line {
    words: String,
    text: String,
}

/// Reads a text without markup.
pub fn read(text: &str, desk: &Desk<'_>) -> Reading {
    let line = |text: String| Line { words: text.clone(), text: text::line(&text) };
    reading(&layout::paragraphs(text).into_iter().map(line).collect::<Vec<_>>(), ("", desk))
}

/// Reads the Markdown of a page that has no heading of its own, with the title of its window.
pub fn page(text: &str, (window, desk): (&str, &Desk<'_>)) -> Reading {
    let lines: Vec<Line> =
        furniture::blocks(text).map(|block| Line { words: furniture::bare(block), text: block.to_owned() }).collect();
    reading(&lines, (window, desk))
}

fn reading(lines: &[Line], (window, desk): (&str, &Desk<'_>)) -> Reading {
    let mut kinds: Vec<Kind> = lines.iter().map(|line| kind(line, desk)).collect();
    let mut reading = Reading::default();
    let words: Vec<&str> = lines.iter().map(|line| line.words.as_str()).collect();
    // Without prose nothing tells headline from furniture but the phrases themselves.
    if let Some(first) = kinds.iter().position(|kind| *kind == Kind::Prose) {
        let title = headline::find((&words[..first], window), |at| kinds[at] == Kind::Other, &words[first..]);
        if let Some(at) = title {
            above(&words[..at], &mut kinds);
            between(&words[at + 1..first], (&mut kinds[at + 1..first], desk), &mut reading.authors);
            reading.title = Some(words[at].to_owned());
            kinds[at] = Kind::Headline;
        }
        after(&words, &mut kinds, (first, desk));
        dated(&words[..first], &kinds, (desk, &mut reading));
        let last = kinds.iter().rposition(|kind| *kind == Kind::Prose).unwrap_or(first);
        below(&words[last..], &kinds[last..], (desk, &mut reading));
    }
    settle(lines, &kinds, &mut reading);
    reading
}

fn kind(line: &Line, desk: &Desk<'_>) -> Kind {
    let (lists, is_block) = (desk.furniture, furniture::is_block(&line.text));
    let line = line.words.as_str();
    if is_block {
        // Lists, tables, quotations and code are nobody's headline, and furniture is not made of them.
        Kind::Kept
    } else if lists.begins_list(line) {
        Kind::List
    } else if byline::read(line, lists).is_some() && !is_sentence(line) {
        Kind::Byline
    } else if when::read(line, (lists, desk.today)).is_some() {
        Kind::When
    } else if lists.is_furniture(line) {
        Kind::Furniture
    } else if is_sentence(line) || line.len() > LONG {
        Kind::Prose
    } else {
        Kind::Other
    }
}

/// What stands above the headline is the site's, as far as its lines are short.
fn above(lines: &[&str], kinds: &mut [Kind]) {
    for (line, kind) in lines.iter().zip(kinds) {
        if *kind == Kind::Other && line.split_whitespace().count() <= SITE_WORDS {
            *kind = Kind::Furniture;
        }
    }
}

/// Between the headline and the prose a line may be a name with nothing that says so, and a medium or a part beside it.
fn between(lines: &[&str], (kinds, desk): (&mut [Kind], &Desk<'_>), authors: &mut Vec<String>) {
    for (line, kind) in lines.iter().zip(kinds) {
        if *kind == Kind::Other {
            if let Some(names) = byline::bare(line, (desk.furniture, &desk.gazetteer.lexicon)) {
                *kind = Kind::Byline;
                authors.extend(names);
            } else if is_medium(line, desk) || desk.furniture.is_entry(line) {
                *kind = Kind::Furniture;
            }
        }
    }
}

/// Whether a line is the name of a medium and nothing else.
fn is_medium(line: &str, desk: &Desk<'_>) -> bool {
    let bare = line.trim().trim_start_matches("The ");
    desk.gazetteer
        .media
        .iter()
        .any(|medium| medium.forms.name == bare || medium.forms.names.iter().any(|name| name == bare))
}

/// Below the first prose: lists of other articles up to the next prose, days, and single entries of menus at the end.
fn after(lines: &[&str], kinds: &mut [Kind], (first, desk): (usize, &Desk<'_>)) {
    let last = kinds.iter().rposition(|kind| *kind == Kind::Prose).unwrap_or(first);
    let mut listing = false;
    for at in first..lines.len() {
        match kinds[at] {
            Kind::Prose => listing = false,
            Kind::List => listing = true,
            // A day within the text heads what happened on it.
            Kind::When if at < last && !listing => kinds[at] = Kind::Other,
            Kind::Other => {
                // A line right above prose may be its heading.
                let heads = kinds.get(at + 1) == Some(&Kind::Prose);
                let is_entry = at > last && desk.furniture.is_entry(lines[at]);
                if is_entry || listing && !heads {
                    kinds[at] = Kind::Furniture;
                }
            }
            _ => {}
        }
    }
}

/// Names and days of the lines that say so above the prose.
fn dated(lines: &[&str], kinds: &[Kind], (desk, reading): (&Desk<'_>, &mut Reading)) {
    for (line, kind) in lines.iter().zip(kinds) {
        if *kind == Kind::Byline {
            reading.authors.extend(byline::read(line, desk.furniture).unwrap_or_default());
            reading.date = reading.date.or_else(|| when::day_in(line).filter(|day| *day <= desk.today));
        } else if let Some(said) = when::read(line, (desk.furniture, desk.today)).filter(|_| *kind == Kind::When) {
            reading.date = reading.date.or(said.published);
            reading.updated = reading.updated.or(said.updated);
        }
    }
    let mut seen = BTreeSet::new();
    reading.authors.retain(|name| seen.insert(name.clone()));
    // A page that says only when it was changed was published then, as far as anybody knows.
    if reading.date.is_none() {
        reading.date = reading.updated.take();
    }
}

/// Below the prose a line may say who wrote it, if none above did, and when it was changed.
fn below(lines: &[&str], kinds: &[Kind], (desk, reading): (&Desk<'_>, &mut Reading)) {
    let is_unsigned = reading.authors.is_empty();
    for (line, kind) in lines.iter().zip(kinds) {
        if *kind == Kind::Byline && is_unsigned {
            reading.authors.extend(byline::read(line, desk.furniture).unwrap_or_default());
        } else if let Some(said) = when::read(line, (desk.furniture, desk.today)).filter(|_| *kind == Kind::When) {
            reading.updated = reading.updated.or(said.updated);
        }
    }
}

/// What stays, and what does not.
fn settle(lines: &[Line], kinds: &[Kind], reading: &mut Reading) {
    let stays = |kind: Kind| matches!(kind, Kind::Prose | Kind::Other | Kind::Kept);
    for (line, kind) in lines.iter().zip(kinds) {
        if stays(*kind) {
            reading.paragraphs.push(line.text.clone());
        } else if *kind != Kind::Headline {
            reading.left_out.push(line.words.clone());
        }
    }
}
