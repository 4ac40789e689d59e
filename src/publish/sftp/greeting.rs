//! The first words with a server: which of its keys it is to show, and whether that is the right one.

use super::{Arc, Error, Known, Sftp};
use russh::Preferred;
use russh::client::{self, Handle, Handler};
use russh::keys::{Algorithm, PublicKeyOrCertificate};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

/// How long a server may take to show its key.
const CONNECT: Duration = Duration::from_secs(20);
/// When nothing travels, how often it is asked whether it is still there.
const PULSE: Duration = Duration::from_secs(15);

/// Looks at the server's key.
pub struct Guard {
    known: Arc<Known>,
    refused: Arc<Mutex<Option<Refused>>>,
}

/// A key that the server should not have, and why.
struct Refused {
    kind: Algorithm,
    error: Error,
}

impl Handler for Guard {
    type Error = russh::Error;

    async fn check_server_key(&mut self, key: &PublicKeyOrCertificate) -> Result<bool, russh::Error> {
        let shown = key.public_key();
        let checked = self.known.check(&shown);
        let sound = checked.is_ok() && key.certificate().is_none();
        let refused = checked.err().map(|error| Refused { kind: shown.algorithm(), error });
        *self.refused.lock().unwrap_or_else(PoisonError::into_inner) = refused;
        Ok(sound)
    }
}

/// Connects to a server that shows the key which it should have. A server has a key of each kind and shows one at a time, so
/// one that is not the pinned one tells nothing as long as there are others to ask for.
pub async fn greet(place: &Sftp, known: &Arc<Known>) -> Result<Handle<Guard>, Error> {
    let mut kinds = known.preferred();
    let mut first = None;
    loop {
        match connect(place, (known, &kinds)).await {
            Ok(handle) => return Ok(handle),
            Err(Met::Refused(Refused { kind, error })) => {
                kinds.retain(|other| !Known::alike(other, &kind));
                if !known.is_pinned() || kinds.is_empty() {
                    return Err(first.unwrap_or(error));
                }
                first.get_or_insert(error);
            }
            Err(Met::NoSuchKind(reason)) => return Err(first.unwrap_or(reason)),
            Err(Met::Nobody(error)) => return Err(error),
        }
    }
}

/// Why there is no connection.
enum Met {
    /// The server shows a key that it should not have.
    Refused(Refused),
    /// It has no key of the kinds that were asked for.
    NoSuchKind(Error),
    /// It cannot be reached.
    Nobody(Error),
}

async fn connect(place: &Sftp, (known, kinds): (&Arc<Known>, &[Algorithm])) -> Result<Handle<Guard>, Met> {
    let server = format!("{}:{}", place.host, place.port);
    let unreachable = |reason: String| Error::Unreachable { server: server.clone(), reason };
    let refused = Arc::new(Mutex::new(None));
    let guard = Guard { known: Arc::clone(known), refused: Arc::clone(&refused) };
    let config = client::Config {
        preferred: Preferred { key: kinds.to_vec().into(), ..Preferred::DEFAULT },
        keepalive_interval: Some(PULSE),
        nodelay: true,
        ..client::Config::default()
    };
    let connecting = client::connect(Arc::new(config), (place.host.as_str(), place.port), guard);
    match tokio::time::timeout(CONNECT, connecting).await {
        Err(_) => Err(Met::Nobody(unreachable("it does not answer".to_owned()))),
        Ok(Ok(handle)) => Ok(handle),
        Ok(Err(error)) => {
            let refused = refused.lock().unwrap_or_else(PoisonError::into_inner).take();
            Err(match (refused, &error) {
                (Some(refused), _) => Met::Refused(refused),
                (None, russh::Error::NoCommonAlgo { .. }) => Met::NoSuchKind(unreachable(error.to_string())),
                (None, _) => Met::Nobody(unreachable(error.to_string())),
            })
        }
    }
}
