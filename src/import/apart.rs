//! Work of other people's code on other people's bytes: on a thread of its own, with room on the stack and a limit in time.
//!
//! What does not end is left behind, and what falls over takes nothing with it; the program ends soon after anyway.

use super::Error;
use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;
use std::time::Duration;

/// Room for those who walk a tree by calling themselves.
const STACK: usize = 64 * 1024 * 1024;

/// More than the largest page takes, and less than a person waits.
const PATIENCE: Duration = Duration::from_secs(60);

/// Does the work, or says that it was too much.
pub fn done<T: Send + 'static>(work: impl FnOnce() -> Result<T, Error> + Send + 'static) -> Result<T, Error> {
    let (answer, result) = mpsc::sync_channel(1);
    let thread = thread::Builder::new().name("import".to_owned()).stack_size(STACK);
    // Nobody waits any more for an answer that cannot be given.
    thread.spawn(move || drop(answer.send(work()))).map_err(Error::Read)?;
    match result.recv_timeout(PATIENCE) {
        Ok(done) => done,
        Err(RecvTimeoutError::Timeout) => Err(Error::Baffling(" in a minute")),
        Err(RecvTimeoutError::Disconnected) => Err(Error::Baffling("")),
    }
}
