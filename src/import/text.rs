//! A pasted or saved text, with or without the marks of Markdown.
//!
//! It is read as the build reads a text without front matter, so that its title, paragraphs and headings are the same.

use super::{Desk, Error, Piece, Text, furniture, markdown, named, paste, url_of};
use crate::document::{self, Body, Format, TitleOrigin};
use crate::site;
use crate::source::Source;
use crate::text;

/// The one article that a text is.
pub fn piece(from: Text, format: Format, desk: &Desk<'_>) -> Result<Piece, Error> {
    let (kept, left_out) = furniture::without(&from.text);
    let (kept, said) = without_address(&kept);
    let url = said.or_else(|| from.url.clone());
    let mut piece = Piece { url, origin: from.origin, left_out, ..Piece::default() };
    // A file's name may hold the date, as the build would take it.
    let stem = from.name.rsplit_once('.').map_or(from.name.as_str(), |(stem, _)| stem);
    let source = match format {
        Format::Plain => Source::new(format!("{stem}.txt"), plain(&kept, (desk, &mut piece))),
        Format::Markdown => {
            // Before Markdown is read for its title it is made safe, so that nothing of it is read that is not kept.
            let (kept, more) = markdown::safe(&kept, piece.url.as_ref());
            piece.remarks.extend(more);
            Source::new(format!("{stem}.md"), kept)
        }
    };
    let Some(document) = document::parse(&source, desk.gazetteer).value else { return Err(Error::Empty) };
    piece.date = piece.date.or_else(|| site::day_of(&source, &document, desk.today));
    piece.body = match &document.body {
        Body::Markdown { range, .. } => source.text[range.clone()].to_owned(),
        Body::Plain(lines) => {
            let block = |line: &document::Line| {
                let words = markdown::escaped(&text::line(&source.text[line.span.range()]));
                if line.heading.is_some() { format!("## {words}") } else { words }
            };
            lines.iter().map(block).collect::<Vec<_>>().join("\n\n")
        }
    };
    if document.title.origin == TitleOrigin::Sentence {
        piece
            .remarks
            .push("it has no title of its own, so its first sentence is the title; give one with --title".to_owned());
    }
    piece.title = named(&document.title.text);
    if piece.body.trim().is_empty() {
        return Err(Error::Empty);
    }
    Ok(piece)
}

/// A text without markup as the build reads it, with its headline in front; who wrote it and when goes into the piece.
fn plain(text: &str, (desk, piece): (&Desk<'_>, &mut Piece)) -> String {
    let reading = paste::read(text, desk);
    piece.left_out.extend(reading.left_out);
    piece.authors = reading.authors;
    (piece.date, piece.updated) = (reading.date, reading.updated);
    let body = reading.paragraphs.join("\n\n");
    match reading.title {
        Some(title) => format!("+++\ntitle = {}\n+++\n{body}", toml_edit::Value::from(text::line(&title))),
        None => body,
    }
}

/// A text without a first or last line that only says where it is from, and that address.
fn without_address(text: &str) -> (String, Option<url::Url>) {
    let address = |line: &str| {
        let lower = line.trim().to_lowercase();
        let said = ["source:", "from:", "url:", "link:", "originally published at", "read more at"];
        let at = said.iter().find(|word| lower.starts_with(**word)).map_or(0, |word| word.len());
        let rest = line.trim().get(at..)?.trim().trim_matches(['<', '>']);
        let is_web = rest.starts_with("http://") || rest.starts_with("https://");
        if is_web && !rest.contains(char::is_whitespace) { url_of(rest, None) } else { None }
    };
    let lines: Vec<&str> = text.trim().lines().collect();
    match lines.as_slice() {
        [first, rest @ ..] if address(first).is_some() => (rest.join("\n").trim_start().to_owned(), address(first)),
        [rest @ .., last] if address(last).is_some() => (rest.join("\n").trim_end().to_owned(), address(last)),
        _ => (text.to_owned(), None),
    }
}

#[cfg(test)]
mod tests {
    use super::without_address;

    #[test]
    fn a_line_may_say_where_a_text_is_from() {
        let read = |text: &str| {
            let (text, url) = without_address(text);
            (text, url.map(String::from))
        };
        let url = Some("https://news.example/a".to_owned());
        assert_eq!(read("https://news.example/a\n\nOne."), ("One.".to_owned(), url.clone()));
        assert_eq!(read("One.\nSource: https://news.example/a?utm_source=x"), ("One.".to_owned(), url));
        assert_eq!(read("One.\nSee https://news.example/a").1, None);
        assert_eq!(read("One.\njavascript:alert(1)").1, None);
    }
}
