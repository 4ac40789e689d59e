//! One state of the preview: the pages of the last good build, and the errors that stand since.
//!
//! Immutable, so that the server can answer from one while the workshop makes the next.

use crate::build::Sink;
use axum::body::Bytes;
use std::collections::HashMap;
use std::io;
use std::sync::{Arc, Mutex, PoisonError};

/// Outputs by path.
type Pages = HashMap<String, Bytes>;

/// Files in an index, about one for six pages, that is made again at every edit: it takes less than 50 ms.
const SMALL: usize = 100;

/// One state of the preview.
#[derive(Debug, Clone, Default)]
pub struct Snapshot {
    /// Its name: another state, or another run of the program, has another one.
    pub version: String,
    /// The pages of the last good build, by output path; shared by every state that shows that build.
    pages: Arc<Pages>,
    /// Why the sources as they are now cannot be shown; empty after a good build.
    pub errors: Vec<String>,
}

impl Snapshot {
    /// The output at exactly this path.
    pub fn output(&self, path: &str) -> Option<&Bytes> {
        self.pages.get(path)
    }

    /// Whether the site has been built at all.
    pub fn has_pages(&self) -> bool {
        !self.pages.is_empty()
    }

    /// Whether a browser would see the same as in the state before this one.
    pub fn looks_like(&self, other: &Self) -> bool {
        // A store keeps what stays the same, so the same content is the same memory.
        let kept = |(path, bytes): (&String, &Bytes)| {
            other.output(path).is_some_and(|known| known.as_ptr() == bytes.as_ptr() && known.len() == bytes.len())
        };
        self.errors == other.errors && self.pages.len() == other.pages.len() && self.pages.iter().all(kept)
    }

    /// The same under another name.
    #[must_use]
    pub fn named(self, version: String) -> Self {
        Self { version, ..self }
    }

    /// The same pages with errors over them.
    pub fn broken(&self, errors: Vec<String>) -> Self {
        Self { version: String::new(), pages: Arc::clone(&self.pages), errors }
    }
}

/// Takes the outputs of a build. One that is as it was before is kept and not copied, so that memory holds a page once.
#[derive(Debug)]
pub struct Store<'a> {
    before: &'a Snapshot,
    pages: Mutex<Pages>,
}

impl<'a> Store<'a> {
    /// An empty store, after this state.
    pub fn after(before: &'a Snapshot) -> Self {
        Self { before, pages: Mutex::default() }
    }

    /// The state that shows what was stored.
    pub fn finish(self) -> Snapshot {
        let pages = self.pages.into_inner().unwrap_or_else(PoisonError::into_inner);
        Snapshot { version: String::new(), pages: Arc::new(pages), errors: Vec::new() }
    }
}

impl Sink for Store<'_> {
    fn expect(&self, outputs: usize) {
        self.pages.lock().unwrap_or_else(PoisonError::into_inner).reserve(outputs);
    }

    fn put(&self, path: &str, bytes: &[u8]) -> io::Result<()> {
        let kept = self.before.output(path).filter(|known| **known == bytes).cloned();
        let bytes = kept.unwrap_or_else(|| Bytes::copy_from_slice(bytes));
        self.pages.lock().unwrap_or_else(PoisonError::into_inner).insert(path.to_owned(), bytes);
        Ok(())
    }

    /// The index of a large site is kept through every edit, though it no longer finds the newest words: to make it
    /// again takes as long as all pages together, and whoever writes waits for the page. A new start makes it anew.
    fn keep(&self, folder: &str, (mark, bytes): (&str, &[u8])) -> io::Result<usize> {
        let Some(known) = self.before.output(mark) else { return Ok(0) };
        let within: Vec<_> = self.before.pages.iter().filter(|(path, _)| path.starts_with(folder)).collect();
        if **known != *bytes && within.len() <= SMALL {
            return Ok(0);
        }
        let kept = within.len();
        let within = within.into_iter().map(|(path, bytes)| (path.clone(), bytes.clone()));
        self.pages.lock().unwrap_or_else(PoisonError::into_inner).extend(within);
        Ok(kept)
    }

    fn keep_one(&self, path: &str) -> io::Result<bool> {
        let Some(bytes) = self.before.output(path).cloned() else { return Ok(false) };
        self.pages.lock().unwrap_or_else(PoisonError::into_inner).insert(path.to_owned(), bytes);
        Ok(true)
    }
}

#[cfg(test)]
mod tests {
    use super::{SMALL, Snapshot, Store};
    use crate::build::Sink;

    fn built(before: &Snapshot, text: &str) -> Snapshot {
        let store = Store::after(before);
        store.put("index.html", text.as_bytes()).unwrap();
        store.finish()
    }

    #[test]
    fn a_page_that_stays_the_same_is_held_once() {
        let first = built(&Snapshot::default(), "one");
        let second = built(&first, "one");
        assert_eq!(first.output("index.html").unwrap().as_ptr(), second.output("index.html").unwrap().as_ptr());
        assert!(second.looks_like(&first) && !built(&first, "two").looks_like(&first));
        assert!(!first.broken(vec!["no".to_owned()]).looks_like(&first));
    }

    #[test]
    fn the_index_of_a_large_site_is_kept_through_edits() {
        let with = |files: usize| {
            let nothing = Snapshot::default();
            let store = Store::after(&nothing);
            (0..files).for_each(|n| store.put(&format!("search/index/{n}"), b"x").unwrap());
            store.put("search/index/mark", b"1").unwrap();
            store.put("search/index.html", b"page").unwrap();
            store.finish()
        };
        let kept = |before: &Snapshot, mark: &[u8]| {
            let store = Store::after(before);
            let kept = store.keep("search/index/", ("search/index/mark", mark)).unwrap();
            (kept, store.finish().pages.len())
        };
        assert_eq!(kept(&with(3), b"1"), (4, 4));
        assert_eq!(kept(&with(3), b"2"), (0, 0), "a small index is made again");
        assert_eq!(kept(&with(SMALL), b"2"), (SMALL + 1, SMALL + 1));
        assert_eq!(kept(&Snapshot::default(), b"1"), (0, 0));
    }
}
