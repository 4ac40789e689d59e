//! What a text is divided into for the tries: words, and the hashes by which they are looked up.

/// A word of a text: where it begins and ends, and the hash of its letters.
#[derive(Debug, Clone, Copy)]
pub struct Piece {
    /// Its first byte.
    pub start: usize,
    /// The byte behind its last one.
    pub end: usize,
    /// The hash of its bytes.
    pub hash: u64,
}

/// The words of a text in lower case, each of which may begin a name.
pub fn pieces(text: &str) -> Vec<Piece> {
    let mut pieces = Vec::with_capacity(text.len() / 4);
    let mut start = gap_end(text, 0);
    while start < text.len() {
        let end = word_end(text, start);
        pieces.push(Piece { start, end, hash: hash_within(text.as_bytes(), (start, end)) });
        start = gap_end(text, end);
    }
    pieces
}

/// The first eight bytes as a number; zero for those that are not there.
pub fn head(chunk: &[u8]) -> u64 {
    if chunk.len() >= 8 {
        return eight(chunk, 0);
    }
    chunk.iter().rev().fold(0, |word, &byte| word << 8 | u64::from(byte))
}

/// Which bytes are letters or digits of ASCII.
const LETTERS: [bool; 256] = {
    let mut letters = [false; 256];
    let mut byte = 0;
    while byte < 128u8 {
        letters[byte as usize] = byte.is_ascii_alphanumeric();
        byte += 1;
    }
    letters
};

/// Where the letters and digits that begin here end.
pub fn word_end(text: &str, at: usize) -> usize {
    run_end::<true>(text, at)
}

/// Where the next letter or digit stands.
pub fn gap_end(text: &str, at: usize) -> usize {
    run_end::<false>(text, at)
}

/// Where the letters and digits, or what is neither, that begin here end.
fn run_end<const WORD: bool>(text: &str, at: usize) -> usize {
    let bytes = text.as_bytes();
    let mut end = at;
    loop {
        let goes_on = |&&byte: &&u8| byte < 0x80 && LETTERS[usize::from(byte)] == WORD;
        end += bytes[end..].iter().take_while(goes_on).count();
        if bytes.get(end).is_none_or(|&byte| byte < 0x80) {
            return end;
        }
        match text[end..].chars().next().filter(|letter| letter.is_alphanumeric() == WORD) {
            Some(letter) => end += letter.len_utf8(),
            None => return end,
        }
    }
}

/// What hashes are multiplied with: that of FxHash.
pub const FACTOR: u64 = 0x517c_c1b7_2722_0a95;

/// A hash of bytes (the multiplication of FxHash, eight bytes at a time). It decides speed alone, never results.
pub fn hash(bytes: &[u8]) -> u64 {
    hash_within(bytes, (0, bytes.len()))
}

/// The hash of a step from a node over a gap and a word.
pub fn behind(from: u32, gap: &[u8], word: u64) -> u64 {
    // Nearly every gap is one space.
    let gap = if gap == b" " { 1 } else { head(gap) };
    (word ^ gap.wrapping_mul(FACTOR) ^ u64::from(from)).wrapping_mul(FACTOR)
}

/// One of 64 bits for a hash.
pub fn bit(hash: u64) -> u64 {
    1 << (hash >> 58)
}

/// The hash of these bytes of a text. It reads past them where the text goes on, and leaves out what it read there.
pub fn hash_within(text: &[u8], (start, end): (usize, usize)) -> u64 {
    let length = end - start;
    let mut hash = ((length as u64) << 40).wrapping_mul(FACTOR);
    let mut at = start;
    while at + 8 <= end {
        hash = (hash.rotate_left(5) ^ eight(text, at)).wrapping_mul(FACTOR);
        at += 8;
    }
    let rest = end - at;
    let last = if at + 8 <= text.len() { eight(text, at) & ((1 << (rest * 8)) - 1) } else { head(&text[at..end]) };
    (hash.rotate_left(5) ^ last).wrapping_mul(FACTOR)
}

fn eight(text: &[u8], at: usize) -> u64 {
    text.get(at..at + 8).and_then(|bytes| bytes.try_into().ok()).map_or(0, u64::from_le_bytes)
}
