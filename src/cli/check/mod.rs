//! `chancery check`: everything that a build would report, and what an editor would ask besides.
//!
//! Builds the whole site into nothing, so that the finished pages are looked at as readers would get them.

mod fix;
mod outside;
mod watch;

use super::terminal::{Bar, Steps, WithBar};
use super::{Failure, SiteArgs, Volume, extract, terminal};
use crate::build::{self, Built, Inputs, Warnings, article_stem};
use crate::diag::{self, Diagnostic, Notes, Severity};
use crate::disk;
use crate::import::{Fetcher, Knock, Reach};
use crate::lint::{self, Outside};
use crate::report;
use clap::{Args, ValueEnum};
use jiff::civil::Date;
use outside::Asked;
use std::process::ExitCode;
use std::time::{Duration, Instant};
use watch::{Extra, Watch};

/// The arguments of `check`.
#[derive(Debug, Args)]
#[command(
    after_help = "Nothing is written but, with --fix, what is safe to change, and with --external what servers answered.\n\
Exit codes: 0 no errors, 1 errors (with --strict also warnings), 2 wrong usage or a failure of the machine."
)]
pub struct Check {
    #[command(flatten)]
    site: SiteArgs,
    /// Treat warnings as errors
    #[arg(long)]
    strict: bool,
    /// How to print what was found
    #[arg(long, value_enum, default_value_t)]
    pub(super) format: Format,
    /// Change what is safe to change: stale sidecars that nobody has reviewed, blanks at the ends of lines, and
    /// the address that a page has left as its alias
    #[arg(long)]
    fix: bool,
    /// Ask other hosts whether the addresses that articles name still answer
    #[arg(long)]
    external: bool,
    /// Days for which an answer of another host is believed
    #[arg(long, value_name = "DAYS", default_value_t = 7, value_parser = clap::value_parser!(i64).range(0..=365))]
    days: i64,
    /// Seconds to wait for another host
    #[arg(long, value_name = "SECONDS", default_value_t = 10, value_parser = super::seconds)]
    timeout: u64,
    /// Ask hosts in private networks and on this machine as well
    #[arg(long)]
    allow_private: bool,
    #[command(flatten)]
    volume: Volume,
}

/// How findings are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub enum Format {
    /// For people.
    #[default]
    Text,
    /// For tools: one JSON document on standard output.
    Json,
    /// For code review: SARIF 2.1.0 on standard output.
    Sarif,
}

/// What a check came to.
struct Checked {
    notes: Vec<Diagnostic>,
    articles: usize,
    pages: usize,
    asked: Option<Asked>,
    fixed: Vec<String>,
}

impl Check {
    /// Checks, reports, and returns the exit code.
    pub fn run(self) -> Result<ExitCode, Failure> {
        let start = Instant::now();
        let steps = Steps::default();
        let mut fixed = Vec::new();
        let (mut built, mut watch) = self.look(&steps)?;
        if self.fix {
            steps.begin("fixing");
            fixed = fix::all(&self.site.root, &built.notes, &watch)?;
            if !fixed.is_empty() {
                (built, watch) = self.look(&steps)?;
            }
        }
        let mut notes = built.notes;
        steps.begin("comparing the pages");
        notes.extend(watch.judge(&notes.clone().sorted()));
        let asked = if self.external {
            steps.begin("asking other hosts");
            Some(self.ask(&watch, &mut notes)?)
        } else {
            None
        };
        let notes = if self.strict { notes.strict() } else { notes };
        let failed = notes.has_errors();
        let checked = Checked { notes: notes.sorted(), articles: built.articles, pages: built.outputs, asked, fixed };
        self.report(&checked, start)?;
        for (word, taken) in steps.taken().iter().filter(|_| self.volume.verbose) {
            terminal::remark(&format!("{:7.1} ms {word}", taken.as_secs_f64() * 1000.0));
        }
        Ok(ExitCode::from(u8::from(failed)))
    }

    /// Builds the site into nothing and looks at it.
    fn look(&self, steps: &Steps) -> Result<(Built, Watch), Failure> {
        // Warnings as errors would keep the pages from being rendered, and so from being looked at.
        let options = self.site.options(Warnings::Allowed)?;
        steps.begin("reading the files");
        let (found, notes) = disk::list(&self.site.root)?;
        let inputs: Inputs = disk::read(&found, notes);
        let outside = self.external.then_some(Extra::Outside);
        let extras = outside.into_iter().chain(self.fix.then_some(Extra::Tidied)).collect();
        let watch = Watch::new(options.today, extras, disk::addresses(&self.site.root.join("public")));
        let loud = self.format == Format::Text && !self.volume.quiet;
        let bar = if loud { Bar::Shown } else { Bar::Hidden };
        let built = build::build(&inputs, &options, &WithBar::new(&watch, steps, bar))?;
        Ok((built, watch))
    }

    /// Asks other hosts, and says which addresses do not answer.
    fn ask(&self, watch: &Watch, notes: &mut Notes) -> Result<Asked, Failure> {
        let reach = if self.allow_private { Reach::Private } else { Reach::Public };
        let fetcher = Fetcher::new(reach, Duration::from_secs(self.timeout));
        let memory = outside::Memory::open(&self.site.root, (watch.today, self.days));
        let (asked, dead) = outside::ask(&watch.outside(), &fetcher, memory)?;
        for (outside, why) in dead {
            notes.push(diag::lint::dead_outside(&outside.place, &outside.url, (&why, outside.more)));
        }
        Ok(asked)
    }

    fn report(&self, checked: &Checked, start: Instant) -> Result<(), Failure> {
        let root = &self.site.root;
        let texts = |path: &str| terminal::text_of(root, path);
        match self.format {
            Format::Text => {
                let loud = |note: &&Diagnostic| !self.volume.quiet || note.severity == Severity::Error;
                let shown: Vec<Diagnostic> = checked.notes.iter().filter(loud).cloned().collect();
                terminal::diagnostics(root, &shown);
                for line in &checked.fixed {
                    terminal::remark(line);
                }
                if !self.volume.quiet {
                    terminal::remark(&closing(checked, start));
                }
                Ok(())
            }
            Format::Json => print(&serde_json::json!({
                "diagnostics": report::json(&checked.notes, &texts),
                "summary": {
                    "articles": checked.articles,
                    "pages": checked.pages,
                    "fixed": checked.fixed,
                    "outside": checked.asked,
                },
            })),
            Format::Sarif => print(&report::sarif(&checked.notes, root, &texts)),
        }
    }
}

fn print(value: &serde_json::Value) -> Result<(), Failure> {
    terminal::print(format!("{value:#}\n").as_bytes())
}

fn closing(checked: &Checked, start: Instant) -> String {
    let counted = report::counted(&checked.notes);
    let count = |number: usize, word: &str| format!("{number} {word}{}", if number == 1 { "" } else { "s" });
    let mut line = if checked.pages == 0 && !checked.notes.is_empty() {
        "The pages could not be made, so they were not looked at".to_owned()
    } else {
        format!("{} and {} looked at", count(checked.articles, "article"), count(checked.pages, "page"))
    };
    line.push_str(&format!(
        " in {:.2} s: {}",
        start.elapsed().as_secs_f64(),
        if counted.is_empty() { "nothing to remark" } else { &counted }
    ));
    if let Some(asked) = &checked.asked {
        line.push_str(&format!("\n{asked}"));
    }
    line
}
