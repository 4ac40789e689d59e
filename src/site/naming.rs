//! Which names that were found in a text stand for the same thing in every article, so that they can be a tag.
//!
//! A listed name is known by its entry. A person is known by a full name. An unlisted organisation is known by its
//! name, unless that consists of words that every state has one of: "the Foreign Ministry" is another in each article.

use super::Kind;
use crate::gazetteer::{Forms, Gazetteer};
use crate::slug::Slug;
use std::collections::{HashMap, HashSet};

/// The names of the lists, to bring every form of a name to the one that readers see.
#[derive(Default)]
pub struct Names {
    listed: HashMap<(Kind, String), String>,
    /// Forms that are ordinary words as well.
    words: HashMap<(Kind, String), String>,
    media: HashMap<String, String>,
    common: HashSet<&'static str>,
}

impl Names {
    /// The names of these lists.
    pub fn new(gazetteer: &Gazetteer) -> Self {
        let mut names = Self { common: COMMON.split(' ').collect(), ..Self::default() };
        let organisations = gazetteer.organisations.iter().map(|entry| (Kind::Organisation, &entry.forms));
        let systems = gazetteer.systems.iter().map(|entry| (Kind::System, &entry.forms));
        for (kind, forms) in organisations.clone().chain(systems.clone()) {
            for form in written(forms) {
                names.listed.entry((kind, form.to_lowercase())).or_insert_with(|| forms.name.clone());
            }
        }
        for (kind, forms) in organisations.chain(systems) {
            for form in &forms.words {
                names.words.entry((kind, form.to_lowercase())).or_insert_with(|| forms.name.clone());
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

    /// The name of the list's entry that a person means by this form. Who says what kind a name is of means the name,
    /// also where it is an ordinary word in a text: "Patriot" among weapon systems.
    pub fn stated(&self, kind: Kind, form: &str) -> Option<&str> {
        let word = || self.words.get(&(kind, form.to_lowercase())).map(String::as_str);
        self.listed(kind, form).or_else(word)
    }

    /// The name of the newspaper, broadcaster or wire service that has this form.
    pub fn medium(&self, form: &str) -> Option<&str> {
        let form = form.to_lowercase();
        let bare = form.strip_prefix("the ").unwrap_or(&form);
        self.media.get(bare).or_else(|| self.media.get(&form)).map(String::as_str)
    }

    /// What a name is compared by: the entry that it is a form of, in letters that all spellings share.
    pub fn key(&self, kind: Kind, name: &str) -> String {
        let medium = || if kind == Kind::Organisation { self.medium(name) } else { None };
        let name = self.listed(kind, name).or_else(medium).or_else(|| self.stated(kind, name)).unwrap_or(name);
        Slug::new(name).map_or_else(|| name.to_lowercase(), |slug| slug.to_string())
    }

    /// Whether a name that no list has means the same in every article.
    pub fn is_own(&self, kind: Kind, name: &str) -> bool {
        match kind {
            // "Al Assad" and "De Gaulle" are surnames alone.
            Kind::Person => name.split_whitespace().filter(|word| !is_particle(word)).nth(1).is_some(),
            Kind::Organisation => {
                let words = name.split(|letter: char| !letter.is_alphanumeric() && letter != '’' && letter != '\'');
                let mut words = words.filter(|word| !word.is_empty());
                words.any(|word| !self.is_common(word))
            }
            Kind::Country | Kind::Topic | Kind::System | Kind::Region => true,
        }
    }

    /// Whether a word of a name tells no state's or city's organisation from another's.
    fn is_common(&self, word: &str) -> bool {
        let word = word.to_lowercase();
        let bare = word.strip_suffix("'s").or_else(|| word.strip_suffix("’s")).unwrap_or(&word);
        // Every army has a 4th Brigade.
        bare.starts_with(|letter: char| letter.is_ascii_digit()) || self.common.contains(bare)
    }
}

/// The forms that are names and nothing else.
fn written(forms: &Forms) -> impl Iterator<Item = &String> {
    std::iter::once(&forms.name).chain(&forms.names).chain(&forms.codes)
}

fn is_particle(word: &str) -> bool {
    [
        "al", "el", "bin", "ibn", "abu", "de", "del", "della", "da", "di", "du", "la", "le", "van", "von", "der",
        "den", "ter",
    ]
    .iter()
    .any(|particle| word.eq_ignore_ascii_case(particle))
}

/// Words of which the names of organisations are made in every country.
const COMMON: &str = "\
    a academy administration affairs agency agriculture air airborne airport alliance and anti appeal appeals armed \
    army artillery assembly association at attorney authority bank battalion board border brigade broadcasting \
    budget bureau by cabinet center central centre chamber chief chiefs church city civil club coalition coast \
    coastguard college command commerce commission committee communications communist company congress conservative \
    constitutional consulate consultative control coordination corporation corps corruption council counter \
    counterintelligence counterterrorism county court criminal crisis crown culture customs cyber cybersecurity data \
    defence defense delegation democracy democratic democrats department deputies development digital directorate \
    district division duma economic economy education eighth election elections electoral electricity embassy \
    emergency employment energy environment environmental exchange external family federal federation fifth finance \
    first fisheries fleet for force forces foreign forestry forum foundation fourth freedom fund gas general \
    governing government green group guard guards headquarters health high higher homeland hospital house housing \
    human immigration in industry infantry information infrastructure inland institute insurance integrity \
    intelligence interim interior internal international investigation investigations investigative joint judicial \
    justice king labor labour land law leadership league left legislative legislature liberal local lower main \
    marine marines maritime media military militia mines minister ministers ministry missile mission monetary \
    movement municipal museum national nationalist natural naval navy news ninth of office oil on operational \
    operations opposition parliament parties party peace people permanent petroleum planning police political port \
    ports post power president presidential press prime privy progressive prosecutor prosecutors provincial \
    provisional public queen radio railway railways rapid reconciliation reform regiment regional representatives \
    republican reserve resources response revenue revolutionary rights rocket royal school science second security \
    senate service services seventh sixth social socialist society sovereign space special sport sports squadron \
    staff state statistics strategic supreme sustainable tactical tax technology telecommunications television tenth \
    terrorism the third to tourism trade transitional transport transportation treasury truth union unit unity \
    university upper veterans war water welfare wing with women workers works youth";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_every_state_has_is_no_name_of_its_own() {
        let names = Names::new(&Gazetteer::default());
        for name in [
            "Foreign Ministry",
            "Parliament",
            "the National Assembly",
            "Ministry of Defence",
            "Prime Minister’s Office",
            "4th Brigade",
        ] {
            assert!(!names.is_own(Kind::Organisation, name), "{name}");
        }
        for name in ["Japanese Foreign Ministry", "Ministry of Defence of Latvia", "Rheinmetall"] {
            assert!(names.is_own(Kind::Organisation, name), "{name}");
        }
        assert!(names.is_own(Kind::Person, "Fumio Kishida") && !names.is_own(Kind::Person, "Kishida"));
        assert!(!names.is_own(Kind::Person, "Al Assad") && names.is_own(Kind::Person, "Bashar al Assad"));
        assert!(names.is_own(Kind::System, "Patriot"));
    }
}
