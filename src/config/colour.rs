//! Colours: read as hexadecimal, and how well one can be read upon another (WCAG 2.2, 1.4.3).

use std::fmt;

/// The least contrast of text (WCAG 2.2 AA).
pub const READABLE: f64 = 4.5;

/// Steps in which a colour is made darker or lighter.
const STEPS: u16 = 40;

/// A colour in sRGB.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Colour(pub [u8; 3]);

impl Colour {
    /// Black.
    pub const BLACK: Self = Self([0; 3]);
    /// White.
    pub const WHITE: Self = Self([255; 3]);

    /// Reads `#1b4a75` or `#048`; `None` for anything else, since what is read here is written into a style sheet.
    pub fn parse(text: &str) -> Option<Self> {
        let digits = text.strip_prefix('#')?;
        if !digits.bytes().all(|digit| digit.is_ascii_hexdigit()) {
            return None;
        }
        let part = |at: usize| match digits.len() {
            3 => u8::from_str_radix(digits.get(at..=at)?, 16).ok().map(|digit| digit * 17),
            6 => u8::from_str_radix(digits.get(2 * at..2 * at + 2)?, 16).ok(),
            _ => None,
        };
        Some(Self([part(0)?, part(1)?, part(2)?]))
    }

    /// The contrast with another, from 1 to 21.
    pub fn contrast(self, other: Self) -> f64 {
        let (a, b) = (self.luminance(), other.luminance());
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    fn luminance(self) -> f64 {
        let linear = |part: u8| {
            let part = f64::from(part) / 255.0;
            if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
        };
        let [red, green, blue] = self.0.map(linear);
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    }

    /// The tone nearest to this, on the way to another colour, that can be read upon a ground.
    #[must_use]
    pub fn readable(self, ground: Self, towards: Self) -> Self {
        let mixed = |step: u16| {
            let part = |own: u8, other: u8| {
                let sum = u16::from(own) * (STEPS - step) + u16::from(other) * step;
                u8::try_from(sum / STEPS).unwrap_or(u8::MAX)
            };
            let ([r, g, b], [to_r, to_g, to_b]) = (self.0, towards.0);
            Self([part(r, to_r), part(g, to_g), part(b, to_b)])
        };
        (0..=STEPS).map(mixed).find(|tone| tone.contrast(ground) >= READABLE).unwrap_or(towards)
    }
}

impl fmt::Display for Colour {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [red, green, blue] = self.0;
        write!(f, "#{red:02x}{green:02x}{blue:02x}")
    }
}

#[cfg(test)]
mod tests {
    use super::{Colour, READABLE};

    #[test]
    fn only_plain_hexadecimal_is_a_colour() {
        assert_eq!(Colour::parse("#1B4a75").map(|colour| colour.to_string()).as_deref(), Some("#1b4a75"));
        assert_eq!(Colour::parse("#048").map(|colour| colour.to_string()).as_deref(), Some("#004488"));
        for wrong in ["", "#", "1b4a75", "red", "#12", "#12345", "#1234567", "#12345g", "#+12345", "#000;}", "#äöü"]
        {
            assert_eq!(Colour::parse(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn contrast_is_that_of_the_guidelines() {
        assert!((Colour::BLACK.contrast(Colour::WHITE) - 21.0).abs() < 1e-9);
        let grey = Colour::parse("#767676").unwrap();
        assert!((grey.contrast(Colour::WHITE) - 4.54).abs() < 0.01, "the lightest grey that can be read on white");
        let yellow = Colour::parse("#ffcc00").unwrap();
        let tone = yellow.readable(Colour::WHITE, Colour::BLACK);
        assert!(tone.contrast(Colour::WHITE) >= READABLE && tone != Colour::BLACK);
        assert_eq!(grey.readable(Colour::WHITE, Colour::BLACK), grey, "what can be read stays");
    }
}
