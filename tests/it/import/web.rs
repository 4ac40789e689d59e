//! Pages from servers on this machine, good and bad.

use super::super::scratch::{Scratch, stderr};
use super::{done, failed, stdout};
use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

/// A server that answers each path as it is told to, and remembers what it was asked.
pub struct Server {
    pub base: String,
    pub asked: Arc<Mutex<Vec<String>>>,
}

impl Server {
    pub fn new(answer: impl Fn(&str, &mut TcpStream) + Send + Sync + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let base = format!("http://{}", listener.local_addr().unwrap());
        let asked = Arc::new(Mutex::new(Vec::new()));
        let (seen, answer) = (asked.clone(), Arc::new(answer));
        std::thread::spawn(move || {
            for stream in listener.incoming() {
                let (seen, answer, mut stream) = (seen.clone(), answer.clone(), stream.unwrap());
                std::thread::spawn(move || {
                    let mut lines = BufReader::new(stream.try_clone().unwrap()).lines().map_while(Result::ok);
                    let path =
                        lines.next().and_then(|line| Some(line.split(' ').nth(1)?.to_owned())).unwrap_or_default();
                    lines.take_while(|line| !line.is_empty()).for_each(drop);
                    seen.lock().unwrap().push(path.clone());
                    answer(&path, &mut stream);
                });
            }
        });
        Self { base, asked }
    }

    pub fn url(&self, path: &str) -> String {
        format!("{}{path}", self.base)
    }
}

/// Sends a whole answer; whoever has hung up has seen enough.
pub fn answer(stream: &mut TcpStream, (status, headers): (u16, &str), body: &[u8]) {
    let head = format!("HTTP/1.1 {status} X\r\n{headers}Content-Length: {}\r\nConnection: close\r\n\r\n", body.len());
    let _ = stream.write_all(head.as_bytes()).and_then(|()| stream.write_all(body));
}

/// A page around an article, as news sites have it.
pub fn page(host: &str) -> String {
    format!(
        r##"<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Warships sail together | Sea Desk</title>
<link rel="canonical" href="{host}/2024/sail"><meta property="og:site_name" content="Sea Desk">
<meta property="og:title" content="Warships sail together in the South China Sea">
<meta property="article:published_time" content="2024-04-07T08:00:00Z"><script>alert(1)</script></head><body>
<div id="cookie-banner" class="cookie-consent"><p>We use cookies to improve your experience. <button>Accept all cookies</button></p></div>
<nav><ul><li><a href="/">Home</a></li><li><a href="/world">World</a></li></ul></nav>
<main><article><h1>Warships sail together in the South China Sea</h1>
<div class="share-bar"><a href="https://facebook.example/s">Share on Facebook</a> <a href="https://x.example/s">Tweet</a></div>
<p>Ships of Australia, Japan, the Philippines and the United States sailed together on Sunday in the South China Sea, the
first time that the four navies have done so within the exclusive economic zone of the Philippines.</p>
<p>The exercise, called a <a href="/glossary">maritime cooperative activity</a>, was to show their commitment to a free and open
Indo-Pacific, the defence ministers said in a <a href="javascript:alert(2)">joint statement</a>.</p>
<h2>The ships</h2>
<table><tr><th>Navy</th><th>Ship</th></tr><tr><td>Japan</td><td>Akebono</td></tr><tr><td>Australia</td><td>Warramunga</td></tr></table>
<blockquote><p>We stand with all nations in safeguarding the international order based on the rule of law.</p></blockquote>
<p><img src="https://pictures.example/ship.jpg" alt="A ship" onerror="alert(3)">China said that it held patrols of its own on the
same day, and that all military activities that stir up the situation were under control.</p>
<svg><script>alert(4)</script></svg><iframe src="https://frames.example/"></iframe></article>
<div id="comments"><h4>No comments:</h4><p><a href="#c">Post a Comment</a></p></div></main>
<aside><h3>Related posts</h3><ul><li><a href="/x">Another story about tanks</a></li></ul></aside>
<footer>Copyright Sea Desk. All rights reserved.</footer></body></html>"##
    )
}

