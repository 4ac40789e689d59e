//! `chancery init --ci`: a workflow that builds and publishes the site wherever its repository is kept.

use super::{Failure, disk, terminal};
use clap::ValueEnum;
use std::path::{Path, PathBuf};

/// Where the repository is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Service {
    /// GitHub, by Actions and Pages.
    Github,
}

/// A workflow to be written.
#[derive(Debug)]
pub struct Workflow {
    path: PathBuf,
    text: String,
    /// Whether a repository was found around the site.
    kept: bool,
}

impl Workflow {
    /// The workflow of a site in a folder. `releases` is the repository whose releases hold this program.
    pub fn new(Service::Github: Service, dir: &Path, releases: Option<&str>) -> Result<Self, Failure> {
        let full = std::path::absolute(dir)?;
        let top = full.ancestors().find(|folder| folder.join(".git").exists());
        let (kept, top) = (top.is_some(), top.unwrap_or(&full));
        let path = top.join(".github/workflows/publish.yml");
        if path.symlink_metadata().is_ok() {
            return Err(format!("{} is there already, and is left as it is", path.display()).into());
        }
        let within = full.strip_prefix(top).unwrap_or(Path::new(""));
        let within =
            within.to_str().ok_or("the site's folder has a name that no workflow can hold")?.replace('\\', "/");
        // GitHub would read it as an expression.
        if within.contains("${{") {
            return Err("the site's folder has a name that no workflow can hold".into());
        }
        let site = if within.is_empty() { "." } else { &within };
        let known = releases.or_else(|| repository(env!("CARGO_PKG_REPOSITORY")));
        let releases = known.ok_or(
            "the workflow gets chancery from a release, and this program does not know where its releases are; say it: \
--releases OWNER/REPOSITORY",
        )?;
        // A text of JSON is one of YAML. What a person named is put in last, so that it is never read as a place.
        let text = include_str!("starter/publish.yml")
            .replacen("{version}", &quoted(env!("CARGO_PKG_VERSION")), 1)
            .replacen("{releases}", &quoted(releases), 1)
            .replacen("{site}", &quoted(site), 1);
        Ok(Self { path, text, kept })
    }

    /// Writes it, and says what to do next.
    pub fn write(&self) -> Result<(), Failure> {
        let folder = self.path.parent().unwrap_or(Path::new("."));
        std::fs::create_dir_all(folder).map_err(disk::Error::write(folder))?;
        disk::replace(&self.path, (None, &self.text))?;
        let mut lines = vec![format!("Made {}.", self.path.display()), "\nNext:".to_owned()];
        if !self.kept {
            lines.push("  git init                 makes a repository of the folder".to_owned());
        }
        lines.push("  On GitHub: Settings, Pages, Source: “GitHub Actions”.".to_owned());
        lines
            .push("  Commit the file and push. Each push builds the site; the default branch is published.".to_owned());
        lines.push(String::new());
        terminal::print(lines.join("\n").as_bytes())?;
        Ok(())
    }
}

/// A text between quotation marks.
fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

/// A repository as it is typed: `owner/name`, or its address.
pub fn releases(typed: &str) -> Result<String, String> {
    let known = repository(typed).or_else(|| is_repository(typed).then_some(typed));
    known.map(str::to_owned).ok_or_else(|| "write it as OWNER/REPOSITORY, as it is called on GitHub".to_owned())
}

/// The `owner/name` of an address on GitHub.
fn repository(address: &str) -> Option<&str> {
    let path = address.strip_prefix("https://github.com/")?.trim_end_matches('/');
    let path = path.strip_suffix(".git").unwrap_or(path);
    is_repository(path).then_some(path)
}

fn is_repository(path: &str) -> bool {
    let sound = |name: &str| {
        !name.is_empty()
            && !name.starts_with(['-', '.'])
            && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte))
    };
    path.split_once('/').is_some_and(|(owner, name)| sound(owner) && sound(name))
}

#[cfg(test)]
mod tests {
    use super::releases;

    #[test]
    fn a_repository_has_an_owner_and_a_name() {
        for typed in ["desk/chancery", "https://github.com/desk/chancery", "https://github.com/desk/chancery.git"] {
            assert_eq!(releases(typed).unwrap(), "desk/chancery");
        }
        for typed in ["chancery", "a/b/c", "-x/y", "a/", "https://example.org/a/b", "a/b\nc", "a/$(x)"] {
            assert!(releases(typed).is_err(), "{typed}");
        }
    }
}
