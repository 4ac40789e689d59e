//! Sites to test with: in memory from one string, or on disk in a folder that goes away.

use chancery::build::{Built, Inputs, Options, Sink, Warnings, build};
use chancery::config::Search;
use chancery::site::Draft;
use chancery::source::Source;
use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::Mutex;
use tempfile::TempDir;

/// The least that a site needs.
pub const SITE: &str = "title = \"Desk\"\nbase_url = \"https://example.org\"\n";

/// Two articles that share no tag.
pub const TWO: &str = "\
//- articles/a.md
+++
title = \"Tokyo signs\"
date = 2024-04-10
+++
Japan and Australia signed the pact in Tokyo.
//- articles/b.md
+++
title = \"Manila answers\"
date = 2024-04-11
+++
The Philippines welcomed the step.
";

/// Outputs in memory.
#[derive(Default)]
pub struct Memory(pub Mutex<BTreeMap<String, Vec<u8>>>);

impl Sink for Memory {
    fn put(&self, path: &str, bytes: &[u8]) -> io::Result<()> {
        let known = self.0.lock().unwrap().insert(path.to_owned(), bytes.to_vec());
        assert!(known.is_none(), "{path} was put twice");
        Ok(())
    }
}

/// A built site in memory.
pub struct Site {
    pub built: Built,
    pub pages: BTreeMap<String, String>,
}

impl Site {
    /// The page at this output path.
    pub fn page(&self, path: &str) -> &str {
        self.pages.get(path).unwrap_or_else(|| panic!("no page {path}; there are {:?}", self.pages.keys()))
    }

    /// The names of the folders directly under a section.
    pub fn under(&self, section: &str) -> Vec<&str> {
        let prefix = format!("{section}/");
        let mut names: Vec<&str> = self
            .pages
            .keys()
            .filter_map(|path| path.strip_prefix(&prefix)?.split_once('/'))
            .map(|(name, _)| name)
            .filter(|name| *name != "page")
            .collect();
        names.dedup();
        names
    }

    /// The codes of all diagnostics.
    pub fn codes(&self) -> Vec<String> {
        self.built.notes.clone().sorted().into_iter().map(|note| note.code.into_owned()).collect()
    }
}

pub fn options() -> Options {
    Options {
        today: jiff::civil::Date::constant(2026, 11, 23),
        drafts: Draft::LeftOut,
        base: None,
        warnings: Warnings::Allowed,
        search: Search::Off,
    }
}

/// The files of a site written as one string: `//- path` begins a file.
pub fn files(text: &str) -> Vec<(String, String)> {
    let mut files: Vec<(String, String)> = Vec::new();
    for line in text.split_inclusive('\n') {
        if let Some(path) = line.strip_prefix("//- ") {
            files.push((path.trim().to_owned(), String::new()));
        } else if let Some((_, body)) = files.last_mut() {
            body.push_str(line);
        }
    }
    files
}

/// Sorts files into what a site is made from; `site.toml` may be left out.
pub fn inputs(files: &[(String, String)]) -> Inputs {
    let mut inputs = Inputs { config: Some(Source::new("site.toml", SITE)), ..Inputs::default() };
    for (path, text) in files {
        let source = Source::new(path.as_str(), text.as_str());
        match path {
            path if path == "site.toml" => inputs.config = Some(source),
            path if path.starts_with("templates/i18n/") => inputs.wordings.push(source),
            path if path.starts_with("templates/") => inputs.templates.push(source),
            path if path.ends_with(".meta.toml") => inputs.sidecars.push(source),
            path if path.starts_with("lists/") => inputs.lists.push(source),
            _ => inputs.articles.push(source),
        }
    }
    inputs
}

/// Builds a site from one string, in memory.
pub fn site(text: &str) -> Site {
    site_of(&inputs(&files(text)))
}

pub fn site_of(inputs: &Inputs) -> Site {
    let memory = Memory::default();
    let built = build(inputs, &options(), &memory).unwrap();
    let pages = memory.0.into_inner().unwrap();
    let pages = pages.into_iter().map(|(path, bytes)| (path, String::from_utf8(bytes).unwrap())).collect();
    Site { built, pages }
}

/// A page between two of its strings.
pub fn between<'a>(page: &'a str, start: &str, end: &str) -> &'a str {
    let rest = page.split_once(start).unwrap_or_else(|| panic!("{start} is not in {page}")).1;
    rest.split_once(end).unwrap_or_else(|| panic!("{end} is not in {rest}")).0
}

