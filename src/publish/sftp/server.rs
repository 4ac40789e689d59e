//! A folder on a server: its files by path, written whole or not at all, over a connection that is made anew when it is lost.

use super::{Arc, Error, Fault, Known, Named, Session, Sftp, own_word, walk};
use std::collections::BTreeSet;
use std::future::Future;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;
use tokio::sync::{Mutex as Turn, OnceCell};

/// Where files are written before they get their places.
const ASIDE: &str = ".chancery-aside";
/// How often a request is made again on a new connection.
const TRIES: u32 = 5;
/// The first pause before that; each is twice the one before.
const PAUSE: Duration = Duration::from_millis(200);

/// A folder on a server.
#[derive(Clone)]
pub struct Server(Arc<Inner>);

struct Inner {
    place: Sftp,
    known: Arc<Known>,
    /// The folder, without a slash at its end.
    root: String,
    /// The connection that is used now.
    session: Turn<Option<Arc<Session>>>,
    /// Folders that are there, by path from the root.
    folders: Mutex<BTreeSet<String>>,
    /// A word that no other publication has in the names of its files aside.
    own: String,
    written: AtomicUsize,
    swept: OnceCell<()>,
    /// Why the server counts as gone, once that is so; then nobody waits for it again.
    gone: Mutex<Option<String>>,
}

impl Server {
    /// A server to which nobody has connected yet.
    pub fn new(place: Sftp, known: Known) -> Self {
        // A login begins in the user's own folder.
        let root = root_of(&place.path).to_owned();
        Self(Arc::new(Inner {
            place,
            known: Arc::new(known),
            root,
            session: Turn::new(None),
            folders: Mutex::default(),
            own: own_word(),
            written: AtomicUsize::new(0),
            swept: OnceCell::new(),
            gone: Mutex::default(),
        }))
    }

    /// Connects, so that what keeps us out is told at once and in full.
    pub async fn log_in(&self) -> Result<(), Error> {
        *self.0.session.lock().await = Some(Arc::new(Session::open(&self.0.place, &self.0.known).await?));
        Ok(())
    }

    /// The connection, a new one if the last is lost.
    async fn session(&self) -> Result<Arc<Session>, Fault> {
        let mut session = self.0.session.lock().await;
        if let Some(session) = session.as_ref() {
            return Ok(Arc::clone(session));
        }
        if let Some(reason) = self.gone().clone() {
            return Err(Fault::Lost(reason));
        }
        let opened = Session::open(&self.0.place, &self.0.known).await.map_err(|error| match error {
            Error::Unreachable { .. } => Fault::Lost(error.to_string()),
            other => Fault::Refused(other.to_string()),
        })?;
        Ok(Arc::clone(session.insert(Arc::new(opened))))
    }

    /// Does something over a connection, and again over another as long as connections are lost.
    pub async fn over<T, F>(&self, work: impl Fn(Arc<Session>) -> F) -> Result<T, Fault>
    where
        F: Future<Output = Result<T, Fault>>,
    {
        let mut tries = 0;
        loop {
            let done = match self.session().await {
                Ok(session) => {
                    let done = work(Arc::clone(&session)).await;
                    if matches!(done, Err(Fault::Lost(_))) {
                        let mut now = self.0.session.lock().await;
                        now.take_if(|now| Arc::ptr_eq(now, &session));
                    }
                    done
                }
                Err(fault) => Err(fault),
            };
            let Err(Fault::Lost(reason)) = &done else { return done };
            if tries == TRIES || self.gone().is_some() {
                self.gone().get_or_insert_with(|| reason.clone());
                return done;
            }
            tokio::time::sleep(PAUSE * 2_u32.pow(tries)).await;
            tries += 1;
        }
    }

    fn gone(&self) -> MutexGuard<'_, Option<String>> {
        self.0.gone.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Where a file is on the server.
    pub fn at(&self, path: &str) -> String {
        format!("{}/{path}", self.0.root)
    }

