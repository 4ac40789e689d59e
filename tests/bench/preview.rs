//! From save to answer: `cargo run --release --example preview -- [ARTICLES] [EDITS]`.
//!
//! Starts the release build of `chancery serve` beside this program on a copy of the repository's own site, and then on
//! generated articles; saves an article again and again as an editor does; and measures until the event stream tells of
//! the change, and until the page with the new words has been read.

#![allow(clippy::print_stdout, reason = "what it measures is for people")]

mod corpus;

use std::fs;
use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};
use std::{env, thread};

/// The pause between two edits, so that a round has nothing left to do when the next begins.
const PAUSE: Duration = Duration::from_millis(400);

fn main() -> io::Result<()> {
    let mut arguments = env::args().skip(1).filter_map(|count| count.parse().ok());
    let (articles, edits) = (arguments.next().unwrap_or(10_000), arguments.next().unwrap_or(15));
    let site = tempfile::tempdir()?;
    copy(Path::new("articles"), &site.path().join("articles"))?;
    fs::copy("site.toml", site.path().join("site.toml"))?;
    measure("the repository's site", site.path(), edits)?;
    let site = tempfile::tempdir()?;
    fs::create_dir_all(site.path().join("articles"))?;
    fs::write(site.path().join("site.toml"), corpus::SITE)?;
    for n in 0..articles {
        fs::write(site.path().join(format!("articles/report-{n:06}.md")), corpus::article(n))?;
    }
    measure(&format!("{articles} generated articles"), site.path(), edits)
}

/// A preview that ends with the measurement.
struct Preview {
    child: Child,
    address: String,
}

impl Drop for Preview {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Preview {
    fn start(root: &Path) -> io::Result<Self> {
        let program = env::current_exe()?.with_file_name("").join("../chancery");
        let mut command = Command::new(program);
        command.args(["serve", "--port", "0", "--root"]).arg(root).stderr(Stdio::piped());
        let mut child = command.spawn()?;
        let mut said = child.stderr.take().map(BufReader::new).ok_or(io::ErrorKind::BrokenPipe)?;
        let mut line = String::new();
        let address = loop {
            line.clear();
            if said.read_line(&mut line)? == 0 {
                return Err(io::Error::other("the preview has ended"));
            }
            if let Some((_, rest)) = line.split_once("http://") {
                break rest.split('/').next().unwrap_or_default().to_owned();
            }
        };
        // What it says further must be read, or it waits.
        thread::spawn(move || io::copy(&mut said, &mut io::sink()));
        Ok(Self { child, address })
    }

    fn ask(&self, path: &str, headers: &str) -> io::Result<TcpStream> {
        let mut stream = TcpStream::connect(&self.address)?;
        stream.set_read_timeout(Some(Duration::from_secs(60)))?;
        write!(stream, "GET {path} HTTP/1.1\r\nHost: {}\r\n{headers}\r\n", self.address)?;
        Ok(stream)
    }

    fn get(&self, path: &str) -> io::Result<String> {
        let mut answer = Vec::new();
        self.ask(path, "Connection: close\r\n")?.read_to_end(&mut answer)?;
        Ok(String::from_utf8_lossy(&answer).into_owned())
    }
}

fn measure(what: &str, root: &Path, edits: usize) -> io::Result<()> {
    let start = Instant::now();
    let preview = Preview::start(root)?;
    let page = newest(&preview.get("/briefings/")?).ok_or_else(|| io::Error::other("there is no briefing"))?;
    let started = start.elapsed();
    let title =
        preview.get(&page)?.split_once("<title>").and_then(|(_, rest)| Some(rest.split(" – ").next()?.to_owned()));
    let file = file_of(&root.join("articles"), &title.unwrap_or_default())?;
    let text = fs::read_to_string(&file)?;
    let mut told = BufReader::new(preview.ask("/.chancery/events", "")?).lines().map_while(Result::ok);
    let mut tell = || told.by_ref().find(|line| line.starts_with("data: "));
    tell();
    let mut times = Vec::new();
    for edit in 0..edits {
        let words = format!("Japan was named in edit {edit}.");
        let aside = file.with_extension("md~");
        fs::write(&aside, format!("{text}\n\n{words}\n"))?;
        let saved = Instant::now();
        fs::rename(&aside, &file)?;
        tell();
        let known = saved.elapsed();
        let answer = preview.get(&page)?;
        times.push((saved.elapsed(), known));
        // Words that were found are marked, so the sentence is not in one piece.
        if !answer.contains(&format!("was named in edit {edit}.")) {
            return Err(io::Error::other("the page does not have the edit"));
        }
        thread::sleep(PAUSE);
    }
    times.sort();
    let shown = |(answered, known): &(Duration, Duration)| {
        format!("{} ms (told after {} ms)", answered.as_millis(), known.as_millis())
    };
    println!("{what}: first page after {:.2} s", started.as_secs_f64());
    let (least, median, most) = (times.first(), times.get(times.len() / 2), times.last());
    for (word, time) in [("least", least), ("median", median), ("most", most)] {
        println!("  {word:>6} from save to answer: {}", time.map_or_else(String::new, shown));
    }
    Ok(())
}

/// The first briefing of a page.
fn newest(html: &str) -> Option<String> {
    let mut links = html.split("href=\"").skip(1).filter_map(|rest| rest.split('"').next());
    links
        .find(|link| link.len() > "/briefings/".len() && link.starts_with("/briefings/") && !link.contains("/page/"))
        .map(str::to_owned)
}

/// The article with this title.
fn file_of(folder: &Path, title: &str) -> io::Result<PathBuf> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            if let Ok(found) = file_of(&path, title) {
                return Ok(found);
            }
        } else if path.extension().is_some_and(|ending| ending == "md")
            && fs::read_to_string(&path)?.contains(&format!("title = \"{title}\""))
        {
            return Ok(path);
        }
    }
    Err(io::Error::other(format!("no article is called “{title}”")))
}

fn copy(from: &Path, to: &Path) -> io::Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let (path, to) = (entry.path(), to.join(entry.file_name()));
        if path.is_dir() { copy(&path, &to)? } else { fs::copy(&path, &to).map(|_| ())? }
    }
    Ok(())
}
