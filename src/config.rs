//! `site.toml`, checked: what the site is called, where it will be read, and how it is made.
//!
//! Knows no disk and no clock. A key that is not read here is an error, so nothing in the file is silently ignored.

mod colour;
mod hosting;
mod look;
mod target;

pub use colour::Colour;
pub use hosting::{Hosting, Hsts, Preset};
pub use look::{Accent, Density, Font, Look, Palette};
pub use target::{Service, Sftp, Store, Target, TargetKind};

use crate::diag::{self, Noted};
use crate::gazetteer::Lists;
use crate::keys::{Keys, Where, Word};
use crate::route::Route;
use crate::source::Source;

/// A checked configuration.
#[derive(Debug, Clone, Default)]
pub struct Config {
    /// The publication's name.
    pub title: String,
    /// Where the site will be read.
    pub base: Base,
    /// One sentence on what the site is; may be empty.
    pub description: String,
    /// A line for the foot of every page; may be empty.
    pub footer: String,
    /// Who signs new articles; may be empty.
    pub author: String,
    /// The language of the interface, and of the articles unless they say otherwise (BCP 47).
    pub lang: String,
    /// Briefings on a page of a list.
    pub per_page: usize,
    /// Whether articles are read for tags.
    pub extract: Extraction,
    /// Whether the site can be searched.
    pub search: Search,
    /// Whether each briefing has a card.
    pub cards: Cards,
    /// Pictures from other hosts.
    pub remote_images: RemoteImages,
    /// How the site looks.
    pub look: Look,
    /// Whether the built-in topics are used beside the site's own.
    pub default_topics: DefaultTopics,
    /// The site's own topics, and other entries of lists.
    pub lists: Lists,
    /// What the host of the site is told.
    pub hosting: Hosting,
    /// Where `publish` may bring the site.
    pub targets: Vec<Target>,
}

/// Whether articles are read for tags.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Extraction {
    /// Articles are read; what their authors say goes first.
    #[default]
    On,
    /// Only what authors say counts.
    Off,
}

/// Whether the site can be searched.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Search {
    /// It has an index, a page to search on, and a box on every page.
    #[default]
    On,
    /// It has none of them.
    Off,
}

/// Whether each briefing, and the site, has a card: a picture that other sites show of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Cards {
    /// There are none: they cost more than all the rest of a build together.
    #[default]
    Off,
    /// There are.
    On,
}

/// Whether pictures may come from other hosts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum RemoteImages {
    /// They are left out and their descriptions stay.
    #[default]
    LeftOut,
    /// They are loaded by readers' browsers.
    Allowed,
}

/// Whether the built-in topics are used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum DefaultTopics {
    /// Beside the site's own, which replace those of the same id.
    #[default]
    Kept,
    /// Only the site's own.
    Dropped,
}

/// Where the site will be read: an origin and the folder on it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Base {
    origin: String,
    prefix: String,
}

impl Base {
    /// Reads `https://host/folder`; `None` unless it is http or https with a host and nothing after the path.
    pub fn parse(text: &str) -> Option<Self> {
        let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"))?;
        let scheme = &text[..text.len() - rest.len()];
        let (host, path) = rest.split_once('/').unwrap_or((rest, ""));
        let fits = |byte: u8, extra: &[u8]| byte.is_ascii_alphanumeric() || extra.contains(&byte);
        let sound = !host.is_empty()
            && host.bytes().all(|byte| fits(byte, b".-:[]"))
            && path.bytes().all(|byte| fits(byte, b"/-._~"))
            && !path.split('/').any(|part| part == "." || part == "..");
        let path = path.trim_matches('/');
        let prefix = if path.is_empty() { String::new() } else { format!("/{path}") };
        sound.then(|| Self { origin: format!("{scheme}{}", host.to_ascii_lowercase()), prefix })
    }

    /// The address of a route from the host's root: `/folder/countries/japan/`.
    pub fn path(&self, route: &Route) -> String {
        format!("{}{route}", self.prefix)
    }

    /// The full address of a route.
    pub fn url(&self, route: &Route) -> String {
        format!("{}{}{route}", self.origin, self.prefix)
    }

    /// The full address of a path from the host's root.
    pub fn on_host(&self, path: &str) -> String {
        format!("{}{path}", self.origin)
    }

    /// The host that serves the site.
    pub fn host(&self) -> &str {
        self.origin.split_once("://").map_or(self.origin.as_str(), |(_, host)| host)
    }

