//! What a text is divided into, once for all that read it: runs of letters, and the hashes by which they are looked up.

use crate::letters::{letters, letters_of};
use crate::source::Span;

/// A text as the tries read it, with its runs of letters.
#[derive(Debug, Clone, Default)]
pub struct Chunks {
    /// The text in ASCII lower case, byte for byte as long.
    pub lower: String,
    /// Its runs of letters and digits, in order.
    pub pieces: Vec<Piece>,
}

impl Chunks {
    /// Divides a text.
    pub fn of(text: &str) -> Self {
        let mut chunks = Self::default();
        chunks.hold(text);
        chunks
    }

    /// Divides another text, in the memory of the last one.
    pub fn hold(&mut self, text: &str) {
        self.lower.clear();
        self.lower.push_str(text);
        self.lower.make_ascii_lowercase();
        self.pieces.clear();
        divide(&self.lower, &mut self.pieces);
    }
}

/// A run of letters and digits, and by what names that begin with it are sought.
#[derive(Debug, Clone, Copy)]
pub struct Piece {
    /// Its bytes.
    pub span: Span,
    /// The hash of its bytes.
    pub hash: u64,
    /// Its first four bytes as a number; zero for those that it does not have.
    pub opening: u32,
}

/// Adds the words of a text in lower case, each of which may begin a name.
fn divide(text: &str, pieces: &mut Vec<Piece>) {
    pieces.reserve(text.len() / 4);
    let mut start = gap_end(text, 0);
    while start < text.len() {
        let piece = short_piece(text.as_bytes(), start).unwrap_or_else(|| {
            let end = word_end(text, start);
            let (bytes, span) = (text.as_bytes(), Span::from(start..end));
            Piece { span, hash: hash_within(bytes, (start, end)), opening: opened(head(&bytes[start..end])) }
        });
        pieces.push(piece);
        start = next_start(text, piece.span.end as usize);
    }
}

/// The word that begins here, if it has less than eight letters, all of ASCII, as most have. One look at eight bytes
/// gives its end and its hash.
fn short_piece(bytes: &[u8], start: usize) -> Option<Piece> {
    let first = eight(bytes, start)?;
    let length = letters_of(first);
    let end = start + length;
    let ends = length < 8 && bytes[end] < 0x80;
    ends.then(|| {
        let word = first & MASKS[length];
        Piece { span: Span::from(start..end), hash: hash_of_rest(begun(length), word), opening: opened(word) }
    })
}

/// Where the next word begins behind one that ends here: nearly always behind a space.
fn next_start(text: &str, end: usize) -> usize {
    match text.as_bytes().get(end..end + 2) {
        Some(&[b' ', next]) if next.is_ascii_alphanumeric() => end + 1,
        _ => gap_end(text, end),
    }
}

/// The first eight bytes as a number; zero for those that are not there.
pub fn head(chunk: &[u8]) -> u64 {
    eight(chunk, 0).unwrap_or_else(|| chunk.iter().rev().fold(0, |word, &byte| word << 8 | u64::from(byte)))
}

/// The bits of the first so many bytes of a number.
const MASKS: [u64; 9] =
    [0, 0xff, 0xffff, 0x00ff_ffff, 0xffff_ffff, 0x00ff_ffff_ffff, 0xffff_ffff_ffff, 0x00ff_ffff_ffff_ffff, u64::MAX];

/// The first three bytes of these as a number, by which names are sought that end within their first word; zero for those
/// that are not there.
pub fn opening(bytes: &[u8]) -> u32 {
    opened(head(bytes) & MASKS[3])
}

fn opened(head: u64) -> u32 {
    u32::try_from(head & MASKS[4]).unwrap_or(0)
}

/// The openings of the words that may begin with these bytes, of which there are at least three.
pub fn openings(bytes: &[u8]) -> impl Iterator<Item = u32> {
    // Three bytes open words of three letters, and those with any fourth: of ASCII, or the first byte of another letter.
    let any = |byte: &u8| matches!(byte, 0 | b'0'..=b'9' | b'a'..=b'z' | 0xc2..=0xf4);
    let (least, fourth) = (opening(bytes), bytes.get(3).copied());
    let fits = move |byte: &u8| fourth.map_or_else(|| any(byte), |fourth| fourth == *byte);
    (0..=u8::MAX).filter(fits).map(move |byte| least | u32::from(byte) << 24)
}

/// The first eight bytes of these of a text, as [`head`] has them. It reads past their end where the text goes on, and
/// leaves out what it read there.
pub fn head_within(text: &[u8], (start, end): (usize, usize)) -> u64 {
    eight(text, start).map_or_else(|| head(&text[start..end]), |eight| eight & MASKS[(end - start).min(8)])
}

/// Where the letters and digits that begin here end.
pub fn word_end(text: &str, at: usize) -> usize {
    let bytes = text.as_bytes();
    let mut end = at;
    loop {
        end += letters(&bytes[end..]);
        match wide(text, end).filter(|letter| letter.is_alphanumeric()) {
            Some(letter) => end += letter.len_utf8(),
            None => return end,
        }
    }
}

/// Where the next letter or digit stands.
pub fn gap_end(text: &str, at: usize) -> usize {
    let bytes = text.as_bytes();
    let mut end = at;
    loop {
        end += bytes[end..].iter().take_while(|byte| byte.is_ascii() && !byte.is_ascii_alphanumeric()).count();
        match wide(text, end).filter(|letter| !letter.is_alphanumeric()) {
            Some(letter) => end += letter.len_utf8(),
            None => return end,
        }
    }
}

/// The character that stands here, if it is not of ASCII.
fn wide(text: &str, at: usize) -> Option<char> {
    if text.as_bytes().get(at)?.is_ascii() { None } else { text[at..].chars().next() }
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

/// One of 32 bits for a hash.
pub fn bit(hash: u64) -> u32 {
    1 << (hash >> 59)
}

/// The hash of these bytes of a text. It reads past them where the text goes on, and leaves out what it read there.
pub fn hash_within(text: &[u8], (start, end): (usize, usize)) -> u64 {
    let mut hash = begun(end - start);
    let mut at = start;
    while at + 8 <= end {
        hash = (hash.rotate_left(5) ^ eight(text, at).unwrap_or(0)).wrapping_mul(FACTOR);
        at += 8;
    }
    hash_of_rest(hash, head_within(text, (at, end)))
}

/// The hash of so many bytes before any of them is read.
fn begun(length: usize) -> u64 {
    ((length as u64) << 40).wrapping_mul(FACTOR)
}

/// A hash with the last bytes, of which there are less than eight.
fn hash_of_rest(hash: u64, rest: u64) -> u64 {
    (hash.rotate_left(5) ^ rest).wrapping_mul(FACTOR)
}

/// The eight bytes from here on as a number, if there are as many.
fn eight(text: &[u8], at: usize) -> Option<u64> {
    text.get(at..)?.first_chunk().copied().map(u64::from_le_bytes)
}
