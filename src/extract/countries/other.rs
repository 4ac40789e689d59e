//! Names of countries and towns that tell of something else: a language, a street.

/// Languages that are called as a people is.
#[rustfmt::skip]
const LANGUAGES: [&str; 38] = [
    "English", "French", "Spanish", "German", "Russian", "Chinese", "Japanese", "Korean", "Portuguese", "Turkish", "Polish", "Ukrainian",
    "Italian", "Greek", "Dutch", "Swedish", "Norwegian", "Danish", "Finnish", "Hungarian", "Czech", "Slovak", "Romanian", "Bulgarian",
    "Serbian", "Croatian", "Vietnamese", "Thai", "Indonesian", "Irish", "Lithuanian", "Latvian", "Estonian", "Georgian", "Armenian",
    "Belarusian", "Albanian", "Burmese",
];

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
const NOUNS: [&str; 9] = [
    "-speaking",
    "-language",
    " lessons",
    " speakers",
    " speaker",
    " dictionary",
    " interpreter",
    " interpreters",
    " grammar",
];

/// What streets are called, behind their names.
const STREETS: [&str; 7] = [" Street", " Avenue", " Ave", " Boulevard", " Blvd", " Road", " Lane"];

/// Languages that are named beside each other at most, so that a list of any length costs no more than its length.
const LISTED: usize = 4;

/// Whether a name is that of a language, from the words of its part before and behind it: "spoke French", "said in Russian.",
/// "speaks English, French and Arabic", "French lessons".
pub fn is_language(name: &str, (before, behind): (&str, &str)) -> bool {
    if !LANGUAGES.contains(&name) {
        return false;
    }
    let is_noun = |noun: &&str| behind.strip_prefix(*noun).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric));
    if NOUNS.iter().any(is_noun) {
        return true;
    }
    let mut rest = before;
    for _ in 0..LISTED {
        let joined = [", and ", " and ", " or ", ", "].iter().find_map(|joint| rest.strip_suffix(joint));
        let listed = joined.and_then(|rest| LANGUAGES.iter().find_map(|one| rest.strip_suffix(one)));
        let Some(listed) = listed else { break };
        rest = listed;
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
    STREETS.iter().any(|street| {
        behind
            .strip_prefix(street)
            .is_some_and(|rest| !rest.starts_with(char::is_alphanumeric) && !rest.starts_with(" Map"))
    })
}

#[cfg(test)]
mod tests {
    use super::{is_language, is_street};

    #[test]
    fn a_language_is_no_country() {
        let told = |text: &str| {
            let (before, rest) = text.split_once('[').unwrap();
            let (name, behind) = rest.split_once(']').unwrap();
            is_language(name, (before, behind))
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
