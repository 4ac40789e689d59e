//! What every page shows of the site around its own content: name, sections, footer, the theme's files.

use super::view::{DateView, GENERATOR, plural};
use super::{Theme, Wording};
use crate::config::{Config, Search};
use crate::pages::shown_kinds;
use crate::route::Route;
use crate::site::Site;
use crate::wording::{Direction, direction};
use serde::Serialize;

/// An entry of the main navigation.
#[derive(Serialize)]
pub struct NavView {
    label: String,
    url: String,
    section: &'static str,
    count: usize,
}

#[derive(Serialize)]
struct AssetsView {
    css: String,
    theme_js: String,
    js: String,
    search_css: String,
    search_js: String,
    icon: String,
}

/// What every page shows of the site.
#[derive(Serialize)]
pub struct SiteView<'a> {
    title: &'a str,
    tagline: &'a str,
    lang: &'a str,
    /// `rtl` in a language that is written from right to left; empty in others.
    dir: &'static str,
    home: String,
    base_url: String,
    /// Scheme and host, before an address from the host's root.
    origin: String,
    feed: String,
    opml: String,
    about: String,
    /// The archive and the sources, if there are any.
    archive: Option<String>,
    sources: Option<String>,
    map: String,
    timeline: String,
    matrix: String,
    /// Where the site is searched; empty if it is not.
    search: String,
    footer: &'a str,
    /// Classes of the settings of `[theme]`.
    look: String,
    /// The logo; empty if there is none.
    logo: String,
    nav: Vec<NavView>,
    generator: &'static str,
    assets: AssetsView,
    articles: usize,
    updated: Option<DateView>,
}

impl<'a> SiteView<'a> {
    /// The view of a site in a theme.
    pub fn new(site: &'a Site, theme: &Theme) -> Self {
        let config = &site.config;
        let base = &config.base;
        let words: &Wording = &theme.wording;
        let label = |key: &str| words.say(key).to_owned();
        let asset = |name| theme.asset(name).map_or_else(String::new, |route| base.path(route));
        let entry = |key, section, count| {
            let url = base.path(&Route::section(section));
            NavView { label: label(key), url, section, count }
        };
        let briefings = entry("section.briefings", "briefings", site.articles.len());
        let kinds = shown_kinds(site).map(|kind| entry(plural(kind), kind.section(), site.tags_of(kind).count()));
        let pictures = [("section.map", "map"), ("section.timeline", "timeline"), ("matrix.title", "matrix")];
        let pictures = pictures.map(|(key, at)| entry(key, at, 0));
        Self {
            title: &config.title,
            tagline: &config.description,
            lang: &config.lang,
            dir: match direction(&config.lang) {
                Direction::Left => Direction::Left.word(),
                Direction::Right => "",
            },
            home: base.path(&Route::home()),
            base_url: base.url(&Route::home()).trim_end_matches('/').to_owned(),
            origin: base.on_host(""),
            feed: base.path(&Route::file("feed.xml")),
            opml: base.path(&Route::file("opml.xml")),
            about: base.path(&Route::section("about")),
            archive: (!site.months.is_empty()).then(|| base.path(&Route::section("archive"))),
            sources: (!site.outlets.is_empty()).then(|| base.path(&Route::section("sources"))),
            map: base.path(&Route::section("map")),
            timeline: base.path(&Route::section("timeline")),
            matrix: base.path(&Route::section("matrix")),
            search: match config.search {
                Search::On => base.path(&Route::section("search")),
                Search::Off => String::new(),
            },
            footer: &config.footer,
            look: look(config, words),
            logo: config.look.logo.as_ref().map_or_else(String::new, |logo| asset(&logo.text)),
            nav: std::iter::once(briefings).chain(kinds).chain(pictures).collect(),
            generator: GENERATOR,
            assets: AssetsView {
                css: asset("chancery.css"),
                theme_js: asset("theme.js"),
                js: asset("chancery.js"),
                search_css: asset("search.css"),
                search_js: asset("search.js"),
                icon: asset("icon.svg"),
            },
            articles: site.articles.len(),
            updated: site.articles.iter().find_map(|article| article.date).map(|date| DateView::new(words, date)),
        }
    }
}

/// The classes of the settings, and one for an interface that is written the other way than the site's language.
fn look(config: &Config, words: &Wording) -> String {
    let turned = direction(words.locale()) != direction(&config.lang);
    let classes = [config.look.classes(), if turned { "words-turned".to_owned() } else { String::new() }];
    classes.into_iter().filter(|class| !class.is_empty()).collect::<Vec<_>>().join(" ")
}
