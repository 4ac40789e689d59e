//! Names that have the form of a weapon system's: USS Benfold, Tambor-class, DF-26.

use super::{Can, Listed, Named, Passage, Range, Sense, Sentence, Shape};

/// Words for weapons beside a designation.
#[rustfmt::skip]
const WEAPONS: [&str; 52] = [
    "missile", "missiles", "fighter", "fighters", "jet", "jets", "aircraft", "warplane", "warplanes", "plane",
    "planes", "bomber", "bombers", "drone", "drones", "helicopter", "helicopters", "gunship", "tank", "tanks",
    "howitzer", "howitzers", "rocket", "rockets", "launcher", "launchers", "radar", "radars", "torpedo", "torpedoes",
    "rifle", "rifles", "gun", "guns", "mortar", "mortars", "interceptor", "interceptors", "submarine", "submarines",
    "ballistic", "hypersonic", "armoured", "armored", "UAV", "UAVs", "glider", "munition", "munitions", "shells",
    "trainer", "airlifter",
];

/// How many words may stand between a designation and the word for a weapon.
const NEAR: usize = 3;

/// The names, in order.
pub fn of(passage: &Passage<'_>) -> Vec<Named> {
    let mut found = Vec::new();
    for sentence in &passage.sentences {
        let mut end = sentence.words.start;
        for first in passage.notable(sentence) {
            if first < end || !matches!(passage.words[first].shape, Shape::Capital | Shape::Upper) {
                continue;
            }
            let Some((words, name)) = one(passage, sentence, first) else { continue };
            end = words.end.max(first + 1);
            let span = passage.span(words);
            found.push(Named { part: passage.part, span, name, entry: None });
            if passage.kinds(first).can(Can::Ship) {
                found.extend(sisters(passage, sentence, (first, end)));
            }
        }
    }
    found
}

/// The designation that begins at a word with a capital, and the name that it gives.
fn one(passage: &Passage<'_>, sentence: &Sentence, at: usize) -> Option<(Range<usize>, String)> {
    ship(passage, sentence, at).or_else(|| class(passage, sentence, at)).or_else(|| number(passage, sentence, at))
}

/// "USS John S. McCain"
fn ship(passage: &Passage<'_>, sentence: &Sentence, at: usize) -> Option<(Range<usize>, String)> {
    // Within a line of capitals a prefix is a word like the others.
    if !passage.kinds(at).can(Can::Ship) || passage.words[at].possessive {
        return None;
    }
    let mut end = at + 1;
    while end < sentence.words.end && end <= at + LONGEST {
        let initial = passage.gap(end - 1) == ". " && passage.word(end - 1).len() == 1;
        if (passage.gap(end - 1) != " " && !initial) || passage.words[end - 1].possessive {
            break;
        }
        // "BRP Gregorio del Pilar"
        let particle = usize::from(passage.kinds(end).can(Can::Particle) && passage.gap(end) == " ");
        if end + particle >= sentence.words.end || !goes_on(passage, end + particle) {
            break;
        }
        end += 1 + particle;
    }
    // "HMAS Stirling" is a base on land.
    let start = passage.words[at].start;
    if passage.place_at(start).is_some_and(|place| passage.words_in(place.span) == (at..end)) {
        return None;
    }
    let small = passage.slice(passage.span(at + 1..end)).contains(char::is_lowercase);
    (end > at + 1 && small).then(|| (at..end, crate::text::line(passage.slice(passage.span(at..end)))))
}

/// The ships that are named behind the first of them: "submarines named INS Shishumar, Shankush and Shankul".
fn sisters(passage: &Passage<'_>, sentence: &Sentence, (first, end): (usize, usize)) -> Vec<Named> {
    let mut before = first.saturating_sub(NEAR).max(sentence.words.start)..first;
    let many = before.any(|at| {
        passage.word(at) == "named" || (passage.kinds(at).can(Can::BeVessel) && passage.word(at).ends_with('s'))
    });
    let mut ships = Vec::new();
    let mut at = end;
    while many && at < sentence.words.end && ships.len() < FLEET {
        let joined = passage.gap(at - 1);
        let last = joined == " " && passage.word(at) == "and" && passage.gap(at) == " ";
        let name = if last { at + 1 } else { at };
        if !(last || joined == ", ") || name >= sentence.words.end || passage.words[name].shape != Shape::Capital {
            break;
        }
        let word = passage.words[name];
        ships.push(Named { part: passage.part, span: word.span(), name: passage.word(name).to_owned(), entry: None });
        if last {
            return ships;
        }
        at = name + 1;
    }
    // Without an "and" it is no list of ships.
    Vec::new()
}

/// The most ships of one list.
const FLEET: usize = 12;

