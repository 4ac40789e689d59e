//! What is written: only what changed, only our own, whole at every instant, the same everywhere.

use super::scratch::{Scratch, TWO, stderr};
use std::process::Command;

/// The paths at which two folders differ.
fn differing(site: &Scratch, one: &str, other: &str) -> Vec<String> {
    let (one, other) = (site.tree(one), site.tree(other));
    let paths: std::collections::BTreeSet<&String> = one.keys().chain(other.keys()).collect();
    paths.into_iter().filter(|path| one.get(*path) != other.get(*path)).cloned().collect()
}

#[test]
fn a_second_build_writes_nothing_and_an_edit_writes_its_pages() {
    let site = Scratch::new(TWO);
    let first = site.build(&[]);
    assert!(first.status.success(), "{}", stderr(&first));
    let before = site.tree("public");
    let second = site.build(&[]);
    assert!(stderr(&second).contains(" 0 pages written,"), "{}", stderr(&second));
    assert_eq!(site.tree("public"), before);

    let old = std::fs::metadata(site.path("public/briefings/manila-answers/index.html")).unwrap().modified().unwrap();
    let text = site.read("articles/a.md");
    site.write("articles/a.md", text.replace("signed the pact", "sealed the pact"));
    let third = site.build(&[]);
    assert!(third.status.success(), "{}", stderr(&third));
    assert!(site.read("public/briefings/tokyo-signs/index.html").contains("sealed the pact"));
    let new = std::fs::metadata(site.path("public/briefings/manila-answers/index.html")).unwrap().modified().unwrap();
    assert_eq!(old, new, "an unchanged page was written again");
}

#[test]
fn an_edit_that_keeps_size_and_time_of_day_is_still_seen() {
    let site = Scratch::new(TWO);
    assert!(site.build(&[]).status.success());
    let text = site.read("articles/a.md");
    site.write("articles/a.md", text.replace("signed", "sealed"));
    assert!(site.build(&[]).status.success());
    assert!(site.read("public/briefings/tokyo-signs/index.html").contains("sealed"));
}

#[test]
fn what_an_earlier_build_made_goes_and_what_others_made_stays() {
    let site = Scratch::new(TWO);
    assert!(site.build(&[]).status.success());
    site.write("public/CNAME", "example.org\n");
    site.write("public/countries/philippines/notes.txt", "mine\n");
    std::fs::remove_file(site.path("articles/b.md")).unwrap();
    let output = site.build(&[]);
    assert!(output.status.success(), "{}", stderr(&output));
    assert!(!site.path("public/briefings/manila-answers").exists());
    assert!(!site.path("public/countries/philippines/index.html").exists());
    assert_eq!(site.read("public/countries/philippines/notes.txt"), "mine\n");
    assert_eq!(site.read("public/CNAME"), "example.org\n");
}

#[test]
fn an_old_page_that_somebody_changed_is_kept() {
    let site = Scratch::new(TWO);
    assert!(site.build(&[]).status.success());
    site.write("public/briefings/manila-answers/index.html", "edited by hand");
    std::fs::remove_file(site.path("articles/b.md")).unwrap();
    let output = site.build(&[]);
    assert!(stderr(&output).contains("old pages kept"), "{}", stderr(&output));
    assert_eq!(site.read("public/briefings/manila-answers/index.html"), "edited by hand");
}

#[test]
fn a_page_that_somebody_changed_or_deleted_is_made_again() {
    let site = Scratch::new(TWO);
    assert!(site.build(&[]).status.success());
    let whole = site.tree("public");
    site.write("public/index.html", "edited");
    std::fs::remove_file(site.path("public/sitemap.xml")).unwrap();
    let output = site.build(&[]);
    assert!(output.status.success(), "{}", stderr(&output));
    assert_eq!(site.tree("public"), whole);
}

#[test]
fn errors_leave_the_old_site_as_it_was() {
    let site = Scratch::new(TWO);
    assert!(site.build(&[]).status.success());
    let before = site.tree("public");
    site.write("articles/a.md", "+++\ntitle = 1\n+++\n");
    let output = site.build(&[]);
    assert_eq!(output.status.code(), Some(1), "{}", stderr(&output));
    assert_eq!(site.tree("public"), before);
    assert!(!site.path(".public.chancery/stage").exists());
}

#[test]
fn a_foreign_folder_is_refused() {
    let site = Scratch::new(TWO);
    site.write("elsewhere/thesis.doc", "years of work");
    let target = site.path("elsewhere");
    let output = site.build(&["--output", target.to_str().unwrap()]);
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(&output).contains("did not write"), "{}", stderr(&output));
    assert_eq!(site.tree("elsewhere").len(), 1);
    for swallowing in ["", "articles", "articles/out", "templates"] {
        let target = site.path(swallowing);
        let output = site.build(&["--output", target.to_str().unwrap()]);
        assert_eq!(output.status.code(), Some(2), "--output {swallowing}: {}", stderr(&output));
    }
}

