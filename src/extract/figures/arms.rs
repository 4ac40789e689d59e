//! Weapons that are counted: what looks like one, rounds that are fired, and those that only their model names.

use super::{Known, Number, Passage, Shape, parts, systems_before};
use std::borrow::Cow;
use std::ops::Range;

/// Finds before a thing that is counted among which a weapon system is sought that says what it is.
const NEAR: usize = 8;

/// Whether what can be a weapon is none: "fishing boats", "think tanks", "coal mines", "rounds of talks".
pub fn is_civil(body: &Passage<'_>, at: usize) -> bool {
    #[rustfmt::skip]
    const CIVIL: [&str; 40] = [
        "firefighting", "civil", "fishing", "merchant", "cargo", "commercial", "passenger", "container",
        "civilian", "rescue", "cruise", "tourist", "trading", "sailing", "migrant", "private", "business",
        "electric", "hybrid", "think", "fuel", "water", "oil", "gas", "storage", "septic", "coal", "gold",
        "copper", "iron", "diamond", "uranium", "banking", "payment", "health", "education", "school",
        "computer", "judicial", "political",
    ];
    let before = at.checked_sub(1).map_or("", |before| body.word(before));
    match body.word(at) {
        "missiles" => false,
        "rounds" => !(are_fired(before) || body.word(at + 1) == "of" && are_fired(body.word(at + 2))),
        _ => CIVIL.contains(&before) || is_airliner(body, at),
    }
}

/// Whether the words before are the model of an airliner: "Boeing 787 aircraft", "Airbus A320 jets".
fn is_airliner(body: &Passage<'_>, at: usize) -> bool {
    let Some(model) = at.checked_sub(1).filter(|&model| model > 0) else { return false };
    let number = body.words[model].shape == Shape::Number || body.word(model).starts_with("A3");
    number && matches!(body.word(model - 1), "Boeing" | "Airbus")
}

/// Whether a word says that rounds are fired: "artillery rounds", "rounds of ammunition", "155mm rounds".
fn are_fired(word: &str) -> bool {
    let calibre = word.ends_with("mm") && word.starts_with(|letter: char| letter.is_ascii_digit());
    calibre
        || matches!(
            word,
            "artillery"
                | "ammunition"
                | "munitions"
                | "mortar"
                | "howitzer"
                | "tank"
                | "cannon"
                | "shell"
                | "mm"
                | "millimetre"
                | "millimeter"
                | "calibre"
                | "caliber"
                | "live"
        )
}

/// Whether fighters are aircraft, from the words between their number and them: "48 FA-50 light fighters", "six Rafale
/// fighters".
pub fn is_aircraft(body: &Passage<'_>, between: Range<usize>) -> bool {
    const KINDS: [&str; 9] =
        ["stealth", "jet", "multirole", "generation", "air", "combat", "light", "carrier-based", "naval"];
    let model = |at: usize| {
        body.words[at].shape != Shape::Lower && body.word(at).contains(|letter: char| letter.is_ascii_digit())
    };
    let mut systems = systems_before(body, body.words[between.end].start, NEAR);
    systems.any(|system| between.contains(&body.words_in(system).start))
        || between.clone().any(|at| model(at) || KINDS.contains(&body.word(at)))
}

/// The name of the weapon system that is counted itself, and where it ends: "36 Rafales", "31 Abrams from the army's stocks",
/// but not "36 Rafale pilots".
pub fn model(
    (reading, gazetteer): Known<'_, '_>,
    number: &Number<'_>,
    limit: usize,
) -> Option<(Cow<'static, str>, u32)> {
    let body = &reading.body;
    let first = number.words.end;
    let first = body.words.get(first).filter(|word| first < limit && word.shape != Shape::Lower)?.start;
    let from = body.hits.partition_point(|hit| hit.span.start < first);
    let mut here = body.hits[from..].iter().take_while(|hit| hit.span.start == first);
    let (id, span) = here.find_map(|hit| Some((reading.system(hit)?, hit.span)))?;
    let name = &gazetteer.system(id).forms.name;
    let inside = body.words_in(span);
    let (last, next) = (inside.end.checked_sub(1)?, inside.end);
    let several = body.slice(span).strip_suffix('s').is_some_and(|one| name.ends_with(one));
    let ends = next >= limit || !matches!(body.gap(last), " " | "-");
    let goes_on = || body.gap(last) == " " && (parts(body.word(next)) || follows(body.word(next)));
    (next <= limit && (several || ends || goes_on())).then(|| (Cow::Owned(name.clone()), span.end))
}

/// Words that go on behind a thing that is counted, and are no noun of which its name would only tell more.
fn follows(word: &str) -> bool {
    matches!(
        word,
        "will"
            | "were"
            | "was"
            | "are"
            | "is"
            | "have"
            | "has"
            | "had"
            | "would"
            | "could"
            | "can"
            | "that"
            | "which"
            | "as"
            | "after"
            | "before"
            | "over"
            | "during"
            | "worth"
            | "this"
            | "last"
            | "next"
            | "since"
            | "into"
            | "under"
            | "when"
            | "but"
            | "while"
            | "each"
            | "plus"
    )
}
