//! What a page says of itself outside its text: the title of its window, whether it has a heading, the day it was changed.
//!
//! Read as text and not as a tree, because little is asked; what is found is made plain like any other word from outside.

use super::{fragment, front};
use jiff::civil::Date;

/// The beginning of a page in which it may say this, in bytes.
const HEAD: usize = 200_000;

/// What parts the name of a site from the title of a page.
const MARKS: [&str; 7] = [" | ", " - ", " – ", " — ", " :: ", " · ", " » "];

/// Where a page says when it was changed: the name, in a `meta` or in its data for search engines.
const CHANGED: [&str; 5] =
    ["article:modified_time", "og:updated_time", "datemodified", "last-modified", "dcterms.modified"];

/// The title of the window.
pub fn title(html: &str) -> String {
    let html = head(html);
    let lower = html.to_ascii_lowercase();
    let read = || {
        let start = lower.find("<title")?;
        let start = start + lower[start..].find('>')? + 1;
        let end = start + lower[start..].find("</title")?;
        Some(fragment::words(&html[start..end]))
    };
    read().unwrap_or_default()
}

/// The longest part of a window's title between marks: the page's own, as a site's name is shorter.
pub fn without_site(title: &str) -> &str {
    let mark = MARKS.iter().find(|mark| title.contains(**mark));
    let parts = mark.map(|mark| title.split(*mark)).into_iter().flatten();
    parts.map(str::trim).max_by_key(|part| part.len()).unwrap_or(title)
}

/// Whether a page has a heading of the first rank, or tells others its title.
pub fn has_heading(html: &str) -> bool {
    let lower = html.to_ascii_lowercase();
    ["<h1", "og:title", "twitter:title", "\"headline\""].iter().any(|mark| lower.contains(mark))
}

/// Where a page says when it was published, in the same ways.
const PUBLISHED: [&str; 2] = ["article:published_time", "datepublished"];

/// The day on which a page says that it was published.
pub fn published(html: &str) -> Option<Date> {
    said(html, &PUBLISHED)
}

/// The day on which a page says that it was changed last.
pub fn changed(html: &str) -> Option<Date> {
    said(html, &CHANGED)
}

/// Whether markup is a piece of a page and not a whole one, so that all of it is wanted.
pub fn is_piece(html: &str) -> bool {
    let lower = head(html).to_ascii_lowercase();
    !["<html", "<body", "<head", "<!doctype", "<article", "<main"].iter().any(|mark| lower.contains(mark))
}

/// The page without its head.
pub fn body(html: &str) -> &str {
    let lower = html.to_ascii_lowercase();
    lower.find("<body").or_else(|| lower.find("</head")).map_or(html, |at| &html[at..])
}

fn said(html: &str, names: &[&str]) -> Option<Date> {
    let html = head(html);
    let lower = html.to_ascii_lowercase();
    names.iter().find_map(|name| {
        let at = lower.find(name)?;
        let after = &html[at + name.len()..];
        // In data the value follows; in a `meta` it may also stand before the name.
        if after.starts_with("\":") || after.starts_with("\" :") {
            return front::day(after.split('"').nth(2)?);
        }
        let tag = lower[..at].rfind('<')?;
        let tag = &html[tag..at + lower[at..].find('>')?];
        let value = tag.find("content=").map(|at| &tag[at + 8..])?;
        let value = value.trim_start_matches(['"', '\'']);
        front::day(value.split(['"', '\'', '>']).next()?)
    })
}

fn head(html: &str) -> &str {
    &html[..html.floor_char_boundary(HEAD)]
}

#[cfg(test)]
mod tests {
    use super::{changed, has_heading, title, without_site};

    #[test]
    fn a_page_says_a_little_of_itself() {
        let page = "<HTML><HEAD><TITLE>Ministry &amp; Office - Press - Grain corridor agreement signed</TITLE>\
                    <meta content='2024-03-08T09:00:00Z' property='article:modified_time'>";
        assert_eq!(title(page), "Ministry & Office - Press - Grain corridor agreement signed");
        assert_eq!(without_site(&title(page)), "Grain corridor agreement signed");
        assert_eq!(without_site("Sweden joins NATO"), "Sweden joins NATO");
        assert_eq!(changed(page).map(|day| day.to_string()).as_deref(), Some("2024-03-08"));
        let data = "<script>{\"dateModified\": \"2024-03-09\"}</script>";
        assert_eq!(changed(data).map(|day| day.to_string()).as_deref(), Some("2024-03-09"));
        assert!(!has_heading(page) && has_heading("<H1>x"));
        assert_eq!(title("<title>"), "");
    }
}
