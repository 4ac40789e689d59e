//! What extraction found in an article, as data: a JSON object for tools, line by line for whole collections, and a
//! sidecar for people to correct.
//!
//! Pure: text in, text out. Knows no disk, no terminal and no site.

mod json;
mod line;
mod place;
mod schema;
mod sidecar;

pub use json::{Findings, Record, Stretch};
pub use line::{Bad, line};
pub use place::Place;
pub use schema::{NAMES, schema};
pub use sidecar::{Broken, Entries, Fate, Key, Sheet, Verdict, judged, refreshed};
