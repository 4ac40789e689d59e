//! Weapon systems and platforms: those of the lists, and names that have the form of one.

use super::{Found, Reading, System};
use crate::gazetteer::Gazetteer;

/// The systems of title and body, in the order in which they are first named.
pub fn found(reading: &Reading<'_>, gazetteer: &Gazetteer) -> Vec<Found<System>> {
    let _ = (reading, gazetteer);
    Vec::new()
}
