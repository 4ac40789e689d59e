//! A body as HTML, made when its page is rendered.
//!
//! Every text is escaped by pulldown-cmark's writer and every address comes from [`Links`]; raw HTML is sanitised. What
//! was found in the text is marked with spans that only a style makes visible.

use super::marks::{Mark, Pen};
use super::{Body, Document, LinkKind, Links, RawHtml, Target, classify, sanitise};
use crate::config::RemoteImages;
use crate::source::Source;
use pulldown_cmark::{CowStr, Event, HeadingLevel, Tag, TagEnd};
use pulldown_cmark_escape::{escape_href, escape_html, escape_html_body_text};
use std::collections::{HashMap, HashSet};
use std::vec::IntoIter;

/// Where a link leads on the finished site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Href {
    /// An address within the site or this page.
    Inside(String),
    /// An address elsewhere.
    Outside(String),
    /// Nowhere that may be followed: the words stay, the link goes.
    Nowhere,
}

/// A body as HTML, and which of the marks have an anchor in it.
#[derive(Debug, Clone, Default)]
pub struct Marked {
    /// The HTML.
    pub html: String,
    /// For each mark, whether an element with the id `e-` and its place in the list was written.
    pub anchored: Vec<bool>,
}

/// The HTML of a document's body. `source` is the source that it was parsed from.
pub fn html(document: &Document, source: &Source, links: &Links<'_>) -> String {
    marked(document, source, links, &[]).html
}

/// The same with marks, which are by place, the longer first.
pub fn marked(document: &Document, source: &Source, links: &Links<'_>, marks: &[Mark]) -> Marked {
    let mut out = String::with_capacity(document.prose.text().len() * 5 / 4 + marks.len() * 48);
    let anchored = match &document.body {
        Body::Plain(lines) => plain(&mut out, source, lines, marks),
        Body::Markdown { range, raw_html } => {
            let body = source.text.get(range.clone()).unwrap_or("");
            let shift = document.headings.iter().map(|heading| heading.level).min() == Some(1);
            // Raw HTML cannot have our marks' ids: it cannot hold a hash of the text that it is part of.
            let seal = match raw_html {
                RawHtml::Kept => format!("{}-", &blake3::hash(source.text.as_bytes()).to_hex()[..24]),
                RawHtml::None | RawHtml::Shown => String::new(),
            };
            let headings = document.headings.iter();
            let mut writer =
                Writer { shift, raw_html: *raw_html, headings, ..Writer::new(links, Pen::new(marks, &seal)) };
            let events = writer.events(body, range.start);
            pulldown_cmark::html::push_html(&mut out, events);
            let mut anchored = writer.pen.written();
            if *raw_html == RawHtml::Kept {
                out = sanitise::clean(&out, (links.remote_images, links.labels), &seal);
                // What stood in an element that was taken out has gone with it.
                let kept = anchors(&out);
                anchored.iter_mut().enumerate().for_each(|(at, written)| *written &= kept.contains(&at));
            }
            anchored
        }
    };
    // NUL and other controls are no HTML; Markdown lets them through.
    // Looking at every byte without stopping early is what compilers turn into vector instructions.
    if out.bytes().fold(false, |found, byte| found | may_be_control(byte)) {
        out.retain(|letter| !letter.is_control() || letter == '\n' || letter == '\t');
    }
    Marked { html: out, anchored }
}

/// The marks whose anchor is in finished HTML, in which no text holds a `<`.
fn anchors(html: &str) -> HashSet<usize> {
    html.split("<span id=\"e-").skip(1).filter_map(|rest| rest.split('"').next()?.parse().ok()).collect()
}

/// A text without markup: each line a paragraph or a heading.
fn plain(out: &mut String, source: &Source, lines: &[super::plain::Line], marks: &[Mark]) -> Vec<bool> {
    let mut pen = Pen::new(marks, "");
    let mut events = Vec::new();
    for line in lines {
        let words = source.text.get(line.span.range()).unwrap_or("");
        pen.text(CowStr::Borrowed(words), line.span.range(), &mut events);
        pen.lift(&mut events);
        match &line.heading {
            Some(id) => wrap(out, &mut events, (&format!("<h2 id=\"{id}\">"), "</h2>\n")),
            None => wrap(out, &mut events, ("<p>", "</p>\n")),
        }
    }
    pen.written()
}

/// Whether a byte is a control character or may begin one (U+0080 to U+009F).
fn may_be_control(byte: u8) -> bool {
    ((byte < b' ') & (byte != b'\n') & (byte != b'\t')) | (byte == 0x7f) | (byte == 0xc2)
}

