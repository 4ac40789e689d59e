//! People, with the office and country that the text gives them.
//!
//! A name is a run of capitalised words that are no place, office or organisation. It is a person's if something says
//! so: an office before or behind it, a given name, a word of speech, an age. Names are collected in three steps:
//! what each word is (`marks`), runs of name words with their evidence (`candidates`, `evidence`), office (`office`) and
//! country (`home`), and the joining of later surnames to the full name (`join`). What looked like a place in a name is
//! none (`places`); where the country of a person has several readings, it is settled once the text's countries are.

mod area;
mod candidates;
mod counterpart;
mod duty;
mod evidence;
mod home;
mod join;
mod kin;
mod marks;
mod ministries;
mod office;
mod pair;
mod places;
mod things;

pub use places::without_their_places;

use super::{Found, Mention, Organisation, Part, Passage, Person, Reading, Role, Rule, Sentence, Shape, System, Word};
use crate::gazetteer::{Can, CountryId, Gazetteer, Lexicon, Sense};
use crate::slug::Slug;
use crate::source::Span;
use std::collections::BTreeSet;
use std::ops::Range;

/// Points from which a name of several words is a person's.
const ENOUGH: u32 = 3;

/// What a word is, apart from how it is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mark {
    /// Nothing that is known.
    Free,
    /// Part of an office, rank or form of address.
    Office,
    /// Part of a place's name: its place in [`Passage::places`].
    Place(usize),
    /// Part of the name of an organisation or weapon system.
    Other,
    /// A month or day of the week.
    Calendar,
    /// A word that begins sentences, and no names.
    Opener,
}

/// What says of which country a person is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Home {
    /// A name that means this country anywhere.
    Named(CountryId),
    /// A name with several readings, which stands here.
    Doubtful(Span),
}

/// A person as the text tells of them, before it is known what names with several readings mean in it.
#[derive(Debug, Clone)]
pub struct Told {
    /// The person, with the country if that is named beyond doubt.
    pub person: Found<Person>,
    /// The name with several readings that stands for their country.
    doubtful: Option<Mention>,
}

/// What the words of a passage are, and the runs of them that may be names, each with what speaks for a person.
#[derive(Default)]
pub struct Runs {
    marks: Vec<Mark>,
    runs: Vec<(Range<usize>, (u32, Rule))>,
}

/// A name as it stands in a passage.
#[derive(Debug, Clone)]
pub struct Candidate {
    part: Part,
    span: Span,
    /// The name, on one line.
    name: String,
    /// Its words for comparing: in small letters, without accents, articles and particles.
    keys: Vec<String>,
    points: u32,
    rule: Rule,
    office: String,
    home: Option<Home>,
    /// Whether it is another name of the person named right before it: "better known as Hemedti".
    also: bool,
    /// The nickname in quotation marks within it, for comparing.
    nickname: Option<String>,
    /// Whether it can be a person's name by itself, which a letter or two can be only as a family name: Xi.
    whole: bool,
    /// Whether it is told as that of somebody's kin.
    kin: bool,
    /// Whether it says of which generation they are: Donald Trump Jr.
    generation: bool,
    /// The country for which somebody of this name is listed as a leader.
    leads: Option<CountryId>,
    /// Whose counterpart they are told to be.
    counterpart: Option<counterpart::Of>,
}

/// The runs of name words in title and body.
pub fn runs(
    reading: &Reading<'_>,
    gazetteer: &Gazetteer,
    others: (&[Found<Organisation>], &[Found<System>]),
) -> [Runs; 2] {
    reading.passages().map(|passage| {
        let marks = marks::of(passage, others, gazetteer);
        let runs = candidates::runs(passage, &marks).into_iter();
        let runs = runs.map(|run| (run.clone(), evidence::of(passage, &marks, run))).collect();
        Runs { marks, runs }
    })
}

