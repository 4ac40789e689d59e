//! The keys of `site.toml`.

use super::{Lists, Target};
use schemars::JsonSchema;
use serde::Serialize;
use std::collections::BTreeMap;

/// `site.toml`: what the site is called, where it will be read, and how it is made.
#[derive(Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "site.toml")]
pub struct Site {
    /// The publication's name.
    #[schemars(length(min = 1))]
    title: String,
    /// Where the site will be read: http or https, with a host, and perhaps a folder.
    #[schemars(regex(pattern = r"^https?://[^/?#]+[^?#]*$"))]
    base_url: String,
    /// One sentence on what the site is.
    description: Option<String>,
    /// A line for the foot of every page.
    footer: Option<String>,
    /// Who signs the articles that `chancery new` begins.
    author: Option<String>,
    /// The language of the interface, and of the articles unless they say otherwise (BCP 47); `en` if it is not given.
    #[schemars(regex(pattern = r"^[A-Za-z0-9]{2,3}(-[A-Za-z0-9]{1,8})*$"))]
    lang: Option<String>,
    /// Briefings on a page of a list; 50 if it is not given.
    #[schemars(range(min = 1, max = 1000))]
    per_page: Option<u16>,
    /// Whether the built-in topics are used beside the site's own; they are if it is not given.
    default_topics: Option<bool>,
    /// How articles are read.
    extract: Option<Extract>,
    /// How the site is searched.
    search: Option<Search>,
    /// Pictures that other sites show of a briefing.
    cards: Option<Cards>,
    /// How the site looks.
    theme: Option<Theme>,
    /// Pictures; or, as a list, newspapers, broadcasters and wire services.
    media: Option<Media>,
    /// What the host of the site is told.
    hosting: Option<Hosting>,
    /// Where `publish` may bring the site, by name.
    publish: Option<BTreeMap<String, Target>>,
    /// Entries of lists: topics of the site's own, and names that it knows besides the built-in ones.
    #[serde(flatten)]
    lists: Lists,
}

/// How articles are read.
#[derive(Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Extract {
    /// Whether articles are read for tags; they are if it is not given.
    enabled: Option<bool>,
}

/// How the site is searched.
#[derive(Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Search {
    /// Whether the site can be searched; it can if it is not given.
    enabled: Option<bool>,
}

/// Pictures that other sites show of a briefing.
#[derive(Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Cards {
    /// Whether each briefing, and the site, has one; they have none if it is not given.
    enabled: Option<bool>,
}

/// How the site looks.
#[derive(Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Theme {
    /// The built-in colours; `paper` if it is not given.
    palette: Option<Palette>,
    /// The letters of titles and text; `serif` if it is not given.
    font: Option<Font>,
    /// How much room is left between things; `comfortable` if it is not given.
    density: Option<Density>,
    /// The colour of links and signs.
    #[schemars(regex(pattern = r"^#([0-9A-Fa-f]{3}|[0-9A-Fa-f]{6})$"))]
    accent: Option<String>,
    /// The same on dark ground; the nearest tone that can be read there if it is not given.
    #[schemars(regex(pattern = r"^#([0-9A-Fa-f]{3}|[0-9A-Fa-f]{6})$"))]
    accent_dark: Option<String>,
    /// A picture beside the site's name, by its name in `templates/assets/`.
    logo: Option<String>,
    /// A line for the foot of every page, if it is not given at the top.
    footer: Option<String>,
}

/// A built-in set of colours.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
#[expect(dead_code, reason = "a schema names every value, and nothing makes one")]
enum Palette {
    Paper,
    Slate,
}

/// The letters of titles and text.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
#[expect(dead_code, reason = "a schema names every value, and nothing makes one")]
enum Font {
    Serif,
    Sans,
}

/// How much room is left between things.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
#[expect(dead_code, reason = "a schema names every value, and nothing makes one")]
enum Density {
    Comfortable,
    Compact,
}

/// `[media]` is about pictures, `[[media]]` names those who report.
#[derive(Serialize, JsonSchema)]
#[serde(untagged)]
#[expect(dead_code, reason = "only its schema is used")]
enum Media {
    Pictures(Pictures),
    Names(Vec<super::lists::Media>),
}

/// Pictures.
#[derive(Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Pictures {
    /// Whether pictures may come from other hosts; they may not if it is not given.
    remote: Option<bool>,
}

/// What the host of the site is told.
#[derive(Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Hosting {
    /// The host whose files `_headers` and `_redirects` are made at the root of the site; none if it is not given.
    preset: Option<Preset>,
    /// Whether browsers are told to ask the host by https only (HSTS). If it is not given they are, where the site is read
    /// by https and not in a folder of its host.
    hsts: Option<bool>,
}

/// A host that reads files at the root of a site.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
#[expect(dead_code, reason = "a schema names every value, and nothing makes one")]
enum Preset {
    Cloudflare,
    Netlify,
}
