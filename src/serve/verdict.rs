//! What a person says of a finding, on its way from the panel to the file that has to say so.
//!
//! The only thing that is written, and so the only request that is not for everybody on this machine: it must come from
//! a page of this very run, which knows the run's token, by this server's own address. Which file is written follows
//! from the page; a request names no path.

use super::Error;
use super::answer::{House, refused};
use super::panel;
use super::press::Press;
use super::quotes;
use crate::build::{self, article_stem};
use crate::disk;
use crate::review::{Case, Clerk, Ruling, Says, quoted};
use crate::site::{Article, Origin};
use crate::source::Source;
use axum::http::header::{self, HeaderName};
use axum::http::request::Parts;
use axum::http::{Method, StatusCode};
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use std::sync::{Arc, PoisonError};

/// Where it is said.
pub const ADDRESS: &str = "/.chancery/verdict";

/// The longest request, in bytes.
pub const LONGEST: usize = 4096;

/// The header that holds the run's token.
const TOKEN: HeaderName = HeaderName::from_static("x-chancery-token");

/// What is said.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Said {
    /// The address of the briefing.
    page: String,
    /// The list of the finding.
    list: String,
    /// Its entry there.
    entry: String,
    /// What becomes of it.
    says: Word,
    /// Who said a quote, where that is what is said of it.
    #[serde(default)]
    speaker: String,
}

#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Word {
    Keep,
    NotThis,
    By,
}

/// A token that nobody can guess.
pub fn token() -> Result<String, Error> {
    let mut bytes = [0; 16];
    getrandom::fill(&mut bytes).map_err(Error::Random)?;
    Ok(bytes.iter().map(|byte| format!("{byte:02x}")).collect())
}

/// The refusal of what is no verdict of our own page, before its body is read; nothing if it may be read.
pub fn refusal(request: &Parts, house: &House) -> Option<Response> {
    if request.method != Method::POST {
        let allow = [(header::ALLOW, "POST")];
        return Some((StatusCode::METHOD_NOT_ALLOWED, allow, "A verdict is sent with POST.\n").into_response());
    }
    // Hashes, because comparing them tells nobody by its time how much was right.
    let given = request.headers.get(TOKEN).map(|token| blake3::hash(token.as_bytes()));
    if !house.door.admits_writer(&request.headers) || given != Some(blake3::hash(house.token.as_bytes())) {
        return Some(refused("Only the preview's own pages may change a file. Reload the page and try again."));
    }
    let kind = request.headers.get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok());
    if kind.is_none_or(|kind| !kind.eq_ignore_ascii_case("application/json")) {
        return Some((StatusCode::UNSUPPORTED_MEDIA_TYPE, "A verdict is JSON.\n").into_response());
    }
    None
}

/// Writes what is said, and says where.
pub fn answer(body: &[u8], house: &House) -> Response {
    let said = serde_json::from_slice::<Said>(body).ok();
    let Some(said) = said.filter(|said| said.speaker.chars().count() <= quotes::LONGEST_NAME) else {
        return (StatusCode::BAD_REQUEST, "This is no verdict.\n").into_response();
    };
    let snapshot = Arc::clone(&house.snapshots.borrow());
    match snapshot.press.as_ref().map_or(Err(Refusal::Gone), |press| written(press, &said, house)) {
        Ok(path) => format!("Written to {path}\n").into_response(),
        Err(refusal) => refusal.into_response(),
    }
}

/// Why nothing was written.
enum Refusal {
    /// The page or the finding is not there any more.
    Gone,
    /// Nothing has to be written.
    Stands,
    /// Two articles would have this sidecar.
    Shared(String),
    /// The file is no TOML.
    Broken(String),
    /// The disk refused.
    Disk(disk::Error),
}

impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        let (status, why) = match self {
            Self::Gone => (StatusCode::NOT_FOUND, "This finding is no longer there; reload the page.".to_owned()),
            Self::Stands => (StatusCode::OK, "It stands already.".to_owned()),
            Self::Shared(path) => (
                StatusCode::CONFLICT,
                format!("Two articles would share {path}; rename one of them, and then say it again."),
            ),
            Self::Broken(why) => (StatusCode::CONFLICT, format!("The file has to be mended first: {why}.")),
            Self::Disk(error) => {
                let status = match error {
                    disk::Error::Changed { .. } => StatusCode::CONFLICT,
                    _ => StatusCode::INTERNAL_SERVER_ERROR,
                };
                (status, format!("{error}."))
            }
        };
        (status, format!("{why}\n")).into_response()
    }
}

/// Writes what is said into the file that it belongs to, and gives its path.
fn written(press: &Press, said: &Said, house: &House) -> Result<String, Refusal> {
    let _one = house.writing.lock().unwrap_or_else(PoisonError::into_inner);
    let id = press.article_at(&said.page).ok_or(Refusal::Gone)?;
    let article = press.site().article(id);
    let (origin, places, says) = finding(press, article, said)?;
    let inputs = &press.inputs;
    let stem = article_stem(&article.source.path);
    let sidecar = inputs.sidecars.iter().find(|source| article_stem(&source.path) == stem);
    let path = sidecar.map_or_else(|| format!("{stem}.meta.toml"), |source| source.path.to_string());
    if inputs.articles.iter().filter(|source| article_stem(&source.path) == stem).count() > 1 {
        return Err(Refusal::Shared(path));
    }
    let case = Case { source: &article.source, sidecar, listed: (&said.list, &said.entry), origin, places };
    let how = (&*press.gazetteer, press.site().config.extract, house.today);
    let read = || build::read(&article.source, None, how).value;
    let ruling = Clerk::new(&press.gazetteer, house.today).rule(&case, says, read);
    let (path, earlier, text) = match ruling.map_err(|broken| Refusal::Broken(broken.reason))? {
        Ruling::Article(text) => (article.source.path.to_string(), Some(&article.source), text),
        Ruling::Sidecar(text) => (path, sidecar, text),
        Ruling::Stands => return Err(Refusal::Stands),
    };
    let earlier = earlier.map(|source: &Source| &*source.text);
    disk::replace(&house.root.join(&path), (earlier, &text)).map_err(Refusal::Disk)?;
    Ok(path)
}

/// Whose word a finding of an article is, in how many places the text names it, and what is said of it.
fn finding(press: &Press, article: &Article, said: &Said) -> Result<(Origin, usize, Says), Refusal> {
    let wanted = (said.list.as_str(), said.entry.as_str());
    let quote = article.findings.quotes.iter().find(|quote| {
        let (list, entry) = quoted(article, quote);
        (list, entry.as_str()) == wanted
    });
    if let Some(quote) = quote {
        let is_known = quote.origin != Origin::Extracted;
        let known = quotes::speaker(press, quote);
        let says = match said.says {
            Word::NotThis => Says::NotThis,
            // Whoever keeps a quote says that it is its speaker's.
            Word::Keep if !is_known => Says::By(known.to_owned()),
            Word::By if !is_known || known != said.speaker.trim() => Says::By(said.speaker.clone()),
            Word::Keep | Word::By => return Err(Refusal::Stands),
        };
        return Ok((quote.origin, 1, says));
    }
    let row = panel::rows(press, article).into_iter().find(|row| row.listed == wanted).ok_or(Refusal::Gone)?;
    let says = match said.says {
        Word::Keep => Says::Keep,
        Word::NotThis => Says::NotThis,
        Word::By => return Err(Refusal::Gone),
    };
    Ok((row.origin, row.mentions.len(), says))
}
