//! A file that a person wrote, and places within it.
//!
//! Knows no disk: the path is a name to show, never opened from here.

use std::ops::Range;
use std::sync::Arc;

/// A source as it was read: its path from the site's root, with `/` between the parts, and its text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// The path from the site's root, for people and for sorting.
    pub path: Arc<str>,
    /// The whole text, without a byte-order mark. Shared, since every article keeps its source.
    pub text: Arc<str>,
}

impl Source {
    /// Makes a source; a leading byte-order mark is dropped, since no writer meant it as text.
    pub fn new(path: impl Into<Arc<str>>, text: impl AsRef<str>) -> Self {
        let text = text.as_ref();
        Self { path: path.into(), text: text.strip_prefix('\u{feff}').unwrap_or(text).into() }
    }

    /// The place of a byte range in this source.
    pub fn place(&self, range: Range<usize>) -> Place {
        Place { path: self.path.clone(), span: Some(Span::from(range)) }
    }

    /// This source as a whole.
    pub fn whole(&self) -> Place {
        Place { path: self.path.clone(), span: None }
    }
}

/// A half-open byte range of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
pub struct Span {
    /// The first byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl Span {
    /// The range for slicing.
    pub fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }
}

impl From<Range<usize>> for Span {
    /// Texts are capped far below 4 GiB before they get here; a longer range is clamped rather than wrapped.
    fn from(range: Range<usize>) -> Self {
        let clamp = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        Self { start: clamp(range.start), end: clamp(range.end) }
    }
}

/// Where something stands: a file, and if known the bytes in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The file's path from the site's root.
    pub path: Arc<str>,
    /// The bytes; `None` means the file as a whole.
    pub span: Option<Span>,
}

/// The line in which a byte of a text stands, and where it begins.
pub fn line_at(text: &str, at: usize) -> (usize, &str) {
    let at = text.floor_char_boundary(at);
    let start = text[..at].rfind('\n').map_or(0, |end| end + 1);
    let end = text[at..].find('\n').map_or(text.len(), |end| at + end);
    (start, &text[start..end])
}
