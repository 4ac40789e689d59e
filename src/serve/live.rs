//! What the preview adds to a page: a script that reloads it, and the errors that keep an edit from being shown.
//!
//! Both come from this server as files of their own, because pages forbid inline script and style.

use super::snapshot::{Snapshot, Version};

/// Where the event stream is.
pub const EVENTS: &str = "/.chancery/events";

/// The preview's own script and style sheet, and where they are.
pub const FILES: [(&str, &str); 2] = [(SCRIPT, include_str!("live.js")), (STYLE, include_str!("live.css"))];

const SCRIPT: &str = "/.chancery/live.js";
const STYLE: &str = "/.chancery/live.css";

/// What is added to a page.
pub struct Additions<'a> {
    version: &'a Version,
    /// Why what is shown is not what the sources say.
    pub errors: Vec<String>,
    /// What was found in the article that is shown, as HTML; may be empty.
    pub panel: String,
}

impl<'a> Additions<'a> {
    /// What every page gets in this state.
    pub fn new(snapshot: &'a Snapshot) -> Self {
        Self { version: &snapshot.version, errors: snapshot.errors.clone(), panel: String::new() }
    }
}

/// A page with the additions, before the end of its body.
pub fn page(html: &[u8], additions: &Additions<'_>) -> Vec<u8> {
    let end = b"</body>";
    let at = html.windows(end.len()).rposition(|window| window.eq_ignore_ascii_case(end)).unwrap_or(html.len());
    let mut out = Vec::with_capacity(html.len() + additions.panel.len() + 1024);
    out.extend_from_slice(&html[..at]);
    if !additions.errors.is_empty() {
        let summary = format!("{}: this is the last good version", counted(additions));
        out.extend_from_slice(bar(&summary, additions).as_bytes());
    }
    out.extend_from_slice(additions.panel.as_bytes());
    out.extend_from_slice(script(additions).as_bytes());
    out.extend_from_slice(&html[at..]);
    out
}

/// The page that stands where there is no good one to show.
pub fn nothing_yet(additions: &Additions<'_>) -> Vec<u8> {
    let summary = format!("{}: there is no page to show yet", counted(additions));
    let (bar, script) = (bar(&summary, additions), script(additions));
    format!(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>{} – Chancery</title>\n</head>\n\
<body>\n{bar}{script}</body>\n</html>\n",
        counted(additions)
    )
    .into_bytes()
}

fn counted(additions: &Additions<'_>) -> String {
    match additions.errors.len() {
        1 => "1 error".to_owned(),
        n => format!("{n} errors"),
    }
}

fn bar(summary: &str, additions: &Additions<'_>) -> String {
    let errors: String =
        additions.errors.iter().map(|error| format!("<pre tabindex=\"0\">{}</pre>\n", escaped(error))).collect();
    format!(
        "<link rel=\"stylesheet\" href=\"{}\">\n<aside id=\"chancery-errors\" aria-label=\"Errors in the sources\" lang=\"en\" dir=\"ltr\">\n\
<details open>\n<summary>{}</summary>\n{errors}</details>\n</aside>\n",
        STYLE,
        escaped(summary),
    )
}

fn script(additions: &Additions<'_>) -> String {
    let Version { page, style } = additions.version;
    format!(
        "<script src=\"{SCRIPT}\" data-version=\"{}\" data-style=\"{}\" defer></script>\n",
        escaped(page),
        escaped(style)
    )
}

/// A text as HTML.
pub fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    // Writing to a String cannot fail.
    let _ = pulldown_cmark_escape::escape_html(&mut out, text);
    out
}

/// The policy that a page gives itself.
pub fn policy(html: &[u8]) -> Option<&str> {
    let begin = b"<meta http-equiv=\"Content-Security-Policy\" content=\"";
    let at = html.windows(begin.len()).position(|window| window == begin)? + begin.len();
    let length = html[at..].iter().position(|&byte| byte == b'"')?;
    // An entity would have to be decoded; no policy needs one.
    std::str::from_utf8(&html[at..at + length]).ok().filter(|policy| !policy.contains('&'))
}

#[cfg(test)]
mod tests {
    use super::{Additions, page, policy};
    use crate::serve::snapshot::Snapshot;

    fn shown(html: &str, errors: &[&str]) -> String {
        let errors = errors.iter().map(ToString::to_string).collect();
        String::from_utf8(page(html.as_bytes(), &Additions::new(&Snapshot::default().broken(errors)))).unwrap()
    }

    #[test]
    fn additions_stand_at_the_end_of_the_body() {
        let html = shown("<body><pre>&lt;/body></pre></BODY></html>", &[]);
        assert!(html.starts_with("<body><pre>&lt;/body></pre><script src="), "{html}");
        assert!(html.ends_with("defer></script>\n</BODY></html>"), "{html}");
        assert!(shown("no body", &[]).starts_with("no body<script"));
    }

    #[test]
    fn errors_are_text() {
        let html = shown("</body>", &["<script>alert(\"1\")</script> & more"]);
        assert!(html.contains("&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; more"), "{html}");
        assert!(html.contains("1 error: this is the last good version"));
    }

    #[test]
    fn a_page_says_its_own_policy() {
        let html =
            b"<meta charset=\"utf-8\"><meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'\">";
        assert_eq!(policy(html), Some("default-src 'none'"));
        assert_eq!(policy(b"<meta http-equiv=\"Content-Security-Policy\" content=\"a&amp;b\">"), None);
        assert_eq!(policy(b"<p>"), None);
    }
}
