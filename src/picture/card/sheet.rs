//! The sheet that a card is drawn on: SVG with every colour and place in it, since no style sheet will reach it.

use super::{Colours, Face, Tone, cut, escape, wrap};
use std::fmt::Write;

/// The size of the sheet.
pub const WIDE: i32 = 1200;
/// Its height.
pub const HIGH: i32 = 630;
/// The room left free at its sides.
pub const EDGE: i32 = 64;
/// Where the foot begins.
pub const FOOT: i32 = 536;

/// The sizes of a passage that is shown whole, and of one that is cut.
const LARGE: [i32; 2] = [32, 29];
const SMALL: i32 = 27;

/// Text below text, from the top.
#[derive(Debug, Clone, Copy)]
pub struct Column {
    /// Its left side.
    pub left: i32,
    /// Its width.
    pub width: i32,
    /// How far down it is filled.
    pub top: i32,
}

/// How a text is written.
#[derive(Clone, Copy)]
pub struct Hand<'a> {
    /// Its letters.
    pub face: &'a Face,
    /// Their size.
    pub size: i32,
    /// Their colour.
    pub tone: Tone,
}

/// An SVG while it is drawn.
pub struct Sheet {
    out: String,
    /// The colours of the card.
    pub colours: Colours,
}

impl Sheet {
    /// An empty sheet.
    pub fn new(colours: Colours) -> Self {
        let out = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDE} {HIGH}\" width=\"{WIDE}\" height=\"{HIGH}\">"
        );
        let mut sheet = Self { out, colours };
        sheet.rect((0, 0), (WIDE, HIGH), colours.paper);
        sheet
    }

    /// A rectangle.
    pub fn rect(&mut self, (x, y): (i32, i32), (width, height): (i32, i32), tone: Tone) {
        let fill = hex(tone);
        // Writing to a String cannot fail.
        let _ = write!(self.out, "<rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" fill=\"{fill}\"/>");
    }

    /// An area with a thin border in another colour.
    pub fn area(&mut self, (x, y): (i32, i32), d: &str, (tone, border): (Tone, Tone)) {
        if !d.is_empty() {
            let (fill, stroke) = (hex(tone), hex(border));
            let _ = write!(
                self.out,
                "<path transform=\"translate({x} {y})\" d=\"{d}\" fill=\"{fill}\" stroke=\"{stroke}\" stroke-width=\"1.5\" stroke-linejoin=\"bevel\"/>"
            );
        }
    }

    /// A dot with a ring around it.
    pub fn dot(&mut self, (x, y): (i32, i32), (radius, ring): (i32, i32), tone: Tone) {
        let fill = hex(tone);
        let _ = write!(self.out, "<circle cx=\"{x}\" cy=\"{y}\" r=\"{radius}\" fill=\"{fill}\"/>");
        if ring > 0 {
            let _ = write!(
                self.out,
                "<circle cx=\"{x}\" cy=\"{y}\" r=\"{ring}\" fill=\"none\" stroke=\"{fill}\" stroke-width=\"3\"/>"
            );
        }
    }

    /// A line of text that begins at a place.
    pub fn text(&mut self, hand: Hand<'_>, at: (i32, i32), text: &str) {
        self.spaced(hand, at, (text, 0));
    }

    /// The same with more room between letters.
    pub fn spaced(&mut self, hand: Hand<'_>, (x, y): (i32, i32), (text, gap): (&str, i32)) {
        let Hand { face, size, tone } = hand;
        let (family, fill, text) = (face.family, hex(tone), escape(text));
        let spacing = if gap > 0 { format!(" letter-spacing=\"{gap}\"") } else { String::new() };
        let _ = write!(
            self.out,
            "<text x=\"{x}\" y=\"{y}\" font-family=\"{family}\" font-size=\"{size}\" fill=\"{fill}\"{spacing}>{text}</text>"
        );
    }

    /// Lines of text down a column, which is filled as far as they go.
    pub fn lines(&mut self, hand: Hand<'_>, column: &mut Column, (lines, step): (&[String], i32)) {
        for line in lines {
            column.top += step;
            self.text(hand, (column.left, column.top), line);
        }
    }

    /// A text as far down as `bottom`: large if all of it has room so, and otherwise its first sentences or words.
    pub fn passage(&mut self, face: &Face, column: &mut Column, (text, bottom): (&str, i32)) {
        let room = |size: i32| usize::try_from((bottom - column.top) / (size * 7 / 5)).unwrap_or(0).min(4);
        let whole = LARGE.into_iter().find(|&size| wrap(face, (size, column.width), text).len() <= room(size));
        let size = whole.unwrap_or(SMALL);
        let lines = cut(face, (size, column.width), (text, room(size)));
        self.lines(Hand { face, size, tone: self.colours.soft }, column, (&lines, size * 7 / 5));
    }

    /// The finished sheet.
    pub fn finish(mut self) -> String {
        self.out.push_str("</svg>");
        self.out
    }
}

fn hex([red, green, blue]: Tone) -> String {
    format!("#{red:02x}{green:02x}{blue:02x}")
}
