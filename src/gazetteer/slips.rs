//! What a site's own lists cannot mean: codes that no country has, names that are something else's.

use super::entity::{Country, iso};
use super::lists::Lists;
use super::names_of;
use super::own::{Claims, Form, Kind};
use crate::diag::{self, Diagnostic, Notes};
use crate::keys::Word;
use crate::letters::folded;
use crate::source::Place;
use crate::text;
use rustc_hash::FxHashMap;

/// Letters of the shortest word that may be a misspelt country; others are too much like many.
const MISSPELT: usize = 4;

/// What is to be said of a site's own lists, now that all lists are joined.
pub(super) fn told(claims: &Claims, lists: &Lists) -> Notes {
    let mut notes = Notes::new();
    notes.extend(codes(claims, lists));
    notes.extend(regions(&claims.regions, lists));
    notes.extend(evidence(&claims.evidence, lists));
    notes.extend(places(claims, lists));
    for (kind, ..) in Kind::ALL {
        let own: Vec<&Form> = claims.forms.iter().filter(|form| form.kind == kind).collect();
        notes.extend(forms(&own, kind, lists));
    }
    notes.extend(twice(&claims.topics, diag::list::topic_twice));
    notes.extend(twice(&claims.ambiguous, diag::list::ambiguous_twice));
    notes
}

/// Codes that no country has, and countries that have another code.
fn codes(claims: &Claims, lists: &Lists) -> Notes {
    // An entry without a name only adds to a country, and is none itself.
    let countries: Vec<&Country> = lists.countries.iter().filter(|country| !country.name.is_empty()).collect();
    let is_there = |code: &str| countries.iter().any(|country| country.code == code);
    let entries = claims.countries.iter().map(|(code, _)| code);
    let wrong: Vec<&Word> =
        claims.codes.iter().chain(entries).filter(|word| !is_there(&iso(word.text.clone()))).collect();
    let mut notes = Notes::new();
    let by_name = if wrong.is_empty() { FxHashMap::default() } else { names_of(&countries, &lists.ambiguous) };
    let country = |name: &str| by_name.get(&folded(name)).and_then(|id| countries.get(usize::from(id.0)));
    for word in wrong {
        let near = || {
            let names = countries.iter().flat_map(|country| country.names.iter().chain([&country.name]));
            let wrong = Some(&word.text).filter(|text| text.len() >= MISSPELT)?;
            country(text::nearest(wrong, names.map(String::as_str))?)
        };
        let meant = country(&word.text).or_else(near);
        let meant = meant.map(|country| (country.code.as_str(), country.name.as_str()));
        notes.push(diag::list::unknown_country(&word.place, &word.text, meant));
    }
    for (code, name) in &claims.countries {
        let Some(name) = name else { continue };
        let own = iso(code.text.clone());
        let other = countries.iter().find(|country| country.name == name.text && country.code != own);
        if let Some(other) = other {
            notes.push(diag::list::country_twice(&code.place, &other.name, &other.code));
        }
    }
    notes
}

fn regions(own: &[Word], lists: &Lists) -> Notes {
    let wrong = own.iter().filter(|word| !lists.regions.iter().any(|region| region.code == word.text));
    let told = wrong.map(|word| {
        let name = text::nearest(&word.text, lists.regions.iter().map(|region| region.name.as_str()));
        let meant = lists.regions.iter().find(|region| name == Some(&region.name));
        let meant = meant.map(|region| (region.code.as_str(), region.name.as_str()));
        diag::list::unknown_region(&word.place, &word.text, meant)
    });
    Notes::from_iter(told)
}

/// Lists of words that readings name and that are not there.
fn evidence(own: &[Word], lists: &Lists) -> Notes {
    let wrong = own.iter().filter(|word| !lists.evidence.iter().any(|list| list.name == word.text));
    Notes::from_iter(wrong.map(|word| {
        let near = text::nearest(&word.text, lists.evidence.iter().map(|list| list.name.as_str()));
        diag::list::unknown_evidence(&word.place, &word.text, near)
    }))
}

