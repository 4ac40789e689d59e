//! Writing one small file beside an article: whole, by a rename, or not at all.

use super::Error;
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::Path;

/// Replaces a file that held this text, or makes one where there was none. At every moment the old text or the new one
/// stands there. What somebody has written in the meantime is left alone.
pub fn replace(path: &Path, (earlier, text): (Option<&str>, &str)) -> Result<(), Error> {
    let name = path.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
    let aside = path.with_file_name(format!(".{name}.chancery-new"));
    // What a run that was killed has left, or what somebody put there to lead the writing elsewhere.
    match fs::remove_file(&aside) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(Error::write(&aside)(error)),
        _ => {}
    }
    let done = write(&aside, (earlier, text))
        .and_then(|()| permit(path, &aside))
        .map_err(Error::write(&aside))
        .and_then(|()| {
            if stands(path)?.as_deref() != earlier.map(str::as_bytes) {
                return Err(Error::Changed { path: path.to_owned() });
            }
            fs::rename(&aside, path).map_err(Error::write(path))
        });
    if done.is_err() {
        // What could not be moved into place is of no use to anybody.
        let _ = fs::remove_file(&aside);
    }
    done
}

fn write(aside: &Path, (earlier, text): (Option<&str>, &str)) -> io::Result<()> {
    let mut file = File::create_new(aside)?;
    file.write_all(text.as_bytes())?;
    // A person's work is at stake in a file that is replaced, so the rename must not reach the disk before the text does.
    if earlier.is_some() { file.sync_data() } else { Ok(()) }
}

/// The new file may be read and written by whom the old one may.
fn permit(path: &Path, aside: &Path) -> io::Result<()> {
    match fs::symlink_metadata(path) {
        Ok(meta) if meta.is_file() => fs::set_permissions(aside, meta.permissions()),
        _ => Ok(()),
    }
}

/// What stands at a path, without a byte-order mark; nothing if there is no file.
fn stands(path: &Path) -> Result<Option<Vec<u8>>, Error> {
    let meta = match fs::symlink_metadata(path) {
        Ok(meta) => meta,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(Error::read(path)(error)),
    };
    if !meta.is_file() {
        return Err(Error::write(path)(io::Error::other("something that is no file stands there")));
    }
    let mut bytes = fs::read(path).map_err(Error::read(path))?;
    if bytes.starts_with("\u{feff}".as_bytes()) {
        bytes.drain(.."\u{feff}".len());
    }
    Ok(Some(bytes))
}
