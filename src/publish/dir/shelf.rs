//! The folder of releases beside a target: `.www-releases/` for `www`.
//!
//! It holds `.chancery` (the mark that it is ours, and the lock), releases by number and hash, and for each release its
//! manifest beside it, so that the folder that readers see holds the site and nothing else. `unfinished` is a release
//! that is being written; one that was left by a killed publication is cleared by the next.

use super::super::{Error, tree};
use super::fill;
use crate::disk::Manifest;
use std::ffi::OsString;
use std::fs::{self, File, TryLockError};
use std::io;
use std::path::{Path, PathBuf};

/// Marks a folder of releases as ours.
const MARK: &str = ".chancery";
/// The release that is being written.
const UNFINISHED: &str = "unfinished";
const WORDS: &str =
    "Releases of a site, made by `chancery publish`. The link beside this folder leads to the present one.\n";

/// The releases beside a target.
pub struct Shelf {
    folder: PathBuf,
    _lock: Option<File>,
}

impl Shelf {
    /// The releases that belong to this path. Nothing is made yet; a folder of this name that is not ours is refused.
    pub fn beside(path: &Path) -> Result<Self, Error> {
        let mut name = OsString::from(".");
        name.push(path.file_name().unwrap_or_default());
        name.push("-releases");
        let folder = path.with_file_name(name);
        let ours = match fs::read_dir(&folder) {
            Ok(mut entries) => folder.join(MARK).is_file() || entries.next().is_none(),
            Err(error) => error.kind() == io::ErrorKind::NotFound,
        };
        if !ours || folder.is_symlink() {
            return Err(Error::Unsuitable { path: folder, reason: "Chancery did not make it, and needs this name" });
        }
        Ok(Self { folder, _lock: None })
    }

    /// Refuses a path where something stands that is neither an empty folder nor a link of ours.
    pub fn check(&self, path: &Path) -> Result<(), Error> {
        let unsuitable = |reason| Err(Error::Unsuitable { path: path.to_owned(), reason });
        let meta = match fs::symlink_metadata(path) {
            Ok(meta) => meta,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
            Err(error) => return Err(Error::read(path)(error)),
        };
        if meta.is_symlink() {
            return match self.current(path)? {
                Some(_) => Ok(()),
                None => unsuitable("it is a link that Chancery did not make"),
            };
        }
        match fs::read_dir(path).map(|mut entries| entries.next().is_none()) {
            Ok(true) => Ok(()),
            Ok(false) => unsuitable(
                "files that Chancery did not put there are in it; a target must be a new or an empty folder, \
which becomes a link to the present release",
            ),
            Err(error) => Err(Error::read(path)(error)),
        }
    }

    /// Makes the folder and keeps other publications out of it.
    pub fn lock(self, path: &Path) -> Result<Self, Error> {
        let mark = self.folder.join(MARK);
        fs::create_dir_all(&self.folder).map_err(Error::write(&self.folder))?;
        if !mark.exists() {
            fs::write(&mark, WORDS).map_err(Error::write(&mark))?;
        }
        let file = File::options().write(true).open(&mark).map_err(Error::write(&mark))?;
        match file.try_lock() {
            Ok(()) => Ok(Self { _lock: Some(file), ..self }),
            Err(TryLockError::WouldBlock) => Err(Error::Busy { path: path.to_owned() }),
            Err(TryLockError::Error(error)) => Err(Error::write(mark)(error)),
        }
    }

    /// The release that the target's link leads to; `None` if there is no link of ours.
    pub fn current(&self, path: &Path) -> Result<Option<String>, Error> {
        let Ok(leads) = fs::read_link(path) else { return Ok(None) };
        let mut parts = leads.iter().map(|part| part.to_string_lossy().into_owned());
        let folder = self.folder.file_name().map(|name| name.to_string_lossy().into_owned());
        let name = (parts.next() == folder).then(|| parts.next()).flatten();
        Ok(name.filter(|name| number(name).is_some() && parts.next().is_none()))
    }

    /// Where a release is.
    pub fn release(&self, name: &str) -> PathBuf {
        self.folder.join(name)
    }

    /// The folder of releases.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// What the target's link says to lead to a release: relative, so that both can be moved together.
    pub fn as_linked(&self, name: &str) -> PathBuf {
        Path::new(self.folder.file_name().unwrap_or_default()).join(name)
    }

