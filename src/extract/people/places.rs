//! Places that are a part of a person's name, and countries that are none.

use super::super::Find;
use super::{Found, Gazetteer, Mention, Part, Person, Reading, Sense, Span, Told};

/// Drops what looks like a place within a person's name, the Santiago of Charles Santiago, and where the name of a place
/// with several readings is that person again. A whole name that stands for a country stays.
pub fn without_their_places(places: &mut Vec<Find>, (reading, people): (&Reading<'_>, &[Told]), gazetteer: &Gazetteer) {
    if people.is_empty() {
        return;
    }
    // Each with whether the person is one who stands for a country: Olaf Scholz does, and Anna Scholz does not.
    let mentions = |told: &Told| {
        let leads = gazetteer.is_leader(&told.person.what.name);
        told.person.mentions.clone().into_iter().map(move |mention| (mention, leads))
    };
    let mut names: Vec<(Mention, bool)> = people.iter().flat_map(mentions).collect();
    names.sort_unstable_by_key(|(mention, _)| (mention.part, mention.span));
    let doubtful = |find: &Find| matches!(find.hit.sense, Sense::Ambiguous(_));
    let mut parts: Vec<(&str, Part, Span)> = Vec::new();
    if places.iter().any(doubtful) {
        parts.extend(people.iter().flat_map(|told| ends(&told.person)));
        parts.sort_unstable();
    }
    places.retain(|find| {
        if doubtful(find) && is_again(find, (reading, &parts)) {
            return false;
        }
        let span = find.hit.span;
        let at = names.partition_point(|(name, _)| (name.part, name.span.end) <= (find.part, span.start));
        names.get(at).is_none_or(|(name, leads)| {
            let inside = name.part == find.part && name.span.start <= span.start && span.end <= name.span.end;
            let [title, body] = reading.passages();
            let passage = if name.part == Part::Title { title } else { body };
            !inside || (*leads && name.span == span && gazetteer.is_leader(passage.slice(span)))
        })
    });
}

/// The first and the last word of a name of several words, with where the person is first named.
fn ends(person: &Found<Person>) -> impl Iterator<Item = (&str, Part, Span)> {
    let name = &person.what.name;
    let words = name.split_once(' ').into_iter().zip(name.rsplit_once(' ')).zip(person.mentions.first());
    words.flat_map(|(((first, _), (_, last)), named)| [first, last].map(|word| (word, named.part, named.span)))
}

/// Words behind which a name is a place's.
const PLACED: [&str; 9] = ["in", "to", "from", "of", "near", "at", "into", "across", "through"];

/// Whether the name of a place is rather a part of a person's name that stands alone behind it or in the title: the Jordan
/// of Michael Jordan, but not where something is said to be in Jordan.
fn is_again(find: &Find, (reading, parts): (&Reading<'_>, &[(&str, Part, Span)])) -> bool {
    let passage = match find.part {
        Part::Title => &reading.title,
        Part::Body => &reading.body,
        Part::Dateline => return false,
    };
    let said = passage.slice(find.hit.span);
    let first = parts.get(parts.partition_point(|(part, ..)| *part < said)).filter(|(part, ..)| *part == said);
    let named = |(_, part, span): &(&str, Part, Span)| (*part, *span) < (find.part, find.hit.span);
    if !first.is_some_and(|first| find.part == Part::Title || named(first)) {
        return false;
    }
    let before = passage.words_in(find.hit.span).start.checked_sub(1);
    let last = before.map_or("", |before| passage.word(before));
    !PLACED.iter().any(|word| last.eq_ignore_ascii_case(word))
}
