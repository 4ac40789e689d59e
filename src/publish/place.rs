//! Where on this machine a target is, and whether it may be there.

use super::{Error, Folders};
use crate::disk;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// The target's path: absolute, and without links. It must neither hold the site or its output, nor stand among its
/// sources or in its output.
pub fn resolve(path: &str, folders: Folders<'_>) -> Result<PathBuf, Error> {
    let joined: PathBuf = folders.root.join(path).components().collect();
    let unsuitable = |reason| Error::Unsuitable { path: joined.clone(), reason };
    if joined.file_name().is_none() {
        return Err(unsuitable("the path does not end in a name"));
    }
    let target = real(&joined)?;
    let (root, output) = (real(folders.root)?, real(folders.output)?);
    if root.starts_with(&target) {
        return Err(unsuitable("the site's sources are in it"));
    }
    for folder in ["articles", "templates"] {
        if target.starts_with(real(&root.join(folder))?) || target.starts_with(root.join(folder)) {
            return Err(unsuitable("it is among the site's sources"));
        }
    }
    let state = disk::state_of(&output);
    if [&output, &state].iter().any(|ours| target.starts_with(ours) || ours.starts_with(&target)) {
        return Err(unsuitable("it is, or holds, or is in the output folder, which `chancery build` writes"));
    }
    Ok(target)
}

/// A path with every link resolved, also when its last parts do not exist yet.
fn real(path: &Path) -> Result<PathBuf, Error> {
    let mut known = std::path::absolute(path).map_err(Error::read(path))?;
    let mut missing = Vec::new();
    loop {
        match fs::canonicalize(&known) {
            Ok(whole) => return Ok(missing.iter().rev().fold(whole, |whole, part| whole.join(part))),
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                let Some(part) = known.file_name() else {
                    return Err(Error::Unsuitable { path: path.to_owned(), reason: "the path leads through nowhere" });
                };
                missing.push(part.to_owned());
                known.pop();
            }
            Err(error) => return Err(Error::read(known)(error)),
        }
    }
}
