//! What somebody is because of what they do: "Rafael Grossi, who heads the IAEA".

use super::{Mark, Passage};

/// Verbs for what somebody does all the time, and what that makes them.
const DUTIES: [(&str, &str); 4] =
    [("heads", "head"), ("leads", "leader"), ("chairs", "chair"), ("commands", "commander")];

/// The office that a clause behind a name tells, which ends before a word.
pub fn of(passage: &Passage<'_>, marks: &[Mark], end: usize) -> Option<String> {
    let last = end.checked_sub(1)?;
    if !matches!(passage.gap(last), ", " | " ") || passage.word(end) != "who" {
        return None;
    }
    let (_, office) = DUTIES.iter().find(|(verb, _)| *verb == passage.word(end + 1))?;
    let start = end + 2 + usize::from(passage.word(end + 2) == "the");
    let is_body = |at: &usize| marks[*at] == Mark::Other && (*at == start || passage.gap(*at - 1) == " ");
    let body = (start..marks.len()).take_while(is_body).last()?;
    Some(crate::text::line(&format!("{office} of {}", passage.slice(passage.span(end + 2..body + 1)))))
}
