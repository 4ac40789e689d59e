//! One request in, one answer out.
//!
//! Knows no disk: a path is looked up in the outputs of the last good build exactly as it was sent, never decoded and
//! never joined to a folder, so there is nothing to climb out of.

use super::door::Door;
use super::live;
use super::snapshot::Snapshot;
use crate::media::content_type;
use axum::body::Body;
use axum::http::header::{self, HeaderName, HeaderValue};
use axum::http::request::Parts;
use axum::http::{Method, StatusCode};
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use std::convert::Infallible;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::watch as latest;
use tokio_stream::StreamExt;
use tokio_stream::wrappers::WatchStream;

/// How soon a browser asks again when the stream breaks off, as it does when the preview is started anew.
const RETRY: Duration = Duration::from_millis(500);

/// Headers that every answer has.
const ALWAYS: [(HeaderName, &str); 4] = [
    (header::CACHE_CONTROL, "no-store"),
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (header::REFERRER_POLICY, "no-referrer"),
    (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
];

/// Snapshots as they come out.
pub type Snapshots = latest::Receiver<Arc<Snapshot>>;

/// Answers a request.
pub fn answer(request: &Parts, door: &Door, snapshots: &Snapshots) -> Response {
    let mut answer = if !door.admits(request) {
        refused("This preview answers only under its own address.")
    } else if request.method != Method::GET && request.method != Method::HEAD {
        let allow = [(header::ALLOW, "GET, HEAD")];
        (StatusCode::METHOD_NOT_ALLOWED, allow, "Only GET and HEAD are answered.\n").into_response()
    } else if request.uri.path() == live::EVENTS {
        if door.admits_listener(&request.headers) {
            events(snapshots.clone())
        } else {
            refused("Only the preview's own pages may listen.")
        }
    } else {
        let snapshot = Arc::clone(&snapshots.borrow());
        file(request, &snapshot)
    };
    let headers = answer.headers_mut();
    for (name, value) in ALWAYS {
        headers.insert(name, HeaderValue::from_static(value));
    }
    headers.entry(header::CONTENT_SECURITY_POLICY).or_insert(HeaderValue::from_static(live::POLICY));
    answer
}

fn refused(why: &'static str) -> Response {
    (StatusCode::FORBIDDEN, format!("{why}\n")).into_response()
}

/// The stream that tells which version is out: at once, and whenever there is a new one.
fn events(snapshots: Snapshots) -> Response {
    let events = WatchStream::new(snapshots)
        .map(|snapshot| Ok::<_, Infallible>(Event::default().event("version").data(&snapshot.version).retry(RETRY)));
    Sse::new(events).keep_alive(KeepAlive::default()).into_response()
}

fn file(request: &Parts, snapshot: &Snapshot) -> Response {
    let path = request.uri.path();
    for (at, text) in [live::SCRIPT, live::STYLE] {
        if path == at {
            return typed(StatusCode::OK, at, text.into());
        }
    }
    if !snapshot.has_pages() {
        return typed(StatusCode::SERVICE_UNAVAILABLE, "index.html", live::nothing_yet(snapshot).into());
    }
    let Some(inner) = path.strip_prefix('/') else { return missing(snapshot) };
    let folder = inner.is_empty() || inner.ends_with('/');
    let output = if folder { format!("{inner}index.html") } else { inner.to_owned() };
    if snapshot.output(&output).is_some() {
        return output_at(StatusCode::OK, &output, snapshot);
    }
    if !folder && snapshot.output(&format!("{inner}/index.html")).is_some() {
        return moved(request);
    }
    missing(snapshot)
}

/// Leads to the folder that was meant. Only where there is one, so no request can be led to another host.
fn moved(request: &Parts) -> Response {
    let path = request.uri.path();
    let query = request.uri.query().map_or_else(String::new, |query| format!("?{query}"));
    (StatusCode::FOUND, [(header::LOCATION, format!("{path}/{query}"))]).into_response()
}

fn missing(snapshot: &Snapshot) -> Response {
    output_at(StatusCode::NOT_FOUND, "404.html", snapshot)
}

/// An output, with the preview's additions if it is a page.
fn output_at(status: StatusCode, path: &str, snapshot: &Snapshot) -> Response {
    let Some(bytes) = snapshot.output(path) else { return (status, "Not found.\n").into_response() };
    if !content_type(path).starts_with("text/html") {
        return typed(status, path, bytes.clone().into());
    }
    let mut answer = typed(status, path, live::page(bytes, snapshot).into());
    if let Some(policy) = live::policy(bytes).and_then(|policy| HeaderValue::from_str(policy).ok()) {
        answer.headers_mut().insert(header::CONTENT_SECURITY_POLICY, policy);
    }
    answer
}

fn typed(status: StatusCode, path: &str, body: Body) -> Response {
    (status, [(header::CONTENT_TYPE, content_type(path))], body).into_response()
}
