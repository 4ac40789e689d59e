//! Which words may begin a name, so that most words of a text cost one look at small tables, for two tries at once.
//!
//! A word or pair of words has two places within one number of a table, where each trie has a bit. If one of its bits is
//! not set, no name of that trie begins so; if both are, a look is worth it. One bit alone would send every tenth word to
//! the tries for nothing, and waiting for their memory is what a look costs.

use super::chunk::{FACTOR, Piece, openings};

/// Numbers in the tables of words: few enough to stay near the processor, and many for the 9,000 words and 18,000 pairs of
/// words with which the names of the lists begin.
const WORDS: usize = 1 << 12;

/// Numbers in the table of openings, of which the lists have some 800.
const OPENINGS: usize = 1 << 9;

/// With what the names of a trie begin.
#[derive(Debug, Clone, Default)]
pub struct Starts {
    /// Names that end with their first word, or behind it with marks.
    firsts: Vec<u64>,
    /// The first two words of names: many names begin with "the" or "new", and few of these are what a text goes on with.
    pairs: Vec<u64>,
    /// The first four bytes of words within which a name ends.
    openings: Vec<u64>,
}

impl Starts {
    /// Adds a name that ends with its first word, or behind it with marks.
    pub fn add_first(&mut self, hash: u64) {
        self.firsts.push(hash);
    }

    /// Adds the first two words of a name.
    pub fn add_pair(&mut self, first: u64, second: u64) {
        self.pairs.push(of_pair(first, second));
    }

    /// Adds the beginning of a name that ends within its first word.
    pub fn add_openings(&mut self, name: &[u8]) {
        self.openings.extend(openings(name).map(of_opening));
    }
}

/// Which words may begin a name of either of two tries.
#[derive(Debug, Clone)]
pub struct Begins {
    firsts: Box<[u64; WORDS]>,
    pairs: Box<[u64; WORDS]>,
    openings: Box<[u64; OPENINGS]>,
}

impl Default for Begins {
    fn default() -> Self {
        Self::of([&Starts::default(), &Starts::default()])
    }
}

impl Begins {
    /// Notes with what the names of two tries begin.
    pub fn of(both: [&Starts; 2]) -> Self {
        let (firsts, pairs) = (Box::new([0; WORDS]), Box::new([0; WORDS]));
        let mut begins = Self { firsts, pairs, openings: Box::new([0; OPENINGS]) };
        for (which, starts) in [1, 2].into_iter().zip(both) {
            starts.firsts.iter().for_each(|&hash| set(begins.firsts.as_mut(), hash, which));
            starts.pairs.iter().for_each(|&hash| set(begins.pairs.as_mut(), hash, which));
            starts.openings.iter().for_each(|&hash| set(begins.openings.as_mut(), hash, which));
        }
        begins
    }

    /// Calls `look` for those of a text's words with which a name may begin, each with the words behind it.
    pub fn each(&self, mut words: &[Piece], mut look: impl FnMut(&[Piece], May)) {
        while let [_, after @ ..] = words {
            let may = self.may(words);
            if may != May(0) {
                look(words, may);
            }
            words = after;
        }
    }

    /// Where a name may begin with the first of these words of a text.
    fn may(&self, words: &[Piece]) -> May {
        let Some(first) = words.first() else { return May(0) };
        // Each answer is "no" for most words and yet not to be foreseen, so that one look at all of them costs least.
        let pairs = words.get(1).map_or(0, |next| known(&self.pairs, of_pair(first.hash, next.hash)));
        May(known(&self.firsts, first.hash) | pairs | known(&self.openings, of_opening(first.opening)) << 2)
    }
}

/// In which of two tries a name may begin with a word, and how.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct May(u64);

/// How names of one trie may begin with a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ways {
    /// With the whole word, and perhaps the one behind it.
    pub steps: bool,
    /// With its beginning alone: they end within it.
    pub opens: bool,
}

impl May {
    /// In the first of them, if any may.
    pub fn one(self) -> Option<Ways> {
        self.ways(0b0101)
    }

    /// In the second.
    pub fn other(self) -> Option<Ways> {
        self.ways(0b1010)
    }

    fn ways(self, trie: u64) -> Option<Ways> {
        let own = self.0 & trie;
        (own != 0).then_some(Ways { steps: own & 0b0011 != 0, opens: own & 0b1100 != 0 })
    }
}

fn of_pair(first: u64, second: u64) -> u64 {
    (first.rotate_left(7) ^ second).wrapping_mul(FACTOR)
}

fn of_opening(opening: u32) -> u64 {
    u64::from(opening).wrapping_mul(FACTOR)
}

/// The number in which a hash has its places, and these, which are even. The upper digits of a product are those that tell
/// most.
fn places<const NUMBERS: usize>(hash: u64) -> (usize, [u64; 2]) {
    let number = usize::try_from(hash >> (u64::BITS - NUMBERS.ilog2())).unwrap_or(0);
    (number % NUMBERS, [hash >> 40 & 62, hash >> 45 & 62])
}

fn set<const NUMBERS: usize>(table: &mut [u64; NUMBERS], hash: u64, which: u64) {
    let (number, [one, other]) = places::<NUMBERS>(hash);
    table[number] |= which << one | which << other;
}

/// Which tries have both bits of a hash.
fn known<const NUMBERS: usize>(table: &[u64; NUMBERS], hash: u64) -> u64 {
    let (number, [one, other]) = places::<NUMBERS>(hash);
    table[number] >> one & table[number] >> other & 3
}

#[cfg(test)]
mod tests {
    use super::super::chunk::{Chunks, hash};
    use super::{Begins, Starts, Ways};

    #[test]
    fn only_words_that_may_begin_a_name_are_worth_a_look() {
        let (mut one, mut other) = (Starts::default(), Starts::default());
        one.add_first(hash(b"kyiv"));
        one.add_pair(hash(b"the"), hash(b"hague"));
        other.add_openings(b"mercenar");
        other.add_openings(b"spy");
        let begins = Begins::of([&one, &other]);
        let chunks = Chunks::of("In Kyiv the mercenaries, merits, a spy, spies and spyčka of the Hague");
        let mut told = Vec::new();
        begins.each(&chunks.pieces, |words, may| {
            let word = &chunks.lower[words[0].span.range()];
            told.push((word, may.one(), may.other()));
        });
        let (steps, opens) = (Ways { steps: true, opens: false }, Ways { steps: false, opens: true });
        let openings = ["mercenaries", "spy", "spyčka"].map(|word| (word, None, Some(opens)));
        assert_eq!(told[0], ("kyiv", Some(steps), None));
        // Four letters are looked at: "merits" and "spies" open no name.
        assert_eq!(told[1..4], openings);
        assert_eq!(told[4..], [("the", Some(steps), None)]);
    }
}
