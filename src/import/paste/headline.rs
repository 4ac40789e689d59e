//! The headline among the lines above the first paragraph of prose.

use super::words_of;
use std::collections::BTreeSet;

/// The longest headline, in bytes.
const LONGEST: usize = 220;

/// What it counts that a line stands in the title of the window.
const WINDOW: i32 = 4;

/// Paragraphs in which the words of a headline are looked for.
const BEGINNING: usize = 4;

/// Which line is the headline: of those that can be one, the one that says most of what the text says.
///
/// What stands in the title of the window as well is it most likely.
pub fn find((above, window): (&[&str], &str), can_be: impl Fn(usize) -> bool, text: &[&str]) -> Option<usize> {
    let beginning = text.iter().take(BEGINNING).map(|line| words_of(line)).collect::<Vec<String>>();
    let said: BTreeSet<&str> = beginning.iter().flat_map(|line| line.split(' ')).map(stem).collect();
    let window = words_of(window);
    let mut best: Option<(i32, usize)> = None;
    for (at, line) in above.iter().enumerate().filter(|(at, line)| can_be(*at) && line.len() <= LONGEST) {
        let words = words_of(line);
        let named = words.contains(' ') && window.contains(&words);
        let points = points(line, &said) + if named { WINDOW } else { 0 };
        // Of two that are as good the first is the headline, and the other its standfirst.
        if points > 0 && best.is_none_or(|(most, _)| points > most) {
            best = Some((points, at));
        }
    }
    best.map(|(_, at)| at)
}

fn points(line: &str, said: &BTreeSet<&str>) -> i32 {
    let words = words_of(line);
    let count = words.split(' ').filter(|word| !word.is_empty()).count();
    let length = match count {
        0 => return 0,
        1 => 1,
        2 | 3 => 2,
        4..=18 => 5,
        _ => 3,
    };
    let shared = words.split(' ').filter(|word| word.len() > 3 && said.contains(stem(word))).count();
    let ends = if line.ends_with(['.', ':', ',', ';']) { -2 } else { 0 };
    let begins = if line.starts_with(|letter: char| letter.is_lowercase()) { -3 } else { 0 };
    length + i32::try_from(shared.min(4)).unwrap_or(4) + ends + begins
}

/// A word without its ending, so that "joins" and "joined" are the same.
fn stem(word: &str) -> &str {
    let end = word.char_indices().nth(4).map_or(word.len(), |(at, _)| at);
    &word[..end]
}
