//! Where quotation marks open and close.

use super::{Passage, Span};
use crate::letters;

/// The stretches between quotation marks, in order and apart from each other.
///
/// Straight, curved and angled double marks; curved single ones where they are used as quotation marks. A mark that is
/// never closed in its paragraph ends with it: so a quote over several paragraphs opens each of them anew.
pub fn quotes(body: &Passage<'_>) -> Vec<Span> {
    let mut quotes = Vec::new();
    let mut from = 0;
    while from < body.sentences.len() {
        let block = body.sentences[from].block;
        let next = from + body.sentences[from..].partition_point(|sentence| sentence.block == block);
        let span = Span { start: body.sentences[from].span.start, end: body.sentences[next - 1].span.end };
        paragraph(body.slice(span), span.start, &mut quotes);
        from = next;
    }
    quotes
}

/// The mark that closes what this one opens.
fn closing(open: char) -> Option<&'static [char]> {
    match open {
        '“' | '„' | '‟' => Some(&['”', '"', '“']),
        '"' => Some(&['"', '”']),
        '«' => Some(&['»']),
        '‘' => Some(&['’']),
        _ => None,
    }
}

fn paragraph(text: &str, base: u32, quotes: &mut Vec<Span>) {
    let span = |start: usize, end: usize| {
        let Span { start, end } = Span::from(start..end);
        Span { start: base + start, end: base + end }
    };
    let mut open: Option<(usize, &'static [char], char)> = None;
    for at in letters::marks(text) {
        let mut rest = text[at..].chars();
        let Some(letter) = rest.next() else { continue };
        let (before, after) = (text[..at].chars().next_back().unwrap_or(' '), rest.next().unwrap_or(' '));
        match open {
            None => {
                let opens = closing(letter).is_some() && !after.is_whitespace() && !before.is_alphanumeric();
                if let (true, Some(marks)) = (opens, closing(letter)) {
                    open = Some((at + letter.len_utf8(), marks, letter));
                }
            }
            Some((start, marks, mark)) => {
                let apostrophe = mark == '‘' && after.is_alphanumeric();
                if marks.contains(&letter) && at > start && !apostrophe {
                    quotes.push(span(start, at));
                    open = None;
                }
            }
        }
    }
    if let Some((start, _, mark)) = open
        && mark != '‘'
        && start < text.len()
    {
        quotes.push(span(start, text.len()));
    }
}
