//! Whose word counts: the author's, then the sidecar's, then what was found.
//!
//! A sidecar that was made for the text as it stands is complete: what it does not list, a person has taken out. One that
//! was made for an older text keeps what a person changed in it, and the rest is found anew.

use super::article::Origin;
use super::naming::Names;
use super::tag::Kind;
use crate::document::{Document, Said, Sidecar};
use crate::extract::{Metadata, Role};
use crate::gazetteer::{CountryId, Gazetteer, TopicId};
use crate::keys;
use std::sync::Arc;

/// The sidecar beside an article.
#[derive(Debug, Clone)]
pub struct Beside {
    /// What it says.
    pub said: Sidecar,
    /// Whether it was made for the text as it stands.
    pub fresh: bool,
}

/// Somebody who says what an article's tags are.
#[derive(Clone, Copy)]
pub enum Voice<'a> {
    /// The author, in the front matter.
    Author(&'a Said),
    /// The sidecar: partly Chancery's own words, partly a reviewer's. The author goes before it.
    Sidecar(&'a Beside, &'a Said),
}

impl<'a> Voice<'a> {
    /// What is said.
    fn said(&self) -> &'a Said {
        match self {
            Self::Author(said) => said,
            Self::Sidecar(beside, _) => &beside.said.said,
        }
    }

    /// The countries that count, with their roles.
    pub fn countries(&self) -> Vec<(CountryId, Role)> {
        let said = self.said();
        let primary = said.countries.iter().map(|id| (*id, Role::Primary));
        let all = primary.chain(said.mentioned.iter().map(|id| (*id, Role::Mentioned)));
        all.filter(|(id, _)| self.counts(self.of_country(*id), |said| said.not_countries.contains(id))).collect()
    }

    /// The topics that count.
    pub fn topics(&self) -> impl Iterator<Item = TopicId> + '_ {
        let all = self.said().topics.iter().copied();
        all.filter(|id| self.counts(self.of_topic(*id), |said| said.not_topics.contains(id)))
    }

    /// The names of a kind that count.
    pub fn names(&self, kind: Kind, names: &'a Names) -> impl Iterator<Item = &'a keys::Word> {
        let voice = *self;
        listed(self.said(), kind).iter().filter(move |word| {
            let is_denied = |said: &Said| {
                let denied = denied(said, kind);
                !denied.is_empty() && has(denied, (kind, &names.key(kind, &word.text)), names)
            };
            voice.counts(voice.of_name(kind, word), is_denied)
        })
    }

    /// Of a sidecar that was made for an older text, only what a person wrote counts. What the author denies does not
    /// count, nor what Chancery wrote and a person has denied without taking it out.
    fn counts(&self, origin: Origin, is_denied: impl Fn(&Said) -> bool) -> bool {
        match self {
            Self::Author(_) => true,
            Self::Sidecar(beside, author) => {
                let theirs = origin == Origin::Reviewed;
                (beside.fresh || theirs) && !is_denied(author) && (theirs || !is_denied(&beside.said.said))
            }
        }
    }

    /// Whose word a country is.
    pub fn of_country(&self, id: CountryId) -> Origin {
        self.origin(|found| found.countries.contains(&id) || found.mentioned.contains(&id))
    }

    /// Whose word a topic is.
    pub fn of_topic(&self, id: TopicId) -> Origin {
        self.origin(|found| found.topics.contains(&id))
    }

    /// Whose word a name is.
    pub fn of_name(&self, kind: Kind, word: &keys::Word) -> Origin {
        self.origin(|found| listed(found, kind).iter().any(|known| known.text == word.text))
    }

    fn origin(&self, is_written: impl Fn(&Said) -> bool) -> Origin {
        match self {
            Self::Author(_) => Origin::Author,
            Self::Sidecar(beside, _) if !beside.said.reviewed && is_written(&beside.said.written.found) => {
                Origin::Extracted
            }
            Self::Sidecar(..) => Origin::Reviewed,
        }
    }
}

/// Whose word a summary or a list of key points is.
pub enum Word {
    /// Nobody has said anything, so what is found counts.
    Found,
    /// A person took it out.
    Gone,
    /// What the sidecar says.
    Kept(Origin),
}

/// Whose word a sidecar's summary or key points are. `is` is the fingerprint of what stands there, `was` that of what
/// Chancery wrote.
pub fn gist(sidecar: Option<&Beside>, (is, was): (Option<String>, Option<&String>)) -> Word {
    let Some(beside) = sidecar else { return Word::Found };
    if is.is_none() {
        return if was.is_some() { Word::Gone } else { Word::Found };
    }
    match (is.as_ref() == was && !beside.said.reviewed, beside.fresh) {
        (false, _) => Word::Kept(Origin::Reviewed),
        (true, true) => Word::Kept(Origin::Extracted),
        // What Chancery wrote of a text that has changed since is not this text's.
        (true, false) => Word::Found,
    }
}

