//! The staging folder: outputs wait here until all are known to be good.
//!
//! A page that is already in the output folder, byte for byte, is not written again. Where there is no site yet, the
//! staged tree becomes the output folder by one rename.

use super::error::Error;
use super::manifest::{Hash, MANIFEST, Manifest};
use super::seen::{Seen, Stat};
use super::{addresses, commit, resolved, state_of};
use crate::build::Sink;
use crate::diag::Notes;
use crate::pages::Plan;
use crate::pages::former::{self, Addresses};
use crate::site::Site;
use std::collections::{BTreeMap, HashSet};
use std::fs::{self, File, TryLockError};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

/// How long a build waits for another one to finish.
const PATIENCE: Duration = Duration::from_secs(5);

/// Outputs on their way to a folder.
pub struct Stage {
    pub(super) output: PathBuf,
    pub(super) state: PathBuf,
    pub(super) old: Manifest,
    pub(super) fresh: bool,
    pub(super) committed: bool,
    /// Where readers knew the articles to be when this build began.
    earlier: Addresses,
    /// Where they are to look for them from now on, if that is anything else.
    pub(super) addresses: Mutex<Option<Addresses>>,
    seen: BTreeMap<String, Stat>,
    done: Mutex<Done>,
    folders: Mutex<HashSet<PathBuf>>,
    _lock: File,
}

/// What was staged or found unchanged.
#[derive(Default)]
pub(super) struct Done {
    /// Every output with its hash.
    pub(super) manifest: Manifest,
    /// What the system says of the files that will stand in the output folder.
    pub(super) stats: BTreeMap<String, Stat>,
    /// The staged paths.
    pub(super) changed: Vec<String>,
}

impl Stage {
    /// Opens the staging folder of an output folder: waits for another build, finishes or discards what a killed one
    /// left, and refuses a folder that is not ours.
    pub fn open(root: &Path, output: &Path) -> Result<Self, Error> {
        refuse_sources(root, output)?;
        let output = &resolved(output);
        let state = state_of(output);
        fs::create_dir_all(&state).map_err(Error::write(&state))?;
        let lock = lock(&state, output)?;
        commit::finish(output, &state)?;
        let old = Manifest::of(output)?;
        let empty = is_empty(output)?;
        if old.is_none() && !empty {
            return Err(Error::Foreign { path: output.to_owned() });
        }
        let stage = state.join("stage");
        fs::create_dir_all(&stage).map_err(Error::write(&stage))?;
        // A manifest without its pages is a site that somebody has emptied; only where nothing is can a tree be put.
        let fresh = old.is_none() && fs::read_dir(output).map_or(true, |mut entries| entries.next().is_none());
        // Who empties the folder forgets what stands there, and not where readers look for it.
        let earlier = addresses::load(&state);
        let seen =
            if fresh { BTreeMap::new() } else { Seen::load(&state).map_or_else(BTreeMap::new, |seen| seen.outputs) };
        Ok(Self {
            output: output.to_owned(),
            state,
            old: old.unwrap_or_default(),
            fresh,
            committed: false,
            earlier,
            addresses: Mutex::default(),
            seen,
            done: Mutex::default(),
            folders: Mutex::default(),
            _lock: lock,
        })
    }

    pub(super) fn done(&self) -> MutexGuard<'_, Done> {
        // A poisoned lock means that another thread has already failed; its failure is the one to report.
        self.done.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(super) fn staged(&self, path: &str) -> PathBuf {
        self.state.join("stage").join(path)
    }

    /// Whether the output folder has this file with this content. The system's word is taken where it is what it was
    /// after the last build; otherwise the file is read.
    fn stands(&self, path: &str, hash: &Hash) -> Option<Stat> {
        if self.fresh || self.old.files.get(path) != Some(hash) {
            return None;
        }
        let file = self.output.join(path);
        let meta = fs::symlink_metadata(&file).ok().filter(fs::Metadata::is_file)?;
        let stat = Stat::of(&meta);
        if self.seen.get(path) == Some(&stat) {
            return Some(stat);
        }
        let bytes = fs::read(&file).ok()?;
        (blake3::hash(&bytes).as_bytes() == hash).then_some(stat)
    }

    pub(super) fn write(&self, path: &str, bytes: &[u8]) -> io::Result<Stat> {
        let file = self.staged(path);
        if let Some(folder) = file.parent() {
            self.make(folder)?;
        }
        let mut file = File::create(file)?;
        file.write_all(bytes)?;
        Ok(Stat::of(&file.metadata()?))
    }

