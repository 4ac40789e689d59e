//! An article: a document, its metadata, and who said what of it.

use super::TagId;
use super::findings::Findings;
use crate::date::When;
use crate::document::Document;
use crate::extract::{Dated, Mention, Part, Precision, Role, Rule};
use crate::slug::Slug;
use crate::source::{Source, Span};
use std::sync::Arc;

/// A document with its metadata.
pub struct Article {
    /// The file.
    pub source: Source,
    /// The file as parsed.
    pub document: Arc<Document>,
    /// Its part of the address.
    pub slug: Slug,
    /// When it was published; assumed from the text or the file's name if its author does not say.
    pub date: Option<When>,
    /// The bottom line.
    pub summary: Option<Gist<String>>,
    /// The key points.
    pub key_points: Option<Gist<Vec<String>>>,
    /// Its tags: by kind, primary countries before mentioned ones, each by prominence.
    pub tags: Vec<Tagging>,
    /// What was found in its text besides.
    pub findings: Findings,
    /// What was assumed, for the reader to know.
    pub assumed: Vec<Assumed>,
}

/// Something that was assumed of an article.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Assumed {
    /// Its title was taken from the text.
    Title,
    /// Its date was read from these words of the text.
    Date(String),
    /// It has expired since.
    Expired(When),
}

/// Something that sums an article up, and whose words it is.
#[derive(Debug, Clone)]
pub struct Gist<T> {
    /// The words.
    pub what: T,
    /// Who chose them.
    pub origin: Origin,
}

/// Whose word it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// The author's, in the front matter.
    Author,
    /// A reviewer's, in the sidecar.
    Reviewed,
    /// Extraction's.
    Extracted,
}

impl Origin {
    /// Its name in templates.
    pub fn word(self) -> &'static str {
        match self {
            Self::Author => "author",
            Self::Reviewed => "reviewed",
            Self::Extracted => "extracted",
        }
    }
}

/// A tag on an article, and why it is there.
#[derive(Debug, Clone)]
pub struct Tagging {
    /// The tag.
    pub tag: TagId,
    /// Whether the article is about it or mentions it.
    pub role: Role,
    /// Whose word it is.
    pub origin: Origin,
    /// What decided, if it was found in the text.
    pub rule: Option<Rule>,
    /// Where it is mentioned.
    pub mentions: Vec<Mention>,
    /// What the text says of a person: an office and its country.
    pub told: Option<Box<str>>,
}

impl Article {
    /// The words around a mention: before it, the mention itself, and after it.
    pub fn excerpt(&self, mention: Mention) -> [&str; 3] {
        const AROUND: usize = 45;
        let text = match mention.part {
            Part::Title => self.document.title.text.as_str(),
            // An article on disk has its dateline in its body.
            Part::Dateline => "",
            Part::Body => self.document.prose.text(),
        };
        let Span { start, end } = mention.span;
        let (start, end) = (start as usize, end as usize);
        let (Some(before), Some(found), Some(after)) = (text.get(..start), text.get(start..end), text.get(end..))
        else {
            return ["", "", ""];
        };
        let line = before.rfind('\n').map_or(before, |at| &before[at + 1..]);
        let cut =
            line.char_indices().rev().nth(AROUND).and_then(|(at, _)| line[at..].find(' ').map(|gap| at + gap + 1));
        let rest = after.split('\n').next().unwrap_or("");
        let stop = rest.char_indices().nth(AROUND).and_then(|(at, _)| rest[..at].rfind(' '));
        [&line[cut.unwrap_or(0)..], found, &rest[..stop.unwrap_or(rest.len())]]
    }

    /// The tags of what it is about, the most prominent of a kind first.
    pub fn about(&self) -> impl Iterator<Item = &Tagging> + Clone {
        self.tags.iter().filter(|tagging| tagging.role == Role::Primary)
    }

    /// The dated events that its text tells, each with its place among the findings. On a day of which the author has
    /// said what happened, the text is not asked again.
    pub fn told(&self) -> impl Iterator<Item = (usize, &Dated)> {
        let given = &self.document.front.events;
        let said = |dated: &Dated| given.iter().any(|event| dated.day == Some(event.date.day()));
        let events = self.findings.events.iter().enumerate();
        events.filter(move |(_, dated)| dated.precision != Precision::Day || !said(dated))
    }

    /// Its words.
    pub fn words(&self) -> usize {
        crate::text::words(self.document.prose.text())
    }
}