/// Names that are given to a country and count for another one, or for none.
fn places(claims: &Claims, lists: &Lists) -> Notes {
    let mut notes = Notes::new();
    if claims.places.is_empty() {
        return notes;
    }
    let mut owners: FxHashMap<&str, Vec<usize>> = FxHashMap::default();
    // A country without a name is none, which is told of its code.
    for (at, country) in lists.countries.iter().enumerate().filter(|(_, country)| !country.name.is_empty()) {
        for name in country.forms().chain([country.name.as_str()]) {
            owners.entry(name).or_default().push(at);
        }
    }
    for (nth, (code, word)) in claims.places.iter().enumerate() {
        let name = word.text.as_str();
        let owners = owners.get(name).map_or(&[][..], Vec::as_slice);
        let first = owners.first().and_then(|&at| lists.countries.get(at));
        let other = owners.iter().filter_map(|&at| lists.countries.get(at)).find(|country| country.code != *code);
        let (earlier, later) = (&claims.places[..nth], &claims.places[nth + 1..]);
        let elsewhere = |claims: &[(String, Word)]| {
            claims.iter().find(|(other, word)| word.text == name && other != code).map(|(_, word)| word.place.clone())
        };
        if let Some(told) = hidden((code, word), lists) {
            notes.push(told);
        // A name that two of the site's own entries have is told where it stands for the second time.
        } else if let Some((first, other)) = first.zip(other).filter(|_| elsewhere(later).is_none()) {
            let names = (name, first.name.as_str());
            notes.push(diag::list::place_twice(&word.place, names, (&other.code, elsewhere(earlier).as_ref())));
        }
    }
    notes
}

/// What is to be said of a country's name that is decided by an entry of another kind.
fn hidden((code, word): (&str, &Word), lists: &Lists) -> Option<Diagnostic> {
    let name = &word.text;
    if lists.masks.iter().any(|mask| mask.phrases.contains(name) && mask.code != code) {
        return Some(diag::list::masked(&word.place, name));
    }
    let is_ambiguous = lists.ambiguous.iter().any(|entry| entry.name == *name);
    is_ambiguous.then(|| diag::list::decided(&word.place, name))
}

/// Forms that another entry of the same kind has, and ordinary words that nothing makes a name.
fn forms(own: &[&Form], kind: Kind, lists: &Lists) -> Notes {
    let mut notes = Notes::new();
    if own.is_empty() {
        return notes;
    }
    let all = kind.forms(lists);
    let mut owners: FxHashMap<&str, Vec<&str>> = FxHashMap::default();
    for entry in &all {
        for form in entry.sure() {
            owners.entry(form).or_default().push(&entry.name);
        }
    }
    for (nth, form) in own.iter().enumerate() {
        let text = form.word.text.as_str();
        if form.is_word {
            let is_alone = all.iter().any(|entry| entry.name == form.entry && entry.with.is_empty());
            notes.extend(is_alone.then(|| diag::list::word_alone(&form.word.place, text)));
            continue;
        }
        let elsewhere = |own: &[&Form]| -> Option<Place> {
            own.iter()
                .find(|other| !other.is_word && other.word.text == text && other.entry != form.entry)
                .map(|other| other.word.place.clone())
        };
        let owners = owners.get(text).map_or(&[][..], Vec::as_slice);
        let other = owners.iter().find(|name| **name != form.entry);
        if let Some((first, other)) = owners.first().zip(other).filter(|_| elsewhere(&own[nth + 1..]).is_none()) {
            let names = (text, *first, *other);
            notes.push(diag::list::form_twice(&form.word.place, names, elsewhere(&own[..nth]).as_ref()));
        }
    }
    notes
}

/// Entries of which a later one replaces an earlier one of the same file or of another.
fn twice(own: &[Word], told: fn(&Place, &str, &Place) -> Diagnostic) -> Notes {
    let again = own.iter().enumerate().filter_map(|(nth, word)| {
        let first = own[..nth].iter().find(|first| first.text == word.text)?;
        Some(told(&word.place, &word.text, &first.place))
    });
    Notes::from_iter(again)
}
