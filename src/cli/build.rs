//! `chancery build`

use super::terminal::{Bar, Steps};
use super::{Failure, Format, SiteArgs, Volume, terminal};
use crate::build::{self, Options, Warnings};
use crate::config::{Base, Search};
use crate::diag::{Diagnostic, Severity};
use crate::disk::{self, Committed, Record, Stage, Summary};
use crate::report;
use crate::site::Draft;
use clap::Args;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::{Duration, Instant};

/// The arguments of `build`.
#[derive(Debug, Args)]
pub struct Build {
    #[command(flatten)]
    site: SiteArgs,
    /// The folder to write to [default: public in the site's folder]
    #[arg(long, value_name = "DIR")]
    output: Option<PathBuf>,
    /// Treat warnings as errors
    #[arg(long)]
    strict: bool,
    /// How to print what was found
    #[arg(long, value_enum, default_value_t)]
    pub(super) format: Format,
    #[command(flatten)]
    volume: Volume,
}

/// What a build came to, for the closing line.
pub struct Outcome {
    /// What the author should know, sorted.
    pub notes: Vec<Diagnostic>,
    /// What the build came to.
    pub summary: Summary,
    /// What was written; `None` if errors stopped it.
    pub committed: Option<Committed>,
    /// What was done, and how long each step took.
    pub steps: Vec<(&'static str, Duration)>,
}

/// A build to do: where from, where to, how.
pub struct Job<'a> {
    /// The site's folder.
    pub root: &'a Path,
    /// The output folder.
    pub output: &'a Path,
    /// How.
    pub options: Options,
    /// Whether a progress bar may be shown.
    pub bar: Bar,
}

impl SiteArgs {
    /// The options of a build. Today is the machine's day unless it is given.
    pub fn options(&self, warnings: Warnings) -> Result<Options, Failure> {
        let base = match &self.base_url {
            Some(url) => {
                Some(Base::parse(url).ok_or_else(|| format!("--base-url {url} is not an http or https address"))?)
            }
            None => None,
        };
        Ok(Options {
            today: self.today.unwrap_or_else(today),
            drafts: if self.drafts { Draft::Shown } else { Draft::LeftOut },
            base,
            warnings,
            search: if self.no_search { Search::Off } else { Search::On },
        })
    }
}

/// The day in UTC: the same everywhere, so that a build does not depend on the time zone.
pub(super) fn today() -> jiff::civil::Date {
    jiff::tz::Offset::UTC.to_datetime(jiff::Timestamp::now()).date()
}

impl Build {
    /// Builds, reports, and returns the exit code.
    pub fn run(self) -> Result<ExitCode, Failure> {
        let start = Instant::now();
        let root = self.site.root.clone();
        let output = self.output.clone().unwrap_or_else(|| root.join("public"));
        let warnings = if self.strict { Warnings::Forbidden } else { Warnings::Allowed };
        let options = self.site.options(warnings)?;
        let loud = self.format == Format::Text && !self.volume.quiet;
        let bar = if loud { Bar::Shown } else { Bar::Hidden };
        let outcome = job(Job { root: &root, output: &output, options, bar })?;
        self.report(&outcome, start);
        Ok(if outcome.committed.is_some() { ExitCode::SUCCESS } else { ExitCode::from(1) })
    }

    fn report(&self, outcome: &Outcome, start: Instant) {
        let root = &self.site.root;
        if self.format == Format::Json {
            let text = serde_json::json!({
                "diagnostics": report::json(&outcome.notes, &|path| terminal::text_of(root, path)),
                "summary": {
                    "articles": outcome.summary.articles,
                    "tags": outcome.summary.tags,
                    "output": outcome.committed,
                },
            });
            let _ = writeln!(std::io::stdout(), "{text:#}");
            return;
        }
        let loud = |note: &&Diagnostic| !self.volume.quiet || note.severity == Severity::Error;
        let shown: Vec<Diagnostic> = outcome.notes.iter().filter(loud).cloned().collect();
        terminal::diagnostics(root, &shown);
        for (word, taken) in outcome.steps.iter().filter(|_| self.volume.verbose) {
            let _ = writeln!(std::io::stderr(), "{:7.1} ms {word}", taken.as_secs_f64() * 1000.0);
        }
        if !self.volume.quiet || outcome.committed.is_none() {
            let _ = writeln!(std::io::stderr(), "{}", closing(outcome, start));
        }
    }
}

fn closing(outcome: &Outcome, start: Instant) -> String {
    let counted = report::counted(&outcome.notes);
    let Some(committed) = outcome.committed else {
        return format!("{counted}: nothing was written, and the site stands as it was.");
    };
    let Summary { articles, tags } = outcome.summary;
    let Committed { written, unchanged, removed, kept } = committed;
    let mut line = format!(
        "{articles} {}, {tags} {}: {written} pages written, {unchanged} unchanged, {removed} removed in {:.2} s",
        if articles == 1 { "article" } else { "articles" },
        if tags == 1 { "tag" } else { "tags" },
        start.elapsed().as_secs_f64(),
    );
    if kept > 0 {
        line.push_str(&format!("; {kept} old pages kept, because somebody has changed them"));
    }
    if !counted.is_empty() {
        line.push_str(&format!("; {counted}"));
    }
    line
}

/// Builds a site into a folder: looks whether there is anything to do, then reads, builds and commits.
pub fn job(job: Job<'_>) -> Result<Outcome, Failure> {
    let Job { root, output, options, bar } = job;
    let steps = Steps::default();
    steps.begin("looking for changes");
    let key = key(&options);
    if let Some(seen) = disk::look(root, output, &key)? {
        let unchanged = seen.outputs.len();
        let committed = Committed { unchanged, ..Committed::default() };
        let (notes, summary) = (seen.notes, seen.summary);
        return Ok(Outcome { notes, summary, committed: Some(committed), steps: steps.taken() });
    }
    steps.begin("reading the files");
    let (found, notes) = disk::list(root)?;
    let listed = disk::Inputs::new(&key, &found);
    let inputs = disk::read(&found, notes);
    let stage = Stage::open(root, output)?;
    let built = build::build(&inputs, &options, &terminal::WithBar::new(&stage, &steps, bar))
        .map_err(disk::Error::write(output))?;
    let stopped = built.notes.has_errors();
    let summary = Summary { articles: built.articles, tags: built.tags };
    let notes = built.notes.sorted();
    if stopped {
        return Ok(Outcome { notes, summary, committed: None, steps: steps.taken() });
    }
    steps.begin("committing");
    let committed = stage.commit(Record { inputs: listed, summary, notes: notes.clone() })?;
    Ok(Outcome { notes, summary, committed: Some(committed), steps: steps.taken() })
}

/// What a build depends on besides its files: this very program, and its options.
fn key(options: &Options) -> String {
    let program = std::env::current_exe().and_then(|path| path.metadata());
    let program = program.map(|meta| (meta.len(), meta.modified().ok()));
    let text = format!("{} {program:?} {options:?}", env!("CARGO_PKG_VERSION"));
    blake3::hash(text.as_bytes()).to_hex().to_string()
}
