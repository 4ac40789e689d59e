//! What can go wrong with the machine: always the path and the system's own reason.

use std::io;
use std::path::PathBuf;

/// A failure of the machine. The old site stands.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A file or folder could not be read.
    #[error("cannot read {}", path.display())]
    Read {
        /// Which.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// A file or folder could not be written.
    #[error("cannot write {}", path.display())]
    Write {
        /// Which.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// The root is no folder.
    #[error("{} is not a folder", path.display())]
    NoRoot {
        /// Which.
        path: PathBuf,
    },
    /// The output folder holds files that are not ours.
    #[error("{} holds files that Chancery did not write; choose another folder with --output, or empty it", path.display())]
    Foreign {
        /// The folder.
        path: PathBuf,
    },
    /// A folder on the way is a link that leads elsewhere.
    #[error("{} is a link; Chancery writes only within its own folder", path.display())]
    Link {
        /// The link.
        path: PathBuf,
    },
    /// Something that is no file stands where a file has to go.
    #[error("{} is in the way of a page; move it elsewhere", path.display())]
    InTheWay {
        /// What stands there.
        path: PathBuf,
    },
    /// A file of somebody else's stands where a page has to go.
    #[error("{} is not a file that Chancery wrote, and a page has to go there; move it elsewhere, or give the article another slug", path.display())]
    Theirs {
        /// The file.
        path: PathBuf,
    },
    /// Somebody has written a file since it was read.
    #[error("{} has changed while it was being brought up to date; it was left as it is, so try again", path.display())]
    Changed {
        /// The file.
        path: PathBuf,
    },
    /// The output folder would swallow the inputs.
    #[error("{} cannot be the output folder, because the site's sources are in it", path.display())]
    Swallows {
        /// The folder.
        path: PathBuf,
    },
    /// Another build is writing.
    #[error("another build is writing to {}; try again when it has finished", path.display())]
    Busy {
        /// The output folder.
        path: PathBuf,
    },
}

impl Error {
    /// A failure to read this path.
    pub fn read(path: impl Into<PathBuf>) -> impl FnOnce(io::Error) -> Self {
        let path = path.into();
        move |source| Self::Read { path, source }
    }

    /// A failure to write this path.
    pub fn write(path: impl Into<PathBuf>) -> impl FnOnce(io::Error) -> Self {
        let path = path.into();
        move |source| Self::Write { path, source }
    }
}
