//! What was found in an article, for people: a sheet, or each finding under the words that show it.

use super::Style;
use crate::record::{Record, Stretch};
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

/// The most words of evidence for one finding.
const SHOWN: usize = 6;

/// The findings as a sheet.
pub fn sheet(head: &Head<'_>, record: &Record, style: Style) -> String {
    let mut out = Out { text: String::new(), style };
    out.head(head, record);
    let countries = record.countries.iter();
    out.row("Countries", countries.map(|one| format!("{} ({}, {})", one.name, one.role, one.score)));
    out.row("Topics", record.topics.iter().map(|one| format!("{} ({})", one.name, one.score)));
    out.rows(
        "People",
        record.people.iter().map(|one| {
            let parts = [Some(one.name.clone()), one.role.clone(), one.country.clone()];
            parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
        }),
    );
    out.row("Organisations", record.organisations.iter().map(|one| one.name.clone()));
    out.rows(
        "Systems",
        record.systems.iter().map(|one| match &one.class {
            Some(class) => format!("{}, {class}", one.name),
            None => one.name.clone(),
        }),
    );
    out.row(
        "Dates",
        record.dates.iter().map(|one| match &one.value {
            Some(value) => format!("{} = {value}", one.text),
            None => format!("{} (year open)", one.text),
        }),
    );
    out.rows("Chronology", record.chronology.iter().map(|one| format!("{}: {}", one.date, one.text)));
    out.rows(
        "Quotes",
        record.quotes.iter().map(|one| {
            let speaker = one.speaker.as_deref().unwrap_or("the text does not say who");
            format!("“{}” — {speaker}", one.text)
        }),
    );
    out.row("Figures", record.figures.iter().map(|one| format!("{} ({})", one.text, one.kind)));
    out.row("Sources", record.sources.iter().map(|one| one.name.clone()));
    out.rows("Summary", record.summary.iter().cloned());
    out.rows("Key points", record.key_points.iter().cloned());
    out.rows("Left out", record.boilerplate.iter().map(|one| one.text.replace('\n', " / ")));
    out.text
}

/// Each finding under the words that show it, with its rule and score.
pub fn explained(head: &Head<'_>, record: &Record, style: Style) -> String {
    let mut out = Out { text: String::new(), style };
    out.head(head, record);
    for one in &record.countries {
        out.finding(&format!("{} ({})", one.name, one.role), &basis(one.rule, one.score));
        out.evidence(head, &one.mentions);
    }
    for one in &record.topics {
        out.finding(&one.name, &basis(one.rule, one.score));
        out.evidence(head, &one.mentions);
    }
    for one in &record.people {
        let office = one.role.as_ref().map_or_else(String::new, |role| format!(", {role}"));
        out.finding(&format!("{}{office}", one.name), &basis(one.rule, one.score));
        out.evidence(head, &one.mentions);
    }
    for one in &record.organisations {
        out.finding(&one.name, &basis(one.rule, one.score));
        out.evidence(head, &one.mentions);
    }
    for one in &record.systems {
        out.finding(&one.name, &basis(one.rule, one.score));
        out.evidence(head, &one.mentions);
    }
    let spans = |start: u32, end: u32| [Stretch { start, end, text: String::new(), part: None }];
    for one in &record.dates {
        let value = one.value.as_deref().unwrap_or("year open");
        out.finding(&format!("{} = {value}", one.text), one.rule);
        out.evidence(head, &spans(one.start, one.end));
    }
    for one in &record.quotes {
        out.finding(&format!("quote: {}", one.speaker.as_deref().unwrap_or("nobody is named")), one.rule);
        out.evidence(head, &spans(one.start, one.end));
    }
    for one in &record.figures {
        out.finding(&format!("{} {} ({})", one.value, one.unit, one.kind), one.rule);
        out.evidence(head, &spans(one.start, one.end));
    }
    for one in &record.sources {
        out.finding(&format!("source: {}", one.name), one.rule);
        out.evidence(head, &spans(one.start, one.end));
    }
    out.text
}

fn basis(rule: &str, score: u32) -> String {
    format!("{rule}, {score} points")
}

struct Out {
    text: String,
    style: Style,
}

impl Out {
    /// Text in bold, or as it is. Writing to a String cannot fail.
    fn bold(&mut self, text: &str) {
        let _ = match self.style {
            Style::Colour => write!(self.text, "\u{1b}[1m{}\u{1b}[0m", clean(text)),
            Style::Plain => write!(self.text, "{}", clean(text)),
        };
    }

    fn head(&mut self, head: &Head<'_>, record: &Record) {
        self.bold(head.path);
        let parts = [Some(head.title.to_owned()), head.date.clone(), record.lang.clone()];
        let parts: Vec<String> = parts.into_iter().flatten().collect();
        let _ = writeln!(self.text, "\n  {}", clean(&parts.join(" · ")));
    }

    fn row(&mut self, label: &str, items: impl Iterator<Item = String>) {
        let items: Vec<String> = items.collect();
        if !items.is_empty() {
            let _ = writeln!(self.text, "  {label:<14} {}", clean(&items.join("; ")));
        }
    }

    fn rows(&mut self, label: &str, items: impl Iterator<Item = String>) {
        for (at, item) in items.enumerate() {
            let label = if at == 0 { label } else { "" };
            let _ = writeln!(self.text, "  {label:<14} {}", clean(&item));
        }
    }

    fn finding(&mut self, what: &str, basis: &str) {
        self.text.push_str("  ");
        self.bold(what);
        let _ = writeln!(self.text, "  [{basis}]");
    }

    /// The lines that show a finding, with the words marked.
    fn evidence(&mut self, head: &Head<'_>, mentions: &[Stretch]) {
        const AROUND: usize = 40;
        for mention in mentions.iter().take(SHOWN) {
            if mention.part.is_some() {
                let _ = writeln!(self.text, "      title: {}", clean(&mention.text));
                continue;
            }
            let (start, end) = (mention.start as usize, mention.end as usize);
            let (Some(before), Some(words), Some(after)) =
                (head.source.get(..start), head.source.get(start..end), head.source.get(end..))
            else {
                continue;
            };
            let line = 1 + before.bytes().filter(|&byte| byte == b'\n').count();
            let lead = before.rsplit('\n').next().unwrap_or("");
            let lead: String = lead.chars().rev().take(AROUND).collect::<Vec<_>>().into_iter().rev().collect();
            let rest: String = after.split('\n').next().unwrap_or("").chars().take(AROUND).collect();
            let words = clean(words);
            let marked = match self.style {
                Style::Colour => format!("\u{1b}[1;33m{words}\u{1b}[0m"),
                Style::Plain => format!("[{words}]"),
            };
            let _ = writeln!(self.text, "      {line:>4}: {}{marked}{}", clean(&lead), clean(&rest));
        }
        if mentions.len() > SHOWN {
            let _ = writeln!(self.text, "            and {} more", mentions.len() - SHOWN);
        }
    }
}

/// A text on one line, without what could steer a terminal; a gap at its ends stays, since words may stand beside it.
fn clean(text: &str) -> String {
    let gap = |is: bool| if is { " " } else { "" };
    let line = crate::text::line(text);
    if line.is_empty() {
        return gap(!text.is_empty()).to_owned();
    }
    let (before, after) = (text.starts_with(char::is_whitespace), text.ends_with(char::is_whitespace));
    [gap(before), &line, gap(after)].concat()
}