    fn make(&self, folder: &Path) -> io::Result<()> {
        let known = || self.folders.lock().unwrap_or_else(PoisonError::into_inner);
        if known().contains(folder) {
            return Ok(());
        }
        fs::create_dir_all(folder)?;
        known().insert(folder.to_owned());
        Ok(())
    }
}

impl Sink for Stage {
    fn inspect(&self, site: &Site, plan: &Plan) -> Notes {
        let lost = former::lost(site, plan, &self.earlier);
        let now = former::remembered(site, &self.earlier, &lost);
        *self.addresses.lock().unwrap_or_else(PoisonError::into_inner) = (now != self.earlier).then_some(now);
        former::notes(&lost)
    }

    fn put(&self, path: &str, bytes: &[u8]) -> io::Result<()> {
        let hash = *blake3::hash(bytes).as_bytes();
        let standing = self.stands(path, &hash);
        let stat = match standing {
            Some(stat) => stat,
            None => self.write(path, bytes)?,
        };
        let mut done = self.done();
        done.manifest.files.insert(path.to_owned(), hash);
        done.stats.insert(path.to_owned(), stat);
        if standing.is_none() {
            done.changed.push(path.to_owned());
        }
        Ok(())
    }

    /// All of the folder's files have to stand as they were written: one that somebody has taken away or changed is made
    /// again with the others.
    fn keep(&self, folder: &str, (mark, bytes): (&str, &[u8])) -> io::Result<usize> {
        if self.old.files.get(mark) != Some(blake3::hash(bytes).as_bytes()) {
            return Ok(0);
        }
        let within = self.old.files.range(folder.to_owned()..).take_while(|(path, _)| path.starts_with(folder));
        let stand = |(path, hash): (&String, &Hash)| Some((path.clone(), *hash, self.stands(path, hash)?));
        let Some(standing) = within.map(stand).collect::<Option<Vec<_>>>() else { return Ok(0) };
        let mut done = self.done();
        let kept = standing.len();
        for (path, hash, stat) in standing {
            done.manifest.files.insert(path.clone(), hash);
            done.stats.insert(path, stat);
        }
        Ok(kept)
    }

    fn keep_one(&self, path: &str) -> io::Result<bool> {
        let known = self.old.files.get(path).copied();
        let Some((hash, stat)) = known.and_then(|hash| Some((hash, self.stands(path, &hash)?))) else {
            return Ok(false);
        };
        let mut done = self.done();
        done.manifest.files.insert(path.to_owned(), hash);
        done.stats.insert(path.to_owned(), stat);
        Ok(true)
    }
}

impl Drop for Stage {
    /// What was staged and not committed is discarded; the old site stands.
    fn drop(&mut self) {
        if !self.committed {
            // Nothing more can be done about a failure here; the next build clears the folder first.
            let _ = fs::remove_dir_all(self.state.join("stage"));
        }
    }
}

/// The output must not hold the sources, nor stand among them.
fn refuse_sources(root: &Path, output: &Path) -> Result<(), Error> {
    let whole = |path: &Path| fs::canonicalize(path).or_else(|_| std::path::absolute(path)).map_err(Error::read(path));
    let (root, out) = (whole(root)?, whole(output)?);
    let among = ["articles", "templates"].iter().any(|folder| out.starts_with(root.join(folder)));
    if root.starts_with(&out) || among {
        return Err(Error::Swallows { path: output.to_owned() });
    }
    Ok(())
}

fn is_empty(output: &Path) -> Result<bool, Error> {
    match fs::read_dir(output) {
        Ok(mut entries) => {
            let ours = |entry: &fs::DirEntry| entry.file_name() == ".chancery-state" || entry.file_name() == MANIFEST;
            Ok(entries.all(|entry| entry.is_ok_and(|entry| ours(&entry))))
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(true),
        Err(error) => Err(Error::read(output)(error)),
    }
}

/// Takes the lock of a state folder, waiting a little for another build.
fn lock(state: &Path, output: &Path) -> Result<File, Error> {
    let path = state.join("lock");
    let file = File::options().create(true).truncate(false).write(true).open(&path).map_err(Error::write(&path))?;
    let start = Instant::now();
    loop {
        match file.try_lock() {
            Ok(()) => return Ok(file),
            Err(TryLockError::WouldBlock) if start.elapsed() < PATIENCE => thread::sleep(Duration::from_millis(50)),
            Err(TryLockError::WouldBlock) => return Err(Error::Busy { path: output.to_owned() }),
            Err(TryLockError::Error(error)) => return Err(Error::write(path)(error)),
        }
    }
}
