//! What may stand in the way of a commit, found before anything is moved.
//!
//! Once a journal stands its commit has to happen; so a folder in the place of a page, a link on the way or a file of
//! somebody else's is an error before the journal is written, and the old site stands.

use super::error::Error;
use super::manifest::{Hash, Manifest};
use std::collections::HashSet;
use std::fs;
use std::path::{Path, PathBuf};

/// Checks that a file can be moved to each of these paths. `old` names the files that are ours, `new` what will be.
pub fn check(output: &Path, paths: &[String], (old, new): (&Manifest, &Manifest)) -> Result<(), Error> {
    let mut sound = HashSet::new();
    for path in paths {
        folders(output, path, &mut sound)?;
        let file = output.join(path);
        let Ok(meta) = fs::symlink_metadata(&file) else { continue };
        if !meta.is_file() {
            return Err(Error::InTheWay { path: file });
        }
        if !old.files.contains_key(path) && !is_already(&file, new.files.get(path)) {
            return Err(Error::Theirs { path: file });
        }
    }
    Ok(())
}

/// Whether a file already says what it is to say, so that it is of no account whose it is.
fn is_already(file: &Path, wanted: Option<&Hash>) -> bool {
    fs::read(file).is_ok_and(|bytes| Some(blake3::hash(&bytes).as_bytes()) == wanted)
}

/// Checks that what stands on the way to a path is real folders.
fn folders(output: &Path, path: &str, sound: &mut HashSet<PathBuf>) -> Result<(), Error> {
    for folder in above(output, path) {
        if sound.contains(&folder) {
            continue;
        }
        match fs::symlink_metadata(&folder) {
            Ok(meta) if meta.is_symlink() => return Err(Error::Link { path: folder }),
            Ok(meta) if !meta.is_dir() => return Err(Error::InTheWay { path: folder }),
            Ok(_) => drop(sound.insert(folder)),
            // What is not there yet will be made, and there is nothing below it.
            Err(_) => break,
        }
    }
    Ok(())
}

/// Whether a path leads to a file through real folders only, so that deleting it deletes nothing elsewhere.
pub fn is_direct(output: &Path, path: &str) -> bool {
    let is_folder = |folder: PathBuf| fs::symlink_metadata(folder).is_ok_and(|meta| meta.is_dir());
    above(output, path).into_iter().all(is_folder)
        && fs::symlink_metadata(output.join(path)).is_ok_and(|meta| meta.is_file())
}

/// The folders between the output folder and a file, from the top.
fn above(output: &Path, path: &str) -> Vec<PathBuf> {
    path.match_indices('/').map(|(at, _)| output.join(&path[..at])).collect()
}
