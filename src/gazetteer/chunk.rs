//! What a text is divided into for the tries: words, the gaps before them, and their hashes.

/// A word of a text: where it begins and ends, and its hash as a first word.
#[derive(Debug, Clone, Copy)]
pub struct First {
    /// Its first byte.
    pub start: usize,
    /// The byte behind its last one.
    pub end: usize,
    /// The hash of its bytes.
    pub hash: u64,
}

/// The words of a text in lower case, each of which may begin a name.
pub fn firsts(text: &str) -> impl Iterator<Item = First> + '_ {
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = gap_end(text, at);
        if start == text.len() {
            return None;
        }
        at = word_end(text, start);
        Some(First { start, end: at, hash: hash_within(text.as_bytes(), (start, at)) })
    })
}

/// The first eight bytes as a number; zero for those that are not there.
pub fn head(chunk: &[u8]) -> u64 {
    if chunk.len() >= 8 {
        return eight(chunk, 0);
    }
    chunk.iter().rev().fold(0, |word, &byte| word << 8 | u64::from(byte))
}

/// Where the letters and digits that begin here end.
pub fn word_end(text: &str, at: usize) -> usize {
    run_end(text, at, char::is_alphanumeric)
}

/// Where the next letter or digit stands.
pub fn gap_end(text: &str, at: usize) -> usize {
    run_end(text, at, |letter| !letter.is_alphanumeric())
}

/// Where the characters of a sort that begin here end.
fn run_end(text: &str, at: usize, goes_on: impl Fn(char) -> bool) -> usize {
    let bytes = text.as_bytes();
    let mut end = at;
    while let Some(&byte) = bytes.get(end) {
        if byte < 0x80 {
            if !goes_on(char::from(byte)) {
                break;
            }
            end += 1;
        } else {
            match text[end..].chars().next().filter(|&letter| goes_on(letter)) {
                Some(letter) => end += letter.len_utf8(),
                None => break,
            }
        }
    }
    end
}

/// What hashes are multiplied with: that of FxHash.
pub const FACTOR: u64 = 0x517c_c1b7_2722_0a95;

/// A hash of the bytes of a step (the multiplication of FxHash, eight bytes at a time). It decides speed alone, never
/// results.
pub fn hash(chunk: &[u8]) -> u64 {
    hash_within(chunk, (0, chunk.len()))
}

/// The hash of a step from a node, of that of its bytes.
pub fn behind(from: u32, hash: u64) -> u64 {
    (hash ^ u64::from(from)).wrapping_mul(FACTOR)
}

/// One of 64 bits for a hash.
pub fn bit(hash: u64) -> u64 {
    1 << (hash >> 58)
}

/// The hash of these bytes of a text; reads past them where the text goes on, and leaves out what it read.
pub fn hash_within(text: &[u8], (start, end): (usize, usize)) -> u64 {
    let length = end - start;
    let mut hash = ((length as u64) << 40).wrapping_mul(FACTOR);
    let mut at = start;
    while at + 8 <= end {
        hash = (hash.rotate_left(5) ^ eight(text, at)).wrapping_mul(FACTOR);
        at += 8;
    }
    let rest = end - at;
    let last = if at + 8 <= text.len() {
        eight(text, at) & ((1 << (rest * 8)) - 1)
    } else {
        text[at..end].iter().rev().fold(0, |word, &byte| word << 8 | u64::from(byte))
    };
    (hash.rotate_left(5) ^ last).wrapping_mul(FACTOR)
}

fn eight(text: &[u8], at: usize) -> u64 {
    text.get(at..at + 8).and_then(|bytes| bytes.try_into().ok()).map_or(0, u64::from_le_bytes)
}
