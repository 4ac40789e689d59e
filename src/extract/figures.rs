//! Key figures: money, troops, casualties, distances, with their units.

use super::{Figure, Reading};

/// The key figures of the body, in its order.
pub fn found(reading: &Reading<'_>) -> Vec<Figure> {
    let _ = reading;
    Vec::new()
}
