//! Titles and headings in which nearly every word has a capital.

use super::{Passage, Sentence, Shape};

/// Whether nearly all words are written in capitals.
pub fn is_one(passage: &Passage<'_>, sentence: &Sentence) -> bool {
    let in_capitals = |at: &usize| matches!(passage.words[*at].shape, Shape::Capital | Shape::Upper);
    let capital = passage.notable(sentence).filter(in_capitals).count();
    if capital < 3 {
        return false;
    }
    // Most sentences have too many others among their first words.
    let words = passage.words.get(sentence.words.clone()).unwrap_or(&[]);
    let small = words.iter().filter(|word| word.shape == Shape::Lower && word.end() - word.start > 3);
    if small.take(capital / 4 + 1).count() > capital / 4 {
        return false;
    }
    let sentence = &sentence.words;
    let stopped = sentence.end > 0
        && passage.gap(sentence.end - 1).trim_start_matches(['”', '"', '’', ')']).starts_with(['.', '?', '!']);
    !stopped || !passage.slice(passage.span(sentence.clone())).contains(char::is_lowercase)
}
