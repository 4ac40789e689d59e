//! A sink that keeps no page, only what a plan needs to know of each: what a rehearsal is made with.

use super::{Contents, headline};
use crate::build::Sink;
use std::collections::BTreeMap;
use std::io;
use std::sync::{Mutex, PoisonError};

/// What a build would write, without the bytes.
#[derive(Debug, Default)]
pub struct Ledger(Mutex<Entries>);

/// What is known of the pages of a rehearsal.
#[derive(Debug, Default)]
pub struct Entries {
    /// The files.
    pub contents: Contents,
    /// What each page is called.
    pub titles: BTreeMap<String, String>,
}

impl Ledger {
    /// What was written down, once the build has ended.
    pub fn entries(self) -> Entries {
        self.0.into_inner().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Sink for Ledger {
    fn put(&self, path: &str, bytes: &[u8]) -> io::Result<()> {
        let hash = *blake3::hash(bytes).as_bytes();
        let title = if path.ends_with("/index.html") { headline(bytes) } else { None };
        // A poisoned lock means that another thread has already failed; its failure is the one to report.
        let mut entries = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        entries.titles.extend(title.map(|title| (path.to_owned(), title)));
        entries.contents.sizes.insert(path.to_owned(), bytes.len() as u64);
        entries.contents.manifest.files.insert(path.to_owned(), hash);
        Ok(())
    }
}
