//! The part of the world that a briefing is about, as outlines in one colour each.

use super::{Area, Path, Place, Point, Ring, Shape, View, World};

/// Parts whose control is disputed, by a place within each, with the countries whose map shows them in a tone between: the
/// table says who controls an area, and a card has no room for a word on it.
const DISPUTED: [(Point, &[&str]); 3] = [
    // Crimea.
    (Point { lon: 3_430, lat: 4_520 }, &["UA", "RU"]),
    // The north of Cyprus.
    (Point { lon: 3_340, lat: 3_530 }, &["CY"]),
    // Somaliland.
    (Point { lon: 4_500, lat: 960 }, &["SO"]),
];

/// What a picture of another make shows of some countries: outlines without words or classes.
pub struct Ground {
    /// All other countries.
    pub land: Path,
    /// The country in the middle, and the others that are meant.
    pub here: Path,
    /// Parts of these that somebody else controls or claims.
    pub disputed: Path,
    /// The middles of those that are meant and too small to be seen.
    pub small: Vec<(i32, i32)>,
}

/// The first of these countries among its neighbours, and as many of the others as can be seen with it. None if the table
/// does not have the first.
pub fn ground(world: &World, codes: &[&str], size: (i32, i32)) -> Option<Ground> {
    let areas: Vec<&Area> = codes.iter().filter_map(|code| world.area(code)).collect();
    let (first, others) = areas.split_first()?;
    let view = View::with(first, others, size);
    let mut ground =
        Ground { land: Path::default(), here: Path::default(), disputed: Path::default(), small: Vec::new() };
    for area in &world.areas {
        let (path, place) = view.draw(area);
        if !areas.iter().any(|meant| std::ptr::eq(*meant, area)) {
            ground.land.join(&path);
            continue;
        }
        ground.here.join(&path);
        let small = place.filter(Place::is_small);
        ground.small.extend(small.map(|place| place.middle()));
    }
    for (place, _) in DISPUTED.iter().filter(|(_, claims)| claims.iter().any(|claim| codes.contains(claim))) {
        if let Some(ring) = ring_around(world, *place) {
            let part = Area { code: "", shape: Shape::Rings(vec![ring.clone()]) };
            ground.disputed.join(&view.draw(&part).0);
        }
    }
    Some(ground)
}

/// The outline around a place.
fn ring_around(world: &World, place: Point) -> Option<&Ring> {
    let rings = world.areas.iter().filter_map(|area| match &area.shape {
        Shape::Rings(rings) => Some(rings),
        Shape::Centre(_) => None,
    });
    rings.flatten().find(|ring| is_around(&ring.points, place))
}

/// Whether a line from a place to the east crosses an outline an odd number of times.
fn is_around(ring: &[Point], place: Point) -> bool {
    let next = ring.iter().cycle().skip(1);
    let crosses = |(from, to): &(&Point, &Point)| {
        let (run, rise) = (i64::from(to.lon - from.lon), i64::from(to.lat - from.lat));
        let side = i64::from(place.lon - from.lon) * rise - run * i64::from(place.lat - from.lat);
        (from.lat > place.lat) != (to.lat > place.lat) && (side < 0) == (rise > 0)
    };
    ring.iter().zip(next).filter(crosses).count() % 2 == 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_disputed_is_in_a_tone_between() {
        let world = World::built_in();
        let drawn = |code: &str| ground(&world, &[code], (392, 536)).map(|ground| ground.disputed.d().to_owned());
        for (place, codes) in DISPUTED {
            let ring = ring_around(&world, place).unwrap_or_else(|| unreachable!());
            assert!(ring.points.len() < 30, "it is a part and no whole country: {place:?}");
            assert!(codes.iter().all(|code| drawn(code).is_some_and(|d| d.len() > 20)), "{codes:?}");
        }
        assert_eq!(drawn("FR").as_deref(), Some(""));
        assert_eq!(drawn("ZZ"), None);
    }
}
