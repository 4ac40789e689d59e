//! Names of countries and towns that tell of something else: a language, a street, a flag, the seat of a body of many.

use crate::source::Span;

/// Whether a word is what a language is called, as its people is.
#[rustfmt::skip]
fn is_called(word: &str) -> bool {
    matches!(
        word,
        "English" | "French" | "Spanish" | "German" | "Russian" | "Chinese" | "Japanese" | "Korean" | "Portuguese" | "Turkish" | "Polish"
            | "Ukrainian" | "Italian" | "Greek" | "Dutch" | "Swedish" | "Norwegian" | "Danish" | "Finnish" | "Hungarian" | "Czech" | "Slovak"
            | "Romanian" | "Bulgarian" | "Serbian" | "Croatian" | "Vietnamese" | "Thai" | "Indonesian" | "Irish" | "Lithuanian" | "Latvian"
            | "Estonian" | "Georgian" | "Armenian" | "Belarusian" | "Albanian" | "Burmese"
    )
}

/// What is done with a language.
#[rustfmt::skip]
const SPOKEN: [&str; 16] = [
    "speak", "speaks", "spoke", "speaking", "learn", "learns", "learned", "learnt", "learning", "study", "studied", "studying", "teach",
    "teaches", "taught", "teaching",
];

/// What is said or written "in" a language.
#[rustfmt::skip]
const SAID_IN: [&str; 30] = [
    "said", "says", "wrote", "writes", "written", "writing", "spoke", "speaks", "speaking", "spoken", "read", "reads", "published",
    "broadcast", "broadcasts", "posted", "tweeted", "shouted", "shouting", "chanted", "chanting", "sang", "sung", "fluent", "conversant",
    "proficient", "interview", "statement", "translated", "available",
];

/// Nouns that a language stands before, in small letters.
const NOUNS: [&str; 7] = ["-speaking", "-language", " lessons", " speakers", " speaker", " dictionary", " grammar"];

/// What streets are called, behind their names.
const STREETS: [&str; 7] = [" Street", " Avenue", " Ave", " Boulevard", " Blvd", " Road", " Lane"];

/// Languages that are named beside each other at most, so that a list of any length costs no more than its length.
const LISTED: usize = 4;

/// Whether a name in a text is that of a language: "spoke French", "said in Russian.", "speaks English, French and Arabic",
/// "French lessons".
pub fn is_language(text: &str, name: Span) -> bool {
    if !text.get(name.range()).is_some_and(is_called) {
        return false;
    }
    let (before, behind) = (&text[..name.start as usize], &text[name.end as usize..]);
    let is_noun = |noun: &&str| behind.strip_prefix(*noun).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric));
    if NOUNS.iter().any(is_noun) {
        return true;
    }
    let mut rest = before;
    for _ in 0..LISTED {
        let joined = [", and ", " and ", " or ", ", "].iter().find_map(|joint| rest.strip_suffix(joint));
        let Some(listed) = joined.filter(|rest| is_called(last_word(rest))) else { break };
        rest = &listed[..listed.len() - last_word(listed).len()];
    }
    ends(behind) && is_spoken(rest)
}

/// Whether what is said before a language speaks of one.
fn is_spoken(before: &str) -> bool {
    let Some(before) = before.strip_suffix(' ') else { return false };
    let in_it = before.strip_suffix(" in").or_else(|| before.strip_suffix(" into"));
    SPOKEN.contains(&last_word(before)) || in_it.is_some_and(|before| SAID_IN.contains(&last_word(before)))
}

fn last_word(text: &str) -> &str {
    text.rsplit(|letter: char| !letter.is_alphanumeric()).next().unwrap_or("")
}

/// Whether no noun follows a name: "in Russian captivity" speaks of no language.
fn ends(behind: &str) -> bool {
    const AFTER: [&str; 14] = [
        " and ",
        " or ",
        " but ",
        " at ",
        " to ",
        " with ",
        " as ",
        " on ",
        " by ",
        " that ",
        " in ",
        " for ",
        " fluently",
        " well",
    ];
    behind.is_empty()
        || behind.starts_with([',', '.', ';', ':', '!', '?', ')', '"', '”', '\n'])
        || AFTER.iter().any(|word| behind.starts_with(word))
}

/// Whether a street is named after the place that stands before these words.
pub fn is_street(behind: &str) -> bool {
    // Few names stand before a capital.
    behind.as_bytes().get(1).is_some_and(u8::is_ascii_uppercase)
        && STREETS.iter().any(|street| {
            behind
                .strip_prefix(street)
                .is_some_and(|rest| !rest.starts_with(char::is_alphanumeric) && !rest.starts_with(" Map"))
        })
}

