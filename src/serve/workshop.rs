//! Rounds: sources in, snapshots out.
//!
//! Runs on a thread of its own. Everything that concerns the site as a whole is done in every round, so that errors show
//! whatever page is open; pages wait until they are asked for. A round with errors leaves the pages of the last good one
//! and puts its errors over them.

use super::kept::Kept;
use super::press::Press;
use super::snapshot::{Change, Snapshot, Version};
use super::watch::{Wake, Watch};
use super::{Error, Event, Listener, Round};
use crate::build::{self, Gathered, Inputs, Nowhere, Options};
use crate::diag::{Diagnostic, Noted, Severity};
use crate::disk::Shelf;
use crate::gazetteer::Gazetteer;
use crate::render::Renderer;
use crate::report::{self, Style};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Instant, SystemTime, UNIX_EPOCH};
use tokio::sync::watch as latest;

/// What makes the snapshots of one site.
pub struct Workshop<'a> {
    root: &'a Path,
    options: &'a Options,
    hear: &'a Listener<'a>,
    sender: latest::Sender<Arc<Snapshot>>,
    shelf: Shelf,
    kept: Kept,
    last: Last,
}

/// What the last round came to.
#[derive(Default)]
struct Last {
    inputs: Arc<Inputs>,
    notes: Vec<Diagnostic>,
    articles: Option<usize>,
}

impl<'a> Workshop<'a> {
    /// A workshop for the site in this folder. Every round is told to `hear`, and put out through `sender`.
    pub fn new(
        (root, options): (&'a Path, &'a Options),
        hear: &'a Listener<'a>,
        sender: latest::Sender<Arc<Snapshot>>,
    ) -> Self {
        let (shelf, kept, last) = (Shelf::default(), Kept::default(), Last::default());
        Self { root, options, hear, sender, shelf, kept, last }
    }

    /// Goes round after every change until it is told to stop.
    pub fn work(mut self, mut watch: Watch) {
        // After a round that failed nobody knows what it has missed.
        let mut is_sure = true;
        loop {
            let changed = match watch.wait() {
                Wake::Stopped => return,
                Wake::Changed(changed) => changed.filter(|_| is_sure),
                Wake::Missed(error) => {
                    (self.hear)(&Event::Failed(&error));
                    None
                }
            };
            let round = self.round(changed.as_deref());
            is_sure = round.is_ok();
            if let Err(error) = round {
                (self.hear)(&Event::Failed(&error));
            }
        }
    }

    /// Reads what has changed and puts out what came of it. `changed` are the files, if these alone can have.
    pub fn round(&mut self, changed: Option<&[PathBuf]>) -> Result<(), Error> {
        let start = Instant::now();
        let inputs = Arc::new(self.shelf.read(self.root, changed)?);
        let before = Arc::clone(&self.sender.borrow());
        let is_first = before.version == Version::default();
        let change = Change::between(&self.last.inputs, &inputs);
        if is_first || change != Change::Nothing {
            let (next, last) = self.next(&inputs, &before);
            let style = next.errors == before.errors && change == Change::Styles && !is_first;
            let page = if style { before.version.page.clone() } else { name() };
            self.sender.send_replace(Arc::new(Snapshot { version: Version { page, style: name() }, ..next }));
            self.last = last;
        }
        // Ten thousand articles take a while to be forgotten, and the next edit should not wait for that.
        rayon::spawn(move || drop(before));
        let (notes, articles) = (&self.last.notes, self.last.articles);
        (self.hear)(&Event::Built(Round { notes, articles, took: start.elapsed() }));
        Ok(())
    }

    /// The state that these sources make.
    fn next(&mut self, inputs: &Arc<Inputs>, before: &Snapshot) -> (Snapshot, Last) {
        let (gazetteer, Noted { value: renderer, notes }) = self.prepare(inputs);
        let notes = notes.sorted();
        let articles = renderer.as_ref().map(|renderer| renderer.site().articles.len());
        let next = match renderer {
            Some(renderer) => {
                let press = Press::new(renderer, (Arc::clone(inputs), gazetteer), before.press.as_deref());
                Snapshot { press: Some(Arc::new(press)), ..Snapshot::default() }
            }
            None => before.broken(errors(&notes, inputs)),
        };
        (next, Last { inputs: Arc::clone(inputs), notes, articles })
    }

    /// All that a build does before it renders its pages.
    fn prepare(&mut self, inputs: &Inputs) -> (Arc<Gazetteer>, Noted<Option<Renderer>>) {
        let mut notes = inputs.notes.clone();
        let config = notes.take(build::configure(inputs, self.options));
        let gazetteer = notes.take(self.kept.gazetteer(inputs, config.as_ref()));
        let how = (&*gazetteer, config.as_ref(), self.options.today);
        let readings = notes.take(self.kept.readings(inputs, how));
        let gathered = Gathered { config, gazetteer: &gazetteer, readings, notes };
        let prepared = build::prepare((inputs, self.options), gathered, &Nowhere);
        (gazetteer, prepared)
    }
}

/// The errors as a terminal without colours would show them, with excerpts of the texts that were read, and as many.
pub fn errors(notes: &[Diagnostic], inputs: &Inputs) -> Vec<String> {
    let texts = [&inputs.articles, &inputs.sidecars, &inputs.templates, &inputs.lists, &inputs.wordings];
    let sources = || inputs.config.iter().chain(texts.into_iter().flatten());
    let texts = |path: &str| sources().find(|source| *source.path == *path).map(|source| source.text.to_string());
    let errors: Vec<&Diagnostic> = notes.iter().filter(|note| note.severity == Severity::Error).collect();
    report::list(&errors, &texts, Style::Plain)
}

/// A name that no other state has had, not even one of an earlier run whose page is still open in a browser.
fn name() -> String {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    format!("{:x}", since.as_nanos())
}
