//! Messages about a site's own lists: what a slip in them would lose in silence is told where it stands.

use super::{GOOD, check, files, help_of, inputs, site_of};

/// Holds the messages of a list against those written beside its text.
#[track_caller]
fn told(list: &str) {
    check(&format!("{GOOD}//- lists/own.toml\n{list}"));
}

#[test]
fn codes_that_no_country_has() {
    told(
        "\
[[system]]
name = \"GZ-9\"
makers = [\"Sweden\", \"se\", \"QQ\", \"Swedn\"]
          ^^^^^^^^ list/unknown-country: did you mean `SE` (Sweden)?
                          ^^^^ list/unknown-country: no code of ISO 3166-1
                                ^^^^^^^ list/unknown-country: did you mean `SE` (Sweden)?
[[organisation]]
name = \"Grey Zone Desk\"
country = \"UK\"
          ^^^^ list/unknown-country: did you mean `GB` (United Kingdom)?
members = [\"JP\", \"xx\"]
                 ^^^^ list/unknown-country: no code
[[media]]
name = \"Grey Zone Daily\"
country = \"Englnd\"
          ^^^^^^^^ list/unknown-country: did you mean `GB`
[[mask]]
kind = \"ship\"
phrases = [\"Pride of Ruritania\"]
code = \"RT\"
       ^^^^ list/unknown-country: no code
[[ambiguous]]
name = \"Strelsau\"
readings = [{ code = \"GG\", with = [\"Zenda\"] }, { code = \"RR\" }]
                                                        ^^^^ list/unknown-country: no code
default = \"SS1\"
          ^^^^^ list/unknown-country: no code
[[country]]
code = \"UK\"
       ^^^^ list/unknown-country: did you mean `GB`
cities = [\"Strelsauburg\"]
[[country]]
code = \"RS1\"
       ^^^^^ list/country-twice: its code is `RU`
name = \"Russia\"
[[country]]
code = \"XR\"
name = \"Ruritania\"
region = \"Eastern Europe\"
         ^^^^^^^^^^^^^^^^ list/unknown-region: did you mean Eastern Europe?
",
    );
    let list = |text: &str| format!("{GOOD}//- lists/own.toml\n{text}");
    let help = help_of(&list("[[system]]\nname = \"GZ-9\"\nmakers = [\"Sweden\"]\n"), "list/unknown-country");
    assert_eq!(help, "write \"SE\"");
    let help = help_of(&list("[[country]]\ncode = \"UK\"\nname = \"United Kingdom\"\n"), "list/country-twice");
    assert!(help.contains("code = \"GB\""), "{help}");
}

#[test]
fn a_list_in_the_configuration_is_held_to_the_same() {
    check(&format!(
        "\
{GOOD}//- site.toml
title = \"Desk\"
base_url = \"https://example.org\"
[media]
remote = false
[[system]]
name = \"GZ-9\"
makers = [\"Sweden\"]
          ^^^^^^^^ list/unknown-country: did you mean `SE`
"
    ));
}

#[test]
fn a_code_in_small_letters_is_meant() {
    let text = "\
//- articles/a.md
+++
title = \"A\"
date = 2024-04-10
+++
It was built in Strelsauburg.
//- lists/own.toml
[[country]]
code = \"gb\"
cities = [\"Strelsauburg\"]
";
    let site = site_of(&inputs(&files(text)));
    assert!(site.built.notes.clone().sorted().is_empty(), "{:?}", site.built.notes);
    assert!(site.pages.contains_key("countries/united-kingdom/index.html"));
    let country = |list: &str| site_of(&inputs(&files(&format!("{GOOD}//- lists/own.toml\n{list}")))).built.notes;
    let list = "[[organisation]]\nname = \"Grey Zone Desk\"\ncountry = \"gb\"\nmembers = [\"jp\"]\n";
    assert!(country(list).sorted().is_empty());
    // A country that one file adds is there for another, and for what stands before it.
    let list = "[[system]]\nname = \"GZ-9\"\nmakers = [\"xr\"]\n[[country]]\ncode = \"XR\"\nname = \"Ruritania\"\n";
    assert!(country(list).sorted().is_empty());
}

#[test]
fn names_that_are_something_elses() {
    told(
        "\
[[country]]
code = \"JP\"
cities = [\"Strelsauburg\", \"Oslo\", \"Athens\", \"New Mexico\", \"Tokyo\"]
                          ^^^^^^ list/name-twice: it counts for Japan alone
                                  ^^^^^^^^ list/name-ambiguous: this changes nothing
                                            ^^^^^^^^^^^^ list/name-masked: this changes nothing
[[country]]
code = \"NO\"
cities = [\"Strelsauburg\"]
          ^^^^^^^^^^^^^^ list/name-twice: it counts for Japan alone
[[organisation]]
name = \"North Atlantic Treaty Organization\"
       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ list/name-twice: it counts for “NATO” alone
[[organisation]]
name = \"Grey Zone Desk\"
codes = [\"GZD\"]
[[organisation]]
name = \"Grey Zone Department\"
codes = [\"GZD\"]
         ^^^^^ list/name-twice: it counts for “Grey Zone Desk” alone
words = [\"Greys\"]
         ^^^^^^^ list/word-alone: the entry has no `with`
[[media]]
name = \"Grey Zone Desk\"
",
    );
    let help = |list: &str| help_of(&format!("{GOOD}//- lists/own.toml\n{list}"), "list/name-twice");
    let moved = help("[[country]]\ncode = \"JP\"\ncities = [\"Oslo\"]\n");
    assert!(moved.contains("drop = [\"Oslo\"] in a [[country]] with code = \"NO\""), "{moved}");
    let joined = help("[[organisation]]\nname = \"North Atlantic Treaty Organization\"\n");
    assert!(joined.contains("write name = \"NATO\""), "{joined}");
    // What has been moved is told no more.
    told(
        "\
[[country]]
code = \"NO\"
drop = [\"Oslo\"]
[[country]]
code = \"JP\"
cities = [\"Oslo\"]
",
    );
}

#[test]
fn drops_that_drop_nothing() {
    told(
        "\
[[country]]
code = \"no\"
drop = [\"Foo\", \"Norway\", \"Olso\", \"Trondheim\"]
        ^^^^^ list/drop-nothing: no form of this entry
               ^^^^^^^^ list/drop-name: it is still found
                         ^^^^^^ list/drop-nothing: did you mean `Oslo`?
[[organisation]]
name = \"NATO\"
drop = [\"NATO\", \"North Atlantic Treaty Organization\"]
        ^^^^^^ list/drop-name: it is still found
[[system]]
name = \"GZ-9\"
names = [\"GZ9\"]
drop = [\"GZ9\"]
        ^^^^^ list/drop-nothing: no form of this entry
[[system]]
name = \"GZ-9\"
drop = [\"GZ9\"]
",
    );
}

#[test]
fn lists_of_words_that_are_not_there() {
    told(
        "\
[[evidence]]
name = \"plots\"
words = [\"Zenda\"]
[[ambiguous]]
name = \"Strelsau\"
readings = [{ code = \"GG\", evidence = [\"plots\", \"American town\"], against = [\"romance\"] }]
                                                ^^^^^^^^^^^^^^^ list/unknown-evidence: did you mean “American towns”?
                                                                             ^^^^^^^^^ list/unknown-evidence: no [[evidence]] has this name
",
    );
}

#[test]
fn entries_that_replace_each_other() {
    told(
        "\
[[topic]]
id = \"grey\"
strong = [\"grey zone\"]
[[topic]]
id = \"grey\"
     ^^^^^^ site/topic-twice: this one
[[ambiguous]]
name = \"Strelsau\"
[[ambiguous]]
name = \"Strelsau\"
       ^^^^^^^^^^ list/ambiguous-twice: this one
",
    );
}

#[test]
fn a_slip_in_a_list_is_told_once() {
    told("[[mask]]\n^^^^^^^^ toml/missing-key: the list entry has no `kind`\nphrases = [\"Norwegian Wood\"]\n");
    told(
        "[[ambiguous]]\n^^^^^^^^^^^^^ toml/missing-key: the list entry has no `name`\nreadings = [{ code = \"NO\" }]\n",
    );
    told("name = \"GZ-9\"\n^^^^ list/no-entry: nothing says what this is an entry of\nmakers = [\"SE\"]\n");
    told("nmae = 1\n^^^^ toml/unknown-key: not a key here\n");
    told("[system]\n^^^^^^^^ toml/wrong-type: this is a table\nname = \"GZ-9\"\n");
    told(
        "[[organisation]]\nname = \"Grey Zone Desk\"\nmembers = \"Sweden\"\n          ^^^^^^^^ toml/wrong-type: this is a text\n",
    );
    told(
        "\
[[country]]
code = \"Q1\"
       ^^^^ list/unknown-country: no code of ISO 3166-1
cities = [\"Strelsauburg\"]
[[country]]
code = \"Q2\"
       ^^^^ list/unknown-country: no code of ISO 3166-1
cities = [\"Strelsauburg\"]
",
    );
    for line in ["[[system]", "[system]]"] {
        let text = format!("{GOOD}//- lists/own.toml\n{line}\nname = \"GZ-9\"\n[[country]]\ncode = \"NO\"\n");
        let notes = site_of(&inputs(&files(&text))).built.notes.sorted();
        assert_eq!(notes.len(), 1, "{line}: {notes:#?}");
        let help = notes[0].help.as_deref().unwrap_or("");
        assert!(help.ends_with("two brackets on either side: [[system]]"), "{line}: {help}");
    }
    let help = help_of(&format!("{GOOD}//- lists/own.toml\n[system]\nname = \"GZ-9\"\n"), "toml/wrong-type");
    assert!(help.starts_with("write [[system]], with two brackets"), "{help}");
}
