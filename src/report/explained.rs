//! What was found in an article, with reasons: each finding under the words that show it.

use super::Style;
use super::ink::{Ink, clean, inked};
use super::lines::Lined;
use super::sheet::{Head, heading, joined, speaker};
use crate::record::{Record, Stretch};
use std::fmt::Write;
use std::ops::Range;

/// The most excerpts for one finding.
const SHOWN: usize = 4;

/// What is shown of a long line before the words, in bytes.
const BEFORE: usize = 44;

/// What is shown of a line in all, in bytes.
const WIDEST: usize = 96;

/// A finding: what it is, why it was made, and where.
struct Finding {
    what: String,
    basis: String,
    mentions: Vec<Stretch>,
}

/// Each finding under the words that show it, with its rule and score.
pub fn explained(head: &Head<'_>, record: &Record, style: Style) -> String {
    let lined = Lined::new(head.source.to_owned());
    let mut page = Page { out: heading(head, record, style), style, title: head.title, lined: &lined };
    let scored = |what, (rule, score), mentions: &[Stretch]| Finding {
        what,
        basis: basis(rule, score),
        mentions: mentions.to_vec(),
    };
    let countries = record.countries.iter();
    page.list(
        "Countries",
        countries.map(|one| scored(format!("{} ({})", one.name, one.role), (one.rule, one.score), &one.mentions)),
    );
    let topics = record.topics.iter();
    page.list("Topics", topics.map(|one| scored(one.name.clone(), (one.rule, one.score), &one.mentions)));
    let people = record.people.iter().map(|one| {
        let what = joined([Some(&one.name), one.role.as_ref(), one.country.as_ref()]);
        scored(what, (one.rule, one.score), &one.mentions)
    });
    page.list("People", people);
    let organisations = record.organisations.iter().map(|one| {
        let what = joined([Some(&one.name), one.listed.as_ref().filter(|listed| **listed != one.name), None]);
        scored(what, (one.rule, one.score), &one.mentions)
    });
    page.list("Organisations", organisations);
    let systems = record.systems.iter().map(|one| {
        let what = joined([Some(&one.name), one.class.as_ref(), None]);
        scored(what, (one.rule, one.score), &one.mentions)
    });
    page.list("Systems", systems);
    page.rest(record);
    page.out
}

/// The rule and the score of a finding.
fn basis(rule: &str, score: u32) -> String {
    format!("{rule}, {score} {}", if score == 1 { "point" } else { "points" })
}

struct Page<'a> {
    out: String,
    style: Style,
    title: &'a str,
    lined: &'a Lined,
}

