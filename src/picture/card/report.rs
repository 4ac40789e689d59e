//! The card of a briefing: its topics, title and bottom line, the part of the world that it is about, and whose it is.

use super::lines::Setting;
use super::{Card, Column, EDGE, FOOT, Face, Faces, HIGH, Hand, Report, Sheet, Tone, WIDE, World};
use super::{fit, ground, shortened, wrap};

/// The width of the map.
const MAP: i32 = 392;

/// How a title is set: the longer, the smaller.
const TITLES: [Setting; 6] = [
    Setting { size: 80, step: 88, most: 2 },
    Setting { size: 66, step: 73, most: 3 },
    Setting { size: 58, step: 65, most: 4 },
    Setting { size: 50, step: 57, most: 4 },
    Setting { size: 44, step: 51, most: 5 },
    Setting { size: 40, step: 46, most: 6 },
];

/// Draws it.
pub fn draw(card: &Card<'_>, report: &Report<'_>, (faces, world): (&Faces, &World)) -> String {
    let mut sheet = Sheet::new(card.colours);
    let colours = card.colours;
    let codes: Vec<&str> = report.places.iter().map(|(code, _)| *code).collect();
    let mapped = ground(world, &codes, (MAP, FOOT));
    let right = if mapped.is_some() { WIDE - MAP } else { WIDE };
    let mut column = Column { left: EDGE, width: right - EDGE - EDGE * 3 / 4, top: 72 };
    let places: Vec<&str> = report.places.iter().map(|(_, name)| *name).collect();
    if let Some(mapped) = mapped {
        sheet.rect((right, 0), (MAP, FOOT), colours.sea);
        sheet.area((right, 0), mapped.land.d(), (colours.land, colours.sea));
        sheet.area((right, 0), mapped.here.d(), (colours.accent, colours.sea));
        sheet.area((right, 0), mapped.disputed.d(), (between(colours.land, colours.accent), colours.sea));
        for (x, y) in mapped.small {
            sheet.dot((right + x, y), (5, 18), colours.accent);
        }
        // Borders go on a little beyond the map's edges.
        sheet.rect((0, 0), (right, FOOT), colours.paper);
        sheet.rect((right, FOOT), (MAP, HIGH - FOOT), colours.accent);
        caption(&mut sheet, &faces.sans, (right, &places, report.more));
    }
    kicker(&mut sheet, &faces.sans, (&mut column, report));
    let face = card.face(faces);
    let title = face.writable(report.title);
    // Where the letters of a title are not at hand, the card still says what it is about.
    let title = title.or_else(|| face.writable(&places.join(", "))).or_else(|| face.writable(card.site));
    if let Some(title) = title {
        let (setting, lines) = fit(face, &TITLES, (&title, column.width));
        sheet.lines(Hand { face, size: setting.size, tone: colours.ink }, &mut column, (&lines, setting.step));
    }
    column.top += 22;
    if let Some(line) = faces.sans.writable(report.line).filter(|_| report.line != report.title) {
        sheet.passage(&faces.sans, &mut column, (&line, FOOT - 24));
    }
    foot(&mut sheet, (card, report), (faces, column));
    sheet.finish()
}

/// The tone half way between two.
fn between(one: Tone, other: Tone) -> Tone {
    std::array::from_fn(|part| u8::midpoint(one[part], other[part]))
}

/// The topics, as many as a line has room for.
fn kicker(sheet: &mut Sheet, face: &Face, (column, report): (&mut Column, &Report<'_>)) {
    const GAP: i32 = 2;
    let mut line = String::new();
    for topic in report.topics.iter().filter_map(|topic| face.writable(&topic.to_uppercase())) {
        let longer = if line.is_empty() { topic } else { format!("{line}  ·  {topic}") };
        let letters = i32::try_from(longer.chars().count()).unwrap_or(i32::MAX / 4000);
        if face.width(&longer, 21) + letters * GAP * 1000 > column.width * 1000 {
            break;
        }
        line = longer;
    }
    if line.is_empty() {
        return;
    }
    column.top += 20;
    let hand = Hand { face, size: 21, tone: sheet.colours.accent };
    sheet.spaced(hand, (column.left, column.top), (&line, GAP));
    column.top += 14;
}

/// Whose it is, and from when.
fn foot(sheet: &mut Sheet, (card, report): (&Card<'_>, &Report<'_>), (faces, column): (&Faces, Column)) {
    let colours = card.colours;
    sheet.rect((column.left, FOOT), (column.width, 2), colours.line);
    let told = faces.sans.writable(&report.date).unwrap_or_else(|| report.day.clone());
    let date = faces.sans.width(&told, 24) / 1000;
    let room = column.width - date - 24;
    let face = card.face(faces);
    let name = face.writable(card.site).unwrap_or_else(|| card.host.to_owned());
    let lines = wrap(face, (28, room), &name);
    if let Some(name) = shortened(face, (28, room), (lines, 1)).first() {
        sheet.text(Hand { face, size: 28, tone: colours.ink }, (column.left, 592), name);
    }
    let hand = Hand { face: &faces.sans, size: 24, tone: colours.soft };
    sheet.text(hand, (column.left + column.width - date, 592), &told);
}

/// The countries that the map shows.
fn caption(sheet: &mut Sheet, face: &Face, (right, places, more_words): (i32, &[&str], &str)) {
    let places: Vec<String> = places.iter().filter_map(|name| face.writable(name)).collect();
    let width = MAP - 56;
    let paper = sheet.colours.paper;
    let all = places.join(", ");
    if face.width(&all, 26) <= width * 1000 {
        return sheet.text(Hand { face, size: 26, tone: paper }, (right + 28, 592), &all);
    }
    // Two lines; what they have no room for is counted.
    let told = |shown: usize| match places.len() - shown {
        0 => all.clone(),
        more => {
            let told =
                more_words.replace("{count}", &more.to_string()).replace("{places}", &places[..shown].join(", "));
            face.writable(&told).unwrap_or_else(|| format!("{} +{more}", places[..shown].join(", ")))
        }
    };
    let set = |shown| wrap(face, (23, width), &told(shown));
    let lines = (1..=places.len()).rev().map(set).find(|lines| lines.len() <= 2);
    let lines = lines.unwrap_or_else(|| shortened(face, (23, width), (set(1), 2)));
    let first = if lines.len() == 1 { 591 } else { 576 };
    for (y, line) in [first, 606].into_iter().zip(&lines) {
        sheet.text(Hand { face, size: 23, tone: paper }, (right + 28, y), line);
    }
}
