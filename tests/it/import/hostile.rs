//! What is made to harm: entities, traps for parsers, and markup that wants to be code.

use super::super::scratch::Scratch;
use super::web::{Server, answer, page};
use super::{failed, stdout};
use pulldown_cmark::{Event, Tag};
use std::time::{Duration, Instant};

#[test]
fn entities_of_feeds_are_never_fetched_or_expanded() {
    let secret = Server::new(|_, stream| answer(stream, (200, ""), b"SECRET"));
    let site = Scratch::new("");
    site.write("secret.txt", "SECRET");
    let file = format!("file://{}", site.path("secret.txt").display());
    let url = secret.url("/secret");
    let laughs: String =
        (1..10).map(|n| format!("<!ENTITY l{n} \"{}\">", format!("&l{};", n - 1).repeat(10))).collect();
    let types = [
        format!("<!DOCTYPE rss [<!ENTITY x SYSTEM \"{file}\">]>"),
        format!("<!DOCTYPE rss [<!ENTITY x SYSTEM \"{url}\">]>"),
        format!("<!DOCTYPE rss SYSTEM \"{url}\">"),
        format!("<!DOCTYPE rss [<!ENTITY % p SYSTEM \"{url}\"> %p; <!ENTITY x \"y\">]>"),
        format!("<!DOCTYPE rss [<!ENTITY l0 \"lol\">{laughs}<!ENTITY x \"&l9;\">]>"),
    ];
    for (at, kind) in types.iter().enumerate() {
        for wordpress in ["", " xmlns:wp=\"http://wordpress.org/export/1.2/\""] {
            let post = if wordpress.is_empty() {
                ""
            } else {
                "<wp:post_type>post</wp:post_type><wp:status>publish</wp:status>"
            };
            site.write(
                "feed.xml",
                format!(
                    "<?xml version=\"1.0\"?>{kind}<rss version=\"2.0\"{wordpress} xmlns:content=\"http://purl.org/rss/1.0/modules/content/\">\
                     <channel><title>T &x;</title><item><title>Title {at} &x;</title>{post}<description>Japan signed &x; it.</description>\
                     <content:encoded>Japan signed &x; it.</content:encoded></item></channel></rss>"
                ),
            );
            let start = Instant::now();
            let output = site.import(&["--force", &site.path("feed.xml").to_string_lossy()]);
            assert!(matches!(output.status.code(), Some(0 | 1)), "{kind}: {output:?}");
            assert!(start.elapsed() < Duration::from_secs(20), "{kind}");
        }
    }
    for (path, text) in site.tree("articles") {
        let text = String::from_utf8(text).unwrap();
        assert!(!text.contains("SECRET") && !text.contains("lollol"), "{path}: {text}");
    }
    assert!(secret.asked.lock().unwrap().is_empty(), "{:?}", secret.asked);
}

#[test]
fn traps_for_parsers_are_refused_soon() {
    let site = Scratch::new("");
    let deep = |tag: &str| format!("<html><body><p>Japan signed it.</p>{}", tag.repeat(300_000));
    for (name, text) in [
        ("div", deep("<div>")),
        ("bold", deep("<b>")),
        ("quote", deep("<blockquote><p>")),
        ("svg", deep("<svg><g>")),
        ("table", deep("<table><tr><td>")),
        ("attributes", format!("<html><body><p{}>Japan.", " a".repeat(1_000_000))),
    ] {
        site.write("trap.html", text);
        let start = Instant::now();
        failed(&site.import(&[&site.path("trap.html").to_string_lossy()]), "its markup is");
        assert!(start.elapsed() < Duration::from_secs(10), "{name}: {:?}", start.elapsed());
    }
    for (name, text) in [
        ("quotes.md", format!("# Title\n\n{}Japan signed it.", "> ".repeat(100_000))),
        ("links.md", format!("# Title\n\n{}Japan signed it.", "[a](".repeat(20_000))),
        ("tags.md", format!("# Title\n\n{}Japan signed it.", "<b ".repeat(100_000))),
        ("feed.xml", format!("<rss version=\"2.0\"><channel>{}", "<item>".repeat(200_000))),
        ("yaml.md", format!("---\na: {}\n---\nText", "[".repeat(100_000))),
    ] {
        site.write(name, text);
        let start = Instant::now();
        let output = site.import(&[&site.path(name).to_string_lossy()]);
        assert!(matches!(output.status.code(), Some(0 | 1)), "{name}: {output:?}");
        assert!(start.elapsed() < Duration::from_secs(30), "{name}: {:?}", start.elapsed());
    }
}

#[test]
fn nothing_of_a_page_runs_or_loads() {
    let payloads = [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "<svg onload=alert(1)>",
        "<a href=\"javascript:alert(1)\">a</a>",
        "<a href=\"java&#10;script:alert(1)\">a</a>",
        "<a href=\"data:text/html,alert(1)\">a</a>",
        "<iframe src=\"https://x.example\"></iframe>",
        "&lt;script&gt;alert(1)&lt;/script&gt;",
        "&lt;![CDATA[&lt;script&gt;alert(1)&lt;/script&gt;]]&gt;",
        "[a](javascript:alert(1))",
        "![a](https://x.example/p.png)",
        "[a]: javascript:alert(1) \"x\"\n\n[a]",
        "&lt;scr&lt;b&gt;ipt&gt;alert(1)",
        "<p style=\"background:url(https://x.example)\">a</p>",
        "```\n</code><script>alert(1)</script>\n```",
        "+++\n[not]\n+++",
    ];
    let article = page("https://sea.example");
    for (at, payload) in payloads.iter().enumerate() {
        let site = Scratch::new("");
        let page = article
            .replace("<h2>The ships", &format!("<p>Payload {at}: {payload}</p><h2>The ships"))
            .replace("sail together", &payload.replace('"', "'"));
        site.write("page.html", page);
        let output = site.import(&[&site.path("page.html").to_string_lossy()]);
        assert!(matches!(output.status.code(), Some(0 | 1)), "{payload}: {output:?}");
        site.write("text.md", format!("# Title {payload}\n\nJapan signed it. {payload}\n\n{payload}\n"));
        let output = site.import(&[&site.path("text.md").to_string_lossy()]);
        assert!(stdout(&output).contains("Imported 1 article"), "{payload}: {output:?}");
        for (path, text) in site.tree("articles").into_iter().filter(|(path, _)| path.ends_with(".md")) {
            let text = String::from_utf8(text).unwrap();
            let body = text.splitn(3, "+++").nth(2).unwrap();
            for (event, _) in chancery::document::events(body) {
                let said = format!("{event:?}");
                let scheme = |url: &str| ["javascript:", "data:"].iter().any(|scheme| url.starts_with(scheme));
                let is_bad = match &event {
                    Event::Html(_) | Event::InlineHtml(_) | Event::Start(Tag::Image { .. }) => true,
                    Event::Start(Tag::Link { dest_url, .. }) => scheme(dest_url),
                    _ => false,
                };
                assert!(!is_bad, "{payload} left {said} in {path}:\n{text}");
            }
        }
        assert_eq!(site.build(&[]).status.code(), Some(0), "{payload}");
    }
}
