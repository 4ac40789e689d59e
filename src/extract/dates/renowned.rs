//! Days that are told without their year because everybody knows it: the October 7 attacks.
//!
//! A day counts as one of them only beside what happened on it, and in a sentence that says where or by whom.

use super::{Dating, Named};

/// A day, its year, what it is called by and with whom, in small letters.
struct Renowned {
    day: (i8, i8),
    year: i16,
    /// What stands right behind it, or before "of".
    called: &'static [&'static str],
    /// One of these is in the sentence, if there are any.
    with: &'static [&'static str],
}

const ALL: [Renowned; 12] = [
    Renowned {
        day: (10, 7),
        year: 2023,
        called: &["attack", "attacks", "massacre", "massacres", "assault", "raid", "hostages", "onslaught"],
        with: &["hamas", "israel", "israeli", "israelis", "gaza"],
    },
    Renowned {
        day: (1, 6),
        year: 2021,
        called: &["riot", "riots", "rioters", "insurrection", "attack", "committee"],
        with: &["capitol", "congress", "trump", "riot", "riots", "rioters", "insurrection"],
    },
    Renowned { day: (9, 11), year: 2001, called: &["attacks"], with: &[] },
    Renowned {
        day: (2, 24),
        year: 2022,
        called: &["invasion"],
        with: &["russia", "russian", "ukraine", "ukrainian", "moscow"],
    },
    Renowned {
        day: (7, 7),
        year: 2005,
        called: &["bombings", "bombing", "attacks", "bombers"],
        with: &["london", "british", "britain"],
    },
    Renowned { day: (12, 7), year: 1941, called: &["attack"], with: &["pearl", "harbor", "japanese"] },
    Renowned { day: (6, 6), year: 1944, called: &["landings", "landing"], with: &["normandy", "d-day", "allied"] },
    Renowned {
        day: (3, 11),
        year: 2011,
        called: &["earthquake", "disaster", "tsunami", "quake"],
        with: &["japan", "japanese", "fukushima", "tohoku"],
    },
    Renowned { day: (11, 13), year: 2015, called: &["attacks"], with: &["paris", "french", "france", "bataclan"] },
    Renowned {
        day: (7, 15),
        year: 2016,
        called: &["coup"],
        with: &["turkey", "türkiye", "turkish", "erdogan", "erdoğan", "ankara"],
    },
    Renowned { day: (2, 1), year: 2021, called: &["coup"], with: &["myanmar", "burma", "military", "junta"] },
    Renowned { day: (7, 26), year: 2023, called: &["coup"], with: &["niger", "bazoum", "niamey"] },
];

/// The year of such a day.
pub fn year(dating: &Dating<'_>) -> Option<i16> {
    let Named::Days { first, last } = dating.written.named else { return None };
    let known = ALL.iter().find(|known| known.day == first && first == last)?;
    let (line, words) = (dating.line, &dating.written.words);
    // "the October 7 attacks", "the attacks of October 7".
    let called = line.is(words.end, known.called) && line.gap(words.end - 1) == " "
        || line.was(words.start, 1, &["of"]) && line.was(words.start, 2, known.called)
        || line.was(words.start, 1, &["on"]) && line.was(words.start, 2, &["hostages"]);
    let told = || known.with.is_empty() || line.words().any(|at| line.is(at, known.with));
    (called && told()).then_some(known.year)
}

#[cfg(test)]
mod tests {
    use super::super::tests::meant;

    #[test]
    fn a_day_that_everybody_knows_has_its_year() {
        for (text, day) in [
            ("Since the October 7 attacks, Israel has been at war.", "2023-10-07"),
            ("Hamas took 251 hostages on October 7.", "2023-10-07"),
            ("He took part in the January 6 riot at the Capitol.", "2021-01-06"),
            ("Since the February 24 invasion Ukraine has lost land.", "2022-02-24"),
            ("The law is older than the September 11 attacks.", "2001-09-11"),
            ("The shop was shut before the attacks of September 11.", "2001-09-11"),
            ("The London inquiry into the July 7 bombings opened.", "2005-07-07"),
            ("The July 15 coup attempt changed Turkey.", "2016-07-15"),
            ("Since the February 1 coup Myanmar has been at war.", "2021-02-01"),
            ("The December 7 attack on Pearl Harbor began it.", "1941-12-07"),
            ("Veterans of the June 6 landings came to Normandy.", "1944-06-06"),
            ("The March 11 earthquake changed Japan.", "2011-03-11"),
            ("The November 13 attacks in Paris changed the law.", "2015-11-13"),
            ("The July 26 coup in Niger was condemned.", "2023-07-26"),
            // Other attacks on those days.
            ("The attack on January 6 in Kyiv killed two.", "2024-01-06"),
            ("The January 6 attack in Kharkiv killed two.", "2024-01-06"),
        ] {
            assert_eq!(meant(text), day, "{text}");
        }
    }

    #[test]
    fn before_an_election_is_before_the_next_one() {
        for (text, day) in [
            ("Luxon stayed at home before the July 7 election.", "2024-07-07"),
            ("The army was moved ahead of elections in May.", "2024-05"),
            ("Parties met in the run-up to the June 6 vote.", "2024-06-06"),
            ("Parties met before the March 6 vote.", "2024-03-06"),
            ("The army moved after the July 7 coup.", "2023-07-07"),
            ("Statement by the Spokesperson\nMay 4, 2024", "2024-05-04"),
        ] {
            assert_eq!(meant(text), day, "{text}");
        }
    }
}
