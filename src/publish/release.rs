//! The finished site as it will be published: the output folder, held to its manifest.

use super::{Contents, Error, headline, tree};
use crate::disk::{self, MANIFEST, Manifest};
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// A finished site, ready to be published.
#[derive(Debug, Clone)]
pub struct Release {
    /// Every file of it.
    pub contents: Contents,
    /// Articles on the site.
    pub articles: usize,
    output: PathBuf,
    /// What goes with the site to this target, and is not in the output folder.
    escort: BTreeMap<String, Vec<u8>>,
}

impl Release {
    /// The site in an output folder. A folder that is half old and half new is refused.
    pub fn open(output: &Path, articles: usize) -> Result<Self, Error> {
        if disk::is_half_committed(output) {
            return Err(Error::HalfCommitted { path: output.to_owned() });
        }
        let manifest = Manifest::of(output)?.ok_or_else(|| Error::Unbuilt { path: output.to_owned() })?;
        let size = |path: &String| {
            let file = output.join(path);
            match fs::symlink_metadata(&file) {
                Ok(meta) if meta.is_file() => Ok((path.clone(), meta.len())),
                _ => Err(Error::Altered { path: file }),
            }
        };
        let sizes = manifest.files.par_iter().map(|(path, _)| size(path)).collect::<Result<_, _>>()?;
        Ok(Self {
            contents: Contents { manifest, sizes },
            articles,
            output: output.to_owned(),
            escort: BTreeMap::new(),
        })
    }

    /// The same with files that its target needs.
    pub fn escorted(mut self, files: BTreeMap<String, Vec<u8>>) -> Self {
        self.contents.add(&files);
        Self { escort: files, ..self }
    }

    /// Every file with its hash.
    pub fn manifest(&self) -> &Manifest {
        &self.contents.manifest
    }

    /// What a page is called.
    pub fn title(&self, path: &str) -> Option<String> {
        headline(&self.read(path).ok()?)
    }

    /// Reads every file once and holds it against the manifest, before the first one is sent anywhere.
    pub fn verify(&self) -> Result<(), Error> {
        self.manifest().files.par_iter().try_for_each(|(path, _)| self.read(path).map(drop))
    }

    /// One file's content; only what the manifest says is ever returned.
    pub fn read(&self, path: &str) -> Result<Vec<u8>, Error> {
        if let Some(bytes) = self.escort.get(path) {
            return Ok(bytes.clone());
        }
        let file = self.output.join(path);
        let bytes = fs::read(&file).map_err(Error::read(&file))?;
        if self.manifest().files.get(path) == Some(blake3::hash(&bytes).as_bytes()) {
            Ok(bytes)
        } else {
            Err(Error::Altered { path: file })
        }
    }

    /// Twelve hexadecimal digits that stand for the whole site.
    pub fn id(&self) -> String {
        let hash = blake3::hash(self.manifest().text().as_bytes()).to_hex();
        hash.chars().take(12).collect()
    }
}

/// Files in the output folder that Chancery did not make for this site. They are not published.
pub fn others(output: &Path, next: &Manifest) -> Result<Vec<String>, Error> {
    let old = Manifest::of(output)?.unwrap_or_default();
    let ours = |name: &String| next.files.contains_key(name) || old.files.contains_key(name);
    let state = |name: &String| name == MANIFEST || name.starts_with(".chancery-state/");
    let names = tree::files(output)?.into_iter().map(|path| tree::name(&path));
    Ok(names.filter(|name| !ours(name) && !state(name)).collect())
}
