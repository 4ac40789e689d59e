//! The parts of a body that the questions are about, read once for all of them.

use super::{Article, Body};
use crate::document::events;
use crate::source::Span;
use crate::text;
use pulldown_cmark::{Event, Tag, TagEnd};
use std::ops::Range;

/// A link or picture: its words, its destination, its bytes in the source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// What a reader sees or hears of it.
    pub words: String,
    /// Where it leads, or what it shows.
    pub target: String,
    /// Its bytes in the source.
    pub span: Span,
}

/// What stands in a body.
#[derive(Debug, Clone, Default)]
pub struct Parts {
    /// Its links.
    pub links: Vec<Part>,
    /// Its pictures.
    pub pictures: Vec<Part>,
    /// Its headings: the level that a page gives them, and their bytes.
    pub headings: Vec<(u8, Span)>,
    /// The heads of its tables: their words, and their bytes.
    pub heads: Vec<(String, Span)>,
}

impl Parts {
    /// Reads a body; a text without markup has none of it.
    pub fn of(article: &Article) -> Self {
        let Body::Markdown { range, .. } = &article.document.body else { return Self::default() };
        let mut walk = Walk::default();
        for (event, bytes) in events(article.source.text.get(range.clone()).unwrap_or("")) {
            walk.step(event, bytes.start + range.start..bytes.end + range.start);
        }
        // Where a body begins at the level of the page's own title, everything moves down by one.
        if walk.body.headings.iter().any(|(level, _)| *level == 1) {
            walk.body.headings.iter_mut().for_each(|(level, _)| *level = (*level + 1).min(6));
        }
        walk.body
    }
}

/// The state of the reading.
#[derive(Default)]
struct Walk {
    body: Parts,
    link: Option<Part>,
    picture: Option<Part>,
    head: Option<(String, Span)>,
}

impl Walk {
    fn step(&mut self, event: Event<'_>, bytes: Range<usize>) {
        match event {
            Event::Start(tag) => self.start(tag, bytes),
            Event::End(TagEnd::Link) => self.body.links.extend(self.link.take()),
            Event::End(TagEnd::Image) => self.body.pictures.extend(self.picture.take()),
            Event::End(TagEnd::TableHead) => self.body.heads.extend(self.head.take()),
            Event::Text(words) | Event::Code(words) => self.words(&words),
            Event::SoftBreak | Event::HardBreak => self.words(" "),
            _ => {}
        }
    }

    fn start(&mut self, tag: Tag<'_>, bytes: Range<usize>) {
        let span = Span::from(bytes);
        let part = |target: &str| Some(Part { words: String::new(), target: target.to_owned(), span });
        match tag {
            Tag::Link { dest_url, .. } => self.link = part(&dest_url),
            Tag::Image { dest_url, .. } => self.picture = part(&dest_url),
            Tag::TableHead => self.head = Some((String::new(), span)),
            Tag::Heading { level, .. } => self.body.headings.push((level as u8, span)),
            _ => {}
        }
    }

    /// What describes a picture is also read out as part of the link or cell that holds it.
    fn words(&mut self, words: &str) {
        let parts = [self.link.as_mut(), self.picture.as_mut()];
        let texts = parts.into_iter().flatten().map(|part| &mut part.words);
        for text in texts.chain(self.head.as_mut().map(|(text, _)| text)) {
            text.push_str(words);
        }
    }
}

impl Part {
    /// Its words as one clean line.
    pub fn line(&self) -> String {
        text::line(&self.words)
    }
}
