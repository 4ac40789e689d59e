//! Fetching pages back from where readers get them: a publication is done when they show what was published.

use super::{Error, Plan, Release};
use crate::media::Coding;
use std::io::{self, Read};
use std::thread;
use std::time::Duration;
use ureq::http::Response;
use ureq::http::header::CONTENT_ENCODING;
use ureq::{Agent, Body};

/// Pages that are fetched back.
const SAMPLES: usize = 5;
/// The largest answer that is read; pages are smaller.
const LARGEST: u64 = 20_000_000;
/// Compressed bytes that are taken at once.
const BUFFER: usize = 4096;
/// How long one answer may take.
const TIMEOUT: Duration = Duration::from_secs(20);
/// The longest pause between two looks.
const LONGEST_WAIT: Duration = Duration::from_secs(15);

/// Fetches the home page and some of what has changed, and holds each against what was published. Hosts and caches need
/// a moment, so it looks again for a while. Says how many pages were looked at.
pub fn verify(url: &str, (release, plan): (&Release, &Plan), patience: Duration) -> Result<usize, Error> {
    let agent: Agent = Agent::config_builder().timeout_global(Some(TIMEOUT)).build().into();
    let samples = samples(plan);
    let mut left = patience;
    let mut wait = Duration::from_secs(1);
    for path in &samples {
        let page = path.strip_suffix("index.html").unwrap_or(path);
        let address = format!("{url}/{page}");
        let expected = release.read(path)?;
        let mut found = look(&agent, &address, &expected);
        while found.is_err() && !left.is_zero() {
            let now = wait.min(left);
            thread::sleep(now);
            left -= now;
            wait = (wait * 2).min(LONGEST_WAIT);
            found = look(&agent, &address, &expected);
        }
        found.map_err(|found| Error::Unlike { url: address, found })?;
    }
    Ok(samples.len())
}

/// The home page, then pages that are new or changed, spread over all of them.
fn samples(plan: &Plan) -> Vec<&str> {
    let sent: Vec<&str> = plan.sent().map(String::as_str).filter(|path| path.ends_with("index.html")).collect();
    let step = sent.len().div_ceil(SAMPLES).max(1);
    let others = sent.into_iter().filter(|path| *path != "index.html").step_by(step);
    std::iter::once("index.html").chain(others).take(SAMPLES).collect()
}

/// Whether an address gives these bytes to a browser; otherwise what it gives.
fn look(agent: &Agent, address: &str, expected: &[u8]) -> Result<(), String> {
    let codings = if takes_brotli(address) { "gzip, br" } else { "gzip" };
    let asked = agent.get(address).header("Cache-Control", "no-cache").header("Accept-Encoding", codings);
    let answer = match asked.call() {
        Ok(answer) => answer,
        Err(ureq::Error::StatusCode(code)) => return Err(format!("answers {code}")),
        Err(error) => return Err(format!("cannot be read ({error})")),
    };
    // What stores hold comes as it stands there, whatever was asked for.
    if is_brotli(&answer) && !takes_brotli(address) {
        return Err("comes in brotli, which browsers read over https only".to_owned());
    }
    match read(answer) {
        Ok(bytes) if bytes == expected => Ok(()),
        Ok(_) => Err("still shows something else than was published".to_owned()),
        Err(error) => Err(format!("cannot be read ({error})")),
    }
}

fn is_brotli(answer: &Response<Body>) -> bool {
    answer.headers().get(CONTENT_ENCODING).is_some_and(|coding| coding == Coding::Brotli.name())
}

/// Whether browsers take brotli from an address: over https, and from their own machine.
fn takes_brotli(address: &str) -> bool {
    ["https://", "http://127.0.0.1", "http://localhost"].iter().any(|start| address.starts_with(start))
}

/// The bytes of an answer, as they were before they were compressed. The client knows gzip itself.
fn read(mut answer: Response<Body>) -> io::Result<Vec<u8>> {
    let is_brotli = is_brotli(&answer);
    let bytes = answer.body_mut().with_config().limit(LARGEST).read_to_vec().map_err(ureq::Error::into_io)?;
    if !is_brotli {
        return Ok(bytes);
    }
    let mut plain = Vec::new();
    brotli::Decompressor::new(bytes.as_slice(), BUFFER).take(LARGEST).read_to_end(&mut plain)?;
    Ok(plain)
}

#[cfg(test)]
mod tests {
    use super::{Plan, samples, takes_brotli};

    #[test]
    fn brotli_is_taken_where_browsers_take_it() {
        for (address, takes) in [
            ("https://desk.example/a/", true),
            ("http://127.0.0.1:8000/", true),
            ("http://desk.example/https://", false),
        ] {
            assert_eq!(takes_brotli(address), takes, "{address}");
        }
    }

    #[test]
    fn samples_are_the_home_page_and_some_of_what_was_sent() {
        let new = (0..40).map(|n| format!("briefings/{n}/index.html")).chain(["feed.xml".to_owned()]).collect();
        let plan = Plan { new, changed: vec!["index.html".to_owned()], ..Plan::default() };
        let found = samples(&plan);
        assert_eq!(found.len(), 5);
        assert_eq!(&found[..2], ["index.html", "briefings/0/index.html"]);
        assert!(!found.contains(&"feed.xml"));
        assert_eq!(samples(&Plan::default()), ["index.html"]);
    }
}
