//! Of listed names and names by their form, those that count.

use super::{Can, CountryId, Listed, Named, Range, Rule, Sense, Shape, Span, Words};
use crate::gazetteer::Hit;
use crate::letters::folded;

/// The leftmost and then the longest of those that overlap, each with the abbreviation behind it.
pub fn of(words: &Words<'_, '_>, listed: Vec<Named>, formed: Vec<(Range<usize>, Rule)>) -> Vec<Named> {
    // "Chief of the Naval Staff" is somebody's office, and names no body. "Speaker of Parliament" does.
    let of_office = |range: &Range<usize>| {
        let span = words.passage.span(range.clone());
        let staff = range.end.checked_sub(1).is_some_and(|last| words.passage.word(last) == "Staff");
        let holds = |hit: &Hit| hit.span.start < span.start && span.end <= hit.span.end;
        staff && words.passage.hits_over(range.start).any(|hit| matches!(hit.sense, Sense::Office(_)) && holds(hit))
    };
    let never =
        |range: &Range<usize>| range.is_empty() || words.phrase(range.clone()).can(Can::NeverName) || of_office(range);
    let mut all: Vec<(Span, Reading)> = Vec::with_capacity(listed.len() + formed.len());
    for (range, rule) in formed.into_iter().filter(|(range, _)| !never(range)) {
        let entry = entry(words, &range, &listed);
        all.push((words.passage.span(range.clone()), Reading::Formed(range, rule, entry)));
    }
    all.extend(listed.into_iter().map(|named| (named.span, Reading::Listed(named))));
    // Of two readings of the same words that of the lists says more, and comes first.
    all.sort_by_key(|(span, reading)| {
        (span.start, std::cmp::Reverse(span.end), matches!(reading, Reading::Formed(..)))
    });
    let mut chosen: Vec<Named> = Vec::with_capacity(all.len());
    for (span, reading) in all {
        if chosen.last().is_some_and(|last| span.start < last.span.end) {
            continue;
        }
        chosen.push(match reading {
            Reading::Listed(named) => named,
            Reading::Formed(range, rule, entry) => named(words, range, (rule, entry)),
        });
    }
    chosen
}

/// One way to read some words.
enum Reading {
    /// As a listed name.
    Listed(Named),
    /// As a name by its form, with the entry of the listed name within it that means the same.
    Formed(Range<usize>, Rule, Option<Listed>),
}

/// The name that these words are.
pub fn named(words: &Words<'_, '_>, range: Range<usize>, (rule, entry): (Rule, Option<Listed>)) -> Named {
    let passage = words.passage;
    let span = passage.span(range.clone());
    let name = crate::text::line(passage.slice(span));
    let (inner, whose) = without_nation(words, &range);
    let bare = bare(passage.slice(passage.span(inner)));
    let short =
        short(words, range.end).or_else(|| (rule == Rule::Abbreviation && range.len() == 1).then(|| name.clone()));
    Named { part: passage.part, words: range, span, name, entry, rule, short, bare, whose, people: false }
}

/// The listed name within a longer one that means the same: with the country before it, or with "Corp" behind it.
fn entry(words: &Words<'_, '_>, range: &Range<usize>, listed: &[Named]) -> Option<Listed> {
    let from = listed.partition_point(|named| named.words.end <= range.start);
    let inner = listed.get(from).filter(|named| named.words.end <= range.end && range.start <= named.words.start)?;
    let before = (range.start..inner.words.start).all(|at| words.in_place(at));
    let behind = (inner.words.end..range.end).all(|at| words.noun(at).can(Can::BeFirm));
    (before && behind).then_some(inner.entry).flatten()
}

/// The abbreviation in brackets behind a name.
fn short(words: &Words<'_, '_>, at: usize) -> Option<String> {
    let passage = words.passage;
    let word = passage.words.get(at)?;
    let bracketed = passage.gap(at.checked_sub(1)?) == " (" && passage.gap(at).starts_with(')');
    let letters = passage.word(at);
    let short = word.shape == Shape::Upper || letters.chars().filter(|letter| letter.is_uppercase()).count() > 1;
    (bracketed && short && letters.len() > 1).then(|| letters.to_owned())
}

/// A name without the country or people in it, and that country; or the one before it: "Japan's Foreign Ministry".
fn without_nation(words: &Words<'_, '_>, range: &Range<usize>) -> (Range<usize>, Option<CountryId>) {
    let passage = words.passage;
    if let Some((nation, whose)) = words.nation(range.start)
        && nation.end < range.end
    {
        return (nation.end..range.end, Some(whose));
    }
    if let Some((nation, whose)) = range.end.checked_sub(1).and_then(|last| words.nation(last))
        && let Some(of) = nation.start.checked_sub(1).filter(|&of| of > range.start && passage.word(of) == "of")
    {
        return (range.start..of, Some(whose));
    }
    let before = range.start.checked_sub(1).filter(|&before| passage.words[before].possessive);
    (range.clone(), before.and_then(|before| words.nation(before)).map(|(_, whose)| whose))
}

/// A name for comparing: in small letters, without signs, in one of the two English spellings, and with a ministry's
/// field before it: "Ministry of Foreign Affairs" is the foreign ministry.
fn bare(name: &str) -> String {
    let mut name = name;
    let mut head = "";
    for (prefix, noun) in
        [("Ministry of ", "ministry"), ("Department of ", "department"), ("Ministry for ", "ministry")]
    {
        if let Some(field) = name.strip_prefix(prefix) {
            (name, head) = (field.strip_prefix("the ").unwrap_or(field), noun);
        }
    }
    let mut bare = folded(name);
    bare.push_str(head);
    if bare.ends_with("ministry") || bare.ends_with("department") {
        bare = bare.replace("affairs", "").replace("national", "");
    }
    // A letter that few names have is sought first: most have none of these.
    for (rare, one, other) in [('z', "organiz", "organis"), ('f', "defence", "defense"), ('c', "centre", "center")] {
        if bare.contains(rare) && bare.contains(one) {
            bare = bare.replace(one, other);
        }
    }
    bare
}

#[cfg(test)]
mod tests {
    use super::bare;

    #[test]
    fn the_same_office_has_the_same_bare_name() {
        for name in
            ["Ministry of Foreign Affairs", "Foreign Ministry", "foreign ministry", "Ministry of the Foreign Affairs"]
        {
            assert_eq!(bare(name), "foreignministry", "{name}");
        }
        assert_eq!(bare("Ministry of National Defense"), bare("Defence Ministry"));
        assert_eq!(bare("Organization of Farmers"), bare("Organisation of Farmers"));
        assert_ne!(bare("National Assembly"), bare("Assembly"));
    }
}
