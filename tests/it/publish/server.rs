//! Publication to a server with SFTP: the server's key, who lets us in, and whole pages whatever goes wrong at whichever step.
//! `tests/stores` does the same with OpenSSH's server.

use super::harbour::{Fault, Harbour, PASSWORD, Rename};
use super::{MANILA, TOKYO, alone, built, desk, drop_article, edit};
use crate::scratch::{Scratch, stderr};
use std::collections::BTreeMap;
use std::process::Output;

/// A site that is published to a server.
fn moored(rename: Rename) -> (Scratch, Harbour) {
    let site = desk("");
    let harbour = Harbour::new(site.path("server"), rename);
    aim(&site, &harbour, &format!("fingerprint = \"{}\"\n", harbour.fingerprint));
    (site, harbour)
}

fn aim(site: &Scratch, harbour: &Harbour, more: &str) {
    let target = format!(
        "[publish.live]\nkind = \"sftp\"\nhost = \"127.0.0.1\"\nport = {}\nuser = \"desk\"\npath = \"/www/live\"\n{more}",
        harbour.port
    );
    site.write("site.toml", format!("{}{target}", super::SITE));
}

fn publish(site: &Scratch, password: Option<&str>) -> Output {
    let mut command = alone(site.command("publish"), site);
    for name in ["SSH_AUTH_SOCK", "CHANCERY_SFTP_KEY", "CHANCERY_SFTP_PASSWORD"] {
        command.env_remove(name);
    }
    command.envs(password.map(|password| ("CHANCERY_SFTP_PASSWORD", password)));
    command.args(["--today", "2026-11-23", "--allow-removals"]).output().unwrap()
}

fn done(site: &Scratch) -> String {
    let output = publish(site, Some(PASSWORD));
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    stderr(&output)
}

fn refused(site: &Scratch, password: Option<&str>) -> String {
    let output = publish(site, password);
    assert_eq!(output.status.code(), Some(2), "{}", stderr(&output));
    assert!(password.is_none_or(|password| !stderr(&output).contains(password)), "{}", stderr(&output));
    stderr(&output)
}

/// What readers get.
fn shown(site: &Scratch) -> BTreeMap<String, Vec<u8>> {
    if !site.path("server/www/live").exists() {
        return BTreeMap::new();
    }
    let mut tree = site.tree("server/www/live");
    tree.retain(|path, _| !path.starts_with(".chancery"));
    tree
}

/// No page is there without what it needs.
fn inspect(shown: &BTreeMap<String, Vec<u8>>, when: &str) {
    for (path, page) in shown.iter().filter(|(path, _)| path.ends_with(".html")) {
        let page = String::from_utf8_lossy(page);
        for asset in page.split('"').filter_map(|piece| piece.strip_prefix("/assets/")) {
            assert!(shown.contains_key(&format!("assets/{asset}")), "{when}: {path} has no {asset}");
        }
    }
}

/// Another style sheet, another page, and one page less or more.
fn change(site: &Scratch, round: usize) {
    let text = site.read("articles/a.md");
    site.write("articles/a.md", format!("{text}\nRound {round} followed.\n"));
    let style = "templates/assets/chancery.css";
    if !site.path(style).exists() {
        assert!(site.eject(&["assets/chancery.css"]).status.success());
    }
    site.write(style, format!("{}\n/* {round} */\n", site.read(style)));
    if round.is_multiple_of(2) {
        site.write("articles/c.md", "+++\ntitle = \"Seoul joins\"\ndate = 2024-04-12\n+++\nSouth Korea joined.\n");
    } else {
        let _ = std::fs::remove_file(site.path("articles/c.md"));
    }
}

#[test]
fn a_server_gets_the_site_and_then_what_changes() {
    for rename in [Rename::Replaces, Rename::Refuses] {
        let (site, harbour) = moored(rename);
        let all = {
            let text = done(&site);
            let all = built(&site).len();
            assert!(text.contains(&format!("live (desk@127.0.0.1:/www/live): {all} new, 0 changed")), "{text}");
            all
        };
        assert_eq!(shown(&site), built(&site));
        assert!(done(&site).contains(&format!("{all} unchanged")));
        site.write("server/www/live/ads.txt", "theirs");
        site.write(&format!("server/www/live/{TOKYO}"), "by hand");
        assert!(done(&site).contains("0 new, 1 changed, 0 deleted"), "a change at the server is noticed");
        edit(&site, "signed", "sealed");
        drop_article(&site);
        harbour.fail(None);
        done(&site);
        let steps = harbour.steps();
        let late = steps.iter().rposition(|step| step.starts_with("place") && !step.contains("/.chancery")).unwrap();
        let early = steps.iter().position(|step| *step == format!("remove /www/live/{MANILA}")).unwrap();
        assert!(late < early, "something was deleted before all had arrived: {steps:?}");
        let mut now = shown(&site);
        assert_eq!(now.remove("ads.txt").unwrap(), b"theirs");
        assert_eq!(now, built(&site));
        let left: Vec<_> = std::fs::read_dir(site.path("server/www/live")).unwrap().flatten().collect();
        let left = left.iter().map(|entry| entry.file_name().to_string_lossy().into_owned());
        let mut left: Vec<String> = left.filter(|name| name.starts_with(".chancery")).collect();
        left.sort();
        assert_eq!(left, [".chancery"], "nothing is left aside, and the claim is given back");
        assert!(!site.path("server/www/live/briefings/manila-answers").exists(), "an empty folder is left");
    }
}

