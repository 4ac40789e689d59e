//! The manifest: the hash and path of every file that Chancery wrote into an output folder.
//!
//! One line a file, as `b3sum` writes and checks it: 64 hexadecimal digits of BLAKE3, two spaces, the path. The same
//! site gives the same manifest.

use super::Error;
use std::collections::BTreeMap;
use std::fmt::Write;
use std::fs;
use std::io;
use std::path::Path;

/// The manifest's name in the output folder. It marks the folder as ours and is never published.
pub const MANIFEST: &str = ".chancery";

/// A BLAKE3 hash.
pub type Hash = [u8; 32];

/// Every file of ours, by path.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Manifest {
    /// The hash of each path.
    pub files: BTreeMap<String, Hash>,
}

impl Manifest {
    /// Reads the manifest of an output folder; `None` if there is none.
    pub fn of(output: &Path) -> Result<Option<Self>, Error> {
        let path = output.join(MANIFEST);
        match fs::read_to_string(&path) {
            Ok(text) => Ok(Some(Self::parse(&text))),
            Err(error) if matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory) => Ok(None),
            Err(error) => Err(Error::read(path)(error)),
        }
    }

    /// Reads lines; one that cannot be ours is passed over, so that a damaged manifest deletes nothing.
    pub fn parse(text: &str) -> Self {
        let line = |line: &str| {
            let (hash, path) = line.split_once("  ")?;
            let hash = blake3::Hash::from_hex(hash).ok()?;
            is_inside(path).then(|| (path.to_owned(), *hash.as_bytes()))
        };
        Self { files: text.lines().filter_map(line).collect() }
    }

    /// The lines.
    pub fn text(&self) -> String {
        let mut out = String::with_capacity(self.files.len() * 110);
        for (path, hash) in &self.files {
            // Writing to a String cannot fail.
            let _ = writeln!(out, "{}  {path}", blake3::Hash::from_bytes(*hash).to_hex());
        }
        out
    }
}

/// Whether a path stays within the folder that it is joined to.
pub fn is_inside(path: &str) -> bool {
    !path.is_empty() && path.split('/').all(|part| !part.is_empty() && part != "." && part != "..")
}

#[cfg(test)]
mod tests {
    use super::Manifest;

    #[test]
    fn a_manifest_reads_what_it_writes_and_nothing_from_outside() {
        let mut manifest = Manifest::default();
        manifest.files.insert("countries/japan/index.html".into(), [7; 32]);
        let mut text = manifest.text();
        assert_eq!(Manifest::parse(&text), manifest);
        let hash = &text[..64].to_owned();
        for evil in ["../x", "/etc/passwd", "a//b", "a/../../b"] {
            text.push_str(&format!("{hash}  {evil}\n"));
        }
        assert_eq!(Manifest::parse(&text), manifest);
    }
}
