//! Raw HTML within Markdown: what may stay.
//!
//! Articles are untrusted. A body with raw HTML goes through ammonia whole; a body without any is made by our own
//! writer, which escapes every text and checks every address (a law in `tests/it/laws.rs` holds that ammonia would
//! change nothing in it).

use crate::config::RemoteImages;
use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

/// Elements that an article may have. Never svg, math, style, title, noscript, iframe or anything that loads or runs.
const TAGS: [&str; 47] = [
    "a",
    "abbr",
    "b",
    "blockquote",
    "br",
    "caption",
    "cite",
    "code",
    "dd",
    "del",
    "dfn",
    "div",
    "dl",
    "dt",
    "em",
    "figcaption",
    "figure",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "i",
    "img",
    "ins",
    "kbd",
    "li",
    "mark",
    "ol",
    "p",
    "pre",
    "q",
    "s",
    "section",
    "small",
    "span",
    "strong",
    "sub",
    "sup",
    "table",
    "tbody",
    "td",
    "th",
    "thead",
    "tr",
    "ul",
];

/// Elements that never hold others, so that they add no depth.
const VOID: [&str; 14] =
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr", "param"];

/// Takes out of a body everything that could run, load or imitate the page's own parts.
pub fn clean(html: &str, remote_images: RemoteImages) -> String {
    let attributes: HashMap<&str, HashSet<&str>> = HashMap::from([
        ("a", HashSet::from(["href", "title", "role"])),
        ("img", HashSet::from(["src", "alt", "title", "width", "height"])),
        ("ol", HashSet::from(["start"])),
        ("div", HashSet::from(["role", "tabindex", "aria-label"])),
        ("section", HashSet::from(["role", "aria-label"])),
        ("th", HashSet::from(["colspan", "rowspan", "scope"])),
        ("td", HashSet::from(["colspan", "rowspan"])),
    ]);
    let classes: HashMap<&str, HashSet<&str>> = HashMap::from([
        ("div", HashSet::from(["table-scroll"])),
        ("section", HashSet::from(["footnotes"])),
        ("sup", HashSet::from(["fn"])),
        ("a", HashSet::from(["fn-back"])),
        ("span", HashSet::from(["picture-left-out"])),
    ]);
    ammonia::Builder::empty()
        .tags(HashSet::from(TAGS))
        .clean_content_tags(HashSet::from([
            "script", "style", "title", "noscript", "iframe", "svg", "math", "template",
        ]))
        .tag_attributes(attributes)
        .generic_attributes(HashSet::from(["lang", "dir", "id"]))
        .allowed_classes(classes)
        .url_schemes(HashSet::from(["http", "https", "mailto"]))
        .link_rel(Some("noopener noreferrer nofollow ugc"))
        .attribute_filter(move |element, attribute, value| kept(element, attribute, value, remote_images))
        .clean(html)
        .to_string()
}

fn kept<'a>(element: &str, attribute: &str, value: &'a str, images: RemoteImages) -> Option<Cow<'a, str>> {
    let target = super::classify(value);
    let loads = element == "img" && attribute == "src";
    let fits = match attribute {
        // Only anchors that our own writer makes, so that raw HTML cannot shadow the page's ids.
        "id" => value.starts_with("s-") || value.starts_with("fn-") || value.starts_with("fnref-"),
        "tabindex" => value == "0",
        "href" | "src" if matches!(target, super::Target::Unsafe(_)) => false,
        "src" if loads && matches!(target, super::Target::External(_)) => images == RemoteImages::Allowed,
        _ => true,
    };
    fits.then_some(Cow::Borrowed(value))
}

/// The depth after a piece of raw HTML that began at a depth: open tags less closed ones, at its deepest or at its end,
/// whichever is more once the cap is passed.
pub fn depth(html: &str, before: usize) -> usize {
    let mut depth = before;
    for tag in html.split('<').skip(1) {
        let closing = tag.starts_with('/');
        let name: String = tag
            .trim_start_matches('/')
            .chars()
            .take_while(char::is_ascii_alphanumeric)
            .collect::<String>()
            .to_lowercase();
        if name.is_empty() || VOID.contains(&name.as_str()) {
            continue;
        }
        depth = if closing { depth.saturating_sub(1) } else { depth + 1 };
        if depth > super::DEEPEST {
            return depth;
        }
    }
    depth
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_runs_or_loads_is_taken_out_and_text_stays() {
        let html = "<p onclick=x>a<script>b</script><iframe src=x>c</iframe><u>d</u><img src=https://x/y.png alt=e>";
        assert_eq!(clean(html, RemoteImages::LeftOut), "<p>ad<img alt=\"e\"></p>");
        assert_eq!(
            clean("<a href=\"java\nscript:x\" id=main>y</a>", RemoteImages::LeftOut),
            "<a rel=\"noopener noreferrer nofollow ugc\">y</a>"
        );
    }

    #[test]
    fn depth_counts_open_tags() {
        assert_eq!(depth("<b><i><br>x</i>", 1), 2);
        assert!(depth(&"<b>".repeat(500), 0) > 100);
    }
}
