//! A folder that a web server shows, switched from one whole release to the next in one step.
//!
//! The target's folder holds `releases/20261126T060504Z-3f9a0c1b2d4e` and a link `current`, which a web server shows. A
//! release is written completely and synced before the link is replaced by a rename, so that a reader gets the old site
//! or the new one and never a mixture. Files that did not change are hard links to the release before, which saves
//! space and lets web servers see that they are unchanged; files that others put there are taken along. The releases
//! before stay, as many as the target says, and `roll_back` leads the link back to them.
//!
//! A folder with files of others in it is refused, unless Chancery has marked it as its own before.

mod fill;
mod shelf;
mod stamp;

use super::{Destination, Error, Folders, Intent, Plan, Release, Standing, Watch};
use super::{place, tree};
use crate::disk::{Hash, Manifest};
use rayon::prelude::*;
use shelf::Shelf;
use std::collections::BTreeMap;
use std::path::PathBuf;

/// A folder that a web server shows.
pub struct Served {
    shelf: Shelf,
    current: Option<String>,
    keep: usize,
}

impl Served {
    /// Looks at the target's folder, and keeps other publications away from it if this one is to be carried out.
    pub fn open((path, keep): (&str, usize), folders: Folders<'_>, intent: Intent) -> Result<Self, Error> {
        let shelf = Shelf::at(place::resolve(path, folders)?)?;
        let shelf = if intent == Intent::Publish { shelf.lock()? } else { shelf };
        let current = shelf.current();
        Ok(Self { shelf, current, keep })
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

    fn receive(&self, release: &Release, plan: &Plan, watch: &dyn Watch) -> Result<(), Error> {
        let stage = self.shelf.stage(release.manifest())?;
        let before = self.current.as_ref().map(|name| self.shelf.release(name));
        fill::fill((&stage, before.as_deref()), release, plan, watch)?;
        let name = self.shelf.accept(&release.id(), release.manifest())?;
        self.shelf.switch(&name)?;
        self.shelf.prune(&name, self.keep);
        Ok(())
    }

    fn roll_back(&self) -> Result<String, Error> {
        let current = self.current.as_deref().ok_or(Error::NothingBefore)?;
        let releases = self.shelf.releases()?;
        let mut earlier = releases.iter().rev().filter(|name| name.as_str() < current);
        let before = earlier.find(|name| self.shelf.is_whole(name)).ok_or(Error::NothingBefore)?;
        self.shelf.switch(before)?;
        Ok(before.clone())
    }
}
