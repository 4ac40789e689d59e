//! Runs of words that can be a person's name.

use super::{Can, Mark, Passage, Range, Sentence, Shape};

/// The most words of a name.
const LONGEST: usize = 8;

/// Runs of capitalised words that are nothing else, with the small words within names between them.
pub fn runs(passage: &Passage<'_>, marks: &[Mark]) -> Vec<Range<usize>> {
    let mut runs = Vec::with_capacity(passage.notable.len() / 2);
    for sentence in passage.sentences.iter().filter(|sentence| !is_credit(passage, sentence)) {
        let mut end = sentence.words.start;
        for at in passage.notable(sentence) {
            if at < end || !begins(passage, marks, at) || (sentence.headline && is_deed(passage, at)) {
                continue;
            }
            end = end_of(passage, marks, (at, sentence.words.end));
            if sentence.headline {
                end = before_deed(passage, at..end);
            }
            let head = heads(passage, (at, end));
            let start = if head == 0 { with_particles(passage, marks, (sentence.words.start, at)) } else { at + head };
            if end - start <= LONGEST {
                runs.push(start..end);
            }
        }
    }
    runs
}

/// The end of a name in a headline, before what is done. A given name has another behind it: "Rachel Reeves Faces Calls".
fn before_deed(passage: &Passage<'_>, run: Range<usize>) -> usize {
    let Some(deed) = (run.start + 1..run.end).find(|&at| is_deed(passage, at)) else { return run.end };
    let given = deed == run.start + 1 && passage.kinds(run.start).is_given() && passage.word(deed).len() > 4;
    let again = || deed + 1 == run.end || is_deed(passage, deed + 1);
    if given && again() { deed + 1 } else { deed }
}

/// Whether a word that stands in a headline has its capital from there alone: "Colonel Seizes Power", "Lavrov Meets Wang".
fn is_deed(passage: &Passage<'_>, at: usize) -> bool {
    #[rustfmt::skip]
    const DEEDS: [&str; 45] = [
        "A", "About", "After", "Against", "Amid", "An", "And", "As", "At", "Before", "But", "By", "Dead", "For", "Found", "From", "Held", "Hit", "In",
        "Into", "Is", "Its", "Killing", "Left", "Lost", "Made", "Met", "Near", "Not", "Of", "Off", "On", "Out", "Over", "Says", "Shot", "The",
        "To", "Told", "Under", "Up", "Was", "With", "Without", "Won",
    ];
    const NAMES: [Can; 4] = [Can::Given, Can::Family, Can::FamilyFirst, Can::Particle];
    let word = passage.word(at);
    let verb = || word.ends_with('s') && !word.ends_with("ss") || word.ends_with("ed") || word.ends_with("ing");
    let plain = || passage.words[at].shape == Shape::Capital && !passage.kinds(at).can_any(&NAMES);
    (DEEDS.contains(&word) && !passage.kinds(at).is_given()) || (word.len() > 3 && verb() && plain())
}

/// Whether a sentence tells who worked on the report, of whom it does not tell: "(Reporting by A; Editing by B)".
fn is_credit(passage: &Passage<'_>, sentence: &Sentence) -> bool {
    let word = |at: usize| passage.word(sentence.words.start + at);
    let work = |word: &str| matches!(word, "Reporting" | "reporting" | "Editing" | "editing" | "Writing" | "writing");
    let at = usize::from(matches!(word(0), "Additional" | "Compiled"));
    work(word(at)) && word(at + 1) == "by"
}

/// The start of a name with the small words that stand between it and an office: "Lord de Mauley", "President von der Leyen".
fn with_particles(passage: &Passage<'_>, marks: &[Mark], (first, start): (usize, usize)) -> usize {
    let small = |at: &usize| {
        passage.kinds(*at).can(Can::Particle) && passage.words[*at].shape == Shape::Lower && passage.gap(*at) == " "
    };
    let particles = (first..start).rev().take(2).take_while(small).last();
    let office = |at: &usize| {
        let before = at.checked_sub(1).filter(|&before| before >= first);
        before.is_some_and(|before| marks[before] == Mark::Office && matches!(passage.gap(before), " " | ". "))
    };
    particles.filter(office).unwrap_or(start)
}

