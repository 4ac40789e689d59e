//! Markdown from outside made safe: no raw HTML, no pictures, no address but http, https and mailto, and no way but to another
//! text of the same import, which the article's `join` settles.
//!
//! The text stays as its author wrote it but for the pieces that have to go, which are cut out by their places. What is left
//! is parsed again, until nothing has to go; cutting can bring together what then reads as a tag.

use super::{fragment, nesting};
use crate::document;
use pulldown_cmark::{Event, LinkType, Tag, TagEnd};
use std::ops::Range;
use url::Url;

/// How often a text is looked at before all its angle brackets are escaped.
const ROUNDS: usize = 4;

/// The scheme of a way to another text of the same import, before it is known where that one goes.
pub const WAY: &str = "import:";

/// What goes in one place of another text.
type Change = (Range<usize>, String);

/// What had to go.
#[derive(Default)]
struct Gone {
    pictures: usize,
    links: usize,
    html: usize,
}

/// Safe Markdown, and remarks on what was left out. Relative addresses lead from a base; without one they go.
pub fn safe(text: &str, base: Option<&Url>) -> (String, Vec<String>) {
    let mut gone = Gone::default();
    let mut text = text.to_owned();
    for _ in 0..ROUNDS {
        let changes = changes(&text, base, &mut gone);
        if changes.is_empty() {
            return (text, gone.remarks());
        }
        text = changed(&text, changes);
    }
    // Whoever writes like this wants to be misread; every bracket becomes the sign that it is.
    let plain = text.replace('<', "&lt;").replace("](", "]\\(").replace("![", "!\\[").replace("]:", "]\\:");
    (plain, gone.remarks())
}

impl Gone {
    fn remarks(&self) -> Vec<String> {
        [
            pictures(self.pictures),
            said(
                self.links,
                "link that leads nowhere from here is now plain text",
                "links that lead nowhere from here are now plain text",
            ),
            said(
                self.html,
                "piece of raw HTML was left out or put into Markdown",
                "pieces of raw HTML were left out or put into Markdown",
            ),
        ]
        .into_iter()
        .flatten()
        .collect()
    }
}

/// What is said of so many pictures.
pub fn pictures(count: usize) -> Option<String> {
    said(count, "picture was left out", "pictures were left out")
}

fn said(count: usize, one: &str, many: &str) -> Option<String> {
    match count {
        0 => None,
        1 => Some(format!("1 {one}")),
        _ => Some(format!("{count} {many}")),
    }
}

fn changes(text: &str, base: Option<&Url>, gone: &mut Gone) -> Vec<Change> {
    let mut changes: Vec<Change> = Vec::new();
    // Where a picture ends, nothing within it counts.
    let mut until = 0;
    let mut block: Option<Range<usize>> = None;
    let mut links: Vec<Open> = Vec::new();
    for (event, range) in document::events(text) {
        if range.start < until && !matches!(event, Event::End(_)) {
            continue;
        }
        if let Some(link) = links.last_mut().filter(|_| !matches!(event, Event::End(TagEnd::Link))) {
            link.inner = Some(link.inner.as_ref().map_or(range.clone(), |inner| inner.start..range.end.max(inner.end)));
        }
        match event {
            Event::Start(Tag::Image { .. }) => {
                gone.pictures += 1;
                until = range.end;
                changes.push((range, String::new()));
            }
            Event::Start(Tag::Link { link_type, dest_url, .. }) => {
                let target = target(&dest_url, base);
                let kept = matches!(&target, Target::Kept);
                // A reference's address stands elsewhere, so it is written out where it has to change.
                let open = Open {
                    range,
                    target,
                    inner: None,
                    written: matches!(link_type, LinkType::Autolink | LinkType::Email),
                };
                gone.links += usize::from(!kept && matches!(open.target, Target::Gone));
                links.push(open);
            }
            Event::End(TagEnd::Link) => changes.extend(links.pop().and_then(|link| link.change(text))),
            Event::Start(Tag::HtmlBlock) => block = Some(range),
            Event::End(TagEnd::HtmlBlock) => {
                if let Some(range) = block.take() {
                    gone.html += 1;
                    changes.push((range.clone(), restated(&text[range], base)));
                }
            }
            Event::InlineHtml(_) => {
                gone.html += 1;
                let breaks = text[range.clone()].to_ascii_lowercase().starts_with("<br");
                changes.push((range, if breaks { "\\\n".to_owned() } else { String::new() }));
            }
            _ => {}
        }
    }
    changes
}

/// A link that has been opened.
struct Open {
    range: Range<usize>,
    target: Target,
    inner: Option<Range<usize>>,
    /// Whether its address is its text.
    written: bool,
}

/// What becomes of a link.
pub enum Target {
    /// It stays.
    Kept,
    /// It leads elsewhere.
    Moved(String),
    /// Its words stay.
    Gone,
}

impl Open {
    fn change(self, text: &str) -> Option<Change> {
        let inner = self.inner.map_or("", |inner| text.get(inner).unwrap_or(""));
        match self.target {
            Target::Kept => None,
            Target::Gone if self.written => Some((self.range, escaped(inner))),
            Target::Gone => Some((self.range, inner.to_owned())),
            // A path of this site is made of slugs, and is written as an author would.
            Target::Moved(url) if url.starts_with('/') => Some((self.range, format!("[{inner}]({url})"))),
            Target::Moved(url) => Some((self.range, format!("[{inner}](<{url}>)"))),
        }
    }
}

