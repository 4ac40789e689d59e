//! A folder that a web server shows, switched from one whole release to the next in one step.
//!
//! The target's path is a link to a release beside it: `www -> .www-releases/000007-3f9a0c1b2d4e`. A release is written
//! completely and synced before the link is replaced by a rename, so that a reader gets the old site or the new one and
//! never a mixture. Files that did not change are hard links to the release before, which saves space and lets web
//! servers see that they are unchanged; files that others put there are taken along. The release before stays.
//!
//! A path where a real folder stands is refused unless it is empty: a folder cannot be replaced in one step, and what
//! is in it is not ours.

mod fill;
mod place;
mod shelf;

use super::tree;
use super::{Destination, Error, Folders, Intent, Plan, Release, Standing};
use crate::disk::{Hash, Manifest};
use rayon::prelude::*;
use shelf::Shelf;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// A folder that a web server shows.
pub struct Served {
    path: PathBuf,
    shelf: Shelf,
    current: Option<String>,
}

impl Served {
    /// Looks at the target's path, and keeps other publications away from it if this one is to be carried out.
    pub fn open(path: &str, folders: Folders<'_>, intent: Intent) -> Result<Self, Error> {
        let path = place::resolve(path, folders)?;
        let shelf = Shelf::beside(&path)?;
        shelf.check(&path)?;
        let shelf = if intent == Intent::Publish { shelf.lock(&path)? } else { shelf };
        let current = shelf.current(&path)?;
        Ok(Self { path, shelf, current })
    }

    /// The release that readers get now, and what was written into it.
    fn before(&self) -> Result<Option<(PathBuf, Manifest)>, Error> {
        let Some(name) = &self.current else { return Ok(None) };
        Ok(Some((self.shelf.release(name), self.shelf.manifest(name)?)))
    }
}

impl Destination for Served {
    fn standing(&self) -> Result<Standing, Error> {
        let Some((folder, manifest)) = self.before()? else { return Ok(Standing::default()) };
        let names: Vec<String> = tree::files(&folder)?.iter().map(|path| tree::name(path)).collect();
        let hashes = names.into_par_iter().map(|name| {
            let hash = if manifest.files.contains_key(&name) { tree::hash(&folder.join(&name))? } else { None };
            Ok((name, hash))
        });
        let hashes: BTreeMap<String, Option<Hash>> = hashes.collect::<Result<_, Error>>()?;
        let mut standing = Standing::default();
        for (name, hash) in hashes {
            let Some(hash) = hash else {
                standing.foreign.insert(name);
                continue;
            };
            if manifest.files.get(&name) != Some(&hash) {
                standing.edited.insert(name.clone());
            }
            standing.ours.files.insert(name, hash);
        }
        Ok(standing)
    }

    fn receive(&self, release: &Release, plan: &Plan) -> Result<(), Error> {
        let stage = self.shelf.stage(&release.manifest)?;
        let before = self.current.as_ref().map(|name| self.shelf.release(name));
        fill::fill(&stage, before.as_deref(), release, plan)?;
        let name = self.shelf.accept(&release.id(), &release.manifest)?;
        self.switch(&name)?;
        self.shelf.prune(&name, self.current.as_deref());
        Ok(())
    }
}

impl Served {
    /// Leads readers to a release, in one step.
    fn switch(&self, name: &str) -> Result<(), Error> {
        let aside = self.shelf.folder().join("link");
        match fs::remove_file(&aside) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => return Err(Error::write(aside)(error)),
            _ => {}
        }
        fill::link(&self.shelf.as_linked(name), &aside).map_err(Error::write(&aside))?;
        if self.path.is_dir() && !self.path.is_symlink() {
            // Only an empty folder can be removed so, and only an empty one was let through.
            fs::remove_dir(&self.path).map_err(Error::write(&self.path))?;
        }
        fs::rename(&aside, &self.path).map_err(Error::write(&self.path))?;
        fill::sync(self.path.parent().unwrap_or(Path::new("/")))
    }
}
