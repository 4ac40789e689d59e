//! Organisations: those of the lists, and names that have the form of one.

use super::{Found, Organisation, Reading};
use crate::gazetteer::Gazetteer;

/// The organisations of title and body, in the order in which they are first named.
pub fn found(reading: &Reading<'_>, gazetteer: &Gazetteer) -> Vec<Found<Organisation>> {
    let _ = (reading, gazetteer);
    Vec::new()
}
