//! What an editor would ask before a text goes out, beyond what a build needs to know.
//!
//! One question a file, and each is about the site as assembled or about a finished page. Nothing here stops a build; all
//! of it is for `check`. Knows no disk and no network: which addresses outside are named is said here, whether they answer
//! is not.

mod blanks;
mod dates;
mod headings;
mod link_text;
mod lookalikes;
mod outside;
mod parts;
mod pictures;
mod placeholder;
mod rendered;
mod shelf;
mod sources;
mod summary;
mod tables;
mod twins;

pub use outside::{Outside, outside};
pub use placeholder::PLACEHOLDER;
pub use rendered::{Known, Seen, judge, known, look};
pub use shelf::{Near, Shelf};

use crate::diag::Notes;
use crate::document::Body;
use crate::pages::Plan;
use crate::site::{Article, Site};
use crate::source::{Place, Source};
use jiff::civil::Date;
use parts::Parts;
use rayon::prelude::*;

/// Asks everything that can be asked before pages are rendered.
pub fn ask(site: &Site, today: Date) -> Notes {
    let each = |article: &Article| -> Vec<_> {
        let parts = Parts::of(article);
        let mut found = Vec::new();
        found.extend(sources::ask(article));
        found.extend(summary::ask(article));
        found.extend(dates::ask(article, today));
        found.extend(placeholder::ask(article));
        found.extend(headings::ask(article, &parts));
        found.extend(link_text::ask(article, &parts));
        found.extend(pictures::ask(article, &parts));
        found.extend(tables::ask(article, &parts));
        found.extend(blanks::ask(article));
        found
    };
    let found: Vec<Vec<_>> = site.articles.par_iter().map(each).collect();
    let mut notes: Notes = found.into_iter().flatten().collect();
    notes.extend(lookalikes::ask(site));
    notes.extend(twins::ask(site));
    notes
}

/// The files that are better written in another way with the same page, by path, with their new texts.
pub fn tidied(site: &Site) -> Vec<(Source, String)> {
    let tidied = |article: &Article| Some((article.source.clone(), blanks::tidied(article)?));
    site.articles.par_iter().filter_map(tidied).collect()
}

/// Where a file has these words; the file as a whole if it spells them in another way.
fn place_of(source: &Source, words: &str) -> Place {
    match source.text.find(words).filter(|_| !words.is_empty()) {
        Some(at) => source.place(at..at + words.len()),
        None => source.whole(),
    }
}
