//! Finding thousands of names in one pass: a trie whose steps are words.
//!
//! A name is divided where its letters end: "U.S. Navy" is "u", ".s", ". navy". Each step from one node to the next is
//! found in one hash table, so a word of a text that begins no name costs one look, and nothing has to be compiled
//! ahead: names can only begin where a word begins, which is all that an automaton over bytes would find besides.

use super::begins::{Begins, opening};
use super::chunk::{Piece, behind, bit, gap_end, hash, head, word_end};
use rustc_hash::FxHashMap;
use std::ops::Range;

/// The longest gap between two words of a name, in bytes.
const LONGEST_GAP: usize = 6;

/// No node.
const NONE: u32 = u32::MAX;

/// A step of the trie: from a node over some bytes to another.
#[derive(Debug, Clone, Copy)]
struct Step {
    from: u32,
    to: u32,
    /// The bytes, in [`Trie::letters`].
    at: u32,
    length: u16,
    /// How many of them are the gap before the word.
    gap: u8,
    /// What is behind it.
    leads: Leads,
    /// The first eight bytes, which are all that most steps have.
    head: u64,
}

/// What is behind a step, so that nothing has to be looked up that is not there.
#[derive(Debug, Clone, Copy, Default)]
struct Leads {
    /// One bit for the word of each further step.
    on: u64,
    /// Whether there are tails.
    to_tails: bool,
    /// Whether a name ends here.
    is_end: bool,
}

/// Names by their words. Each node that ends a name is known by its number.
#[derive(Debug, Clone, Default)]
pub struct Trie {
    letters: Vec<u8>,
    steps: Vec<Step>,
    /// Hashes and places in `steps`, by hash; `NONE` where there is none. The hash is compared before the bytes are.
    table: Vec<(u32, u32)>,
    nodes: u32,
    /// The nodes that names end at.
    ends: Vec<u32>,
    /// Names that end behind a node with marks, or go on within a word; by node and bytes.
    tails: Vec<Tail>,
    /// Where the tails of a node stand among them, and of those behind the root that begin with three bytes.
    tails_of: FxHashMap<(u32, u32), Range<u32>>,
    begins: Begins,
}

/// The end of a name that does not end with a whole word: marks, as the last stop of "U.S.", or the beginning of a word,
/// as in "mercenar*".
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Tail {
    from: u32,
    /// Its first three bytes, by which it is looked up behind the root.
    opening: u32,
    bytes: Vec<u8>,
    /// Its first eight bytes, which tell most words apart from it without a look at the others.
    head: u64,
    /// The bits of these that it has.
    mask: u64,
    /// The node that stands for the name.
    to: u32,
}

/// A name that was found: where it ends, and the node that it ends at.
pub type End = (usize, u32);

impl Trie {
    /// Room for so many names.
    pub fn with_capacity(names: usize) -> Self {
        let slots = (names * 2).next_power_of_two().max(64);
        Self { table: vec![(0, NONE); slots], nodes: 1, ..Self::default() }
    }

    /// The node of a name in lower case. The same name has the same node.
    pub fn insert(&mut self, name: &str) -> u32 {
        let node = self.node(name);
        self.ends.push(node);
        node
    }

    /// The node behind these words.
    fn node(&mut self, name: &str) -> u32 {
        let mut node = 0;
        let mut at = 0;
        while at < name.len() {
            let letters = gap_end(name, at);
            let end = word_end(name, letters);
            let chunk = &name.as_bytes()[at..end];
            node = if letters == name.len() { self.tail(node, chunk) } else { self.step(node, (chunk, letters - at)) };
            at = end;
        }
        node
    }

    /// The node of a name whose last word may go on, of which it has at least three bytes.
    pub fn insert_open(&mut self, name: &str) -> u32 {
        let mut start = name.len();
        // The last chunk is the last word with the gap before it.
        let mut at = 0;
        while at < name.len() {
            start = at;
            at = word_end(name, gap_end(name, at));
        }
        let node = self.node(&name[..start]);
        self.tail(node, &name.as_bytes()[start..])
    }

