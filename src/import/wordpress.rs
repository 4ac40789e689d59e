//! A WordPress export (WXR): one piece for each post.
//!
//! Read event by event. Pages, attachments and menus are left alone, and the pages are told; a post that not every reader sees there
//! is a draft here.

use super::{Desk, Error, Failed, MOST_PIECES, Phrases, Piece, Pieces, Text, fragment, named, page, url_of};
use jiff::civil::Date;
use quick_xml::Reader;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::Event;
use std::collections::HashMap;

/// Marks in square brackets that WordPress puts pictures and players in place of.
const SHORTCODES: [&str; 8] = ["caption", "gallery", "embed", "audio", "video", "playlist", "wp_caption", "youtube"];

/// The most pages that are named.
const SHOWN: usize = 6;

/// An item of an export.
#[derive(Debug, Default)]
struct Post {
    /// The text of each element, by name.
    said: HashMap<String, String>,
    labels: Vec<String>,
}

/// What an export holds.
#[derive(Debug, Default)]
struct Export {
    title: String,
    posts: Vec<Post>,
    /// The names that authors are shown by, by their logins.
    names: HashMap<String, String>,
}

/// The posts of an export, and what else it holds.
pub fn pieces(from: Text, desk: &Desk<'_>) -> Result<(Pieces, Vec<String>), Error> {
    let Export { title, posts, names } = read(&from.text)?;
    let publisher = named(&title);
    let own =
        |post: &&Post| post.is("wp:post_type", &["post"]) && !post.is("wp:status", &["trash", "auto-draft", "inherit"]);
    let found: Pieces = posts
        .iter()
        .filter(own)
        .take(MOST_PIECES)
        .map(|post| {
            let title = named(&fragment::words(post.word("title")));
            let called = title.as_deref().map_or_else(|| post.word("link").to_owned(), |title| format!("“{title}”"));
            let origin = format!("{called} in {}", from.origin);
            match post.piece(title, (publisher.as_deref(), desk.furniture)) {
                Ok(mut piece) => {
                    // An export names authors by their logins, and says elsewhere what they are called.
                    for author in &mut piece.authors {
                        *author = names.get(author).cloned().unwrap_or_else(|| author.clone());
                    }
                    Ok(Piece { origin, ..piece })
                }
                Err(error) => Err(Failed { origin, error }),
            }
        })
        .collect();
    if found.is_empty() { Err(Error::Empty) } else { Ok((found, left_alone(&posts))) }
}

/// What is said of the pages of an export.
fn left_alone(posts: &[Post]) -> Vec<String> {
    let pages: Vec<String> = posts
        .iter()
        .filter(|post| post.is("wp:post_type", &["page"]) && !post.is("wp:status", &["trash", "auto-draft"]))
        .map(|post| format!("“{}”", fragment::words(post.word("title"))))
        .collect();
    let shown = pages.iter().take(SHOWN).cloned().collect::<Vec<_>>().join(", ");
    let more = if pages.len() > SHOWN { " and others" } else { "" };
    match pages.len() {
        0 => Vec::new(),
        1 => vec![format!("1 page was left alone, since only posts become articles: {shown}")],
        count => vec![format!("{count} pages were left alone, since only posts become articles: {shown}{more}")],
    }
}

fn read(xml: &str) -> Result<Export, Error> {
    let malformed = |error: &dyn std::fmt::Display| Error::Malformed(error.to_string());
    let mut reader = Reader::from_str(xml);
    let mut export = Export::default();
    let mut login = String::new();
    let mut post: Option<Post> = None;
    // The elements that are open within the channel or item; only what stands directly in one of them counts.
    let mut open: Vec<String> = Vec::new();
    let mut text = String::new();
    loop {
        match reader.read_event().map_err(|error| malformed(&error))? {
            Event::Start(start) => {
                let name = start.name().as_ref().to_owned();
                if name == "item" {
                    post = Some(Post::default());
                    open.clear();
                } else {
                    open.push(name);
                }
                text.clear();
            }
            Event::Text(words) => text.push_str(&words.xml10_content()),
            Event::CData(words) => text.push_str(&words.xml10_content()),
            Event::GeneralRef(name) => match name.resolve_char_ref() {
                Ok(Some(letter)) => text.push(letter),
                // Entities of a document type are never expanded.
                _ => text.push_str(resolve_predefined_entity(&name).unwrap_or("")),
            },
            Event::End(end) => {
                let name = end.name().as_ref().to_owned();
                if name == "item" {
                    export.posts.extend(post.take());
                } else {
                    open.pop();
                    match &mut post {
                        Some(post) if open.is_empty() => post.take(name, std::mem::take(&mut text)),
                        None if name == "title" && export.title.is_empty() => export.title = std::mem::take(&mut text),
                        None if name == "wp:author_login" => login = text.trim().to_owned(),
                        None if name == "wp:author_display_name" => {
                            export.names.extend(named(&text).map(|name| (std::mem::take(&mut login), name)));
                        }
                        _ => {}
                    }
                }
                text.clear();
            }
            Event::Eof => return Ok(export),
            _ => {}
        }
    }
}

impl Post {
    fn take(&mut self, name: String, text: String) {
        if name == "category" {
            // Within CDATA an ampersand is written as in HTML.
            self.labels.extend(named(&fragment::words(&text)).filter(|label| label != "Uncategorized"));
        } else {
            self.said.entry(name).or_insert(text);
        }
    }

    fn word(&self, name: &str) -> &str {
        self.said.get(name).map_or("", |text| text.trim())
    }

