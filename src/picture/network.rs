//! Who with whom: names on an oval in the order in which they are given, joined where they occur together.
//!
//! A place on it depends only on how many names there are and which comes first, so that one more briefing moves
//! nothing; names that belong together should be given one after the other.

use super::{Canvas, Path, Scale, Words, turned};

/// A name on the oval.
#[derive(Debug, Clone)]
pub struct Node {
    /// Its name.
    pub name: String,
    /// How often it occurs.
    pub count: usize,
}

/// Two names that occur together, by their places in the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Edge {
    /// The first.
    pub from: usize,
    /// The second.
    pub to: usize,
    /// How often.
    pub count: usize,
}

/// What a network shows.
#[derive(Debug, Clone, Default)]
pub struct Network {
    /// Its names.
    pub nodes: Vec<Node>,
    /// What joins them.
    pub edges: Vec<Edge>,
}

/// The size of the picture, the middle of the oval and its radii. A telephone shows it at its own size, so that letters of
/// twelve units are twelve pixels high; so it is upright, and names have the room at its sides.
const SIZE: (i32, i32) = (350, 372);
const MIDDLE: (i32, i32) = (175, 186);
const RADII: (i32, i32) = (70, 150);

/// From the oval to where a name begins, and from a line of a name to the next.
const AWAY: i32 = 15;
const LINE: i32 = 13;

/// The oval with its names and chords; a chord is the thicker the more often two names occur together.
///
/// `told` says of two names how often they occur together.
pub fn network(words: Words<'_>, network: &Network, told: &dyn Fn(&str, &str, usize) -> String) -> String {
    let mut canvas = Canvas::new("network", SIZE, words);
    let count = network.nodes.len();
    let most = network.edges.iter().map(|edge| edge.count).max().unwrap_or(0);
    let scale = Scale::new(most);
    let mut edges: Vec<&Edge> = network.edges.iter().collect();
    edges.sort_by_key(|edge| (edge.count, edge.from, edge.to));
    for edge in edges {
        let (Some(a), Some(b)) = (network.nodes.get(edge.from), network.nodes.get(edge.to)) else { continue };
        let (from, to) = (spot(edge.from, count, 0), spot(edge.to, count, 0));
        // A chord bends a little towards the middle, so that it is told from the oval and from a name.
        let towards = (bend(from.0, to.0, MIDDLE.0), bend(from.1, to.1, MIDDLE.1));
        let mut path = Path::default();
        path.curve(from, towards, to);
        let title = told(&a.name, &b.name, edge.count);
        canvas.path(scale.level(edge.count).class(), &path, &title);
    }
    let largest = network.nodes.iter().map(|node| node.count).max().unwrap_or(1).max(1);
    for (at, node) in network.nodes.iter().enumerate() {
        let place = spot(at, count, 0);
        let radius = (3..=9).rev().find(|r| r * r * largest <= 81 * node.count).unwrap_or(3);
        let title = format!("{}: {}", node.name, node.count);
        canvas.circle("node", (place.0, place.1, i32::try_from(radius).unwrap_or(3)), &title);
        label(&mut canvas, spot(at, count, AWAY), &node.name);
    }
    canvas.finish()
}

fn bend(from: i32, to: i32, middle: i32) -> i32 {
    (3 * (from + to) + 2 * middle) / 8
}

/// A place on the oval or `away` from it: no name at the very top, so that none stands between two others, and then clockwise.
#[expect(clippy::cast_possible_truncation, reason = "the picture is a few hundred units wide")]
fn spot(at: usize, count: usize, away: i32) -> (i32, i32) {
    let turn = i32::try_from((2 * at + 1) * 18_000 / count.max(1)).unwrap_or(0);
    let (x, y) = turned(turn);
    let place = |part: f64, middle: i32, radius: i32| middle + (part * f64::from(radius + away)).round() as i32;
    (place(x, MIDDLE.0, RADII.0), place(-y, MIDDLE.1, RADII.1))
}

/// A name beside its place: in one line, or in two where it is too long for the room at its side.
fn label(canvas: &mut Canvas, (x, y): (i32, i32), name: &str) {
    let (class, room, down) = match x - MIDDLE.0 {
        ..=-3 => ("end", x - 2, 4),
        // Below the oval there is room on both sides.
        -2..=2 => ("middle", SIZE.0 - 4, 10),
        _ => ("start", SIZE.0 - x - 2, 4),
    };
    if width(name) <= room {
        return canvas.text(class, (x, y + down), name);
    }
    match halves(name) {
        Some((first, second)) => {
            canvas.text(class, (x, y + down - LINE / 2), &short(first, room));
            canvas.text(class, (x, y + down - LINE / 2 + LINE), &short(second, room));
        }
        None => canvas.text(class, (x, y + down), &short(name, room)),
    }
}

