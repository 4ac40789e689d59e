//! The categories and tags of other programs as countries and topics.

use crate::gazetteer::Gazetteer;
use crate::slug::Slug;

/// What labels stand for.
#[derive(Debug, Default)]
pub struct Labels {
    /// Codes of countries.
    pub countries: Vec<String>,
    /// Ids of topics.
    pub topics: Vec<String>,
    /// Labels that stand for neither.
    pub unknown: Vec<String>,
}

/// Sorts labels; each thing is named once, in the order of the labels.
pub fn sorted(labels: &[String], gazetteer: &Gazetteer) -> Labels {
    let mut sorted = Labels::default();
    for label in labels {
        let words = label.replace(['-', '_'], " ");
        let country = [label.as_str(), words.as_str()].iter().find_map(|name| country(name, gazetteer));
        let topic = Slug::new(label).filter(|slug| gazetteer.topic_named(slug.as_str()).is_some());
        let (list, name) = match (country, topic) {
            (Some(code), _) => (&mut sorted.countries, code),
            (None, Some(topic)) => (&mut sorted.topics, topic.to_string()),
            (None, None) => (&mut sorted.unknown, label.clone()),
        };
        if !list.contains(&name) {
            list.push(name);
        }
    }
    sorted
}

/// The country of a name. A code alone is too short a word to be believed: `IT` is a department as well.
fn country(name: &str, gazetteer: &Gazetteer) -> Option<String> {
    let is_code = name.len() == 2 && !["US", "UK"].contains(&name);
    let id = gazetteer.country_named(name).filter(|_| !is_code)?;
    Some(gazetteer.country(id).code.clone())
}
