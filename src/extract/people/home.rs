//! The country of which a text says that a person is.

use super::{Can, Gazetteer, Home, Mark, Passage, Range, Shape, area};

/// The most words between a country and the office that is its own: "Turkey's main opposition leader".
const FAR: usize = 4;

/// The country that stands in an office or before it: "Japanese Prime Minister", "president of Ukraine". `other` is where
/// what is said of somebody else ends.
pub fn of(
    passage: &Passage<'_>,
    marks: &[Mark],
    (office, other, gazetteer): (Range<usize>, usize, &Gazetteer),
) -> Option<Home> {
    // "White House press secretary" is an office as a whole.
    if marks[office.start] == Mark::Office
        && let Some(home) = begins(passage, office.start)
    {
        return Some(home);
    }
    // "Ambassador to Japan" is of another country than Japan. Nor is "Human Rights Watch's China director" of China, but
    // "Hamas leader in Gaza" is of Gaza.
    let (abroad, for_body) = (is_abroad(passage, &office), marks[office.start] == Mark::Other);
    let near = |at: usize| !for_body || matches!(passage.word(at - 1), "of" | "in");
    let named = office.clone().find_map(|at| Some((at, meant(passage, marks[at])?)));
    // "A Russia analyst at the Carnegie Endowment in Washington" tells no country of the analyst's.
    if named.is_some_and(|(at, _)| area::is_one(passage, marks, (at, &office, gazetteer))) {
        return None;
    }
    let named = named.filter(|&(at, _)| at == office.start || (!abroad && near(at))).map(|(_, home)| home);
    let body = office.clone().find(|&at| marks[at] == Mark::Other).filter(|_| for_body || !abroad);
    let body = body.and_then(|at| of_body(passage, marks, (&(at..office.end), gazetteer)));
    // "first secretary at the US Embassy in Moscow".
    let mission = || office.clone().any(|at| marks[at] == Mark::Other && MISSIONS.contains(&passage.word(at)));
    let own = if for_body || body.is_some() && mission() { body.or(named) } else { named.or(body) };
    own.or_else(|| apart(passage, marks, (other..office.start, gazetteer)))
}

/// What a state has in another.
const MISSIONS: [&str; 4] = ["Embassy", "Consulate", "Mission", "Legation"];

/// The country whose name stands right beside a person's: "Estonia's Kaja Kallas", "Prince Hassan of Jordan", "Lebanese
/// national Hassan Moukalled".
pub fn beside(passage: &Passage<'_>, marks: &[Mark], (name, gazetteer): (Range<usize>, &Gazetteer)) -> Option<Home> {
    let nation = |at: &usize| is_nation(passage, marks[*at], gazetteer);
    let owner = name.start.checked_sub(1).filter(|&last| owns(passage, last)).filter(nation);
    let citizen = || {
        let last = name.start.checked_sub(1).filter(|&last| matches!(passage.word(last), "national" | "citizen"))?;
        let people = last.checked_sub(1).filter(|&people| passage.gap(people) == " " && passage.gap(last) == " ")?;
        matches!(marks[people], Mark::Place(_)).then_some(people)
    };
    let owner = owner.or_else(citizen);
    let of = || passage.gap(name.end - 1) == " " && passage.word(name.end) == "of" && passage.gap(name.end) == " ";
    let place = owner.or_else(|| Some(name.end + 1).filter(|&at| at < marks.len() && of()).filter(nation))?;
    meant(passage, marks[place])
}

/// Whether an office is held abroad: "ambassador to Japan", "special envoy for Yemen".
fn is_abroad(passage: &Passage<'_>, office: &Range<usize>) -> bool {
    office.clone().any(|at| ABROAD.contains(&passage.word(at)))
}

/// Words for those who hold their office abroad, and the one that says where.
const ABROAD: [&str; 7] = ["to", "envoy", "Envoy", "ambassador", "Ambassador", "rapporteur", "Rapporteur"];

