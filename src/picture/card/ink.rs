//! SVG to pixels, and pixels to PNG.
//!
//! A card has few colours and what lies between them at the edges of letters. So each pixel becomes the nearest of at most
//! 256 colours, chosen by the card's colours alone: a third of the bytes, and nothing left for rounding to differ in.

use super::{Colours, SIZE, Tone};
use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::fontdb::Database;
use resvg::usvg::{Options, Tree};
use rustc_hash::FxHashMap;
use std::io;
use std::sync::Arc;

/// Writes a picture at the end of `out`.
pub fn png(svg: &str, fonts: Arc<Database>, colours: Colours, out: &mut Vec<u8>) -> io::Result<()> {
    let options = Options { fontdb: fonts, ..Options::default() };
    let tree = Tree::from_str(svg, &options).map_err(io::Error::other)?;
    let (width, height) = SIZE;
    let mut pixels = Pixmap::new(width, height).ok_or_else(|| io::Error::other("no room for a picture"))?;
    resvg::render(&tree, Transform::identity(), &mut pixels.as_mut());
    let palette = palette(colours);
    let indices = indices(&pixels, &palette);
    let mut encoder = png::Encoder::new(out, width, height);
    encoder.set_color(png::ColorType::Indexed);
    encoder.set_depth(png::BitDepth::Eight);
    encoder.set_palette(palette.concat());
    encoder.set_filter(png::Filter::NoFilter);
    encoder.set_deflate_compression(png::DeflateCompression::Level(4));
    let mut writer = encoder.write_header()?;
    writer.write_image_data(&indices)?;
    writer.finish()?;
    Ok(())
}

/// The colours of a picture, and steps between those that meet.
fn palette(colours: Colours) -> Vec<Tone> {
    let Colours { paper, ink, soft, line, accent, sea, land } = colours;
    let meetings = [
        (paper, ink, 20),
        (paper, soft, 16),
        (paper, accent, 20),
        (land, accent, 12),
        (sea, accent, 12),
        (sea, land, 12),
    ];
    let mut palette = vec![paper, ink, soft, line, accent, sea, land];
    for (from, to, steps) in meetings {
        for step in 1..steps {
            let mix = |from: u8, to: u8| {
                let sum = u32::from(from) * (steps - step) + u32::from(to) * step;
                u8::try_from(sum / steps).unwrap_or(to)
            };
            palette.push(std::array::from_fn(|part| mix(from[part], to[part])));
        }
    }
    palette.truncate(256);
    palette
}

/// The place in the palette of each pixel's nearest colour.
fn indices(pixels: &Pixmap, palette: &[Tone]) -> Vec<u8> {
    let mut known: FxHashMap<Tone, u8> = FxHashMap::default();
    let mut last = ([0; 3], nearest([0; 3], palette));
    let mut out = Vec::with_capacity(pixels.pixels().len());
    for pixel in pixels.pixels() {
        // Nothing shows through: the ground is solid.
        let tone = [pixel.red(), pixel.green(), pixel.blue()];
        if tone != last.0 {
            last = (tone, *known.entry(tone).or_insert_with(|| nearest(tone, palette)));
        }
        out.push(last.1);
    }
    out
}

fn nearest(tone: Tone, palette: &[Tone]) -> u8 {
    let away = |other: &Tone| -> u32 { (0..3).map(|part| u32::from(tone[part].abs_diff(other[part])).pow(2)).sum() };
    let found = palette.iter().enumerate().min_by_key(|(_, other)| away(other));
    found.and_then(|(at, _)| u8::try_from(at).ok()).unwrap_or(0)
}
