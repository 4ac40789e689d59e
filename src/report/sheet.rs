//! What was found in an article, for people: one sheet an article.

use super::Style;
use super::ink::{Ink, clean, inked, wrapped};
use crate::record::Record;
use std::fmt::Write;

/// What a sheet says of the article itself.
pub struct Head<'a> {
    /// Its file.
    pub path: &'a str,
    /// Its title.
    pub title: &'a str,
    /// Its day, if it has one.
    pub date: Option<String>,
    /// The text that the findings' bytes count in.
    pub source: &'a str,
}

/// The columns before what was found: two, the name of the row, and one more.
const COLUMNS: usize = 17;

/// The findings as a sheet.
pub fn sheet(head: &Head<'_>, record: &Record, style: Style) -> String {
    let mut out = heading(head, record, style);
    let text = &mut out;
    let countries = record.countries.iter();
    row(text, "Countries", countries.map(|one| format!("{} ({}, {})", one.name, one.role, one.score)));
    row(text, "Topics", record.topics.iter().map(|one| format!("{} ({})", one.name, one.score)));
    let people = record.people.iter();
    rows(text, "People", people.map(|one| joined([Some(&one.name), one.role.as_ref(), one.country.as_ref()])));
    row(text, "Organisations", record.organisations.iter().map(|one| one.name.clone()));
    row(text, "Systems", record.systems.iter().map(|one| joined([Some(&one.name), one.class.as_ref(), None])));
    let dates = record.dates.iter();
    row(text, "Dates", dates.map(|one| format!("{} = {}", one.text, one.value.as_deref().unwrap_or("year open"))));
    rows(text, "Chronology", record.chronology.iter().map(|one| format!("{}: {}", one.date, one.text)));
    let quotes = record.quotes.iter();
    rows(text, "Quotes", quotes.map(|one| format!("“{}” — {}", one.text, speaker(one.speaker.as_deref()))));
    row(text, "Figures", record.figures.iter().map(|one| format!("{} ({})", one.text, one.kind)));
    let mut sources: Vec<&String> = record.sources.iter().map(|one| &one.name).collect();
    sources.sort_unstable();
    sources.dedup();
    row(text, "Sources", sources.into_iter().cloned());
    rows(text, "Summary", record.summary.iter().cloned());
    rows(text, "Key points", record.key_points.iter().map(|point| format!("- {point}")));
    rows(text, "Left out", record.boilerplate.iter().map(|one| one.text.replace('\n', " / ")));
    out
}

/// The file, and below it title, day and language.
pub fn heading(head: &Head<'_>, record: &Record, style: Style) -> String {
    let parts = [Some(head.title), head.date.as_deref(), record.lang.as_deref()];
    let parts: Vec<&str> = parts.into_iter().flatten().collect();
    format!("{}\n  {}\n", inked(&clean(head.path), Ink::Bold, style), wrapped(&clean(&parts.join(" · ")), 2))
}

/// Whose words a quote is.
pub fn speaker(name: Option<&str>) -> &str {
    name.unwrap_or("the text does not say who")
}

/// What is known of something, with commas.
pub fn joined(parts: [Option<&String>; 3]) -> String {
    parts.into_iter().flatten().map(String::as_str).collect::<Vec<_>>().join(", ")
}

/// A row of things, one after another. Writing to a String cannot fail.
fn row(out: &mut String, label: &str, items: impl Iterator<Item = String>) {
    let items: Vec<String> = items.collect();
    if !items.is_empty() {
        let _ = writeln!(out, "  {label:<14} {}", wrapped(&clean(&items.join("; ")), COLUMNS));
    }
}

/// A row for each thing.
fn rows(out: &mut String, label: &str, items: impl Iterator<Item = String>) {
    for (at, item) in items.enumerate() {
        let label = if at == 0 { label } else { "" };
        let _ = writeln!(out, "  {label:<14} {}", wrapped(&clean(&item), COLUMNS));
    }
}
