//! The part of the world that a briefing is about, as outlines in one colour each.

use super::{Area, Path, Place, View, World, claimed, joined};

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
    ground.disputed = joined(claimed(world, codes), |ring| view.ring(ring));
    Some(ground)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_disputed_is_in_a_tone_between() {
        let world = World::built_in();
        let drawn = |code: &str| ground(&world, &[code], (392, 536)).map(|ground| ground.disputed.d().to_owned());
        for code in ["UA", "RU", "CY", "SO"] {
            assert!(drawn(code).is_some_and(|d| d.len() > 20), "{code}");
        }
        assert_eq!(drawn("FR").as_deref(), Some(""));
        assert_eq!(drawn("ZZ"), None);
    }
}
