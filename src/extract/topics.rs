//! Which topics a text is about: points for phrases, and a threshold.
//!
//! A phrase counts at most three times and double in the title. A topic is given from three points on, if one of the
//! phrases that it needs occurs. Within one topic the longest of overlapping phrases counts, and a phrase that is
//! listed as not belonging to the topic hides those within it; topics do not hide each other's phrases.

use super::{Find, Found, Mention, Part, Role, Rule};
use crate::gazetteer::{Gazetteer, Sense, TopicId};
use std::collections::BTreeMap;

/// Points from which a topic is given.
const ENOUGH: u32 = 3;

/// Mentions of one phrase that count.
const COUNTED: u32 = 3;

#[derive(Default)]
struct Tally {
    points: u32,
    needed: bool,
    ends: [u32; 2],
    mentions: Vec<Mention>,
    counted: BTreeMap<u32, u32>,
}

/// The topics of a text, the strongest first. `finds` is sorted by place, longest first.
pub fn found(finds: &[Find], gazetteer: &Gazetteer) -> Vec<Found<TopicId>> {
    let mut tallies: BTreeMap<TopicId, Tally> = BTreeMap::new();
    for find in finds {
        match find.hit.sense {
            Sense::Topic { topic, points } => tallies.entry(topic).or_default().count(find, points),
            Sense::NotTopic(topic) => {
                tallies.entry(topic).or_default().hide(find);
            }
            Sense::Needed(topic) => tallies.entry(topic).or_default().needed = true,
            _ => {}
        }
    }
    let mut topics: Vec<Found<TopicId>> = tallies
        .into_iter()
        .filter(|(topic, tally)| tally.points >= ENOUGH && (tally.needed || gazetteer.topic(*topic).all.is_empty()))
        .map(|(what, tally)| Found {
            what,
            role: Role::Primary,
            score: tally.points,
            rule: Rule::Phrases,
            mentions: tally.mentions,
        })
        .collect();
    topics.sort_by_key(|found| (std::cmp::Reverse(found.score), found.what));
    topics
}

impl Tally {
    fn hide(&mut self, find: &Find) -> bool {
        let end = &mut self.ends[find.part as usize];
        let free = *end <= find.hit.span.start;
        if free {
            *end = find.hit.span.end;
        }
        free
    }

    fn count(&mut self, find: &Find, points: u8) {
        if !self.hide(find) {
            return;
        }
        self.mentions.push(Mention { part: find.part, span: find.hit.span });
        let counted = self.counted.entry(find.hit.pattern).or_insert(0);
        if *counted < COUNTED {
            *counted += 1;
            self.points += u32::from(points) * if find.part == Part::Title { 2 } else { 1 };
        }
    }
}
