//! The keys of front matter and sidecars.

use schemars::JsonSchema;
use serde::Serialize;

/// A TOML date or offset date-time, which tools hand on as a text.
#[derive(Serialize, JsonSchema)]
#[serde(transparent)]
struct Date {
    #[schemars(regex(pattern = r"^\d{4}-\d{2}-\d{2}([Tt ].*)?$"))]
    date: String,
}

/// The front matter of an article, between lines of `+++`.
#[derive(Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "Front matter")]
pub struct FrontMatter {
    /// The title.
    #[schemars(length(min = 1))]
    title: String,
    /// When it was published.
    date: Option<Date>,
    /// When it was last changed.
    updated: Option<Date>,
    /// The day whose state of affairs it tells.
    as_of: Option<Date>,
    /// The day after which it should not be relied on.
    expires: Option<Date>,
    /// Not for readers yet.
    draft: Option<bool>,
    /// Its address, if not made from the title.
    #[schemars(regex(pattern = r"^[a-z0-9]+(-[a-z0-9]+)*$"))]
    slug: Option<String>,
    /// Former addresses, from the site's root.
    aliases: Option<Vec<String>>,
    /// Who wrote it.
    authors: Option<Vec<String>>,
    #[serde(flatten)]
    said: Said,
}

/// A sidecar, `NAME.meta.toml`.
#[derive(Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "Sidecar")]
pub struct Sidecar {
    /// The BLAKE3 hash of the text that it was made for.
    text: Option<String>,
    /// Whether a person has confirmed all of it, so that only they change it.
    reviewed: Option<bool>,
    #[serde(flatten)]
    said: Said,
    /// How Chancery tells a person's changes from its own words.
    written: Option<Written>,
}

/// What may stand in either.
#[derive(Serialize, JsonSchema)]
struct Said {
    /// The language of the text (BCP 47), if not the site's.
    #[schemars(regex(pattern = r"^[A-Za-z0-9]{2,3}(-[A-Za-z0-9]{1,8})*$"))]
    lang: Option<String>,
    /// The bottom line.
    summary: Option<String>,
    /// The key points.
    key_points: Option<Vec<String>>,
    /// Countries that it is about: ISO 3166-1 alpha-2, or English names.
    countries: Option<Vec<String>>,
    /// Countries that it only mentions.
    mentioned: Option<Vec<String>>,
    /// Ids of topics.
    topics: Option<Vec<String>>,
    /// People.
    people: Option<Vec<String>>,
    /// Organisations.
    organisations: Option<Vec<String>>,
    /// Weapon systems and platforms.
    systems: Option<Vec<String>>,
    /// What reading got wrong, never to come back.
    not: Option<Not>,
    /// Quotes with who said them.
    quote: Option<Vec<Attribution>>,
    /// What it is based on.
    source: Option<Vec<Source>>,
    /// Dated events.
    event: Option<Vec<Event>>,
}

/// What reading got wrong, never to come back.
#[derive(Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Not {
    /// Countries.
    countries: Option<Vec<String>>,
    /// Topics.
    topics: Option<Vec<String>>,
    /// People.
    people: Option<Vec<String>>,
    /// Organisations.
    organisations: Option<Vec<String>>,
    /// Weapon systems and platforms.
    systems: Option<Vec<String>>,
    /// Words in quotation marks that are no quotes.
    quotes: Option<Vec<String>>,
}

/// A quote, and who said it.
#[derive(Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Attribution {
    /// Its words, or those with which it begins and `…`.
    #[schemars(length(min = 1))]
    text: String,
    /// Who said it; empty or left out if nobody is to be named.
    speaker: Option<String>,
}

/// A source that the article is based on, graded by the Admiralty code.
#[derive(Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Source {
    /// Its publisher and title.
    name: String,
    /// Its address.
    #[schemars(regex(pattern = r"^[Hh][Tt][Tt][Pp][Ss]?://"))]
    url: Option<String>,
    /// When it was read.
    accessed: Option<Date>,
    /// Reliability of the source, `A` to `F`.
    #[schemars(regex(pattern = r"^[A-F]$"))]
    reliability: Option<String>,
    /// Credibility of the information, 1 to 6.
    #[schemars(range(min = 1, max = 6))]
    credibility: Option<u8>,
}

/// A dated event.
#[derive(Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Event {
    /// When.
    date: Date,
    /// What.
    text: String,
    /// Where.
    place: Option<String>,
}

/// What Chancery wrote last.
#[derive(Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Written {
    /// The language that was found.
    lang: Option<String>,
    /// The fingerprint of the summary that was found.
    summary: Option<String>,
    /// The fingerprint of the key points that were found.
    key_points: Option<String>,
    #[serde(flatten)]
    found: Tags,
    /// What a person had added by then.
    yours: Option<Tags>,
}

/// Lists of tags.
#[derive(Serialize, JsonSchema)]
struct Tags {
    /// Countries that it is about.
    countries: Option<Vec<String>>,
    /// Countries that it only mentions.
    mentioned: Option<Vec<String>>,
    /// Topics.
    topics: Option<Vec<String>>,
    /// People.
    people: Option<Vec<String>>,
    /// Organisations.
    organisations: Option<Vec<String>>,
    /// Weapon systems and platforms.
    systems: Option<Vec<String>>,
}
