//! The part of the world that a briefing is about, as outlines in one colour each.

use super::{Area, Path, Place, View, World, claimed, joined};

/// What a picture of another make shows of some countries: outlines without words or classes.
pub struct Ground {
    /// All other countries.
    pub land: Path,
    /// The countries that are meant.
    pub here: Path,
    /// Parts of these that somebody else controls or claims.
    pub disputed: Path,
    /// The middles of those that are meant and too small to be seen.
    pub small: Vec<(i32, i32)>,
}

/// The most countries that are tried as the middle: each is measured against all others.
const TRIED: usize = 8;

/// One of these countries among its neighbours, and as many of the others as can be seen with it: the one with which most
/// of them can, or of several such the first. None if the table has none of them.
pub fn ground(world: &World, codes: &[&str], size: (i32, i32)) -> Option<Ground> {
    let areas: Vec<&Area> = codes.iter().filter_map(|code| world.area(code)).collect();
    let above = |at: usize| {
        let others: Vec<&Area> =
            areas.iter().enumerate().filter(|(other, _)| *other != at).map(|(_, &area)| area).collect();
        View::with(areas[at], &others, size)
    };
    // Of equals `max_by_key` gives the last.
    let view = (0..areas.len().min(TRIED)).rev().map(above).max_by_key(|view| view.company)?;
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
    fn the_middle_is_where_most_of_them_are_seen() {
        let world = World::built_in();
        let drawn = |codes: &[&str]| ground(&world, codes, (392, 536)).map(|ground| ground.land.d().to_owned());
        // From above the United States neither Japan nor the Philippines is seen, from above Japan both others of Asia.
        assert_eq!(drawn(&["US", "JP", "PH", "TW"]), drawn(&["JP", "US", "PH", "TW"]));
        assert_ne!(drawn(&["US", "JP"]), drawn(&["JP", "US"]), "of two that are apart the first is shown");
    }

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
