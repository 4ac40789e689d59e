//! What a number counts.

use super::{Can, FigureKind, Number, Passage, Shape};
use std::borrow::Cow;

/// The most words between a number and what it counts.
const APART: usize = 4;

/// What a figure counts, its unit, and the byte after its last word.
type Unit = (FigureKind, Cow<'static, str>, u32);

/// The ISO 4217 code of a word of money.
fn money(word: &str) -> Option<&'static str> {
    Some(match word {
        "dollar" | "dollars" | "USD" => "USD",
        "euro" | "euros" | "EUR" => "EUR",
        "pounds" => "GBP",
        "yen" => "JPY",
        "yuan" | "renminbi" => "CNY",
        "rubles" | "roubles" => "RUB",
        "rupees" => "INR",
        "won" => "KRW",
        "francs" => "CHF",
        "hryvnia" | "hryvnias" => "UAH",
        "zlotys" => "PLN",
        "shekels" => "ILS",
        "lira" | "liras" => "TRY",
        "riyals" => "SAR",
        "dirhams" => "AED",
        "rand" => "ZAR",
        "naira" => "NGN",
        "reais" => "BRL",
        _ => return None,
    })
}

/// The unit of a word of distance or size.
fn distance(word: &str) -> Option<&'static str> {
    Some(match word {
        "km" | "kilometres" | "kilometers" | "kilometre" | "kilometer" | "kms" => "km",
        "miles" | "mile" => "mi",
        "metres" | "meters" => "m",
        "feet" => "ft",
        "nm" | "nautical" => "nmi",
        "hectares" => "ha",
        "acres" => "acre",
        "square" => "km2",
        "tonnes" | "tons" => "t",
        _ => return None,
    })
}

/// What the number counts, and the end of the words that say so.
pub fn of(body: &Passage<'_>, number: &Number, limit: usize) -> Option<Unit> {
    let last = number.words.end - 1;
    let end = body.words[last].span.end;
    if !number.sign.is_empty() {
        return unit(FigureKind::Money, number.sign, end);
    }
    if number.year || is_named(body, number) {
        return None;
    }
    let gap = body.gap(last);
    if let Some(told) = told_before(body, number, limit) {
        return unit(FigureKind::Casualties, told, end);
    }
    if let [b'%', ..] | [_, b'%', ..] = gap.as_bytes() {
        return unit(FigureKind::Share, "percent", end + if gap.starts_with('%') { 1 } else { 2 });
    }
    if !matches!(gap, " " | "-" | "\u{a0}") {
        return None;
    }
    let next = number.words.end;
    measure(body, next, limit).or_else(|| counted(body, number, limit))
}

/// A number that is part of a name: "Article 5", "Resolution 2231", "Boeing 737", "12 April".
fn is_named(body: &Passage<'_>, number: &Number) -> bool {
    let first = number.words.start;
    let named = first.checked_sub(1).is_some_and(|before| {
        body.gap(before) == " " && body.words[before].shape == Shape::Capital && NAMING.contains(&body.word(before))
    });
    let month = matches!(
        body.word(number.words.end).get(..3),
        Some("Jan" | "Feb" | "Mar" | "Apr" | "May" | "Jun" | "Jul" | "Aug" | "Sep" | "Oct" | "Nov" | "Dec")
    );
    named || (month && number.value <= 31.0)
}

/// Words before the number of a thing.
const NAMING: [&str; 18] = [
    "Article",
    "Articles",
    "Resolution",
    "Section",
    "Chapter",
    "Pillar",
    "Phase",
    "Type",
    "Mark",
    "Block",
    "Boeing",
    "Airbus",
    "Flight",
    "Number",
    "Route",
    "Highway",
    "Page",
    "Task",
];

/// Money in words, shares and distances directly behind the number.
fn measure(body: &Passage<'_>, next: usize, limit: usize) -> Option<Unit> {
    if next >= limit {
        return None;
    }
    let word = body.word(next);
    let end = |at: usize| body.words[at].span.end;
    let second = if next + 1 < limit { body.word(next + 1) } else { "" };
    if matches!(word, "percent" | "pct") {
        return unit(FigureKind::Share, "percent", end(next));
    }
    if word == "per" && second == "cent" {
        return unit(FigureKind::Share, "percent", end(next + 1));
    }
    if let Some(code) = money(word) {
        return unit(FigureKind::Money, code, end(next));
    }
    // "50 million US dollars", "2 billion Canadian dollars".
    if let (true, Some(code)) = (body.words[next].shape != Shape::Lower, money(second)) {
        let code = match (word, code) {
            ("US" | "U.S." | "American" | "USA", "USD") => "USD",
            ("Canadian", "USD") => "CAD",
            ("Australian", "USD") => "AUD",
            ("Taiwan" | "Taiwanese", "USD") => "TWD",
            ("Singapore" | "Singaporean", "USD") => "SGD",
            ("British" | "UK", "GBP") => "GBP",
            // Those of other countries have codes of their own.
            (_, "USD" | "GBP") => return None,
            (_, code) => code,
        };
        return unit(FigureKind::Money, code, end(next + 1));
    }
    let known = distance(word)?;
    match (word, second) {
        ("nautical", "miles") => unit(FigureKind::Distance, "nmi", end(next + 1)),
        ("square", "kilometres" | "kilometers" | "km") => unit(FigureKind::Distance, "km2", end(next + 1)),
        ("square", "miles") => unit(FigureKind::Distance, "mi2", end(next + 1)),
        ("nautical" | "square" | "tonnes" | "tons", _) => None,
        _ => unit(FigureKind::Distance, known, end(next)),
    }
}

