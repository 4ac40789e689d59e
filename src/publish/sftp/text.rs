//! Texts that are written on a condition: that nothing stands there, or what was seen.
//!
//! SFTP has a condition for one case only: a file can be made that must not be there yet, and of several who try, one
//! succeeds. So the claim is begun. It is taken over by moving it away, which also only one can do. Whoever holds it may
//! renew it, and write the manifest, by looking first and then replacing it in one step, since nobody else writes then.

use super::{CLAIM, Fault, Pace, Server, Session};
use std::sync::{Mutex, PoisonError};
use std::time::Instant;

/// The texts of one publication.
#[derive(Default)]
pub struct Texts {
    /// The claim that was written last, and when.
    held: Mutex<Option<(String, Instant)>>,
}

impl Texts {
    /// Writes a text if no such text is there. Returns the tag of its content.
    pub async fn begin(
        &self,
        (server, session): (&Server, &Session),
        path: &str,
        text: &[u8],
    ) -> Result<String, Fault> {
        server.make_room(session, path).await?;
        session.create(&server.at(path), text).await?;
        Ok(self.wrote(path, text))
    }

    /// Writes a text if what was seen still stands there. Returns the tag of its content.
    pub async fn renew(
        &self,
        (server, session): (&Server, &Session),
        (path, seen): (&str, &str),
        text: &[u8],
    ) -> Result<String, Fault> {
        let stands = match session.read(&server.at(path)).await {
            Ok(bytes) => tag(&bytes),
            Err(Fault::Missing) => return Err(Fault::Passed),
            Err(fault) => return Err(fault),
        };
        // It may be our own text already, if the answer to an earlier try was lost.
        if stands != tag(text) {
            if stands != seen {
                return Err(Fault::Passed);
            }
            if path == CLAIM && !self.holds(seen) {
                take_away((server, session), path, seen).await?;
                session.create(&server.at(path), text).await?;
            } else {
                server.replace(session, path, text).await?;
            }
        }
        Ok(self.wrote(path, text))
    }

    /// Notes that a text is ours.
    fn wrote(&self, path: &str, text: &[u8]) -> String {
        let tag = tag(text);
        if path == CLAIM {
            *self.held.lock().unwrap_or_else(PoisonError::into_inner) = Some((tag.clone(), Instant::now()));
        }
        tag
    }

    /// Whether the claim with this tag is ours beyond doubt.
    fn holds(&self, seen: &str) -> bool {
        let held = self.held.lock().unwrap_or_else(PoisonError::into_inner);
        // Others take a claim over after that patience; for half of it ours is surely ours.
        held.as_ref().is_some_and(|(tag, since)| tag == seen && since.elapsed() < Pace::default().patience / 2)
    }
}

/// Moves a text away that somebody else has left. Of several who try, one succeeds.
async fn take_away((server, session): (&Server, &Session), path: &str, seen: &str) -> Result<(), Fault> {
    let aside = server.aside();
    server.make_room(session, &aside).await?;
    match session.replace(&server.at(path), &server.at(&aside)).await {
        Ok(()) => {}
        Err(Fault::Missing) => return Err(Fault::Passed),
        Err(fault) => return Err(fault),
    }
    let taken = session.read(&server.at(&aside)).await?;
    let done = if tag(&taken) == seen {
        Ok(())
    } else {
        // Its holder is alive and has just written: it goes back, unless somebody has made a new one.
        session.create(&server.at(path), &taken).await.and(Err(Fault::Passed))
    };
    let _ = session.remove(&server.at(&aside)).await;
    done
}

/// What a text is told by.
pub fn tag(text: &[u8]) -> String {
    blake3::hash(text).to_hex().to_string()
}
