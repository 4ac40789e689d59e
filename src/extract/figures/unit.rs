//! What a number counts.

use super::{
    Can, DISPLACED, FigureKind, Form, Known, Number, Passage, Shape, casualties_of, death_toll, driven_out, held,
    hyphened_measure, is_aircraft, is_civil, is_helper, killed_or_hurt, measure, model, money, rupees, told_before,
};
use crate::source::Span;
use std::borrow::Cow;

/// The most words between a number and what it counts.
const APART: usize = 4;

/// What a figure counts, its unit, and the bytes of the number with the words that say so.
pub struct Unit {
    pub kind: FigureKind,
    pub unit: Cow<'static, str>,
    pub span: Span,
}

/// What the number counts, and the words that say so.
pub fn of(known: Known<'_, '_>, number: &Number<'_>, limit: usize) -> Option<Unit> {
    let body = &known.0.body;
    let last = number.words.end - 1;
    let repeated = repeats(body, number);
    let start = repeated.unwrap_or(number.start);
    let end = body.words[last].end();
    let unit =
        |kind, unit: &'static str, end| Some(Unit { kind, unit: Cow::Borrowed(unit), span: Span { start, end } });
    if !number.sign.is_empty() {
        let code = if number.sign == "Rs" { rupees(known, last) } else { number.sign };
        return unit(FigureKind::Money, code, end);
    }
    if !number.tail.is_empty() {
        let (kind, told, end) = hyphened(body, number, limit)?;
        return unit(kind, told, end);
    }
    if number.form == Form::Year || is_named(body, number) {
        return None;
    }
    let gap = body.gap(last);
    if let Some((told, end)) = told_before(body, number, limit).or_else(|| casualties_of(body, number, limit)) {
        return match told {
            DISPLACED => unit(FigureKind::Displaced, "people", end),
            told => unit(FigureKind::Casualties, told, end),
        };
    }
    if let [b'%', ..] | [_, b'%', ..] = gap.as_bytes() {
        return unit(FigureKind::Share, "percent", end + if gap.starts_with('%') { 1 } else { 2 });
    }
    // "500 million €": the sign of the number behind it stands right before that.
    if gap.len() > 1
        && let Some(rest) = gap.trim_start_matches([' ', '\u{a0}']).strip_prefix('€')
        && (!rest.is_empty() || last + 1 == limit)
    {
        return unit(FigureKind::Money, "EUR", end + u32::try_from(gap.len() - rest.len()).unwrap_or(0));
    }
    let close = matches!(gap, " " | "-" | "\u{a0}") || repeated.is_some();
    if close
        && number.form != Form::One
        && let Some((kind, told, end)) = measure(body, number.words.end, limit)
            .or_else(|| money(known, number, limit).map(|(code, end)| (FigureKind::Money, code, end)))
    {
        return unit(kind, told, end);
    }
    if let Some((told, span)) = death_toll(body, number) {
        return Some(Unit { kind: FigureKind::Casualties, unit: Cow::Borrowed(told), span });
    }
    if !close {
        return None;
    }
    // "36 Rafales": where no other noun says what is counted, the name of the model does.
    let of_model = || {
        let several = number.form == Form::Plain;
        several.then(|| model(known, number, limit)).flatten().map(|(name, end)| (FigureKind::Weapons, name, end))
    };
    let (kind, unit, end) = counted(body, number, limit).or_else(of_model)?;
    Some(Unit { kind, unit, span: Span { start, end } })
}

/// The first byte of the same number in words, behind which it stands in brackets: "thirty-two (32) aircraft".
fn repeats(body: &Passage<'_>, number: &Number<'_>) -> Option<u32> {
    const LONGEST: usize = 5;
    let before = number.words.start.checked_sub(1)?;
    let spelt = |at: &usize| body.kinds(*at).can_any(&[Can::Number, Can::Amount]) || is_spelt(body.word(*at));
    if body.gap(before) != " (" || body.gap(number.words.end - 1) != ") " || !spelt(&before) {
        return None;
    }
    let joined = |at: &usize| *at == before || body.gap(*at) == " ";
    let first = (before.saturating_sub(LONGEST)..=before).rev().take_while(|at| joined(at) && spelt(at)).last()?;
    Some(body.words[first].start)
}

