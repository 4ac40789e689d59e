//! What `check` says: a text that is all right but for one thing, and the one message about it; and how it is said.

use super::scratch::{Scratch, stderr};
use serde_json::Value;
use std::process::Output;

const TODAY: &str = "2026-11-23";

/// An article with nothing to remark, in which one thing can be changed.
const SOUND: &str = "+++
title = \"Tokyo signs\"
date = 2024-04-10
summary = \"Japan and Australia signed.\"
[[source]]
name = \"Ministry\"
+++

Japan and Australia signed the pact in Tokyo. The ministers spoke of the sea lanes.
";

/// The same with these words in place of others.
fn changed(from: &str, to: &str) -> String {
    assert!(SOUND.contains(from), "{from}");
    SOUND.replace(from, to)
}

/// The same with more of a body.
fn with(body: &str) -> String {
    format!("{SOUND}\n{body}\n")
}

impl Scratch {
    fn check(&self, arguments: &[&str]) -> Output {
        self.command("check").args(["--today", TODAY]).args(arguments).output().unwrap()
    }

    /// What was found, as tools get it.
    fn found(&self, arguments: &[&str]) -> Value {
        let output = self.check(&[&["--format", "json"], arguments].concat());
        serde_json::from_slice(&output.stdout).unwrap_or_else(|error| panic!("{error}: {}", stderr(&output)))
    }
}

/// The codes that are found in one article, and the lines at which they stand (0 for a file as a whole).
fn codes(article: &str) -> Vec<(String, u64)> {
    let scratch = Scratch::new("");
    scratch.write("articles/a.md", article);
    let found = scratch.found(&[]);
    let found = found["diagnostics"].as_array().unwrap();
    let line = |found: &Value| found["labels"][0]["start"]["line"].as_u64().unwrap_or(0);
    found.iter().map(|found| (found["code"].as_str().unwrap().to_owned(), line(found))).collect()
}

#[track_caller]
fn says(article: &str, expected: &[(&str, u64)]) {
    let found = codes(article);
    let found: Vec<(&str, u64)> = found.iter().map(|(code, line)| (code.as_str(), *line)).collect();
    assert_eq!(found, expected, "{article}");
}

#[test]
fn a_sound_article_has_nothing_to_remark() {
    says(SOUND, &[]);
    let body = "## One\n\n### Two\n\n[the joint statement](https://gov.example/)\n\n| Navy | Ship |\n| - | - |\n| Japan | Akebono |\n\n\
                A break  \nis meant.";
    says(&with(body), &[]);
}

#[test]
fn an_article_says_what_it_is_based_on() {
    says(&changed("[[source]]\nname = \"Ministry\"\n", ""), &[("article/no-source", 0)]);
}

#[test]
fn a_summary_is_short() {
    let long = format!("summary = \"{}\"", "Japan signed it. ".repeat(20).trim());
    says(&changed("summary = \"Japan and Australia signed.\"", &long), &[("article/long-summary", 4)]);
}

#[test]
fn what_a_new_article_begins_with_is_not_published() {
    says(&with("Write here."), &[("article/placeholder", 11)]);
    says(&with("Write here. And they did."), &[]);
}

#[test]
fn no_kind_of_finding_is_hidden_by_another() {
    let scratch = Scratch::new("");
    let many = "[here](https://gov.example/) ".repeat(60);
    scratch
        .write("articles/a.md", format!("{SOUND}\n\n{many}\n\n# One\n\n#### Two\n\n![](https://gov.example/x.png)\n"));
    let output = scratch.command("check").output().unwrap();
    let said = String::from_utf8_lossy(&output.stderr);
    assert_eq!(said.matches("link/vague-text").count(), 20, "{said}");
    assert!(said.contains("heading/skipped") && said.contains("image/no-alt"), "{said}");
}

#[test]
fn days_are_not_in_the_future_and_in_their_order() {
    says(&changed("2024-04-10", "2027-01-01"), &[("date/future", 3)]);
    says(&changed("name = \"Ministry\"", "name = \"Ministry\"\naccessed = 2027-01-01"), &[("date/future", 7)]);
    says(&changed("date = 2024-04-10", "date = 2024-04-10\nupdated = 2024-04-09"), &[("date/order", 4)]);
}

