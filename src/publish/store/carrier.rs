//! How requests to a store travel: by the HTTP client that the program has anyway, on threads of their own.

use async_trait::async_trait;
use http_body_util::{BodyExt, Full};
use object_store::client::{
    HttpClient, HttpConnector, HttpError, HttpErrorKind, HttpRequest, HttpResponse, HttpResponseBody, HttpService,
};
use object_store::{ClientConfigKey, ClientOptions};
use std::io;
use std::time::Duration;
use ureq::Agent;
use ureq::http::header::{ACCEPT_ENCODING, CONTENT_LENGTH, HeaderValue};
use ureq::http::{Request, Response};

/// How long one request may take, from its first byte to the last of its answer.
const TIMEOUT: Duration = Duration::from_secs(120);
/// How long it may take to reach a host.
const CONNECT: Duration = Duration::from_secs(10);
/// The longest answer that is read.
const LONGEST: u64 = 1 << 30;

/// The way to a store.
#[derive(Debug, Clone)]
pub struct Carrier {
    /// Connections that stay open.
    connections: usize,
}

/// The way to a store, with its open connections.
#[derive(Debug)]
struct Open(Agent);

impl Carrier {
    /// A way that keeps so many connections open.
    pub fn new(connections: usize) -> Self {
        Self { connections }
    }
}

impl HttpConnector for Carrier {
    /// Goes unencrypted only where the options say that it may, whatever address the environment or a file of keys gives.
    fn connect(&self, options: &ClientOptions) -> object_store::Result<HttpClient> {
        let plain = options.get_config_value(&ClientConfigKey::AllowHttp).is_some_and(|value| value == "true");
        let config = Agent::config_builder()
            .http_status_as_error(false)
            .https_only(!plain)
            .max_redirects(0)
            .timeout_global(Some(TIMEOUT))
            .timeout_connect(Some(CONNECT))
            .max_idle_connections(self.connections)
            .max_idle_connections_per_host(self.connections)
            .build();
        Ok(HttpClient::new(Open(config.into())))
    }
}

#[async_trait]
impl HttpService for Open {
    async fn call(&self, request: HttpRequest) -> Result<HttpResponse, HttpError> {
        let (parts, body) = request.into_parts();
        let bytes = body.collect().await?.to_bytes();
        let (agent, request) = (self.0.clone(), Request::from_parts(parts, bytes.to_vec()));
        let sent = tokio::task::spawn_blocking(move || send(&agent, request)).await;
        let answer = sent.map_err(|error| HttpError::new(HttpErrorKind::Unknown, error))??;
        Ok(answer.map(|bytes| HttpResponseBody::new(Full::new(bytes.into()).map_err(|never| match never {}))))
    }
}

fn send(agent: &Agent, mut request: Request<Vec<u8>>) -> Result<Response<Vec<u8>>, HttpError> {
    // The client counts the bytes itself, and answers are wanted as they are.
    request.headers_mut().remove(CONTENT_LENGTH);
    request.headers_mut().insert(ACCEPT_ENCODING, HeaderValue::from_static("identity"));
    let bare = request.body().is_empty() && !["PUT", "POST"].contains(&request.method().as_str());
    let answer = if bare { agent.run(request.map(|_| ())) } else { agent.run(request) };
    let (parts, body) = answer.map_err(told)?.into_parts();
    let bytes = body.into_with_config().limit(LONGEST).read_to_vec().map_err(told)?;
    Ok(Response::from_parts(parts, bytes))
}

/// A failure, and whether it is worth another try.
fn told(error: ureq::Error) -> HttpError {
    let kind = match &error {
        ureq::Error::Timeout(_) => HttpErrorKind::Timeout,
        ureq::Error::HostNotFound | ureq::Error::ConnectionFailed => HttpErrorKind::Connect,
        ureq::Error::Io(error) if error.kind() == io::ErrorKind::ConnectionRefused => HttpErrorKind::Connect,
        ureq::Error::Io(_) | ureq::Error::Protocol(_) => HttpErrorKind::Interrupted,
        _ => HttpErrorKind::Unknown,
    };
    HttpError::new(kind, error)
}
