//! A server with SFTP inside the test: it keeps files in a folder, and fails at the step at which it is told to.

use russh::keys::{Algorithm, EcdsaCurve, HashAlg, PrivateKey};
use russh::server::{Auth, ChannelOpenHandle, Config, Handler, Msg, Session, run_stream};
use russh::{Channel, ChannelId};
use russh_sftp::protocol::{
    Attrs, Data, File as Entry, FileAttributes, Handle, Name, OpenFlags, Packet, Status, StatusCode, Version,
};
use std::collections::HashMap;
use std::fs::{self, File};
use std::io::{ErrorKind, Read, Seek, SeekFrom, Write};
use std::path::PathBuf;
use std::sync::{Arc, Mutex};
use std::time::Duration;
use tokio::sync::Notify;

/// What goes wrong at a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// The server says no.
    Refused,
    /// The server does it, and the connection breaks before it can say so.
    Lost,
}

/// What the server does when a file is to get a name that another has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rename {
    /// It replaces that one in one step, as OpenSSH's can.
    Replaces,
    /// It says no, as the protocol has it.
    Refuses,
}

/// The server.
pub struct Harbour {
    /// Its port on this machine.
    pub port: u16,
    /// The fingerprint of the key that it shows first.
    pub fingerprint: String,
    /// The fingerprint of its key of another kind.
    pub second: String,
    shared: Arc<Shared>,
}

struct Shared {
    root: PathBuf,
    rename: Rename,
    told: Mutex<Told>,
    cut: Notify,
}

#[derive(Default)]
struct Told {
    fault: Option<(usize, Fault)>,
    steps: Vec<String>,
}

/// The password that lets somebody in.
pub const PASSWORD: &str = "open-sesame";

impl Harbour {
    /// A server that keeps its files in a folder.
    pub fn new(root: PathBuf, rename: Rename) -> Self {
        fs::create_dir_all(&root).unwrap();
        let kinds = [Algorithm::Ed25519, Algorithm::Ecdsa { curve: EcdsaCurve::NistP256 }];
        let keys = kinds.map(|kind| PrivateKey::random(&mut russh::keys::key::safe_rng(), kind).unwrap());
        let [fingerprint, second] =
            [0, 1].map(|n: usize| keys[n].public_key().fingerprint(HashAlg::Sha256).to_string());
        let shared = Arc::new(Shared { root, rename, told: Mutex::default(), cut: Notify::new() });
        let config = Config {
            keys: keys.into(),
            auth_rejection_time: Duration::from_millis(1),
            auth_rejection_time_initial: Some(Duration::ZERO),
            ..Config::default()
        };
        let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
        let port = listener.local_addr().unwrap().port();
        listener.set_nonblocking(true).unwrap();
        let (config, inner) = (Arc::new(config), Arc::clone(&shared));
        // It ends with the test's process.
        std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
            runtime.block_on(async move {
                let listener = tokio::net::TcpListener::from_std(listener).unwrap();
                while let Ok((mut socket, _)) = listener.accept().await {
                    let (config, shared) = (Arc::clone(&config), Arc::clone(&inner));
                    let guest = Guest { shared: Arc::clone(&shared), channels: HashMap::new() };
                    let (near, mut far) = tokio::io::duplex(1 << 18);
                    tokio::spawn(async move {
                        if let Ok(running) = run_stream(config, near, guest).await {
                            let _ = running.await;
                        }
                    });
                    // What passes between the two ends at once when the connection is cut.
                    tokio::spawn(async move {
                        tokio::select! {
                            _ = tokio::io::copy_bidirectional(&mut socket, &mut far) => {}
                            () = shared.cut.notified() => {}
                        }
                    });
                }
            });
        });
        Self { port, fingerprint, second, shared }
    }

    /// Tells it to fail at a step, and forgets the steps before.
    pub fn fail(&self, fault: Option<(usize, Fault)>) {
        *self.shared.told.lock().unwrap() = Told { fault, steps: Vec::new() };
    }

    /// What was changed, in order.
    pub fn steps(&self) -> Vec<String> {
        self.shared.told.lock().unwrap().steps.clone()
    }
}

