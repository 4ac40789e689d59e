//! Which stretches of an article's text are marked, and where each finding is told.

use crate::document::Mark;
use crate::extract::{Mention, Part};
use crate::site::{Article, Kind};
use crate::source::Span;

/// What a mark shows: a letter for its kind, and the number of the finding among its kind.
pub type Key = (char, u32);

/// The letter of a kind of tag, of which styles and scripts know it.
pub fn letter(kind: Kind) -> char {
    match kind {
        Kind::Country => 'c',
        Kind::Topic => 't',
        Kind::Person => 'p',
        Kind::Organisation => 'o',
        Kind::System => 's',
        Kind::Region => 'r',
    }
}

/// The most places of one finding that are marked, so that a text of one word repeated does not become a page of marks.
const MARKED: usize = 500;

/// The letter of dates.
pub const DATE: char = 'd';

/// The letter of quotes.
pub const QUOTE: char = 'q';

/// The letter of key figures.
pub const FIGURE: char = 'f';

/// The letter of cited sources.
pub const SOURCE: char = 'x';

/// The marks of an article, in the order in which the document wants them, and the anchors that came of them.
pub struct Marks<'a> {
    article: &'a Article,
    marks: Vec<Mark>,
    /// What each anchored mark shows, and its place in the list, in order.
    anchors: Vec<(Key, usize)>,
}

impl<'a> Marks<'a> {
    /// All stretches to be marked in an article's body.
    pub fn of(article: &'a Article, kind: impl Fn(usize) -> Kind) -> Self {
        let findings = &article.findings;
        let mut marks = Vec::new();
        let mut add = |(sort, number): Key, span: Span| {
            if let Some(span) = article.document.prose.source_span(span).filter(|span| span.start < span.end) {
                marks.push(Mark { span, sort, number });
            }
        };
        let tags = article.tags.iter().enumerate().map(|(at, tagging)| (kind(at), &tagging.mentions));
        let loose = findings.loose.iter().map(|loose| (loose.kind, &loose.mentions));
        for (number, (kind, mentions)) in (0u32..).zip(tags.chain(loose)) {
            for mention in mentions.iter().filter(|mention| mention.part == Part::Body).take(MARKED) {
                add((letter(kind), number), mention.span);
            }
        }
        for (number, event) in (0u32..).zip(&findings.events) {
            add((DATE, number), event.span);
        }
        for (number, quote) in (0u32..).zip(&findings.quotes) {
            add((QUOTE, number), quote.span);
        }
        for (number, figure) in (0u32..).zip(&findings.figures) {
            add((FIGURE, number), figure.span);
        }
        for (number, cited) in (0u32..).zip(&findings.sources) {
            add((SOURCE, number), cited.span);
        }
        // Of marks around the same words the name is the inner one, which is seen: a topic is only shown by it.
        let topic = letter(Kind::Topic);
        marks.sort_unstable_by_key(|mark| {
            let Span { start, end } = mark.span;
            (start, std::cmp::Reverse(end), mark.sort != topic, mark.sort, mark.number)
        });
        marks.dedup();
        Self { article, marks, anchors: Vec::new() }
    }

    /// The marks by place, the longer first.
    pub fn list(&self) -> &[Mark] {
        &self.marks
    }

    /// Takes in which of them have an anchor in the finished body.
    pub fn anchored(&mut self, anchored: &[bool]) {
        let marks = self.marks.iter().zip(anchored).enumerate().filter(|(_, (_, has))| **has);
        self.anchors = marks.map(|(at, (mark, _))| ((mark.sort, mark.number), at)).collect();
        self.anchors.sort_unstable();
    }

    /// The anchors of a finding in the text, in its order.
    pub fn anchors(&self, key: Key) -> &[(Key, usize)] {
        let start = self.anchors.partition_point(|(known, _)| *known < key);
        let end = self.anchors.partition_point(|(known, _)| *known <= key);
        self.anchors.get(start..end).unwrap_or(&[])
    }

    /// The first place of a finding in the text, as an address within the page.
    pub fn first(&self, key: Key) -> Option<String> {
        self.anchors(key).first().map(|(_, at)| address(*at))
    }

    /// The address of a mention: its mark, or the title.
    pub fn place(&self, key: Key, mention: Mention) -> Option<String> {
        if mention.part == Part::Title {
            return Some("#title".to_owned());
        }
        let span = self.article.document.prose.source_span(mention.span)?;
        let shown = |at: usize| self.marks.get(at).is_some_and(|mark| mark.span == span);
        self.anchors(key).iter().map(|(_, at)| *at).find(|at| shown(*at)).map(address)
    }
}

/// The address of a mark within its page.
fn address(at: usize) -> String {
    format!("#e-{at}")
}
