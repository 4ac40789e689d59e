//! Whose word counts: the author's, then the sidecar's, then what was found.
//!
//! A sidecar that was made for the text as it stands is complete: what it does not list, a person has taken out. One that
//! was made for an older text keeps what a person changed in it, and the rest is found anew.

use super::article::Origin;
use super::tag::Kind;
use crate::document::{Said, Sidecar};
use crate::extract::{Metadata, Role};
use crate::gazetteer::{CountryId, Gazetteer, TopicId};
use crate::keys::Word;
use crate::slug::Slug;

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
    /// The sidecar: partly Chancery's own words, partly a reviewer's.
    Sidecar(&'a Beside),
}

impl<'a> Voice<'a> {
    /// What is said.
    pub fn said(&self) -> &'a Said {
        match self {
            Self::Author(said) => said,
            Self::Sidecar(beside) => &beside.said.said,
        }
    }

    /// The countries that count, with their roles.
    pub fn countries(&self) -> Vec<(CountryId, Role)> {
        let said = self.said();
        let primary = said.countries.iter().map(|id| (*id, Role::Primary));
        let all = primary.chain(said.mentioned.iter().map(|id| (*id, Role::Mentioned)));
        all.filter(|(id, _)| self.counts(self.of_country(*id))).collect()
    }

    /// The names of a kind that count.
    pub fn names(&self, kind: Kind) -> impl Iterator<Item = &'a Word> {
        let voice = *self;
        names(self.said(), kind).iter().filter(move |word| voice.counts(voice.of_name(kind, word)))
    }

    /// Of a sidecar that was made for an older text, only what a person wrote counts.
    fn counts(&self, origin: Origin) -> bool {
        match self {
            Self::Author(_) => true,
            Self::Sidecar(beside) => beside.fresh || origin == Origin::Reviewed,
        }
    }

    /// Whose word a country is.
    pub fn of_country(&self, id: CountryId) -> Origin {
        self.origin(|written| written.countries.contains(&id) || written.mentioned.contains(&id))
    }

    /// Whose word a topic is.
    pub fn of_topic(&self, id: TopicId) -> Origin {
        self.origin(|written| written.topics.contains(&id))
    }

    /// Whose word a name is.
    pub fn of_name(&self, kind: Kind, word: &Word) -> Origin {
        self.origin(|written| names(written, kind).iter().any(|known| known.text == word.text))
    }

    fn origin(&self, is_written: impl Fn(&Said) -> bool) -> Origin {
        match self {
            Self::Author(_) => Origin::Author,
            Self::Sidecar(beside) if !beside.said.reviewed && is_written(&beside.said.written) => Origin::Extracted,
            Self::Sidecar(_) => Origin::Reviewed,
        }
    }
}

fn names(said: &Said, kind: Kind) -> &[Word] {
    match kind {
        Kind::Person => &said.people,
        Kind::Organisation => &said.organisations,
        Kind::System => &said.systems,
        Kind::Country | Kind::Topic => &[],
    }
}

/// Takes out of what was found all that a person has said is not there.
pub fn settle(metadata: &mut Metadata, (author, sidecar): (&Said, Option<&Beside>), gazetteer: &Gazetteer) {
    let mut denied: Vec<&Said> = vec![author];
    denied.extend(sidecar.map(|beside| &beside.said.said));
    metadata.countries.retain(|found| !denied.iter().any(|said| said.not_countries.contains(&found.what)));
    metadata.topics.retain(|found| !denied.iter().any(|said| said.not_topics.contains(&found.what)));
    let fresh = sidecar.filter(|beside| beside.fresh).map(|beside| &beside.said.said);
    if let Some(said) = fresh {
        let is_listed =
            |id| said.countries.contains(&id) || said.mentioned.contains(&id) || author.countries.contains(&id);
        metadata.countries.retain(|found| is_listed(found.what));
        metadata.topics.retain(|found| said.topics.contains(&found.what) || author.topics.contains(&found.what));
    }
    let listed = |kind| fresh.map(|said| Listed::of([names(said, kind), names(author, kind)]));
    let denial = |of: fn(&Said) -> &Vec<Word>| Listed::of(denied.iter().map(|said| of(said).as_slice()));
    let (wanted, unwanted) = (listed(Kind::Person), denial(|said| &said.not_people));
    metadata.people.retain(|found| kept(&wanted, &unwanted, &[&found.what.name]));
    let (wanted, unwanted) = (listed(Kind::Organisation), denial(|said| &said.not_organisations));
    metadata.organisations.retain(|found| {
        let entry = found.what.listed.map(|id| gazetteer.organisation(id).forms.name.as_str());
        kept(&wanted, &unwanted, &[&found.what.name, entry.unwrap_or("")])
    });
    let (wanted, unwanted) = (listed(Kind::System), denial(|said| &said.not_systems));
    metadata.systems.retain(|found| {
        let entry = found.what.listed.map(|id| gazetteer.system(id).forms.name.as_str());
        kept(&wanted, &unwanted, &[&found.what.name, entry.unwrap_or("")])
    });
}

/// Names as they are compared: by their slugs.
struct Listed(Vec<Slug>);

impl Listed {
    fn of<'a>(lists: impl IntoIterator<Item = &'a [Word]>) -> Self {
        Self(lists.into_iter().flatten().filter_map(|word| Slug::new(&word.text)).collect())
    }

    fn has(&self, names: &[&str]) -> bool {
        !self.0.is_empty() && names.iter().filter_map(|name| Slug::new(name)).any(|slug| self.0.contains(&slug))
    }
}

fn kept(wanted: &Option<Listed>, unwanted: &Listed, names: &[&str]) -> bool {
    wanted.as_ref().is_none_or(|wanted| wanted.has(names)) && !unwanted.has(names)
}