/// The names among these runs.
pub fn candidates(reading: &Reading<'_>, runs: &[Runs; 2], gazetteer: &Gazetteer) -> Vec<Candidate> {
    // A text without people, of which there are many, is done with here: nothing else in it can add more than a point.
    if runs.iter().all(|read| read.runs.iter().all(|(_, (points, _))| points + 1 < ENOUGH)) {
        return Vec::new();
    }
    let passages = reading.passages();
    let read = || passages.iter().zip(runs);
    // A thing is named after somebody who need not be in the text, though the thing may be named again without its kind.
    let honoured: BTreeSet<&str> = read()
        .flat_map(|(passage, read)| read.runs.iter().filter_map(|(run, _)| things::honoured(passage, run)))
        .collect();
    let known = read().fold(0, |known, (passage, read)| known | candidates::traces(passage, &read.runs));
    let mut all = Vec::new();
    for (passage, Runs { marks, runs }) in read() {
        // Between whose names each name stands.
        let named = |(run, (points, _)): &&(Range<usize>, (u32, Rule))| *points >= ENOUGH && run.len() > 1;
        let names: Vec<Range<usize>> = runs.iter().filter(named).map(|(run, _)| run.clone()).collect();
        for &(ref run, mut told) in runs {
            if !honoured.is_empty() && things::is_honoured(passage, run, (&honoured, told.0)) {
                told.0 = 0;
            }
            // What nothing speaks for can only be the name of somebody known again, and most is not.
            if told.0 == 0 && (!candidates::may_be(passage, run.clone(), known) || things::is_thing(passage, run)) {
                continue;
            }
            let before = names.partition_point(|name| name.end <= run.start);
            let behind = names.partition_point(|name| name.start < run.end);
            let from = before.checked_sub(1).and_then(|last| names.get(last)).map_or(0, |name| name.end);
            let apart = from..names.get(behind).map_or(passage.words.len(), |name| name.start);
            all.extend(candidate(passage, marks, (run.clone(), told), (apart, gazetteer)));
        }
    }
    all
}

/// The people whom these names name, in the order in which they are first named. Later surnames are joined to the full name.
pub fn told(candidates: Vec<Candidate>, reading: &Reading<'_>) -> Vec<Told> {
    let mut people = join::joined(candidates);
    for Told { person, .. } in &mut people {
        let leads = person.mentions.iter().any(|mention| match mention.part {
            Part::Title | Part::Dateline => true,
            Part::Body => reading.extent.leads(mention.span),
        });
        person.role = if leads { Role::Primary } else { Role::Mentioned };
    }
    people
}

/// The people, each with their country as far as the text tells it.
pub fn found(told: Vec<Told>, countries: &[Found<CountryId>]) -> Vec<Found<Person>> {
    let meant = |name: Mention| {
        let place = |mention: &Mention| (mention.part, mention.span.start);
        let named = |found: &&Found<CountryId>| found.mentions.binary_search_by_key(&place(&name), place).is_ok();
        countries.iter().find(named).map(|found| found.what)
    };
    let settled = told.into_iter().map(|Told { mut person, doubtful }| {
        let country = person.what.country.or_else(|| doubtful.and_then(meant));
        person.what.country = country.or_else(|| minister_of(&person, countries));
        person
    });
    settled.collect()
}

/// The country that a minister serves whose own is not told: the only one that the article is about and has named by then, unless
/// another is named shortly before.
fn minister_of(person: &Found<Person>, countries: &[Found<CountryId>]) -> Option<CountryId> {
    const NEAR: u32 = 300;
    let is_minister = |word: &str| word.eq_ignore_ascii_case("minister");
    if !person.what.office.split(' ').any(is_minister) {
        return None;
    }
    let mut primary = countries.iter().filter(|found| found.role == Role::Primary);
    let only = primary.next().filter(|_| primary.next().is_none())?;
    let first = person.mentions.first()?;
    // What his office is for is no country of his: "Minister for Afghan Refugees".
    let office = Span::from(0..person.what.office.len()).end;
    let before = |mention: &Mention| {
        mention.part < first.part || mention.part == first.part && mention.span.end + office < first.span.start
    };
    let only = only.mentions.first().filter(|first| before(first)).map(|_| only.what)?;
    let (from, to) = (first.span.start.saturating_sub(NEAR), first.span.end + NEAR / 4);
    let near = |found: &Found<CountryId>| {
        let place = |mention: &Mention| (mention.part, mention.span.start);
        let next = found.mentions.partition_point(|mention| place(mention) < (first.part, from));
        found.mentions.get(next).is_some_and(|mention| place(mention) < (first.part, to))
    };
    let mut others = countries.iter().filter(|found| found.what != only);
    (!others.any(near)).then_some(only)
}

