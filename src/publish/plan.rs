//! What a publication will do, as a value: what stands and what shall stand in, six lists out.
//!
//! Pure: knows no disk, no network and no kind of destination.

use crate::disk::Manifest;
use std::collections::BTreeSet;

/// What stands at a destination.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Standing {
    /// The files that an earlier publication brought, as they are now.
    pub ours: Manifest,
    /// Those of them that somebody has changed since.
    pub edited: BTreeSet<String>,
    /// Those of them that stand there compressed otherwise than the target says now.
    pub recoded: BTreeSet<String>,
    /// The files of others.
    pub foreign: BTreeSet<String>,
}

/// What a publication will do, by path.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize)]
pub struct Plan {
    /// Files that are not there yet.
    pub new: Vec<String>,
    /// Files that are there with another content.
    pub changed: Vec<String>,
    /// Files of an earlier publication that the site no longer has.
    pub deleted: Vec<String>,
    /// Files that are there as they should be.
    pub unchanged: Vec<String>,
    /// Files that are there with the same content, compressed otherwise than the target says now; they are sent again.
    pub recoded: Vec<String>,
    /// Files that the site no longer has and that stay, because somebody has changed them at the destination.
    pub kept: Vec<String>,
}

impl Plan {
    /// Compares what stands with what shall stand.
    pub fn new(standing: &Standing, next: &Manifest) -> Self {
        let mut plan = Self::default();
        for (path, hash) in &next.files {
            let list = match standing.ours.files.get(path) {
                None => &mut plan.new,
                Some(old) if old == hash && standing.recoded.contains(path) => &mut plan.recoded,
                Some(old) if old == hash => &mut plan.unchanged,
                Some(_) => &mut plan.changed,
            };
            list.push(path.clone());
        }
        for path in standing.ours.files.keys().filter(|path| !next.files.contains_key(*path)) {
            let list = if standing.edited.contains(path) { &mut plan.kept } else { &mut plan.deleted };
            list.push(path.clone());
        }
        plan
    }

    /// Whether everything is already as it should be.
    pub fn is_empty(&self) -> bool {
        self.sent().next().is_none() && self.deleted.is_empty()
    }

    /// The files that are to be sent.
    pub fn sent(&self) -> impl Iterator<Item = &String> {
        self.new.iter().chain(&self.changed).chain(&self.recoded)
    }
}

/// The paths of ours at which something of others stands: the same file, a file where a folder must be, or a folder
/// where a file must be. A changed file that stays counts as one of others.
pub fn clashes(standing: &Standing, next: &Manifest) -> Vec<String> {
    let stays = standing.edited.iter().filter(|path| !next.files.contains_key(*path));
    let others: BTreeSet<&str> = standing.foreign.iter().chain(stays).map(String::as_str).collect();
    let folders: BTreeSet<&str> = others.iter().flat_map(|path| folders_of(path)).collect();
    let taken = |path: &&String| {
        others.contains(path.as_str())
            || folders.contains(path.as_str())
            || folders_of(path).any(|folder| others.contains(folder))
    };
    next.files.keys().filter(taken).cloned().collect()
}

/// The folders above a path: `a` and `a/b` for `a/b/c`.
fn folders_of(path: &str) -> impl Iterator<Item = &str> {
    path.match_indices('/').map(|(at, _)| &path[..at])
}

#[cfg(test)]
mod tests {
    use super::{Plan, Standing, clashes};
    use crate::disk::Manifest;

    fn manifest(files: &[(&str, u8)]) -> Manifest {
        Manifest { files: files.iter().map(|(path, byte)| ((*path).to_owned(), [*byte; 32])).collect() }
    }

    fn set(paths: &[&str]) -> std::collections::BTreeSet<String> {
        paths.iter().map(|path| (*path).to_owned()).collect()
    }

    #[test]
    fn every_file_is_in_one_list() {
        let ours = manifest(&[("same", 1), ("other", 2), ("packed", 4), ("gone", 3), ("touched", 9)]);
        let recoded = set(&["packed", "other", "gone"]);
        let standing = Standing { ours, edited: set(&["touched"]), recoded, foreign: set(&["CNAME"]) };
        let plan = Plan::new(&standing, &manifest(&[("same", 1), ("other", 5), ("packed", 4), ("added", 6)]));
        let list = |paths: &[&str]| paths.iter().map(|path| (*path).to_owned()).collect::<Vec<_>>();
        let expected = Plan {
            new: list(&["added"]),
            changed: list(&["other"]),
            deleted: list(&["gone"]),
            unchanged: list(&["same"]),
            recoded: list(&["packed"]),
            kept: list(&["touched"]),
        };
        assert_eq!(plan, expected);
    }

    #[test]
    fn the_same_site_again_is_nothing_to_do() {
        let next = manifest(&[("a", 1), ("b", 2)]);
        let standing = Standing { ours: next.clone(), foreign: set(&["CNAME"]), ..Standing::default() };
        assert!(Plan::new(&standing, &next).is_empty());
        for other in [manifest(&[("a", 1)]), manifest(&[("a", 1), ("b", 3)]), manifest(&[("a", 1), ("b", 2), ("c", 3)])]
        {
            assert!(!Plan::new(&standing, &other).is_empty(), "{other:?}");
        }
    }

    #[test]
    fn what_others_made_is_never_in_the_way_unnoticed() {
        let standing = Standing {
            ours: manifest(&[("mine", 1), ("left", 2)]),
            edited: set(&["mine", "left"]),
            foreign: set(&["a", "b/c/d", "e/f"]),
            ..Standing::default()
        };
        let next = manifest(&[("a", 1), ("b/c", 1), ("b/x", 1), ("e", 1), ("e/f/g", 1), ("left/x", 1), ("mine", 4)]);
        assert_eq!(clashes(&standing, &next), ["a", "b/c", "e", "e/f/g", "left/x"]);
        assert!(clashes(&Standing::default(), &next).is_empty());
    }
}
