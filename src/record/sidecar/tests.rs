//! What becomes of a sidecar that a person has worked on.

use super::{Entries, Sheet};

fn list(names: &[&str]) -> Vec<String> {
    names.iter().map(|name| (*name).to_owned()).collect()
}

fn sheet(countries: &[&str], people: &[&str]) -> Sheet {
    Sheet {
        article: "a.md".into(),
        text: "abc".into(),
        lang: Some("en".into()),
        summary: Some("They met.".into()),
        key_points: list(&["They met.", "They agreed."]),
        found: Entries { countries: list(countries), people: list(people), ..Entries::default() },
        ..Sheet::default()
    }
}

/// Refreshes, and holds that doing so again changes nothing.
fn refreshed(earlier: Option<&str>, sheet: &Sheet) -> String {
    let key = |list: &str, entry: &str| match (list, entry) {
        ("countries", "Japan") => "jp".to_owned(),
        _ => entry.to_lowercase().replace('ğ', "g"),
    };
    let text = super::refreshed(earlier, sheet, &key).unwrap();
    assert_eq!(super::refreshed(Some(&text), sheet, &|list, entry| key(list, entry)).unwrap(), text, "not at rest");
    text
}

fn edited(text: &str, changes: &[(&str, &str)]) -> String {
    changes.iter().fold(text.to_owned(), |text, (from, to)| {
        assert!(text.contains(from), "{from} is not in\n{text}");
        text.replacen(from, to, 1)
    })
}

#[test]
fn a_new_sidecar_says_what_it_is_and_shows_every_list() {
    let made = refreshed(None, &sheet(&["JP", "US"], &["Fumio Kishida"]));
    assert!(made.starts_with("# What Chancery found in a.md, for you to correct.\n"), "{made}");
    for line in [
        "lang = \"en\"\n",
        "summary = \"They met.\"\n",
        "countries = [\"JP\", \"US\"]\n",
        "people = [\"Fumio Kishida\"]\n",
    ] {
        assert!(made.contains(line), "{line} is not in\n{made}");
    }
    assert!(made.contains("\nsystems = []\n") && made.contains("\nmentioned = []\n"), "{made}");
    assert_eq!(made.matches("They met.").count(), 2, "the machine's table holds fingerprints:\n{made}");
}

#[test]
fn a_persons_changes_stay_and_removals_do_not_come_back() {
    let made = refreshed(None, &sheet(&["JP", "US", "CN"], &["Fumio Kishida"]));
    let mine = edited(
        &made,
        &[
            (
                "countries = [\"JP\", \"US\", \"CN\"]",
                "# checked by the desk\ncountries = [\"PH\", \"JP\", \"CN\"] # ours",
            ),
            ("summary = \"They met.\"", "summary = \"They met, and agreed.\""),
            ("lang = \"en\"", "lang = \"en-GB\""),
        ],
    );
    let now = sheet(&["US", "JP", "AU"], &["Fumio Kishida", "Joe Biden"]);
    let again = refreshed(Some(&mine), &now);
    assert!(again.contains("# checked by the desk\ncountries = [\"PH\", \"JP\", \"AU\"] # ours"), "{again}");
    assert!(again.contains("summary = \"They met, and agreed.\"") && again.contains("lang = \"en-GB\""), "{again}");
    assert!(again.contains("people = [\"Fumio Kishida\", \"Joe Biden\"]"), "{again}");
    assert!(again.contains("# Never to be found again.\n[not]\ncountries = [\"US\"]"), "{again}");
    // A whole list that a person deleted is a list of removals.
    let gone = edited(&again, &[("people = [\"Fumio Kishida\", \"Joe Biden\"]\n", "")]);
    let third = refreshed(Some(&gone), &now);
    let (before, not) = third.split_once("\n[not]").unwrap();
    assert!(not.contains("people = [\"Fumio Kishida\", \"Joe Biden\"]") && !before.contains("Kishida"), "{third}");
    // Who takes an entry out of [not] wants it found again.
    let back = edited(&third, &[("countries = [\"US\"]\n", "")]);
    assert!(refreshed(Some(&back), &now).contains("countries = [\"PH\", \"JP\", \"AU\", \"US\"] # ours"));
}

#[test]
fn what_a_person_added_or_moved_and_then_took_out_does_not_come_back_either() {
    let mut found = sheet(&["JP", "US"], &[]);
    found.found.mentioned = list(&["CN"]);
    let made = refreshed(None, &found);
    let moved = edited(
        &made,
        &[
            ("countries = [\"JP\", \"US\"]", "countries = [\"JP\", \"CN\", \"PH\"]"),
            ("mentioned = [\"CN\"]", "mentioned = [\"US\"]"),
        ],
    );
    let again = refreshed(Some(&moved), &found);
    assert!(
        again.contains("countries = [\"JP\", \"CN\", \"PH\"]\nmentioned = [\"US\"]") && !again.contains("\n[not]"),
        "{again}"
    );
    found.found.countries = list(&["JP", "US", "PH"]);
    let gone = edited(&again, &[("countries = [\"JP\", \"CN\", \"PH\"]", "countries = [\"JP\"]")]);
    let third = refreshed(Some(&gone), &found);
    assert!(third.contains("countries = [\"JP\"]\nmentioned = [\"US\"]"), "{third}");
    assert!(third.contains("[not]\ncountries = [\"CN\", \"PH\"]"), "{third}");
}

