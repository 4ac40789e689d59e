//! Plain text: what an article says once its markup is taken away, with every byte's way back to the source.

mod sentences;

pub use sentences::sentences;

use crate::source::Span;
use std::ops::Range;

/// What a stretch of prose was in the article.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BlockKind {
    /// A heading within the body.
    Heading,
    /// A paragraph, or a line of plain text.
    Paragraph,
    /// A list item.
    Item,
    /// A table cell.
    Cell,
    /// A footnote's text.
    Footnote,
    /// Code: shown, but no prose to read names from.
    Code,
}

/// A block of prose: its kind and its bytes in [`Prose::text`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Block {
    /// What it was in the article.
    pub kind: BlockKind,
    /// Whether it stands in a block quotation.
    pub quoted: bool,
    /// Its bytes in the plain text.
    pub span: Span,
}

/// A stretch of plain text and the source bytes that it came from.
#[derive(Debug, Clone, Copy)]
struct Piece {
    at: u32,
    len: u32,
    from: Span,
}

/// An article's plain text in blocks. There is a line feed after every block and nothing at the end of an inline
/// mark, so that "**United** Nations" still reads "United Nations".
#[derive(Debug, Clone, Default)]
pub struct Prose {
    text: String,
    pieces: Vec<Piece>,
    blocks: Vec<Block>,
    open: Option<(BlockKind, u32)>,
    /// How many block quotations are open: blocks that end now stand in them.
    quotations: u32,
}

impl Prose {
    /// Empty prose with room for a text of so many bytes.
    pub fn with_capacity(bytes: usize) -> Self {
        Self { text: String::with_capacity(bytes), ..Self::default() }
    }

    /// Gives back the room that was not needed.
    pub fn shrink(&mut self) {
        self.pieces.shrink_to_fit();
        self.blocks.shrink_to_fit();
    }

    /// The whole plain text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The blocks, in order.
    pub fn blocks(&self) -> &[Block] {
        &self.blocks
    }

    /// The text of a span of this prose; empty if it is out of bounds.
    pub fn slice(&self, span: Span) -> &str {
        self.text.get(span.range()).unwrap_or("")
    }

    /// Begins a block; one that is still open ends first.
    pub fn open(&mut self, kind: BlockKind) {
        self.close();
        self.open = Some((kind, length(&self.text)));
    }

    /// Adds text that came from the source bytes `from`. White space is folded, control characters are dropped.
    pub fn push(&mut self, text: &str, from: Range<usize>) {
        if self.open.is_none() {
            self.open(BlockKind::Paragraph);
        }
        let strange = |letter: char| {
            letter < ' '
                || (letter >= '\u{7f}' && (letter.is_whitespace() || letter.is_control() || is_noncharacter(letter)))
        };
        if !text.contains(strange) {
            self.piece(text, from);
            return;
        }
        // Where the source says the same in as many bytes, each part has its own; otherwise all come from the whole.
        let identical = text.len() == from.len();
        let part = |part: Range<usize>| {
            if identical { from.start + part.start..from.start + part.end } else { from.clone() }
        };
        let mut done = 0;
        for (at, letter) in text.char_indices() {
            let space = letter.is_whitespace();
            if (space && letter != ' ') || letter.is_control() || is_noncharacter(letter) {
                self.piece(&text[done..at], part(done..at));
                done = at + letter.len_utf8();
                if space && !self.text.ends_with(' ') {
                    self.piece(" ", part(at..done));
                }
            }
        }
        self.piece(&text[done..], part(done..text.len()));
    }

    fn piece(&mut self, text: &str, from: Range<usize>) {
        if text.is_empty() {
            return;
        }
        let piece = Piece { at: length(&self.text), len: length(text), from: Span::from(from) };
        self.text.push_str(text);
        // Most pieces go on where the last one ended, in the text and in the source.
        match self.pieces.last_mut() {
            Some(last) if last.goes_on_in(&piece) => {
                last.len += piece.len;
                last.from.end = piece.from.end;
            }
            _ => self.pieces.push(piece),
        }
    }

    /// Begins a block quotation; what is open ends before it.
    pub fn open_quotation(&mut self) {
        self.close();
        self.quotations += 1;
    }

    /// Ends a block quotation, and the block that is open in it.
    pub fn close_quotation(&mut self) {
        self.close();
        self.quotations = self.quotations.saturating_sub(1);
    }

    /// Ends the block that is open; an empty one leaves no trace.
    pub fn close(&mut self) {
        let Some((kind, start)) = self.open.take() else { return };
        let body = &self.text[start as usize..];
        let lead = length(body) - length(body.trim_start());
        let end = length(self.text.trim_end()).max(start);
        if start + lead < end {
            self.blocks.push(Block { kind, quoted: self.quotations > 0, span: Span { start: start + lead, end } });
            self.text.push('\n');
        }
    }

    /// The source bytes of a span of this prose. Both ends are mapped on their own, since markup may lie between.
    pub fn source_span(&self, span: Span) -> Option<Span> {
        let start = self.piece_at(span.start)?;
        let end = self.piece_at(span.end.checked_sub(1)?)?;
        let first = if start.identical() { start.from.start + (span.start - start.at) } else { start.from.start };
        let last = if end.identical() { end.from.start + (span.end - end.at) } else { end.from.end };
        Some(Span { start: first, end: last.max(first) })
    }

    fn piece_at(&self, at: u32) -> Option<&Piece> {
        let index = self.pieces.partition_point(|piece| piece.at <= at).checked_sub(1)?;
        self.pieces.get(index)
    }
}

