//! The files under a folder.

use super::Error;
use crate::disk::Hash;
use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// Every file under a folder, by its path from there; none if there is no such folder. A link counts as a file and is
/// not followed.
pub fn files(folder: &Path) -> Result<BTreeSet<PathBuf>, Error> {
    let mut found = BTreeSet::new();
    let mut folders = vec![PathBuf::new()];
    while let Some(inner) = folders.pop() {
        let at = folder.join(&inner);
        let entries = match fs::read_dir(&at) {
            Ok(entries) => entries,
            Err(error) if error.kind() == io::ErrorKind::NotFound && inner.as_os_str().is_empty() => break,
            Err(error) => return Err(Error::read(at)(error)),
        };
        for entry in entries {
            let entry = entry.map_err(Error::read(&at))?;
            let path = inner.join(entry.file_name());
            if entry.file_type().map_err(Error::read(entry.path()))?.is_dir() {
                folders.push(path);
            } else {
                found.insert(path);
            }
        }
    }
    Ok(found)
}

/// The folders that hold these files, with the one that holds them all.
pub fn folders(files: &BTreeSet<PathBuf>) -> BTreeSet<&Path> {
    files.iter().flat_map(|path| path.ancestors().skip(1)).collect()
}

/// Removes a folder and those in it, as far as they are empty.
pub fn clear_empty(folder: &Path) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        if entry.file_type().is_ok_and(|kind| kind.is_dir()) {
            clear_empty(&entry.path());
        }
    }
    // A folder that is not empty stays, which is all that this can fail for.
    let _ = fs::remove_dir(folder);
}

/// A path as manifests write it.
pub fn name(path: &Path) -> String {
    path.iter().map(|part| part.to_string_lossy()).collect::<Vec<_>>().join("/")
}

/// The hash of a file's content; `None` for a link or anything else that is no plain file.
pub fn hash(file: &Path) -> Result<Option<Hash>, Error> {
    if !fs::symlink_metadata(file).map_err(Error::read(file))?.is_file() {
        return Ok(None);
    }
    let bytes = fs::read(file).map_err(Error::read(file))?;
    Ok(Some(*blake3::hash(&bytes).as_bytes()))
}
