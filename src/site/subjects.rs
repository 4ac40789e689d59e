//! Topics and their groups, classes of systems and kinds of organisations under the names that the site's language has for them, for readers.
//!
//! Their lists are English, and so are addresses and what other programs read. A name that the site has given a topic goes
//! before that of the theme, and one in a file of messages of its own before that.

use super::tag::{Kind, Own, Profile, Tag};
use crate::gazetteer::Gazetteer;
use crate::wording::{Terms, Wording};

/// What these lists name, for other languages to name it.
pub fn terms(gazetteer: &Gazetteer) -> Terms {
    let mut terms = Terms::default();
    for topic in &gazetteer.topics {
        let keys = [name_of(&topic.id), about(&topic.id)];
        if !topic.built_in {
            terms.own.extend(keys.clone());
        }
        terms.all.extend(keys);
        terms.all.extend((!topic.group.is_empty()).then(|| group_of(&topic.group)));
    }
    let classes = gazetteer.systems.iter().map(|entry| &entry.class);
    terms.all.extend(classes.filter(|class| !class.is_empty()).map(|class| class_of(class)));
    let kinds = gazetteer.organisations.iter().map(|entry| &entry.kind);
    terms.all.extend(kinds.filter(|kind| !kind.is_empty()).map(|kind| kind_of(kind)));
    terms
}

/// Gives topics, groups, classes and kinds the names that the site's language has for them.
pub fn call(tags: &mut [Tag], words: &Wording) {
    let said = |key: &str| words.message(key).map(|message| message.form.other().to_owned());
    for tag in tags {
        if tag.kind == Kind::Topic {
            call_topic(tag, words);
        }
        if let Some(group) = said(&group_of(&tag.group)) {
            tag.group = group;
        }
        match &mut tag.profile {
            Profile::System { class, .. } => *class = said(&class_of(class)).unwrap_or_else(|| plain(class)),
            Profile::Organisation { kind, .. } => *kind = said(&kind_of(kind)).unwrap_or_else(|| plain(kind)),
            Profile::Blank | Profile::Country { .. } | Profile::Person { .. } | Profile::Region(_) => {}
        }
    }
}

/// Gives a topic the name and the description that the site's language has for it, or either of them.
fn call_topic(tag: &mut Tag, words: &Wording) {
    let told = |key: &str| words.message(key).filter(|message| !message.is_english);
    let told = |key: &str| told(key).map(|message| message.form.other().to_owned());
    let (name, about) = (told(&name_of(tag.slug.as_str())), told(&about(tag.slug.as_str())));
    // What is told in English only is left out where readers have another language, as it is of countries.
    let is_foreign = tag.english && words.locale().split('-').next() != Some("en");
    if name.is_none() && (about.is_none() || is_foreign) {
        return;
    }
    let left = if is_foreign { String::new() } else { tag.description.clone() };
    let name = name.unwrap_or_else(|| tag.name.clone());
    let name = std::mem::replace(&mut tag.name, name);
    let description = std::mem::replace(&mut tag.description, about.unwrap_or(left));
    tag.own = Some(Own { name, description, region: String::new() });
    tag.english = false;
}

fn name_of(topic: &str) -> String {
    format!("topic.{topic}")
}

fn about(topic: &str) -> String {
    format!("topic_about.{topic}")
}

fn group_of(group: &str) -> String {
    format!("topic_group.{group}")
}

fn class_of(class: &str) -> String {
    format!("class.{class}")
}

fn kind_of(kind: &str) -> String {
    format!("organisation.{kind}")
}

/// A word of a list as readers see it: "armed-forces" is "armed forces". What has spaces of its own is no word but prose,
/// and "anti-tank missile" keeps its hyphen.
fn plain(word: &str) -> String {
    if word.contains(' ') { word.to_owned() } else { word.replace('-', " ") }
}
