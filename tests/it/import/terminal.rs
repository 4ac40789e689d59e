//! What people type at a terminal: a pseudo-terminal of `script`, with the real program in it.

use super::super::scratch::Scratch;
use std::io::{Read, Write};
use std::process::{Command, Stdio};

/// Runs a line of the shell on a terminal, types each text once what stands beside it has been shown, and returns what the
/// terminal showed, with its modes afterwards.
fn talk(line: &str, steps: &[(&str, &[u8])]) -> String {
    let line = format!("{line}; echo \"code $?\"; stty -a");
    let mut command = Command::new("script");
    command.args(["-qec", &line, "/dev/null"]).env("TERM", "xterm").env("SHELL", "/bin/sh");
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().expect("script is part of util-linux");
    let (mut input, mut output) = (child.stdin.take().unwrap(), child.stdout.take().unwrap());
    // What is typed is shown while it is typed, so it has to be read while it is written.
    let (typist, typed) = std::sync::mpsc::channel::<Vec<u8>>();
    let typing = std::thread::spawn(move || {
        for bytes in typed {
            // A program that has ended reads nothing more.
            let _ = input.write_all(&bytes).and_then(|()| input.flush());
        }
    });
    let (mut shown, mut seen, mut chunk) = (Vec::new(), 0, [0; 4096]);
    for (awaited, bytes) in steps {
        while !String::from_utf8_lossy(&shown[seen..]).contains(awaited) {
            let count = output.read(&mut chunk).unwrap();
            assert!(count > 0, "it does not say {awaited}: {}", String::from_utf8_lossy(&shown));
            shown.extend(&chunk[..count]);
        }
        seen = shown.len();
        typist.send(bytes.to_vec()).unwrap();
    }
    // Input that ends before the program does would end it.
    output.read_to_end(&mut shown).unwrap();
    drop(typist);
    typing.join().unwrap();
    child.wait().unwrap();
    String::from_utf8_lossy(&shown).into_owned()
}

/// Types into `chancery import -` once it asks.
fn typed(site: &Scratch, bytes: &[u8]) -> String {
    let program = env!("CARGO_BIN_EXE_chancery");
    let root = site.root().display();
    talk(&format!("'{program}' import - --today 2026-11-23 --date 2024-03-07 --root '{root}'"), &[("Ctrl-D", bytes)])
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

#[test]
fn what_init_is_told_in_other_words_is_offered_in_the_right_ones() {
    let site = Scratch::new("");
    let line = format!("'{}' init '{}'", env!("CARGO_BIN_EXE_chancery"), site.path("new").display());
    let shown = talk(
        &line,
        &[
            ("called?", b"My desk\r"),
            ("will it be read?", b"desk.gov.example\r"),
            ("is this meant?", b"\r"),
            ("are the articles?", b"klingon\r"),
            ("A code of two", b"\x7f\x7f\x7f\x7f\x7f\x7f\x7f\x7fGerman\r"),
            ("is this meant?", b"\r"),
            ("signs them?", b"\r"),
        ],
    );
    assert!(shown.contains("code 0"), "{shown}");
    let settings = site.read("new/site.toml");
    assert!(settings.contains("\"https://desk.gov.example\"") && settings.contains("= \"de\""), "{settings}");
}
