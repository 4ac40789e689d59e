//! One request in, one answer out.
//!
//! Knows no disk: a path is looked up among the addresses of the last good round exactly as it was sent, never decoded
//! and never joined to a folder, so there is nothing to climb out of.

use super::deliver::deliver;
use super::door::Door;
use super::live::{self, Additions};
use super::press::{Failure, Press};
use super::snapshot::Snapshot;
use super::{panel, verdict, workshop};
use crate::hosting::POLICY;
use crate::media::{PAGE, content_type};
use axum::body::Bytes;
use axum::http::header::{self, HeaderName, HeaderValue};
use axum::http::request::Parts;
use axum::http::{Method, StatusCode};
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use jiff::civil::Date;
use std::convert::Infallible;
use std::path::PathBuf;
use std::sync::{Arc, Mutex};
use std::time::Duration;
use tokio::sync::watch as latest;
use tokio_stream::StreamExt;
use tokio_stream::wrappers::WatchStream;

/// How soon a browser asks again when the stream breaks off, as it does when the preview is started anew.
const RETRY: Duration = Duration::from_millis(500);

/// Headers that every answer has. A browser keeps no page without asking whether it still stands, and shows none within
/// another site's, which could lead a hand to a button of the panel.
const ALWAYS: [(HeaderName, &str); 5] = [
    (header::CACHE_CONTROL, "no-cache"),
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (header::REFERRER_POLICY, "no-referrer"),
    (header::X_FRAME_OPTIONS, "DENY"),
    (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
];

/// The page for every address that no page has.
const NOT_FOUND: &str = "/404.html";

/// Snapshots as they come out.
pub type Snapshots = latest::Receiver<Arc<Snapshot>>;

/// What is answered from.
pub struct House {
    /// Who may come in.
    pub door: Door,
    /// What stands there.
    pub snapshots: Snapshots,
    /// What proves that a request to write comes from a page of this run.
    pub token: String,
    /// The site's folder.
    pub root: PathBuf,
    /// The day as of which articles are read.
    pub today: Date,
    /// Held while a file is written, so that of two verdicts on one file the second sees what the first has written.
    pub writing: Mutex<()>,
}

/// What a request asks for.
pub enum Asked {
    /// Nothing that takes long: this is the answer.
    Answered(Response),
    /// A page or a file.
    Output,
    /// To write what a person says of a finding; its body has to be read first.
    Verdict,
}

/// Sees what a request asks for, and refuses it if it must not.
pub fn asked(request: &Parts, house: &House) -> Asked {
    if !house.door.admits(request) {
        return Asked::Answered(refused("This preview answers only under its own address."));
    }
    let (path, reads) = (request.uri.path(), request.method == Method::GET || request.method == Method::HEAD);
    if path == verdict::ADDRESS && house.door.is_private() {
        return verdict::refusal(request, house).map_or(Asked::Verdict, Asked::Answered);
    }
    if !reads {
        let allow = [(header::ALLOW, "GET, HEAD")];
        let why = "Only GET and HEAD are answered.\n";
        return Asked::Answered((StatusCode::METHOD_NOT_ALLOWED, allow, why).into_response());
    }
    if path == live::EVENTS {
        return Asked::Answered(if house.door.admits_listener(&request.headers) {
            events(house.snapshots.clone())
        } else {
            refused("Only the preview's own pages may listen.")
        });
    }
    Asked::Output
}

/// A refusal, in words.
pub fn refused(why: &str) -> Response {
    (StatusCode::FORBIDDEN, format!("{why}\n")).into_response()
}

/// Puts on an answer what every answer has.
pub fn completed(mut answer: Response) -> Response {
    let headers = answer.headers_mut();
    for (name, value) in ALWAYS {
        headers.insert(name, HeaderValue::from_static(value));
    }
    headers.entry(header::CONTENT_SECURITY_POLICY).or_insert(HeaderValue::from_static(POLICY));
    answer
}

/// The stream that tells which version is out: at once, and whenever there is a new one.
fn events(snapshots: Snapshots) -> Response {
    let events = WatchStream::new(snapshots)
        .map(|snapshot| Ok::<_, Infallible>(Event::default().event("version").data(snapshot.told()).retry(RETRY)));
    Sse::new(events).keep_alive(KeepAlive::default()).into_response()
}

/// Answers with a page or a file.
pub fn output(request: &Parts, house: &House) -> Response {
    let path = request.uri.path();
    if let Some((at, text)) = [live::FILES, panel::FILES].into_iter().flatten().find(|(at, _)| *at == path) {
        return deliver(request, (StatusCode::OK, content_type(at)), text.into());
    }
    let snapshot = Arc::clone(&house.snapshots.borrow());
    let Some(press) = &snapshot.press else {
        let page = live::nothing_yet(&Additions::new(&snapshot));
        return deliver(request, (StatusCode::SERVICE_UNAVAILABLE, PAGE), page.into());
    };
    let showing = Showing { request, house, snapshot: &snapshot, press };
    match press.output(path) {
        Some(output) => showing.show((StatusCode::OK, path), output),
        None if !path.ends_with('/') && press.has(&format!("{path}/")) => moved(request),
        None => match press.output(NOT_FOUND) {
            Some(output) => showing.show((StatusCode::NOT_FOUND, NOT_FOUND), output),
            None => (StatusCode::NOT_FOUND, "Not found.\n").into_response(),
        },
    }
}

/// Leads to the folder that was meant. Only where there is one, so no request can be led to another host.
fn moved(request: &Parts) -> Response {
    let path = request.uri.path();
    let query = request.uri.query().map_or_else(String::new, |query| format!("?{query}"));
    (StatusCode::FOUND, [(header::LOCATION, format!("{path}/{query}"))]).into_response()
}

/// A request and what it is answered from.
struct Showing<'a> {
    request: &'a Parts,
    house: &'a House,
    snapshot: &'a Snapshot,
    press: &'a Press,
}

impl Showing<'_> {
    /// Shows what stands at an address, with the preview's additions if it is a page.
    fn show(&self, (status, path): (StatusCode, &str), output: Result<Bytes, Failure>) -> Response {
        let mut additions = Additions::new(self.snapshot);
        let (status, bytes) = match output {
            Ok(bytes) => (status, bytes),
            Err(Failure::Template(diagnostic, earlier)) => {
                additions.errors.extend(workshop::errors(&[*diagnostic], &self.press.inputs));
                let Some(earlier) = earlier else {
                    let page = live::nothing_yet(&additions);
                    return deliver(self.request, (StatusCode::INTERNAL_SERVER_ERROR, PAGE), page.into());
                };
                (StatusCode::INTERNAL_SERVER_ERROR, earlier)
            }
            Err(Failure::Machine(error)) => {
                let why = format!("This file could not be made: {error}\n");
                return (StatusCode::INTERNAL_SERVER_ERROR, why).into_response();
            }
        };
        let name = if path.ends_with('/') { "index.html" } else { path };
        if content_type(name) != PAGE {
            return deliver(self.request, (status, content_type(name)), bytes);
        }
        if let Some(id) = self.press.article_at(path).filter(|_| self.house.door.is_private()) {
            additions.panel = panel::panel(self.press, id, &self.house.token);
        }
        let policy = live::policy(&bytes).and_then(|policy| HeaderValue::from_str(policy).ok());
        let page = live::page(&bytes, &additions).into();
        let mut answer = deliver(self.request, (status, PAGE), page);
        if let Some(policy) = policy {
            answer.headers_mut().insert(header::CONTENT_SECURITY_POLICY, policy);
        }
        answer
    }
}
