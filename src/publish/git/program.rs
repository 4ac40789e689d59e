//! Running git: in our own repository, without the caller's, and never waiting for an answer.

use super::super::Error;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

/// What a caller's environment may say about a repository of its own, for example in a hook that runs `publish`.
const FOREIGN: &[&str] = &[
    "GIT_DIR",
    "GIT_WORK_TREE",
    "GIT_INDEX_FILE",
    "GIT_COMMON_DIR",
    "GIT_OBJECT_DIRECTORY",
    "GIT_ALTERNATE_OBJECT_DIRECTORIES",
    "GIT_QUARANTINE_PATH",
    "GIT_NAMESPACE",
    "GIT_PREFIX",
    "GIT_SHALLOW_FILE",
    "GIT_GRAFT_FILE",
    "GIT_REPLACE_REF_BASE",
    "GIT_NO_REPLACE_OBJECTS",
    "GIT_IMPLICIT_WORK_TREE",
    "GIT_INTERNAL_SUPER_PREFIX",
    "GIT_CONFIG",
];

/// The ways to reach a repository; above all not `ext`, which runs a program.
const PROTOCOLS: &str = "file:git:http:https:ssh";

/// The git program, at work in a repository of ours.
pub struct Git {
    folder: PathBuf,
}

impl Git {
    /// Git in this folder, where a bare repository is or will be.
    pub fn new(folder: &Path) -> Self {
        Self { folder: folder.to_owned() }
    }

    /// A command in our repository.
    pub fn command(&self, arguments: &[&str]) -> Command {
        let mut command = clean();
        command.arg("--git-dir").arg(&self.folder).args(["-c", "gc.auto=0", "-c", "maintenance.auto=false"]);
        command.args(arguments).current_dir(&self.folder);
        command
    }

    /// Runs a command to its end, whatever comes of it.
    pub fn output(&self, arguments: &[&str]) -> Result<Output, Error> {
        self.command(arguments).output().map_err(|source| Error::NoGit { source })
    }

    /// Runs a command that must succeed, and returns what it printed.
    pub fn run(&self, arguments: &[&str]) -> Result<Vec<u8>, Error> {
        let output = self.output(arguments)?;
        if output.status.success() {
            Ok(output.stdout)
        } else {
            Err(failed(arguments.first().copied().unwrap_or_default(), &output))
        }
    }

    /// The one line that a command prints.
    pub fn line(&self, arguments: &[&str]) -> Result<String, Error> {
        Ok(String::from_utf8_lossy(&self.run(arguments)?).trim_end().to_owned())
    }

    /// Who commits and when, as git writes it: what the user has set for the site's folder, otherwise Chancery.
    pub fn identity(&self, site: &Path) -> Result<String, Error> {
        // Without this setting git would make an address up from the names of the user and the machine.
        let own = ["-c", "user.useConfigOnly=true", "var", "GIT_COMMITTER_IDENT"];
        if let Some(identity) = ask(site, &own)? {
            return Ok(identity);
        }
        let mut command = self.command(&["var", "GIT_COMMITTER_IDENT"]);
        command.envs([("GIT_COMMITTER_NAME", "Chancery"), ("GIT_COMMITTER_EMAIL", "chancery@localhost")]);
        let output = command.output().map_err(|source| Error::NoGit { source })?;
        if output.status.success() { Ok(printed(&output)) } else { Err(failed("var", &output)) }
    }
}

/// Asks git something about the repository that a folder is in; `None` if it has no answer.
pub fn ask(folder: &Path, arguments: &[&str]) -> Result<Option<String>, Error> {
    let output = clean().args(arguments).current_dir(folder).output().map_err(|source| Error::NoGit { source })?;
    Ok(output.status.success().then(|| printed(&output)))
}

/// The failure of a command, in git's own words.
pub fn failed(command: &str, output: &Output) -> Error {
    let message = String::from_utf8_lossy(&output.stderr).trim().to_owned();
    Error::Git { command: command.to_owned(), message }
}

fn printed(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).trim_end().to_owned()
}

fn clean() -> Command {
    let mut command = Command::new("git");
    command.stdin(Stdio::null()).env("GIT_TERMINAL_PROMPT", "0").env("GIT_ALLOW_PROTOCOL", PROTOCOLS);
    for name in FOREIGN {
        command.env_remove(name);
    }
    command
}
