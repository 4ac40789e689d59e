//! Writing an archive, the same bytes for the same site.

use super::super::{Error, Release, Watch};
use super::{MARK, SUMS};
use sha2::{Digest, Sha256};
use std::fmt::Write as _;
use std::fs::File;
use std::io::{self, BufRead, BufReader, BufWriter, Write};
use std::path::Path;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

/// Writes a site into a file that is not there yet, waits until it is on the disk, and returns its sum.
pub fn archive(path: &Path, release: &Release, watch: &dyn Watch) -> Result<String, Error> {
    let broken = |source| Error::Archive { path: path.to_owned(), source };
    let file = File::create(path).map_err(Error::write(path))?;
    let mut zip = ZipWriter::new(BufWriter::new(file));
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default())
        .unix_permissions(0o644);
    let mut sums = String::new();
    for path in release.manifest().files.keys() {
        let bytes = release.read(path)?;
        // Writing to a String cannot fail.
        let _ = writeln!(sums, "{}  {path}", hexadecimal(&Sha256::digest(&bytes)));
        put(&mut zip, (path, &bytes), options).map_err(broken)?;
        watch.sent(bytes.len() as u64);
    }
    put(&mut zip, (SUMS, sums.as_bytes()), options).map_err(broken)?;
    zip.set_comment(MARK).map_err(broken)?;
    let written = zip.finish().map_err(broken)?;
    let file = written.into_inner().map_err(|error| Error::write(path)(error.into_error()))?;
    file.sync_all().map_err(Error::write(path))?;
    sum(path).map_err(Error::read(path))
}

fn put(
    zip: &mut ZipWriter<BufWriter<File>>,
    (path, bytes): (&str, &[u8]),
    options: SimpleFileOptions,
) -> zip::result::ZipResult<()> {
    zip.start_file(path, options)?;
    Ok(zip.write_all(bytes)?)
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
