//! Do the finished pages hold together? Every link on every page, whoever wrote it: an article, a template, the theme.
//!
//! Pages are looked at one by one as they are rendered, on many threads, and only what may be wrong is kept of them: what
//! no page answers is known at once, and a place on another page is looked for when all pages have been seen.

use super::{Plan, Site, place_of};
use crate::config::Base;
use crate::diag::{self, Diagnostic, Notes};
use crate::pages::View;
use crate::source::{Place, Source};
use rustc_hash::{FxBuildHasher, FxHashMap, FxHashSet};
use std::collections::BTreeMap;
use std::hash::BuildHasher;

/// What is known of the pages before they are rendered.
#[derive(Debug, Clone, Default)]
pub struct Known {
    routes: FxHashSet<String>,
    /// The articles of briefings, by their routes.
    briefings: FxHashMap<String, Source>,
    base: Base,
}

/// What one page has that may be wrong, and the places that others may lead to.
#[derive(Debug, Clone, Default)]
pub struct Seen {
    route: String,
    dead: Vec<String>,
    elsewhere: Vec<(u64, String)>,
    ids: Vec<u64>,
    pictures_without_words: usize,
}

/// What is known of a site's pages.
pub fn known(site: &Site, plan: &Plan) -> Known {
    let mut known = Known { base: site.config.base.clone(), ..Known::default() };
    for page in &plan.pages {
        known.routes.insert(page.route.as_str().to_owned());
        if let View::Briefing(id) = page.view {
            known.briefings.insert(page.route.as_str().to_owned(), site.article(id).source.clone());
        }
    }
    known
}

/// Looks at a finished page.
pub fn look(known: &Known, output: &str, html: &str) -> Seen {
    let route = format!("/{}", output.strip_suffix("index.html").unwrap_or(output));
    let mut seen = Seen { route, ..Seen::default() };
    let mut own: Vec<&str> = Vec::new();
    let mut here: FxHashSet<&str> = FxHashSet::default();
    let mut done: FxHashSet<&str> = FxHashSet::default();
    each_tag(html, |tag| {
        let mut has_alt = !tag.starts_with("img");
        each_attribute(tag, |name, value| match name {
            "id" => drop(here.insert(value)),
            "alt" => has_alt = true,
            "href" | "src" if done.insert(value) => match value.strip_prefix('#') {
                Some(place) => own.push(place),
                None => seen.follow(known, value),
            },
            _ => {}
        });
        seen.pictures_without_words += usize::from(!has_alt);
    });
    for place in own.into_iter().filter(|place| !place.is_empty() && *place != "top") {
        if !here.contains(place) {
            seen.elsewhere.push((0, format!("{}#{place}", seen.route)));
        }
    }
    seen.ids = here.into_iter().map(|id| key(&seen.route, id)).collect();
    seen
}

impl Seen {
    /// Looks where a link leads that is not on the page itself.
    fn follow(&mut self, known: &Known, value: &str) {
        let address = value.replace("&amp;", "&");
        let Some(path) = inside(known, &self.route, &address) else { return };
        let (path, place) = path.split_once('#').map_or((path.as_str(), None), |(path, place)| (path, Some(place)));
        let path = path.split('?').next().unwrap_or(path);
        let path = path.strip_suffix("index.html").unwrap_or(path);
        let slashed = format!("{path}/");
        let route = [path, slashed.as_str()].into_iter().find(|path| known.routes.contains(*path));
        match (route, place.filter(|place| !place.is_empty())) {
            (None, _) => self.dead.push(address),
            (Some(route), Some(place)) => self.elsewhere.push((key(route, place), address)),
            (Some(_), None) => {}
        }
    }
}

