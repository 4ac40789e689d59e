//! Waits until the site's sources change.
//!
//! Knows what to look at, not what it means: `site.toml`, `articles/`, `lists/` and `templates/`. An editor's save is
//! several changes at once (a copy aside, a rename, a new time), so they are gathered until it is quiet. Where the system
//! says that a file is complete, a moment of quiet is enough.

use super::Error;
use notify::event::{AccessKind, AccessMode, ModifyKind, RenameMode};
use notify::{ErrorKind, EventKind, RecommendedWatcher, RecursiveMode, Watcher};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::time::{Duration, Instant};

/// How long it must be quiet before a change is taken for complete: a file may still be written, or one that is gone
/// may be about to come back.
const QUIET: Duration = Duration::from_millis(50);

/// How long it must be quiet after a file was closed by its writer or moved into place.
const SETTLED: Duration = Duration::from_millis(5);

/// How long a change may go on before it is shown all the same.
const LONGEST: Duration = Duration::from_secs(1);

/// The folders that are watched with everything in them.
const FOLDERS: [&str; 3] = ["articles", "lists", "templates"];

/// Why the waiting ended.
#[derive(Debug)]
pub enum Wake {
    /// Something changed: these files alone, if that is certain.
    Changed(Option<Vec<PathBuf>>),
    /// Something may have changed without our seeing it.
    Missed(Error),
    /// Nobody needs to know any more.
    Stopped,
}

enum Message {
    Seen(notify::Result<notify::Event>),
    Stop,
}

/// Ends the waiting, from another thread.
#[derive(Debug)]
pub struct Stop(Sender<Message>);

impl Stop {
    /// Ends the waiting.
    pub fn stop(&self) {
        // If nobody waits any more there is nothing to end.
        let _ = self.0.send(Message::Stop);
    }
}

/// A watch over one site's sources.
pub struct Watch {
    root: PathBuf,
    watcher: RecommendedWatcher,
    messages: Receiver<Message>,
}

impl Watch {
    /// Begins to watch. The root must be canonical, since the system reports canonical paths.
    pub fn begin(root: &Path) -> Result<(Self, Stop), Error> {
        let failed = |path: &Path| {
            let path = path.to_owned();
            move |source| Error::Watch { path, source }
        };
        let (sender, messages) = mpsc::channel();
        let stop = Stop(sender.clone());
        let seen = move |event| {
            let _ = sender.send(Message::Seen(event));
        };
        let mut watcher = notify::recommended_watcher(seen).map_err(failed(root))?;
        // The root is watched for itself alone: it tells when a folder comes or goes, and may hold much else.
        watcher.watch(root, RecursiveMode::NonRecursive).map_err(failed(root))?;
        let mut watch = Self { root: root.to_owned(), watcher, messages };
        for folder in FOLDERS {
            watch.look_at(folder)?;
        }
        Ok((watch, stop))
    }

    /// Waits for a change, and then until it is complete.
    pub fn wait(&mut self) -> Wake {
        let mut gathering: Option<Gathering> = None;
        loop {
            let message = match &gathering {
                None => self.messages.recv().map_err(RecvTimeoutError::from),
                Some(change) => self.messages.recv_timeout(change.patience()),
            };
            match (message, &mut gathering) {
                (Ok(Message::Seen(seen)), _) => {
                    if !seen.as_ref().is_ok_and(|event| !self.matters(event)) {
                        gathering.get_or_insert_default().add(seen);
                    }
                }
                (Ok(Message::Stop) | Err(RecvTimeoutError::Disconnected), _) => return Wake::Stopped,
                (Err(RecvTimeoutError::Timeout), None) => {}
                (Err(RecvTimeoutError::Timeout), Some(change)) => return std::mem::take(change).complete(&self.root),
            }
        }
    }

    /// Whether an event is about a source. A folder that has come or gone is looked at anew.
    fn matters(&mut self, event: &notify::Event) -> bool {
        if event.need_rescan() {
            return true;
        }
        // Our own reading opens and closes files too.
        let read = matches!(event.kind, EventKind::Access(kind) if kind != AccessKind::Close(AccessMode::Write));
        if read {
            return false;
        }
        for folder in FOLDERS {
            if event.paths.contains(&self.root.join(folder)) {
                // It may be gone again already; then its parent tells when it comes back.
                let _ = self.look_at(folder);
            }
        }
        event.paths.iter().any(|path| is_source(&self.root, path))
    }

