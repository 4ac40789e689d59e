//! What an answer is: its type, its headers, its part.

use super::*;

#[test]
fn a_page_is_served_with_its_headers() {
    let site = site();
    let server = Server::start(&site, &[]);
    assert!(server.said().contains("/ – 1 article; press Ctrl-C to stop"), "{}", server.said());
    let page = server.get(PAGE);
    assert_eq!((page.status, page.header("content-type")), (200, Some("text/html; charset=utf-8")));
    assert_eq!(page.header("cache-control"), Some("no-cache"));
    assert_eq!(page.header("x-content-type-options"), Some("nosniff"));
    assert_eq!(page.header("referrer-policy"), Some("no-referrer"));
    assert_eq!(page.header("x-frame-options"), Some("DENY"));
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
fn what_the_browser_has_is_not_sent_again() {
    let server = Server::start(&site(), &[]);
    for path in [PAGE, "/sitemap.xml", "/.chancery/live.js"] {
        let first = server.get(path);
        let tag = first.header("etag").unwrap().to_owned();
        let again = server.ask("GET", path, &format!("If-None-Match: {tag}\r\n"));
        assert_eq!((again.status, again.body.as_str(), again.header("etag")), (304, "", Some(tag.as_str())), "{path}");
        assert_eq!(server.ask("GET", path, "If-None-Match: \"other\"\r\n").status, 200, "{path}");
    }
    assert_eq!(server.get("/nowhere/").header("etag"), None, "an error is no version of a page");
}

#[test]
fn a_part_can_be_had() {
    let server = Server::start(&site(), &[]);
    let whole = server.get("/robots.txt");
    let length = whole.body.len();
    let part = server.ask("GET", "/robots.txt", "Range: bytes=2-5\r\n");
    assert_eq!((part.status, part.body.as_str()), (206, &whole.body[2..6]));
    assert_eq!(part.header("content-range"), Some(format!("bytes 2-5/{length}").as_str()));
    let end = server.ask("GET", "/robots.txt", "Range: bytes=-3\r\n");
    assert_eq!((end.status, end.body.as_str()), (206, &whole.body[length - 3..]));
    let beyond = server.ask("GET", "/robots.txt", &format!("Range: bytes={length}-\r\n"));
    assert_eq!((beyond.status, beyond.header("content-range")), (416, Some(format!("bytes */{length}").as_str())));
    for several in ["Range: bytes=0-1,3-4\r\n", "Range: bytes=x\r\n", "Range: bytes=0-1\r\nIf-Range: \"other\"\r\n"] {
        let answer = server.ask("GET", "/robots.txt", several);
        assert_eq!((answer.status, answer.body.len()), (200, length), "{several}");
    }
    assert_eq!(whole.header("accept-ranges"), Some("bytes"));
}

#[test]
fn a_page_is_what_a_build_writes_with_additions_alone() {
    let site = site();
    let server = Server::start(&site, &[]);
    let base = format!("http://127.0.0.1:{}/", server.port);
    assert!(site.build(&["--base-url", &base]).status.success());
    let built = site.tree("public");
    let mut seen = 0;
    for (path, bytes) in &built {
        if path == ".chancery" {
            continue;
        }
        let answer = server.bytes(&format!("/{path}"));
        if path.ends_with(".html") {
            let at = |mark: &str| answer.windows(mark.len()).position(|found| found == mark.as_bytes());
            let from = at("<link rel=\"stylesheet\" href=\"/.chancery/panel.css\">")
                .or_else(|| at("<script src=\"/.chancery/"));
            let to = at("</body>").unwrap();
            let own = [&answer[..from.unwrap()], &answer[to..]].concat();
            assert!(own == *bytes, "{path} differs");
            assert!(!bytes.windows(9).any(|found| found == b".chancery"), "{path} must not know the preview");
        } else {
            assert!(answer == *bytes, "{path} differs");
        }
        seen += 1;
    }
    assert!(seen > 40, "{seen} files were compared");
}

#[test]
fn what_can_be_found_is_made_when_somebody_searches() {
    let site = site();
    let server = Server::start(&site, &[]);
    let entry = server.get("/search/index/pagefind-entry.json");
    assert_eq!((entry.status, entry.header("content-type")), (200, Some("application/json")));
    let mark = server.get("/search/index/records.txt").body;
    save(&site, &ARTICLE.replace("April", "June"));
    server.page_with(PAGE, "June");
    assert_ne!(server.get("/search/index/records.txt").body, mark, "the newest words are found");
    assert_eq!(server.get("/search/index/nothing.json").status, 404);
    assert_eq!(Server::start(&site, &["--no-search"]).get("/search/index/pagefind-entry.json").status, 404);
}
