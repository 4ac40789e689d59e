//! The office and country that a text gives a person, in its own words.

use super::{
    Can, Gazetteer, Home, Mark, Part, Passage, Range, Sense, Shape, Span, area, candidates, counterpart, duty, home,
    ministries, pair,
};
use crate::gazetteer::Hit;

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
    if let Some((offices, country)) = pair::of(passage, (marks, gazetteer), &words) {
        let many = crate::text::line(passage.slice(passage.span(offices.clone())));
        let is_known = !offices.clone().any(|at| counterpart::is_word(passage, at));
        return (if is_known { pair::one_of(&many) } else { String::new() }, country);
    }
    let place = before(passage, marks, (apart.start, candidates::from(passage, words.start)));
    let is_title = |at: usize| marks[at] != Mark::Office || is_title(passage, (at, gazetteer));
    let more = place.as_ref().filter(|place| (*place).clone().all(is_title)).and_then(|title| {
        let more = beside_title(passage, marks, (title.start, &words, &apart));
        // "Mullah Haibatullah, a cleric": one title says no more than another.
        more.filter(|more| !its_own(passage, marks, (more.clone(), gazetteer)).all(is_title))
    });
    let place = more.or(place);
    let does = if place.is_none() { duty::of(passage, marks, words.end) } else { None };
    let place = place.or_else(|| behind(passage, marks, (words.end, apart.end)));
    let Some(office) = place else { return (does.unwrap_or_default(), owner()) };
    let country = home::of(passage, marks, (office.clone(), apart.start, gazetteer)).or_else(owner);
    if let Some(does) = does {
        return (does, country);
    }
    let mut office = its_own(passage, marks, (without_country(passage, marks, (office, gazetteer)), gazetteer));
    // "Prime Minister Sheikh Hasina", "Acting President Senior General Min Aung Hlaing": a title goes with the name.
    if !office.clone().all(is_title) {
        while office.end > office.start + 1 && marks[office.end - 1] == Mark::Office && is_title(office.end - 1) {
            office.end -= 1;
        }
    }
    // "Mr" and "Dr" are no office.
    let only_address = office.clone().all(|at| marks[at] != Mark::Office || is_address(passage, (at, gazetteer)));
    // "who heads Israel's Mossad spy agency" tells what somebody does, and of it only a part.
    let in_part = office.clone().next().is_some_and(|first| duty::is_duty(passage.word(first)));
    if office.is_empty() || only_address || in_part {
        return (String::new(), country);
    }
    let office = passage.slice(passage.span(office));
    // "Then-President" and "the then-president" are of the time that is told; "also deputy leader" is deputy leader.
    let own = ["then-", "Then-", "also "].iter().find_map(|then| office.strip_prefix(then)).unwrap_or(office);
    (plain(&crate::text::line(own)), country)
}

/// An office without small words at its end, with which it leads on to something else; nothing of one that goes on from
/// something else: "and it's owner one county away".
fn plain(office: &str) -> String {
    const NONE: [&str; 4] = ["and ", "along ", "contact ", "or "];
    const ENDS: [&str; 11] = [" of", " in", " the", " with", " for", " at", " to", " a", " an", " and", " on"];
    const FURTHER: [&str; 5] = [" since ", " and his ", " and her ", " and wife", " and husband"];
    // Most offices have no such word.
    let may = office.split(' ').any(|word| matches!(word, "since" | "and"));
    let further = FURTHER.iter().filter(|_| may).filter_map(|further| office.find(further)).min();
    let mut office = &office[..further.unwrap_or(office.len())];
    while let Some(rest) = ENDS.iter().find_map(|end| office.strip_suffix(end)) {
        office = rest;
    }
    if NONE.iter().any(|none| office.starts_with(none)) { String::new() } else { office.to_owned() }
}

/// The office of somebody who has a title right before the name, which says less: "Niger's defence minister, General Salifou
/// Mody, said", "General Dan Caine, chairman of the Joint Chiefs".
fn beside_title(
    passage: &Passage<'_>,
    marks: &[Mark],
    (title, name, apart): (usize, &Range<usize>, &Range<usize>),
) -> Option<Range<usize>> {
    // "He was an army pilot, General Mody said": another clause begins behind the comma.
    let said = passage.gap(name.end - 1) == " " && passage.says(name.end);
    let last = title.checked_sub(1).filter(|&last| !said && passage.gap(last) == ", ");
    let ahead = last.and_then(|_| before(passage, marks, (apart.start, title)));
    let is_one = |office: &Range<usize>| {
        let article = office.start.checked_sub(1).map_or("", |before| passage.word(before));
        !matches!(article, "a" | "an" | "and")
    };
    ahead.filter(is_one).or_else(|| behind(passage, marks, (name.end, apart.end)))
}

