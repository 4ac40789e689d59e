//! Who said what: a person's word on a quote goes before what was found.
//!
//! A quote is known by its words, since it has no name: by all of them, or by those with which it begins and `…`.

use super::article::{Origin, Tagging};
use super::findings::Quote;
use super::tag::Kind;
use super::tags::Tags;
use crate::diag::{self, Noted, Notes};
use crate::document::{Attribution, Said};
use crate::extract;
use crate::letters::folded;
use crate::source::Span;
use crate::text::{self, Prose};

/// The most of a quote by which it is known, in bytes.
const LONGEST: usize = 160;

/// The words by which a quote is known where people read and write them.
pub fn entry(words: &str) -> String {
    // The comma belongs to the sentence around the quote.
    text::shorten(text::line(words).trim_end_matches(','), LONGEST)
}

/// What all ways to write the words of a quote have in common: their letters and digits.
pub fn key(words: &str) -> String {
    folded(words)
}

/// The quotes of a text as a person has left them: without those that are none, and each by whom a person names. Words
/// that a person gives are a quote, also where reading found none.
pub fn settled(
    found: Vec<extract::Quote>,
    (author, sidecar): (&Said, Option<&Said>),
    prose: &Prose,
) -> Noted<Vec<Quote>> {
    let quote = |quote: extract::Quote| Quote {
        span: quote.span,
        speaker: quote.speaker.into(),
        tag: None,
        origin: Origin::Extracted,
    };
    let mut quotes: Vec<Quote> = found.into_iter().map(quote).collect();
    let mut notes = Notes::new();
    // The author speaks last, and so goes before the sidecar.
    let voices = sidecar.map(|said| (Origin::Reviewed, said)).into_iter().chain([(Origin::Author, author)]);
    for (origin, said) in voices {
        if said.quotes.is_empty() && said.not_quotes.is_empty() {
            continue;
        }
        for attribution in &said.quotes {
            attribute(&mut quotes, (origin, attribution), (prose, &mut notes));
        }
        let denied: Vec<Known> = said.not_quotes.iter().map(|word| Known::by(&word.text)).collect();
        quotes.retain(|quote| !denied.iter().any(|known| known.is(prose.slice(quote.span))));
    }
    Noted::new(quotes, notes)
}

/// Gives the quotes that are meant to their speaker.
fn attribute(quotes: &mut Vec<Quote>, (origin, said): (Origin, &Attribution), (prose, notes): (&Prose, &mut Notes)) {
    let known = Known::by(&said.text.text);
    let mut is_there = false;
    for quote in quotes.iter_mut().filter(|quote| known.is(prose.slice(quote.span))) {
        (quote.speaker, quote.origin, is_there) = (said.speaker.as_str().into(), origin, true);
    }
    if is_there {
        return;
    }
    let Some(span) = text::occurrences(prose.text(), &said.text.text).next().map(Span::from) else {
        notes.push(diag::article::lost_quote(&said.text.place, &said.text.text));
        return;
    };
    let speaker = said.speaker.as_str().into();
    match quotes.iter_mut().find(|quote| quote.span.start <= span.start && span.end <= quote.span.end) {
        // Some words of a quote mean the whole of it.
        Some(quote) => (quote.speaker, quote.origin) = (speaker, origin),
        None => {
            let at = quotes.partition_point(|quote| quote.span.start < span.start);
            quotes.insert(at, Quote { span, speaker, tag: None, origin });
        }
    }
}

/// Leads from speakers whom a person names to their tags, where the article has them.
pub fn introduce(quotes: &mut [Quote], taggings: &[Tagging], tags: &Tags<'_>) {
    for quote in quotes.iter_mut().filter(|quote| quote.tag.is_none() && quote.origin != Origin::Extracted) {
        let named = [Kind::Person, Kind::Organisation].into_iter().filter_map(|kind| tags.called(kind, &quote.speaker));
        quote.tag = named.into_iter().find(|id| taggings.iter().any(|tagging| tagging.tag == *id));
    }
}

/// The words by which a quote is known.
struct Known {
    key: String,
    /// Whether the quote may go on behind them.
    is_open: bool,
}

impl Known {
    fn by(words: &str) -> Self {
        Self { key: key(words), is_open: words.ends_with(['…']) || words.ends_with("...") }
    }

    fn is(&self, words: &str) -> bool {
        let words = key(words);
        !self.key.is_empty() && (words == self.key || (self.is_open && words.starts_with(&self.key)))
    }
}
