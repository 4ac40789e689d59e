//! Bringing a finished site to where readers get it: a plan first, then a destination that carries it out.
//!
//! Does not know how the site was made: it takes the output folder and its manifest, and publishes exactly the files
//! that the manifest names. Files that others put at a destination are kept there and never deleted.

mod choice;
mod dir;
mod error;
mod git;
mod ledger;
mod plan;
mod release;
mod tree;

pub use choice::choose;
pub use error::Error;
pub use ledger::Ledger;
pub use plan::{Plan, Standing};
pub use release::{Release, others};

use crate::config::{Target, TargetKind};
use crate::disk::Manifest;
use std::path::Path;

/// A place that holds a published site.
pub trait Destination {
    /// What stands there now, read from the files themselves and not only from what was once written.
    fn standing(&self) -> Result<Standing, Error>;

    /// Makes the release what stands there. Nothing of the old site is deleted before all of the new one has arrived.
    fn receive(&self, release: &Release, plan: &Plan) -> Result<(), Error>;
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
        TargetKind::Dir { path } => Ok(Box::new(dir::Served::open(path, folders, intent)?)),
        TargetKind::Git { remote, branch } => Ok(Box::new(git::Branch::open(remote, branch, folders.root)?)),
    }
}

/// Plans how a destination becomes this site. A file that others put where one of ours must go is refused.
pub fn plan(destination: &dyn Destination, next: &Manifest) -> Result<Plan, Error> {
    let standing = destination.standing()?;
    match plan::clashes(&standing, next).as_slice() {
        [] => Ok(Plan::new(&standing, next)),
        [first, rest @ ..] => Err(Error::Clash { path: first.clone(), more: rest.len() }),
    }
}
