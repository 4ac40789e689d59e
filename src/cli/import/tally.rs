//! What an import came to, in plain words, and what to do next.

use super::{Failure, at, print, terminal};
use crate::import::Draft;
use crate::lint::Near;
use crate::text;
use std::error::Error;
use std::path::Path;

/// With more sources than this, a dry run shows no texts.
const SHOWN: usize = 3;

/// Bytes of a text that a dry run shows.
const BEGINNING: usize = 600;

/// Bytes of a line that was left out that are shown.
const LINE: usize = 160;

/// Whether articles are written or only shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Act {
    /// They are written.
    Write,
    /// They are shown.
    Show,
}

/// How lines that were left out are told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lists {
    /// Each line.
    Shown,
    /// How many there were.
    Counted,
}

/// What has been done so far.
#[derive(Debug)]
pub struct Tally {
    lists: Lists,
    /// The articles that were written.
    pub written: Vec<String>,
    /// Sources that could not be imported.
    pub failed: usize,
    planned: usize,
    known: usize,
    drafts: usize,
}

impl Tally {
    /// Nothing has been done yet.
    pub fn new(lists: Lists) -> Self {
        Self { lists, written: Vec::new(), failed: 0, planned: 0, known: 0, drafts: 0 }
    }

    /// An article was written.
    pub fn wrote(&mut self, path: &str, draft: &Draft) -> Result<(), Failure> {
        self.written.push(path.to_owned());
        self.drafts += usize::from(draft.is_draft());
        print(&format!("imported: {path}\n  {}", line(draft)))?;
        self.remarks(draft)
    }

    /// An article would be written.
    pub fn would(&mut self, path: &str, draft: &Draft, sources: usize) -> Result<(), Failure> {
        self.planned += 1;
        print(&format!("would write: {path}"))?;
        if sources <= SHOWN && self.planned <= SHOWN {
            print(&format!("\n{}\n\n{}\n", draft.head(), text::shorten(draft.body(), BEGINNING)))?;
        } else {
            print(&format!("  {}", line(draft)))?;
        }
        self.remarks(draft)
    }

    fn remarks(&self, draft: &Draft) -> Result<(), Failure> {
        self.left_out(&draft.left_out, ("line", "of page furniture"))?;
        self.left_out(&draft.marks, ("mark", "of another program's templates"))?;
        draft.remarks.iter().try_for_each(|remark| print(&format!("  note: {remark}")))
    }

    fn left_out(&self, lines: &[String], (one, of): (&str, &str)) -> Result<(), Failure> {
        if lines.is_empty() {
            return Ok(());
        }
        let how = if self.lists == Lists::Shown { ":" } else { " (--verbose lists them)" };
        print(&format!("  left out: {} {of}{how}", counted(lines.len(), one)))?;
        if self.lists == Lists::Shown {
            lines.iter().try_for_each(|line| print(&format!("    {}", text::shorten(line, LINE))))?;
        }
        Ok(())
    }

    /// An article was there already.
    pub fn known(&mut self, origin: &str, near: &Near) -> Result<(), Failure> {
        self.known += 1;
        let how = match near.percent {
            100 => "the same text".to_owned(),
            percent => format!("{percent} per cent the same text"),
        };
        print(&format!(
            "already there: {origin} is {} ({how}); open that file to change it, or add --force to have the text twice",
            near.path
        ))
    }

    /// A source could not be imported.
    pub fn fail(&mut self, origin: &str, error: &(dyn Error + 'static)) {
        self.failed += 1;
        terminal::remark(&format!("not imported: {origin}: {}", terminal::words(error)));
    }

    /// What it came to.
    pub fn close(&self, root: &Path, act: Act) -> Result<(), Failure> {
        let done = if act == Act::Show { self.planned } else { self.written.len() };
        let articles = counted(done, "article");
        let mut line =
            if act == Act::Show { format!("Would import {articles}") } else { format!("Imported {articles}") };
        match self.known {
            0 => {}
            1 => line.push_str("; 1 was already there"),
            known => line.push_str(&format!("; {known} were already there")),
        }
        if self.failed > 0 {
            line.push_str(&format!("; {} failed", self.failed));
        }
        print(&format!("{line}."))?;
        if self.written.is_empty() {
            return Ok(());
        }
        let drafts = if self.drafts > 0 { " --drafts" } else { "" };
        let many = if done == 1 { "the .md file" } else { "each .md file" };
        print(&format!(
            "Next: `{}{drafts}` shows the site. Title and text are in {many}, what was found in the .meta.toml beside it: read and correct both.",
            at(root, "chancery serve")
        ))
    }
}

/// An article on one line.
fn line(draft: &Draft) -> String {
    let day = draft.date.map_or_else(|| "no date".to_owned(), |date| date.to_string());
    let state = if draft.is_draft() { ", a draft" } else { "" };
    format!("“{}”, {day}, {}{state}", draft.title, counted(text::words(&draft.words), "word"))
}

/// So many of a thing.
fn counted(count: usize, one: &str) -> String {
    if count == 1 { format!("1 {one}") } else { format!("{count} {one}s") }
}
