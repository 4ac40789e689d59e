//! Articles as they are read: each with its sidecar and on its own.

use super::{Inputs, diag, document};
use crate::config::{Config, Extraction};
use crate::diag::{Noted, Notes};
use crate::extract::{self, Metadata};
use crate::gazetteer::Gazetteer;
use crate::site::{self, Reading};
use crate::source::Source;
use jiff::civil::Date;
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Parses and reads every article, each on its own.
pub fn read_all(
    inputs: &Inputs,
    gazetteer: &Gazetteer,
    (config, today): (Option<&Config>, Date),
) -> Noted<Vec<Reading>> {
    let how = (gazetteer, config.map_or(Extraction::On, |config| config.extract), today);
    read_each(inputs, &|source, sidecar| read(source, sidecar, how))
}

/// Reads one article: its source and its sidecar.
pub type Read<'a> = dyn Fn(&Source, Option<&Source>) -> Noted<Option<Reading>> + Sync + 'a;

/// Has every article read, each on its own, and says which sidecars belong to none.
pub fn read_each(inputs: &Inputs, read: &Read<'_>) -> Noted<Vec<Reading>> {
    let sidecars: BTreeMap<&str, &Source> =
        inputs.sidecars.iter().map(|source| (article_stem(&source.path), source)).collect();
    let read: Vec<Noted<Option<Reading>>> = inputs
        .articles
        .par_iter()
        .map(|source| read(source, sidecars.get(article_stem(&source.path)).copied()))
        .collect();
    let mut notes = Notes::new();
    let readings = read.into_iter().filter_map(|noted| notes.take(noted)).collect();
    let mut articles: BTreeMap<&str, Vec<&Source>> = BTreeMap::new();
    for source in &inputs.articles {
        articles.entry(article_stem(&source.path)).or_default().push(source);
    }
    for (stem, sidecar) in sidecars {
        match articles.get(stem).map(Vec::as_slice) {
            None => notes.push(diag::article::lone_sidecar(&sidecar.whole())),
            Some([first, second, ..]) => {
                notes.push(diag::article::shared_sidecar(&sidecar.whole(), (&first.path, &second.path)));
            }
            Some(_) => {}
        }
    }
    Noted::new(readings, notes)
}

/// An article's path without its ending, which its sidecar shares. Endings may be in capitals.
pub fn article_stem(path: &str) -> &str {
    let stem = |ending: &&str| {
        let (stem, end) = path.split_at_checked(path.len().checked_sub(ending.len())?)?;
        end.eq_ignore_ascii_case(ending).then_some(stem)
    };
    [".meta.toml", ".md", ".txt"].iter().find_map(stem).unwrap_or(path)
}

/// Parses and reads an article with the lists, as of a day.
pub fn read(
    source: &Source,
    sidecar: Option<&Source>,
    (gazetteer, extraction, today): (&Gazetteer, Extraction, Date),
) -> Noted<Option<Reading>> {
    let mut notes = Notes::new();
    let Some(document) = notes.take(document::parse(source, gazetteer)) else { return Noted::new(None, notes) };
    let sidecar = sidecar.map(|source| {
        let said = notes.take(document::sidecar(source, gazetteer));
        let fresh = said.text.as_ref().map(|hash| **hash == *site::text_hash(&document));
        if fresh == Some(false) {
            notes.push(diag::article::stale_sidecar(&source.whole()));
        }
        site::Beside { said, fresh: fresh == Some(true) }
    });
    let metadata = match extraction {
        Extraction::On => {
            // A title that is the first sentence again would count it twice.
            let own = document.title.origin != document::TitleOrigin::Sentence;
            let title = if own { document.title.text.as_str() } else { "" };
            let date = site::day_of(source, &document, today);
            let text = extract::Text { title, dateline: "", prose: &document.prose, date };
            extract::metadata(text, gazetteer)
        }
        Extraction::Off => Metadata::default(),
    };
    let document = Arc::new(document);
    Noted::new(Some(Reading { source: source.clone(), document, metadata, sidecar }), notes)
}