    fn look_at(&mut self, folder: &str) -> Result<(), Error> {
        let path = self.root.join(folder);
        // A watch on a folder that was removed does not move to a new one of the same name.
        let _ = self.watcher.unwatch(&path);
        match self.watcher.watch(&path, RecursiveMode::Recursive) {
            Err(source) if !is_absence(&source) => Err(Error::Watch { path, source }),
            _ => Ok(()),
        }
    }
}

/// A change that may not be complete yet.
struct Gathering {
    since: Instant,
    /// When it is complete, if nothing follows.
    until: Instant,
    /// The files that have changed, if no others can have.
    files: Option<Vec<PathBuf>>,
    missed: Option<Error>,
}

impl Default for Gathering {
    fn default() -> Self {
        let now = Instant::now();
        Self { since: now, until: now, files: Some(Vec::new()), missed: None }
    }
}

impl Gathering {
    fn add(&mut self, seen: notify::Result<notify::Event>) {
        let is_settled = seen.as_ref().is_ok_and(|event| is_complete(event.kind));
        self.until = Instant::now() + if is_settled { SETTLED } else { QUIET };
        match (seen, &mut self.files) {
            (Ok(event), Some(files)) if is_of_files(&event) => files.extend(event.paths),
            (Ok(_), files) => *files = None,
            (Err(error), _) => self.missed = Some(Error::Missed(error)),
        }
    }

    /// How long to wait for what may follow.
    fn patience(&self) -> Duration {
        self.until.min(self.since + LONGEST).saturating_duration_since(Instant::now())
    }

    fn complete(self, root: &Path) -> Wake {
        let own = |files: Vec<PathBuf>| {
            let mut own: Vec<PathBuf> = files.into_iter().filter(|path| is_source(root, path)).collect();
            // One save is several events.
            own.sort_unstable();
            own.dedup();
            own
        };
        self.missed.map_or(Wake::Changed(self.files.map(own)), Wake::Missed)
    }
}

/// Whether a change of this kind leaves a whole file behind.
fn is_complete(kind: EventKind) -> bool {
    matches!(
        kind,
        EventKind::Access(AccessKind::Close(AccessMode::Write))
            | EventKind::Modify(ModifyKind::Name(RenameMode::To | RenameMode::Both))
    )
}

/// Whether nothing but the files that it names can have changed: what comes and goes may be a whole folder.
fn is_of_files(event: &notify::Event) -> bool {
    !event.need_rescan()
        && !event.paths.is_empty()
        && matches!(event.kind, EventKind::Access(_) | EventKind::Modify(ModifyKind::Data(_) | ModifyKind::Name(_)))
}

fn is_absence(error: &notify::Error) -> bool {
    match &error.kind {
        ErrorKind::PathNotFound => true,
        ErrorKind::Io(error) => error.kind() == std::io::ErrorKind::NotFound,
        _ => false,
    }
}

/// Whether a build reads this path, or the folder it is in: what editors put aside is hidden or ends in a tilde.
fn is_source(root: &Path, path: &Path) -> bool {
    let Ok(inner) = path.strip_prefix(root) else { return false };
    let mut parts = inner.iter().map(|part| part.to_string_lossy());
    match parts.next().as_deref() {
        // The root itself has come or gone.
        None => true,
        Some("site.toml") => parts.next().is_none(),
        Some(first) => FOLDERS.contains(&first) && !parts.any(|part| part.starts_with('.') || part.ends_with('~')),
    }
}

#[cfg(test)]
mod tests {
    use super::is_source;
    use std::path::Path;

    #[test]
    fn what_a_build_reads_is_watched_and_nothing_else() {
        let seen = |path: &str| is_source(Path::new("/site"), Path::new(path));
        for path in [
            "/site",
            "/site/site.toml",
            "/site/articles",
            "/site/articles/2024/a.md",
            "/site/lists/a.toml",
            "/site/templates/x.html",
        ] {
            assert!(seen(path), "{path}");
        }
        for path in [
            "/site/public/index.html",
            "/site/.public.chancery/seen",
            "/site/site.toml~",
            "/site/articles/.a.md.swp",
            "/site/articles/a.md~",
            "/site/articles/.git/index",
            "/elsewhere/site.toml",
        ] {
            assert!(!seen(path), "{path}");
        }
    }
}
