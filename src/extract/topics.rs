//! Which topics a text is about: points for phrases, and a threshold.
//!
//! A phrase counts at most three times, half as much again in the lead and three times as much in the title. A topic is
//! given from three points and half a point more for every 3,000 bytes of text, so that what a long text mentions in
//! passing is not what it is about; what comes for the first time in the last paragraph counts half. One weak phrase shows no
//! topic alone, unless it is one of those that do in title and text, or where they come again and again. If a topic needs one
//! of some phrases, one must occur. Within one topic the longest of overlapping phrases counts, and a phrase that is listed as
//! not belonging to the topic hides those within it; topics do not hide each other's phrases. Some phrases count only beside
//! the name of a weapon system: what is sold may be anything.

use super::{Extent, Find, Found, Mention, Part, Reading, Role, Rule, Shape};
use crate::gazetteer::{Alone, Can, Gazetteer, Hit, Sense, TopicId};
use crate::source::Span;

/// Half points from which a topic is given, before the length of the text is looked at.
const ENOUGH: u32 = 6;

/// Bytes of text for which half a point more is asked.
const STEP: u32 = 3000;

/// The most half points that are ever asked.
const MOST: u32 = 12;

/// Half points that each point of a phrase is worth in the title, in the lead and after it.
const IN_TITLE: u32 = 6;
const IN_LEAD: u32 = 3;
const IN_BODY: u32 = 2;
/// The same of a phrase that comes for the first time in the last paragraph.
const IN_CLOSE: u32 = 1;

/// Mentions of one phrase that count.
const COUNTED: u32 = 3;

/// Points of a deal in a weapon system.
const DEAL: u32 = 3;

/// Bytes behind the words of a deal within which the weapon system is named.
const NEAR: u32 = 40;

/// More finds than most places have that near.
const USUAL: usize = 16;

/// Bytes before the words of a deal within which the name ends: "F-16 fighter sale".
const RIGHT_BEFORE: u32 = 12;

/// Small words between a deal and its weapon, which say how many of which kind: "buy another 30 Rafales".
#[rustfmt::skip]
const HOW_MANY: [&str; 30] = [
    "a", "an", "the", "of", "its", "their", "his", "our", "another", "more", "additional", "further", "new", "used", "several", "some",
    "about", "around", "nearly", "over", "up", "to", "advanced", "upgraded", "modern", "first", "dozens", "hundreds", "all", "secondhand",
];

/// What weapons are called between their name and the word for a deal.
#[rustfmt::skip]
const CALLED: [&str; 12] = [
    "fighter", "jet", "jets", "aircraft", "missile", "tank", "drone", "helicopter", "submarine", "frigate", "gun", "launcher",
];

/// The words of a deal with the weapon system that is named beside them in the same clause: "sale of 66 F-16s", "F-16 sale".
fn deal((find, behind): (&Find, bool), reading: &Reading<'_>) -> Option<Find> {
    let passage = reading.passages().into_iter().find(|passage| passage.part == find.part)?;
    let Span { start, end } = find.hit.span;
    let is_system = |hit: &&Hit| reading.system(hit).is_some();
    let (system, between) = if behind {
        let near = |hit: &&Hit| hit.span.end < start && hit.span.end + RIGHT_BEFORE >= start;
        let system = passage.hits_before(start, USUAL).iter().filter(near).find(is_system)?.span;
        (system, Span { start: system.end, end: start })
    } else {
        let first = passage.hits.partition_point(|hit| hit.span.start < end);
        let mut near = passage.hits[first..].iter().take_while(|hit| hit.span.start <= end + NEAR);
        let system = near.find(is_system)?.span;
        (system, Span { start: end, end: system.start })
    };
    let span = Span { start: start.min(system.start), end: end.max(system.end) };
    let small: &[&str] = if behind { &CALLED } else { &HOW_MANY };
    // "F-16 pilots sold their cars", "the sale of oil pays for missiles": other words speak of other things.
    let plain = |at: usize| {
        let word = &passage.words[at];
        let number = word.shape == Shape::Number || word.kinds.can_any(&[Can::Number, Can::Amount]);
        small.contains(&word.text) || !behind && (number || word.shape != Shape::Lower)
    };
    let whole = !passage.slice(between).contains([',', '.', ';', ':', '(', '\n', '"', '“', '”'])
        && passage.words_in(between).all(plain);
    whole.then_some(Find { hit: Hit { span, ..find.hit }, ..*find })
}

/// Times that a phrase of those that do comes where it shows a topic alone.
const AGAIN: u32 = 3;

