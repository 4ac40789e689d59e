//! What a commit holds: paths, and the hashes of files as Chancery counts them.

use super::super::Error;
use super::program::Git;
use crate::disk::Hash;
use std::collections::BTreeMap;
use std::io::{self, BufRead, BufReader, Read, Seek, Write};
use std::process::Stdio;

/// One thing on a branch.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Entry {
    /// A plain file, with the id of its content.
    File(String),
    /// A link, or another repository.
    Other,
}

/// Everything in a commit, by path.
pub fn entries(git: &Git, commit: &str) -> Result<BTreeMap<String, Entry>, Error> {
    let listed = git.run(&["ls-tree", "-r", "-z", "--full-tree", commit])?;
    let entry = |record: &[u8]| {
        // Mode, kind and id, then a tab and the path.
        let record = String::from_utf8_lossy(record).into_owned();
        let (about, path) = record.split_once('\t')?;
        let mut words = about.split(' ');
        let (mode, id) = (words.next()?, words.nth(1)?);
        let entry = if mode.starts_with("100") { Entry::File(id.to_owned()) } else { Entry::Other };
        Some((path.to_owned(), entry))
    };
    Ok(listed.split(|byte| *byte == 0).filter_map(entry).collect())
}

/// The hash of each of these files' content, in order.
pub fn hashes(git: &Git, ids: &[&str]) -> Result<Vec<Hash>, Error> {
    let failed = |source: io::Error| Error::Git { command: "cat-file".into(), message: source.to_string() };
    // The questions are in a file, so that git never waits for us to write while we wait for it to be read.
    let mut questions = tempfile::tempfile().map_err(failed)?;
    questions.write_all(ids.join("\n").as_bytes()).and_then(|()| questions.rewind()).map_err(failed)?;
    let mut command = git.command(&["cat-file", "--batch"]);
    command.stdin(Stdio::from(questions)).stdout(Stdio::piped()).stderr(Stdio::null());
    let mut child = command.spawn().map_err(|source| Error::NoGit { source })?;
    let mut hashes = Vec::with_capacity(ids.len());
    if let Some(answers) = child.stdout.take() {
        let mut answers = BufReader::new(answers);
        for _ in ids {
            hashes.push(hash_of(&mut answers).map_err(failed)?);
        }
    }
    child.wait().map_err(failed)?;
    Ok(hashes)
}

/// Reads one answer: a line with the size, then the content, then the end of a line.
fn hash_of(answers: &mut impl BufRead) -> io::Result<Hash> {
    let mut line = String::new();
    answers.read_line(&mut line)?;
    let size = line.trim_end().rsplit(' ').next().and_then(|size| size.parse::<u64>().ok());
    let size = size.ok_or_else(|| io::Error::other(format!("an object is missing: {}", line.trim_end())))?;
    let mut hasher = blake3::Hasher::new();
    io::copy(&mut answers.by_ref().take(size), &mut hasher)?;
    answers.read_exact(&mut [0])?;
    Ok(*hasher.finalize().as_bytes())
}
