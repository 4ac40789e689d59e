//! Chronology, quotes, sources and key figures: what the author gives, and what the text tells.

use super::super::view::{DateView, LangView};
use super::marks::{self, Marks};
use super::{Renderer, Wording};
use crate::document::{Citation, Event};
use crate::extract::{Dated, Figure, Precision};
use crate::site::{Article, Quote};
use crate::source::Span;
use crate::text;
use crate::wording::Exactness;
use jiff::civil::Date;
use serde::Serialize;
use std::cmp::Reverse;

/// The longest sentence or quote that is shown again, in bytes.
const LONGEST: usize = 320;

/// Events that are shown before the rest is folded.
const UNFOLDED: usize = 12;

/// Days that the facts panel shows.
const DAYS: usize = 6;

/// The words after a figure that tell what it counts, and those that tell of a day, in bytes.
const AROUND: usize = 48;

/// An event of the chronology.
#[derive(Serialize)]
pub struct EventView {
    date: DateView,
    text: String,
    place: String,
    lang: LangView,
    /// Where the text tells it; none for an author's event.
    found: Option<String>,
}

/// A date of the facts panel.
#[derive(Serialize)]
pub struct DayView {
    date: DateView,
    place: String,
    /// What happened, where the author says it.
    what: String,
    lang: LangView,
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
    grade: String,
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
pub fn chronology(
    article: &Article,
    marks: &Marks<'_>,
    (words, own, text): (&Wording, &LangView, &LangView),
) -> Option<ChronologyView> {
    let prose = &article.document.prose;
    let given = &article.document.front.events;
    let mut events: Vec<(Date, EventView)> = given
        .iter()
        .map(|event| {
            let (date, lang) = (DateView::new(words, event.date), own.clone());
            let (text, place) = (event.text.clone(), event.place.clone());
            (event.date.day(), EventView { date, text, place, lang, found: None })
        })
        .collect();
    let mut told = None;
    for (number, dated) in article.told() {
        let (Some(first), Some(date)) = (dated.day, date_view(words, dated)) else { continue };
        if let Some((_, event)) = events.last_mut().filter(|_| told == Some(dated.sentence)) {
            // One sentence that tells of several dates is told once.
            event.date.text = words.list([event.date.text.as_str(), &date.text]);
            continue;
        }
        told = Some(dated.sentence);
        let (lang, text) = (text.clone(), text::shorten(prose.slice(dated.sentence), LONGEST));
        let number = u32::try_from(number).unwrap_or(u32::MAX);
        let found = Some(marks.first((marks::DATE, number)).unwrap_or_default());
        events.push((first, EventView { date, text, place: String::new(), lang, found }));
    }
    events.sort_by_key(|(day, _)| *day);
    let mut events: Vec<EventView> = events.into_iter().map(|(_, event)| event).collect();
    let folded = if events.len() > UNFOLDED + 2 { events.split_off(UNFOLDED) } else { Vec::new() };
    (!events.is_empty()).then_some(ChronologyView { events, folded })
}

/// The dates that matter, in order: first the author's own, with what happened, the newest of them; then those of which
/// the text tells something, each once, the most exact and of these the newest.
pub fn days(
    article: &Article,
    marks: &Marks<'_>,
    (words, own, text): (&Wording, &LangView, &LangView),
) -> Vec<DayView> {
    let mut given: Vec<&Event> = article.document.front.events.iter().collect();
    given.sort_by_key(|event| Reverse(event.date.day()));
    given.truncate(DAYS);
    let mut events: Vec<(u32, &Dated)> = (0u32..).zip(&article.findings.events).collect();
    let said = |dated: &Dated| given.iter().any(|event| dated.day == Some(event.date.day()));
    events.retain(|(_, dated)| !said(dated));
    events.sort_by_key(|(number, dated)| (dated.precision, Reverse((dated.day, dated.last)), *number));
    events.dedup_by_key(|(_, dated)| (dated.precision, dated.day, dated.last));
    let found = |(number, dated): (u32, &Dated)| {
        let (date, place) = (date_view(words, dated)?, marks.first((marks::DATE, number))?);
        Some((dated.day?, DayView { date, place, what: String::new(), lang: text.clone() }))
    };
    let free = DAYS - given.len();
    let given = given.into_iter().map(|event| {
        let what = text::shorten(&event.text, AROUND);
        let (date, place) = (DateView::new(words, event.date), "#chronology".to_owned());
        (event.date.day(), DayView { date, place, what, lang: own.clone() })
    });
    let mut days: Vec<(Date, DayView)> = given.chain(events.into_iter().filter_map(found).take(free)).collect();
    days.sort_by_key(|(day, _)| *day);
    days.into_iter().map(|(_, view)| view).collect()
}

/// A date as exactly as the text tells it.
pub fn date_view(words: &Wording, dated: &Dated) -> Option<DateView> {
    let (first, last) = (dated.day?, dated.last.or(dated.day)?);
    let year = format!("{:04}", first.year());
    let (iso, exactness) = match dated.precision {
        Precision::Day => (first.to_string(), Exactness::Day),
        Precision::Month => (format!("{year}-{:02}", first.month()), Exactness::Month),
        Precision::Year => (year, Exactness::Year),
    };
    Some(DateView { iso, text: words.span(first, last, exactness) })
}

/// Direct quotes, each with its speaker's page if there is one.
pub fn quotes(renderer: &Renderer, article: &Article, marks: &Marks<'_>) -> Vec<QuoteView> {
    let view = |(number, quote): (u32, &Quote)| {
        let tag = quote.tag.map(|id| renderer.site().tag(id));
        let route = quote.tag.map(|id| crate::pages::Plan::tag_route(renderer.site(), id));
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

/// The next few words, up to where a reader would pause, another clause or figure begins, or it would be long; without
/// small words at the end, which promise more.
fn after(rest: &str) -> &str {
    if !rest.starts_with([' ', '-', '–']) {
        return "";
    }
    let rest = rest.trim_start();
    let mut end = 0;
    let mut start = 0;
    for piece in rest.split_inclusive([' ', '\n']) {
        let word = piece.trim_end();
        let bare = word.trim_end_matches(['.', ',', ';', ':', ')', '”', '"']);
        let year = bare.len() == 4 && (bare.starts_with("19") || bare.starts_with("20"));
        let another = !year && word.starts_with(|letter: char| letter.is_ascii_digit() || "($€£¥–—".contains(letter));
        if another || JOINS.contains(&bare) || start + bare.len() > AROUND {
            break;
        }
        end = start + bare.len();
        start += piece.len();
        if bare.len() < word.len() || piece.ends_with('\n') {
            break;
        }
    }
    let mut label = &rest[..end];
    while let Some((head, last)) = label.rsplit_once(' ').or((!label.is_empty()).then_some(("", label))) {
        if !PROMISES.contains(&last) {
            break;
        }
        label = head;
    }
    label.trim_end()
}

/// Words with which another clause begins.
const JOINS: [&str; 8] = ["and", "but", "or", "while", "which", "who", "that", "whereas"];

/// Words behind which more must follow.
#[rustfmt::skip]
const PROMISES: [&str; 24] = [
    "of", "the", "a", "an", "for", "to", "in", "from", "with", "by", "on", "at", "as", "into", "than", "worth", "up",
    "over", "its", "their", "his", "her", "more", "about",
];

/// The wording of the Admiralty code: NATO AJP-2.1, tables of reliability and credibility.
pub const RELIABILITY: [(char, &str); 6] = [
    ('A', "grade.reliability_a"),
    ('B', "grade.reliability_b"),
    ('C', "grade.reliability_c"),
    ('D', "grade.reliability_d"),
    ('E', "grade.reliability_e"),
    ('F', "grade.reliability_f"),
];

/// The same of the information.
pub const CREDIBILITY: [(char, &str); 6] = [
    ('1', "grade.credibility_one"),
    ('2', "grade.credibility_two"),
    ('3', "grade.credibility_three"),
    ('4', "grade.credibility_four"),
    ('5', "grade.credibility_five"),
    ('6', "grade.credibility_six"),
];

/// A source of the author's with its grade in words.
pub fn citation<'a>(words: &Wording, citation: &'a Citation) -> CitationView<'a> {
    let told = |table: [(char, &'static str); 6], sign: char| {
        let known = table.into_iter().find(|(known, _)| *known == sign).unwrap_or(table[5]);
        words.say(known.1).to_owned()
    };
    let reliability = citation.reliability.map(|letter| told(RELIABILITY, letter));
    let credibility = citation.credibility.map(|number| told(CREDIBILITY, char::from(b'0' + number.min(9))));
    let grade_text = match (&reliability, &credibility) {
        (Some(a), Some(b)) => words.fill("grade.both", &[("reliability", a), ("credibility", b)]),
        (Some(only), None) | (None, Some(only)) => only.clone(),
        (None, None) => String::new(),
    };
    CitationView {
        name: &citation.name,
        url: citation.url.as_deref(),
        accessed: citation.accessed.map(|date| DateView::new(words, date)),
        grade: citation.grade(),
        grade_text,
    }
}

#[cfg(test)]
mod tests {
    use super::after;

    #[test]
    fn what_a_figure_counts_is_told_in_whole_words() {
        let cases = [
            (" of defence spending for fiscal 2024, up more than 16 per cent.", "of defence spending for fiscal 2024"),
            (" and the second instalment of the five-year plan", ""),
            (
                " fighter jets from the United States in a deal worth €8.4 billion.",
                "fighter jets from the United States in a deal",
            ),
            (" from the coast, the navy said.", "from the coast"),
            (", and more", ""),
            (" soldiers", "soldiers"),
            (" of the", ""),
        ];
        for (rest, label) in cases {
            assert_eq!(after(rest), label, "{rest}");
        }
    }
}
