//! An article: a document, its metadata, and who said what of it.

use super::TagId;
use super::findings::Findings;
use crate::date::When;
use crate::document::Document;
use crate::extract::{self, Dated, Mention, Part, Precision, Role, Rule};
use crate::slug::Slug;
use crate::source::{Source, Span};
use jiff::civil::Date;
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

    /// Those of its events that can be told away from it, on a tag's page or among those of other articles: to the day, past
    /// by its own day, and in a sentence that needs none before it. "In August they came alone" says something only there,
    /// a month may be that of what the sentence merely refers to, and what is announced for later is no event yet.
    pub fn told_alone(&self) -> impl Iterator<Item = (usize, Date, &Dated)> {
        let own = self.date.map(|date| date.day());
        let prose = &self.document.prose;
        self.told().filter_map(move |(at, dated)| {
            let day = dated.day.filter(|day| dated.precision == Precision::Day && own.is_none_or(|own| *day <= own))?;
            stands_alone(prose.slice(dated.sentence), prose.slice(dated.span)).then_some((at, day, dated))
        })
    }

    /// Its words.
    pub fn words(&self) -> usize {
        crate::text::words(self.document.prose.text())
    }
}

/// Bytes before a date within which it still opens its sentence: "On Thursday, ".
const OPENS: usize = 16;

/// Whether a sentence of English says by itself who did something: neither its first word nor the first behind a date that
/// opens it refers to another.
fn stands_alone(sentence: &str, date: &str) -> bool {
    let refers = |text: &str| {
        let mut words = text.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty());
        words.next().is_some_and(|word| extract::leans(word) || ["Neither", "neither"].contains(&word))
    };
    let behind = sentence.find(date).filter(|at| *at <= OPENS).map_or("", |at| &sentence[at + date.len()..]);
    !refers(sentence) && !refers(behind)
}

#[cfg(test)]
mod tests {
    use super::stands_alone;

    #[test]
    fn a_sentence_stands_alone_unless_it_refers_to_another() {
        let alone = |sentence| stands_alone(sentence, "4 December");
        assert!(alone("The treaty entered into force on 4 December."));
        assert!(alone("On 4 December, Russia and North Korea exchanged the instruments."));
        assert!(!alone("Its neighbour was told on 4 December."));
        assert!(!alone("It entered into force on 4 December."));
        assert!(!alone("“They” met on 4 December."));
        assert!(alone("IT firms met on 4 December."));
        assert!(!alone("On 4 December they exchanged the instruments."));
        // Behind the verb a word may refer to what the sentence itself names.
        assert!(alone("Ministers of the two states said on 4 December that it was in force."));
    }
}
