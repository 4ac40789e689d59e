//! The preview: what is answered and to whom, and that an edit shows. The real program, spoken to over its port.

mod answers;
mod edits;
mod load;
mod panel;
mod safety;
mod start;

use super::scratch::{Scratch, stderr};
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::process::{Child, Stdio};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

/// How long a change may take before a test gives up; no test waits for it to pass.
const PATIENCE: Duration = Duration::from_secs(30);

const ARTICLE: &str = "+++\ntitle = \"Tokyo signs\"\ndate = 2024-04-10\n+++\nJapan signed in April.\n";
const BROKEN: &str = "+++\ntitle = \"Tokyo signs\"\ndate = 2024-04-10\nautor = \"<b>x</b>\"\n+++\nJapan left in May.\n";
const PAGE: &str = "/briefings/tokyo-signs/";

/// A running preview; it ends with the test, however the test ends.
struct Server {
    child: Child,
    port: u16,
    said: Arc<Mutex<String>>,
}

/// An answer as it came.
struct Answer {
    status: u16,
    head: String,
    body: String,
}

impl Answer {
    fn header(&self, name: &str) -> Option<&str> {
        let named = |line: &&str| line.split_once(": ").is_some_and(|(found, _)| found.eq_ignore_ascii_case(name));
        self.head.lines().find(named).and_then(|line| Some(line.split_once(": ")?.1))
    }
}

impl Server {
    /// Starts the preview on a port of the system's choice and waits until it answers.
    fn start(site: &Scratch, arguments: &[&str]) -> Self {
        let mut command = site.command("serve");
        command.args(["--today", "2026-11-23", "--port", "0"]).args(arguments);
        Self::run(command)
    }

    fn run(mut command: std::process::Command) -> Self {
        let mut child = command.stderr(Stdio::piped()).spawn().unwrap();
        let said = Arc::new(Mutex::new(String::new()));
        let (mut lines, heard) = (BufReader::new(child.stderr.take().unwrap()), Arc::clone(&said));
        std::thread::spawn(move || {
            let mut line = String::new();
            while lines.read_line(&mut line).is_ok_and(|bytes| bytes > 0) {
                heard.lock().unwrap().push_str(&std::mem::take(&mut line));
            }
        });
        let mut server = Self { child, port: 0, said };
        server.port = server.eventually("the address", |server| {
            let said = server.said();
            let (_, rest) = said.split_once("http://127.0.0.1:")?;
            rest.contains("press Ctrl-C to stop").then(|| rest.split_once('/')?.0.parse().ok())?
        });
        server
    }

    fn said(&self) -> String {
        self.said.lock().unwrap().clone()
    }

    /// Asks until there is an answer.
    fn eventually<T>(&self, what: &str, ask: impl Fn(&Self) -> Option<T>) -> T {
        let start = Instant::now();
        loop {
            if let Some(answer) = ask(self) {
                return answer;
            }
            assert!(start.elapsed() < PATIENCE, "{what} did not come; the preview said:\n{}", self.said());
            std::thread::sleep(Duration::from_millis(20));
        }
    }

    /// Waits until a page holds these words.
    fn page_with(&self, path: &str, words: &str) -> Answer {
        self.eventually(words, |server| Some(server.get(path)).filter(|answer| answer.body.contains(words)))
    }

    fn connect(&self, bytes: &[u8]) -> TcpStream {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).unwrap();
        stream.set_read_timeout(Some(PATIENCE)).unwrap();
        stream.write_all(bytes).unwrap();
        stream
    }

    /// Sends these bytes and reads until the other side has said everything.
    fn raw(&self, bytes: &[u8]) -> Answer {
        let mut answer = Vec::new();
        self.connect(bytes).read_to_end(&mut answer).unwrap();
        let answer = String::from_utf8_lossy(&answer).into_owned();
        let (head, body) = answer.split_once("\r\n\r\n").unwrap_or((&answer, ""));
        let status = head.split(' ').nth(1).and_then(|word| word.parse().ok()).unwrap_or(0);
        Answer { status, head: head.to_owned(), body: body.to_owned() }
    }

    /// The body of an answer as it came.
    fn bytes(&self, path: &str) -> Vec<u8> {
        let host = format!("127.0.0.1:{}", self.port);
        let mut answer = Vec::new();
        let request = format!("GET {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n");
        self.connect(request.as_bytes()).read_to_end(&mut answer).unwrap();
        let at = answer.windows(4).position(|found| found == b"\r\n\r\n").unwrap();
        answer.split_off(at + 4)
    }

    /// Asks with this method, target and further headers, under the preview's own address.
    fn ask(&self, method: &str, target: &str, headers: &str) -> Answer {
        let host = format!("127.0.0.1:{}", self.port);
        self.raw(format!("{method} {target} HTTP/1.1\r\nHost: {host}\r\n{headers}Connection: close\r\n\r\n").as_bytes())
    }

    fn get(&self, path: &str) -> Answer {
        self.ask("GET", path, "")
    }

    /// The names of pages that the event stream tells, as they come.
    fn versions(&self) -> impl Iterator<Item = String> + use<> {
        self.told().map(|told| told["page"].as_str().unwrap().to_owned())
    }

    /// What the event stream tells, as it comes.
    fn told(&self) -> impl Iterator<Item = serde_json::Value> + use<> {
        let host = format!("127.0.0.1:{}", self.port);
        let stream = self.connect(format!("GET /.chancery/events HTTP/1.1\r\nHost: {host}\r\n\r\n").as_bytes());
        // Comments keep the stream alive for ever, so the read's own time limit is not enough.
        let start = Instant::now();
        let lines =
            BufReader::new(stream).lines().map_while(move |line| line.ok().filter(|_| start.elapsed() < PATIENCE));
        lines.filter_map(|line| serde_json::from_str(line.strip_prefix("data: ")?).ok())
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn site() -> Scratch {
    let site = Scratch::new("");
    // The folder of the published site must not matter here.
    site.write("site.toml", "title = \"Desk\"\nbase_url = \"https://desk.example/briefs/\"\n");
    site.write("articles/a.md", ARTICLE);
    site
}

/// Saves the article as careful editors do: at one stroke, so that no half of it can be built in between.
fn save(site: &Scratch, text: &str) {
    site.write("articles/.a.md.new", text);
    std::fs::rename(site.path("articles/.a.md.new"), site.path("articles/a.md")).unwrap();
}

/// The version that a page says it shows.
fn version(page: &str) -> String {
    let (_, rest) = page.split_once("data-version=\"").unwrap();
    rest.split_once('"').unwrap().0.to_owned()
}