    fn tail(&mut self, from: u32, chunk: &[u8]) -> u32 {
        let known = self.tails.iter().rev().find(|tail| tail.from == from && tail.bytes == chunk);
        if let Some(tail) = known {
            return tail.to;
        }
        let to = self.nodes;
        self.nodes += 1;
        let mask = if chunk.len() >= 8 { u64::MAX } else { (1 << (chunk.len() * 8)) - 1 };
        self.tails.push(Tail { from, opening: opening(chunk), bytes: chunk.to_vec(), head: head(chunk), mask, to });
        to
    }

    fn step(&mut self, from: u32, (chunk, gap): (&[u8], usize)) -> u32 {
        // A word of more than 65,535 bytes would be no name; the step of what fits is as good.
        let chunk = chunk.get(..usize::from(u16::MAX)).unwrap_or(chunk);
        let gap = gap.min(chunk.len());
        let hash = behind(from, &chunk[..gap], hash(&chunk[gap..]));
        if let Some(step) = self.follow(from, chunk, hash) {
            return step.to;
        }
        if self.steps.len() * 2 >= self.table.len() {
            self.grow();
        }
        let to = self.nodes;
        self.nodes += 1;
        let at = small(self.letters.len());
        self.letters.extend_from_slice(chunk);
        let length = u16::try_from(chunk.len()).unwrap_or(u16::MAX);
        let gap = u8::try_from(gap).unwrap_or(u8::MAX);
        self.steps.push(Step { from, to, at, length, gap, leads: Leads::default(), head: head(chunk) });
        let place = self.free(hash);
        self.table[place] = (short(hash), small(self.steps.len() - 1));
        to
    }

    fn free(&self, hash: u64) -> usize {
        let mut place = self.slot(hash);
        while self.table[place].1 != NONE {
            place = (place + 1) & (self.table.len() - 1);
        }
        place
    }

    fn grow(&mut self) {
        self.table = vec![(0, NONE); self.table.len() * 2];
        for (at, step) in (0u32..).zip(&self.steps) {
            let (gap, word) = self.letters(step).split_at(usize::from(step.gap));
            let hash = behind(step.from, gap, hash(word));
            let place = self.free(hash);
            self.table[place] = (short(hash), at);
        }
    }

    fn slot(&self, hash: u64) -> usize {
        // The table's length is a power of two that fits any machine's addresses.
        usize::try_from(hash >> 20).unwrap_or(0) & (self.table.len() - 1)
    }

    fn letters(&self, step: &Step) -> &[u8] {
        &self.letters[step.at as usize..step.at as usize + usize::from(step.length)]
    }

    fn follow(&self, from: u32, chunk: &[u8], hash: u64) -> Option<&Step> {
        let mut place = self.slot(hash);
        loop {
            let (known, at) = self.table[place];
            if at == NONE {
                return None;
            }
            if known == short(hash) {
                let step = &self.steps[at as usize];
                let same = step.from == from && usize::from(step.length) == chunk.len() && step.head == head(chunk);
                if same && (chunk.len() <= 8 || self.letters(step) == chunk) {
                    return Some(step);
                }
            }
            place = (place + 1) & (self.table.len() - 1);
        }
    }

    /// Puts what was inserted in order. Must be called once after the last name.
    pub fn finish(&mut self) {
        self.tails.sort();
        let mut leads = vec![Leads::default(); self.nodes()];
        for step in &self.steps {
            leads[step.from as usize].on |= bit(hash(&self.letters(step)[usize::from(step.gap)..]));
        }
        for tail in &self.tails {
            leads[tail.from as usize].to_tails = true;
            if tail.from == 0 {
                self.begins.add_opening(tail.opening);
            }
        }
        for node in std::mem::take(&mut self.ends) {
            leads[node as usize].is_end = true;
        }
        for (at, tail) in (0u32..).zip(&self.tails) {
            let opening = if tail.from == 0 { tail.opening } else { 0 };
            self.tails_of.entry((tail.from, opening)).or_insert(at..at).end = at + 1;
        }
        for step in &mut self.steps {
            step.leads = leads[step.to as usize];
        }
        self.begin();
    }

    /// Notes with which words and pairs of words names begin.
    fn begin(&mut self) {
        // The hash of the word that leads from the root to a node.
        let mut first = vec![None; self.nodes()];
        for at in 0..self.steps.len() {
            let step = self.steps[at];
            if step.from == 0 {
                let hash = hash(self.letters(&step));
                first[step.to as usize] = Some(hash);
                if step.leads.is_end || step.leads.to_tails {
                    self.begins.add_first(hash);
                }
            // A node is known before what is behind it, since steps are in the order in which they were inserted.
            } else if let Some(first) = first[step.from as usize] {
                let second = hash(&self.letters(&step)[usize::from(step.gap)..]);
                self.begins.add_pair(first, second);
            }
        }
    }

