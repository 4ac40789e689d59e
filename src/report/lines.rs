//! Where the lines of a text begin, so that a place is found without reading the text again.

use super::{Position, Texts};
use std::collections::HashMap;
use std::ops::Range;

/// The bytes between two marks at most, so that a column in a very long line is counted from near by.
const STRIDE: usize = 1024;

/// The most lines of a place that are shown.
const SHOWN: usize = 8;

/// A text and the positions of some of its bytes.
pub struct Lined {
    /// The text.
    pub text: String,
    /// Bytes with their positions, in order: each line's start, and some within long lines.
    marks: Vec<(usize, Position)>,
}

impl Lined {
    /// Looks through a text once.
    pub fn new(text: String) -> Self {
        let mut marks = Vec::new();
        let mut at = 0;
        for (line, words) in (1..).zip(text.split_inclusive('\n')) {
            let (mut within, mut column) = (0, 1);
            loop {
                marks.push((at + within, Position { line, column }));
                let next = words.floor_char_boundary(within + STRIDE);
                if next >= words.len() || next == within {
                    break;
                }
                column += words[within..next].chars().count();
                within = next;
            }
            at += words.len();
        }
        if text.is_empty() || text.ends_with('\n') {
            let line = 1 + marks.last().map_or(0, |(_, position)| position.line);
            marks.push((at, Position { line, column: 1 }));
        }
        Self { text, marks }
    }

    /// The position of a byte; the end of the text for a byte past it.
    pub fn position(&self, byte: usize) -> Position {
        let byte = self.text.floor_char_boundary(byte);
        let Some((at, position)) = self.mark(byte) else { return Position { line: 1, column: 1 } };
        Position { line: position.line, column: position.column + self.text[at..byte].chars().count() }
    }

    /// As much of a range as is worth showing.
    pub fn head(&self, range: Range<usize>) -> Range<usize> {
        let end = self.line(self.position(range.start).line + SHOWN);
        // A line's end does not belong to what is marked.
        let end = if self.text[..end].ends_with('\n') { end - 1 } else { end };
        range.start..range.end.min(end.max(range.start))
    }

    /// The lines that a range touches, with one before and one after them.
    pub fn around(&self, range: &Range<usize>) -> Range<usize> {
        let (first, last) = (self.position(range.start).line, self.position(range.end).line);
        let start = self.line(first.saturating_sub(1).max(1));
        start.min(range.start)..self.line(last + 2).max(range.end)
    }

    /// The first byte of a line; the end of the text for a line past it.
    fn line(&self, line: usize) -> usize {
        let at = self.marks.partition_point(|(_, position)| position.line < line);
        self.marks.get(at).map_or(self.text.len(), |(byte, _)| *byte)
    }

    fn mark(&self, byte: usize) -> Option<(usize, Position)> {
        let after = self.marks.partition_point(|(at, _)| *at <= byte);
        self.marks.get(after.checked_sub(1)?).copied()
    }
}

/// The files that a report is about, each read once.
pub struct Library<'a> {
    texts: &'a Texts<'a>,
    known: HashMap<String, Option<Lined>>,
}

impl<'a> Library<'a> {
    /// No file has been read yet.
    pub fn new(texts: &'a Texts<'a>) -> Self {
        Self { texts, known: HashMap::new() }
    }

    /// A file's text; `None` if it cannot be read.
    pub fn file(&mut self, path: &str) -> Option<&Lined> {
        if !self.known.contains_key(path) {
            self.known.insert(path.to_owned(), (self.texts)(path).map(Lined::new));
        }
        self.known.get(path).and_then(Option::as_ref)
    }
}

#[cfg(test)]
mod tests {
    use super::Lined;
    use crate::report::position;

    #[test]
    fn a_place_is_found_as_if_by_reading() {
        for text in ["", "a", "a\n", "é\nb", "\n\nx\n", &format!("a\n{}é{}\nb", "é".repeat(3000), "b".repeat(3000))]
        {
            let lined = Lined::new(text.to_owned());
            for byte in (0..=text.len()).filter(|byte| text.is_char_boundary(*byte)) {
                assert_eq!(lined.position(byte), position(text, byte), "byte {byte} of {} bytes", text.len());
            }
        }
    }

    #[test]
    fn a_window_has_a_line_on_either_side() {
        let lined = Lined::new("one\ntwo\nthree\nfour\nfive\n".to_owned());
        assert_eq!(&lined.text[lined.around(&(8..13))], "two\nthree\nfour\n");
        assert_eq!(&lined.text[lined.around(&(0..1))], "one\ntwo\n");
        assert_eq!(&lined.text[lined.around(&(24..24))], "five\n");
        assert_eq!(lined.head(4..24), 4..23);
        assert_eq!(Lined::new("x\n".repeat(100)).head(2..200), 2..17);
    }
}
