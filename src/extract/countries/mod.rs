//! Which countries a text names, and which it is about.
//!
//! Of overlapping finds the leftmost and then the longest counts, so that "South China Sea" hides "China". A name with
//! several readings is decided by what stands right beside it (`beside`), by the words of its entry, and by the countries
//! and states that the text names beyond doubt. A language and a street that are called after a country are none, and a flag
//! gives it no weight (`other`).

mod beside;
mod other;

use super::{Extent, Find, Found, Mention, Part, Role, Rule, leftmost_longest};
use crate::gazetteer::{Ambiguous, Country, CountryId, Gazetteer, Sense};
use beside::Beside;
use other::{Seats, is_aside, is_language, is_street};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// A country is primary if it has at least this share of the points of the most prominent one.
const PRIMARY_SHARE: f64 = 0.4;

/// Points of a mention in the title, beyond those of a mention.
const IN_TITLE: u32 = 2;

/// The same of the first mention in the first paragraph, or else in the second.
const IN_FIRST: u32 = 2;
const IN_SECOND: u32 = 1;

/// Points that a primary country has, unless the most prominent one has fewer.
const LEAST: u32 = 3;

/// A country gets a point for each of so many mentions.
const MOST_MENTIONS: u32 = 10;

/// Points of a reading whose country the text names beyond doubt.
const CERTAIN: i32 = 2;

/// Points for each time that the place of a name is given right beside it: "Athens, Ohio".
const PLACED: i32 = 3;

/// What speaks for a reading of a name that mostly means no country must be worth this much.
const DOUBTFUL: i32 = 2;

