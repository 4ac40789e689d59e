//! A text as it was copied from a page: what of it is headline, who wrote it and when, what is text and what stood around it.
//!
//! The headline is the best line above the first paragraph of prose. Above it is the site, between it and the prose are byline, day and
//! pictures, below are lists of other articles. A line of which this is not certain stays; nothing is dropped without being named.

mod byline;
mod headline;
mod layout;
mod mail;
mod points;
mod when;
mod wire;

use super::{Desk, Phrases, ends_a_sentence, front, furniture, is_sentence, words_of};
use crate::extract;
use crate::gazetteer::Lexicon;
use crate::keys;
use crate::text;
use jiff::civil::Date;
use std::collections::BTreeSet;

/// A line before the headline with more words than this may be something else than the site's; it stays.
const SITE_WORDS: usize = 6;

/// The most words of a place between a byline and a day.
const PLACE_WORDS: usize = 4;

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
    /// The points that stood above the text, under a label that says so.
    pub points: Vec<String>,
    /// The paragraphs, each on a line of its own.
    pub paragraphs: Vec<String>,
    /// Those of them that head nothing, though they are short: a place or an office between the headline and the day.
    pub loose: BTreeSet<String>,
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
    /// One of the article's own points.
    Point,
    /// More than a line of text, which stays as it is.
    Kept,
    /// A heading, a standfirst, the site's name: its place tells.
    Other,
}

/// A paragraph as a reader sees it, and as it is written.
struct Line {
    words: String,
    text: String,
    /// Whether an empty line stands before it.
    apart: bool,
}

/// Reads a text without markup.
pub fn read(text: &str, desk: &Desk<'_>) -> Reading {
    let (head, text) = mail::split(text);
    let (text, slugs) = wire::without(text, desk.furniture);
    let line = |paragraph: layout::Paragraph| {
        let layout::Paragraph { text, apart } = paragraph;
        Line { words: text.clone(), text: text::line(&text), apart }
    };
    let mut read = reading(&layout::paragraphs(&text).into_iter().map(line).collect::<Vec<_>>(), ("", desk));
    // A mail's subject may be another's words for what the text itself has a headline for.
    read.title = read.title.or(head.subject);
    read.date = read.date.or(head.date.filter(|day| *day <= desk.today));
    read.left_out = head.lines.into_iter().chain(slugs).chain(read.left_out).collect();
    read
}

