//! Raw HTML within Markdown: what may stay.
//!
//! Articles are untrusted. A body with raw HTML goes through ammonia whole; a body without any is made by our own
//! writer, which escapes every text and checks every address (a law in `tests/it/laws.rs` holds that it makes only
//! elements and addresses of the lists below).

use super::Labels;
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

/// Takes out of a body everything that could run, load or imitate the page's own parts. `seal` begins the values of
/// our own marks, and is taken off.
pub fn clean(html: &str, (images, labels): (RemoteImages, Labels<'_>), seal: &str) -> String {
    let labels = [labels.table, labels.notes].map(str::to_owned);
    let seal = seal.to_owned();
    let attributes: HashMap<&str, HashSet<&str>> = HashMap::from([
        ("a", HashSet::from(["href", "title", "role"])),
        ("img", HashSet::from(["src", "alt", "title", "width", "height"])),
        ("ol", HashSet::from(["start"])),
        ("div", HashSet::from(["role", "tabindex", "aria-label"])),
        ("section", HashSet::from(["role", "aria-label"])),
        ("th", HashSet::from(["colspan", "rowspan", "scope"])),
        ("td", HashSet::from(["colspan", "rowspan"])),
        ("span", HashSet::from(["data-t"])),
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
        .attribute_filter(move |element, attribute, value| {
            let own = value
                .strip_prefix(seal.as_str())
                .filter(|_| !seal.is_empty() && element == "span" && matches!(attribute, "id" | "data-t"));
            match own {
                Some(value) => Some(Cow::Borrowed(value)),
                // Only what our own writer says, so that raw HTML cannot pass for a part of the page.
                None if attribute == "aria-label" => {
                    labels.iter().any(|label| label == value).then_some(Cow::Borrowed(value))
                }
                None => kept(element, attribute, value, images),
            }
        })
        .clean(html)
        .to_string()
}

fn kept<'a>(element: &str, attribute: &str, value: &'a str, images: RemoteImages) -> Option<Cow<'a, str>> {
    let target = super::classify(value);
    let loads = element == "img" && attribute == "src";
    let fits = match attribute {
        // Anchors begin as those of our own writer do, so that raw HTML has none of the page's own ids.
        "id" => value.starts_with("s-") || value.starts_with("fn-") || value.starts_with("fnref-"),
        // The marks of what was found are ours alone.
        "data-t" => false,
        "tabindex" => value == "0",
        // Only what our own writer says, so that raw HTML cannot pass for a part of the page.
        "role" => matches!(value, "region" | "doc-noteref" | "doc-backlink" | "doc-endnotes"),
        "href" | "src" if matches!(target, super::Target::Unsafe(_)) => false,
        "src" if loads && matches!(target, super::Target::External(_)) => images == RemoteImages::Allowed,
        _ => true,
    };
    fits.then_some(Cow::Borrowed(value))
}

/// Elements whose end is implied by the next of their kind, so that they do not nest however often they are opened.
const IMPLIED: [&str; 12] = ["p", "li", "dt", "dd", "tr", "td", "th", "thead", "tbody", "tfoot", "option", "colgroup"];

/// How deep raw HTML is nested, over all its pieces.
#[derive(Debug, Default)]
pub struct Depth {
    open: HashMap<String, usize>,
    depth: usize,
    deepest: usize,
}

impl Depth {
    /// Reads a piece. Only an end tag of an element that is open makes it less deep.
    pub fn read(&mut self, html: &str) {
        for tag in html.split('<').skip(1) {
            let closing = tag.starts_with('/');
            let name = tag.trim_start_matches('/');
            let length = name.find(|letter: char| !letter.is_ascii_alphanumeric()).unwrap_or(name.len());
            let name = name[..length].to_ascii_lowercase();
            if name.is_empty() || VOID.contains(&name.as_str()) || IMPLIED.contains(&name.as_str()) {
                continue;
            }
            let open = self.open.entry(name).or_insert(0);
            if !closing {
                *open += 1;
                self.depth += 1;
            } else if *open > 0 {
                *open -= 1;
                self.depth -= 1;
            }
            self.deepest = self.deepest.max(self.depth);
        }
    }

    /// The deepest that it has been.
    pub fn deepest(&self) -> usize {
        self.deepest
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_runs_or_loads_is_taken_out_and_text_stays() {
        let html = "<p onclick=x>a<script>b</script><iframe src=x>c</iframe><u>d</u><img src=https://x/y.png alt=e>";
        assert_eq!(clean(html, (RemoteImages::LeftOut, Labels::default()), ""), "<p>ad<img alt=\"e\"></p>");
        assert_eq!(
            clean("<a href=\"java\nscript:x\" id=main>y</a>", (RemoteImages::LeftOut, Labels::default()), ""),
            "<a rel=\"noopener noreferrer nofollow ugc\">y</a>"
        );
    }

    #[test]
    fn depth_counts_open_tags() {
        let deepest = |html: &str| {
            let mut depth = Depth::default();
            depth.read(html);
            depth.deepest()
        };
        assert_eq!(deepest("<b><i><br>x</i></b><b>"), 2);
        assert_eq!(deepest(&"<b>".repeat(500)), 500);
        assert_eq!(deepest(&"<p>paragraph<li>item".repeat(500)), 0, "an end that is implied");
        assert_eq!(deepest(&"<div></x>".repeat(500)), 500, "an end of nothing");
    }
}
