//! Texts from elsewhere: the real program, real files, and real servers on this machine.

mod elsewhere;
mod folders;
mod hostile;
mod laws;
mod layouts;
mod links;
mod outside;
mod pages;
#[cfg(target_os = "linux")]
mod terminal;
mod texts;
mod web;
mod wires;

use super::scratch::{Scratch, stderr};
use std::io::Write;
use std::process::{Output, Stdio};

const TODAY: &str = "2026-11-23";

/// Writes these files below a folder and imports it.
fn brought_in(files: &[(&str, &str)]) -> (Scratch, String) {
    let site = Scratch::new("");
    for (path, text) in files {
        site.write(&format!("old/{path}"), text);
    }
    let output = site.import(&[&site.path("old").to_string_lossy()]);
    done(&output);
    (site, stdout(&output))
}

impl Scratch {
    /// Imports with these arguments.
    fn import(&self, arguments: &[&str]) -> Output {
        self.command("import").args(["--today", TODAY]).args(arguments).output().unwrap()
    }

    /// Imports from this machine.
    fn import_near(&self, arguments: &[&str]) -> Output {
        self.import(&[&["--allow-private"], arguments].concat())
    }

    /// Imports a pasted text.
    fn paste(&self, text: &str, arguments: &[&str]) -> Output {
        let mut command = self.command("import");
        command.args(["--today", TODAY, "-"]).args(arguments);
        let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        // One that refuses its arguments reads nothing.
        let _ = child.stdin.take().unwrap().write_all(text.as_bytes());
        child.wait_with_output().unwrap()
    }

    /// The paths of all articles, without their sidecars.
    fn articles(&self) -> Vec<String> {
        let all = self.tree("articles").into_keys();
        all.filter(|path| !path.ends_with(".meta.toml")).map(|path| path.replace('\\', "/")).collect()
    }

    /// The only article.
    fn article(&self) -> String {
        let articles = self.articles();
        let [one] = articles.as_slice() else { panic!("there are {articles:?}") };
        self.read(&format!("articles/{one}"))
    }
}

fn stdout(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned()
}

/// All went well.
#[track_caller]
fn done(output: &Output) {
    assert_eq!(output.status.code(), Some(0), "{}{}", stdout(output), stderr(output));
}

/// Some could not be imported, and this was said.
#[track_caller]
fn failed(output: &Output, said: &str) {
    assert_eq!(output.status.code(), Some(1), "{}{}", stdout(output), stderr(output));
    assert!(stderr(output).contains(said), "{said} is not in:\n{}", stderr(output));
}