#[test]
fn what_is_told_as_past_has_been() {
    says(&with("They met again on 4 May 2024."), &[("date/before-event", 11)]);
    says(&with("They will meet again on 4 May 2024."), &[]);
    let event = "[[event]]\ndate = 2024-05-04\ntext = \"The ships sailed\"\n+++\n\nJapan";
    says(&changed("+++\n\nJapan", event), &[("date/before-event", 9)]);
    says(&changed("+++\n\nJapan", &event.replace("sailed", "sail")), &[]);
    let later = changed("date = 2024-04-10", "date = 2024-04-10\nupdated = 2024-05-05");
    says(&format!("{later}\nThey met again on 4 May 2024.\n"), &[]);
}

#[test]
fn headings_go_down_one_level_at_a_time() {
    says(&with("## One\n\n#### Two"), &[("heading/skipped", 13)]);
    says(&with("### One"), &[("heading/skipped", 11)]);
    says(&with("# One\n\n## Two"), &[]);
}

#[test]
fn links_say_where_they_lead() {
    says(&with("The statement is [here](https://gov.example/)."), &[("link/vague-text", 11)]);
    says(&with("The statement is [Read  more!](https://gov.example/)."), &[("link/vague-text", 11)]);
    says(&with("[](https://gov.example/)"), &[("link/no-text", 11)]);
}

#[test]
fn pictures_say_what_they_show() {
    says(&with("![](/ship.png)"), &[("image/missing", 11), ("image/no-alt", 11)]);
    says(&with("![A ship](/ship.png)"), &[("image/missing", 11)]);
    says(&with("<img src=\"/ship.png\">"), &[("image/no-alt", 11), ("page/dead-link", 11)]);
}

#[test]
fn tables_name_their_columns() {
    says(&with("|   |   |\n| - | - |\n| Japan | Akebono |"), &[("table/no-header", 11)]);
}

#[test]
fn lines_end_where_they_seem_to() {
    says(&with("One line \nand another.\t"), &[("text/trailing-blanks", 11)]);
    // In code a blank is one.
    says(&with("```\ncode \n```"), &[]);
}

#[test]
fn links_of_the_finished_pages_lead_somewhere() {
    // What the build tells is not told again; what only the page shows is.
    says(&with("[the notes](#notes)"), &[("link/dead-anchor", 11)]);
    says(&with("<p><a href=\"/countries/japann/\">Japan</a></p>"), &[("page/dead-link", 11)]);
    says(&with("<p><a href=\"/countries/japan/#nowhere\">Japan</a></p>"), &[("page/dead-anchor", 11)]);
    says(&with("<p><a href=\"/countries/japan/\">Japan</a></p>"), &[]);
    let scratch = Scratch::new("");
    scratch.write("articles/a.md", SOUND);
    scratch.write("templates/footer.html", "<footer><a href=\"/contact/\">Contact</a></footer>\n");
    let found = scratch.found(&[]);
    let found = found["diagnostics"].as_array().unwrap();
    let [dead] = found.as_slice() else { panic!("{found:?}") };
    assert_eq!(
        (dead["code"].as_str(), dead["labels"][0]["path"].as_str()),
        (Some("page/dead-link"), Some("templates"))
    );
    assert!(dead["message"].as_str().unwrap().contains("/contact/"), "{dead}");
}

#[test]
fn a_name_that_is_used_once_is_held_against_the_others() {
    let scratch = Scratch::new("");
    let people = |name: &str| changed("[[source]]", &format!("people = [\"{name}\"]\n[[source]]"));
    let numbered = |name: &str, title: &str| people(name).replace("Tokyo signs", title).replace("sea lanes", title);
    scratch.write("articles/a.md", numbered("Fumio Kishida", "One"));
    scratch.write("articles/b.md", numbered("Fumio Kishida", "Two ships and the pact of others that were there"));
    scratch.write("articles/c.md", numbered("Fumio Kishda", "A third text of another day altogether, on the harbour"));
    let found = scratch.found(&[]);
    let found = found["diagnostics"].as_array().unwrap();
    let alike: Vec<&Value> = found.iter().filter(|found| found["code"] == "tag/lookalike").collect();
    let [one] = alike.as_slice() else { panic!("{found:?}") };
    assert_eq!((&one["labels"][0]["path"], &one["labels"][0]["start"]["line"]), (&"articles/c.md".into(), &5.into()));
    assert!(one["labels"][0]["text"].as_str().unwrap().contains("did you mean “Fumio Kishida”?"), "{one}");
}

