//! HTML as safe Markdown.
//!
//! First what is not on a short list of elements and addresses goes (ammonia), then the rest is written as Markdown (htmd),
//! and then that Markdown is looked at again (`markdown::safe`), so that no layer has to be believed.

use super::{Error, apart, markdown, nesting};
use htmd::HtmlToMarkdown;
use htmd::options::{BulletListMarker, HrStyle, Options};
use std::collections::HashSet;
use url::Url;

/// Elements that Markdown can say, and boxes that keep what is in them apart.
const KEPT: [&str; 45] = [
    "a",
    "article",
    "b",
    "blockquote",
    "br",
    "cite",
    "code",
    "dd",
    "del",
    "details",
    "div",
    "dl",
    "dt",
    "em",
    "figure",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hr",
    "i",
    "li",
    "main",
    "ol",
    "p",
    "pre",
    "s",
    "section",
    "span",
    "strong",
    "sub",
    "summary",
    "sup",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "tr",
    "u",
    "ul",
];

/// Elements that go with all that is in them.
const GONE: [&str; 14] = [
    "script",
    "style",
    "noscript",
    "iframe",
    "object",
    "svg",
    "math",
    "template",
    "form",
    "button",
    "select",
    "nav",
    "figcaption",
    "textarea",
];

/// Elements that hold nothing to read.
const SILENT: [&str; 8] = ["script", "style", "noscript", "iframe", "object", "svg", "math", "template"];

/// Markdown of HTML from outside, whose relative addresses lead from a base.
pub fn markdown(html: &str, base: Option<&Url>) -> Result<(String, Vec<String>), Error> {
    nesting::check(html)?;
    let (html, own) = (html.to_owned(), base.cloned());
    let pictures = html.to_ascii_lowercase().matches("<img").count();
    let text = apart::done(move || converted(&html, own))?;
    let (text, mut remarks) = markdown::safe(&text, base);
    remarks.extend(markdown::pictures(pictures));
    Ok((text, remarks))
}

/// What stands under the pictures of HTML, which goes with them.
pub fn captions(html: &str) -> Vec<String> {
    let lower = html.to_ascii_lowercase();
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(open) = lower[at..].find("<figcaption") {
        let start = at + open;
        let Some(end) = lower[start..].find("</figcaption") else { break };
        // With an end of the element's own name before the words.
        let inner = html[start..start + end].split_once('>').map_or("", |(_, inner)| inner);
        found.push(words(inner));
        at = start + end;
    }
    found.retain(|words| !words.is_empty());
    found
}

/// Markdown of HTML that has been found shallow.
pub fn converted(html: &str, base: Option<Url>) -> Result<String, Error> {
    written(html, base, &GONE)
}

/// All that there is to read in HTML that has been found shallow, menus and buttons too.
pub fn whole(html: &str) -> Result<String, Error> {
    written(html, None, &SILENT)
}

fn written(html: &str, base: Option<Url>, gone: &[&'static str]) -> Result<String, Error> {
    let relative = base.map_or(ammonia::UrlRelative::Deny, ammonia::UrlRelative::RewriteWithBase);
    let clean = ammonia::Builder::empty()
        .tags(HashSet::from(KEPT))
        .clean_content_tags(gone.iter().copied().collect())
        .tag_attributes([("a", HashSet::from(["href"])), ("ol", HashSet::from(["start"]))].into())
        .url_schemes(HashSet::from(["http", "https", "mailto"]))
        .url_relative(relative)
        .clean(html)
        .to_string();
    let options = Options {
        bullet_list_marker: BulletListMarker::Dash,
        ul_bullet_spacing: 1,
        ol_number_spacing: 1,
        hr_style: HrStyle::Asterisks,
        ..Options::default()
    };
    let converter = HtmlToMarkdown::builder().options(options).build();
    converter.convert(&clean).map_err(Error::Read)
}

/// The words of HTML, as one line: for titles and summaries, which feeds write as HTML or not.
pub fn words(html: &str) -> String {
    if !html.contains(['<', '&']) {
        return crate::text::line(html);
    }
    if nesting::check(html).is_err() {
        return String::new();
    }
    let clean =
        ammonia::Builder::empty().clean_content_tags(HashSet::from(["script", "style"])).clean(html).to_string();
    let plain = ["&lt;", "&gt;", "&quot;", "&nbsp;", "&amp;"].iter().zip(["<", ">", "\"", " ", "&"]);
    crate::text::line(&plain.fold(clean, |text, (from, to)| text.replace(from, to)))
}

#[cfg(test)]
mod tests {
    use super::{markdown, words};

    #[test]
    fn what_can_be_said_in_markdown_stays() {
        let base = url::Url::parse("https://news.example/a/").unwrap();
        let read = |html: &str| markdown(html, Some(&base)).unwrap().0;
        assert_eq!(read("<h2>On <em>it</em></h2><ul><li>a<li>b</ul>"), "## On *it*\n\n- a\n- b");
        assert_eq!(
            read("<p>See <a href='../b'>there</a>.<img src=x onerror=y>"),
            "See [there](https://news.example/b)."
        );
        assert_eq!(read("<p>a<script>b</script><a href='javascript:c'>d</a><svg><a href=e>f</a></svg>"), "ad");
        assert_eq!(
            read("<p>1 &lt; 2 &lt;script&gt; <![CDATA[x]]>&lt;![CDATA[y]]&gt;"),
            "1 < 2 \\<script> <!\\[CDATA\\[y\\]\\]>"
        );
        assert!(markdown(&"<div>".repeat(5000), None).is_err());
        assert_eq!(words("Q&amp;A: <b>Tokyo</b> &lt;signs&gt;"), "Q&A: Tokyo <signs>");
    }
}
