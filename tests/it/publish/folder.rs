//! Publication to a folder: releases, the way back, and readers who never see half a site.

use super::super::scratch::{Scratch, stderr};
use super::{TOKYO, alone, built, desk, done, edit, refused, releases, served};
use std::path::Path;
use std::process::Stdio;
use std::time::Duration;

fn present(site: &Scratch) -> String {
    let leads = std::fs::read_link(site.path("www/current")).unwrap();
    leads.file_name().unwrap().to_string_lossy().into_owned()
}

fn say(site: &Scratch, word: &str) {
    let text = site.read("articles/a.md");
    site.write("articles/a.md", format!("{text}\nThey {word} it.\n"));
    done(site, &[]);
}

#[test]
fn as_many_releases_are_kept_as_the_target_says() {
    let site = served();
    ["sealed", "closed", "agreed", "wrote"].iter().for_each(|word| say(&site, word));
    let (kept, others) = releases(&site);
    assert_eq!(kept.len(), 2, "{kept:?}");
    assert_eq!(others.len(), 2, "two manifests, not {others:?}");
    assert_eq!(present(&site), kept[1]);
    site.write("site.toml", site.read("site.toml").replace("keep = 2", "keep = 4"));
    ["held", "read", "met"].iter().for_each(|word| say(&site, word));
    assert_eq!(releases(&site).0.len(), 4);
}

#[test]
fn the_release_before_comes_back_at_once_and_without_a_build() {
    let site = desk("[publish.live]\nkind = \"dir\"\npath = \"www\"\n");
    assert!(refused(&site, &["--rollback"]).contains("no release before the present one"));
    done(&site, &[]);
    assert!(refused(&site, &["--rollback"]).contains("no release before the present one"));
    let first = site.tree("www/current");
    say(&site, "sealed");
    say(&site, "closed");
    let all = releases(&site).0;
    // What is broken now must not stand in the way of what was right before.
    let sound = site.read("articles/a.md");
    site.write("articles/a.md", "+++\ntitle = 1\n+++\n");
    let text = done(&site, &["--rollback"]);
    assert!(text.contains(&format!("live (www): back at release {}", all[1])), "{text}");
    assert_eq!(present(&site), all[1]);
    done(&site, &["--rollback", "live"]);
    assert_eq!(site.tree("www/current"), first);
    assert!(refused(&site, &["--rollback"]).contains("no release before the present one"));
    assert_eq!(releases(&site).0, all, "nothing is lost on the way back");

    site.write("articles/a.md", sound);
    assert!(!done(&site, &[]).contains("nothing to do"), "a plan is made from what readers get now");
    assert_eq!(site.tree("www/current"), built(&site));
    assert!(present(&site) > all[2]);
}

#[test]
fn a_release_of_which_something_is_missing_does_not_come_back() {
    let site = desk("[publish.live]\nkind = \"dir\"\npath = \"www\"\n");
    ["sealed", "closed", "agreed"].iter().for_each(|word| say(&site, word));
    let all = releases(&site).0;
    // As a kill in the middle of deleting it would leave it.
    std::fs::remove_file(site.path("www/releases").join(&all[1]).join("sitemap.xml")).unwrap();
    done(&site, &["--rollback"]);
    assert_eq!(present(&site), all[0]);
    // One of which only folders are left is cleared away with the next publication that takes it.
    std::fs::create_dir_all(site.path("www/releases/20010101T000000Z-0123456789ab/briefings/a")).unwrap();
    site.write("www/releases/20010101T000000Z-0123456789ab.manifest", "");
    site.write("site.toml", format!("{}keep = 2\n", site.read("site.toml")));
    say(&site, "wrote");
    assert_eq!(releases(&site).0.len(), 2, "{:?}", releases(&site).0);
    assert!(!site.path("www/releases/20010101T000000Z-0123456789ab").exists());
}

#[test]
fn a_target_that_keeps_nothing_says_so() {
    let site = desk("[publish.zip]\nkind = \"archive\"\npath = \"desk.zip\"\n");
    done(&site, &[]);
    assert!(refused(&site, &["--rollback"]).contains("--rollback works for folders"));
}

/// Every page that a page's style sheets and scripts name is there: half a site would lack some.
fn whole(folder: &Path, home: &str) {
    let assets = home.split(['"', '\'']).filter(|piece| piece.starts_with("/assets/"));
    for asset in assets {
        let path = asset.trim_start_matches('/').split(['?', '#']).next().unwrap();
        assert!(folder.join(path).is_file(), "{asset} is missing in {}", folder.display());
    }
}

#[test]
fn a_kill_at_any_moment_leaves_a_whole_site_and_the_next_run_ends_it() {
    let site = served();
    done(&site, &[]);
    let mut before = site.tree("www/current");
    for n in 0..20_u64 {
        edit(&site, "Tokyo.", &format!("Tokyo. Clause {n}."));
        let mut command = alone(site.command("publish"), &site);
        let mut child = command.args(["-q", "--today", "2026-11-23"]).stderr(Stdio::null()).spawn().unwrap();
        std::thread::sleep(Duration::from_millis(10 * n));
        child.kill().unwrap();
        child.wait().unwrap();
        let now = site.tree("www/current");
        whole(&site.path("www/current"), &String::from_utf8_lossy(&now["index.html"]));
        let word = format!("Clause {n}.");
        let new = String::from_utf8_lossy(&now[TOKYO]).contains(&word);
        assert!(new || now == before, "killed after {} ms, the site is neither old nor new", 10 * n);
        done(&site, &[]);
        before = site.tree("www/current");
        assert_eq!(before, built(&site), "killed after {} ms", 10 * n);
        assert!(String::from_utf8_lossy(&before[TOKYO]).contains(&word));
    }
    // A run that was killed after the switch had no time to clear up; the next one that has something to do does.
    say(&site, "sealed");
    assert!(!site.path("www/releases/unfinished").exists() && releases(&site).0.len() <= 2);
}

#[test]
fn a_target_that_cannot_be_written_loses_nothing() {
    let site = served();
    done(&site, &[]);
    let before = site.tree("www/current");
    edit(&site, "signed", "sealed");
    let mut bound = site.bound("publish");
    site.permit("www/releases", 0o555);
    let output = bound.output().unwrap();
    site.permit("www/releases", 0o755);
    assert_eq!(output.status.code(), Some(2), "{}", stderr(&output));
    assert!(
        stderr(&output).contains("cannot write") && stderr(&output).contains("www/releases"),
        "{}",
        stderr(&output)
    );
    assert_eq!(site.tree("www/current"), before);
}