impl Page<'_> {
    /// What has one place each.
    fn rest(&mut self, record: &Record) {
        let placed = |what: String, basis: String, (start, end)| Finding {
            what,
            basis,
            mentions: vec![Stretch { start, end, text: String::new(), part: None }],
        };
        let dates = record.dates.iter().map(|one| {
            let value = one.value.as_deref().unwrap_or("year open");
            placed(format!("{} = {value}", one.text), basis(one.rule, one.score), (one.start, one.end))
        });
        self.list("Dates", dates);
        let events = record.chronology.iter();
        self.list(
            "Chronology",
            events.map(|one| placed(one.date.clone(), basis(one.rule, one.score), (one.start, one.end))),
        );
        let quotes = record.quotes.iter();
        let said = |name: &Option<String>| speaker(name.as_deref()).to_owned();
        self.list(
            "Quotes",
            quotes.map(|one| placed(said(&one.speaker), basis(one.rule, one.score), (one.start, one.end))),
        );
        let figures = record.figures.iter().map(|one| {
            let upper = one.upper.map_or_else(String::new, |upper| format!("–{upper}"));
            let what = format!("{}{upper} {} ({})", one.value, one.unit, one.kind);
            placed(what, basis(one.rule, one.score), (one.start, one.end))
        });
        self.list("Figures", figures);
        let sources = record.sources.iter();
        self.list(
            "Sources",
            sources.map(|one| placed(one.name.clone(), basis(one.rule, one.score), (one.start, one.end))),
        );
        let gist = record.gist.iter();
        let words = |kind: &str| kind.replace('-', " ");
        self.list(
            "Bottom line",
            gist.map(|one| placed(words(one.kind), basis(one.rule, one.score), (one.start, one.end))),
        );
        let left = record.boilerplate.iter();
        let furniture = || "page furniture".to_owned();
        self.list("Left out", left.map(|one| placed("not read".to_owned(), furniture(), (one.start, one.end))));
    }

    /// Findings of one kind. Writing to a String cannot fail.
    fn list(&mut self, kind: &str, findings: impl Iterator<Item = Finding>) {
        for (at, finding) in findings.enumerate() {
            if at == 0 {
                let _ = writeln!(self.out, "\n  {}", inked(kind, Ink::Bold, self.style));
            }
            self.excerpts(&finding.mentions);
            let what = inked(&clean(&finding.what), Ink::Bold, self.style);
            let basis = inked(&format!("[{}]", finding.basis), Ink::Faint, self.style);
            let _ = writeln!(self.out, "         {what} {basis}");
        }
    }

    fn excerpts(&mut self, mentions: &[Stretch]) {
        let lined = self.lined;
        let (mut left, mut shown) = (mentions, 0);
        while let (Some(first), true) = (left.first(), shown < SHOWN) {
            let text = if first.part.is_some() { self.title } else { lined.text.as_str() };
            let label = match first.part {
                Some(part) => part.to_owned(),
                None => lined.position(first.start as usize).line.to_string(),
            };
            let window = window(text, first.start as usize);
            let is_here = |one: &Stretch| one.part == first.part && window.contains(&(one.start as usize));
            let here = left.iter().take_while(|one| is_here(one)).count().max(1);
            let (these, rest) = left.split_at(here);
            let marks: Vec<Range<usize>> = these.iter().map(|one| one.start as usize..one.end as usize).collect();
            self.excerpt(&label, (text, window), &marks);
            (left, shown) = (rest, shown + 1);
        }
        if !left.is_empty() {
            let places = if left.len() == 1 { "place" } else { "places" };
            let more = inked(&format!("and {} more {places}", left.len()), Ink::Faint, self.style);
            let _ = writeln!(self.out, "       │ {more}");
        }
    }

    /// A line with words marked in it, and below it what marks them where no colour does.
    fn excerpt(&mut self, label: &str, (text, window): (&str, Range<usize>), marks: &[Range<usize>]) {
        let bytes = text.as_bytes();
        let is_inner = |at: Option<usize>| at.and_then(|at| bytes.get(at)).is_some_and(|byte| *byte != b'\n');
        let (mut line, mut below) = (String::new(), String::new());
        if is_inner(window.start.checked_sub(1)) {
            line.push('…');
            below.push(' ');
        }
        let mut at = window.start;
        for mark in marks {
            let (start, end) = (mark.start.max(at), mark.end.min(window.end));
            let (Some(plain), Some(words)) = (text.get(at..start), text.get(start..end)) else { continue };
            let (plain, words) = (clean(plain), clean(words));
            below.extend(std::iter::repeat_n(' ', plain.chars().count()));
            below.extend(std::iter::repeat_n('─', words.chars().count()));
            line.push_str(&plain);
            line.push_str(&inked(&words, Ink::Evidence, self.style));
            at = end;
        }
        line.push_str(&clean(text.get(at..window.end).unwrap_or("")));
        if is_inner(Some(window.end)) {
            line.push('…');
        }
        let below = inked(below.trim_end(), Ink::Evidence, self.style);
        let _ = writeln!(self.out, " {label:>5} │ {}\n       │ {below}", line.trim_end());
    }
}

/// The part of a line to show around a byte: looked for near by, since a line may be as long as its text.
fn window(text: &str, at: usize) -> Range<usize> {
    let part = |range: Range<usize>| text.get(range).unwrap_or("");
    let at = text.floor_char_boundary(at);
    // The line is shown whole if that fits.
    let from = text.floor_char_boundary(at.saturating_sub(WIDEST));
    let start = part(from..at).rfind('\n').map(|end| from + end + 1).or((from == 0).then_some(0));
    if let Some(start) = start {
        let to = text.ceil_char_boundary((start + WIDEST).min(text.len()));
        match part(start..to).find('\n') {
            Some(end) => return start..start + end,
            None if to == text.len() => return start..to,
            None => {}
        }
    }
    let from = text.floor_char_boundary(at.saturating_sub(BEFORE));
    let start = match start {
        Some(start) if start >= from => start,
        _ => from + part(from..at).find(' ').map_or(0, |gap| gap + 1),
    };
    let to = text.ceil_char_boundary((start + WIDEST).min(text.len()));
    let rest = part(start..to);
    let end = match rest.find('\n') {
        Some(end) => start + end,
        None if to == text.len() => to,
        None => start + rest.rfind(' ').filter(|gap| start + gap > at).unwrap_or(rest.len()),
    };
    start..end
}

#[cfg(test)]
mod tests {
    use super::window;

    #[test]
    fn a_window_is_part_of_a_line() {
        let text = format!("first line\n{} HERE {}\nlast", "before ".repeat(30), "after ".repeat(30));
        let at = text.find("HERE").unwrap();
        let shown = &text[window(&text, at)];
        assert!(shown.starts_with("before") && shown.contains("HERE") && shown.ends_with("after"), "{shown}");
        assert_eq!(&text[window(&text, 2)], "first line");
        let whole = format!("{}HERE{}", "x ".repeat(30), " y".repeat(10));
        assert_eq!(window(&whole, 60), 0..whole.len(), "a line that fits is shown whole");
        let unbroken = "é".repeat(500);
        let shown = window(&unbroken, 500);
        assert!(shown.contains(&500) && unbroken.get(shown).is_some());
        assert_eq!(window("", 0), 0..0);
    }
}