/// The country of the body in which an office is held: "Russian Foreign Ministry", "Bank of Japan", "Kremlin".
fn of_body(passage: &Passage<'_>, marks: &[Mark], (office, gazetteer): (&Range<usize>, &Gazetteer)) -> Option<Home> {
    let body = office.clone().take_while(|&at| marks[at] == Mark::Other);
    let body = passage.span(office.start..office.start + body.count());
    let at = passage.places.partition_point(|place| place.span.end <= body.start);
    let span = passage.places.get(at).filter(|place| place.span.end <= body.end)?.span;
    let (first, last) = (span.start == body.start, span.end == body.end);
    let of = || passage.word(passage.words_in(span).start.saturating_sub(1)) == "of";
    let nation = || is_nation(passage, Mark::Place(at), gazetteer);
    let its_own = (first && last) || ((first || (last && of())) && nation());
    let studied = || area::is_studied(passage, marks, (at, office.end, gazetteer));
    meant(passage, Mark::Place(at)).filter(|_| its_own && !studied())
}

/// The country before an office with words between them that say more of the office: "Syria's former rebel leader".
fn apart(passage: &Passage<'_>, marks: &[Mark], (before, gazetteer): (Range<usize>, &Gazetteer)) -> Option<Home> {
    let mut told = false;
    for at in before.rev().take(FAR + 1) {
        if let Some(home) = meant(passage, marks[at]) {
            let people = || passage.gap(at) == " " && !told && is_people(passage, marks[at], gazetteer);
            let own = (owns(passage, at) && is_nation(passage, marks[at], gazetteer)) || people();
            return own.then_some(home);
        }
        let word = &passage.words[at];
        let says_more = matches!(marks[at], Mark::Free | Mark::Office) && word.shape == Shape::Lower;
        if !says_more || passage.gap(at) != " " || word.kinds.can(Can::BeSmall) || passage.says(at) {
            return None;
        }
        // "The Chinese arrested opposition leader ...".
        told |= word.kinds.can(Can::TellPast) || passage.word(at).ends_with("ed");
    }
    None
}

/// The country of a place that begins with a word, though the word is part of an office as well.
fn begins(passage: &Passage<'_>, at: usize) -> Option<Home> {
    let start = passage.words[at].start;
    let place = passage.places.binary_search_by_key(&start, |place| place.span.start).ok()?;
    meant(passage, Mark::Place(place)).filter(|_| !passage.places[place].person)
}

/// What a place says of a person's country.
pub fn meant(passage: &Passage<'_>, mark: Mark) -> Option<Home> {
    let Mark::Place(place) = mark else { return None };
    let place = passage.places[place];
    place.country.map(Home::Named).or_else(|| place.doubtful.map(|_| Home::Doubtful(place.span)))
}

/// Whether a word stands in the possessive right before the next one.
fn owns(passage: &Passage<'_>, at: usize) -> bool {
    let plural = || matches!(passage.gap(at), "' " | "’ ") && passage.word(at).ends_with('s');
    (passage.words[at].possessive && matches!(passage.gap(at), "'s " | "’s ")) || plural()
}

/// Whether a place is the name of a country or its people, and not of something within it.
pub fn is_nation(passage: &Passage<'_>, mark: Mark, gazetteer: &Gazetteer) -> bool {
    let Mark::Place(place) = mark else { return false };
    let place = passage.places[place];
    let certain = || place.country.is_some() && gazetteer.nation(passage.slice(place.span)).is_some();
    place.doubtful.map_or_else(certain, |name| gazetteer.is_nation(name))
}

/// Whether a place is the adjective of a people: "Venezuelan", but not "Venezuela" and "Venezuelans".
pub fn is_people(passage: &Passage<'_>, mark: Mark, gazetteer: &Gazetteer) -> bool {
    let Mark::Place(place) = mark else { return false };
    let said = passage.slice(passage.places[place].span);
    let many = said.ends_with('s') && !said.ends_with("ss");
    !many && is_nation(passage, mark, gazetteer) && gazetteer.country_named(said).is_none()
}
