//! Numbers as news write them: 1,200; 2.7 billion; two thousand; €500m.

use super::{Passage, Shape};
use std::ops::Range;

/// A number in a text.
pub struct Number {
    /// Its words' places.
    pub words: Range<usize>,
    /// Its first byte, with a currency sign before it.
    pub start: u32,
    /// The number.
    pub value: f64,
    /// What stands directly before it, if that is a sign of a currency.
    pub sign: &'static str,
    /// Whether it has the form of a year.
    pub year: bool,
}

/// Signs of currencies and their ISO 4217 codes, the longest first.
const SIGNS: [(&str, &str); 21] = [
    ("CA$", "CAD"),
    ("AU$", "AUD"),
    ("MX$", "MXN"),
    ("US$", "USD"),
    ("NT$", "TWD"),
    ("HK$", "HKD"),
    ("A$", "AUD"),
    ("C$", "CAD"),
    ("S$", "SGD"),
    ("NZ$", "NZD"),
    ("R$", "BRL"),
    ("RM", "MYR"),
    ("Rs", "INR"),
    ("Rp", "IDR"),
    ("$", "USD"),
    ("€", "EUR"),
    ("£", "GBP"),
    ("¥", "JPY"),
    ("₽", "RUB"),
    ("₹", "INR"),
    ("₩", "KRW"),
];

/// The letters of ASCII that signs end with.
const LAST: [char; 4] = ['$', 'M', 's', 'p'];

/// The number that begins with this word.
pub fn starting_at(body: &Passage<'_>, at: usize, limit: usize) -> Option<Number> {
    let word = body.words.get(at)?;
    match word.shape {
        Shape::Number => written(body, at, limit),
        Shape::Lower => spelt(body, at, limit),
        Shape::Upper | Shape::Capital => joined(body, at, limit).or_else(|| spelt(body, at, limit)),
    }
}

/// A number in digits.
fn written(body: &Passage<'_>, at: usize, limit: usize) -> Option<Number> {
    let word = body.words.get(at)?;
    let text = body.word(at);
    let plain = digits(text)?;
    let before = body.text.get(..word.span.start as usize).unwrap_or("");
    let (sign, signed) = sign_before(before);
    let start = word.span.start - u32::try_from(signed).unwrap_or(0);
    let (value, end) = scaled(body, (plain, at + 1), limit);
    let year = sign.is_empty()
        && end == at + 1
        && text.len() == 4
        && text.bytes().all(|byte| byte.is_ascii_digit())
        && (1900.0..=2100.0).contains(&plain);
    Some(Number { words: at..end, start, value, sign, year })
}

/// A number that is one word with its currency: "RM500", "Rs500".
fn joined(body: &Passage<'_>, at: usize, limit: usize) -> Option<Number> {
    let text = body.word(at);
    if !text.ends_with(|letter: char| letter.is_ascii_digit()) || text.len() < 3 {
        return None;
    }
    let (sign, rest) = SIGNS.iter().find_map(|(sign, code)| Some((*code, text.strip_prefix(sign)?)))?;
    let value = rest.starts_with(|letter: char| letter.is_ascii_digit()).then(|| digits(rest))??;
    let (value, words) = scaled(body, (value, at + 1), limit);
    Some(Number { words: at..words, start: body.words[at].span.start, value, sign, year: false })
}

/// The sign of a currency at the end of a text, as its ISO code, and its bytes.
fn sign_before(before: &str) -> (&'static str, usize) {
    let bare = before.strip_suffix(' ').unwrap_or(before);
    // Most numbers stand behind another word, whose last letter no sign has.
    if bare.ends_with(|letter: char| letter.is_ascii() && !LAST.contains(&letter)) {
        return ("", 0);
    }
    let space = before.len() - bare.len();
    let last = bare.bytes().next_back();
    for (sign, code) in SIGNS.into_iter().filter(|(sign, _)| sign.bytes().next_back() == last) {
        let Some(rest) = bare.strip_suffix(sign) else { continue };
        let lettered = sign.ends_with(char::is_alphabetic);
        // Letters before the sign make it that of another currency: T$.
        let lone = !sign.starts_with(char::is_alphabetic);
        let apart = if lone { !rest.ends_with(char::is_alphabetic) } else { !rest.ends_with(char::is_alphanumeric) };
        if apart && (space == 0 || lettered) {
            return (code, sign.len() + space);
        }
    }
    ("", 0)
}

