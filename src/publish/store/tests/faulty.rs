//! A store in memory that fails when it is told to, and looks after every step at what a reader would get.

use async_trait::async_trait;
use flate2::read::GzDecoder;
use futures_util::stream::BoxStream;
use futures_util::{FutureExt, StreamExt, TryStreamExt};
use object_store::memory::InMemory;
use object_store::path::Path;
use object_store::{
    Attribute, CopyOptions, Error, GetOptions, GetResult, ListResult, MultipartUpload, ObjectMeta, ObjectStore,
    ObjectStoreExt, PutMultipartOptions, PutOptions, PutPayload, PutResult, Result,
};
use std::collections::BTreeMap;
use std::fmt;
use std::io::Read;
use std::sync::{Arc, Mutex};

/// What goes wrong at a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// The store says no.
    Refused,
    /// The store does it, and the answer is lost.
    Lost,
    /// From this step on nothing happens any more, as if the program had been killed.
    Killed,
}

/// The store.
#[derive(Debug, Clone, Default)]
pub struct Faulty {
    inner: Arc<InMemory>,
    told: Arc<Mutex<Told>>,
}

#[derive(Debug, Default)]
struct Told {
    fault: Option<(usize, Fault)>,
    steps: Vec<String>,
}

impl Faulty {
    /// The same store, with what was written, and a fault at a step.
    pub fn with(&self, fault: Option<(usize, Fault)>) -> Self {
        Self { inner: Arc::clone(&self.inner), told: Arc::new(Mutex::new(Told { fault, steps: Vec::new() })) }
    }

    /// What was written and deleted, in order.
    pub fn steps(&self) -> Vec<String> {
        self.told.lock().unwrap().steps.clone()
    }

    /// Everything that stands there, as a browser reads it.
    pub fn all(&self) -> BTreeMap<String, String> {
        self.look().now_or_never().unwrap()
    }

    async fn look(&self) -> BTreeMap<String, String> {
        let objects: Vec<ObjectMeta> = self.inner.list(None).try_collect().await.unwrap();
        let mut found = BTreeMap::new();
        for object in objects {
            let got = self.inner.get(&object.location).await.unwrap();
            let coding = got.attributes.get(&Attribute::ContentEncoding).map(|coding| coding.as_ref().to_owned());
            let text = decoded(coding.as_deref(), &got.bytes().await.unwrap());
            found.insert(object.location.to_string(), text);
        }
        found
    }

    /// Notes a step, and says what goes wrong with it.
    fn step(&self, what: String) -> Option<Fault> {
        let mut told = self.told.lock().unwrap();
        let (at, fault) = told.fault?;
        let now = told.steps.len();
        told.steps.push(what);
        (now == at || (now > at && fault == Fault::Killed)).then_some(fault)
    }

    /// No reader ever gets a page without what it needs.
    async fn inspect(&self) {
        let all = self.look().await;
        for (path, page) in all.iter().filter(|(path, _)| path.ends_with(".html")) {
            for asset in page.split('"').filter_map(|piece| piece.strip_prefix("/assets/")) {
                assert!(all.contains_key(&format!("assets/{asset}")), "{path} has no {asset} after {:?}", self.steps());
            }
        }
    }

    fn is_dead(&self) -> bool {
        let told = self.told.lock().unwrap();
        told.fault.is_some_and(|(at, fault)| fault == Fault::Killed && told.steps.len() > at)
    }
}

/// What a browser makes of an object.
fn decoded(coding: Option<&str>, bytes: &[u8]) -> String {
    let mut text = String::new();
    let read = match coding {
        None => (&mut &*bytes).read_to_string(&mut text),
        Some("gzip") => GzDecoder::new(bytes).read_to_string(&mut text),
        Some("br") => brotli::Decompressor::new(bytes, 4096).read_to_string(&mut text),
        Some(other) => panic!("no browser knows {other}"),
    };
    read.unwrap();
    text
}

fn broken() -> Error {
    Error::Generic { store: "Faulty", source: "told to fail".into() }
}

impl fmt::Display for Faulty {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("Faulty")
    }
}

#[async_trait]
impl ObjectStore for Faulty {
    async fn put_opts(&self, at: &Path, payload: PutPayload, options: PutOptions) -> Result<PutResult> {
        let fault = self.step(format!("put {at}"));
        if matches!(fault, Some(Fault::Refused | Fault::Killed)) {
            return Err(broken());
        }
        let done = self.inner.put_opts(at, payload, options).await;
        self.inspect().await;
        if fault.is_some() { Err(broken()) } else { done }
    }

    async fn get_opts(&self, at: &Path, options: GetOptions) -> Result<GetResult> {
        if self.is_dead() {
            return Err(broken());
        }
        self.inner.get_opts(at, options).await
    }

    fn delete_stream(&self, paths: BoxStream<'static, Result<Path>>) -> BoxStream<'static, Result<Path>> {
        let this = self.clone();
        let delete = move |path: Result<Path>| {
            let this = this.clone();
            async move {
                let path = path?;
                let fault = this.step(format!("delete {path}"));
                if matches!(fault, Some(Fault::Refused | Fault::Killed)) {
                    return Err(broken());
                }
                this.inner.delete(&path).await?;
                this.inspect().await;
                if fault.is_some() { Err(broken()) } else { Ok(path) }
            }
        };
        paths.then(delete).boxed()
    }

    fn list(&self, prefix: Option<&Path>) -> BoxStream<'static, Result<ObjectMeta>> {
        self.inner.list(prefix)
    }

    async fn list_with_delimiter(&self, prefix: Option<&Path>) -> Result<ListResult> {
        self.inner.list_with_delimiter(prefix).await
    }

    async fn put_multipart_opts(&self, _: &Path, _: PutMultipartOptions) -> Result<Box<dyn MultipartUpload>> {
        Err(broken())
    }

    async fn copy_opts(&self, _: &Path, _: &Path, _: CopyOptions) -> Result<()> {
        Err(broken())
    }
}
