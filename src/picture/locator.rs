//! Where a country lies: the country in strong colour among its neighbours, the globe seen from above its middle.

use super::{Area, Azimuthal, Canvas, Path, Point, Ring, Shape, Vector, Words, World};

/// The size of the picture.
const SIZE: (i32, i32) = (360, 270);

/// The least and the greatest half-height of the view, in radii of the globe: so much that neighbours are recognised,
/// and never more than a continent and its seas.
const REACH: [f64; 2] = [0.13, 0.72];

/// The half-height of the view of a small territory, so that a coast is in sight of an island.
const FAR: f64 = 0.36;

/// A country smaller than this on the picture, in units, has a circle around it.
const SMALL: i32 = 14;

/// The width of a letter of a label, in units.
const LETTER: i32 = 6;

/// The country among its neighbours; those in `names` (code and name) are labelled where there is room. None for a
/// country that the table does not have.
pub fn locator(world: &World, words: Words<'_>, (code, names): (&str, &[(&str, &str)])) -> Option<String> {
    let own = world.area(code)?;
    let view = View::of(own);
    let mut canvas = Canvas::new("locator", SIZE, words);
    canvas.rect("sea", (0, 0), SIZE);
    let mut land = Path::default();
    let mut places: Vec<Place<'_>> = Vec::new();
    for area in world.areas.iter().filter(|area| !std::ptr::eq(*area, own)) {
        let (path, place) = view.draw(area);
        land.join(&path);
        places.extend(place);
    }
    canvas.path("land", &land, "");
    for place in places.iter().filter(|place| place.width() == 0 && place.height() == 0) {
        let (x, y) = place.middle();
        canvas.circle("land", (x, y, 2), "");
    }
    let (path, place) = view.draw(own);
    canvas.path("here", &path, "");
    if let Some(place) = place.filter(|place| place.width() < SMALL && place.height() < SMALL) {
        let (x, y) = place.middle();
        canvas.circle("here", (x, y, 3), "");
        canvas.circle("ring", (x, y, 12), "");
    }
    for (at, name) in labels(places, names) {
        canvas.text("middle", at, name);
    }
    Some(canvas.finish())
}

/// The plane of one locator.
struct View {
    globe: Azimuthal,
    scale: f64,
    /// What lies in the middle of the picture, in radii of the globe.
    middle: (f64, f64),
}

/// Where an area lies on the picture.
struct Place<'a> {
    code: &'a str,
    left: i32,
    top: i32,
    right: i32,
    bottom: i32,
    /// Twice the area of its largest part in sight, and a place well inside of that.
    size: i64,
    inside: Option<(i32, i32)>,
}

impl Place<'_> {
    fn width(&self) -> i32 {
        self.right - self.left
    }

    fn height(&self) -> i32 {
        self.bottom - self.top
    }

    fn middle(&self) -> (i32, i32) {
        (self.left + self.width() / 2, self.top + self.height() / 2)
    }
}

impl View {
    /// The view that shows a country whole, but for parts of it that lie far off.
    fn of(area: &Area) -> Self {
        let rings: &[Ring] = match &area.shape {
            Shape::Rings(rings) => rings,
            Shape::Centre(centre) => return Self::above(*centre, ([0.0; 2], [0.0; 2])),
        };
        let Some(main) = rings.iter().max_by_key(|ring| extent(&ring.points)) else {
            return Self::above(Point { lon: 0, lat: 0 }, ([0.0; 2], [0.0; 2]));
        };
        let centre = middle(&main.points);
        let globe = Azimuthal::above(centre);
        let bounds = |ring: &Ring| {
            let places = ring.vectors.iter().map(|&vector| globe.place(vector));
            places.fold(([f64::MAX; 2], [f64::MIN; 2]), |(low, high), (x, y)| {
                ([low[0].min(x), low[1].min(y)], [high[0].max(x), high[1].max(y)])
            })
        };
        let (mut low, mut high) = bounds(main);
        let near = 1.7 * (high[0] - low[0]).max(high[1] - low[1]).max(0.05);
        for ring in rings {
            let (ring_low, ring_high) = bounds(ring);
            let far = ring_low.iter().chain(&ring_high).any(|side| side.abs() > near);
            if !far {
                low = [low[0].min(ring_low[0]), low[1].min(ring_low[1])];
                high = [high[0].max(ring_high[0]), high[1].max(ring_high[1])];
            }
        }
        Self::above(centre, (low, high))
    }

