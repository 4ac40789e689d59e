//! The outlines of the countries, read from the table `world.txt`, which says where they come from and how they are
//! written.

use super::{Point, Vector};

/// Natural Earth's countries and the centres of small territories.
const TABLE: &str = include_str!("world.txt");

/// The countries of the world as areas.
#[derive(Debug, Clone)]
pub struct World {
    /// Its areas, by code.
    pub areas: Vec<Area>,
}

/// One country or territory.
#[derive(Debug, Clone)]
pub struct Area {
    /// Its ISO 3166-1 alpha-2 code; empty for an area that has none.
    pub code: &'static str,
    /// Where it is.
    pub shape: Shape,
}

/// A closed line.
#[derive(Debug, Clone)]
pub struct Ring {
    /// Its points.
    pub points: Vec<Point>,
    /// The same as directions from the middle of the globe, made once for the many maps that need them.
    pub vectors: Vec<Vector>,
}

/// Where an area is.
#[derive(Debug, Clone)]
pub enum Shape {
    /// Its outlines; one within another is a hole.
    Rings(Vec<Ring>),
    /// Its centre, since it is too small for outlines or has none of its own.
    Centre(Point),
}

impl World {
    /// The world as it is built in.
    pub fn built_in() -> Self {
        let lines = TABLE.lines().filter(|line| !line.starts_with('#'));
        Self { areas: lines.filter_map(area).collect() }
    }

    /// The area of a country.
    pub fn area(&self, code: &str) -> Option<&Area> {
        self.areas.iter().find(|area| area.code == code && !code.is_empty())
    }
}

fn area(line: &'static str) -> Option<Area> {
    let (code, shape) = line.split_once(' ')?;
    let shape = match shape.strip_prefix('@') {
        Some(centre) => Shape::Centre(point(centre)?),
        None => Shape::Rings(shape.split(';').map(ring).collect()),
    };
    Some(Area { code: if code == "--" { "" } else { code }, shape })
}

/// A ring from its first point and the steps after it.
fn ring(text: &str) -> Ring {
    let mut at = Point { lon: 0, lat: 0 };
    let steps = text.split(' ').filter_map(point);
    let next = |step: Point| {
        at = Point { lon: at.lon + step.lon, lat: at.lat + step.lat };
        at
    };
    let points: Vec<Point> = steps.map(next).collect();
    let vectors = points.iter().map(|point| point.vector()).collect();
    Ring { points, vectors }
}

fn point(text: &str) -> Option<Point> {
    let (lon, lat) = text.split_once(',')?;
    Some(Point { lon: lon.parse().ok()?, lat: lat.parse().ok()? })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_whole() {
        let world = World::built_in();
        assert_eq!(world.areas.len(), 252);
        let points = |area: &Area| match &area.shape {
            Shape::Rings(rings) => rings.iter().map(|ring| ring.points.len()).sum(),
            Shape::Centre(_) => 1,
        };
        // What could not be read would be missing here: every comma of the table divides a point.
        let commas: usize = TABLE.lines().filter(|line| !line.starts_with('#')).map(|l| l.matches(',').count()).sum();
        assert_eq!(world.areas.iter().map(points).sum::<usize>(), commas);
        for area in &world.areas {
            let Shape::Rings(rings) = &area.shape else { continue };
            for ring in rings {
                assert!(ring.points.len() >= 3, "{}", area.code);
                assert!(
                    ring.points.iter().all(|point| point.lat.abs() <= 9_000 && point.lon.abs() <= 19_200),
                    "{}",
                    area.code
                );
            }
        }
        assert!(world.area("JP").is_some() && world.area("XK").is_some() && world.area("ZZ").is_none());
        assert!(world.area("").is_none());
    }
}
