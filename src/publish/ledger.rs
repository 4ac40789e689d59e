//! A sink that keeps no page, only the manifest that the pages would have: what a rehearsal needs.

use crate::build::Sink;
use crate::disk::Manifest;
use std::io;
use std::sync::{Mutex, PoisonError};

/// The manifest of a build that is written nowhere.
#[derive(Debug, Default)]
pub struct Ledger(Mutex<Manifest>);

impl Ledger {
    /// The manifest, once the build has ended.
    pub fn manifest(self) -> Manifest {
        self.0.into_inner().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Sink for Ledger {
    fn put(&self, path: &str, bytes: &[u8]) -> io::Result<()> {
        let hash = *blake3::hash(bytes).as_bytes();
        // A poisoned lock means that another thread has already failed; its failure is the one to report.
        self.0.lock().unwrap_or_else(PoisonError::into_inner).files.insert(path.to_owned(), hash);
        Ok(())
    }
}
