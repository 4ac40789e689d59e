//! One finding, what a person says of it, and what the file is that has to say so.

use super::{Broken, Clerk, Origin, Reading, record};
use crate::document;
use crate::record::{Fate, Verdict};
use crate::source::Source;
use crate::text;

/// A finding that a person has looked at.
pub struct Case<'a> {
    /// The article.
    pub source: &'a Source,
    /// Its sidecar, if it has one.
    pub sidecar: Option<&'a Source>,
    /// The list that the finding belongs to, and its entry there.
    pub listed: (&'a str, &'a str),
    /// Whose word it is so far.
    pub origin: Origin,
    /// In how many places the text names it.
    pub places: usize,
}

/// What a person says of a finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Says {
    /// It is right.
    Keep,
    /// It is wrong.
    NotThis,
    /// A quote is of this speaker; of nobody who is named, if there are no words.
    By(String),
}

/// A file to write.
#[derive(Debug, PartialEq, Eq)]
pub enum Ruling {
    /// The article itself: its author has listed what is wrong.
    Article(String),
    /// The sidecar.
    Sidecar(String),
    /// Nothing has to be written.
    Stands,
}

impl Clerk<'_> {
    /// What has to be written where. `read` gives the article as read without a sidecar, for one that has none yet.
    pub fn rule(&self, case: &Case<'_>, says: Says, read: impl FnOnce() -> Option<Reading>) -> Result<Ruling, Broken> {
        let (list, entry) = case.listed;
        let is_authors = case.origin == Origin::Author;
        let fate = match says {
            Says::Keep if is_authors => return Ok(Ruling::Stands),
            Says::Keep => Fate::Kept,
            // What nobody else has named is gone with the author's word.
            Says::NotThis if is_authors && case.places == 0 && case.sidecar.is_none() => Fate::Dropped,
            Says::NotThis => Fate::Denied,
            Says::By(speaker) => Fate::By(text::line(&speaker)),
        };
        let verdict = Verdict { list: list.to_owned(), entry: entry.to_owned(), fate };
        let key = |list: &str, entry: &str| self.key(list, entry);
        let judged = |text: &str| record::judged(text, &verdict, &key);
        if is_authors && let Some(front) = document::front_range(case.source) {
            let text = &case.source.text;
            let new = judged(&text[front.clone()])?;
            return Ok(Ruling::Article([&text[..front.start], &new, &text[front.end..]].concat()));
        }
        let text = match case.sidecar {
            Some(sidecar) => sidecar.text.to_string(),
            None => match read() {
                Some(reading) => self.refreshed(reading, None)?,
                None => return Ok(Ruling::Stands),
            },
        };
        Ok(Ruling::Sidecar(judged(&text)?))
    }
}
