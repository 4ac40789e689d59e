//! Compares what was found with what is labelled: for each field the values of a document as a set, and over all
//! documents precision, recall and F1 (micro-averaged).

use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::canonical_combining_class;

/// Codes of states that are no more, and what stands for them now, so that old texts can be scored.
const FOLDED: [(&str, &str); 8] =
    [("SU", "RU"), ("DD", "DE"), ("YU", "RS"), ("CS", "CZ"), ("KV", "XK"), ("YD", "YE"), ("ZR", "CD"), ("BU", "MM")];

/// What is compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Field {
    /// All countries, by code.
    Countries,
    /// The countries that the text is about, by code.
    Primary,
    /// Topics, by id.
    Topics,
    /// People, by name.
    People,
    /// Organisations, by name.
    Organisations,
    /// Weapon systems and platforms, by name.
    Systems,
    /// Dates, by their words.
    Dates,
    /// Dates by their words and what these mean: `5 August = 2024-08-05`, or `open` where nothing tells the year.
    DateValues,
    /// The speakers of direct quotes, by name.
    Speakers,
}

impl Field {
    /// Its name among the labels.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Countries => "countries",
            Self::Primary => "primary",
            Self::Topics => "topics",
            Self::People => "people",
            Self::Organisations => "organisations",
            Self::Systems => "systems",
            Self::Dates => "dates",
            Self::DateValues => "date_values",
            Self::Speakers => "speakers",
        }
    }

    /// Where a record keeps it: the list, and the key of its values.
    fn place(self) -> (&'static str, &'static str) {
        match self {
            Self::Countries | Self::Primary => ("countries", "code"),
            Self::Topics => ("topics", "id"),
            Self::Dates | Self::DateValues => ("dates", "text"),
            Self::Speakers => ("quotes", "speaker"),
            Self::People | Self::Organisations | Self::Systems => (self.word(), "name"),
        }
    }

    /// The values that a record gives.
    pub fn found(self, record: &Value) -> BTreeSet<String> {
        let (list, key) = self.place();
        let about = |item: &&Value| self != Self::Primary || item["role"] == "primary";
        let items = record[list].as_array().into_iter().flatten().filter(about);
        let meant = |item: &Value| match self {
            Self::DateValues => format!(" = {}", item["value"].as_str().unwrap_or("open")),
            _ => String::new(),
        };
        let values = items.filter_map(|item| item[key].as_str().map(|value| format!("{value}{}", meant(item))));
        values.filter(|value| !value.is_empty()).map(|value| self.compared(&value)).collect()
    }

    /// The values that labels give: words, or objects whose `text` is the words.
    pub fn labelled(self, labels: Option<&Value>) -> BTreeSet<String> {
        let values = labels.and_then(Value::as_array).into_iter().flatten();
        let words = |value: &Value| match value {
            Value::Object(object) => object.get("text").and_then(Value::as_str).map(str::to_owned),
            Value::String(words) => Some(words.clone()),
            other => Some(other.to_string()),
        };
        values.filter_map(words).map(|value| self.compared(&value)).collect()
    }

    /// A value as it is compared.
    fn compared(self, value: &str) -> String {
        if !matches!(self, Self::Countries | Self::Primary) {
            return plain(value);
        }
        let now = FOLDED.iter().find(|(old, _)| *old == value).map_or(value, |(_, now)| now);
        now.to_owned()
    }
}

/// Words without accents, capitals and punctuation.
pub fn plain(value: &str) -> String {
    let letters: String = value.nfkd().filter(|&letter| canonical_combining_class(letter) == 0).collect();
    let lower = letters.to_lowercase();
    let words = lower.split(|letter: char| !letter.is_alphanumeric() && letter != '_');
    words.filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

/// How one field of one document came out.
#[derive(Debug, Clone, Default)]
pub struct Outcome {
    /// Values that are both labelled and found.
    pub hits: usize,
    /// Values that are found and not labelled.
    pub wrong: Vec<String>,
    /// Values that are labelled and not found.
    pub missed: Vec<String>,
}

impl Outcome {
    /// Holds what was found against the labels.
    pub fn of(labelled: &BTreeSet<String>, found: &BTreeSet<String>) -> Self {
        Self {
            hits: labelled.intersection(found).count(),
            wrong: found.difference(labelled).cloned().collect(),
            missed: labelled.difference(found).cloned().collect(),
        }
    }
}

/// How one field came out over many documents.
#[derive(Debug, Clone, Default)]
pub struct Tally {
    /// Documents that have labels for the field.
    pub documents: usize,
    /// Values that are both labelled and found.
    pub hits: usize,
    wrong: BTreeMap<String, usize>,
    missed: BTreeMap<String, usize>,
}

impl Tally {
    /// Counts a document in.
    pub fn add(&mut self, outcome: &Outcome) {
        self.documents += 1;
        self.hits += outcome.hits;
        for (values, counts) in [(&outcome.wrong, &mut self.wrong), (&outcome.missed, &mut self.missed)] {
            for value in values {
                *counts.entry(value.clone()).or_default() += 1;
            }
        }
    }

    /// How many values were wrong.
    pub fn wrong(&self) -> usize {
        self.wrong.values().sum()
    }

    /// How many values were missed.
    pub fn missed(&self) -> usize {
        self.missed.values().sum()
    }

    /// The share of what was found that is right, in percent.
    pub fn precision(&self) -> f64 {
        share(self.hits, self.hits + self.wrong())
    }

    /// The share of what is labelled that was found, in percent.
    pub fn recall(&self) -> f64 {
        share(self.hits, self.hits + self.missed())
    }

    /// The harmonic mean of the two.
    pub fn f1(&self) -> f64 {
        share(2 * self.hits, 2 * self.hits + self.wrong() + self.missed())
    }

    /// The values that were wrong most often and those that were missed most often, at most so many of each.
    pub fn confusions(&self, most: usize) -> [String; 2] {
        [&self.wrong, &self.missed].map(|counts| {
            let mut counts: Vec<(&String, &usize)> = counts.iter().collect();
            counts.sort_by(|(a, often), (b, rarely)| rarely.cmp(often).then(a.cmp(b)));
            let shown = counts.into_iter().take(most).map(|(value, count)| match count {
                1 => value.clone(),
                _ => format!("{value} ({count})"),
            });
            shown.collect::<Vec<_>>().join(", ")
        })
    }
}

#[expect(clippy::cast_precision_loss, reason = "counts of values are far below 2^52")]
fn share(part: usize, whole: usize) -> f64 {
    100.0 * part as f64 / whole.max(1) as f64
}
