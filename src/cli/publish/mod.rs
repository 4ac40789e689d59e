//! `chancery publish`

mod carry;
mod consent;
mod local;
mod report;

use super::build::{Job, job};
use super::terminal::{self, Bar, Sending};
use super::{Failure, Format, SiteArgs, Volume};
use crate::build::{self, Options, Warnings};
use crate::config::{self, Target, TargetKind};
use crate::diag::{Diagnostic, Notes};
use crate::disk;
use crate::publish::{self, Destination, Folders, Intent, Ledger, Release};
use carry::Planned;
use clap::Args;
use local::{Local, Made};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::{Duration, Instant};

/// The arguments of `publish`.
#[derive(Debug, Args)]
#[command(long_about = "Builds the site into the output folder, and brings exactly the files of that \
build to a target in site.toml ([publish.NAME]): a folder (kind = \"dir\" and path), a branch of a git repository \
(kind = \"git\", remote and branch), one file (kind = \"archive\" and path), a store of objects (kind = \"s3\" or \"gcs\" and \
bucket, or \"azure\", account and container; with compress = \"gzip\" or \"brotli\" it holds compressed files) or a folder on a server (kind = \"sftp\", host, user and path). Nothing is published while the site has errors, or warnings to which nobody has \
agreed. First it says what will change. In a \
folder, each publication is a release of its own, and the link `current`, which a web server shows, leads to the present \
one, so that readers get the old site or the new one and never a mixture. Files that others put at a target are kept.")]
pub struct Publish {
    /// The target's name in site.toml [default: the one with default = true, or the only one]
    target: Option<String>,
    /// The site's folder, with site.toml and articles/
    #[arg(long, value_name = "DIR", default_value = ".")]
    root: PathBuf,
    /// The folder to build into [default: public in the site's folder]
    #[arg(long, value_name = "DIR")]
    output: Option<PathBuf>,
    /// The address where the site will be read, instead of base_url in site.toml
    #[arg(long, value_name = "URL")]
    base_url: Option<String>,
    /// Make no index for searching, no search page and no search box
    #[arg(long)]
    no_search: bool,
    /// Treat this day as today (it fixes the year of a date such as "Wednesday, April 10")
    #[arg(long, value_name = "DATE")]
    today: Option<jiff::civil::Date>,
    /// Only say what would be done; with -v name every file
    #[arg(long)]
    dry_run: bool,
    /// Publish although warnings stand; without this, it asks, or publishes nothing where nobody can be asked
    #[arg(long)]
    allow_warnings: bool,
    /// Ask nothing where more than a tenth of the pages, or more than 50, would be taken away
    #[arg(long)]
    allow_removals: bool,
    /// Build nothing, and bring back the release before the present one (in a folder)
    #[arg(long, conflicts_with_all = ["dry_run", "allow_removals", "allow_warnings"])]
    rollback: bool,
    /// How long the target's `url` may take to show what was published
    #[arg(long, value_name = "SECONDS", default_value_t = 60)]
    verify_for: u16,
    /// How to print what was done
    #[arg(long, value_enum, default_value_t)]
    pub(super) format: Format,
    #[command(flatten)]
    volume: Volume,
}

impl Publish {
    /// Builds, plans, publishes, reports, and returns the exit code.
    pub fn run(self) -> Result<ExitCode, Failure> {
        let start = Instant::now();
        let output = self.output.clone().unwrap_or_else(|| self.root.join("public"));
        let folders = Folders { root: &self.root, output: &output };
        let targets = targets(&self.root)?;
        let target = targets.as_ref().map(|targets| publish::choose(targets, self.target.as_deref())).transpose()?;
        if let Some(target) = target.filter(|_| self.rollback) {
            let release = publish::open(target, folders, Intent::Publish)?.roll_back()?;
            self.report_rolled_back(target, &release);
            return Ok(ExitCode::SUCCESS);
        }
        let made = if self.dry_run { self.rehearse()? } else { self.build(folders)? };
        let (Some(target), Some(local)) = (target, made.local) else {
            self.report_stopped(&made.notes);
            return Ok(ExitCode::from(1));
        };
        if !self.accepts(&made.notes)? {
            return Ok(ExitCode::from(1));
        }
        let local = local.escorted(publish::escort(target));
        let intent = if self.dry_run { Intent::Rehearse } else { Intent::Publish };
        let destination = publish::open(target, folders, intent)?;
        let planned = Planned::new(publish::plan(destination.as_ref(), local.contents())?, &local);
        let others = publish::others(&output, &local.contents().manifest)?;
        self.announce(target, &planned, (&made.notes, &others));
        let verified = match &local {
            Local::Built(release) => self.carry_out((target, destination.as_ref()), &planned, release)?,
            Local::Rehearsed(_) => None,
        };
        self.report((target, &planned, verified), (&made.notes, &others), start);
        Ok(ExitCode::SUCCESS)
    }

    /// Drafts are never published.
    fn options(&self) -> Result<Options, Failure> {
        let Self { root, base_url, today, no_search, .. } = self;
        let (root, base_url) = (root.clone(), base_url.clone());
        let site = SiteArgs { root, drafts: false, base_url, no_search: *no_search, today: *today };
        // Whether warnings stop it is decided when they are known, so that somebody can be asked.
        site.options(Warnings::Allowed)
    }

    /// Builds into the output folder, as `chancery build` does.
    fn build(&self, folders: Folders<'_>) -> Result<Made, Failure> {
        let bar = self.bar();
        let built = job(Job { root: folders.root, output: folders.output, options: self.options()?, bar })?;
        let open = |_| Release::open(folders.output, built.summary.articles).map(Local::Built);
        Ok(Made { local: built.committed.map(open).transpose()?, notes: built.notes })
    }

    /// Builds without writing anything.
    fn rehearse(&self) -> Result<Made, Failure> {
        let (found, notes) = disk::list(&self.root)?;
        let ledger = Ledger::default();
        let built = build::build(&disk::read(&found, notes), &self.options()?, &ledger)?;
        let local = (!built.notes.has_errors()).then(|| Local::Rehearsed(ledger.entries()));
        Ok(Made { notes: built.notes.sorted(), local })
    }

    fn bar(&self) -> Bar {
        if self.format == Format::Text && !self.volume.quiet { Bar::Shown } else { Bar::Hidden }
    }
}

/// The targets in `site.toml`; `None` if it has mistakes, which the build will tell.
fn targets(root: &Path) -> Result<Option<Vec<Target>>, Failure> {
    let (mut found, _) = disk::list(root)?;
    found.retain(|file| file.path == "site.toml");
    let Some(source) = disk::read(&found, Notes::new()).config else { return Ok(None) };
    let parsed = config::parse(&source);
    Ok(if parsed.notes.has_errors() { None } else { parsed.value.map(|config| config.targets) })
}
