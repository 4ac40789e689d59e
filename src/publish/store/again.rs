//! Asking a store again when the connection is lost, which the crate does by itself only with requests that say by their
//! kind that they may be made twice.

use object_store::client::{HttpError, HttpErrorKind};
use std::error::Error;
use std::future::Future;
use std::time::Duration;

/// How often a connection may be lost.
const TRIES: u32 = 4;
/// The pause after the first time; each is twice the one before.
const PAUSE: Duration = Duration::from_millis(200);

/// Asks, and asks again as long as there is no answer. What is asked must do no harm when it is done twice.
pub async fn again<T, F>(ask: impl Fn() -> F) -> object_store::Result<T>
where
    F: Future<Output = object_store::Result<T>>,
{
    for tried in 0..TRIES {
        match ask().await {
            Err(error) if lost(&error) => tokio::time::sleep(PAUSE * 2_u32.pow(tried)).await,
            done => return done,
        }
    }
    ask().await
}

/// Whether the store may have heard us, and could not answer.
fn lost(error: &object_store::Error) -> bool {
    let kinds = [HttpErrorKind::Interrupted, HttpErrorKind::Timeout, HttpErrorKind::Connect];
    let mut cause: Option<&(dyn Error + 'static)> = Some(error);
    while let Some(error) = cause {
        if let Some(http) = error.downcast_ref::<HttpError>() {
            return kinds.contains(&http.kind());
        }
        cause = error.source();
    }
    false
}
