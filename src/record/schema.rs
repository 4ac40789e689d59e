//! JSON Schemas of the files that people and tools write: for editors that complete and check while one types.
//!
//! `site.toml`, front matter and sidecars are read by hand-written readers, which say more than a schema can; the types
//! here describe the same keys, and a test holds them to the readers.

use super::Record;
use super::line::Incoming;
use schemars::{JsonSchema, schema_for};
use serde::Serialize;
use std::collections::BTreeMap;

/// The names of the schemas.
pub const NAMES: [&str; 5] = ["site", "front-matter", "sidecar", "record", "document"];

/// A schema by its name (JSON Schema 2020-12), as text.
pub fn schema(name: &str) -> Option<String> {
    let schema = match name {
        "site" => schema_for!(Site),
        "front-matter" => schema_for!(FrontMatter),
        "sidecar" => schema_for!(Sidecar),
        "record" => schema_for!(Record),
        "document" => schema_for!(Incoming),
        _ => return None,
    };
    serde_json::to_string_pretty(&schema).ok()
}

/// `site.toml`: what the site is called, where it will be read, and how it is made.
#[derive(Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "site.toml")]
struct Site {
    /// The publication's name.
    title: String,
    /// Where the site will be read: http or https, with a host.
    base_url: String,
    /// One sentence on what the site is.
    description: Option<String>,
    /// A line for the foot of every page.
    footer: Option<String>,
    /// The language of the articles unless they say otherwise (BCP 47).
    lang: Option<String>,
    /// Briefings on a page of a list.
    #[schemars(range(min = 1, max = 1000))]
    per_page: Option<u16>,
    /// Whether the built-in topics are used beside the site's own.
    default_topics: Option<bool>,
    /// How articles are read.
    extract: Option<Extract>,
    /// Pictures.
    media: Option<MediaSettings>,
    /// Where `publish` may bring the site.
    publish: Option<BTreeMap<String, Target>>,
    /// Entries of lists: topics of the site's own, and names that it knows besides the built-in ones.
    #[serde(flatten)]
    lists: Lists,
}

/// How articles are read.
#[derive(Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Extract {
    /// Whether articles are read for tags.
    enabled: Option<bool>,
}

/// Pictures.
#[derive(Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct MediaSettings {
    /// Whether pictures may come from other hosts.
    remote: Option<bool>,
}

/// A place to publish to.
#[derive(Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Target {
    /// `dir` or `git`.
    kind: String,
    /// Whether it is the one meant when none is named.
    default: Option<bool>,
    /// The folder of a `dir`.
    path: Option<String>,
    /// The repository of a `git`.
    remote: Option<String>,
    /// The branch of a `git`.
    branch: Option<String>,
}

/// Entries of lists, as in `lists/*.toml`.
#[derive(Serialize, JsonSchema)]
struct Lists {
    /// Topics: `id`, `name`, `description`, and the phrases `strong`, `any`, `all`, `none`.
    topic: Option<Vec<serde_json::Map<String, serde_json::Value>>>,
    /// Countries, by `code`.
    country: Option<Vec<serde_json::Map<String, serde_json::Value>>>,
    /// Regions of M49.
    region: Option<Vec<serde_json::Map<String, serde_json::Value>>>,
    /// Phrases that only look like a country.
    mask: Option<Vec<serde_json::Map<String, serde_json::Value>>>,
    /// Names with several readings.
    ambiguous: Option<Vec<serde_json::Map<String, serde_json::Value>>>,
    /// Organisations, by `name`.
    organisation: Option<Vec<serde_json::Map<String, serde_json::Value>>>,
    /// Newspapers, broadcasters and wire services, by `name`.
    media: Option<Vec<serde_json::Map<String, serde_json::Value>>>,
    /// Weapon systems, by `name`.
    system: Option<Vec<serde_json::Map<String, serde_json::Value>>>,
    /// Offices and forms of address, by `name`.
    office: Option<Vec<serde_json::Map<String, serde_json::Value>>>,
}

/// The front matter of an article, between lines of `+++`.
#[derive(Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "Front matter")]
struct FrontMatter {
    /// The title.
    title: String,
    /// When it was published: a TOML date or offset date-time.
    date: Option<String>,
    /// When it was last changed.
    updated: Option<String>,
    /// The day whose state of affairs it tells.
    as_of: Option<String>,
    /// The day after which it should not be relied on.
    expires: Option<String>,
    /// Not for readers yet.
    draft: Option<bool>,
    /// Its address, if not made from the title.
    slug: Option<String>,
    /// Former addresses.
    aliases: Option<Vec<String>>,
    /// Who wrote it.
    authors: Option<Vec<String>>,
    /// Its language (BCP 47), if not the site's.
    lang: Option<String>,
    /// What a person says of its tags and gist.
    #[serde(flatten)]
    said: Said,
    /// What it is based on.
    source: Option<Vec<Source>>,
    /// Dated events.
    event: Option<Vec<Event>>,
}

/// Tags and gist.
#[derive(Serialize, JsonSchema)]
struct Said {
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
    /// What extraction got wrong, never to come back.
    not: Option<Not>,
}

/// What extraction got wrong, never to come back.
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
    /// Weapon systems.
    systems: Option<Vec<String>>,
}

/// A source that the article is based on, graded by the Admiralty code.
#[derive(Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Source {
    /// Its publisher and title.
    name: String,
    /// Its address, http or https.
    url: Option<String>,
    /// When it was read.
    accessed: Option<String>,
    /// Reliability of the source, `A` to `F`.
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
    date: String,
    /// What.
    text: String,
    /// Where.
    place: Option<String>,
}

/// A sidecar, `NAME.meta.toml`.
#[derive(Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "Sidecar")]
struct Sidecar {
    /// The BLAKE3 hash of the text that it was made for.
    text: Option<String>,
    /// The language of the text.
    lang: Option<String>,
    /// Whether a person has confirmed all of it.
    reviewed: Option<bool>,
    /// Tags and gist.
    #[serde(flatten)]
    said: Said,
    /// What Chancery wrote last; how it tells a person's changes from its own.
    written: Option<Said>,
}
