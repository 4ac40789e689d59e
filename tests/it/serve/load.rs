//! The preview under load: many requests while files change, visitors who never finish, and what is no HTTP.

use super::*;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

/// Requests in all, and at one time.
const REQUESTS: usize = 2000;
const AT_ONCE: usize = 64;

#[test]
fn many_requests_are_answered_while_files_change() {
    let site = site();
    site.write("articles/b.md", ARTICLE.replace("Tokyo", "Osaka"));
    let server = Server::start(&site, &[]);
    let (asked, done) = (AtomicUsize::new(0), AtomicBool::new(false));
    let paths = ["/", PAGE, "/countries/japan/", "/feed.xml", "/sitemap.xml", "/nowhere/", "/briefings/osaka-signs/"];
    std::thread::scope(|scope| {
        scope.spawn(|| {
            for n in 0.. {
                if done.load(Ordering::Relaxed) {
                    return;
                }
                save(&site, &ARTICLE.replace("April", &format!("April, version {n}")));
                site.write("articles/c.md", if n % 3 == 0 { BROKEN } else { ARTICLE }.replace("Tokyo", "Kyoto"));
                std::thread::sleep(Duration::from_millis(15));
            }
        });
        let visitors: Vec<_> = (0..AT_ONCE)
            .map(|_| {
                scope.spawn(|| {
                    loop {
                        let n = asked.fetch_add(1, Ordering::Relaxed);
                        if n >= REQUESTS {
                            return;
                        }
                        let path = paths[n % paths.len()];
                        let answer = server.get(path);
                        let expected = if path == "/nowhere/" { 404 } else { 200 };
                        assert_eq!(answer.status, expected, "{path}: {}", answer.head);
                        let length = answer.header("content-length").unwrap().parse::<usize>().unwrap();
                        assert_eq!(answer.body.len(), length, "{path} was cut short");
                    }
                })
            })
            .collect();
        let results: Vec<_> = visitors.into_iter().map(std::thread::ScopedJoinHandle::join).collect();
        done.store(true, Ordering::Relaxed);
        assert!(results.into_iter().all(|result| result.is_ok()), "some requests went wrong");
    });
    save(&site, &ARTICLE.replace("April", "the end"));
    site.write("articles/c.md", ARTICLE.replace("Tokyo", "Kyoto"));
    assert!(!server.page_with(PAGE, "Japan signed in the end.").body.contains("chancery-errors"));
}

#[test]
fn visitors_who_never_finish_keep_nobody_out() {
    let server = Server::start(&site(), &[]);
    let open: Vec<TcpStream> = (0..200).map(|_| server.connect(b"GET / HTTP/1.1\r\nHost: 127")).collect();
    assert_eq!(server.get(PAGE).status, 200);
    // Whoever does not finish a request is not waited for: the connection is closed from the other side.
    let mut first = open.first().unwrap();
    first.set_read_timeout(Some(Duration::from_secs(60))).unwrap();
    assert!(first.read(&mut [0; 512]).is_ok(), "an unfinished request keeps its seat for ever");
    drop(open);
    assert_eq!(server.get(PAGE).status, 200);
}

#[test]
fn what_is_no_request_is_refused() {
    let server = Server::start(&site(), &[]);
    let host = format!("Host: 127.0.0.1:{}\r\n", server.port);
    let long = "a".repeat(1 << 20);
    let headers: String = (0..2000).map(|n| format!("X{n}: 1\r\n")).collect();
    let requests: Vec<Vec<u8>> = vec![
        b"\r\n\r\n".to_vec(),
        b"\0\0\0\0\r\n\r\n".to_vec(),
        b"GET\r\n\r\n".to_vec(),
        b"GET / HTTP/9.9\r\n\r\n".to_vec(),
        b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".to_vec(),
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03".to_vec(),
        format!("GET /{long} HTTP/1.1\r\n{host}\r\n").into_bytes(),
        format!("GET / HTTP/1.1\r\n{host}{headers}\r\n").into_bytes(),
        format!("GET / HTTP/1.1\r\n{host}X: a\r\n b\0\r\n\r\n").into_bytes(),
        [b"GET /\xff\xfe HTTP/1.1\r\n", host.as_bytes(), b"\r\n"].concat(),
        format!("GET /a\0b HTTP/1.1\r\n{host}\r\n").into_bytes(),
        format!("GET / HTTP/1.1\r\n{host}Content-Length: 1\r\nContent-Length: 2\r\n\r\n").into_bytes(),
        format!("POST / HTTP/1.1\r\n{host}Transfer-Encoding: chunked\r\n\r\nzz\r\n").into_bytes(),
        format!("CONNECT evil.example:80 HTTP/1.1\r\n{host}\r\n").into_bytes(),
    ];
    for request in requests {
        let shown = String::from_utf8_lossy(&request[..request.len().min(60)]).into_owned();
        let Ok(mut stream) = TcpStream::connect(("127.0.0.1", server.port)) else { panic!("nobody answers") };
        stream.set_read_timeout(Some(Duration::from_millis(500))).unwrap();
        // The other side may have hung up already.
        let _ = stream.write_all(&request);
        let mut answer = Vec::new();
        let _ = stream.take(4096).read_to_end(&mut answer);
        let answer = String::from_utf8_lossy(&answer);
        assert!(!answer.starts_with("HTTP/1.1 2") && !answer.starts_with("HTTP/1.1 5"), "{shown:?}: {answer}");
        assert_eq!(server.get(PAGE).status, 200, "after {shown:?}");
    }
}
