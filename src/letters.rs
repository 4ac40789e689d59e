//! How long a word of ASCII is, what its letters are without their case, and quotation marks as a printer has them. Eight
//! bytes are looked at at once, because every word of every text is measured.

use std::borrow::Cow;

/// How many letters and digits of ASCII these bytes begin with.
pub fn letters(bytes: &[u8]) -> usize {
    let mut at = 0;
    for eight in bytes.chunks_exact(8) {
        let eight = eight.try_into().map_or(0, u64::from_le_bytes);
        let length = letters_of(eight);
        at += length;
        if length < 8 {
            return at;
        }
    }
    at + bytes[at..].iter().take_while(|byte| byte.is_ascii_alphanumeric()).count()
}

/// How many of eight bytes, from the lowest on, are letters or digits of ASCII before another comes.
pub fn letters_of(eight: u64) -> usize {
    const EACH: u64 = 0x0101_0101_0101_0101;
    const HIGH: u64 = 0x80 * EACH;
    // The upper bit of each byte that is at least `least`: none of them has it before, so nothing is carried over.
    let at_least = |bytes: u64, least: u8| bytes + u64::from(0x80 - least) * EACH;
    let low = eight & !HIGH;
    let small = low | (0x20 * EACH);
    let letter = at_least(small, b'a') & !at_least(small, b'z' + 1);
    let digit = at_least(low, b'0') & !at_least(low, b'9' + 1);
    let other = (!(letter | digit) | eight) & HIGH;
    (other.trailing_zeros() / 8) as usize
}

/// The letters and digits of a text in lower case, for comparing names.
pub fn folded(text: &str) -> String {
    if text.is_ascii() {
        // Nearly all names are, and need no tables of letters.
        let mut folded = text.to_ascii_lowercase();
        folded.retain(|letter| letter.is_ascii_alphanumeric());
        return folded;
    }
    text.chars().filter(|letter| letter.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// Where a text may have a quotation mark: that of a typewriter, or a letter that begins with a byte of which all others are.
pub fn marks(text: &str) -> impl Iterator<Item = usize> + '_ {
    // The first bytes of « and » and of ‘ ’ “ ” „ in UTF-8. Both begin characters, so that each place is one.
    memchr::memchr3_iter(b'"', 0xc2, 0xe2, text.as_bytes())
}

/// A line with curled quotation marks where it has those of a typewriter, as the text below it has them: Markdown's smart
/// punctuation curls what stands in a body, and nothing curls what stands in front matter.
pub fn curled(text: &str) -> Cow<'_, str> {
    if !text.contains(['\'', '"']) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 8);
    let mut rest = text.chars().peekable();
    while let Some(letter) = rest.next() {
        let begins = out.chars().next_back().is_none_or(|last| last.is_whitespace() || "([{“‘«–—-/".contains(last));
        out.push(match letter {
            // A year may lack its century: ’24.
            '\'' if begins && !rest.peek().is_some_and(char::is_ascii_digit) => '‘',
            '\'' => '’',
            '"' if begins => '“',
            '"' => '”',
            other => other,
        });
    }
    Cow::Owned(out)
}

#[cfg(test)]
mod tests {
    use super::{curled, folded, letters};

    #[test]
    fn quotation_marks_are_curled_as_in_a_text() {
        for (straight, told) in [
            ("China's \"line\" in the '90s", "China’s “line” in the ’90s"),
            ("\"The ministers' 'last' word\"", "“The ministers’ ‘last’ word”"),
            ("l'Élysée (\"non\")", "l’Élysée (“non”)"),
            ("“Set” already, isn’t it", "“Set” already, isn’t it"),
        ] {
            assert_eq!(curled(straight), told);
        }
    }

    #[test]
    fn names_are_folded_with_and_without_ascii() {
        assert_eq!(folded("U.S. Navy, 7th Fleet"), "usnavy7thfleet");
        assert_eq!(folded("Türkiye’s ÉLYSÉE–2"), "türkiyesélysée2");
    }

    #[test]
    fn letters_are_counted_as_they_are_one_by_one() {
        let one_by_one = |bytes: &[u8]| bytes.iter().take_while(|byte| byte.is_ascii_alphanumeric()).count();
        for length in 0..20 {
            for byte in 0..=u8::MAX {
                let mut bytes = b"Mig29AndF35AndSu27xx".to_vec();
                bytes[length] = byte;
                assert_eq!(letters(&bytes), one_by_one(&bytes), "{byte:#x} at {length}");
                assert_eq!(letters(&bytes[..length]), length);
            }
        }
    }
}
