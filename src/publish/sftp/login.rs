//! Who we are to a server: the key or the password that the environment gives, the keys of an ssh agent, or the files in
//! which ssh keeps keys.
//!
//! Secrets go straight from there to the server; they are never printed, and never stand in `site.toml`.

use super::{Error, Path, Sftp};
use russh::client::{Handle, Handler, KeyboardInteractiveAuthResponse as Answer};
use russh::keys::{Algorithm, HashAlg, PrivateKeyWithHashAlg, load_secret_key};
use std::env;
use std::path::PathBuf;
use std::sync::Arc;

/// Names the file of a private key.
const KEY: &str = "CHANCERY_SFTP_KEY";
/// Opens an encrypted key.
const PASSPHRASE: &str = "CHANCERY_SFTP_PASSPHRASE";
/// A password for the server.
const PASSWORD: &str = "CHANCERY_SFTP_PASSWORD";
/// Questions that a server may ask before it is enough.
const ROUNDS: usize = 10;

/// The keys that ssh keeps, the best first.
const USUAL: [&str; 3] = ["id_ed25519", "id_ecdsa", "id_rsa"];

/// A try to get in.
struct Login<'a, H: Handler> {
    handle: &'a mut Handle<H>,
    user: &'a str,
    /// What was tried without success, in words.
    tried: Vec<String>,
}

/// Logs in. What the environment names comes first, since servers hang up after some tries.
pub async fn log_in<H: Handler>(handle: &mut Handle<H>, place: &Sftp) -> Result<(), Error> {
    let mut login = Login { handle, user: &place.user, tried: Vec::new() };
    if login.all().await {
        return Ok(());
    }
    if login.handle.is_closed() {
        login.tried.push("then the server hung up".to_owned());
    }
    if login.tried.is_empty() {
        login.tried.push("nothing, since there is no ssh agent, no key in ~/.ssh and no password".to_owned());
    }
    let (server, user) = (format!("{}:{}", place.host, place.port), place.user.clone());
    Err(Error::NotLetIn { server, user, tried: login.tried.join("; ") })
}

/// Whether there is anything to log in with.
pub fn is_possible() -> bool {
    let usual = || env::home_dir().is_some_and(|home| USUAL.iter().any(|name| home.join(".ssh").join(name).is_file()));
    [KEY, PASSWORD, "SSH_AUTH_SOCK"].iter().any(|name| said(name).is_some()) || usual()
}

impl<H: Handler> Login<'_, H> {
    async fn all(&mut self) -> bool {
        if let Some(file) = said(KEY).map(PathBuf::from)
            && self.file(&file, KEY).await
        {
            return true;
        }
        if let Some(password) = said(PASSWORD)
            && self.password(password).await
        {
            return true;
        }
        if self.agent().await {
            return true;
        }
        let Some(home) = env::home_dir() else { return false };
        for name in USUAL {
            let file = home.join(".ssh").join(name);
            if file.is_file() && self.file(&file, &format!("~/.ssh/{name}")).await {
                return true;
            }
        }
        false
    }

    /// Tries the key in a file.
    async fn file(&mut self, path: &Path, name: &str) -> bool {
        let key = match load_secret_key(path, None) {
            Err(russh::keys::Error::KeyIsEncrypted) => match said(PASSPHRASE) {
                None => return self.failed(format!("{name} (it is encrypted, and {PASSPHRASE} is not set)")),
                Some(passphrase) => load_secret_key(path, Some(&passphrase)),
            },
            other => other,
        };
        let key = match key {
            Ok(key) => key,
            Err(error) => return self.failed(format!("{name} (it cannot be used: {error})")),
        };
        let hash = self.hash(&key.algorithm()).await;
        let key = PrivateKeyWithHashAlg::new(Arc::new(key), hash);
        let done = self.handle.authenticate_publickey(self.user, key).await;
        done.is_ok_and(|done| done.success()) || self.failed(name.to_owned())
    }

    /// Tries a password, both as such and as the answer to what the server may ask instead.
    async fn password(&mut self, password: String) -> bool {
        if self.handle.authenticate_password(self.user, &password).await.is_ok_and(|done| done.success()) {
            return true;
        }
        let mut answer = self.handle.authenticate_keyboard_interactive_start(self.user, None).await;
        for _ in 0..ROUNDS {
            match answer {
                Ok(Answer::Success) => return true,
                Ok(Answer::InfoRequest { prompts, .. }) => {
                    let given = prompts.iter().map(|_| password.clone()).collect();
                    answer = self.handle.authenticate_keyboard_interactive_respond(given).await;
                }
                _ => break,
            }
        }
        self.failed(format!("the password in {PASSWORD}"))
    }

    /// Tries every key of an ssh agent.
    #[cfg(unix)]
    async fn agent(&mut self) -> bool {
        use russh::keys::agent::AgentIdentity;
        use russh::keys::agent::client::AgentClient;
        if said("SSH_AUTH_SOCK").is_none() {
            return false;
        }
        let Ok(mut agent) = AgentClient::connect_env().await else {
            return self.failed("the ssh agent (it does not answer)".to_owned());
        };
        let keys = agent.request_identities().await.unwrap_or_default();
        for identity in &keys {
            let AgentIdentity::PublicKey { key, .. } = identity else { continue };
            let hash = self.hash(&key.algorithm()).await;
            let done = self.handle.authenticate_publickey_with(self.user, key.clone(), hash, &mut agent).await;
            if done.is_ok_and(|done| done.success()) {
                return true;
            }
        }
        self.failed(format!("the ssh agent, with {} {}", keys.len(), if keys.len() == 1 { "key" } else { "keys" }))
    }

    /// An ssh agent is a socket, which only Unix has for everybody.
    #[cfg(not(unix))]
    async fn agent(&mut self) -> bool {
        false
    }

    /// How a key signs: RSA by what the server takes, SHA-1 never.
    async fn hash(&self, kind: &Algorithm) -> Option<HashAlg> {
        if !matches!(kind, Algorithm::Rsa { .. }) {
            return None;
        }
        let best = self.handle.best_supported_rsa_hash().await.ok().flatten().flatten();
        Some(best.unwrap_or(HashAlg::Sha256))
    }

    fn failed(&mut self, what: String) -> bool {
        self.tried.push(what);
        false
    }
}

fn said(name: &str) -> Option<String> {
    env::var(name).ok().filter(|value| !value.is_empty())
}