/// A name of several words in two lines, of which the longer is as short as can be.
fn halves(name: &str) -> Option<(&str, &str)> {
    let gaps = name.match_indices(' ').map(|(at, _)| (&name[..at], &name[at + 1..]));
    gaps.min_by_key(|(first, second)| width(first).max(width(second)))
}

/// About how wide a text is in letters of twelve units, rather more than less, since the reader's fonts are not known.
fn width(text: &str) -> i32 {
    text.chars().map(wide).sum::<i32>() / 10
}

/// About how wide a letter is, in tenths of a unit.
fn wide(letter: char) -> i32 {
    match letter {
        '\u{2e80}'.. => 121,
        'i' | 'j' | 'l' | 'I' | 'í' | 'і' | 'ї' | '.' | ',' | '’' | 'ʼ' | ' ' => 38,
        'f' | 'r' | 't' | '-' => 48,
        'm' | 'w' | 'M' | 'W' | 'ж' | 'ш' | 'щ' | 'ю' | 'ф' | 'м' | '&' => 106,
        letter if letter.is_uppercase() => 84,
        _ => 73,
    }
}

/// A text cut to what there is room for.
fn short(text: &str, room: i32) -> String {
    if width(text) <= room {
        return text.to_owned();
    }
    let mut left = 10 * room - wide('m');
    let cut: String = text.chars().take_while(|&letter| (left -= wide(letter), left >= 0).1).collect();
    format!("{}…", cut.trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawn(edges: Vec<Edge>) -> String {
        let node = |name: &str, count| Node { name: name.to_owned(), count };
        let nodes = vec![node("Japan", 9), node("Australia", 1), node("Philippines", 4), node("United States", 9)];
        let told = |a: &str, b: &str, count: usize| format!("{a} and {b}: {count}");
        network(Words { id: "n", title: "Who", desc: "With whom." }, &Network { nodes, edges }, &told)
    }

    #[test]
    fn names_stand_on_an_oval_and_chords_join_them() {
        let svg = drawn(vec![Edge { from: 0, to: 2, count: 3 }]);
        assert!(svg.contains("d=\"M224 80Q175 186 126 292\"><title>Japan and Philippines: 3</title>"), "{svg}");
        assert!(svg.contains("<circle class=\"node\" cx=\"224\" cy=\"292\" r=\"3\"><title>Australia: 1</title>"));
        assert!(svg.contains("<text class=\"end\""), "{svg}");
    }

    #[test]
    fn another_chord_moves_no_name() {
        let names = |svg: String| svg.split("<circle").skip(1).map(str::to_owned).collect::<Vec<_>>();
        let one = names(drawn(vec![Edge { from: 0, to: 2, count: 3 }]));
        let two = names(drawn(vec![Edge { from: 0, to: 2, count: 3 }, Edge { from: 1, to: 3, count: 8 }]));
        assert_eq!(one, two);
    }

    /// Every name lies within the picture, and no two upon each other, however many there are and however long.
    #[test]
    fn names_have_room() {
        let names = ["Bosnia & Herzegovina", "Сполучені Штати", "United Arab Emirates", "アラブ首長国連邦", "Fiji"];
        for count in 2..=16 {
            for shift in 0..names.len() {
                let node = |at: usize| Node { name: names[(at + shift) % names.len()].to_owned(), count: 1 };
                let drawn = Network { nodes: (0..count).map(node).collect(), edges: Vec::new() };
                let svg =
                    network(Words { id: "n", title: "Who", desc: "With whom." }, &drawn, &|_, _, _| String::new());
                let boxes: Vec<[i32; 4]> = svg.split("<text class=\"").skip(1).map(place).collect();
                assert!(boxes.len() >= count);
                for (at, a) in boxes.iter().enumerate() {
                    let [x, y, end, foot] = *a;
                    assert!(x >= 0 && y >= 0 && end <= SIZE.0 && foot <= SIZE.1, "{a:?} of {count}: {svg}");
                    for b in &boxes[at + 1..] {
                        let apart = end <= b[0] || b[2] <= x || foot <= b[1] || b[3] <= y;
                        assert!(apart, "{a:?} {b:?} of {count}: {svg}");
                    }
                }
            }
        }
    }

    /// Where a text lies: start, top, end, foot.
    fn place(text: &str) -> [i32; 4] {
        let of =
            |name: &str| text.split_once(&format!("{name}=\"")).unwrap().1.split_once('"').unwrap().0.parse::<i32>();
        let (x, y) = (of(" x").unwrap(), of(" y").unwrap());
        let words = text.split_once('>').unwrap().1.split_once('<').unwrap().0.replace("&amp;", "&");
        let wide = width(&words);
        let x = if text.starts_with("end") {
            x - wide
        } else if text.starts_with("middle") {
            x - wide / 2
        } else {
            x
        };
        [x, y - 9, x + wide, y + 3]
    }
}
