//! The site that articles are brought to: what is there, and where one more can go.

use super::Failure;
use super::extract;
use super::terminal;
use crate::build::{self, Inputs, article_stem};
use crate::diag::Notes;
use crate::disk;
use crate::document;
use crate::gazetteer::{self, Gazetteer};
use crate::import::Draft;
use crate::lint::{Near, Shelf};
use crate::pages;
use crate::route::Route;
use crate::slug::Slug;
use crate::source::Source;
use jiff::civil::Date;
use rayon::prelude::*;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// Parts of a site besides its sections of pages in which no article of another site is to be found.
const OURS: [&str; 3] = ["/search/", "/assets/", "/404.html"];

/// A site, as far as it takes to put an article there.
pub struct Bench {
    root: PathBuf,
    inputs: Inputs,
    lists: gazetteer::Lists,
    shelf: Shelf,
    /// Paths without their endings that are taken, in lower case: a sidecar belongs to one article.
    stems: BTreeSet<String>,
    slugs: BTreeSet<Slug>,
    /// Paths at which articles could be read before.
    aliases: BTreeSet<String>,
    /// The folder of its host in which the site lies, without a slash at its end; may be empty.
    prefix: String,
    /// Articles that no reader sees yet.
    drafts: BTreeSet<String>,
}

impl Bench {
    /// Opens a site; nothing if it has errors that stand in the way, which are shown.
    pub fn open(root: &Path, today: Date) -> Result<Option<Self>, Failure> {
        let (found, notes) = disk::list(root)?;
        let stems = found.iter().map(|file| article_stem(&file.path).to_lowercase()).collect();
        let mut inputs = disk::read(&found, notes);
        if inputs.config.is_none() {
            return Err(super::no_site(root));
        }
        // What is wrong with other articles is for `build` to say.
        inputs.notes = Notes::new();
        let mut notes = Notes::new();
        let config = notes.take(build::configure(&inputs, &extract::options(today)));
        let lists = notes.take(build::lists(&inputs, config.as_ref()));
        if notes.has_errors() {
            terminal::diagnostics(root, &notes.sorted());
            return Ok(None);
        }
        let root = root.to_owned();
        Ok(Some(Self {
            root,
            inputs,
            lists,
            shelf: Shelf::default(),
            stems,
            slugs: BTreeSet::new(),
            aliases: BTreeSet::new(),
            prefix: config.as_ref().map_or("", |config| config.base.prefix()).to_owned(),
            drafts: BTreeSet::new(),
        }))
    }

    /// The names that articles are read with.
    pub fn lists(&mut self) -> Gazetteer {
        gazetteer::compile(std::mem::take(&mut self.lists))
    }

    /// Looks at the articles that are there.
    pub fn shelve(&mut self, gazetteer: &Gazetteer) {
        let read = |source: &Source| {
            let document = document::parse(source, gazetteer).value?;
            let slug = document.front.slug.clone().or_else(|| Slug::new(&document.title.text));
            let aliases: Vec<String> =
                document.front.aliases.iter().map(|(alias, _)| alias.as_str().to_owned()).collect();
            let words = document.prose.text().to_owned();
            Some((source.path.to_string(), (slug, aliases, document.front.draft), words))
        };
        let read: Vec<_> = self.inputs.articles.par_iter().filter_map(read).collect();
        for (path, (slug, aliases, draft), words) in read {
            if draft {
                self.drafts.insert(path.clone());
            }
            self.shelf.put(&path, &words);
            self.aliases.extend(aliases);
            self.slugs.extend(slug);
        }
        self.inputs = Inputs::default();
    }

    /// The article that this one is, or nearly is.
    pub fn near(&self, draft: &Draft) -> Option<Near> {
        self.shelf.near(&draft.words)
    }

    /// Where an article can go; if another has its address, it gets one of its own.
    pub fn place(&mut self, draft: &mut Draft) -> String {
        // An alias that leads to two articles, or to a page of the site, would keep the site from being built.
        draft.turn_aliases(|alias| {
            // What lay in a folder of its host's lies in the same one here, if the site has that folder.
            let inner = alias.strip_prefix(self.prefix.as_str()).filter(|rest| rest.starts_with('/') && rest.len() > 1);
            let alias = Route::alias(inner.unwrap_or(alias))?.to_string();
            let ours = pages::is_ours(&alias) || OURS.iter().any(|folder| alias.starts_with(folder));
            (!ours && self.aliases.insert(alias.clone())).then_some(alias)
        });
        let own = draft.slug.clone();
        let numbered = |number: usize| {
            let base = &own.as_str()[..own.as_str().len().min(70)];
            Slug::new(&format!("{base}-{number}"))
        };
        let mut slugs = std::iter::once(own.clone()).chain((2..).filter_map(numbered));
        let free = |slug: &Slug| {
            let stem = format!("{}/{slug}", draft.folder());
            !self.slugs.contains(slug) && !self.stems.contains(&stem.to_lowercase())
        };
        let slug = slugs.find(free).unwrap_or_else(|| own.clone());
        if slug != own {
            draft.rename(slug);
        }
        format!("{}/{}.md", draft.folder(), draft.slug)
    }

    /// Whether the article of this path is a draft: the one that is there, or else this one.
    pub fn is_draft(&self, path: &str, draft: &Draft) -> bool {
        let is_new = !self.stems.contains(&article_stem(path).to_lowercase());
        self.drafts.contains(path) || is_new && draft.is_draft()
    }

    /// Remembers an article that has its place.
    pub fn keep(&mut self, path: &str, draft: &Draft) {
        if draft.is_draft() {
            self.drafts.insert(path.to_owned());
        }
        self.shelf.put(path, &draft.words);
        self.stems.insert(article_stem(path).to_lowercase());
        self.slugs.insert(draft.slug.clone());
    }

    /// Writes an article where nothing is.
    pub fn write(&self, path: &str, draft: &Draft) -> Result<(), Failure> {
        let target = self.root.join(path);
        let folder = target.parent().unwrap_or(&self.root);
        // A folder that leads elsewhere is no part of the site.
        for folder in [&self.root.join("articles"), folder] {
            if folder.is_symlink() {
                return Err(Box::new(disk::Error::Link { path: folder.to_owned() }));
            }
        }
        std::fs::create_dir_all(folder).map_err(disk::Error::write(folder))?;
        disk::replace(&target, (None, &draft.text()))?;
        Ok(())
    }
}
