//! The globe seen from above one country: what of the others lies on the picture, and where.

use super::{Area, Azimuthal, Path, Point, Ring, Shape, Vector};

/// The least and the greatest half-height of the view, in radii of the globe: so much that neighbours are recognised,
/// and never more than a continent and its seas.
const REACH: [f64; 2] = [0.13, 0.72];

/// The half-height of the view of a small territory, so that a coast is in sight of an island.
const FAR: f64 = 0.36;

/// A country smaller than this on the picture, in units, has a circle around it.
const SMALL: i32 = 14;

/// The plane of one picture.
#[derive(Debug, Clone)]
pub struct View {
    globe: Azimuthal,
    scale: f64,
    /// The size of the picture.
    size: (i32, i32),
    /// What lies in the middle of the picture, in radii of the globe.
    middle: (f64, f64),
    /// How many of the other countries are in view.
    pub company: usize,
}

/// Where an area lies on the picture.
#[derive(Debug, Clone)]
pub struct Place<'a> {
    /// The area's code.
    pub code: &'a str,
    left: i32,
    top: i32,
    right: i32,
    bottom: i32,
    /// Twice the area of its largest part in sight.
    pub size: i64,
    /// A place well inside of that part.
    pub inside: Option<(i32, i32)>,
}

impl Place<'_> {
    /// How wide it is.
    pub fn width(&self) -> i32 {
        self.right - self.left
    }

    /// How high it is.
    pub fn height(&self) -> i32 {
        self.bottom - self.top
    }

    /// Whether it would be overlooked.
    pub fn is_small(&self) -> bool {
        self.width() < SMALL && self.height() < SMALL
    }

    /// Its middle.
    pub fn middle(&self) -> (i32, i32) {
        (self.left + self.width() / 2, self.top + self.height() / 2)
    }
}

impl View {
    /// The view that shows a country whole, but for parts of it that lie far off.
    pub fn of(area: &Area, size: (i32, i32)) -> Self {
        Self::with(area, &[], size)
    }

    /// The same, and with it whichever of these countries would not take the view too far.
    pub fn with(area: &Area, others: &[&Area], size: (i32, i32)) -> Self {
        let centre = match &area.shape {
            Shape::Rings(_) => largest(area).map_or(Point { lon: 0, lat: 0 }, |ring| middle(&ring.points)),
            Shape::Centre(centre) => *centre,
        };
        let globe = Azimuthal::above(centre);
        let own = bounds(&globe, area);
        let least = if own.0 == own.1 { FAR } else { REACH[0] };
        let half = |(low, high): Ends| {
            ((high[0] - low[0]) * f64::from(size.1) / f64::from(size.0)).max(high[1] - low[1]) / 2.0
        };
        let mut company = 0;
        let (low, high) = others.iter().fold(own, |seen, other| {
            let both = joined(seen, bounds(&globe, other));
            if half(both) * 1.2 >= REACH[1] {
                return seen;
            }
            company += 1;
            both
        });
        let half = half((low, high));
        let spare = if (low, high) == own { 1.8 } else { 1.2 };
        let reach = (half * spare).clamp(least, REACH[1]).max(half * 1.06);
        let middle = (f64::midpoint(low[0], high[0]), f64::midpoint(low[1], high[1]));
        Self { globe, scale: f64::from(size.1) / 2.0 / reach, size, middle, company }
    }

    #[expect(clippy::cast_possible_truncation, reason = "the globe is a few thousand units wide")]
    fn place(&self, vector: Vector) -> (i32, i32) {
        let (x, y) = self.globe.place(vector);
        let at = |value: f64, middle: f64, size: i32| ((value - middle) * self.scale).round() as i32 + size / 2;
        (at(x, self.middle.0, self.size.0), at(y, self.middle.1, self.size.1))
    }

    /// What can be seen of one outline.
    pub fn ring(&self, ring: &Ring) -> Path {
        let mut path = Path::default();
        if let Some(places) = self.seen(ring) {
            path.ring(places.iter().copied());
        }
        path
    }

    /// An outline as it lies on the picture, cut at its edges; none if it is far off it.
    fn seen(&self, ring: &Ring) -> Option<Vec<(i32, i32)>> {
        let places: Vec<(i32, i32)> = ring.vectors.iter().map(|&vector| self.place(vector)).collect();
        // A ring around the antipode would cover the whole plane.
        places.iter().any(|&at| is_near(at, self.size)).then(|| cut(places, self.size))
    }

