//! The words within raw HTML, for extraction only: what is shown goes through the sanitiser.

use std::ops::Range;

/// Elements whose content is no text, as the sanitiser sees it.
const HIDDEN: [&str; 9] = ["script", "style", "template", "noscript", "iframe", "svg", "math", "title", "textarea"];

/// Elements that words do not run on across.
const BLOCKS: [&str; 26] = [
    "address",
    "article",
    "aside",
    "blockquote",
    "br",
    "dd",
    "div",
    "dl",
    "dt",
    "figcaption",
    "figure",
    "footer",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hr",
    "li",
    "p",
    "section",
    "td",
    "th",
    "tr",
];

/// A part of raw HTML.
pub enum Part {
    /// Words, by their bytes.
    Words(Range<usize>),
    /// The end of a block.
    Break,
}

/// Reads raw HTML that may come in several pieces.
#[derive(Debug, Default)]
pub struct RawText {
    in_tag: bool,
    in_comment: bool,
    hidden: Option<String>,
}

impl RawText {
    /// Calls `found` for the parts of a piece, in order.
    pub fn read(&mut self, html: &str, mut found: impl FnMut(Part)) {
        let mut at = 0;
        while at < html.len() {
            at = match self.step(html, at, &mut found) {
                Some(next) => next,
                None => return,
            };
        }
    }

    /// Reads one run of words or one tag, and returns where it ends; `None` if it goes on past this piece.
    fn step(&mut self, html: &str, at: usize, found: &mut impl FnMut(Part)) -> Option<usize> {
        let rest = &html[at..];
        if self.in_comment || self.in_tag {
            let end = if self.in_comment { "-->" } else { ">" };
            let found = rest.find(end)?;
            (self.in_comment, self.in_tag) = (false, false);
            return Some(at + found + end.len());
        }
        let tag = rest.find('<').unwrap_or(rest.len());
        if tag > 0 {
            self.words(at..at + tag, found);
            return Some(at + tag);
        }
        if rest.starts_with("<!--") {
            self.in_comment = true;
            return Some(at + 4);
        }
        let closing = rest[1..].starts_with('/');
        let name = rest[1..].trim_start_matches('/');
        let length = name.find(|letter: char| !letter.is_ascii_alphanumeric()).unwrap_or(name.len());
        let name = name[..length].to_ascii_lowercase();
        if name.is_empty() {
            self.words(at..at + 1, found);
            return Some(at + 1);
        }
        match &self.hidden {
            Some(hidden) if closing && *hidden == name => self.hidden = None,
            None if !closing && HIDDEN.contains(&name.as_str()) => self.hidden = Some(name.clone()),
            _ => {}
        }
        if BLOCKS.contains(&name.as_str()) {
            found(Part::Break);
        }
        self.in_tag = true;
        Some(at + 1)
    }

    fn words(&self, range: Range<usize>, found: &mut impl FnMut(Part)) {
        if self.hidden.is_none() {
            found(Part::Words(range));
        }
    }
}