struct Guest {
    shared: Arc<Shared>,
    channels: HashMap<ChannelId, Channel<Msg>>,
}

impl Handler for Guest {
    type Error = russh::Error;

    async fn auth_password(&mut self, user: &str, password: &str) -> Result<Auth, russh::Error> {
        Ok(if user == "desk" && password == PASSWORD { Auth::Accept } else { Auth::reject() })
    }

    async fn channel_open_session(
        &mut self,
        channel: Channel<Msg>,
        reply: ChannelOpenHandle,
        _: &mut Session,
    ) -> Result<(), russh::Error> {
        self.channels.insert(channel.id(), channel);
        reply.accept().await;
        Ok(())
    }

    async fn subsystem_request(&mut self, id: ChannelId, _: &str, session: &mut Session) -> Result<(), russh::Error> {
        session.channel_success(id)?;
        let channel = self.channels.remove(&id).unwrap();
        let files = Files { shared: Arc::clone(&self.shared), open: HashMap::new(), folders: HashMap::new(), next: 0 };
        russh_sftp::server::run(channel.into_stream(), files).await;
        Ok(())
    }
}

struct Files {
    shared: Arc<Shared>,
    open: HashMap<String, File>,
    folders: HashMap<String, Vec<Entry>>,
    next: usize,
}

fn no(error: std::io::Error) -> StatusCode {
    match error.kind() {
        ErrorKind::NotFound => StatusCode::NoSuchFile,
        ErrorKind::PermissionDenied => StatusCode::PermissionDenied,
        _ => StatusCode::Failure,
    }
}

fn yes(id: u32) -> Status {
    Status { id, status_code: StatusCode::Ok, error_message: String::new(), language_tag: String::new() }
}

impl Files {
    fn at(&self, path: &str) -> PathBuf {
        self.shared.root.join(path.trim_start_matches('/'))
    }

    fn named(&mut self) -> String {
        self.next += 1;
        format!("handle-{}", self.next)
    }

    /// Does what changes something, unless it is to fail.
    fn step<T>(&self, what: String, work: impl FnOnce() -> std::io::Result<T>) -> Result<T, StatusCode> {
        let (now, fault) = {
            let mut told = self.shared.told.lock().unwrap();
            // The claim is renewed by the clock, so that it would make every count another one.
            if !what.contains(".chancery-claim") {
                told.steps.push(what);
            }
            (told.steps.len(), told.fault)
        };
        match fault.filter(|(at, _)| *at + 1 == now) {
            Some((_, Fault::Refused)) => Err(StatusCode::PermissionDenied),
            Some((_, Fault::Lost)) => {
                self.shared.told.lock().unwrap().fault = None;
                let _ = work();
                self.shared.cut.notify_waiters();
                Err(StatusCode::Failure)
            }
            None => work().map_err(no),
        }
    }
}

impl russh_sftp::server::Handler for Files {
    type Error = StatusCode;

    fn unimplemented(&self) -> StatusCode {
        StatusCode::OpUnsupported
    }

    async fn init(&mut self, _: u32, _: HashMap<String, String>) -> Result<Version, StatusCode> {
        let mut version = Version::new();
        if self.shared.rename == Rename::Replaces {
            version.extensions.insert("posix-rename@openssh.com".to_owned(), "1".to_owned());
        }
        Ok(version)
    }

    async fn open(&mut self, id: u32, path: String, flags: OpenFlags, _: FileAttributes) -> Result<Handle, StatusCode> {
        let file = self.at(&path);
        let opened = if flags.contains(OpenFlags::WRITE) {
            assert!(flags.contains(OpenFlags::EXCLUDE), "{path} is written over");
            self.step(format!("make {path}"), || File::create_new(file))?
        } else {
            File::open(file).map_err(no)?
        };
        let handle = self.named();
        self.open.insert(handle.clone(), opened);
        Ok(Handle { id, handle })
    }

    async fn close(&mut self, id: u32, handle: String) -> Result<Status, StatusCode> {
        self.open.remove(&handle);
        self.folders.remove(&handle);
        Ok(yes(id))
    }