    fn beside_release(&self, name: &str) -> PathBuf {
        self.folder.join(format!("{name}.manifest"))
    }

    /// What was written into a release; nothing if its manifest is gone.
    pub fn manifest(&self, name: &str) -> Result<Manifest, Error> {
        let path = self.beside_release(name);
        match fs::read_to_string(&path) {
            Ok(text) => Ok(Manifest::parse(&text)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Manifest::default()),
            Err(error) => Err(Error::read(path)(error)),
        }
    }

    /// An empty folder for a release to be written into. What a killed publication left there is cleared.
    pub fn stage(&self, manifest: &Manifest) -> Result<PathBuf, Error> {
        let (stage, mark) = (self.release(UNFINISHED), self.beside_release(UNFINISHED));
        if mark.exists() && stage.exists() {
            fs::remove_dir_all(&stage).map_err(Error::write(&stage))?;
        }
        fs::write(&mark, manifest.text()).map_err(Error::write(&mark))?;
        fs::create_dir(&stage).map_err(Error::write(&stage))?;
        Ok(stage)
    }

    /// Gives the written release its name: the next number, and its hash. Its manifest is there before it is.
    pub fn accept(&self, id: &str, manifest: &Manifest) -> Result<String, Error> {
        let last = self.names()?.iter().filter_map(|name| number(name)).max().unwrap_or(0);
        let name = format!("{:06}-{id}", last + 1);
        let (beside, folder) = (self.beside_release(&name), self.release(&name));
        fs::write(&beside, manifest.text()).map_err(Error::write(&beside))?;
        fill::sync(&beside)?;
        fs::rename(self.release(UNFINISHED), &folder).map_err(Error::write(&folder))?;
        let mark = self.beside_release(UNFINISHED);
        fs::remove_file(&mark).map_err(Error::write(&mark))?;
        fill::sync(&self.folder)?;
        Ok(name)
    }

    /// The names of all releases.
    fn names(&self) -> Result<Vec<String>, Error> {
        let entries = fs::read_dir(&self.folder).map_err(Error::read(&self.folder))?;
        let name =
            |entry: io::Result<fs::DirEntry>| entry.ok().map(|entry| entry.file_name().to_string_lossy().into_owned());
        let mut names: Vec<String> = entries
            .filter_map(name)
            .map(|name| name.strip_suffix(".manifest").map_or(name.clone(), str::to_owned))
            .filter(|name| number(name).is_some())
            .collect();
        names.sort();
        names.dedup();
        Ok(names)
    }

    /// Deletes releases other than the present one and the one before. Readers have the new site already, so that a
    /// failure is no reason to fail: the next publication tries again.
    pub fn prune(&self, present: &str, before: Option<&str>) {
        for name in self.names().unwrap_or_default() {
            if name != present && Some(name.as_str()) != before {
                let _ = self.delete(&name, &self.release(present));
            }
        }
    }

    /// Deletes what was written into a release, and of others' files those that the present release has as well. What
    /// else is in it stays, and so does its folder then.
    fn delete(&self, name: &str, present: &Path) -> Result<(), Error> {
        let (folder, manifest) = (self.release(name), self.manifest(name)?);
        let files = tree::files(&folder)?;
        for path in &files {
            let file = folder.join(path);
            let hash = tree::hash(&file)?;
            let ours = hash.is_some() && manifest.files.get(&tree::name(path)) == hash.as_ref();
            if ours || fill::same(&file, &present.join(path)) {
                fs::remove_file(&file).map_err(Error::write(&file))?;
            }
        }
        for inner in tree::folders(&files).into_iter().rev() {
            // A folder that is not empty stays, which is all that this can fail for.
            let _ = fs::remove_dir(folder.join(inner));
        }
        if !folder.exists() {
            let beside = self.beside_release(name);
            fs::remove_file(&beside).map_err(Error::write(&beside))?;
        }
        Ok(())
    }
}

/// The number of a release's name; `None` for any other name.
fn number(name: &str) -> Option<u32> {
    let (number, id) = name.split_once('-')?;
    let hexadecimal = id.len() == 12 && id.bytes().all(|byte| byte.is_ascii_hexdigit());
    let digits = number.len() >= 6 && number.bytes().all(|byte| byte.is_ascii_digit());
    if hexadecimal && digits { number.parse().ok() } else { None }
}
