//! A publication to a store, file by file, in an order in which a reader never gets a page without what it needs:
//! what is on its way is written down, then assets, pages, lists and feeds arrive, then deletions follow, once every
//! upload has been confirmed. Whatever stops it, the next publication goes on from what has been written down.

use super::claim::Fresh;
use super::pack::pack;
use super::state::{Entry, Form, State, UNSURE};
use super::{Error, ObjectStore, Path, Plan, Release, Slot, Watch, again, failed, location};
use crate::disk;
use crate::media::{self, Coding};
use futures_util::{StreamExt, stream};
use object_store::{Attribute, Attributes, PutOptions};
use tokio::task;

/// Uploads after which what has arrived is written down, so that not much is sent twice.
const CHECKPOINT: usize = 500;

/// The rank of what comes last.
const LAST: u8 = 3;

/// A publication under way.
pub struct Journey<'a> {
    /// Where it goes.
    pub store: &'a dyn ObjectStore,
    /// Uploads at once.
    pub concurrency: usize,
    /// How what gains by it is compressed.
    pub compress: Option<Coding>,
    /// What goes.
    pub release: &'a Release,
    /// What is to be done.
    pub plan: &'a Plan,
    /// Who is told.
    pub watch: &'a dyn Watch,
    /// Whether the store is still ours to write to.
    pub fresh: Fresh,
}

impl Journey<'_> {
    /// Goes all the way. The manifest is written on the condition that it is still the one from which the plan was made.
    pub async fn go(&self, mut state: State, slot: &mut Slot) -> Result<(), Error> {
        let plan = self.plan;
        for path in plan.sent() {
            state.files.insert(path.clone(), Entry { hash: UNSURE, tag: String::new(), form: Form::Plain });
        }
        note(&mut state, slot).await?;
        for rank in 0..=LAST {
            let wave = plan.sent().filter(|path| disk::rank(path) == rank);
            if let Err(error) = self.send(wave.collect(), &mut state, slot).await {
                // What has arrived need not be sent again. If this cannot be written down either, it will be.
                let _ = note(&mut state, slot).await;
                return Err(error);
            }
        }
        note(&mut state, slot).await?;
        if plan.deleted.is_empty() && plan.kept.is_empty() {
            return Ok(());
        }
        // The other way round: no page may outlive what it needs.
        for rank in (0..=LAST).rev() {
            self.delete(rank).await?;
        }
        state.files.retain(|path, _| self.release.manifest().files.contains_key(path));
        note(&mut state, slot).await
    }

    /// Sends files, several at once, and returns when all have arrived.
    async fn send(&self, paths: Vec<&String>, state: &mut State, slot: &mut Slot) -> Result<(), Error> {
        let mut arrivals = stream::iter(paths).map(|path| self.put(path)).buffer_unordered(self.concurrency);
        let mut unwritten = 0;
        while let Some(arrived) = arrivals.next().await {
            let (path, entry) = arrived?;
            state.files.insert(path.clone(), entry);
            unwritten += 1;
            if unwritten == CHECKPOINT {
                unwritten = 0;
                note(state, slot).await?;
            }
        }
        Ok(())
    }

    async fn put<'p>(&self, path: &'p String) -> Result<(&'p String, Entry), Error> {
        let bytes = self.release.read(path)?;
        let (hash, length) = (*blake3::hash(&bytes).as_bytes(), bytes.len() as u64);
        let (bytes, form) = packed(bytes, media::coding(path, self.compress)).await?;
        self.fresh.check()?;
        let written = self.store.put_opts(&location(path)?, bytes.into(), dressed(path, form)).await;
        let written = written.map_err(failed("write", path))?;
        self.watch.sent(length);
        Ok((path, Entry { hash, tag: written.e_tag.unwrap_or_default(), form }))
    }

    async fn delete(&self, rank: u8) -> Result<(), Error> {
        self.fresh.check()?;
        let paths = self.plan.deleted.iter().filter(|path| disk::rank(path) == rank);
        let paths = paths.map(|path| location(path)).collect::<Result<Vec<_>, _>>()?;
        again(|| self.delete_all(paths.clone())).await.map_err(failed("delete", "an old file"))
    }

    /// Deletes these; what is gone already is as good.
    async fn delete_all(&self, paths: Vec<Path>) -> object_store::Result<()> {
        let mut gone = self.store.delete_stream(stream::iter(paths.into_iter().map(Ok)).boxed());
        while let Some(done) = gone.next().await {
            match done {
                Ok(_) | Err(object_store::Error::NotFound { .. }) => {}
                Err(error) => return Err(error),
            }
        }
        Ok(())
    }
}

/// Writes down what stands at the store.
async fn note(state: &mut State, slot: &mut Slot) -> Result<(), Error> {
    if slot.write(&state.text()).await? { Ok(()) } else { Err(Error::Overtaken) }
}

/// The bytes as they are to stand at the store. Packing is work for a thread of its own: here it would keep the claim from being
/// renewed.
async fn packed(bytes: Vec<u8>, coding: Option<Coding>) -> Result<(Vec<u8>, Form), Error> {
    let Some(coding) = coding else { return Ok((bytes, Form::Plain)) };
    let done = task::spawn_blocking(move || pack(bytes, coding)).await;
    done.map_err(Into::into).flatten().map_err(|source| Error::Pack { source })
}

/// What a store tells browsers about a file.
fn dressed(path: &str, form: Form) -> PutOptions {
    let mut attributes = Attributes::new();
    attributes.insert(Attribute::ContentType, media::content_type(path).into());
    attributes.insert(Attribute::CacheControl, media::cache_control(path).into());
    if let Form::Packed(coding) = form {
        attributes.insert(Attribute::ContentEncoding, coding.name().into());
    }
    PutOptions { attributes, ..PutOptions::default() }
}