    /// Makes the folders in which a file will be.
    pub async fn make_room(&self, session: &Session, path: &str) -> Result<(), Fault> {
        let inside = path.match_indices('/').map(|(end, _)| &path[..end]);
        if let Some(folder) = inside.clone().next_back()
            && self.folders().contains(folder)
        {
            return Ok(());
        }
        if !self.folders().contains("") {
            let root = &self.0.root;
            for (end, _) in root.match_indices('/').filter(|(end, _)| *end > 0) {
                // What is above need not be ours to make, or to see.
                let _ = session.make_folder(&root[..end]).await;
            }
            if !root.is_empty() {
                session.make_folder(root).await?;
            }
            self.folders().insert(String::new());
        }
        for folder in inside {
            if !self.folders().contains(folder) {
                session.make_folder(&self.at(folder)).await?;
                self.folders().insert(folder.to_owned());
            }
        }
        Ok(())
    }

    fn folders(&self) -> MutexGuard<'_, BTreeSet<String>> {
        // Whoever has failed with this lock has left a set of folders all the same.
        self.0.folders.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// A path for a file that is written aside.
    pub fn aside(&self) -> String {
        format!("{ASIDE}/{}-{}", self.0.own, self.0.written.fetch_add(1, Ordering::Relaxed))
    }

    /// Writes a file aside and gives it its place. Returns its tag.
    pub async fn replace(&self, session: &Session, path: &str, bytes: &[u8]) -> Result<String, Fault> {
        let aside = self.aside();
        self.make_room(session, path).await?;
        self.make_room(session, &aside).await?;
        let done = match session.create(&self.at(&aside), bytes).await {
            Ok(tag) => session.replace(&self.at(&aside), &self.at(path)).await.map(|()| tag),
            Err(fault) => Err(fault),
        };
        if matches!(done, Err(Fault::Refused(_))) {
            let _ = session.remove(&self.at(&aside)).await;
        }
        done
    }

    /// Every file there is, with its size and tag; a folder that cannot be looked into counts as a file.
    pub async fn list(&self) -> Result<Vec<Named>, Fault> {
        let root = if self.0.root.is_empty() { "/" } else { &self.0.root };
        let walk = self.over(|session| async move { walk::walk(&session, root, ASIDE).await }).await?;
        self.folders().extend(walk.folders);
        Ok(walk.files)
    }

    /// Clears what publications before this one have left aside.
    async fn sweep(&self, keep: impl Fn(&str) -> bool) -> Result<(), Fault> {
        let keep = &keep;
        let swept = self.over(|session| async move {
            for file in session.list(&self.at(ASIDE)).await? {
                if !file.folder && !keep(&file.name) {
                    session.remove(&self.at(&format!("{ASIDE}/{}", file.name))).await?;
                }
            }
            Ok(())
        });
        match swept.await {
            Err(Fault::Missing) => Ok(()),
            done => done,
        }
    }

    /// Clears the leftovers of others, once, when the claim is ours.
    pub async fn sweep_once(&self) -> Result<(), Fault> {
        let own = self.0.own.as_str();
        self.0.swept.get_or_try_init(|| self.sweep(|name| name.starts_with(own))).await?;
        Ok(())
    }

    /// Leaves nothing aside, for the end of a publication.
    pub async fn tidy(&self) {
        // What stays is cleared by the next publication.
        if self.sweep(|_| false).await.is_ok() {
            let _ = self.over(|session| async move { session.remove_folder(&self.at(ASIDE)).await }).await;
            self.folders().remove(ASIDE);
        }
    }

    /// Deletes a file, and the folders that it leaves empty.
    pub async fn delete(&self, path: &str) -> Result<(), Fault> {
        self.over(|session| async move { session.remove(&self.at(path)).await }).await?;
        for (end, _) in path.rmatch_indices('/') {
            let folder = &path[..end];
            if self.over(|session| async move { session.remove_folder(&self.at(folder)).await }).await.is_err() {
                break;
            }
            self.folders().remove(folder);
        }
        Ok(())
    }
}

/// The folder that a path means, without a slash at its end: a login begins in the user's own.
fn root_of(path: &str) -> &str {
    let path = path.trim_end_matches('/');
    if path == "~" { "." } else { path.strip_prefix("~/").unwrap_or(path) }
}

#[cfg(test)]
mod tests {
    use super::root_of;

    #[test]
    fn a_tilde_is_the_users_own_folder() {
        for (path, root) in
            [("~", "."), ("~/", "."), ("~/www/", "www"), ("/", ""), ("/srv/www/", "/srv/www"), ("www", "www")]
        {
            assert_eq!(root_of(path), root, "{path}");
        }
    }
}
