//! Cards: what other sites show of a page that somebody shares, as PNG.
//!
//! A card is drawn as SVG and made into pixels by resvg, with two fonts that come with the program, so that no machine's
//! own fonts can change it. Everything in it is solid: no gradient, no filter, no line with round ends, because those
//! are made of functions whose last digit is the processor's.

mod cover;
mod ground;
mod ink;
mod letters;
mod lines;
mod report;
mod sheet;

pub use letters::Atelier;

use super::{Area, Path, Place, View, World, atlas, claimed, escape, joined};
use crate::letters::curled;
use ground::ground;
use letters::{Face, Faces};
use lines::{cut, fit, shortened, wrap};
use serde::Serialize;
use sheet::{BASE, Column, EDGE, FOOT, HIGH, Hand, Sheet, WIDE};
use std::io;

/// Width and height of every card: what Open Graph and others show large.
pub const SIZE: (u32, u32) = (WIDE.unsigned_abs(), HIGH.unsigned_abs());

/// How cards are drawn. It is part of each card's name, so it must be raised whenever the same words would give another
/// picture: a test holds a picture to its hash and says so.
const MAKE: u32 = 2;

/// Red, green and blue.
pub type Tone = [u8; 3];

/// A tone so many steps from one to another.
fn mixed(from: Tone, to: Tone, (step, steps): (u32, u32)) -> Tone {
    let part = |from: u8, to: u8| {
        let sum = u32::from(from) * (steps - step) + u32::from(to) * step;
        u8::try_from(sum / steps).unwrap_or(to)
    };
    std::array::from_fn(|at| part(from[at], to[at]))
}

/// The colours of a card.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Colours {
    /// The ground.
    pub paper: Tone,
    /// Titles.
    pub ink: Tone,
    /// What is less than a title.
    pub soft: Tone,
    /// Rules.
    pub line: Tone,
    /// The site's own colour; paper can be read upon it.
    pub accent: Tone,
    /// Water.
    pub sea: Tone,
    /// Countries that are not meant.
    pub land: Tone,
}

/// A card in words.
#[derive(Debug, Clone, Serialize)]
pub struct Card<'a> {
    /// The site's name.
    pub site: &'a str,
    /// The host that serves it: what stands for a name that the fonts cannot write.
    pub host: &'a str,
    /// Its colours.
    pub colours: Colours,
    /// The letters of its title.
    pub letters: Letters,
    /// What it is of.
    pub of: Of<'a>,
}

/// The letters of a title.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub enum Letters {
    /// With serifs.
    Serif,
    /// Without.
    Sans,
}

/// What a card is of.
#[derive(Debug, Clone, Serialize)]
pub enum Of<'a> {
    /// One briefing.
    Briefing(Report<'a>),
    /// The site.
    Site(Cover<'a>),
}

/// A briefing on its card.
#[derive(Debug, Clone, Serialize)]
pub struct Report<'a> {
    /// Its title.
    pub title: &'a str,
    /// Its bottom line; may be empty.
    pub line: &'a str,
    /// Its date in words; may be empty.
    pub date: String,
    /// Its date in digits, for words in a script that the letters do not have.
    pub day: String,
    /// What says that there are more countries than are named, with `{places}` and `{count}`.
    pub more: &'a str,
    /// Code and name of each country that it is about, the most prominent first.
    pub places: Vec<(&'a str, &'a str)>,
    /// Its topics.
    pub topics: Vec<&'a str>,
}

/// A site on its card.
#[derive(Debug, Clone, Serialize)]
pub struct Cover<'a> {
    /// What it is; may be empty.
    pub line: &'a str,
    /// How much there is to read.
    pub counted: String,
    /// The same in digits.
    pub digits: String,
    /// Code and number of briefings of each country.
    pub places: Vec<(&'a str, usize)>,
}

impl Card<'_> {
    /// A name that no other card has: a hash of all that it is made of.
    pub fn name(&self) -> String {
        let words = serde_json::to_vec(self).unwrap_or_default();
        let mut hasher = blake3::Hasher::new();
        hasher.update(format!("{} {MAKE} ", env!("CARGO_PKG_VERSION")).as_bytes());
        hasher.update(&words);
        hasher.finalize().to_hex()[..12].to_owned()
    }

    /// The face of its title.
    fn face<'f>(&self, faces: &'f Faces) -> &'f Face {
        match self.letters {
            Letters::Serif => &faces.serif,
            Letters::Sans => &faces.sans,
        }
    }

    /// The site's name as a face can write it, or its host.
    fn signed(&self, face: &Face) -> String {
        face.writable(self.site).unwrap_or_else(|| self.host.to_owned())
    }

    /// Draws the card as SVG.
    fn draw(&self, faces: &Faces, world: &World) -> String {
        match &self.of {
            Of::Briefing(report) => report::draw(self, report, (faces, world)),
            Of::Site(cover) => cover::draw(self, cover, (faces, world)),
        }
    }
}

impl Atelier {
    /// Makes the card, as PNG, at the end of `out`.
    pub fn paint(&self, card: &Card<'_>, world: &World, out: &mut Vec<u8>) -> io::Result<()> {
        ink::png(&card.draw(&self.faces, world), self.fonts(), card.colours, out)
    }
}
