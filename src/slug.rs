//! Slugs: the part of an address that names one page.
//!
//! A slug is always a safe file name on every system: lower-case ASCII words and digits joined by single hyphens,
//! never empty, at most 80 bytes, never a device name that Windows reserves.

use std::fmt;

/// The longest slug in bytes; names stay under 200 bytes even with a suffix.
const LONGEST: usize = 80;

/// Device names that Windows refuses as file names.
const RESERVED: [&str; 6] = ["con", "prn", "aux", "nul", "clock", "desktop"];

/// Lower-case ASCII words joined by single hyphens, never empty.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Slug(String);

impl Slug {
    /// Makes a slug of any words; `None` when no letter or digit is left to make one of.
    ///
    /// Letters of other scripts are transliterated; an apostrophe joins ("Cote d'Ivoire" is `cote-divoire`).
    pub fn new(words: &str) -> Option<Self> {
        // A single word of ASCII, as most names are made of, is its own slug.
        if words.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
            return Self::shortened(words.to_ascii_lowercase());
        }
        let mut out = String::with_capacity(words.len().min(LONGEST));
        let mut gap = false;
        for letter in words.chars() {
            if matches!(letter, '\'' | '’' | '‘' | 'ʼ') {
                continue;
            }
            let mut ascii = [0; 4];
            let said = if letter.is_ascii() {
                &*letter.encode_utf8(&mut ascii)
            } else {
                deunicode::deunicode_char(letter).unwrap_or("")
            };
            if !said.bytes().any(|byte| byte.is_ascii_alphanumeric()) {
                gap = true;
            }
            for byte in said.bytes() {
                if byte.is_ascii_alphanumeric() {
                    if gap && !out.is_empty() {
                        out.push('-');
                    }
                    gap = false;
                    out.push(char::from(byte.to_ascii_lowercase()));
                } else if byte == b' ' {
                    gap = true;
                }
            }
        }
        Self::shortened(out)
    }

    /// Cuts at the last whole word that fits, and steps aside from reserved names.
    fn shortened(mut words: String) -> Option<Self> {
        if words.len() > LONGEST {
            let cut = words[..=LONGEST].rfind('-').filter(|&at| at > 0).unwrap_or(LONGEST);
            words.truncate(cut);
        }
        let device = words.strip_prefix("com").or_else(|| words.strip_prefix("lpt"));
        if RESERVED.contains(&words.as_str()) || device.is_some_and(|n| n.len() == 1) {
            words.push_str("-x");
        }
        (!words.is_empty()).then_some(Self(words))
    }

    /// Takes a slug that an author wrote; `None` unless it already is one.
    pub fn exact(text: &str) -> Option<Self> {
        Self::new(text).filter(|slug| slug.0 == text)
    }

    /// A slug for a name with nothing to transliterate: the kind's word and a short hash of the name.
    pub fn hashed(word: &str, name: &str) -> Self {
        let hash = blake3::hash(name.as_bytes()).to_hex();
        Self(format!("{word}-{}", &hash[..8]))
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Slug {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::Slug;

    fn slug(words: &str) -> Option<String> {
        Slug::new(words).map(|slug| slug.to_string())
    }

    #[test]
    fn words_become_ascii_joined_by_hyphens() {
        assert_eq!(slug("Côte d’Ivoire").as_deref(), Some("cote-divoire"));
        assert_eq!(slug("  U.S.–Japan: what's next? ").as_deref(), Some("u-s-japan-whats-next"));
        assert_eq!(slug("Київ").as_deref(), Some("kiyiv"));
        assert_eq!(slug("…!?"), None);
        assert_eq!(slug("NUL").as_deref(), Some("nul-x"));
        assert_eq!(slug("com1").as_deref(), Some("com1-x"));
    }

    #[test]
    fn long_words_are_cut_between_words() {
        let cut = slug(&"word ".repeat(40)).unwrap();
        assert!(cut.len() <= 80 && cut.ends_with("word"), "{cut}");
    }
}
