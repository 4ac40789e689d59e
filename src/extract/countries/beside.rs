//! What stands right beside a name and says which country it means: a place behind a comma, the others of a list.

use super::{Find, Part, Seats, Sense, Words, is_aside, is_language, is_street, own_name, usual};
use crate::gazetteer::{CountryId, Gazetteer, is_half};
use crate::source::Span;
use std::collections::BTreeMap;

/// Names that make a list of countries.
const ENOUGH_FOR_A_LIST: usize = 3;

/// The finds that count, in order and apart from each other, with the words around them.
pub struct Beside<'a> {
    pub chosen: &'a [&'a Find],
    pub words: Words<'a>,
    pub gazetteer: &'a Gazetteer,
}

impl Beside<'_> {
    /// The country in which the text says that a name is: "Athens, Ohio", "Tripoli, Lebanon", "Valdosta, Georgia".
    pub fn place(&self, at: usize) -> Option<CountryId> {
        let (name, last) = (self.chosen[at], at.checked_sub(1).map(|last| self.chosen[last]));
        if let Some(next) = self.chosen.get(at + 1).filter(|next| self.comma(name, next))
            && let Some(place) = self.behind(at, next)
        {
            return Some(place);
        }
        let last = last?;
        if self.comma(last, name) { self.before(at, last) } else { self.owner(name, last) }
    }

    /// Whether a name only says whose flag or press something has, or stands for a body of many states.
    pub fn is_aside(&self, find: &Find, seats: &mut Seats) -> bool {
        let Some((_, text)) = self.words.iter().find(|(part, _)| *part == find.part) else { return false };
        let name = self.slice(find.part, find.hit.span);
        let body = || self.words.iter().rfind(|(part, _)| *part == Part::Body).map_or("", |(_, text)| *text);
        is_aside(&text[find.hit.span.end as usize..]) || seats.are(name, body())
    }

    /// Whose something is of which several states have one: "Pakistan's Foreign Office", "the German Foreign Office".
    fn owner(&self, name: &Find, last: &Find) -> Option<CountryId> {
        let (Sense::Ambiguous(entry), Sense::Country(id)) = (name.hit.sense, last.hit.sense) else { return None };
        let own = name.part == last.part && matches!(self.between(last, name), " " | "'s " | "’s ");
        (own && self.can_mean(entry, id)).then_some(id)
    }

    /// What the place behind a name and a comma says of it.
    fn behind(&self, at: usize, next: &Find) -> Option<CountryId> {
        let name = self.chosen[at];
        if let (Sense::Ambiguous(_), Sense::Mask(country)) = (name.hit.sense, next.hit.sense) {
            return country.filter(|_| !self.is_half(next));
        }
        let place = match next.hit.sense {
            Sense::Mask(_) if self.is_own_code(name, next) => return None,
            Sense::Mask(country) => country?,
            _ => self.nation(next)?,
        };
        let meant = match name.hit.sense {
            // "Jordan, Lebanon" are two countries, and "Georgia, USA" is one.
            Sense::Ambiguous(entry) => self.can_mean(entry, place) || self.country_of(entry).is_none(),
            Sense::Country(id) => {
                // "Brazzaville, Congo" says which Congo is meant.
                let namesake = matches!(next.hit.sense, Sense::Ambiguous(entry) if self.can_mean(entry, id));
                id != place && !namesake && self.lies_there(name)
            }
            _ => false,
        };
        let first = at == 0 || !self.comma(self.chosen[at - 1], name);
        (meant && first && self.closes(at + 1)).then_some(place)
    }

    /// What a city says of the name of a country behind it and a comma, which can be a state of the city's country.
    fn before(&self, at: usize, city: &Find) -> Option<CountryId> {
        let (Sense::Ambiguous(entry), Sense::Country(id)) = (self.chosen[at].hit.sense, city.hit.sense) else {
            return None;
        };
        let namesake = self.can_mean(entry, id) && self.country_of(entry).is_some_and(|own| own != id);
        (namesake && self.closes(at) && self.gazetteer.nation(self.slice(city.part, city.hit.span)).is_none())
            .then_some(id)
    }

    /// Whether the letters behind a town and a comma are those of its own country, which are also a state's: "Berlin, DE".
    pub fn is_own_code(&self, town: &Find, next: &Find) -> bool {
        let Sense::Country(id) = town.hit.sense else { return false };
        self.comma(town, next) && self.slice(next.part, next.hit.span) == self.gazetteer.country(id).code
    }

    /// Whether a name is the first half of a word for what is between two countries: the Russo of "Russo-Georgian".
    pub fn is_half(&self, find: &Find) -> bool {
        is_half(self.slice(find.part, Span { start: find.hit.span.end, end: u32::MAX }))
    }

    /// Whether a name is that of a language.
    pub fn is_language(&self, find: &Find) -> bool {
        is_language(self.slice(find.part, Span { start: 0, end: u32::MAX }), find.hit.span)
    }

    /// Whether a street is called after a name.
    pub fn is_street(&self, find: &Find) -> bool {
        is_street(self.slice(find.part, Span { start: find.hit.span.end, end: u32::MAX }))
    }

    /// What names with several readings mean in a list of countries, by place: in "Turkey, Jordan and Georgia" each is
    /// one, and so it is in "Moldova and Georgia".
    pub fn lists(&self) -> BTreeMap<(Part, u32), CountryId> {
        let mut listed = BTreeMap::new();
        let joined = |last: &&Find, next: &&Find| {
            last.part == next.part && matches!(self.between(last, next), ", " | " and " | ", and " | " or " | ", or ")
        };
        let doubtful = |find: &&Find| matches!(find.hit.sense, Sense::Ambiguous(_));
        for run in self.chosen.chunk_by(joined).filter(|run| run.len() > 1 && run.iter().any(doubtful)) {
            // Among American states and cities Georgia is one of them.
            if run.iter().any(|find| matches!(find.hit.sense, Sense::Mask(_))) || !self.is_list(run) {
                continue;
            }
            for find in run {
                if let Sense::Ambiguous(name) = find.hit.sense
                    && let Some(id) = own_name(name, self.gazetteer)
                {
                    listed.insert((find.part, find.hit.span.start), id);
                }
            }
        }
        listed
    }

    /// Whether names are enough for a list: three, or two of which one is a country's beyond doubt.
    fn is_list(&self, run: &[&Find]) -> bool {
        let [first, second] = run else { return run.len() >= ENOUGH_FOR_A_LIST };
        let sure = |find: &Find| matches!(find.hit.sense, Sense::Country(_)) && self.nation(find).is_some();
        // Behind a comma "and" begins a clause as well.
        matches!(self.between(first, second), " and " | " or ") && (sure(first) || sure(second))
    }

    /// The country that a find is the name of.
    fn nation(&self, find: &Find) -> Option<CountryId> {
        match find.hit.sense {
            Sense::Country(id) => {
                let (said, country) = (self.slice(find.part, find.hit.span), self.gazetteer.country(id));
                let mut names = country.names.iter().chain(&country.codes).chain([&country.name]);
                names.any(|name| name == said).then_some(id)
            }
            Sense::Ambiguous(entry) => self.country_of(entry),
            _ => None,
        }
    }

    /// The country that a name with several readings is the name of, or what all call it: Georgia, Turkey, Congo.
    fn country_of(&self, name: u16) -> Option<CountryId> {
        let (entry, id, country) = usual(name, self.gazetteer)?;
        let ends =
            |name: &String| name.strip_suffix(&entry.name).is_some_and(|rest| rest.is_empty() || rest.ends_with(' '));
        (ends(&country.name) || country.names.iter().any(ends)).then_some(id)
    }

    /// Whether a country is one of the readings of a name.
    fn can_mean(&self, name: u16, id: CountryId) -> bool {
        let code = &self.gazetteer.country(id).code;
        let entry = self.gazetteer.ambiguous.get(usize::from(name));
        entry.is_some_and(|entry| entry.readings.iter().any(|reading| reading.code == *code))
    }

    /// Whether something is said to be in a city: where the words begin with it, or behind a preposition.
    fn lies_there(&self, name: &Find) -> bool {
        let said = self.slice(name.part, name.hit.span);
        let before = self.slice(name.part, Span { start: 0, end: name.hit.span.start });
        let last = before.rsplit([' ', '\n']).nth(1).unwrap_or("");
        let begins = before.is_empty() || before.ends_with('\n');
        let placed = matches!(last, "in" | "at" | "near" | "from" | "to" | "of" | "into" | "outside" | "around");
        (begins || placed) && self.gazetteer.nation(said).is_none() && !self.gazetteer.is_person(said)
    }

    /// Whether a place ends what is said of the name before it. In "to Tripoli, Lebanon and Egypt" it goes on, and in "In
    /// Paris, Lebanon agreed" it begins another thing.
    fn closes(&self, at: usize) -> bool {
        let find = self.chosen[at];
        let rest = self.slice(find.part, Span { start: find.hit.span.end, end: u32::MAX });
        if let Some(rest) = rest.strip_prefix(", ") {
            let listed = self.chosen.get(at + 1).is_some_and(|next| self.comma(find, next));
            return !listed && !rest.starts_with("and ") && !rest.starts_with("or ");
        }
        let marks = ['.', ',', ';', ':', ')', '!', '?', '\n'];
        rest.is_empty()
            || rest.starts_with(marks)
            || [" (", " —", " –", " - "].iter().any(|mark| rest.starts_with(mark))
    }

    /// Whether nothing but a comma stands between two finds.
    fn comma(&self, last: &Find, next: &Find) -> bool {
        const COMMA: u32 = 2;
        next.part == last.part && next.hit.span.start == last.hit.span.end + COMMA && self.between(last, next) == ", "
    }

    fn between(&self, last: &Find, next: &Find) -> &str {
        self.slice(last.part, Span { start: last.hit.span.end, end: next.hit.span.start })
    }

    /// The words of a span, as far as the part goes.
    fn slice(&self, part: Part, span: Span) -> &str {
        let words = self.words.iter().find(|(other, _)| *other == part).map_or("", |(_, words)| words);
        words.get(span.start as usize..(span.end as usize).min(words.len())).unwrap_or("")
    }
}
