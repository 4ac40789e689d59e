//! What hosts are told of a site: headers, redirects and times for caches, each in the form that the host reads.
//!
//! Pure: from settings and addresses to text. Knows no disk and no article.

mod caddy;
mod nginx;
mod policy;
mod sheet;

pub use caddy::caddy;
pub use nginx::nginx;
pub use policy::{Needs, POLICY};
pub use sheet::{REDIRECTS, headers, redirects};

use crate::config::{Base, Config, Hsts, Preset, RemoteImages, Search};
use crate::media::{self, Coding, KINDS, PAGE};
use crate::route::Route;
use policy::everywhere;

/// An address that leads to another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Move {
    /// The former address.
    pub from: Route,
    /// The present one.
    pub to: Route,
}

/// What a web server's own file is made of.
#[derive(Clone, Copy)]
pub struct Ground<'a> {
    /// The site's settings.
    pub config: &'a Config,
    /// Its former addresses.
    pub moves: &'a [Move],
    /// The folder on the server that holds it, without a slash at its end.
    pub folder: &'a str,
}

/// How long what stands at a path may be kept, by patterns of the path from the site's root; the last one that fits counts.
fn caching() -> [(&'static str, &'static str); 3] {
    [
        (r".*", media::cache_control("feed.xml")),
        (r"(.*/|.*\.html|)", media::cache_control("index.html")),
        (media::IMMUTABLE, media::FOR_EVER),
    ]
}

/// What pages need, by patterns of their paths from the site's root, and a name for each; the last one that fits counts.
fn policies(config: &Config) -> Vec<(&'static str, &'static str, Needs)> {
    let mut policies = vec![("page", ".*", Needs::NONE)];
    if config.search == Search::On {
        policies.push(("search", r"search/(index\.html)?", Needs::of(config, "search")));
    }
    if config.remote_images == RemoteImages::Allowed {
        policies.push(("briefing", r"briefings/[^/]+/(index\.html)?", Needs::of(config, "briefing")));
    }
    policies
}

/// A site's host and folder as a name of letters, digits and underscores, which begins with a letter.
fn identifier(base: &Base) -> String {
    let name = format!("site_{}{}", base.host(), base.prefix());
    name.chars().map(|letter| if letter.is_ascii_alphanumeric() { letter } else { '_' }).collect()
}
