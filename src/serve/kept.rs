//! What is kept from one round to the next, so that an edit costs the reading of one article.
//!
//! An article is read again only if its text or its sidecar has changed, all of them only if the lists have. A broken
//! `site.toml` or list throws nothing away: until it is mended what was there before is good enough to find errors with.

use crate::build::{self, Inputs};
use crate::config::{Config, DefaultTopics, Extraction};
use crate::diag::{Noted, Notes};
use crate::gazetteer::{self, Gazetteer, Lists};
use crate::site::Reading;
use crate::source::Source;
use jiff::civil::Date;
use std::collections::{HashMap, HashSet};
use std::sync::{Arc, Mutex, PoisonError};

/// What is kept.
#[derive(Default)]
pub struct Kept {
    compiled: Option<Compiled>,
    extraction: Extraction,
    readings: HashMap<Arc<str>, Known>,
}

/// Compiled lists, and what they were compiled from.
struct Compiled {
    own: Vec<Source>,
    /// `site.toml`, in which what is to be said of its entries has its place.
    config: Option<Source>,
    configured: (Lists, DefaultTopics),
    gazetteer: Arc<Gazetteer>,
    notes: Notes,
}

/// An article as it was read, and what it was read from.
struct Known {
    source: Source,
    sidecar: Option<Source>,
    read: Noted<Option<Reading>>,
}

impl Kept {
    /// The compiled lists of a site.
    pub fn gazetteer(&mut self, inputs: &Inputs, config: Option<&Config>) -> Noted<Arc<Gazetteer>> {
        if let Some(known) = &self.compiled
            && known.own == inputs.lists
            && (known.notes.is_empty() || known.config == inputs.config)
            && config.is_none_or(|config| {
                (&config.lists, config.default_topics) == (&known.configured.0, known.configured.1)
            })
        {
            return Noted::new(Arc::clone(&known.gazetteer), known.notes.clone());
        }
        let mut notes = Notes::new();
        let lists = notes.take(build::lists(inputs, config));
        let gazetteer = Arc::new(gazetteer::compile(lists));
        if let Some(known) = self.compiled.as_ref().filter(|_| notes.has_errors()) {
            return Noted::new(Arc::clone(&known.gazetteer), notes);
        }
        let configured = config.map(|config| (config.lists.clone(), config.default_topics)).unwrap_or_default();
        self.compiled = Some(Compiled {
            own: inputs.lists.clone(),
            config: inputs.config.clone(),
            configured,
            gazetteer: Arc::clone(&gazetteer),
            notes: notes.clone(),
        });
        self.readings.clear();
        Noted::new(gazetteer, notes)
    }

    /// All articles as read with these lists.
    pub fn readings(
        &mut self,
        inputs: &Inputs,
        (gazetteer, config, today): (&Gazetteer, Option<&Config>, Date),
    ) -> Noted<Vec<Reading>> {
        if let Some(config) = config.filter(|config| config.extract != self.extraction) {
            self.extraction = config.extract;
            self.readings.clear();
        }
        let new = Mutex::new(Vec::new());
        let readings = build::read_each(inputs, &|source, sidecar| {
            if let Some(known) = self.readings.get(&source.path).filter(|known| known.is_of(source, sidecar)) {
                return known.read.clone();
            }
            let read = build::read(source, sidecar, (gazetteer, self.extraction, today));
            let known = Known { source: source.clone(), sidecar: sidecar.cloned(), read: read.clone() };
            new.lock().unwrap_or_else(PoisonError::into_inner).push(known);
            read
        });
        for known in new.into_inner().unwrap_or_else(PoisonError::into_inner) {
            self.readings.insert(known.source.path.clone(), known);
        }
        if self.readings.len() > inputs.articles.len() {
            let here: HashSet<&str> = inputs.articles.iter().map(|source| &*source.path).collect();
            self.readings.retain(|path, _| here.contains(&**path));
        }
        readings
    }
}

impl Known {
    fn is_of(&self, source: &Source, sidecar: Option<&Source>) -> bool {
        let same = |a: &Source, b: &Source| Arc::ptr_eq(&a.text, &b.text) || a == b;
        let beside = match (&self.sidecar, sidecar) {
            (Some(known), Some(now)) => same(known, now),
            (None, None) => true,
            _ => false,
        };
        beside && same(&self.source, source)
    }
}

#[cfg(test)]
mod tests {
    use super::Kept;
    use crate::build::{Inputs, Options, Warnings, configure};
    use crate::config::Search;
    use crate::site::{Draft, Reading};
    use crate::source::Source;
    use std::sync::Arc;

    const TODAY: jiff::civil::Date = jiff::civil::Date::constant(2026, 11, 23);

    fn inputs(config: &str, articles: &[&str]) -> Inputs {
        let article = |(n, text): (usize, &&str)| Source::new(format!("articles/{n}.md"), text);
        let config =
            Some(Source::new("site.toml", format!("title = \"Desk\"\nbase_url = \"https://a.example\"\n{config}")));
        Inputs { config, articles: articles.iter().enumerate().map(article).collect(), ..Inputs::default() }
    }

    fn round(kept: &mut Kept, inputs: &Inputs) -> Vec<Reading> {
        let (drafts, warnings, search) = (Draft::LeftOut, Warnings::Allowed, Search::Off);
        let config = configure(inputs, &Options { today: TODAY, drafts, base: None, warnings, search }).value;
        let gazetteer = kept.gazetteer(inputs, config.as_ref()).value;
        kept.readings(inputs, (&gazetteer, config.as_ref(), TODAY)).value
    }

    fn same(a: &Reading, b: &Reading) -> bool {
        Arc::ptr_eq(&a.document, &b.document)
    }

    #[test]
    fn only_what_changed_is_read_again() {
        let mut kept = Kept::default();
        let first = round(&mut kept, &inputs("", &["Japan signed.", "China answered."]));
        let second = round(&mut kept, &inputs("description = \"New\"\n", &["Japan signed.", "China left."]));
        assert!(same(&first[0], &second[0]) && !same(&first[1], &second[1]));
        let broken = round(&mut kept, &inputs("titel = 1\n[[topic]]\nid = 1\n", &["Japan signed.", "China left."]));
        assert!(same(&first[0], &broken[0]), "a typing error in site.toml throws nothing away");
        let topic = "[[topic]]\nid = \"signing\"\nname = \"Signing\"\nstrong = [\"signed\"]\n";
        let third = round(&mut kept, &inputs(topic, &["Japan signed.", "China left."]));
        assert!(!same(&first[0], &third[0]) && third[0].metadata.topics.len() > first[0].metadata.topics.len());
        round(&mut kept, &inputs(topic, &["Japan signed."]));
        assert_eq!(kept.readings.len(), 1, "what is gone is not kept");
    }

    #[test]
    fn what_is_said_of_lists_in_the_configuration_keeps_its_place() {
        let (mut kept, list) = (Kept::default(), "[[country]]\ncode = \"JP\"\ndrop = [\"Oslo\"]\n");
        let places = ["", "author = \"Desk\"\n"].map(|line| {
            let inputs = inputs(&format!("{line}{list}"), &[]);
            let options = Options {
                today: TODAY,
                drafts: Draft::LeftOut,
                base: None,
                warnings: Warnings::Allowed,
                search: Search::Off,
            };
            let config = configure(&inputs, &options).value;
            let notes = kept.gazetteer(&inputs, config.as_ref()).notes.sorted();
            let span = notes[0].labels[0].span.unwrap();
            inputs.config.unwrap().text[span.range()].to_owned()
        });
        assert_eq!(places, ["\"Oslo\"", "\"Oslo\""]);
    }
}