    fn above(centre: Point, (low, high): ([f64; 2], [f64; 2])) -> Self {
        let (width, height) = (f64::from(SIZE.0), f64::from(SIZE.1));
        let least = if low == high { FAR } else { REACH[0] };
        let half = ((high[0] - low[0]) * height / width).max(high[1] - low[1]) / 2.0;
        let reach = (half * 1.8).clamp(least, REACH[1]).max(half * 1.06);
        let middle = (f64::midpoint(low[0], high[0]), f64::midpoint(low[1], high[1]));
        Self { globe: Azimuthal::above(centre), scale: height / 2.0 / reach, middle }
    }

    #[expect(clippy::cast_possible_truncation, reason = "the globe is a few thousand units wide")]
    fn place(&self, vector: Vector) -> (i32, i32) {
        let (x, y) = self.globe.place(vector);
        let at = |value: f64, middle: f64, size: i32| ((value - middle) * self.scale).round() as i32 + size / 2;
        (at(x, self.middle.0, SIZE.0), at(y, self.middle.1, SIZE.1))
    }

    /// What can be seen of an area, and where.
    fn draw<'a>(&self, area: &'a Area) -> (Path, Option<Place<'a>>) {
        let mut path = Path::default();
        let mut seen: Vec<(i32, i32)> = Vec::new();
        let mut largest = (0, None);
        match &area.shape {
            Shape::Centre(centre) => {
                let at = self.place(centre.vector());
                let near = (0..=SIZE.0).contains(&at.0) && (0..=SIZE.1).contains(&at.1);
                seen.extend(near.then_some(at));
            }
            Shape::Rings(rings) => {
                for ring in rings {
                    let places: Vec<(i32, i32)> = ring.vectors.iter().map(|&vector| self.place(vector)).collect();
                    // A ring around the antipode would cover the whole plane.
                    if !places.iter().any(|&at| is_near(at)) {
                        continue;
                    }
                    let cut = cut(places);
                    path.ring(cut.iter().copied());
                    let part = inside(&cut);
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
fn is_near((x, y): (i32, i32)) -> bool {
    let reach = |size: i32| -size / 4..=size * 5 / 4;
    reach(SIZE.0).contains(&x) && reach(SIZE.1).contains(&y)
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
fn cut(ring: Vec<(i32, i32)>) -> Vec<(i32, i32)> {
    const BEYOND: i32 = 4;
    let sides = [(0, -BEYOND, 1), (0, SIZE.0 + BEYOND, -1), (1, -BEYOND, 1), (1, SIZE.1 + BEYOND, -1)];
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

/// Names for the largest areas in sight that have room for theirs.
fn labels<'n>(mut places: Vec<Place<'_>>, names: &[(&str, &'n str)]) -> Vec<((i32, i32), &'n str)> {
    places.sort_by_key(|place| (std::cmp::Reverse(place.size), place.code));
    let mut set: Vec<((i32, i32), i32, &str)> = Vec::new();
    for place in places {
        let Some((_, name)) = names.iter().find(|(code, _)| *code == place.code) else { continue };
        let half = i32::try_from(name.chars().count()).unwrap_or(i32::MAX / LETTER) * LETTER / 2;
        let Some(at) = place.inside else { continue };
        let seen = (half + 2..=SIZE.0 - half - 2).contains(&at.0) && (10..=SIZE.1 - 10).contains(&at.1);
        let fits = place.width() > half * 3 / 2 && place.height() > 10;
        let free = set
            .iter()
            .all(|(other, reach, _)| (other.0 - at.0).abs() > half + reach + 4 || (other.1 - at.1).abs() > 15);
        // The middle is the country's own.
        let own = (at.0 - SIZE.0 / 2).abs() < half + 10 && (at.1 - SIZE.1 / 2).abs() < 14;
        if seen && fits && free && !own {
            set.push(((at.0, at.1 + 4), half, name));
        }
    }
    set.into_iter().map(|(at, _, name)| (at, name)).collect()
}

/// Twice the area of a ring, and a place well inside of it: the middle of the widest of some level lines through it.
fn inside(ring: &[(i32, i32)]) -> (i64, Option<(i32, i32)>) {
    let next = |at: usize| ring[(at + 1) % ring.len()];
    let cross = |(at, &(x, y)): (usize, &(i32, i32))| {
        let (to_x, to_y) = next(at);
        i64::from(x) * i64::from(to_y) - i64::from(to_x) * i64::from(y)
    };
    let size = ring.iter().enumerate().map(cross).sum::<i64>().abs();
    let (top, bottom) = (ring.iter().map(|&(_, y)| y).min(), ring.iter().map(|&(_, y)| y).max());
    let (top, bottom) = (top.unwrap_or(0).max(0), bottom.unwrap_or(0).min(SIZE.1));
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
            let (left, right) = (pair[0].max(0), pair[1].min(SIZE.0));
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
    use super::*;

    fn drawn(code: &str) -> String {
        let words = Words { id: "l", title: "Where it lies", desc: "Among its neighbours." };
        let names = [("CN", "China"), ("RU", "Russia"), ("PH", "Philippines"), ("MY", "Malaysia")];
        locator(&World::built_in(), words, (code, &names)).unwrap_or_default()
    }

    #[test]
    fn every_country_has_one_of_modest_size() {
        for area in World::built_in().areas.iter().filter(|area| !area.code.is_empty()) {
            let svg = drawn(area.code);
            assert!(svg.contains("class=\"here\""), "{} is not drawn", area.code);
            assert!(svg.len() < 18_000, "{} has {} bytes", area.code, svg.len());
        }
        assert_eq!(drawn("ZZ"), "");
    }

    #[test]
    fn neighbours_are_named_and_small_ones_are_circled() {
        assert!(drawn("JP").contains(">China</text>"));
        assert!(drawn("SG").contains("class=\"ring\""), "Singapore");
        assert!(!drawn("JP").contains("class=\"ring\""), "Japan");
    }

    #[test]
    fn a_name_stands_inside_of_its_country() {
        // A bow around a bay: the middle of its box is in the bay.
        let bow = [(0, 0), (100, 0), (100, 80), (90, 80), (90, 20), (10, 20), (10, 80), (0, 80)];
        assert_eq!(inside(&bow), (2 * (2000 + 600 + 600), Some((50, 10))));
        assert_eq!(inside(&[]), (0, None));
    }

    #[test]
    fn what_lies_on_the_other_side_of_the_globe_is_not_drawn() {
        // The antipode of Taiwan lies in South America, whose outlines would turn land and sea about.
        let world = World::built_in();
        let view = world.area("TW").map(View::of).unwrap_or_else(|| unreachable!());
        for code in ["AR", "PY", "BR"] {
            assert!(world.area(code).is_some_and(|area| view.draw(area).1.is_none()), "{code}");
        }
    }

    #[test]
    fn rings_are_cut_at_the_edges() {
        let square = vec![(-100, 50), (100, 50), (100, 100), (-100, 100)];
        assert_eq!(cut(square), [(-4, 50), (100, 50), (100, 100), (-4, 100)]);
        assert!(cut(vec![(-50, -50), (-20, -50), (-20, -20)]).is_empty());
    }
}
