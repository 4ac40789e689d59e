//! One file in, one document out.
//!
//! Pure: no disk, no clock, no other article. A broken file yields `None` and says why; it never stops its neighbours.
//! The HTML of a body is made when its page is rendered (`html`), since only then all addresses are known.

mod anchors;
mod boilerplate;
mod front;
mod html;
mod link;
mod markdown;
mod marks;
mod plain;
mod raw_text;
mod sanitise;

pub use boilerplate::kept;
pub use front::{Attribution, Citation, Event, Front, Said, Sidecar, Written, range as front_range, sidecar};
pub use html::{Href, Marked, html, marked};
pub use link::{Target, classify};
pub use markdown::{events, options};
pub use marks::Mark;
pub use plain::Line;

use crate::config::RemoteImages;
use crate::diag::{self, Noted, Notes};
use crate::gazetteer::Gazetteer;
use crate::source::{Place, Source, Span};
use crate::text::{self, Prose};
use std::ops::Range;

/// The deepest nesting of markup; sanitising takes quadratic time in it.
pub const DEEPEST: usize = 100;

/// The longest title taken from a text, in bytes.
const LONGEST_TITLE: usize = 120;

/// A source as parsed.
#[derive(Debug, Clone)]
pub struct Document {
    /// What its author said in the front matter.
    pub front: Front,
    /// Its title.
    pub title: Title,
    /// What it says.
    pub prose: Prose,
    /// The headings of its body.
    pub headings: Vec<Heading>,
    /// Its links and pictures that can be checked: all but links to other hosts.
    pub links: Vec<Link>,
    /// How its body is written.
    pub body: Body,
    /// What stood around it and was left out.
    pub boilerplate: Option<Span>,
}

/// A title and where it comes from.
#[derive(Debug, Clone)]
pub struct Title {
    /// The words.
    pub text: String,
    /// Who chose them.
    pub origin: TitleOrigin,
}

/// Who chose a title.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TitleOrigin {
    /// The front matter says so.
    Author,
    /// The first heading or line, which is not repeated in the body.
    Heading,
    /// The first sentence, which stays in the body.
    Sentence,
}

/// How a body is written, and which bytes of the source it is.
#[derive(Debug, Clone)]
pub enum Body {
    /// CommonMark.
    Markdown {
        /// The bytes after the front matter, and after a heading that became the title.
        range: Range<usize>,
        /// Whether it holds raw HTML, and whether that is kept.
        raw_html: RawHtml,
    },
    /// A text without markup: its lines.
    Plain(Vec<Line>),
}

/// What becomes of the raw HTML in a body.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum RawHtml {
    /// There is none.
    #[default]
    None,
    /// It is sanitised.
    Kept,
    /// It is nested deeper than it can be sanitised, and shown as the text that it is: nothing runs, nothing is lost.
    Shown,
}

/// A heading within a body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heading {
    /// Its level on the page, 2 to 6.
    pub level: u8,
    /// Its anchor.
    pub id: String,
    /// Its words.
    pub text: String,
}

/// A link or picture in a body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// What it points to.
    pub target: Target,
    /// What it is.
    pub kind: LinkKind,
    /// Its bytes in the source.
    pub span: Span,
}

/// Whether a link is followed or loaded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LinkKind {
    /// A link that a reader follows.
    Link,
    /// A picture that a browser loads.
    Image,
}

/// Whether a file holds Markdown or a text without markup.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// `.md`
    Markdown,
    /// `.txt`
    Plain,
}

/// Parses a source into a document.
pub fn parse(source: &Source, gazetteer: &Gazetteer) -> Noted<Option<Document>> {
    let mut notes = Notes::new();
    let Some(split) = notes.take(front::split(source)) else { return Noted::new(None, notes) };
    let whole = &source.text[split.body.clone()];
    let front = match split.front {
        Some(range) => notes.take(front::parse(source, range, gazetteer)),
        None => Front::default(),
    };
    let mut body = split.body;
    let mut left_out = None;
    if !split.closed {
        let kept = kept(whole);
        if kept.len() < whole.trim_end().len() {
            let cut = body.start + kept.end;
            let shown = cut + (whole.len() - kept.end) - whole[kept.end..].trim_start().len();
            let lines = source.text[cut..].lines().filter(|line| !line.trim().is_empty()).count();
            left_out = Some(Span::from(shown..source.text.trim_end().len()));
            notes.push(diag::article::boilerplate(&source.place(shown..source.text.trim_end().len()), lines));
            body.end = cut;
        }
    }
    if source.text[body.clone()].trim().is_empty() && front.title.is_none() {
        notes.push(diag::article::empty(&source.whole()));
        return Noted::new(None, notes);
    }
    let is_plain = format_of(&source.path) == Format::Plain;
    let lines_are_paragraphs = !split.closed && plain::has_a_paragraph_a_line(&source.text[body.clone()]);
    let first = if front.title.is_some() { FirstHeading::Stays } else { FirstHeading::IsTitle };
    let parsed = if is_plain || lines_are_paragraphs {
        plain::parse(source, body, first)
    } else {
        notes.take(markdown::parse(source, body, first))
    };
    let title = match &front.title {
        Some(word) => Some(Title { text: word.text.clone(), origin: TitleOrigin::Author }),
        // The front matter has been told to name a title; to assume one as well would only add to the noise.
        None if split.closed => Some(Title { text: source.path.to_string(), origin: TitleOrigin::Author }),
        None => assumed_title(source, &parsed, &mut notes),
    };
    let value = title.map(|title| Document {
        front,
        title,
        prose: parsed.prose,
        headings: parsed.headings,
        links: parsed.links,
        body: parsed.body,
        boilerplate: left_out,
    });
    Noted::new(value, notes)
}

