//! Whom a pronoun or a noun stands for: "he said", "who said", "the minister said".
//!
//! Where the text brings somebody without a name in between ("a senior official said"), nobody is named: a wrong
//! speaker is worse than none.

use super::{
    BODIES, Known, Naming, PERSONS, Passage, Rule, Sentence, Shape, Span, Told, Voice, VoiceKind, Voices, is_in_opening,
};
use crate::gazetteer::{Can, CountryId};
use std::ops::Range;

/// A speaker, as named in a place.
pub fn named(voices: &Voices<'_>, naming: Naming, rule: Rule) -> Told {
    Told { name: voices.voices[naming.voice].name.to_owned(), named: Some(naming.span), rule }
}

/// What is its owner's own words: "the judge's ruling reads".
const WRITINGS: [&str; 12] = [
    "statement",
    "statements",
    "letter",
    "message",
    "post",
    "tweet",
    "speech",
    "address",
    "remarks",
    "ruling",
    "opinion",
    "report",
];

/// Whether somebody is named only as the owner of what follows: the Putin of "Putin's spokesman".
pub fn is_owner(body: &Passage<'_>, naming: &Naming) -> bool {
    if is_master(body, naming) {
        return true;
    }
    let owner = body.words_in(naming.span).next_back().filter(|&at| body.words[at].possessive);
    owner.is_some_and(|at| !WRITINGS.contains(&body.word(at + 1)))
}

/// Those who stand by somebody or against them, and hold no office.
const SIDES: [&str; 9] =
    ["ally", "critic", "loyalist", "confidant", "backer", "supporter", "rival", "opponent", "donor"];

/// Whether somebody is named only to say whom another serves: the Macron of "Macron adviser Julie Morel".
fn is_master(body: &Passage<'_>, naming: &Naming) -> bool {
    const OFFICE: usize = 3;
    let Range { end, .. } = body.words_in(naming.span);
    if end == 0 {
        return false;
    }
    let small = |at: &usize| {
        body.gap(*at - 1) == " "
            && body.words[*at].shape == Shape::Lower
            && (body.office_at(*at).is_some() || SIDES.contains(&body.word(*at)))
    };
    let office = (end..body.words.len().min(end + OFFICE)).take_while(small).count();
    let next = body.words.get(end + office);
    office > 0
        && body.gap(end + office - 1) == " "
        && next.is_some_and(|word| word.shape == Shape::Capital && !word.kinds.is_calendar())
}

/// Whether somebody is named only to say whose or where something is: the Navy of "the commander of the Navy", the
/// European Union of "China's mission to the European Union". Who has a spokeswoman speaks through her.
pub fn is_owned(body: &Passage<'_>, naming: &Naming) -> bool {
    let joint = joint(body, naming);
    let speaks_for = joint.and_then(|at| at.checked_sub(1)).is_some_and(|at| body.word(at).starts_with("spokes"));
    joint.is_some() && !speaks_for
}

/// The preposition that joins a name to what stands before it: "for the ministry", "for Romania's ministry".
pub fn joint(body: &Passage<'_>, naming: &Naming) -> Option<usize> {
    let mut before = body.words_in(naming.span).start.checked_sub(1)?;
    if body.words[before].possessive || matches!(body.word(before), "the" | "The") {
        before = before.checked_sub(1)?;
    }
    // "In a letter seen by Reuters, the minister said".
    (leans(body, Some(before)) || body.word(before) == "by").then_some(before)
}

/// The most words of somebody's title.
const TITLE: usize = 5;

/// Whether a person is named only to say whose or where somebody else is: the Lavrov of "a spokesman for Lavrov", the Navalny
/// of "the widow of Alexei Navalny". "Minister of Defence Boris Pistorius" holds the office himself.
pub fn is_governed(body: &Passage<'_>, naming: &Naming) -> bool {
    let start = body.words_in(naming.span).start;
    let first = body.sentence_at(naming.span.start).map_or(0, |sentence| sentence.words.start);
    let title = |at: &usize| {
        body.gap(*at) == " "
            && (body.words[*at].shape != Shape::Lower || body.word(*at) == "the")
            && !body.in_place(*at)
    };
    let before = (first..start).rev().take_while(title).take(TITLE).count();
    let Some(joint) = (start - before).checked_sub(1).filter(|&joint| joint > first) else { return false };
    let governs = matches!(body.word(joint), "of" | "for" | "to" | "with" | "by" | "from") && body.gap(joint) == " ";
    // Behind an office with a capital its field may follow, and then the name of whoever holds it.
    let before = body.word(joint - 1);
    let holder = body.words[joint - 1].shape != Shape::Lower && body.office_at(joint - 1).is_some();
    // "Lawyers for the president" are many, and a spokesman speaks for somebody.
    governs && (!holder || before.ends_with('s') || before.starts_with("Spokes"))
}

