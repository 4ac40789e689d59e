//! A web page: its article, without what stands around it.
//!
//! What is article and what is page is told by trafilatura, which also reads title, date, author and publisher from the
//! page's metadata; what is left of the page goes the way of every piece of HTML.

use super::{
    Desk, Error, Guess, Phrases, Piece, Reading, Text, apart, dropped, fragment, furniture, markdown, named, nesting,
    paste, signature, url_of, window,
};
use crate::letters::folded;
use crate::{document, extract};
use jiff::civil::Date;
use std::collections::BTreeSet;
use trafilatura::{ExtractResult, Options};
use url::Url;

/// The most elements of a page that is read.
const MOST_ELEMENTS: usize = 200_000;

/// Blocks at the beginning of an article in which its byline may stand.
const BEGINNING: usize = 5;

/// The article of a page.
pub fn piece(from: Text, desk: &Desk<'_>) -> Result<Piece, Error> {
    nesting::check(&from.text)?;
    if from.text.matches('<').count() > MOST_ELEMENTS * 2 {
        return Err(Error::Tangled("made of more than 200,000 elements"));
    }
    let (html, base) = (from.text.clone(), from.url.clone());
    let found = apart::done(move || extracted(&html, base))?;
    let (meta, whole) = (&found.page.metadata, &found.whole);
    let canonical = canonical(&meta.url, from.url.as_ref());
    let (text, remarks) = markdown::safe(&found.text, canonical.as_ref());
    let (text, mut left_out) = furniture::without(&text);
    let (text, more) = furniture::within(&text, desk.furniture);
    left_out.extend(more);
    let mut read = read(&from.text, &text, (named(&meta.title), desk));
    signed(&mut read, (whole, desk));
    commented(&mut read, (whole, desk));
    let body = without_title(&read.paragraphs.join("\n\n"), read.title.as_deref());
    // A page that is made by a script says so, and nothing else.
    if body.trim().is_empty() || desk.furniture.is_furniture(&body) {
        return Err(Error::NoArticle);
    }
    left_out.extend(std::mem::take(&mut read.left_out));
    let kept: Vec<&str> =
        left_out.iter().chain(&read.title).map(String::as_str).chain([body.as_str(), &meta.title]).collect();
    let more = dropped::of(whole, &kept);
    left_out.extend(more);
    let day = |date: Date| (date <= desk.today).then_some(date);
    // What the page says by name counts before what is guessed of it, which may be the day of a change.
    let guessed = meta.date.and_then(|date| date.to_string().parse::<Date>().ok());
    let date = window::published(&from.text).or(guessed).and_then(day).or(read.date);
    let publisher = named(&meta.sitename).or_else(|| named(&meta.hostname));
    let mut authors: Vec<String> =
        found.authors.split(';').filter_map(named).filter(|name| is_author(name, publisher.as_deref())).collect();
    if authors.is_empty() {
        authors = read.authors;
    }
    let mut piece = Piece {
        origin: from.origin,
        date: date.or_else(|| Some(extract::date(&document::plain_text(&body).0, desk.today)?.0)),
        updated: window::changed(&from.text).and_then(day).or(read.updated),
        authors,
        labels: meta.categories.iter().chain(&meta.tags).filter_map(|label| named(label)).collect(),
        url: canonical,
        title: read.title,
        key_points: read.points,
        publisher,
        body,
        left_out,
        remarks,
        ..Piece::default()
    };
    if date.is_none() && piece.date.is_some() {
        let told = "the page does not give its date; the day is the first that the text names";
        piece.guesses.push((Guess::Date, told.to_owned()));
    }
    Ok(piece)
}