/// The prose of a text without markup, and the furniture around it that was not read.
pub fn plain_text(text: &str) -> (Prose, Vec<Span>) {
    let kept = kept(text);
    let rest = text[kept.end..].trim();
    let left = (!rest.is_empty()).then(|| {
        let start = kept.end + (text[kept.end..].len() - text[kept.end..].trim_start().len());
        Span::from(start..start + rest.len())
    });
    (plain::prose(text, kept), left.into_iter().collect())
}

/// What becomes of a heading at the very start of a body.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum FirstHeading {
    /// It is the title, since the front matter has none.
    IsTitle,
    /// It stays in the body.
    Stays,
}

/// What a body yields, before anything is known of the front matter's title.
struct Parsed {
    prose: Prose,
    headings: Vec<Heading>,
    links: Vec<Link>,
    body: Body,
    /// A first heading that may serve as the title and is not in the body.
    heading: Option<(String, Range<usize>)>,
}

fn format_of(path: &str) -> Format {
    let plain = path.rsplit_once('.').is_some_and(|(_, extension)| extension.eq_ignore_ascii_case("txt"));
    if plain { Format::Plain } else { Format::Markdown }
}

fn assumed_title(source: &Source, parsed: &Parsed, notes: &mut Notes) -> Option<Title> {
    let assumed = |notes: &mut Notes, place: &Place, text: String, origin| {
        notes.push(diag::article::assumed_title(place, &text));
        Some(Title { text, origin })
    };
    if let Some((text, range)) = &parsed.heading {
        return assumed(notes, &source.place(range.clone()), text.clone(), TitleOrigin::Heading);
    }
    let Some(block) = parsed.prose.blocks().first() else {
        notes.push(diag::article::no_title(&source.whole()));
        return None;
    };
    let sentence = first_sentence(parsed.prose.slice(block.span));
    let end = block.span.start + Span::from(0..sentence.len()).end;
    let span = parsed.prose.source_span(Span { start: block.span.start, end });
    let text = text::shorten(text::line(sentence).trim_end_matches('.'), LONGEST_TITLE);
    if text.is_empty() {
        notes.push(diag::article::no_title(&source.whole()));
        return None;
    }
    assumed(notes, &Place { path: source.path.clone(), span }, text, TitleOrigin::Sentence)
}

/// The first sentence of a paragraph: up to the first full stop, question or exclamation mark that a capital follows,
/// unless the stop belongs to an initial or abbreviation.
pub fn first_sentence(paragraph: &str) -> &str {
    text::sentences(paragraph).next().map_or(paragraph, |range| &paragraph[range])
}

/// What the writer of a body says of its parts, in the language of the interface.
#[derive(Debug, Clone, Copy)]
pub struct Labels<'a> {
    /// The name of a table for those who cannot see it.
    pub table: &'a str,
    /// The name of the footnotes.
    pub notes: &'a str,
    /// The way back from a footnote.
    pub back: &'a str,
}

/// English, for whoever writes a body without a site.
impl Default for Labels<'_> {
    fn default() -> Self {
        Self { table: "Table", notes: "Notes", back: "Back to text" }
    }
}

/// Whether remote pictures are allowed and the address of every link, for [`html`].
pub struct Links<'a> {
    /// Whether pictures may come from other hosts.
    pub remote_images: RemoteImages,
    /// What the writer itself says.
    pub labels: Labels<'a>,
    /// Where a link of the site leads.
    pub resolve: &'a dyn Fn(&Target, LinkKind) -> Href,
}
