//! A small text at a store that several publishers may want to write: nobody overwrites what they have not seen.

use super::{Error, ObjectStore, again, failed};
use object_store::path::Path;
use object_store::{ObjectStoreExt, PutMode, PutOptions, PutResult, UpdateVersion};
use std::sync::Arc;

/// A text at a fixed path, and the version of it that we have seen.
pub struct Slot {
    store: Arc<dyn ObjectStore>,
    path: Path,
    /// The version that we have read or written last; `None` if there was no such text.
    seen: Option<UpdateVersion>,
}

impl Slot {
    /// The slot of this name, as if nothing stood there.
    pub fn new(store: &Arc<dyn ObjectStore>, name: &str) -> Self {
        Self { store: Arc::clone(store), path: Path::from(name), seen: None }
    }

    /// Reads what stands there now.
    pub async fn read(&mut self) -> Result<Option<String>, Error> {
        match self.store.get(&self.path).await {
            Ok(found) => {
                let seen = UpdateVersion { e_tag: found.meta.e_tag.clone(), version: found.meta.version.clone() };
                let bytes = found.bytes().await.map_err(failed("read", self.path.as_ref()))?;
                self.seen = Some(seen);
                Ok(Some(String::from_utf8_lossy(&bytes).into_owned()))
            }
            Err(object_store::Error::NotFound { .. }) => {
                self.seen = None;
                Ok(None)
            }
            Err(error) => Err(failed("read", self.path.as_ref())(error)),
        }
    }

    /// Writes, if what was seen last still stands there. Says whether it did.
    pub async fn write(&mut self, text: &str) -> Result<bool, Error> {
        match self.put(text).await {
            Ok(written) => {
                self.seen = Some(written.into());
                Ok(true)
            }
            Err(object_store::Error::AlreadyExists { .. } | object_store::Error::Precondition { .. }) => {
                // It may be our own text, written by an attempt whose answer was lost; no two publishers write the same.
                let ours = self.seen.clone();
                let stands = self.read().await?;
                let ours = stands.as_deref() == Some(text) || {
                    self.seen = ours;
                    false
                };
                Ok(ours)
            }
            Err(error) => Err(failed("write", self.path.as_ref())(error)),
        }
    }

    /// Asks the store to write. What has arrived although the answer was lost is then in the way, as our own text.
    async fn put(&self, text: &str) -> object_store::Result<PutResult> {
        let mode = self.seen.clone().map_or(PutMode::Create, PutMode::Update);
        again(|| {
            let options = PutOptions { mode: mode.clone(), ..PutOptions::default() };
            self.store.put_opts(&self.path, text.to_owned().into(), options)
        })
        .await
    }

    /// Deletes the text.
    pub async fn clear(self) -> Result<(), Error> {
        match again(|| self.store.delete(&self.path)).await {
            Ok(()) | Err(object_store::Error::NotFound { .. }) => Ok(()),
            Err(error) => Err(failed("delete", self.path.as_ref())(error)),
        }
    }
}