#[test]
fn a_killed_commit_is_finished_by_the_next_command() {
    let site = Scratch::new(TWO);
    assert!(site.build(&[]).status.success());
    let old = site.tree("public");
    let text = site.read("articles/a.md");
    site.write("articles/a.md", text.replace("signed", "sealed"));
    assert!(site.build(&[]).status.success());
    let new = site.tree("public");
    let changed: Vec<&String> =
        new.iter().filter(|(path, bytes)| old.get(*path) != Some(bytes)).map(|(path, _)| path).collect();
    let moves: Vec<&&String> = changed.iter().filter(|path| **path != ".chancery").collect();
    assert!(moves.len() > 1, "{changed:?}");

    // The state of a commit that was killed after its first rename: the rest is still staged.
    for (at, path) in moves.iter().enumerate() {
        if at > 0 {
            site.write(&format!(".public.chancery/stage/{path}"), &new[**path]);
            match old.get(**path) {
                Some(bytes) => site.write(&format!("public/{path}"), bytes),
                None => std::fs::remove_file(site.path(&format!("public/{path}"))).unwrap(),
            }
        }
    }
    site.write(".public.chancery/manifest", &new[".chancery"]);
    site.write("public/.chancery", &old[".chancery"]);
    let journal = serde_json::json!({ "moves": moves, "deletions": ["index.txt"] });
    site.write(".public.chancery/journal", journal.to_string());
    let output = site.build(&[]);
    assert!(output.status.success(), "{}", stderr(&output));
    assert_eq!(site.tree("public"), new);
    assert!(!site.path(".public.chancery/journal").exists());
}

#[test]
fn a_journal_cannot_reach_outside() {
    let site = Scratch::new(TWO);
    assert!(site.build(&[]).status.success());
    site.write("precious.txt", "keep");
    let manifest = site.read("public/.chancery");
    site.write(".public.chancery/manifest", manifest);
    site.write(".public.chancery/journal", r#"{"moves":[],"deletions":["../precious.txt","/etc/x"]}"#);
    assert!(site.build(&[]).status.success());
    assert_eq!(site.read("precious.txt"), "keep");
}

#[cfg(unix)]
#[test]
fn a_link_in_the_output_is_not_followed() {
    let site = Scratch::new(TWO);
    assert!(site.build(&[]).status.success());
    site.write("outside/keep.txt", "keep");
    std::fs::remove_dir_all(site.path("public/briefings")).unwrap();
    std::os::unix::fs::symlink(site.path("outside"), site.path("public/briefings")).unwrap();
    let output = site.build(&[]);
    assert_eq!(output.status.code(), Some(2), "{}", stderr(&output));
    assert!(stderr(&output).contains("is a link"), "{}", stderr(&output));
    assert_eq!(site.tree("outside").len(), 1);
}

#[test]
fn a_file_where_the_output_should_be_is_a_clear_failure() {
    let site = Scratch::new(TWO);
    site.write("public", "a file");
    let output = site.build(&[]);
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(&output).contains("public"), "{}", stderr(&output));
    assert_eq!(site.read("public"), "a file");
}

#[cfg(unix)]
#[test]
fn an_output_that_may_not_be_written_is_a_clear_failure() {
    let fresh = Scratch::new(TWO);
    let mut command = fresh.bound("build");
    fresh.permit("", 0o500);
    let output = command.output().unwrap();
    fresh.permit("", 0o700);
    assert_eq!(output.status.code(), Some(2), "{}", stderr(&output));
    assert!(stderr(&output).contains("cannot write") && stderr(&output).contains("Permission denied"));
    assert!(!fresh.path("public").exists());
}

#[cfg(unix)]
#[test]
fn a_commit_that_may_not_write_is_finished_by_the_next_command() {
    // One folder that is closed stops a commit half-way; all of them stop it before its first step.
    let all = [
        "public",
        "public/briefings",
        "public/briefings/tokyo-signs",
        "public/search/index",
        "public/search/index/fragment",
        "public/search/index/index",
    ];
    for closed in [&["public/countries/japan"][..], &all] {
        let site = Scratch::new(TWO);
        assert!(site.build(&[]).status.success());
        let before = site.tree("public");
        let text = site.read("articles/a.md");
        site.write("articles/a.md", text.replace("signed", "sealed"));
        let mut command = site.bound("build");
        closed.iter().for_each(|folder| site.permit(folder, 0o500));
        let output = command.output().unwrap();
        closed.iter().for_each(|folder| site.permit(folder, 0o700));
        assert_eq!(output.status.code(), Some(2), "{}", stderr(&output));
        assert!(stderr(&output).contains("cannot write") && stderr(&output).contains(closed[0]), "{}", stderr(&output));
        assert!(closed.len() == 1 || site.tree("public") == before, "a commit that could not begin changed something");
        let next = site.build(&[]);
        assert!(next.status.success(), "{}", stderr(&next));
        let clean = site.path("clean");
        assert!(site.build(&["-q", "--output", clean.to_str().unwrap()]).status.success());
        assert_eq!(differing(&site, "public", "clean"), [""; 0], "the next command did not finish the commit");
    }
}

