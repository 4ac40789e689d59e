//! Currencies: the words for them, whose they are, and their ISO 4217 codes.

use super::{Known, Number, Passage, Place, Shape};

/// A word for money.
struct Currency {
    /// The code that it means where nobody is named; empty where it may be several countries'.
    usual: &'static str,
    /// The codes of the countries whose money it is, where it is that of several.
    of: Codes,
}

type Codes = &'static [(&'static str, &'static str)];

const DOLLARS: Codes = &[
    ("US", "USD"),
    ("CA", "CAD"),
    ("AU", "AUD"),
    ("TW", "TWD"),
    ("SG", "SGD"),
    ("HK", "HKD"),
    ("NZ", "NZD"),
    ("JM", "JMD"),
    ("NA", "NAD"),
    ("FJ", "FJD"),
    ("LR", "LRD"),
    ("BN", "BND"),
    ("GY", "GYD"),
    ("SB", "SBD"),
];
const POUNDS: Codes =
    &[("GB", "GBP"), ("EG", "EGP"), ("SY", "SYP"), ("LB", "LBP"), ("SD", "SDG"), ("SS", "SSP"), ("GI", "GIP")];
const ROUBLES: Codes = &[("RU", "RUB"), ("BY", "BYN")];
const RUPEES: Codes = &[("IN", "INR"), ("PK", "PKR"), ("LK", "LKR"), ("NP", "NPR"), ("MU", "MUR"), ("SC", "SCR")];
const FRANCS: Codes =
    &[("CH", "CHF"), ("CD", "CDF"), ("RW", "RWF"), ("BI", "BIF"), ("DJ", "DJF"), ("GN", "GNF"), ("KM", "KMF")];
const LIRAS: Codes = &[("TR", "TRY"), ("SY", "SYP"), ("LB", "LBP")];
const RIYALS: Codes = &[("SA", "SAR"), ("QA", "QAR"), ("YE", "YER"), ("IR", "IRR"), ("OM", "OMR")];
const DIRHAMS: Codes = &[("AE", "AED"), ("MA", "MAD")];
const DINARS: Codes = &[
    ("KW", "KWD"),
    ("IQ", "IQD"),
    ("JO", "JOD"),
    ("BH", "BHD"),
    ("LY", "LYD"),
    ("TN", "TND"),
    ("DZ", "DZD"),
    ("RS", "RSD"),
];
const PESOS: Codes = &[
    ("MX", "MXN"),
    ("PH", "PHP"),
    ("AR", "ARS"),
    ("CL", "CLP"),
    ("CO", "COP"),
    ("UY", "UYU"),
    ("CU", "CUP"),
    ("DO", "DOP"),
];
const CROWNS: Codes = &[("NO", "NOK"), ("DK", "DKK"), ("SE", "SEK"), ("IS", "ISK"), ("CZ", "CZK")];
const SHILLINGS: Codes = &[("KE", "KES"), ("UG", "UGX"), ("TZ", "TZS"), ("SO", "SOS")];
const LEI: Codes = &[("RO", "RON"), ("MD", "MDL")];
const MANATS: Codes = &[("AZ", "AZN"), ("TM", "TMT")];
const SOMS: Codes = &[("KG", "KGS"), ("UZ", "UZS")];
const WONS: Codes = &[("KR", "KRW"), ("KP", "KPW")];

/// The currency that a word means.
fn currency(word: &str) -> Option<Currency> {
    let shared = |usual, of| Some(Currency { usual, of });
    let only = |usual| shared(usual, &[]);
    match word {
        "dollar" | "dollars" => shared("USD", DOLLARS),
        "euro" | "euros" => only("EUR"),
        "pounds" => shared("GBP", POUNDS),
        "yen" => only("JPY"),
        "yuan" | "renminbi" => only("CNY"),
        "ruble" | "rubles" | "rouble" | "roubles" => shared("RUB", ROUBLES),
        "rupee" | "rupees" => shared("", RUPEES),
        "won" => shared("KRW", WONS),
        "franc" | "francs" => shared("", FRANCS),
        "hryvnia" | "hryvnias" | "hryvnya" | "hryvnyas" => only("UAH"),
        "zloty" | "zlotys" | "zlotych" | "złoty" | "złotys" => only("PLN"),
        "forint" | "forints" => only("HUF"),
        "shekel" | "shekels" => only("ILS"),
        "lira" | "liras" => shared("TRY", LIRAS),
        "riyal" | "riyals" | "rial" | "rials" => shared("", RIYALS),
        "dirham" | "dirhams" => shared("", DIRHAMS),
        "dinar" | "dinars" => shared("", DINARS),
        "peso" | "pesos" => shared("", PESOS),
        "krone" | "kroner" | "crowns" | "krona" => shared("", CROWNS),
        "kronor" => only("SEK"),
        "koruna" | "korunas" | "koruny" => only("CZK"),
        "rand" => only("ZAR"),
        "naira" => only("NGN"),
        "reais" => only("BRL"),
        "rupiah" => only("IDR"),
        "ringgit" => only("MYR"),
        "baht" => only("THB"),
        "dong" => only("VND"),
        "taka" => only("BDT"),
        "kyat" | "kyats" => only("MMK"),
        "afghanis" => only("AFN"),
        "leu" | "lei" => shared("", LEI),
        "leva" => only("BGN"),
        "toman" | "tomans" => only(""),
        "lari" => only("GEL"),
        "tenge" => only("KZT"),
        "manat" | "manats" => shared("", MANATS),
        "som" | "soms" => shared("", SOMS),
        "birr" => only("ETB"),
        "cedis" => only("GHS"),
        "shilling" | "shillings" => shared("", SHILLINGS),
        "bolivars" => only("VES"),
        "kwacha" => shared("", &[("ZM", "ZMW"), ("MW", "MWK")]),
        other => code(other).and_then(only),
    }
}

