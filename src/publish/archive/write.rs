//! Writing an archive, the same bytes for the same site.

use super::super::{Error, Release, Watch};
use super::{Form, SUMS, tarred, zipped};
use sha2::{Digest, Sha256};
use std::fmt::Write as _;
use std::fs::File;
use std::io::{self, BufRead, BufReader, BufWriter};
use std::path::Path;

/// What files are put into, one after another.
pub trait Pack {
    /// Puts in a file.
    fn put(&mut self, path: &str, bytes: &[u8]) -> io::Result<()>;

    /// Ends the archive with our mark.
    fn end(self: Box<Self>) -> io::Result<File>;
}

/// Writes a site into a file that is not there yet, waits until it is on the disk, and returns its sum.
pub fn archive(path: &Path, form: Form, release: &Release, watch: &dyn Watch) -> Result<String, Error> {
    let file = BufWriter::new(File::create(path).map_err(Error::write(path))?);
    let mut pack: Box<dyn Pack> = match form {
        Form::Zip => Box::new(zipped::Zip::new(file)),
        Form::Tar => Box::new(tarred::Tar::new(file).map_err(Error::write(path))?),
    };
    let mut sums = String::new();
    for name in release.manifest().files.keys() {
        let bytes = release.read(name)?;
        // Writing to a String cannot fail.
        let _ = writeln!(sums, "{}  {name}", hexadecimal(&Sha256::digest(&bytes)));
        pack.put(name, &bytes).map_err(Error::write(path))?;
        watch.sent(bytes.len() as u64);
    }
    pack.put(SUMS, sums.as_bytes()).map_err(Error::write(path))?;
    let file = pack.end().map_err(Error::write(path))?;
    file.sync_all().map_err(Error::write(path))?;
    sum(path).map_err(Error::read(path))
}

/// The sum of a file, as `sha256sum` prints it.
fn sum(path: &Path) -> io::Result<String> {
    let mut hasher = Sha256::new();
    let mut reader = BufReader::with_capacity(1 << 16, File::open(path)?);
    loop {
        let piece = reader.fill_buf()?;
        if piece.is_empty() {
            return Ok(hexadecimal(&hasher.finalize()));
        }
        hasher.update(piece);
        let read = piece.len();
        reader.consume(read);
    }
}

fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().fold(String::with_capacity(64), |mut out, byte| {
        let _ = write!(out, "{byte:02x}");
        out
    })
}
