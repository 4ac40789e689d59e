//! A branch of a git repository, with one commit for each publication that changes something.
//!
//! The git program does the work, because it knows the user's credentials; it does so in a repository of its own in a
//! temporary folder, so that no working tree and no index of the user's is touched. The branch is fetched, so that its
//! history goes on, and pushed only if it still stands where it was fetched, so that what somebody else has pushed
//! meanwhile is never lost. On the
//! branch stands the manifest, `.chancery`: only files that it names are ever deleted.

mod address;
mod import;
mod objects;
mod program;

pub use address::without_password;

use super::escort::CNAME;
use super::{Destination, Error, Plan, Release, Standing, Watch};
use crate::disk::{MANIFEST, Manifest};
use objects::Entry;
use program::Git;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// Tells hosts that run a generator over their branches not to.
const NO_JEKYLL: &str = ".nojekyll";

/// A branch of a git repository.
pub struct Branch {
    git: Git,
    site: PathBuf,
    remote: String,
    branch: String,
    /// The commit that the branch is at; `None` if there is no such branch yet.
    tip: Option<String>,
    /// Whether a `CNAME` on the branch is ours to write, since the target says what has to stand in it.
    named: bool,
    // Holds the repository until the publication is over.
    _folder: TempDir,
}

impl Branch {
    /// Fetches the branch, if there is one, into a repository of our own.
    pub fn open(remote: &str, (branch, domain): (&str, Option<&str>), site: &Path) -> Result<Self, Error> {
        address::check_branch(branch)?;
        let remote = address::resolve(remote, site)?;
        let reference = format!("refs/heads/{branch}");
        let folder = TempDir::new().map_err(Error::write(std::env::temp_dir()))?;
        let git = Git::new(folder.path());
        let listed = git.run(&["ls-remote", "--quiet", "--", &remote, &reference])?;
        let listed = String::from_utf8_lossy(&listed);
        let tip = listed.lines().find_map(|line| line.strip_suffix(&format!("\t{reference}"))).map(str::to_owned);
        let format = if tip.as_ref().is_some_and(|tip| tip.len() == 64) { "sha256" } else { "sha1" };
        let format = format!("--object-format={format}");
        let place = folder.path().to_string_lossy().into_owned();
        git.run(&["init", "--quiet", "--bare", "--template=", &format, "--", &place])?;
        let tip = match tip {
            Some(_) => {
                let fetched = format!("+{reference}:refs/chancery/tip");
                git.run(&["fetch", "--quiet", "--depth=1", "--no-tags", "--", &remote, &fetched])?;
                Some(git.line(&["rev-parse", "--verify", "refs/chancery/tip"])?)
            }
            None => None,
        };
        Ok(Self {
            git,
            site: site.to_owned(),
            remote,
            branch: branch.to_owned(),
            tip,
            named: domain.is_some(),
            _folder: folder,
        })
    }

    /// Everything on the branch, by path.
    fn entries(&self) -> Result<BTreeMap<String, Entry>, Error> {
        self.tip.as_ref().map_or_else(|| Ok(BTreeMap::new()), |tip| objects::entries(&self.git, tip))
    }

    /// What the last publication wrote, as the branch's manifest says.
    fn manifest(&self, entries: &BTreeMap<String, Entry>) -> Result<Manifest, Error> {
        let Some(Entry::File(id)) = entries.get(MANIFEST) else { return Ok(Manifest::default()) };
        let text = self.git.run(&["cat-file", "blob", id])?;
        Ok(Manifest::parse(&String::from_utf8_lossy(&text)))
    }

    /// Makes the commit in our own repository and returns its id.
    fn commit(&self, release: &Release, plan: &Plan, watch: &dyn Watch) -> Result<String, Error> {
        let entries = self.entries()?;
        let identity = self.git.identity(&self.site)?;
        let (articles, files) = (release.articles, release.manifest().files.len());
        let word = if articles == 1 { "article" } else { "articles" };
        let message = format!("Publish: {articles} {word}, {files} files ({})\n", release.id());
        let mut stream = import::Stream::new(&self.git)?;
        stream.begin((&identity, &message), self.tip.as_deref())?;
        // Deletions go first: where a file was, a folder may have to be.
        plan.deleted.iter().try_for_each(|path| stream.delete(path))?;
        for path in plan.sent() {
            let bytes = release.read(path)?;
            stream.write(path, &bytes)?;
            watch.sent(bytes.len() as u64);
        }
        if !entries.contains_key(NO_JEKYLL) {
            stream.write(NO_JEKYLL, b"")?;
        }
        stream.write(MANIFEST, release.manifest().text().as_bytes())?;
        stream.end()?;
        self.git.line(&["rev-parse", "--verify", import::NEXT])
    }
}

impl Destination for Branch {
    fn standing(&self) -> Result<Standing, Error> {
        let entries = self.entries()?;
        let manifest = self.manifest(&entries)?;
        let mut standing = Standing::default();
        let mut ours = Vec::new();
        for (path, entry) in &entries {
            match entry {
                Entry::File(id) if manifest.files.contains_key(path) || (self.named && path == CNAME) => {
                    ours.push((path, id));
                }
                _ if path == MANIFEST || path == NO_JEKYLL => {}
                _ => drop(standing.foreign.insert(path.clone())),
            }
        }
        let ids: Vec<&str> = ours.iter().map(|(_, id)| id.as_str()).collect();
        for ((path, _), hash) in ours.iter().zip(objects::hashes(&self.git, &ids)?) {
            if manifest.files.get(*path) != Some(&hash) {
                standing.edited.insert((*path).clone());
            }
            standing.ours.files.insert((*path).clone(), hash);
        }
        Ok(standing)
    }

    fn receive(&self, release: &Release, plan: &Plan, watch: &dyn Watch) -> Result<(), Error> {
        let commit = self.commit(release, plan, watch)?;
        let reference = format!("refs/heads/{}", self.branch);
        // With the commit that was fetched, or with none where there was no branch: whatever else stands there by now,
        // even an older commit, is somebody's work.
        let lease = format!("--force-with-lease={reference}:{}", self.tip.as_deref().unwrap_or_default());
        let pushed = format!("{commit}:{reference}");
        let output = self.git.output(&["push", "--porcelain", &lease, "--", &self.remote, &pushed])?;
        if output.status.success() {
            return Ok(());
        }
        // A line for each reference: a flag, the names, and the reason, with tabs between. `!` means refused.
        let lines = String::from_utf8_lossy(&output.stdout).into_owned();
        let Some(refused) = lines.lines().find_map(|line| line.strip_prefix("!\t")) else {
            return Err(program::failed("push", &output));
        };
        let (branch, reason) = (self.branch.clone(), refused.rsplit('\t').next().unwrap_or_default().to_owned());
        let moved = ["stale info", "fetch first", "non-fast-forward"].iter().any(|word| reason.contains(word));
        Err(if moved { Error::Moved { branch } } else { Error::Refused { branch, reason } })
    }
}
