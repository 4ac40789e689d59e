//! A page or feed from the web, within limits: time, size, redirects, and which networks may be reached.
//!
//! Every redirect is followed here, not by the client, so that each address is looked at like the first. No proxy is used,
//! because behind one nobody can say which network an address leads to. No cookie is kept and nothing is sent but the request.

use super::{Error, LARGEST, Raw, address};
use std::io::{self, Read};
use std::time::{Duration, Instant};
use ureq::config::Config;
use ureq::http::{Response, Uri, header};
use ureq::unversioned::resolver::{DefaultResolver, ResolvedSocketAddrs, Resolver};
use ureq::unversioned::transport::{DefaultConnector, NextTimeout};
use ureq::{Agent, Body};
use url::Url;

/// The most redirects that are followed.
const MOST_REDIRECTS: usize = 5;

/// What is asked for, in the order of preference.
const ACCEPT: &str = "text/html, application/xhtml+xml, application/atom+xml, application/rss+xml, application/feed+json, \
                      application/xml;q=0.9, text/plain;q=0.8, */*;q=0.5";

/// Which networks may be reached.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Reach {
    /// The public internet.
    #[default]
    Public,
    /// Private networks and this machine as well.
    Private,
}

/// What became of an address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Knock {
    /// It answers.
    Answers,
    /// There is no such page any more, and why.
    Gone(String),
    /// No host of its name can be found; so it is for all names where there is no network.
    Lost(String),
    /// No connection came about, or no answer in time.
    Silent(String),
    /// Nothing can be said: the server shows it only to some or is out of order, or the address may not be asked.
    Refused(String),
}

/// Fetches pages.
#[derive(Debug)]
pub struct Fetcher {
    agent: Agent,
    patience: Duration,
}

/// Resolves names, and refuses addresses that may not be reached.
#[derive(Debug, Default)]
struct Guard {
    inner: DefaultResolver,
    reach: Reach,
}

impl Resolver for Guard {
    fn resolve(&self, uri: &Uri, config: &Config, timeout: NextTimeout) -> Result<ResolvedSocketAddrs, ureq::Error> {
        let found = self.inner.resolve(uri, config, timeout)?;
        // One private address among public ones is a trap too: which of them is taken is not ours to say.
        let refused = found.iter().find(|found| !address::is_public(found.ip()));
        match refused {
            Some(refused) if self.reach == Reach::Public => Err(ureq::Error::Io(io::Error::new(
                io::ErrorKind::PermissionDenied,
                format!("{} ({})", uri.host().unwrap_or_default(), refused.ip()),
            ))),
            _ => Ok(found),
        }
    }
}

impl Fetcher {
    /// Fetches from where it may, and waits so long for a full answer.
    pub fn new(reach: Reach, patience: Duration) -> Self {
        let config = Agent::config_builder()
            .proxy(None)
            .max_redirects(0)
            .max_redirects_will_error(false)
            .http_status_as_error(false)
            .max_idle_connections(0)
            .user_agent(concat!("chancery/", env!("CARGO_PKG_VERSION"), " (import)"))
            .accept(ACCEPT)
            .build();
        let guard = Guard { inner: DefaultResolver::default(), reach };
        Self { agent: Agent::with_parts(config, DefaultConnector::default(), guard), patience }
    }

    /// What an address leads to.
    pub(super) fn fetch(&self, origin: &str) -> Result<Raw, Error> {
        let end = Instant::now() + self.patience;
        let mut url = checked(Url::parse(origin).map_err(|_| Error::BadUrl(origin.to_owned()))?)?;
        for _ in 0..=MOST_REDIRECTS {
            let response = self.ask((&url, Asking::Get), end)?;
            match onward(&url, &response)? {
                Some(next) => url = checked(next)?,
                None => return self.taken(origin, url, response),
            }
        }
        Err(Error::Redirects(MOST_REDIRECTS))
    }

    /// Whether an address answers. Its head is asked for, and the page only where a server has nothing to say of heads.
    pub fn knock(&self, address: &str) -> Knock {
        match self.status(address, Asking::Head) {
            Ok(200..300) => return Knock::Answers,
            Ok(_) => {}
            Err(error) => return knock_of(&error),
        }
        match self.status(address, Asking::Get) {
            Ok(200..300) => Knock::Answers,
            Ok(status @ (404 | 410)) => Knock::Gone(format!("the server answers {status}{}", meaning(status))),
            Ok(status) => Knock::Refused(format!("the server answers {status}")),
            Err(error) => knock_of(&error),
        }
    }

