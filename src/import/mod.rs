//! Texts from elsewhere, made into article files: a paste, a page, a feed, the folder of another generator.
//!
//! Everything from outside is untrusted. Whatever it is becomes a `Piece`: a few facts and a body of Markdown that holds no
//! raw HTML, no picture and no address but http, https and mailto, and ways to other texts of the import, which `Places` settles. A piece that cannot be had is a `Failed` with its reason,
//! and its neighbours come all the same. Nothing here writes: `file` makes the text, the command puts it on the disk.

mod address;
mod apart;
mod charset;
mod dropped;
mod error;
mod feed;
mod fetch;
mod file;
mod folder;
mod fragment;
mod front;
mod furniture;
mod kind;
mod labels;
mod listing;
mod markdown;
mod marks;
mod nesting;
mod old;
mod page;
mod paste;
mod phrases;
mod places;
mod signature;
mod slips;
mod text;
mod ways;
mod window;
mod wordpress;

pub use error::Error;
pub use fetch::{Fetcher, Knock, Reach};
pub use file::{Draft, draft};
pub use phrases::Phrases;
pub use places::{Places, Seen};

use crate::document::Format;
use crate::gazetteer::Gazetteer;
use jiff::civil::Date;
use kind::Kind;
use paste::Reading;
use phrases::{ends_a_sentence, is_sentence};
use std::path::Path;
use url::Url;

/// The largest text that is taken, in bytes: a page, a feed, an export.
pub const LARGEST: u64 = 20 * 1024 * 1024;

/// The most articles that one source may hold.
const MOST_PIECES: usize = 10_000;

/// A text as it came, before it is an article.
#[derive(Debug, Clone, Default)]
pub struct Piece {
    /// What people call it: what they typed, or the part of it.
    pub origin: String,
    /// Its title; its text says one otherwise.
    pub title: Option<String>,
    /// The day that it was published; its text says one otherwise.
    pub date: Option<Date>,
    /// The day that it was last changed.
    pub updated: Option<Date>,
    /// Who wrote it.
    pub authors: Vec<String>,
    /// The bottom line, if whoever wrote it gave one.
    pub summary: Option<String>,
    /// The points that its author put above the text.
    pub key_points: Vec<String>,
    /// Paths at which it could be read on its own site.
    pub aliases: Vec<String>,
    /// Its full addresses there, for links of its neighbours.
    pub addresses: Vec<Url>,
    /// Whether it was kept from readers where it comes from.
    pub draft: bool,
    /// Its categories and tags, in the words of where it comes from.
    pub labels: Vec<String>,
    /// People that it is tagged with.
    pub people: Vec<String>,
    /// Organisations that it is tagged with.
    pub organisations: Vec<String>,
    /// Who published it.
    pub publisher: Option<String>,
    /// Where it can be read.
    pub url: Option<Url>,
    /// Its text, as Markdown; `file` makes it safe last of all.
    pub body: String,
    /// The lines of furniture that were left out.
    pub left_out: Vec<String>,
    /// The marks of another program's templates that were left out.
    pub marks: Vec<String>,
    /// What a person should know: what was left out or assumed.
    pub remarks: Vec<String>,
    /// What was guessed, and what to know of it unless a person says it.
    pub guesses: Vec<(Guess, String)>,
}

/// What can be guessed of a piece.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Guess {
    /// Its title.
    Title,
    /// Its day.
    Date,
}

/// A source, or a part of one, that could not be had.
#[derive(Debug)]
pub struct Failed {
    /// What people call it.
    pub origin: String,
    /// Why.
    pub error: Error,
}

/// What is known besides the source.
pub struct Desk<'a> {
    /// The names that countries and topics go by.
    pub gazetteer: &'a Gazetteer,
    /// What stands around articles.
    pub furniture: &'a Phrases,
    /// How pages are fetched.
    pub fetcher: &'a Fetcher,
    /// The day that counts as today.
    pub today: Date,
}

/// What was named.
#[derive(Debug, Clone)]
pub enum Wanted {
    /// A text from standard input.
    Paste(Vec<u8>),
    /// An address.
    Url(String),
    /// A file or folder.
    Path(std::path::PathBuf),
}

/// Bytes as they came, and what came with them.
#[derive(Debug, Clone, Default)]
struct Raw {
    /// What people call them.
    origin: String,
    /// The name of the file, or the end of the address.
    name: String,
    bytes: Vec<u8>,
    /// Where they were fetched from, after all redirects.
    url: Option<Url>,
    /// The Content-Type of an answer.
    media: Option<String>,
}

/// The text of a source.
#[derive(Debug, Clone, Default)]
struct Text {
    origin: String,
    name: String,
    url: Option<Url>,
    text: String,
}

/// What a text turned out to be.
type Pieces = Vec<Result<Piece, Failed>>;

/// What was had of a source.
#[derive(Debug, Default)]
pub struct Haul {
    /// Its texts, or why there are none.
    pub pieces: Vec<Result<Piece, Failed>>,
    /// What a person should know of it as a whole.
    pub remarks: Vec<String>,
}

