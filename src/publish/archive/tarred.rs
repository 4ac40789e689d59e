//! `.tar.zst`, which is a quarter of the size, since pages are alike, and which servers unpack.
//!
//! Our mark is a last frame that every reader of the form skips.

use super::super::Error;
use super::write::Pack;
use super::{MARK, SUMS, theirs};
use crate::disk::Manifest;
use std::fs::File;
use std::io::{self, BufReader, BufWriter, Read, Seek, SeekFrom, Write};
use std::path::Path;
use tar::{Archive, Builder, EntryType, Header};
use zstd::{Decoder, Encoder};

/// How much work goes into making it small.
const LEVEL: i32 = 9;
/// The date of every file, the same as in a `.zip`: 1 January 1980.
const DATE: u64 = 315_532_800;
/// Begins a frame that is skipped.
const SKIPPED: [u8; 4] = [0x50, 0x2a, 0x4d, 0x18];

/// An archive that is being written.
pub struct Tar(Builder<Encoder<'static, BufWriter<File>>>);

impl Tar {
    /// An empty one.
    pub fn new(file: BufWriter<File>) -> io::Result<Self> {
        let mut encoder = Encoder::new(file, LEVEL)?;
        encoder.include_checksum(true)?;
        Ok(Self(Builder::new(encoder)))
    }
}

impl Pack for Tar {
    fn put(&mut self, path: &str, bytes: &[u8]) -> io::Result<()> {
        let mut header = Header::new_gnu();
        header.set_entry_type(EntryType::Regular);
        header.set_size(bytes.len() as u64);
        header.set_mode(0o644);
        header.set_mtime(DATE);
        header.set_uid(0);
        header.set_gid(0);
        self.0.append_data(&mut header, path, bytes)
    }

    fn end(self: Box<Self>) -> io::Result<File> {
        let mut file = self.0.into_inner()?.finish()?;
        file.write_all(&mark())?;
        Ok(file.into_inner()?)
    }
}

/// The frame with our mark.
fn mark() -> Vec<u8> {
    let length = u32::try_from(MARK.len()).unwrap_or_default();
    [&SKIPPED[..], &length.to_le_bytes(), MARK.as_bytes()].concat()
}

/// The files in an archive of ours, each as it is. A file that is no archive of ours is refused; one of ours that is
/// damaged counts as far as it can be read, so that it is written again.
pub fn manifest(path: &Path) -> Result<Manifest, Error> {
    let mut file = File::open(path).map_err(Error::read(path))?;
    if !is_ours(&mut file).map_err(Error::read(path))? {
        return Err(theirs(path));
    }
    let mut manifest = Manifest::default();
    // What cannot be read any more is not there.
    let _ = read(BufReader::new(file), &mut manifest);
    Ok(manifest)
}

fn is_ours(file: &mut File) -> io::Result<bool> {
    let mark = mark();
    let length = i64::try_from(mark.len()).unwrap_or_default();
    if file.metadata()?.len() < mark.len() as u64 {
        return Ok(false);
    }
    let mut end = Vec::new();
    file.seek(SeekFrom::End(-length))?;
    file.read_to_end(&mut end)?;
    file.rewind()?;
    Ok(end == mark)
}

fn read(file: BufReader<File>, manifest: &mut Manifest) -> io::Result<()> {
    let mut archive = Archive::new(Decoder::with_buffer(file)?);
    for entry in archive.entries()? {
        let mut entry = entry?;
        let name = String::from_utf8_lossy(&entry.path_bytes()).into_owned();
        let mut hasher = blake3::Hasher::new();
        io::copy(&mut entry, &mut hasher)?;
        if name != SUMS {
            manifest.files.insert(name, *hasher.finalize().as_bytes());
        }
    }
    Ok(())
}
