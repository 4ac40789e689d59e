//! Which key a server should have: what the target's fingerprint says, or else the files that ssh keeps.
//!
//! A key that nothing vouches for is refused and told; it is never written down here, since only a person can ask
//! whoever runs the server.

use super::{Error, Path, Sftp};
use hmac::{Hmac, KeyInit, Mac};
use russh::Preferred;
use russh::keys::ssh_key::known_hosts::{Entry, HostPatterns, KnownHosts, Marker};
use russh::keys::{Algorithm, HashAlg, PublicKey};
use sha1::Sha1;
use std::env;
use std::fs;
use std::io;
use std::path::PathBuf;

/// What is known of a server.
pub struct Known {
    /// The server, as files of known hosts name it.
    server: String,
    /// How ssh gets there.
    command: String,
    /// The fingerprint that the target gives.
    pinned: Option<String>,
    /// The file in which its keys stand, as people say it.
    place: String,
    keys: Vec<PublicKey>,
    revoked: Vec<PublicKey>,
}

impl Known {
    /// Looks up what is known of a target's server.
    pub fn read(place: &Sftp, root: &Path) -> Result<Self, Error> {
        let (host, port, user) = (place.host.to_lowercase(), place.port, &place.user);
        let (server, command) = match port {
            22 => (host.clone(), format!("ssh {user}@{host}")),
            _ => (format!("[{host}]:{port}"), format!("ssh -p {port} {user}@{host}")),
        };
        let (pinned, named) = (place.fingerprint.clone(), place.known_hosts.as_ref());
        let files = match named {
            Some(file) => vec![root.join(file)],
            None => usual(),
        };
        let place = named.cloned().unwrap_or_else(|| "~/.ssh/known_hosts".to_owned());
        let mut known = Self { server, command, pinned, place, keys: Vec::new(), revoked: Vec::new() };
        for file in files {
            match fs::read(&file) {
                Ok(bytes) => known.learn(&String::from_utf8_lossy(&bytes)),
                Err(error) if error.kind() == io::ErrorKind::NotFound && named.is_none() => {}
                Err(error) => return Err(Error::read(file)(error)),
            }
        }
        Ok(known)
    }

    /// Takes what a file says of this server. A line that cannot be read vouches for nobody.
    fn learn(&mut self, text: &str) {
        let text = text.replace('\t', " ");
        let about = |entry: &Entry| names(entry.host_patterns(), &self.server);
        for entry in KnownHosts::new(&text).flatten().filter(about).collect::<Vec<Entry>>() {
            match entry.marker() {
                None => self.keys.push(entry.public_key().clone()),
                Some(Marker::Revoked) => self.revoked.push(entry.public_key().clone()),
                // The key of an authority is not a key of the server, and certificates are not asked for.
                Some(Marker::CertAuthority) => {}
            }
        }
    }

    /// What to do where nothing says which key the server has; `None` if something does.
    pub fn missing(&self) -> Option<String> {
        let known = self.pinned.is_some() || !self.keys.is_empty();
        (!known).then(|| {
            format!(
                "log in at {} once with `{}`, or ask whoever runs it for the `fingerprint`",
                self.server, self.command
            )
        })
    }

    /// Whether only one key will do, of whatever kind it is.
    pub fn is_pinned(&self) -> bool {
        self.pinned.is_some()
    }

    /// Whether two kinds are of the same key. A key of RSA signs in several ways, each of which is a kind.
    pub fn alike(one: &Algorithm, other: &Algorithm) -> bool {
        one == other || matches!((one, other), (Algorithm::Rsa { .. }, Algorithm::Rsa { .. }))
    }

    /// The kinds of keys to ask the server for, those first of which one is known: a server has a key of each kind.
    pub fn preferred(&self) -> Vec<Algorithm> {
        let known = |kind: &Algorithm| self.keys.iter().any(|key| Self::alike(kind, &key.algorithm()));
        let (first, then): (Vec<_>, Vec<_>) = Preferred::DEFAULT.key.iter().cloned().partition(known);
        [first, then].concat()
    }

