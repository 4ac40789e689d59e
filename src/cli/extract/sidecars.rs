//! Sidecars written, refreshed or checked.

use super::articles::Chosen;
use super::{Failure, errors, print, terminal};
use crate::build::{self, article_stem};
use crate::diag::{self, Notes};
use crate::disk;
use crate::document;
use crate::gazetteer::Gazetteer;
use crate::review::Clerk;
use crate::site::{self, Reading};
use crate::source::{self, Place, Source};
use jiff::civil::Date;
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// What is done with sidecars.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Act {
    /// They are written or refreshed.
    Write,
    /// Those that writing would change are named.
    Check,
}

/// Says a line to whoever looks on.
type Say = fn(&str) -> Result<(), Failure>;

/// What is to be done with the sidecar of an article.
enum Step {
    /// It is what it would be.
    Stands,
    /// A person has confirmed it, so that only they change it; its text has changed since.
    Outdated,
    /// This goes there.
    Becomes(String),
    /// It cannot be dealt with, for these reasons.
    Stuck(Notes),
    /// There is none, and none is asked for.
    Missing,
}

/// What the steps need besides the article.
struct Desk<'a> {
    gazetteer: &'a Gazetteer,
    clerk: Clerk<'a>,
    act: Act,
    /// What is done is said by this.
    say: Say,
    /// Sidecars by the stem that they share with their articles.
    sidecars: BTreeMap<String, Source>,
    /// Articles by stem.
    articles: BTreeMap<&'a str, Vec<&'a str>>,
    /// What was noticed while the files were read.
    noticed: Notes,
}

/// What has been done so far.
#[derive(Default)]
struct Count {
    changed: usize,
    unchanged: usize,
    outdated: usize,
    failed: bool,
}

/// Writes or checks the sidecars of the chosen articles, and says so.
pub fn run(root: &Path, chosen: (Chosen, Date), act: Act) -> Result<ExitCode, Failure> {
    let Some((count, notes)) = work(root, chosen, (act, print))? else { return Ok(ExitCode::from(1)) };
    let failed = errors(root, notes);
    print(&closing(act, &count))?;
    let stale = act == Act::Check && count.changed + count.outdated > 0;
    Ok(ExitCode::from(if count.failed { 2 } else { u8::from(failed || stale) }))
}

/// Writes the sidecars of articles that have just been imported, and says only what is wrong. Returns whether all is well.
pub fn beside(root: &Path, chosen: (Chosen, Date)) -> Result<bool, Failure> {
    let Some((count, notes)) = work(root, chosen, (Act::Write, |_| Ok(())))? else { return Ok(false) };
    Ok(!errors(root, notes) && !count.failed)
}

/// Does what is to be done; nothing if the site's configuration stands in the way, which is said.
fn work(
    root: &Path,
    (mut chosen, today): (Chosen, Date),
    (act, say): (Act, Say),
) -> Result<Option<(Count, Notes)>, Failure> {
    if let Some(path) = chosen.lone.first() {
        return Err(format!("sidecars belong to a site, and {} is not among its articles", path.display()).into());
    }
    let noticed = chosen.inputs.notes.clone();
    let (gazetteer, mut notes) = chosen.prepare(today);
    let Some(config) = chosen.config.clone() else {
        errors(root, notes);
        let is_there = chosen.inputs.config.is_some();
        return if is_there { Ok(None) } else { Err("sidecars belong to a site; name it with --root".into()) };
    };
    let sidecars = std::mem::take(&mut chosen.inputs.sidecars);
    let sidecars = sidecars.into_iter().map(|source| (article_stem(&source.path).to_owned(), source)).collect();
    let mut articles: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for path in &chosen.all {
        articles.entry(article_stem(path)).or_default().push(path);
    }
    // What is found without the sidecars is what they are refreshed with.
    let readings = notes.take(build::read_all(&chosen.inputs, &gazetteer, (Some(&config), today)));
    let clerk = Clerk::new(&gazetteer, today);
    let desk = Desk { gazetteer: &gazetteer, clerk, act, say, sidecars, articles, noticed };
    let steps: Vec<(String, Step)> = readings.into_par_iter().map(|reading| desk.step(reading)).collect();
    let mut count = Count::default();
    for (path, step) in steps {
        desk.take(root, (&path, step), (&mut notes, &mut count))?;
    }
    Ok(Some((count, notes)))
}