/// The words of the office before a name: from its first word, or from the country before it, up to the name. The office
/// of somebody whom a master's title ends is not theirs: "the envoy of President-elect Donald Trump".
fn before(passage: &Passage<'_>, marks: &[Mark], (other, name): (usize, usize)) -> Option<Range<usize>> {
    let sentence = passage.sentence_at(passage.words.get(name)?.start)?;
    let first = sentence.words.start.max(other);
    let mut last = name.checked_sub(1).filter(|&at| at >= first)?;
    let gap = passage.gap(last);
    // "Yuri Ushakov, an aide to Vladimir Putin": the aide is another person.
    let serves = gap == " " && matches!(passage.word(last), "of" | "for" | "to");
    if !(matches!(gap, " " | ". " | ", " | "\u{a0}")) || passage.words[last].possessive || serves {
        return None;
    }
    if gap == ", " && is_of_opening(passage, &(name..name + 1)) {
        return None;
    }
    // The office must end at the name, though the place it is for may stand between: "Ambassador to Japan Frank Hsieh".
    let mut start = name;
    while last + LONGEST >= name {
        let fits = match marks[last] {
            Mark::Office | Mark::Place(_) | Mark::Other => true,
            // Another person's name, and what stands before it, is no part of this one's office.
            Mark::Free if last + 1 < name && is_name(passage, last) => false,
            // "Thanking President Biden, he said".
            Mark::Free | Mark::Opener if last == sentence.words.start && is_participle(passage.word(last)) => false,
            Mark::Free | Mark::Opener => {
                passage.words[last].shape != Shape::Lower && passage.words[last].shape != Shape::Number
                    || SMALL.contains(&passage.word(last))
                    || passage.word(last) == "affairs"
            }
            Mark::Calendar => false,
        };
        if !fits {
            break;
        }
        start = last;
        let Some(earlier) = last.checked_sub(1).filter(|&at| at >= first) else { break };
        // "Muhammadu Buhari of Nigeria and Patrice Talon", "Qatar's emir and Egyptian premier Mostafa Madbouly": what is
        // before the "and" is of somebody else.
        if passage.word(last) == "and"
            && (matches!(marks[earlier], Mark::Place(_))
                || matches!(marks[last + 1], Mark::Place(_))
                || (marks[earlier] == Mark::Other && marks[last + 1] == Mark::Office))
        {
            break;
        }
        let joined = matches!(passage.gap(earlier), " " | "’s " | "'s " | ". " | "-" | " & ");
        if !joined && !ministries::goes_on(passage, marks, earlier) {
            break;
        }
        last = earlier;
    }
    // "Accompanied by Penny Wong, the foreign minister, Anthony Albanese flew": the office of the one before is closed.
    let closed = gap == ", "
        && start == other
        && start > sentence.words.start
        && matches!(passage.word(start), "the" | "a" | "an")
        && passage.gap(start - 1) == ", ";
    if closed { None } else { own_part(passage, marks, start..name) }
}

/// Words behind which an office is the subject's own.
const HELD: [&str; 9] = ["as", "becoming", "became", "being", "elected", "named", "appointed", "sworn", "taking"];

/// The most words with which a sentence opens before its subject.
const LONGEST_OPENING: usize = 24;

/// Whether an office before the comma that stands before a name ends the words with which the sentence opens, and the name is
/// its subject: "In a meeting with the president, John Smith asked".
pub fn is_of_opening(passage: &Passage<'_>, name: &Range<usize>) -> bool {
    #[rustfmt::skip]
    const OPENING: [&str; 22] = [
        "In", "After", "At", "Following", "During", "Before", "Since", "When", "While", "With", "Without", "Under", "Despite", "Alongside", "Asked",
        "Speaking", "Meeting", "Addressing", "Accompanied", "Joined", "Flanked", "On",
    ];
    let Some(sentence) = passage.words.get(name.start).and_then(|word| passage.sentence_at(word.start)) else {
        return false;
    };
    let first = sentence.words.start;
    if name.start - first > LONGEST_OPENING || !OPENING.contains(&passage.word(first)) {
        return false;
    }
    // A name has a few words, and behind them a verb follows and no comma.
    let more = |at: &usize| {
        passage.gap(*at) == " " && passage.words.get(*at + 1).is_some_and(|word| word.shape != Shape::Lower)
    };
    let last = name.start + (name.start..name.start + 4).take_while(more).count();
    let verb = passage.gap(last) == " " && sentence.words.contains(&(last + 1));
    let only = (first..name.start - 1).all(|at| !passage.gap(at).contains(','));
    // "Since becoming prime minister, Yair Lapid has": who holds it is the subject.
    let own = (first..name.start).any(|at| HELD.contains(&passage.word(at)));
    verb && only && !own
}

