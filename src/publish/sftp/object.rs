//! A server as a store of objects, with what a publication needs of one and nothing more.

use super::{Arc, CLAIM, Fault, Server, Texts, text};
use async_trait::async_trait;
use futures_util::stream::{self, BoxStream};
use futures_util::{StreamExt, TryStreamExt};
use object_store::path::Path;
use object_store::{
    CopyOptions, Error, GetOptions, GetResult, GetResultPayload, ListResult, MultipartUpload, ObjectMeta, ObjectStore,
    PutMode, PutMultipartOptions, PutOptions, PutPayload, PutResult, Result,
};
use std::fmt;

/// Deletions at once.
const DELETIONS: usize = 16;

/// A server as a store.
#[derive(Clone)]
pub struct Objects {
    server: Server,
    texts: Arc<Texts>,
}

impl Objects {
    /// The store that is at a server.
    pub fn new(server: Server) -> Self {
        Self { server, texts: Arc::default() }
    }

    async fn delete_one(&self, path: Path) -> Result<Path> {
        let deleted = if path.as_ref() == CLAIM {
            self.server.tidy().await;
            self.server.delete(CLAIM).await
        } else {
            match self.server.sweep_once().await {
                Ok(()) => self.server.delete(path.as_ref()).await,
                Err(fault) => Err(fault),
            }
        };
        deleted.map(|()| path.clone()).map_err(|fault| told(fault, &path))
    }
}

#[async_trait]
impl ObjectStore for Objects {
    async fn put_opts(&self, at: &Path, payload: PutPayload, options: PutOptions) -> Result<PutResult> {
        let (server, path) = (&self.server, at.as_ref());
        let bytes: Vec<u8> = payload.as_ref().concat();
        let (texts, bytes) = (self.texts.as_ref(), bytes.as_slice());
        let done = match options.mode {
            PutMode::Overwrite => {
                server.sweep_once().await.map_err(|fault| told(fault, at))?;
                server.over(|session| async move { server.replace(&session, path, bytes).await }).await
            }
            PutMode::Create => {
                server.over(|session| async move { texts.begin((server, &session), path, bytes).await }).await
            }
            PutMode::Update(seen) => {
                let seen = seen.e_tag.unwrap_or_default();
                let seen = seen.as_str();
                server.over(|session| async move { texts.renew((server, &session), (path, seen), bytes).await }).await
            }
        };
        let tag = done.map_err(|fault| told(fault, at))?;
        Ok(PutResult { e_tag: Some(tag), version: None, extensions: Default::default() })
    }

    async fn get_opts(&self, at: &Path, _: GetOptions) -> Result<GetResult> {
        let (server, path) = (&self.server, at.as_ref());
        let read = server.over(|session| async move { session.read(&server.at(path)).await }).await;
        let bytes = read.map_err(|fault| told(fault, at))?;
        let (size, e_tag) = (bytes.len() as u64, Some(text::tag(&bytes)));
        let meta = ObjectMeta { location: at.clone(), last_modified: Default::default(), size, e_tag, version: None };
        let payload = GetResultPayload::Stream(stream::iter([Ok(bytes.into())]).boxed());
        Ok(GetResult { payload, meta, range: 0..size, attributes: Default::default(), extensions: Default::default() })
    }

    fn delete_stream(&self, paths: BoxStream<'static, Result<Path>>) -> BoxStream<'static, Result<Path>> {
        let this = self.clone();
        let delete = move |path: Result<Path>| {
            let this = this.clone();
            async move { this.delete_one(path?).await }
        };
        paths.map(delete).buffered(DELETIONS).boxed()
    }

    fn list(&self, _: Option<&Path>) -> BoxStream<'static, Result<ObjectMeta>> {
        let server = self.server.clone();
        let listed = async move {
            let files = server.list().await.map_err(|fault| told(fault, &Path::default()))?;
            let object = |file: super::Named| {
                // A name that no store would have is not ours; it is only to be known of.
                let location = Path::parse(&file.name).unwrap_or_else(|_| Path::from(file.name.as_str()));
                let (size, e_tag) = (file.size, Some(file.tag));
                Ok(ObjectMeta { location, last_modified: Default::default(), size, e_tag, version: None })
            };
            Ok::<_, Error>(stream::iter(files.into_iter().map(object)))
        };
        stream::once(listed).try_flatten().boxed()
    }

    async fn list_with_delimiter(&self, _: Option<&Path>) -> Result<ListResult> {
        Err(unasked("list a folder"))
    }

    async fn put_multipart_opts(&self, _: &Path, _: PutMultipartOptions) -> Result<Box<dyn MultipartUpload>> {
        Err(unasked("write in parts"))
    }

    async fn copy_opts(&self, _: &Path, _: &Path, _: CopyOptions) -> Result<()> {
        Err(unasked("copy"))
    }
}

/// What no publication does.
fn unasked(operation: &str) -> Error {
    Error::NotImplemented { operation: operation.to_owned(), implementer: "sftp".to_owned() }
}

/// A fault as stores tell it.
fn told(fault: Fault, at: &Path) -> Error {
    let path = at.to_string();
    match fault {
        Fault::Missing => Error::NotFound { path, source: "there is no such file".into() },
        Fault::Passed => Error::Precondition { path, source: "something else stands there".into() },
        Fault::Lost(reason) | Fault::Refused(reason) => Error::Generic { store: "sftp", source: reason.into() },
    }
}

impl fmt::Debug for Objects {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("a folder on a server")
    }
}

impl fmt::Display for Objects {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self, out)
    }
}