fn wrap(out: &mut String, events: &mut Vec<Event<'_>>, (before, after): (&str, &str)) {
    out.push_str(before);
    for event in events.drain(..) {
        match event {
            // Writing to a String cannot fail.
            Event::Text(words) => drop(escape_html_body_text(&mut *out, &words)),
            Event::InlineHtml(tag) => out.push_str(&tag),
            _ => {}
        }
    }
    out.push_str(after);
}

/// Rewrites parse events into the events that the page shows.
struct Writer<'a, 'd> {
    links: &'a Links<'a>,
    shift: bool,
    raw_html: RawHtml,
    headings: std::slice::Iter<'d, super::Heading>,
    /// Whether each open link or picture is shown, so that its end matches.
    shown: Vec<bool>,
    /// How many open pictures there are: their words are an attribute.
    pictures: usize,
    notes: Notes,
    pen: Pen<'a>,
}

/// Footnotes, numbered by their first reference.
#[derive(Default)]
struct Notes {
    numbers: HashMap<String, usize>,
    order: Vec<String>,
    references: HashMap<String, usize>,
}

impl Notes {
    fn number(&mut self, label: &str) -> usize {
        if let Some(&number) = self.numbers.get(label) {
            return number;
        }
        self.order.push(label.to_owned());
        self.numbers.insert(label.to_owned(), self.order.len());
        self.order.len()
    }
}

impl<'a, 'd> Writer<'a, 'd> {
    fn new(links: &'a Links<'a>, pen: Pen<'a>) -> Self {
        Self {
            links,
            shift: false,
            raw_html: RawHtml::None,
            headings: [].iter(),
            shown: Vec::new(),
            pictures: 0,
            notes: Notes::default(),
            pen,
        }
    }

