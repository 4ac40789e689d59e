//! The author's desk: a new site, a new article, and the way to the first briefing.

use super::scratch::{Scratch, stderr};
use std::path::Path;
use std::process::{Command, Output, Stdio};
use tempfile::TempDir;

/// The program in a folder, without a terminal.
fn chancery(folder: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(assert_cmd::cargo::cargo_bin!("chancery"));
    command.current_dir(folder).args(arguments).env("NO_COLOR", "1").stdin(Stdio::null()).output().unwrap()
}

fn stdout(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned()
}

#[track_caller]
fn done(output: &Output) -> String {
    assert_eq!(output.status.code(), Some(0), "{}{}", stdout(output), stderr(output));
    stdout(output)
}

#[test]
fn a_new_site_builds_without_a_warning_and_looks_finished() {
    let home = TempDir::new().unwrap();
    let said =
        done(&chancery(home.path(), &["init", "my desk", "--yes", "--language", "en-GB", "--author", "A \"B\" C"]));
    for next in ["cd \"my desk\"", "chancery import -", "chancery serve", "chancery check"] {
        assert!(said.contains(next), "{next} is not in\n{said}");
    }
    let desk = home.path().join("my desk");
    let settings = std::fs::read_to_string(desk.join("site.toml")).unwrap();
    assert!(settings.starts_with("#:schema schemas/site.json\n"), "{settings}");
    assert!(settings.contains("title = \"My desk\"") && settings.contains("lang = \"en-GB\""), "{settings}");
    let schema: serde_json::Value =
        serde_json::from_slice(&std::fs::read(desk.join("schemas/site.json")).unwrap()).unwrap();
    assert_eq!(schema["title"], "site.toml");
    let value: toml::Value = toml::from_str(&settings).unwrap();
    assert!(jsonschema::validator_for(&schema).unwrap().is_valid(&serde_json::to_value(value).unwrap()));
    let built = chancery(&desk, &["build", "--strict"]);
    done(&built);
    assert!(!stderr(&built).contains("warning"), "{}", stderr(&built));
    let home_page = std::fs::read_to_string(desk.join("public/index.html")).unwrap();
    assert!(home_page.contains("Twelve states set Antarctica aside") && home_page.contains("My desk"));
    assert!(desk.join("public/countries/north-korea/index.html").is_file());
    let begun = done(&chancery(&desk, &["new", "Ships in the strait", "--date", "2026-03-01"]));
    assert!(begun.contains("articles/2026/ships-in-the-strait.md"), "{begun}");
    let article = std::fs::read_to_string(desk.join("articles/2026/ships-in-the-strait.md")).unwrap();
    assert!(article.contains("date = 2026-03-01\n"), "{article}");
    let front: toml::Table = article.split("+++\n").nth(1).unwrap().parse().unwrap();
    assert_eq!(front["authors"][0].as_str(), Some("A \"B\" C"), "{article}");
    done(&chancery(&desk, &["build", "--strict", "--drafts"]));
}

#[test]
fn every_remark_of_the_settings_can_be_taken_away() {
    let home = TempDir::new().unwrap();
    done(&chancery(home.path(), &["init", "desk", "--yes"]));
    let path = home.path().join("desk/site.toml");
    let settings = std::fs::read_to_string(&path).unwrap();
    let is_setting =
        |line: &str| line.starts_with('[') || line.split_once(" = ").is_some_and(|(key, _)| !key.contains(' '));
    let opened = |line: &str| line.strip_prefix("# ").filter(|rest| is_setting(rest)).unwrap_or(line).to_owned();
    let all: Vec<String> = settings.lines().map(opened).collect();
    std::fs::write(&path, all.join("\n")).unwrap();
    assert!(all.iter().any(|line| line.starts_with("author =")) && all.iter().any(|line| line == "[[topic]]"));
    done(&chancery(&home.path().join("desk"), &["build", "--strict"]));
}

#[test]
fn nothing_is_overwritten_and_nobody_is_asked_without_a_terminal() {
    let scratch = Scratch::new("//- sub/articles/mine.txt\nShips of Japan sailed on 4 March 2024. They met others.\n");
    let there = chancery(scratch.root(), &["init", ".", "--yes"]);
    assert_eq!(there.status.code(), Some(2));
    assert!(stderr(&there).contains("is a site already"), "{}", stderr(&there));
    let asked = chancery(scratch.root(), &["init", "new"]);
    assert_eq!(asked.status.code(), Some(2));
    assert!(stderr(&asked).contains("chancery init new --yes"), "{}", stderr(&asked));
    assert!(!scratch.path("new").exists());
    // A folder with texts becomes a site of these texts.
    let said = done(&chancery(scratch.root(), &["init", "sub", "--yes"]));
    assert!(said.contains("Made a site of the articles in sub"), "{said}");
    assert_eq!(scratch.tree("sub/articles").len(), 1);
    let wrong = chancery(scratch.root(), &["init", "other", "--yes", "--base-url", "example.org"]);
    assert_eq!(wrong.status.code(), Some(2));
    assert!(!scratch.path("other").exists(), "{}", stderr(&wrong));
    scratch.write("taken/schemas/site.json", "mine");
    assert_eq!(chancery(scratch.root(), &["init", "taken", "--yes"]).status.code(), Some(2));
    assert_eq!(scratch.read("taken/schemas/site.json"), "mine");
    assert!(!scratch.path("taken/site.toml").exists());
}

#[test]
fn a_new_article_takes_no_others_place() {
    let scratch = Scratch::new("//- articles/2024/ships-sail.txt\nShips of Japan sailed.\n");
    let taken = chancery(scratch.root(), &["new", "Ships sail!", "--date", "2025-01-01"]);
    assert_eq!(taken.status.code(), Some(2));
    assert!(stderr(&taken).contains("articles/2024/ships-sail.txt"), "{}", stderr(&taken));
    assert_eq!(chancery(scratch.root(), &["new", "!?"]).status.code(), Some(2));
    let nowhere = TempDir::new().unwrap();
    for command in [&["new", "A title"][..], &["import", "-"]] {
        let refused = chancery(nowhere.path(), command);
        assert_eq!(refused.status.code(), Some(2));
        assert!(stderr(&refused).contains("`chancery init .` makes one"), "{}", stderr(&refused));
    }
}