/// A run of name words, with what speaks for a person.
fn candidate(
    passage: &Passage<'_>,
    marks: &[Mark],
    (words, (points, rule)): (Range<usize>, (u32, Rule)),
    (apart, gazetteer): (Range<usize>, &Gazetteer),
) -> Option<Candidate> {
    let (office, home) = office::of(passage, marks, (words.clone(), apart.clone(), gazetteer));
    let span = passage.span(words.clone());
    let name = candidates::name(passage, marks, words.clone());
    let nick = words.clone().skip(1).find(|&at| candidates::nickname(passage, at).is_some());
    let nickname = nick.and_then(|at| keys(passage.word(at), &gazetteer.lexicon).pop());
    let mut keys = keys(&name, &gazetteer.lexicon);
    if let Some(nickname) = &nickname {
        keys.retain(|key| key != nickname);
    }
    let also = is_other_name(passage, apart.start..words.start);
    let whole = name.chars().count() > 2 || passage.kinds(words.start).can(Can::FamilyFirst);
    let part = passage.part;
    let leads = passage.place_over(span).filter(|place| place.person).and_then(|place| place.country);
    let generation = passage.kinds(words.end - 1).can(Can::Suffix);
    let kin = kin::is_of(passage, marks, &words);
    let counterpart = counterpart::of(passage, marks, (&words, home, gazetteer));
    (!keys.is_empty()).then_some(Candidate {
        part,
        span,
        name,
        keys,
        points,
        rule,
        office,
        home,
        also,
        nickname,
        whole,
        kin,
        generation,
        leads,
        counterpart,
    })
}

/// Whether the words between two names say that both are one person's: "Mohamed Hamdan Dagalo, better known as Hemedti".
fn is_other_name(passage: &Passage<'_>, between: Range<usize>) -> bool {
    const LONGEST: usize = 7;
    let Some((before, last)) = between.start.checked_sub(1).zip(between.end.checked_sub(1)) else { return false };
    between.len() > 1
        && between.len() <= LONGEST
        && matches!(passage.gap(before), ", " | " (")
        && matches!(passage.word(last), "as" | "guerre")
        && between.clone().take(2).any(|at| passage.word(at) == "known")
        && between.clone().all(|at| passage.words[at].shape == Shape::Lower)
        && (between.start..last).all(|at| passage.gap(at) == " ")
}

/// The words of a name by which it is compared.
fn keys(name: &str, lexicon: &Lexicon) -> Vec<String> {
    let mut keys = Vec::new();
    for word in name.split(' ') {
        let kinds = lexicon.kinds(word);
        if kinds.can(Can::Suffix) {
            continue;
        }
        // "J.D." and "JD" are the same initials.
        let bare = if word.contains('.') { &word.replace('.', "") } else { word };
        let Some(slug) = Slug::new(bare) else { continue };
        let slug = slug.as_str();
        let bare = ["al-", "el-", "ad-", "as-", "ar-"].iter().find_map(|article| slug.strip_prefix(article));
        let key = bare.unwrap_or(slug);
        // A name has more of its particles in one place than in another.
        if !kinds.can(Can::Particle) || !word.starts_with(char::is_lowercase) {
            keys.push(folded(key));
        }
    }
    keys
}

/// Spellings of one name that differ only in how its end was transliterated: Zelensky, Zelenskyy, Zelenskiy.
fn folded(key: &str) -> String {
    let stem = key.trim_end_matches(['y', 'i', 'j']);
    if stem.len() + 3 >= key.len() && stem.len() < key.len() && stem.len() > 3 {
        format!("{stem}i")
    } else {
        key.to_owned()
    }
}
