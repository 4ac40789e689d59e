//! The card of the site: its name, what it is, and the world shaded by how much there is to read of each country.

use super::lines::Setting;
use super::{Card, Column, Cover, EDGE, FOOT, Faces, HIGH, Hand, Sheet, Tone, WIDE, World, atlas, fit};
use std::collections::BTreeMap;

/// The width of the map's side of the card, and of the map, which is a little wider: at its sides is only water.
const SIDE: i32 = 724;
const MAP: i32 = 740;

/// How a name is set.
const NAMES: [Setting; 3] = [
    Setting { size: 62, step: 68, most: 3 },
    Setting { size: 52, step: 58, most: 4 },
    Setting { size: 42, step: 48, most: 5 },
];

/// Draws it.
pub fn draw(card: &Card<'_>, cover: &Cover<'_>, (faces, world): (&Faces, &World)) -> String {
    let colours = card.colours;
    let mut sheet = Sheet::new(colours);
    let right = WIDE - SIDE;
    let mut column = Column { left: EDGE, width: right - EDGE - EDGE / 2, top: 84 };
    let face = card.face(faces);
    let name = face.writable(card.site).unwrap_or_else(|| card.host.to_owned());
    let (setting, lines) = fit(face, &NAMES, (&name, column.width));
    sheet.lines(Hand { face, size: setting.size, tone: colours.ink }, &mut column, (&lines, setting.step));
    column.top += 22;
    if let Some(line) = faces.sans.writable(cover.line) {
        sheet.passage(&faces.sans, &mut column, (&line, FOOT - 20));
    }
    sheet.rect((column.left, FOOT), (column.width, 2), colours.line);
    let one_line = Setting { size: 25, step: 25, most: 1 };
    let (_, host) = fit(&faces.sans, &[one_line], (card.host, column.width));
    if let Some(host) = host.first() {
        sheet.text(Hand { face: &faces.sans, size: 25, tone: colours.soft }, (column.left, 592), host);
    }
    sheet.rect((right, 0), (SIDE, FOOT), colours.sea);
    map(&mut sheet, (cover, world), (right + (SIDE - MAP) / 2, (FOOT - MAP * 15 / 32) / 2));
    sheet.rect((right, FOOT), (SIDE, HIGH - FOOT), colours.accent);
    let counted = faces.sans.writable(&cover.counted).unwrap_or_else(|| cover.digits.clone());
    sheet.text(Hand { face: &faces.sans, size: 26, tone: colours.paper }, (right + 32, 592), &counted);
    sheet.finish()
}

fn map(sheet: &mut Sheet, (cover, world): (&Cover<'_>, &World), at: (i32, i32)) {
    let colours = sheet.colours;
    let counts: BTreeMap<&str, usize> = cover.places.iter().copied().collect();
    let most = counts.values().copied().max().unwrap_or(0);
    let mut shaded = Vec::new();
    for (code, shape) in atlas(world, MAP) {
        let count = counts.get(code).copied().unwrap_or(0);
        match shape {
            Ok(path) if count == 0 => sheet.area(at, path.d(), (colours.land, colours.sea)),
            Err(_) if count == 0 => {}
            shape => shaded.push((count, shape)),
        }
    }
    shaded.sort_by_key(|(count, _)| *count);
    for (count, shape) in shaded {
        let tone = tint((colours.paper, colours.accent), (count, most));
        match shape {
            Ok(path) => sheet.area(at, path.d(), (tone, colours.sea)),
            Err((x, y)) => sheet.dot((at.0 + x, at.1 + y), (4, 0), tone),
        }
    }
}

/// One of four steps towards the accent.
fn tint((paper, accent): (Tone, Tone), (count, most): (usize, usize)) -> Tone {
    let step: u16 = match (count, most) {
        (count, most) if count * 2 > most => 5,
        (count, most) if count * 4 > most => 4,
        (count, most) if count * 10 > most => 3,
        _ => 2,
    };
    let mix = |from: u8, to: u8| u8::try_from((u16::from(from) * (5 - step) + u16::from(to) * step) / 5).unwrap_or(to);
    std::array::from_fn(|part| mix(paper[part], accent[part]))
}
