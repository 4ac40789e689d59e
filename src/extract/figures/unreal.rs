//! Harm that was not done: denied, planned, or only thinkable.

use super::{Can, Number, Passage};

/// Whether the words before a number say that what they tell of did not happen: "none of the 12 hostages was hurt", "plotted to
/// kill 20 people", "would have killed 200", "did not kill", "denied that 30 people were killed". `first` is the first word of
/// the sentence.
pub fn is_unreal(body: &Passage<'_>, number: &Number<'_>, first: usize) -> bool {
    const NEAR: usize = 8;
    const HARM: [Can; 3] = [Can::BeKilled, Can::BeHurt, Can::BeFate];
    let start = number.words.start;
    let near = start.saturating_sub(NEAR).max(first)..start;
    let close = near.rev().take_while(|&at| body.gap(at) == " ");
    let words: Vec<usize> = close.collect();
    // "20 people would have been killed".
    let behind = number.words.end..body.words.len().min(number.words.end + NEAR / 2);
    if behind.into_iter().any(|at| matches!(body.word(at), "would" | "could") && body.word(at + 1) == "have") {
        return true;
    }
    words.iter().any(|&at| {
        let harm_behind = |most: usize| (at + 1..start.min(at + 1 + most)).any(|at| body.kinds(at).can_any(&HARM));
        match body.word(at) {
            "None" | "none" | "Neither" | "neither" => body.word(at + 1) == "of",
            "denied" | "denies" | "denying" => denies(body, at, start),
            "not" | "never" | "didn't" | "didn’t" | "without" => harm_behind(2),
            "would" | "could" => harm_behind(3),
            "to" => harm_behind(1) && words.iter().any(|&before| before < at && is_meant(body.word(before))),
            _ => false,
        }
    })
}

/// Whether somebody denies what stands right behind: "denied that 30 people were killed", and not "denied targeting civilians
/// after a strike killed 52".
fn denies(body: &Passage<'_>, at: usize, number: usize) -> bool {
    const BETWEEN: [&str; 12] =
        ["that", "reports", "claims", "killing", "having", "killed", "at", "least", "more", "than", "some", "about"];
    let undone = at.checked_sub(1).is_some_and(|before| matches!(body.word(before), "not" | "was" | "were" | "been"));
    !undone && (at + 1..number).all(|at| BETWEEN.contains(&body.word(at)))
}

/// Whether a word tells of a purpose.
fn is_meant(word: &str) -> bool {
    const MEANT: [&str; 11] =
        ["threat", "plot", "plan", "vow", "want", "inten", "attempt", "conspir", "tried", "trying", "hoped"];
    MEANT.iter().any(|meant| word.starts_with(meant))
}
