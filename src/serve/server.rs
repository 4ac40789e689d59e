//! Takes connections and sees them out.
//!
//! Knows HTTP as a transport and nothing of what is answered. A connection that never finishes its question is closed,
//! and only so many are open at a time, so that neither can keep others out.

use super::answer::{Asked, House, asked, completed, output};
use super::verdict;
use axum::body::{Body, Bytes, to_bytes};
use axum::http::{Request, StatusCode};
use axum::response::{IntoResponse, Response};
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use std::convert::Infallible;
use std::io;
use std::sync::Arc;
use std::time::Duration;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio::{task, time};

/// How long a question may take to arrive.
const PATIENCE: Duration = Duration::from_secs(10);

/// How long the last answers may take once the preview is stopped.
const FAREWELL: Duration = Duration::from_secs(1);

/// How many connections may be open: well below what a process may usually have.
const SEATS: usize = 400;

/// The connections that are still open.
pub struct Visitors(GracefulShutdown);

impl Visitors {
    /// Lets answers that have begun come to their end, for a moment.
    pub async fn farewell(self) {
        // Who has not finished by then is cut off: the person at the terminal wants to leave.
        let _ = time::timeout(FAREWELL, self.0.shutdown()).await;
    }
}

/// Answers requests until Ctrl-C, or until no snapshot can come any more; `ready` is called once the first could come.
pub async fn welcome(listener: std::net::TcpListener, house: Arc<House>, ready: impl FnOnce()) -> io::Result<Visitors> {
    listener.set_nonblocking(true)?;
    let listener = TcpListener::from_std(listener)?;
    let seats = Arc::new(Semaphore::new(SEATS));
    let visitors = GracefulShutdown::new();
    let mut snapshots = house.snapshots.clone();
    let gone = async { while snapshots.changed().await.is_ok() {} };
    let stopped = tokio::signal::ctrl_c();
    tokio::pin!(gone, stopped);
    ready();
    loop {
        tokio::select! {
            stopped = &mut stopped => return stopped.map(|()| Visitors(visitors)),
            () = &mut gone => return Ok(Visitors(visitors)),
            (stream, seat) = accept(&listener, &seats) => {
                let house = Arc::clone(&house);
                let service = service_fn(move |request: Request<Incoming>| {
                    let house = Arc::clone(&house);
                    async move { Ok::<_, Infallible>(completed(reply(request, house).await)) }
                });
                let connection = http1::Builder::new()
                    .timer(TokioTimer::new())
                    .header_read_timeout(PATIENCE)
                    .serve_connection(TokioIo::new(stream), service);
                let connection = visitors.watch(connection);
                tokio::spawn(async move {
                    // A visitor who breaks off or speaks no HTTP concerns nobody else.
                    let _ = connection.await;
                    drop(seat);
                });
            }
        }
    }
}

/// Answers a request. Pages are rendered on threads of their own, so that one that takes long keeps no other waiting.
async fn reply(request: Request<Incoming>, house: Arc<House>) -> Response {
    let (request, body) = request.into_parts();
    let answer = match asked(&request, &house) {
        Asked::Answered(answer) => return answer,
        Asked::Output => task::spawn_blocking(move || output(&request, &house)).await,
        Asked::Verdict => match read(body).await {
            Some(body) => task::spawn_blocking(move || verdict::answer(&body, &house)).await,
            None => return (StatusCode::PAYLOAD_TOO_LARGE, "That is more than a verdict takes.\n").into_response(),
        },
    };
    // Only a bug ends a task early, and it concerns nobody else.
    answer.unwrap_or_else(|_| (StatusCode::INTERNAL_SERVER_ERROR, "The preview failed.\n").into_response())
}

/// A small body, if it arrives in time.
async fn read(body: Incoming) -> Option<Bytes> {
    time::timeout(PATIENCE, to_bytes(Body::new(body), verdict::LONGEST)).await.ok()?.ok()
}

/// Waits for a free seat and then for a connection.
async fn accept(listener: &TcpListener, seats: &Arc<Semaphore>) -> (TcpStream, Option<OwnedSemaphorePermit>) {
    let seat = Arc::clone(seats).acquire_owned().await.ok();
    loop {
        match listener.accept().await {
            Ok((stream, _)) => return (stream, seat),
            // Out of file handles, or a visitor who left before being let in: it passes.
            Err(_) => time::sleep(Duration::from_millis(50)).await,
        }
    }
}