    /// What can be seen of an area, and where.
    pub fn draw<'a>(&self, area: &'a Area) -> (Path, Option<Place<'a>>) {
        let mut path = Path::default();
        let mut seen: Vec<(i32, i32)> = Vec::new();
        let mut largest = (0, None);
        match &area.shape {
            Shape::Centre(centre) => {
                let at = self.place(centre.vector());
                let near = (0..=self.size.0).contains(&at.0) && (0..=self.size.1).contains(&at.1);
                seen.extend(near.then_some(at));
            }
            Shape::Rings(rings) => {
                for ring in rings {
                    let Some(cut) = self.seen(ring) else { continue };
                    path.ring(cut.iter().copied());
                    let part = inside(&cut, self.size);
                    if part.0 > largest.0 {
                        largest = part;
                    }
                    seen.extend(cut);
                }
            }
        }
        let place = seen.first().map(|&(x, y)| {
            let (size, inside) = largest;
            let start = Place { code: area.code, left: x, top: y, right: x, bottom: y, size, inside };
            seen.iter().fold(start, |place, &(x, y)| Place {
                left: place.left.min(x),
                top: place.top.min(y),
                right: place.right.max(x),
                bottom: place.bottom.max(y),
                ..place
            })
        });
        (path, place)
    }
}

/// Whether a place is on the picture or not far from it.
fn is_near((x, y): (i32, i32), (width, height): (i32, i32)) -> bool {
    let reach = |size: i32| -size / 4..=size * 5 / 4;
    reach(width).contains(&x) && reach(height).contains(&y)
}

/// The largest part of an area.
fn largest(area: &Area) -> Option<&Ring> {
    let Shape::Rings(rings) = &area.shape else { return None };
    rings.iter().max_by_key(|ring| extent(&ring.points))
}

/// The lower and the upper ends of something in both directions.
type Ends = ([f64; 2], [f64; 2]);

/// The ends of two things together.
fn joined((low, high): Ends, (other_low, other_high): Ends) -> Ends {
    ([low[0].min(other_low[0]), low[1].min(other_low[1])], [high[0].max(other_high[0]), high[1].max(other_high[1])])
}

/// The ends of an area on the globe seen from above, without the parts of it that lie far off its largest.
fn bounds(globe: &Azimuthal, area: &Area) -> Ends {
    let ends = |ring: &Ring| {
        let places = ring.vectors.iter().map(|&vector| globe.place(vector));
        places.fold(([f64::MAX; 2], [f64::MIN; 2]), |(low, high), (x, y)| {
            ([low[0].min(x), low[1].min(y)], [high[0].max(x), high[1].max(y)])
        })
    };
    let (rings, main) = match (&area.shape, largest(area)) {
        (Shape::Centre(centre), _) => {
            let (x, y) = globe.place(centre.vector());
            return ([x, y], [x, y]);
        }
        (Shape::Rings(rings), Some(main)) => (rings, main),
        (Shape::Rings(_), None) => return ([0.0; 2], [0.0; 2]),
    };
    let (main_low, main_high) = ends(main);
    let near = 1.7 * (main_high[0] - main_low[0]).max(main_high[1] - main_low[1]).max(0.05);
    let centre = globe.place(middle(&main.points).vector());
    let centre = [centre.0, centre.1];
    rings.iter().map(ends).fold((main_low, main_high), |seen, ring| {
        let off = |side: &[f64; 2]| (0..2).any(|axis| (side[axis] - centre[axis]).abs() > near);
        if off(&ring.0) || off(&ring.1) { seen } else { joined(seen, ring) }
    })
}

/// The half circumference of a ring's box, to find a country's largest part.
fn extent(ring: &[Point]) -> i32 {
    let span = |of: fn(&Point) -> i32| {
        let (low, high) = (ring.iter().map(of).min().unwrap_or(0), ring.iter().map(of).max().unwrap_or(0));
        high - low
    };
    span(|point| point.lon) + span(|point| point.lat)
}

/// The middle of a ring's box; the pole for a ring that goes around it.
fn middle(ring: &[Point]) -> Point {
    let ends = |of: fn(&Point) -> i32| (ring.iter().map(of).min().unwrap_or(0), ring.iter().map(of).max().unwrap_or(0));
    let ((west, east), (south, north)) = (ends(|point| point.lon), ends(|point| point.lat));
    if east - west > 30_000 {
        return Point { lon: 0, lat: if north > 0 { 9_000 } else { -9_000 } };
    }
    Point { lon: i32::midpoint(west, east), lat: i32::midpoint(south, north) }
}