    fn is(&self, name: &str, words: &[&str]) -> bool {
        words.contains(&self.word(name))
    }

    fn piece(&self, title: Option<String>, (publisher, lists): (Option<&str>, &Phrases)) -> Result<Piece, Error> {
        let url = url_of(self.word("link"), None);
        let (content, marks) = paragraphs(self.word("content:encoded"));
        let (body, left_out, mut remarks) = page::fragment(&content, url.as_ref(), (title.as_deref(), lists))?;
        let is_locked = !self.word("wp:post_password").is_empty();
        let is_public = self.is("wp:status", &["publish"]) && !is_locked;
        if self.is("wp:status", &["private"]) {
            remarks.push("it was private there, so it is a draft here".to_owned());
        } else if is_locked {
            remarks.push("a password kept it from readers there, so it is a draft here".to_owned());
        }
        // The address of a draft leads nowhere.
        let url = url.filter(|url| is_public && !url.query().is_some_and(|query| query.starts_with("p=")));
        Ok(Piece {
            title,
            date: self.day(),
            authors: named(self.word("dc:creator")).into_iter().filter(|name| name != "admin").collect(),
            summary: named(&fragment::words(self.word("excerpt:encoded"))),
            draft: !is_public,
            labels: self.labels.clone(),
            publisher: publisher.map(str::to_owned),
            aliases: url.iter().map(|url| url.path().to_owned()).filter(|path| path != "/").collect(),
            addresses: url.iter().cloned().collect(),
            url,
            body,
            left_out,
            marks,
            remarks,
            ..Piece::default()
        })
    }

    /// The day by the site's own clock, or by the feed's.
    fn day(&self) -> Option<Date> {
        let own = self.word("wp:post_date").get(..10).and_then(|day| day.parse::<Date>().ok());
        let feed = || Some(jiff::fmt::rfc2822::parse(self.word("pubDate")).ok()?.date());
        own.or_else(feed).filter(|date| date.year() > 1)
    }
}

/// A post's text as HTML: WordPress keeps most paragraphs as blank lines, and blocks with comments around them.
fn paragraphs(text: &str) -> (String, Vec<String>) {
    let (text, marks) = without_shortcodes(&text.replace("\r\n", "\n"));
    if text.contains("<!-- wp:") || text.contains("<p>") || text.contains("<p ") {
        return (text, marks);
    }
    const BLOCKS: [&str; 9] = ["<h", "<ul", "<ol", "<blockquote", "<table", "<pre", "<div", "<figure", "</"];
    let one = |block: &str| {
        let block = block.trim();
        if BLOCKS.iter().any(|start| block.starts_with(start)) {
            return format!("{block}\n");
        }
        format!("<p>{}</p>\n", block.replace('\n', "<br>"))
    };
    (text.split("\n\n").filter(|block| !block.trim().is_empty()).map(one).collect(), marks)
}

/// A text without WordPress's own marks, and the marks, each with the words of its caption.
fn without_shortcodes(text: &str) -> (String, Vec<String>) {
    let mut out = String::with_capacity(text.len());
    let mut gone = Vec::new();
    let mut rest = text;
    // Names of captions that no end follows, so that it is looked for once.
    let mut unclosed: Vec<&str> = Vec::new();
    while let Some(at) = rest.find('[') {
        let tag = rest[at + 1..].trim_start_matches('/');
        let length = tag.find(|letter: char| !(letter.is_ascii_alphanumeric() || letter == '_')).unwrap_or(tag.len());
        // Only behind a tag is its end looked for, so that a text of brackets is not read again for each.
        let end = SHORTCODES.contains(&&tag[..length]).then(|| rest[at..].find(']')).flatten();
        match end {
            Some(end) => {
                out.push_str(&rest[..at]);
                // A caption goes with its picture.
                let name = &tag[..length];
                let is_caption = name.ends_with("caption") && !rest[at + 1..].starts_with('/');
                let closing = format!("[/{name}]");
                let looks = is_caption && !unclosed.contains(&name);
                let closed = looks.then(|| rest[at + end..].find(&closing)).flatten();
                if looks && closed.is_none() {
                    unclosed.push(name);
                }
                let after = at + end + closed.map_or(1, |closed| closed + closing.len());
                if !rest[at + 1..].starts_with('/') {
                    gone.push(fragment::words(&rest[at..after]).replace(&closing, ""));
                }
                rest = &rest[after..];
            }
            None => {
                out.push_str(&rest[..=at]);
                rest = &rest[at + 1..];
            }
        }
    }
    out.push_str(rest);
    (out, gone)
}

#[cfg(test)]
mod tests {
    use super::{paragraphs, without_shortcodes};

    #[test]
    fn blank_lines_are_paragraphs_and_shortcodes_go() {
        assert_eq!(paragraphs("One\ntwo\n\n<h2>Three</h2>").0, "<p>One<br>two</p>\n<h2>Three</h2>\n");
        assert_eq!(paragraphs("<!-- wp:paragraph --><p>x</p>").0, "<!-- wp:paragraph --><p>x</p>");
        let (text, gone) =
            without_shortcodes("a [caption id=\"x\"]<img src=y> b[/caption] [c] [1] [gallery ids=\"1\"]");
        assert_eq!((text.as_str(), gone.len()), ("a  [c] [1] ", 2));
        assert!(gone[0].ends_with(" b") && gone[1].starts_with("[gallery"), "{gone:?}");
    }
}
