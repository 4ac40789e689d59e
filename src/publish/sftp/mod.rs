//! A folder on a server that is reached by SFTP.
//!
//! SFTP can neither switch a whole site nor write on a condition. So the server is made to look like one more store of
//! objects (`object`), and a publication goes the way of `store`: the same order, the same manifest, the same claim.
//! Every file is written aside and renamed into its place, so that readers get the old one or the new one. Nothing is sent
//! before the server has shown the key that it should have (`known`).

mod greeting;
mod known;
mod login;
mod object;
mod server;
mod session;
mod text;
mod walk;

use super::store::{Bucket, CLAIM, Pace, own_word, runtime};
use super::{Destination, Error};
use crate::config::Sftp;
use greeting::{Guard, greet};
use known::Known;
use object::Objects;
use server::Server;
use session::{Fault, Named, Session};
use std::path::Path;
use std::sync::Arc;
use text::Texts;

/// Logs in at the server that a target names, and looks at what is in the folder.
pub fn open(place: &Sftp, root: &Path) -> Result<impl Destination + 'static, Error> {
    let runtime = runtime(place.concurrency)?;
    let server = Server::new(place.clone(), Known::read(place, root)?);
    runtime.block_on(server.log_in())?;
    Bucket::over((Arc::new(Objects::new(server)), runtime), place.concurrency, Pace::default(), None)
}

/// What keeps us from a server, as far as it can be known without going there: each with a next step.
pub fn doubts(place: &Sftp, root: &Path) -> Vec<(String, String)> {
    let mut doubts = Vec::new();
    match Known::read(place, root).map(|known| known.missing()) {
        Ok(None) => {}
        Ok(Some(step)) => doubts.push((format!("nothing says which key {} has", place.host), step)),
        Err(error) => doubts.push((error.to_string(), "write the right path into `known_hosts`".to_owned())),
    }
    if !login::is_possible() {
        let step = "start an ssh agent, or set CHANCERY_SFTP_KEY to the file of a key";
        doubts.push((format!("there is no key to log in with at {}", place.host), step.to_owned()));
    }
    doubts
}
