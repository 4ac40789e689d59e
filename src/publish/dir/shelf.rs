//! The folder of a target: `releases/` and the link `current`, which leads to the present one.
//!
//! `.chancery` marks the folder as ours and is the lock. Each release has its manifest beside it, so that the folder
//! that readers see holds the site and nothing else. `unfinished` is a release that is being written; one that was left
//! by a killed publication is cleared by the next.

use super::super::{Error, tree};
use super::{fill, stamp};
use crate::disk::Manifest;
use std::fs::{self, File, TryLockError};
use std::io;
use std::path::{Path, PathBuf};

/// Marks a target's folder as ours.
const MARK: &str = ".chancery";
/// Where the releases are.
const RELEASES: &str = "releases";
/// The link that a web server follows.
const CURRENT: &str = "current";
/// The release that is being written.
const UNFINISHED: &str = "unfinished";
const WORDS: &str =
    "A site, made by `chancery publish`: its releases, and the link `current`, which leads to the present one.\n";

/// The releases at a target.
pub struct Shelf {
    folder: PathBuf,
    _lock: Option<File>,
}

impl Shelf {
    /// The releases at this path. Nothing is made yet; a folder with files in it that is not ours is refused.
    pub fn at(folder: PathBuf) -> Result<Self, Error> {
        let unsuitable = |reason| Err(Error::Unsuitable { path: folder.clone(), reason });
        let empty = match fs::read_dir(&folder) {
            Ok(mut entries) => entries.next().is_none(),
            Err(error) if error.kind() == io::ErrorKind::NotFound => true,
            Err(error) => return Err(Error::read(&folder)(error)),
        };
        if !empty && !folder.join(MARK).is_file() {
            return unsuitable(
                "files that Chancery did not put there are in it; a target must be a new or an empty folder",
            );
        }
        let shelf = Self { folder, _lock: None };
        if fs::symlink_metadata(shelf.link()).is_ok() && shelf.current().is_none() {
            return Err(Error::Unsuitable { path: shelf.link(), reason: "it is no link that Chancery made" });
        }
        Ok(shelf)
    }

    /// Makes the folder and keeps other publications out of it.
    pub fn lock(self) -> Result<Self, Error> {
        let (mark, releases) = (self.folder.join(MARK), self.folder.join(RELEASES));
        fs::create_dir_all(&self.folder).map_err(Error::write(&self.folder))?;
        if !mark.exists() {
            fs::write(&mark, WORDS).map_err(Error::write(&mark))?;
        }
        fs::create_dir_all(&releases).map_err(Error::write(&releases))?;
        let file = File::options().write(true).open(&mark).map_err(Error::write(&mark))?;
        match file.try_lock() {
            Ok(()) => Ok(Self { _lock: Some(file), ..self }),
            Err(TryLockError::WouldBlock) => Err(Error::Busy { path: self.folder }),
            Err(TryLockError::Error(error)) => Err(Error::write(mark)(error)),
        }
    }

    fn link(&self) -> PathBuf {
        self.folder.join(CURRENT)
    }

    /// The release that the link leads to; `None` if there is no link of ours.
    pub fn current(&self) -> Option<String> {
        let leads = fs::read_link(self.link()).ok()?;
        let name = leads.strip_prefix(RELEASES).ok()?.to_str()?;
        stamp::is_release(name).then(|| name.to_owned())
    }

    /// Where a release is.
    pub fn release(&self, name: &str) -> PathBuf {
        self.folder.join(RELEASES).join(name)
    }

    fn beside_release(&self, name: &str) -> PathBuf {
        self.release(&format!("{name}.manifest"))
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

    /// Gives the written release its name: when it was made, and its hash. Its manifest is there before it is.
    pub fn accept(&self, id: &str, manifest: &Manifest) -> Result<String, Error> {
        let name = stamp::name(self.names()?.last().map(String::as_str), id);
        let (beside, folder) = (self.beside_release(&name), self.release(&name));
        fs::write(&beside, manifest.text()).map_err(Error::write(&beside))?;
        fill::sync(&beside)?;
        fs::rename(self.release(UNFINISHED), &folder).map_err(Error::write(&folder))?;
        let mark = self.beside_release(UNFINISHED);
        fs::remove_file(&mark).map_err(Error::write(&mark))?;
        fill::sync(&self.folder.join(RELEASES))?;
        Ok(name)
    }

    /// Leads readers to a release, in one step. The link is relative, so that the folder can be moved.
    pub fn switch(&self, name: &str) -> Result<(), Error> {
        let (aside, link) = (self.folder.join(".current"), self.link());
        match fs::remove_file(&aside) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(Error::write(aside)(error)),
            _ => {}
        }
        fill::link(&Path::new(RELEASES).join(name), &aside).map_err(Error::write(&aside))?;
        fs::rename(&aside, &link).map_err(Error::write(&link))?;
        fill::sync(&self.folder)
    }

    /// The releases that are there, the oldest first.
    pub fn releases(&self) -> Result<Vec<String>, Error> {
        Ok(self.names()?.into_iter().filter(|name| self.release(name).is_dir()).collect())
    }

    /// Whether every file is there that was written into a release. One that was being deleted may lack some.
    pub fn is_whole(&self, name: &str) -> bool {
        let folder = self.release(name);
        self.manifest(name).is_ok_and(|manifest| {
            !manifest.files.is_empty() && manifest.files.keys().all(|path| folder.join(path).is_file())
        })
    }

    /// The names of all releases, also of those of which only the manifest is left.
    fn names(&self) -> Result<Vec<String>, Error> {
        let releases = self.folder.join(RELEASES);
        let entries = fs::read_dir(&releases).map_err(Error::read(&releases))?;
        let name =
            |entry: io::Result<fs::DirEntry>| entry.ok().map(|entry| entry.file_name().to_string_lossy().into_owned());
        let mut names: Vec<String> = entries
            .filter_map(name)
            .map(|name| name.strip_suffix(".manifest").map_or(name.clone(), str::to_owned))
            .filter(|name| stamp::is_release(name))
            .collect();
        names.sort();
        names.dedup();
        Ok(names)
    }

    /// Deletes releases other than the present one and the newest so many. Readers have the new site already, so that a
    /// failure is no reason to fail: the next publication tries again.
    pub fn prune(&self, present: &str, keep: usize) {
        let names = self.names().unwrap_or_default();
        let there = names.iter().rev().filter(|name| self.release(name).is_dir());
        let kept: Vec<&String> = there.take(keep).collect();
        for name in names.iter().filter(|name| *name != present && !kept.contains(name)) {
            let _ = self.delete(name, &self.release(present));
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
        tree::clear_empty(&folder);
        if !folder.exists() {
            let beside = self.beside_release(name);
            fs::remove_file(&beside).map_err(Error::write(&beside))?;
        }
        Ok(())
    }
}