/// Adds to the front matter what a person wrote into the sidecar and only the front matter can hold otherwise.
pub fn join(document: &mut Arc<Document>, beside: &mut Beside) {
    let Sidecar { lang, reviewed, sources, events, written, .. } = &mut beside.said;
    let tells_lang = document.front.lang.is_none() && lang.is_some() && (*reviewed || *lang != written.lang);
    if sources.is_empty() && events.is_empty() && !tells_lang {
        return;
    }
    let front = &mut Arc::make_mut(document).front;
    front.sources.append(sources);
    front.events.append(events);
    if tells_lang {
        front.lang.clone_from(lang);
    }
}

fn listed(said: &Said, kind: Kind) -> &[keys::Word] {
    match kind {
        Kind::Person => &said.people,
        Kind::Organisation => &said.organisations,
        Kind::System => &said.systems,
        Kind::Country | Kind::Topic | Kind::Region => &[],
    }
}

fn denied(said: &Said, kind: Kind) -> &[keys::Word] {
    match kind {
        Kind::Person => &said.not_people,
        Kind::Organisation => &said.not_organisations,
        Kind::System => &said.not_systems,
        Kind::Country | Kind::Topic | Kind::Region => &[],
    }
}

fn has(words: &[keys::Word], (kind, key): (Kind, &str), names: &Names) -> bool {
    words.iter().any(|word| names.key(kind, &word.text) == key)
}

/// What is said of the entries of one kind.
struct Verdict<K> {
    author: Vec<K>,
    author_denies: Vec<K>,
    /// What a sidecar lists that was made for this text, and that is therefore complete.
    complete: Option<Vec<K>>,
    /// What the sidecar denies, or had in its lists before a person took it out.
    gone: Vec<K>,
}

impl<K: PartialEq> Verdict<K> {
    /// Whether anything was said, so that keys have to be made.
    fn is_silent(&self) -> bool {
        self.complete.is_none() && self.author_denies.is_empty() && self.gone.is_empty()
    }

    fn keeps(&self, key: &K) -> bool {
        if self.author_denies.contains(key) {
            return false;
        }
        let listed = || self.complete.as_ref().is_none_or(|complete| complete.contains(key));
        self.author.contains(key) || (!self.gone.contains(key) && listed())
    }
}

/// Takes the entries of one list out of what somebody says.
type Part<'a, K> = &'a dyn Fn(&Said) -> Vec<K>;

fn verdict<K: PartialEq>(
    (author, sidecar): (&Said, Option<&Beside>),
    (lists, denies): (Part<'_, K>, Part<'_, K>),
) -> Verdict<K> {
    let mut gone = Vec::new();
    if let Some(Beside { said: sidecar, .. }) = sidecar {
        gone = denies(&sidecar.said);
        let here = lists(&sidecar.said);
        let then = lists(&sidecar.written.found).into_iter().chain(lists(&sidecar.written.yours));
        gone.extend(then.filter(|key| !here.contains(key)));
    }
    let complete = sidecar.filter(|beside| beside.fresh).map(|beside| lists(&beside.said.said));
    Verdict { author: lists(author), author_denies: denies(author), complete, gone }
}

/// Takes out of what was found all that a person has said is not there.
pub fn settle(metadata: &mut Metadata, voices: (&Said, Option<&Beside>), (names, gazetteer): (&Names, &Gazetteer)) {
    let both = |said: &Said| said.countries.iter().chain(&said.mentioned).copied().collect();
    let said = verdict(voices, (&both, &|said| said.not_countries.clone()));
    metadata.countries.retain(|found| said.keeps(&found.what));
    let said = verdict(voices, (&|said| said.topics.clone(), &|said| said.not_topics.clone()));
    metadata.topics.retain(|found| said.keeps(&found.what));
    let keys = |words: &[keys::Word], kind| words.iter().map(|word| names.key(kind, &word.text)).collect::<Vec<_>>();
    let of = |kind: Kind| {
        let lists = move |said: &Said| keys(listed(said, kind), kind);
        let denies = move |said: &Said| keys(denied(said, kind), kind);
        verdict(voices, (&lists, &denies))
    };
    // A name that no list can tell from others of the kind is no tag, so no sidecar lists it: only [not] takes it out.
    let keeps = |said: &Verdict<String>, kind: Kind, (name, entry): (&str, Option<&str>)| {
        if said.is_silent() {
            return true;
        }
        let key = names.key(kind, entry.unwrap_or(name));
        said.keeps(&key) || (entry.is_none() && !names.is_own(kind, name) && !said.gone.contains(&key))
    };
    let said = of(Kind::Person);
    metadata.people.retain(|found| keeps(&said, Kind::Person, (&found.what.name, None)));
    let said = of(Kind::Organisation);
    metadata.organisations.retain(|found| {
        let entry = found.what.listed.map(|id| gazetteer.organisation(id).forms.name.as_str());
        keeps(&said, Kind::Organisation, (&found.what.name, entry))
    });
    let said = of(Kind::System);
    metadata.systems.retain(|found| {
        let entry = found.what.listed.map(|id| gazetteer.system(id).forms.name.as_str());
        keeps(&said, Kind::System, (&found.what.name, entry))
    });
}