/// "thirty-two".
fn is_spelt(word: &str) -> bool {
    word.split_once('-').is_some_and(|(tens, _)| tens.ends_with("ty"))
}

/// What a hyphen joins to the number: "300-kilometre missile", "10,000-strong army".
fn hyphened(body: &Passage<'_>, number: &Number<'_>, limit: usize) -> Option<(FigureKind, &'static str, u32)> {
    let next = number.words.end;
    let end = body.words[next - 1].end();
    match number.tail {
        "dollar" => Some((FigureKind::Money, "USD", end)),
        "euro" => Some((FigureKind::Money, "EUR", end)),
        "strong" | "man" | "soldier" => {
            let mut behind = (next..limit.min(next + 3)).take_while(|&at| body.gap(at - 1) == " ");
            let of_troops = behind.find(|&at| FORCES.contains(&body.word(at)))?;
            Some((FigureKind::Troops, "people", body.words[of_troops].end()))
        }
        tail => hyphened_measure(tail).map(|(kind, unit)| (kind, unit, end)),
    }
}

/// Bodies of soldiers.
const FORCES: [&str; 14] = [
    "force",
    "army",
    "brigade",
    "garrison",
    "contingent",
    "division",
    "battalion",
    "regiment",
    "corps",
    "unit",
    "detachment",
    "military",
    "mission",
    "battlegroup",
];

/// A number that is part of a name: "Article 5", "Resolution 2231", "Boeing 737", "12 April".
fn is_named(body: &Passage<'_>, number: &Number<'_>) -> bool {
    let first = number.words.start;
    let named = first.checked_sub(1).is_some_and(|before| {
        let word = body.word(before);
        body.gap(before) == " "
            // "A drone hit house number 14."
            && (word == "number" || body.words[before].shape == Shape::Capital && NAMING.contains(&word))
    });
    let capital = body.words.get(number.words.end).is_some_and(|word| word.shape == Shape::Capital);
    let month = capital
        && matches!(
            body.word(number.words.end).get(..3),
            Some("Jan" | "Feb" | "Mar" | "Apr" | "May" | "Jun" | "Jul" | "Aug" | "Sep" | "Oct" | "Nov" | "Dec")
        );
    named || is_designation(body, first) || (month && number.value <= 31.0)
}

/// Whether a number is that of a model: "AIM 9 missiles", "T 72 tanks", "Mk 41 launchers".
fn is_designation(body: &Passage<'_>, number: usize) -> bool {
    #[rustfmt::skip]
    const SERIES: [&str; 40] = [
        "T", "F", "K", "M", "J", "S", "B", "C", "Mk", "MK", "Kh", "KH", "Su", "SU", "MiG", "MIG", "Mig", "Tu", "Il", "AIM", "AGM", "GBU",
        "SM", "RIM", "MIM", "PAC", "DF", "JL", "PL", "YJ", "KN", "MQ", "RQ", "UH", "AH", "CH", "BMP", "BTR", "BM", "FA",
    ];
    // Most numbers stand behind a word in small letters, or behind a long one.
    let short = |before: &usize| body.words[*before].shape != Shape::Lower && body.word(*before).len() <= 3;
    let before = number.checked_sub(1).filter(short);
    before.is_some_and(|before| matches!(body.gap(before), " " | "-") && SERIES.contains(&body.word(before)))
}

/// Words before the number of a thing.
#[rustfmt::skip]
const NAMING: [&str; 44] = [
    "Article", "Articles", "Resolution", "Section", "Chapter", "Pillar", "Phase", "Type", "Mark", "Block", "Boeing", "Airbus",
    "Flight", "Number", "Route", "Highway", "Page", "Task", "Unit", "Room", "Camp", "Bus", "Reactor", "Brigade", "Battalion",
    "Division", "Department", "Squadron", "Regiment", "Company", "Area", "Zone", "Site", "Building", "House", "Gate", "Line",
    "Plan", "Protocol", "Case", "Order", "Decree", "Bureau", "Checkpoint",
];

