//! What stands around an article on the page that it was copied from, taken off at both ends.
//!
//! What counts as furniture is known to `document`, so that a text that is imported loses what a text that is dropped into
//! the folder loses; here the lines may carry marks of Markdown, and the beginning is looked at as well as the end.

use crate::document;

/// Whole lines, in lower case, that stand only above an article.
const ABOVE: [&str; 10] = [
    "skip to content",
    "skip to main content",
    "skip to navigation",
    "menu",
    "listen to this article",
    "save article",
    "follow us",
    "log in",
    "subscribe",
    "breaking news",
];

/// Whole lines, in lower case, that pages put anywhere.
const ANYWHERE: [&str; 8] = [
    "advertisement",
    "advertisements",
    "article continues below advertisement",
    "story continues below advertisement",
    "article continues after advertisement",
    "continue reading below",
    "share this article",
    "accept all cookies",
];

/// Lines at the beginning among which furniture is looked for.
const BEGINNING: usize = 200;

/// A text without its furniture, and how many lines that was.
pub fn without(text: &str) -> (String, usize) {
    let is_anywhere = |line: &str| ANYWHERE.contains(&bare(line).to_lowercase().as_str());
    let lines: Vec<&str> = text.lines().filter(|line| !is_anywhere(line)).collect();
    let bares: Vec<String> = lines.iter().map(|line| bare(line)).collect();
    let below = kept(bares.iter().map(String::as_str));
    let above = above(&bares[..bares.len().min(BEGINNING)]);
    let filled = |lines: &[&str]| lines.iter().filter(|line| !line.trim().is_empty()).count();
    if above >= below {
        return (text.trim().to_owned(), 0);
    }
    let rest = &lines[above..below];
    let all = text.lines().filter(|line| !line.trim().is_empty()).count();
    (rest.join("\n").trim_matches('\n').to_owned(), all - filled(rest))
}

/// How many lines at the beginning are furniture.
fn above(lines: &[String]) -> usize {
    let mut above = 0;
    loop {
        let rest = lines.get(above..).unwrap_or_default();
        // Looked at from its end, a beginning is an end.
        let kinds = rest.len() - kept(rest.iter().rev().map(String::as_str));
        let known =
            rest[kinds..].iter().take_while(|line| line.is_empty() || ABOVE.contains(&line.to_lowercase().as_str()));
        match kinds + known.count() {
            0 => return above,
            more => above += more,
        }
    }
}

/// How many of these lines stand before furniture that ends them.
fn kept<'a>(lines: impl Iterator<Item = &'a str>) -> usize {
    let text = lines.collect::<Vec<_>>().join("\n");
    text[document::kept(&text)].lines().count()
}

/// A line as a reader sees it: without marks of headings, lists and emphasis, and without the addresses of links.
fn bare(line: &str) -> String {
    let line = line.trim().trim_start_matches(['#', '>', '-', '+', '*', ' ', '|']);
    let mut out = String::with_capacity(line.len());
    let mut rest = line;
    while let Some(at) = rest.find("](") {
        out.push_str(&rest[..at]);
        rest = rest[at..].find(')').map_or("", |end| &rest[at + end + 1..]);
    }
    out.push_str(rest);
    out.retain(|letter| !matches!(letter, '[' | ']' | '*' | '_' | '\\'));
    out.trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::without;

    #[test]
    fn furniture_goes_at_both_ends() {
        let page = "Skip to content\n\nWe use cookies to improve your visit.\nAccept all cookies\n\n# Japan signs\n\nShare the \
                    burden, he said.\n\nAdvertisement\n\nIt signed.\n\n#### No comments:\n\n[Post a Comment](https://x.example/c)\n";
        let (text, lines) = without(page);
        assert_eq!(text, "# Japan signs\n\nShare the burden, he said.\n\n\nIt signed.");
        assert_eq!(lines, 6);
        assert_eq!(without("Japan signed.\n").0, "Japan signed.");
        assert_eq!(without("Share\n").0, "Share", "a text is never left out whole");
    }
}
