//! A commit as a stream into `git fast-import`: what changes, on top of what stands. It needs neither an index nor a
//! working tree, and what is not mentioned stays.

use super::super::Error;
use super::program::{self, Git};
use std::io::{self, BufWriter, Read, Write};
use std::process::{Child, ChildStdin, Stdio};

/// Where the new commit can be found.
pub const NEXT: &str = "refs/chancery/next";

/// A commit that is being written.
pub struct Stream {
    child: Child,
    to: BufWriter<ChildStdin>,
}

impl Stream {
    /// Starts git.
    pub fn new(git: &Git) -> Result<Self, Error> {
        let mut command = git.command(&["fast-import", "--quiet", "--done", "--date-format=raw"]);
        command.stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::piped());
        let mut child = command.spawn().map_err(|source| Error::NoGit { source })?;
        match child.stdin.take() {
            Some(to) => Ok(Self { child, to: BufWriter::new(to) }),
            None => Err(broken(io::ErrorKind::BrokenPipe)),
        }
    }

    /// Begins the commit: by whom and what about, and on top of which one.
    pub fn begin(&mut self, (identity, message): (&str, &str), tip: Option<&str>) -> Result<(), Error> {
        let from = tip.map_or_else(String::new, |tip| format!("from {tip}\n"));
        let head = format!("commit {NEXT}\ncommitter {identity}\ndata {}\n{message}\n{from}", message.len());
        self.put(&[head.as_bytes()])
    }

    /// Deletes a file.
    pub fn delete(&mut self, path: &str) -> Result<(), Error> {
        self.put(&[b"D ", quoted(path).as_bytes(), b"\n"])
    }

    /// Writes a file.
    pub fn write(&mut self, path: &str, bytes: &[u8]) -> Result<(), Error> {
        let head = format!("M 100644 inline {}\ndata {}\n", quoted(path), bytes.len());
        self.put(&[head.as_bytes(), bytes, b"\n"])
    }

    /// Ends the commit and waits until git has it.
    pub fn end(mut self) -> Result<(), Error> {
        self.put(&[b"done\n"])?;
        self.to.flush().map_err(broken)?;
        drop(self.to);
        let output = self.child.wait_with_output().map_err(|source| Error::NoGit { source })?;
        if output.status.success() { Ok(()) } else { Err(program::failed("fast-import", &output)) }
    }

    fn put(&mut self, parts: &[&[u8]]) -> Result<(), Error> {
        let written = parts.iter().try_for_each(|part| self.to.write_all(part));
        written.map_err(|error| {
            // Git takes no more because it has failed; its own words say more than the broken pipe.
            let mut words = String::new();
            match self.child.stderr.take().map(|mut stderr| stderr.read_to_string(&mut words)) {
                Some(Ok(length)) if length > 0 => broken(words.trim()),
                _ => broken(error),
            }
        })
    }
}

fn broken(reason: impl std::fmt::Display) -> Error {
    Error::Git { command: "fast-import".to_owned(), message: reason.to_string() }
}

/// A path as the stream writes it, so that no letter in it can end the line.
fn quoted(path: &str) -> String {
    let mut out = String::with_capacity(path.len() + 2);
    out.push('"');
    for letter in path.chars() {
        match letter {
            '"' | '\\' => out.extend(['\\', letter]),
            '\n' => out.push_str("\\n"),
            _ => out.push(letter),
        }
    }
    out.push('"');
    out
}

#[cfg(test)]
mod tests {
    use super::quoted;

    #[test]
    fn a_path_cannot_leave_its_line() {
        assert_eq!(quoted("a/b.html"), "\"a/b.html\"");
        assert_eq!(quoted("a\"\nM 1 \\"), "\"a\\\"\\nM 1 \\\\\"");
    }
}
