//! What happens when sources change: the pages follow, errors show, and nothing else is touched.

use super::*;

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
fn a_list_of_the_site_is_followed() {
    let site = site();
    let server = Server::start(&site, &[]);
    assert_eq!(server.get("/topics/signing/").status, 404);
    site.write("lists/own.toml", "[[topic]]\nid = \"signing\"\nname = \"Signing\"\nstrong = [\"signed\"]\n");
    server.eventually("the topic", |server| (server.get("/topics/signing/").status == 200).then_some(()));
    site.write("lists/own.toml", "[[topic]]\nid = \"signing\"\nname = \"Signatures\"\nstrong = [\"signed\"]\n");
    server.page_with("/topics/signing/", "Signatures");
}

#[test]
fn styles_alone_are_no_reason_to_reload() {
    let site = site();
    site.write("templates/assets/chancery.css", "body { color: red }");
    let server = Server::start(&site, &[]);
    let mut told = server.told();
    let first = told.next().unwrap();
    let sheet = |told: &serde_json::Value| {
        let sheets = told["sheets"].as_array().unwrap().iter().filter_map(serde_json::Value::as_str);
        sheets.filter(|sheet| sheet.contains("/chancery-")).map(str::to_owned).collect::<Vec<_>>()
    };
    assert!(server.get("/").body.contains(&sheet(&first)[0]), "the stream names the sheets that pages link");
    site.write("templates/assets/chancery.css", "body { color: green }");
    let second = told.next().unwrap();
    assert_eq!(second["page"], first["page"], "the page is the same");
    assert_ne!(second["style"], first["style"]);
    assert_ne!(sheet(&second), sheet(&first));
    assert!(server.get(&sheet(&second)[0]).body.contains("green"));
    let page = server.get("/").body;
    assert!(
        page.contains(&format!("data-style=\"{}\"", second["style"].as_str().unwrap()))
            && page.contains(&sheet(&second)[0])
    );
    site.write("templates/assets/chancery.css", "body { color: blue }");
    save(&site, &ARTICLE.replace("April", "June"));
    server.page_with(PAGE, "June");
    assert!(told.any(|told| told["page"] != first["page"]), "an edit of an article is a reason");
}

#[test]
fn a_template_that_fails_shows_on_its_pages_alone() {
    let site = site();
    let server = Server::start(&site, &[]);
    let good = server.get("/archive/");
    assert_eq!(good.status, 200);
    site.write(
        "templates/archive.html",
        "{% extends \"base.html\" %}{% block content %}{{ nothing.of.ours }}{% endblock content %}",
    );
    let page = server.page_with("/archive/", "chancery-errors");
    assert_eq!(page.status, 500);
    assert!(
        page.body.contains("templates/archive.html:1") && page.body.contains("the last good version"),
        "{}",
        page.body
    );
    let main = super::super::scratch::between(&good.body, "<main", "</main>");
    assert!(page.body.contains(main), "the last good page stays behind");
    let other = server.get(PAGE);
    assert!(other.status == 200 && !other.body.contains("chancery-errors"), "other pages are well");
    std::fs::remove_file(site.path("templates/archive.html")).unwrap();
    server.eventually("the mended page", |server| {
        let page = server.get("/archive/");
        (page.status == 200 && !page.body.contains("chancery-errors")).then_some(())
    });
}
