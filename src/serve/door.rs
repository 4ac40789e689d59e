//! Where the preview listens, and who may come in.
//!
//! A page of another site can make a browser ask a loopback address under a name of that site's own (DNS rebinding) and
//! read the answer. Only the Host header tells; so a request comes in only under an address that is the preview's own.

use super::Error;
use axum::http::header::{HOST, HeaderMap, HeaderName, ORIGIN};
use axum::http::request::Parts;
use std::io;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr, TcpListener};

/// How many ports are tried from a default one upwards.
const TRIES: u16 = 100;

/// Which port to listen on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Port {
    /// This one and no other; 0 leaves the choice to the system.
    Asked(u16),
    /// This one, or the next that is free.
    From(u16),
}

/// The address that the preview has, and the only one under which it answers.
#[derive(Debug, Clone)]
pub struct Door {
    at: SocketAddr,
}

/// Listens.
pub fn open(host: IpAddr, port: Port) -> Result<(TcpListener, Door), Error> {
    let ports = match port {
        Port::Asked(port) => port..=port,
        Port::From(port) => port..=port.saturating_add(TRIES - 1),
    };
    let mut taken = SocketAddr::new(host, *ports.start());
    for port in ports {
        let at = SocketAddr::new(host, port);
        match TcpListener::bind(at) {
            Ok(listener) => {
                let at = listener.local_addr().map_err(|source| Error::Listen { at, source })?;
                return Ok((listener, Door { at }));
            }
            Err(error) if error.kind() == io::ErrorKind::AddrInUse => taken = at,
            Err(source) => return Err(Error::Listen { at, source }),
        }
    }
    Err(Error::PortTaken { at: taken })
}

impl Door {
    /// The address of the home page, as a browser on this machine reaches it.
    pub fn url(&self) -> String {
        let ip = match self.at.ip() {
            IpAddr::V4(ip) if ip.is_unspecified() => Ipv4Addr::LOCALHOST.into(),
            IpAddr::V6(ip) if ip.is_unspecified() => Ipv6Addr::LOCALHOST.into(),
            ip => ip,
        };
        format!("http://{}/", SocketAddr::new(ip, self.at.port()))
    }

    /// Whether nobody but this machine can knock.
    pub fn is_private(&self) -> bool {
        self.at.ip().is_loopback()
    }

    /// Whether a request was meant for this server: it names exactly one host, ours, wherever it names one.
    pub fn admits(&self, request: &Parts) -> bool {
        let in_target = request.uri.authority().is_none_or(|authority| self.is_own(authority.as_str()));
        in_target && only(&request.headers, &HOST).is_some_and(|host| self.is_own(host))
    }

    /// Whether a request for the event stream comes from a page of ours. Scripts of other sites may open event streams
    /// and are kept from reading them only by the browser; so they are told nothing to begin with.
    pub fn admits_listener(&self, headers: &HeaderMap) -> bool {
        let site = HeaderName::from_static("sec-fetch-site");
        let from_here = |origin: &str| origin.strip_prefix("http://").is_some_and(|host| self.is_own(host));
        let same_origin = |site: &str| site == "same-origin" || site == "none";
        (!headers.contains_key(&ORIGIN) || only(headers, &ORIGIN).is_some_and(from_here))
            && (!headers.contains_key(&site) || only(headers, &site).is_some_and(same_origin))
    }

    /// Whether a request that changes something comes from a page of ours: browsers say so with every such request.
    pub fn admits_writer(&self, headers: &HeaderMap) -> bool {
        headers.contains_key(&ORIGIN) && self.admits_listener(headers)
    }

    fn is_own(&self, authority: &str) -> bool {
        let port = format!(":{}", self.at.port());
        let host = match authority.strip_suffix(&port) {
            Some(host) => host,
            // A browser leaves out the port that goes without saying.
            None if self.at.port() == 80 => authority,
            None => return false,
        };
        host.eq_ignore_ascii_case("localhost") || literal(host).is_some_and(|ip| self.is_own_ip(ip))
    }

    fn is_own_ip(&self, ip: IpAddr) -> bool {
        // On all interfaces any address may be ours. That is safe: rebinding needs a name, and a number is none.
        let loopback = ip == IpAddr::from(Ipv4Addr::LOCALHOST) || ip == IpAddr::from(Ipv6Addr::LOCALHOST);
        loopback || ip == self.at.ip() || self.at.ip().is_unspecified()
    }
}

/// The IP address that a host is written as.
fn literal(host: &str) -> Option<IpAddr> {
    match host.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
        Some(inner) => inner.parse::<Ipv6Addr>().ok().map(IpAddr::from),
        None => host.parse::<Ipv4Addr>().ok().map(IpAddr::from),
    }
}

/// The value of a header that stands there once and is text.
fn only<'a>(headers: &'a HeaderMap, name: &HeaderName) -> Option<&'a str> {
    let mut values = headers.get_all(name).iter();
    let first = values.next()?;
    values.next().is_none().then(|| first.to_str().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::Door;

    fn admitted(at: &str, hosts: &[&str]) -> Vec<bool> {
        let door = Door { at: at.parse().unwrap() };
        hosts.iter().map(|host| door.is_own(host)).collect()
    }

    #[test]
    fn only_own_addresses_are_admitted() {
        let own = ["127.0.0.1:4000", "localhost:4000", "LocalHost:4000", "[::1]:4000"];
        assert_eq!(admitted("127.0.0.1:4000", &own), [true; 4]);
        let foreign = [
            "evil.example:4000",
            "127.0.0.1.evil.example:4000",
            "localhost.evil.example:4000",
            "127.0.0.1:4001",
            "127.0.0.1",
            "localhost",
            "192.168.1.5:4000",
            "user@localhost:4000",
            "::1:4000",
            "127.1:4000",
            ":4000",
            "",
        ];
        assert_eq!(admitted("127.0.0.1:4000", &foreign), [false; 12]);
        assert_eq!(admitted("127.0.0.1:80", &["127.0.0.1", "localhost", "evil.example"]), [true, true, false]);
    }

    #[test]
    fn on_all_interfaces_numbers_are_admitted_and_names_are_not() {
        assert_eq!(admitted("0.0.0.0:4000", &["192.168.1.5:4000", "evil.example:4000"]), [true, false]);
        assert_eq!(admitted("192.168.1.5:4000", &["192.168.1.5:4000", "192.168.1.6:4000"]), [true, false]);
    }

    #[test]
    fn the_address_to_open_is_one_that_can_be_opened() {
        let url = |at: &str| Door { at: at.parse().unwrap() }.url();
        assert_eq!(url("0.0.0.0:4000"), "http://127.0.0.1:4000/");
        assert_eq!(url("[::]:4000"), "http://[::1]:4000/");
        assert_eq!(url("192.168.1.5:80"), "http://192.168.1.5:80/");
    }
}