    /// Which words may begin a name.
    pub fn begins(&self) -> &Begins {
        &self.begins
    }

    /// How many nodes there are.
    pub fn nodes(&self) -> usize {
        self.nodes as usize
    }

    /// Calls `found` for every name that begins with the first of these words of a text in lower case. Worth calling only
    /// where [`Begins::may`] says that there may be one.
    pub fn names_at(&self, text: &str, words: &[Piece], found: &mut impl FnMut(usize, End)) {
        let Some(first @ &Piece { start, end, hash }) = words.first() else { return };
        let bytes = text.as_bytes();
        if self.begins.opens(bytes, first) {
            self.tails_at(0, text, (start, start, found));
        }
        let mut next = self.follow(0, &bytes[start..end], behind(0, b"", hash));
        let mut at = end;
        let mut words = words[1..].iter();
        while let Some(&Step { to, leads, .. }) = next {
            if leads.is_end {
                found(start, (at, to));
            }
            if leads.to_tails {
                self.tails_at(to, text, (start, at, found));
            }
            if leads.on == 0 {
                return;
            }
            let Some(word) = words.next() else { return };
            if leads.on & bit(word.hash) == 0 || word.start - at > LONGEST_GAP {
                return;
            }
            next = self.follow(to, &bytes[at..word.end], behind(to, &bytes[at..word.start], word.hash));
            at = word.end;
        }
    }

    /// The names that end at this node with marks or within the next word.
    fn tails_at(&self, node: u32, text: &str, (start, at, found): (usize, usize, &mut impl FnMut(usize, End))) {
        let rest = &text.as_bytes()[at..];
        let opening = if node == 0 { opening(rest) } else { 0 };
        let Some(near) = self.tails_of.get(&(node, opening)) else { return };
        let near = &self.tails[near.start as usize..near.end as usize];
        let begin = head(rest);
        for tail in near.iter().filter(|tail| tail.head == begin & tail.mask) {
            let length = tail.bytes.len();
            if length > rest.len() || (length > 8 && !rest.starts_with(&tail.bytes)) {
                continue;
            }
            found(start, (at + tail.bytes.len(), tail.to));
        }
    }
}

/// The upper half of a hash; its place in the table comes from the middle.
fn short(hash: u64) -> u32 {
    u32::try_from(hash >> 32).unwrap_or(u32::MAX)
}

fn small(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::super::chunk::pieces;
    use super::Trie;

    #[test]
    fn names_are_found_where_words_begin() {
        let names = ["united nations", "united", "u.s.", "u.s. navy", "f-35", "moody’s", "opec+", "kyiv"];
        let mut trie = Trie::with_capacity(4);
        let mut ends: Vec<(u32, &str)> = names.iter().map(|name| (trie.insert(name), *name)).collect();
        ends.push((trie.insert_open("mercenar"), "mercenar*"));
        ends.push((trie.insert_open("spratly isl"), "spratly isl*"));
        assert_eq!(trie.insert("kyiv"), ends[7].0);
        trie.finish();
        let text =
            "the united nations and the u.s. navy's f-35s; f-35 moody’s opec+ mercenaries of spratly islands, kyiv";
        let mut found = Vec::new();
        let words = pieces(text);
        for at in 0..words.len() {
            trie.names_at(text, &words[at..], &mut |start, (end, node)| {
                if let Some((_, name)) = ends.iter().find(|(end, _)| *end == node) {
                    found.push((&text[start..end], *name));
                }
            });
        }
        let wanted = [
            ("united", "united"),
            ("united nations", "united nations"),
            ("u.s.", "u.s."),
            ("u.s. navy", "u.s. navy"),
            ("f-35", "f-35"),
            ("moody’s", "moody’s"),
            ("opec+", "opec+"),
            ("mercenar", "mercenar*"),
            ("spratly isl", "spratly isl*"),
            ("kyiv", "kyiv"),
        ];
        assert_eq!(found, wanted);
    }
}
