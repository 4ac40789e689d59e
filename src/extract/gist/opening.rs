//! Where the text of a report begins: behind who wrote it, where it was written, and what only says that a statement follows.

use super::{Passage, Span, dateline};
use crate::gazetteer::Gazetteer;
use crate::text;

/// What official readouts and statements open with before they say anything.
#[rustfmt::skip]
const ANNOUNCING: [&str; 30] = [
    "Here is a look at", "Here's a look at", "Here’s a look at", "Here is what", "Here's what", "Here’s what", "Here are the key",
    "Good morning",
    "The following is attributable to", "The below is attributable to", "The following was attributable to",
    "The following is a statement", "The following is the statement", "The following joint statement",
    "The text of the following statement", "The following is the text", "The following is a joint statement", "Following is the text",
    "Following is a", "Below is the text", "Below is a statement", "Below is the statement", "Please find below", "Please find attached",
    "Please see below", "Please find the", "Attributable to", "Begin text", "For immediate release", "FOR IMMEDIATE RELEASE",
];

/// The first byte of what a paragraph tells; none if it only says that a statement follows. `body` has the paragraph at a byte.
pub fn told(paragraph: &str, (body, start): (&Passage<'_>, u32), gazetteer: &Gazetteer) -> Option<usize> {
    if dateline::is_header(paragraph) || is_question(paragraph) {
        return None;
    }
    let announced = announcement(paragraph)?.max(mark(paragraph));
    let rest = &paragraph[announced..];
    let at = start + Span::from(0..announced).end;
    let known = dateline::Known { body, start: at, gazetteer };
    Some(announced + dateline::of(rest, &known))
}

/// The first byte of a paragraph behind the title, if it begins with that as with a sentence of its own; none if nothing stands
/// behind it, or nothing at all in the paragraph.
pub fn without_title(paragraph: &str, title: &str) -> Option<usize> {
    const LEAST: usize = 3;
    let is_letter = |letter: &char| letter.is_alphanumeric();
    let mut letters = paragraph.char_indices().filter(|(_, letter)| is_letter(letter)).peekable();
    letters.peek()?;
    let first = |text: &str| text.chars().find(is_letter).map(|letter| letter.to_lowercase().collect::<String>());
    // Most paragraphs begin with another letter.
    if title.split(' ').count() < LEAST || first(paragraph) != first(title) {
        return Some(0);
    }
    let mut end = 0;
    for letter in title.chars().filter(is_letter) {
        let Some((at, own)) = letters.next() else { return Some(0) };
        if !own.to_lowercase().eq(letter.to_lowercase()) {
            return Some(0);
        }
        end = at + own.len_utf8();
    }
    let rest = &paragraph[end..];
    // A mark that closes a quotation belongs to the title, and one that opens one to the text.
    let mut last = '.';
    let begins = |letter: char| {
        let opens = matches!(letter, '“' | '‘' | '(') || matches!(letter, '"' | '\'') && last.is_whitespace();
        last = letter;
        opens || letter.is_alphanumeric()
    };
    let text = &rest[rest.find(begins).unwrap_or(rest.len())..];
    let between = &rest[..rest.len() - text.len()];
    match (text.contains(char::is_alphanumeric), between.contains(['.', '!', '?', '\n'])) {
        (false, _) => None,
        (true, true) if !leans(text) => Some(paragraph.len() - text.len()),
        (true, _) => Some(0),
    }
}

/// Whether what stands behind a title cannot stand without it: it begins with a word that points back, or says little.
fn leans(text: &str) -> bool {
    const LEAST: usize = 10;
    #[rustfmt::skip]
    const BACK: [&str; 18] = [
        "He", "She", "It", "They", "His", "Her", "Its", "Their", "But", "And", "This", "That", "These", "Those", "Both", "Neither", "Another", "One",
    ];
    let first = text.split(|letter: char| !letter.is_alphanumeric()).find(|word| !word.is_empty()).unwrap_or("");
    let sentence = text::sentences(text).next().map_or(text, |range| &text[range]);
    BACK.contains(&first) || first.starts_with(char::is_lowercase) || sentence.split(' ').count() < LEAST
}

/// Whether a paragraph is what somebody asks at a press conference: "CCTV: Can you share the details?", "Q: Why?".
fn is_question(paragraph: &str) -> bool {
    const NAME: usize = 40;
    if !paragraph.ends_with('?') {
        return false;
    }
    let who = paragraph.split_once(": ").filter(|(who, _)| who.len() <= NAME);
    who.is_some_and(|(who, _)| who.split(' ').all(|word| word.starts_with(char::is_uppercase)))
}

/// The bytes of the mark of a list at the start of a paragraph: "• ", "1. ".
fn mark(paragraph: &str) -> usize {
    if let Some(rest) = ["• ", "● ", "▪ ", "– ", "— ", "- "].iter().find_map(|mark| paragraph.strip_prefix(mark))
    {
        return paragraph.len() - rest.len();
    }
    let digits = paragraph.bytes().take_while(u8::is_ascii_digit).count();
    let listed = (1..=2).contains(&digits) && paragraph[digits..].starts_with(". ");
    // "1. FC Köln" is a name; what is listed is a sentence.
    let text = paragraph.get(digits + 2..).unwrap_or("");
    let sentence =
        text.split(' ').next().is_some_and(|word| word.chars().skip(1).all(char::is_lowercase) || word.ends_with(','));
    if listed && text.starts_with(char::is_uppercase) && sentence { digits + 2 } else { 0 }
}

/// Whether a paragraph only names who wrote it.
pub fn is_byline(paragraph: &str) -> bool {
    const LONGEST: usize = 100;
    let by = ["By ", "BY "].iter().any(|by| paragraph.starts_with(by));
    by && paragraph.len() <= LONGEST && !paragraph.ends_with(['.', '!', '?', '”', '"'])
}

/// The bytes of a paragraph that only say that a statement follows, up to their colon or full stop; none if that is all of it.
fn announcement(paragraph: &str) -> Option<usize> {
    const LONGEST: usize = 300;
    let begins = paragraph.starts_with(['T', 'F', 'B', 'P', 'A', 'H', 'G']);
    if !begins || !ANNOUNCING.iter().any(|opening| paragraph.starts_with(opening)) {
        return Some(0);
    }
    let sentence = text::sentences(paragraph).next()?.end;
    let colon = paragraph[..sentence].find(": ").map(|at| at + 1);
    let end = colon.unwrap_or(sentence);
    let rest = paragraph[end..].trim_start();
    // A sentence as long as this says more than that.
    if end > LONGEST {
        return Some(0);
    }
    (!rest.is_empty()).then(|| paragraph.len() - rest.len())
}

#[cfg(test)]
mod tests {
    use super::{is_question, mark, without_title};

    #[test]
    fn a_title_is_not_told_again() {
        for (paragraph, rest) in [
            (
                "Ministers meet in Kyiv. Seven ministers of the alliance agreed there on a plan.",
                "Seven ministers of the alliance agreed there on a plan.",
            ),
            (
                "MINISTERS MEET IN KYIV .\n“We agreed on all of the seven points,” one of them said.",
                "“We agreed on all of the seven points,” one of them said.",
            ),
            // What follows cannot stand alone.
            ("Ministers meet in Kyiv. They agreed.", "Ministers meet in Kyiv. They agreed."),
            (
                "Ministers meet in Kyiv. noon on Monday to unveil it",
                "Ministers meet in Kyiv. noon on Monday to unveil it",
            ),
            ("Ministers meet in Kyiv on Monday.", "Ministers meet in Kyiv on Monday."),
            ("Ministers met. They agreed.", "Ministers met. They agreed."),
        ] {
            assert_eq!(&paragraph[without_title(paragraph, "Ministers Meet in Kyiv").unwrap()..], rest);
        }
        assert_eq!(without_title("Ministers meet in Kyiv", "Ministers meet in Kyiv"), None);
        assert_eq!(without_title(".", "Ministers meet in Kyiv"), None);
        assert_eq!(without_title("Ukraine. It won.", "Ukraine"), Some(0), "a word is no title");
    }

    #[test]
    fn a_paragraph_may_begin_with_the_mark_of_a_list() {
        for (text, wanted) in [
            ("1. We, the ministers, met.", "We, the ministers, met."),
            ("12. Ministers met.", "Ministers met."),
            ("• The cabinet met.", "The cabinet met."),
            ("1. FC Köln met Kyiv.", "1. FC Köln met Kyiv."),
            ("2026. The cabinet met.", "2026. The cabinet met."),
            ("1.5 million came.", "1.5 million came."),
            ("3.", "3."),
        ] {
            assert_eq!(&text[mark(text)..], wanted);
        }
    }

    #[test]
    fn who_asks_says_nothing() {
        assert!(is_question("CCTV: Can you share the details?") && is_question("Q: Why?"));
        assert!(!is_question("Mao Ning: They met. Why not?s") && !is_question("The question is: why?"));
    }
}