/// Whether a name only says whose flag, birth or press something has, by what stands behind it: "Panama-flagged", "French
/// media".
pub fn is_aside(behind: &str) -> bool {
    const ASIDES: [&str; 14] = [
        "-flagged",
        "-born",
        "-registered",
        "-owned",
        "-made",
        "-built",
        " media",
        " daily",
        " newspaper",
        " broadcaster",
        " tabloid",
        " news agency",
        " news website",
        " magazine",
    ];
    // Behind most names stands another word.
    let may = match behind.as_bytes() {
        [b'-', ..] => true,
        [b' ', letter, ..] => matches!(letter, b'm' | b'd' | b'n' | b'b' | b't'),
        _ => false,
    };
    may && ASIDES.iter().any(|aside| {
        behind.strip_prefix(*aside).is_some_and(|rest| !rest.starts_with(|letter: char| letter.is_alphanumeric()))
    })
}

/// A town in which a body of many states sits, what that is called, and what tells of the town's own country.
struct Seat {
    town: &'static str,
    bodies: &'static [&'static str],
    own: &'static [&'static str],
}

const SEATS: [Seat; 4] = [
    Seat { town: "Brussels", bodies: &["EU ", "EU'", "EU’", "European ", "NATO", "Nato "], own: &["Belgi"] },
    Seat {
        town: "The Hague",
        bodies: &["Criminal Court", "Court of Justice", "ribunal", "ICC", "ICJ", "OPCW"],
        own: &["Dutch", "Netherlands"],
    },
    Seat {
        town: "Geneva",
        bodies: &["UN ", "U.N.", "United Nations", "World Health", "WHO", "WTO"],
        own: &["Swiss", "Switzerland"],
    },
    Seat { town: "Frankfurt", bodies: &["ECB", "European Central Bank"], own: &["German"] },
];

/// Towns that stand for a body of many states that sits there, and not for their own country: a text names the body, and that
/// country by no other name. A text is looked through once for each.
#[derive(Default)]
pub struct Seats([Option<bool>; SEATS.len()]);

impl Seats {
    /// Whether a town is one of these in a text.
    pub fn are(&mut self, town: &str, text: &str) -> bool {
        // Most names are longer or shorter than these.
        let may = matches!(town.len(), 6 | 8 | 9);
        let Some(at) = SEATS.iter().position(|seat| may && seat.town == town) else { return false };
        let named = |names: &[&str]| names.iter().any(|name| text.contains(name));
        *self.0[at].get_or_insert_with(|| named(SEATS[at].bodies) && !named(SEATS[at].own))
    }
}

#[cfg(test)]
mod tests {
    use super::{Seats, Span, is_aside, is_language, is_street};

    #[test]
    fn flags_and_seats_tell_of_others() {
        let is_seat = |town: &str, text: &str| Seats::default().are(town, text);
        assert!(is_aside("-flagged ship") && is_aside(" media.") && !is_aside(" mediators") && !is_aside(" army"));
        assert!(is_seat("Brussels", "EU ministers met in Brussels.") && !is_seat("Brussels", "It rained in Brussels."));
        assert!(
            !is_seat("Brussels", "EU ministers met in Brussels with the Belgian king.") && !is_seat("Paris", "EU ")
        );
    }

    #[test]
    fn a_language_is_no_country() {
        let told = |text: &str| {
            let (start, end) = (text.find('[').unwrap(), text.find(']').unwrap());
            is_language(&text.replace(['[', ']'], ""), Span::from(start..end - 1))
        };
        for text in [
            "He spoke [French].",
            "He said in [Russian] that he would go.",
            "She speaks English, French and [Turkish] well.",
            "It was translated into [Polish], he said.",
            "They took [German] lessons.",
            "[Korean]-speaking visitors came.",
        ] {
            assert!(told(text), "{text}");
        }
        for text in [
            "He spoke of [French] troops.",
            "They are in [Russian] captivity.",
            "She studied [French] history.",
            "He spoke [Kenyan].",
            "They are in [Russian], Chinese and Iranian hands.",
        ] {
            assert!(!told(text), "{text}");
        }
    }

    #[test]
    fn a_street_is_no_town() {
        assert!(
            is_street(" Street in Baghdad") && is_street(" Road.") && !is_street(" Streets") && !is_street(" road")
        );
    }
}
