//! Bytes as text: a byte-order mark, then UTF-8 that is sound, then what the answer, the page or the XML declaration says.
//!
//! Servers and pages are often wrong, so a declaration counts only if the bytes can be read by it. What nothing explains
//! is read as Windows-1252, in which every byte is a letter.

use encoding_rs::{Encoding, UTF_8, WINDOWS_1252};

/// How much of a page is searched for a declaration, as browsers do.
const HEAD: usize = 1024;

/// The text of bytes that came with this Content-Type.
pub fn decoded(bytes: &[u8], media: Option<&str>) -> String {
    if let Some((encoding, length)) = Encoding::for_bom(bytes) {
        return encoding.decode_without_bom_handling(&bytes[length..]).0.into_owned();
    }
    if let Ok(text) = std::str::from_utf8(bytes)
        && (!text.is_ascii() || !text.contains('\u{1b}'))
    {
        return text.to_owned();
    }
    let said = [media.and_then(|media| label(media.as_bytes())), label(&bytes[..bytes.len().min(HEAD)])];
    for encoding in said.into_iter().flatten() {
        if let Some(text) = encoding.decode_without_bom_handling_and_without_replacement(bytes) {
            return text.into_owned();
        }
    }
    // A page in UTF-8 with a few broken letters stays one.
    let text = UTF_8.decode_without_bom_handling(bytes).0;
    let broken = text.matches('\u{fffd}').count();
    let beyond = text.chars().filter(|letter| !letter.is_ascii()).count();
    if broken * 4 <= beyond {
        text.into_owned()
    } else {
        WINDOWS_1252.decode_without_bom_handling(bytes).0.into_owned()
    }
}

/// The encoding that follows `charset=` or `encoding=`.
fn label(bytes: &[u8]) -> Option<&'static Encoding> {
    let text: String = bytes.iter().map(|&byte| char::from(byte).to_ascii_lowercase()).collect();
    let at = ["charset=", "encoding="].iter().filter_map(|word| Some(text.find(word)? + word.len())).min()?;
    let rest = text[at..].trim_start_matches(['"', '\'', ' ']);
    let end = rest.find(|letter: char| !(letter.is_ascii_alphanumeric() || "-_.:".contains(letter)));
    let encoding = Encoding::for_label(&rest.as_bytes()[..end.unwrap_or(rest.len())])?;
    // What says so in ASCII letters is not written in UTF-16.
    Some(if encoding.output_encoding() == encoding { encoding } else { UTF_8 })
}

#[cfg(test)]
mod tests {
    use super::decoded;

    #[test]
    fn declarations_count_if_the_bytes_bear_them_out() {
        assert_eq!(decoded(b"\xef\xbb\xbfK\xc3\xb8ge", None), "Køge");
        assert_eq!(decoded(b"\xff\xfeK\x00\xf8\x00", None), "Kø");
        assert_eq!(decoded("Køge".as_bytes(), Some("text/html; charset=iso-8859-1")), "Køge", "the server is wrong");
        assert_eq!(decoded(b"K\xf8ge", Some("text/html; charset=utf-8")), "Køge", "the server is wrong again");
        assert_eq!(decoded(b"\xca\xe8\xe5\xe2", Some("text/html; charset=windows-1251")), "Киев");
        assert_eq!(
            decoded(b"<meta charset=\"windows-1251\">\xca\xe8\xe5\xe2", None),
            "<meta charset=\"windows-1251\">Киев"
        );
        assert_eq!(decoded(b"<?xml version='1.0' encoding='Shift_JIS'?>\x93\xfa", None).chars().last(), Some('日'));
        assert_eq!(decoded(b"It\x92s", None), "It’s");
        let cut = [&"Київ і Львів ".repeat(20).into_bytes()[..], b"\xd0"].concat();
        assert!(decoded(&cut, None).starts_with("Київ"), "one broken letter at the end of a text in UTF-8");
    }
}
