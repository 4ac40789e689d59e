//! What can go wrong with the preview's machine.

use crate::disk;
use std::io;
use std::net::SocketAddr;
use std::path::PathBuf;

/// A failure of the machine.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The site could not be read.
    #[error(transparent)]
    Disk(#[from] disk::Error),
    /// The port that was asked for is in use.
    #[error("port {} is taken; choose another with --port, or leave --port out to take a free one", at.port())]
    PortTaken {
        /// The address and port.
        at: SocketAddr,
    },
    /// The address cannot be listened on.
    #[error("cannot listen on {at}")]
    Listen {
        /// The address and port.
        at: SocketAddr,
        /// Why.
        source: io::Error,
    },
    /// The site's folder cannot be watched.
    #[error("cannot watch {} for changes", path.display())]
    Watch {
        /// The folder.
        path: PathBuf,
        /// Why.
        source: notify::Error,
    },
    /// The system's changes can no longer be followed one by one.
    #[error("changes may have been missed")]
    Missed(#[source] notify::Error),
    /// The system gave no random number.
    #[error("the system gives no random numbers, which the preview needs to know its own pages")]
    Random(#[source] getrandom::Error),
    /// The system denied what a server needs.
    #[error("the preview cannot run")]
    Runtime(#[source] io::Error),
}
