//! Weapon systems that the lists name.

use super::{Gazetteer, Listed, Named, Passage, Reading, Sense, Span, SystemId, is_ship};

/// Listed names, the leftmost and then the longest of those that overlap.
pub fn of(passage: &Passage<'_>, gazetteer: &Gazetteer, reading: &Reading<'_>) -> Vec<Named> {
    let lexicon = &gazetteer.lexicon;
    let mut all: Vec<Named> = Vec::new();
    for hit in &passage.hits {
        let Sense::Listed { what: what @ Listed::System(id), .. } = hit.sense else { continue };
        // A ship is not its class, though the list may find one by the other.
        let ship = is_ship(passage.slice(hit.span), lexicon) && !is_ship(&gazetteer.system(id).forms.name, lexicon);
        let free = !ship && all.last().is_none_or(|last| last.span.end <= hit.span.start);
        if free && reading.is_certain(what) && !is_of_person(passage, hit.span) {
            let name = name(passage.slice(hit.span), id, gazetteer);
            all.push(Named { part: passage.part, span: hit.span, name, entry: Some(id) });
        }
    }
    all
}

/// Whether a find is part of a person's name: "Omar Bradley", "Mr. Bradley", "Gen. Abrams".
fn is_of_person(passage: &Passage<'_>, span: Span) -> bool {
    let words = passage.words_in(span);
    let Some(before) = words.start.checked_sub(1) else { return false };
    let addressed =
        matches!(passage.word(before), "Mr" | "Mrs" | "Ms" | "Miss" | "Dr" | "Sir" | "Gen" | "Lt" | "Col" | "Maj");
    let given = passage.gap(before) == " " && passage.kinds(before).is_given();
    words.len() == 1 && (given || addressed && matches!(passage.gap(before), " " | ". "))
}

/// A name as a text gives it, of one: "F-35" for "F-35s", "Scorpene" for "Scorpene class submarines".
fn name(words: &str, id: SystemId, gazetteer: &Gazetteer) -> String {
    let forms = &gazetteer.system(id).forms;
    let is_form = |name: &str| {
        let lists = forms.names.iter().chain(&forms.codes).chain(&forms.words).chain([&forms.name]);
        lists.into_iter().any(|form| form.eq_ignore_ascii_case(name))
    };
    let name = crate::text::line(words);
    let one = match name.strip_suffix('s') {
        Some(one) if !is_form(&name) && is_form(one) => one,
        _ => &name,
    };
    // What kind of thing it is stands in small letters behind its name.
    let mut end = one.len();
    while let Some((before, last)) = one.get(..end).and_then(|start| start.rsplit_once(' ')) {
        if !last.starts_with(char::is_lowercase) || before.starts_with(char::is_lowercase) {
            break;
        }
        end = before.len();
    }
    one.get(..end).unwrap_or(one).to_owned()
}
