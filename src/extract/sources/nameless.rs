//! Sources without a name: "two sources familiar with the matter", "state media".

use super::{Can, Cited, Passage, Range, Rule, Sentence, Shape, Span};

/// Nouns for those who are a source of their own accord, because that is what the word means.
const SOURCES: [&str; 4] = ["source", "sources", "witness", "witnesses"];

/// How far before its noun a description can begin, in words.
const DESCRIBED: usize = 6;

/// How far behind it somebody is said to be anonymous, in words.
const BEHIND: usize = 16;

/// Nameless sources that a sentence cites.
pub fn of(body: &Passage<'_>, sentence: &Sentence) -> Vec<Cited> {
    let mut cited = Vec::new();
    if !sentence.kinds.can(Can::BeSource) {
        return cited;
    }
    let mut reached = sentence.words.start;
    let words = body.words.get(sentence.words.clone()).unwrap_or(&[]);
    for (at, word) in (sentence.words.start..).zip(words) {
        if !word.kinds.can(Can::BeSource) || at < reached || word.possessive {
            continue;
        }
        let start = start(body, at, reached);
        let Some(end) = end(body, sentence, start..at + 1) else { continue };
        let span: Span = body.span(start..end);
        reached = end;
        cited.push(Cited {
            name: crate::text::line(body.slice(span)),
            span,
            sentence: sentence.span,
            rule: Rule::Reporting,
            score: 1,
        });
    }
    cited
}

/// The first word of the description before a noun, without an article.
fn start(body: &Passage<'_>, noun: usize, limit: usize) -> usize {
    let mut start = noun;
    while start > limit && start + DESCRIBED > noun {
        let before = start - 1;
        let word = body.word(before);
        let describes = match body.words[before].shape {
            Shape::Lower => !FUNCTION.contains(&word) && !body.says(before),
            Shape::Capital | Shape::Upper | Shape::Number => !OPENING.contains(&word),
        };
        if !describes || body.gap(before) != " " || body.words[before].possessive {
            break;
        }
        start = before;
    }
    start
}

/// The end of the description, if the sentence cites it.
fn end(body: &Passage<'_>, sentence: &Sentence, words: Range<usize>) -> Option<usize> {
    let noun = body.word(words.end - 1);
    let limit = sentence.words.end;
    let word = |at: usize| if at < limit { body.word(at) } else { "" };
    let next = words.end;
    let gap = body.gap(next - 1);
    let familiar = gap == " "
        && matches!(word(next), "familiar" | "briefed" | "close")
        && matches!(word(next + 1), "with" | "on" | "to");
    if familiar {
        // "familiar with the matter": up to a verb of speech, or what stands off.
        let mut end = next + 2;
        while end < limit && end < next + 6 && !body.says(end) && body.gap(end - 1) == " " && word(end) != "who" {
            end += 1;
        }
        return Some(end);
    }
    let media = matches!(noun, "media" | "television" | "radio");
    let spoken = gap == " " && next < limit && body.reports(next);
    let before = |back: usize| {
        words.start.checked_sub(back).filter(|&at| at >= sentence.words.start).map_or("", |at| body.word(at))
    };
    let article = usize::from(matches!(before(1), "a" | "an" | "the" | "The" | "A" | "An"));
    let (first, second) = (before(article + 1), before(article + 2));
    let according = first.eq_ignore_ascii_case("citing") || (first == "to" && second.eq_ignore_ascii_case("according"));
    let state = media
        && words.len() > 1
        && matches!(body.word(words.end - 2), "state" | "local" | "State" | "Local" | "official");
    // "the Iraqi television channel" names somebody after all, and "the source" somebody who was cited before.
    let goes_on = gap == " " && !spoken && media;
    let own = words.len() > 1
        && SOURCES.contains(&noun)
        && (spoken || gap.starts_with(',') && is_added(body, sentence, next));
    let cited = (according && !goes_on) || own || (state && spoken) || (!media && is_anonymous(body, sentence, next));
    cited.then_some(next)
}

/// "the source added": where a comma follows, a verb of speech does too.
fn is_added(body: &Passage<'_>, sentence: &Sentence, at: usize) -> bool {
    (at..(at + 3).min(sentence.words.end)).any(|at| body.says(at))
}

/// "on condition of anonymity", "who asked not to be named"
fn is_anonymous(body: &Passage<'_>, sentence: &Sentence, at: usize) -> bool {
    let mut after = at..(at + BEHIND).min(sentence.words.end);
    after.any(|at| {
        let word = body.word(at);
        let be = body.word(at.saturating_sub(1)) == "be";
        word == "anonymity" || (be && matches!(word, "named" | "identified")) || word == "anonymously"
    })
}

/// Small words that begin or part a description.
#[rustfmt::skip]
const FUNCTION: [&str; 34] = [
    "a", "an", "the", "of", "to", "by", "from", "in", "on", "at", "for", "with", "and", "or", "but", "that", "which",
    "who", "as", "is", "are", "was", "were", "has", "have", "had", "told", "citing", "quoting", "his", "her", "its",
    "their", "these",
];

/// The same at the start of a sentence.
#[rustfmt::skip]
const OPENING: [&str; 16] = [
    "A", "An", "The", "According", "Citing", "But", "And", "In", "On", "One of", "Its", "His", "Her", "Their",
    "These", "However",
];
