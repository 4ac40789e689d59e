//! The command line: what was typed becomes one `match`.
//!
//! The clock, the environment, printing and exit codes live here and nowhere below.

mod build;
mod check;
mod completions;
mod doctor;
mod extract;
mod hosting;
mod import;
mod init;
mod new;
mod publish;
mod schema;
mod serve;
mod terminal;
mod theme;

use clap::{Args, Parser, Subcommand, ValueEnum};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Turns news text into a briefing site.
#[derive(Debug, Parser)]
#[command(
    name = "chancery",
    version,
    about = "Turns news text into a briefing site: one page per article, and an index for every country and topic",
    long_about = "Chancery turns a folder of articles about diplomacy and defence into a static site of briefing pages, \
with an index for every country and every topic that it finds in them.\n\nA site is a folder with `site.toml` (title and \
base_url) and `articles/` with .md or .txt files. `chancery init DIR` makes one; then `chancery import -` takes a pasted \
news text, and `chancery serve` shows the site.",
    after_help = "Exit codes: 0 done, 1 the articles have errors (nothing was written), or warnings that are not allowed, 2 wrong usage or a failure of the machine."
)]
pub struct Cli {
    #[command(subcommand)]
    command: Command,
}

/// What to do.
#[derive(Debug, Subcommand)]
enum Command {
    /// Make a new site, with a commented site.toml and a few articles to look at
    Init(init::Init),
    /// Begin an article
    New(new::New),
    /// Build the site: articles/ + templates/ + site.toml -> public/
    Build(build::Build),
    /// Show the site in the browser while you write; it reloads when a file changes
    Serve(serve::Serve),
    /// Say what an editor would ask: everything that a build would report, and more; writes nothing
    Check(check::Check),
    /// Bring in texts from elsewhere: a paste, a file, a page on the web, a feed, another generator's folder
    Import(import::Import),
    /// Show what reading finds in the articles, or write it beside them for review
    Extract(extract::Extract),
    /// Print a JSON Schema of a file that people or tools write
    Schema(schema::Schema),
    /// Copy files of the built-in theme into templates/, to change them
    #[command(subcommand)]
    Theme(theme::Theme),
    /// Build the site and bring it to where readers get it: a folder, a git branch, a store of objects, a server with SFTP or one file
    Publish(publish::Publish),
    /// Print what a web server of your own needs to serve the site: nginx or Caddy
    Hosting(hosting::Hosting),
    /// Look whether this machine and this site have what Chancery needs
    Doctor(doctor::Doctor),
    /// Print what makes a shell complete commands
    Completions(completions::Completions),
    /// Print the manual page, or write one for each command into a folder
    Man(completions::Man),
}

impl Command {
    /// How it prints; the preview speaks to people only.
    fn format(&self) -> Format {
        match self {
            Self::Build(build) => build.format,
            Self::Publish(publish) => publish.format,
            Self::Check(check) if check.format != check::Format::Text => Format::Json,
            _ => Format::Text,
        }
    }
}

/// Which site, and what is part of it.
#[derive(Debug, Args)]
struct SiteArgs {
    /// The site's folder, with site.toml and articles/
    #[arg(long, value_name = "DIR", default_value = ".")]
    root: PathBuf,
    /// Show drafts as well
    #[arg(long)]
    drafts: bool,
    /// The address where the site will be read, instead of base_url in site.toml
    #[arg(long, value_name = "URL")]
    base_url: Option<String>,
    /// Make no index for searching, no search page and no search box
    #[arg(long)]
    no_search: bool,
    /// Treat this day as today (it fixes the year of a date such as "Wednesday, April 10")
    #[arg(long, value_name = "DATE", value_parser = day)]
    today: Option<jiff::civil::Date>,
}

/// How messages are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
enum Format {
    /// For people.
    #[default]
    Text,
    /// For tools: one JSON document on standard output.
    Json,
}

/// How much is said.
#[derive(Debug, Args)]
struct Volume {
    /// Say nothing but errors
    #[arg(short, long, conflicts_with = "verbose")]
    quiet: bool,
    /// Say more: the time of each step
    #[arg(short, long)]
    verbose: bool,
}

/// Runs what was typed.
pub fn run() -> ExitCode {
    let command = Cli::parse().command;
    let format = command.format();
    let done = match command {
        Command::Init(init) => init.run(),
        Command::New(new) => new.run(),
        Command::Build(build) => build.run(),
        Command::Serve(serve) => serve.run(),
        Command::Publish(publish) => publish.run(),
        Command::Check(check) => check.run(),
        Command::Hosting(hosting) => hosting.run(),
        Command::Doctor(doctor) => doctor.run(),
        Command::Completions(completions) => completions.run(),
        Command::Man(man) => man.run(),
        Command::Import(import) => import.run(),
        Command::Extract(extract) => extract.run(),
        Command::Schema(schema) => schema.run(),
        Command::Theme(theme) => theme.run(),
    };
    match done {
        Ok(code) => code,
        Err(error) => {
            terminal::failure(error.as_ref());
            if format == Format::Json {
                terminal::failure_json(error.as_ref());
            }
            ExitCode::from(2)
        }
    }
}

/// A day as it is typed.
fn day(text: &str) -> Result<jiff::civil::Date, String> {
    text.parse().map_err(|_| {
        let meant = crate::keys::english_day(text).map_or_else(String::new, |day| format!("; did you mean {day}?"));
        format!("a day is written as year-month-day, such as 2024-03-07{meant}")
    })
}

/// Seconds to wait, as they are typed.
fn seconds(text: &str) -> Result<u64, String> {
    let said = text.parse().ok().filter(|seconds| (1..=600).contains(seconds));
    said.ok_or_else(|| "write a whole number of seconds from 1 to 600, such as 30".to_owned())
}

/// A failure of the machine or of usage.
type Failure = Box<dyn std::error::Error + Send + Sync>;

/// A command as it has to be typed for a site that stands elsewhere.
fn at(dir: &Path, command: &str) -> String {
    if dir == Path::new(".") { command.to_owned() } else { format!("{command} --root {}", quoted(dir)) }
}

/// A path as a shell takes it.
fn quoted(path: &Path) -> String {
    let path = path.display().to_string();
    let plain = |letter: char| letter.is_alphanumeric() || "/._-~:\\".contains(letter);
    if path.chars().all(plain) { path } else { format!("\"{path}\"") }
}

/// What is said where a site is needed and none is.
fn no_site(root: &Path) -> Failure {
    let (place, typed) = (root.display(), quoted(root));
    format!("there is no site in {place} yet; `chancery init {typed}` makes one, and --root names another folder")
        .into()
}
