//! Whoever is told as the counterpart of somebody else holds that one's office: "met his Polish counterpart".
//!
//! The office is taken over in the words that the text has for the other, and only where it is one that most governments
//! have. A minister's counterpart is none where ministers are called secretaries: nothing is better than a wrong title.

use super::{Candidate, Gazetteer, Home, Mark, Passage, Range, candidates, pair};

/// Where it is told whose counterpart somebody is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Of {
    /// The byte from which on the other is named.
    from: u32,
    /// Whether the other is named right before: "Penny Wong and her Indonesian counterpart".
    beside: bool,
    /// Whether ministers are called secretaries in this one's country.
    secretaries: bool,
}

/// Words before one for a counterpart among which it is told whose.
const FAR: usize = 6;

/// Whether a word stands for a counterpart.
pub fn is_word(passage: &Passage<'_>, at: usize) -> bool {
    match passage.word(at) {
        "counterpart" | "counterparts" => true,
        "number" | "numbers" => at.checked_sub(1).is_some_and(|before| passage.word(before) == "opposite"),
        _ => false,
    }
}

/// Whose counterpart the one with this name is told to be, whose country is known as `home`.
pub fn of(
    passage: &Passage<'_>,
    marks: &[Mark],
    (name, home, gazetteer): (&Range<usize>, Option<Home>, &Gazetteer),
) -> Option<Of> {
    let last = candidates::from(passage, name.start).checked_sub(1)?;
    let right_before = || matches!(passage.gap(last), " " | ", ") && is_word(passage, last);
    let word = if right_before() { last } else { pair::counterparts(passage, (marks, gazetteer), name)? };
    let at = passage.sentences.partition_point(|sentence| sentence.span.end <= passage.words[word].start);
    let sentence = passage.sentences.get(at)?;
    let first = sentence.words.start;
    let owner = (first.max(word.saturating_sub(FAR))..word).rev().find(|&at| {
        let owner = ["his", "her", "their", "its"].iter().any(|owner| owner.eq_ignore_ascii_case(passage.word(at)));
        owner || passage.words[at].possessive
    });
    // "His German counterpart agreed": of whom the sentence before tells.
    let opens = owner.is_some_and(|owner| owner < first + 2 && !passage.words[owner].possessive);
    let before = at.checked_sub(1).and_then(|before| passage.sentences.get(before)).filter(|_| opens);
    let beside = owner.and_then(|owner| owner.checked_sub(1)).is_some_and(|and| passage.word(and) == "and");
    let code = match home {
        Some(Home::Named(id)) => gazetteer.country(id).code.as_str(),
        _ => "",
    };
    let secretaries = matches!(code, "US" | "GB" | "PH");
    Some(Of { from: before.unwrap_or(sentence).span.start, beside, secretaries })
}

/// Names before that of a counterpart among which the other's is sought.
const NEAR: usize = 6;

/// The office that a candidate has as the counterpart of somebody named before, if the text gives all of them that can be
/// meant one and the same. `groups` are whose the candidates are, `offices` the offices of those.
pub fn office(candidates: &[Candidate], at: usize, (groups, offices): (&[Option<usize>], &[String])) -> Option<String> {
    let own = &candidates[at];
    let Of { from, beside, secretaries } = own.counterpart?;
    let before = candidates[..at].iter().zip(groups).rev();
    let near = before.take(NEAR).take_while(|(other, _)| other.part == own.part && other.span.start >= from);
    let mut others = near.filter_map(|(_, group)| *group).filter(|group| Some(*group) != groups[at]);
    let first = offices.get(others.next()?)?;
    let same = beside || others.all(|other| offices.get(other) == Some(first));
    let words = first.to_lowercase();
    let is_minister = words.contains("minister") && !words.contains("prime minister");
    (same && is_held_everywhere(&words) && !(secretaries && is_minister)).then(|| first.clone())
}

/// Whether most governments have an office, and its name says nothing of whose it is.
fn is_held_everywhere(office: &str) -> bool {
    #[rustfmt::skip]
    const WHOLE: [&str; 10] = [
        "president", "vice president", "premier", "prime minister", "army chief", "defence chief", "defense
        chief", "military chief", "navy chief", "police chief",
    ];
    const TIMES: [&str; 9] = ["former", "then", "ex", "late", "acting", "interim", "caretaker", "outgoing", "incoming"];
    let first = office.split([' ', '-']).next().unwrap_or("");
    let of = office.starts_with("minister ") && office.matches(" of ").count() < 2;
    WHOLE.contains(&office) || !TIMES.contains(&first) && (of || office.ends_with(" minister"))
}
