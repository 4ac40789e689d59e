//! Which words may begin a name, so that most words of a text cost one look at a small table, also for several tries.
//!
//! Each table has one bit for a hash. A bit that is not set is certain; one that is set only says that a look is worth it.

use super::chunk::{FACTOR, Piece};

/// Bits of the tables of words: few enough to stay near the processor, and many for the names there are.
const BITS: usize = 1 << 18;

/// Bits of the table of openings.
const OPENINGS: usize = 1 << 16;

/// Which words may begin a name.
#[derive(Debug, Clone)]
pub struct Begins {
    /// The first words with which a name ends, or behind which it ends with marks.
    firsts: Vec<u64>,
    /// The first two words of names: many names begin with "the" or "new", and few of these are what a text goes on with.
    pairs: Vec<u64>,
    /// The first three bytes of names that end within their first word.
    openings: Vec<u64>,
}

impl Default for Begins {
    fn default() -> Self {
        Self { firsts: vec![0; BITS / 64], pairs: vec![0; BITS / 64], openings: vec![0; OPENINGS / 64] }
    }
}

impl Begins {
    /// Adds a name that ends with its first word, or behind it with marks.
    pub fn add_first(&mut self, hash: u64) {
        set(&mut self.firsts, of_first(hash));
    }

    /// Adds the first two words of a name.
    pub fn add_pair(&mut self, first: u64, second: u64) {
        set(&mut self.pairs, of_pair(first, second));
    }

    /// Adds the opening of a name that ends within its first word.
    pub fn add_opening(&mut self, opening: u32) {
        set(&mut self.openings, of_opening(opening));
    }

    /// What may begin a name of either.
    pub fn either(mut self, other: &Self) -> Self {
        let add = |to: &mut [u64], from: &[u64]| to.iter_mut().zip(from).for_each(|(to, from)| *to |= from);
        add(&mut self.firsts, &other.firsts);
        add(&mut self.pairs, &other.pairs);
        add(&mut self.openings, &other.openings);
        self
    }

    /// Whether a name may begin with the first of these words of a text.
    pub fn may(&self, text: &[u8], words: &[Piece]) -> bool {
        let Some(first) = words.first() else { return false };
        is_set(&self.firsts, of_first(first.hash))
            || words.get(1).is_some_and(|next| is_set(&self.pairs, of_pair(first.hash, next.hash)))
            || self.opens(text, first)
    }

    /// Whether a name may begin with this word and end within it. It has at least three bytes.
    pub fn opens(&self, text: &[u8], word: &Piece) -> bool {
        word.end - word.start >= 3 && is_set(&self.openings, of_opening(opening(&text[word.start..])))
    }
}

/// The first three bytes as a number; zero for those that are not there.
pub fn opening(bytes: &[u8]) -> u32 {
    let byte = |at: usize| bytes.get(at).copied().unwrap_or(0);
    // Nearly all texts have three bytes more, which are then looked for at once.
    let [first, second, third] = bytes.first_chunk().copied().unwrap_or_else(|| [byte(0), byte(1), byte(2)]);
    u32::from(first) << 16 | u32::from(second) << 8 | u32::from(third)
}

fn of_first(hash: u64) -> u64 {
    hash >> 13 & (BITS as u64 - 1)
}

fn of_pair(first: u64, second: u64) -> u64 {
    of_first((first.rotate_left(7) ^ second).wrapping_mul(FACTOR))
}

fn of_opening(opening: u32) -> u64 {
    u64::from(opening).wrapping_mul(FACTOR) >> 48
}

fn set(bits: &mut [u64], at: u64) {
    if let Some(word) = usize::try_from(at / 64).ok().and_then(|word| bits.get_mut(word)) {
        *word |= 1 << (at % 64);
    }
}

fn is_set(bits: &[u64], at: u64) -> bool {
    usize::try_from(at / 64).ok().and_then(|word| bits.get(word)).is_some_and(|word| word & 1 << (at % 64) != 0)
}

#[cfg(test)]
mod tests {
    use super::super::chunk::{Chunks, hash};
    use super::{Begins, opening};

    #[test]
    fn only_words_that_may_begin_a_name_are_worth_a_look() {
        let (mut one, mut other) = (Begins::default(), Begins::default());
        one.add_first(hash(b"kyiv"));
        one.add_pair(hash(b"the"), hash(b"hague"));
        other.add_opening(opening(b"mercenar"));
        let begins = one.clone().either(&other);
        let chunks = Chunks::of("In Kyiv the mercenaries of the Hague");
        let may = |begins: &Begins| {
            let words = |at: &usize| begins.may(chunks.lower.as_bytes(), &chunks.pieces[*at..]);
            (0..chunks.pieces.len()).filter(words).collect::<Vec<_>>()
        };
        assert_eq!(may(&begins), [1, 3, 5]);
        assert_eq!(may(&one), [1, 5]);
        assert_eq!(may(&other), [3]);
    }
}
