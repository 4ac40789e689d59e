//! A sink that writes nothing and looks at everything.

use super::{Date, Diagnostic, Notes, Outside, lint};
use crate::build::Sink;
use crate::pages::Plan;
use crate::pages::former::{self, Addresses, Lost};
use crate::site::Site;
use crate::source::Source;
use std::io;
use std::sync::{Arc, Mutex, PoisonError, RwLock};

/// What is looked at only if it is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Extra {
    /// Addresses on other hosts.
    Outside,
    /// Files that are better written in another way.
    Tidied,
}

/// Looks at a site and its pages.
pub struct Watch {
    /// The day that counts as today.
    pub today: Date,
    extras: Vec<Extra>,
    known: RwLock<Arc<lint::Known>>,
    seen: Mutex<Vec<lint::Seen>>,
    outside: Mutex<Vec<Outside>>,
    tidied: Mutex<Vec<(Source, String)>>,
    earlier: Addresses,
    lost: Mutex<Vec<Lost>>,
}

impl Watch {
    /// Has seen nothing yet, and knows where articles were at an earlier build.
    pub fn new(today: Date, extras: Vec<Extra>, earlier: Addresses) -> Self {
        let (known, seen, outside, tidied, lost) = Default::default();
        Self { today, extras, known, seen, outside, tidied, earlier, lost }
    }

    /// Articles whose earlier address nothing answers.
    pub fn lost(&self) -> Vec<Lost> {
        self.lost.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// What is wrong with the pages; what has been said already is not said again.
    pub fn judge(&self, said: &[Diagnostic]) -> Notes {
        let seen = std::mem::take(&mut *self.seen.lock().unwrap_or_else(PoisonError::into_inner));
        lint::judge(seen, &self.known(), said)
    }

    /// The addresses on other hosts.
    pub fn outside(&self) -> Vec<Outside> {
        self.outside.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Files that are better written in another way, and how.
    pub fn tidied(&self) -> Vec<(Source, String)> {
        self.tidied.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn known(&self) -> Arc<lint::Known> {
        self.known.read().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

impl Sink for Watch {
    fn inspect(&self, site: &Site, plan: &Plan) -> Notes {
        *self.known.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(lint::known(site, plan));
        for extra in &self.extras {
            match extra {
                Extra::Outside => {
                    *self.outside.lock().unwrap_or_else(PoisonError::into_inner) = lint::outside(site);
                }
                Extra::Tidied => *self.tidied.lock().unwrap_or_else(PoisonError::into_inner) = lint::tidied(site),
            }
        }
        let lost = former::lost(site, plan, &self.earlier);
        let mut notes = lint::ask(site, self.today);
        notes.extend(former::notes(&lost));
        *self.lost.lock().unwrap_or_else(PoisonError::into_inner) = lost;
        notes
    }

    fn put(&self, path: &str, bytes: &[u8]) -> io::Result<()> {
        if path.ends_with(".html") {
            let seen = lint::look(&self.known(), path, &String::from_utf8_lossy(bytes));
            self.seen.lock().unwrap_or_else(PoisonError::into_inner).push(seen);
        }
        Ok(())
    }

    /// The index for searching has no links, so it need not be made.
    fn keep(&self, _folder: &str, _mark: (&str, &[u8])) -> io::Result<usize> {
        Ok(1)
    }

    /// Nor have cards, which are pictures.
    fn keep_one(&self, _path: &str) -> io::Result<bool> {
        Ok(true)
    }
}