#[test]
fn an_article_is_there_once() {
    let scratch = Scratch::new("");
    let text = "The defence ministers of Japan and Australia met in Tokyo and spoke of ports, of ships, of the law of the \
                sea and of the exercises that both navies hold in the summer off Darwin.";
    scratch.write("articles/a.md", with(text));
    scratch.write(
        "articles/b.md",
        with(text).replace("Tokyo signs", "Tokyo has signed").replace("in the summer", "in winter"),
    );
    scratch.write(
        "articles/c.md",
        changed("Tokyo signs", "Another").replace("Japan and Australia signed", "Nobody signed"),
    );
    let found = scratch.found(&[]);
    let found = found["diagnostics"].as_array().unwrap();
    let [twin] = found.as_slice() else { panic!("{found:?}") };
    assert_eq!((&twin["code"], &twin["labels"][0]["path"]), (&"article/twin".into(), &"articles/b.md".into()));
    assert_eq!(twin["labels"][1]["path"], "articles/a.md");
}

#[test]
fn warnings_fail_only_a_strict_check_and_nothing_is_written() {
    let scratch = Scratch::new("");
    scratch.write("articles/a.md", with("One line \nand another."));
    let before = scratch.tree(".");
    let output = scratch.check(&[]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    let said = stderr(&output);
    for words in ["text/trailing-blanks", "articles/a.md", "chancery check --fix", "1 article", "1 warning"] {
        assert!(said.contains(words), "{words} is not in\n{said}");
    }
    assert_eq!(scratch.check(&["--strict"]).status.code(), Some(1));
    scratch.write("articles/b.md", "+++\ntitel = \"x\"\n+++\n");
    assert_eq!(scratch.check(&[]).status.code(), Some(1));
    std::fs::remove_file(scratch.path("articles/b.md")).unwrap();
    assert_eq!(scratch.tree("."), before);
    assert_eq!(scratch.check(&["--base-url", "nonsense"]).status.code(), Some(2));
}

#[test]
fn what_is_safe_is_fixed() {
    let scratch = Scratch::new("");
    scratch.write("articles/a.md", SOUND);
    assert!(scratch.command("extract").args(["--write", "--today", TODAY]).status().unwrap().success());
    scratch.write("articles/a.md", with("The Philippines \nwelcomed the step."));
    let sidecar = scratch.read("articles/a.meta.toml");
    scratch.write("articles/a.meta.toml", sidecar.replacen("lang = \"en\"", "lang = \"en-GB\"", 1));
    let codes = |found: &Value| -> Vec<String> {
        found["diagnostics"]
            .as_array()
            .unwrap()
            .iter()
            .map(|found| found["code"].as_str().unwrap().to_owned())
            .collect()
    };
    assert_eq!(codes(&scratch.found(&[])), ["text/trailing-blanks", "sidecar/stale"]);
    let found = scratch.found(&["--fix"]);
    assert_eq!(codes(&found), Vec::<String>::new(), "{found}");
    assert_eq!(found["summary"]["fixed"].as_array().unwrap().len(), 2, "{found}");
    assert_eq!(scratch.read("articles/a.md"), with("The Philippines\nwelcomed the step."));
    let sidecar = scratch.read("articles/a.meta.toml");
    assert!(sidecar.contains("lang = \"en-GB\"") && sidecar.contains("PH"), "{sidecar}");
    // What a person has reviewed is theirs.
    scratch.write("articles/a.meta.toml", format!("reviewed = true\n{sidecar}"));
    scratch.write("articles/a.md", SOUND);
    let reviewed = scratch.read("articles/a.meta.toml");
    assert_eq!(codes(&scratch.found(&["--fix"])), ["sidecar/stale"]);
    assert_eq!(scratch.read("articles/a.meta.toml"), reviewed);
}

#[test]
fn sarif_says_rule_level_file_and_region() {
    let scratch = Scratch::new("");
    scratch.write("articles/a b.md", with("See [here](https://gov.example/) é [here](https://gov.example/)."));
    let output = scratch.check(&["--format", "sarif"]);
    let log: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!((log["version"].as_str(), log["runs"].as_array().unwrap().len()), (Some("2.1.0"), 1));
    let run = &log["runs"][0];
    assert_eq!(run["tool"]["driver"]["name"], "chancery");
    let results = run["results"].as_array().unwrap();
    assert_eq!(results.len(), 2);
    for result in results {
        let rule = usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap();
        assert_eq!(run["tool"]["driver"]["rules"][rule]["id"], result["ruleId"]);
        assert!(["error", "warning", "note", "none"].contains(&result["level"].as_str().unwrap()));
        assert!(!result["message"]["text"].as_str().unwrap().is_empty());
        let physical = &result["locations"][0]["physicalLocation"];
        assert_eq!(physical["artifactLocation"]["uri"], "articles/a%20b.md");
        assert!(physical["region"]["startLine"].as_u64().unwrap() >= 1);
    }
    let second = &results[1]["locations"][0]["physicalLocation"]["region"];
    assert_eq!(
        (&second["startLine"], &second["startColumn"], &second["endColumn"]),
        (&11.into(), &36.into(), &64.into())
    );
}

#[test]
fn completions_and_manual_pages_know_every_command() {
    let scratch = Scratch::new("");
    let run = |arguments: &[&str]| {
        let mut command = std::process::Command::new(assert_cmd::cargo::cargo_bin!("chancery"));
        let output = command.args(arguments).current_dir(scratch.root()).output().unwrap();
        assert!(output.status.success(), "{}", stderr(&output));
        String::from_utf8(output.stdout).unwrap()
    };
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let script = run(&["completions", shell]);
        assert!(["import", "check", "doctor", "allow-private"].iter().all(|word| script.contains(word)), "{shell}");
    }
    assert!(run(&["man"]).contains(".TH chancery"));
    run(&["man", "pages"]);
    assert!(scratch.read("pages/chancery-check.1").contains("external"));
}

