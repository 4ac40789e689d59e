//! `chancery doctor`: what stands between a person and a site, in plain words and each with a next step.
//!
//! Looks and changes nothing but for one empty file, which is made to see whether files can be made, and taken away again.

use super::{Failure, terminal};
use crate::build::{self, Inputs, Nowhere, Options, Sink};
use crate::config::{self, Config};
use crate::diag::Severity;
use crate::disk;
use crate::publish;
use crate::report;
use crate::site::Draft;
use clap::Args;
use std::fmt::Write as _;
use std::io;
use std::net::{Ipv4Addr, TcpListener};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, Stdio};
use std::sync::{Mutex, PoisonError};

/// The port that `serve` tries first.
const PORT: u16 = 4000;

/// The arguments of `doctor`.
#[derive(Debug, Args)]
#[command(after_help = "Exit codes: 0 all is well, 1 something has to be done.")]
pub struct Doctor {
    /// The site's folder
    #[arg(long, value_name = "DIR", default_value = ".")]
    root: PathBuf,
}

/// What was found about one thing.
enum Finding {
    Well(String),
    /// It can stay so, and what could be done.
    Note(String, String),
    /// It has to be done.
    Ill(String, String),
}

use Finding::{Ill, Note, Well};

impl Doctor {
    /// Looks at everything, and says what it found.
    pub fn run(self) -> Result<ExitCode, Failure> {
        let root = &self.root;
        let output = root.join("public");
        let mut findings = vec![("version", version())];
        let (found, config, wanted) = settings(root);
        findings.extend(found.into_iter().map(|finding| ("site", finding)));
        findings.push(("writing", writing(root)));
        findings.push(("output", standing(&output)));
        findings.extend(hosting(config.as_ref(), (&output, wanted)).into_iter().map(|finding| ("hosting", finding)));
        findings.push(("cache", cache(root, &output)));
        findings.push(("port", port()));
        findings.push(("git", git()));
        let mut text = String::new();
        let mut ill = 0;
        for (about, finding) in &findings {
            let (sign, line, step) = match finding {
                Well(line) => ("ok  ", line, None),
                Note(line, step) => ("note", line, Some(step)),
                Ill(line, step) => ("todo", line, Some(step)),
            };
            ill += usize::from(sign == "todo");
            let _ = writeln!(text, "{sign}  {about:<8} {line}");
            if let Some(step) = step {
                let _ = writeln!(text, "               next: {step}");
            }
        }
        text.push_str(match ill {
            0 => "\nAll is well.\n",
            1 => "\nOne thing has to be done.\n",
            _ => "\nSome things have to be done.\n",
        });
        terminal::print(text.as_bytes())?;
        Ok(ExitCode::from(u8::from(ill > 0)))
    }
}

fn version() -> Finding {
    let (system, machine) = (std::env::consts::OS, std::env::consts::ARCH);
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    Well(format!("chancery {} on {system} ({machine}), {cores} cores", env!("CARGO_PKG_VERSION")))
}

/// The files that a host reads at the root of a site.
const HOST_FILES: [&str; 2] = ["_headers", "_redirects"];

