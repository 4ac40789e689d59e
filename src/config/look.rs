//! `[theme]`: how the site looks, without a template of its own.
//!
//! An accent colour goes into a style sheet, so nothing but plain hexadecimal is taken; and it is never used where it
//! cannot be read: in the scheme for which it is too weak, the nearest tone that can be read takes its place.

use super::colour::{Colour, READABLE};
use crate::diag;
use crate::keys::{Keys, Word};

/// How the site looks.
#[derive(Debug, Clone, Default)]
pub struct Look {
    /// The built-in colours.
    pub palette: Palette,
    /// The letters of titles and text.
    pub font: Font,
    /// How much room is left between things.
    pub density: Density,
    /// The colour of links and signs.
    pub accent: Option<Accent>,
    /// A picture beside the site's name, by its name in `templates/assets/`.
    pub logo: Option<Word>,
}

/// A built-in set of colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Palette {
    /// Warm paper and ink.
    #[default]
    Paper,
    /// Cool white and navy.
    Slate,
}

/// The letters of titles and text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Font {
    /// With serifs.
    #[default]
    Serif,
    /// Without.
    Sans,
}

/// How much room is left between things.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Density {
    /// Room to read.
    #[default]
    Comfortable,
    /// More on a screen.
    Compact,
}

/// The accent in each scheme.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Accent {
    /// On light ground.
    pub light: Colour,
    /// On dark ground.
    pub dark: Colour,
}

impl Palette {
    /// The light and the dark ground on which colours are hardest to read: those of panels, as in the style sheet.
    pub fn grounds(self) -> (Colour, Colour) {
        match self {
            Self::Paper => (Colour([0xf2, 0xef, 0xe8]), Colour([0x1d, 0x21, 0x27])),
            Self::Slate => (Colour([0xed, 0xf1, 0xf6]), Colour([0x18, 0x22, 0x2e])),
        }
    }
}

impl Look {
    /// The classes by which the style sheet knows it; none for what it does without.
    pub fn classes(&self) -> String {
        let classes = [
            (self.palette == Palette::Slate).then_some("palette-slate"),
            (self.font == Font::Sans).then_some("font-sans"),
            (self.density == Density::Compact).then_some("density-compact"),
        ];
        classes.into_iter().flatten().collect::<Vec<_>>().join(" ")
    }
}

/// Reads `[theme]`, and a line for the foot of every page if it stands there.
pub fn read(keys: &mut Keys<'_>) -> (Look, Option<Word>) {
    let palette = choice(keys, "palette", &[("paper", Palette::Paper), ("slate", Palette::Slate)]);
    let font = choice(keys, "font", &[("serif", Font::Serif), ("sans", Font::Sans)]);
    let density = choice(keys, "density", &[("comfortable", Density::Comfortable), ("compact", Density::Compact)]);
    let accent = accent(keys, palette);
    let logo = keys.word("logo").filter(|word| !word.text.is_empty());
    (Look { palette, font, density, accent, logo }, keys.word("footer"))
}

/// One of several words.
fn choice<T: Copy + Default>(keys: &mut Keys<'_>, key: &'static str, choices: &[(&str, T)]) -> T {
    let Some(word) = keys.word(key) else { return T::default() };
    if let Some((_, meant)) = choices.iter().find(|(name, _)| *name == word.text) {
        return *meant;
    }
    let names: Vec<String> = choices.iter().map(|(name, _)| format!("\"{name}\"")).collect();
    keys.note(diag::keys::bad_value(&word.place, key, &names.join(" or ")));
    T::default()
}

/// The accent, which may have a tone of its own for dark ground.
fn accent(keys: &mut Keys<'_>, palette: Palette) -> Option<Accent> {
    let (light, dark) = (colour(keys, "accent"), colour(keys, "accent_dark"));
    if let (None, Some((_, word))) = (&light, &dark) {
        keys.note(diag::keys::bad_value(&word.place, "accent_dark", "given beside `accent`"));
    }
    let (light_ground, dark_ground) = palette.grounds();
    let (chosen, word) = light?;
    let light = chosen.readable(light_ground, Colour::BLACK);
    warn(keys, (chosen, &word), (light, light_ground, "light"));
    let dark = match dark {
        Some((chosen, word)) => {
            let tone = chosen.readable(dark_ground, Colour::WHITE);
            warn(keys, (chosen, &word), (tone, dark_ground, "dark"));
            tone
        }
        // No colour but a grey can be read on both grounds, so that the second tone is no news to the author.
        None => chosen.readable(dark_ground, Colour::WHITE),
    };
    Some(Accent { light, dark })
}

fn colour(keys: &mut Keys<'_>, key: &'static str) -> Option<(Colour, Word)> {
    let word = keys.word(key)?;
    let colour = Colour::parse(&word.text);
    if colour.is_none() {
        keys.note(diag::keys::bad_value(&word.place, key, "a colour in hexadecimal, such as \"#1b4a75\""));
    }
    colour.map(|colour| (colour, word))
}

fn warn(keys: &mut Keys<'_>, (chosen, word): (Colour, &Word), (used, ground, scheme): (Colour, Colour, &str)) {
    let contrast = chosen.contrast(ground);
    if contrast < READABLE {
        let words = format!("{contrast:.1} : 1 on {scheme} ground; {READABLE} : 1 is the least that can be read");
        keys.note(diag::config::weak_accent(&word.place, &words, &used.to_string()));
    }
}