/// Codes as news write them before or behind a sum. Those that are words as well, or names of other things, are left out:
/// COP, PHP, ALL.
pub fn code(word: &str) -> Option<&'static str> {
    // Hardly any word is of this form.
    let [first, _, _] = word.as_bytes() else { return None };
    if !first.is_ascii_uppercase() {
        return None;
    }
    const CODES: [&str; 40] = [
        "USD", "EUR", "GBP", "JPY", "CNY", "CHF", "CAD", "AUD", "NZD", "SEK", "NOK", "DKK", "ISK", "PLN", "CZK", "HUF",
        "RON", "BGN", "RUB", "UAH", "TRY", "ILS", "INR", "PKR", "KRW", "TWD", "HKD", "SGD", "MYR", "IDR", "THB", "VND",
        "ZAR", "NGN", "KES", "EGP", "SAR", "AED", "QAR", "BRL",
    ];
    if word == "RMB" {
        return Some("CNY");
    }
    CODES.into_iter().find(|code| *code == word)
}

/// The code of the money that a number counts, and the end of its words: "7 billion Norwegian kroner". Where the text does
/// not tell whose money it is, the code is empty.
pub fn of(known: Known<'_, '_>, number: &Number<'_>, limit: usize) -> Option<(&'static str, u32)> {
    const MOST: usize = 3;
    let (body, next) = (&known.0.body, number.words.end);
    if next >= limit {
        return None;
    }
    if let Some(currency) = currency(body.word(next)) {
        return bare(known, number, next, &currency);
    }
    // Whose money it is has a capital.
    if body.words[next].shape == Shape::Lower {
        return None;
    }
    let mut words = (next + 1..limit.min(next + MOST)).take_while(|&at| body.gap(at - 1) == " ");
    let (at, currency) = words.find_map(|at| Some((at, currency(body.word(at))?)))?;
    let end = body.words[at].end();
    let name = body.slice(body.span(next..at));
    let nation = nation(known, name.strip_prefix("New ").filter(|name| *name != "Zealand").unwrap_or(name));
    // "12 Marines won", and "20 million CFA francs", which have a code for each of two regions.
    if nation.is_none() && (at > next + 1 || is_doubtful(body.word(at))) {
        return None;
    }
    let owned = currency.of.iter().find(|(country, _)| Some(*country) == nation).map(|(_, code)| *code);
    // A currency that is one country's alone is its own, whoever is named; a stranger's dollars have a code of their own.
    let code = owned.unwrap_or(if currency.of.is_empty() { currency.usual } else { "" });
    Some((code, end))
}

/// The ISO code of the country or people of a name.
fn nation<'a>((_, gazetteer): Known<'_, 'a>, name: &str) -> Option<&'a str> {
    let id = match name {
        "US" | "U.S." | "American" | "USA" => return Some("US"),
        "UK" | "U.K." => return Some("GB"),
        name => gazetteer.nation(name)?,
    };
    Some(gazetteer.country(id).code.as_str())
}

/// Whether a word of money is often another.
fn is_doubtful(word: &str) -> bool {
    matches!(word, "won" | "pounds" | "crowns" | "som")
}

/// The code of the rupees that the sign "Rs" before a number stands for.
pub fn rupees(known: Known<'_, '_>, at: usize) -> &'static str {
    told(known, at, RUPEES)
}

