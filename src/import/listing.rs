//! Files that are named, and files within a folder that is named. Links are not followed out of it.

use super::{Error, LARGEST, Raw, name_of};
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

/// The deepest folder that is looked into.
const DEEPEST: usize = 20;

/// The bytes of a file.
pub fn read(path: &Path) -> Result<Raw, Error> {
    let failed =
        |error: io::Error| if error.kind() == io::ErrorKind::NotFound { Error::Missing } else { Error::Read(error) };
    // A pipe or a device would be waited for without end.
    if !fs::metadata(path).map_err(failed)?.is_file() {
        return Err(Error::Foreign("not a file"));
    }
    let mut bytes = Vec::new();
    File::open(path).map_err(failed)?.take(LARGEST + 1).read_to_end(&mut bytes).map_err(failed)?;
    if bytes.len() as u64 > LARGEST {
        return Err(Error::TooLarge(LARGEST));
    }
    Ok(Raw { origin: path.display().to_string(), name: name_of(path), bytes, ..Raw::default() })
}

/// Every file in a folder and the folders in it, in the order of their names.
pub fn files(folder: &Path) -> Result<Vec<PathBuf>, Error> {
    let mut found = Vec::new();
    collect(folder, DEEPEST, &mut found)?;
    Ok(found)
}

fn collect(folder: &Path, left: usize, found: &mut Vec<PathBuf>) -> Result<(), Error> {
    let mut entries: Vec<_> = fs::read_dir(folder).map_err(Error::Read)?.filter_map(Result::ok).collect();
    entries.sort_by_key(fs::DirEntry::file_name);
    for entry in entries {
        let hidden = entry.file_name().to_string_lossy().starts_with('.');
        match entry.file_type() {
            Ok(kind) if kind.is_file() && !hidden => found.push(entry.path()),
            Ok(kind) if kind.is_dir() && !hidden && left > 0 => collect(&entry.path(), left - 1, found)?,
            _ => {}
        }
    }
    Ok(())
}
