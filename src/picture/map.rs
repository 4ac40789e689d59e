//! The world with its countries shaded by coverage, on the Equal Earth projection, which keeps areas in proportion.
//!
//! Antarctica is left out, as are the areas without an ISO code, which are drawn as land without coverage.

use super::{Area, Canvas, HALF_WIDTH, Level, Path, Point, Ring, Shape, Words, World, disputed, equal_earth, joined};
use std::collections::BTreeMap;

/// How much of the coast is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Detail {
    /// For a page of its own.
    Full,
    /// For a small map beside other things: small territories only where there is coverage.
    Small,
}

/// How a country is shaded, and what a pointer on it shows.
#[derive(Debug, Clone)]
pub struct Shade {
    /// Its colour.
    pub level: Level,
    /// Its name and count.
    pub label: String,
}

/// The northern and southern ends of the map: north of Greenland, south of Tierra del Fuego.
const ENDS: [i32; 2] = [8_390, -5_620];

/// The code of Antarctica, which would take a quarter of the map for no reader's use.
const ANTARCTICA: &str = "AQ";

/// The plane of a world map.
struct Plane {
    scale: f64,
    top: f64,
}

impl Plane {
    fn wide(width: i32) -> Self {
        Self { scale: f64::from(width) / (2.0 * HALF_WIDTH), top: equal_earth(Point { lon: 0, lat: ENDS[0] }).1 }
    }

    fn height(&self) -> i32 {
        let bottom = equal_earth(Point { lon: 0, lat: ENDS[1] }).1;
        whole((bottom - self.top) * self.scale)
    }

    fn ring(&self, ring: &Ring) -> Path {
        let mut path = Path::default();
        self.add(ring, &mut path);
        path
    }

    /// Adds a ring to a path, and says whether anything is left of it at this size.
    fn add(&self, ring: &Ring, path: &mut Path) -> bool {
        path.ring(ring.points.iter().map(|&point| self.place(point)))
    }

    fn place(&self, point: Point) -> (i32, i32) {
        let (x, y) = equal_earth(point);
        (whole((x + HALF_WIDTH) * self.scale), whole((y - self.top) * self.scale))
    }
}

/// A coordinate as it is written.
#[expect(clippy::cast_possible_truncation, reason = "a map is a few thousand units wide")]
fn whole(value: f64) -> i32 {
    value.round() as i32
}

/// The world with these countries shaded; all others have no coverage.
pub fn choropleth(world: &World, (words, detail): (Words<'_>, Detail), shades: &BTreeMap<&str, Shade>) -> String {
    let (width, dot) = match detail {
        Detail::Full => (1400, 5),
        Detail::Small => (720, 4),
    };
    let plane = Plane::wide(width);
    let mut canvas = Canvas::new("map", (width, plane.height()), words);
    let mut bare = Path::default();
    let mut shaded: Vec<(&Shade, Path)> = Vec::new();
    let mut dots: Vec<(Option<&Shade>, (i32, i32))> = Vec::new();
    for (code, shape) in atlas(world, width) {
        let shade = shades.get(code).filter(|shade| shade.level != Level::None);
        match (shape, shade) {
            (Ok(path), Some(shade)) => shaded.push((shade, path)),
            (Ok(path), None) => bare.join(&path),
            (Err(place), shade) => dots.push((shade, place)),
        }
    }
    canvas.path("none", &bare, "");
    // A stronger shade is drawn over a weaker one, so that its border is whole.
    shaded.sort_by_key(|(shade, _)| shade.level);
    for (shade, path) in &shaded {
        canvas.path(shade.level.class(), path, &shade.label);
    }
    // Over all shades: what is disputed has that of no country.
    canvas.path(Level::Disputed.class(), &joined(disputed(world), |ring| plane.ring(ring)), "");
    dots.sort_by_key(|(shade, _)| shade.map(|shade| shade.level));
    for (shade, (x, y)) in dots {
        match shade {
            Some(shade) => canvas.circle(shade.level.class(), (x, y, dot), &shade.label),
            None if detail == Detail::Full => canvas.circle("none", (x, y, dot / 2), ""),
            None => {}
        }
    }
    canvas.finish()
}

/// The code of every country, with its outline on a map so wide, or its place if nothing is left of that.
pub fn atlas(world: &World, width: i32) -> impl Iterator<Item = (&'static str, Result<Path, (i32, i32)>)> {
    let plane = Plane::wide(width);
    let areas = world.areas.iter().filter(|area| area.code != ANTARCTICA);
    areas.map(move |area| (area.code, outline(area, &plane).map_err(|centre| plane.place(centre))))
}

/// The outline of an area, or its centre if nothing is left of its outline at this size.
fn outline(area: &Area, plane: &Plane) -> Result<Path, Point> {
    let rings = match &area.shape {
        Shape::Rings(rings) => rings,
        Shape::Centre(centre) => return Err(*centre),
    };
    let mut path = Path::default();
    let mut drawn = false;
    for ring in rings {
        drawn |= plane.add(ring, &mut path);
    }
    let first = rings.iter().flat_map(|ring| &ring.points).next().copied().unwrap_or(Point { lon: 0, lat: 0 });
    if drawn { Ok(path) } else { Err(first) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawn(detail: Detail) -> String {
        let shade = |step, label: &str| Shade { level: Level::Step(step), label: label.to_owned() };
        let shades = BTreeMap::from([("JP", shade(5, "Japan: 9")), ("SG", shade(1, "Singapore: 1"))]);
        let words = Words { id: "m", title: "Coverage", desc: "Where." };
        choropleth(&World::built_in(), (words, detail), &shades)
    }

    #[test]
    fn countries_are_areas_and_small_ones_are_dots() {
        let full = drawn(Detail::Full);
        assert!(full.contains("<title>Japan: 9</title></path>"), "Japan is an area");
        assert!(full.contains("<title>Singapore: 1</title></circle>"), "Singapore is a dot");
        assert!(full.matches("<circle class=\"none\"").count() > 60, "so are others without coverage");
        assert!(!drawn(Detail::Small).contains("<circle class=\"none\""));
        assert!(full.len() < 60_000, "the map has {} bytes", full.len());
        assert!(drawn(Detail::Small).len() < 36_000, "the small map has {} bytes", drawn(Detail::Small).len());
    }

    #[test]
    fn what_is_disputed_has_no_country_s_shade() {
        for detail in [Detail::Full, Detail::Small] {
            let svg = drawn(detail);
            let disputed = svg.find("<path class=\"disputed\"").unwrap_or(0);
            assert!(disputed > svg.rfind("<path class=\"s5\"").unwrap_or(usize::MAX), "it lies over all shades");
            let d = svg[disputed..].split('"').nth(3).unwrap_or("");
            assert_eq!(d.matches('M').count(), 3, "Crimea, Northern Cyprus, Somaliland: {d}");
        }
    }

    #[test]
    fn no_country_crosses_the_map() {
        // A ring that is cut at the antimeridian would have a step from one side to the other.
        let plane = Plane::wide(1400);
        for area in World::built_in().areas.iter().filter(|area| area.code != ANTARCTICA) {
            let Shape::Rings(rings) = &area.shape else { continue };
            for ring in rings {
                let places: Vec<(i32, i32)> = ring.points.iter().map(|&point| plane.place(point)).collect();
                let far = places.windows(2).any(|two| (two[0].0 - two[1].0).abs() > 100);
                assert!(!far, "{}", area.code);
                assert!(places.iter().all(|&(x, y)| (-6..=1406).contains(&x) && (0..=plane.height()).contains(&y)));
            }
        }
    }
}
