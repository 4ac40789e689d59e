//! One file that holds the whole site, for hosts that take one and for handing over.
//!
//! The same site gives the same bytes: files in the order of their paths, all of one date. In the archive stands
//! `SHA256SUMS` with the sum of each file, and beside it `NAME.sha256` with its own; `sha256sum -c` checks both. The
//! archive is written aside and renamed, so that at every moment the old one or the new one stands there.

mod tarred;
mod write;
mod zipped;

use super::place;
use super::{Destination, Error, Folders, Plan, Release, Standing, Watch};
use std::ffi::OsString;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// What the end of our archives says; one that does not is not ours to replace.
const MARK: &str = "A site, made by `chancery publish`.";

/// The sums of the files in an archive.
const SUMS: &str = "SHA256SUMS";

/// How files are packed, which the ending of the name says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// `.zip`
    Zip,
    /// `.tar.zst`
    Tar,
}

/// One file that holds a site.
pub struct Archive {
    path: PathBuf,
    form: Form,
}

impl Archive {
    /// Looks at the target's path.
    pub fn open(path: &str, folders: Folders<'_>) -> Result<Self, Error> {
        let form = if path.ends_with(".zip") { Form::Zip } else { Form::Tar };
        let path = place::resolve(path, folders)?;
        match fs::metadata(&path) {
            Ok(meta) if !meta.is_file() => Err(Error::Unsuitable { path, reason: "a folder stands there" }),
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(Error::read(path)(error)),
            _ => Ok(Self { path, form }),
        }
    }

    /// A file beside the archive: its name with a beginning and an end.
    fn beside(&self, before: &str, after: &str) -> PathBuf {
        let mut name = OsString::from(before);
        name.push(self.path.file_name().unwrap_or_default());
        name.push(after);
        self.path.with_file_name(name)
    }
}

impl Destination for Archive {
    fn standing(&self) -> Result<Standing, Error> {
        if !self.path.exists() {
            return Ok(Standing::default());
        }
        let ours = match self.form {
            Form::Zip => zipped::manifest(&self.path)?,
            Form::Tar => tarred::manifest(&self.path)?,
        };
        Ok(Standing { ours, ..Standing::default() })
    }

    fn receive(&self, release: &Release, _: &Plan, watch: &dyn Watch) -> Result<(), Error> {
        let aside = self.beside(".", ".chancery-new");
        if let Some(folder) = self.path.parent() {
            fs::create_dir_all(folder).map_err(Error::write(folder))?;
        }
        let done = self.replace(&aside, release, watch);
        if done.is_err() {
            // What could not be moved into place is of no use to anybody.
            let _ = fs::remove_file(&aside);
        }
        done
    }
}

impl Archive {
    fn replace(&self, aside: &Path, release: &Release, watch: &dyn Watch) -> Result<(), Error> {
        let sum = write::archive(aside, self.form, release, watch)?;
        let name = self.path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let sums = self.beside("", ".sha256");
        // The sum goes first: an archive that is still the old one is written again by the next publication, while a
        // missing sum would never be noticed.
        fs::write(&sums, format!("{sum}  {name}\n")).map_err(Error::write(&sums))?;
        fs::rename(aside, &self.path).map_err(Error::write(&self.path))
    }
}

/// A file of others stands where ours has to be.
fn theirs(path: &Path) -> Error {
    Error::Unsuitable { path: path.to_owned(), reason: "a file that Chancery did not make is there" }
}
