//! A pasted or saved text, with or without the marks of Markdown.
//!
//! It is read as the build reads a text without front matter, so that its title, paragraphs and headings are the same.

use super::{Desk, Error, Guess, Piece, Text, furniture, markdown, named, paste, url_of};
use crate::document::{self, Body, Format, TitleOrigin};
use crate::extract;
use crate::site;
use crate::source::Source;
use crate::text;
use std::collections::BTreeSet;

/// The one article that a text is.
pub fn piece(from: Text, format: Format, desk: &Desk<'_>) -> Result<Piece, Error> {
    let (kept, left_out) = furniture::without(&from.text);
    let (kept, said) = without_address(&kept);
    let url = said.or_else(|| from.url.clone());
    let mut piece = Piece { url, origin: from.origin, left_out, ..Piece::default() };
    // A file's name may hold the date, as the build would take it.
    let stem = from.name.rsplit_once('.').map_or(from.name.as_str(), |(stem, _)| stem);
    let mut loose = BTreeSet::new();
    let source = match format {
        Format::Plain => {
            let (kept, heads_nothing) = plain(&kept, (desk, &mut piece));
            loose = heads_nothing;
            Source::new(format!("{stem}.txt"), kept)
        }
        Format::Markdown => {
            // Before Markdown is read for its title it is made safe, so that nothing of it is read that is not kept.
            let (kept, more) = markdown::safe(&kept, piece.url.as_ref());
            piece.remarks.extend(more);
            Source::new(format!("{stem}.md"), kept)
        }
    };
    let Some(document) = document::parse(&source, desk.gazetteer).value else { return Err(Error::Empty) };
    if piece.date.is_none() {
        piece.date = site::day_of(&source, &document, desk.today);
        let told = extract::date(&document.prose, desk.today).filter(|(day, _)| piece.date == Some(*day));
        let is_named = document.front.is_dated || extract::date_from_name(stem).is_some();
        piece.guesses.extend(told.filter(|_| !is_named).map(|(day, span)| {
            let words = document.prose.slice(span);
            let told =
                format!("its date, {day}, was read from “{words}”; if it is another, write it at the top of the file");
            (Guess::Date, told)
        }));
    }
    piece.body = match &document.body {
        Body::Markdown { range, .. } => source.text[range.clone()].to_owned(),
        Body::Plain(lines) => {
            let lines: Vec<(String, bool)> = lines
                .iter()
                .map(|line| (text::line(&source.text[line.span.range()]), line.heading.is_some()))
                .collect();
            let block = |at: usize| {
                let (line, is_heading) = &lines[at];
                let next = lines.get(at + 1).map_or("", |(next, _)| next.as_str());
                let words = markdown::escaped(line);
                if *is_heading && !loose.contains(line) && reads_as_heading(line, next) {
                    format!("## {words}")
                } else {
                    words
                }
            };
            (0..lines.len()).map(block).collect::<Vec<_>>().join("\n\n")
        }
    };
    if document.title.origin == TitleOrigin::Sentence {
        let told =
            "it has no title of its own, so its first sentence is the title; write a better one at the top of the file";
        piece.guesses.push((Guess::Title, told.to_owned()));
    }
    piece.title = named(&document.title.text);
    if piece.body.trim().is_empty() {
        return Err(Error::Empty);
    }
    Ok(piece)
}

/// Words that end no heading.
const GO_ON: [&str; 33] = [
    "a", "an", "and", "as", "at", "but", "by", "for", "from", "had", "has", "have", "if", "in", "into", "is", "its",
    "nor", "of", "on", "or", "that", "the", "their", "to", "was", "were", "when", "where", "which", "who", "will",
    "with",
];

/// Whether a short line heads what follows, and is not a piece of a sentence, a question of a reporter or a picture's words.
fn reads_as_heading(line: &str, next: &str) -> bool {
    let last = line.rsplit(' ').next().unwrap_or("").to_lowercase();
    let goes_on = GO_ON.contains(&last.as_str()) || line.ends_with('-') || next.starts_with(char::is_lowercase);
    let quotes = line.matches('"').count() % 2 == 1 || line.matches('“').count() != line.matches('”').count();
    let speaker = line.split_once(':').is_some_and(|(label, words)| {
        let letters = label.chars().filter(|letter| letter.is_alphabetic());
        let loud = !label.chars().any(char::is_lowercase) && letters.count() > 0;
        loud && !words.trim().is_empty() && (label.len() == 1 || words.chars().any(char::is_lowercase))
    });
    // "It ended. The talks" holds the end of a sentence.
    let ends = line.match_indices(". ").any(|(at, _)| {
        let word = line[..at].rsplit([' ', '.']).next().unwrap_or("");
        word.len() > 3 && word.chars().all(char::is_lowercase)
    });
    !(goes_on || quotes || speaker || ends || line.starts_with(['[', '(']))
}

/// A text without markup as the build reads it, with its headline in front, and its lines that head nothing; who wrote it and when goes into the
/// piece.
fn plain(text: &str, (desk, piece): (&Desk<'_>, &mut Piece)) -> (String, BTreeSet<String>) {
    let reading = paste::read(text, desk);
    piece.left_out.extend(reading.left_out);
    piece.authors = reading.authors;
    (piece.date, piece.updated) = (reading.date, reading.updated);
    piece.key_points = reading.points;
    let body = reading.paragraphs.join("\n\n");
    let text = match reading.title {
        Some(title) => format!("+++\ntitle = {}\n+++\n{body}", toml_edit::Value::from(text::line(&title))),
        None => body,
    };
    (text, reading.loose)
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
    use super::{reads_as_heading, without_address};

    #[test]
    fn what_goes_on_or_is_asked_is_no_heading() {
        for line in [
            "The pact",
            "What happened in July?",
            "Analysis: a long road",
            "SOUTH KOREA: a chronology of talks",
            "U.S. forces",
        ] {
            let is_loud = line.starts_with("SOUTH");
            assert_eq!(reads_as_heading(line, "The troops left."), !is_loud, "{line}");
        }
        for line in [
            "Officials in the capital of",
            "QUESTION: Minister, will Finland buy it?",
            "Q: Will you go to Beijing?",
            "She said \"we are open",
            "[Photo: a ship in the port",
            "It ended there. The talks",
        ] {
            assert!(!reads_as_heading(line, "The troops left."), "{line}");
        }
        assert!(!reads_as_heading("The troops of both sides", "left on Monday."));
    }

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