/// The text of HTML that is an article and nothing else, as feeds and exports have it; what of it was left out, and remarks.
pub fn fragment(
    html: &str,
    base: Option<&Url>,
    (title, lists): (Option<&str>, &Phrases),
) -> Result<(String, Vec<String>, Vec<String>), Error> {
    let (text, remarks) = fragment::markdown(html, base)?;
    let (text, mut left_out) = furniture::without(&text);
    let (text, more) = furniture::within(&text, lists);
    left_out.extend(fragment::captions(html).into_iter().chain(more));
    let body = without_title(&text, title);
    if body.trim().is_empty() { Err(Error::Empty) } else { Ok((body, left_out, remarks)) }
}

/// What was read of a page's text. One without a heading of its own is read as a text that somebody copied from it.
fn read(html: &str, text: &str, (title, desk): (Option<String>, &Desk<'_>)) -> Reading {
    if window::has_heading(html) && title.is_some() {
        return Reading { title, paragraphs: vec![text.to_owned()], ..Reading::default() };
    }
    let window = window::title(html);
    let mut read = paste::page(text, (&window, desk));
    if read.title.is_none() {
        // The headline may have been taken for furniture, so that only the window has it.
        read.title = named(window::without_site(&window)).or(title);
    }
    read
}

/// Who wrote it and when, if a line of the page says so and nothing else did.
fn signed(read: &mut Reading, (whole, desk): (&str, &Desk<'_>)) {
    let names = |block: &str| {
        let line = furniture::bare(block);
        Some((paste::authors(&line, desk.furniture).filter(|names| !names.is_empty())?, line))
    };
    // In the article the line goes; above it on the page it is already gone.
    let mut blocks = blocks_of(read);
    let inner = blocks.iter().take(BEGINNING).enumerate().find_map(|(at, block)| Some((at, names(block)?)));
    let (names, line) = if let Some((at, found)) = inner {
        blocks.remove(at);
        read.paragraphs = blocks;
        read.left_out.push(found.1.clone());
        found
    } else {
        let around = around(whole, (read.title.as_deref(), &blocks));
        let Some(found) = around.into_iter().find_map(names) else { return };
        found
    };
    if read.authors.is_empty() {
        read.authors = names;
    }
    read.date = read.date.or_else(|| paste::day_in(&line)).filter(|day| *day <= desk.today);
}

fn blocks_of(read: &Reading) -> Vec<String> {
    read.paragraphs.iter().flat_map(|text| furniture::blocks(text)).map(str::to_owned).collect()
}

/// The lines of a page between its title and its article, and the one behind it. Elsewhere, in menus and teasers, others
/// may be named.
fn around<'p>(whole: &'p str, (title, article): (Option<&str>, &[String])) -> Vec<&'p str> {
    let lines: Vec<(&str, String)> = furniture::blocks(whole)
        .flat_map(str::lines)
        .map(|line| (line, folded(&furniture::bare(line))))
        .filter(|(_, said)| !said.is_empty())
        .collect();
    let ends = |block: Option<&String>, line: fn(&str) -> Option<&str>| {
        block.and_then(|block| line(block)).map(|line| folded(&furniture::bare(line)))
    };
    let first = ends(article.first(), |block| block.lines().next());
    let last = ends(article.last(), |block| block.lines().last());
    let is = |wanted: &Option<String>, said: &String| wanted.as_ref() == Some(said);
    let Some(begin) = lines.iter().position(|(_, said)| is(&first, said)) else { return Vec::new() };
    // A teaser of the article has its title too, so that the last before the text counts.
    let title = title.map(folded).filter(|title| !title.is_empty());
    let heads = |(line, said): &(&str, String)| title.as_ref() == Some(said) || line.trim_start().starts_with("# ");
    let start = lines[..begin].iter().rposition(heads).map_or(begin.saturating_sub(BEGINNING), |at| at + 1);
    let behind = lines.iter().rposition(|(_, said)| is(&last, said)).map_or(lines.len(), |at| at + 1);
    lines[start..begin].iter().chain(lines.get(behind)).map(|(line, _)| *line).collect()
}

