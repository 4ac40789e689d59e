//! Chronology, quotes, sources and key figures: what the author gives, and what the text tells.

use super::super::view::DateView;
use super::Renderer;
use super::marks::{self, Marks};
use crate::date::MONTHS;
use crate::document::Citation;
use crate::extract::{Dated, Figure, Precision};
use crate::site::{Article, Quote};
use crate::source::Span;
use crate::text;
use jiff::civil::Date;
use serde::Serialize;

/// The longest sentence or quote that is shown again, in bytes.
const LONGEST: usize = 320;

/// Events that are shown before the rest is folded.
const UNFOLDED: usize = 12;

/// Days that the facts panel shows.
const DAYS: usize = 6;

/// The words after a figure that tell what it counts, in bytes.
const AROUND: usize = 48;

/// An event of the chronology.
#[derive(Serialize)]
pub struct EventView {
    date: DateView,
    text: String,
    place: String,
    /// Where the text tells it; none for an author's event.
    found: Option<String>,
}

/// A date of the facts panel.
#[derive(Serialize)]
pub struct DayView {
    date: DateView,
    place: String,
}

/// The chronology, and how much of it is shown at once.
#[derive(Serialize)]
pub struct ChronologyView {
    events: Vec<EventView>,
    folded: Vec<EventView>,
}

/// A quote with its speaker.
#[derive(Serialize)]
pub struct QuoteView {
    text: String,
    speaker: String,
    url: String,
    place: Option<String>,
}

/// A source that the author names.
#[derive(Serialize)]
pub struct CitationView<'a> {
    name: &'a str,
    url: Option<&'a str>,
    accessed: Option<DateView>,
    /// Its grade, `B2`; may be empty.
    pub grade: String,
    grade_text: String,
}

/// Whom the text cites.
#[derive(Serialize)]
pub struct CitedView<'a> {
    name: &'a str,
    place: Option<String>,
}

/// A key figure.
#[derive(Serialize)]
pub struct FigureView<'a> {
    text: &'a str,
    after: &'a str,
    kind: &'static str,
    place: Option<String>,
}

/// The author's events and the text's own, by date.
pub fn chronology(article: &Article, marks: &Marks<'_>) -> Option<ChronologyView> {
    let prose = &article.document.prose;
    let given = &article.document.front.events;
    let mut events: Vec<(Date, EventView)> = given
        .iter()
        .map(|event| {
            let (text, place) = (event.text.clone(), event.place.clone());
            (event.date.day(), EventView { date: event.date.into(), text, place, found: None })
        })
        .collect();
    let mut told = None;
    for (number, dated) in article.told() {
        let (Some(first), Some(date)) = (dated.day, date_view(dated)) else { continue };
        if let Some((_, event)) = events.last_mut().filter(|_| told == Some(dated.sentence)) {
            // One sentence that tells of several dates is told once.
            event.date.text = [event.date.text.as_str(), ", ", &date.text].concat();
            continue;
        }
        told = Some(dated.sentence);
        let text = text::shorten(prose.slice(dated.sentence), LONGEST);
        let number = u32::try_from(number).unwrap_or(u32::MAX);
        let found = Some(marks.first((marks::DATE, number)).unwrap_or_default());
        events.push((first, EventView { date, text, place: String::new(), found }));
    }
    events.sort_by_key(|(day, _)| *day);
    let mut events: Vec<EventView> = events.into_iter().map(|(_, event)| event).collect();
    let folded = if events.len() > UNFOLDED + 2 { events.split_off(UNFOLDED) } else { Vec::new() };
    (!events.is_empty()).then_some(ChronologyView { events, folded })
}

/// The dates of which the text tells something, each once; where they are many, the most exact ones.
pub fn days(article: &Article, marks: &Marks<'_>) -> Vec<DayView> {
    let mut events: Vec<(u32, &Dated)> = (0u32..).zip(&article.findings.events).collect();
    events.dedup_by_key(|(_, dated)| (dated.day, dated.last, dated.precision));
    events.sort_by_key(|(_, dated)| dated.precision);
    events.truncate(DAYS);
    events.sort_by_key(|(number, _)| *number);
    let view = |(number, dated)| Some(DayView { date: date_view(dated)?, place: marks.first((marks::DATE, number))? });
    events.into_iter().filter_map(view).collect()
}