/// Whether a word joins what follows it to what stands before.
fn leans(body: &Passage<'_>, at: Option<usize>) -> bool {
    at.is_some_and(|at| matches!(body.word(at), "of" | "for" | "to" | "at" | "with" | "from" | "in" | "on"))
}

/// He, she, it or who right before a verb of speech.
pub fn pronoun(known: Known<'_, '_>, words: Range<usize>, from: u32) -> Option<Told> {
    let (body, voices) = known;
    let (at, spoken) = words.rev().take(3).find_map(|at| match body.word(at) {
        "he" | "she" | "He" | "She" | "who" => Some((at, VoiceKind::Person)),
        "it" | "It" => Some((at, VoiceKind::Organisation)),
        _ => None,
    })?;
    let naming = match (body.word(at), spoken) {
        ("who", _) => antecedent(known, at)?,
        (_, VoiceKind::Person) => match own_subject(known, at).map_or_else(|| opener(known, from), Opener::Named) {
            Opener::Named(naming) => naming,
            Opener::Nameless => return None,
            // Who stands in its own sentence and is not its subject is somebody else: "Pressed by Amanpour, he said".
            Opener::Nobody => {
                let sentence = body.sentence_at(body.words[at].start)?;
                voices.last_before(from.min(sentence.span.start), spoken)?
            }
        },
        // "It was announced that" says nothing of who did.
        (_, VoiceKind::Organisation) if is_passive(body, at + 1) => return None,
        (_, VoiceKind::Organisation) => {
            voices.last_before(from, spoken).filter(|naming| !is_owner(body, naming) && !is_owned(body, naming))?
        }
    };
    let told = || spoken == VoiceKind::Organisation || !nameless_between(known, (naming.span.end, from));
    (near(body, (naming.span.end, from)) && told()).then(|| named(voices, naming, Rule::Continued))
}

/// Words that are looked at for each quote, so that a text of nothing but quotes costs no more than its length.
pub const LOOKED_AT: usize = 60;

/// Whether a verb in the passive begins here: "was announced".
fn is_passive(body: &Passage<'_>, at: usize) -> bool {
    matches!(body.word(at), "was" | "is" | "were" | "been") || body.word(at) == "has" && body.word(at + 1) == "been"
}

/// The person named before a pronoun in its own sentence: "When Smith arrived, he said".
fn own_subject((body, voices): Known<'_, '_>, pronoun: usize) -> Option<Naming> {
    let place = body.words[pronoun].start;
    let sentence = body.sentence_at(place)?;
    let first = sentence.words.start.max(pronoun.saturating_sub(LOOKED_AT));
    let stretch = Span { start: body.words[first].start, end: place };
    let person = |naming: &&Naming| voices.kind(naming) == VoiceKind::Person;
    // "After meeting Zelenskyy, she said".
    let met = |naming: &Naming| {
        body.words_in(naming.span).start.checked_sub(1).is_some_and(|at| body.word(at).ends_with("ing"))
    };
    let free = |naming: &&Naming| {
        !is_owner(body, naming)
            && joint(body, naming).is_none()
            && !met(naming)
            && !is_in_opening(body, sentence, naming)
    };
    voices.within(stretch).iter().filter(person).rfind(free).copied()
}

/// Whom "who" stands for: the name right before it, or before the office that follows the name.
fn antecedent((body, voices): Known<'_, '_>, who: usize) -> Option<Naming> {
    const OFFICE: usize = 6;
    let end = voices.namings.partition_point(|naming| naming.span.end <= body.words[who].start);
    let naming = voices.namings[..end].iter().rfind(|naming| voices.kind(naming) == VoiceKind::Person)?;
    let after = body.words_in(naming.span).end;
    let joined = after == who || (after < who && after > 0 && body.gap(after - 1).starts_with(','));
    (joined && who.saturating_sub(after) <= OFFICE).then_some(*naming)
}

/// Whom the sentence before tells of.
enum Opener {
    /// Somebody with a name.
    Named(Naming),
    /// Somebody without: "His wife disagrees".
    Nameless,
    /// It does not say.
    Nobody,
}