/// Reads the Markdown of a page that has no heading of its own, with the title of its window.
pub fn page(text: &str, (window, desk): (&str, &Desk<'_>)) -> Reading {
    let line = |block: &str| Line { words: furniture::bare(block), text: block.to_owned(), apart: true };
    reading(&furniture::blocks(text).map(line).collect::<Vec<_>>(), (window, desk))
}

/// The first day that a line writes in full.
pub fn day_in(line: &str) -> Option<Date> {
    when::day_in(line)
}

/// The names on a line that says who wrote an article, and nothing else.
pub fn authors(line: &str, lists: &Phrases) -> Option<Vec<String>> {
    byline::read(line, lists).filter(|_| !is_sentence(line))
}

fn reading(lines: &[Line], (window, desk): (&str, &Desk<'_>)) -> Reading {
    let mut kinds: Vec<Kind> = lines.iter().map(|line| kind(line, desk)).collect();
    let mut reading = Reading::default();
    let words: Vec<&str> = lines.iter().map(|line| line.words.as_str()).collect();
    captions(lines, &mut kinds, desk);
    reading.points = points(lines, &mut kinds, desk);
    // Without prose nothing tells headline from furniture but the phrases themselves.
    if let Some(first) = kinds.iter().position(|kind| *kind == Kind::Prose) {
        let title = headline::find((&words[..first], window), |at| kinds[at] == Kind::Other, &words[first..]);
        if let Some(at) = title {
            above(&words[..at], &mut kinds);
            between(&words[at + 1..first], (&mut kinds[at + 1..first], desk), &mut reading.authors);
            reading.loose = loose(&words[at + 1..first], &kinds[at + 1..first]);
            reading.title = Some(words[at].to_owned());
            kinds[at] = Kind::Headline;
        }
        after(lines, &mut kinds, (first, desk));
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

/// Between the headline and the prose a line may be a name with nothing that says so, what its bearer does and where, and a medium,
/// an office or a part beside it.
fn between(lines: &[&str], (kinds, desk): (&mut [Kind], &Desk<'_>), authors: &mut Vec<String>) {
    let lists = desk.furniture;
    for at in 0..lines.len() {
        let line = lines[at];
        if kinds[at] != Kind::Other {
            continue;
        }
        let signed = at > 0 && kinds[at - 1] == Kind::Byline;
        let dated = kinds[at + 1..].contains(&Kind::When);
        let count = line.split_whitespace().count();
        let says = |list: &[String]| words_of(line).split(' ').any(|word| list.iter().any(|own| own == word));
        let is_role = signed && count <= SITE_WORDS && says(&lists.roles);
        let is_place = signed && count <= PLACE_WORDS && kinds.get(at + 1) == Some(&Kind::When);
        let is_office = dated && count <= SITE_WORDS && says(&lists.bodies) && !ends_a_sentence(line);
        if let Some(names) = byline::bare(line, (lists, &desk.gazetteer.lexicon)) {
            kinds[at] = Kind::Byline;
            authors.extend(names);
        } else if is_role || is_place || is_office || is_medium(line, desk) || lists.is_entry(line) {
            kinds[at] = Kind::Furniture;
        }
    }
}

/// What stands before a byline or a day heads nothing.
fn loose(lines: &[&str], kinds: &[Kind]) -> BTreeSet<String> {
    let last = kinds.iter().rposition(|kind| matches!(kind, Kind::Byline | Kind::When)).unwrap_or(0);
    let is_loose = |(at, kind): (usize, &Kind)| (*kind == Kind::Other && at < last).then(|| text::line(lines[at]));
    kinds.iter().enumerate().filter_map(is_loose).collect()
}

/// Whether a line is the name of a medium and nothing else.
fn is_medium(line: &str, desk: &Desk<'_>) -> bool {
    let bare = line.trim().trim_start_matches("The ");
    desk.gazetteer
        .media
        .iter()
        .any(|medium| medium.forms.name == bare || medium.forms.names.iter().any(|name| name == bare))
}

/// A short line right below a picture's is what was written under it.
fn captions(lines: &[Line], kinds: &mut [Kind], desk: &Desk<'_>) {
    for at in 1..lines.len() {
        let below = kinds[at - 1] == Kind::Furniture && desk.furniture.owns_picture(&lines[at - 1].words);
        let last = lines.get(at + 1).is_none_or(|next| next.apart);
        if below && kinds[at] == Kind::Other && !lines[at].apart && last {
            kinds[at] = Kind::Furniture;
        }
    }
}

/// The article's own points below a label that says so; the label goes.
fn points(lines: &[Line], kinds: &mut [Kind], desk: &Desk<'_>) -> Vec<String> {
    let Some(label) = lines.iter().position(|line| desk.furniture.begins_points(&line.words)) else {
        return Vec::new();
    };
    let rest: Vec<points::Row<'_>> = lines[label + 1..]
        .iter()
        .zip(&kinds[label + 1..])
        .map(|(line, kind)| points::Row { text: &line.text, apart: line.apart, is_prose: *kind == Kind::Prose })
        .collect();
    let (count, found) = points::below(&rest);
    // A text that is all points would lose its own words.
    if count == 0 || label + 1 + count == lines.len() {
        return Vec::new();
    }
    kinds[label] = Kind::Furniture;
    kinds[label + 1..=label + count].fill(Kind::Point);
    found
}

/// Below the first prose: lists of other articles up to the next prose, days, and single entries of menus at the end.
fn after(lines: &[Line], kinds: &mut [Kind], (first, desk): (usize, &Desk<'_>)) {
    let last = kinds.iter().rposition(|kind| *kind == Kind::Prose).unwrap_or(first);
    let lists = desk.furniture;
    let mut listing = false;
    for at in first..lines.len() {
        let words = lines[at].words.as_str();
        match kinds[at] {
            Kind::Prose => listing = false,
            Kind::List => listing = true,
            // A day within the text heads what happened on it.
            Kind::When if at < last && !listing => kinds[at] = Kind::Other,
            Kind::Kept if listing && lists.is_item(words) && is_list_item(&lines[at].text) => {
                kinds[at] = Kind::Furniture;
            }
            Kind::Other => {
                // A line right above prose may be its heading.
                let heads = kinds.get(at + 1) == Some(&Kind::Prose);
                // Nor is a line of mere signs, such as the one above a mail's signature, an end.
                let is_mark = !words.contains(char::is_alphanumeric);
                let is_entry = at > last && (is_mark || lists.is_entry(words));
                if is_entry || listing && !heads && lists.is_item(words) {
                    kinds[at] = Kind::Furniture;
                } else {
                    listing = false;
                }
            }
            _ => {}
        }
    }
}

/// Whether a text is an item of a list and nothing more.
fn is_list_item(text: &str) -> bool {
    !text.contains('\n') && furniture::is_block(text) && !text.starts_with(['|', '>', '`', '~', ' ', '\t'])
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
        } else if !matches!(*kind, Kind::Headline | Kind::Point) {
            reading.left_out.push(line.words.clone());
        }
    }
}
