//! Where the sentences of a paragraph end.

use std::ops::Range;

/// The sentences of a paragraph, as byte ranges without the white space between them.
///
/// A sentence ends at `.`, `?`, `!` or `…`, with closing quotes and brackets, before white space and something that can
/// begin a sentence; not after an initial, a common abbreviation or within a number.
pub fn sentences(paragraph: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    let mut start = 0;
    std::iter::from_fn(move || {
        let rest = &paragraph[start..];
        let skip = rest.len() - rest.trim_start().len();
        let from = start + skip;
        if from >= paragraph.len() {
            return None;
        }
        let end = sentence_end(paragraph, from);
        start = end;
        Some(from..from + paragraph[from..end].trim_end().len())
    })
}

fn sentence_end(text: &str, from: usize) -> usize {
    let mut at = from;
    while let Some(found) = stop(&text.as_bytes()[at..]) {
        let stop = at + found;
        let mark = text[stop..].chars().next().map_or(1, char::len_utf8);
        let closing = |letter: char| matches!(letter, '"' | '”' | '’' | '\'' | ')' | ']' | '»' | '.' | '?' | '!' | '…');
        let after = &text[stop + mark..];
        let end = stop + mark + (after.len() - after.trim_start_matches(closing).len());
        let next = text[end..].trim_start();
        let gap = next.len() < text[end..].len();
        let begins = next.chars().next().is_none_or(|letter| !letter.is_lowercase() && letter != ',');
        let ended = next.is_empty() || (gap && begins);
        if ended && (text.as_bytes()[stop] != b'.' || next.is_empty() || !is_abbreviation(&text[from..stop])) {
            return end;
        }
        at = end;
    }
    text.len()
}

/// Bytes that are searched at once for each of two things, so that neither is sought far behind the other.
const WINDOW: usize = 256;

/// Where the first mark stands that can end a sentence.
fn stop(bytes: &[u8]) -> Option<usize> {
    const ELLIPSIS: &[u8] = "…".as_bytes();
    for (start, window) in (0..).step_by(WINDOW).zip(bytes.chunks(WINDOW)) {
        let mark = memchr::memchr3(b'.', b'?', b'!', window);
        let before = &window[..mark.unwrap_or(window.len())];
        let mut dots = memchr::memchr_iter(ELLIPSIS[0], before).map(|at| start + at);
        let dots = dots.find(|&at| bytes[at..].starts_with(ELLIPSIS));
        if let Some(at) = dots.or(mark.map(|at| start + at)) {
            return Some(at);
        }
    }
    None
}

/// Bytes of the longest word of [`ABBREVIATIONS`].
const LONGEST_ABBREVIATION: usize = 6;

/// Words that are followed by a full stop within a sentence.
const ABBREVIATIONS: [&str; 43] = [
    "hon", "rev", "amb", "brig", "messrs", "mr", "mrs", "ms", "dr", "prof", "gen", "col", "lt", "maj", "capt", "cmdr",
    "adm", "sgt", "sen", "rep", "gov", "pres", "st", "vs", "no", "nos", "art", "sec", "jan", "feb", "mar", "apr",
    "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "approx", "e.g", "i.e",
];

fn is_abbreviation(before: &str) -> bool {
    let word = before.rsplit(|letter: char| letter.is_whitespace() || letter == '(').next().unwrap_or("");
    // Most sentences end with a longer word.
    if word.len() > LONGEST_ABBREVIATION && !word.contains('.') {
        return false;
    }
    let initials = word.contains(char::is_alphabetic) && word.split('.').all(|part| part.chars().count() <= 1);
    // "Ms. Ma. Theresa Lazaro": two letters behind a form of address are a name cut short.
    let short = || {
        let name = word.len() == 2 && word.starts_with(|letter: char| letter.is_ascii_uppercase());
        name && ["Mr. ", "Ms. ", "Mrs. ", "Dr. "].iter().any(|form| before[..before.len() - 2].ends_with(form))
    };
    initials || ABBREVIATIONS.iter().any(|known| known.eq_ignore_ascii_case(word)) || short()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn abbreviations_are_no_longer_than_they_are_said_to_be() {
        assert_eq!(ABBREVIATIONS.iter().map(|word| word.len()).max(), Some(LONGEST_ABBREVIATION));
    }

    #[test]
    fn sentences_end_where_a_reader_would_stop() {
        let text = "Gen. A. B. Smith met U.S. officials. “We agreed.” He left at 3.5 p.m. on Jan. 4! So?";
        let found: Vec<&str> = sentences(text).map(|range| &text[range]).collect();
        let wanted = ["Gen. A. B. Smith met U.S. officials.", "“We agreed.”", "He left at 3.5 p.m. on Jan. 4!", "So?"];
        assert_eq!(found, wanted);
        assert_eq!(sentences("She met H.E. Ms. Ma. Theresa Lazaro. He met Ma. It rained.").count(), 3);
    }

    #[test]
    fn an_ellipsis_ends_a_sentence_wherever_it_stands() {
        let told = |length| sentences(&format!("{}… Next.", "a".repeat(length))).count();
        assert_eq!([1, 253, 254, 255, 256, 600].map(told), [2; 6]);
    }
}