/// Which of them a build would write.
#[derive(Default)]
struct ForHost(Mutex<Vec<&'static str>>);

impl Sink for ForHost {
    fn put(&self, path: &str, _: &[u8]) -> io::Result<()> {
        if let Some(name) = HOST_FILES.iter().find(|name| **name == path) {
            self.0.lock().unwrap_or_else(PoisonError::into_inner).push(name);
        }
        Ok(())
    }

    fn keep_one(&self, path: &str) -> io::Result<bool> {
        Nowhere.keep_one(path)
    }
}

/// Whether there is a site, and whether its settings can be read; the settings, if so, and what the host would get.
fn settings(root: &Path) -> (Vec<Finding>, Option<Config>, ForHost) {
    let wanted = ForHost::default();
    let place = root.display();
    let (found, notes) = match disk::list(root) {
        Ok(listed) => listed,
        Err(error) => {
            return (vec![Ill(error.to_string(), "name the site's folder with --root".to_owned())], None, wanted);
        }
    };
    let inputs = disk::read(&found, notes);
    let Some(source) = &inputs.config else {
        let step = format!("`chancery init {place}` makes a site there; --root names another folder");
        return (vec![Ill(format!("there is no site.toml in {place}"), step)], None, wanted);
    };
    let read = config::parse(source);
    let notes = read.notes;
    let sorted = notes.clone().sorted();
    let mut findings = match &read.value {
        Some(config) if sorted.is_empty() => {
            vec![Well(format!("“{}”, to be read at {}", config.title, config.base.on_host(config.base.prefix())))]
        }
        _ => {
            vec![Ill(format!("site.toml has {}", report::counted(&sorted)), "`chancery check` shows where".to_owned())]
        }
    };
    if read.value.as_ref().is_some_and(|config| config.base.host() == "example.org") {
        let step = "write the real address in site.toml before you publish";
        findings.push(Note("base_url is the address of an example".to_owned(), step.to_owned()));
    }
    for target in read.value.iter().flat_map(|config| &config.targets) {
        let doubts = publish::doubts(target, root).into_iter();
        findings.extend(doubts.map(|(what, step)| Note(format!("[publish.{}]: {what}", target.name), step)));
    }
    if read.value.is_some() && !notes.has_errors() && !inputs.articles.is_empty() {
        findings.extend(building(&inputs, &wanted));
    }
    findings.push(match inputs.articles.len() {
        0 => Ill("there are no articles".to_owned(), "`chancery import -` takes a pasted text".to_owned()),
        1 => Well("1 article".to_owned()),
        many => Well(format!("{many} articles, {} with a sidecar", inputs.sidecars.len())),
    });
    (findings, read.value, wanted)
}

/// Whether a build would stop; it is made into nothing.
fn building(inputs: &Inputs, wanted: &ForHost) -> Option<Finding> {
    let options = Options { drafts: Draft::LeftOut, ..super::extract::options(super::build::today()) };
    let built = build::build(inputs, &options, wanted);
    let step = "`chancery check` shows where, and what to write instead".to_owned();
    match built {
        Ok(built) if built.notes.has_errors() => {
            let mut errors = built.notes.sorted();
            errors.retain(|note| note.severity == Severity::Error);
            Some(Ill(format!("`chancery build` would stop: {}", report::counted(&errors)), step))
        }
        Ok(_) => None,
        Err(error) => Some(Ill(format!("`chancery build` would stop: {error}"), step)),
    }
}

/// Whether files can be made in the site's folder.
fn writing(root: &Path) -> Finding {
    let probe = root.join(".chancery-doctor");
    match std::fs::File::create_new(&probe).and_then(|_| std::fs::remove_file(&probe)) {
        Ok(()) => Well("files can be written".to_owned()),
        Err(error) => {
            let place = root.display();
            Ill(
                format!("no file can be written in {place}: {error}"),
                "see to whom the folder belongs, and to the disk's free space".to_owned(),
            )
        }
    }
}

/// Whether the output folder is whole and ours.
fn standing(output: &Path) -> Finding {
    let place = output.display();
    if !output.exists() {
        return Note(
            "the site has not been built yet".to_owned(),
            "`chancery serve` shows it, `chancery build` writes it".to_owned(),
        );
    }
    if disk::is_half_committed(output) {
        return Ill(
            format!("a build was broken off while it wrote {place}"),
            "`chancery build` finishes it".to_owned(),
        );
    }
    if output.join(disk::MANIFEST).is_file() {
        return Well(format!("{place} is whole, and was written by chancery"));
    }
    Note(
        format!("{place} was not written by chancery"),
        "move it away, or build to another folder with --output".to_owned(),
    )
}

/// What the host will be told, and whether that can be written.
fn hosting(config: Option<&Config>, (output, wanted): (&Path, ForHost)) -> Vec<Finding> {
    let Some(config) = config else { return Vec::new() };
    let mut findings = Vec::new();
    if !config.base.is_secure() {
        findings.push(Note(
            "readers get the site by http, which anybody on the way can change".to_owned(),
            "write the https address in base_url as soon as the host has one".to_owned(),
        ));
    }
    let Some(preset) = config.hosting.preset else { return findings };
    let ours = disk::Manifest::of(output).ok().flatten().unwrap_or_default();
    let is_theirs = |name: &&str| output.join(name).exists() && !ours.files.contains_key(*name);
    let wanted = wanted.0.into_inner().unwrap_or_else(PoisonError::into_inner);
    findings.push(match HOST_FILES.into_iter().filter(|name| wanted.contains(name)).find(is_theirs) {
        Some(name) => Ill(
            format!(
                "{} is somebody's own, and a build for {} would stop at it",
                output.join(name).display(),
                preset.name()
            ),
            "move it away, or take `preset` out of [hosting] in site.toml".to_owned(),
        ),
        None => Well(format!("headers and redirects for {} go with the site", preset.name())),
    });
    findings
}

/// What is kept between commands.
fn cache(root: &Path, output: &Path) -> Finding {
    let folders = [disk::state_of(output), root.join(".chancery")];
    let bytes: u64 = folders.iter().map(|folder| size(folder)).sum();
    Well(format!(
        "{} KB are kept to save time; {} can be deleted at any time",
        bytes.div_ceil(1024),
        root.join(".chancery").display()
    ))
}

/// The bytes of the files of a folder and of the folders in it. Links are not followed.
fn size(folder: &Path) -> u64 {
    let Ok(entries) = std::fs::read_dir(folder) else { return 0 };
    let one = |entry: std::fs::DirEntry| match entry.metadata() {
        Ok(meta) if meta.is_dir() => size(&entry.path()),
        Ok(meta) => meta.len(),
        Err(_) => 0,
    };
    entries.flatten().map(one).sum()
}

/// Whether the preview's port is free.
fn port() -> Finding {
    match TcpListener::bind((Ipv4Addr::LOCALHOST, PORT)) {
        Ok(_) => Well(format!("{PORT} is free for `chancery serve`")),
        Err(error) if error.kind() == io::ErrorKind::AddrInUse => Note(
            format!("{PORT} is taken, perhaps by a `chancery serve`"),
            "`chancery serve` takes the next that is free; --port names one".to_owned(),
        ),
        Err(error) => Ill(
            format!("no port can be listened on: {error}"),
            "see whether a firewall keeps programs from it".to_owned(),
        ),
    }
}

/// Whether there is a git to publish to a branch with.
fn git() -> Finding {
    let said = Command::new("git").arg("--version").stdin(Stdio::null()).stderr(Stdio::null()).output();
    match said {
        Ok(said) if said.status.success() => Well(String::from_utf8_lossy(&said.stdout).trim().to_owned()),
        _ => Note("there is no git".to_owned(), "it is needed only to publish to a branch".to_owned()),
    }
}
