//! Who is introduced as the kin of somebody else: "his son, Hunter Biden", "the daughter of former President Rodrigo Duterte".

use super::{Can, Mark, Passage, Range, Shape, candidates};

/// The most words of an office between a word for kin and a name.
const FAR: usize = 6;

/// Whether a name is told as that of somebody's kin.
pub fn is_of(passage: &Passage<'_>, marks: &[Mark], name: &Range<usize>) -> bool {
    before(passage, marks, name.start) || behind(passage, name.end)
}

/// Whether kin and whose stand before a name, with no more than an office between: "his daughter, Vice President Sara Duterte".
fn before(passage: &Passage<'_>, marks: &[Mark], name: usize) -> bool {
    let first = candidates::from(passage, name);
    for at in (first.saturating_sub(FAR)..first).rev() {
        if !matches!(passage.gap(at), " " | ", " | ". " | "-") {
            return false;
        }
        if is_kin(passage, at) {
            return is_owned(passage, at);
        }
        // "First Lady Jill Biden" is told as somebody's wife.
        if at > 0 && passage.word(at).eq_ignore_ascii_case("lady") && passage.word(at - 1).eq_ignore_ascii_case("first")
        {
            return true;
        }
        let office = marks[at] == Mark::Office || matches!(passage.word(at), "former" | "late" | "then");
        match passage.word(at) {
            "of" | "to" => return at.checked_sub(1).is_some_and(|kin| is_kin(passage, kin)),
            _ if office => {}
            _ => return false,
        }
    }
    false
}

/// Whether kin and whose stand behind a name: "Sara Duterte, his eldest daughter".
fn behind(passage: &Passage<'_>, end: usize) -> bool {
    let owner = end > 0 && passage.gap(end - 1) == ", " && matches!(passage.word(end), "his" | "her" | "their");
    owner && (end + 1..end + 3).any(|at| is_kin(passage, at) && passage.gap(at - 1) == " ")
}

fn is_kin(passage: &Passage<'_>, at: usize) -> bool {
    passage.kinds(at).can(Can::BeRelative) && passage.words[at].shape == Shape::Lower
}

/// Whether it is told whose kin somebody is: "his eldest son", "Biden's son".
fn is_owned(passage: &Passage<'_>, kin: usize) -> bool {
    const OWNERS: [&str; 9] = ["his", "His", "her", "Her", "their", "Their", "whose", "my", "My"];
    let mut near = (kin.saturating_sub(3)..kin).rev();
    near.any(|at| OWNERS.contains(&passage.word(at)) || passage.words[at].possessive)
}
