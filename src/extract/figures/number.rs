//! Numbers as news write them: 1,200; 2.7 billion; two thousand; €500m; half a million; $1.5-2 billion.

use super::{Can, Passage, Shape, code};
use std::ops::Range;

/// A number in a text, or the two ends of a range.
pub struct Number<'a> {
    /// Its words' places.
    pub words: Range<usize>,
    /// Its first byte, with a currency sign before it.
    pub start: u32,
    /// The word before it and before the words that hedge it, once that is looked for: the verb of "killed at least 30".
    pub before: Option<usize>,
    /// What that word says of those who are counted.
    pub verb: Option<&'static str>,
    /// The number; of a range, its lower end.
    pub value: f64,
    /// The upper end of a range.
    pub upper: Option<f64>,
    /// By what its words of scale multiply it.
    pub scale: f64,
    /// The code of the currency whose sign or code stands directly before it; "Rs" for that of several.
    pub sign: &'static str,
    /// What form it has.
    pub form: Form,
    /// What a hyphen joins to it: the "kilometre" of "300-kilometre".
    pub tail: &'a str,
}

/// The form of a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// Any other.
    Plain,
    /// It may be a year.
    Year,
    /// The word "one", which is mostly a pronoun.
    One,
}

/// Signs of currencies and their ISO 4217 codes, the longest first. Rupees are those of several countries.
const SIGNS: [(&str, &str); 31] = [
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
    ("Rs", "Rs"),
    ("Rs.", "Rs"),
    ("Ksh", "KES"),
    ("KSh", "KES"),
    ("Rp", "IDR"),
    ("$", "USD"),
    ("€", "EUR"),
    ("£", "GBP"),
    ("¥", "JPY"),
    ("₽", "RUB"),
    ("₹", "INR"),
    ("₩", "KRW"),
    ("₺", "TRY"),
    ("₪", "ILS"),
    ("₴", "UAH"),
    ("₱", "PHP"),
    ("₦", "NGN"),
    ("₫", "VND"),
    ("₸", "KZT"),
];

/// The characters of ASCII that signs end with.
const LAST: [char; 6] = ['$', 'M', 's', 'p', 'h', '.'];

/// The number that begins with this word.
pub fn starting_at<'a>(body: &Passage<'a>, at: usize, limit: usize) -> Option<Number<'a>> {
    let word = body.words.get(at)?;
    match word.shape {
        Shape::Number => written(body, at, limit),
        _ if word.kinds.can_any(&[Can::Number, Can::Amount]) => spelt(body, at, limit),
        Shape::Upper | Shape::Capital => joined(body, at, limit),
        Shape::Lower => None,
    }
}

/// A number in digits.
fn written<'a>(body: &Passage<'a>, at: usize, limit: usize) -> Option<Number<'a>> {
    let word = body.words.get(at)?;
    let before = body.text.get(..word.start as usize).unwrap_or("");
    let (mut sign, signed) = sign_before(before);
    let mut start = word.start - u32::try_from(signed).unwrap_or(0);
    if let Some((code, from)) = code_before(body, at).filter(|_| sign.is_empty()) {
        (sign, start) = (code, from);
    }
    let text = body.word(at);
    let digits_only = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let year = |text: &str| digits_only(text) && (text.starts_with("19") || text.starts_with("20"));
    let years = sign.is_empty() && text.get(..4).is_some_and(year) && !text.contains(',');
    let number = scaled(body, (at, limit), Number { start, sign, ..digits(text)? });
    // "2023-24" is no range of anything that is counted.
    if years && number.upper.is_some() {
        return None;
    }
    let form = if years && text.len() == 4 && number.words.len() == 1 { Form::Year } else { Form::Plain };
    Some(Number { form, ..number })
}

/// A number that is one word with its currency: "RM500", "Rs500", "EUR500m".
fn joined<'a>(body: &Passage<'a>, at: usize, limit: usize) -> Option<Number<'a>> {
    let text = body.word(at);
    if text.len() < 3 || !text.bytes().any(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let signed = SIGNS.iter().find_map(|(sign, code)| Some((*code, text.strip_prefix(sign)?)));
    let coded = || Some((code(text.get(..3)?)?, text.get(3..)?));
    let (sign, rest) = signed.or_else(coded)?;
    let number = rest.starts_with(|letter: char| letter.is_ascii_digit()).then(|| digits(rest))??;
    Some(scaled(body, (at, limit), Number { start: body.words[at].start, sign, ..number }))
}

/// The code of a currency that is the word before: "NOK 7 billion". Its first byte, too.
fn code_before(body: &Passage<'_>, at: usize) -> Option<(&'static str, u32)> {
    let before = at.checked_sub(1).filter(|&before| body.words[before].shape == Shape::Upper)?;
    let told = code(body.word(before))?;
    matches!(body.gap(before), " " | "\u{a0}").then(|| (told, body.words[before].start))
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
        let lettered = sign.starts_with(char::is_alphabetic);
        // Letters before the sign make it that of another currency: T$.
        let lone = !sign.starts_with(char::is_alphabetic);
        let apart = if lone { !rest.ends_with(char::is_alphabetic) } else { !rest.ends_with(char::is_alphanumeric) };
        if apart && (space == 0 || lettered) {
            return (code, sign.len() + space);
        }
    }
    ("", 0)
}

/// The marks that a word may have within it between a number and what goes with it.
const HYPHENS: [char; 2] = ['-', '‑'];

