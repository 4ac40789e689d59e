//! The preview: what is answered and to whom, and that an edit shows. The real program, spoken to over its port.

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

    /// Asks with this method, target and further headers, under the preview's own address.
    fn ask(&self, method: &str, target: &str, headers: &str) -> Answer {
        let host = format!("127.0.0.1:{}", self.port);
        self.raw(format!("{method} {target} HTTP/1.1\r\nHost: {host}\r\n{headers}Connection: close\r\n\r\n").as_bytes())
    }

    fn get(&self, path: &str) -> Answer {
        self.ask("GET", path, "")
    }

    /// The versions that the event stream tells, as they come.
    fn versions(&self) -> impl Iterator<Item = String> + use<> {
        let host = format!("127.0.0.1:{}", self.port);
        let stream = self.connect(format!("GET /.chancery/events HTTP/1.1\r\nHost: {host}\r\n\r\n").as_bytes());
        // Comments keep the stream alive for ever, so the read's own time limit is not enough.
        let start = Instant::now();
        let lines =
            BufReader::new(stream).lines().map_while(move |line| line.ok().filter(|_| start.elapsed() < PATIENCE));
        lines.filter_map(|line| line.strip_prefix("data: ").map(str::to_owned))
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

#[test]
fn a_page_is_served_with_its_headers() {
    let site = site();
    let server = Server::start(&site, &[]);
    assert!(server.said().contains("/ – 1 article; press Ctrl-C to stop"), "{}", server.said());
    let page = server.get(PAGE);
    assert_eq!((page.status, page.header("content-type")), (200, Some("text/html; charset=utf-8")));
    assert_eq!(page.header("cache-control"), Some("no-store"));
    assert_eq!(page.header("x-content-type-options"), Some("nosniff"));
    assert_eq!(page.header("referrer-policy"), Some("no-referrer"));
    assert_eq!(page.header("cross-origin-resource-policy"), Some("same-origin"));
    assert!(page.body.contains("Japan signed in April."), "{}", page.body);
    assert!(page.body.contains("href=\"/countries/\""), "links must lead to the preview:\n{}", page.body);
    let script = page.body.find("<script src=\"/.chancery/live.js\"").unwrap();
    assert!(script < page.body.find("</body>").unwrap());
    assert!(!page.body.contains("chancery-errors"));
    let types = [
        ("/.chancery/live.js", "text/javascript; charset=utf-8"),
        ("/.chancery/live.css", "text/css; charset=utf-8"),
        ("/sitemap.xml", "application/xml; charset=utf-8"),
        ("/robots.txt", "text/plain; charset=utf-8"),
    ];
    for (path, expected) in types {
        let answer = server.get(path);
        assert_eq!((answer.status, answer.header("content-type")), (200, Some(expected)), "{path}");
        assert!(!answer.body.contains("data-version"), "{path} is no page to add a script to");
    }
    assert!(server.get("/sitemap.xml").body.contains(&format!("http://127.0.0.1:{}/countries/", server.port)));
}

#[test]
fn the_policy_is_the_pages_own() {
    let site = site();
    let own = "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; script-src 'self'; media-src 'self'\">";
    site.write("templates/moved.html", format!("<!doctype html><head>{own}</head><body></body>"));
    site.write("articles/a.md", ARTICLE.replace("date =", "aliases = [\"/old/\"]\ndate ="));
    let server = Server::start(&site, &[]);
    for path in [PAGE, "/old/", "/nowhere/"] {
        let page = server.get(path);
        let policy = page.header("content-security-policy").unwrap();
        let meta = format!("<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">");
        assert!(page.body.contains(&meta), "{path}: {policy}");
    }
    assert!(server.get("/old/").header("content-security-policy").unwrap().contains("media-src"));
    let (script, page) = (server.get("/.chancery/live.js"), server.get(PAGE));
    assert_eq!(script.header("content-security-policy"), page.header("content-security-policy"));
}

#[test]
fn an_edit_shows_and_the_stream_says_so() {
    let site = site();
    let server = Server::start(&site, &[]);
    let mut versions = server.versions();
    let first = versions.next().unwrap();
    assert_eq!(version(&server.get(PAGE).body), first, "a page must know which version it shows");
    save(&site, &ARTICLE.replace("April", "June"));
    let second = versions.next().unwrap();
    assert_ne!(first, second);
    let page = server.page_with(PAGE, "Japan signed in June.");
    assert_eq!(version(&page.body), second);
    assert_eq!(server.versions().next(), Some(second), "a stream that opens late must hear of it");
}

#[test]
fn a_save_that_changes_nothing_reloads_nothing() {
    let site = site();
    let server = Server::start(&site, &[]);
    let mut versions = server.versions();
    let first = versions.next().unwrap();
    save(&site, ARTICLE);
    server.eventually("a second build", |server| server.said().contains("1 article in ").then_some(()));
    save(&site, &ARTICLE.replace("April", "June"));
    let last = version(&server.page_with(PAGE, "June").body);
    assert_eq!(versions.next(), Some(last), "the build in between changed nothing after {first}");
}

#[test]
fn whatever_editors_do_is_seen() {
    let site = site();
    let server = Server::start(&site, &[]);
    // A copy aside and a rename; a copy kept; the file itself, written again.
    save(&site, &ARTICLE.replace("April", "June"));
    server.page_with(PAGE, "June");
    std::fs::rename(site.path("articles/a.md"), site.path("articles/a.md~")).unwrap();
    site.write("articles/a.md", ARTICLE.replace("April", "July"));
    server.page_with(PAGE, "July");
    site.write("articles/a.md", ARTICLE.replace("April", "August"));
    server.page_with(PAGE, "August");
    // A new file in a new folder, then another in the same.
    site.write("articles/2024/b.md", ARTICLE.replace("Tokyo", "Osaka"));
    server.page_with("/", "Osaka signs");
    site.write("articles/2024/c.md", ARTICLE.replace("Tokyo", "Kyoto"));
    server.page_with("/", "Kyoto signs");
    std::fs::remove_file(site.path("articles/2024/b.md")).unwrap();
    server.eventually("the deletion", |server| (server.get("/briefings/osaka-signs/").status == 404).then_some(()));
    // A folder of templates that was not there, and the configuration.
    site.write("templates/footer.html", "<footer>Our own foot</footer>");
    server.page_with("/", "Our own foot");
    site.write("site.toml", "title = \"Another desk\"\nbase_url = \"https://desk.example/\"\n");
    server.page_with("/", "Another desk");
}

#[test]
fn a_folder_may_go_and_come_back() {
    let site = site();
    let server = Server::start(&site, &[]);
    for month in ["June", "July"] {
        std::fs::rename(site.path("articles"), site.path("aside")).unwrap();
        std::fs::remove_dir_all(site.path("aside")).unwrap();
        site.write("articles/a.md", ARTICLE.replace("April", month));
        server.page_with(PAGE, month);
        site.write("articles/a.md", ARTICLE.replace("April", &format!("late {month}")));
        server.page_with(PAGE, &format!("late {month}"));
    }
}

#[test]
fn a_broken_edit_keeps_the_page_and_shows_why() {
    let site = site();
    let server = Server::start(&site, &[]);
    let mut versions = server.versions().skip(1);
    save(&site, BROKEN);
    let broken = versions.next().unwrap();
    let page = server.page_with(PAGE, "unknown key `autor`");
    assert_eq!((page.status, version(&page.body)), (200, broken));
    assert!(page.body.contains("Japan signed in April.") && !page.body.contains("Japan left in May."));
    assert!(page.body.contains("articles/a.md:4:1") && page.body.contains("did you mean `authors`?"), "{}", page.body);
    assert!(page.body.contains("&lt;b&gt;x&lt;/b&gt;") && !page.body.contains("<b>x</b>"), "an excerpt is text");
    assert!(page.body.contains("href=\"/.chancery/live.css\""));
    server.eventually("the error on the terminal", |server| {
        let said = server.said();
        (said.contains("unknown key `autor`") && said.contains("1 error: the preview stays as it was")).then_some(())
    });
    save(&site, &ARTICLE.replace("April", "June"));
    let page = server.page_with(PAGE, "June");
    assert!(!page.body.contains("autor") && !page.body.contains("chancery-errors"), "{}", page.body);
    assert_eq!(versions.next(), Some(version(&page.body)));
}

#[test]
fn a_site_that_was_never_good_says_why() {
    let site = site();
    save(&site, BROKEN);
    let server = Server::start(&site, &[]);
    assert!(server.said().contains("/ – 1 error; press Ctrl-C to stop"), "{}", server.said());
    for path in ["/", PAGE] {
        let page = server.get(path);
        assert_eq!((page.status, page.header("content-type")), (503, Some("text/html; charset=utf-8")));
        assert!(page.body.contains("unknown key `autor`") && page.body.contains("live.js"), "{}", page.body);
    }
    save(&site, ARTICLE);
    assert_eq!(server.page_with(PAGE, "Japan signed").status, 200);
}

#[test]
fn many_errors_are_cut_short() {
    let site = site();
    save(&site, &format!("{ARTICLE}{}", "\n[a](b.md)".repeat(30)));
    let server = Server::start(&site, &[]);
    let page = server.get("/");
    assert_eq!(page.body.matches("link/dead").count(), 20, "{}", page.body);
    assert!(page.body.contains("and 10 more like these in articles/a.md"), "{}", page.body);
}

#[test]
fn only_the_own_address_is_answered() {
    let server = Server::start(&site(), &[]);
    let port = server.port;
    let status =
        |hosts: &str| server.raw(format!("GET / HTTP/1.1\r\n{hosts}Connection: close\r\n\r\n").as_bytes()).status;
    for own in ["127.0.0.1", "localhost", "LOCALHOST", "[::1]"] {
        assert_eq!(status(&format!("Host: {own}:{port}\r\n")), 200, "{own}");
    }
    let other = port ^ 1;
    for foreign in ["evil.example", &format!("evil.example:{port}"), "localhost", &format!("127.0.0.1:{other}"), ""] {
        assert_eq!(status(&format!("Host: {foreign}\r\n")), 403, "{foreign}");
    }
    assert_eq!(status(&format!("Host: 127.0.0.1:{port}\r\nHost: evil.example\r\n")), 403);
    assert_eq!(status(""), 403);
    assert_eq!(server.ask("GET", "http://evil.example/", "").status, 403);
    assert_eq!(server.raw(b"GET / HTTP/1.0\r\n\r\n").status, 403);
}

#[test]
fn only_own_pages_may_listen() {
    let server = Server::start(&site(), &[]);
    let port = server.port;
    // HEAD, because the stream itself has no end.
    for foreign in [
        "Origin: https://evil.example\r\n".to_owned(),
        "Origin: null\r\n".to_owned(),
        format!("Origin: http://127.0.0.1:{}\r\n", port ^ 1),
        format!("Origin: https://127.0.0.1:{port}\r\n"),
        "Sec-Fetch-Site: cross-site\r\n".to_owned(),
        "Sec-Fetch-Site: same-site\r\n".to_owned(),
    ] {
        let answer = server.ask("HEAD", "/.chancery/events", &foreign);
        assert_eq!(answer.status, 403, "{foreign}");
        assert_eq!(answer.header("access-control-allow-origin"), None);
    }
    let own = format!("Origin: http://localhost:{port}\r\nSec-Fetch-Site: same-origin\r\n");
    let answer = server.ask("HEAD", "/.chancery/events", &own);
    assert_eq!((answer.status, answer.header("content-type")), (200, Some("text/event-stream")));
}

#[test]
fn only_reading_is_answered() {
    let server = Server::start(&site(), &[]);
    for method in ["POST", "PUT", "DELETE", "OPTIONS", "PATCH", "TRACE"] {
        for path in [PAGE, "/.chancery/events"] {
            let answer = server.ask(method, path, "Content-Length: 0\r\n");
            assert_eq!((answer.status, answer.header("allow")), (405, Some("GET, HEAD")), "{method} {path}");
        }
    }
    let (head, page) = (server.ask("HEAD", PAGE, ""), server.get(PAGE));
    assert_eq!((head.status, head.body.as_str()), (200, ""));
    assert_eq!(head.header("content-length"), Some(page.body.len().to_string().as_str()));
    assert_eq!(head.header("content-type"), page.header("content-type"));
}

#[test]
fn only_outputs_are_served() {
    let site = site();
    site.write("secret.txt", "SECRET");
    site.write("public/secret.txt", "SECRET");
    #[cfg(unix)]
    std::os::unix::fs::symlink(site.path("secret.txt"), site.path("link")).unwrap();
    let server = Server::start(&site, &[]);
    let absolute = site.path("secret.txt").to_string_lossy().into_owned();
    for target in [
        "/../site.toml",
        "/site.toml",
        "/articles/a.md",
        "/secret.txt",
        "/link",
        "/./secret.txt",
        "/%2e%2e/site.toml",
        "/%2E%2E%2fsite.toml",
        "/countries/../site.toml",
        "/countries/%2e%2e/index.html",
        "/..%5csite.toml",
        "/..\\site.toml",
        "/%00",
        "/index.html%00.txt",
        "//index.html",
        "//evil.example",
        "//evil.example/",
        "/.chancery/",
        "/.chancery/live.js/",
        "/.chancery",
        "/INDEX.HTML",
        &absolute,
        &format!("/{absolute}"),
    ] {
        let answer = server.get(target);
        assert_eq!(answer.status, 404, "{target}:\n{}", answer.head);
        assert!(!answer.body.contains("SECRET") && !answer.body.contains("base_url"), "{target}");
        assert_eq!(answer.header("location"), None, "{target}");
    }
    assert_eq!(server.get("/?../site.toml").status, 200);
}

#[test]
fn addresses_are_answered_as_a_host_would() {
    let site = site();
    site.write(
        "templates/404.html",
        "{% extends \"base.html\" %}{% block content %}Nothing of ours{% endblock content %}",
    );
    let server = Server::start(&site, &[]);
    let missing = server.get("/nowhere/at/all");
    assert_eq!((missing.status, missing.header("content-type")), (404, Some("text/html; charset=utf-8")));
    assert!(missing.body.contains("Nothing of ours") && missing.body.contains("data-version"), "{}", missing.body);
    let moved = server.get("/countries/japan?q=1&r=2");
    assert_eq!((moved.status, moved.header("location")), (302, Some("/countries/japan/?q=1&r=2")));
    assert_eq!(server.get("/countries/japan/?q=1").status, 200);
    assert_eq!(server.get("/countries/japan/index.html").status, 200);
}

#[test]
fn nothing_is_written() {
    let site = site();
    site.write("public/index.html", "published");
    let before = site.tree(".");
    let server = Server::start(&site, &[]);
    server.get(PAGE);
    site.write("articles/a.md", ARTICLE.replace("April", "June"));
    server.page_with(PAGE, "June");
    site.write("articles/a.md", BROKEN);
    server.page_with(PAGE, "autor");
    site.write("articles/a.md", ARTICLE);
    server.page_with(PAGE, "April");
    drop(server);
    assert_eq!(site.tree("."), before);
}

#[test]
fn drafts_show_only_when_asked() {
    let site = site();
    site.write("articles/d.md", "+++\ntitle = \"Secret draft\"\ndate = 2024-04-12\ndraft = true\n+++\nChina.\n");
    assert_eq!(Server::start(&site, &[]).get("/briefings/secret-draft/").status, 404);
    assert_eq!(Server::start(&site, &["--drafts"]).get("/briefings/secret-draft/").status, 200);
}

#[test]
fn a_port_that_is_taken_is_said_or_passed_over() {
    let site = site();
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = taken.local_addr().unwrap().port().to_string();
    let output = site.command("serve").args(["--port", &port]).output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(&output).contains(&format!("port {port} is taken")), "{}", stderr(&output));
    // It does not matter who has the port, this test or somebody else on the machine.
    let _default = TcpListener::bind("127.0.0.1:4000");
    let server = Server::run(site.command("serve"));
    assert!((4001..4100).contains(&server.port), "{}", server.port);
    assert_eq!(server.get(PAGE).status, 200);
}

#[test]
fn wrong_usage_is_said() {
    let site = site();
    for (arguments, word) in [
        (&["--host", "example.org"][..], "invalid IP address"),
        (&["--port", "70000"], "70000"),
        (&["--base-url", "https://desk.example"], "no --base-url"),
        (&["--root", "/nowhere/at/all"], "is not a folder"),
    ] {
        let mut command = std::process::Command::new(assert_cmd::cargo::cargo_bin!("chancery"));
        command.arg("serve").args(arguments);
        if !arguments.contains(&"--root") {
            command.arg("--root").arg(site.root());
        }
        let output = command.output().unwrap();
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(stderr(&output).contains(word), "{arguments:?}: {}", stderr(&output));
    }
}

#[cfg(unix)]
#[test]
fn ctrl_c_ends_it_in_peace() {
    let site = site();
    let mut server = Server::start(&site, &[]);
    let mut versions = server.versions();
    versions.next().unwrap();
    let process = server.child.id().to_string();
    assert!(std::process::Command::new("kill").args(["-INT", &process]).status().unwrap().success());
    assert_eq!(versions.next(), None, "an open stream must end");
    let start = Instant::now();
    let code = loop {
        if let Some(status) = server.child.try_wait().unwrap() {
            break status.code();
        }
        assert!(start.elapsed() < PATIENCE, "it did not end");
        std::thread::sleep(Duration::from_millis(20));
    };
    assert_eq!(code, Some(0));
}
