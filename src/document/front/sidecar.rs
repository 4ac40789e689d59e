//! Sidecars: what was found in an article, and what a person has made of it.

use super::{Citation, Event, Said, citation, each, event, said};
use crate::diag::Noted;
use crate::gazetteer::Gazetteer;
use crate::keys::{Keys, Where, Word};
use crate::source::Source;

/// A sidecar, checked.
#[derive(Debug, Clone, Default)]
pub struct Sidecar {
    /// What it says.
    pub said: Said,
    /// The hash of the text that it was made for.
    pub text: Option<String>,
    /// The language of the text.
    pub lang: Option<String>,
    /// Whether a person has confirmed all of it.
    pub reviewed: bool,
    /// Sources that a person added here.
    pub sources: Vec<Citation>,
    /// Dated events that a person added here.
    pub events: Vec<Event>,
    /// What Chancery itself wrote into it, so that a person's changes can be told from it.
    pub written: Written,
}

/// What Chancery wrote into a sidecar.
#[derive(Debug, Clone, Default)]
pub struct Written {
    /// Entries that were found.
    pub found: Said,
    /// Entries that a person had added by then.
    pub yours: Said,
    /// The language that was found.
    pub lang: Option<String>,
    /// The fingerprint of the summary that was found.
    pub summary: Option<String>,
    /// The fingerprint of the key points that were found.
    pub key_points: Option<String>,
}

/// Checks a sidecar.
pub fn sidecar(source: &Source, gazetteer: &Gazetteer) -> Noted<Sidecar> {
    let at = Where { source, base: 0, what: "the sidecar" };
    let mut keys = Keys::parse(at, &source.text);
    let mut sidecar = Sidecar {
        text: keys.word("text").map(|word| word.text),
        lang: keys.language("lang"),
        reviewed: keys.flag("reviewed").unwrap_or(false),
        said: said(&mut keys, gazetteer),
        sources: each(&mut keys, "source", citation),
        events: each(&mut keys, "event", event),
        written: Written::default(),
    };
    if let Some(mut table) = keys.table("written") {
        sidecar.written = written(&mut table, gazetteer);
        keys.absorb(table);
    }
    Noted::new(sidecar, keys.finish())
}

fn written(keys: &mut Keys<'_>, gazetteer: &Gazetteer) -> Written {
    // A country or topic that was written with other lists than today's is no mistake of anybody's.
    let mut written = Written {
        lang: keys.word("lang").map(|word| word.text),
        summary: keys.word("summary").map(|word| word.text),
        key_points: keys.word("key_points").map(|word| word.text),
        found: remembered(keys, gazetteer),
        yours: Said::default(),
    };
    if let Some(mut table) = keys.table("yours") {
        written.yours = remembered(&mut table, gazetteer);
        keys.absorb(table);
    }
    written
}

/// The lists of a table that Chancery keeps for itself.
fn remembered(keys: &mut Keys<'_>, gazetteer: &Gazetteer) -> Said {
    let mut words = |key| keys.list(key).unwrap_or_default();
    let countries = |words: Vec<Word>| words.iter().filter_map(|word| gazetteer.country_named(&word.text)).collect();
    Said {
        countries: countries(words("countries")),
        mentioned: countries(words("mentioned")),
        topics: words("topics").iter().filter_map(|word| gazetteer.topic_named(&word.text)).collect(),
        people: words("people"),
        organisations: words("organisations"),
        systems: words("systems"),
        ..Said::default()
    }
}
