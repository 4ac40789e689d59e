//! Which countries a text names, and which it is about.
//!
//! Of overlapping finds the leftmost and then the longest counts, so that "South China Sea" hides "China". A name with
//! several readings is decided by the words of its entry and by the countries that the text names beyond doubt.

use super::{Extent, Find, Found, Mention, Part, Role, Rule};
use crate::gazetteer::{Ambiguous, CountryId, Gazetteer, Sense};
use std::collections::BTreeMap;

/// A country is primary if it has at least this share of the points of the most prominent one.
const PRIMARY_SHARE: f64 = 0.4;

/// Points of a mention in the title.
const IN_TITLE: u32 = 5;

/// Points of the first mention in the lead, beyond those of a mention.
const IN_LEAD: u32 = 2;

/// The countries of a text, the most prominent first. `finds` is sorted by place, longest first.
pub fn found(finds: &[Find], extent: Extent, gazetteer: &Gazetteer) -> Vec<Found<CountryId>> {
    let chosen = leftmost_longest(finds);
    let mut mentions: BTreeMap<CountryId, Vec<Mention>> = BTreeMap::new();
    let mut doubtful = Vec::new();
    for find in &chosen {
        let mention = Mention { part: find.part, span: find.hit.span };
        match find.hit.sense {
            Sense::Country(id) | Sense::Mask(Some(id)) => mentions.entry(id).or_default().push(mention),
            Sense::Ambiguous(name) => doubtful.push((name, mention)),
            _ => {}
        }
    }
    let certain: Vec<CountryId> = mentions.keys().copied().collect();
    let mut decided: BTreeMap<u16, Option<CountryId>> = BTreeMap::new();
    for (name, mention) in doubtful {
        let id = *decided.entry(name).or_insert_with(|| decide(name, finds, (&certain, gazetteer)));
        if let Some(id) = id {
            mentions.entry(id).or_default().push(mention);
        }
    }
    rank(mentions, extent)
}

/// The finds that can be countries, without those that overlap an earlier or a longer one.
fn leftmost_longest(finds: &[Find]) -> Vec<Find> {
    let mut chosen: Vec<Find> = Vec::new();
    for find in finds {
        if !matches!(find.hit.sense, Sense::Country(_) | Sense::Mask(_) | Sense::Ambiguous(_)) {
            continue;
        }
        let free = chosen.last().is_none_or(|last| last.part != find.part || last.hit.span.end <= find.hit.span.start);
        if free {
            chosen.push(*find);
        }
    }
    chosen
}

/// The country that an ambiguous name means in this text.
fn decide(name: u16, finds: &[Find], (certain, gazetteer): (&[CountryId], &Gazetteer)) -> Option<CountryId> {
    let entry: &Ambiguous = gazetteer.ambiguous.get(usize::from(name))?;
    let mut best: Option<(i32, &str)> = None;
    for (at, reading) in (0u8..).zip(&entry.readings) {
        let mut words: Vec<(u32, bool)> = finds
            .iter()
            .filter_map(|find| match find.hit.sense {
                Sense::Context { name: of, reading, speaks_for } if of == name && reading == at => {
                    Some((find.hit.pattern, speaks_for))
                }
                _ => None,
            })
            .collect();
        words.sort_unstable();
        words.dedup();
        let mut points: i32 = words.iter().map(|&(_, speaks_for)| if speaks_for { 1 } else { -2 }).sum();
        if gazetteer.country_coded(&reading.code).is_some_and(|id| certain.contains(&id)) {
            points += 1;
        }
        if points > 0 && best.is_none_or(|(most, _)| points > most) {
            best = Some((points, &reading.code));
        }
    }
    gazetteer.country_coded(best.map_or(entry.default.as_str(), |(_, code)| code))
}

fn rank(mentions: BTreeMap<CountryId, Vec<Mention>>, extent: Extent) -> Vec<Found<CountryId>> {
    let mut countries: Vec<Found<CountryId>> = mentions
        .into_iter()
        .map(|(what, mut mentions)| {
            if !mentions.is_sorted_by_key(|mention| (mention.part, mention.span.start)) {
                mentions.sort_unstable_by_key(|mention| (mention.part, mention.span.start));
            }
            let in_title = mentions.iter().filter(|mention| mention.part == Part::Title).count();
            let leads = mentions.iter().any(|mention| match mention.part {
                Part::Title => false,
                Part::Dateline => true,
                Part::Body => extent.leads(mention.span),
            });
            let rule = match (in_title, leads) {
                (1.., _) => Rule::Title,
                (0, true) => Rule::Lead,
                (0, false) => Rule::Body,
            };
            let named = u32::try_from(mentions.len()).unwrap_or(u32::MAX);
            let score = named + if in_title > 0 { IN_TITLE } else { 0 } + if leads { IN_LEAD } else { 0 };
            Found { what, role: Role::Mentioned, score, rule, mentions }
        })
        .collect();
    countries.sort_by_key(|found| (std::cmp::Reverse(found.score), found.what));
    let most = countries.first().map_or(0, |found| found.score);
    for found in &mut countries {
        if f64::from(found.score) >= PRIMARY_SHARE * f64::from(most) {
            found.role = Role::Primary;
        }
    }
    countries
}
