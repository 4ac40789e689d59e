//! Entries of the lists of those who act: organisations, media, weapon systems, and the offices that people hold.

use super::entity::{Phrase, code, iso, phrase, texts, word};
use crate::keys::Keys;

/// The forms of a name.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Forms {
    /// What readers see.
    pub name: String,
    /// Other forms.
    pub names: Vec<String>,
    /// Abbreviations, matched exactly as written.
    pub codes: Vec<String>,
    /// Forms that are ordinary words as well.
    pub words: Vec<String>,
    /// What makes an ordinary word the name, if it stands in the same sentence.
    pub with: Vec<Phrase>,
    /// Forms of an earlier entry of this name that are to be forgotten.
    pub drop: Vec<String>,
}

/// An organisation or alliance.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Organisation {
    /// Its names.
    pub forms: Forms,
    /// What it is: alliance, ministry, party...
    pub kind: String,
    /// The ISO code of the country it belongs to; empty for an international one.
    pub country: String,
    /// The ISO codes of the countries that are its members.
    pub members: Vec<String>,
}

/// A newspaper, broadcaster or wire service.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Media {
    /// Its names.
    pub forms: Forms,
    /// What it is: wire service, newspaper...
    pub kind: String,
    /// The ISO code of its home.
    pub country: String,
}

/// A weapon system or platform.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct System {
    /// Its names.
    pub forms: Forms,
    /// What it is: frigate, cruise missile...
    pub class: String,
    /// The ISO codes of the countries that make it.
    pub makers: Vec<String>,
    /// The company or yard that builds it; may be empty.
    pub builder: String,
}

/// An office, rank, profession or form of address.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Office {
    /// Its names.
    pub forms: Forms,
    /// What it is: head of state, military rank, honorific...
    pub kind: String,
}

fn forms(keys: &mut Keys<'_>) -> Option<Forms> {
    let name = keys.required("name");
    let mut list = |key| texts(keys.words(key));
    let (names, codes, words, drop) = (list("names"), list("codes"), list("words"), list("drop"));
    let with = keys.words("with").iter().map(|word| phrase(&word.text)).collect();
    Some(Forms { name: name?.text, names, codes, words, with, drop })
}

fn codes(keys: &mut Keys<'_>, key: &'static str) -> Vec<String> {
    keys.words(key).into_iter().map(|word| iso(word.text)).collect()
}

/// Reads an `[[organisation]]`.
pub fn organisation(keys: &mut Keys<'_>) -> Option<Organisation> {
    let (kind, country, members) = (word(keys, "kind"), code(keys, "country"), codes(keys, "members"));
    Some(Organisation { forms: forms(keys)?, kind, country, members })
}

/// Reads a `[[media]]`.
pub fn media(keys: &mut Keys<'_>) -> Option<Media> {
    let (kind, country) = (word(keys, "kind"), code(keys, "country"));
    Some(Media { forms: forms(keys)?, kind, country })
}

/// Reads a `[[system]]`.
pub fn system(keys: &mut Keys<'_>) -> Option<System> {
    let (class, makers, builder) = (word(keys, "class"), codes(keys, "makers"), word(keys, "builder"));
    Some(System { forms: forms(keys)?, class, makers, builder })
}

/// Reads an `[[office]]`.
pub fn office(keys: &mut Keys<'_>) -> Option<Office> {
    let kind = word(keys, "kind");
    Some(Office { forms: forms(keys)?, kind })
}

impl Forms {
    /// All forms but the name, which cannot be dropped.
    pub(super) fn others(&self) -> impl Iterator<Item = &str> {
        self.names.iter().chain(&self.codes).chain(&self.words).map(String::as_str)
    }

    /// The name, unless it is an ordinary word as well.
    pub(super) fn own(&self) -> Option<&String> {
        (!self.words.contains(&self.name)).then_some(&self.name)
    }

    /// The forms that are this name wherever they stand.
    pub(super) fn sure(&self) -> impl Iterator<Item = &str> {
        self.own().into_iter().chain(&self.names).chain(&self.codes).map(String::as_str)
    }

    /// Takes in a later entry of the same name: what it lists is added, what it drops is forgotten.
    fn extend(&mut self, later: Self) {
        let Self { name: _, names, codes, words, with, drop } = later;
        for (own, more) in [(&mut self.names, names), (&mut self.codes, codes), (&mut self.words, words)] {
            own.retain(|form| !drop.contains(form));
            own.extend(more);
        }
        self.with.extend(with);
    }
}

fn correct(own: &mut String, later: String) {
    if !later.is_empty() {
        *own = later;
    }
}

impl Organisation {
    /// Takes in a later entry of the same name.
    pub fn extend(&mut self, later: Self) {
        let Self { forms, kind, country, members } = later;
        self.forms.extend(forms);
        correct(&mut self.kind, kind);
        correct(&mut self.country, country);
        if !members.is_empty() {
            self.members = members;
        }
    }
}

impl Media {
    /// Takes in a later entry of the same name.
    pub fn extend(&mut self, later: Self) {
        let Self { forms, kind, country } = later;
        self.forms.extend(forms);
        correct(&mut self.kind, kind);
        correct(&mut self.country, country);
    }
}

impl System {
    /// Takes in a later entry of the same name.
    pub fn extend(&mut self, later: Self) {
        let Self { forms, class, makers, builder } = later;
        self.forms.extend(forms);
        correct(&mut self.class, class);
        correct(&mut self.builder, builder);
        if !makers.is_empty() {
            self.makers = makers;
        }
    }
}

impl Office {
    /// Takes in a later entry of the same name.
    pub fn extend(&mut self, later: Self) {
        let Self { forms, kind } = later;
        self.forms.extend(forms);
        correct(&mut self.kind, kind);
    }
}