    async fn read(&mut self, id: u32, handle: String, offset: u64, len: u32) -> Result<Data, StatusCode> {
        let mut file = self.open.get(&handle).ok_or(StatusCode::Failure)?;
        file.seek(SeekFrom::Start(offset)).map_err(no)?;
        let mut data = Vec::new();
        file.take(len.into()).read_to_end(&mut data).map_err(no)?;
        if data.is_empty() { Err(StatusCode::Eof) } else { Ok(Data { id, data }) }
    }

    async fn write(&mut self, id: u32, handle: String, offset: u64, data: Vec<u8>) -> Result<Status, StatusCode> {
        let mut file = self.open.get(&handle).ok_or(StatusCode::Failure)?;
        self.step("write".to_owned(), || file.seek(SeekFrom::Start(offset)).and_then(|_| file.write_all(&data)))?;
        Ok(yes(id))
    }

    async fn lstat(&mut self, id: u32, path: String) -> Result<Attrs, StatusCode> {
        let about = fs::symlink_metadata(self.at(&path)).map_err(no)?;
        Ok(Attrs { id, attrs: FileAttributes::from(&about) })
    }

    async fn stat(&mut self, id: u32, path: String) -> Result<Attrs, StatusCode> {
        let about = fs::metadata(self.at(&path)).map_err(no)?;
        Ok(Attrs { id, attrs: FileAttributes::from(&about) })
    }

    async fn fstat(&mut self, id: u32, handle: String) -> Result<Attrs, StatusCode> {
        let about = self.open.get(&handle).ok_or(StatusCode::Failure)?.metadata().map_err(no)?;
        Ok(Attrs { id, attrs: FileAttributes::from(&about) })
    }

    async fn opendir(&mut self, id: u32, path: String) -> Result<Handle, StatusCode> {
        let entries = fs::read_dir(self.at(&path)).map_err(no)?.flatten();
        let entry = |entry: fs::DirEntry| {
            let about = fs::symlink_metadata(entry.path()).unwrap();
            Entry::new(entry.file_name().to_string_lossy(), FileAttributes::from(&about))
        };
        let entries = entries.map(entry).collect();
        let handle = self.named();
        self.folders.insert(handle.clone(), entries);
        Ok(Handle { id, handle })
    }

    async fn readdir(&mut self, id: u32, handle: String) -> Result<Name, StatusCode> {
        let files = std::mem::take(self.folders.get_mut(&handle).ok_or(StatusCode::Failure)?);
        if files.is_empty() { Err(StatusCode::Eof) } else { Ok(Name { id, files }) }
    }

    async fn remove(&mut self, id: u32, path: String) -> Result<Status, StatusCode> {
        self.step(format!("remove {path}"), || fs::remove_file(self.at(&path)))?;
        Ok(yes(id))
    }

    async fn mkdir(&mut self, id: u32, path: String, _: FileAttributes) -> Result<Status, StatusCode> {
        fs::create_dir(self.at(&path)).map_err(no)?;
        Ok(yes(id))
    }

    async fn rmdir(&mut self, id: u32, path: String) -> Result<Status, StatusCode> {
        fs::remove_dir(self.at(&path)).map_err(no)?;
        Ok(yes(id))
    }

    async fn rename(&mut self, id: u32, from: String, to: String) -> Result<Status, StatusCode> {
        if self.at(&to).exists() {
            return Err(StatusCode::Failure);
        }
        self.step(format!("place {to}"), || fs::rename(self.at(&from), self.at(&to)))?;
        Ok(yes(id))
    }

    async fn extended(&mut self, id: u32, _: String, data: Vec<u8>) -> Result<Packet, StatusCode> {
        let mut names = Vec::new();
        let mut rest = data.as_slice();
        while let Some((length, more)) = rest.split_first_chunk::<4>() {
            let (name, more) = more.split_at(u32::from_be_bytes(*length) as usize);
            names.push(String::from_utf8(name.to_vec()).unwrap());
            rest = more;
        }
        let [from, to] = names.as_slice() else { return Err(StatusCode::BadMessage) };
        self.step(format!("place {to}"), || fs::rename(self.at(from), self.at(to)))?;
        Ok(Packet::Status(yes(id)))
    }
}
