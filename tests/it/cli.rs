//! The command line: arguments, exit codes, and what is printed where.

use super::scratch::{Scratch, stderr};
use std::process::{Command, Output};

const ONE: &str = "\
//- articles/a.md
+++
title = \"Tokyo signs\"
date = 2024-04-10
+++
Japan signed.
";

fn chancery(arguments: &[&str]) -> Output {
    Command::new(assert_cmd::cargo::cargo_bin!("chancery")).args(arguments).output().unwrap()
}

#[test]
fn help_speaks_to_a_newcomer() {
    let output = chancery(&["--help"]);
    let text = String::from_utf8(output.stdout).unwrap();
    assert!(output.status.success());
    for word in ["site.toml", "articles/", "build", "serve", "publish", "Exit codes"] {
        assert!(text.contains(word), "--help does not say {word}:\n{text}");
    }
    let version = String::from_utf8(chancery(&["--version"]).stdout).unwrap();
    assert_eq!(version.trim(), concat!("chancery ", env!("CARGO_PKG_VERSION")));
}

#[test]
fn usage_errors_exit_with_two() {
    for wrong in
        [&["bild"][..], &["build", "--nope"], &["build", "--base-url", "x"], &["build", "--root", "/nowhere/at/all"]]
    {
        assert_eq!(chancery(wrong).status.code(), Some(2), "{wrong:?}");
    }
}

#[test]
fn the_closing_line_counts() {
    let site = Scratch::new(ONE);
    let output = site.build(&[]);
    let text = stderr(&output);
    assert!(text.contains("1 article, 1 tag:"), "{text}");
    assert!(text.contains("pages written, 0 unchanged, 0 removed in"), "{text}");
    assert!(!text.contains('\u{1b}'), "colours on something that is no terminal");
    assert!(output.stdout.is_empty());
    assert!(stderr(&site.build(&["-q"])).is_empty());
}

#[test]
fn json_is_for_tools() {
    let site = Scratch::new(ONE);
    site.write("articles/b.md", "+++\ntitle = \"B\"\ndate = 2024-01-01\nautor = \"x\"\n+++\nText.\n");
    let output = site.build(&["--format", "json"]);
    assert_eq!(output.status.code(), Some(1));
    let json: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let first = &json["diagnostics"][0];
    assert_eq!(first["code"], "toml/unknown-key");
    assert_eq!(first["severity"], "error");
    assert_eq!(first["labels"][0]["path"], "articles/b.md");
    assert_eq!(first["labels"][0]["start"], serde_json::json!({ "line": 4, "column": 1 }));
    assert_eq!(json["summary"]["output"], serde_json::Value::Null);
    std::fs::remove_file(site.path("articles/b.md")).unwrap();
    let json: serde_json::Value = serde_json::from_slice(&site.build(&["--format", "json"]).stdout).unwrap();
    assert_eq!(json["summary"]["articles"], 1);
}

#[test]
fn strict_makes_warnings_errors() {
    let site = Scratch::new("//- articles/a.md\nA paragraph about Japan that has no title and no date at all.\n");
    let strict = site.build(&["--strict"]);
    assert_eq!(strict.status.code(), Some(1));
    assert!(!site.path("public").exists());
    assert_eq!(site.build(&[]).status.code(), Some(0));
    assert_eq!(
        site.build(&["--strict"]).status.code(),
        Some(1),
        "a build with nothing to do must not forget its warnings"
    );
    assert!(stderr(&site.build(&[])).contains("undated"), "a build with nothing to do must not forget its warnings");
}

#[test]
fn drafts_show_only_when_asked() {
    let site = Scratch::new(ONE);
    site.write("articles/d.md", "+++\ntitle = \"Secret draft\"\ndate = 2024-04-12\ndraft = true\n+++\nChina.\n");
    assert!(site.build(&[]).status.success());
    assert!(!site.path("public/briefings/secret-draft").exists());
    assert!(!site.path("public/countries/china").exists());
    assert!(site.build(&["--drafts"]).status.success());
    assert!(site.path("public/briefings/secret-draft/index.html").exists());
}

#[test]
fn base_url_and_output_can_be_given() {
    let site = Scratch::new(ONE);
    let output = site.path("out");
    let done = site.build(&["--base-url", "https://desk.example/briefs/", "--output", output.to_str().unwrap()]);
    assert!(done.status.success(), "{}", stderr(&done));
    let page = site.read("out/index.html");
    assert!(page.contains("href=\"/briefs/countries/\""));
    assert!(site.read("out/sitemap.xml").contains("<loc>https://desk.example/briefs/countries/japan/</loc>"));
}

#[test]
fn files_that_cannot_be_read_are_all_named() {
    let site = Scratch::new(ONE);
    site.write("articles/latin.md", b"+++\ntitle = \"Caf\xe9\"\n+++\n");
    site.write("articles/big.md", vec![b'a'; 3 * 1024 * 1024]);
    site.write("articles/photo.jpg", [0xff, 0xd8]);
    let text = stderr(&site.build(&[]));
    for code in ["file/not-utf8", "article/too-large", "file/ignored"] {
        assert!(text.contains(code), "{code} is not in:\n{text}");
    }
    assert!(text.contains("0xE9 on line 2"), "{text}");
}

