//! The only user of the file system for the site: reading its inputs, committing its outputs.
//!
//! Beside the output folder (`public/`) stands a folder of state (`.public.chancery/`) with the staged files, the
//! journal of a commit, the lock, and what was seen at the last build. In the output folder itself stands one file of
//! ours, the manifest (`.chancery`): the hash and path of every file that Chancery wrote.

mod addresses;
mod beside;
mod commit;
mod error;
mod manifest;
mod obstacle;
mod order;
mod read;
mod seen;
mod shelf;
mod stage;

pub use beside::replace;
pub use commit::{Committed, Record, is_half_committed, recover};
pub use error::Error;
pub use manifest::{Hash, MANIFEST, Manifest};
pub use order::rank;
pub use read::{Found, LARGEST_ARTICLE, list, read};
pub use seen::{Inputs, Seen, Summary, look};
pub use shelf::Shelf;
pub use stage::Stage;

use crate::pages::former::Addresses;
use std::path::{Path, PathBuf};

/// The folder of state that belongs to an output folder: beside it, or within it if it is a file system of its own,
/// since a file can be moved into place only within one file system.
pub fn state_of(output: &Path) -> PathBuf {
    let output = &resolved(output);
    let name = output.file_name().map_or_else(|| "site".into(), |name| name.to_string_lossy());
    let parent = output.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or_else(|| Path::new("."));
    if is_own_file_system(output, parent) {
        return output.join(".chancery-state");
    }
    parent.join(format!(".{name}.chancery"))
}

/// The real folder, if the output folder is a link to one: hosts and people like to point at a folder elsewhere.
fn resolved(output: &Path) -> PathBuf {
    let is_link = output.symlink_metadata().is_ok_and(|meta| meta.is_symlink());
    let real = if is_link { output.canonicalize().ok() } else { None };
    real.unwrap_or_else(|| output.to_owned())
}

/// The addresses at which readers know the articles of an output folder to be, by the paths of their files.
pub fn addresses(output: &Path) -> Addresses {
    addresses::load(&state_of(output))
}

#[cfg(unix)]
fn is_own_file_system(output: &Path, parent: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    match (output.metadata(), parent.metadata()) {
        (Ok(output), Ok(parent)) => output.dev() != parent.dev(),
        _ => false,
    }
}

#[cfg(not(unix))]
fn is_own_file_system(_: &Path, _: &Path) -> bool {
    false
}
