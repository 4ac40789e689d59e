//! Which names that were found in a text stand for the same thing in every article, so that they can be a tag.
//!
//! A listed name is known by its entry. A person is known by a full name. An unlisted organisation is known by its
//! name, unless that consists of words that every state has one of: "the Foreign Ministry" is another in each article.

use super::Kind;
use crate::gazetteer::{Forms, Gazetteer};
use std::collections::HashMap;

/// The names of the lists, to bring every form of a name to the one that readers see.
#[derive(Default)]
pub struct Names {
    listed: HashMap<(Kind, String), String>,
    media: HashMap<String, String>,
}

impl Names {
    /// The names of these lists.
    pub fn new(gazetteer: &Gazetteer) -> Self {
        let mut names = Self::default();
        let organisations = gazetteer.organisations.iter().map(|entry| (Kind::Organisation, &entry.forms));
        let systems = gazetteer.systems.iter().map(|entry| (Kind::System, &entry.forms));
        for (kind, forms) in organisations.chain(systems) {
            for form in written(forms) {
                names.listed.entry((kind, form.to_lowercase())).or_insert_with(|| forms.name.clone());
            }
        }
        for entry in &gazetteer.media {
            for form in written(&entry.forms).chain(&entry.forms.words) {
                names.media.entry(form.to_lowercase()).or_insert_with(|| entry.forms.name.clone());
            }
        }
        names
    }

    /// The name of the list's entry that has this form, if there is one.
    pub fn listed(&self, kind: Kind, form: &str) -> Option<&str> {
        // A borrowed pair cannot look up an owned one.
        self.listed.get(&(kind, form.to_lowercase())).map(String::as_str)
    }

    /// The name of the newspaper, broadcaster or wire service that has this form.
    pub fn medium(&self, form: &str) -> Option<&str> {
        let form = form.to_lowercase();
        let bare = form.strip_prefix("the ").unwrap_or(&form);
        self.media.get(bare).or_else(|| self.media.get(&form)).map(String::as_str)
    }
}

/// The forms that are names and nothing else.
fn written(forms: &Forms) -> impl Iterator<Item = &String> {
    std::iter::once(&forms.name).chain(&forms.names).chain(&forms.codes)
}

/// Whether a name that no list has means the same in every article.
pub fn is_own(kind: Kind, name: &str) -> bool {
    match kind {
        // "Al Assad" and "De Gaulle" are surnames alone.
        Kind::Person => name.split_whitespace().filter(|word| !is_particle(word)).nth(1).is_some(),
        Kind::Organisation => {
            let words = name.split(|letter: char| !letter.is_alphanumeric() && letter != '’' && letter != '\'');
            let mut words = words.filter(|word| !word.is_empty());
            words.any(|word| !is_common(word))
        }
        Kind::Country | Kind::Topic | Kind::System => true,
    }
}

fn is_particle(word: &str) -> bool {
    [
        "al", "el", "bin", "ibn", "abu", "de", "del", "della", "da", "di", "du", "la", "le", "van", "von", "der",
        "den", "ter",
    ]
    .iter()
    .any(|particle| word.eq_ignore_ascii_case(particle))
}

/// Whether a word of a name tells no state's or city's organisation from another's.
fn is_common(word: &str) -> bool {
    let word = word.to_lowercase();
    let bare = word.strip_suffix("'s").or_else(|| word.strip_suffix("’s")).unwrap_or(&word);
    COMMON.binary_search(&bare).is_ok()
}

/// Words of which the names of organisations are made in every country, in the order of the alphabet.
const COMMON: [&str; 163] = [
    "a",
    "academy",
    "administration",
    "affairs",
    "agency",
    "agriculture",
    "air",
    "airborne",
    "airport",
    "alliance",
    "and",
    "anti",
    "appeal",
    "appeals",
    "armed",
    "army",
    "assembly",
    "association",
    "attorney",
    "authority",
    "bank",
    "board",
    "border",
    "brigade",
    "budget",
    "bureau",
    "cabinet",
    "center",
    "central",
    "centre",
    "chamber",
    "chief",
    "chiefs",
    "church",
    "city",
    "civil",
    "coalition",
    "coast",
    "coastguard",
    "college",
    "command",
    "commerce",
    "commission",
    "committee",
    "communist",
    "congress",
    "conservative",
    "constitutional",
    "control",
    "corruption",
    "council",
    "counter",
    "court",
    "criminal",
    "culture",
    "customs",
    "data",
    "defence",
    "defense",
    "delegation",
    "democratic",
    "department",
    "deputies",
    "development",
    "digital",
    "directorate",
    "division",
    "duma",
    "economic",
    "economy",
    "education",
    "election",
    "electoral",
    "embassy",
    "emergency",
    "employment",
    "energy",
    "environment",
    "environmental",
    "exchange",
    "external",
    "federal",
    "federation",
    "finance",
    "fleet",
    "for",
    "force",
    "forces",
    "foreign",
    "forum",
    "foundation",
    "fund",
    "general",
    "government",
    "group",
    "guard",
    "guards",
    "headquarters",
    "health",
    "high",
    "homeland",
    "house",
    "human",
    "immigration",
    "industry",
    "information",
    "infrastructure",
    "institute",
    "intelligence",
    "interior",
    "internal",
    "international",
    "investigation",
    "joint",
    "judicial",
    "justice",
    "labor",
    "labour",
    "law",
    "left",
    "liberal",
    "lower",
    "marine",
    "marines",
    "maritime",
    "media",
    "military",
    "minister",
    "ministers",
    "ministry",
    "mission",
    "monetary",
    "movement",
    "national",
    "naval",
    "navy",
    "of",
    "office",
    "on",
    "opposition",
    "parliament",
    "parties",
    "party",
    "people",
    "planning",
    "police",
    "political",
    "president",
    "presidential",
    "prosecutor",
    "public",
    "republican",
    "reserve",
    "security",
    "senate",
    "service",
    "services",
    "staff",
    "state",
    "supreme",
    "the",
    "trade",
    "treasury",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_every_state_has_is_no_name_of_its_own() {
        assert!(COMMON.is_sorted(), "looking up needs the order");
        for name in ["Foreign Ministry", "Parliament", "the National Assembly", "Ministry of Defence", "People’s Party"]
        {
            assert!(!is_own(Kind::Organisation, name), "{name}");
        }
        for name in ["Japanese Foreign Ministry", "Ministry of Defence of Latvia", "Rheinmetall"] {
            assert!(is_own(Kind::Organisation, name), "{name}");
        }
        assert!(is_own(Kind::Person, "Fumio Kishida") && !is_own(Kind::Person, "Kishida"));
        assert!(!is_own(Kind::Person, "Al Assad") && is_own(Kind::Person, "Bashar al Assad"));
        assert!(is_own(Kind::System, "Patriot"));
    }
}
