//! The office and country that a text gives a person, in its own words.

use super::{Can, Gazetteer, Home, Mark, Passage, Range, Sense, Shape, Span, home};

/// The most words of an office.
const LONGEST: usize = 14;

/// The office beside a name, and the country that stands with it. `apart` is the room between the names of the people
/// before and behind, whose offices are not this one's.
pub fn of(
    passage: &Passage<'_>,
    marks: &[Mark],
    (words, apart, gazetteer): (Range<usize>, Range<usize>, &Gazetteer),
) -> (String, Option<Home>) {
    let owner = || home::beside(passage, marks, (words.clone(), gazetteer));
    let place = before(passage, marks, (apart.start, words.start));
    let place = place.or_else(|| behind(passage, marks, (words.end, apart.end)));
    let Some(office) = place else { return (String::new(), owner()) };
    let country = home::of(passage, marks, (office.clone(), apart.start, gazetteer)).or_else(owner);
    let mut office = its_own(passage, marks, without_country(passage, marks, office));
    // "Prime Minister Sheikh Hasina": a form of address goes with the name.
    while office.end > office.start + 1 && is_address(passage, (office.end - 1, gazetteer)) {
        office.end -= 1;
    }
    // "Mr" and "Dr" are no office.
    let only_address = office.clone().all(|at| marks[at] != Mark::Office || is_address(passage, (at, gazetteer)));
    if office.is_empty() || only_address {
        return (String::new(), country);
    }
    let office = passage.slice(passage.span(office));
    // "Then-President" and "the then-president" are of the time that is told.
    let own = ["then-", "Then-"].iter().find_map(|then| office.strip_prefix(then)).unwrap_or(office);
    (crate::text::line(own), country)
}

/// The words of the office before a name: from its first word, or from the country before it, up to the name. The office
/// of somebody whom a master's title ends is not theirs: "the envoy of President-elect Donald Trump".
fn before(passage: &Passage<'_>, marks: &[Mark], (other, name): (usize, usize)) -> Option<Range<usize>> {
    let sentence = passage.sentence_at(passage.words.get(name)?.span.start)?;
    let first = sentence.words.start.max(other);
    let mut last = name.checked_sub(1).filter(|&at| at >= first)?;
    let gap = passage.gap(last);
    if !(matches!(gap, " " | ". " | ", " | "\u{a0}")) || passage.words[last].possessive {
        return None;
    }
    // The office must end at the name, though the place it is for may stand between: "Ambassador to Japan Frank Hsieh".
    let mut start = name;
    let mut seen = false;
    while last + LONGEST >= name {
        let fits = match marks[last] {
            Mark::Office => {
                seen = true;
                true
            }
            Mark::Place(_) | Mark::Other => true,
            // Another person's name, and what stands before it, is no part of this one's office.
            Mark::Free if last + 1 < name && is_name(passage, last) => false,
            Mark::Free | Mark::Opener => {
                passage.words[last].shape != Shape::Lower && passage.words[last].shape != Shape::Number
                    || SMALL.contains(&passage.word(last))
            }
            Mark::Calendar => false,
        };
        if !fits {
            break;
        }
        start = last;
        let Some(earlier) = last.checked_sub(1).filter(|&at| at >= first) else { break };
        // "Muhammadu Buhari of Nigeria and Patrice Talon": what is before the "and" is of somebody else.
        if passage.word(last) == "and" && matches!(marks[earlier], Mark::Place(_)) {
            break;
        }
        if !matches!(passage.gap(earlier), " " | "’s " | "'s " | ". " | "-") {
            break;
        }
        last = earlier;
    }
    let former = |at: usize| passage.word(at).eq_ignore_ascii_case("former");
    while start < name && SMALL.contains(&passage.word(start)) && !former(start) {
        start += 1;
    }
    while start < name && marks[start] == Mark::Opener && !former(start) {
        start += 1;
    }
    // The small word of "Bank of Japan" is the bank's.
    let own = |at: &usize| matches!(marks[*at], Mark::Other | Mark::Place(_)) || !SMALL.contains(&passage.word(*at));
    let starts_with_office = (start..name).find(|&at| marks[at] == Mark::Office)?;
    let from = (start..starts_with_office).rev().take_while(own).last();
    let from = from.unwrap_or(starts_with_office);
    let from = from - usize::from(from > start && former(from - 1));
    // "the envoy of President-elect Donald Trump": the envoy is another person.
    let title = marks[name - 1] == Mark::Office && passage.words[name - 1].shape == Shape::Capital;
    let serves =
        |at: &usize| matches!(passage.word(*at), "of" | "for" | "to") && passage.words[from].shape == Shape::Lower;
    let master = (from + 1..name - 1).rfind(serves).filter(|_| title).map(|of| of + 1);
    let from = master.and_then(|at| (at..name).find(|&at| !SMALL.contains(&passage.word(at)))).unwrap_or(from);
    seen.then_some(from..name)
}