#[cfg(unix)]
#[test]
fn a_disk_that_fills_up_leaves_the_old_site() {
    let site = Scratch::new(TWO);
    assert!(site.build(&[]).status.success());
    let before = site.tree("public");
    let text = site.read("articles/a.md");
    site.write("articles/a.md", text.replace("signed", "sealed"));
    // A limit on the size of files makes writing fail half-way, as a full disk does.
    let build = site.command("build");
    let limited = Command::new("sh")
        .args(["-c", "trap '' XFSZ; ulimit -f 1; exec \"$@\"", "sh"])
        .arg(build.get_program())
        .args(build.get_args())
        .output()
        .unwrap();
    assert_eq!(limited.status.code(), Some(2), "{}", stderr(&limited));
    assert!(stderr(&limited).contains("cannot write"), "{}", stderr(&limited));
    assert!(site.tree("public") == before, "a build that failed changed the site");
    assert!(site.build(&[]).status.success());
    assert!(site.read("public/briefings/tokyo-signs/index.html").contains("sealed"));
}

#[test]
fn a_build_killed_at_any_moment_is_made_good_by_the_next() {
    let site = Scratch::new(TWO);
    let write = |words: &str| {
        for n in 0..60 {
            let text = format!("+++\ntitle = \"Note {n}\"\ndate = 2024-04-10\n+++\nJapan {words} with China.\n");
            site.write(&format!("articles/note-{n}.md"), text);
        }
    };
    write("never met");
    let start = std::time::Instant::now();
    assert!(site.build(&[]).status.success());
    let whole = start.elapsed();
    let mut interrupted = 0;
    for round in 1..=6 {
        write(&format!("met {round} times"));
        let mut running = site.command("build").arg("-q").spawn().unwrap();
        std::thread::sleep(whole * round / 7);
        // It may have ended by itself, which is as good.
        let _ = running.kill();
        interrupted += usize::from(!running.wait().unwrap().success());
        let next = site.build(&[]);
        assert!(next.status.success(), "{}", stderr(&next));
        let clean = format!("clean-{round}");
        let target = site.path(&clean);
        assert!(site.build(&["-q", "--output", target.to_str().unwrap()]).status.success());
        assert_eq!(differing(&site, "public", &clean), [""; 0], "round {round}");
    }
    assert!(interrupted > 0, "no build was killed, so nothing was tested");
}

#[test]
fn a_manifest_that_cannot_be_read_deletes_nothing() {
    let site = Scratch::new(TWO);
    assert!(site.build(&[]).status.success());
    let page = "public/briefings/manila-answers/index.html";
    std::fs::remove_file(site.path("articles/b.md")).unwrap();
    site.write("public/.chancery", "not a manifest\n../../etc/passwd\n");
    let _ = site.build(&[]);
    assert!(site.path(page).exists(), "a file was deleted that no manifest names");
}

#[test]
fn two_builds_at_once_both_end_well() {
    let site = Scratch::new(TWO);
    let mut one = site.command("build").arg("-q").spawn().unwrap();
    let mut two = site.command("build").arg("-q").spawn().unwrap();
    assert!(one.wait().unwrap().success() && two.wait().unwrap().success());
    assert!(site.path("public/index.html").exists());
}

#[test]
fn the_same_bytes_everywhere() {
    let site = Scratch::new(TWO);
    let build = |output: &str, settings: &[(&str, &str)]| {
        let target = site.path(output);
        let mut command: Command = site.command("build");
        command.args(["--today", "2026-11-23", "-q", "--output"]).arg(target);
        assert!(command.envs(settings.iter().copied()).status().unwrap().success());
        site.tree(output)
    };
    let plain = build("one", &[]);
    assert_eq!(plain, build("two", &[("RAYON_NUM_THREADS", "1"), ("TZ", "Asia/Tokyo"), ("LANG", "tr_TR.UTF-8")]));
    assert_eq!(plain, build("three", &[("RAYON_NUM_THREADS", "2"), ("TZ", "America/Lima"), ("LC_ALL", "C")]));
    let moved = Scratch::new(TWO);
    assert!(moved.build(&["--output", moved.path("one").to_str().unwrap()]).status.success());
    assert_eq!(plain, moved.tree("one"));
}

const GAMMA: &str = "+++\ntitle = \"Gamma\"\ndate = 2024-04-12\n+++\nFrance spoke.\n";