/// What readers said below a label that did not come along goes after it, as far as it is short and ends the text.
fn commented(read: &mut Reading, (whole, desk): (&str, &Desk<'_>)) {
    let lists = desk.furniture;
    let all: Vec<String> = furniture::blocks(whole).map(furniture::bare).collect();
    let Some(label) = all.iter().rposition(|line| lists.begins_list(line)) else { return };
    let below: BTreeSet<&str> = all[label + 1..].iter().map(String::as_str).collect();
    let mut blocks = blocks_of(read);
    let mut gone = Vec::new();
    while let Some(last) = blocks.last().map(|block| furniture::bare(block)) {
        if blocks.len() < 2 || !lists.is_item(&last) || !below.contains(last.as_str()) {
            break;
        }
        gone.push(last);
        blocks.pop();
    }
    if !gone.is_empty() {
        read.left_out.extend(gone.into_iter().rev());
        read.paragraphs = blocks;
    }
}

/// What was read of a page, as it was and unguarded.
struct Extracted {
    /// Its article and its metadata.
    page: ExtractResult,
    /// Who wrote it, as its metadata or its article says.
    authors: String,
    /// The article as Markdown.
    text: String,
    /// All that there is to read on it.
    whole: String,
}

fn extracted(html: &str, url: Option<Url>) -> Result<Extracted, Error> {
    let options = Options::default().with_fallback(true).with_links(true).with_exclude_comments(true);
    let options = match url.clone() {
        Some(url) => options.with_url(url),
        None => options,
    };
    let found = trafilatura::extract(html, &options).map_err(|_| Error::NoArticle)?;
    let base = url_of(&found.metadata.url, url.as_ref()).or(url);
    let content = if window::is_piece(html) { html } else { &found.content_html };
    let text = fragment::converted(content, base)?;
    let whole = if window::is_piece(html) { String::new() } else { fragment::whole(window::body(html))? };
    Ok(Extracted { authors: signature::authors(html), page: found, text, whole })
}

/// The address that a page gives itself, if it is one of the host that it came from; a page cannot speak for another host.
fn canonical(said: &str, from: Option<&Url>) -> Option<Url> {
    let said = url_of(said, from);
    let own = from.cloned().and_then(super::plain_url);
    let bare = |url: &Url| url.host_str().map(|host| host.trim_start_matches("www.").to_owned());
    match (said, own) {
        (Some(said), Some(own)) => Some(if bare(&said) == bare(&own) { said } else { own }),
        (said, own) => said.or(own),
    }
}

/// Whether a name is that of an author, and not that of a publisher or an account.
fn is_author(name: &str, publisher: Option<&str>) -> bool {
    let same = publisher.is_some_and(|publisher| publisher.eq_ignore_ascii_case(name));
    let account = ["admin", "administrator", "editor", "staff", "unknown"].contains(&name.to_lowercase().as_str());
    !same && !account && !name.contains("://") && !name.contains('@') && name.len() <= 80
}

/// A body without a first heading that only repeats the title.
pub fn without_title(body: &str, title: Option<&str>) -> String {
    let (first, rest) = body.trim().split_once('\n').unwrap_or((body.trim(), ""));
    let repeats = title.is_some_and(|title| folded(title) == folded(first)) && !first.is_empty();
    if repeats { rest.trim().to_owned() } else { body.trim().to_owned() }
}

#[cfg(test)]
mod tests {
    use super::{canonical, is_author, without_title};

    #[test]
    fn a_page_speaks_for_its_own_host_only() {
        let own = url::Url::parse("https://www.news.example/a?utm_source=x#top").unwrap();
        let read = |said: &str| canonical(said, Some(&own)).map(String::from).unwrap();
        assert_eq!(read("https://news.example/b"), "https://news.example/b");
        assert_eq!(read("https://bank.example/"), "https://www.news.example/a");
        assert_eq!(read(""), "https://www.news.example/a");
        assert_eq!(without_title("# Japan signs!\n\nText.", Some("Japan signs")), "Text.");
        assert!(!is_author("Eastern Desk", Some("eastern desk")) && !is_author("admin", None));
    }
}