/// People and weapons that are counted, with a few words of description between.
fn counted(body: &Passage<'_>, number: &Number, limit: usize) -> Option<Unit> {
    let next = number.words.end;
    for at in next..limit.min(next + APART) {
        let (kinds, end) = (body.kinds(at), body.words[at].span.end);
        if let Some(unit) = killed_or_hurt(body, (at, number.words.start), limit) {
            return Some(unit);
        }
        if kinds.can(Can::BeDisplaced) {
            return unit(FigureKind::Displaced, "people", end);
        }
        let weapon = kinds.can(Can::BeWeapons);
        if kinds.can(Can::BeTroops) && !(weapon && is_aircraft(body, at)) {
            return unit(FigureKind::Troops, "people", end);
        }
        if weapon {
            return Some((FigureKind::Weapons, Cow::Owned(body.word(at).to_owned()), end));
        }
        if !matches!(body.gap(at), " " | "-") || parts(body.word(at)) {
            return None;
        }
    }
    None
}

fn unit(kind: FigureKind, unit: &'static str, end: u32) -> Option<Unit> {
    Some((kind, Cow::Borrowed(unit), end))
}

/// Whether behind a word another thing is counted.
fn parts(word: &str) -> bool {
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

fn is_aircraft(body: &Passage<'_>, at: usize) -> bool {
    at > 0 && matches!(body.word(at - 1), "stealth" | "jet" | "multirole" | "generation" | "air" | "combat")
}

/// What a word says of those who are counted.
fn told(body: &Passage<'_>, at: usize) -> Option<&'static str> {
    match body.kinds(at) {
        kinds if kinds.can(Can::BeKilled) => Some("killed"),
        kinds if kinds.can(Can::BeHurt) => Some("wounded"),
        _ => None,
    }
}

/// "killed 14 and wounded 30 in Kabul": a number behind such a verb that counts nothing else.
fn told_before(body: &Passage<'_>, number: &Number, limit: usize) -> Option<&'static str> {
    let before = number.words.start.checked_sub(1).filter(|&before| body.gap(before) == " ")?;
    let told = match body.word(before) {
        "killed" => "killed",
        "wounded" | "injured" => "wounded",
        _ => return None,
    };
    let (last, next) = (number.words.end - 1, number.words.end);
    let ends = next >= limit || body.gap(last).starts_with([',', '.', ';']);
    let goes_on = body.gap(last) == " "
        && matches!(
            body.word(next),
            "and" | "or" | "in" | "on" | "at" | "near" | "as" | "when" | "more" | "others" | "before" | "after"
        );
    (ends || goes_on).then_some(told)
}

/// "12 people were killed", "killed 14 civilians", "30 wounded". What stands behind an "and" is told of others, unless
/// nothing nearer tells.
fn killed_or_hurt(body: &Passage<'_>, (at, number): (usize, usize), limit: usize) -> Option<Unit> {
    let end = |at: usize| body.words[at].span.end;
    if let Some(told) = told(body, at) {
        return unit(FigureKind::Casualties, told, end(at));
    }
    if !body.kinds(at).can(Can::BeVictims) {
        return None;
    }
    let joins = |at: usize| matches!(body.word(at), "and" | "or" | "but" | "while");
    let from = number.saturating_sub(4);
    let before = || (from..number).rev().take_while(|&at| body.gap(at) == " ");
    let nearest = before().take_while(|&at| !joins(at)).find_map(|at| told(body, at));
    if let Some(told) = nearest {
        return unit(FigureKind::Casualties, told, end(at));
    }
    let mut behind = (at + 1..limit.min(at + 5)).take_while(|&at| body.gap(at - 1) == " " && !joins(at));
    if let Some((told, last)) = behind.find_map(|at| Some((told(body, at)?, at))) {
        return unit(FigureKind::Casualties, told, end(last));
    }
    before().find_map(|at| told(body, at)).and_then(|told| unit(FigureKind::Casualties, told, end(at)))
}