/// Small words within an office.
const SMALL: [&str; 12] = ["of", "for", "to", "and", "the", "in", "on", "at", "with", "de", "du", "former"];

/// The words of an office in apposition: between the comma and the next one.
fn behind(passage: &Passage<'_>, marks: &[Mark], (end, other): (usize, usize)) -> Option<Range<usize>> {
    let gap = passage.gap(end.checked_sub(1)?);
    if gap != ", " && gap != " (" {
        return None;
    }
    let sentence = passage.sentence_at(passage.words.get(end)?.span.start)?;
    if !sentence.words.contains(&end) {
        return None;
    }
    let mut start = end;
    while start < sentence.words.end
        && ["a", "an", "the", "who", "is", "was", "its", "his", "her"].contains(&passage.word(start))
    {
        start += 1;
    }
    let mut at = start;
    let mut seen = false;
    while at < sentence.words.end && at < end + LONGEST {
        // "Elon Musk, Ambassador Li Hui": the office is the next one's.
        if at == other && passage.gap(at - 1) == " " && marks[at - 1] == Mark::Office {
            return None;
        }
        let word = passage.word(at);
        if passage.says(at) || ["who", "which", "that", "was", "is", "has", "had", "were"].contains(&word) {
            break;
        }
        seen |= marks[at] == Mark::Office;
        at += 1;
        if passage.gap(at - 1).contains([',', ';', ')', '(', '.', '“', '"', '—', ':']) {
            break;
        }
    }
    seen.then_some(start..at)
}

/// The person's own office: without what comes before "as" or after "to", without an order ("first") or time ("then"). An office of several is nobody's.
fn its_own(passage: &Passage<'_>, marks: &[Mark], office: Range<usize>) -> Range<usize> {
    let is_office = |at: usize| marks[at] == Mark::Office;
    let Range { mut start, mut end } = office;
    // "at his last summit as secretary general".
    if let Some(role) = (start..end).rfind(|&at| passage.word(at) == "as" && (at + 1..end).any(is_office)) {
        start = role + 1;
    }
    // "first Japanese prime minister to attend": a verb follows, and not a place or a body.
    let verb = |at: usize| {
        let next = at + 1;
        passage.word(at) == "to"
            && next < end
            && marks[next] == Mark::Free
            && passage.words[next].shape == Shape::Lower
            && !SMALL.contains(&passage.word(next))
    };
    if let Some(to) = (start + 1..end).find(|&at| verb(at)) {
        end = to;
    }
    let leading =
        |at: usize| matches!(passage.word(at), "then" | "first" | "last" | "second" | "new" | "the" | "a" | "an");
    // A first minister is called so.
    while start < end && leading(start) && marks[start] != Mark::Office {
        start += 1;
    }
    let own = without_country(passage, marks, start..end);
    let ends = |at: &usize| is_office(*at) && !(at + 1 < own.end && is_office(at + 1));
    let many = own.clone().filter(ends).all(|at| is_plural(passage.word(at)));
    if many { own.start..own.start } else { own }
}

/// Whether an office is told of several people: "ministers", but not "the Joint Chiefs" beside a chairman.
fn is_plural(word: &str) -> bool {
    word.ends_with('s') && !word.ends_with("ss")
}

/// An office without the country's name before it.
fn without_country(passage: &Passage<'_>, marks: &[Mark], office: Range<usize>) -> Range<usize> {
    let mut start = office.start;
    while start < office.end && matches!(marks[start], Mark::Place(_)) && passage.gap(start).trim() != "-" {
        start += 1;
    }
    // "Niger's junta leader", where the country is part of the junta's name.
    let body = start == office.start && marks[start] == Mark::Other && passage.words[start].possessive;
    let place = |span: Span| passage.place_at(span.start).is_some_and(|place| place.span.start == span.start);
    start += usize::from(body && place(passage.words[start].span));
    start..office.end
}

fn is_name(passage: &Passage<'_>, at: usize) -> bool {
    let kinds = passage.kinds(at);
    let name = kinds.can_any(&[Can::Given, Can::Family, Can::FamilyFirst]);
    name && !kinds.can(Can::Doubtful)
}

/// Finds before a word among which a form of address that covers it is sought.
const NEAR: usize = 12;

fn is_address(passage: &Passage<'_>, (at, gazetteer): (usize, &Gazetteer)) -> bool {
    let span = passage.words[at].span;
    // A form of address has few words, so that it begins among the last few finds before this word's end.
    let near = passage.hits_before(span.start + 1, NEAR);
    let hit = near.iter().find(|hit| matches!(hit.sense, Sense::Office(_)) && span.end <= hit.span.end);
    hit.is_some_and(|hit| match hit.sense {
        Sense::Office(id) => gazetteer.office(id).kind == "honorific",
        _ => false,
    })
}
