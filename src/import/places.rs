//! Where the texts of an import went, and the links between them.
//!
//! A link to a text that is here leads to its file, which is how articles name each other; the build makes its address of it. A link
//! to one that did not come keeps its words, and a person is told.

use super::Draft;
use super::markdown::{Target, WAY};
use percent_encoding::percent_decode_str;
use std::collections::{BTreeSet, HashMap};
use url::Url;

/// The most names that are said of texts that did not come.
const SHOWN: usize = 6;

/// Whether readers see an article.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Seen {
    /// They do.
    Public,
    /// Not yet.
    Draft,
}

/// Where the texts of an import are now.
#[derive(Debug, Default)]
pub struct Places {
    /// By the file that they came in.
    files: HashMap<String, usize>,
    /// By the address that they had.
    addresses: HashMap<String, usize>,
    known: Vec<Place>,
}

#[derive(Debug)]
struct Place {
    path: String,
    seen: Seen,
    anchors: BTreeSet<String>,
}

/// What keeps a link from leading to its text.
#[derive(Default)]
struct Lost {
    /// Texts that did not come.
    missing: Vec<String>,
    /// Texts that no reader sees yet.
    drafts: Vec<String>,
}

impl Places {
    /// Remembers where a text is: the article of a draft that is written, or the one that it was there as.
    pub fn put(&mut self, draft: &Draft, (path, seen): (&str, Seen)) {
        let at = self.known.len();
        let anchors = draft.anchors.iter().cloned().collect();
        self.known.push(Place { path: path.to_owned(), seen, anchors });
        self.files.insert(draft.origin.clone(), at);
        for address in draft.addresses.iter().filter_map(spot) {
            self.addresses.entry(address).or_insert(at);
        }
    }

    /// Settles the links of an article that lead to others of the import.
    pub fn join(&self, draft: &mut Draft) {
        let own = if draft.is_draft() { Seen::Draft } else { Seen::Public };
        let mut lost = Lost::default();
        draft.turn_links(|written| match written.strip_prefix(WAY) {
            Some(way) => self.settled(way, own, &mut lost),
            None => self.moved(written, own, &mut lost),
        });
        let told = |names: Vec<String>, why: &str| {
            let mut names = names;
            names.dedup();
            let more = if names.len() > SHOWN { " and others" } else { "" };
            let links = if names.len() == 1 { "the link" } else { "links" };
            let are = if names.len() == 1 { "is" } else { "are" };
            names.truncate(SHOWN);
            (!names.is_empty()).then(|| format!("{links} to {}{more} {are} now plain text: {why}", names.join(", ")))
        };
        draft.remarks.extend(told(lost.missing, "no such text was imported, and none is here"));
        draft.remarks.extend(told(lost.drafts, "readers cannot see a draft"));
    }

    /// What a way to a file comes to.
    fn settled(&self, way: &str, own: Seen, lost: &mut Lost) -> Target {
        let (file, anchor) = way.split_once('#').unwrap_or((way, ""));
        let decoded = |text: &str| percent_decode_str(text).decode_utf8_lossy().into_owned();
        let name = decoded(file.strip_prefix('?').unwrap_or(file));
        match self.files.get(&name).filter(|_| !file.starts_with('?')) {
            Some(at) => self.led(*at, (&decoded(anchor), own), lost),
            None => {
                // Of a file only its name is told; its folder is on somebody's machine.
                let short =
                    if file.starts_with('?') { &name } else { name.rsplit(['/', '\\']).next().unwrap_or(&name) };
                lost.missing.push(crate::text::shorten(&crate::text::line(short), 80));
                Target::Gone
            }
        }
    }

    /// What a link to an address comes to, which may be the old one of a text of the import.
    fn moved(&self, written: &str, own: Seen, lost: &mut Lost) -> Target {
        let Ok(url) = Url::parse(written) else { return Target::Kept };
        match spot(&url).and_then(|spot| self.addresses.get(&spot)) {
            Some(at) => self.led(*at, (url.fragment().unwrap_or(""), own), lost),
            None => Target::Kept,
        }
    }

    fn led(&self, at: usize, (anchor, own): (&str, Seen), lost: &mut Lost) -> Target {
        let Some(place) = self.known.get(at) else { return Target::Gone };
        // A published article that leads to a draft would keep the site from being built.
        if place.seen == Seen::Draft && own == Seen::Public {
            lost.drafts.push(place.path.clone());
            return Target::Gone;
        }
        let path = place.path.strip_prefix("articles").unwrap_or(&place.path);
        let anchor = anchor.to_lowercase();
        let is_there = place.anchors.contains(&anchor) || place.anchors.contains(&format!("s-{anchor}"));
        Target::Moved(if is_there { format!("{path}#{anchor}") } else { path.to_owned() })
    }
}

/// An address as far as it names a page: the same with http or https, with `www.` or without, with a slash at its end or not.
fn spot(url: &Url) -> Option<String> {
    let host = url.host_str().filter(|_| matches!(url.scheme(), "http" | "https") && url.query().is_none())?;
    let path = url.path().trim_end_matches("index.html").trim_matches('/');
    (!path.is_empty()).then(|| format!("{}/{path}", host.trim_start_matches("www.")))
}
