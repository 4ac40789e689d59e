//! Sidecars: what was found in an article, in a file beside it that a person can read and correct.
//!
//! A refreshed sidecar keeps a person's comments, order and changes. What Chancery wrote last is kept in `[written]`: what
//! stands in a list and not there was added by a person and stays for ever; what stands there and not in its list was
//! taken out by a person, goes to `[not]`, and never comes back.

mod gist;
mod list;
mod quote;
mod refresh;
mod verdict;

pub use verdict::{Fate, Verdict, judged};

use crate::text;
use refresh::{Lists, pushed_out};
use toml_edit::{DocumentMut, Item, Table};

/// What belongs in a sidecar, as it was found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sheet {
    /// The article's file, for the comment at the head.
    pub article: String,
    /// The hash of the text.
    pub text: String,
    /// The language, where it can be told.
    pub lang: Option<String>,
    /// The bottom line, unless its author has written one.
    pub summary: Option<String>,
    /// The key points, unless its author has written some.
    pub key_points: Vec<String>,
    /// What was found besides what the author lists.
    pub found: Entries,
    /// What the author lists.
    pub authored: Entries,
}

/// The entries of a sidecar's lists.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Entries {
    /// ISO codes of the countries that the article is about.
    pub countries: Vec<String>,
    /// ISO codes of the countries that it mentions.
    pub mentioned: Vec<String>,
    /// Ids of topics.
    pub topics: Vec<String>,
    /// Names of people.
    pub people: Vec<String>,
    /// Names of organisations.
    pub organisations: Vec<String>,
    /// Names of weapon systems.
    pub systems: Vec<String>,
}

/// What two spellings of an entry have in common: the name of the list, and the entry.
pub type Key<'a> = dyn Fn(&str, &str) -> String + 'a;

/// A sidecar that cannot be refreshed, because it is no TOML.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Broken {
    /// What is wrong.
    pub reason: String,
    /// Where.
    pub span: std::ops::Range<usize>,
}

/// The lists, and those that share their entries: a country is primary or mentioned. `[not]` has the first of each.
const GROUPS: [&[&str]; 5] = [&["countries", "mentioned"], &["topics"], &["people"], &["organisations"], &["systems"]];

/// Where the table that Chancery keeps for itself stands: after all others.
const LAST: isize = 1_000_000;

/// The sidecar with what was found now. Without an earlier one it is made anew.
pub fn refreshed(earlier: Option<&str>, sheet: &Sheet, key: &Key<'_>) -> Result<String, Broken> {
    let mut file = parse(earlier.unwrap_or_default())?;
    let written = file.remove("written").and_then(|item| item.into_table().ok()).unwrap_or_default();
    let mut now = Table::new();
    list::set_text(file.as_table_mut(), "text", &sheet.text);
    gist::refresh(file.as_table_mut(), (&written, &mut now), sheet);
    let mut lists = Lists { written: &written, now: &mut now, yours: Table::new(), key, is_new: earlier.is_none() };
    for group in GROUPS {
        lists.refresh(file.as_table_mut(), group, sheet);
    }
    let yours = lists.yours;
    remember(&mut file, (now, yours));
    if earlier.is_none() {
        file.decor_mut().set_prefix(head(&sheet.article));
    }
    Ok(sealed(&file, earlier.unwrap_or_default()))
}

/// Front matter or a sidecar with one more entry in a list, which is made if it is not there. All else stays as it is.
pub fn added(text: &str, (name, entry): (&str, &str)) -> Result<String, Broken> {
    let mut file = parse(text)?;
    list::add(file.as_table_mut(), name, &[&entry.to_owned()]);
    Ok(sealed(&file, text))
}

fn parse(text: &str) -> Result<DocumentMut, Broken> {
    text.parse().map_err(|error: toml_edit::TomlError| Broken {
        reason: error.message().to_owned(),
        span: error.span().unwrap_or(0..0),
    })
}

/// The file as text. The editor writes every line end the same way; a file that came with others keeps them.
fn sealed(file: &DocumentMut, earlier: &str) -> String {
    let text = file.to_string();
    if earlier.contains("\r\n") { text.replace("\r\n", "\n").replace('\n', "\r\n") } else { text }
}

fn head(article: &str) -> String {
    let article = text::line(article);
    format!(
        "# What Chancery found in {article}, for you to correct.\n\
         #\n\
         # What you add or change stays. What you delete goes to [not] and does not come back. Lines can be moved\n\
         # between this file and the article's front matter, which goes first. `countries` are what the article is\n\
         # about; `mentioned` are those that it only names.\n\
         #\n\
         # While the article's text is what it was, these lists are all of its tags. After a change `chancery extract\n\
         # --write` brings them up to date, unless you have written `reviewed = true`: then only you change this file.\n\n"
    )
}

/// Puts the table that Chancery keeps for itself at the end of the file.
fn remember(file: &mut DocumentMut, (mut now, mut yours): (Table, Table)) {
    now.set_position(Some(LAST));
    now.decor_mut().set_prefix(
        "\n# How Chancery tells your changes from its own words. Leave this table as it is, at the end of the file.\n",
    );
    if !yours.is_empty() {
        yours.set_position(Some(LAST + 1));
        yours.decor_mut().set_prefix("\n");
        let _ = now.insert("yours", Item::Table(yours));
    }
    let _ = file.insert("written", Item::Table(now));
}

impl Entries {
    /// The list of this name, to be added to; the systems' for a name that no list has.
    pub fn list_mut(&mut self, name: &str) -> &mut Vec<String> {
        match name {
            "countries" => &mut self.countries,
            "mentioned" => &mut self.mentioned,
            "topics" => &mut self.topics,
            "people" => &mut self.people,
            "organisations" => &mut self.organisations,
            _ => &mut self.systems,
        }
    }

    /// The list of this name.
    fn list(&self, name: &str) -> &[String] {
        match name {
            "countries" => &self.countries,
            "mentioned" => &self.mentioned,
            "topics" => &self.topics,
            "people" => &self.people,
            "organisations" => &self.organisations,
            _ => &self.systems,
        }
    }
}

#[cfg(test)]
mod tests;
