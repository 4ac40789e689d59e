//! From the globe to the plane, in arithmetic that rounds alike on every machine.
//!
//! The standard library's sine is the platform's, whose last digit differs; sums, products, quotients and square roots
//! are exactly rounded everywhere. So the few functions needed are made of those.

/// A place on the globe, in hundredths of a degree.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Point {
    /// East of Greenwich; may pass 180 degrees.
    pub lon: i32,
    /// North of the equator.
    pub lat: i32,
}

/// The direction of a place from the middle of the globe: towards the north pole, the meridian of Greenwich, and east.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Vector {
    up: f64,
    out: f64,
    east: f64,
}

impl Point {
    /// Its direction from the middle of the globe.
    pub fn vector(self) -> Vector {
        let along = cosine(self.lat);
        Vector { up: sine(self.lat), out: along * cosine(self.lon), east: along * sine(self.lon) }
    }
}

/// The meridian in the middle of the world map: with it, the map is cut in the Bering Strait and through no country.
const MIDDLE: i32 = 1100;

/// Half the width of the world on Equal Earth, in radii of the globe.
pub const HALF_WIDTH: f64 = 2.706_63;

fn radians(hundredths: i32) -> f64 {
    f64::from(hundredths) * (std::f64::consts::PI / 18_000.0)
}

/// The sine of an angle in hundredths of a degree.
fn sine(hundredths: i32) -> f64 {
    let turned = hundredths.rem_euclid(36_000);
    let folded = match turned {
        ..=9_000 => turned,
        9_001..=27_000 => 18_000 - turned,
        _ => turned - 36_000,
    };
    sine_near(radians(folded))
}

fn cosine(hundredths: i32) -> f64 {
    sine(hundredths + 9_000)
}

/// The sine of an angle within a quarter turn, in radians: its series as far as it changes the tenth digit.
fn sine_near(x: f64) -> f64 {
    let square = x * x;
    let mut term = x;
    let mut sum = x;
    for n in [2.0, 4.0, 6.0, 8.0, 10.0, 12.0, 14.0, 16.0] {
        term *= -square / (n * (n + 1.0));
        sum += term;
    }
    sum
}

/// A direction by its clockwise turn from straight up, in hundredths of a degree: how far to the right and up.
pub fn turned(turn: i32) -> (f64, f64) {
    (sine(turn), cosine(turn))
}

/// The angle within a third of half a turn whose sine this is, by Newton's method.
fn arcsine(sine: f64) -> f64 {
    let mut angle = sine;
    for _ in 0..6 {
        let at = sine_near(angle);
        angle -= (at - sine) / (1.0 - at * at).sqrt();
    }
    angle
}

/// A place on the world map, in radii of the globe, to the right and down.
///
/// The Equal Earth projection, which keeps areas in proportion: Šavrič, Patterson and Jenny, "The Equal Earth map
/// projection", International Journal of Geographical Information Science 33(3), 2019, equations 8 to 10.
pub fn equal_earth(point: Point) -> (f64, f64) {
    const A: [f64; 4] = [1.340_264, -0.081_106, 0.000_893, 0.003_796];
    let root = 3f64.sqrt();
    let angle = arcsine(root / 2.0 * sine(point.lat));
    let square = angle * angle;
    let sixth = square * square * square;
    let slope = A[0] + 3.0 * A[1] * square + sixth * (7.0 * A[2] + 9.0 * A[3] * square);
    let level = (1.0 - 0.75 * sine(point.lat) * sine(point.lat)).sqrt();
    let x = 2.0 * root * radians(point.lon - MIDDLE) * level / (3.0 * slope);
    let y = angle * (A[0] + A[1] * square + sixth * (A[2] + A[3] * square));
    (x, -y)
}

/// The globe seen from above a place: Lambert's azimuthal equal-area projection (Snyder, "Map Projections: A Working
/// Manual", 1987, equations 24-2 to 24-4).
#[derive(Debug, Clone, Copy)]
pub struct Azimuthal {
    /// The sine and cosine of the latitude and of the longitude in the middle.
    lat: (f64, f64),
    lon: (f64, f64),
}

impl Azimuthal {
    /// Seen from above this place.
    pub fn above(centre: Point) -> Self {
        let Point { lon, lat } = centre;
        Self { lat: (sine(lat), cosine(lat)), lon: (sine(lon), cosine(lon)) }
    }

    /// A place in radii of the globe, to the right and down. The antipode lies two radii away in every direction; it is
    /// put to the right.
    pub fn place(&self, vector: Vector) -> (f64, f64) {
        let Vector { up, out, east } = vector;
        let (near, aside) = (out * self.lon.1 + east * self.lon.0, east * self.lon.1 - out * self.lon.0);
        let nearness = 1.0 + self.lat.0 * up + self.lat.1 * near;
        if nearness < 1e-9 {
            return (2.0, 0.0);
        }
        let stretch = (2.0 / nearness).sqrt();
        (stretch * aside, -stretch * (self.lat.1 * up - self.lat.0 * near))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn angles_agree_with_the_library() {
        for at in (-72_000..72_000).step_by(37) {
            let known = f64::from(at).mul_add(std::f64::consts::PI / 18_000.0, 0.0);
            assert!((sine(at) - known.sin()).abs() < 1e-9, "{at}");
            assert!((cosine(at) - known.cos()).abs() < 1e-9, "{at}");
        }
        for at in [-0.866, -0.3, 0.0, 0.1, 0.5, 0.866] {
            assert!((arcsine(at) - f64::asin(at)).abs() < 1e-9, "{at}");
        }
    }

    #[test]
    fn equal_earth_is_as_published() {
        let edge = equal_earth(Point { lon: MIDDLE + 18_000, lat: 0 });
        assert!((edge.0 - HALF_WIDTH).abs() < 1e-4 && edge.1.abs() < 1e-12, "{edge:?}");
        // The pole line is 0.59 as long as the equator, and the map's height 0.487 of its width.
        let pole = equal_earth(Point { lon: MIDDLE + 18_000, lat: 9_000 });
        assert!((pole.0 / edge.0 - 0.59).abs() < 0.005, "{pole:?}");
        assert!((-pole.1 / edge.0 - 0.487).abs() < 0.001, "{pole:?}");
    }

    #[test]
    fn the_globe_from_above_keeps_its_middle_and_its_sides() {
        let view = Azimuthal::above(Point { lon: 13_900, lat: 3_600 });
        let (x, y) = view.place(Point { lon: 13_900, lat: 3_600 }.vector());
        assert!(x.abs() < 1e-9 && y.abs() < 1e-9);
        assert!(view.place(Point { lon: 15_000, lat: 3_600 }.vector()).0 > 0.1);
        assert!(view.place(Point { lon: 13_900, lat: 5_000 }.vector()).1 < -0.1);
        // A quarter turn away lies at the square root of two.
        let (x, y) = Azimuthal::above(Point { lon: 0, lat: 0 }).place(Point { lon: 9_000, lat: 0 }.vector());
        assert!((x - 2f64.sqrt()).abs() < 1e-9 && y.abs() < 1e-9);
    }
}