/// Times for which the title counts.
const TITLED: u32 = 2;

#[derive(Default)]
struct Tally {
    halves: u32,
    needed: bool,
    /// Whether more speaks for the topic than one weak phrase.
    sure: bool,
    /// Whether a strong phrase does.
    strong: bool,
    ends: [u32; 3],
    /// Where the last phrase ends that does not belong to the topic.
    hidden: [u32; 3],
    mentions: Vec<Mention>,
    /// Phrases, how often each was counted, and how often it comes.
    counted: Vec<(u32, u32, u32)>,
}

/// The topics of a text, the strongest first; of equally strong ones, the list has the more special first. `finds` is
/// sorted by place, longest first.
pub fn found(finds: &[Find], reading: &Reading<'_>, gazetteer: &Gazetteer) -> Vec<Found<TopicId>> {
    let extent = reading.extent;
    let mut tallies: Vec<(TopicId, Tally)> = Vec::new();
    for find in finds {
        let (Sense::Topic { topic, .. } | Sense::NotTopic(topic) | Sense::Needed(topic) | Sense::Deal { topic, .. }) =
            find.hit.sense
        else {
            continue;
        };
        let at = tallies.iter().position(|(known, _)| *known == topic).unwrap_or_else(|| {
            tallies.push((topic, Tally::default()));
            tallies.len() - 1
        });
        let tally = &mut tallies[at].1;
        match find.hit.sense {
            Sense::Topic { points, alone, .. } => tally.count(find, (u32::from(points), alone), extent),
            Sense::NotTopic(_) => {
                if tally.hide(find) {
                    tally.hidden[find.part as usize] = find.hit.span.end;
                }
            }
            Sense::Deal { behind, .. } => {
                if let Some(deal) = deal((find, behind), reading) {
                    // The name may be a phrase of the topic itself, and has been counted.
                    tally.count(if tally.is_free(&deal) { &deal } else { find }, (DEAL, Alone::Often), extent);
                    tally.needed = true;
                }
            }
            _ => tally.needed |= tally.hidden[find.part as usize] <= find.hit.span.start,
        }
    }
    let enough = (ENOUGH + extent.end / STEP).min(MOST);
    let mut topics: Vec<Found<TopicId>> = tallies
        .into_iter()
        .filter(|(_, tally)| tally.halves >= enough && tally.sure)
        .filter(|(topic, tally)| {
            let topic = gazetteer.topic(*topic);
            tally.needed || topic.all.is_empty() || (topic.certain && tally.strong)
        })
        .map(|(what, tally)| Found {
            what,
            role: Role::Primary,
            score: tally.halves,
            rule: Rule::Phrases,
            mentions: tally.mentions,
        })
        .collect();
    topics.sort_by_key(|found| (std::cmp::Reverse(found.score), found.what));
    topics
}

impl Tally {
    fn is_free(&self, find: &Find) -> bool {
        self.ends[find.part as usize] <= find.hit.span.start
    }

    fn hide(&mut self, find: &Find) -> bool {
        let free = self.is_free(find);
        if free {
            self.ends[find.part as usize] = find.hit.span.end;
        }
        free
    }

    fn count(&mut self, find: &Find, (points, alone): (u32, Alone), extent: Extent) {
        if !self.hide(find) {
            return;
        }
        self.mentions.push(Mention { part: find.part, span: find.hit.span });
        self.strong |= points > 1;
        let pattern = find.hit.pattern;
        let at = self.counted.iter().position(|(known, ..)| *known == pattern).unwrap_or_else(|| {
            self.counted.push((pattern, 0, 0));
            self.counted.len() - 1
        });
        let several = self.counted.len() > 1;
        let (_, times, named) = &mut self.counted[at];
        *named += if find.part == Part::Title { TITLED } else { 1 };
        let titled = find.part != Part::Title && *named > TITLED;
        self.sure |= several
            || match alone {
                Alone::Never => false,
                Alone::Titled => titled,
                Alone::Often => points > 1 || *named >= AGAIN,
            };
        if *times < COUNTED {
            *times += 1;
            self.halves += points
                * match find.part {
                    Part::Title => IN_TITLE,
                    Part::Dateline => IN_LEAD,
                    Part::Body if extent.leads(find.hit.span) => IN_LEAD,
                    // What only the end of a text comes to is not what it is about: "ahead of the NATO summit".
                    Part::Body if *times == 1 && extent.closes(find.hit.span) => IN_CLOSE,
                    Part::Body => IN_BODY,
                };
        }
    }
}