/// Money without a country's name before it.
fn bare(known: Known<'_, '_>, number: &Number<'_>, at: usize, currency: &Currency) -> Option<(&'static str, u32)> {
    const A_SUM: f64 = 1e4;
    let body = &known.0.body;
    let end = body.words[at].end();
    let (word, behind) = (body.word(at), body.word(at + 1));
    if word == "pounds" && is_weight(body, (number.words.start, at)) {
        return None;
    }
    // "12 won", "500 pounds of explosives".
    let weight = word != "pounds" || matches!(behind, "of" | "each") || body.gap(at).starts_with(" (");
    if is_doubtful(word) && weight && number.value < A_SUM {
        return None;
    }
    if (word, behind) == ("pounds", "sterling") {
        return Some(("GBP", body.words[at + 1].end()));
    }
    let code = if currency.usual.is_empty() { told(known, at, currency.of) } else { currency.usual };
    Some((code, end))
}

/// Whether pounds are those of a weight: "859 million pounds of cranberries", "weighs 130 pounds". `first` is the first word of
/// the number.
pub fn is_weight(body: &Passage<'_>, (first, at): (usize, usize)) -> bool {
    #[rustfmt::skip]
    const MONEY: [&str; 43] = [
        "aid", "arms", "assets", "assistance", "business", "cash", "contracts", "cuts", "damage", "debt", "debts", "defence", "equipment",
        "exports", "extra", "fines", "foreign", "funding", "funds", "goods", "government", "help", "his", "investment", "investments", "its", "loans",
        "losses", "military", "money", "new", "profit", "profits", "property", "public", "savings", "spending", "state", "support", "tax", "taxes",
        "taxpayer", "trade",
    ];
    let of = body.word(at + 1) == "of" && body.words.get(at + 2).is_some_and(|word| word.shape == Shape::Lower);
    let good = body.word(at + 2);
    // Millions are rather money, but for what is weighed.
    let much = at.checked_sub(1).is_some_and(|last| matches!(body.word(last), "million" | "billion" | "Million"));
    let goods = || {
        let money = MONEY.contains(&good) || matches!(good, "taxpayers" | "the" | "their" | "weapons");
        if much { GOODS.contains(&good) } else { !money }
    };
    let weighs = || first.checked_sub(1).is_some_and(|before| body.word(before).starts_with("weigh"));
    of && goods() || weighs()
}

/// What is sold or carried by weight.
#[rustfmt::skip]
const GOODS: [&str; 34] = [
    "apples", "beef", "butter", "cannabis", "carbon", "cargo", "cheese", "chicken", "coal", "cocaine", "coffee", "copper", "cotton", "cranberries",
    "explosives", "fertilizer", "fish", "food", "fruit", "fuel", "grain", "heroin", "marijuana", "meat", "milk", "plutonium", "pork", "potatoes",
    "rice", "sugar", "thrust", "tobacco", "uranium", "wheat",
];

/// Places that are looked at for each sum, so that a text of nothing but sums costs no more than its length.
const LOOKED_AT: usize = 64;

/// Whose money it is: of those whose it can be, the one that the sentence names, or else the one that the text names most.
fn told((reading, gazetteer): Known<'_, '_>, at: usize, of: Codes) -> &'static str {
    let (body, title) = (&reading.body, &reading.title);
    let owner = |place: &Place| {
        let named = &gazetteer.country(place.country?).code;
        of.iter().position(|(country, _)| country == named)
    };
    let sentence = body.sentence_at(body.words[at].start).map_or(0..0, |sentence| sentence.span.range());
    let from = body.places.partition_point(|place| (place.span.start as usize) < sentence.start);
    let behind = body.places[from..].iter().take(LOOKED_AT);
    let here = behind.take_while(|place| (place.span.start as usize) < sentence.end).filter_map(owner);
    let all = title.places.iter().chain(&body.places).take(LOOKED_AT).filter_map(owner);
    most(of, here).or_else(|| most(of, all)).unwrap_or("")
}

/// The code that comes more than twice as often as any other; `owners` are places in the list of codes.
fn most(of: Codes, owners: impl Iterator<Item = usize>) -> Option<&'static str> {
    const MOST_COUNTRIES: usize = 16;
    let mut counts = [0u32; MOST_COUNTRIES];
    for at in owners {
        if let Some(count) = counts.get_mut(at) {
            *count += 1;
        }
    }
    let (best, (_, code)) = of.iter().enumerate().max_by_key(|(at, _)| counts.get(*at))?;
    let (first, others) =
        (counts[best.min(MOST_COUNTRIES - 1)], counts.iter().enumerate().filter(|(at, _)| *at != best));
    let second = others.map(|(_, count)| *count).max().unwrap_or(0);
    (first > 2 * second).then_some(*code)
}
