//! Which addresses on other hosts do articles name?

use super::parts::Parts;
use super::{Site, place_of};
use crate::document::{Target, classify};
use crate::source::Place;
use std::collections::BTreeMap;

/// An address on another host, and where it is named first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outside {
    /// The address, without the place within the page.
    pub url: String,
    /// The place in the first article that names it.
    pub place: Place,
    /// How many times it is named besides.
    pub more: usize,
}

/// Every address on another host, each once, by address: those of sources and those of links.
pub fn outside(site: &Site) -> Vec<Outside> {
    let mut all: BTreeMap<String, Outside> = BTreeMap::new();
    let mut articles: Vec<_> = site.articles.iter().collect();
    articles.sort_by(|a, b| a.source.path.cmp(&b.source.path));
    let mut add = |address: &str, place: Place| {
        let address = address.split('#').next().unwrap_or(address);
        let url = if address.starts_with("//") { format!("https:{address}") } else { address.to_owned() };
        all.entry(url.clone()).and_modify(|known| known.more += 1).or_insert(Outside { url, place, more: 0 });
    };
    for article in articles {
        for url in article.document.front.sources.iter().filter_map(|source| source.url.as_deref()) {
            add(url, place_of(&article.source, url));
        }
        for link in Parts::of(article).links {
            if let Target::External(url) = classify(&link.target) {
                add(&url, Place { path: article.source.path.clone(), span: Some(link.span) });
            }
        }
    }
    all.into_values().collect()
}
