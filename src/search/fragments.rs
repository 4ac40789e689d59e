//! What a result shows: a page's words and fields, several pages in a file.
//!
//! A file ends where the hash of a page says so, so that a new page changes the file that it stands in and no other.

use super::{hash, zipped};
use serde::Serialize;
use std::collections::BTreeMap;

/// The most pages in a file.
const MOST: usize = 16;

/// The fewest, unless no more follow.
const FEWEST: usize = 4;

/// One page as Pagefind reads it.
#[derive(Serialize)]
struct Page<'a> {
    url: &'a str,
    content: &'a str,
    word_count: usize,
    filters: BTreeMap<&'a str, &'a str>,
    meta: &'a BTreeMap<&'static str, String>,
    anchors: [u8; 0],
}

/// A page, ready to be put into a file: its name there, and its content.
pub struct Fragment {
    /// Its name.
    pub name: String,
    /// How many words it has.
    pub words: usize,
    json: String,
}

/// A file of fragments: the hash of its content, and the pages in it.
pub struct File {
    /// The hash.
    pub hash: String,
    /// Its content.
    pub bytes: Vec<u8>,
}

impl Fragment {
    /// The fragment of a page.
    pub fn new(url: &str, content: &str, meta: &BTreeMap<&'static str, String>) -> Self {
        let words = content.split(' ').filter(|word| !word.is_empty()).count();
        let page = Page { url, content, word_count: words, filters: BTreeMap::new(), meta, anchors: [] };
        // Words and maps of words cannot fail to be written.
        Self { name: hash(url.as_bytes()), words, json: serde_json::to_string(&page).unwrap_or_default() }
    }

    /// Whether a file may end after it.
    fn closes(&self) -> bool {
        blake3::hash(self.name.as_bytes()).as_bytes()[0] < 64
    }
}

/// Shares pages out over files, in order; what is left over may be joined by pages that follow.
pub fn share(fragments: &mut Vec<Fragment>, last: Last) -> Vec<Vec<Fragment>> {
    let mut files = Vec::new();
    let mut open = Vec::new();
    for fragment in fragments.drain(..) {
        let ends = fragment.closes();
        open.push(fragment);
        if open.len() >= MOST || (ends && open.len() >= FEWEST) {
            files.push(std::mem::take(&mut open));
        }
    }
    match last {
        Last::Yes if !open.is_empty() => files.push(open),
        _ => *fragments = open,
    }
    files
}

/// Whether no more pages follow.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Last {
    /// None does.
    Yes,
    /// Some do.
    No,
}

/// The file of these pages.
pub fn file(fragments: &[Fragment]) -> File {
    let mut json = String::from("{");
    for fragment in fragments {
        json.push(if json.len() == 1 { ' ' } else { ',' });
        // A name is hexadecimal and needs no escapes.
        json.push_str(&format!("\"{}\":{}", fragment.name, fragment.json));
    }
    json.push('}');
    File { hash: hash(json.as_bytes()), bytes: zipped(json.as_bytes()) }
}
