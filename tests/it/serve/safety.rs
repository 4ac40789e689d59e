//! Who is answered, and what can be had.

use super::*;

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
