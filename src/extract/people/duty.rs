//! What somebody is because of what they do: "Rafael Grossi, who heads the IAEA".

use super::{Can, Mark, Passage};

/// Verbs for what somebody does all the time, and what that makes them.
const DUTIES: [(&str, &str); 4] =
    [("heads", "head"), ("leads", "leader"), ("chairs", "chair"), ("commands", "commander")];

/// Whether a word is one of these verbs.
pub fn is_duty(word: &str) -> bool {
    DUTIES.iter().any(|(verb, _)| *verb == word)
}

/// The office that a clause behind a name tells, which ends before a word.
pub fn of(passage: &Passage<'_>, marks: &[Mark], end: usize) -> Option<String> {
    let last = end.checked_sub(1)?;
    if !matches!(passage.gap(last), ", " | " ") || passage.word(end) != "who" {
        return None;
    }
    let (_, office) = DUTIES.iter().find(|(verb, _)| *verb == passage.word(end + 1))?;
    let start = end + 2 + usize::from(passage.word(end + 2) == "the");
    let joined = |at: usize| matches!(passage.gap(at), " " | "'s " | "’s ");
    let is_body = |at: &usize| marks[*at] == Mark::Other && (*at == start || joined(*at - 1));
    let body = (start..marks.len()).take_while(is_body).last()?;
    // "who heads Israel's Shin Bet security agency", "who heads Russia's army": more of the name may follow.
    let next = body + 1;
    let ends =
        !joined(body) || passage.kinds(next).can(Can::BeSmall) || passage.says(next) || passage.word(next) == "and";
    ends.then(|| crate::text::line(&format!("{office} of {}", passage.slice(passage.span(end + 2..body + 1)))))
}
