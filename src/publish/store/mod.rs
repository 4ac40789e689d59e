//! Stores of objects: Amazon S3 and what is compatible with it, Google Cloud Storage, Azure Blob Storage.
//!
//! A store cannot switch a whole site at once, so files arrive one by one in a safe order (`journey`). The manifest
//! `.chancery` at the store says which files are ours; it is only ever replaced by whoever has seen it (`slot`), and
//! one publisher at a time may write (`claim`). What stands at the store is listed, with the store's own tag of each
//! content, so that a page that somebody has changed there is noticed without reading it.

mod again;
mod carrier;
mod claim;
mod connect;
mod journey;
mod login;
mod pack;
mod slot;
mod state;
#[cfg(test)]
mod tests;

pub use claim::{CLAIM, Pace, own_word};

use super::{Destination, Error, Plan, Release, Standing, Watch};
use crate::config::Store;
use crate::disk::MANIFEST;
use crate::media::{self, Coding};
use again::again;
use claim::Claim;
use futures_util::TryStreamExt;
use journey::Journey;
use object_store::ObjectStore;
use object_store::path::Path;
use slot::Slot;
use state::{State, UNSURE};
use std::collections::BTreeMap;
use std::sync::Arc;
use tokio::runtime::{Builder, Runtime};

/// A place at a store of objects.
pub struct Bucket {
    store: Arc<dyn ObjectStore>,
    runtime: Runtime,
    concurrency: usize,
    compress: Option<Coding>,
    pace: Pace,
    /// What our manifest says.
    state: State,
    /// Every object that is there, with the store's tag of its content.
    listed: BTreeMap<String, String>,
}

impl Bucket {
    /// Connects to the store that a target names, and looks at what is there.
    pub fn open(store: &Store) -> Result<Self, Error> {
        let reached = (connect::connect(store)?, runtime(store.concurrency)?);
        Self::over(reached, store.concurrency, Pace::default(), store.compress)
    }

    /// Looks at what is there.
    pub fn over(
        (store, runtime): (Arc<dyn ObjectStore>, Runtime),
        concurrency: usize,
        pace: Pace,
        compress: Option<Coding>,
    ) -> Result<Self, Error> {
        let (state, listed) = (State::default(), BTreeMap::new());
        let mut bucket = Self { store, runtime, concurrency, compress, pace, state, listed };
        (bucket.state, bucket.listed) = bucket.runtime.block_on(bucket.look())?;
        Ok(bucket)
    }

    async fn look(&self) -> Result<(State, BTreeMap<String, String>), Error> {
        let text = Slot::new(&self.store, MANIFEST).read().await?;
        let state = text.map_or_else(State::default, |text| State::parse(&text));
        let ours = |path: &str| path == MANIFEST || path == CLAIM;
        let objects: Vec<_> = self.store.list(None).try_collect().await.map_err(failed("list", "what is there"))?;
        let listed = objects.into_iter().map(|object| (object.location.to_string(), object.e_tag.unwrap_or_default()));
        Ok((state, listed.filter(|(path, _)| !ours(path)).collect()))
    }

    /// Publishes under a claim.
    async fn publish(&self, release: &Release, plan: &Plan, watch: &dyn Watch) -> Result<(), Error> {
        let mut claim = Claim::take(&self.store, self.pace, watch).await?;
        let done = self.publish_claimed((release, plan), watch, &mut claim).await;
        claim.release().await;
        done
    }

    async fn publish_claimed(
        &self,
        (release, plan): (&Release, &Plan),
        watch: &dyn Watch,
        claim: &mut Claim,
    ) -> Result<(), Error> {
        let mut slot = Slot::new(&self.store, MANIFEST);
        let stands = slot.read().await?.map_or_else(State::default, |text| State::parse(&text));
        if stands != self.state {
            return Err(Error::Overtaken);
        }
        let state = State { writer: claim.holder.clone(), ..stands };
        let (store, concurrency, fresh) = (self.store.as_ref(), self.concurrency, claim.fresh());
        let journey = Journey { store, concurrency, compress: self.compress, release, plan, watch, fresh };
        tokio::select! {
            done = journey.go(state, &mut slot) => done,
            lost = claim.hold() => Err(lost),
        }
    }
}

impl Destination for Bucket {
    fn standing(&self) -> Result<Standing, Error> {
        let mut standing = Standing::default();
        for (path, tag) in &self.listed {
            let Some(entry) = self.state.files.get(path) else {
                standing.foreign.insert(path.clone());
                continue;
            };
            let known = entry.tag.is_empty() || tag.is_empty() || bare(&entry.tag) == bare(tag);
            if !known {
                standing.edited.insert(path.clone());
            }
            if !entry.form.fits(media::coding(path, self.compress)) {
                standing.recoded.insert(path.clone());
            }
            standing.ours.files.insert(path.clone(), if known { entry.hash } else { UNSURE });
        }
        Ok(standing)
    }

    fn receive(&self, release: &Release, plan: &Plan, watch: &dyn Watch) -> Result<(), Error> {
        self.runtime.block_on(self.publish(release, plan, watch))
    }
}

/// What keeps readers from what stands at a store, as far as it can be known without going there: each with a next step.
pub fn doubts(store: &Store, url: Option<&str>) -> Vec<(String, String)> {
    let plain = url.is_some_and(|url| url.starts_with("http://"));
    let unread = plain && store.compress == Some(Coding::Brotli);
    let step = "write compress = \"gzip\", or an https address";
    unread
        .then(|| ("browsers read brotli over https only, and `url` is http".to_owned(), step.to_owned()))
        .into_iter()
        .collect()
}

/// What waits for a store, with as many threads as uploads may need.
pub fn runtime(concurrency: usize) -> Result<Runtime, Error> {
    let mut builder = Builder::new_current_thread();
    let built = builder.enable_all().max_blocking_threads(concurrency + 4).build();
    built.map_err(|source| Error::Threads { source })
}

/// A tag without the quotation marks that some answers put round it.
fn bare(tag: &str) -> &str {
    tag.trim_start_matches("W/").trim_matches('"')
}

/// Where a file of the site stands at the store.
fn location(path: &str) -> Result<Path, Error> {
    Path::parse(path).map_err(|source| failed("write", path)(source.into()))
}

/// A failure of the store to do something with an object.
fn failed(doing: &'static str, what: &str) -> impl FnOnce(object_store::Error) -> Error {
    let what = what.to_owned();
    move |error| Error::store(doing, &what, &error)
}