/// A page without the marks of what was found in its text.
pub fn unmarked(page: &str) -> String {
    let mut out = String::new();
    for (at, piece) in page.replace("</span>", "").split("<span ").enumerate() {
        let is_mark = at > 0 && piece.split('>').next().is_some_and(|tag| tag.contains("data-t="));
        match piece.split_once('>') {
            Some((_, words)) if is_mark => out.push_str(words),
            _ if at > 0 => out.push_str(&format!("<span {piece}")),
            _ => out.push_str(piece),
        }
    }
    out
}

/// A site in a folder of its own.
pub struct Scratch(TempDir);

impl Scratch {
    /// A site with `site.toml` and these files.
    pub fn new(text: &str) -> Self {
        let scratch = Self(TempDir::new().unwrap());
        scratch.write("site.toml", SITE);
        std::fs::create_dir_all(scratch.path("articles")).unwrap();
        for (path, text) in files(text) {
            scratch.write(&path, &text);
        }
        scratch
    }

    pub fn root(&self) -> &Path {
        self.0.path()
    }

    pub fn path(&self, path: &str) -> PathBuf {
        self.root().join(path)
    }

    pub fn write(&self, path: &str, text: impl AsRef<[u8]>) {
        let path = self.path(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }

    pub fn read(&self, path: &str) -> String {
        std::fs::read_to_string(self.path(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
    }

    /// The program, to be run on this site.
    pub fn command(&self, name: &str) -> Command {
        let mut command = Command::new(assert_cmd::cargo::cargo_bin!("chancery"));
        command.arg(name).arg("--root").arg(self.root()).env("NO_COLOR", "1");
        command
    }

    /// Runs `build` with more arguments.
    pub fn build(&self, arguments: &[&str]) -> Output {
        self.command("build").args(["--today", "2026-11-23"]).args(arguments).output().unwrap()
    }

    /// Runs `theme eject`, whose `--root` stands behind both words.
    pub fn eject(&self, names: &[&str]) -> Output {
        let mut command = Command::new(assert_cmd::cargo::cargo_bin!("chancery"));
        command.args(["theme", "eject"]).args(names).arg("--root").arg(self.root()).output().unwrap()
    }

    /// The program, run by somebody whom the permissions of files bind, even where the tests run as root.
    #[cfg(unix)]
    pub fn bound(&self, name: &str) -> Command {
        use std::os::unix::fs::{MetadataExt, chown};
        use std::os::unix::process::CommandExt;
        const NOBODY: u32 = 65_534;
        let command = self.command(name);
        if self.root().metadata().unwrap().uid() != 0 {
            return command;
        }
        // A home folder of root's may be closed to others, so the program is brought to where they can reach it.
        let program = self.path("program");
        // By another process: a file that this one has open for writing while a neighbour's test starts a program cannot
        // be run until that program has begun ("text file busy").
        let copied = Command::new("cp").arg(command.get_program()).arg(&program).status().unwrap();
        assert!(copied.success());
        for entry in walkdir::WalkDir::new(self.root()) {
            chown(entry.unwrap().path(), Some(NOBODY), Some(NOBODY)).unwrap();
        }
        let mut bound = Command::new(program);
        bound.args(command.get_args()).env("NO_COLOR", "1").uid(NOBODY).gid(NOBODY);
        bound
    }

    /// Sets the permissions of a file or folder.
    #[cfg(unix)]
    pub fn permit(&self, path: &str, mode: u32) {
        use std::os::unix::fs::PermissionsExt;
        std::fs::set_permissions(self.path(path), std::fs::Permissions::from_mode(mode)).unwrap();
    }

    /// Every file under a folder, by path, with its content.
    pub fn tree(&self, folder: &str) -> BTreeMap<String, Vec<u8>> {
        let mut found = BTreeMap::new();
        let root = self.path(folder);
        let mut folders = vec![root.clone()];
        while let Some(folder) = folders.pop() {
            for entry in std::fs::read_dir(&folder).unwrap().map(Result::unwrap) {
                let path = entry.path();
                if path.is_dir() {
                    folders.push(path);
                } else {
                    let name = path.strip_prefix(&root).unwrap().to_string_lossy().into_owned();
                    found.insert(name, std::fs::read(&path).unwrap());
                }
            }
        }
        found
    }
}

/// What a command printed on standard error.
pub fn stderr(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}