/// A ring cut at the edges of the picture, a little outside of them so that no border runs along them (Sutherland and
/// Hodgman 1974).
fn cut(ring: Vec<(i32, i32)>, size: (i32, i32)) -> Vec<(i32, i32)> {
    const BEYOND: i32 = 4;
    let sides = [(0, -BEYOND, 1), (0, size.0 + BEYOND, -1), (1, -BEYOND, 1), (1, size.1 + BEYOND, -1)];
    sides.into_iter().fold(ring, |ring, (axis, edge, sign)| {
        let of = |point: (i32, i32)| if axis == 0 { point.0 } else { point.1 };
        let within = |point: (i32, i32)| (of(point) - edge) * sign >= 0;
        let mut kept = Vec::with_capacity(ring.len());
        let Some(&last) = ring.last() else { return kept };
        let mut before = last;
        for &point in &ring {
            if within(point) != within(before) {
                let part = i64::from(edge - of(before));
                let whole = i64::from(of(point) - of(before));
                let along = |a: i32, b: i32| a + i32::try_from(i64::from(b - a) * part / whole).unwrap_or(0);
                kept.push((along(before.0, point.0), along(before.1, point.1)));
            }
            if within(point) {
                kept.push(point);
            }
            before = point;
        }
        kept
    })
}

/// Twice the area of a ring, and a place well inside of it: the middle of the widest of some level lines through it.
fn inside(ring: &[(i32, i32)], picture: (i32, i32)) -> (i64, Option<(i32, i32)>) {
    let next = |at: usize| ring[(at + 1) % ring.len()];
    let cross = |(at, &(x, y)): (usize, &(i32, i32))| {
        let (to_x, to_y) = next(at);
        i64::from(x) * i64::from(to_y) - i64::from(to_x) * i64::from(y)
    };
    let size = ring.iter().enumerate().map(cross).sum::<i64>().abs();
    let (top, bottom) = (ring.iter().map(|&(_, y)| y).min(), ring.iter().map(|&(_, y)| y).max());
    let (top, bottom) = (top.unwrap_or(0).max(0), bottom.unwrap_or(0).min(picture.1));
    let mut widest: Option<(i32, (i32, i32))> = None;
    for part in 1..8 {
        let y = top + (bottom - top) * part / 8;
        let mut met: Vec<i32> = Vec::new();
        for (at, &(x, from)) in ring.iter().enumerate() {
            let (to_x, to) = next(at);
            if (from > y) != (to > y) {
                met.push(x + (to_x - x) * (y - from) / (to - from));
            }
        }
        met.sort_unstable();
        for pair in met.chunks_exact(2) {
            let (left, right) = (pair[0].max(0), pair[1].min(picture.0));
            // Between two lines of the same width, the one nearer to the middle.
            let worth = (right - left) * (5 - (part - 4).abs());
            if widest.is_none_or(|(other, _)| worth > other) {
                widest = Some((worth, (i32::midpoint(left, right), y)));
            }
        }
    }
    (size, widest.map(|(_, at)| at))
}

#[cfg(test)]
mod tests {
    use super::super::World;
    use super::*;

    const SIZE: (i32, i32) = (360, 270);

    #[test]
    fn a_name_stands_inside_of_its_country() {
        // A bow around a bay: the middle of its box is in the bay.
        let bow = [(0, 0), (100, 0), (100, 80), (90, 80), (90, 20), (10, 20), (10, 80), (0, 80)];
        assert_eq!(inside(&bow, SIZE), (2 * (2000 + 600 + 600), Some((50, 10))));
        assert_eq!(inside(&[], SIZE), (0, None));
    }

    #[test]
    fn what_lies_on_the_other_side_of_the_globe_is_not_drawn() {
        // The antipode of Taiwan lies in South America, whose outlines would turn land and sea about.
        let world = World::built_in();
        let view = world.area("TW").map(|area| View::of(area, SIZE)).unwrap_or_else(|| unreachable!());
        for code in ["AR", "PY", "BR"] {
            assert!(world.area(code).is_some_and(|area| view.draw(area).1.is_none()), "{code}");
        }
    }

    #[test]
    fn rings_are_cut_at_the_edges() {
        let square = vec![(-100, 50), (100, 50), (100, 100), (-100, 100)];
        assert_eq!(cut(square, SIZE), [(-4, 50), (100, 50), (100, 100), (-4, 100)]);
        assert!(cut(vec![(-50, -50), (-20, -50), (-20, -20)], SIZE).is_empty());
    }
}
