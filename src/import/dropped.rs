//! What stood on a page and is not in its article, so that nothing goes in silence.
//!
//! A block came along if most of its runs of words stand in what was kept; the order does not count, as readers of pages join and cut.

use super::{furniture, words_of};
use rustc_hash::FxHashSet;

/// Words in a run.
const RUN: usize = 4;

/// How many in a hundred of its runs have to be there.
const MOST: usize = 60;

/// The most blocks that are listed.
const LISTED: usize = 400;

/// The blocks of a page, which is given as Markdown, that are in none of the texts that were kept.
pub fn of(page: &str, kept: &[&str]) -> Vec<String> {
    // As one text, since what is two lines here may be one there.
    let whole = words_of(&furniture::bare(&kept.join(" ")));
    let words: Vec<&str> = whole.split(' ').collect();
    let there: FxHashSet<u64> = (1..=RUN).flat_map(|length| words.windows(length).map(hash)).collect();
    let mut seen = FxHashSet::default();
    let mut found = Vec::new();
    let lines = furniture::blocks(page).flat_map(|block| {
        let lines: Vec<String> = if furniture::is_block(block) {
            block.lines().map(furniture::bare).collect()
        } else if block.contains("  \n") {
            block.split("  \n").map(furniture::bare).collect()
        } else {
            vec![furniture::bare(&block.replace('\n', " "))]
        };
        lines
    });
    for line in lines.filter(|line| line.chars().any(char::is_alphanumeric)) {
        let words = words_of(&line);
        let words: Vec<&str> = words.split(' ').collect();
        let length = words.len().min(RUN);
        let runs = words.len() + 1 - length;
        let known = words.windows(length).filter(|run| there.contains(&hash(run))).count();
        if known * 100 < runs * MOST && found.len() < LISTED && seen.insert(hash(&words)) {
            found.push(line);
        }
    }
    found
}

fn hash(words: &[&str]) -> u64 {
    use std::hash::{Hash, Hasher};
    let mut hasher = rustc_hash::FxHasher::default();
    words.hash(&mut hasher);
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use super::of;

    #[test]
    fn what_was_kept_is_not_dropped() {
        let page = "[Home](/)\n\n# A pact\n\nJapan signed *the* pact in Manila on Monday.\n\n- Who is who in the talks\n- Japan signed\n\nBy the desk";
        let kept = ["A pact", "Japan signed the pact in Manila on Monday."];
        assert_eq!(of(page, &kept), ["Home", "Who is who in the talks", "By the desk"]);
    }
}