impl From<Pieces> for Haul {
    fn from(pieces: Pieces) -> Self {
        Self { pieces, remarks: Vec::new() }
    }
}

/// Everything that a source holds.
pub fn gather(wanted: &Wanted, desk: &Desk<'_>) -> Haul {
    let (origin, raw) = match wanted {
        Wanted::Paste(bytes) if bytes.len() as u64 > LARGEST => {
            ("the pasted text".to_owned(), Err(Error::TooLarge(LARGEST)))
        }
        Wanted::Paste(bytes) => {
            let raw = Raw { origin: "the pasted text".to_owned(), bytes: bytes.clone(), ..Raw::default() };
            (raw.origin.clone(), Ok(raw))
        }
        Wanted::Url(address) => (address.clone(), desk.fetcher.fetch(address)),
        Wanted::Path(path) if path.is_dir() => return folder::pieces(path, desk).into(),
        Wanted::Path(path) => (path.display().to_string(), listing::read(path)),
    };
    match raw {
        Ok(raw) => pieces(raw, desk),
        Err(error) => vec![Err(Failed { origin, error })].into(),
    }
}

/// The pieces of a source that has been had.
fn pieces(raw: Raw, desk: &Desk<'_>) -> Haul {
    let origin = raw.origin.clone();
    let lone = |result: Result<Piece, Error>| {
        Haul::from(vec![result.map_err(|error| Failed { origin: origin.clone(), error })])
    };
    let (kind, text) = match opened(raw) {
        Ok(opened) => opened,
        Err(error) => return lone(Err(error)),
    };
    let many = match kind {
        Kind::Plain => return lone(text::piece(text, Format::Plain, desk)),
        Kind::Markdown => return lone(text::piece(text, Format::Markdown, desk)),
        Kind::Fronted => return lone(folder::piece(text, (&folder::Home::default(), ""), desk)),
        Kind::Html => return lone(page::piece(text, desk)),
        Kind::Feed => feed::pieces(text, desk).map(Haul::from),
        Kind::Wordpress => wordpress::pieces(text, desk).map(|(pieces, remarks)| Haul { pieces, remarks }),
    };
    many.unwrap_or_else(|error| lone(Err(error)))
}

/// A source as text, and what it is.
fn opened(raw: Raw) -> Result<(Kind, Text), Error> {
    kind::refused(&raw)?;
    let text = charset::decoded(&raw.bytes, raw.media.as_deref());
    let kind = kind::of(&text, (&raw.name, raw.media.as_deref()))?;
    Ok((kind, Text { origin: raw.origin, name: raw.name, url: raw.url, text }))
}

/// The address without what only counts visits, and without a place in the page.
fn plain_url(mut url: Url) -> Option<Url> {
    const COUNTERS: [&str; 7] = ["fbclid", "gclid", "mc_cid", "mc_eid", "igshid", "msclkid", "ref_src"];
    if !matches!(url.scheme(), "http" | "https") || url.host_str().is_none() {
        return None;
    }
    url.set_fragment(None);
    // An account is nobody's business but its owner's.
    url.set_username("").and_then(|()| url.set_password(None)).ok()?;
    let counts = |key: &str| key.starts_with("utm_") || COUNTERS.contains(&key);
    if url.query_pairs().any(|(key, _)| counts(&key)) {
        let kept: Vec<(String, String)> = url
            .query_pairs()
            .filter(|(key, _)| !counts(key))
            .map(|(key, value)| (key.into_owned(), value.into_owned()))
            .collect();
        url.set_query(None);
        if !kept.is_empty() {
            url.query_pairs_mut().extend_pairs(kept);
        }
    }
    Some(url)
}

/// An http or https address as a text gives it; a relative one leads from a base.
fn url_of(text: &str, base: Option<&Url>) -> Option<Url> {
    let text = text.trim();
    let url = match (Url::parse(text), base) {
        (Ok(url), _) => url,
        (Err(_), Some(base)) if !text.is_empty() => base.join(text).ok()?,
        _ => return None,
    };
    plain_url(url)
}

/// An http or https address that a person typed.
pub fn url(text: &str) -> Option<Url> {
    url_of(text, None)
}

/// A name as one clean line, if it says anything.
fn named(text: &str) -> Option<String> {
    let line = crate::text::line(text);
    (!line.is_empty()).then_some(line)
}

/// The name of a file without its folders.
fn name_of(path: &Path) -> String {
    path.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned())
}

/// The words of a line, in lower case and without punctuation, with one blank between them.
fn words_of(line: &str) -> String {
    let mut words = String::with_capacity(line.len());
    for letter in line.chars() {
        if letter.is_alphanumeric() {
            words.extend(letter.to_lowercase());
        } else if !matches!(letter, '\'' | '’') && !words.ends_with(' ') && !words.is_empty() {
            words.push(' ');
        }
    }
    words.truncate(words.trim_end().len());
    words
}