/// Digits with commas and a point, and with what is written without a gap behind them: 500m, 3bn.
fn digits(text: &str) -> Option<f64> {
    let end =
        text.bytes().position(|byte| !(byte.is_ascii_digit() || matches!(byte, b',' | b'.'))).unwrap_or(text.len());
    let figures = &text[..end];
    let value: f64 = if figures.contains(',') { figures.replace(',', "").parse() } else { figures.parse() }.ok()?;
    let scale = match &text[end..] {
        "" => 1.0,
        "k" | "K" => 1e3,
        "m" | "mn" | "M" => 1e6,
        "b" | "bn" | "B" => 1e9,
        "tn" | "trn" => 1e12,
        _ => return None,
    };
    Some(value * scale)
}

fn scale_of(word: &str) -> Option<f64> {
    Some(match word {
        "hundred" => 1e2,
        "thousand" | "k" => 1e3,
        "lakh" => 1e5,
        "million" | "mln" | "mn" | "m" => 1e6,
        "crore" => 1e7,
        "billion" | "bln" | "bn" => 1e9,
        "trillion" | "tn" => 1e12,
        "dozen" => 12.0,
        _ => return None,
    })
}

/// A number with the words of scale behind it.
fn scaled(body: &Passage<'_>, (mut value, mut at): (f64, usize), limit: usize) -> (f64, usize) {
    while at < limit && matches!(body.gap(at - 1), " " | "-" | "\u{a0}") {
        let Some(scale) = scale_of(body.word(at)) else { break };
        value *= scale;
        at += 1;
    }
    (value, at)
}

const SPELT: [(&str, f64); 26] = [
    ("two", 2.0),
    ("three", 3.0),
    ("four", 4.0),
    ("five", 5.0),
    ("six", 6.0),
    ("seven", 7.0),
    ("eight", 8.0),
    ("nine", 9.0),
    ("ten", 10.0),
    ("eleven", 11.0),
    ("twelve", 12.0),
    ("thirteen", 13.0),
    ("fourteen", 14.0),
    ("fifteen", 15.0),
    ("sixteen", 16.0),
    ("seventeen", 17.0),
    ("eighteen", 18.0),
    ("nineteen", 19.0),
    ("twenty", 20.0),
    ("thirty", 30.0),
    ("forty", 40.0),
    ("fifty", 50.0),
    ("sixty", 60.0),
    ("seventy", 70.0),
    ("eighty", 80.0),
    ("ninety", 90.0),
];

/// A number in words. "One" is left out, since it is mostly a pronoun.
fn spelt(body: &Passage<'_>, at: usize, limit: usize) -> Option<Number> {
    let word = body.word(at);
    // Most words are ruled out by their first letter.
    if word.len() > 9 || !word.starts_with(['t', 'f', 's', 'e', 'n', 'T', 'F', 'S', 'E', 'N']) {
        return None;
    }
    let value = SPELT.iter().find(|(spelt, _)| spelt.eq_ignore_ascii_case(word)).map(|(_, value)| *value)?;
    let (value, end) = scaled(body, (value, at + 1), limit);
    Some(Number { words: at..end, start: body.words[at].span.start, value, sign: "", year: false })
}

#[cfg(test)]
mod tests {
    use super::{LAST, SIGNS};

    #[test]
    fn every_sign_can_be_found_by_its_last_letter() {
        let known = |sign: &str| sign.ends_with(LAST) || !sign.ends_with(|letter: char| letter.is_ascii());
        assert!(SIGNS.iter().all(|(sign, _)| known(sign)));
    }
}
