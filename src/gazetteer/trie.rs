//! Finding thousands of names in one pass: a trie whose steps are words.
//!
//! A name is divided where its letters end: "U.S. Navy" is "u", ".s", ". navy". Each step from one node to the next is
//! found in one hash table, so a word of a text that begins no name costs one look, and nothing has to be compiled
//! ahead: names can only begin where a word begins, which is all that an automaton over bytes would find besides. The
//! table holds the steps themselves, two to a line of the processor's memory, since waiting for it is what a look costs.

use super::begins::{Starts, Ways};
use super::chunk::{Piece, behind, bit, gap_end, hash, head, head_within, opening, word_end};
use rustc_hash::FxHashMap;
use std::ops::Range;

/// The longest gap between two words of a name, in bytes.
const LONGEST_GAP: usize = 6;

/// The node at which all names begin. No step leads to it.
const ROOT: u32 = 0;

/// The longest step, in bytes: a longer word is in no name.
const LONGEST_STEP: usize = u8::MAX as usize;

/// A step of the trie: from a node over some bytes to another. One that leads to the root is none.
#[derive(Debug, Clone, Copy)]
#[repr(align(32))]
struct Step {
    from: u32,
    to: u32,
    /// The bytes, in [`Trie::letters`].
    at: u32,
    /// What the name that ends here is known by; [`NOTHING`] if none does.
    name: u32,
    /// One bit for the word of each further step, so that nothing has to be looked up that is not there.
    leads_on: u32,
    length: u8,
    /// How many of the bytes are the gap before the word.
    gap: u8,
    /// Whether there are tails behind it.
    to_tails: bool,
    /// The first eight bytes, which are all that most steps have.
    head: u64,
}

/// A step that is none.
const NONE: Step =
    Step { from: ROOT, to: ROOT, at: 0, name: NOTHING, leads_on: 0, length: 0, gap: 0, to_tails: false, head: 0 };

/// What a node is known by at which no name ends.
pub const NOTHING: u32 = u32::MAX;

/// Names by their words, each known by a number.
#[derive(Debug, Clone, Default)]
pub struct Trie {
    letters: Vec<u8>,
    /// The steps by hash.
    table: Vec<Step>,
    steps: usize,
    nodes: u32,
    /// Names that end behind a node with marks, or go on within a word; by node and bytes.
    tails: Vec<Tail>,
    /// Where the tails of a node stand among them, and of those behind the root that begin with three bytes.
    tails_of: FxHashMap<(u32, u32), Range<u32>>,
    starts: Starts,
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
    /// What the name is known by.
    name: u32,
}

/// A name that was found: where it ends, and what it is known by.
pub type End = (usize, u32);

impl Trie {
    /// Room for so many names.
    pub fn with_capacity(names: usize) -> Self {
        let slots = (names * 2).next_power_of_two().max(64);
        Self { table: vec![NONE; slots], nodes: ROOT + 1, ..Self::default() }
    }

    /// The node of a name in lower case. The same name has the same node.
    pub fn insert(&mut self, name: &str) -> u32 {
        let mut node = ROOT;
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
        let node = self.insert(&name[..start]);
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
        self.tails.push(Tail {
            from,
            opening: opening(chunk),
            bytes: chunk.to_vec(),
            head: head(chunk),
            mask,
            to,
            name: NOTHING,
        });
        to
    }

    fn step(&mut self, from: u32, (chunk, gap): (&[u8], usize)) -> u32 {
        // The step of what fits is as good.
        let chunk = chunk.get(..LONGEST_STEP).unwrap_or(chunk);
        let gap = gap.min(chunk.len());
        let hash = behind(from, &chunk[..gap], hash(&chunk[gap..]));
        if let Some(step) = self.follow(from, (chunk, 0..chunk.len()), hash) {
            return step.to;
        }
        if self.steps * 2 >= self.table.len() {
            self.grow();
        }
        let to = self.nodes;
        self.nodes += 1;
        self.steps += 1;
        let at = small(self.letters.len());
        self.letters.extend_from_slice(chunk);
        let byte = |length: usize| u8::try_from(length).unwrap_or(u8::MAX);
        let (length, gap) = (byte(chunk.len()), byte(gap));
        self.put(Step { from, to, at, length, gap, head: head(chunk), ..NONE }, hash);
        to
    }

    fn put(&mut self, step: Step, hash: u64) {
        let mut place = self.slot(hash);
        while self.table[place].to != ROOT {
            place = (place + 1) & (self.table.len() - 1);
        }
        self.table[place] = step;
    }

    fn grow(&mut self) {
        let twice = vec![NONE; self.table.len() * 2];
        for step in std::mem::replace(&mut self.table, twice).into_iter().filter(|step| step.to != ROOT) {
            let (gap, word) = self.letters(&step).split_at(usize::from(step.gap));
            let hash = behind(step.from, gap, hash(word));
            self.put(step, hash);
        }
    }

    /// The word of a step, without the gap before it.
    fn word(&self, step: &Step) -> &[u8] {
        &self.letters(step)[usize::from(step.gap)..]
    }

    fn slot(&self, hash: u64) -> usize {
        // The table's length is a power of two that fits any machine's addresses.
        usize::try_from(hash >> 20).unwrap_or(0) & (self.table.len() - 1)
    }

    fn letters(&self, step: &Step) -> &[u8] {
        &self.letters[step.at as usize..step.at as usize + usize::from(step.length)]
    }

