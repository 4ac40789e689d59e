//! Can the dates be true? Nothing is published tomorrow, and nobody tells in the past what is still to come.

use super::{Article, place_of};
use crate::date::When;
use crate::diag::{self, Diagnostic};
use crate::extract::Precision;
use crate::source::Place;
use jiff::civil::Date;

/// Words with which a sentence speaks of what is to come, so that a later day in it is no mistake.
const AHEAD: [&str; 22] = [
    "will",
    "would",
    "shall",
    "should",
    "may",
    "might",
    "could",
    "can",
    "to",
    "due",
    "plan",
    "plans",
    "planned",
    "until",
    "expected",
    "scheduled",
    "by",
    "from",
    "through",
    "before",
    "deadline",
    "if",
];

/// Words that tell of what was.
const PAST: [&str; 14] =
    ["was", "were", "had", "met", "held", "took", "said", "told", "began", "won", "struck", "sank", "left", "sent"];

/// Days in the future, days out of order, and days before what the article tells as past.
pub fn ask(article: &Article, today: Date) -> Vec<Diagnostic> {
    let front = &article.document.front;
    let mut found = Vec::new();
    let named = [("date", front.date), ("updated", front.updated), ("as_of", front.as_of)];
    for (key, when) in named {
        if let Some(when) = when.filter(|when| when.day() > today) {
            found.push(diag::lint::future_date(&key_place(article, key), key, &when.iso()));
        }
    }
    for when in front.sources.iter().filter_map(|source| source.accessed).filter(|when| when.day() > today) {
        found.push(diag::lint::future_date(&key_place(article, "accessed"), "accessed", &when.iso()));
    }
    let Some(date) = front.date else { return found };
    for (key, when) in [("updated", front.updated), ("expires", front.expires)] {
        if let Some(when) = when.filter(|when| when.day() < date.day()) {
            found.push(diag::lint::dates_out_of_order(&key_place(article, key), key, (&when.iso(), &date.iso())));
        }
    }
    found.extend(early(article, date));
    found
}

/// Events after the last day on which the article was written, told as if they had been.
fn early(article: &Article, date: When) -> Vec<Diagnostic> {
    let front = &article.document.front;
    let written = front.updated.map_or(date.day(), |updated| updated.day().max(date.day()));
    let mut found = Vec::new();
    for event in front.events.iter().filter(|event| event.date.day() > written && is_past(&event.text)) {
        let place = place_of(&article.source, &event.text);
        found.push(diag::lint::told_too_early(&place, &event.date.iso(), &date.iso()));
    }
    for dated in &article.findings.events {
        let prose = &article.document.prose;
        let Some(day) = dated.day.filter(|day| *day > written && dated.precision == Precision::Day) else { continue };
        if is_past(prose.slice(dated.sentence)) {
            let place = Place { path: article.source.path.clone(), span: prose.source_span(dated.span) };
            found.push(diag::lint::told_too_early(&place, &day.to_string(), &date.iso()));
        }
    }
    found
}

/// Whether a sentence tells of what has been, and of nothing else.
fn is_past(sentence: &str) -> bool {
    // As written: "May" is a month, "may" is none.
    let words = || sentence.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty());
    let was = |word: &str| PAST.contains(&word) || (word.len() > 4 && word.ends_with("ed"));
    !words().any(|word| AHEAD.contains(&word)) && words().any(was)
}

/// Where a key of the front matter stands.
fn key_place(article: &Article, key: &str) -> Place {
    let source = &article.source.text;
    let mut at = 0;
    for line in source.split_inclusive('\n') {
        if line.split_once('=').is_some_and(|(name, _)| name.trim() == key) {
            return article.source.place(at..at + line.trim_end().len());
        }
        at += line.len();
    }
    article.source.whole()
}

#[cfg(test)]
mod tests {
    use super::is_past;

    #[test]
    fn what_is_announced_is_not_told_as_past() {
        assert!(is_past("The ministers signed the pact on 4 May 2031."));
        assert!(!is_past("The ministers agreed to meet on 4 May 2031."));
        assert!(!is_past("The summit opens on 4 May 2031."));
    }
}
