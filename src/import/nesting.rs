//! Markup that no reader of HTML should be given: nested past all reason, or tags with attributes past counting.
//!
//! The parser takes quadratic time in both, and those who walk its tree use the stack, so this is counted before it sees
//! them. Open elements are counted by name; an end counts only against its own name, so that what is counted is never less
//! than a small part of what is nested.

use super::Error;
use std::collections::HashMap;

/// The deepest markup; pages have 20 to 60.
const DEEPEST: usize = 400;

/// The most gaps in a tag: blanks and slashes, of which each attribute has one or more.
const MOST_GAPS: usize = 2000;

/// Elements whose ends are often left out, and which end by themselves.
const IMPLIED: [&str; 32] = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr", "p",
    "li", "dt", "dd", "option", "optgroup", "tr", "td", "th", "thead", "tbody", "tfoot", "html", "head", "body", "rp",
    "rt", "colgroup",
];

/// Elements in which a tag is only text.
const RAW: [&str; 8] = ["script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes"];

/// Refuses markup that would take too long.
pub fn check(html: &str) -> Result<(), Error> {
    let mut open: HashMap<String, usize> = HashMap::new();
    let mut depth = 0;
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        rest = &rest[at + 1..];
        if let Some(comment) = rest.strip_prefix("!--") {
            rest = comment.find("-->").map_or("", |end| &comment[end + 3..]);
            continue;
        }
        let ends = rest.starts_with('/');
        let tag = rest.strip_prefix('/').unwrap_or(rest);
        if !tag.starts_with(|letter: char| letter.is_ascii_alphabetic()) {
            continue;
        }
        let length =
            tag.find(|letter: char| letter.is_whitespace() || matches!(letter, '>' | '/')).unwrap_or(tag.len());
        let name = tag[..length].to_ascii_lowercase();
        rest = after(&tag[length..])?;
        if IMPLIED.contains(&name.as_str()) {
            continue;
        }
        if ends {
            if let Some(count) = open.get_mut(&name).filter(|count| **count > 0) {
                *count -= 1;
                depth -= 1;
            }
            continue;
        }
        if RAW.contains(&name.as_str()) {
            rest = past(rest, &name);
            continue;
        }
        *open.entry(name).or_default() += 1;
        depth += 1;
        if depth > DEEPEST {
            return Err(Error::Tangled("nested too deep"));
        }
    }
    Ok(())
}

/// What follows the end of a tag.
fn after(tag: &str) -> Result<&str, Error> {
    let mut quote = None;
    let mut attributes = 0;
    let mut last = ' ';
    for (at, letter) in tag.char_indices() {
        match (quote, letter) {
            (Some(open), _) if letter == open => quote = None,
            (Some(_), _) => {}
            (None, '>') => return Ok(&tag[at + 1..]),
            // A quotation mark opens a value only after its equals sign.
            (None, '"' | '\'') if last == '=' => quote = Some(letter),
            (None, _) if letter.is_whitespace() || letter == '/' => attributes += 1,
            _ => {}
        }
        if !letter.is_whitespace() {
            last = letter;
        }
        if attributes > MOST_GAPS {
            return Err(Error::Tangled("overloaded with attributes"));
        }
    }
    Ok("")
}

/// What follows the end tag of an element in which a tag is only text.
fn past<'a>(text: &'a str, name: &str) -> &'a str {
    let mut rest = text;
    while let Some(at) = rest.find("</") {
        rest = &rest[at + 2..];
        if rest.get(..name.len()).is_some_and(|word| word.eq_ignore_ascii_case(name)) {
            return rest;
        }
    }
    ""
}

#[cfg(test)]
mod tests {
    use super::check;

    #[test]
    fn a_page_passes_and_a_trap_does_not() {
        assert!(check(&"<div><p>One<p>Two<br><img src='a>b'></div>".repeat(5000)).is_ok());
        assert!(check(&format!("<script>{}</script>", "'<div>'".repeat(5000))).is_ok());
        assert!(check(&"<!-- <div> -->".repeat(5000)).is_ok());
        for trap in ["<div>", "<b>", "<div></span>", "<div title='</div>'>", "<div a=\"</div>\">", "<font x>"] {
            assert!(check(&trap.repeat(1000)).is_err(), "{trap}");
        }
        assert!(check(&format!("<a{}>", " b".repeat(100_000))).is_err());
    }
}
