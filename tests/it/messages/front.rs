//! Messages about what stands before an article's text: front matter, and what is taken for it.

use super::{check, files, help_of, inputs, site_of};

#[test]
fn front_matter_that_is_never_closed() {
    check(
        "\
//- articles/a.md
+++
^^^ front/unclosed: opened here
title = \"A\"
Text.
//- articles/b.md
+++
autor = \"x\"
^^^^^ toml/unknown-key: did you mean `authors`?
title = \"B\"
date = 2024-04-10
+++
Its neighbour is still checked.
",
    );
}

#[test]
fn wrong_types_and_bad_dates() {
    check(
        "\
//- articles/a.md
+++
title = 7
        ^ toml/wrong-type: this is a whole number
date = \"April\"
       ^^^^^^^ toml/date: not written as a date
topics = \"aukus\"
         ^^^^^^^ toml/wrong-type: this is a text
draft = \"yes\"
        ^^^^^ toml/wrong-type: this is a text
+++
Text.
",
    );
    check(
        "\
//- articles/a.md
+++
title = \"A\"
date = 2024-13-01
       ^^^^^^^^^^ toml/date: 
+++
Text.
",
    );
}

#[test]
fn broken_toml_is_shown_where_it_breaks() {
    check(
        "\
//- articles/a.md
+++
title = \"A\"
date = 2024-04-10
summary = oops
          ^^^^ toml/syntax: 
+++
Text.
",
    );
}

#[test]
fn what_is_written_for_toml_is_told_by_its_line() {
    let cases = [
        ("title = “Word quotes”", "straight"),
        ("title = \"A \"good\" title\"", "single ones"),
        ("title: \"Iceland\"", "write = between"),
        ("date = 01/02/2025", "2024-04-10"),
        ("title = Iceland", "text values need quotes"),
        ("date = 10 April 2024", "date = 2024-04-10"),
        ("title = 'Tokyo's pact'", "apostrophe"),
        ("title = \"Iceland", "ends with the mark"),
        ("topics = [\"nato\" \"aukus\"]", "put a comma"),
        ("title = \"A\"\ntitle = \"B\"", "take one of the two lines away"),
        ("[[source]", "two brackets"),
        ("[not]\n[not]", "take one of the two lines away"),
    ];
    for (line, help) in cases {
        let article = format!("+++\n{line}\nauthors = [\"Desk\"]\n+++\nText.\n");
        let site = site_of(&inputs(&[("articles/a.md".to_owned(), article)]));
        let notes = site.built.notes.clone().sorted();
        let broken: Vec<_> = notes.iter().filter(|note| note.message.contains("not valid TOML")).collect();
        assert_eq!(broken.len(), 1, "{line}: one slip, one message: {notes:#?}");
        assert!(broken[0].help.as_ref().is_some_and(|said| said.contains(help)), "{line}: {broken:#?}");
    }
}

#[test]
fn front_matter_of_other_kinds_is_not_published() {
    check(
        "\
//- articles/a.md
---
^^^ front/yaml: opened with `---`
title: Tokyo signs
tags:
  - japan
---
Text.
//- articles/b.md
 +++
^^^^ front/near-miss: nearly
title = \"B\"
 +++
//- articles/c.md
++++
^^^^ front/near-miss: nearly
title = \"C\"
++++
//- articles/d.txt

+++
^^^ front/near-miss: nearly
title = \"D\"
+++
",
    );
    let yaml = "//- articles/a.md\n---\ntitle: 'Tokyo: signs'\ndate: 4 April 2024\ndraft: true\ntags: [a, \"b\"]\npeople:\n- X\n---\n";
    assert_eq!(
        help_of(yaml, "front/yaml"),
        "write it as:\n+++\ntitle = \"Tokyo: signs\"\ndate = 2024-04-04\ndraft = true\ntags = [\"a\", \"b\"]\npeople = [\"X\"]\n+++"
    );
}

