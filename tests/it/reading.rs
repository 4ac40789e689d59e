//! What holds for the reading of any text whatever: it ends, it does not panic, and its spans lie on the text.

#[path = "../fuzz/check.rs"]
mod check;

use chancery::gazetteer::{self, Gazetteer};
use chancery::record;
use proptest::prelude::*;
use std::sync::LazyLock;

static GAZETTEER: LazyLock<Gazetteer> = LazyLock::new(|| gazetteer::built_in().value);

/// Pieces that mean something to one rule or another, to be thrown together.
const PIECES: [&str; 60] = [
    "Georgia",
    "Paris",
    ", Texas",
    "the South China Sea",
    "Prime Minister",
    "President",
    "Fumio Kishida",
    "Kishida",
    "Mr.",
    "said",
    "told",
    "according to",
    "Reuters",
    "Bloomberg writes",
    "“",
    "”",
    "\"",
    "‘",
    "’",
    "'s",
    "’s",
    "on ",
    "Thursday, ",
    "April 11",
    "April 2024",
    "2024-04-10",
    "1995-96",
    "May",
    "in 2015",
    "$2.7 billion",
    "1,200",
    "troops",
    "12 people were killed",
    "NATO",
    "the ",
    "of ",
    "and ",
    "Ministry",
    "USS",
    "F-35",
    "(OECD)",
    "U.S.",
    "Al-Sisi",
    "al-",
    "bin",
    "de ",
    "A. ",
    " ",
    " ",
    "\n",
    "\n\n",
    ". ",
    ", ",
    ": ",
    "— ",
    "東京",
    "Ünal",
    "é",
    "\u{301}",
    "🙂",
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_read(text in ".{0,400}") {
        check::text(&text, &GAZETTEER);
    }

    #[test]
    fn any_mixture_of_telling_pieces_is_read(pieces in prop::collection::vec(prop::sample::select(&PIECES[..]), 0..120)) {
        check::text(&pieces.concat(), &GAZETTEER);
        check::text(&pieces.join(" "), &GAZETTEER);
    }
}

#[test]
fn what_is_read_together_is_read_each_for_itself() {
    let texts = [
        "Georgian Prime Minister Irakli Kobakhidze met Ursula von der Leyen in Brussels on 5 March. “We agreed,” he said.",
        "",
        "“We did not,” Kobakhidze said. Three soldiers were killed near Odesa by an Iskander missile, Reuters reported.",
        "The ministers met in Paris, Texas, and paid $2 million.",
    ];
    let line =
        |text: &&str| serde_json::json!({ "id": 1, "title": "Kyiv", "date": "2024-04-10", "text": text }).to_string();
    let lines: Vec<String> = texts.iter().map(line).collect();
    let alone: Vec<_> = lines.iter().map(|line| record::line(line, &GAZETTEER)).collect();
    let broken = record::line("{", &GAZETTEER);
    assert!(broken.is_err() && alone.iter().all(Result::is_ok));
    let mut together = record::lines(lines.iter().map(String::as_str).chain(["{"]).map(Ok), &GAZETTEER);
    assert_eq!(together.pop(), Some(broken));
    assert_eq!(together, alone);
}

#[test]
fn long_monotonous_texts_end() {
    // Anything that grows faster than its text would not end here.
    let pieces = [
        "\"",
        "“",
        "A",
        "Georgia ",
        "Paris, Texas, ",
        "Mr. ",
        "said ",
        "“Yes,” he said. ",
        "April ",
        "1 ",
        "President Smith ",
        "NATO ",
        "al-",
        "A. ",
        "(",
        "'",
        "NATO said “",
        "Ministry of ",
        "the ",
        "Kim Jong ",
        "1,",
        ".",
        "No comments:\n",
        "Brussels ",
        "In a meeting the president, John Smith asked and ",
        "Labor minister John Smith of ",
        "None of the 12 hostages was hurt and ",
        "Macron adviser Julie Morel said ",
        "The plan failed, John Smith said. “We tried it all.” ",
        "He was called “a brutal man” by Joe Biden and ",
        "Colonel Seizes Power With ",
    ];
    let named = "President Joe Biden spoke. ";
    for quotes in ["“Yes,” he said. ", "“Yes,” he said.\n\n", "“Yes,” he said and NATO met, "] {
        check::text(&format!("{named}{}", quotes.repeat(20_000)), &GAZETTEER);
    }
    // People of whom each has a name of his own, and all of them one in common.
    let letter = |at: usize| char::from(b"abcdefghijklmnopqrstuvwxyz"[at % 26]);
    let letters = |number: usize| [number, number / 26, number / 676].map(letter);
    let name = |number| letters(number).iter().flat_map(|letter| [*letter, 'o']).collect::<String>();
    let people: String =
        (0..15_000).map(|number| format!("President Kim Jong B{} spoke. Kim left. ", name(number))).collect();
    check::text(&people, &GAZETTEER);
    let ministers: String =
        (0..15_000).map(|number| format!("Minister John B{} spoke of Spain. ", name(number))).collect();
    check::text(&format!("Spain voted. {ministers}{}", "France ".repeat(30_000)), &GAZETTEER);
    for piece in pieces {
        let times = 400_000 / piece.len();
        check::text(&piece.repeat(times), &GAZETTEER);
        check::text(&format!("{piece}\n").repeat(times / 4), &GAZETTEER);
    }
}