/// The subject of the sentence before the one in which a byte stands, in the same paragraph.
fn opener((body, voices): Known<'_, '_>, byte: u32) -> Opener {
    const AT_ITS_START: usize = 9;
    const NAMINGS: usize = 12;
    let here = body.sentences.partition_point(|sentence| sentence.span.end <= byte);
    let block = body.sentences.get(here).map(|sentence| sentence.block);
    for sentence in body.sentences[..here.min(body.sentences.len())].iter().rev().take(3) {
        if Some(sentence.block) != block {
            return Opener::Nobody;
        }
        let person = |naming: &&Naming| {
            let own = !is_owner(body, naming) && joint(body, naming).is_none();
            voices.kind(naming) == VoiceKind::Person && own && !is_in_opening(body, sentence, naming)
        };
        let first = voices.within(sentence.span).iter().take(NAMINGS).find(person);
        if let Some(naming) = first {
            let before = body.words_in(Span { start: sentence.span.start, end: naming.span.start });
            let pair = body.word(body.words_in(naming.span).end) == "and";
            return if before.len() <= AT_ITS_START && !pair { Opener::Named(*naming) } else { Opener::Nobody };
        }
        match body.word(sentence.words.start) {
            "He" | "She" => {}
            "His" | "Her" | "Their" | "Another" | "One" if brings_kin(body, sentence.words.clone()) => {
                return Opener::Nameless;
            }
            // "His visit lasted two days."
            "His" | "Her" => {}
            "A" | "An" | "One" | "Another" if brings_somebody(body, sentence.words.clone()) => return Opener::Nameless,
            _ => return Opener::Nobody,
        }
    }
    Opener::Nobody
}

/// Whether a sentence begins with somebody without a name: "His wife", "Another official".
fn brings_kin(body: &Passage<'_>, words: Range<usize>) -> bool {
    const KIN: [&str; 12] = [
        "wife",
        "husband",
        "brother",
        "sister",
        "father",
        "mother",
        "son",
        "daughter",
        "deputy",
        "predecessor",
        "successor",
        "colleague",
    ];
    (words.start + 1..words.end).take(3).any(|at| PERSONS.contains(&body.word(at)) || KIN.contains(&body.word(at)))
}

/// Whether a sentence begins with somebody who has no name: "One of them", "A nurse from Kharkiv", "Another resident".
fn brings_somebody(body: &Passage<'_>, words: Range<usize>) -> bool {
    const ENDINGS: [&str; 8] = ["woman", "man", "nurse", "teacher", "keeper", "worker", "survivor", "neighbour"];
    let of_them =
        || body.word(words.start + 1) == "of" && matches!(body.word(words.start + 2), "them" | "the" | "those");
    let noun = |at: usize| {
        let word = body.word(at);
        let who = [Can::BeSource, Can::BeVictims, Can::BeGroup, Can::BeTroops];
        let one = |word: &str| PERSONS.contains(&word) || ENDINGS.iter().any(|ending| word.ends_with(ending));
        one(word) || body.kinds(at).can_any(&who)
    };
    body.word(words.start) == "One" && of_them() || (words.start + 1..words.end).take(3).any(noun)
}

/// Whether somebody without a name speaks between two places: "a senior official said".
fn nameless_between(known: Known<'_, '_>, (from, to): (u32, u32)) -> bool {
    let body = known.0;
    let first = body.sentences.partition_point(|sentence| sentence.span.end <= from);
    let sentences = body.sentences[first.min(body.sentences.len())..].iter();
    sentences.take_while(|sentence| sentence.span.start < to).any(|sentence| {
        let start = sentence.span.start.max(from);
        is_nameless(known, sentence, Span { start, end: sentence.span.end.min(to).max(start) })
    })
}

/// Whether somebody without a name speaks in a stretch of a sentence that names no person.
fn is_nameless((body, voices): Known<'_, '_>, sentence: &Sentence, stretch: Span) -> bool {
    let mut named = voices.within(sentence.span).iter().take(LOOKED_AT);
    if named.any(|naming| voices.kind(naming) == VoiceKind::Person) {
        return false;
    }
    let words = body.words_in(stretch);
    let words = words.start.max(words.end.saturating_sub(LOOKED_AT))..words.end;
    words.clone().any(|at| body.says(at)) && words.clone().any(|at| brings(body, at..words.end))
}

