//! SVG as text: elements, paths in whole numbers, and the words that make a picture accessible.

use std::fmt::Write;

/// What a picture says to those who do not see it.
#[derive(Debug, Clone, Copy)]
pub struct Words<'a> {
    /// The picture's name on its page, which no other may have.
    pub id: &'a str,
    /// What it is.
    pub title: &'a str,
    /// What it shows, in a sentence or two.
    pub desc: &'a str,
}

/// A picture while it is drawn.
pub struct Canvas {
    out: String,
}

impl Canvas {
    /// A picture of this class and size with its words.
    pub fn new(class: &str, (width, height): (i32, i32), words: Words<'_>) -> Self {
        let Words { id, title, desc } = words;
        let mut out = String::with_capacity(4096);
        let (title, desc) = (escape(title), escape(desc));
        // Writing to a String cannot fail.
        let _ = write!(
            out,
            "<svg class=\"{class}\" viewBox=\"0 0 {width} {height}\" role=\"img\" aria-labelledby=\"{id}-t {id}-d\">\
             <title id=\"{id}-t\">{title}</title><desc id=\"{id}-d\">{desc}</desc>"
        );
        Self { out }
    }

    /// An area or a line. With a title, that is what a pointer resting on it shows.
    pub fn path(&mut self, class: &str, path: &Path, title: &str) {
        if path.d.is_empty() {
            return;
        }
        let _ = write!(self.out, "<path class=\"{class}\" d=\"{}\"", path.d);
        self.close("path", title);
    }

    /// A circle.
    pub fn circle(&mut self, class: &str, (x, y, r): (i32, i32, i32), title: &str) {
        let _ = write!(self.out, "<circle class=\"{class}\" cx=\"{x}\" cy=\"{y}\" r=\"{r}\"");
        self.close("circle", title);
    }

    /// A rectangle.
    pub fn rect(&mut self, class: &str, (x, y): (i32, i32), (width, height): (i32, i32)) {
        let _ = write!(self.out, "<rect class=\"{class}\" x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\"/>");
    }

    /// Words at a place. The class says how they lie to it: `start`, `middle` or `end`.
    pub fn text(&mut self, class: &str, (x, y): (i32, i32), text: &str) {
        let _ = write!(self.out, "<text class=\"{class}\" x=\"{x}\" y=\"{y}\">{}</text>", escape(text));
    }

    /// The finished picture.
    pub fn finish(mut self) -> String {
        self.out.push_str("</svg>");
        self.out
    }

    fn close(&mut self, element: &str, title: &str) {
        if title.is_empty() {
            self.out.push_str("/>");
        } else {
            let _ = write!(self.out, "><title>{}</title></{element}>", escape(title));
        }
    }
}

/// The `d` of a path: absolute starts and relative steps, which are the shortest.
#[derive(Debug, Clone, Default)]
pub struct Path {
    d: String,
}

impl Path {
    /// The path as it is written in the attribute `d`.
    pub fn d(&self) -> &str {
        &self.d
    }

    /// A closed area, without the points that rounding has put on one place or in one line. Nothing is added if nothing
    /// is left of it; the answer says so.
    pub fn ring(&mut self, points: impl Iterator<Item = (i32, i32)>) -> bool {
        let mut kept: Vec<(i32, i32)> = Vec::new();
        for point in points {
            if kept.last() == Some(&point) {
                continue;
            }
            if let [.., a, b] = kept[..]
                && in_line(a, b, point)
            {
                kept.pop();
            }
            kept.push(point);
        }
        if kept.len() > 1 && kept.first() == kept.last() {
            kept.pop();
        }
        if kept.len() < 3 {
            return false;
        }
        self.line(&kept);
        self.d.push('z');
        true
    }

    /// Adds another path.
    pub fn join(&mut self, other: &Self) {
        self.d.push_str(&other.d);
    }

    /// An open line through these points.
    pub fn line(&mut self, points: &[(i32, i32)]) {
        let Some((&(mut x, mut y), rest)) = points.split_first() else { return };
        let _ = write!(self.d, "M{x} {y}l");
        let mut first = true;
        for &(next_x, next_y) in rest {
            self.number(next_x - x, if first { "" } else { " " });
            self.number(next_y - y, " ");
            first = false;
            (x, y) = (next_x, next_y);
        }
        if first {
            self.d.pop();
        }
    }

    /// An upright bar with its foot at `y`.
    pub fn bar(&mut self, (x, y): (i32, i32), (width, height): (i32, i32)) {
        let _ = write!(self.d, "M{x} {y}v{}h{width}v{height}z", -height);
    }

    /// A curve from one place to another, drawn towards a third.
    pub fn curve(&mut self, from: (i32, i32), towards: (i32, i32), to: (i32, i32)) {
        let _ = write!(self.d, "M{} {}Q{} {} {} {}", from.0, from.1, towards.0, towards.1, to.0, to.1);
    }

    /// A number with what divides it from the one before; a minus divides by itself.
    fn number(&mut self, number: i32, gap: &str) {
        if number >= 0 {
            self.d.push_str(gap);
        }
        let _ = write!(self.d, "{number}");
    }
}

/// Whether a step goes on in the same direction as the one before it.
fn in_line(a: (i32, i32), b: (i32, i32), c: (i32, i32)) -> bool {
    let (first, second) = ((i64::from(b.0 - a.0), i64::from(b.1 - a.1)), (i64::from(c.0 - b.0), i64::from(c.1 - b.1)));
    first.0 * second.1 == first.1 * second.0 && first.0 * second.0 + first.1 * second.1 > 0
}

/// Text as it may stand in an element or between double quotes.
pub fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    // Writing to a String cannot fail.
    let _ = pulldown_cmark_escape::escape_html(&mut out, text);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rings_lose_what_rounding_has_made_needless() {
        let mut path = Path::default();
        assert!(path.ring([(0, 0), (0, 0), (5, 0), (9, 0), (9, 4), (0, 0)].into_iter()));
        assert_eq!(path.d, "M0 0l9 0 0 4z");
        assert!(!path.ring([(3, 3), (3, 3), (4, 3)].into_iter()));
        assert_eq!(path.d, "M0 0l9 0 0 4z", "a ring of two points is none");
    }

    #[test]
    fn words_cannot_break_out() {
        let words = Words { id: "x", title: "<script>", desc: "a \"b\" & c" };
        let svg = Canvas::new("map", (10, 10), words).finish();
        assert!(
            svg.contains("<title id=\"x-t\">&lt;script&gt;</title><desc id=\"x-d\">a &quot;b&quot; &amp; c</desc>")
        );
        assert!(svg.contains("role=\"img\" aria-labelledby=\"x-t x-d\""));
    }
}
