//! A text that is pasted into a terminal: a pseudo-terminal of `script`, with the real program in it.

use super::super::scratch::Scratch;
use std::io::{Read, Write};
use std::process::{Command, Stdio};

/// Types into `chancery import -` on a terminal once it asks, and returns what the terminal showed, with its modes afterwards.
fn typed(site: &Scratch, bytes: &[u8]) -> String {
    let program = env!("CARGO_BIN_EXE_chancery");
    let line = format!(
        "'{program}' import - --today 2026-11-23 --date 2024-03-07 --root '{}'; echo \"code $?\"; stty -a",
        site.root().display()
    );
    let mut command = Command::new("script");
    command.args(["-qec", &line, "/dev/null"]).env("TERM", "xterm").env("SHELL", "/bin/sh");
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().expect("script is part of util-linux");
    let (mut input, mut output) = (child.stdin.take().unwrap(), child.stdout.take().unwrap());
    let mut shown = Vec::new();
    let mut chunk = [0; 4096];
    while !String::from_utf8_lossy(&shown).contains("Ctrl-D") {
        let count = output.read(&mut chunk).unwrap();
        assert!(count > 0, "it does not ask: {}", String::from_utf8_lossy(&shown));
        shown.extend(&chunk[..count]);
    }
    // What is typed is shown while it is typed, so it has to be read while it is written.
    let bytes = bytes.to_vec();
    let typing = std::thread::spawn(move || {
        input.write_all(&bytes).unwrap();
        input
    });
    output.read_to_end(&mut shown).unwrap();
    drop(typing.join().unwrap());
    child.wait().unwrap();
    String::from_utf8_lossy(&shown).into_owned()
}

/// The terminal waits for whole lines and shows what is typed, as before.
#[track_caller]
fn restored(shown: &str) {
    for mode in ["-icanon", "-echo ", "-isig", "-opost"] {
        assert!(shown.contains(&mode[1..]) && !shown.contains(mode), "{mode} in\n{shown}");
    }
}

#[test]
fn a_line_of_any_length_can_be_pasted() {
    let site = Scratch::new("");
    let sentence = "Sweden and Finland applied to NATO on the same day in May 2022. ";
    let long = sentence.repeat(6000 / sentence.len() + 1);
    let text = format!("Sweden joins NATO\r\r{long}The last word is Ytterby.\r");
    let shown = typed(&site, &[text.as_bytes(), b"\x04"].concat());
    assert!(shown.contains("Imported 1 article.") && shown.contains("code 0"), "{shown}");
    let article = site.article();
    assert!(article.contains("The last word is Ytterby.") && article.len() > 6000, "{article}");
    assert_eq!(article.matches(sentence.trim()).count(), 6000 / sentence.len() + 1);
    restored(&shown);
}

#[test]
fn whoever_stops_a_paste_has_changed_nothing() {
    let site = Scratch::new("");
    let shown = typed(&site, b"Sweden joins NATO\r\rSweden joined on 7 March 2024.\r\x03");
    assert!(shown.contains("nothing was imported") && shown.contains("code 130"), "{shown}");
    assert!(site.articles().is_empty());
    restored(&shown);
}
