//! Parts of the world whose control is disputed. The table says who controls an area, so maps show these in a tone of
//! their own, which takes no side.

use super::{Path, Point, Ring, Shape, World};

/// A place within each part, with the countries whose maps show it in a tone between.
const DISPUTED: [(Point, &[&str]); 3] = [
    // Crimea.
    (Point { lon: 3_430, lat: 4_520 }, &["UA", "RU"]),
    // The north of Cyprus.
    (Point { lon: 3_340, lat: 3_530 }, &["CY"]),
    // Somaliland.
    (Point { lon: 4_500, lat: 960 }, &["SO"]),
];

/// The outlines of the parts that one of these countries holds or claims.
pub fn claimed<'w>(world: &'w World, codes: &[&str]) -> impl Iterator<Item = &'w Ring> {
    let meant = DISPUTED.iter().filter(move |(_, claims)| claims.iter().any(|claim| codes.contains(claim)));
    meant.filter_map(|(place, _)| ring_around(world, *place))
}

/// The outlines of all such parts.
pub fn disputed(world: &World) -> impl Iterator<Item = &Ring> {
    DISPUTED.iter().filter_map(|(place, _)| ring_around(world, *place))
}

/// These outlines as one path, each drawn as a map draws it.
pub fn joined<'w>(rings: impl Iterator<Item = &'w Ring>, draw: impl Fn(&Ring) -> Path) -> Path {
    rings.fold(Path::default(), |mut path, ring| {
        path.join(&draw(ring));
        path
    })
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
    fn every_part_is_known_and_is_no_whole_country() {
        let world = World::built_in();
        for (place, codes) in DISPUTED {
            let ring = ring_around(&world, place).unwrap_or_else(|| unreachable!());
            assert!(ring.points.len() < 30, "it is a part and no whole country: {place:?}");
            assert!(codes.iter().all(|code| claimed(&world, &[code]).count() == 1), "{codes:?}");
        }
        assert_eq!(disputed(&world).count(), DISPUTED.len());
        assert_eq!(claimed(&world, &["FR", "ZZ"]).count(), 0);
    }
}
