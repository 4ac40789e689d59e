//! RSS, Atom and JSON Feed: one piece for each entry.
//!
//! The reader resolves no entity but XML's own five, so a feed can neither grow nor make anybody fetch. Only what stands in
//! the feed is read; an entry's page is fetched only if somebody names it.

use super::{
    Desk, Error, Failed, MOST_PIECES, Phrases, Piece, Pieces, Text, apart, fragment, front, named, page, paste, url_of,
};
use feed_rs::model::{Entry, Feed, Link};
use jiff::civil::Date;
use url::Url;

/// Texts with fewer words are told to be no more than a beginning.
const SHORT: usize = 80;

/// The entries of a feed.
pub fn pieces(from: Text, desk: &Desk<'_>) -> Result<Pieces, Error> {
    let base = from.url.clone();
    let text = undeclared(&from.text).to_owned();
    let feed = apart::done(move || {
        // The reader would turn every moment into one of UTC, where an evening in Lima is the next day.
        let reader = feed_rs::parser::Builder::new()
            .base_uri(base.as_ref().map(Url::as_str))
            .timestamp_parser(|text| format!("{}T12:00:00Z", local(text)?).parse().ok())
            .build();
        reader.parse(text.as_bytes()).map_err(|error| Error::Malformed(error.to_string()))
    })?;
    if feed.entries.is_empty() {
        return Err(Error::Empty);
    }
    let publisher = feed.title.as_ref().map(|title| fragment::words(&title.content)).and_then(|title| named(&title));
    let home = link(&feed.links, from.url.as_ref()).or_else(|| from.url.clone());
    let Feed { entries, .. } = feed;
    let one = |(at, entry): (usize, Entry)| {
        let title = entry.title.as_ref().map(|title| fragment::words(&title.content)).and_then(|title| named(&title));
        let origin = match &title {
            Some(title) => format!("“{}” in {}", crate::text::shorten(title, 60), from.origin),
            None => format!("entry {} of {}", at + 1, from.origin),
        };
        let piece = piece(&entry, title, (home.as_ref(), publisher.as_deref(), desk.furniture));
        match piece {
            Ok(piece) => Ok(Piece { origin, ..piece }),
            Err(error) => Err(Failed { origin, error }),
        }
    };
    Ok(entries.into_iter().take(MOST_PIECES).enumerate().map(one).collect())
}

fn piece(
    entry: &Entry,
    title: Option<String>,
    (home, publisher, lists): (Option<&Url>, Option<&str>, &Phrases),
) -> Result<Piece, Error> {
    let url = link(&entry.links, home);
    let base = url.as_ref().or(home);
    let content = entry.content.as_ref().and_then(|content| content.body.as_deref());
    let summary = entry.summary.as_ref().map(|summary| summary.content.as_str());
    let content = content.filter(|html| !html.trim().is_empty());
    let html = content.or(summary).unwrap_or_default();
    // What is no HTML goes through as a paragraph; its line breaks are all the markup it has.
    let html = if html.contains('<') { html.to_owned() } else { html.replace("\n\n", "</p><p>") };
    let (body, left_out, mut remarks) = page::fragment(&html, base, (title.as_deref(), lists))?;
    if content.is_none() && crate::text::words(&body) < SHORT {
        remarks.push(match &url {
            Some(url) => format!("the feed holds only the beginning; for the whole text: chancery import {url}"),
            None => "the feed holds only a short text".to_owned(),
        });
    }
    Ok(Piece {
        title,
        date: entry.published.or(entry.updated).and_then(|moment| day(&moment.to_rfc3339())),
        updated: entry.updated.and_then(|moment| day(&moment.to_rfc3339())),
        authors: entry.authors.iter().filter_map(|person| named(&fragment::words(person.name.as_deref()?))).collect(),
        labels: entry.categories.iter().filter_map(|one| named(one.label.as_deref().unwrap_or(&one.term))).collect(),
        publisher: publisher.map(str::to_owned),
        url,
        body,
        left_out,
        remarks,
        ..Piece::default()
    })
}

/// The day of a moment by the clock of whoever wrote it down.
fn local(text: &str) -> Option<Date> {
    let text = text.trim();
    let mail = jiff::fmt::rfc2822::DateTimeParser::new().relaxed_weekday(true);
    let read = || Some(mail.parse_zoned(text).ok()?.date());
    front::day(text).or_else(read).or_else(|| paste::day_in(text))
}

/// The day of a moment.
fn day(moment: &str) -> Option<Date> {
    moment.get(..10)?.parse().ok()
}

/// The page that a feed or entry belongs to.
fn link(links: &[Link], base: Option<&Url>) -> Option<Url> {
    let page = |link: &&Link| link.rel.as_deref().is_none_or(|rel| rel == "alternate");
    links.iter().find(page).and_then(|link| url_of(&link.href, base))
}

/// A document without its XML declaration, whose encoding it is no longer in.
fn undeclared(text: &str) -> &str {
    let text = text.trim_start();
    match text.strip_prefix("<?xml") {
        Some(rest) => rest.find("?>").map_or(text, |end| &rest[end + 2..]),
        None => text,
    }
}
