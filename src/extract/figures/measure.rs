//! Units that stand right behind a number: shares, distances and areas, and quantities of goods and energy.

use super::{FigureKind, Passage, is_weight};

/// What a unit measures, and its symbol.
type Measured = (FigureKind, &'static str);

/// The unit right behind a number, and the end of the words that name it.
pub fn measure(body: &Passage<'_>, next: usize, limit: usize) -> Option<(FigureKind, &'static str, u32)> {
    if next >= limit {
        return None;
    }
    // A unit ends before a mark: "40 km, tons".
    let word = |at: usize| if at < limit && (at == next || body.gap(at - 1) == " ") { body.word(at) } else { "" };
    let (first, second) = (word(next), word(next + 1));
    if first == "pounds" && is_weight(body, (next, next)) {
        return Some((FigureKind::Quantity, "lb", body.words[next].end()));
    }
    let ((kind, unit), words) = of_two(first, second).map(|unit| (unit, 2)).or_else(|| Some((of_one(first)?, 1)))?;
    let end = |at: usize| body.words[at].end();
    if unit == "bbl" {
        let (unit, words) = barrels([second, word(next + 2), word(next + 3), word(next + 4)]);
        return Some((kind, unit, end(next + words)));
    }
    Some((kind, unit, end(next + words - 1)))
}

/// The unit that a hyphen joins to a number: "300-kilometre missile", "10-megawatt reactor".
pub fn hyphened_measure(tail: &str) -> Option<Measured> {
    match tail.split_once('-') {
        Some((first, second)) => of_two(first, second),
        None => of_one(tail),
    }
}

fn of_two(first: &str, second: &str) -> Option<Measured> {
    use FigureKind::{Distance, Quantity, Share};
    Some(match (first, second) {
        ("per", "cent") => (Share, "percent"),
        ("nautical", "miles" | "mile") => (Distance, "nmi"),
        ("square", "kilometres" | "kilometers" | "km") => (Distance, "km2"),
        ("square", "miles") => (Distance, "mi2"),
        ("metric", "tons" | "tonnes" | "ton") => (Quantity, "t"),
        ("cubic", "metres" | "meters") => (Quantity, "m3"),
        ("cubic", "feet") => (Quantity, "ft3"),
        ("megawatt" | "MW", "hours" | "hour") => (Quantity, "MWh"),
        ("gigawatt" | "GW", "hours" | "hour") => (Quantity, "GWh"),
        ("terawatt" | "TW", "hours" | "hour") => (Quantity, "TWh"),
        _ => return None,
    })
}

fn of_one(word: &str) -> Option<Measured> {
    use FigureKind::{Distance, Quantity, Share};
    Some(match word {
        "percent" | "pct" => (Share, "percent"),
        "km" | "kilometres" | "kilometers" | "kilometre" | "kilometer" | "kms" => (Distance, "km"),
        "miles" | "mile" => (Distance, "mi"),
        "metres" | "meters" | "metre" | "meter" => (Distance, "m"),
        "feet" | "foot" => (Distance, "ft"),
        "nm" => (Distance, "nmi"),
        "hectares" => (Distance, "ha"),
        "acres" => (Distance, "acre"),
        // A ton is that of 1,000 kg, of 2,000 or of 2,240 pounds, and the text does not tell.
        "tons" | "ton" => (Quantity, "ton"),
        "tonnes" | "tonne" => (Quantity, "t"),
        "kilotons" | "kiloton" | "kilotonnes" => (Quantity, "kt"),
        "megatons" | "megaton" | "megatonnes" => (Quantity, "Mt"),
        "kg" | "kilograms" | "kilogram" | "kilogrammes" | "kilos" => (Quantity, "kg"),
        "barrels" | "barrel" => (Quantity, "bbl"),
        "bpd" => (Quantity, "bbl/d"),
        "bcm" => (Quantity, "bcm"),
        "MW" | "megawatts" | "megawatt" => (Quantity, "MW"),
        "GW" | "gigawatts" | "gigawatt" => (Quantity, "GW"),
        "MWh" | "megawatt-hours" => (Quantity, "MWh"),
        "GWh" | "gigawatt-hours" => (Quantity, "GWh"),
        "TWh" | "terawatt-hours" => (Quantity, "TWh"),
        _ => return None,
    })
}

/// Whether barrels are those of a day, by the words behind them, and how many of these say so: "barrels of oil per day".
fn barrels(behind: [&str; 4]) -> (&'static str, usize) {
    let daily = |words: [&str; 2]| matches!(words, ["per" | "a" | "each", "day"]);
    match behind {
        ["daily", ..] => ("bbl/d", 1),
        [per, day, ..] if daily([per, day]) => ("bbl/d", 2),
        ["of", "oil" | "crude", per, day] if daily([per, day]) => ("bbl/d", 4),
        _ => ("bbl", 0),
    }
}