/// The parts of an article with their words.
type Words<'a> = &'a [(Part, &'a str)];

/// The countries of a text, the most prominent first. `finds` is sorted by place, longest first.
pub fn found(finds: &[Find], (extent, words): (Extent, Words<'_>), gazetteer: &Gazetteer) -> Vec<Found<CountryId>> {
    let chosen: Vec<&Find> = leftmost_longest(finds.iter()).collect();
    let beside = Beside { chosen: &chosen, words, gazetteer };
    let mut mentions: BTreeMap<CountryId, Vec<Mention>> = BTreeMap::new();
    let (mut doubtful, mut states, mut streets) = (Vec::new(), Vec::new(), Vec::new());
    // Mentions that count as such and give no weight by where they stand.
    let (mut asides, mut seats) = (BTreeSet::new(), Seats::default());
    for (at, find) in chosen.iter().enumerate() {
        let mention = Mention { part: find.part, span: find.hit.span };
        if matches!(find.hit.sense, Sense::Country(_) | Sense::Ambiguous(_)) && beside.is_aside(find, &mut seats) {
            asides.insert((find.part, find.hit.span.start));
        }
        match find.hit.sense {
            Sense::Country(_) | Sense::Ambiguous(_) if beside.is_language(find) => {}
            Sense::Ambiguous(_) if beside.is_street(find) => {}
            Sense::Country(id) if beside.is_street(find) => streets.push((id, mention)),
            Sense::Mask(Some(_)) if at > 0 && beside.is_own_code(chosen[at - 1], find) => {}
            Sense::Country(id) => mentions.entry(beside.place(at).unwrap_or(id)).or_default().push(mention),
            Sense::Mask(Some(id)) => {
                // "Russo-Georgian" names no state of Russia.
                if !beside.is_half(find) {
                    states.push((id, find.hit.pattern));
                }
                mentions.entry(id).or_default().push(mention);
            }
            Sense::Ambiguous(name) => doubtful.push(Doubtful { name, mention, place: beside.place(at) }),
            _ => {}
        }
    }
    // Most streets are called after places of their own country, which counts where the text names none.
    if mentions.is_empty() {
        streets.into_iter().for_each(|(id, mention)| mentions.entry(id).or_default().push(mention));
    }
    if !doubtful.is_empty() {
        let listed = beside.lists();
        let evidence =
            Evidence::of(finds, &doubtful, (mentions.keys().copied().collect(), states.into_iter().collect()));
        let mut decided: BTreeMap<u16, Option<CountryId>> = BTreeMap::new();
        for Doubtful { name, mention, place } in doubtful {
            let id = *decided.entry(name).or_insert_with(|| evidence.decide(name, gazetteer));
            let listed = listed.get(&(mention.part, mention.span.start)).copied();
            if let Some(id) = place.or(listed).or(id) {
                mentions.entry(id).or_default().push(mention);
            }
        }
    }
    rank(mentions, &asides, extent)
}

/// A name with several readings, and the country that it means where nothing says otherwise.
fn usual(name: u16, gazetteer: &Gazetteer) -> Option<(&Ambiguous, CountryId, &Country)> {
    let entry = gazetteer.ambiguous.get(usize::from(name))?;
    let id = gazetteer.country_coded(&entry.default)?;
    Some((entry, id, gazetteer.country(id)))
}

/// The country that a name with several readings is the name of: Georgia, but not Athens.
fn own_name(name: u16, gazetteer: &Gazetteer) -> Option<CountryId> {
    let (entry, id, country) = usual(name, gazetteer)?;
    (country.name == entry.name || country.names.contains(&entry.name)).then_some(id)
}

/// A mention of a name with several readings.
struct Doubtful {
    /// The name's place in the list.
    name: u16,
    mention: Mention,
    /// The country in which the text says that it is, right beside it.
    place: Option<CountryId>,
}

/// What decides about the names with several readings in a text.
struct Evidence {
    /// The words for and against readings: name, reading, pattern, and which; each once.
    words: BTreeSet<(u16, u8, u32, bool)>,
    /// How often the place of a name is given right beside it.
    placed: BTreeMap<(u16, CountryId), i32>,
    /// The countries that the text names beyond doubt.
    certain: Vec<CountryId>,
    /// The states, provinces and the like that it names, with their countries; each once.
    states: BTreeSet<(CountryId, u32)>,
}

impl Evidence {
    /// Gathers it in one pass.
    fn of(
        finds: &[Find],
        doubtful: &[Doubtful],
        (certain, states): (Vec<CountryId>, BTreeSet<(CountryId, u32)>),
    ) -> Self {
        let mut placed = BTreeMap::new();
        for &Doubtful { name, place, .. } in doubtful {
            if let Some(place) = place {
                *placed.entry((name, place)).or_default() += PLACED;
            }
        }
        let names: BTreeSet<u16> = doubtful.iter().map(|doubtful| doubtful.name).collect();
        let words = finds.iter().filter_map(|find| match find.hit.sense {
            Sense::Context { name, reading, speaks_for } if names.contains(&name) => {
                Some((name, reading, find.hit.pattern, speaks_for))
            }
            _ => None,
        });
        Self { words: words.collect(), placed, certain, states }
    }

    /// The country that an ambiguous name means in this text.
    fn decide(&self, name: u16, gazetteer: &Gazetteer) -> Option<CountryId> {
        let entry: &Ambiguous = gazetteer.ambiguous.get(usize::from(name))?;
        let mut best: (i32, Option<CountryId>) = (0, gazetteer.country_coded(&entry.default));
        let own = own_name(name, gazetteer);
        let least = if entry.default.is_empty() { DOUBTFUL } else { 1 };
        for (at, reading) in (0u8..).zip(&entry.readings) {
            let words = self.words.range((name, at, 0, false)..=(name, at, u32::MAX, true));
            let mut points: i32 = words.map(|&(.., speaks_for)| if speaks_for { 1 } else { -2 }).sum();
            let country = gazetteer.country_coded(&reading.code);
            if let Some(id) = country {
                // A country that has a state of another country's name is named beside that country as well, so that only
                // its states tell.
                points += if own.is_some_and(|own| own != id) {
                    (0..CERTAIN).zip(self.states.range((id, 0)..=(id, u32::MAX))).map(|_| 1).sum()
                } else {
                    CERTAIN * i32::from(self.certain.contains(&id))
                };
            }
            if points > best.0 && points >= least {
                best = (points, country);
            }
        }
        for (&(_, place), &points) in self.placed.range((name, CountryId(0))..=(name, CountryId(u16::MAX))) {
            if points > best.0 {
                best = (points, Some(place));
            }
        }
        best.1
    }
}

fn rank(
    mentions: BTreeMap<CountryId, Vec<Mention>>,
    asides: &BTreeSet<(Part, u32)>,
    extent: Extent,
) -> Vec<Found<CountryId>> {
    let weighs = |mention: &&Mention| !asides.contains(&(mention.part, mention.span.start));
    let mut countries: Vec<Found<CountryId>> = mentions
        .into_iter()
        .map(|(what, mut mentions)| {
            if !mentions.is_sorted_by_key(|mention| (mention.part, mention.span.start)) {
                mentions.sort_unstable_by_key(|mention| (mention.part, mention.span.start));
            }
            let in_title = mentions.iter().filter(weighs).filter(|mention| mention.part == Part::Title).count();
            let lead = |mention: &Mention| match mention.part {
                Part::Title => 0,
                Part::Dateline => IN_FIRST,
                Part::Body if extent.begins(mention.span) => IN_FIRST,
                Part::Body if extent.leads(mention.span) => IN_SECOND,
                Part::Body => 0,
            };
            let leads = mentions.iter().filter(weighs).map(lead).max().unwrap_or(0);
            let rule = match (in_title, leads) {
                (1.., _) => Rule::Title,
                (0, 1..) => Rule::Lead,
                (0, 0) => Rule::Body,
            };
            let named = u32::try_from(mentions.len()).unwrap_or(u32::MAX).min(MOST_MENTIONS);
            let score = named + if in_title > 0 { IN_TITLE } else { 0 } + leads;
            Found { what, role: Role::Mentioned, score, rule, mentions }
        })
        .collect();
    countries.sort_by_key(|found| (Reverse((found.score, found.mentions.len())), found.what));
    let most = countries.first().map_or(0, |found| found.score);
    for found in &mut countries {
        if f64::from(found.score) >= PRIMARY_SHARE * f64::from(most) && found.score >= LEAST.min(most) {
            found.role = Role::Primary;
        }
    }
    countries
}
