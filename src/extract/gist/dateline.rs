//! Where and when a report was written, and for whom, as it stands before its first word: "MANILA, April 11 (Reuters) — ",
//! "New Delhi, Mar 30 (PTI) ", "MOSCOW, October 14. /TASS/. ", "Kyiv: "; and the lines that stand above a statement.

use super::Passage;
use crate::date::MONTHS;
use crate::gazetteer::Gazetteer;
use crate::source::Span;

/// What ends a dateline.
const ENDS: [&str; 13] = [" — ", " – ", " - ", " -- ", ".- ", ": ", ") ", "/. ", " —", " –", "--", "–", "—"];

/// Bytes of the longest dateline.
const LONGEST: usize = 80;

/// Bytes of the longest mark behind one.
const LAST: usize = 5;

/// Datelines that may stand behind each other: "KYIV, UKRAINE — March 30 — ".
const PARTS: usize = 3;

/// What is known of a paragraph.
pub struct Known<'a> {
    pub body: &'a Passage<'a>,
    /// Its first byte in the body.
    pub start: u32,
    pub gazetteer: &'a Gazetteer,
}

/// The bytes of a dateline at the start of a paragraph.
pub fn of(paragraph: &str, known: &Known<'_>) -> usize {
    let mut told = 0;
    for part in 0..PARTS {
        let rest = &paragraph[told..];
        let near = &rest[..rest.floor_char_boundary(LONGEST + LAST)];
        let Some(more) = marks(near).find_map(|(at, end)| ended((rest, at), end, (part, known))) else { break };
        told += more;
    }
    if told == 0 { in_capitals(paragraph, known) } else { told }
}

/// The bytes of a town in capitals before the first word of the text, without a mark between: "LONDON Pope Francis has".
fn in_capitals(paragraph: &str, known: &Known<'_>) -> usize {
    const LEAST: usize = 4;
    let place = known.body.place_at(known.start).filter(|place| place.span.start == known.start);
    let Some((name, rest)) =
        place.and_then(|place| paragraph.split_at_checked((place.span.end - known.start) as usize))
    else {
        return 0;
    };
    let loud = name.len() >= LEAST && name.chars().all(|letter| letter.is_uppercase() || letter == ' ');
    let mut next = rest.strip_prefix(' ').unwrap_or("").chars();
    let text = next.next().is_some_and(char::is_uppercase) && next.next().is_none_or(|letter| !letter.is_uppercase());
    // "NASA Administrator Bill Nelson" and "BOSTON Celtics" are named so.
    let begins = || {
        let at = known.body.words_in(Span { start: known.start, end: known.start + Span::from(0..name.len()).end }).end;
        known.body.opens(at) || known.body.kinds(at).is_given() || known.body.word(at) == "Pope"
    };
    if loud && text && is_town(name, known) && begins() { name.len() + 1 } else { 0 }
}

/// Where each of the marks that may end a dateline stands first, in the order of the text.
fn marks(near: &str) -> impl Iterator<Item = (usize, &'static str)> {
    let bytes = near.as_bytes();
    let mut seen = [false; ENDS.len()];
    let may = |at: &usize| match bytes[*at] {
        b' ' => matches!(bytes.get(at + 1), Some(b'-' | 0xe2)),
        b'-' => bytes.get(at + 1) == Some(&b'-'),
        0xe2 => bytes[*at..].starts_with("–".as_bytes()) || bytes[*at..].starts_with("—".as_bytes()),
        byte => matches!(byte, b'.' | b':' | b')' | b'/'),
    };
    (0..bytes.len()).filter(may).filter_map(move |at| {
        let which = ENDS.iter().position(|end| bytes[at..].starts_with(end.as_bytes()))?;
        (!std::mem::replace(&mut seen[which], true)).then_some((at, ENDS[which]))
    })
}

