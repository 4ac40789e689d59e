//! The sentences that carry most: those in which most of what the article is about comes together.

use super::{BlockKind, Passage, Point, Rule, Sentence, Shape, Span, Word};
use crate::letters;

/// A stretch of the body that makes its sentence weightier.
#[derive(Debug, Clone, Copy)]
pub struct Weighed {
    pub span: Span,
    /// The bit of its kind, which counts once in a sentence; none where each one counts.
    pub kind: u32,
    pub points: u32,
}

/// Sentences from which a text has key points; a shorter one is its own summary.
const LONG_ENOUGH: usize = 7;

/// The most key points.
const MOST: usize = 4;

/// Sentences for each key point.
const SENTENCES_A_POINT: usize = 4;

/// Bytes of a sentence that can be a key point.
const SIZE: std::ops::RangeInclusive<u32> = 60..=340;

/// Words that stand for what the sentence before has named, or hang on it, in small letters.
#[rustfmt::skip]
const LEANING: [&str; 24] = [
    "he", "she", "it", "they", "this", "that", "these", "those", "his", "her", "its", "their", "but", "and", "however",
    "meanwhile", "instead", "such", "so", "then", "there", "here", "both", "nor",
];

/// Words that begin sentences which say little without the one before, though they name what they speak of.
#[rustfmt::skip]
const GOING_ON: [&str; 16] = [
    "Also", "Still", "Nevertheless", "Thus", "Therefore", "Moreover", "Furthermore", "Or", "Yet", "Otherwise", "Similarly",
    "Likewise", "Another", "Other", "Some", "Later",
];

/// Whether a word leans on the sentence before. In capitals it is a name: IT.
pub fn leans(word: &str) -> bool {
    let is_name = word.bytes().skip(1).any(|letter| letter.is_ascii_uppercase());
    !is_name && LEANING.iter().any(|one| one.eq_ignore_ascii_case(word))
}

/// The key points in the order of the text, without the sentences of the summary. `weights` are sorted by place.
pub fn key_points(body: &Passage<'_>, summary: Option<Point>, weights: &[Weighed]) -> Vec<Point> {
    let sentences: Vec<&Sentence> =
        body.sentences.iter().filter(|sentence| sentence.kind == BlockKind::Paragraph).collect();
    if sentences.len() < LONG_ENOUGH {
        return Vec::new();
    }
    let mut scored: Vec<(u32, u32, usize)> = Vec::with_capacity(sentences.len());
    for (at, sentence) in sentences.iter().enumerate() {
        let points = points(sentence.span, weights);
        let told = || summary.is_some_and(|summary| overlap(summary.span, sentence.span));
        if points < 4 || told() || !stands_alone(body, sentence) {
            continue;
        }
        // What stands early is only preferred, so it counts half.
        let early = u32::from(at * 3 < sentences.len());
        scored.push((points * 2 + early, points, at));
    }
    scored.sort_by_key(|&(rank, _, at)| (std::cmp::Reverse(rank), at));
    let most = MOST.min(sentences.len() / SENTENCES_A_POINT).max(1);
    let mut chosen: Vec<(usize, u32)> = Vec::new();
    for (_, score, at) in scored {
        // Two sentences of one paragraph say much the same.
        let beside = chosen.iter().any(|&(other, _)| sentences[other].block == sentences[at].block);
        if chosen.len() < most && !beside {
            chosen.push((at, score));
        }
    }
    chosen.sort_unstable();
    let point = |(at, score): (usize, u32)| Point { span: sentences[at].span, score, rule: Rule::Weight };
    chosen.into_iter().map(point).collect()
}

/// The points of a stretch. One kind of evidence counts once in it.
pub fn points(sentence: Span, weights: &[Weighed]) -> u32 {
    let from = weights.partition_point(|weighed| weighed.span.start < sentence.start);
    let (mut seen, mut points) = (0, 0);
    for weighed in weights[from..].iter().take_while(|weighed| weighed.span.end <= sentence.end) {
        if seen & weighed.kind == 0 {
            seen |= weighed.kind;
            points += weighed.points;
        }
    }
    points
}

fn overlap(a: Span, b: Span) -> bool {
    a.start < b.end && b.start < a.end
}

/// Whether a sentence is somebody's own words without quotation marks, as in a block quotation or a speech: shown alone, it
/// would be the site that says "our treaty".
fn speaks_itself(body: &Passage<'_>, sentence: &Sentence, text: &str) -> bool {
    let words = body.words.get(sentence.words.clone()).unwrap_or(&[]);
    let own = |(at, word): (usize, &Word<'_>)| match word.text {
        "we" | "We" | "our" | "Our" | "us" | "my" => true,
        // "World War I" is nobody's own word.
        "I" => at.checked_sub(1).and_then(|at| words.get(at)).is_none_or(|before| before.shape == Shape::Lower),
        _ => false,
    };
    // Most words are longer than all of these.
    let short = |(_, word): &(usize, &Word<'_>)| word.text.len() <= 3;
    words.iter().enumerate().filter(short).any(own)
        && !(letters::marks(text).next().is_some() && text.contains(['“', '"']))
}

/// Whether a sentence can be understood by itself, and is a whole one.
fn stands_alone(body: &Passage<'_>, sentence: &Sentence) -> bool {
    let text = body.slice(sentence.span);
    let first = body.word(sentence.words.start);
    SIZE.contains(&(sentence.span.end - sentence.span.start))
        && text.ends_with('.')
        && text.starts_with(char::is_uppercase)
        && !leans(first)
        && !GOING_ON.contains(&first)
        && !speaks_itself(body, sentence, text)
        && (letters::marks(text).next().is_none() || text.matches(['“', '”', '"']).count().is_multiple_of(2))
}
