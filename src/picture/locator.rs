//! Where a country lies: the country in strong colour among its neighbours, the globe seen from above its middle.

use super::{Canvas, Level, Path, Place, View, Words, World, claimed, joined};

/// The size of the picture.
const SIZE: (i32, i32) = (360, 270);

/// The width of a letter of a label, in units.
const LETTER: i32 = 6;

/// The country among its neighbours, with what of it is disputed in a tone between; those in `names` (code and name) are labelled where there is room. None for a
/// country that the table does not have.
pub fn locator(world: &World, words: Words<'_>, (code, names): (&str, &[(&str, &str)])) -> Option<String> {
    let own = world.area(code)?;
    let view = View::of(own, SIZE);
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
    canvas.path(Level::Disputed.class(), &joined(claimed(world, &[code]), |ring| view.ring(ring)), "");
    if let Some(place) = place.filter(Place::is_small) {
        let (x, y) = place.middle();
        canvas.circle("here", (x, y, 3), "");
        canvas.circle("ring", (x, y, 12), "");
    }
    for (at, name) in labels(places, names) {
        // A name that goes beyond its country has to be read on any colour. Its edge is a drawing of its own, since the
        // Nu Html Checker, which every style sheet passes, knows no `paint-order`.
        canvas.text("middle halo", at, name);
        canvas.text("middle", at, name);
    }
    Some(canvas.finish())
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
        // A name may go a little beyond its country at both sides, but not so far that it might be its neighbour's.
        let fits = place.width() * 3 > half * 2 && place.height() > 10;
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

#[cfg(test)]
mod tests {
    use super::*;

    fn drawn(code: &str) -> String {
        let words = Words { id: "l", title: "Where it lies", desc: "Among its neighbours." };
        let names = [
            ("CN", "China"),
            ("RU", "Russia"),
            ("PH", "Philippines"),
            ("MY", "Malaysia"),
            ("KR", "South Korea"),
            ("KP", "North Korea"),
        ];
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
    fn what_others_hold_or_claim_of_it_is_in_a_tone_between() {
        for code in ["UA", "RU", "CY", "SO"] {
            let svg = drawn(code);
            let (here, disputed) = (svg.find("class=\"here\""), svg.find("<path class=\"disputed\""));
            assert!(here.is_some() && here < disputed, "{code}");
        }
        // Among the neighbours of another country it is land as theirs is.
        assert!(!drawn("TR").contains("disputed"));
    }

    #[test]
    fn neighbours_are_named_and_small_ones_are_circled() {
        assert!(drawn("JP").contains(">China</text>"));
        assert!(drawn("JP").contains(">South Korea</text>") && drawn("JP").contains(">North Korea</text>"));
        assert!(drawn("SG").contains("class=\"ring\""), "Singapore");
        assert!(!drawn("JP").contains("class=\"ring\""), "Japan");
    }
}
