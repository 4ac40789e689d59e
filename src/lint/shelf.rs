//! The articles that are there, as far as it takes to recognise one that comes again.
//!
//! The measure is the resemblance of two texts (Broder): of all runs of three words that either has, the share that both
//! have. It is estimated from the 256 smallest hashes of each, which is within 0.06 of the truth two times of three, so that
//! ten thousand articles take 20 MB and a text is compared with those only that share a run with it. From 0.6 on a text is
//! the same with changes: one word in twelve may be another. `ARCHITECTURE.md` says what was measured.

use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};

/// Words in a run.
const RUN: usize = 3;

/// Hashes that stand for a text.
const KEPT: usize = 256;

/// From here on two texts are nearly the same, in hundredths.
const NEARLY: usize = 60;

/// Texts with fewer runs are the same only if they are equal.
const FEWEST: usize = 12;

/// An article that is nearly the same.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Near {
    /// Its path.
    pub path: String,
    /// How much of both texts is the same, in hundredths.
    pub percent: usize,
}

/// What is known of the articles that are there.
#[derive(Debug, Default)]
pub struct Shelf {
    articles: Vec<(String, Vec<u64>)>,
    /// Articles by the hashes that stand for them.
    by_hash: FxHashMap<u64, Vec<u32>>,
}

impl Shelf {
    /// Puts an article there.
    pub fn put(&mut self, path: &str, text: &str) {
        let sketch = sketch(text);
        let Ok(id) = u32::try_from(self.articles.len()) else { return };
        for &hash in &sketch {
            self.by_hash.entry(hash).or_default().push(id);
        }
        self.articles.push((path.to_owned(), sketch));
    }

    /// The article that this text is, or nearly is; the nearest, and of several the first that was put there.
    pub fn near(&self, text: &str) -> Option<Near> {
        let sketch = sketch(text);
        let met = sketch.iter().filter_map(|hash| self.by_hash.get(hash)).flatten().copied();
        let met: FxHashSet<u32> = met.collect();
        let mut near: Vec<(usize, u32)> = met
            .into_iter()
            .filter_map(|id| Some((resemblance(&sketch, &self.articles.get(id as usize)?.1), id)))
            .filter(|(percent, _)| *percent >= NEARLY)
            .collect();
        near.sort_by_key(|&(percent, id)| (std::cmp::Reverse(percent), id));
        let (percent, id) = *near.first()?;
        Some(Near { path: self.articles.get(id as usize)?.0.clone(), percent })
    }

    /// For each text that an earlier one is or nearly is: the nearest earlier one, the text, and how much of both is the
    /// same.
    ///
    /// Two such texts share 60 in a hundred of their hashes, so of the rarer half of a text's hashes the other has at least
    /// ten in a hundred. Only those that have as many are compared; forms and phrases that come in every text are common.
    pub fn twins(texts: &[&str]) -> Vec<(usize, usize, usize)> {
        let sketches: Vec<Vec<u64>> = texts.par_iter().map(|text| sketch(text)).collect();
        let mut by_hash: FxHashMap<u64, Vec<u32>> = FxHashMap::default();
        for (at, sketch) in (0..).zip(&sketches) {
            for &hash in sketch {
                by_hash.entry(hash).or_default().push(at);
            }
        }
        let nearest = |shared: &mut Vec<u16>, (at, sketch): (usize, &Vec<u64>)| {
            let others = candidates(sketch, &by_hash, (at, shared));
            let near = others.into_iter().map(|other| (resemblance(sketch, &sketches[other]), other));
            let (percent, other) = near.max_by_key(|&(percent, other)| (percent, std::cmp::Reverse(other)))?;
            (percent >= NEARLY).then_some((other, at, percent))
        };
        let none = || vec![0; sketches.len()];
        sketches.par_iter().enumerate().map_init(none, nearest).flatten().collect()
    }
}

/// The texts before this one that have enough of the rarer half of its hashes. `shared` is all 0, before and after.
fn candidates(sketch: &[u64], by_hash: &FxHashMap<u64, Vec<u32>>, (at, shared): (usize, &mut [u16])) -> Vec<usize> {
    let mut met: Vec<&[u32]> = sketch.iter().filter_map(|hash| by_hash.get(hash)).map(Vec::as_slice).collect();
    met.sort_by_key(|texts| texts.len());
    met.truncate(sketch.len().div_ceil(2));
    let missing = sketch.len() - (sketch.len() * NEARLY).div_ceil(100);
    let enough = met.len().saturating_sub(missing).max(1);
    let mut found: Vec<usize> = Vec::new();
    let before = |texts: &[u32]| texts.partition_point(|&other| (other as usize) < at);
    for texts in &mut met {
        *texts = &texts[..before(texts)];
        for other in texts.iter().map(|&other| other as usize) {
            shared[other] += 1;
            if usize::from(shared[other]) == enough {
                found.push(other);
            }
        }
    }
    met.into_iter().flatten().for_each(|&other| shared[other as usize] = 0);
    found.sort_unstable();
    found
}