#[test]
fn a_folder_in_the_place_of_a_page_stops_a_build_before_anything_moves() {
    let site = Scratch::new(TWO);
    assert!(site.build(&[]).status.success());
    site.write("public/briefings/gamma/index.html/x", "mine");
    let before = site.tree("public");
    site.write("articles/g.md", GAMMA);
    for _ in 0..2 {
        let output = site.build(&[]);
        assert_eq!(output.status.code(), Some(2));
        assert!(stderr(&output).contains("is in the way of a page"), "{}", stderr(&output));
        assert_eq!(site.tree("public"), before);
    }
    std::fs::remove_file(site.path("articles/g.md")).unwrap();
    assert!(site.build(&[]).status.success(), "without the article nothing is in the way");
    site.write("articles/g.md", GAMMA);
    std::fs::remove_dir_all(site.path("public/briefings/gamma")).unwrap();
    assert!(site.build(&[]).status.success());
}

#[test]
fn a_file_of_somebody_else_is_never_replaced() {
    let site = Scratch::new(TWO);
    assert!(site.build(&[]).status.success());
    site.write("public/briefings/gamma/index.html", "mine");
    site.write("articles/g.md", GAMMA);
    let output = site.build(&[]);
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(&output).contains("is not a file that Chancery wrote"), "{}", stderr(&output));
    assert_eq!(site.read("public/briefings/gamma/index.html"), "mine");
    assert!(!site.path("public/countries/france").exists(), "nothing else is committed either");
}

#[test]
fn an_emptied_or_deleted_output_is_made_again() {
    let site = Scratch::new(TWO);
    assert!(site.build(&[]).status.success());
    let whole = site.tree("public");
    for name in ["briefings", "countries", "topics", "assets", "index.html"] {
        let path = site.path("public").join(name);
        if path.is_dir() { std::fs::remove_dir_all(path).unwrap() } else { std::fs::remove_file(path).unwrap() }
    }
    assert!(site.build(&[]).status.success(), "what `rm -rf public/*` leaves is a manifest");
    assert_eq!(site.tree("public"), whole);
    std::fs::remove_dir_all(site.path("public")).unwrap();
    assert!(site.build(&[]).status.success());
    assert_eq!(site.tree("public"), whole);
}

#[test]
fn a_journal_whose_pages_are_gone_is_given_up() {
    let site = Scratch::new(TWO);
    assert!(site.build(&[]).status.success());
    let whole = site.tree("public");
    let journal = serde_json::json!({ "moves": ["briefings/gone/index.html", "index.html"], "deletions": [] });
    site.write(".public.chancery/journal", journal.to_string());
    site.write(".public.chancery/manifest", &whole[".chancery"]);
    site.write(".public.chancery/stage/index.html", "half");
    std::fs::remove_dir_all(site.path("public")).unwrap();
    let output = site.build(&[]);
    assert!(output.status.success(), "{}", stderr(&output));
    assert_eq!(site.tree("public"), whole);
}

#[cfg(unix)]
#[test]
fn deleting_a_page_behind_a_link_deletes_nothing_elsewhere() {
    let site = Scratch::new(TWO);
    assert!(site.build(&[]).status.success());
    let outside = site.path("outside");
    std::fs::rename(site.path("public/briefings/manila-answers"), &outside).unwrap();
    std::os::unix::fs::symlink(&outside, site.path("public/briefings/manila-answers")).unwrap();
    std::fs::remove_file(site.path("articles/b.md")).unwrap();
    let output = site.build(&[]);
    assert!(stderr(&output).contains("old pages kept") || stderr(&output).contains("old page"), "{}", stderr(&output));
    assert!(outside.join("index.html").exists());
}

#[cfg(unix)]
#[test]
fn an_output_that_is_a_link_to_a_folder_is_that_folder() {
    let site = Scratch::new(TWO);
    std::fs::create_dir(site.path("www")).unwrap();
    std::os::unix::fs::symlink(site.path("www"), site.path("public")).unwrap();
    for _ in 0..2 {
        let output = site.build(&[]);
        assert!(output.status.success(), "{}", stderr(&output));
        assert!(site.path("www/index.html").exists());
        site.write("articles/g.md", GAMMA);
    }
    assert!(site.path("public").is_symlink() && site.path("www/briefings/gamma/index.html").exists());
}

#[cfg(unix)]
#[test]
fn a_new_link_among_the_articles_is_not_nothing() {
    let site = Scratch::new(TWO);
    assert!(site.build(&[]).status.success());
    std::thread::sleep(std::time::Duration::from_millis(100));
    assert!(site.build(&[]).status.success());
    std::os::unix::fs::symlink(site.path("site.toml"), site.path("articles/link.md")).unwrap();
    assert_eq!(site.build(&[]).status.code(), Some(1));
}
