//! Where words begin and end in running text, and how a name may be spelt.

/// A name with an apostrophe is found with a straight and with a curved one.
pub fn spellings(words: &str) -> Vec<String> {
    let mut all = vec![words.to_owned()];
    if words.contains(['\'', '’']) {
        all = vec![words.replace('’', "'"), words.replace('\'', "’")];
    }
    all
}

/// Whether a word can begin here: not within a word, a web address or a handle.
pub fn begins_word(text: &str, at: usize) -> bool {
    if !text.is_char_boundary(at) {
        return false;
    }
    // Most names stand behind a space.
    if at.checked_sub(1).is_some_and(|before| text.as_bytes()[before] == b' ') {
        return true;
    }
    let mut before = text[..at].chars().rev();
    match before.next() {
        None => true,
        Some('@' | '#' | '/' | '_' | '\\') => false,
        Some('.') => !before.next().is_some_and(char::is_alphanumeric) || text[at..].starts_with(char::is_uppercase),
        Some(letter) => !letter.is_alphanumeric(),
    }
}

/// Whether a word before these bytes is the first half of one with a hyphen and a capital: the Sino of "Sino-Indian".
pub fn is_half(after: &str) -> bool {
    after.strip_prefix(['-', '‑', '–']).is_some_and(|rest| rest.starts_with(char::is_uppercase))
}

/// Whether a word can end here: not within a word or before a domain's ending.
pub fn ends_word(text: &str, at: usize) -> bool {
    if !text.is_char_boundary(at) {
        return false;
    }
    if text.as_bytes().get(at) == Some(&b' ') {
        return true;
    }
    let mut after = text[at..].chars();
    match after.next() {
        None => true,
        // "US$" is money.
        Some('@' | '_' | '$') => false,
        Some('.') => !after.next().is_some_and(char::is_lowercase),
        Some(letter) => !letter.is_alphanumeric(),
    }
}

/// The bytes until the word ends that goes on here.
pub fn rest_of_word(text: &str) -> usize {
    text.find(|letter: char| !letter.is_alphanumeric()).unwrap_or(text.len())
}
