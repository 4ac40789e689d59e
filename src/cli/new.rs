//! `chancery new`: an article to write, with its front matter begun.

use super::{Failure, terminal};
use crate::build::article_stem;
use crate::config;
use crate::diag::Notes;
use crate::diag::article::toml_text;
use crate::disk;
use crate::lint::PLACEHOLDER;
use crate::slug::Slug;
use crate::text;
use clap::Args;
use jiff::civil::Date;
use std::path::PathBuf;
use std::process::ExitCode;

/// The arguments of `new`.
#[derive(Debug, Args)]
pub struct New {
    /// The title
    #[arg(value_name = "TITLE")]
    title: String,
    /// The day of publication, such as 2024-04-10 [default: today]
    #[arg(long, value_name = "DATE", value_parser = super::day)]
    date: Option<Date>,
    /// The site's folder, with site.toml and articles/
    #[arg(long, value_name = "DIR", default_value = ".")]
    root: PathBuf,
}

impl New {
    /// Writes the article where nothing is, and says where.
    pub fn run(self) -> Result<ExitCode, Failure> {
        let title = text::line(&self.title);
        let Some(slug) = Slug::new(&title) else {
            return Err("the title has no letter or digit that an address could be made of".into());
        };
        let (found, _) = disk::list(&self.root)?;
        let own: Vec<_> = found.iter().filter(|file| file.path == "site.toml").cloned().collect();
        let Some(settings) = disk::read(&own, Notes::new()).config else {
            return Err(super::no_site(&self.root));
        };
        let read = config::parse(&settings);
        let Some(config) = read.value else {
            terminal::diagnostics(&self.root, &read.notes.sorted());
            return Ok(ExitCode::from(1));
        };
        let name = format!("/{slug}");
        if let Some(there) = found.iter().find(|file| article_stem(&file.path).to_lowercase().ends_with(&name)) {
            return Err(format!("{} has this title already, and is left as it is", there.path).into());
        }
        let date = self.date.unwrap_or_else(super::build::today);
        let path = format!("articles/{:04}/{slug}.md", date.year());
        let target = self.root.join(&path);
        let folder = target.parent().unwrap_or(&self.root);
        for folder in [&self.root.join("articles"), folder] {
            if folder.is_symlink() {
                return Err(Box::new(disk::Error::Link { path: folder.to_owned() }));
            }
        }
        std::fs::create_dir_all(folder).map_err(disk::Error::write(folder))?;
        disk::replace(&target, (None, &beginning(&title, date, &config.author)))?;
        let shown = target.display();
        let lines = format!(
            "Began {shown}, as a draft.\n\nNext:\n  open it in any editor, and write below the second +++\n  \
             chancery serve --drafts   shows it while you write\n  \
             take the line `draft = true` out when readers may see it\n"
        );
        terminal::print(lines.as_bytes())?;
        Ok(ExitCode::SUCCESS)
    }
}

/// The article before anything is written. Countries, topics and people are found in the text, so nobody has to list them.
fn beginning(title: &str, date: Date, author: &str) -> String {
    let author = if author.is_empty() { String::new() } else { format!("authors = [{}]\n", toml_text(author)) };
    format!(
        "+++\ntitle = {}\ndate = {date}\n{author}draft = true\n# summary = \"The bottom line, in one sentence.\"\n\n\
         # Where it comes from: take away the # signs and fill in.\n# [[source]]\n# name = \"\"\n# url = \"https://\"\n\
         +++\n\n{PLACEHOLDER}\n",
        toml_text(title)
    )
}