/// The smallest hashes of the runs of a text, in order.
fn sketch(text: &str) -> Vec<u64> {
    // The words in small letters, each with a blank behind it, so that a run of them is one stretch.
    let mut words = String::with_capacity(text.len() + 1);
    let mut starts = vec![0];
    for word in text.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty()) {
        words.extend(word.chars().flat_map(char::to_lowercase));
        words.push(' ');
        starts.push(words.len());
    }
    let mut hashes: Vec<u64> = if starts.len() <= RUN + FEWEST {
        vec![hash(&words)]
    } else {
        starts.windows(RUN + 1).map(|run| hash(&words[run[0]..run[RUN]])).collect()
    };
    hashes.sort_unstable();
    hashes.dedup();
    hashes.truncate(KEPT);
    hashes
}

/// The same for the same words, on every machine and in every version.
fn hash(words: &str) -> u64 {
    let mut first = [0; 8];
    first.copy_from_slice(&blake3::hash(words.as_bytes()).as_bytes()[..8]);
    u64::from_le_bytes(first)
}

/// The share of the smallest hashes of both texts together that both have, in hundredths.
fn resemblance(one: &[u64], other: &[u64]) -> usize {
    let (mut first, mut second) = (one.iter().peekable(), other.iter().peekable());
    let (mut all, mut both) = (0_usize, 0_usize);
    // Past the end of a cut list nobody knows what the text has.
    let most = KEPT.min(one.len().max(other.len()));
    while all < most {
        match (first.peek(), second.peek()) {
            (Some(a), Some(b)) if a == b => {
                both += 1;
                first.next();
                second.next();
            }
            (Some(a), Some(b)) if a < b => drop(first.next()),
            (_, Some(_)) => drop(second.next()),
            (Some(_), None) => drop(first.next()),
            (None, None) => break,
        }
        all += 1;
    }
    (both * 100).checked_div(all).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::Shelf;

    /// A text of so many different words.
    fn text(words: usize, from: usize) -> Vec<String> {
        (from..from + words).map(|number| format!("word{number}")).collect()
    }

    #[test]
    fn the_same_text_is_recognised_and_another_is_not() {
        let mut shelf = Shelf::default();
        shelf.put("articles/a.md", &text(400, 0).join(" "));
        let near = |words: &[String]| shelf.near(&words.join(" ")).map(|near| near.percent);
        assert_eq!(near(&text(400, 0)), Some(100));
        let mut changed = text(400, 0);
        changed.iter_mut().step_by(20).for_each(|word| word.push('x'));
        assert!(near(&changed).is_some_and(|percent| (65..85).contains(&percent)), "{:?}", near(&changed));
        changed.iter_mut().step_by(4).for_each(|word| word.push('y'));
        assert_eq!(near(&changed), None, "a quarter of the words are others");
        assert_eq!(near(&text(400, 200)), None, "half of it is another text");
        assert!(near(&[text(400, 0), text(40, 900)].concat()).is_some(), "a note was added");
        assert_eq!(near(&text(400, 1000)), None);
    }

    #[test]
    fn twins_are_found_as_near_texts_are() {
        let changed = |every: usize| {
            let mut words = text(400, 0);
            words.iter_mut().step_by(every).for_each(|word| word.push('x'));
            words
        };
        let texts = [text(400, 0), text(400, 1000), changed(20), text(400, 0), changed(3), text(9, 0), text(9, 0)];
        let texts: Vec<String> = texts.iter().map(|words| words.join(" ")).collect();
        let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
        let found: Vec<(usize, usize)> = Shelf::twins(&texts).into_iter().map(|(one, other, _)| (one, other)).collect();
        assert_eq!(found, [(0, 2), (0, 3), (5, 6)]);
        let shelf = |before: usize| {
            let mut shelf = Shelf::default();
            (0..before).for_each(|at| shelf.put(&at.to_string(), texts[at]));
            shelf
        };
        let by_hand: Vec<_> =
            (0..texts.len()).filter_map(|at| Some((shelf(at).near(texts[at])?.path.parse().ok()?, at))).collect();
        assert_eq!(found, by_hand);
    }

    #[test]
    fn short_texts_are_compared_whole() {
        let mut shelf = Shelf::default();
        shelf.put("articles/a.md", "Japan signed the pact.");
        assert_eq!(shelf.near("JAPAN signed, the pact").map(|near| near.path).as_deref(), Some("articles/a.md"));
        assert_eq!(shelf.near("Japan signed the other pact."), None);
    }
}