    /// Whether a key that the server shows is the one that it should have.
    pub fn check(&self, key: &PublicKey) -> Result<(), Error> {
        let same = |other: &PublicKey| other.key_data() == key.key_data();
        let fingerprint = key.fingerprint(HashAlg::Sha256).to_string();
        let (server, kind) = (self.server.clone(), key.algorithm().to_string());
        let other = |expected: String, place: &str| {
            Err(Error::OtherServer {
                server,
                kind,
                fingerprint: fingerprint.clone(),
                place: place.to_owned(),
                expected,
            })
        };
        match &self.pinned {
            _ if self.revoked.iter().any(same) => {
                other("it may have (this one is marked as revoked)".to_owned(), &self.place)
            }
            Some(pinned) if *pinned == fingerprint => Ok(()),
            Some(pinned) => other(format!("the one in site.toml, {pinned}"), "`fingerprint` in site.toml"),
            None if self.keys.iter().any(same) => Ok(()),
            // Of a kind that nobody knows here, a key is another one, and no known one has changed.
            None if !self.keys.iter().any(|known| Self::alike(&known.algorithm(), &key.algorithm())) => {
                let (server, command) = (self.server.clone(), self.command.clone());
                Err(Error::UnknownServer { server, kind: key.algorithm().to_string(), fingerprint, command })
            }
            None => other(format!("the one in {}", self.place), &self.place),
        }
    }
}

/// The files that ssh reads.
fn usual() -> Vec<PathBuf> {
    let own = env::home_dir().map(|home| home.join(".ssh").join("known_hosts"));
    own.into_iter().chain([PathBuf::from("/etc/ssh/ssh_known_hosts")]).collect()
}

/// Whether an entry is about this server.
fn names(patterns: &HostPatterns, server: &str) -> bool {
    match patterns {
        HostPatterns::Patterns(patterns) => {
            let hits = |pattern: &str| like(pattern.to_lowercase().as_bytes(), server.as_bytes());
            let refused = patterns.iter().filter_map(|pattern| pattern.strip_prefix('!')).any(hits);
            !refused && patterns.iter().any(|pattern| !pattern.starts_with('!') && hits(pattern))
        }
        HostPatterns::HashedName { salt, hash } => Hmac::<Sha1>::new_from_slice(salt)
            .is_ok_and(|keyed| keyed.chain_update(server.as_bytes()).verify_slice(hash).is_ok()),
    }
}

/// Whether a name fits a pattern, in which `*` stands for any letters and `?` for one.
fn like(pattern: &[u8], name: &[u8]) -> bool {
    let (mut at, mut letter, mut star) = (0, 0, None);
    while letter < name.len() {
        match pattern.get(at) {
            Some(b'*') => {
                star = Some((at, letter));
                at += 1;
            }
            Some(wanted) if *wanted == b'?' || *wanted == name[letter] => {
                at += 1;
                letter += 1;
            }
            // The last star takes one letter more.
            _ => {
                let Some((back, taken)) = star else { return false };
                star = Some((back, taken + 1));
                (at, letter) = (back + 1, taken + 1);
            }
        }
    }
    pattern[at..].iter().all(|rest| *rest == b'*')
}

#[cfg(test)]
mod tests {
    use super::{Error, Known, like};
    use russh::keys::{Algorithm, PublicKey, parse_public_key_base64};

    const ED25519: &str = "AAAAC3NzaC1lZDI1NTE5AAAAIMft1o4q29tGppYVM5sPguwvnsbpvwAuJ/8j11BDtuPe";
    const OTHER: &str = "AAAAC3NzaC1lZDI1NTE5AAAAIFW+6A4mu7A3sH/n8CPZ/6tyWKEEpK5hWyLGSA9Gyi2g";
    const ECDSA: &str = "AAAAE2VjZHNhLXNoYTItbmlzdHAyNTYAAAAIbmlzdHAyNTYAAABBBEWoKQLnk65PtKNp542ztBhFqlA+BVF0L6obhlHF422Gy0XcG6vBVoShYbEIbGeujjpkVc/T75f7zXep1qyMbdA=";

