//! What a source is, by what it holds and, where that does not tell, by its name.

use super::{Error, Raw};

/// What a text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A text without markup.
    Plain,
    /// Markdown.
    Markdown,
    /// Markdown with the front matter of some generator.
    Fronted,
    /// A web page.
    Html,
    /// RSS, Atom or JSON Feed.
    Feed,
    /// A WordPress export.
    Wordpress,
}

/// How much of a text is looked at.
const HEAD: usize = 8192;

/// Files that hold an article in a form that is not read, by their first bytes.
const FOREIGN: [(&[u8], &str); 9] = [
    (b"%PDF", "a PDF"),
    (b"PK\x03\x04", "a Word document or an archive"),
    (b"\xd0\xcf\x11\xe0", "an old Office document"),
    (b"{\\rtf", "a Rich Text document"),
    (b"\x1f\x8b", "a compressed file"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"RIFF", "a picture or a recording"),
];

/// Refuses what is no text.
pub fn refused(raw: &Raw) -> Result<(), Error> {
    if let Some((_, what)) = FOREIGN.iter().find(|(magic, _)| raw.bytes.starts_with(magic)) {
        return Err(Error::Foreign(what));
    }
    let is_wide = raw.bytes.starts_with(b"\xff\xfe") || raw.bytes.starts_with(b"\xfe\xff");
    let head = &raw.bytes[..raw.bytes.len().min(HEAD)];
    let zeros = head.iter().filter(|&&byte| byte == 0).count();
    if zeros > 0 && !is_wide {
        return Err(Error::Foreign("not a text"));
    }
    if raw.bytes.iter().all(u8::is_ascii_whitespace) {
        return Err(Error::Empty);
    }
    Ok(())
}

/// What a text is. A page that somebody calls a text is still a page.
pub fn of(text: &str, (name, media): (&str, Option<&str>)) -> Result<Kind, Error> {
    let head = text[..text.floor_char_boundary(HEAD)].trim_start().to_ascii_lowercase();
    let ending = name.rsplit_once('.').map_or(String::new(), |(_, ending)| ending.to_ascii_lowercase());
    let media = media.unwrap_or("").to_ascii_lowercase();
    if let Some(kind) = xml(&head, text) {
        return kind;
    }
    if head.starts_with('{') && (media.contains("json") || ending == "json" || head.contains("\"version\"")) {
        let is_feed = text.contains("jsonfeed.org/version");
        return if is_feed { Ok(Kind::Feed) } else { Err(Error::UnknownJson) };
    }
    if is_markup(&head) || media.contains("html") || matches!(ending.as_str(), "html" | "htm" | "xhtml") {
        // A generator's page may have front matter before its markup.
        return Ok(if is_fronted(&head) { Kind::Fronted } else { Kind::Html });
    }
    if is_fronted(&head) {
        return Ok(Kind::Fronted);
    }
    let is_markdown = matches!(ending.as_str(), "md" | "markdown" | "mkd") || media.contains("markdown");
    Ok(if is_markdown || reads_as_markdown(text) { Kind::Markdown } else { Kind::Plain })
}

/// What an XML document is, by its root element; `None` if the text is something else.
fn xml(head: &str, text: &str) -> Option<Result<Kind, Error>> {
    let declared = head.starts_with("<?xml");
    let root = root(head)?;
    let is = |name: &str| root == name;
    if is("rss") || is("feed") || is("rdf:rdf") || root.ends_with(":feed") || root.ends_with(":rss") {
        let is_export = text.contains("http://wordpress.org/export/") && text.contains(":post_type>");
        return Some(Ok(if is_export { Kind::Wordpress } else { Kind::Feed }));
    }
    (declared && !is("html")).then_some(Err(Error::UnknownXml))
}

/// The name of the first element, past declarations, comments and a document type.
fn root(head: &str) -> Option<&str> {
    let mut rest = head;
    loop {
        rest = rest.trim_start();
        let inner = rest.strip_prefix('<')?;
        if inner.starts_with("!--") {
            rest = &inner[inner.find("-->")? + 3..];
        } else if let Some(doctype) = inner.strip_prefix("!doctype") {
            let closed = doctype.find('>')?;
            // An internal subset has brackets of its own.
            let end = match doctype.find('[').filter(|&open| open < closed) {
                Some(open) => open + doctype[open..].find("]>").or_else(|| doctype[open..].find("] >"))? + 1,
                None => closed,
            };
            rest = &doctype[end + doctype[end..].find('>')? + 1..];
        } else if inner.starts_with('?') {
            rest = &inner[inner.find('>')? + 1..];
        } else {
            let end = inner.find(|letter: char| letter.is_whitespace() || matches!(letter, '>' | '/'))?;
            return Some(&inner[..end]);
        }
    }
}

/// Whether a text begins as markup does.
fn is_markup(head: &str) -> bool {
    const STARTS: [&str; 12] =
        ["html", "head", "body", "p", "div", "article", "section", "main", "h1", "h2", "meta", "span"];
    head.starts_with("<!doctype html") || root(head).is_some_and(|name| STARTS.contains(&name))
}

fn is_fronted(head: &str) -> bool {
    let first = head.lines().next().unwrap_or("").trim_end();
    let closed = |mark: &str| head.lines().skip(1).any(|line| line.trim_end() == mark);
    match first {
        "+++" => closed("+++"),
        "---" => closed("---") || closed("..."),
        _ => false,
    }
}

/// Whether a pasted text is written in Markdown.
fn reads_as_markdown(text: &str) -> bool {
    let is_heading = |line: &str| {
        let rest = line.trim_start_matches('#');
        (1..=6).contains(&(line.len() - rest.len())) && rest.starts_with(' ')
    };
    text.lines().any(is_heading) || text.contains("](http") || text.matches("**").count() >= 2
}

#[cfg(test)]
mod tests {
    use super::{Kind, of};

    #[test]
    fn a_source_is_known_by_what_it_holds() {
        let kind = |text: &str, name: &str| of(text, (name, None)).ok();
        assert_eq!(kind("Japan signed.\nAnd more.", "a"), Some(Kind::Plain));
        assert_eq!(kind("# Japan signs\n\nAnd more.", "-"), Some(Kind::Markdown));
        assert_eq!(kind("<!DOCTYPE html>\n<p>x", "a.txt"), Some(Kind::Html));
        assert_eq!(kind("<!-- x -->\n<html><p>x", "a"), Some(Kind::Html));
        assert_eq!(kind("<?xml version='1.0'?>\n<!DOCTYPE rss [ <!ENTITY a 'b'> ]>\n<rss>", ""), Some(Kind::Feed));
        assert_eq!(kind("<feed xmlns='http://www.w3.org/2005/Atom'>", ""), Some(Kind::Feed));
        assert_eq!(kind("{\"version\": \"https://jsonfeed.org/version/1.1\"}", ""), Some(Kind::Feed));
        assert_eq!(kind("---\ntitle: x\n---\nText", ""), Some(Kind::Fronted));
        assert_eq!(kind("<?xml version='1.0'?><svg/>", ""), None);
        assert_eq!(kind("--- he said", ""), Some(Kind::Plain));
    }
}