/// The words at the start of a run that end an office and are followed by a given name, or tell a party: "President of the
/// Republic Pedro Castillo", "Republican Donald Trump".
fn heads(passage: &Passage<'_>, (start, end): (usize, usize)) -> usize {
    const PARTISANS: [&str; 8] =
        ["Republican", "Democrat", "Democratic", "Conservative", "Labour", "Liberal", "Socialist", "Independent"];
    // "Republican Donald Trump".
    if end - start > 2 && PARTISANS.contains(&passage.word(start)) && passage.kinds(start + 1).can(Can::Given) {
        return 1;
    }
    let last = (start..end).rev().find(|&at| passage.kinds(at).can(Can::EndOffice));
    let Some(last) = last.filter(|&last| last + 1 < end) else { return 0 };
    if passage.kinds(last + 1).can(Can::Given) || end - last > 2 { last + 1 - start } else { 0 }
}

fn is_name_word(passage: &Passage<'_>, marks: &[Mark], at: usize) -> bool {
    let free = marks.get(at) == Some(&Mark::Free);
    free && match passage.words[at].shape {
        Shape::Capital => !says_whence(passage, at),
        Shape::Upper => {
            is_initial(passage.word(at)) || is_pair(passage, marks, at) || is_in_capitals(passage, marks, at)
        }
        Shape::Lower => passage.words[at].compound && has_article(passage.word(at)),
        Shape::Number => false,
    }
}

fn begins(passage: &Passage<'_>, marks: &[Mark], at: usize) -> bool {
    let word = passage.word(at);
    is_name_word(passage, marks, at) && word != "I" && !word.starts_with("I'") && !word.starts_with("I’")
}

/// Whether a word says where somebody is from or lives, and is none of their name: "London-based".
fn says_whence(passage: &Passage<'_>, at: usize) -> bool {
    const WHENCE: [&str; 10] =
        ["based", "born", "backed", "led", "educated", "trained", "raised", "owned", "funded", "registered"];
    passage.words[at].compound && passage.word(at).rsplit_once('-').is_some_and(|(_, whence)| WHENCE.contains(&whence))
}

/// The first word of what stands before a name with nothing of an office in it: that of "London-based Rami Abdulrahman".
pub fn from(passage: &Passage<'_>, name: usize) -> usize {
    let whence = |last: &usize| passage.gap(*last) == " " && says_whence(passage, *last);
    name.checked_sub(1).filter(whence).unwrap_or(name)
}

/// Whether a family name stands in capitals beside a given name, and both behind an office: "Mr. MOTEGI Toshimitsu", "Prime
/// Minister Mark CARNEY".
pub fn is_in_capitals(passage: &Passage<'_>, marks: &[Mark], at: usize) -> bool {
    let office = |at: usize| marks[at] == Mark::Office && matches!(passage.gap(at), " " | ". " | ".\u{a0}");
    let capital = |at: usize| marks.get(at) == Some(&Mark::Free) && passage.words[at].shape == Shape::Capital;
    // Most words in capitals stand behind no office, and are no names.
    let Some(before) = at.checked_sub(1) else { return false };
    let first = office(before) && passage.gap(at) == " " && capital(at + 1);
    let given = || passage.gap(before) == " " && capital(before) && passage.kinds(before).can(Can::Given);
    if !(first || before > 0 && office(before - 1) && given()) {
        return false;
    }
    let word = passage.word(at);
    let letters = word.chars().all(|letter| letter.is_alphabetic() || matches!(letter, '-' | '\''));
    letters && word.len() > 2 && !passage.kinds(at).can(Can::Suffix)
}

/// "al-Sahaf", "d'Estaing": small letters before a capital.
fn has_article(word: &str) -> bool {
    let rest = word.split_once(['-', '\'', '’']);
    rest.is_some_and(|(article, rest)| article.len() <= 4 && rest.starts_with(char::is_uppercase))
}

/// A single letter, or several with full stops.
fn is_initial(word: &str) -> bool {
    // Most words in capitals are names and shortenings without a full stop.
    if word.as_bytes().get(1).is_some_and(u8::is_ascii_alphanumeric) {
        return false;
    }
    let mut parts = word.split('.').filter(|part| !part.is_empty());
    parts.all(|part| part.chars().count() == 1)
}

/// Two initials without full stops before a family name, or between an office and a name: "JD Vance", "Gen. CQ Brown".
fn is_pair(passage: &Passage<'_>, marks: &[Mark], at: usize) -> bool {
    let pair = passage.word(at).len() == 2 && passage.word(at).bytes().all(|letter| letter.is_ascii_uppercase());
    let next = at + 1;
    pair && passage.gap(at) == " "
        && marks.get(next) == Some(&Mark::Free)
        && passage.words[next].shape == Shape::Capital
        && (passage.kinds(next).can(Can::Family) || at.checked_sub(1).is_some_and(|last| marks[last] == Mark::Office))
}