/// A date as exactly as the text tells it.
pub fn date_view(dated: &Dated) -> Option<DateView> {
    let (first, last) = (dated.day?, dated.last.or(dated.day)?);
    let month =
        |day: Date| MONTHS.get(usize::from(day.month().unsigned_abs()).saturating_sub(1)).copied().unwrap_or("");
    let year = |day: Date| format!("{:04}", day.year());
    let (iso, [a, b]) = match dated.precision {
        Precision::Day => {
            let long = |day: Date| format!("{} {} {}", day.day(), month(day), day.year());
            let start = match (first.year() == last.year(), first.month() == last.month()) {
                (true, true) => first.day().to_string(),
                (true, false) => format!("{} {}", first.day(), month(first)),
                (false, _) => long(first),
            };
            (first.to_string(), [start, long(last)])
        }
        Precision::Month => {
            let long = |day: Date| format!("{} {}", month(day), day.year());
            let start = if first.year() == last.year() { month(first).to_owned() } else { long(first) };
            (format!("{}-{:02}", year(first), first.month()), [start, long(last)])
        }
        Precision::Year => (year(first), [first.year().to_string(), last.year().to_string()]),
    };
    let one = match dated.precision {
        Precision::Day => first == last,
        Precision::Month => (first.year(), first.month()) == (last.year(), last.month()),
        Precision::Year => first.year() == last.year(),
    };
    let dash = if a.contains(' ') { " – " } else { "–" };
    Some(DateView { iso, text: if one { b } else { [a.as_str(), dash, &b].concat() } })
}

/// Direct quotes, each with its speaker's page if there is one.
pub fn quotes(renderer: &Renderer<'_>, article: &Article, marks: &Marks<'_>) -> Vec<QuoteView> {
    let view = |(number, quote): (u32, &Quote)| {
        let tag = quote.tag.map(|id| renderer.site.tag(id));
        let route = quote.tag.map(|id| crate::pages::Plan::tag_route(renderer.site, id));
        QuoteView {
            // The comma belongs to the sentence around the quote.
            text: text::shorten(article.document.prose.slice(quote.span).trim_end_matches(','), LONGEST),
            speaker: tag.map_or_else(|| quote.speaker.to_string(), |tag| tag.name.clone()),
            url: route.map_or_else(String::new, |route| renderer.path(&route)),
            place: marks.first((marks::QUOTE, number)),
        }
    };
    (0u32..).zip(&article.findings.quotes).map(view).collect()
}

/// Whom the text cites, but for those whom the author names among the sources.
pub fn cited<'a>(article: &'a Article, marks: &Marks<'_>) -> Vec<CitedView<'a>> {
    let given = &article.document.front.sources;
    let known = |name: &str| given.iter().any(|source| text::occurrences(&source.name, name).next().is_some());
    let sources = (0u32..).zip(&article.findings.sources).filter(|(_, cited)| !known(&cited.name));
    sources
        .map(|(number, cited)| CitedView { name: &cited.name, place: marks.first((marks::SOURCE, number)) })
        .collect()
}

/// Key figures with the words that follow them.
pub fn figures<'a>(article: &'a Article, marks: &Marks<'_>) -> Vec<FigureView<'a>> {
    let prose = &article.document.prose;
    let view = |(number, figure): (u32, &'a Figure)| FigureView {
        text: prose.slice(figure.span),
        after: after(prose.slice(Span { start: figure.span.end, end: figure.sentence.end.max(figure.span.end) })),
        kind: figure.kind.word(),
        place: marks.first((marks::FIGURE, number)),
    };
    (0u32..).zip(&article.findings.figures).map(view).collect()
}

/// The next few words, up to where a reader would pause.
fn after(rest: &str) -> &str {
    if !rest.starts_with([' ', '-', '–']) {
        return "";
    }
    let rest = rest.trim_start();
    let pause = rest.find(|letter: char| ".;:()–—".contains(letter) || letter == '\n').unwrap_or(rest.len());
    let rest = &rest[..pause];
    if rest.len() <= AROUND {
        return rest.trim_end();
    }
    let mut cut = AROUND;
    while !rest.is_char_boundary(cut) {
        cut -= 1;
    }
    let head = &rest[..cut];
    head.rfind(' ').map_or("", |at| head[..at].trim_end_matches([',', ' ']))
}

/// A source of the author's with its grade in words.
pub fn citation(citation: &Citation) -> CitationView<'_> {
    // The wording of the Admiralty code: NATO AJP-2.1, tables of reliability and credibility.
    let reliability = citation.reliability.map(|letter| {
        let words = match letter {
            'A' => "completely reliable",
            'B' => "usually reliable",
            'C' => "fairly reliable",
            'D' => "not usually reliable",
            'E' => "unreliable",
            _ => "reliability cannot be judged",
        };
        (letter.to_string(), words)
    });
    let credibility = citation.credibility.map(|number| {
        let words = match number {
            1 => "confirmed by other sources",
            2 => "probably true",
            3 => "possibly true",
            4 => "doubtful",
            5 => "improbable",
            _ => "truth cannot be judged",
        };
        (number.to_string(), words)
    });
    let parts: Vec<(String, &str)> = reliability.into_iter().chain(credibility).collect();
    CitationView {
        name: &citation.name,
        url: citation.url.as_deref(),
        accessed: citation.accessed.map(DateView::from),
        grade: parts.iter().map(|(sign, _)| sign.as_str()).collect(),
        grade_text: parts.iter().map(|(_, words)| *words).collect::<Vec<_>>().join("; "),
    }
}
