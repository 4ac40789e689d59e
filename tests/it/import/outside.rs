//! Addresses on other hosts, asked by `check --external` on servers of this machine.

use super::super::scratch::{Scratch, stderr};
use super::web::{Server, answer};
use serde_json::Value;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

/// An article that links to these addresses.
fn article(urls: &[String]) -> String {
    let links: Vec<String> = urls.iter().enumerate().map(|(at, url)| format!("- [statement {at}]({url})")).collect();
    format!(
        "+++\ntitle = \"Links\"\ndate = 2024-04-10\n[[source]]\nname = \"S\"\n+++\nJapan met.\n\n{}\n",
        links.join("\n")
    )
}

impl Scratch {
    fn external(&self, arguments: &[&str]) -> (Value, String) {
        let mut command = self.command("check");
        let output =
            command.args(["--external", "--format", "json", "--timeout", "5"]).args(arguments).output().unwrap();
        assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
        (serde_json::from_slice(&output.stdout).unwrap(), self.path(".chancery/links.json").display().to_string())
    }
}

/// The codes and lines of what was found.
fn lines(found: &Value) -> Vec<(&str, u64)> {
    let found = found["diagnostics"].as_array().unwrap();
    let line = |found: &Value| found["labels"][0]["start"]["line"].as_u64().unwrap_or(0);
    found.iter().map(|found| (found["code"].as_str().unwrap(), line(found))).collect()
}

#[test]
fn what_is_gone_is_told_and_what_cannot_be_told_is_not() {
    let tries = AtomicUsize::new(0);
    let server = Server::new(move |path, stream| match path {
        "/fine" | "/new" => answer(stream, (200, ""), b"x"),
        "/moved" => answer(stream, (301, "Location: /new\r\n"), b""),
        "/no-heads" if tries.fetch_add(1, Ordering::SeqCst) == 0 => answer(stream, (405, ""), b""),
        "/no-heads" => answer(stream, (200, ""), b"x"),
        "/login" => answer(stream, (403, ""), b""),
        "/broken" => answer(stream, (500, ""), b""),
        _ => answer(stream, (404, ""), b""),
    });
    let site = Scratch::new("");
    let paths = ["/fine", "/moved", "/no-heads", "/login", "/broken", "/gone", "/fine#part"];
    site.write("articles/a.md", article(&paths.map(|path| server.url(path))));
    let (found, _) = site.external(&["--allow-private", "--today", "2026-11-23"]);
    assert_eq!(lines(&found), [("link/outside-dead", 14)], "{found}");
    let outside = &found["summary"]["outside"];
    assert_eq!((&outside["addresses"], &outside["answer"], &outside["dead"]), (&6.into(), &3.into(), &1.into()));
    let open: Vec<&String> = outside["not_checked"].as_object().unwrap().keys().collect();
    assert_eq!(open, [&server.url("/broken"), &server.url("/login")]);
    // What was said is remembered for some days, what was dead for one, and what was not told not at all.
    server.asked.lock().unwrap().clear();
    let (found, _) = site.external(&["--allow-private", "--today", "2026-11-24"]);
    assert_eq!(lines(&found), [("link/outside-dead", 14)]);
    let mut asked = std::mem::take(&mut *server.asked.lock().unwrap());
    asked.sort();
    asked.dedup();
    assert_eq!(asked, ["/broken", "/gone", "/login"]);
    site.external(&["--allow-private", "--today", "2026-12-10"]);
    assert!(server.asked.lock().unwrap().contains(&"/fine".to_owned()));
}

#[test]
fn a_host_is_asked_twice_at_once_and_no_more() {
    let (now, most) = (Arc::new(AtomicUsize::new(0)), Arc::new(AtomicUsize::new(0)));
    let (counted, seen) = (now.clone(), most.clone());
    let server = Server::new(move |_, stream| {
        let here = counted.fetch_add(1, Ordering::SeqCst) + 1;
        seen.fetch_max(here, Ordering::SeqCst);
        std::thread::sleep(Duration::from_millis(60));
        counted.fetch_sub(1, Ordering::SeqCst);
        answer(stream, (200, ""), b"");
    });
    let site = Scratch::new("");
    let urls: Vec<String> = (0..12).map(|at| server.url(&format!("/{at}"))).collect();
    site.write("articles/a.md", article(&urls));
    let (found, _) = site.external(&["--allow-private"]);
    assert_eq!(found["summary"]["outside"]["answer"], 12, "{found}");
    assert_eq!(most.load(Ordering::SeqCst), 2);
}

#[test]
fn without_a_network_nothing_is_dead_and_nothing_is_remembered() {
    let site = Scratch::new("");
    site.write(
        "articles/a.md",
        article(&["http://nowhere.invalid/a".to_owned(), "http://nobody.invalid/b".to_owned()]),
    );
    let (found, memory) = site.external(&[]);
    assert_eq!(lines(&found), []);
    assert_eq!(found["summary"]["outside"]["offline"], true);
    assert!(!std::path::Path::new(&memory).exists());
    // What answers on this machine says nothing of the network, neither now nor when its answer is remembered.
    let server = Server::new(|_, stream| answer(stream, (200, ""), b""));
    site.write("articles/a.md", article(&["http://nowhere.invalid/a".to_owned(), server.url("/")]));
    for _ in 0..2 {
        let (found, _) = site.external(&["--allow-private"]);
        assert_eq!(lines(&found), [], "{found}");
        assert_eq!(found["summary"]["outside"]["offline"], true, "{found}");
        // Nor does one that may not be asked.
        let (found, _) = site.external(&[]);
        assert_eq!(lines(&found), [], "{found}");
    }
}

#[test]
fn private_networks_are_not_asked() {
    let server = Server::new(|_, stream| answer(stream, (404, ""), b""));
    let site = Scratch::new("");
    site.write("articles/a.md", article(&[server.url("/")]));
    let (found, _) = site.external(&[]);
    assert_eq!(lines(&found), []);
    assert!(server.asked.lock().unwrap().is_empty());
    assert!(found["summary"]["outside"]["not_checked"].to_string().contains("private network"), "{found}");
}
