//! `chancery publish`

use super::build::{Job, job};
use super::terminal::{self, Bar};
use super::{Failure, Format, SiteArgs, Volume};
use crate::build::{self, Options, Warnings};
use crate::config::{self, Target, TargetKind};
use crate::diag::{Diagnostic, Notes};
use crate::disk::{self, Manifest};
use crate::publish::{self, Folders, Intent, Ledger, Plan, Release};
use crate::report;
use clap::Args;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Instant;

/// The arguments of `publish`.
#[derive(Debug, Args)]
#[command(
    long_about = "Builds the site into the output folder with warnings forbidden, and brings exactly the files of that \
build to a target in site.toml: a folder ([publish.NAME] with kind = \"dir\" and path) or a branch of a git repository \
(kind = \"git\", remote and branch). A folder becomes a link to the present release, which stands in .NAME-releases beside \
it, so that readers get the old site or the new one and never a mixture. Files that others put at a target are kept."
)]
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
    /// Treat this day as today (it fixes the year of a date such as "Wednesday, April 10")
    #[arg(long, value_name = "DATE")]
    today: Option<jiff::civil::Date>,
    /// Only say what would be done; with -v name every file
    #[arg(long)]
    dry_run: bool,
    /// How to print what was done
    #[arg(long, value_enum, default_value_t)]
    format: Format,
    #[command(flatten)]
    volume: Volume,
}

/// A site that is ready, or one that errors stopped.
struct Made {
    notes: Vec<Diagnostic>,
    articles: usize,
    /// The site's files; `None` if errors stopped the build.
    manifest: Option<Manifest>,
}

/// What a publication came to.
struct Outcome<'a> {
    notes: &'a [Diagnostic],
    target: &'a Target,
    plan: Plan,
    /// Files in the output folder that are not Chancery's.
    others: Vec<String>,
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
        let Self { root, base_url, today, .. } = self;
        let site = SiteArgs { root: root.clone(), drafts: false, base_url: base_url.clone(), today: *today };
        site.options(Warnings::Forbidden)
    }

    /// Builds into the output folder, as `chancery build --strict` does.
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

    fn report_stopped(&self, notes: &[Diagnostic]) {
        if self.format == Format::Json {
            return self.print_json(notes, &serde_json::Value::Null);
        }
        terminal::diagnostics(&self.root, notes);
        say(&format!("{}: nothing was published (warnings count as errors here).", report::counted(notes)));
    }

    fn report(&self, outcome: &Outcome<'_>, start: Instant) {
        let Outcome { notes, target, plan, others } = outcome;
        if self.format == Format::Json {
            let publication = serde_json::json!({
                "target": target.name,
                "place": place(target),
                "dry_run": self.dry_run,
                "files": plan,
                "not_published": others,
            });
            return self.print_json(notes, &publication);
        }
        if self.volume.quiet {
            return;
        }
        terminal::diagnostics(&self.root, notes);
        if self.volume.verbose {
            list(plan);
        }
        if !others.is_empty() {
            let names = others.iter().take(5).map(String::as_str).collect::<Vec<_>>().join(", ");
            let more = if others.len() > 5 { format!(" and {} more", others.len() - 5) } else { String::new() };
            say(&format!(
                "note: not published, because Chancery did not make it: {names}{more}. \
Put such files at the target, where they are kept."
            ));
        }
        say(&self.closing(outcome, start));
    }

    fn closing(&self, outcome: &Outcome<'_>, start: Instant) -> String {
        let plan = &outcome.plan;
        let mut line = format!(
            "{} ({}): {} new, {} changed, {} deleted, {} unchanged in {:.2} s",
            outcome.target.name,
            place(outcome.target),
            plan.new.len(),
            plan.changed.len(),
            plan.deleted.len(),
            plan.unchanged.len(),
            start.elapsed().as_secs_f64(),
        );
        if !plan.kept.is_empty() {
            line.push_str(&format!("; {} old files kept, because somebody has changed them", plan.kept.len()));
        }
        line.push_str(match (self.dry_run, plan.is_empty()) {
            (_, true) => "; nothing to do",
            (true, false) => "; a dry run: nothing was written",
            (false, false) => "",
        });
        line
    }

    fn print_json(&self, notes: &[Diagnostic], publication: &serde_json::Value) {
        let texts = |path: &str| terminal::text_of(&self.root, path);
        let text = serde_json::json!({ "diagnostics": report::json(notes, &texts), "publication": publication });
        let _ = writeln!(io::stdout(), "{text:#}");
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

fn place(target: &Target) -> String {
    match &target.kind {
        TargetKind::Dir { path } => path.clone(),
        TargetKind::Git { remote, branch } => format!("{branch} at {}", without_password(remote)),
    }
}

/// An address that may be printed: without the user and password that it may hold.
fn without_password(remote: &str) -> String {
    let Some((scheme, rest)) = remote.split_once("://") else { return remote.to_owned() };
    let host = rest.split('/').next().unwrap_or_default();
    match host.rfind('@') {
        Some(at) => format!("{scheme}://{}", &rest[at + 1..]),
        None => remote.to_owned(),
    }
}

/// Names every file of a plan on standard output.
fn list(plan: &Plan) {
    let Plan { new, changed, deleted, unchanged, kept } = plan;
    let mut out = io::stdout().lock();
    for (word, paths) in
        [("new", new), ("changed", changed), ("deleted", deleted), ("kept", kept), ("unchanged", unchanged)]
    {
        for path in paths {
            let _ = writeln!(out, "{word:9} {path}");
        }
    }
}

fn say(line: &str) {
    let _ = writeln!(io::stderr(), "{line}");
}