#[test]
fn a_page_becomes_an_article() {
    let server = Server::new(|path, stream| match path {
        "/old" => answer(stream, (301, "Location: /2024/sail?utm_source=x\r\n"), b""),
        _ => answer(stream, (200, "Content-Type: text/html; charset=utf-8\r\n"), page("").as_bytes()),
    });
    let site = Scratch::new("");
    done(&site.import_near(&[&server.url("/old")]));
    assert_eq!(site.articles(), ["2024/warships-sail-together-in-the-south-china-sea.md"]);
    let text = site.article();
    let head = format!(
        "+++\ntitle = \"Warships sail together in the South China Sea\"\ndate = 2024-04-07\n\n[[source]]\nname = \"Sea Desk\"\n\
         url = \"{}\"\naccessed = 2026-11-23\n+++\n\nShips of Australia",
        server.url("/2024/sail")
    );
    assert!(text.starts_with(&head), "{text}");
    assert!(text.contains(&format!("[maritime cooperative activity]({}", server.url("/glossary"))), "{text}");
    assert!(text.contains("joint statement.") && text.contains("| Japan"), "{text}");
    assert!(text.contains("> We stand") && text.contains("## The ships"), "{text}");
    for gone in
        ["alert", "cookie", "Home", "Tweet", "comments", "Post a", "Related", "Copyright", "<", "pictures", "frames"]
    {
        assert!(!text.contains(gone), "{gone} is in\n{text}");
    }
    let sidecar = site.read("articles/2024/warships-sail-together-in-the-south-china-sea.meta.toml");
    assert!(sidecar.contains("\"AU\"") && sidecar.contains("south-china-sea"), "{sidecar}");
    done(&site.build(&[]));
}

#[test]
fn a_saved_page_is_the_same_article() {
    let site = Scratch::new("");
    site.write("in/saved.html", page("https://sea.example"));
    done(&site.import(&[&site.path("in/saved.html").to_string_lossy()]));
    let text = site.article();
    assert!(text.contains("url = \"https://sea.example/2024/sail\"") && text.contains("date = 2024-04-07"), "{text}");
    let pasted = Scratch::new("");
    done(&pasted.paste(&page("https://sea.example"), &[]));
    assert_eq!(pasted.article(), text);
}

#[test]
fn private_networks_are_refused() {
    let server = Server::new(|_, stream| answer(stream, (200, "Content-Type: text/html\r\n"), page("").as_bytes()));
    let site = Scratch::new("");
    let port = server.base.rsplit(':').next().unwrap().to_owned();
    for host in ["127.0.0.1", "localhost", "[::1]", "[::ffff:127.0.0.1]", "0x7f.1", "2130706433", "0.0.0.0"] {
        failed(&site.import(&[&format!("http://{host}:{port}/")]), "within a private network");
    }
    for host in ["10.0.0.1", "169.254.169.254", "192.168.1.1", "100.64.0.1", "[fd00::1]", "[fe80::1]"] {
        failed(&site.import(&[&format!("http://{host}/")]), "within a private network");
    }
    assert!(server.asked.lock().unwrap().is_empty(), "{:?}", server.asked);
    for address in ["file:///etc/passwd", "ftp://a.example/x", "gopher://a.example/"] {
        failed(&site.import_near(&[address]), "only http and https");
    }
    failed(&site.import_near(&["http://user:secret@127.0.0.1/"]), "user name or password");
    assert!(site.articles().is_empty());
}

#[test]
fn redirects_are_bounded_and_looked_at() {
    let server = Server::new(|path, stream| match path {
        "/file" => answer(stream, (302, "Location: file:///etc/passwd\r\n"), b""),
        "/account" => answer(stream, (302, "Location: http://a:b@127.0.0.1/\r\n"), b""),
        "/broken" => answer(stream, (302, "Location: http://[\r\n"), b""),
        path => answer(stream, (302, &format!("Location: {path}x\r\n")), b""),
    });
    let site = Scratch::new("");
    failed(&site.import_near(&[&server.url("/loop")]), "more than 5 times");
    assert_eq!(server.asked.lock().unwrap().len(), 6);
    failed(&site.import_near(&[&server.url("/file")]), "only http and https");
    failed(&site.import_near(&[&server.url("/account")]), "user name or password");
    failed(&site.import_near(&[&server.url("/broken")]), "not an address");
}

