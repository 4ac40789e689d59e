//! What can go wrong while publishing: always the place, and the system's or git's own reason.

use crate::disk;
use std::io;
use std::path::PathBuf;

/// A failure to publish. Folders, branches and archives stand as they were unless it says otherwise; a store or a server may be half way, and
/// the next publication goes on.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The output folder could not be read.
    #[error(transparent)]
    Disk(#[from] disk::Error),
    /// A file or folder could not be read.
    #[error("cannot read {}", path.display())]
    Read {
        /// Which.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// A file or folder could not be written.
    #[error("cannot write {}", path.display())]
    Write {
        /// Which.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// The output folder is half old and half new.
    #[error("{} is half written: a build was killed or is still at work; build again first", path.display())]
    HalfCommitted {
        /// The output folder.
        path: PathBuf,
    },
    /// The output folder has no manifest.
    #[error("{} holds no finished site", path.display())]
    Unbuilt {
        /// The output folder.
        path: PathBuf,
    },
    /// A file is not what the build wrote.
    #[error("{} is not as it was built: somebody changed it, or another build is at work; build again first", path.display())]
    Altered {
        /// The file.
        path: PathBuf,
    },
    /// The site has no target.
    #[error(
        "site.toml does not say where to publish; add a target, for example a folder that a web server shows:\n
    [publish.live]
    kind = \"dir\"
    path = \"/srv/www/desk\"\n
or a branch of a git repository:\n
    [publish.pages]
    kind = \"git\"
    remote = \"git@example.org:you/desk.git\"
    branch = \"gh-pages\""
    )]
    NoTargets,
    /// No target has this name.
    #[error("site.toml has no target `{name}`; it has: {names}")]
    Unknown {
        /// The name.
        name: String,
        /// The names that there are.
        names: String,
    },
    /// There are several targets and none was named.
    #[error("which target? Name one of: {names}; or give one of them `default = true` in site.toml")]
    Unnamed {
        /// The names that there are.
        names: String,
    },
    /// There are several default targets.
    #[error("site.toml has more than one target with `default = true`; name the one that is meant")]
    Defaults,
    /// A file of others stands in the way.
    #[error("at the target stands {path}{}, which Chancery did not put there; move it away, or choose another target", and_more(*more))]
    Clash {
        /// The first such path.
        path: String,
        /// How many more there are.
        more: usize,
    },
    /// A folder cannot be a target.
    #[error("cannot publish to {}: {reason}", path.display())]
    Unsuitable {
        /// The folder.
        path: PathBuf,
        /// Why not.
        reason: &'static str,
    },
    /// Another publication is at work.
    #[error("another publication to {} is at work; try again when it has finished", path.display())]
    Busy {
        /// The target.
        path: PathBuf,
    },
    /// A remote repository or a branch has an address that is refused.
    #[error("cannot publish to {address:?}: {reason}")]
    Address {
        /// What `site.toml` says.
        address: String,
        /// Why not.
        reason: &'static str,
    },
    /// The git program could not be run.
    #[error("cannot run git, which is needed to publish to a branch")]
    NoGit {
        /// Why.
        source: io::Error,
    },
    /// Git failed.
    #[error("git {command} failed{}", said(message))]
    Git {
        /// Which of its commands.
        command: String,
        /// What it said.
        message: String,
    },
    /// Somebody has pushed to the branch since it was fetched.
    #[error(
        "the branch {branch} has moved on in the remote repository since it was fetched, so somebody else has just pushed to it; nothing was changed there. Publish again, and their work is kept"
    )]
    Moved {
        /// The branch.
        branch: String,
    },
    /// The remote repository did not take the commit.
    #[error(
        "the remote repository did not take the branch {branch}{}; nothing was changed there. Its owner may have to let you push to this branch",
        said(reason)
    )]
    Refused {
        /// The branch.
        branch: String,
        /// What git said.
        reason: String,
    },
    /// This kind of target keeps no publication before the present one.
    #[error(
        "this target keeps only what was published last; --rollback works for folders (kind = \"dir\"). Publish an earlier state of the articles instead; on a branch, `git revert` brings the commit before back"
    )]
    NoWayBack,
    /// There is no publication before the present one.
    #[error("there is no release before the present one, so nothing was changed")]
    NothingBefore,
    /// Much would be taken away, and nobody can be asked.
    #[error("this would take {pages} of {of} pages away, so nothing was done; if that is right, add --allow-removals")]
    Removals {
        /// Pages that would go.
        pages: usize,
        /// Pages that stand there.
        of: usize,
    },
    /// What readers get is not what was published.
    #[error(
        "everything was brought to the target, but {url} {found}; look whether the address in site.toml is right, and whether a cache stands between"
    )]
    Unlike {
        /// The address of a page.
        url: String,
        /// What came from it.
        found: String,
    },
    /// The store of objects, or the server, did not do what was asked.
    #[error("cannot {doing} {what} at the target{advice}: {reason}")]
    Store {
        /// What was to be done.
        doing: &'static str,
        /// With which object.
        what: String,
        /// What to look at.
        advice: &'static str,
        /// Why not; the store's error says its causes itself.
        reason: String,
    },
    /// Nothing says who we are to the store.
    #[error("nothing says who you are to the store; {how}. Keys never stand in site.toml")]
    NoLogin {
        /// Where to say it.
        how: &'static str,
    },
    /// Somebody else is publishing to the store.
    #[error("another publication to this target is at work; try again when it has finished")]
    Claimed,
    /// Somebody else has published to the store since we looked.
    #[error(
        "somebody else has published to this target since this publication began, so it stopped; publish again, and it goes on from what stands there now"
    )]
    Overtaken,
    /// There is no way to the server.
    #[error("cannot reach {server}: {reason}")]
    Unreachable {
        /// The server and its port.
        server: String,
        /// Why not.
        reason: String,
    },
    /// Nothing says which key the server has.
    #[error(
        "nothing says that {server} is the server that it should be, so nothing was sent. Its key ({kind}) has the fingerprint\n\n    \
{fingerprint}\n\nAsk whoever runs the server whether that is right. If it is, write `fingerprint = \"{fingerprint}\"` into the \
target in site.toml, or log in once with `{command}`, which keeps the key in ~/.ssh/known_hosts"
    )]
    UnknownServer {
        /// The server, as known_hosts names it.
        server: String,
        /// What kind of key it shows.
        kind: String,
        /// The fingerprint of that key.
        fingerprint: String,
        /// How ssh gets there.
        command: String,
    },
    /// The server has another key than it should have.
    #[error(
        "{server} shows another key than {expected}, so nothing was sent: either it has been given a new one, or somebody stands \
between. What it shows ({kind}) has the fingerprint\n\n    {fingerprint}\n\nAsk whoever runs the server, and change {place} only if \
they say that this is right"
    )]
    OtherServer {
        /// The server, as known_hosts names it.
        server: String,
        /// Which key it should have.
        expected: String,
        /// What kind of key it shows.
        kind: String,
        /// The fingerprint of that key.
        fingerprint: String,
        /// Where its right key stands.
        place: String,
    },
    /// The server does not let us in.
    #[error(
        "{server} does not let {user} in. Tried: {tried}. It has to know your public key (in authorized_keys there); CHANCERY_SFTP_KEY \
can name the file of the private key, CHANCERY_SFTP_PASSPHRASE open it, and CHANCERY_SFTP_PASSWORD give a password"
    )]
    NotLetIn {
        /// The server and its port.
        server: String,
        /// Who wanted to log in.
        user: String,
        /// With what.
        tried: String,
    },
    /// A file could not be compressed.
    #[error("cannot compress what is to be sent")]
    Pack {
        /// Why.
        source: io::Error,
    },
    /// The machine gives no more threads.
    #[error("cannot begin to send anything")]
    Threads {
        /// Why.
        source: io::Error,
    },
}

