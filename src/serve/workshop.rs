//! Builds, and builds again: sources in, snapshots out.
//!
//! Runs on a thread of its own. A build with errors leaves the pages of the last good one and puts its errors over them.

use super::snapshot::{Snapshot, Store};
use super::watch::{Wake, Watch};
use super::{Error, Event, Listener, Round};
use crate::build::{self, Inputs, Options};
use crate::diag::{Diagnostic, Severity};
use crate::disk;
use crate::report::{self, Style};
use std::path::Path;
use std::sync::Arc;
use std::time::{Instant, SystemTime, UNIX_EPOCH};
use tokio::sync::watch as latest;

/// What makes the snapshots of one site.
pub struct Workshop<'a> {
    /// The site's folder.
    pub root: &'a Path,
    /// How it is built.
    pub options: &'a Options,
    /// Who hears of every build.
    pub hear: &'a Listener<'a>,
    /// Where snapshots are put out.
    pub sender: latest::Sender<Arc<Snapshot>>,
}

impl Workshop<'_> {
    /// Builds after every change until it is told to stop.
    pub fn work(self, mut watch: Watch) {
        loop {
            match watch.wait() {
                Wake::Stopped => return,
                Wake::Changed => {}
                Wake::Missed(error) => (self.hear)(&Event::Failed(&error)),
            }
            if let Err(error) = self.build() {
                (self.hear)(&Event::Failed(&error));
            }
        }
    }

    /// Builds once and puts out what came of it.
    pub fn build(&self) -> Result<(), Error> {
        let start = Instant::now();
        let before = Arc::clone(&self.sender.borrow());
        let (found, notes) = disk::list(self.root)?;
        let inputs = disk::read(&found, notes);
        let store = Store::after(&before);
        let built = build::build(&inputs, self.options, &store).map_err(Error::Runtime)?;
        let good = !built.notes.has_errors();
        let notes = built.notes.sorted();
        let next = if good { store.finish() } else { before.broken(errors(&notes, &inputs)) };
        // What looks the same is not put out, so that a save without a change reloads nothing.
        if before.version.is_empty() || !next.looks_like(&before) {
            self.sender.send_replace(Arc::new(next.named(version())));
        }
        let articles = good.then_some(built.articles);
        (self.hear)(&Event::Built(Round { notes: &notes, articles, took: start.elapsed() }));
        Ok(())
    }
}

/// The errors as a terminal without colours would show them, with excerpts of the texts that were built, and as many.
fn errors(notes: &[Diagnostic], inputs: &Inputs) -> Vec<String> {
    let sources = || inputs.config.iter().chain(&inputs.articles).chain(&inputs.sidecars).chain(&inputs.templates);
    let texts = |path: &str| sources().find(|source| *source.path == *path).map(|source| source.text.to_string());
    let errors: Vec<&Diagnostic> = notes.iter().filter(|note| note.severity == Severity::Error).collect();
    report::list(&errors, &texts, Style::Plain)
}

/// A name that no other snapshot has had, not even one of an earlier run whose page is still open in a browser.
fn version() -> String {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    format!("{:x}", since.as_nanos())
}
