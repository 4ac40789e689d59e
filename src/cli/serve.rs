//! `chancery serve`

use super::{Failure, SiteArgs, terminal};
use crate::build::Warnings;
use crate::diag::{Diagnostic, Severity};
use crate::report;
use crate::serve::{self, Event, Port, Preview, Round};
use clap::Args;
use std::net::IpAddr;
use std::path::Path;
use std::process::ExitCode;
use std::sync::{Mutex, PoisonError};

/// The port that is tried first when none is asked for.
const PORT: u16 = 4000;

/// The arguments of `serve`.
#[derive(Debug, Args)]
// The preview has an address of its own, so the one option about the address is not offered.
#[command(mut_arg("base_url", |arg| arg.hide(true)))]
pub struct Serve {
    #[command(flatten)]
    site: SiteArgs,
    /// The port to listen on [default: 4000, or the next that is free]
    #[arg(long, value_name = "N")]
    port: Option<u16>,
    /// The IP address to listen on; any but the default lets other machines read the site, drafts included
    #[arg(long, value_name = "ADDR", default_value = "127.0.0.1")]
    host: IpAddr,
    /// Open the site in the browser
    #[arg(long)]
    open: bool,
}

impl Serve {
    /// Serves until it is stopped.
    pub fn run(self) -> Result<ExitCode, Failure> {
        if self.site.base_url.is_some() {
            return Err("serve has no --base-url: the preview is read at its own address".into());
        }
        let preview = Preview {
            root: self.site.root.clone(),
            options: self.site.options(Warnings::Allowed)?,
            host: self.host,
            port: self.port.map_or(Port::From(PORT), Port::Asked),
        };
        let at_start = if self.open { AtStart::Open } else { AtStart::Wait };
        let voice = Voice { root: &self.site.root, at_start, said: Mutex::default() };
        serve::run(&preview, &|event| voice.say(event))?;
        Ok(ExitCode::SUCCESS)
    }
}

/// What is done once the site can be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum AtStart {
    /// The browser is opened.
    Open,
    /// Nothing: the person opens the address.
    Wait,
}

/// What has been said, so that it is not said at every save.
#[derive(Default)]
struct Said {
    warnings: Vec<Diagnostic>,
    state: String,
    open: bool,
}

/// Tells a person at the terminal what happens.
struct Voice<'a> {
    root: &'a Path,
    at_start: AtStart,
    said: Mutex<Said>,
}

impl Voice<'_> {
    fn say(&self, event: &Event<'_>) {
        let mut said = self.said.lock().unwrap_or_else(PoisonError::into_inner);
        match event {
            Event::Built(round) => self.built(round, &mut said),
            Event::Open { url } => {
                said.open = true;
                terminal::remark(&format!("{url} – {}; press Ctrl-C to stop", said.state));
                if self.at_start == AtStart::Open && open::that_detached(url).is_err() {
                    terminal::remark("No browser could be opened; copy the address into one.");
                }
            }
            Event::Failed(error) => terminal::failure(*error),
        }
    }

    /// Errors are told for as long as they stand, a warning once.
    fn built(&self, round: &Round<'_>, said: &mut Said) {
        let news = |note: &&Diagnostic| note.severity == Severity::Error || !said.warnings.contains(note);
        let news: Vec<Diagnostic> = round.notes.iter().filter(news).cloned().collect();
        terminal::diagnostics(self.root, &news);
        said.warnings = round.notes.to_vec();
        let counted = report::counted(round.notes);
        let took = format!("in {:.2} s", round.took.as_secs_f64());
        let (state, rebuilt) = match round.articles {
            Some(1) => ("1 article".to_owned(), format!("1 article {took}")),
            Some(articles) => (format!("{articles} articles"), format!("{articles} articles {took}")),
            None => (counted.clone(), format!("{counted}: the preview stays as it was")),
        };
        said.state = state;
        if said.open {
            terminal::remark(&rebuilt);
        }
    }
}