#[test]
fn another_spelling_is_no_other_entry() {
    let now = sheet(&["JP", "US"], &["Recep Tayyip Erdogan"]);
    let made = refreshed(None, &now);
    let mine = edited(&made, &[("\"JP\", \"US\"", "\"Japan\", \"US\""), ("Erdogan", "Erdoğan")]);
    let again = refreshed(Some(&mine), &now);
    assert!(
        again.contains("countries = [\"Japan\", \"US\"]\n") && again.contains("people = [\"Recep Tayyip Erdoğan\"]\n")
    );
    assert!(!again.contains("\n[not]") && !again.contains("\"Recep Tayyip Erdogan\""), "{again}");
    // What [not] names in another spelling is not found either, and goes if it was written.
    let not = edited(&made, &[("\n# How", "[not]\ncountries = [\"Japan\"]\n\n# How")]);
    assert!(refreshed(Some(&not), &now).contains("countries = [\"US\"]\n"));
}

#[test]
fn what_moves_to_the_front_matter_is_not_denied() {
    let mut now = sheet(&["JP"], &["Fumio Kishida"]);
    let made = refreshed(None, &now);
    let moved = edited(&made, &[("people = [\"Fumio Kishida\"]\n", ""), ("summary = \"They met.\"\n", "")]);
    now.authored.people = list(&["Fumio Kishida"]);
    now.found.people.clear();
    now.summary = None;
    let again = refreshed(Some(&moved), &now);
    assert!(!again.contains("\n[not]") && !again.contains("Kishida"), "{again}");
    // And what the author has said since needs no second word here.
    let again = refreshed(Some(&made), &now);
    assert!(!again.contains("They met.\"\n") && !again.contains("Kishida") && !again.contains("\n[not]"), "{again}");
}

#[test]
fn a_summary_and_key_points_that_a_person_took_out_stay_out() {
    let now = sheet(&["JP"], &[]);
    let made = refreshed(None, &now);
    let start = made.find("\nsummary").unwrap();
    let end = made.find("\ncountries").unwrap();
    let gone = format!("{}{}", &made[..start], &made[end..]);
    let mut later = now.clone();
    later.summary = Some("They met again.".into());
    later.key_points = list(&["They met again."]);
    let again = refreshed(Some(&gone), &later);
    assert!(!again.contains("They met"), "{again}");
    let kept = refreshed(Some(&made), &later);
    assert!(kept.contains("summary = \"They met again.\"\nkey_points = [\"They met again.\"]\n"), "{kept}");
}

#[test]
fn comments_within_a_list_and_its_layout_stay() {
    let made = refreshed(None, &sheet(&["JP", "US", "CN", "KP"], &[]));
    let list = "countries = [ # who\n    \"JP\", # the host\n    # an ally\n    \"US\",\n    \"CN\", # asked\n    \"KP\" # why?\n]";
    let mine = edited(&made, &[("countries = [\"JP\", \"US\", \"CN\", \"KP\"]", list)]);
    let same = refreshed(Some(&mine), &sheet(&["JP", "US", "CN", "KP"], &[]));
    assert_eq!(same, mine);
    let grown = refreshed(Some(&mine), &sheet(&["JP", "US", "CN", "KP", "AU"], &[]));
    assert!(grown.contains("    \"KP\", # why?\n    \"AU\"\n]"), "{grown}");
    let fewer = refreshed(Some(&mine), &sheet(&["JP", "CN"], &[]));
    for comment in ["# who", "# the host", "# an ally", "# asked", "# why?"] {
        assert!(fewer.contains(comment), "{comment} is lost:\n{fewer}");
    }
    assert!(!fewer.contains("    \"US\"") && !fewer.contains("    \"KP\""), "{fewer}");
    let none = refreshed(Some(&mine), &sheet(&["AU"], &[]));
    assert!(none.contains("# an ally") && none.contains("\"AU\""), "{none}");
}

#[test]
fn a_list_of_one_line_keeps_its_line() {
    let made = refreshed(None, &sheet(&["JP", "US", "CN"], &[]));
    for (found, line) in [
        (&["US", "CN"][..], "countries = [\"US\", \"CN\"]\n"),
        (&["JP", "CN"], "countries = [\"JP\", \"CN\"]\n"),
        (&["JP"], "countries = [\"JP\"]\n"),
        (&["AU"], "countries = [\"AU\"]\n"),
        (&[], "countries = []\n"),
    ] {
        let again = refreshed(Some(&made), &sheet(found, &[]));
        assert!(again.contains(line), "{line} is not in\n{again}");
        assert!(!again.contains("\n[not]"), "what is only not found any more was taken out by nobody");
    }
}

