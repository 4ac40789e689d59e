//! Ranges: "between $2 and $3 billion", "10,000 to 12,000 troops", "two or three".

use super::{Figure, FigureKind, Form, Number, Passage, inherited, starting_at, times};

/// What joins the two ends of a range.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Joint {
    /// "to", or a dash.
    To,
    /// "or".
    Or,
    /// "and", behind "between".
    And,
}

/// A number with the upper end of the range that it begins, where both have one unit: "2 to 3 billion".
pub fn whole<'a>(body: &Passage<'a>, first: Number<'a>, limit: usize) -> Number<'a> {
    upper(body, &first, limit).unwrap_or(first)
}

fn upper<'a>(body: &Passage<'a>, first: &Number<'a>, limit: usize) -> Option<Number<'a>> {
    if first.upper.is_some() || first.form != Form::Plain || !first.tail.is_empty() {
        return None;
    }
    let last = first.words.end - 1;
    let gap = body.gap(last);
    let word = body.word(last + 1);
    let (joint, next) = match (gap, word) {
        (" ", "to") => (Joint::To, last + 2),
        (" ", "or") => (Joint::Or, last + 2),
        (" ", "and") => (Joint::And, last + 2),
        (" ", _) => return None,
        (gap, _) if gap.trim_matches(is_sign).trim_matches(' ').chars().eq(['–']) => (Joint::To, last + 1),
        (gap, _) if gap.starts_with('-') && !gap.ends_with(' ') => (Joint::To, last + 1),
        _ => return None,
    };
    if next >= limit || next == last + 2 && !is_close(body.gap(next - 1)) {
        return None;
    }
    let (from, before) = opened(body, first.words.start, joint)?;
    let second =
        starting_at(body, next, limit).filter(|second| second.form == Form::Plain && second.upper.is_none())?;
    // "€2 to $3 billion" are two sums, and "2 to $3 billion" is a mistake.
    if !(second.sign == first.sign || second.sign.is_empty()) {
        return None;
    }
    let value = if first.scale == 1.0 { times(first.value, scale(first, &second)) } else { first.value };
    let start = if before { body.words[from].start } else { first.start };
    (value < second.value).then_some(Number {
        words: first.words.start..second.words.end,
        start,
        value,
        upper: Some(second.value),
        sign: first.sign,
        ..second
    })
}

fn scale(first: &Number<'_>, second: &Number<'_>) -> f64 {
    inherited((first.value, first.scale), (second.value / second.scale, second.scale))
}

fn is_sign(letter: char) -> bool {
    matches!(letter, '$' | '€' | '£' | '¥')
}

/// Whether nothing but a gap, and a sign of a currency, stands between two words.
fn is_close(gap: &str) -> bool {
    gap.starts_with(' ') && gap[1..].chars().all(is_sign)
}

/// Where a range begins that has its first number at a word, and whether that is with "between". None where something
/// rises or falls: "from 2 to 3 billion", "by 2 to 3 billion".
fn opened(body: &Passage<'_>, at: usize, joint: Joint) -> Option<(usize, bool)> {
    // The sign of a currency may stand in the gap: "between $2".
    let before = at.checked_sub(1).filter(|&before| body.gap(before).starts_with(' '));
    let words = before.map_or("", |before| body.word(before));
    let between = matches!(words, "between" | "Between");
    match joint {
        Joint::And => before.filter(|_| between).map(|before| (before, true)),
        Joint::Or => Some((at, false)),
        Joint::To => {
            let ranging = before.and_then(|from| from.checked_sub(1)).map_or("", |before| body.word(before));
            let moves = match words {
                "from" | "From" => !matches!(ranging, "ranging" | "ranges" | "range" | "ranged" | "anywhere"),
                "by" | "rose" | "fell" | "grew" | "up" | "down" | "cut" => true,
                _ => before.is_some_and(|before| body.gap(before) == " ") && is_change(words),
            };
            (!moves).then_some((at, false))
        }
    }
}

/// Whether a verb says that a number becomes another.
fn is_change(word: &str) -> bool {
    matches!(
        word,
        "increased" | "raised" | "dropped" | "jumped" | "climbed" | "doubled" | "reduced" | "lowered" | "slashed"
    )
}

/// Takes a figure into the one before it, if they are the two ends of a range with a unit each: "$2 billion to $3
/// billion". `first` is the place of the first number's first word.
pub fn joined(body: &Passage<'_>, (last, first): (&mut Figure, usize), next: &Figure) -> bool {
    let alike = last.kind == next.kind && last.unit == next.unit && last.sentence == next.sentence;
    let measured = matches!(last.kind, FigureKind::Money | FigureKind::Distance | FigureKind::Share);
    if !alike || !measured || last.upper.is_some() || next.upper.is_some() || last.value >= next.value {
        return false;
    }
    let between = body.text.get(last.span.end as usize..next.span.start as usize).unwrap_or("");
    let joint = match between {
        " to " | "–" | "-" | " – " => Joint::To,
        " or " => Joint::Or,
        " and " => Joint::And,
        _ => return false,
    };
    let Some((from, before)) = opened(body, first, joint) else { return false };
    if before {
        last.span.start = body.words[from].start;
    }
    last.span.end = next.span.end;
    last.upper = Some(next.value);
    true
}
