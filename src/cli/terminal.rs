//! What a terminal shows: messages, a progress bar, colours if they are wanted.

use super::Failure;
use crate::build::{Sink, Step};
use crate::diag::{Diagnostic, Notes};
use crate::pages::Plan;
use crate::publish::Watch;
use crate::report::{self, Style};
use crate::site::Site;
use indicatif::{ProgressBar, ProgressStyle};
use std::error::Error;
use std::io::{self, IsTerminal, Write};
use std::path::Path;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

/// Work below this stays silent; a bar that flashes by is noise.
const PATIENCE: Duration = Duration::from_secs(1);

/// Colours, if standard error is a terminal and NO_COLOR is not set (no-color.org).
pub fn style() -> Style {
    let refused = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
    let dumb = std::env::var_os("TERM").is_some_and(|value| value == "dumb");
    if io::stderr().is_terminal() && !refused && !dumb { Style::Colour } else { Style::Plain }
}

/// Prints diagnostics on standard error, each with its excerpt, as far as anybody reads them.
pub fn diagnostics(root: &Path, diagnostics: &[Diagnostic]) {
    let all: Vec<&Diagnostic> = diagnostics.iter().collect();
    let mut out = io::stderr().lock();
    for text in report::list(&all, &|path| text_of(root, path), style()) {
        // A closed terminal is no reason to fail.
        let _ = writeln!(out, "{text}");
    }
}

/// The text of a file that a diagnostic is about, read again for its excerpt.
pub fn text_of(root: &Path, path: &str) -> Option<String> {
    let text = std::fs::read_to_string(root.join(path)).ok()?;
    // Spans count from after a byte-order mark, as the source was read.
    Some(text.strip_prefix('\u{feff}').map_or_else(|| text.clone(), str::to_owned))
}

/// Prints a failure and its causes on standard error.
pub fn failure(error: &(dyn Error + 'static)) {
    let _ = writeln!(io::stderr(), "chancery: {}", words(error));
}

/// Prints a failure on standard output, for tools.
pub fn failure_json(error: &(dyn Error + 'static)) {
    let _ = writeln!(io::stdout(), "{:#}", serde_json::json!({ "error": words(error) }));
}

/// Prints on standard output. Whoever has stopped reading has seen enough; that stops no work.
pub fn print(text: &[u8]) -> Result<(), Failure> {
    match io::stdout().write_all(text) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(error.into()),
        _ => Ok(()),
    }
}

/// Prints a line on standard error.
pub fn remark(line: &str) {
    let _ = writeln!(io::stderr(), "{line}");
}

/// A failure and its causes on one line.
pub fn words(error: &(dyn Error + 'static)) -> String {
    let mut words = error.to_string();
    let mut cause = error.source();
    while let Some(inner) = cause {
        words.push_str(": ");
        words.push_str(&inner.to_string());
        cause = inner.source();
    }
    words
}

/// When each step of a build began, for `--verbose`.
#[derive(Debug, Default)]
pub struct Steps(Mutex<Vec<(&'static str, Instant)>>);

impl Steps {
    /// A step begins now, and the one before it ends.
    pub fn begin(&self, word: &'static str) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).push((word, Instant::now()));
    }

    /// The steps with the time that each took; the last ends now.
    pub fn taken(&self) -> Vec<(&'static str, Duration)> {
        let begun = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let ends = begun.iter().skip(1).map(|(_, begun)| *begun).chain([Instant::now()]);
        begun.iter().zip(ends).map(|((word, begun), end)| (*word, end - *begun)).collect()
    }
}

/// Whether a progress bar may be shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bar {
    /// On a terminal, once the work takes a while.
    Shown,
    /// Never.
    Hidden,
}

/// A sink with a progress bar on a terminal, once the work has gone on for a while.
pub struct WithBar<'a> {
    inner: &'a dyn Sink,
    steps: &'a Steps,
    bar: ProgressBar,
    start: Instant,
}

impl<'a> WithBar<'a> {
    /// Wraps a sink; the bar stays hidden unless standard error is a terminal.
    pub fn new(inner: &'a dyn Sink, steps: &'a Steps, bar: Bar) -> Self {
        let bar = if bar == Bar::Shown && io::stderr().is_terminal() {
            ProgressBar::no_length()
        } else {
            ProgressBar::hidden()
        };
        if let Ok(style) = ProgressStyle::with_template("{bar:30} {pos}/{len} pages") {
            bar.set_style(style);
        }
        Self { inner, steps, bar, start: Instant::now() }
    }
}

impl WithBar<'_> {
    fn step(&self) {
        if !self.bar.is_hidden() && self.start.elapsed() > PATIENCE {
            self.bar.inc(1);
        }
    }
}

impl Sink for WithBar<'_> {
    fn begin(&self, step: Step) {
        self.steps.begin(step.word());
        self.inner.begin(step);
    }

    fn expect(&self, outputs: usize) {
        self.bar.set_length(outputs as u64);
        self.inner.expect(outputs);
    }

    fn inspect(&self, site: &Site, plan: &Plan) -> Notes {
        self.inner.inspect(site, plan)
    }

    fn put(&self, path: &str, bytes: &[u8]) -> io::Result<()> {
        self.inner.put(path, bytes)?;
        self.step();
        Ok(())
    }

    fn keep_one(&self, path: &str) -> io::Result<bool> {
        let kept = self.inner.keep_one(path)?;
        if kept {
            self.step();
        }
        Ok(kept)
    }

    fn keep(&self, folder: &str, mark: (&str, &[u8])) -> io::Result<usize> {
        self.inner.keep(folder, mark)
    }
}

impl Drop for WithBar<'_> {
    fn drop(&mut self) {
        self.bar.finish_and_clear();
    }
}

/// A bar of the bytes that a publication sends, on a terminal.
pub struct Sending {
    bar: ProgressBar,
    loud: bool,
}

impl Sending {
    /// A bar for so many bytes; it stays hidden unless standard error is a terminal.
    pub fn new(bytes: u64, bar: Bar) -> Self {
        let loud = bar == Bar::Shown;
        let bar = if loud && io::stderr().is_terminal() { ProgressBar::new(bytes) } else { ProgressBar::hidden() };
        if let Ok(style) = ProgressStyle::with_template("{bar:30} {decimal_bytes} of {decimal_total_bytes}, {eta} left")
        {
            bar.set_style(style);
        }
        Self { bar, loud }
    }
}

impl Watch for Sending {
    fn sent(&self, bytes: u64) {
        self.bar.inc(bytes);
    }

    fn say(&self, words: &str) {
        if self.loud {
            self.bar.suspend(|| remark(words));
        }
    }
}

impl Drop for Sending {
    fn drop(&mut self) {
        self.bar.finish_and_clear();
    }
}
