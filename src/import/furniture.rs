//! What stands around an article on the page that it was copied from, taken off at both ends.
//!
//! What counts as furniture is known to `document`, so that a text that is imported loses what a text that is dropped into
//! the folder loses; here the lines may carry marks of Markdown, and the beginning is looked at as well as the end.

use super::Phrases;
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

/// A text without its furniture, and the lines that were left out.
pub fn without(text: &str) -> (String, Vec<String>) {
    let is_anywhere = |line: &str| ANYWHERE.contains(&bare(line).to_lowercase().as_str());
    let (gone, lines): (Vec<&str>, Vec<&str>) = text.lines().partition(|line| is_anywhere(line));
    let bares: Vec<String> = lines.iter().map(|line| bare(line)).collect();
    let below = kept(bares.iter().map(String::as_str));
    let above = above(&bares[..bares.len().min(BEGINNING)]);
    if above >= below {
        return (text.trim().to_owned(), Vec::new());
    }
    let around = bares[..above].iter().chain(&bares[below..]).filter(|line| !line.is_empty()).cloned();
    let left_out = gone.into_iter().map(bare).chain(around).collect();
    (lines[above..below].join("\n").trim_matches('\n').to_owned(), left_out)
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

/// The blocks of Markdown, which blank lines divide; code between fences is one.
pub fn blocks(text: &str) -> impl Iterator<Item = &str> {
    let (mut at, mut fenced, mut start) = (0, false, 0);
    let mut found = Vec::new();
    for line in text.split_inclusive('\n') {
        let bare = line.trim_start();
        if bare.starts_with("```") || bare.starts_with("~~~") {
            fenced = !fenced;
        }
        if bare.is_empty() && !fenced {
            found.push(&text[start..at]);
            start = at + line.len();
        }
        at += line.len();
    }
    found.push(&text[start..]);
    found.into_iter().map(str::trim_end).filter(|block| !block.trim().is_empty())
}

/// Whether a block is a list, a table, a quotation or code.
pub fn is_block(block: &str) -> bool {
    let digits = block.trim_start_matches(|letter: char| letter.is_ascii_digit());
    let numbered = digits.len() < block.len() && digits.starts_with(". ");
    numbered || ["- ", "* ", "+ ", "|", "> ", "```", "~~~", "    ", "\t"].iter().any(|mark| block.starts_with(mark))
}

/// Markdown that was made of a page, without the furniture in the midst of it, and the lines that were left out.
///
/// With a label that a list of other articles follows goes the list: items and short lines that end no sentence, up to the next
/// heading or paragraph.
pub fn within(text: &str, lists: &Phrases) -> (String, Vec<String>) {
    let mut left_out = Vec::new();
    let mut kept = Vec::new();
    let mut listing = false;
    let blocks: Vec<&str> = blocks(text).collect();
    for (at, &block) in blocks.iter().enumerate() {
        if is_block(block) {
            let items = || block.lines().map(bare).filter(|line| !line.is_empty());
            let is_list =
                block.starts_with(['-', '*', '+']) || block.starts_with(|letter: char| letter.is_ascii_digit());
            if listing && is_list && items().all(|item| lists.is_item(&item)) {
                left_out.extend(items());
            } else {
                listing = false;
                kept.push(block);
            }
            continue;
        }
        let short = without_way_on(block, lists);
        let said = bare(short);
        if said.is_empty() && block.trim() != short.trim() || !said.is_empty() && lists.is_furniture(&said) {
            listing = listing || lists.begins_list(&said);
            left_out.push(bare(block));
            continue;
        }
        let heads = || {
            block.starts_with('#')
                || blocks.get(at + 1).is_some_and(|next| !is_block(next) && !lists.is_item(&bare(next)))
        };
        listing = listing && !heads() && !block.contains('\n') && lists.is_item(&bare(block));
        if listing {
            left_out.push(bare(block));
        } else {
            kept.push(short);
        }
    }
    (kept.join("\n\n"), left_out)
}

/// A paragraph without a link at its end that only leads on: "[Continue reading](...)".
fn without_way_on<'a>(block: &'a str, lists: &Phrases) -> &'a str {
    let is_way_on = |at: &usize| {
        let (words, rest) = block[at + 1..].split_once("](").unwrap_or(("", ""));
        rest.ends_with(')') && rest.matches(')').count() == 1 && lists.is_furniture(words)
    };
    block.rfind('[').filter(is_way_on).map_or(block, |at| block[..at].trim_end())
}

/// A line as a reader sees it: without marks of headings, lists and emphasis, and without the addresses of links.
pub fn bare(line: &str) -> String {
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
        assert_eq!(lines.len(), 6);
        assert_eq!(without("Japan signed.\n").0, "Japan signed.");
        assert_eq!(without("Share\n").0, "Share", "a text is never left out whole");
    }
}
