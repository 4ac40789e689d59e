//! Names that have the form of an organisation's: capitalised words with a head noun, and ministries in small letters.

use super::{Can, Range, Rule, Words, complement};

/// The names, in order.
pub fn of(words: &Words<'_, '_>) -> Vec<(Range<usize>, Rule)> {
    let mut found = Vec::new();
    for sentence in &words.sentences {
        let start = sentence.words.start;
        let mut reached = start;
        for at in words.passage.notable(sentence) {
            if at < reached {
                continue;
            }
            if !words.is_capital(at) && !words.is_ordinal(at) {
                found.extend(small(words, start, at).map(|name| (name, Rule::HeadNoun)));
                continue;
            }
            let end = words.stretch(at);
            match name(words, at..end, &sentence.words) {
                Some(name) => {
                    reached = name.end.max(at + 1);
                    found.push((name, Rule::HeadNoun));
                }
                None => reached = end,
            }
        }
    }
    found
}

/// The organisation in a stretch of capitalised words, with what goes on behind it.
fn name(words: &Words<'_, '_>, stretch: Range<usize>, sentence: &Range<usize>) -> Option<Range<usize>> {
    let Range { start, end } = words.without_opener(stretch);
    let last = end.checked_sub(1).filter(|&last| last >= start)?;
    if words.leads(last)
        && let Some(end) = complement::end(words, end, sentence.end)
    {
        return Some(with_field(words, start, sentence)..end);
    }
    let head = (start..end).rev().find(|&at| words.is_head(at))?;
    let next = words.noun(head + 1);
    let spoilt = head + 1 < end && next.can(Can::Spoil);
    let alone = head == start && !words.noun(head).can(Can::StandAlone);
    // "the Sheriff's Office" does not say which.
    let first = &words.passage.words[start];
    let local = first.possessive && LOCAL.contains(&first.text);
    let government = words.passage.word(head) == "Government" && (start..head).all(|at| words.in_place(at));
    // "Marriage Equality Coalition Taiwan"
    let placed = words.nation(head + 1).is_some_and(|(nation, _)| nation.end == end);
    let last = if placed { end } else { head + 1 };
    (!spoilt && !alone && !local && !government).then(|| with_field(words, start, sentence)..last)
}

/// Officers of whom every county has one.
const LOCAL: [&str; 6] = ["Sheriff", "Coroner", "Attorney", "State", "Marshal", "Auditor"];

/// The start of a name to which a field and "and" belong: "National Security and | Foreign Policy Committee".
fn with_field(words: &Words<'_, '_>, start: usize, sentence: &Range<usize>) -> usize {
    let passage = words.passage;
    let Some(before) = start.checked_sub(2).filter(|&before| before >= sentence.start) else { return start };
    let joins = passage.word(before + 1) == "and"
        && passage.gap(before) == " "
        && passage.gap(before + 1) == " "
        && !passage.words[before].possessive
        && words.is_capital(before)
        && (of_affairs(words, (before, start))
            || words.noun(before).can(Can::BeField)
                && (words.noun(start).can(Can::BeField)
                    || words.noun(start + 1).can(Can::End)
                    || ends_soon(words, start)));
    if !joins {
        return start;
    }
    let mut first = before;
    while first > sentence.start && words.is_capital(first - 1) && passage.gap(first - 1) == " " && first + 6 > before {
        first -= 1;
    }
    words.without_opener(first..start).start
}

/// Whether a field and a head noun stand right behind a word: "Space and | Missile Defense Command".
fn ends_soon(words: &Words<'_, '_>, start: usize) -> bool {
    words.noun(start + 1).can(Can::BeField) && words.noun(start + 2).can(Can::End) && !words.in_place(start)
}

/// Whether two words say of which affairs a body has the care: "Asian and | Oceanian Affairs Bureau".
fn of_affairs(words: &Words<'_, '_>, (before, start): (usize, usize)) -> bool {
    const ENDINGS: [&str; 6] = ["an", "ern", "al", "ic", "ish", "ese"];
    let word = words.passage.word(before);
    let is_field = words.noun(before).can(Can::BeField);
    words.passage.word(start + 1) == "Affairs" && (is_field || ENDINGS.iter().any(|ending| word.ends_with(ending)))
}

/// A ministry in small letters ("foreign ministry"), or an army behind the name of a people ("Turkish army").
fn small(words: &Words<'_, '_>, start: usize, at: usize) -> Option<Range<usize>> {
    let passage = words.passage;
    // Few words do, and those of the list are known by their kind at once.
    if !(words.noun(at).can(Can::EndSmall) || words.noun(at).can(Can::EndSmallPhrase)) {
        return None;
    }
    let word = passage.word(at);
    if !matches!(word, "ministry" | "army" | "navy" | "force" | "forces" | "guard" | "bank") {
        return None;
    }
    let before = at.checked_sub(1).filter(|&before| before >= start && passage.gap(before) == " ")?;
    let pair = format!("{} {word}", passage.word(before).to_lowercase());
    let first = if words.gazetteer.lexicon.kinds(&pair).can(Can::EndSmall) {
        before
    } else if words.noun(at).can(Can::EndSmall) {
        at
    } else {
        return None;
    };
    let place =
        first.checked_sub(1).filter(|&place| place >= start && passage.gap(place) == " " && words.in_place(place));
    match place {
        Some(place) if !passage.words[place].possessive => {
            let whole = (start..=place).rev().take_while(|&at| words.in_place(at)).last().unwrap_or(place);
            Some(whole..at + 1)
        }
        _ => (word == "ministry").then_some(first..at + 1),
    }
}
