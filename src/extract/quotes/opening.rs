//! Words with which a sentence opens before its subject comes: "Speaking alongside Kishida, Marcos said".

use super::{Naming, Passage, Sentence};

/// First words of such sentences.
#[rustfmt::skip]
const FIRST: [&str; 28] = [
    "Accompanied", "Addressing", "Answering", "Appearing", "Asked", "Briefing", "Commenting", "Echoing", "Flanked",
    "Greeting", "Hosting", "Joined", "Meeting", "Praising", "Pressed", "Questioned", "Quoting", "Reacting", "Referring",
    "Replying", "Responding", "Speaking", "Standing", "Talking", "Testifying", "Thanking", "Welcoming", "Writing",
];

/// The most words of them.
const LONGEST: usize = 24;

/// Whether somebody is named in such words, and so is not the subject of the sentence: the Kishida of the example.
pub fn is_in_opening(body: &Passage<'_>, sentence: &Sentence, naming: &Naming) -> bool {
    let words = sentence.words.clone();
    let first = body.word(words.start);
    // All of them are in the past or the present participle.
    let participle = first.ends_with('g') || first.ends_with('d');
    if !participle || naming.span.start < sentence.span.start || !FIRST.contains(&first) {
        return false;
    }
    // The first comma behind the name ends the opening; behind one before it stands the subject.
    let named = body.words_in(naming.span);
    let limit = words.end.min(words.start + LONGEST);
    let comma = (words.start..limit).find(|&at| body.gap(at).starts_with(','));
    // "Addressing parliament Kishida said, ..." has no comma before its subject.
    let within = |comma: usize| named.start <= comma && !(named.end..=comma).any(|at| body.says(at));
    named.start > words.start && comma.is_some_and(within)
}