/// Whether a word tells what the subject of its sentence is doing, and is none of an office: Thanking, but not Acting.
fn is_participle(word: &str) -> bool {
    const OF_OFFICES: [&str; 9] =
        ["Acting", "Outgoing", "Incoming", "Visiting", "Sitting", "Founding", "Managing", "Commanding", "Coordinating"];
    word.ends_with("ing") && !OF_OFFICES.contains(&word)
}

/// Of the words before a name those of its own office, if there is one among them.
fn own_part(passage: &Passage<'_>, marks: &[Mark], words: Range<usize>) -> Option<Range<usize>> {
    let Range { mut start, end: name } = words;
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
    let serves =
        |at: &usize| matches!(passage.word(*at), "of" | "for" | "to") && passage.words[from].shape == Shape::Lower;
    // "the sister of leader Kim Jong-un", but not "chief of staff Dermot Shea".
    let begins_behind = |of: usize| {
        let title = office_at(passage, name - 1).filter(|_| marks[name - 1] == Mark::Office);
        title.is_some_and(|hit| passage.words[of].end() <= hit.span.start)
    };
    let master = (from + 1..name - 1).rfind(serves).filter(|&of| begins_behind(of)).map(|of| of + 1);
    let from = master.and_then(|at| (at..name).find(|&at| !SMALL.contains(&passage.word(at)))).unwrap_or(from);
    Some(from..name)
}

/// Small words within an office.
const SMALL: [&str; 12] = ["of", "for", "to", "and", "the", "in", "on", "at", "with", "de", "du", "former"];

/// Verbs with which no apposition begins, or goes on.
const VERBS: [&str; 9] = ["are", "were", "has", "have", "had", "will", "would", "can", "could"];

/// Whether what begins behind a comma can tell who somebody is. In a title a verb may follow: "Macron names Lecornu, sacks
/// general".
pub fn is_apposition(passage: &Passage<'_>, marks: &[Mark], start: usize) -> bool {
    const DESCRIBES: [&str; 28] = [
        "a", "an", "the", "who", "whose", "his", "her", "its", "their", "former", "late", "then", "ex", "acting",
        "interim", "outgoing", "incoming", "new", "one", "first", "last", "top", "senior", "veteran", "longtime",
        "exiled", "jailed", "ousted",
    ];
    let plain = || passage.words[start].shape == Shape::Lower && marks[start] == Mark::Free;
    passage.part != Part::Title || !plain() || DESCRIBES.contains(&passage.word(start))
}

/// The words of an office in apposition: between the comma and the next one.
fn behind(passage: &Passage<'_>, marks: &[Mark], (end, other): (usize, usize)) -> Option<Range<usize>> {
    let last = end.checked_sub(1)?;
    let gap = passage.gap(last);
    // "Ferdinand Marcos Jr., president of the Philippines".
    let suffixed = gap == "., " && passage.kinds(last).can(Can::Suffix);
    if gap != ", " && gap != " (" && !suffixed {
        return None;
    }
    let sentence = passage.sentence_at(passage.words.get(end)?.start)?;
    // "His rivals, Alpha Conde and Cellou Dalein Diallo, are in exile".
    if !sentence.words.contains(&end) || VERBS.contains(&passage.word(end)) || !is_apposition(passage, marks, end) {
        return None;
    }
    let mut start = end;
    while start < sentence.words.end
        && ["a", "an", "the", "who", "is", "was", "its", "his", "her"].contains(&passage.word(start))
    {
        start += 1;
    }
    let who = |start: usize| (end..start).any(|at| passage.word(at) == "who");
    let mut at = start;
    let mut seen = false;
    while at < sentence.words.end && at < end + LONGEST {
        // "Elon Musk, Ambassador Li Hui": the office is the next one's.
        if at == other && passage.gap(at - 1) == " " && marks[at - 1] == Mark::Office {
            return None;
        }
        let word = passage.word(at);
        // "He met Dan Caine, the president said": another clause, and no apposition.
        if seen && passage.says(at) && passage.gap(at - 1) == " " && !who(start) {
            return None;
        }
        if passage.says(at) || VERBS.contains(&word) || ["who", "which", "that", "was", "is"].contains(&word) {
            break;
        }
        seen |= marks[at] == Mark::Office;
        at += 1;
        let ends = passage.gap(at - 1).contains([',', ';', ')', '(', '.', '“', '"', '—', ':']);
        if ends && !ministries::goes_on(passage, marks, at - 1) {
            break;
        }
    }
    seen.then_some(start..at)
}