/// One word in digits, with what hyphens join to it: "500m", "2-3bn", "60-billion", "300-kilometre".
fn digits(text: &str) -> Option<Number<'_>> {
    for unit in ["km", "kg"] {
        if let Some(bare) = text.strip_suffix(unit) {
            return digits(bare).filter(|number| number.tail.is_empty()).map(|number| Number { tail: unit, ..number });
        }
    }
    let (value, scale, mut rest) = simple(text)?;
    let mut told = number(times(value, scale), scale);
    if let Some((high, by, behind)) = rest.strip_prefix(HYPHENS).and_then(simple) {
        told = number(times(value, inherited((value, scale), (high, by))), by);
        told.upper = Some(times(high, by)).filter(|upper| *upper > told.value);
        told.upper?;
        rest = behind;
    }
    while let Some(next) = rest.strip_prefix(HYPHENS) {
        let (word, behind) = next.split_at(next.find(HYPHENS).unwrap_or(next.len()));
        let Some(by) = scale_of(word) else { return Some(Number { tail: next, ..told }) };
        told.multiply(by);
        rest = behind;
    }
    rest.is_empty().then_some(told)
}

fn number<'a>(value: f64, scale: f64) -> Number<'a> {
    Number {
        words: 0..0,
        start: 0,
        before: None,
        verb: None,
        value,
        upper: None,
        scale,
        sign: "",
        form: Form::Plain,
        tail: "",
    }
}

/// So many times a number, without what binary fractions add to it: 2.05 billion is 2,050,000,000.
pub fn times(value: f64, by: f64) -> f64 {
    const CENTS: f64 = 100.0;
    if by == 1.0 { value } else { (value * by * CENTS).round() / CENTS }
}

impl Number<'_> {
    fn multiply(&mut self, by: f64) {
        self.value = times(self.value, by);
        self.scale *= by;
        self.upper = self.upper.map(|upper| times(upper, by));
    }
}

/// The scale of the lower end of a range: that of the upper one, if it has none and is the smaller number: 2 to 3 billion,
/// but 500 to 1 million.
pub fn inherited((low, scale): (f64, f64), (high, by): (f64, f64)) -> f64 {
    if scale == 1.0 && low < high { by } else { scale }
}

/// Digits with commas and a point, the scale that is written without a gap behind them (500m, 3bn), and the rest.
fn simple(text: &str) -> Option<(f64, f64, &str)> {
    let end =
        text.bytes().position(|byte| !(byte.is_ascii_digit() || matches!(byte, b',' | b'.'))).unwrap_or(text.len());
    let figures = &text[..end];
    let other = || if figures.contains(',') { figures.replace(',', "").parse() } else { figures.parse() };
    let value: f64 = exactly(figures).or_else(|| other().ok())?;
    let (letters, rest) = text[end..].split_at(text[end..].find(HYPHENS).unwrap_or(text.len() - end));
    let scale = match letters {
        "" => 1.0,
        "k" | "K" => 1e3,
        "m" | "mn" | "M" => 1e6,
        "b" | "bn" | "B" => 1e9,
        "tn" | "trn" => 1e12,
        _ => return None,
    };
    Some((value, scale, rest))
}

/// A whole number in digits, with commas or not, if it is no larger than can be told exactly, as nearly all are.
fn exactly(figures: &str) -> Option<f64> {
    const EXACT: usize = 15;
    if figures.len() > EXACT || !figures.starts_with(|letter: char| letter.is_ascii_digit()) {
        return None;
    }
    let mut value = 0u64;
    for byte in figures.bytes() {
        match byte {
            b'0'..=b'9' => value = value * 10 + u64::from(byte - b'0'),
            b',' => {}
            _ => return None,
        }
    }
    Some(value as f64)
}

fn scale_of(word: &str) -> Option<f64> {
    Some(match word {
        "hundred" => 1e2,
        "thousand" | "k" => 1e3,
        "lakh" => 1e5,
        // A headline has capitals.
        "million" | "mln" | "mn" | "m" | "Million" | "MILLION" | "Mn" => 1e6,
        "crore" => 1e7,
        "billion" | "bln" | "bn" | "Billion" | "BILLION" | "Bn" => 1e9,
        "trillion" | "tn" | "Trillion" => 1e12,
        "dozen" => 12.0,
        _ => return None,
    })
}

/// A number with the words of scale behind it.
fn scaled<'a>(body: &Passage<'a>, (first, limit): (usize, usize), mut number: Number<'a>) -> Number<'a> {
    let mut at = first + 1;
    while number.tail.is_empty() && at < limit && matches!(body.gap(at - 1), " " | "-" | "\u{a0}") {
        let Some(scale) = scale_of(body.word(at)) else { break };
        number.multiply(scale);
        at += 1;
    }
    Number { words: first..at, ..number }
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

/// A number in words: "two thousand", "half a million", and "one" where its form is known to be doubtful.
fn spelt<'a>(body: &Passage<'a>, at: usize, limit: usize) -> Option<Number<'a>> {
    let word = body.word(at);
    let start = body.words[at].start;
    if word.eq_ignore_ascii_case("one") {
        let one = scaled(body, (at, limit), Number { start, ..number(1.0, 1.0) });
        let form = if one.words.len() == 1 { Form::One } else { Form::Plain };
        return Some(Number { form, ..one });
    }
    if let Some(value) = SPELT.iter().find(|(spelt, _)| spelt.eq_ignore_ascii_case(word)).map(|(_, value)| *value) {
        return Some(scaled(body, (at, limit), Number { start, ..number(value, 1.0) }));
    }
    let scale = scale_of(word)?;
    let article = at.checked_sub(1).filter(|&a| matches!(body.word(a), "a" | "A") && body.gap(a) == " ")?;
    let half = article.checked_sub(1).filter(|&half| matches!(body.word(half), "half" | "Half"));
    let first = half.unwrap_or(article);
    let value = if half.is_some() { scale / 2.0 } else { scale };
    let told = scaled(body, (at, limit), Number { start: body.words[first].start, ..number(value, scale) });
    Some(Number { words: first..told.words.end, ..told })
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