fn closing(act: Act, count: &Count) -> String {
    let Count { changed, unchanged, outdated, .. } = count;
    let noun = if *changed == 1 { "sidecar" } else { "sidecars" };
    let word = if act == Act::Write { "written" } else { "stale" };
    let reviewed = match outdated {
        0 => String::new(),
        n => format!(", {n} reviewed before the text changed"),
    };
    format!("{changed} {noun} {word}, {unchanged} unchanged{reviewed}")
}

impl Desk<'_> {
    /// What is to be done with the sidecar of an article, and its path.
    fn step(&self, reading: Reading) -> (String, Step) {
        let stem = article_stem(&reading.source.path).to_owned();
        let earlier = self.sidecars.get(&stem);
        let path = earlier.map_or_else(|| format!("{stem}.meta.toml"), |source| source.path.to_string());
        let place = Place { path: path.as_str().into(), span: None };
        if earlier.is_none() && self.act == Act::Check {
            return (path, Step::Missing);
        }
        if let Some([first, second, ..]) = self.articles.get(stem.as_str()).map(Vec::as_slice) {
            let note = diag::article::shared_sidecar(&place, (first, second));
            return (path, Step::Stuck(Notes::from_iter([note])));
        }
        // A file that is there and could not be read has been spoken of, and is not ours to replace.
        if self.noticed.speak_of(&place) {
            return (path, Step::Stuck(Notes::new()));
        }
        if let Some(source) = earlier {
            let read = document::sidecar(source, self.gazetteer);
            if read.notes.has_errors() {
                return (path, Step::Stuck(read.notes));
            }
            let is_fresh = read.value.text.as_deref() == Some(&*site::text_hash(&reading.document));
            if read.value.reviewed {
                return (path, if is_fresh { Step::Stands } else { Step::Outdated });
            }
        }
        let step = self.refresh(reading, earlier, &place);
        (path, step)
    }

    fn refresh(&self, reading: Reading, earlier: Option<&Source>, place: &Place) -> Step {
        match self.clerk.refreshed(reading, earlier.map(|source| &*source.text)) {
            Ok(text) if earlier.is_some_and(|source| *source.text == *text) => Step::Stands,
            Ok(text) => Step::Becomes(text),
            Err(broken) => {
                let (_, line) = earlier.map_or((0, ""), |source| source::line_at(&source.text, broken.span.start));
                let place = Place { span: Some(broken.span.into()), ..place.clone() };
                Step::Stuck(Notes::from_iter([diag::keys::syntax(&place, ("the sidecar", line, None), &broken.reason)]))
            }
        }
    }

    /// Does a step, and says so.
    fn take(
        &self,
        root: &Path,
        (path, step): (&str, Step),
        (notes, count): (&mut Notes, &mut Count),
    ) -> Result<(), Failure> {
        let earlier = self.sidecars.get(article_stem(path));
        match step {
            Step::Missing => Ok(()),
            Step::Stuck(more) => {
                notes.extend(more);
                Ok(())
            }
            Step::Stands => {
                count.unchanged += 1;
                Ok(())
            }
            Step::Outdated => {
                count.outdated += 1;
                (self.say)(&format!("reviewed, and its article has changed since: {path}"))
            }
            Step::Becomes(_) if self.act == Act::Check => {
                count.changed += 1;
                (self.say)(&format!("stale: {path}"))
            }
            Step::Becomes(text) => {
                let before = earlier.map(|source| &*source.text);
                if let Err(error) = disk::replace(&root.join(PathBuf::from(path)), (before, &text)) {
                    // Its neighbours are written all the same.
                    terminal::failure(&error);
                    count.failed = true;
                    return Ok(());
                }
                count.changed += 1;
                (self.say)(&format!("{}: {path}", if earlier.is_some() { "refreshed" } else { "written" }))
            }
        }
    }
}