fn and_more(more: usize) -> String {
    if more == 0 { String::new() } else { format!(" (and {more} more)") }
}

const NOWHERE: &str = " (is there such a bucket or container, and is the address right?)";

const KEYS: &str = " (it does not let these keys do that; look whose keys the environment names, and what they may do)";

/// What to look at, where a failure of a store tells. Of an answer to a question for a list, the crate says only the text.
fn advice(error: &object_store::Error) -> &'static str {
    let refused = |text: &str| text.contains("403 Forbidden") || text.contains("401 Unauthorized");
    match error {
        _ if error.to_string().contains("RequestTimeTooSkewed") => {
            " (this machine's clock and the store's are too far apart; set this one right)"
        }
        object_store::Error::PermissionDenied { .. } | object_store::Error::Unauthenticated { .. } => KEYS,
        object_store::Error::Generic { source, .. } if source.to_string().contains("https only") => {
            " (its address has to begin with https, so that nobody can read what lets you in)"
        }
        object_store::Error::Generic { source, .. } if refused(&source.to_string()) => KEYS,
        object_store::Error::Generic { source, .. } if source.to_string().contains("404 Not Found") => NOWHERE,
        object_store::Error::NotFound { .. } => NOWHERE,
        object_store::Error::NotImplemented { .. } | object_store::Error::NotSupported { .. } => {
            " (it cannot write on a condition, which keeps two publishers apart)"
        }
        _ => "",
    }
}

fn said(message: &str) -> String {
    if message.is_empty() { String::new() } else { format!(": {message}") }
}

impl Error {
    /// A failure of a store of objects to do something with an object.
    pub fn store(doing: &'static str, what: &str, error: &object_store::Error) -> Self {
        // What the crate calls generic tells most by itself.
        let reason = match error {
            object_store::Error::Generic { source, .. } => source.to_string(),
            other => other.to_string(),
        };
        Self::Store { doing, what: what.to_owned(), advice: advice(error), reason }
    }

    /// A failure to read this path.
    pub fn read(path: impl Into<PathBuf>) -> impl FnOnce(io::Error) -> Self {
        let path = path.into();
        move |source| Self::Read { path, source }
    }

    /// A failure to write this path.
    pub fn write(path: impl Into<PathBuf>) -> impl FnOnce(io::Error) -> Self {
        let path = path.into();
        move |source| Self::Write { path, source }
    }
}