#[test]
fn slow_servers_are_left() {
    let server = Server::new(|path, stream| {
        let head = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 100000\r\n\r\n";
        if path != "/silent" && stream.write_all(head.as_bytes()).is_err() {
            return;
        }
        for _ in 0..100 {
            std::thread::sleep(Duration::from_millis(100));
            if path == "/drip" && stream.write_all(b"x").is_err() {
                return;
            }
        }
    });
    let site = Scratch::new("");
    for path in ["/drip", "/stall", "/silent"] {
        let start = Instant::now();
        failed(&site.import_near(&["--timeout", "1", &server.url(path)]), "within 1 seconds");
        assert!(start.elapsed() < Duration::from_secs(6), "{path}: {:?}", start.elapsed());
    }
}

#[test]
fn large_answers_are_cut_off() {
    let server = Server::new(|path, stream| {
        if path == "/bomb" {
            // A hundred megabytes of blanks in a hundred kilobytes.
            let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
            (0..100).for_each(|_| packed.write_all(&vec![b' '; 1024 * 1024]).unwrap());
            let packed = packed.finish().unwrap();
            return answer(stream, (200, "Content-Type: text/html\r\nContent-Encoding: gzip\r\n"), &packed);
        }
        let _ =
            stream.write_all(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nConnection: close\r\n\r\n<html><body>");
        let line = b"<p>Japan signed the pact in Manila.</p>".repeat(1024);
        for _ in 0..50 * 1024 * 1024 / line.len() {
            if stream.write_all(&line).is_err() {
                return;
            }
        }
    });
    let site = Scratch::new("");
    failed(&site.import_near(&[&server.url("/large")]), "larger than 20 MB");
    failed(&site.import_near(&[&server.url("/bomb")]), "larger than 20 MB");
}

#[test]
fn charsets_are_found_out() {
    let words =
        "<p>Le général Hervé a évoqué à Besançon la défense européenne, où siège la brigade franco-allemande.</p>";
    let server = Server::new(move |path, stream| {
        let page = format!(
            "<html><head><title>Défense {}</title></head><body><article>{}</article></body></html>",
            &path[1..],
            words.repeat(3)
        );
        let latin: Vec<u8> = page.chars().map(|letter| u8::try_from(u32::from(letter)).unwrap()).collect();
        match path {
            "/says-latin-is-utf8" => {
                answer(stream, (200, "Content-Type: text/html; charset=iso-8859-1\r\n"), page.as_bytes());
            }
            "/says-utf8-is-latin" => answer(stream, (200, "Content-Type: text/html; charset=utf-8\r\n"), &latin),
            "/nonsense" => answer(stream, (200, "Content-Type: text/html; charset=no-such\r\n"), &latin),
            _ => {
                answer(stream, (200, "Content-Type: text/html\r\n"), &[&b"\xef\xbb\xbf"[..], page.as_bytes()].concat());
            }
        }
    });
    for path in ["/says-latin-is-utf8", "/says-utf8-is-latin", "/nonsense", "/mark"] {
        let site = Scratch::new("");
        done(&site.import_near(&[&server.url(path)]));
        assert!(site.article().contains("Le général Hervé a évoqué à Besançon"), "{path}: {}", site.article());
    }
}

#[test]
fn other_answers_are_told_in_words() {
    let server = Server::new(|path, stream| match path {
        "/missing" => answer(stream, (404, ""), b"<html><p>Nothing here"),
        "/wall" => answer(stream, (403, ""), b""),
        "/pdf" => answer(stream, (200, "Content-Type: application/pdf\r\n"), b"%PDF-1.7 x"),
        "/json" => answer(stream, (200, "Content-Type: application/json\r\n"), b"{\"a\": 1}"),
        "/nothing" => answer(stream, (200, "Content-Type: text/html\r\n"), b"<html><body></body></html>"),
        _ => drop(stream.write_all(b"nonsense\r\n\r\n")),
    });
    let site = Scratch::new("");
    for (path, said) in [
        ("/missing", "answered 404 (there is no such page)"),
        ("/wall", "answered 403 (it shows this page only to some"),
        ("/pdf", "it is a PDF"),
        ("/json", "not a JSON Feed"),
        ("/nothing", "no article was found"),
        ("/garbage", "could not be fetched"),
    ] {
        failed(&site.import_near(&[&server.url(path)]), said);
    }
    failed(&site.import_near(&["https://no-such-host.invalid/"]), "no host of the name no-such-host.invalid");
    failed(&site.import_near(&["http://"]), "not an address");
    let output = site.import_near(&[&server.url("/missing"), &server.url("/pdf")]);
    assert!(stdout(&output).contains("Imported 0 articles; 2 failed."), "{}", stderr(&output));
}
