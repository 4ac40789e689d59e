//! What was seen at the last build, so that a build with nothing to do can know it from the system's word alone.

use super::error::Error;
use super::read::{Found, list};
use super::state_of;
use crate::diag::{Diagnostic, Notes};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::time::{SystemTime, UNIX_EPOCH};

/// What the system says of a file: any edit changes one of these.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stat {
    size: u64,
    modified: u64,
    inode: u64,
}

impl Stat {
    /// The stat of a file.
    pub fn of(meta: &fs::Metadata) -> Self {
        Self { size: meta.len(), modified: nanoseconds(meta.modified().ok()), inode: inode(meta) }
    }

    /// Whether the file is so new that an edit in the same tick of the clock could hide.
    pub fn is_racy(&self, now: SystemTime) -> bool {
        // File systems without fractions of a second need a longer wait than a tick of the kernel's clock.
        let window = if self.modified.is_multiple_of(1_000_000_000) { 2_000_000_000 } else { 50_000_000 };
        self.modified + window > nanoseconds(Some(now))
    }
}

#[cfg(unix)]
fn inode(meta: &fs::Metadata) -> u64 {
    std::os::unix::fs::MetadataExt::ino(meta)
}

#[cfg(not(unix))]
fn inode(_: &fs::Metadata) -> u64 {
    0
}

fn nanoseconds(time: Option<SystemTime>) -> u64 {
    let since = time.and_then(|time| time.duration_since(UNIX_EPOCH).ok());
    since.and_then(|since| u64::try_from(since.as_nanos()).ok()).unwrap_or(0)
}

/// The inputs of a build as the system describes them, and the options.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Inputs {
    /// A hash of the program and its options.
    pub key: String,
    /// Every input by path.
    pub files: BTreeMap<String, Stat>,
    /// Whether a file was so new when it was listed that an edit in the same tick of the clock could hide.
    pub racy: bool,
}

impl Inputs {
    /// The inputs as listed just now.
    pub fn new(key: &str, found: &[Found]) -> Self {
        let now = SystemTime::now();
        let files: BTreeMap<String, Stat> =
            found.iter().map(|file| (file.path.clone(), Stat::of(&file.meta))).collect();
        let racy = files.values().any(|stat| stat.is_racy(now));
        Self { key: key.to_owned(), files, racy }
    }
}

/// What a build came to.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Summary {
    /// Articles on the site.
    pub articles: usize,
    /// Tags on the site.
    pub tags: usize,
}

/// What was seen at the last build.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct Seen {
    /// What was read.
    pub inputs: Inputs,
    /// What the output folder holds.
    pub outputs: BTreeMap<String, Stat>,
    /// What the build came to.
    pub summary: Summary,
    /// Its warnings.
    pub notes: Vec<Diagnostic>,
}

impl Seen {
    /// Reads it from a state folder; a damaged file is as good as none.
    pub fn load(state: &Path) -> Option<Self> {
        serde_json::from_slice(&fs::read(state.join("seen")).ok()?).ok()
    }

    /// Writes it into a state folder.
    pub fn save(&self, state: &Path) -> Result<(), Error> {
        let (path, aside) = (state.join("seen"), state.join("seen.new"));
        let text = serde_json::to_vec(self).map_err(|error| Error::write(&path)(error.into()))?;
        fs::write(&aside, text).map_err(Error::write(&aside))?;
        fs::rename(&aside, &path).map_err(Error::write(&path))
    }
}

/// Lists the inputs, and says what the last build came to if nothing has changed since: neither inputs nor outputs.
pub fn look(root: &Path, output: &Path, key: &str) -> Result<Option<Seen>, Error> {
    let state = state_of(output);
    if state.join("journal").exists() {
        return Ok(None);
    }
    let Some(seen) = Seen::load(&state).filter(|seen| seen.inputs.key == key && !seen.inputs.racy) else {
        return Ok(None);
    };
    let (found, notes) = list(root)?;
    let as_it_was = notes == Notes::new()
        && found.len() == seen.inputs.files.len()
        && found.iter().all(|file| seen.inputs.files.get(&file.path) == Some(&Stat::of(&file.meta)));
    let stands = |(path, stat): (&String, &Stat)| {
        fs::symlink_metadata(output.join(path)).is_ok_and(|meta| Stat::of(&meta) == *stat)
    };
    let whole = as_it_was && output.join(super::MANIFEST).exists() && seen.outputs.iter().all(stands);
    Ok(whole.then_some(seen))
}
