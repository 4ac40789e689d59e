//! Reading what an archive holds, without writing any of it.

use super::super::Error;
use super::{MARK, SUMS};
use crate::disk::Manifest;
use std::fs::File;
use std::io::{self, BufReader};
use std::path::Path;
use zip::ZipArchive;
use zip::result::ZipError;

/// The files in an archive of ours, each as it is. A file that is no archive of ours is refused; one of ours that is
/// damaged counts as empty, so that it is written again.
pub fn manifest(path: &Path) -> Result<Manifest, Error> {
    let file = File::open(path).map_err(Error::read(path))?;
    let theirs = || Error::Unsuitable { path: path.to_owned(), reason: "a file that Chancery did not make is there" };
    let mut zip = match ZipArchive::new(BufReader::new(file)) {
        Ok(zip) if zip.comment() == MARK.as_bytes() => zip,
        Err(ZipError::Io(error)) if error.kind() != io::ErrorKind::UnexpectedEof => {
            return Err(Error::read(path)(error));
        }
        _ => return Err(theirs()),
    };
    let mut manifest = Manifest::default();
    for at in 0..zip.len() {
        let Ok(mut entry) = zip.by_index(at) else { continue };
        let Ok(name) = entry.name().map(std::borrow::Cow::into_owned) else { continue };
        let mut hasher = blake3::Hasher::new();
        if name == SUMS || io::copy(&mut entry, &mut hasher).is_err() {
            continue;
        }
        manifest.files.insert(name, *hasher.finalize().as_bytes());
    }
    Ok(manifest)
}
