//! The keys of `[publish.NAME]` in `site.toml`.

use schemars::JsonSchema;
use serde::Serialize;

/// An address of the web.
const WEB: &str = r"^https?://[^/?#@]+[^?#]*$";

/// An address that nobody can read along with: with https, or on this machine.
const PRIVATE: &str = r"^(https://[^/?#@]+|http://(localhost|127\.0\.0\.1|\[::1\])(:[0-9]+)?(/|$))[^?#@]*$";

/// A place to publish to.
#[derive(Serialize, JsonSchema)]
#[serde(tag = "kind", rename_all = "lowercase", deny_unknown_fields)]
#[expect(dead_code, reason = "only its schema is used")]
pub enum Target {
    /// A folder with releases and a link `current` to the present one, which a web server shows.
    Dir {
        /// Whether it is the one meant when none is named.
        default: Option<bool>,
        /// Where readers get the site; sample pages are fetched back from there.
        #[schemars(regex(pattern = WEB))]
        url: Option<String>,
        /// The folder, from the site's root or absolute.
        path: String,
        /// How many releases stay, the present one among them; 5 if it is not given.
        #[schemars(range(min = 2, max = 1000))]
        keep: Option<u16>,
    },
    /// A branch of a git repository.
    Git {
        /// Whether it is the one meant when none is named.
        default: Option<bool>,
        /// Where readers get the site; sample pages are fetched back from there.
        #[schemars(regex(pattern = WEB))]
        url: Option<String>,
        /// The repository's address, as git takes it.
        remote: String,
        /// The branch that holds the finished site; `gh-pages` if it is not given.
        branch: Option<String>,
        /// The host's name, for a file `CNAME` on the branch.
        #[schemars(regex(pattern = r"^[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+$"))]
        domain: Option<String>,
    },
    /// One file that holds the site.
    Archive {
        /// Whether it is the one meant when none is named.
        default: Option<bool>,
        /// Where readers get the site; sample pages are fetched back from there.
        #[schemars(regex(pattern = WEB))]
        url: Option<String>,
        /// The file, from the site's root or absolute; it ends in `.zip` or `.tar.zst`.
        #[schemars(regex(pattern = r"\.(zip|tar\.zst)$"))]
        path: String,
    },
    /// Amazon S3, or a store that speaks like it. Keys stand in the environment or in `~/.aws/credentials`.
    S3 {
        /// Whether it is the one meant when none is named.
        default: Option<bool>,
        /// Where readers get the site; sample pages are fetched back from there.
        #[schemars(regex(pattern = WEB))]
        url: Option<String>,
        /// The bucket.
        bucket: String,
        /// The address of a store that is not Amazon's, with http or https.
        #[schemars(regex(pattern = WEB))]
        endpoint: Option<String>,
        /// Where the bucket is; what AWS_REGION says, or us-east-1, if it is not given.
        region: Option<String>,
        /// The folder in it; all of it if it is not given.
        prefix: Option<String>,
        /// Uploads at once; 16 if it is not given.
        #[schemars(range(min = 1, max = 128))]
        concurrency: Option<u16>,
        /// How files that gain by it are compressed before they are sent; not at all if it is not given.
        compress: Option<Compression>,
    },
    /// Google Cloud Storage.
    Gcs {
        /// Whether it is the one meant when none is named.
        default: Option<bool>,
        /// Where readers get the site; sample pages are fetched back from there.
        #[schemars(regex(pattern = WEB))]
        url: Option<String>,
        /// The bucket.
        bucket: String,
        /// The address of a store that is not Google's, with https; with http only on this machine.
        #[schemars(regex(pattern = PRIVATE))]
        endpoint: Option<String>,
        /// The folder in it; all of it if it is not given.
        prefix: Option<String>,
        /// Uploads at once; 16 if it is not given.
        #[schemars(range(min = 1, max = 128))]
        concurrency: Option<u16>,
        /// How files that gain by it are compressed before they are sent; not at all if it is not given.
        compress: Option<Compression>,
    },
    /// Azure Blob Storage.
    Azure {
        /// Whether it is the one meant when none is named.
        default: Option<bool>,
        /// Where readers get the site; sample pages are fetched back from there.
        #[schemars(regex(pattern = WEB))]
        url: Option<String>,
        /// The storage account.
        account: String,
        /// The container.
        container: String,
        /// The address of a store that is not Microsoft's, with https; with http only on this machine.
        #[schemars(regex(pattern = PRIVATE))]
        endpoint: Option<String>,
        /// The folder in it; all of it if it is not given.
        prefix: Option<String>,
        /// Uploads at once; 16 if it is not given.
        #[schemars(range(min = 1, max = 128))]
        concurrency: Option<u16>,
        /// How files that gain by it are compressed before they are sent; not at all if it is not given.
        compress: Option<Compression>,
    },
    /// A folder on a server that is reached by SFTP. Keys come from an ssh agent or the usual files, a password from the environment.
    Sftp {
        /// Whether it is the one meant when none is named.
        default: Option<bool>,
        /// Where readers get the site; sample pages are fetched back from there.
        #[schemars(regex(pattern = WEB))]
        url: Option<String>,
        /// The server's name or address.
        #[schemars(regex(pattern = r"^[A-Za-z0-9._:][A-Za-z0-9._:-]*$"))]
        host: String,
        /// Its port; 22 if it is not given.
        #[schemars(range(min = 1, max = 65535))]
        port: Option<u16>,
        /// The name under which you log in there.
        #[schemars(regex(pattern = r"^[^-@:/\s][^@:/\s]*$"))]
        user: String,
        /// The folder there, absolute or from the user's own.
        path: String,
        /// The fingerprint of the server's key, as ssh prints it; without it, `known_hosts` says which key the server has.
        #[schemars(regex(pattern = r"^SHA256:[A-Za-z0-9+/]{43}=?$"))]
        fingerprint: Option<String>,
        /// The file that says which keys servers have, from the site's root or absolute; `~/.ssh/known_hosts` if it is not given.
        known_hosts: Option<String>,
        /// Uploads at once; 16 if it is not given.
        #[schemars(range(min = 1, max = 128))]
        concurrency: Option<u16>,
    },
}

/// How files at a store are compressed. A store sends them as they stand there, whatever a reader asks for.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
#[expect(dead_code, reason = "a schema names every value, and nothing makes one")]
pub enum Compression {
    /// Every browser, feed reader and crawler understands it.
    Gzip,
    /// Smaller; browsers understand it over https. Feeds and data get gzip all the same.
    Brotli,
}