    /// The step from a node over these bytes of a text.
    fn follow(&self, from: u32, (text, chunk): (&[u8], Range<usize>), hash: u64) -> Option<&Step> {
        let mut place = self.slot(hash);
        let (length, head) = (chunk.len(), head_within(text, (chunk.start, chunk.end)));
        loop {
            let step = self.table.get(place).filter(|step| step.to != ROOT)?;
            let same = step.head == head && step.from == from && usize::from(step.length) == length;
            if same && (length <= 8 || self.letters(step) == &text[chunk.clone()]) {
                return Some(step);
            }
            place = (place + 1) & (self.table.len() - 1);
        }
    }

    /// Puts what was inserted in order. Must be called once after the last name, with what each node is known by: its name, or
    /// [`NOTHING`] if none ends there.
    pub fn finish(&mut self, names: &[u32]) {
        self.tails.sort();
        // Where the steps are, and the hashes of their words: the table is large, and gone through once.
        let known = self.table.iter().enumerate().filter(|(_, step)| step.to != ROOT);
        let steps: Vec<(usize, u64)> = known.map(|(place, step)| (place, hash(self.word(step)))).collect();
        // What is behind each node: further words, and tails.
        let mut behind = vec![(0, false); self.nodes()];
        for &(place, word) in &steps {
            behind[self.table[place].from as usize].0 |= bit(word);
        }
        for (at, tail) in (0u32..).zip(&mut self.tails) {
            tail.name = names[tail.to as usize];
            behind[tail.from as usize].1 = true;
            if tail.from == ROOT {
                self.starts.add_openings(&tail.bytes);
            }
            let opening = if tail.from == ROOT { tail.opening } else { 0 };
            self.tails_of.entry((tail.from, opening)).or_insert(at..at).end = at + 1;
        }
        // The hash of the word that leads from the root to a node.
        let mut first = vec![None; self.nodes()];
        for &(place, word) in &steps {
            let step = &mut self.table[place];
            (step.leads_on, step.to_tails) = behind[step.to as usize];
            step.name = names[step.to as usize];
            if step.from == ROOT {
                first[step.to as usize] = Some(word);
                if step.name != NOTHING || step.to_tails {
                    self.starts.add_first(word);
                }
            }
        }
        for &(place, word) in &steps {
            if let Some(first) = first[self.table[place].from as usize] {
                self.starts.add_pair(first, word);
            }
        }
    }

    /// With what its names begin.
    pub fn starts(&self) -> &Starts {
        &self.starts
    }

    /// How many nodes there are.
    pub fn nodes(&self) -> usize {
        self.nodes as usize
    }

    /// Calls `found` for every name that begins with the first of these words of a text in lower case in one of these ways,
    /// which [`super::begins::Begins`] tells.
    pub fn names_at(&self, text: &str, (words, ways): (&[Piece], Ways), found: &mut impl FnMut(usize, End)) {
        let Some(first) = words.first() else { return };
        let bytes = text.as_bytes();
        let start = first.span.start as usize;
        if ways.opens {
            self.tails_at(ROOT, text, (start, start, found));
        }
        if !ways.steps {
            return;
        }
        let mut next = self.follow(ROOT, (bytes, first.span.range()), behind(ROOT, b"", first.hash));
        let mut at = first.span.end as usize;
        let mut words = words[1..].iter();
        while let Some(&Step { to, name, to_tails, leads_on, .. }) = next {
            if name != NOTHING {
                found(start, (at, name));
            }
            if to_tails {
                self.tails_at(to, text, (start, at, found));
            }
            if leads_on == 0 {
                return;
            }
            let Some(word) = words.next() else { return };
            let Range { start: begin, end } = word.span.range();
            if leads_on & bit(word.hash) == 0 || begin - at > LONGEST_GAP {
                return;
            }
            next = self.follow(to, (bytes, at..end), behind(to, &bytes[at..begin], word.hash));
            at = end;
        }
    }

    /// The names that end at this node with marks or within the next word.
    fn tails_at(&self, node: u32, text: &str, (start, at, found): (usize, usize, &mut impl FnMut(usize, End))) {
        let rest = &text.as_bytes()[at..];
        let opening = if node == ROOT { opening(rest) } else { 0 };
        let Some(near) = self.tails_of.get(&(node, opening)) else { return };
        let near = &self.tails[near.start as usize..near.end as usize];
        let begin = head(rest);
        for tail in near.iter().filter(|tail| tail.head == begin & tail.mask) {
            let length = tail.bytes.len();
            if length > rest.len() || (length > 8 && !rest.starts_with(&tail.bytes)) {
                continue;
            }
            found(start, (at + tail.bytes.len(), tail.name));
        }
    }
}

fn small(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::super::chunk::Chunks;
    use super::{NOTHING, Trie, Ways};

    #[test]
    fn names_are_found_where_words_begin() {
        let names = ["united nations", "united", "u.s.", "u.s. navy", "f-35", "moody’s", "opec+", "kyiv"];
        let mut trie = Trie::with_capacity(4);
        let mut ends: Vec<(u32, &str)> = names.iter().map(|name| (trie.insert(name), *name)).collect();
        ends.push((trie.insert_open("mercenar"), "mercenar*"));
        ends.push((trie.insert_open("spratly isl"), "spratly isl*"));
        assert_eq!(trie.insert("kyiv"), ends[7].0);
        let mut names = vec![NOTHING; trie.nodes()];
        ends.iter().for_each(|&(node, _)| names[node as usize] = node);
        trie.finish(&names);
        let text =
            "the united nations and the u.s. navy's f-35s; f-35 moody’s opec+ mercenaries of spratly islands, kyiv";
        let mut found = Vec::new();
        let words = Chunks::of(text).pieces;
        for at in 0..words.len() {
            trie.names_at(text, (&words[at..], Ways { steps: true, opens: true }), &mut |start, (end, node)| {
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
