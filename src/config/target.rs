//! `[publish.NAME]`: the places to which `publish` may bring the site.
//!
//! Knows no network and no secret: what lets somebody in stands in the environment or in the usual files, never here.

use crate::diag;
use crate::keys::{Keys, Word};
use crate::media::Coding;
use crate::text;

/// A place to publish to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Target {
    /// Its name in `site.toml`.
    pub name: String,
    /// Whether it is the one meant when none is named.
    pub default: bool,
    /// Where readers get what is published here, without a slash at the end; pages are fetched back from it.
    pub url: Option<String>,
    /// Where it is.
    pub kind: TargetKind,
}

/// Where a target is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TargetKind {
    /// A folder, relative to the site's root or absolute.
    Dir {
        /// The folder.
        path: String,
        /// How many releases stay there.
        keep: usize,
    },
    /// A branch of a git repository.
    Git {
        /// The repository's address, as git takes it.
        remote: String,
        /// The branch that holds the finished site.
        branch: String,
        /// The host's name, for hosts that read it from a file `CNAME` on the branch.
        domain: Option<String>,
    },
    /// One file that holds the site.
    Archive {
        /// The file, relative to the site's root or absolute; it ends in `.zip` or `.tar.zst`.
        path: String,
    },
    /// A store of objects.
    Store(Store),
    /// A folder on a server that is reached by SFTP.
    Sftp(Sftp),
}

/// A folder on a server that is reached by SFTP.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sftp {
    /// The server's name or address.
    pub host: String,
    /// Its port.
    pub port: u16,
    /// Who logs in there.
    pub user: String,
    /// The folder, from the user's own or absolute.
    pub path: String,
    /// The fingerprint of the server's key, which is public.
    pub fingerprint: Option<String>,
    /// The file that says which keys servers have, relative to the site's root or absolute; the user's own if it is not given.
    pub known_hosts: Option<String>,
    /// Uploads at once.
    pub concurrency: usize,
}

/// A place at a store of objects.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Store {
    /// Whose store it is.
    pub service: Service,
    /// The bucket, which Azure calls a container.
    pub bucket: String,
    /// The folder in it, without slashes at its ends; empty for all of it.
    pub prefix: String,
    /// Uploads at once.
    pub concurrency: usize,
    /// How files that gain by it are compressed, since a store sends them as they stand there; `None` for not at all.
    pub compress: Option<Coding>,
}

/// Whose store it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Service {
    /// Amazon S3, or what speaks like it.
    S3 {
        /// The address of a store that is not Amazon's.
        endpoint: Option<String>,
        /// Where the bucket is, if the environment does not say so.
        region: Option<String>,
    },
    /// Google Cloud Storage, or what speaks like it.
    Google {
        /// The address of a store that is not Google's.
        endpoint: Option<String>,
    },
    /// Azure Blob Storage.
    Azure {
        /// The account.
        account: String,
        /// The address of a store that is not Microsoft's.
        endpoint: Option<String>,
    },
}

/// What `kind` may say.
const KINDS: [&str; 7] = ["archive", "azure", "dir", "gcs", "git", "s3", "sftp"];

/// Why nothing is compressed where a web server shows it.
const SERVED: &str = "a web server compresses what it sends by itself, as each reader asks for it";

/// Uploads at once unless a target says otherwise.
const UPLOADS: usize = 16;

/// Where SSH listens unless a target says otherwise.
const SSH: u16 = 22;

/// Releases that a folder keeps unless its target says otherwise.
const KEPT: usize = 5;

/// Reads every table under `[publish]`.
pub fn read(table: &mut Keys<'_>) -> Vec<Target> {
    let mut targets = Vec::new();
    for (name, mut inner) in table.named_tables() {
        let default = inner.flag("default").unwrap_or(false);
        let url = inner.word("url").and_then(|word| address(&mut inner, ("url", &word)));
        let word = inner.required("kind");
        let known = word.as_ref().is_none_or(|word| KINDS.contains(&word.text.as_str()));
        let kind = word.and_then(|kind| kind_of(&mut inner, &kind));
        targets.extend(kind.map(|kind| Target { name: name.into_inner(), default, url, kind }));
        // Which keys belong here, the kind says.
        table.extend(if known { inner.finish() } else { inner.give_up() });
    }
    targets
}

