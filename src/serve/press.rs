//! The pages of one good round, each rendered when somebody asks for it, and kept until the next round.
//!
//! Knows no request. A page that cannot be rendered says why, and gives the page as it last was, if anybody has seen it.

use crate::build::{self, Inputs, Sink};
use crate::config::Search;
use crate::diag::Diagnostic;
use crate::gazetteer::Gazetteer;
use crate::pages::{Page, View};
use crate::render::Renderer;
use crate::search;
use crate::site::{ArticleId, Site};
use crate::wording::Wording;
use axum::body::Bytes;
use std::collections::HashMap;
use std::io;
use std::sync::{Arc, Mutex, PoisonError};

/// The most that is kept of rendered pages, in bytes; a reader who opens every page must not fill the memory.
const MOST: usize = 64 << 20;

/// Files by output path.
type Files = HashMap<String, Bytes>;

/// What answers for the pages of one round.
pub struct Press {
    renderer: Renderer,
    /// What the round was made from.
    pub inputs: Arc<Inputs>,
    /// The lists that its articles were read with.
    pub gazetteer: Arc<Gazetteer>,
    printed: Mutex<Printed>,
    /// Pages as they were last seen before this round.
    earlier: Files,
    index: Mutex<Option<Arc<Files>>>,
}

/// What has been rendered.
#[derive(Default)]
struct Printed {
    pages: Files,
    size: usize,
}

/// A page that is there and cannot be shown.
pub enum Failure {
    /// Its template fails. The page as it last was, if it was.
    Template(Box<Diagnostic>, Option<Bytes>),
    /// The machine failed.
    Machine(io::Error),
}

impl Press {
    /// A press for what was prepared; it takes over what the one before it has shown.
    pub fn new(renderer: Renderer, (inputs, gazetteer): (Arc<Inputs>, Arc<Gazetteer>), before: Option<&Self>) -> Self {
        let earlier = before.map(Self::seen).unwrap_or_default();
        Self { renderer, inputs, gazetteer, printed: Mutex::default(), earlier, index: Mutex::default() }
    }

    /// The site.
    pub fn site(&self) -> &Site {
        self.renderer.site()
    }

    /// Whether there is a page at exactly this address.
    pub fn has(&self, path: &str) -> bool {
        self.page_at(path).is_some()
    }

    /// The article whose briefing stands at this address.
    pub fn article_at(&self, path: &str) -> Option<ArticleId> {
        match self.page_at(path)?.view {
            View::Briefing(id) => Some(id),
            _ => None,
        }
    }

    /// The words of the site's interface.
    pub fn words(&self) -> &Wording {
        self.renderer.words()
    }

    /// The addresses of the theme's style sheets.
    pub fn sheets(&self) -> impl Iterator<Item = &str> {
        let assets = self.renderer.plan().pages.iter().take_while(|page| matches!(page.view, View::Asset(_)));
        assets.map(|page| page.route.as_str()).filter(|route| route.ends_with(".css"))
    }

    /// What stands at an address; nothing if no page has it.
    pub fn output(&self, path: &str) -> Option<Result<Bytes, Failure>> {
        if let Some(page) = self.page_at(path) {
            return Some(self.print(page));
        }
        let file = path.strip_prefix('/').filter(|file| file.starts_with(search::FOLDER))?;
        if self.site().config.search == Search::Off {
            return None;
        }
        match self.index() {
            Ok(files) => files.get(file).cloned().map(Ok),
            Err(error) => Some(Err(Failure::Machine(error))),
        }
    }

    /// The page at an address, exactly as it was sent; a folder's may be called by its file.
    fn page_at(&self, path: &str) -> Option<&Page> {
        let folder = path.strip_suffix("index.html").filter(|folder| folder.ends_with('/'));
        self.renderer.plan().page_at(folder.unwrap_or(path))
    }

    fn print(&self, page: &Page) -> Result<Bytes, Failure> {
        let route = page.route.as_str();
        if let Some(known) = self.printed().pages.get(route) {
            return Ok(known.clone());
        }
        let mut bytes = Vec::new();
        if let Err(diagnostic) = self.renderer.page(page, &mut bytes) {
            return Err(Failure::Template(diagnostic, self.earlier.get(route).cloned()));
        }
        let bytes = Bytes::from(bytes);
        let mut printed = self.printed();
        if printed.size + bytes.len() > MOST {
            *printed = Printed::default();
        }
        printed.size += bytes.len();
        printed.pages.insert(route.to_owned(), bytes.clone());
        Ok(bytes)
    }

    fn printed(&self) -> std::sync::MutexGuard<'_, Printed> {
        self.printed.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Every page as somebody last saw it, as far as it is kept and has not failed since.
    fn seen(&self) -> Files {
        let printed = self.printed();
        let mut seen = if printed.size + self.earlier.values().map(Bytes::len).sum::<usize>() > MOST {
            Files::new()
        } else {
            self.earlier.clone()
        };
        seen.extend(printed.pages.iter().map(|(route, bytes)| (route.clone(), bytes.clone())));
        seen
    }

    /// The index for searching. Who asks first waits until it is made.
    fn index(&self) -> io::Result<Arc<Files>> {
        let mut index = self.index.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(files) = &*index {
            return Ok(Arc::clone(files));
        }
        let store = Store::default();
        build::index(&self.renderer, &store)?;
        let files = Arc::new(store.0.into_inner().unwrap_or_else(PoisonError::into_inner));
        Ok(Arc::clone(index.insert(files)))
    }
}

/// Takes the files of an index.
#[derive(Default)]
struct Store(Mutex<Files>);

impl Sink for Store {
    fn put(&self, path: &str, bytes: &[u8]) -> io::Result<()> {
        let bytes = Bytes::copy_from_slice(bytes);
        self.0.lock().unwrap_or_else(PoisonError::into_inner).insert(path.to_owned(), bytes);
        Ok(())
    }
}