#[test]
fn a_thematic_break_stays_one() {
    for start in ["---\n\nNote that Japan signed.\n\n---\n", "---\nSaid: Japan signed.\n", "---\n---\n\n", "***\n"] {
        let site = site_of(&inputs(&files(&format!("//- articles/a.md\n{start}# Tokyo signs\n\nJapan signed.\n"))));
        assert!(!site.built.notes.has_errors(), "{start:?}: {:?}", site.codes());
    }
}

#[test]
fn a_date_in_words_is_offered_as_a_date() {
    let dated = |date: &str| format!("//- articles/a.md\n+++\ntitle = \"A\"\ndate = \"{date}\"\n+++\nText.\n");
    assert_eq!(help_of(&dated("4 April 2024"), "toml/date"), "write it without quotes: date = 2024-04-04");
    assert!(help_of(&dated("soon"), "toml/date").starts_with("write it as year-month-day"));
    let site = site_of(&inputs(&files(&dated("2024-02-30"))));
    assert_eq!(site.built.notes.sorted()[0].labels[0].text, "no such day");
}

#[test]
fn one_mistake_makes_one_message() {
    check(
        "\
//- articles/a.md
+++
titel = \"A\"
^^^^^ toml/unknown-key: did you mean `title`?
date = 2024-04-10
[[event]]
date = \"soon\"
       ^^^^^^ toml/date: not written as a date
text = \"X\"
[[event]]
dat = 2024-04-10
^^^ toml/unknown-key: did you mean `date`?
text = \"Y\"
+++
Text.
",
    );
}

#[test]
fn a_quote_that_the_text_does_not_have_is_told() {
    check(
        "\
//- articles/a.md
+++
title = \"A\"
date = 2024-04-10
[[quote]]
text = \"We are one\"
       ^^^^^^^^^^^^ front/lost-quote: not in the text
speaker = \"Fumio Kishida\"
[[quote]]
text = \"stand together…\"
speaker = \"Fumio Kishida\"
+++
Fumio Kishida spoke in Tokyo. “Stand together, whatever comes,” he said.
",
    );
}

#[test]
fn words_that_a_person_gives_are_a_quote() {
    let site = |front: &str| {
        let text = format!(
            "//- articles/a.md\n+++\ntitle = \"A\"\ndate = 2024-04-10\n{front}+++\nFumio Kishida met Joe Biden in Tokyo. It was “a new dawn”. \
             “We stand together, whatever comes in the years ahead,” Kishida said.\n"
        );
        let site = site_of(&inputs(&files(&text)));
        assert!(!site.built.notes.has_errors(), "{:?}", site.codes());
        super::super::scratch::between(site.page("briefings/a/index.html"), "<section class=\"quotes\"", "</section>")
            .to_owned()
    };
    let found = site("");
    assert!(found.contains("Fumio Kishida</a>") && !found.contains("a new dawn"), "{found}");
    let added = site("[[quote]]\ntext = \"a new dawn\"\nspeaker = \"Joe Biden\"\n");
    assert!(added.contains("<q>a new dawn</q>") && added.contains("Joe Biden</a>"), "{added}");
    let part = site("[[quote]]\ntext = \"whatever comes\"\nspeaker = \"A spokesman\"\n");
    assert!(part.contains("A spokesman") && !part.contains("Kishida</a>"), "{part}");
    let gone = site(
        "[not]\nquotes = [\"a new dawn\", \"Nothing of the kind\"]\n[[quote]]\ntext = \"a new dawn\"\nspeaker = \"\"\n",
    );
    assert!(!gone.contains("a new dawn"), "what is denied is denied: {gone}");
}

#[test]
fn a_line_below_a_table_is_told_to_go_up() {
    check(
        "\
//- articles/a.md
+++
title = \"A\"
date = 2024-04-10
[[source]]
name = \"Kyodo\"
aliases = [\"/old/\"]
^^^^^^^ toml/unknown-key: so it is part of the table above it
+++
Japan signed.
",
    );
    let tagged = "//- articles/a.md\n+++\ntitle = \"A\"\ndate = 2024-04-10\ntags = [\"Japan\"]\n+++\nText.\n";
    assert!(help_of(tagged, "toml/unknown-key").starts_with("sort them into `countries`"));
}