    /// The host's name without its port.
    pub fn host_name(&self) -> &str {
        let host = self.host();
        match host.rsplit_once(':') {
            Some((name, port)) if port.bytes().all(|byte| byte.is_ascii_digit()) => name,
            _ => host,
        }
    }

    /// Whether it is read by https.
    pub fn is_secure(&self) -> bool {
        self.origin.starts_with("https://")
    }

    /// The folder on the host, `/folder`, or nothing at the host's root.
    pub fn prefix(&self) -> &str {
        &self.prefix
    }

    /// The part of an address on this host that lies within the site.
    pub fn within<'a>(&self, path: &'a str) -> Option<&'a str> {
        path.strip_prefix(self.prefix.as_str()).filter(|rest| rest.starts_with('/'))
    }
}

/// Checks `site.toml`. Without a usable title or address there is no configuration, only notes.
pub fn parse(source: &Source) -> Noted<Option<Config>> {
    let at = Where { source, base: 0, what: "site.toml" };
    let mut keys = Keys::parse(at, &source.text);
    let title = keys.required("title");
    let base = keys.required("base_url").and_then(|word| base_of(&mut keys, &word));
    let text = |word: Option<Word>| word.map_or_else(String::new, |word| word.text);
    let mut config = Config {
        description: text(keys.word("description")),
        footer: text(keys.word("footer")),
        author: text(keys.word("author")),
        lang: keys.language("lang").unwrap_or_else(|| "en".to_owned()),
        per_page: keys.number("per_page", 1..=1000).and_then(|n| usize::try_from(n).ok()).unwrap_or(50),
        ..Config::default()
    };
    if keys.flag("default_topics") == Some(false) {
        config.default_topics = DefaultTopics::Dropped;
    }
    switches(&mut keys, &mut config);
    if let Some(mut theme) = keys.table("theme") {
        let (look, footer) = look::read(&mut theme);
        config.look = look;
        if let Some(word) = footer {
            if !config.footer.is_empty() {
                theme.note(diag::config::footer_twice(&word.place));
            }
            config.footer = word.text;
        }
        keys.absorb(theme);
    }
    // `[media]` is about pictures; `[[media]]` names newspapers.
    let media = if keys.is_list("media") { None } else { keys.table("media") };
    if let Some(mut media) = media {
        if media.flag("remote") == Some(true) {
            config.remote_images = RemoteImages::Allowed;
        }
        keys.absorb(media);
    }
    config.lists.read(&mut keys);
    if let Some(mut table) = keys.table("hosting") {
        config.hosting = hosting::read(&mut table, base.as_ref());
        keys.absorb(table);
    }
    if let Some(mut publish) = keys.table("publish") {
        config.targets = target::read(&mut publish);
        keys.absorb(publish);
    }
    let notes = keys.finish();
    let value = title.zip(base).map(|(title, base)| Config { title: title.text, base, ..config });
    Noted::new(value, notes)
}

/// What of a site can be left out or added as a whole.
fn switches(keys: &mut Keys<'_>, config: &mut Config) {
    if let Some(mut extract) = keys.table("extract") {
        if extract.flag("enabled") == Some(false) {
            config.extract = Extraction::Off;
        }
        keys.absorb(extract);
    }
    if let Some(mut search) = keys.table("search") {
        if search.flag("enabled") == Some(false) {
            config.search = Search::Off;
        }
        keys.absorb(search);
    }
    if let Some(mut cards) = keys.table("cards") {
        if cards.flag("enabled") == Some(true) {
            config.cards = Cards::On;
        }
        keys.absorb(cards);
    }
}

fn base_of(keys: &mut Keys<'_>, word: &Word) -> Option<Base> {
    let base = Base::parse(&word.text);
    if base.is_none() {
        keys.note(diag::config::bad_base_url(&word.place));
    }
    base
}

#[cfg(test)]
mod tests {
    use super::Base;
    use crate::route::Route;

    #[test]
    fn a_base_has_an_origin_and_a_folder() {
        let base = Base::parse("https://Example.org/desk/").unwrap();
        assert_eq!(base.url(&Route::home()), "https://example.org/desk/");
        assert_eq!(base.path(&Route::section("countries")), "/desk/countries/");
        assert_eq!(base.within("/desk/x/"), Some("/x/"));
        assert_eq!(base.within("/desks/"), None);
        for bad in ["example.org", "ftp://x", "https://", "https://a b", "https://a/?q", "https://a/../b"] {
            assert_eq!(Base::parse(bad), None, "{bad}");
        }
    }
}
