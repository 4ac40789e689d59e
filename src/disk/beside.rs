//! Writing one small file beside an article: whole, by a rename, or not at all.

use super::Error;
use std::fs;
use std::path::Path;

/// Replaces a file, or makes it. At every moment the old text or the new one stands there.
pub fn replace(path: &Path, text: &str) -> Result<(), Error> {
    let name = path.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
    let aside = path.with_file_name(format!(".{name}.chancery-new"));
    fs::write(&aside, text).map_err(Error::write(&aside))?;
    if let Err(error) = fs::rename(&aside, path) {
        // What could not be moved into place is of no use to anybody.
        let _ = fs::remove_file(&aside);
        return Err(Error::write(path)(error));
    }
    Ok(())
}