#[test]
fn tables_of_a_persons_stay_as_they_are_written() {
    let made = refreshed(None, &sheet(&["JP", "GE"], &[]));
    let inline = edited(&made, &[("lang = \"en\"\n", "lang = \"en\"\nnot = { countries = [\"GE\"] } # the state\n")]);
    let again = refreshed(Some(&inline), &sheet(&["JP", "GE"], &[]));
    assert!(again.contains("not = { countries = [\"GE\"] } # the state\n"), "{again}");
    assert!(again.contains("countries = [\"JP\"]\n"), "{again}");
    let source = edited(&made, &[("\n# How", "\n[[source]] # theirs\nname = \"Reuters\"\n\n# How")]);
    let again = refreshed(Some(&source), &sheet(&["JP"], &["Joe Biden"]));
    assert!(again.contains("\n[[source]] # theirs\nname = \"Reuters\"\n\n# How Chancery"), "{again}");
    let dos = made.replace('\n', "\r\n");
    assert_eq!(refreshed(Some(&dos), &sheet(&["JP", "GE"], &[])), dos);
}

#[test]
fn a_line_below_the_last_table_is_told_as_given_twice() {
    let made = refreshed(None, &sheet(&["JP"], &[]));
    let below = format!("{made}systems = [\"Patriot\"]\n");
    let broken = super::refreshed(Some(&below), &sheet(&["JP"], &[]), &|_, entry| entry.to_owned()).unwrap_err();
    assert!(broken.reason.contains("duplicate key"), "{broken:?}");
    let broken =
        super::refreshed(Some("countries = [\"JP\"\npeople ="), &sheet(&["JP"], &[]), &|_, entry| entry.to_owned());
    assert!(!broken.unwrap_err().reason.is_empty());
}

/// The entries of a list, as they stand on its line.
fn listed(text: &str, name: &str) -> Vec<String> {
    let start = format!("\n{name} = [");
    let Some((_, rest)) = text.split_once(&start) else { return Vec::new() };
    let line = rest.split(']').next().unwrap_or("");
    line.split('"').skip(1).step_by(2).map(str::to_owned).collect()
}

/// A list with other entries, as a person writes them.
fn rewritten(text: &str, name: &str, entries: &[String]) -> String {
    let start = format!("\n{name} = [");
    let (before, rest) = text.split_once(&start).unwrap();
    let (_, after) = rest.split_once(']').unwrap();
    let entries: Vec<String> = entries.iter().map(|entry| format!("\"{entry}\"")).collect();
    format!("{before}{start}{}]{after}", entries.join(", "))
}

proptest::proptest! {
    /// Whatever is found and whatever a person does: what they add stays, what they take out does not come back, and
    /// what is found is there besides.
    #[test]
    fn a_persons_word_stands_for_ever(
        rounds in proptest::collection::vec((0u8..64, 0u8..64, 0u8..64, 0u8..64), 1..6),
    ) {
        const CODES: [&str; 6] = ["JP", "US", "CN", "KP", "PH", "AU"];
        let picked = |bits: u8| -> Vec<String> {
            (0..6).filter(|at| bits & (1 << at) != 0).map(|at| CODES[at].to_owned()).collect()
        };
        let (mut added, mut gone) = (Vec::<String>::new(), Vec::<String>::new());
        let mut text: Option<String> = None;
        for (primary, rest, add, remove) in rounds {
            let mut now = sheet(&[], &[]);
            now.found.countries = picked(primary);
            now.found.mentioned = picked(rest & !primary);
            let made = refreshed(text.as_deref(), &now);
            let here = |text: &str| [listed(text, "countries"), listed(text, "mentioned")].concat();
            for entry in &added {
                proptest::prop_assert!(here(&made).contains(entry), "{entry} was added, and is not in\n{made}");
            }
            for entry in &gone {
                proptest::prop_assert!(!here(&made).contains(entry), "{entry} was taken out, and is in\n{made}");
            }
            for entry in now.found.countries.iter().chain(&now.found.mentioned) {
                proptest::prop_assert!(here(&made).contains(entry) || gone.contains(entry), "{entry} is not in\n{made}");
            }
            let mut once = here(&made);
            once.sort();
            once.dedup();
            proptest::prop_assert_eq!(once.len(), here(&made).len(), "an entry stands twice in\n{}", made);
            // The person: takes some out of either list, and adds others that are in neither, nor denied.
            let (add, remove) = (picked(add & !remove), picked(remove));
            let mut mine = made.clone();
            for name in ["countries", "mentioned"] {
                let kept: Vec<String> = listed(&mine, name).into_iter().filter(|entry| !remove.contains(entry)).collect();
                gone.extend(listed(&mine, name).into_iter().filter(|entry| remove.contains(entry)));
                mine = rewritten(&mine, name, &kept);
            }
            added.retain(|entry| !gone.contains(entry));
            let new: Vec<String> =
                add.into_iter().filter(|entry| !here(&mine).contains(entry) && !gone.contains(entry)).collect();
            mine = rewritten(&mine, "mentioned", &[listed(&mine, "mentioned"), new.clone()].concat());
            added.extend(new);
            text = Some(mine);
        }
    }
}