/// The most words of a ship's name.
const LONGEST: usize = 4;

/// Whether a word goes on a ship's name.
fn goes_on(passage: &Passage<'_>, at: usize) -> bool {
    let word = passage.word(at);
    // "Racing-prepared" is no name.
    let compound = word.split_once('-').is_some_and(|(_, rest)| rest.starts_with(char::is_lowercase));
    let ends = compound
        || ["Carrier", "Strike", "Group", "Amphibious", "Ready", "Class", "Captain", "Commander"].contains(&word)
        || passage.kinds(at).is_calendar();
    matches!(passage.words[at].shape, Shape::Capital | Shape::Upper) && !ends
}

/// "Tambor-class submarine", "Agosta 70 class submarines": in small letters and apart, "class" is no part of the name.
fn class(passage: &Passage<'_>, sentence: &Sentence, at: usize) -> Option<(Range<usize>, String)> {
    let limit = sentence.words.end;
    let word = passage.word(at);
    let end = if passage.words[at].compound && (word.ends_with("-class") || word.ends_with("-Class")) {
        at + 1
    } else {
        let number = usize::from(passage.words.get(at + 1).is_some_and(|next| next.shape == Shape::Number));
        let class = at + 1 + number;
        let apart = class < limit && matches!(passage.word(class), "class" | "Class");
        let plain = (at..class).all(|at| passage.gap(at) == " ");
        (apart && plain && word != "First" && word != "World").then_some(class + 1)?
    };
    let after = end..(end + NEAR + 2).min(limit);
    if !after.into_iter().any(|at| passage.kinds(at).can(Can::BeVessel)) {
        return None;
    }
    let last = if passage.word(end - 1) == "class" { end - 1 } else { end };
    Some((at..end, crate::text::line(passage.slice(passage.span(at..last)))))
}

/// "DF-26 missile", "the fighter KF-21"
fn number(passage: &Passage<'_>, sentence: &Sentence, at: usize) -> Option<(Range<usize>, String)> {
    if !passage.words[at].compound {
        return None;
    }
    let one = singular(passage.word(at));
    if !is_designation(one) {
        return None;
    }
    let near = at.saturating_sub(NEAR).max(sentence.words.start)..(at + NEAR + 1).min(sentence.words.end);
    let weapon = near.clone().any(|at| WEAPONS.contains(&passage.word(at)));
    (weapon || (one.len() < passage.word(at).len() && is_beside_another(passage, near, at)))
        .then(|| (at..at + 1, one.to_owned()))
}

/// Whether another system in the plural is named with one: "B-52s and B-2s".
fn is_beside_another(passage: &Passage<'_>, near: Range<usize>, at: usize) -> bool {
    let span = passage.span(near);
    let own = passage.words[at].span();
    let from = passage.hits.partition_point(|hit| hit.span.start < span.start);
    let mut hits = passage.hits.get(from..).unwrap_or(&[]).iter().take_while(|hit| hit.span.start < span.end);
    hits.any(|hit| {
        let sure = matches!(hit.sense, Sense::Listed { what: Listed::System(_), sure: true, .. });
        sure && (hit.span.end <= own.start || own.end <= hit.span.start) && passage.slice(hit.span).ends_with('s')
    })
}

/// "KF-21" of "KF-21s".
fn singular(word: &str) -> &str {
    let one = word.strip_suffix('s').unwrap_or(word);
    if one.ends_with(|letter: char| letter.is_ascii_digit() || letter.is_uppercase()) { one } else { word }
}

/// Letters, a hyphen, and digits with or without letters behind them.
fn is_designation(word: &str) -> bool {
    let Some((letters, digits)) = word.split_once('-') else { return false };
    let named = !letters.is_empty() && letters.chars().count() <= 10 && letters.chars().all(char::is_alphabetic);
    let numbered = digits.starts_with(|letter: char| letter.is_ascii_digit())
        && digits.chars().count() <= 5
        && digits.chars().all(|letter| letter.is_ascii_digit() || letter.is_ascii_uppercase());
    named && numbered && !letters.eq_ignore_ascii_case("covid") && !matches!(word, "G-7" | "G-8" | "G-20")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn designations_are_letters_and_digits() {
        for word in ["KF-21", "Su-57", "Tu-22", "Shahed-136", "B-1B", "MQ-9A"] {
            assert!(is_designation(word), "{word}");
        }
        for word in ["COVID-19", "G-20", "KF21", "mid-2024-25", "1995-96", "T-", "-21", "pre-1990s"] {
            assert!(!is_designation(word), "{word}");
        }
        assert_eq!([singular("F-35s"), singular("F-35Bs"), singular("Harrows")], ["F-35", "F-35B", "Harrows"]);
    }
}