impl Piece {
    fn goes_on_in(&self, next: &Self) -> bool {
        let joined = self.at + self.len == next.at && self.from.end == next.from.start;
        joined && self.identical() && next.identical()
    }

    fn identical(&self) -> bool {
        self.from.end - self.from.start == self.len
    }
}

fn length(text: &str) -> u32 {
    u32::try_from(text.len()).unwrap_or(u32::MAX)
}

/// One line of clean text: white space folded, ends trimmed, control characters and non-characters dropped.
///
/// XML 1.0 forbids most control characters, so a title with one would break every feed.
pub fn line(text: &str) -> String {
    // Nearly every name and sentence is clean already.
    if is_line(text) {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        if letter.is_whitespace() {
            if !out.is_empty() && !out.ends_with(' ') {
                out.push(' ');
            }
        } else if !letter.is_control() && !is_noncharacter(letter) {
            out.push(letter);
        }
    }
    out.truncate(out.trim_end().len());
    out
}

/// Whether it is one line of clean text as it stands: printable ASCII with single spaces within.
fn is_line(text: &str) -> bool {
    let mut before = b' ';
    let clean = text.bytes().all(|byte| {
        let last = std::mem::replace(&mut before, byte);
        matches!(byte, b'!'..=b'~') || (byte == b' ' && last != b' ')
    });
    clean && before != b' '
}

fn is_noncharacter(letter: char) -> bool {
    let code = u32::from(letter);
    code & 0xfffe == 0xfffe || (0xfdd0..=0xfdef).contains(&code)
}

/// At most `longest` bytes of a text, cut between words, with an ellipsis where something was left out.
pub fn shorten(text: &str, longest: usize) -> String {
    if text.len() <= longest {
        return text.to_owned();
    }
    let mut cut = longest.saturating_sub('…'.len_utf8());
    while !text.is_char_boundary(cut) {
        cut -= 1;
    }
    let head = &text[..cut];
    let head = head.rfind(' ').filter(|&at| at > longest / 2).map_or(head, |at| &head[..at]);
    format!("{}…", head.trim_end_matches([' ', ',', ';', ':', '-', '–', '—']))
}

/// What tells texts from others without keeping them: the first 16 hexadecimal digits of their BLAKE3 hash.
pub fn fingerprint<'a>(texts: impl IntoIterator<Item = &'a str>) -> String {
    let mut hasher = blake3::Hasher::new();
    for text in texts {
        hasher.update(text.as_bytes());
        // No text holds a line feed here, so that two lists cannot run together into the same bytes.
        hasher.update(b"\n");
    }
    let mut hex = hasher.finalize().to_hex().to_string();
    hex.truncate(16);
    hex
}

/// Where a text has exactly these words: not within a longer word. No words are nowhere.
pub fn occurrences<'a>(text: &'a str, words: &'a str) -> impl Iterator<Item = Range<usize>> + 'a {
    let found = memchr::memmem::find_iter(text.as_bytes(), words).map(|at| at..at + words.len());
    found.filter(|range| !range.is_empty()).filter(|range| {
        let before = text[..range.start].chars().next_back();
        let after = text[range.end..].chars().next();
        ![before, after].into_iter().flatten().any(char::is_alphanumeric)
    })
}

/// The number of words, counted by white space.
pub fn words(text: &str) -> usize {
    // White space is every byte up to the space, so that compilers can look at many at once.
    let bytes = text.as_bytes();
    let ends = bytes.iter().zip(bytes.iter().skip(1)).filter(|&(&byte, &next)| (byte > b' ') & (next <= b' '));
    ends.count() + usize::from(bytes.last().is_some_and(|&last| last > b' '))
}

/// The known word nearest to a misspelt one, if it is near enough to suggest.
pub fn nearest<'a>(wrong: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let wrong = wrong.to_lowercase();
    known
        .into_iter()
        .map(|word| (strsim::jaro_winkler(&wrong, &word.to_lowercase()), word))
        .filter(|(score, _)| *score >= 0.8)
        .max_by(|a, b| a.0.total_cmp(&b.0).then(b.1.cmp(a.1)))
        .map(|(_, word)| word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spans_map_back_across_markup() {
        let source = "The **United** Nations &amp; co";
        let mut prose = Prose::default();
        prose.push("The ", 0..4);
        prose.push("United", 6..12);
        prose.push(" Nations ", 14..23);
        prose.push("&", 23..28);
        prose.push(" co", 28..31);
        prose.close();
        assert_eq!(prose.text(), "The United Nations & co\n");
        let span = Span { start: 4, end: 18 };
        assert_eq!(prose.slice(span), "United Nations");
        let back = prose.source_span(span).unwrap();
        assert_eq!(&source[back.range()], "United** Nations");
        let and = prose.source_span(Span { start: 19, end: 20 }).unwrap();
        assert_eq!(&source[and.range()], "&amp;");
    }

    #[test]
    fn lines_are_clean_and_short() {
        assert_eq!(line(" a\u{0}b \n\t c\u{fffe} "), "ab c");
        assert_eq!([line("a b"), line("a  b"), line(" ab"), line("ab ")], ["a b", "a b", "ab", "ab"]);
        assert_eq!(shorten("the quick brown fox", 15), "the quick…");
        assert_eq!(nearest("autor", ["title", "authors", "date"]), Some("authors"));
        assert_eq!(occurrences("Quadrilateral, Quad; é Quad.", "Quad").collect::<Vec<_>>(), [15..19, 24..28]);
        assert_eq!(occurrences("é", "").count(), 0);
        assert_eq!([words(""), words(" a  bc\n d "), words("a b")], [0, 3, 2]);
        assert_eq!(nearest("zzz", ["title", "authors"]), None);
    }
}
