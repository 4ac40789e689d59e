//! CommonMark with tables, footnotes, strikethrough, smart punctuation and heading attributes.
//!
//! This pass reads: it yields the prose, the headings and the links, and never makes HTML.

use super::anchors::Anchors;
use super::raw_text::{Part, RawText};
use super::sanitise::Depth;
use super::{Body, DEEPEST, FirstHeading, Heading, Link, LinkKind, Parsed, RawHtml, Target, classify};
use crate::diag::{self, Noted, Notes};
use crate::slug::Slug;
use crate::source::{Source, Span};
use crate::text::{self, BlockKind, Prose};
use pulldown_cmark::{Event, OffsetIter, Options, Parser, Tag, TagEnd};
use std::ops::Range;

/// The extensions that articles may use.
pub fn options() -> Options {
    Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_SMART_PUNCTUATION
        | Options::ENABLE_HEADING_ATTRIBUTES
}

/// The parse events of a body, with their bytes.
pub fn events(body: &str) -> OffsetIter<'_> {
    Parser::new_ext(body, options()).into_offset_iter()
}

/// Reads a body. A first heading becomes the title and leaves the body, unless the front matter has one.
pub(super) fn parse(source: &Source, body: Range<usize>, first: FirstHeading) -> Noted<Parsed> {
    let (heading, body) = match leading_heading(&source.text, &body).filter(|_| first == FirstHeading::IsTitle) {
        Some((text, range)) => (Some((text, range.clone())), range.end..body.end),
        None => (None, body),
    };
    let mut walk = Walk { prose: Prose::with_capacity(body.len()), ..Walk::default() };
    let mut notes = Notes::new();
    for (event, range) in events(&source.text[body.clone()]) {
        walk.step(event, range.start + body.start..range.end + body.start);
        let at = range.start + body.start;
        if walk.depth > DEEPEST {
            notes.push(diag::article::too_deep(&source.place(at..at), DEEPEST));
            break;
        }
        if walk.raw_depth.deepest() > DEEPEST && walk.raw_html != RawHtml::Shown {
            notes.push(diag::article::raw_too_deep(&source.place(at..at), DEEPEST));
            walk.raw_html = RawHtml::Shown;
        }
    }
    walk.prose.close();
    walk.prose.shrink();
    walk.links.shrink_to_fit();
    let markdown = Body::Markdown { range: body, raw_html: walk.raw_html };
    let parsed = Parsed { prose: walk.prose, headings: walk.headings, links: walk.links, body: markdown, heading };
    Noted::new(parsed, notes)
}

/// A heading before anything else, and its bytes with those before it.
fn leading_heading(text: &str, body: &Range<usize>) -> Option<(String, Range<usize>)> {
    let mut title = String::new();
    let mut within = false;
    for (event, range) in events(&text[body.clone()]) {
        match event {
            Event::Start(Tag::Heading { .. }) if !within => within = true,
            Event::Text(words) | Event::Code(words) if within => title.push_str(&words),
            Event::SoftBreak | Event::HardBreak if within => title.push(' '),
            Event::End(TagEnd::Heading(_)) => {
                let title = text::line(&title);
                return (!title.is_empty()).then(|| (title, body.start + range.start..body.start + range.end));
            }
            _ if within => {}
            _ => return None,
        }
    }
    None
}

/// The state of the reading pass.
#[derive(Default)]
struct Walk {
    prose: Prose,
    headings: Vec<Heading>,
    anchors: Anchors,
    links: Vec<Link>,
    raw_html: RawHtml,
    depth: usize,
    raw_depth: Depth,
    raw_text: RawText,
    heading: Option<(u8, Option<Slug>, String)>,
    in_image: usize,
    kinds: Vec<BlockKind>,
}

impl Walk {
    fn step(&mut self, event: Event<'_>, range: Range<usize>) {
        let is_block = matches!(event, Event::Html(_));
        match event {
            Event::Start(tag) => {
                self.depth += 1;
                self.start(tag, range);
            }
            Event::End(tag) => {
                self.depth = self.depth.saturating_sub(1);
                self.end(tag);
            }
            Event::Text(words) | Event::Code(words) => self.words(&words, range),
            Event::SoftBreak | Event::HardBreak => self.words(" ", range),
            Event::Html(html) | Event::InlineHtml(html) if self.raw_html != RawHtml::Shown => {
                self.raw_html = RawHtml::Kept;
                self.raw_depth.read(&html);
                if is_block {
                    self.raw_words(&html, range);
                }
            }
            _ => {}
        }
    }

    /// The words of a block of raw HTML, for extraction. Entities are left as they are written.
    fn raw_words(&mut self, html: &str, range: Range<usize>) {
        let (prose, same) = (&mut self.prose, html.len() == range.len());
        self.raw_text.read(html, |part| match part {
            Part::Words(words) if same => {
                prose.push(&html[words.clone()], range.start + words.start..range.start + words.end);
            }
            Part::Words(words) => prose.push(&html[words], range.clone()),
            Part::Break => prose.close(),
        });
    }

    fn words(&mut self, words: &str, range: Range<usize>) {
        if let Some((_, _, said)) = &mut self.heading {
            said.push_str(words);
        }
        if self.in_image == 0 {
            self.prose.push(words, range);
        }
    }

    fn start(&mut self, tag: Tag<'_>, range: Range<usize>) {
        match tag {
            Tag::Heading { level, id, .. } => {
                let id = id.as_deref().and_then(Slug::new);
                self.heading = Some((level as u8, id, String::new()));
                self.prose.open(BlockKind::Heading);
            }
            Tag::Paragraph => self.prose.open(self.kinds.last().copied().unwrap_or(BlockKind::Paragraph)),
            Tag::BlockQuote(_) => self.prose.open_quotation(),
            Tag::Item => self.within(BlockKind::Item),
            Tag::FootnoteDefinition(_) => self.within(BlockKind::Footnote),
            Tag::TableCell => self.prose.open(BlockKind::Cell),
            Tag::CodeBlock(_) => self.prose.open(BlockKind::Code),
            Tag::Link { dest_url, .. } => self.link(&dest_url, LinkKind::Link, range),
            Tag::Image { dest_url, .. } => {
                self.in_image += 1;
                self.link(&dest_url, LinkKind::Image, range);
            }
            _ => {}
        }
    }

    fn within(&mut self, kind: BlockKind) {
        self.kinds.push(kind);
        self.prose.open(kind);
    }

    fn link(&mut self, destination: &str, kind: LinkKind, range: Range<usize>) {
        let target = classify(destination);
        // A link to another host has nothing to check without a network, and is classified again when it is written.
        if kind == LinkKind::Image || !matches!(target, Target::External(_) | Target::Mail(_)) {
            self.links.push(Link { target, kind, span: Span::from(range) });
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Heading(_) => {
                self.prose.close();
                if let Some((level, id, text)) = self.heading.take() {
                    let id = self.anchors.claim(id.or_else(|| Slug::new(&text)).as_ref());
                    self.headings.push(Heading { level, id, text: text::line(&text) });
                }
            }
            TagEnd::Item | TagEnd::FootnoteDefinition => {
                self.kinds.pop();
                self.prose.close();
            }
            TagEnd::Paragraph | TagEnd::HtmlBlock | TagEnd::TableCell | TagEnd::CodeBlock => self.prose.close(),
            TagEnd::BlockQuote(_) => self.prose.close_quotation(),
            TagEnd::Image => self.in_image = self.in_image.saturating_sub(1),
            _ => {}
        }
    }
}
