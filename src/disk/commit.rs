//! The commit: renames, then deletions, then the manifest, under a journal.
//!
//! Every file is whole, old or new, at every instant. Once the journal stands the commit will happen: if it is killed,
//! the next command finishes it. Before that, nothing in the output folder has been touched. Surviving a power cut is
//! left to the file system: the journal is synced, the pages are not.

use super::error::Error;
use super::manifest::{MANIFEST, Manifest, is_inside};
use super::obstacle;
use super::order::rank;
use super::seen::{Seen, Summary};
use super::{Stage, addresses, resolved, state_of};
use crate::diag::Diagnostic;
use serde::{Deserialize, Serialize};
use std::collections::HashSet;
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::PoisonError;

/// What a commit did.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Committed {
    /// Files written, new or changed.
    pub written: usize,
    /// Files that were already right.
    pub unchanged: usize,
    /// Files of an earlier build that were deleted.
    pub removed: usize,
    /// Files of an earlier build that somebody has changed since, and that were therefore kept.
    pub kept: usize,
}

/// What a commit is about to do, in order.
#[derive(Debug, Default, Serialize, Deserialize)]
struct Journal {
    moves: Vec<String>,
    deletions: Vec<String>,
}

/// What is remembered beside the outputs themselves, so that a build with nothing to do can know it.
pub struct Record {
    /// What was read, and with which options.
    pub inputs: super::seen::Inputs,
    /// What the build came to.
    pub summary: Summary,
    /// Its warnings, to be shown again.
    pub notes: Vec<Diagnostic>,
}

impl Stage {
    /// Brings what was staged into the output folder.
    pub fn commit(mut self, record: Record) -> Result<Committed, Error> {
        let done = std::mem::take(&mut *self.done());
        let (deletions, kept) = self.leftovers(&done.manifest);
        let committed = Committed {
            written: done.changed.len(),
            unchanged: done.manifest.files.len() - done.changed.len(),
            removed: deletions.len(),
            kept,
        };
        let text = done.manifest.text();
        if self.fresh {
            self.write(MANIFEST, text.as_bytes()).map_err(Error::write(self.staged(MANIFEST)))?;
            if let Some(parent) = self.output.parent() {
                fs::create_dir_all(parent).map_err(Error::write(parent))?;
            }
            fs::rename(self.state.join("stage"), &self.output).map_err(Error::write(&self.output))?;
        } else if committed.written + committed.removed > 0 || self.old != done.manifest {
            let mut moves = done.changed;
            moves.sort_by_cached_key(|path| (rank(path), path.clone()));
            obstacle::check(&self.output, &moves, (&self.old, &done.manifest))?;
            self.enter(&Journal { moves, deletions }, &text)?;
            // Whatever stops it now, the next command needs the stage to go on.
            self.committed = true;
            finish(&self.output, &self.state)?;
        } else {
            clear(&self.state.join("stage"))?;
        }
        self.committed = true;
        let Record { inputs, summary, notes } = record;
        if let Some(now) = self.addresses.lock().unwrap_or_else(PoisonError::into_inner).take() {
            addresses::save(&self.state, &now)?;
        }
        Seen { inputs, outputs: done.stats, summary, notes }.save(&self.state)?;
        Ok(committed)
    }

    /// Files of an earlier build that this one does not make: those to delete, and how many to keep because somebody
    /// has changed them.
    fn leftovers(&self, manifest: &Manifest) -> (Vec<String>, usize) {
        let mut deletions = Vec::new();
        let mut kept = 0;
        for (path, hash) in self.old.files.iter().filter(|(path, _)| !manifest.files.contains_key(*path)) {
            match fs::read(self.output.join(path)) {
                // Behind a link it is a file of somebody else's.
                Ok(_) if !obstacle::is_direct(&self.output, path) => kept += 1,
                Ok(bytes) if blake3::hash(&bytes).as_bytes() == hash => deletions.push(path.clone()),
                Ok(_) => kept += 1,
                Err(_) => {}
            }
        }
        (deletions, kept)
    }

    /// Writes the journal; from here on the commit will happen.
    fn enter(&self, journal: &Journal, manifest: &str) -> Result<(), Error> {
        let next = self.state.join("manifest");
        fs::write(&next, manifest).map_err(Error::write(&next))?;
        let path = self.state.join("journal");
        let text = serde_json::to_vec(journal).map_err(|error| Error::write(&path)(error.into()))?;
        let aside = self.state.join("journal.new");
        let mut file = File::create(&aside).map_err(Error::write(&aside))?;
        file.write_all(&text).and_then(|()| file.sync_all()).map_err(Error::write(&aside))?;
        fs::rename(&aside, &path).map_err(Error::write(&path))
    }
}

