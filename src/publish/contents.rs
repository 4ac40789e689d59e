//! What a site consists of, as a value: what a plan is made from.

use crate::disk::Manifest;
use std::collections::BTreeMap;

/// The files of a site: the hash and the size of each.
#[derive(Debug, Clone, Default)]
pub struct Contents {
    /// The hash of each file.
    pub manifest: Manifest,
    /// The size of each file, in bytes.
    pub sizes: BTreeMap<String, u64>,
}

impl Contents {
    /// Adds files, in place of any that have the same path.
    pub fn add(&mut self, files: &BTreeMap<String, Vec<u8>>) {
        for (path, bytes) in files {
            self.manifest.files.insert(path.clone(), *blake3::hash(bytes).as_bytes());
            self.sizes.insert(path.clone(), bytes.len() as u64);
        }
    }

    /// The bytes of these files together.
    pub fn bytes<'a>(&self, paths: impl IntoIterator<Item = &'a String>) -> u64 {
        paths.into_iter().filter_map(|path| self.sizes.get(path)).sum()
    }
}