/// Whether words begin with somebody new: "a senior US official".
pub fn brings(body: &Passage<'_>, words: Range<usize>) -> bool {
    let new = matches!(body.word(words.start), "a" | "A" | "an" | "An" | "one" | "One" | "another" | "Another");
    new && (words.start + 1..words.end).take(4).any(|at| PERSONS.contains(&body.word(at)))
}

/// "the minister said": the last person of that office, or the last one named, if the noun is of a person; "the agency
/// said": the last organisation. "A minister" is somebody new.
pub fn described((body, voices): Known<'_, '_>, words: Range<usize>, from: u32) -> Option<Told> {
    // "the mission to the European Union": it is the mission that speaks.
    let article = |at: &usize| {
        matches!(body.word(*at), "the" | "The" | "an" | "An" | "a" | "A") && !leans(body, at.checked_sub(1))
    };
    let at = words.clone().rev().take(6).find(|at| article(at)).or_else(|| words.clone().find(article))?;
    if !matches!(body.word(at), "the" | "The") {
        return None;
    }
    let nouns = (at + 1..words.end).take(4).filter(|&other| body.words[other].shape != Shape::Number);
    // "The French president": whose it is.
    let nation = nouns.clone().find_map(|at| body.place_over(body.words[at].span())?.country);
    let nouns: Vec<String> = nouns.map(|at| body.word(at).to_lowercase()).collect();
    let end = voices.namings.partition_point(|naming| naming.span.start < from);
    let mut before = voices.namings[..end].iter().rev().take(24);
    let of_body = nouns.iter().any(|noun| BODIES.contains(&noun.as_str()));
    let of_person = !of_body && nouns.iter().any(|noun| PERSONS.contains(&noun.as_str()));
    let matching = before.find(|naming| {
        // "The defence ministry said" is not its minister.
        if of_body && voices.kind(naming) == VoiceKind::Person {
            return false;
        }
        // Nor is "the AFP chief" the AFP.
        if of_person && voices.kind(naming) == VoiceKind::Organisation {
            return false;
        }
        let Voice { office, country, kind, .. } = &voices.voices[naming.voice];
        if nation.is_some() && *kind == VoiceKind::Person && *country != nation {
            return false;
        }
        nouns.iter().any(|noun| noun.len() > 2 && office.split(' ').any(|word| word == noun))
    });
    if let Some(naming) = matching {
        return Some(named(voices, *naming, Rule::Attribution));
    }
    let kind = if of_body {
        VoiceKind::Organisation
    } else if of_person {
        // "The AFP chief" is nobody who was only named before, without an office.
        let stretch = body.span(at..(at + 5).min(words.end));
        if voices.within(stretch).iter().any(|naming| voices.kind(naming) == VoiceKind::Organisation) {
            return None;
        }
        VoiceKind::Person
    } else {
        return None;
    };
    // "The spokesman for Lavrov" is nobody who was only named before.
    let owner = |naming: &Naming| is_governed(body, naming);
    if of_person && voices.within(body.span(at..words.end)).iter().take(LOOKED_AT).any(owner) {
        return None;
    }
    let naming = match nation.filter(|_| of_person) {
        Some(nation) => *of_nation(voices, (end, nation), &nouns)?,
        None => voices.last_before(from, kind)?,
    };
    near(body, (naming.span.end, from)).then(|| named(voices, naming, Rule::Continued))
}

/// The last person of a country named before; or one of whose country the text says nothing and who holds such an office: "the
/// American pope".
fn of_nation<'v>(voices: &'v Voices<'_>, (end, nation): (usize, CountryId), nouns: &[String]) -> Option<&'v Naming> {
    const NAMINGS: usize = 24;
    let voice = |naming: &&Naming| &voices.voices[naming.voice];
    let person = |naming: &&Naming| voice(naming).kind == VoiceKind::Person;
    let mut before = voices.namings[..end].iter().rev().take(NAMINGS).filter(person);
    let holds = |office: &str| nouns.iter().any(|noun| noun.len() > 2 && office.split(' ').any(|word| word == noun));
    let unknown = |naming: &&Naming| voice(naming).country.is_none() && holds(&voice(naming).office);
    before.clone().find(|naming| voice(naming).country == Some(nation)).or_else(|| before.find(unknown))
}

/// Whether two places are near enough for one to speak of the other.
fn near(body: &Passage<'_>, (before, after): (u32, u32)) -> bool {
    const SENTENCES: usize = 5;
    let at = |byte: u32| body.sentences.partition_point(|sentence| sentence.span.end <= byte);
    at(after).saturating_sub(at(before)) <= SENTENCES
}