fn end_of(passage: &Passage<'_>, marks: &[Mark], (start, limit): (usize, usize)) -> usize {
    let mut end = start + 1;
    while end < limit {
        let last = end - 1;
        if passage.words[last].possessive {
            break;
        }
        let gap = passage.gap(last);
        if let Some(next) = nickname(passage, end).filter(|&next| goes_on_quoted(passage, marks, (next, limit))) {
            end = next + 1;
            continue;
        }
        let initial = gap == ". " && (is_initial(passage.word(last)) || SHORTENED.contains(&passage.word(last)));
        if gap != " " && !initial {
            break;
        }
        let particle = |at: usize| passage.kinds(at).can(Can::Particle) && passage.words[at].shape == Shape::Lower;
        let suffix = passage.kinds(end).can(Can::Suffix) && passage.words[end].shape != Shape::Lower;
        if suffix || is_name_word(passage, marks, end) {
            end += 1;
        } else if particle(end) && goes_on(passage, marks, (end + 1, limit)) {
            end += 2;
        } else if particle(end) && end + 1 < limit && particle(end + 1) && goes_on(passage, marks, (end + 2, limit)) {
            end += 3;
        } else {
            break;
        }
    }
    end
}

/// Where a name goes on behind a nickname in quotation marks that begins at a word: Mohamed “Hemedti” Dagalo.
pub fn nickname(passage: &Passage<'_>, at: usize) -> Option<usize> {
    let opens = at.checked_sub(1).is_some_and(|last| matches!(passage.gap(last), " “" | " \"" | " ‘" | " '"));
    let closes = |at: usize| matches!(passage.gap(at), "” " | "\" " | "’ " | "' ");
    let capital = |at: usize| passage.words.get(at).is_some_and(|word| word.shape == Shape::Capital);
    (opens && capital(at) && closes(at)).then_some(at + 1)
}

/// Whether the word behind a nickname in quotation marks is part of the name.
fn goes_on_quoted(passage: &Passage<'_>, marks: &[Mark], (at, limit): (usize, usize)) -> bool {
    at < limit && is_name_word(passage, marks, at) && !passage.says(at)
}

/// Whether a name goes on here behind a small word.
fn goes_on(passage: &Passage<'_>, marks: &[Mark], (at, limit): (usize, usize)) -> bool {
    at < limit && passage.gap(at - 1) == " " && is_name_word(passage, marks, at)
}

/// Shortened given names and the like that keep their full stop.
const SHORTENED: [&str; 8] = ["Jr", "Sr", "St", "Wm", "Md", "Mohd", "Chas", "Ma"];

/// The words of all runs that something speaks for, a bit for how each begins. `runs` are with their points.
pub fn traces<T>(passage: &Passage<'_>, runs: &[(Range<usize>, (u32, T))]) -> u64 {
    let told = runs.iter().filter(|(_, (points, _))| *points > 0).flat_map(|(run, _)| run.clone());
    told.fold(0, |known, at| known | trace(passage.word(at)))
}

/// Whether a word of a run begins as one of those that are known, so that both may be one name.
pub fn may_be(passage: &Passage<'_>, mut run: Range<usize>, known: u64) -> bool {
    run.any(|at| trace(passage.word(at)) & known != 0)
}

/// One of 64 bits for the first two letters of a word; all bits for a word that is compared by more than its letters:
/// with an article, an accent or full stops.
fn trace(word: &str) -> u64 {
    match word.as_bytes() {
        [first, second, ..] if word.bytes().all(|letter| letter.is_ascii_alphanumeric()) => {
            let letters = usize::from(first.to_ascii_lowercase()) * 26 + usize::from(second.to_ascii_lowercase());
            1 << (letters % 64)
        }
        _ => u64::MAX,
    }
}

/// A name on one line, with a family name that stands in capitals in it as others are written.
pub fn name(passage: &Passage<'_>, marks: &[Mark], words: Range<usize>) -> String {
    let name = crate::text::line(passage.slice(passage.span(words.clone())));
    let mut in_capitals =
        words.filter(|&at| passage.words[at].shape == Shape::Upper && is_in_capitals(passage, marks, at));
    let Some(at) = in_capitals.next() else { return name };
    let mut begins = true;
    let plain = passage.word(at).chars().map(|letter| {
        let first = std::mem::replace(&mut begins, !letter.is_alphabetic());
        if first { letter } else { letter.to_lowercase().next().unwrap_or(letter) }
    });
    name.replacen(passage.word(at), &plain.collect::<String>(), 1)
}
