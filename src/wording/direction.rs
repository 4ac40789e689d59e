//! Which way a language is written.

use icu_locale::{LanguageIdentifier, LocaleDirectionality};

/// Which way a language is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// From left to right.
    Right,
    /// From right to left.
    Left,
}

impl Direction {
    /// Its name in HTML.
    pub fn word(self) -> &'static str {
        match self {
            Self::Right => "ltr",
            Self::Left => "rtl",
        }
    }
}

/// The direction of a language (BCP 47), by the script that it is usually written in.
pub fn direction(lang: &str) -> Direction {
    let tag = lang.parse::<LanguageIdentifier>().unwrap_or(LanguageIdentifier::UNKNOWN);
    if LocaleDirectionality::new_extended().is_right_to_left(&tag) { Direction::Left } else { Direction::Right }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_script_has_a_direction() {
        for lang in ["ar", "he", "fa", "ur", "ps", "ckb", "dv", "yi", "ar-EG", "uz-Arab", "pa-Arab"] {
            assert_eq!(direction(lang), Direction::Left, "{lang}");
        }
        for lang in ["en", "fr", "uk", "ja", "tr", "az", "ku", "uz", "x", "", "ar-Latn"] {
            assert_eq!(direction(lang), Direction::Right, "{lang}");
        }
    }
}