    /// The status of what an address leads to.
    fn status(&self, address: &str, asking: Asking) -> Result<u16, Error> {
        let end = Instant::now() + self.patience;
        let mut url = checked(Url::parse(address).map_err(|_| Error::BadUrl(address.to_owned()))?)?;
        for _ in 0..=MOST_REDIRECTS {
            let response = self.ask((&url, asking), end)?;
            match onward(&url, &response)? {
                Some(next) => url = checked(next)?,
                None => return Ok(response.status().as_u16()),
            }
        }
        Err(Error::Redirects(MOST_REDIRECTS))
    }

    fn ask(&self, (url, asking): (&Url, Asking), end: Instant) -> Result<Response<Body>, Error> {
        let left = end.saturating_duration_since(Instant::now());
        if left.is_zero() {
            return Err(Error::Slow(self.patience));
        }
        let request = match asking {
            Asking::Get => self.agent.get(url.as_str()),
            Asking::Head => self.agent.head(url.as_str()),
        };
        let request = request.config().timeout_global(Some(left)).build();
        request.call().map_err(|error| self.explained(error, url))
    }

    /// The body of an answer, up to the limit. A compressed one is counted as it comes out, not as it was sent.
    fn taken(&self, origin: &str, url: Url, response: Response<Body>) -> Result<Raw, Error> {
        let status = response.status().as_u16();
        if !(200..300).contains(&status) {
            return Err(Error::Status(status, meaning(status)));
        }
        let media = response.headers().get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
        let media = media.map(str::to_owned);
        let mut bytes = Vec::new();
        let mut body = response.into_body().into_reader().take(LARGEST + 1);
        body.read_to_end(&mut bytes).map_err(|error| self.explained(ureq::Error::from(error), &url))?;
        if bytes.len() as u64 > LARGEST {
            return Err(Error::TooLarge(LARGEST));
        }
        let name = url.path_segments().and_then(|mut parts| parts.next_back()).unwrap_or_default().to_owned();
        Ok(Raw { origin: origin.to_owned(), name, bytes, url: Some(url), media })
    }

    fn explained(&self, error: ureq::Error, url: &Url) -> Error {
        match error {
            ureq::Error::Timeout(_) => Error::Slow(self.patience),
            ureq::Error::Io(error) if error.kind() == io::ErrorKind::PermissionDenied => {
                Error::Private(error.to_string())
            }
            ureq::Error::Io(error) if error.kind() == io::ErrorKind::TimedOut => Error::Slow(self.patience),
            ureq::Error::HostNotFound => Error::NoHost(url.host_str().unwrap_or_default().to_owned()),
            ureq::Error::Io(error) if error.to_string().contains("lookup address") => {
                Error::NoHost(url.host_str().unwrap_or_default().to_owned())
            }
            ureq::Error::BodyExceedsLimit(_) => Error::TooLarge(LARGEST),
            error => Error::Fetch(error.to_string()),
        }
    }
}

/// What is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Asking {
    Get,
    Head,
}

/// What an error says of an address.
fn knock_of(error: &Error) -> Knock {
    match error {
        Error::NoHost(_) => Knock::Lost(error.to_string()),
        Error::Slow(_) | Error::Fetch(_) => Knock::Silent(error.to_string()),
        _ => Knock::Refused(error.to_string()),
    }
}

/// An address that may be asked for.
fn checked(url: Url) -> Result<Url, Error> {
    if !matches!(url.scheme(), "http" | "https") {
        return Err(Error::Scheme);
    }
    if url.host_str().is_none_or(str::is_empty) {
        return Err(Error::BadUrl(url.to_string()));
    }
    if !url.username().is_empty() || url.password().is_some() {
        return Err(Error::Account);
    }
    Ok(url)
}

/// Where an answer leads on to.
fn onward(url: &Url, response: &Response<Body>) -> Result<Option<Url>, Error> {
    if !matches!(response.status().as_u16(), 301 | 302 | 303 | 307 | 308) {
        return Ok(None);
    }
    let Some(location) = response.headers().get(header::LOCATION) else { return Ok(None) };
    let place = String::from_utf8_lossy(location.as_bytes());
    url.join(&place).map(Some).map_err(|_| Error::BadUrl(place.into_owned()))
}

fn meaning(status: u16) -> &'static str {
    match status {
        401..=403 => " (it shows this page only to some; copy its text and paste it with `chancery import -`)",
        404 | 410 => " (there is no such page)",
        429 => " (too many requests; try again later)",
        500.. => " (it is out of order; try again later)",
        _ => "",
    }
}