/// The bytes of a dateline that ends with this mark, which stands there. `part` is how many stand before it.
fn ended((text, at): (&str, usize), end: &str, (part, known): (usize, &Known<'_>)) -> Option<usize> {
    // A bracket and a slash belong to the agency.
    let header = &text[..if matches!(end, ") " | "/. ") { at + 1 } else { at }];
    let behind = &text[at + end.len()..];
    let rest = behind.trim_start_matches(' ');
    let header = header.trim_end_matches(' ');
    // "BEIJING --At least", "OTTAWA--(BUSINESS WIRE)--The"; but "KYIV–Moscow talks".
    let tight = !end.ends_with(' ');
    if tight && !(text[..at].ends_with(' ') || end.starts_with(' ') || rest.starts_with('(') || header.ends_with(')')) {
        return None;
    }
    if header.is_empty() || header.len() > LONGEST || header.contains(['?', '!', '“', '"', '\n']) {
        return None;
    }
    if !rest.starts_with(|letter: char| {
        letter.is_uppercase() || letter.is_numeric() || matches!(letter, '“' | '"' | '‘') || (tight && letter == '(')
    }) {
        return None;
    }
    let capitals = header.chars().take_while(|letter| letter.is_uppercase()).count() >= 3;
    let (dated, agency) = (header.split(' ').any(is_month), has_agency(header));
    let named = words(header).all(|word| !word.starts_with(char::is_lowercase) || is_month(word) || is_ordinal(word));
    let told = match end {
        ") " => named && dated && agency,
        "/. " => named && agency,
        ": " => {
            named && (dated || agency) && (part > 0 || capitals || is_town(header, known))
                || is_town_alone(header, known)
        }
        _ if tight && !is_town(header, known) => named && agency,
        // What stands in capitals may hold small words: "ABOARD the USS Nimitz".
        _ if capitals && part == 0 => !header.contains(':'),
        _ => named && !header.contains(':') && (agency || (part > 0 && dated) || (part == 0 && is_town(header, known))),
    };
    told.then_some(text.len() - rest.len())
}

/// Whether a header begins with a town, and names nothing but it, its country and a day.
fn is_town(header: &str, known: &Known<'_>) -> bool {
    const MOST: usize = 6;
    let place = known.body.place_at(known.start).filter(|place| place.span.start == known.start && !place.person);
    let Some(place) = place else { return false };
    let end = (place.span.end - known.start) as usize;
    let Some((name, rest)) = header.split_at_checked(end) else { return false };
    let town = match place.doubtful {
        Some(several) => !known.gazetteer.is_nation(several),
        None => place.country.is_some() && known.gazetteer.nation(name).is_none(),
    };
    town && (rest.is_empty() || rest.starts_with([',', '/', ' ', '.'])) && words(header).count() <= MOST
}

/// Whether a header is a town and nothing else. Behind the name of a country a colon may make it what the report is about, and
/// behind that of a person what they say.
fn is_town_alone(header: &str, known: &Known<'_>) -> bool {
    let place = known.body.place_at(known.start).filter(|place| place.span.start == known.start);
    let whole = place.is_some_and(|place| (place.span.end - known.start) as usize == header.len());
    whole && is_town(header, known)
}

/// Whether an agency stands in brackets or between slashes: "(Reuters)", "/TASS/".
fn has_agency(header: &str) -> bool {
    const NAME: usize = 24;
    let within = |(open, close): (char, char)| {
        let (_, rest) = header.split_once(open)?;
        let (name, _) = rest.split_once(close)?;
        Some(!name.is_empty() && name.len() <= NAME && name.starts_with(char::is_uppercase) && !name.contains(','))
    };
    [('(', ')'), ('/', '/')].into_iter().any(|marks| within(marks) == Some(true))
}

/// The words of a header.
fn words(header: &str) -> impl Iterator<Item = &str> {
    header.split(|letter: char| !letter.is_alphanumeric() && letter != '.').filter(|word| !word.is_empty())
}

/// Whether a word is a month, or the short form of one.
fn is_month(word: &str) -> bool {
    let word = word.trim_matches(|letter: char| !letter.is_alphanumeric());
    let begins = |month: &str| month.get(..word.len()).is_some_and(|head| head.eq_ignore_ascii_case(word));
    let short = word.len() == 3 || word == "Sept";
    MONTHS.iter().any(|month| (short || word.len() == month.len()) && begins(month))
}

/// "14th", "2nd".
fn is_ordinal(word: &str) -> bool {
    word.starts_with(|letter: char| letter.is_ascii_digit())
}

/// Whether a paragraph is the head of a statement, which says whose it is and when it was made: "Office of the Spokesperson,
/// October 21, 2026", "Published: 3 September 2026". It has no verb, and so no words in small letters but these.
pub fn is_header(paragraph: &str) -> bool {
    const MOST: usize = 200;
    #[rustfmt::skip]
    const SMALL: [&str; 14] = [
        "of", "the", "and", "for", "on", "at", "to", "in", "by", "updated", "a.m", "p.m", "a.m.", "p.m.",
    ];
    let open = paragraph.len() <= MOST && !paragraph.ends_with(['.', '!', '?', '…', '”', '"', ':']);
    let named = |word: &str| !word.starts_with(char::is_lowercase) || SMALL.contains(&word);
    let year = |word: &str| word.len() == 4 && word.bytes().all(|digit| digit.is_ascii_digit());
    open && words(paragraph).any(is_month) && words(paragraph).any(year) && words(paragraph).all(named)
}

#[cfg(test)]
mod tests {
    use super::{has_agency, is_header, is_month};

    #[test]
    fn the_head_of_a_statement_is_told_from_its_text() {
        for head in [
            "Office of the Spokesperson October 21, 2026",
            "From: Ministry of Defence Published: 3 September 2026\nLast updated 4 September 2026",
            "August 4, 2026 16:25 The Kremlin, Moscow",
            "3 September 2026",
        ] {
            assert!(is_header(head), "{head}");
        }
        for text in [
            "The pact of October 21, 2026 holds",
            "Ministers met on 3 September 2026.",
            "The office of the spokesperson said nothing",
            "In May 2026 Poland and Norway signed a pact",
        ] {
            assert!(!is_header(text), "{text}");
        }
    }

    #[test]
    fn agencies_and_months_are_known_by_their_form() {
        assert!(has_agency("Madrid, 14 oct (EFE)") && has_agency("MOSCOW, October 14. /TASS/"));
        assert!(!has_agency("Kyiv (then in ruins)") && !has_agency("Brussels/Kyiv"));
        assert!(is_month("Oct.") && is_month("September,") && is_month("Sept.") && is_month("oct"));
        assert!(!is_month("Marches") && !is_month("Ma") && !is_month("Decree"));
    }
}
