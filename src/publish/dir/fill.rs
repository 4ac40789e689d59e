//! Writing a release: what is new from the output folder, what stands already as links to the release before.

use super::super::{Error, Plan, Release, Watch, tree};
use rayon::prelude::*;
use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

/// Files from which on the file system is asked as a whole.
#[cfg(target_os = "linux")]
const MANY: usize = 500;

/// Fills an empty folder with a release, takes along what others put into the release before, and waits until all of it
/// is on the disk.
pub fn fill(
    (stage, before): (&Path, Option<&Path>),
    release: &Release,
    plan: &Plan,
    watch: &dyn Watch,
) -> Result<(), Error> {
    let old = before.map_or_else(|| Ok(BTreeSet::new()), tree::files)?;
    let gone: BTreeSet<&str> = plan.deleted.iter().map(String::as_str).collect();
    let ours = |path: &Path| {
        let name = tree::name(path);
        release.manifest().files.contains_key(&name) || gone.contains(name.as_str())
    };
    let along: BTreeSet<PathBuf> = old.into_iter().filter(|path| !ours(path)).collect();
    let files: BTreeSet<PathBuf> = release.manifest().files.keys().map(PathBuf::from).chain(along.clone()).collect();
    for folder in tree::folders(&files) {
        let folder = stage.join(folder);
        fs::create_dir_all(&folder).map_err(Error::write(&folder))?;
    }
    let unchanged: BTreeSet<&str> = plan.unchanged.iter().map(String::as_str).collect();
    release.manifest().files.par_iter().try_for_each(|(path, _)| {
        let file = stage.join(path);
        let standing = before.filter(|_| unchanged.contains(path.as_str()));
        // A file system without hard links gets a copy.
        if standing.is_some_and(|before| fs::hard_link(before.join(path), &file).is_ok()) {
            return Ok(());
        }
        let bytes = release.read(path)?;
        fs::write(&file, &bytes).map_err(Error::write(&file))?;
        watch.sent(bytes.len() as u64);
        Ok::<(), Error>(())
    })?;
    if let Some(before) = before {
        along.iter().try_for_each(|path| take(&before.join(path), &stage.join(path)))?;
    }
    let sent: Vec<&Path> = plan.sent().map(Path::new).collect();
    settle(stage, &sent.into_iter().chain(tree::folders(&files)).collect::<Vec<_>>())
}

/// Waits until files and folders are on the disk. Where they are many, the whole file system is asked once, which takes
/// a fraction of asking for each.
fn settle(stage: &Path, paths: &[&Path]) -> Result<(), Error> {
    #[cfg(target_os = "linux")]
    if paths.len() > MANY {
        let folder = File::open(stage).map_err(Error::write(stage))?;
        return rustix::fs::syncfs(folder).map_err(|error| Error::write(stage)(error.into()));
    }
    paths.par_iter().try_for_each(|path| sync(&stage.join(path)))
}

/// Takes along a file that is not ours, whatever it is.
fn take(from: &Path, to: &Path) -> Result<(), Error> {
    if let Ok(leads) = fs::read_link(from) {
        return link(&leads, to).map_err(Error::write(to));
    }
    match fs::hard_link(from, to) {
        Ok(()) => Ok(()),
        Err(_) => fs::copy(from, to).map_err(Error::write(to)).and_then(|_| sync(to)),
    }
}

/// Whether two files are the same to a reader.
pub fn same(one: &Path, two: &Path) -> bool {
    match (fs::read_link(one), fs::read_link(two)) {
        (Ok(one), Ok(two)) => one == two,
        (Err(_), Err(_)) => match (tree::hash(one), tree::hash(two)) {
            (Ok(Some(one)), Ok(Some(two))) => one == two,
            _ => false,
        },
        _ => false,
    }
}

/// Waits until a file or a folder is on the disk.
pub fn sync(path: &Path) -> Result<(), Error> {
    File::open(path).and_then(|file| file.sync_all()).map_err(Error::write(path))
}

/// Makes a link.
#[cfg(unix)]
pub fn link(leads: &Path, at: &Path) -> io::Result<()> {
    std::os::unix::fs::symlink(leads, at)
}

/// Makes a link, which only Unix can do for everybody.
#[cfg(not(unix))]
pub fn link(_: &Path, _: &Path) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}
