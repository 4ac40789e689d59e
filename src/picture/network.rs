//! Who with whom: names on a circle in the order in which they are given, joined where they occur together.
//!
//! A place on the circle depends only on how many names there are and which comes first, so that one more briefing moves
//! nothing; names that belong together should be given one after the other.

use super::{Canvas, Path, Scale, Words, turned};

/// A name on the circle.
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

/// The size of the picture, the middle of the circle and its radius: names need room at the sides.
const SIZE: (i32, i32) = (420, 310);
const MIDDLE: (i32, i32) = (210, 155);
const RADIUS: i32 = 118;

/// The longest name shown whole.
const LONGEST: usize = 16;

/// The circle with its names and chords; a chord is the thicker the more often two names occur together.
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
        let (from, to) = (spot(edge.from, count, RADIUS), spot(edge.to, count, RADIUS));
        // A chord bends a little towards the middle, so that it is told from the circle and from a name.
        let towards = (bend(from.0, to.0, MIDDLE.0), bend(from.1, to.1, MIDDLE.1));
        let mut path = Path::default();
        path.curve(from, towards, to);
        let title = told(&a.name, &b.name, edge.count);
        canvas.path(scale.level(edge.count).class(), &path, &title);
    }
    let largest = network.nodes.iter().map(|node| node.count).max().unwrap_or(1).max(1);
    for (at, node) in network.nodes.iter().enumerate() {
        let (x, y) = spot(at, count, RADIUS);
        let radius = (3..=9).rev().find(|r| r * r * largest <= 81 * node.count).unwrap_or(3);
        let title = format!("{}: {}", node.name, node.count);
        canvas.circle("node", (x, y, i32::try_from(radius).unwrap_or(3)), &title);
        let (label_x, label_y) = spot(at, count, RADIUS + 15);
        let class = match label_x - MIDDLE.0 {
            ..=-20 => "end",
            -19..=19 => "middle",
            _ => "start",
        };
        let down = (label_y - MIDDLE.1) * 6 / RADIUS + 4;
        canvas.text(class, (label_x, label_y + down), &short(&node.name));
    }
    canvas.finish()
}

fn bend(from: i32, to: i32, middle: i32) -> i32 {
    (3 * (from + to) + 2 * middle) / 8
}

/// A place on a circle around the middle, the first at the top and the others clockwise.
#[expect(clippy::cast_possible_truncation, reason = "the picture is a few hundred units wide")]
fn spot(at: usize, count: usize, radius: i32) -> (i32, i32) {
    let turn = i32::try_from(at * 36_000 / count.max(1)).unwrap_or(0);
    let (x, y) = turned(turn);
    let place = |part: f64, middle: i32| middle + (part * f64::from(radius)).round() as i32;
    (place(x, MIDDLE.0), place(-y, MIDDLE.1))
}

fn short(name: &str) -> String {
    if name.chars().count() <= LONGEST {
        return name.to_owned();
    }
    let cut: String = name.chars().take(LONGEST - 1).collect();
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
    fn names_stand_on_a_circle_and_chords_join_them() {
        let svg = drawn(vec![Edge { from: 0, to: 2, count: 3 }]);
        assert!(svg.contains("d=\"M210 37Q210 155 210 273\"><title>Japan and Philippines: 3</title>"), "{svg}");
        assert!(svg.contains("<circle class=\"node\" cx=\"328\" cy=\"155\" r=\"3\"><title>Australia: 1</title>"));
        assert!(svg.contains("<text class=\"end\""), "{svg}");
    }

    #[test]
    fn another_chord_moves_no_name() {
        let names = |svg: String| svg.split("<circle").skip(1).map(str::to_owned).collect::<Vec<_>>();
        let one = names(drawn(vec![Edge { from: 0, to: 2, count: 3 }]));
        let two = names(drawn(vec![Edge { from: 0, to: 2, count: 3 }, Edge { from: 1, to: 3, count: 8 }]));
        assert_eq!(one, two);
    }
}
