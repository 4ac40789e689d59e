//! A text without markup: `.txt` files, and pasted texts with a paragraph on every line.

use super::anchors::Anchors;
use super::{Body, FirstHeading, Heading, Parsed};
use crate::slug::Slug;
use crate::source::{Source, Span};
use crate::text::{self, BlockKind, Prose};
use std::ops::Range;

/// A line of a text, or a paragraph that was broken into several.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Its bytes in the source.
    pub span: Span,
    /// The anchor, for a line that reads as a heading.
    pub heading: Option<String>,
}

/// The longest line, in characters, that can be a heading.
const LONGEST_HEADING: usize = 90;

/// Whether most lines follow each other without a blank line, and are too long to be the lines of one paragraph.
pub fn has_a_paragraph_a_line(text: &str) -> bool {
    let lines: Vec<&str> = text.lines().map(str::trim).collect();
    let touching = lines.windows(2).filter(|pair| !pair[0].is_empty() && !pair[1].is_empty()).count();
    let filled = lines.iter().filter(|line| !line.is_empty()).count();
    let marked = lines.iter().any(|line| line.starts_with(['#', '>', '|', '`', '-', '*', '+']));
    touching * 2 >= filled && lines.iter().any(|line| line.len() > 120) && !marked
}

/// Parses a text without markup. A first line that reads as a heading becomes the title, unless there is one.
pub(super) fn parse(source: &Source, body: Range<usize>, first: FirstHeading) -> Parsed {
    let mut paragraphs = paragraphs(&source.text, body);
    let mut heading = None;
    if first == FirstHeading::IsTitle && paragraphs.len() > 1 && reads_as_heading(&source.text[paragraphs[0].clone()]) {
        let range = paragraphs.remove(0);
        heading = Some((text::line(&source.text[range.clone()]), range));
    }
    let mut prose = Prose::default();
    let mut headings: Vec<Heading> = Vec::new();
    let mut anchors = Anchors::default();
    let mut lines = Vec::with_capacity(paragraphs.len());
    let last = paragraphs.len().saturating_sub(1);
    for (at, range) in paragraphs.into_iter().enumerate() {
        let words = &source.text[range.clone()];
        let is_heading = at > 0 && at < last && reads_as_heading(words);
        prose.open(if is_heading { BlockKind::Heading } else { BlockKind::Paragraph });
        prose.push(words, range.clone());
        prose.close();
        let id = is_heading.then(|| anchors.claim(Slug::new(words).as_ref()));
        if let Some(id) = &id {
            headings.push(Heading { level: 2, id: id.clone(), text: text::line(words) });
        }
        lines.push(Line { span: Span::from(range), heading: id });
    }
    Parsed { prose, headings, links: Vec::new(), body: Body::Plain(lines), heading }
}

/// The prose of a text without markup: its paragraphs and headings.
pub(super) fn prose(text: &str, body: Range<usize>) -> Prose {
    let mut prose = Prose::with_capacity(body.len());
    let paragraphs = paragraphs(text, body);
    let last = paragraphs.len().saturating_sub(1);
    for (at, range) in paragraphs.into_iter().enumerate() {
        let words = &text[range.clone()];
        let is_heading = at < last && reads_as_heading(words);
        prose.open(if is_heading { BlockKind::Heading } else { BlockKind::Paragraph });
        prose.push(words, range);
        prose.close();
    }
    prose
}

/// The paragraphs of a text: its lines if it has a paragraph a line, otherwise what blank lines divide.
fn paragraphs(text: &str, body: Range<usize>) -> Vec<Range<usize>> {
    let by_line = has_a_paragraph_a_line(&text[body.clone()]);
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut open = false;
    let mut at = body.start;
    for line in text[body].split_inclusive('\n') {
        let start = at + (line.len() - line.trim_start().len());
        let end = at + line.trim_end().len();
        at += line.len();
        if start >= end {
            open = false;
        } else if let (true, false, Some(last)) = (open, by_line || is_item(&text[start..end]), found.last_mut()) {
            last.end = end;
        } else {
            found.push(start..end);
            open = true;
        }
    }
    found
}

/// Whether a line begins an item of a list. In a text without markup each item stands on a line of its own.
fn is_item(line: &str) -> bool {
    let number = line.trim_start_matches(|letter: char| letter.is_ascii_digit());
    let numbered = number.len() < line.len() && (number.starts_with(". ") || number.starts_with(") "));
    numbered || ["- ", "* ", "• ", "– "].iter().any(|mark| line.starts_with(mark))
}

fn reads_as_heading(line: &str) -> bool {
    let ends_a_sentence = line.ends_with(['.', '!', ':', ';', ',', '…', '"', '”']);
    line.chars().count() <= LONGEST_HEADING
        && !line.contains('\n')
        && !ends_a_sentence
        && line.starts_with(|letter: char| letter.is_uppercase() || letter.is_numeric())
}
