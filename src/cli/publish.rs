//! `chancery publish`

use super::build::{Job, job};
use super::published::Outcome;
use super::terminal::Bar;
use super::{Failure, Format, SiteArgs, Volume};
use crate::build::{self, Options, Warnings};
use crate::config::{self, Target};
use crate::diag::{Diagnostic, Notes};
use crate::disk::{self, Manifest};
use crate::publish::{self, Folders, Intent, Ledger, Plan, Release};
use clap::Args;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Instant;

/// The arguments of `publish`.
#[derive(Debug, Args)]
#[command(long_about = "Builds the site into the output folder, and brings exactly the files of that \
build to a target in site.toml: a folder ([publish.NAME] with kind = \"dir\" and path) or a branch of a git repository \
(kind = \"git\", remote and branch). A folder becomes a link to the present release, which stands in .NAME-releases beside \
it, so that readers get the old site or the new one and never a mixture. Files that others put at a target are kept.")]
pub struct Publish {
    /// The target's name in site.toml [default: the one with default = true, or the only one]
    target: Option<String>,
    /// The site's folder, with site.toml and articles/
    #[arg(long, value_name = "DIR", default_value = ".")]
    pub(super) root: PathBuf,
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
    /// Treat warnings as errors: publish nothing while one stands
    #[arg(long)]
    strict: bool,
    /// Only say what would be done; with -v name every file
    #[arg(long)]
    pub(super) dry_run: bool,
    /// How to print what was done
    #[arg(long, value_enum, default_value_t)]
    pub(super) format: Format,
    #[command(flatten)]
    pub(super) volume: Volume,
}

/// A site that is ready, or one that errors stopped.
struct Made {
    notes: Vec<Diagnostic>,
    articles: usize,
    /// The site's files; `None` if errors stopped the build.
    manifest: Option<Manifest>,
}

impl Publish {
    /// Builds, plans, publishes, reports, and returns the exit code.
    pub fn run(self) -> Result<ExitCode, Failure> {
        let start = Instant::now();
        let output = self.output.clone().unwrap_or_else(|| self.root.join("public"));
        let folders = Folders { root: &self.root, output: &output };
        let targets = targets(&self.root)?;
        let target = targets.as_ref().map(|targets| publish::choose(targets, self.target.as_deref())).transpose()?;
        let made = if self.dry_run { self.rehearse()? } else { self.build(folders)? };
        let (Some(target), Some(manifest)) = (target, &made.manifest) else {
            self.report_stopped(&made.notes);
            return Ok(ExitCode::from(1));
        };
        let plan = if self.dry_run {
            publish::plan(publish::open(target, folders, Intent::Rehearse)?.as_ref(), manifest)?
        } else {
            carry_out(target, folders, &Release::open(&output, made.articles)?)?
        };
        let others = publish::others(&output, manifest)?;
        self.report(&Outcome { notes: &made.notes, target, plan, others }, start);
        Ok(ExitCode::SUCCESS)
    }

    /// Drafts are never published.
    fn options(&self) -> Result<Options, Failure> {
        let Self { root, base_url, today, no_search, .. } = self;
        let (root, base_url) = (root.clone(), base_url.clone());
        let site = SiteArgs { root, drafts: false, base_url, no_search: *no_search, today: *today };
        site.options(if self.strict { Warnings::Forbidden } else { Warnings::Allowed })
    }

    /// Builds into the output folder, as `chancery build` does.
    fn build(&self, folders: Folders<'_>) -> Result<Made, Failure> {
        let loud = self.format == Format::Text && !self.volume.quiet;
        let bar = if loud { Bar::Shown } else { Bar::Hidden };
        let built = job(Job { root: folders.root, output: folders.output, options: self.options()?, bar })?;
        let manifest = built.committed.map(|_| Manifest::of(folders.output)).transpose()?.flatten();
        Ok(Made { notes: built.notes, articles: built.summary.articles, manifest })
    }

    /// Builds without writing anything.
    fn rehearse(&self) -> Result<Made, Failure> {
        let (found, notes) = disk::list(&self.root)?;
        let ledger = Ledger::default();
        let built = build::build(&disk::read(&found, notes), &self.options()?, &ledger)?;
        let manifest = (!built.notes.has_errors()).then(|| ledger.manifest());
        Ok(Made { notes: built.notes.sorted(), articles: built.articles, manifest })
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

/// Brings the release to the target, if anything differs there.
fn carry_out(target: &Target, folders: Folders<'_>, release: &Release) -> Result<Plan, Failure> {
    let destination = publish::open(target, folders, Intent::Publish)?;
    let plan = publish::plan(destination.as_ref(), &release.manifest)?;
    if !plan.is_empty() {
        release.verify()?;
        destination.receive(release, &plan)?;
    }
    Ok(plan)
}