fn kind_of(keys: &mut Keys<'_>, kind: &Word) -> Option<TargetKind> {
    match kind.text.as_str() {
        "dir" => {
            let keep = keys.number("keep", 2..=1000).and_then(|keep| usize::try_from(keep).ok()).unwrap_or(KEPT);
            uncompressed(keys, SERVED);
            Some(TargetKind::Dir { path: keys.required("path")?.text, keep })
        }
        "git" => {
            let branch = keys.word("branch").map_or_else(|| "gh-pages".to_owned(), |word| word.text);
            let domain = keys.word("domain").and_then(|word| host(keys, &word));
            uncompressed(keys, "a branch holds the site's own files, and compressing what is sent is its host's work");
            Some(TargetKind::Git { remote: keys.required("remote")?.text, branch, domain })
        }
        "archive" => {
            uncompressed(keys, "an archive is compressed as a whole");
            let path = keys.required("path")?;
            if ![".zip", ".tar.zst"].iter().any(|ending| path.text.ends_with(ending)) {
                keys.note(diag::keys::bad_value(&path.place, "path", "a file that ends in .zip or .tar.zst"));
                return None;
            }
            Some(TargetKind::Archive { path: path.text })
        }
        "s3" => {
            let endpoint = keys.word("endpoint").and_then(|word| address(keys, ("endpoint", &word)));
            let region = keys.word("region").map(|word| word.text);
            store(keys, "bucket", Service::S3 { endpoint, region })
        }
        "sftp" => sftp(keys).map(TargetKind::Sftp),
        "gcs" => {
            let endpoint = keys.word("endpoint").and_then(|word| private_address(keys, &word));
            store(keys, "bucket", Service::Google { endpoint })
        }
        "azure" => {
            let endpoint = keys.word("endpoint").and_then(|word| private_address(keys, &word));
            let account = keys.required("account").map(|word| word.text);
            store(keys, "container", Service::Azure { account: account?, endpoint })
        }
        other => {
            keys.note(diag::config::unknown_kind(&kind.place, meant(other), &KINDS));
            None
        }
    }
}

/// The kind that a misspelt word means: one that is near, or one whose letters changed places.
fn meant(wrong: &str) -> Option<&'static str> {
    let letters = |word: &str| {
        let mut letters: Vec<char> = word.to_lowercase().chars().collect();
        letters.sort_unstable();
        letters
    };
    text::nearest(wrong, KINDS).or_else(|| KINDS.into_iter().find(|kind| letters(kind) == letters(wrong)))
}

/// What every store of objects has.
fn store(keys: &mut Keys<'_>, bucket: &'static str, service: Service) -> Option<TargetKind> {
    let prefix = keys.word("prefix").and_then(|word| prefix(keys, &word)).unwrap_or_default();
    let concurrency = uploads(keys);
    let compress = keys.word("compress").and_then(|word| coding(keys, &word));
    let bucket = keys.required(bucket)?.text;
    Some(TargetKind::Store(Store { service, bucket, prefix, concurrency, compress }))
}

/// How files are compressed.
fn coding(keys: &mut Keys<'_>, word: &Word) -> Option<Coding> {
    let known = Coding::ALL.into_iter().find(|coding| coding.spoken() == word.text);
    if known.is_none() {
        let wanted = Coding::ALL.map(|coding| format!("\"{}\"", coding.spoken())).join(" or ");
        keys.note(diag::keys::bad_value(&word.place, "compress", &wanted));
    }
    known
}

/// Only what stands at a store has to be compressed beforehand: elsewhere the key is refused, with the reason.
fn uncompressed(keys: &mut Keys<'_>, why: &str) {
    // Asked for only where it stands, so that it is not told among the keys that there are.
    if keys.has("compress")
        && let Some(word) = keys.word("compress")
    {
        keys.note(diag::config::not_compressed_here(&word.place, why));
    }
}

/// How many uploads there may be at once.
fn uploads(keys: &mut Keys<'_>) -> usize {
    let number = keys.number("concurrency", 1..=128).and_then(|number| usize::try_from(number).ok());
    number.unwrap_or(UPLOADS)
}