    fn key(text: &str) -> PublicKey {
        parse_public_key_base64(text).unwrap()
    }

    fn known(server: &str, pinned: Option<&str>, text: &str) -> Known {
        let mut known = Known {
            server: server.to_owned(),
            command: "ssh me@desk.example.org".to_owned(),
            pinned: pinned.map(str::to_owned),
            place: "~/.ssh/known_hosts".to_owned(),
            keys: Vec::new(),
            revoked: Vec::new(),
        };
        known.learn(text);
        known
    }

    #[test]
    fn a_server_is_known_by_name_pattern_or_hash() {
        let hashed = "|1|c2FsdHNhbHRzYWx0c2FsdHNhbHQ=|HASH=";
        for (server, names, holds) in [
            ("desk.example.org", "desk.example.org", true),
            ("desk.example.org", "other.example.org,desk.example.org", true),
            ("desk.example.org", "DESK.example.org", true),
            ("desk.example.org", "*.example.org", true),
            ("desk.example.org", "*.example.org,!desk.example.org", false),
            ("desk.example.org", "example.org", false),
            ("[desk.example.org]:2222", "[desk.example.org]:2222", true),
            ("[desk.example.org]:2222", "desk.example.org", false),
            ("desk.example.org", "[desk.example.org]:2222", false),
            ("desk.example.org", &hashed.replace("HASH", "yL21xj2GWMunKMmuo1lIsrg0JEo"), true),
            ("other.example.org", &hashed.replace("HASH", "yL21xj2GWMunKMmuo1lIsrg0JEo"), false),
        ] {
            let text = format!("# keys\nnonsense\n{names}\tssh-ed25519 {ED25519} a comment\n");
            assert_eq!(known(server, None, &text).check(&key(ED25519)).is_ok(), holds, "{server} in {names}");
        }
    }

    #[test]
    fn another_key_and_no_key_are_told_apart() {
        let text =
            format!("desk ssh-ed25519 {ED25519}\nlost ssh-ed25519 {OTHER}\n@cert-authority desk ssh-ed25519 {OTHER}\n");
        assert!(matches!(known("desk", None, &text).check(&key(OTHER)), Err(Error::OtherServer { .. })));
        assert!(matches!(known("new", None, &text).check(&key(OTHER)), Err(Error::UnknownServer { .. })));
        assert!(matches!(known("desk", None, &text).check(&key(ECDSA)), Err(Error::UnknownServer { .. })));
        let text = format!("{text}@revoked * ssh-ed25519 {ED25519}\n");
        assert!(matches!(known("desk", None, &text).check(&key(ED25519)), Err(Error::OtherServer { .. })));
    }

    #[test]
    fn a_fingerprint_in_the_target_stands_above_files() {
        let right = key(OTHER).fingerprint(super::HashAlg::Sha256).to_string();
        let text = format!("desk ssh-ed25519 {ED25519}\n");
        let known = known("desk", Some(&right), &text);
        assert!(known.check(&key(OTHER)).is_ok());
        let told = known.check(&key(ED25519)).unwrap_err().to_string();
        assert!(told.contains(&right) && told.contains("`fingerprint` in site.toml"), "{told}");
    }

    #[test]
    fn a_server_is_asked_for_the_kind_of_key_that_is_known() {
        let first = |text: &str| known("desk", None, text).preferred().remove(0);
        assert_eq!(first(""), Algorithm::Ed25519);
        assert!(matches!(first(&format!("desk ecdsa-sha2-nistp256 {ECDSA}\n")), Algorithm::Ecdsa { .. }));
    }

    #[test]
    fn patterns_are_read_as_ssh_reads_them() {
        let fits = |pattern: &str, name: &str| like(pattern.as_bytes(), name.as_bytes());
        assert!(fits("*", "") && fits("a*c*e", "abcde") && fits("?b*", "abc") && fits("a**", "a"));
        assert!(!fits("a?", "a") && !fits("", "a") && !fits("*b", "abc"));
        assert!(!fits(&"*a".repeat(40), &"a".repeat(39)), "and without taking for ever");
    }
}