/// Whether a commit to this output folder has begun and not ended: some files are new and some old.
pub fn is_half_committed(output: &Path) -> bool {
    state_of(output).join("journal").exists()
}

/// Finishes or discards what a killed commit left behind, for a command that only reads the output folder. Says whether
/// the folder is now whole.
pub fn recover(output: &Path) -> Result<(), Error> {
    let state = state_of(output);
    if state.join("journal").exists() { finish(&resolved(output), &state) } else { Ok(()) }
}

/// Carries out the journal, if there is one, and clears the stage. Every step may have been done already.
pub(super) fn finish(output: &Path, state: &Path) -> Result<(), Error> {
    let path = state.join("journal");
    let stage = state.join("stage");
    let text = match fs::read(&path) {
        Ok(text) => text,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return clear(&stage),
        Err(error) => return Err(Error::read(path)(error)),
    };
    let journal: Journal = serde_json::from_slice(&text).map_err(|error| Error::read(&path)(error.into()))?;
    let lost = |path: &&String| is_inside(path) && !stage.join(path).exists() && !output.join(path).exists();
    if journal.moves.iter().any(|path| lost(&path)) {
        return give_up(output, state);
    }
    let mut folders = HashSet::new();
    for moved in journal.moves.iter().filter(|path| is_inside(path)) {
        make_folders(output, moved, &mut folders)?;
        rename(&stage.join(moved), &output.join(moved))?;
    }
    for deleted in journal.deletions.iter().filter(|path| is_inside(path) && obstacle::is_direct(output, path)) {
        remove(output, deleted)?;
    }
    rename(&state.join("manifest"), &output.join(MANIFEST))?;
    fs::remove_file(&path).map_err(Error::write(&path))?;
    clear(&stage)
}

/// Discards a journal that cannot be carried out any more, because somebody has taken away what it had moved. The files
/// of both builds stay known as ours, so that the build which follows makes good whatever is missing or old.
fn give_up(output: &Path, state: &Path) -> Result<(), Error> {
    let next = state.join("manifest");
    if let (Some(mut known), Ok(text)) = (Manifest::of(output)?, fs::read_to_string(&next)) {
        known.files.extend(Manifest::parse(&text).files);
        let path = output.join(MANIFEST);
        fs::write(&path, known.text()).map_err(Error::write(path))?;
    }
    let path = state.join("journal");
    fs::remove_file(&path).map_err(Error::write(&path))?;
    clear(&state.join("stage"))
}

fn clear(stage: &Path) -> Result<(), Error> {
    match fs::remove_dir_all(stage) {
        Ok(()) => Ok(()),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        Err(error) => Err(Error::write(stage)(error)),
    }
}

/// Renames, unless it was done before the commit was killed.
fn rename(from: &Path, to: &Path) -> Result<(), Error> {
    match fs::rename(from, to) {
        Err(error) if error.kind() == io::ErrorKind::NotFound && to.exists() && !from.exists() => Ok(()),
        Err(error) => Err(Error::write(to)(error)),
        Ok(()) => Ok(()),
    }
}

/// Makes the folders above a path, and refuses to go through a link.
fn make_folders(output: &Path, path: &str, known: &mut HashSet<PathBuf>) -> Result<(), Error> {
    let mut folder = output.to_owned();
    for part in std::iter::once("").chain(path.split('/').rev().skip(1).collect::<Vec<_>>().into_iter().rev()) {
        if !part.is_empty() {
            folder.push(part);
        }
        if known.contains(&folder) {
            continue;
        }
        match fs::symlink_metadata(&folder) {
            Ok(meta) if meta.is_symlink() && folder != output => return Err(Error::Link { path: folder }),
            Ok(_) => {}
            Err(_) => fs::create_dir(&folder).map_err(Error::write(&folder))?,
        }
        known.insert(folder.clone());
    }
    Ok(())
}

/// Deletes a file of ours and the folders that it leaves empty.
fn remove(output: &Path, path: &str) -> Result<(), Error> {
    let file = output.join(path);
    match fs::remove_file(&file) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(Error::write(file)(error)),
        _ => {}
    }
    let mut folder = file.parent();
    while let Some(inner) = folder.filter(|inner| *inner != output) {
        // A folder that is not empty stays, which is all that this can fail for.
        if fs::remove_dir(inner).is_err() {
            break;
        }
        folder = inner.parent();
    }
    Ok(())
}
