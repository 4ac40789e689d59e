//! The site as it is on this machine: built, or only rehearsed.

use super::Diagnostic;
use crate::publish::{Contents, Entries, Release};
use std::collections::BTreeMap;

/// A build for a publication.
pub struct Made {
    /// What the author should know, sorted.
    pub notes: Vec<Diagnostic>,
    /// The site; `None` if errors stopped the build.
    pub local: Option<Local>,
}

/// A site that could be published.
pub enum Local {
    /// It stands in the output folder.
    Built(Release),
    /// Nothing of it was written.
    Rehearsed(Entries),
}

impl Local {
    /// The same with files that its target needs.
    pub fn escorted(self, files: BTreeMap<String, Vec<u8>>) -> Self {
        match self {
            Self::Built(release) => Self::Built(release.escorted(files)),
            Self::Rehearsed(mut entries) => {
                entries.contents.add(&files);
                Self::Rehearsed(entries)
            }
        }
    }

    /// Its files.
    pub fn contents(&self) -> &Contents {
        match self {
            Self::Built(release) => &release.contents,
            Self::Rehearsed(entries) => &entries.contents,
        }
    }

    /// What a page of it is called.
    pub fn title(&self, path: &str) -> Option<String> {
        match self {
            Self::Built(release) => release.title(path),
            Self::Rehearsed(entries) => entries.titles.get(path).cloned(),
        }
    }
}
