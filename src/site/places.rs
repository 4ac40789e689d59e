//! Countries and regions under the names of the site's language, for readers; other programs go on with the English ones.
//!
//! Addresses stay as they are, since they are made of the English names. What the lists say of a country in English only,
//! its name in full, is left out where the rest is in another language.

use super::filing::alphabetical;
use super::tag::{Kind, Nation, Own, Profile, Tag};
use crate::gazetteer::{Gazetteer, Places};

/// Gives countries and regions the names that the site's language has for them.
pub fn call(tags: &mut [Tag], lang: &str, gazetteer: &Gazetteer) {
    let places = Places::in_language(lang);
    if places.is_empty() {
        return;
    }
    let region = |english: &str| {
        let listed = gazetteer.regions.iter().find(|region| region.name == english);
        listed.and_then(|region| places.name(&region.code)).unwrap_or(english).to_owned()
    };
    for tag in &mut *tags {
        if matches!(tag.kind, Kind::Country | Kind::Region) {
            let (name, region, description) = (tag.name.clone(), tag.region.clone(), tag.description.clone());
            tag.own = Some(Own { name, region, description });
        }
        match tag.kind {
            Kind::Country => tag.name = places.name(&tag.code).unwrap_or(&tag.name).to_owned(),
            Kind::Region => tag.name = region(&tag.name),
            Kind::Topic | Kind::Person | Kind::Organisation | Kind::System => {}
        }
        tag.region = region(&tag.region);
        match &mut tag.profile {
            Profile::Country { official, capital, .. } => {
                official.clear();
                if let Some(own) = places.capital(&tag.code, capital) {
                    own.clone_into(capital);
                }
            }
            Profile::Organisation { home, members, .. } => {
                home.iter_mut().for_each(|nation| rename(nation, &places));
                rename_all(members, &places);
            }
            Profile::System { makers, .. } => rename_all(makers, &places),
            Profile::Blank | Profile::Person { .. } | Profile::Region(_) => {}
        }
    }
    let names: Vec<String> = tags.iter().map(|tag| alphabetical(&tag.name)).collect();
    for tag in tags {
        if let Profile::Region(countries) = &mut tag.profile {
            countries.sort_by_key(|id| &names[id.0 as usize]);
        }
    }
}

fn rename(nation: &mut Nation, places: &Places) {
    if let Some(name) = places.name(&nation.code) {
        name.clone_into(&mut nation.name);
    }
}

fn rename_all(nations: &mut [Nation], places: &Places) {
    nations.iter_mut().for_each(|nation| rename(nation, places));
    nations.sort_by_cached_key(|nation| alphabetical(&nation.name));
}
