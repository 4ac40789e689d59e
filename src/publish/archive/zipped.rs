//! `.zip`, which every desktop opens.

use super::super::Error;
use super::write::Pack;
use super::{MARK, SUMS, theirs};
use crate::disk::Manifest;
use std::fs::File;
use std::io::{self, BufReader, BufWriter, Write};
use std::path::Path;
use zip::result::ZipError;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipArchive, ZipWriter};

/// An archive that is being written.
pub struct Zip(ZipWriter<BufWriter<File>>);

impl Zip {
    /// An empty one.
    pub fn new(file: BufWriter<File>) -> Self {
        Self(ZipWriter::new(file))
    }
}

impl Pack for Zip {
    fn put(&mut self, path: &str, bytes: &[u8]) -> io::Result<()> {
        // The date is the first that the form knows.
        let options = SimpleFileOptions::default()
            .compression_method(CompressionMethod::Deflated)
            .last_modified_time(DateTime::default())
            .unix_permissions(0o644);
        self.0.start_file(path, options)?;
        self.0.write_all(bytes)
    }

    fn end(mut self: Box<Self>) -> io::Result<File> {
        self.0.set_comment(MARK)?;
        Ok(self.0.finish()?.into_inner()?)
    }
}

/// The files in an archive of ours, each as it is. A file that is no archive of ours is refused; one of ours that is
/// damaged counts as empty, so that it is written again.
pub fn manifest(path: &Path) -> Result<Manifest, Error> {
    let file = File::open(path).map_err(Error::read(path))?;
    let mut zip = match ZipArchive::new(BufReader::new(file)) {
        Ok(zip) if zip.comment() == MARK.as_bytes() => zip,
        Err(ZipError::Io(error)) if error.kind() != io::ErrorKind::UnexpectedEof => {
            return Err(Error::read(path)(error));
        }
        _ => return Err(theirs(path)),
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
