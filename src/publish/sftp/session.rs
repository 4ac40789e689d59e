//! One connection to a server, and what can be done with files over it.

use super::{Arc, Error, Guard, Known, Sftp, greet, login};
use futures_util::{StreamExt, TryStreamExt, future, stream};
use russh::client::Handle;
use russh_sftp::client::error::Error as Reply;
use russh_sftp::client::{Config, RawSftpSession};
use russh_sftp::extensions::HardlinkExtension;
use russh_sftp::protocol::{File, FileAttributes, Name, OpenFlags, Packet, StatusCode};
use std::time::Duration;
use tokio::sync::Semaphore;

/// How long a server may take until it lets us in; somebody may have to touch a key.
const LOGIN: Duration = Duration::from_secs(60);
/// How long it may take with one request, in seconds.
const ANSWER: u64 = 60;
/// Files that are open at once. Handles are counted, and beyond 127 their numbers are no text, as which the crate reads them.
const OPEN: usize = 100;
/// What a server must take in one piece.
const PIECE: usize = 32_768;
/// What it is asked for in one piece.
const ASKED: u32 = 32_768;
/// The longest text that is read.
const LONGEST: usize = 1 << 30;
/// Pieces of one file that travel at once.
const AHEAD: usize = 8;
/// A rename that replaces what stands there, in one step.
const REPLACE: &str = "posix-rename@openssh.com";

/// Why a request came to nothing.
#[derive(Debug)]
pub enum Fault {
    /// There is no such file or folder.
    Missing,
    /// Something stands there already, or something else than was seen.
    Passed,
    /// The connection is lost; another one may do better.
    Lost(String),
    /// The server has said no, or does not make sense.
    Refused(String),
}

impl From<Reply> for Fault {
    fn from(reply: Reply) -> Self {
        match reply {
            Reply::Status(status) => match status.status_code {
                StatusCode::NoSuchFile => Self::Missing,
                StatusCode::PermissionDenied => {
                    Self::Refused("the server does not permit that to this user".to_owned())
                }
                StatusCode::NoConnection | StatusCode::ConnectionLost => Self::Lost(status.error_message),
                StatusCode::Failure => Self::Refused("the server failed and does not say why".to_owned()),
                _ => Self::Refused(format!("the server says: {}", status.error_message)),
            },
            Reply::Limited(reason) => Self::Refused(reason),
            other => Self::Lost(other.to_string()),
        }
    }
}

/// What a file is, as far as a folder tells.
pub struct Named {
    /// Its name in the folder.
    pub name: String,
    /// Whether it is a folder itself; a link is none.
    pub folder: bool,
    /// Its size in bytes.
    pub size: u64,
    /// Tells its content from another, without reading it.
    pub tag: String,
}

/// A connection on which somebody has logged in.
pub struct Session {
    files: RawSftpSession,
    open: Semaphore,
    replaces: bool,
    // Holds the connection.
    _handle: Handle<Guard>,
}

impl Session {
    /// Connects, looks at the server's key, and logs in.
    pub async fn open(place: &Sftp, known: &Arc<Known>) -> Result<Self, Error> {
        let server = format!("{}:{}", place.host, place.port);
        let unreachable = |reason: String| Error::Unreachable { server: server.clone(), reason };
        let silent = |_| unreachable("it does not answer".to_owned());
        let mut handle = greet(place, known).await?;
        tokio::time::timeout(LOGIN, login::log_in(&mut handle, place)).await.map_err(silent)??;
        let channel = handle.channel_open_session().await.map_err(|error| unreachable(error.to_string()))?;
        channel.request_subsystem(true, "sftp").await.map_err(|error| unreachable(error.to_string()))?;
        let config = Config { request_timeout_secs: ANSWER, ..Config::default() };
        let files = RawSftpSession::new_with_config(channel.into_stream(), config);
        let none = |_| unreachable("it lets this user in, but has no SFTP for them".to_owned());
        let version = files.init().await.map_err(none)?;
        let replaces = version.extensions.contains_key(REPLACE);
        Ok(Self { files, open: Semaphore::new(OPEN), replaces, _handle: handle })
    }

    /// Reads a file.
    pub async fn read(&self, path: &str) -> Result<Vec<u8>, Fault> {
        let _open = self.open.acquire().await;
        let handle = self.files.open(path, OpenFlags::READ, FileAttributes::empty()).await?.handle;
        let mut bytes = Vec::new();
        let done = loop {
            match self.files.read(&handle, bytes.len() as u64, ASKED).await {
                Ok(piece) if piece.data.is_empty() || bytes.len() > LONGEST => {
                    break Err(Fault::Refused("it does not end".to_owned()));
                }
                Ok(piece) => bytes.extend(piece.data),
                Err(Reply::Status(status)) if status.status_code == StatusCode::Eof => break Ok(()),
                Err(error) => break Err(error.into()),
            }
        };
        self.files.close(handle).await?;
        done.map(|()| bytes)
    }

    /// Writes a file that is not there yet, and returns its tag.
    pub async fn create(&self, path: &str, bytes: &[u8]) -> Result<String, Fault> {
        let _open = self.open.acquire().await;
        let flags = OpenFlags::WRITE | OpenFlags::CREATE | OpenFlags::EXCLUDE;
        let handle = match self.files.open(path, flags, FileAttributes::empty()).await {
            Ok(opened) => opened.handle,
            // SFTP has no word for what stands there already.
            Err(error) if self.files.lstat(path).await.is_ok() => {
                return Err(if matches!(error, Reply::Status(_)) { Fault::Passed } else { error.into() });
            }
            Err(error) => return Err(error.into()),
        };
        let done = self.fill(&handle, bytes).await;
        let closed = self.files.close(handle).await;
        let tag = done?;
        closed?;
        Ok(tag)
    }

