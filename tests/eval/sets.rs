//! What is compared in each set of labelled documents, and the F1 that the design aims at.
//!
//! A published set labels what its authors needed: its countries compare with ours, its topics, people and
//! organisations are often another list of other things. A set that is not named here is compared in every field that
//! it has.

use super::score::Field;

/// A field of the labels, and what it is held against.
pub struct Comparison {
    /// The key of the labels.
    pub labels: &'static str,
    /// What is held against them.
    pub field: Field,
    /// Documents that are labelled with one of these are left out.
    pub without: &'static [&'static str],
    /// The F1 that the design asks for, if it does.
    pub aim: Option<f64>,
}

/// The sets by the name of their file.
const SETS: &[(&str, &[Comparison])] = &[
    (
        "briefing-gold",
        &[
            aim(Field::Countries, 98.0),
            aim(Field::Primary, 82.0),
            aim(Field::Topics, 70.0),
            aim(Field::People, 88.0),
            aim(Field::Organisations, 75.0),
            plain(Field::Systems),
            aim(Field::Dates, 92.0),
            aim(Field::Speakers, 80.0),
        ],
    ),
    ("geowebnews", &[aim(Field::Countries, 93.0)]),
    ("geovirus", &[aim(Field::Countries, 95.0)]),
    ("tr-news", &[aim(Field::Countries, 88.0)]),
    ("lgl", &[aim(Field::Countries, 82.0)]),
    ("euvsdisinfo", &[aim(Field::Countries, 93.0)]),
    // These label what a story is about; Reuters' American desk labelled its own country as a matter of course.
    ("reuters-21578", &[Comparison { without: &["US"], aim: Some(87.0), ..about() }]),
    ("cliff-handcoded", &[about()]),
    ("muc34", &[about()]),
];

/// Every field against the labels of its own name.
const ALL: &[Comparison] = &[
    plain(Field::Countries),
    plain(Field::Primary),
    plain(Field::Topics),
    plain(Field::People),
    plain(Field::Organisations),
    plain(Field::Systems),
    plain(Field::Dates),
    plain(Field::DateValues),
    plain(Field::Speakers),
];

/// What is compared in the set of this file name.
pub fn comparisons(file: &str) -> &'static [Comparison] {
    let name = file.split('.').next().unwrap_or(file);
    SETS.iter().find(|(set, _)| *set == name).map_or(ALL, |(_, comparisons)| comparisons)
}

const fn plain(field: Field) -> Comparison {
    Comparison { labels: field.word(), field, without: &[], aim: None }
}

/// Labels of countries that are only those that a text is about.
const fn about() -> Comparison {
    Comparison { labels: "countries", ..plain(Field::Primary) }
}

const fn aim(field: Field, f1: f64) -> Comparison {
    Comparison { aim: Some(f1), ..plain(field) }
}