/// A folder on a server. Everything is looked at, so that every mistake is told at once.
fn sftp(keys: &mut Keys<'_>) -> Option<Sftp> {
    let port = keys.number("port", 1..=65_535).and_then(|port| u16::try_from(port).ok()).unwrap_or(SSH);
    let known_hosts = keys.word("known_hosts").map(|word| word.text);
    uncompressed(keys, SERVED);
    let concurrency = uploads(keys);
    let fingerprint = keys.word("fingerprint").map(|word| fingerprint(keys, &word));
    let host = keys.required("host").and_then(|word| {
        let sound = |text: &str| text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b".-:_".contains(&byte));
        plain(keys, ("host", &word), (sound, "the name of a server, such as \"www.example.org\""))
    });
    let user = keys.required("user").and_then(|word| {
        let sound = |text: &str| !text.contains(['@', ':', '/']) && !text.contains(char::is_whitespace);
        plain(keys, ("user", &word), (sound, "the name under which you log in there"))
    });
    let path = keys.required("path").and_then(|word| {
        let sound = |text: &str| text.split('/').all(|part| part != "..") && !text.contains(char::is_control);
        plain(keys, ("path", &word), (sound, "a folder on the server, such as \"/srv/www/desk\", without \"..\""))
    });
    let fingerprint = fingerprint.map_or(Some(None), |found| found.map(Some))?;
    Some(Sftp { host: host?, port, user: user?, path: path?, fingerprint, known_hosts, concurrency })
}

/// A word that is not empty, has no option's dash in front and is sound.
fn plain(
    keys: &mut Keys<'_>,
    (key, word): (&'static str, &Word),
    (sound, what): (fn(&str) -> bool, &'static str),
) -> Option<String> {
    if !word.text.is_empty() && !word.text.starts_with('-') && sound(&word.text) {
        return Some(word.text.clone());
    }
    keys.note(diag::keys::bad_value(&word.place, key, what));
    None
}

/// The fingerprint of a key, as ssh prints it.
fn fingerprint(keys: &mut Keys<'_>, word: &Word) -> Option<String> {
    let sound =
        |hash: &str| hash.len() == 43 && hash.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"+/".contains(&byte));
    let text = word.text.trim_end_matches('=');
    if text.strip_prefix("SHA256:").is_some_and(sound) {
        return Some(text.to_owned());
    }
    keys.note(diag::keys::bad_value(&word.place, "fingerprint", "what ssh prints: SHA256: and 43 letters and digits"));
    None
}

/// A folder in a bucket.
fn prefix(keys: &mut Keys<'_>, word: &Word) -> Option<String> {
    let prefix = word.text.trim_matches('/');
    let sound = |part: &str| {
        !part.is_empty() && part != "." && part != ".." && part.bytes().all(|byte| byte.is_ascii_graphic())
    };
    if prefix.is_empty() || prefix.split('/').all(sound) {
        return Some(prefix.to_owned());
    }
    keys.note(diag::keys::bad_value(
        &word.place,
        "prefix",
        "a folder in the bucket, such as \"desk\" or \"sites/desk\"",
    ));
    None
}

/// An address without anything that lets somebody in.
fn address(keys: &mut Keys<'_>, (key, word): (&'static str, &Word)) -> Option<String> {
    if super::Base::parse(&word.text).is_none() {
        keys.note(diag::keys::bad_value(&word.place, key, "an http or https address without a user or a question"));
        return None;
    }
    Some(word.text.trim_end_matches('/').to_owned())
}

/// The address of a store whose requests carry what lets them in, readable to whoever sees them pass: plain http may lead
/// to this machine only, where a store for trials listens. (S3 signs requests instead, so that they tell no secret.)
fn private_address(keys: &mut Keys<'_>, word: &Word) -> Option<String> {
    let text = address(keys, ("endpoint", word))?;
    let base = super::Base::parse(&text)?;
    if base.is_secure() || ["localhost", "127.0.0.1", "[::1]"].contains(&base.host_name()) {
        return Some(text);
    }
    keys.note(diag::keys::bad_value(&word.place, "endpoint", "an https address; http is for a store on this machine"));
    None
}

/// The name of a host, which becomes the content of a file.
fn host(keys: &mut Keys<'_>, word: &Word) -> Option<String> {
    let sound = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    if word.text.contains('.') && word.text.split('.').all(sound) {
        return Some(word.text.to_ascii_lowercase());
    }
    keys.note(diag::keys::bad_value(&word.place, "domain", "the name of a host, such as \"desk.example.org\""));
    None
}