    async fn fill(&self, handle: &str, bytes: &[u8]) -> Result<String, Fault> {
        let starts = (0..bytes.len()).step_by(PIECE);
        let sent = stream::iter(starts).map(|from| {
            let piece = bytes[from..bytes.len().min(from + PIECE)].to_vec();
            self.files.write(handle, from as u64, piece)
        });
        let written = sent.buffer_unordered(AHEAD).try_for_each(|_| future::ready(Ok(()))).await;
        written.map_err(|error| match Fault::from(error) {
            Fault::Refused(reason) => Fault::Refused(format!("{reason}; its disk may be full, or a quota used up")),
            other => other,
        })?;
        let attributes = self.files.fstat(handle).await?.attrs;
        if attributes.size.is_some_and(|size| size != bytes.len() as u64) {
            return Err(Fault::Refused("not all of it has arrived".to_owned()));
        }
        Ok(tag(&attributes))
    }

    /// Gives a file another name, in place of whatever has that name.
    pub async fn replace(&self, from: &str, to: &str) -> Result<(), Fault> {
        if self.replaces {
            // Two names in a row, as the extension for hard links has them too.
            let names = HardlinkExtension { oldpath: from.to_owned(), newpath: to.to_owned() };
            let names: Vec<u8> = names.try_into().map_err(|_| Fault::Refused("its path is too long".to_owned()))?;
            return match self.files.extended(REPLACE, names).await? {
                Packet::Status(status) if status.status_code == StatusCode::Ok => Ok(()),
                Packet::Status(status) => Err(Reply::Status(status).into()),
                _ => Err(Fault::Refused("the server answers something else".to_owned())),
            };
        }
        let Err(refused) = self.files.rename(from, to).await else { return Ok(()) };
        // A server without the extension has no such step, and for a moment nothing stands there. What stood there is put
        // back if nothing can take its place.
        let before = format!("{from}.before");
        if self.files.rename(to, &before).await.is_err() {
            return Err(refused.into());
        }
        if let Err(refused) = self.files.rename(from, to).await {
            self.files.rename(&before, to).await?;
            return Err(refused.into());
        }
        self.remove(&before).await
    }

    /// Deletes a file.
    pub async fn remove(&self, path: &str) -> Result<(), Fault> {
        self.files.remove(path).await?;
        Ok(())
    }

    /// Makes a folder; one that is there already is as good.
    pub async fn make_folder(&self, path: &str) -> Result<(), Fault> {
        let Err(error) = self.files.mkdir(path, FileAttributes::empty()).await else { return Ok(()) };
        match self.files.stat(path).await {
            Ok(found) if found.attrs.file_type().is_dir() => Ok(()),
            Ok(_) => Err(Fault::Refused(format!("a file stands where the folder {path} has to be; delete it there"))),
            Err(_) => Err(error.into()),
        }
    }

    /// Deletes a folder, if it is empty.
    pub async fn remove_folder(&self, path: &str) -> Result<(), Fault> {
        self.files.rmdir(path).await?;
        Ok(())
    }

    /// What is in a folder.
    pub async fn list(&self, path: &str) -> Result<Vec<Named>, Fault> {
        let _open = self.open.acquire().await;
        let handle = self.files.opendir(path).await?.handle;
        // Most folders are told in one answer. So that is asked for, whether it was all, and the end, without waiting in between:
        // two journeys instead of four, for each of thousands of folders.
        let (first, more) = (self.files.readdir(&handle), self.files.readdir(&handle));
        let (first, more, closed) = future::join3(first, more, self.files.close(handle.clone())).await;
        closed?;
        let (first, more) = (piece(first)?, piece(more)?);
        let mut found = match (first, more) {
            (Some(_), Some(_)) => self.read_all(path).await?,
            (first, _) => first.unwrap_or_default(),
        };
        found.retain(|file| file.filename != "." && file.filename != ".." && !file.filename.contains('/'));
        let named = found.into_iter().map(|file| Named {
            folder: file.attrs.file_type().is_dir(),
            size: file.attrs.size.unwrap_or_default(),
            tag: tag(&file.attrs),
            name: file.filename,
        });
        Ok(named.collect())
    }

    /// Everything in a folder that takes several answers.
    async fn read_all(&self, path: &str) -> Result<Vec<File>, Fault> {
        let handle = self.files.opendir(path).await?.handle;
        let mut found = Vec::new();
        let done = loop {
            match piece(self.files.readdir(&handle).await) {
                Ok(Some(more)) => found.extend(more),
                Ok(None) => break Ok(()),
                Err(fault) => break Err(fault),
            }
        };
        self.files.close(handle).await?;
        done.map(|()| found)
    }
}

/// The next names in a folder; `None` at its end.
fn piece(answer: Result<Name, Reply>) -> Result<Option<Vec<File>>, Fault> {
    match answer {
        Ok(more) => Ok(Some(more.files)),
        Err(Reply::Status(status)) if status.status_code == StatusCode::Eof => Ok(None),
        Err(error) => Err(error.into()),
    }
}

/// The size of a file and when it was written; what is no file, such as a link, has a tag that no file has.
fn tag(attributes: &FileAttributes) -> String {
    if attributes.permissions.is_some() && !attributes.file_type().is_file() {
        return "no file".to_owned();
    }
    format!("{:x}-{:x}", attributes.mtime.unwrap_or_default(), attributes.size.unwrap_or_default())
}