#[cfg(unix)]
#[test]
fn links_among_the_articles_are_not_followed() {
    let site = Scratch::new(ONE);
    site.write("secret.md", "+++\ntitle = \"Secret\"\ndate = 2024-01-01\n+++\nNo.\n");
    std::os::unix::fs::symlink(site.path("secret.md"), site.path("articles/link.md")).unwrap();
    let output = site.build(&[]);
    assert_eq!(output.status.code(), Some(1));
    assert!(stderr(&output).contains("links are not followed"), "{}", stderr(&output));
}

#[test]
fn an_error_is_shown_with_its_place_its_line_and_a_way_out() {
    let site = Scratch::new(
        "//- articles/a.md\n+++\ntitle = \"A\"\ndate = 2024-04-10\nautor = \"x\"\n+++\nJapan.\n\n[far](no/such/place.md)\n",
    );
    insta::assert_snapshot!(stderr(&site.build(&[])), @r#"
    toml/unknown-key

      × unknown key `autor`
       ╭─[articles/a.md:4:1]
     3 │ date = 2024-04-10
     4 │ autor = "x"
       · ──┬──
       ·   ╰── did you mean `authors`?
     5 │ +++
       ╰────
      help: rename it to `authors`
    link/dead

      × the link leads nowhere: no/such/place.md
       ╭─[articles/a.md:8:1]
     7 │ 
     8 │ [far](no/such/place.md)
       · ───────────┬───────────
       ·            ╰── no such page
       ╰────
      help: correct the link or take it out
    2 errors: nothing was written, and the site stands as it was.
    "#);
}

/// One good article among many that are not.
const WRONG: &str = "\
//- articles/unclosed.md
+++
title = \"Unclosed\"
//- articles/key.md
+++
autor = \"x\"
title = \"Key\"
date = 2024-04-10
+++
Text.
//- articles/type.md
+++
title = 7
+++
Text.
//- articles/day.md
+++
title = \"Day\"
date = 2024-02-30
+++
Text.
//- articles/country.md
+++
title = \"Country\"
date = 2024-04-10
countries = [\"QQ\"]
+++
Text.
//- articles/one.md
+++
title = \"Twins\"
date = 2024-04-10
+++
[dead](nowhere.md)
//- articles/two.md
+++
title = \"Twins\"
date = 2024-04-10
aliases = [\"/briefings/good/\"]
+++
Text.
//- articles/good.md
+++
title = \"Good\"
date = 2024-04-10
+++
Japan.
//- templates/briefing.html
{% if %}
";

#[test]
fn everything_that_is_wrong_is_told_in_one_run() {
    let site = Scratch::new(WRONG);
    site.write("articles/latin.md", b"+++\ntitle = \"Caf\xe9\"\n+++\n");
    site.write("articles/big.md", vec![b'a'; 3 * 1024 * 1024]);
    let output = site.build(&["--format", "json"]);
    let json: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let found: Vec<String> = json["diagnostics"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|note| note["severity"] == "error")
        .map(|note| format!("{} {}", note["labels"][0]["path"].as_str().unwrap(), note["code"].as_str().unwrap()))
        .collect();
    assert_eq!(
        found,
        [
            "articles/big.md article/too-large",
            "articles/country.md tag/unknown-country",
            "articles/day.md toml/date",
            "articles/key.md toml/unknown-key",
            "articles/latin.md file/not-utf8",
            "articles/one.md link/dead",
            "articles/two.md site/duplicate-slug",
            "articles/two.md site/route-clash",
            "articles/type.md toml/wrong-type",
            "articles/unclosed.md front/unclosed",
            "templates/briefing.html template/error",
        ]
    );
    assert_eq!(output.status.code(), Some(1));
    assert!(!site.path("public").exists() && !site.path(".public.chancery/stage").exists());
}

#[test]
fn a_site_without_articles_or_settings_says_what_to_do() {
    let empty = Scratch::new("");
    std::fs::remove_dir(empty.path("articles")).unwrap();
    let bare = Scratch::new(ONE);
    std::fs::remove_file(bare.path("site.toml")).unwrap();
    for (site, words) in [(&empty, "put a .md or .txt file"), (&bare, "a site is a folder with `site.toml`")] {
        let output = site.build(&[]);
        assert_eq!(output.status.code(), Some(1), "{}", stderr(&output));
        assert!(stderr(&output).contains(words), "{}", stderr(&output));
        assert!(!site.path("public").exists());
    }
}

#[test]
fn text_that_is_not_utf8_is_named_wherever_it_stands() {
    for path in ["site.toml", "articles/a.md", "articles/a.meta.toml", "templates/briefing.html"] {
        let site = Scratch::new(ONE);
        site.write(path, b"x = 1\n# Caf\xe9\n");
        let output = site.build(&[]);
        let text = stderr(&output);
        assert_eq!(output.status.code(), Some(1), "{text}");
        assert!(text.contains("0xE9 on line 2") && text.contains(path), "{path}: {text}");
        assert!(!text.contains("there is no site.toml"), "{path}: {text}");
    }
}

#[cfg(unix)]
#[test]
fn what_may_not_be_read_is_named_and_its_neighbours_are_checked() {
    let site = Scratch::new(ONE);
    site.write("articles/closed.md", "+++\ntitle = \"Closed\"\n+++\n");
    site.write("articles/folder/inner.md", "+++\ntitle = \"Inner\"\n+++\n");
    site.write("articles/wrong.md", "+++\ntitle = 7\n+++\n");
    let mut command = site.bound("build");
    site.permit("articles/closed.md", 0o000);
    site.permit("articles/folder", 0o000);
    let output = command.output().unwrap();
    site.permit("articles/folder", 0o700);
    let text = stderr(&output);
    assert_eq!(output.status.code(), Some(1), "{text}");
    for words in ["articles/closed.md", "articles/folder", "Permission denied", "toml/wrong-type"] {
        assert!(text.contains(words), "{words} is not in:\n{text}");
    }
    assert_eq!(text.matches("file/unreadable").count(), 2, "{text}");
    assert!(!site.path("public").exists());
}

#[cfg(unix)]
#[test]
fn a_link_to_nowhere_is_told_like_any_other() {
    let site = Scratch::new(ONE);
    std::os::unix::fs::symlink("nowhere.md", site.path("articles/link.md")).unwrap();
    let output = site.build(&[]);
    assert_eq!(output.status.code(), Some(1));
    assert!(stderr(&output).contains("articles/link.md"), "{}", stderr(&output));
}

#[test]
fn many_messages_are_cut_short_for_people_and_complete_for_tools() {
    let site = Scratch::new(ONE);
    let start = std::time::Instant::now();
    for (name, count) in [("many", 20_000), ("few", 21)] {
        let links = "[a](b.md) ".repeat(count);
        site.write(
            &format!("articles/{name}.md"),
            format!("+++\ntitle = \"{name}\"\ndate = 2024-04-10\nautor = 1\n+++\n\nJapan.\n{links}"),
        );
    }
    let text = stderr(&site.build(&[]));
    assert_eq!(text.matches("link/dead").count(), 40, "{text}");
    assert_eq!(text.matches("unknown key").count(), 2, "{text}");
    assert!(text.contains("and 19980 more like these in articles/many.md\n"), "{text}");
    assert!(text.contains("and 1 more like these in articles/few.md\n"), "{text}");
    assert!(text.contains("20023 errors: nothing was written"), "{text}");
    assert!(text.contains("many.md:8:") && text.contains(" 8 │ "), "{text}");
    let json: serde_json::Value = serde_json::from_slice(&site.build(&["--format", "json"]).stdout).unwrap();
    let notes = json["diagnostics"].as_array().unwrap();
    assert_eq!(notes.len(), 20_023);
    assert_eq!(notes[20_022]["labels"][0]["start"], serde_json::json!({ "line": 8, "column": 199_991 }));
    assert!(start.elapsed().as_secs() < 20, "reports took {:?}", start.elapsed());
}

#[test]
fn messages_in_many_files_are_limited_in_all() {
    let site = Scratch::new(ONE);
    for file in 0..300 {
        site.write(&format!("articles/x{file:03}.md"), "+++\ntitle = 7\n+++\nText.\n");
    }
    let text = stderr(&site.build(&[]));
    assert_eq!(text.matches("this is a whole number").count(), 200, "{text}");
    assert!(text.contains("in 100 other files\n"), "{text}");
}

#[test]
fn a_site_of_drafts_does_not_replace_the_one_that_stands() {
    let site = Scratch::new(ONE);
    assert!(site.build(&[]).status.success());
    site.write("articles/a.md", "+++\ntitle = \"Tokyo signs\"\ndate = 2024-04-10\ndraft = true\n+++\nJapan signed.\n");
    let output = site.build(&[]);
    assert_eq!(output.status.code(), Some(1));
    assert!(
        stderr(&output).contains("site/only-drafts") && stderr(&output).contains("--drafts"),
        "{}",
        stderr(&output)
    );
    assert!(site.path("public/briefings/tokyo-signs/index.html").exists());
    assert!(site.build(&["--drafts"]).status.success());
}

#[test]
fn a_failure_of_the_machine_is_told_to_tools_too() {
    let output = chancery(&["build", "--root", "/nowhere/at/all", "--format", "json"]);
    assert_eq!(output.status.code(), Some(2));
    let json: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(json["error"], "/nowhere/at/all is not a folder");
    assert!(stderr(&output).contains("is not a folder"));
}

#[cfg(unix)]
#[test]
fn a_linked_folder_of_articles_is_told_to_be_a_real_one() {
    let site = Scratch::new("");
    std::fs::rename(site.path("articles"), site.path("elsewhere")).unwrap();
    std::os::unix::fs::symlink("elsewhere", site.path("articles")).unwrap();
    let output = site.build(&[]);
    let text = stderr(&output);
    assert_eq!(output.status.code(), Some(1), "{text}");
    assert!(text.contains("links are not followed") && text.contains("must be a real one"), "{text}");
    assert!(!text.contains("that you may read it"), "{text}");
}