    /// The events of a body that begins at `base` in the source.
    fn events<'e>(&mut self, body: &'e str, base: usize) -> IntoIter<Event<'e>> {
        let mut main = Vec::new();
        let mut definitions: Vec<(String, Vec<Event<'e>>)> = Vec::new();
        let mut open: Vec<(String, Vec<Event<'e>>)> = Vec::new();
        for (event, range) in super::markdown::events(body) {
            let from = range.start + base..range.end + base;
            let into = open.last_mut().map_or(&mut main, |(_, events)| events);
            match event {
                Event::Text(words) if self.pictures == 0 => self.pen.text(words, from, into),
                event @ (Event::Code(_) | Event::SoftBreak | Event::HardBreak) if self.pictures == 0 => {
                    self.pen.whole(event, from, into);
                }
                event => {
                    self.pen.lift(into);
                    match event {
                        Event::Start(Tag::FootnoteDefinition(label)) => open.push((label.to_string(), Vec::new())),
                        Event::End(TagEnd::FootnoteDefinition) => definitions.extend(open.pop()),
                        event => self.rewrite(event, into),
                    }
                }
            }
        }
        self.footnotes(definitions, &mut main);
        main.into_iter()
    }

    fn rewrite<'e>(&mut self, event: Event<'e>, out: &mut Vec<Event<'e>>) {
        match event {
            Event::Start(Tag::Heading { level, .. }) => {
                let level = self.level(level);
                // The reading pass saw the same headings in the same order.
                let id = self.headings.next().map(|heading| CowStr::from(heading.id.clone()));
                out.push(Event::Start(Tag::Heading { level, id, classes: Vec::new(), attrs: Vec::new() }));
            }
            Event::End(TagEnd::Heading(level)) => out.push(Event::End(TagEnd::Heading(self.level(level)))),
            Event::Start(Tag::Link { dest_url, title, .. }) => self.open_link(&dest_url, &title, out),
            Event::End(TagEnd::Link) => {
                if self.shown.pop() == Some(true) {
                    out.push(raw("</a>"));
                }
            }
            Event::Start(Tag::Image { dest_url, title, link_type, id }) => {
                self.pictures += 1;
                let (source, shown) = self.picture(&dest_url);
                self.shown.push(shown);
                if shown {
                    let dest_url = CowStr::from(source);
                    out.push(Event::Start(Tag::Image { link_type, dest_url, title, id }));
                } else {
                    out.push(raw("<span class=\"picture-left-out\">"));
                }
            }
            Event::End(TagEnd::Image) => {
                self.pictures = self.pictures.saturating_sub(1);
                match self.shown.pop() {
                    Some(true) => out.push(Event::End(TagEnd::Image)),
                    _ => out.push(raw("</span>")),
                }
            }
            Event::Start(Tag::Table(alignments)) => {
                let label = escaped(self.links.labels.table);
                out.push(raw(&format!(
                    "<div class=\"table-scroll\" role=\"region\" aria-label=\"{label}\" tabindex=\"0\">"
                )));
                out.push(Event::Start(Tag::Table(alignments)));
            }
            Event::End(TagEnd::Table) => {
                out.push(Event::End(TagEnd::Table));
                out.push(raw("</div>\n"));
            }
            Event::FootnoteReference(label) => {
                let number = self.notes.number(&label);
                let count = self.notes.references.entry(label.to_string()).or_insert(0);
                *count += 1;
                let id = if *count == 1 { format!("fnref-{number}") } else { format!("fnref-{number}-{count}") };
                out.push(raw(&format!(
                    "<sup class=\"fn\" id=\"{id}\"><a href=\"#fn-{number}\" role=\"doc-noteref\">{number}</a></sup>"
                )));
            }
            Event::Html(html) | Event::InlineHtml(html) if self.raw_html == RawHtml::Shown => {
                out.push(Event::Text(html));
            }
            event => out.push(event),
        }
    }

    /// The page's title is its only `h1`, so a body that has an `h1` of its own moves down by one.
    fn level(&self, level: HeadingLevel) -> HeadingLevel {
        if !self.shift {
            return level;
        }
        match level {
            HeadingLevel::H1 => HeadingLevel::H2,
            HeadingLevel::H2 => HeadingLevel::H3,
            HeadingLevel::H3 => HeadingLevel::H4,
            HeadingLevel::H4 => HeadingLevel::H5,
            HeadingLevel::H5 | HeadingLevel::H6 => HeadingLevel::H6,
        }
    }

    fn open_link(&mut self, destination: &str, title: &str, out: &mut Vec<Event<'_>>) {
        let target = classify(destination);
        let (href, rel) = match (self.links.resolve)(&target, LinkKind::Link) {
            Href::Inside(href) => (href, ""),
            Href::Outside(href) => (href, " rel=\"noopener noreferrer nofollow ugc\""),
            Href::Nowhere => {
                self.shown.push(false);
                return;
            }
        };
        self.shown.push(true);
        let mut tag = String::from("<a href=\"");
        // Writing to a String cannot fail.
        let _ = escape_href(&mut tag, &href);
        if !title.is_empty() {
            tag.push_str("\" title=\"");
            let _ = escape_html(&mut tag, title);
        }
        tag.push('"');
        tag.push_str(rel);
        tag.push('>');
        out.push(raw(&tag));
    }

    fn picture(&self, destination: &str) -> (String, bool) {
        let target = classify(destination);
        let allowed = self.links.remote_images == RemoteImages::Allowed;
        match (self.links.resolve)(&target, LinkKind::Image) {
            Href::Inside(source) if matches!(target, Target::Local(..)) => (source, true),
            Href::Outside(source) if allowed && matches!(target, Target::External(_)) => (source, true),
            _ => (String::new(), false),
        }
    }

    fn footnotes<'e>(&mut self, definitions: Vec<(String, Vec<Event<'e>>)>, out: &mut Vec<Event<'e>>) {
        if definitions.is_empty() {
            return;
        }
        // A definition that nothing refers to is still shown: nothing is lost.
        let mut numbered: Vec<(usize, String, Vec<Event<'e>>)> = Vec::with_capacity(definitions.len());
        for (label, events) in definitions {
            let doubled = numbered.iter().any(|(_, known, _)| *known == label);
            // A label that is defined again has a number of its own, and so an id of its own.
            let label = if doubled { format!("{label}\n{}", numbered.len()) } else { label };
            numbered.push((self.notes.number(&label), label, events));
        }
        numbered.sort_by_key(|(number, ..)| *number);
        let label = escaped(self.links.labels.notes);
        out.push(raw(&format!("<section class=\"footnotes\" role=\"doc-endnotes\" aria-label=\"{label}\">\n<ol>\n")));
        for (number, label, events) in numbered {
            out.push(raw(&format!("<li id=\"fn-{number}\">\n")));
            out.extend(events);
            if self.notes.references.contains_key(&label) {
                out.push(raw(&format!(
                    "<a class=\"fn-back\" href=\"#fnref-{number}\" role=\"doc-backlink\">{}</a>\n",
                    escaped(self.links.labels.back)
                )));
            }
            out.push(raw("</li>\n"));
        }
        out.push(raw("</ol>\n</section>\n"));
    }
}

fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    // Writing to a String cannot fail.
    let _ = escape_html(&mut out, text);
    out
}

fn raw<'e>(html: &str) -> Event<'e> {
    Event::InlineHtml(CowStr::from(html.to_owned()))
}
