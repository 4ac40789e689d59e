//! What our manifest at a store says: the hash of each file of ours, and the tag that the store gave to it.
//!
//! A file that is on its way stands there with a hash of zeros: it is ours, and what is in it is not known. So a
//! publication that was killed leaves nothing that the next one does not know.

use crate::disk::{Hash, Manifest};
use std::collections::BTreeMap;

/// The hash of a file whose content is not known.
pub const UNSURE: Hash = [0; 32];

/// One file of ours.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The hash of its content.
    pub hash: Hash,
    /// The store's own name for that content; empty if it gave none.
    pub tag: String,
}

/// Every file of ours.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct State {
    /// The files by path.
    pub files: BTreeMap<String, Entry>,
    /// Tells this writing of the manifest from every other, so that two publishers never write the same.
    pub writer: String,
}

impl State {
    /// Reads lines as `b3sum` writes them, each with a tab and a tag behind the path.
    pub fn parse(text: &str) -> Self {
        let split = |line: &str| line.rsplit_once('\t').map(|(line, tag)| (line.to_owned(), tag.to_owned()));
        let lines: Vec<(String, String)> = text.lines().filter_map(split).collect();
        let plain: String = lines.iter().map(|(line, _)| format!("{line}\n")).collect();
        let hashes = Manifest::parse(&plain).files;
        let tags = lines.iter().filter_map(|(line, tag)| Some((line.split_once("  ")?.1, tag)));
        let entry = |(path, tag): (&str, &String)| {
            Some((path.to_owned(), Entry { hash: *hashes.get(path)?, tag: tag.clone() }))
        };
        Self { files: tags.filter_map(entry).collect(), writer: String::new() }
    }

    /// The lines.
    pub fn text(&self) -> String {
        let mut out = String::with_capacity(self.files.len() * 150);
        for (path, Entry { hash, tag }) in &self.files {
            let hash = blake3::Hash::from_bytes(*hash).to_hex();
            for piece in [hash.as_str(), "  ", path, "\t", tag, "\n"] {
                out.push_str(piece);
            }
        }
        out.push_str("# ");
        out.push_str(&self.writer);
        out.push('\n');
        out
    }
}

#[cfg(test)]
mod tests {
    use super::{Entry, State};

    #[test]
    fn a_state_reads_what_it_writes_and_nothing_from_outside() {
        let entry = Entry { hash: [7; 32], tag: "\"0f-2\"".to_owned() };
        let files =
            [("a/index.html".to_owned(), entry.clone()), ("b".to_owned(), Entry { tag: String::new(), ..entry })];
        let mut state = State { files: files.into(), writer: "somebody 1".to_owned() };
        let mut text = state.text();
        text.push_str(&format!("{}  ../x\tt\n", "07".repeat(32)));
        state.writer.clear();
        assert_eq!(State::parse(&text), state);
    }
}