/// Words that tell of people who are counted.
#[rustfmt::skip]
const OF_PEOPLE: [Can; 8] = [
    Can::BeKilled, Can::BeHurt, Can::BeVictims, Can::BeTroops, Can::BeGroup, Can::BeFate, Can::BeDisplaced, Can::BeCaptive,
];

/// People and weapons that are counted, with a few words of description between.
fn counted(body: &Passage<'_>, number: &Number<'_>, limit: usize) -> Option<(FigureKind, Cow<'static, str>, u32)> {
    let unit = |kind, unit, end| Some((kind, Cow::Borrowed(unit), end));
    let next = number.words.end;
    let one = number.form == Form::One;
    // A calibre counts nothing: "152 mm shells".
    if matches!(body.word(next), "mm" | "millimetre" | "millimeter") {
        return None;
    }
    for at in next..limit.min(next + APART) {
        let (kinds, end) = (body.kinds(at), body.words[at].end());
        // Most words tell nothing of anybody.
        let people = kinds.can_any(&OF_PEOPLE);
        if (people || one || number.verb.is_some())
            && let Some((told, end)) = killed_or_hurt(body, (at, number), limit)
        {
            return unit(FigureKind::Casualties, told, end);
        }
        if !one
            && (people || at == next)
            && let Some(end) = driven_out(body, (at, number), limit)
        {
            return unit(FigureKind::Displaced, "people", end);
        }
        if !one
            && (people || at == next)
            && let Some((told, end)) = held(body, (at, number), limit)
        {
            return unit(FigureKind::Captives, told, end);
        }
        let weapon = kinds.can(Can::BeWeapons);
        if !one && kinds.can(Can::BeTroops) && !(weapon && is_aircraft(body, next..at)) && is_armed(body, at) {
            return unit(FigureKind::Troops, "people", end);
        }
        // "5,300 refugees have boarded boats": a verb stands between what is counted and something else.
        if !one && weapon && !is_civil(body, at) && !(next..at).any(|at| is_helper(body, at)) {
            return Some((FigureKind::Weapons, Cow::Owned(body.word(at).to_owned()), end));
        }
        if !matches!(body.gap(at), " " | "-") || parts(body.word(at)) {
            return None;
        }
    }
    None
}

/// Whether those who guard something serve under arms: border guards and national guards do, coast guards, security guards
/// and the guards of a prison do not.
fn is_armed(body: &Passage<'_>, at: usize) -> bool {
    let before = if at > 0 { body.word(at - 1) } else { "" };
    match body.word(at) {
        "guards" => matches!(
            before,
            "border"
                | "Border"
                | "frontier"
                | "national"
                | "National"
                | "revolutionary"
                | "Revolutionary"
                | "presidential"
                | "Presidential"
                | "republican"
                | "Republican"
        ),
        // Police serve under arms where they are sent.
        "officers" | "personnel" if matches!(before, "police" | "Police") => is_sent(body, at),
        "officers" | "personnel" => !UNARMED.contains(&before),
        _ => true,
    }
}

/// Whether those at a word are sent somewhere, or are police of an army: "sent 400 police officers", "5,000 military police".
fn is_sent(body: &Passage<'_>, at: usize) -> bool {
    const NEAR: usize = 6;
    let sent = |at: usize| {
        let word = body.word(at);
        matches!(word, "sent" | "send" | "sends" | "sending" | "military" | "riot" | "paramilitary")
            || word.starts_with("deploy")
    };
    (at.saturating_sub(NEAR)..at).any(sent)
}

/// Words before officers and personnel who do not serve under arms.
const UNARMED: [&str; 22] = [
    "guard",
    "Guard",
    "company",
    "executive",
    "customs",
    "bank",
    "returning",
    "election",
    "electoral",
    "press",
    "medical",
    "health",
    "probation",
    "embassy",
    "diplomatic",
    "consular",
    "civilian",
    "UN",
    "immigration",
    "administrative",
    "support",
    "aid",
];

/// Whether behind a word another thing is counted.
pub fn parts(word: &str) -> bool {
    matches!(
        word,
        "of" | "and"
            | "or"
            | "in"
            | "on"
            | "to"
            | "from"
            | "for"
            | "at"
            | "by"
            | "with"
            | "years"
            | "days"
            | "months"
            | "countries"
            | "times"
    )
}
