//! Where the text of a report begins: behind who wrote it, where it was written, and what only says that a statement follows.

use super::{Passage, Span, dateline};
use crate::gazetteer::Gazetteer;
use crate::text;

/// What official readouts and statements open with before they say anything.
#[rustfmt::skip]
const ANNOUNCING: [&str; 22] = [
    "The following is attributable to", "The below is attributable to", "The following was attributable to",
    "The following is a statement", "The following is the statement", "The following joint statement",
    "The text of the following statement", "The following is the text", "The following is a joint statement", "Following is the text",
    "Following is a", "Below is the text", "Below is a statement", "Below is the statement", "Please find below", "Please find attached",
    "Please see below", "Please find the", "Attributable to", "Begin text", "For immediate release", "FOR IMMEDIATE RELEASE",
];

/// The first byte of what a paragraph tells; none if it only says that a statement follows. `body` has the paragraph at a byte.
pub fn told(paragraph: &str, (body, start): (&Passage<'_>, u32), gazetteer: &Gazetteer) -> Option<usize> {
    if dateline::is_header(paragraph) {
        return None;
    }
    let announced = announcement(paragraph)?;
    let rest = &paragraph[announced..];
    let at = start + Span::from(0..announced).end;
    let known = dateline::Known { body, start: at, gazetteer };
    Some(announced + dateline::of(rest, &known))
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
    let begins = paragraph.starts_with(['T', 'F', 'B', 'P', 'A']);
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
