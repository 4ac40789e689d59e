//! The preview: the site in the browser, live while it is written.
//!
//! Two sides that share one value. The workshop, on a thread of its own, waits for changes, prepares the site as a build
//! does and puts out a snapshot; the server answers from whichever snapshot is out, and a page is rendered when it is
//! asked for. Nothing is written to the disk but what a person says of a finding.

mod answer;
mod deliver;
mod door;
mod error;
mod kept;
mod live;
mod panel;
mod press;
mod quotes;
mod server;
mod snapshot;
mod verdict;
mod watch;
mod workshop;

pub use door::Port;
pub use error::Error;

use crate::build::Options;
use crate::config::Base;
use crate::diag::Diagnostic;
use crate::disk;
use answer::House;
use snapshot::Snapshot;
use std::net::IpAddr;
use std::path::PathBuf;
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;
use tokio::sync::watch as latest;
use watch::Watch;
use workshop::Workshop;

/// What to show, and where.
#[derive(Debug, Clone)]
pub struct Preview {
    /// The site's folder.
    pub root: PathBuf,
    /// How it is built. The base is replaced by the preview's own address.
    pub options: Options,
    /// The address to listen on.
    pub host: IpAddr,
    /// The port to listen on.
    pub port: Port,
}

/// What a person at the terminal should hear of.
#[derive(Debug)]
pub enum Event<'a> {
    /// The site was built, or errors stopped the build.
    Built(Round<'a>),
    /// Requests are answered at this address from now on.
    Open {
        /// The address of the home page.
        url: &'a str,
    },
    /// A change could not be followed. The pages stay as they were.
    Failed(&'a Error),
}

/// One build of the preview.
#[derive(Debug)]
pub struct Round<'a> {
    /// What the author should know, sorted.
    pub notes: &'a [Diagnostic],
    /// Articles on the site; `None` if errors stopped the build.
    pub articles: Option<usize>,
    /// How long it took, reading included.
    pub took: Duration,
}

/// Hears what happens. Called from the thread that builds, and before that from the caller's own.
pub type Listener<'a> = dyn Fn(&Event<'_>) + Sync + 'a;

/// Shows a site until Ctrl-C.
pub fn run(preview: &Preview, hear: &Listener<'_>) -> Result<(), Error> {
    let root = &preview.root;
    if !root.is_dir() {
        return Err(disk::Error::NoRoot { path: root.clone() }.into());
    }
    // Watching begins before the first reading, so that no change falls between the two.
    let root = root.canonicalize().map_err(disk::Error::read(root))?;
    let (watch, stop) = Watch::begin(&root)?;
    let (listener, door) = door::open(preview.host, preview.port)?;
    let options = Options { base: Base::parse(&door.url()), ..preview.options.clone() };
    let renderers = thread::available_parallelism().map_or(2, usize::from).clamp(2, 8);
    let mut runtime = tokio::runtime::Builder::new_current_thread();
    let runtime = runtime.enable_all().max_blocking_threads(renderers).build().map_err(Error::Runtime)?;
    let (sender, snapshots) = latest::channel(Arc::new(Snapshot::default()));
    let mut workshop = Workshop::new((&root, &options), hear, sender);
    workshop.round(None)?;
    let url = door.url();
    let house = House {
        door,
        snapshots,
        token: verdict::token()?,
        root: root.clone(),
        today: options.today,
        writing: Mutex::default(),
    };
    thread::scope(|scope| {
        scope.spawn(move || workshop.work(watch));
        let served = runtime.block_on(async {
            let ready = || hear(&Event::Open { url: &url });
            let visitors = server::welcome(listener, Arc::new(house), ready).await;
            // The workshop holds the other end of every event stream; when it closes, the streams end.
            stop.stop();
            visitors?.farewell().await;
            Ok(())
        });
        served.map_err(Error::Runtime)
    })
}