#[test]
fn a_doctor_says_what_to_do_next() {
    let scratch = Scratch::new("");
    scratch.write("articles/a.md", SOUND);
    let run = || {
        let output = scratch.command("doctor").output().unwrap();
        (output.status.code(), String::from_utf8(output.stdout).unwrap())
    };
    let (code, said) = run();
    assert_eq!(code, Some(0), "{said}");
    assert!(said.contains("chancery 0.") && said.contains("All is well") && said.contains("base_url"), "{said}");
    // A comment may name an example's address.
    let settings = scratch.read("site.toml");
    let real = settings.replace("//example.org", "//desk.gov.example");
    scratch.write("site.toml", format!("# as in https://example.org/desk/\n{real}"));
    assert!(!run().1.contains("address of an example"), "{}", run().1);
    // Brotli is read over https only.
    for (url, told) in [("http", true), ("https", false)] {
        let store = format!("[publish.live]\nkind = \"s3\"\nbucket = \"desk\"\nurl = \"{url}://desk.gov.example\"");
        scratch.write("site.toml", format!("{real}{store}\ncompress = \"brotli\"\n"));
        assert_eq!(run().1.contains("browsers read brotli over https only"), told, "{}", run().1);
    }
    scratch.write("site.toml", settings);
    assert!(scratch.build(&[]).status.success());
    assert!(run().1.contains("is whole"));
    scratch.write("articles/b.md", "+++\ntitle = 1\n+++\nJapan.\n");
    let (code, said) = run();
    assert_eq!(code, Some(1), "{said}");
    assert!(said.contains("`chancery build` would stop: 1 error"), "{said}");
    scratch.write("site.toml", "titel = \"x\"\n");
    let (code, said) = run();
    assert_eq!(code, Some(1));
    assert!(said.contains("site.toml has") && said.contains("`chancery check` shows where"), "{said}");
    std::fs::remove_file(scratch.path("site.toml")).unwrap();
    assert!(run().1.contains("chancery init"));
}
