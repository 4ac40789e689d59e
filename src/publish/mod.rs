//! Bringing a finished site to where readers get it.
//!
//! One journey for every kind of target: what the site consists of (`Contents`), what stands at the target
//! (`Destination::standing`), the `Plan` between the two, the plan carried out (`Destination::receive`), and sample
//! pages fetched back (`verify`). Does not know how the site was made: it takes the output folder and its manifest, and
//! publishes exactly the files that the manifest names. Files that others put at a destination are kept there and never
//! deleted.

mod archive;
mod choice;
mod contents;
mod dir;
mod error;
mod escort;
mod git;
mod headline;
mod ledger;
mod place;
mod plan;
mod release;
mod removal;
mod sftp;
mod store;
mod tree;
mod verify;
mod words;

pub use choice::choose;
pub use contents::Contents;
pub use error::Error;
pub use escort::escort;
pub use git::without_password;
pub use ledger::{Entries, Ledger};
pub use plan::{Plan, Standing};
pub use release::{Release, others};
pub use removal::{Removal, removal};
pub use verify::verify;
pub use words::words;

use crate::config::{Target, TargetKind};
use headline::headline;
use std::path::Path;

/// A place that holds a published site. A new kind of target is one more of these, and one line in `open`.
pub trait Destination {
    /// What stands there now, read from the files themselves and not only from what was once written.
    fn standing(&self) -> Result<Standing, Error>;

    /// Makes the release what stands there. Nothing of the old site is deleted before all of the new one has arrived.
    fn receive(&self, release: &Release, plan: &Plan, watch: &dyn Watch) -> Result<(), Error>;

    /// Brings back the publication before this one and says which it is; only kinds that keep it can.
    fn roll_back(&self) -> Result<String, Error> {
        Err(Error::NoWayBack)
    }
}

/// Somebody who is told how a publication gets on.
pub trait Watch: Sync {
    /// So many bytes more have arrived.
    fn sent(&self, bytes: u64);

    /// Something that takes a while, in words.
    fn say(&self, words: &str);
}

/// The folders that a destination must not touch.
#[derive(Debug, Clone, Copy)]
pub struct Folders<'a> {
    /// The site's folder.
    pub root: &'a Path,
    /// The output folder.
    pub output: &'a Path,
}

/// Whether the plan is to be carried out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Intent {
    /// It is only shown: nothing is written anywhere.
    Rehearse,
    /// It is carried out.
    Publish,
}

/// Opens the destination that a target names.
pub fn open(target: &Target, folders: Folders<'_>, intent: Intent) -> Result<Box<dyn Destination>, Error> {
    match &target.kind {
        TargetKind::Dir { path, keep } => Ok(Box::new(dir::Served::open((path, *keep), folders, intent)?)),
        TargetKind::Git { remote, branch, domain } => {
            Ok(Box::new(git::Branch::open(remote, (branch, domain.as_deref()), folders.root)?))
        }
        TargetKind::Archive { path } => Ok(Box::new(archive::Archive::open(path, folders)?)),
        TargetKind::Store(store) => Ok(Box::new(store::Bucket::open(store)?)),
        TargetKind::Sftp(place) => Ok(Box::new(sftp::open(place, folders.root)?)),
    }
}

/// What keeps a target from being published to, as far as it can be known without going there: each with a next step.
pub fn doubts(target: &Target, root: &Path) -> Vec<(String, String)> {
    match &target.kind {
        TargetKind::Sftp(place) => sftp::doubts(place, root),
        TargetKind::Store(place) => store::doubts(place, target.url.as_deref()),
        TargetKind::Dir { .. } | TargetKind::Git { .. } | TargetKind::Archive { .. } => Vec::new(),
    }
}

/// Plans how a destination becomes this site. A file that others put where one of ours must go is refused.
pub fn plan(destination: &dyn Destination, next: &Contents) -> Result<Plan, Error> {
    let standing = destination.standing()?;
    match plan::clashes(&standing, &next.manifest).as_slice() {
        [] => Ok(Plan::new(&standing, &next.manifest)),
        [first, rest @ ..] => Err(Error::Clash { path: first.clone(), more: rest.len() }),
    }
}
