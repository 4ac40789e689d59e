//! The letters of cards: two fonts that come with the program, which of the world's letters they have, and how wide each is.

use super::curled;
use resvg::usvg::fontdb::{Database, Source};
use skrifa::instance::{LocationRef, Size};
use skrifa::{FontRef, MetadataProvider};
use std::collections::HashMap;
use std::sync::Arc;
use unicode_normalization::UnicodeNormalization;

/// Subsets of Source Serif 4 Display Semibold and Source Sans 3 Regular (Adobe, SIL Open Font License 1.1, see
/// `fonts/README.md`), under names of their own, as the licence asks of what was changed.
const SERIF: &[u8] = include_bytes!("fonts/serif.ttf");
const SANS: &[u8] = include_bytes!("fonts/sans.ttf");

/// What makes cards: the fonts, read once.
pub struct Atelier {
    /// The letters and their widths.
    pub faces: Faces,
    fonts: Arc<Database>,
}

/// The two faces.
pub struct Faces {
    /// For titles.
    pub serif: Face,
    /// For all else.
    pub sans: Face,
}

/// One face of letters.
pub struct Face {
    /// Its name in SVG.
    pub family: &'static str,
    /// How wide each of its letters is, in thousandths of the size.
    widths: HashMap<char, i32>,
}

impl Atelier {
    /// Reads the fonts.
    pub fn new() -> Self {
        let mut fonts = Database::new();
        fonts.load_font_source(Source::Binary(Arc::new(SERIF)));
        fonts.load_font_source(Source::Binary(Arc::new(SANS)));
        let faces =
            Faces { serif: Face::read("Chancery Card Serif", SERIF), sans: Face::read("Chancery Card Sans", SANS) };
        Self { faces, fonts: Arc::new(fonts) }
    }

    /// The fonts for resvg.
    pub fn fonts(&self) -> Arc<Database> {
        Arc::clone(&self.fonts)
    }
}

impl Default for Atelier {
    fn default() -> Self {
        Self::new()
    }
}

impl Face {
    fn read(family: &'static str, bytes: &[u8]) -> Self {
        let Ok(font) = FontRef::new(bytes) else { return Self { family, widths: HashMap::new() } };
        let metrics = font.glyph_metrics(Size::unscaled(), LocationRef::default());
        let width = |(code, glyph)| {
            #[expect(clippy::cast_possible_truncation, reason = "a letter is a few thousandths wide, and whole")]
            let width = metrics.advance_width(glyph)? as i32;
            Some((char::from_u32(code)?, width))
        };
        Self { family, widths: font.charmap().mappings().filter_map(width).collect() }
    }

    /// How wide a text is at a size, in thousandths of a unit. Pairs that stand closer are not counted as such, so that it
    /// is rather too much.
    pub fn width(&self, text: &str, size: i32) -> i32 {
        let widths = text.chars().map(|letter| self.widths.get(&letter).copied().unwrap_or(0));
        widths.fold(0, i32::saturating_add).saturating_mul(size)
    }

    /// A text as it can be written: on one line, without marks that steer a text's direction or cannot be seen, and with
    /// plain letters for those with rare accents. None if it has a letter of a script that the face does not have: part of
    /// a title would be worse than none. Pictograms and signs that it lacks are left out.
    pub fn writable(&self, text: &str) -> Option<String> {
        let mut out = String::with_capacity(text.len());
        for letter in curled(text).chars() {
            let hard = matches!(letter, '\u{a0}' | '\u{202f}');
            if letter.is_whitespace() && !hard {
                if !out.is_empty() && !out.ends_with(' ') {
                    out.push(if out.ends_with('«') { '\u{a0}' } else { ' ' });
                }
            } else if self.has(letter) {
                if matches!(letter, ':' | ';' | '!' | '?' | '»') && out.ends_with(' ') {
                    // In French a space goes before these, at which no line is broken.
                    out.pop();
                    out.push('\u{a0}');
                }
                out.push(letter);
            } else {
                self.plain(letter, &mut out)?;
            }
        }
        out.truncate(out.trim_end().len());
        (!out.is_empty()).then_some(out)
    }

    /// Writes what can be had of a letter that the face lacks.
    fn plain(&self, letter: char, out: &mut String) -> Option<()> {
        let mut parts = std::iter::once(letter).nfd();
        match parts.next() {
            Some(base) if base != letter && self.has(base) => {
                out.push(base);
                out.extend(parts.filter(|&mark| self.has(mark)));
                Some(())
            }
            // Half rings and other marks beside a letter, as in transliterated Arabic.
            _ if ('\u{2b0}'..='\u{2ff}').contains(&letter) => Some(()),
            _ => (!letter.is_alphanumeric()).then_some(()),
        }
    }

    fn has(&self, letter: char) -> bool {
        // The soft hyphen and spaces without width have glyphs, and nothing to show.
        let hidden = letter.is_control() || matches!(letter, '\u{ad}' | '\u{200b}'..='\u{200f}');
        !hidden && self.widths.contains_key(&letter)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_that_cannot_be_written_are_no_boxes() {
        let Faces { serif, sans } = Atelier::new().faces;
        for face in [&serif, &sans] {
            for text in [
                "Łódź, Čeština, Ñandú, Şahin, Ģirts, Đắk Lắk",
                "Київ, Ґанок, їжак; Ђорђе Љубљана",
                "Αθήνα, Ελλάδα",
                "«\u{a0}À l’Élysée\u{a0}», 50 %, 3 €, №\u{a0}7 … – — ½",
            ] {
                assert_eq!(face.writable(text).as_deref(), Some(text), "{}", face.family);
            }
            for text in ["日本", "قمة", "Xi 習近平", "한국", "ישראל", "", " ", "\u{202e}"] {
                assert_eq!(face.writable(text), None, "{text}");
            }
            assert_eq!(face.writable("a\u{0}\u{202e}b\u{200f}\r\n\tc \u{fe0f}🚀 d\u{ad}e").as_deref(), Some("ab c de"));
            assert_eq!(face.writable("China's 'line'").as_deref(), Some("China’s ‘line’"));
            assert_eq!(face.writable("« Non » : oui ?").as_deref(), Some("«\u{a0}Non\u{a0}»\u{a0}: oui\u{a0}?"));
            assert_eq!(face.writable("Ḥasan al-ʿAbd, ἀρχή").as_deref(), Some("H\u{323}asan al-Abd, αρχή"));
        }
    }
}