/// The path from the site's root that an address leads to; nothing if it leads elsewhere.
fn inside(known: &Known, route: &str, address: &str) -> Option<String> {
    let home = known.base.on_host("");
    let path = match address.strip_prefix(home.as_str()) {
        Some(rest) if rest.is_empty() || rest.starts_with('/') => rest,
        _ => address,
    };
    let head = path.split(['/', '?', '#']).next().unwrap_or("");
    if path.starts_with("//") || head.contains(':') || path.starts_with("/search/index/") {
        return None;
    }
    if path.starts_with('/') || path.is_empty() {
        // What lies on the same host and not within the site is not ours to know.
        return known.base.within(path).map(str::to_owned);
    }
    let folder = route.rsplit_once('/').map_or("", |(folder, _)| folder);
    let mut parts: Vec<&str> = folder.split('/').collect();
    for part in path.split('/') {
        match part {
            "." => {}
            ".." if parts.len() > 1 => drop(parts.pop()),
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

/// What is wrong with the pages, once all of them have been seen. What the build has said of an article's links already is
/// not said again.
pub fn judge(mut seen: Vec<Seen>, known: &Known, said: &[Diagnostic]) -> Notes {
    seen.sort_by(|a, b| a.route.cmp(&b.route));
    let wanted: FxHashSet<u64> = seen.iter().flat_map(|page| &page.elsewhere).map(|(key, _)| *key).collect();
    let found: FxHashSet<u64> =
        seen.iter().flat_map(|page| &page.ids).copied().filter(|key| wanted.contains(key)).collect();
    let mut shared: BTreeMap<(&str, Message), Vec<&str>> = BTreeMap::new();
    let mut notes = Notes::new();
    for page in &seen {
        let article = known.briefings.get(&page.route);
        let dead = page.dead.iter().map(|target| (target.as_str(), Message::Link));
        let lost = page.elsewhere.iter().filter(|(key, _)| !found.contains(key));
        for (target, message) in dead.chain(lost.map(|(_, target)| (target.as_str(), Message::Anchor))) {
            match article.filter(|article| wrote(article, target)) {
                Some(article) if is_said(article, target, said) => {}
                Some(article) => notes.push(message.say(&place(article, target), target, &[&page.route])),
                None => shared.entry((target, message)).or_default().push(&page.route),
            }
        }
        for _ in 0..page.pictures_without_words {
            let place = article.map_or_else(theme, |article| place_of(article, "<img"));
            notes.push(diag::lint::no_alt_on_page(&place, &page.route));
        }
    }
    for ((target, message), pages) in shared {
        notes.push(message.say(&theme(), target, &pages));
    }
    notes
}

/// What is wrong with a link.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Message {
    Link,
    Anchor,
}

impl Message {
    fn say(self, place: &Place, target: &str, pages: &[&str]) -> Diagnostic {
        match self {
            Self::Link => diag::lint::dead_page_link(place, target, pages),
            Self::Anchor => diag::lint::dead_page_anchor(place, target, pages),
        }
    }
}

fn theme() -> Place {
    Place { path: "templates".into(), span: None }
}

/// The end of an address, as an author may have written it.
fn tail(target: &str) -> &str {
    match target.split_once('#') {
        Some((_, place)) => place,
        None => target,
    }
}

/// Whether an article has these words, so that the link is likely its own and not its page's.
fn wrote(article: &Source, target: &str) -> bool {
    article.text.contains(tail(target).trim_start_matches("s-"))
}

fn place(article: &Source, target: &str) -> Place {
    place_of(article, tail(target).trim_start_matches("s-"))
}

fn is_said(article: &Source, target: &str, said: &[Diagnostic]) -> bool {
    let own = said.iter().filter(|found| found.labels.first().is_some_and(|label| *label.path == *article.path));
    own.into_iter().any(|found| {
        let of_links = found.code.starts_with("link/") || found.code.starts_with("image/");
        of_links && found.message.contains(tail(target))
    })
}

/// What stands for a place on a page; the same within one run.
fn key(route: &str, place: &str) -> u64 {
    FxBuildHasher.hash_one((route, place))
}

/// Calls for every start tag: its name and attributes, without the brackets. No text of a page holds a `<`.
fn each_tag<'a>(html: &'a str, mut take: impl FnMut(&'a str)) {
    for at in memchr::memchr_iter(b'<', html.as_bytes()) {
        let rest = &html[at + 1..];
        if !rest.starts_with(|letter: char| letter.is_ascii_alphabetic()) {
            continue;
        }
        let mut quote = None;
        let end = rest.bytes().position(|byte| match (quote, byte) {
            (None, b'>') => true,
            (None, b'"' | b'\'') => {
                quote = Some(byte);
                false
            }
            (Some(open), byte) => {
                if open == byte {
                    quote = None;
                }
                false
            }
            _ => false,
        });
        take(&rest[..end.unwrap_or(rest.len())]);
    }
}

/// Calls for every attribute of a tag that has a value, or a name alone.
fn each_attribute<'a>(tag: &'a str, mut take: impl FnMut(&str, &'a str)) {
    let mut rest = tag.trim_start_matches(|letter: char| !letter.is_ascii_whitespace());
    loop {
        rest = rest.trim_start_matches(|letter: char| letter.is_ascii_whitespace() || letter == '/');
        if rest.is_empty() {
            return;
        }
        let name_end = rest.find(|letter: char| letter == '=' || letter.is_ascii_whitespace()).unwrap_or(rest.len());
        let name = &rest[..name_end];
        rest = &rest[name_end..];
        let Some(value) = rest.strip_prefix('=') else {
            take(name, "");
            continue;
        };
        let quote = value.chars().next().filter(|letter| matches!(letter, '"' | '\''));
        let (value, after) = match quote {
            Some(quote) => value[1..].split_once(quote).unwrap_or((&value[1..], "")),
            None => value.split_once(|letter: char| letter.is_ascii_whitespace()).unwrap_or((value, "")),
        };
        take(name, value);
        rest = after;
    }
}

#[cfg(test)]
mod tests {
    use super::{Known, each_attribute, each_tag, inside, look};
    use crate::config::Base;

    #[test]
    fn links_and_places_are_read_from_a_page() {
        let mut known = Known { base: Base::parse("https://example.org/desk").unwrap(), ..Known::default() };
        known.routes.extend(["/", "/about/", "/briefings/a/", "/feed.xml"].map(str::to_owned));
        let page = r##"<a href="/desk/about/">x</a><a href=/desk/feed.xml>y</a><a href="#s-a"></a><h2 id="s-a">
            <a href="/desk/gone/?a&amp;b"><img src='/desk/x.png'><img src="data:x" alt><a href="../b/">z</a><a href="#lost">
            <a href="/desk/about/#tags"><a href="https://example.org/desk/gone2"><a href="https://other.example/">"##;
        let seen = look(&known, "briefings/a/index.html", page);
        assert_eq!(seen.dead, ["/desk/gone/?a&b", "/desk/x.png", "../b/", "https://example.org/desk/gone2"]);
        assert_eq!(
            seen.elsewhere.iter().map(|(_, target)| target.as_str()).collect::<Vec<_>>(),
            ["/desk/about/#tags", "/briefings/a/#lost"]
        );
        assert_eq!((seen.pictures_without_words, seen.ids.len()), (1, 1));
        assert_eq!(inside(&known, "/briefings/a/", "../../about/").as_deref(), Some("/about/"));
        assert_eq!(inside(&known, "/", "/elsewhere/"), None);
    }

    #[test]
    fn attributes_are_read_whatever_their_quotes() {
        let mut all = Vec::new();
        each_tag("<p>a</p><a b=\"1>2\" c='3' d=4 e>", |tag| {
            each_attribute(tag, |name, value| all.push(format!("{name}={value}")));
        });
        assert_eq!(all, ["b=1>2", "c=3", "d=4", "e="]);
    }
}
