//! `chancery init`: a small site that builds at once and looks finished.

mod asked;
mod ci;
mod starter;

use super::{Failure, at, quoted, terminal};
use crate::config::{self, Base};
use crate::diag::article::toml_text;
use crate::disk;
use crate::record;
use crate::source::Source;
use crate::text;
use ci::{Service, Workflow};
use clap::Args;
use starter::Examples;
use std::io::{self, IsTerminal};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// The arguments of `init`.
#[derive(Debug, Args)]
#[command(
    after_help = "Nothing that is there is overwritten. Where articles/ holds texts already, no examples are added."
)]
pub struct Init {
    /// The folder of the new site; it is made if it is not there
    #[arg(value_name = "DIR")]
    dir: PathBuf,
    /// Ask nothing; what is not given keeps its default
    #[arg(short, long)]
    yes: bool,
    /// What the site is called [default: the folder's name]
    #[arg(long, value_name = "TEXT")]
    title: Option<String>,
    /// The address where the site will be read [default: https://example.org]
    #[arg(long, value_name = "URL")]
    base_url: Option<String>,
    /// The language of the articles, such as en or pt-BR [default: en]
    #[arg(long, value_name = "CODE")]
    language: Option<String>,
    /// Who signs new articles
    #[arg(long, value_name = "NAME")]
    author: Option<String>,
    /// Also write a workflow that builds and publishes the site; for a site that is there, write only that
    #[arg(long, value_enum, value_name = "SERVICE")]
    ci: Option<Service>,
    /// The repository on GitHub whose releases hold chancery, for that workflow
    #[arg(long, value_name = "OWNER/REPOSITORY", requires = "ci", value_parser = ci::releases)]
    releases: Option<String>,
}

/// What a new site is told.
#[derive(Debug, Clone)]
struct Answers {
    title: String,
    base_url: String,
    language: String,
    author: String,
}

impl Init {
    /// Makes the site, and says what to do next.
    pub fn run(self) -> Result<ExitCode, Failure> {
        let workflow =
            self.ci.map(|service| Workflow::new(service, &self.dir, self.releases.as_deref())).transpose()?;
        let settings = self.dir.join("site.toml");
        if let Some(workflow) = workflow.as_ref().filter(|_| settings.is_file()) {
            workflow.write()?;
            return Ok(ExitCode::SUCCESS);
        }
        if settings.symlink_metadata().is_ok() {
            let open = at(&self.dir, "chancery serve");
            return Err(format!("{} is a site already; `{open}` shows it", self.dir.display()).into());
        }
        let examples = if has_articles(&self.dir) { Examples::Without } else { Examples::With };
        // What is in the way is told before anything is asked.
        for (path, _) in starter::files(examples) {
            let target = self.dir.join(path);
            if path != ".gitignore" && target.symlink_metadata().is_ok() {
                let place = target.display();
                return Err(format!("{place} is there already, and is left as it is; choose another folder").into());
            }
        }
        let Some(answers) = self.answers()? else {
            terminal::remark("Nothing was written.");
            return Ok(ExitCode::from(2));
        };
        let text = starter::settings(&answers);
        let read = config::parse(&Source::new("site.toml", &text));
        if read.notes.has_errors() {
            let notes = read.notes.sorted();
            let words: Vec<&str> = notes.iter().map(|note| note.message.as_str()).collect();
            return Err(format!("nothing was written: {}", words.join("; ")).into());
        }
        self.write(&text, examples)?;
        self.close(examples)?;
        if let Some(workflow) = workflow {
            terminal::print(b"\n")?;
            workflow.write()?;
        }
        Ok(ExitCode::SUCCESS)
    }

    fn answers(&self) -> Result<Option<Answers>, Failure> {
        let said = |flag: &Option<String>, default: &str| flag.clone().unwrap_or_else(|| default.to_owned());
        let answers = Answers {
            title: said(&self.title, &named_after(&self.dir)),
            base_url: said(&self.base_url, "https://example.org"),
            language: said(&self.language, "en"),
            author: said(&self.author, ""),
        };
        if self.yes {
            return Ok(Some(answers));
        }
        if !io::stdin().is_terminal() || !io::stderr().is_terminal() {
            let command = format!("chancery init {} --yes --title \"My desk\"", self.dir.display());
            return Err(
                format!("there is nobody to ask, since this is no terminal; say all of it at once: {command}").into()
            );
        }
        let given = [&self.title, &self.base_url, &self.language, &self.author].map(Option::is_some);
        asked::ask(given, answers)
    }

    /// Writes `site.toml` last, since a folder with it is a site.
    fn write(&self, settings: &str, examples: Examples) -> Result<(), Failure> {
        let mut files = starter::files(examples);
        files.push(("site.toml", settings.to_owned()));
        let articles = self.dir.join("articles");
        if articles.is_symlink() {
            return Err(Box::new(disk::Error::Link { path: articles }));
        }
        std::fs::create_dir_all(&articles).map_err(disk::Error::write(&articles))?;
        for (path, text) in files {
            let target = self.dir.join(path);
            if path == ".gitignore" && target.symlink_metadata().is_ok() {
                continue;
            }
            let folder = target.parent().unwrap_or(&self.dir);
            std::fs::create_dir_all(folder).map_err(disk::Error::write(folder))?;
            disk::replace(&target, (None, &text))?;
        }
        Ok(())
    }

    fn close(&self, examples: Examples) -> Result<(), Failure> {
        let mut lines = vec![match examples {
            Examples::With => format!("Made a site in {}: site.toml, and three example articles.", self.dir.display()),
            Examples::Without => format!("Made a site of the articles in {}.", self.dir.display()),
        }];
        lines.push("\nNext:".to_owned());
        if self.dir != Path::new(".") {
            lines.push(format!("  cd {}", quoted(&self.dir)));
        }
        lines.push("  chancery serve           shows it in the browser, and again whenever you save".to_owned());
        lines.push("  chancery import -        paste a news text, press Enter, then Ctrl-D".to_owned());
        lines.push("  chancery new \"Title\"     begins an article of your own".to_owned());
        lines.push("  chancery check           says what an editor would ask".to_owned());
        if examples == Examples::With {
            lines.push("\nThe example articles are files in articles/; delete them when you have your own.".to_owned());
        }
        lines.push(String::new());
        terminal::print(lines.join("\n").as_bytes())?;
        Ok(())
    }
}

/// Whether a folder has texts to make a site of.
fn has_articles(dir: &Path) -> bool {
    let listed = disk::list(dir).map(|(found, _)| found).unwrap_or_default();
    listed.iter().any(|file| file.path.starts_with("articles/"))
}

/// "my-desk" is called "My desk".
fn named_after(dir: &Path) -> String {
    let full = std::path::absolute(dir).unwrap_or_else(|_| dir.to_owned());
    let name = full.file_name().map_or_else(String::new, |name| name.to_string_lossy().replace(['-', '_'], " "));
    let name = text::line(&name);
    let mut letters = name.chars();
    letters.next().map_or_else(|| "My desk".to_owned(), |first| first.to_uppercase().chain(letters).collect())
}
