//! What is known by a number of 64 bits, so laid out that a text's words are looked up without a branch that depends on them.
//!
//! A processor foresees poorly which words are listed, and waits for memory each time that it was wrong. Five numbers and
//! which of a few hundred sets is known by each fill the 64 bytes that it reads from memory at once, and all five are
//! compared. Half the words of a text are not listed, and told by one bit of a small table: for all of these the same place
//! is read.

use super::chunk::FACTOR;
use super::lexicon::Kinds;
use rustc_hash::FxHashMap;

/// Numbers in one place.
const WIDTH: usize = 5;

/// Numbers in a place on average, at most: the fuller the places, the more of them stay near the processor.
const USUAL: usize = 3;

/// Binary digits of the number of bits: one number in ten that is not known has the bit of another.
const BITS: u32 = 17;

/// Numbers other than zero, and what is known by each.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Table {
    /// A power of two of them.
    places: Vec<Place>,
    /// All that is known by any number, each once; what is known by none comes first.
    sets: Vec<Kinds>,
    /// Where each of them stands.
    places_of_sets: FxHashMap<Kinds, u32>,
    /// One bit for each number, or more of them.
    bits: Vec<u64>,
    numbers: usize,
}

/// Numbers that have this place, or of a place before it that was full. Zero is none, and those that are come first.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[repr(align(64))]
struct Place {
    numbers: [u64; WIDTH],
    /// Which set is known by each, and behind them the first.
    sets: [u32; WIDTH + 1],
}

impl Place {
    /// Which set is known by a number; the first if it is not here.
    fn get(&self, number: u64) -> u32 {
        // One bit for each, since branches could not be foreseen.
        let one = |at: usize| u32::from(self.numbers[at] == number) << at;
        let same = one(0) | one(1) | one(2) | one(3) | one(4) | 1 << WIDTH;
        self.sets[same.trailing_zeros() as usize]
    }

    fn is_full(&self) -> bool {
        self.numbers[WIDTH - 1] != 0
    }
}

impl Table {
    /// What is known by a number; nothing if it is none of these.
    pub fn get(&self, number: u64) -> Kinds {
        let mut at = self.place(number) * self.bit(number);
        while let Some(place) = self.places.get(at) {
            let set = place.get(number);
            if set != 0 || !place.is_full() {
                return self.set(set);
            }
            at = self.behind(at);
        }
        Kinds::default()
    }

    /// Adds what is known by a number.
    pub fn add(&mut self, number: u64, kinds: Kinds) {
        if number == 0 {
            return;
        }
        if self.numbers >= self.places.len() * USUAL {
            self.grow();
        }
        let (of_bit, bit) = bit(number);
        self.bits[of_bit] |= 1 << bit;
        let mut at = self.place(number);
        loop {
            let place = &self.places[at];
            if let Some(own) = place.numbers.iter().position(|&own| own == 0 || own == number) {
                self.numbers += usize::from(place.numbers[own] == 0);
                let set = self.noted(self.set(place.sets[own]).or(kinds));
                let place = &mut self.places[at];
                (place.numbers[own], place.sets[own]) = (number, set);
                return;
            }
            at = self.behind(at);
        }
    }

    /// All numbers, and what is known by them.
    pub fn all(&self) -> impl Iterator<Item = (u64, Kinds)> + '_ {
        let pairs = self.places.iter().flat_map(|place| place.numbers.into_iter().zip(place.sets));
        pairs.filter(|(number, _)| *number != 0).map(|(number, set)| (number, self.set(set)))
    }

    fn set(&self, at: u32) -> Kinds {
        self.sets.get(at as usize).copied().unwrap_or_default()
    }

    /// Where a set stands among all.
    fn noted(&mut self, kinds: Kinds) -> u32 {
        *self.places_of_sets.entry(kinds).or_insert_with(|| {
            self.sets.push(kinds);
            u32::try_from(self.sets.len() - 1).unwrap_or(0)
        })
    }

    fn grow(&mut self) {
        let places = (self.places.len() * 2).max(64);
        let bits = vec![0; 1 << (BITS - u64::BITS.ilog2())];
        let mut grown = Self { places: vec![Place::default(); places], bits, ..Self::default() };
        grown.noted(Kinds::default());
        for (number, kinds) in self.all() {
            grown.add(number, kinds);
        }
        *self = grown;
    }

    fn place(&self, number: u64) -> usize {
        usize::try_from(number.wrapping_mul(FACTOR) >> 32).unwrap_or(0) & self.places.len().wrapping_sub(1)
    }

    /// One if a number may be known, and zero if it is not.
    fn bit(&self, number: u64) -> usize {
        let (at, bit) = bit(number);
        self.bits.get(at).map_or(0, |bits| usize::from(bits >> bit & 1 == 1))
    }

    fn behind(&self, at: usize) -> usize {
        (at + 1) & (self.places.len() - 1)
    }
}

/// The number in which the bit of a number is, and its place there. The upper digits of a product are those that tell most.
fn bit(number: u64) -> (usize, u64) {
    let at = number.wrapping_mul(FACTOR) >> (u64::BITS - BITS);
    (usize::try_from(at / 64).unwrap_or(0), at % 64)
}

#[cfg(test)]
mod tests {
    use super::Table;
    use crate::gazetteer::built_in;

    #[test]
    fn numbers_are_known_however_full_their_place_is() {
        let lexicon = built_in().value.lexicon;
        let (said, anna) = (lexicon.kinds("said"), lexicon.kinds("Anna"));
        let mut table = Table::default();
        assert_eq!(table.get(7), Table::default().get(0));
        // Numbers whose lower bits alone differ: their products often agree in the digits by which a place is found.
        let numbers: Vec<u64> = (1..5_000u64).map(|number| (number << 52) | (number % 7)).collect();
        for &number in &numbers {
            table.add(number, said);
        }
        table.add(numbers[17], anna);
        for &number in &numbers {
            assert_eq!(table.get(number), if number == numbers[17] { said.or(anna) } else { said });
            assert_eq!(table.get(number ^ (1 << 20)), table.get(0), "a number that is none of these");
        }
        assert_eq!(table.all().count(), numbers.len());
    }
}
