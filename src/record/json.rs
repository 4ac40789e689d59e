//! What was found in an article, as one JSON object.
//!
//! `start` and `end` count bytes of UTF-8; `part` says in which text, where it is not the text itself.

use schemars::JsonSchema;
use serde::Serialize;
use std::borrow::Cow;

/// What was found in one article.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[schemars(title = "Findings of an article")]
pub struct Record {
    /// The id that came with the text, or the article's path.
    pub id: serde_json::Value,
    /// Countries, the most prominent first.
    pub countries: Vec<Country>,
    /// Topics, the strongest first.
    pub topics: Vec<Topic>,
    /// People, in the order in which the text names them.
    pub people: Vec<Person>,
    /// Organisations, in the order in which the text names them.
    pub organisations: Vec<Organisation>,
    /// Weapon systems and platforms, in the order in which the text names them.
    pub systems: Vec<System>,
    /// Dates that the text names, in its order.
    pub dates: Vec<Dated>,
    /// What happened when: dated sentences by date.
    pub chronology: Vec<Event>,
    /// Direct quotes, in the text's order.
    pub quotes: Vec<Quote>,
    /// Key figures, in the text's order.
    pub figures: Vec<Figure>,
    /// Whom the text cites, in its order.
    pub sources: Vec<Cited>,
    /// The bottom line, in the text's own sentences.
    pub summary: Option<String>,
    /// Sentences that carry most, in the text's order.
    pub key_points: Vec<String>,
    /// Where the summary and the key points stand, and why they were taken.
    pub gist: Vec<Point>,
    /// The language of the text (ISO 639-1), where it can be told.
    pub lang: Option<String>,
    /// What stood around the article and was not read: `No comments:`, share bars.
    pub boilerplate: Vec<Stretch>,
}

/// A stretch of the text.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Stretch {
    /// The first byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
    /// The words, as they were read.
    pub text: String,
    /// `title` or `dateline`, if it does not stand in the text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub part: Option<&'static str>,
}

/// A country.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Country {
    /// ISO 3166-1 alpha-2, or `XK` for Kosovo.
    pub code: String,
    /// The English short name of CLDR.
    pub name: String,
    /// `primary`: the article is about it; `mentioned`: it only names it.
    pub role: &'static str,
    /// How prominent it is, in points.
    pub score: u32,
    /// What decided.
    pub rule: &'static str,
    /// Where it is named.
    pub mentions: Vec<Stretch>,
}

/// A topic.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Topic {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// How strong it is, in points.
    pub score: u32,
    /// What decided.
    pub rule: &'static str,
    /// The phrases that show it.
    pub mentions: Vec<Stretch>,
}

/// A person.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Person {
    /// The fullest name that the text gives.
    pub name: String,
    /// The office or profession that the text gives.
    pub role: Option<String>,
    /// The country that the text joins to the office (ISO 3166-1 alpha-2).
    pub country: Option<String>,
    /// How sure the finding is, in points.
    pub score: u32,
    /// What decided.
    pub rule: &'static str,
    /// Where the person is named, by full name or surname.
    pub mentions: Vec<Stretch>,
}

/// An organisation.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Organisation {
    /// The fullest name that the text gives.
    pub name: String,
    /// Its name in the lists, if it is listed.
    pub listed: Option<String>,
    /// What it is, if it is listed.
    pub kind: Option<String>,
    /// How sure the finding is, in points.
    pub score: u32,
    /// What decided.
    pub rule: &'static str,
    /// Where it is named.
    pub mentions: Vec<Stretch>,
}

/// A weapon system or platform.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct System {
    /// The fullest name that the text gives.
    pub name: String,
    /// Its name in the lists, if it is listed.
    pub listed: Option<String>,
    /// What it is, if it is listed.
    pub class: Option<String>,
    /// The countries that make it (ISO 3166-1 alpha-2), if it is listed.
    pub makers: Vec<String>,
    /// How sure the finding is, in points.
    pub score: u32,
    /// What decided.
    pub rule: &'static str,
    /// Where it is named.
    pub mentions: Vec<Stretch>,
}

/// A date that the text names.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Dated {
    /// Its words.
    pub text: String,
    /// `2024-04-11`, `2024-04` or `2024`, and `/` between two for a span of time (ISO 8601); null if the year is open.
    pub value: Option<String>,
    /// `day`, `month` or `year`.
    pub precision: &'static str,
    /// How surely it is known which day is meant: 3 where its own words say, 2 where other words do, 1 where only the tense tells.
    pub score: u32,
    /// What decided.
    pub rule: &'static str,
    /// The first byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

/// A dated event.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Event {
    /// The date, as in `dates`.
    pub date: String,
    /// `day`, `month` or `year`.
    pub precision: &'static str,
    /// How surely the date is known, as in `dates`.
    pub score: u32,
    /// What decided.
    pub rule: &'static str,
    /// The sentence that tells it.
    pub text: String,
    /// The first byte of the sentence.
    pub start: u32,
    /// One past its last byte.
    pub end: u32,
}

/// A direct quote.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Quote {
    /// The words between the quotation marks.
    pub text: String,
    /// Who said it, by the fullest name that the text gives.
    pub speaker: Option<String>,
    /// How surely the speaker is known: 2 named beside it, 1 carried on from a quote before, 0 not told.
    pub score: u32,
    /// What decided.
    pub rule: &'static str,
    /// The first byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

/// A key figure.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Figure {
    /// Number and unit, as the text has them.
    pub text: String,
    /// `money`, `troops`, `casualties`, `displaced`, `captives`, `weapons`, `distance`, `quantity` or `share`.
    pub kind: &'static str,
    /// The number; of a range, its lower end.
    pub value: f64,
    /// The upper end of a range: the 12,000 of "10,000 to 12,000 troops". Other figures have none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub upper: Option<f64>,
    /// Its unit: an ISO 4217 code for money (empty where the text does not tell whose it is), `km`, `people`, `percent`...
    pub unit: Cow<'static, str>,
    /// How closely number and unit belong together: 2 where the unit stands right at the number, 1 where words stand between.
    pub score: u32,
    /// What decided.
    pub rule: &'static str,
    /// The first byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

/// A source that the text cites.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Cited {
    /// The name that the text gives.
    pub name: String,
    /// What the citation is worth: 2 for a name, 1 for those who have none.
    pub score: u32,
    /// What decided.
    pub rule: &'static str,
    /// The first byte of the name.
    pub start: u32,
    /// One past its last byte.
    pub end: u32,
}

/// A stretch that says what the text comes to.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Point {
    /// `summary` or `key-point`.
    pub kind: &'static str,
    /// Its words.
    pub text: String,
    /// How much of what the text is about comes together in it, in points.
    pub score: u32,
    /// What decided.
    pub rule: &'static str,
    /// The first byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}
