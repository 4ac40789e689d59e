//! Where findings stand: the texts that were read, and the way back to the file.

use super::Stretch;
use crate::extract::{Mention, Part};
use crate::source::Span;
use crate::text::Prose;

/// The texts that findings stand in.
#[derive(Clone, Copy)]
pub struct Place<'a> {
    /// The title.
    pub title: &'a str,
    /// The dateline, where it is given apart from the text.
    pub dateline: &'a str,
    /// The body as it was read.
    pub prose: &'a Prose,
    /// The text that the body was read from.
    pub source: &'a str,
}

impl Place<'_> {
    /// The bytes of the source that a stretch of the body was read from.
    pub fn span(&self, span: Span) -> Span {
        self.prose.source_span(span).unwrap_or(Span { start: 0, end: 0 })
    }

    /// The words of a stretch of the body.
    pub fn words(&self, span: Span) -> String {
        self.prose.slice(span).to_owned()
    }

    /// A mention as bytes of its part: of the source for the body.
    pub fn stretch(&self, mention: Mention) -> Stretch {
        let (text, part) = match mention.part {
            Part::Body => {
                let Span { start, end } = self.span(mention.span);
                return Stretch { start, end, text: self.words(mention.span), part: None };
            }
            Part::Title => (self.title, "title"),
            Part::Dateline => (self.dateline, "dateline"),
        };
        let Span { start, end } = mention.span;
        let text = text.get(mention.span.range()).unwrap_or("").to_owned();
        Stretch { start, end, text, part: Some(part) }
    }

    /// A stretch of the source as it stands there.
    pub fn raw(&self, span: Span) -> Stretch {
        let text = self.source.get(span.range()).unwrap_or("").to_owned();
        Stretch { start: span.start, end: span.end, text, part: None }
    }
}