fn target(url: &str, base: Option<&Url>) -> Target {
    match (Url::parse(url.trim()), base) {
        (Ok(url), _) if matches!(url.scheme(), "http" | "https" | "mailto" | "import") => Target::Kept,
        (Ok(_), _) => Target::Gone,
        (Err(_), Some(base)) if !url.is_empty() && !url.starts_with('#') => match base.join(url) {
            Ok(url) if matches!(url.scheme(), "http" | "https") => Target::Moved(url.into()),
            _ => Target::Gone,
        },
        _ => Target::Gone,
    }
}

/// A text whose links lead where somebody says. Of links within links only the outer one is asked for.
pub fn turned(text: &str, mut turn: impl FnMut(&str) -> Target) -> String {
    let mut changes = Vec::new();
    let mut open: Option<Open> = None;
    for (event, range) in document::events(text) {
        if let Some(link) = open.as_mut().filter(|_| !matches!(event, Event::End(TagEnd::Link))) {
            link.inner = Some(link.inner.as_ref().map_or(range.clone(), |inner| inner.start..range.end.max(inner.end)));
        }
        match event {
            Event::Start(Tag::Link { link_type, dest_url, .. }) => {
                let written = matches!(link_type, LinkType::Autolink | LinkType::Email);
                open = Some(Open { range, target: turn(&dest_url), inner: None, written });
            }
            Event::End(TagEnd::Link) => changes.extend(open.take().and_then(|link| link.change(text))),
            _ => {}
        }
    }
    changed(text, changes)
}

/// A block of HTML as Markdown, without what Markdown cannot say.
fn restated(html: &str, base: Option<&Url>) -> String {
    let words = nesting::check(html).and_then(|()| fragment::converted(html, base.cloned()));
    words.map_or_else(|_| String::new(), |words| format!("\n{words}\n\n"))
}

/// A text with changes made. Changes within a change are lost: they are found again in the next round if they still matter.
fn changed(text: &str, mut changes: Vec<Change>) -> String {
    changes.sort_by_key(|(range, _)| (range.start, std::cmp::Reverse(range.end)));
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    for (range, words) in changes {
        if range.start >= at {
            out.push_str(text.get(at..range.start).unwrap_or(""));
            out.push_str(&words);
            at = range.end;
        }
    }
    out.push_str(text.get(at..).unwrap_or(""));
    out
}

/// Words without markup as Markdown that says the same. Signs are escaped only where they would be read as marks.
pub fn escaped(words: &str) -> String {
    let mut out = String::with_capacity(words.len() + 8);
    let letters: Vec<char> = words.chars().collect();
    let (struck, named) = (words.matches('~').count() > 1, words.contains(';'));
    let marked = words.contains("](") || words.contains("][") || words.contains("]:") || words.contains("[^");
    for (at, &letter) in letters.iter().enumerate() {
        let before = at.checked_sub(1).map(|at| letters[at]);
        let after = letters.get(at + 1).copied();
        let joins = |side: Option<char>| side.is_some_and(char::is_alphanumeric);
        let open = |side: Option<char>| side.is_none_or(char::is_whitespace);
        let is_mark = match letter {
            '\\' => after.is_some_and(|after| after.is_ascii_punctuation()),
            '`' => true,
            '*' => !(open(before) && open(after)) || before.is_none() && after.is_some_and(|after| after != ' '),
            '_' => !(joins(before) && joins(after) || open(before) && open(after)),
            '<' => after.is_some_and(|after| after.is_ascii_alphabetic() || matches!(after, '/' | '!' | '?')),
            '[' | ']' => marked,
            '~' => struck,
            '&' => after.is_some_and(|after| after.is_ascii_alphanumeric() || after == '#') && named,
            '#' | '=' | '|' | ':' => before.is_none(),
            _ => false,
        };
        if is_mark {
            out.push('\\');
        }
        match (letter, before) {
            // A round bullet is what a dash is in Markdown.
            ('•', None) if after == Some(' ') => out.push('-'),
            _ => out.push(letter),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{escaped, safe};

    #[test]
    fn only_safe_markdown_is_left() {
        let read = |text: &str| safe(text, None).0;
        assert_eq!(
            read("One **two** [three](https://a.example) `<b>`"),
            "One **two** [three](https://a.example) `<b>`"
        );
        assert_eq!(read("a <b>c</b> ![d](https://e.example/f.png) [g](javascript:h) [i](../j.md)"), "a c  g i");
        assert_eq!(read("x <scr<b>ipt>alert(1)</scr</b>ipt>"), "x alert(1)", "what comes together is looked at again");
        assert_eq!(read("[![a](b)](https://c.example)").trim(), "[](https://c.example)");
        assert_eq!(read("<div>\n<p>Kept <b>words</b></p>\n</div>\n\nAnd").trim(), "Kept **words**\n\n\nAnd");
        assert_eq!(read("[a][b]\n\n[b]: javascript:c").lines().next(), Some("a"));
        let base = url::Url::parse("https://n.example/x/").unwrap();
        assert_eq!(safe("[a](../b)", Some(&base)).0, "[a](<https://n.example/b>)");
    }

    #[test]
    fn words_are_escaped_where_they_must_be() {
        for (words, said) in [
            ("US_Navy and 2 * 3", "US_Navy and 2 * 3"),
            ("*now* and _then_", "\\*now\\* and \\_then\\_"),
            ("# 1 of <b>", "\\# 1 of \\<b>"),
            ("• item", "- item"),
            ("AT&T; [a](b)", "AT\\&T; \\[a\\](b)"),
            ("a < b", "a < b"),
        ] {
            assert_eq!(escaped(words), said);
        }
    }
}