/// The person's own office: without what comes before "as" or after "to", without an order ("first") or time ("then"). An office of several is nobody's.
fn its_own(passage: &Passage<'_>, marks: &[Mark], (office, gazetteer): (Range<usize>, &Gazetteer)) -> Range<usize> {
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
    // A first minister is called so, and the first secretary of an embassy.
    let ranked = |at: usize| matches!(passage.word(at), "first" | "second") && passage.word(at + 1) == "secretary";
    while start < end && leading(start) && marks[start] != Mark::Office && !ranked(start) {
        start += 1;
    }
    let own = without_country(passage, marks, (start..end, gazetteer));
    let many = own.clone().filter(|&at| is_head(passage, (marks, &own), at)).all(|at| is_plural(passage.word(at)));
    if many { own.start..own.start } else { own }
}

/// Whether a word is that of an office which says how many hold it: the last one, or the one before "of" and "for". One
/// minister has foreign affairs.
fn is_head(passage: &Passage<'_>, (marks, office): (&[Mark], &Range<usize>), at: usize) -> bool {
    let is_office = |at: usize| office.contains(&at) && marks[at] == Mark::Office;
    let is_small = |at: usize| matches!(passage.word(at), "of" | "for");
    let ends = is_office(at) && !is_small(at) && (!is_office(at + 1) || is_small(at + 1));
    let mut before = (office.start..at).rev().take_while(|&at| is_office(at));
    ends && !before.any(is_small)
}

/// Whether an office is told of several people: "ministers", but not "the Joint Chiefs" beside a chairman.
fn is_plural(word: &str) -> bool {
    word.ends_with('s') && !word.ends_with("ss")
}

/// An office without the country's name before it.
fn without_country(
    passage: &Passage<'_>,
    marks: &[Mark],
    (office, gazetteer): (Range<usize>, &Gazetteer),
) -> Range<usize> {
    let mut start = office.start;
    let place =
        |at: usize| matches!(marks[at], Mark::Place(_)) && !area::is_one(passage, marks, (at, &office, gazetteer));
    while start < office.end && place(start) && passage.gap(start).trim() != "-" {
        start += 1;
    }
    // "Niger's junta leader", where the country is part of the junta's name.
    let body = start == office.start && marks[start] == Mark::Other && passage.words[start].possessive;
    let place = |span: Span| passage.place_at(span.start).is_some_and(|place| place.span.start == span.start);
    start += usize::from(body && place(passage.words[start].span()));
    start..office.end
}

fn is_name(passage: &Passage<'_>, at: usize) -> bool {
    let kinds = passage.kinds(at);
    let name = kinds.can_any(&[Can::Given, Can::Family, Can::FamilyFirst]);
    name && !kinds.can(Can::Doubtful)
}

/// Whether a word is part of a form of address.
fn is_address(passage: &Passage<'_>, (at, gazetteer): (usize, &Gazetteer)) -> bool {
    kind(passage, (at, gazetteer)) == Some("honorific")
}

/// Whether a word is part of a title that goes with a name and tells no post: a rank, a form of address. In small letters it
/// may be a post, and one before "of" is: "Commander of the Northern Fleet".
pub fn is_title(passage: &Passage<'_>, (at, gazetteer): (usize, &Gazetteer)) -> bool {
    let capital = passage.words[at].shape != Shape::Lower && passage.word(at + 1) != "of";
    capital && matches!(kind(passage, (at, gazetteer)), Some("honorific" | "military rank" | "religious leader"))
}

/// What an office is of which a word is part.
fn kind<'g>(passage: &Passage<'_>, (at, gazetteer): (usize, &'g Gazetteer)) -> Option<&'g str> {
    match office_at(passage, at)?.sense {
        Sense::Office(id) => Some(gazetteer.office(id).kind.as_str()),
        _ => None,
    }
}

/// The office of which a word is part, the longest of several.
fn office_at<'p>(passage: &'p Passage<'_>, at: usize) -> Option<&'p Hit> {
    passage.hits_over(at).filter(|hit| matches!(hit.sense, Sense::Office(_))).last()
}
