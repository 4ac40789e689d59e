//! What extraction found in an article, as data: a JSON object for tools, line by line for whole collections, and a
//! sidecar for people to correct.
//!
//! Pure: text in, text out. Knows no disk, no terminal and no site.

mod json;
mod line;
mod made;
mod place;
mod schema;
mod sidecar;

pub use json::{Record, Stretch};
pub use line::{Answer, Bad, line, lines};
pub use made::Findings;
pub use place::Place;
pub use schema::{NAMES, schema};
pub use sidecar::{Broken, Entries, Fate, Key, Sheet, Verdict, added, judged, refreshed};

use json::{Cited, Country, Dated, Event, Figure, Organisation, Person, Point, Quote, System, Topic};