#[test]
fn nothing_is_sent_to_a_server_that_nobody_vouches_for() {
    let (site, harbour) = moored(Rename::Replaces);
    aim(&site, &harbour, "");
    let text = refused(&site, Some(PASSWORD));
    assert!(text.contains(&harbour.fingerprint) && text.contains("ssh -p"), "{text}");
    assert!(!site.path(".ssh/known_hosts").exists(), "a key was trusted that nobody has looked at");
    let other = format!("SHA256:{}", "A".repeat(43));
    aim(&site, &harbour, &format!("fingerprint = \"{other}\"\n"));
    let text = refused(&site, Some(PASSWORD));
    assert!(text.contains("another key") && text.contains(&other) && text.contains(&harbour.fingerprint), "{text}");
    aim(&site, &harbour, &format!("fingerprint = \"{}\"\n", harbour.second));
    assert!(refused(&site, None).contains("does not let desk in"), "its key of another kind is its key as well");
    aim(&site, &harbour, "known_hosts = \"nowhere\"\n");
    assert!(refused(&site, Some(PASSWORD)).contains("nowhere"));
    assert!(shown(&site).is_empty());
}

#[test]
fn who_is_not_let_in_learns_why_and_tells_no_secret() {
    let (site, _harbour) = moored(Rename::Replaces);
    assert!(refused(&site, None).contains("nothing, since there is no ssh agent"));
    let text = refused(&site, Some("open-barley"));
    assert!(text.contains("does not let desk in") && text.contains("the password in CHANCERY_SFTP_PASSWORD"), "{text}");
    assert!(shown(&site).is_empty());
    let gone = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    site.write("site.toml", site.read("site.toml").replace("port = ", &format!("port = {gone} # ")));
    assert!(refused(&site, Some(PASSWORD)).contains(&format!("cannot reach 127.0.0.1:{gone}")));
}

#[test]
fn whatever_goes_wrong_at_whatever_step_readers_get_whole_pages_and_the_next_run_ends_it() {
    let (site, harbour) = moored(Rename::Replaces);
    done(&site);
    change(&site, 0);
    harbour.fail(None);
    done(&site);
    let total = harbour.steps().len();
    assert!(total > 60, "{total} steps");
    let mut round = 1;
    for fault in [Fault::Refused, Fault::Lost] {
        for at in (0..total).step_by(total / 9) {
            let before = shown(&site);
            change(&site, round);
            round += 1;
            harbour.fail(Some((at, fault)));
            let output = publish(&site, Some(PASSWORD));
            let when = format!("{fault:?} at step {at} of {total}: {}", stderr(&output));
            let (now, all) = (shown(&site), built(&site));
            inspect(&now, &when);
            let arrived = all.iter().all(|(path, bytes)| now.get(path) == Some(bytes));
            assert!(arrived || before.keys().all(|path| now.contains_key(path)), "{when}: deleted too early");
            assert!(arrived || output.status.code() == Some(2), "{when}: passed over in silence");
            harbour.fail(None);
            // What was cut off may have left its claim; here nobody waits for it to stand still.
            let _ = std::fs::remove_file(site.path("server/www/live/.chancery-claim"));
            done(&site);
            assert_eq!(shown(&site), built(&site), "{when}");
        }
    }
}

#[test]
fn a_doctor_knows_what_a_server_will_ask_for() {
    let (site, harbour) = moored(Rename::Replaces);
    let examine = || {
        let mut command = alone(site.command("doctor"), &site);
        for name in ["SSH_AUTH_SOCK", "CHANCERY_SFTP_KEY", "CHANCERY_SFTP_PASSWORD"] {
            command.env_remove(name);
        }
        String::from_utf8(command.output().unwrap().stdout).unwrap()
    };
    let text = examine();
    assert!(text.contains("[publish.live]: there is no key to log in with") && !text.contains("which key"), "{text}");
    aim(&site, &harbour, "");
    site.write(".ssh/id_ed25519", "a key");
    let text = examine();
    assert!(text.contains("[publish.live]: nothing says which key 127.0.0.1 has"), "{text}");
    assert!(text.contains("`ssh -p") && !text.contains("no key to log in"), "{text}");
}
