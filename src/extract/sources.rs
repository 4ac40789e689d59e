//! Whom a text cites: media and others whose word it reports.

use super::{Cited, Found, Organisation, Person, Reading};
use crate::gazetteer::Gazetteer;

/// The sources that the body cites, in its order.
pub fn found(
    reading: &Reading<'_>,
    gazetteer: &Gazetteer,
    named: (&[Found<Person>], &[Found<Organisation>]),
) -> Vec<Cited> {
    let _ = (reading, gazetteer, named);
    Vec::new()
}
