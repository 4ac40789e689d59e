//! Targets that take no more: a full disk and a folder that is closed. What stood there stands, and the next run ends it.

use super::{alone, built, desk, done, edit};
use crate::scratch::{Scratch, stderr};
use std::process::{Command, Output};

/// A site with a target, published once, and then changed and built, so that only the publication is left to be done.
fn changed(target: &str) -> Scratch {
    let site = desk(&format!("[publish.live]\n{target}\n"));
    if target.contains("pages.git") {
        let mut git = alone(Command::new("git"), &site);
        git.args(["init", "-q", "--bare", "pages.git"]).current_dir(site.root());
        assert!(git.status().unwrap().success());
    }
    done(&site, &[]);
    edit(&site, "signed", "sealed");
    // Also packed it is more than the disk takes.
    let noise = (0..1500).map(|n: u32| blake3::hash(&n.to_le_bytes()).to_hex().to_string()).collect::<String>();
    site.write("templates/assets/noise.txt", noise);
    assert!(site.build(&[]).status.success());
    site
}

/// Publishes on a disk that takes no file of more than some kilobytes. The signal for it is not heard, as on a full disk.
fn on_a_full_disk(site: &Scratch) -> Output {
    let program = alone(site.command("publish"), site);
    let mut command = alone(Command::new("sh"), site);
    command.args(["-c", "trap '' XFSZ; ulimit -f 40; exec \"$0\" \"$@\""]).arg(program.get_program());
    command.args(program.get_args()).args(["--today", "2026-11-23"]).env("NO_COLOR", "1").output().unwrap()
}

#[test]
fn a_full_disk_loses_nothing() {
    for (target, place, told) in [
        ("kind = \"dir\"\npath = \"www\"", "www/current", "cannot write"),
        ("kind = \"archive\"\npath = \"out/desk.zip\"", "out", "cannot write"),
        ("kind = \"archive\"\npath = \"out/desk.tar.zst\"", "out", "cannot write"),
        ("kind = \"git\"\nremote = \"pages.git\"", "pages.git/refs", "File too large"),
    ] {
        let site = changed(target);
        let before = site.tree(place);
        let output = on_a_full_disk(&site);
        assert_eq!(output.status.code(), Some(2), "{target}: {}", stderr(&output));
        assert!(stderr(&output).contains(told), "{target}: {}", stderr(&output));
        assert_eq!(site.tree(place), before, "{target}");
        assert!(!done(&site, &[]).contains("nothing to do"), "{target}");
        assert_ne!(site.tree(place), before, "{target}");
        if place == "www/current" {
            assert_eq!(site.tree(place), built(&site));
        }
    }
}

#[test]
fn a_closed_folder_loses_nothing() {
    for (target, place, told) in [
        ("kind = \"archive\"\npath = \"out/desk.zip\"", "out", "cannot write"),
        ("kind = \"archive\"\npath = \"out/desk.tar.zst\"", "out", "cannot write"),
        ("kind = \"git\"\nremote = \"pages.git\"", "pages.git/objects", "did not take the branch"),
    ] {
        let site = changed(target);
        let mut bound = alone(site.bound("publish"), &site);
        let before = site.tree(place);
        let folders: Vec<String> = walkdir::WalkDir::new(site.path(place))
            .into_iter()
            .map(Result::unwrap)
            .filter(|entry| entry.file_type().is_dir())
            .map(|entry| entry.path().strip_prefix(site.root()).unwrap().to_string_lossy().into_owned())
            .collect();
        folders.iter().for_each(|folder| site.permit(folder, 0o555));
        let output = bound.args(["--today", "2026-11-23"]).output().unwrap();
        folders.iter().for_each(|folder| site.permit(folder, 0o755));
        assert_eq!(output.status.code(), Some(2), "{target}: {}", stderr(&output));
        assert!(stderr(&output).contains(told), "{target}: {}", stderr(&output));
        assert_eq!(site.tree(place), before, "{target}");
    }
}
