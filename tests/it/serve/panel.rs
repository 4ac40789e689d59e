//! The panel of findings, and what a person says in it.

use super::*;

const NOTE: &str = "+++\ntitle = \"Kishida in Washington\"\ndate = 2024-04-12\n\
topics = [\"nato\"] # ours\n\n[[source]]\nname = \"Kyodo\"\n+++\n\
On Wednesday, April 10, Japanese Prime Minister Fumio Kishida met President Joe Biden in Washington.\n";
const BRIEFING: &str = "/briefings/kishida-in-washington/";
const SIDECAR: &str = "articles/note.meta.toml";

fn desk() -> Scratch {
    let site = Scratch::new("");
    site.write("articles/note.md", NOTE);
    site
}

/// The panel of a page.
fn panel(server: &Server) -> String {
    let page = server.get(BRIEFING).body;
    super::super::scratch::between(&page, "<aside id=\"chancery-findings\"", "</aside>").to_owned()
}

fn token(server: &Server) -> String {
    super::super::scratch::between(&panel(server), "data-token=\"", "\"").to_owned()
}

/// Sends a verdict with these headers.
fn send(server: &Server, headers: &str, body: &str) -> Answer {
    let length = format!("Content-Length: {}\r\n", body.len());
    let host = format!("127.0.0.1:{}", server.port);
    server.raw(
        format!("POST /.chancery/verdict HTTP/1.1\r\nHost: {host}\r\n{headers}{length}Connection: close\r\n\r\n{body}")
            .as_bytes(),
    )
}

fn own_headers(server: &Server) -> String {
    let (port, token) = (server.port, token(server));
    format!(
        "Origin: http://127.0.0.1:{port}\r\nSec-Fetch-Site: same-origin\r\nContent-Type: application/json\r\nX-Chancery-Token: {token}\r\n"
    )
}

fn say(server: &Server, (list, entry, says): (&str, &str, &str)) -> Answer {
    let body = serde_json::json!({ "page": BRIEFING, "list": list, "entry": entry, "says": says });
    send(server, &own_headers(server), &body.to_string())
}

#[test]
fn a_briefing_shows_what_was_found_and_why() {
    let server = Server::start(&desk(), &[]);
    let panel = panel(&server);
    for words in [
        "aria-label=\"Findings of the preview\"",
        "<h2>People</h2>",
        "data-list=\"people\" data-entry=\"Fumio Kishida\"",
        "<mark>Fumio Kishida</mark>",
        "has the form of a person&#39;s name, 2 mentions",
        "data-list=\"countries\" data-entry=\"JP\"",
        "(primary)",
        "aria-label=\"Keep Joe Biden\"",
        "aria-label=\"Not this: Joe Biden\"",
    ] {
        assert!(panel.contains(words), "{words} is not in\n{panel}");
    }
    assert!(!server.get("/").body.contains("chancery-findings"), "only a briefing has findings");
    for (file, kind) in [("panel.js", "text/javascript; charset=utf-8"), ("panel.css", "text/css; charset=utf-8")] {
        assert_eq!(server.get(&format!("/.chancery/{file}")).header("content-type"), Some(kind));
    }
}

#[test]
fn what_is_refused_goes_for_good() {
    let site = desk();
    let server = Server::start(&site, &[]);
    assert!(server.get("/people/joe-biden/").status == 200);
    let answer = say(&server, ("people", "Joe Biden", "not-this"));
    assert_eq!((answer.status, answer.body.as_str()), (200, "Written to articles/note.meta.toml\n"));
    let sidecar = site.read(SIDECAR);
    assert!(sidecar.contains("[not]\npeople = [\"Joe Biden\"]") && sidecar.contains("Fumio Kishida"), "{sidecar}");
    server.eventually("the page without it", |server| {
        (!panel(server).contains("data-entry=\"Joe Biden\"")).then_some(())
    });
    assert_eq!(server.get("/people/joe-biden/").status, 404);
    let refreshed = site.command("extract").args(["--write", "--today", "2026-11-23"]).output().unwrap();
    assert!(refreshed.status.success(), "{}", stderr(&refreshed));
    assert!(site.read(SIDECAR).contains("[not]\npeople = [\"Joe Biden\"]"), "{}", site.read(SIDECAR));
    assert_eq!(say(&server, ("people", "Joe Biden", "keep")).status, 404, "it is no finding any more");
}

#[test]
fn what_is_kept_is_a_persons_word() {
    let site = desk();
    let server = Server::start(&site, &[]);
    assert_eq!(say(&server, ("people", "Joe Biden", "keep")).status, 200);
    server.eventually("its new state", |server| (!panel(server).contains("Keep Joe Biden")).then_some(()));
    // The text changes and names him no longer; a person has said that he belongs here.
    site.write("articles/note.md", NOTE.replace(" President Joe Biden", " him"));
    server.page_with(BRIEFING, "met him in Washington");
    assert!(panel(&server).contains("data-entry=\"Joe Biden\""));
    let refreshed = site.command("extract").args(["--write", "--today", "2026-11-23"]).output().unwrap();
    assert!(refreshed.status.success(), "{}", stderr(&refreshed));
    assert!(site.read(SIDECAR).contains("people = [\"Joe Biden\", ") || site.read(SIDECAR).contains("\"Joe Biden\"]"));
}

#[test]
fn what_the_author_listed_is_taken_out_of_the_front_matter() {
    let site = desk();
    let server = Server::start(&site, &[]);
    assert!(panel(&server).contains("data-entry=\"nato\"") && !panel(&server).contains("Keep NATO"));
    let answer = say(&server, ("topics", "nato", "not-this"));
    assert_eq!((answer.status, answer.body.as_str()), (200, "Written to articles/note.md\n"));
    assert_eq!(site.read("articles/note.md"), NOTE.replace("[\"nato\"]", "[]"));
    server.eventually("the page without it", |server| (!panel(server).contains("data-entry=\"nato\"")).then_some(()));
    assert!(!site.path(SIDECAR).exists());
}

const SPOKEN: &str = "+++\ntitle = \"Kishida in Washington\"\ndate = 2024-04-12\n+++\n\
Japanese Prime Minister Fumio Kishida met President Joe Biden in Washington on Wednesday.\n\n\
“Our alliance has never been stronger than it is today,” Kishida said.\n\n\
The ministers spoke of the “free and open order of the seas around us” as well.\n";
const STRONGER: &str = "Our alliance has never been stronger than it is today";
const ORDER: &str = "free and open order of the seas around us";

fn speak(server: &Server, (entry, says, speaker): (&str, &str, &str)) -> Answer {
    let body =
        serde_json::json!({ "page": BRIEFING, "list": "quotes", "entry": entry, "says": says, "speaker": speaker });
    send(server, &own_headers(server), &body.to_string())
}

/// What the page itself shows of its quotes.
fn quotes(server: &Server) -> String {
    let page = server.get(BRIEFING).body;
    super::super::scratch::between(&page, "<section class=\"quotes\"", "</section>").to_owned()
}

#[test]
fn who_said_a_quote_can_be_corrected() {
    let site = desk();
    site.write("articles/note.md", SPOKEN);
    let server = Server::start(&site, &[]);
    for words in [
        "<h2>Quotes</h2>",
        &format!("data-list=\"quotes\" data-entry=\"{STRONGER}\""),
        "value=\"Fumio Kishida\"",
        "<option value=\"Joe Biden\">",
    ] {
        assert!(panel(&server).contains(words), "{words} is not in\n{}", panel(&server));
    }
    let answer = speak(&server, (STRONGER, "by", " Joe  Biden "));
    assert_eq!((answer.status, answer.body.as_str()), (200, "Written to articles/note.meta.toml\n"));
    let said = format!("[[quote]]\ntext = \"{STRONGER}\"\nspeaker = \"Joe Biden\"\n");
    let sidecar = site.read(SIDECAR);
    assert!(sidecar.contains(&said) && sidecar.find(&said) < sidecar.find("[written]"), "{sidecar}");
    server.eventually("the page with it", |server| {
        quotes(server).contains("<a href=\"/people/joe-biden/\">Joe Biden</a>").then_some(())
    });
    let refreshed = site.command("extract").args(["--write", "--today", "2026-11-23"]).output().unwrap();
    assert!(refreshed.status.success(), "{}", stderr(&refreshed));
    assert!(site.read(SIDECAR).contains(&said), "{}", site.read(SIDECAR));
    // The text grows, and the sidecar is made anew for it; the quote stays its speaker's.
    site.write("articles/note.md", format!("{SPOKEN}\nThe talks in Manila go on.\n"));
    let refreshed = site.command("extract").args(["--write", "--today", "2026-11-23"]).output().unwrap();
    assert!(refreshed.status.success(), "{}", stderr(&refreshed));
    assert!(site.read(SIDECAR).contains(&said), "{}", site.read(SIDECAR));
    server.page_with(BRIEFING, "Manila");
    assert!(quotes(&server).contains(">Joe Biden</a>"), "{}", quotes(&server));

    // Nobody, by an empty field; saying it once more writes nothing.
    // The sidecar that has just been written anew may still be on its way.
    server.eventually("its turn", |server| (speak(server, (STRONGER, "by", "")).status == 200).then_some(()));
    server.eventually("the page without a speaker", |server| (!quotes(server).contains("Joe Biden")).then_some(()));
    assert_eq!(site.read(SIDECAR).matches("[[quote]]").count(), 1, "{}", site.read(SIDECAR));
    assert_eq!(speak(&server, (STRONGER, "by", "")).body, "It stands already.\n");
    assert_eq!(speak(&server, (STRONGER, "keep", "")).body, "It stands already.\n");
    assert_eq!(speak(&server, (STRONGER, "by", &"x".repeat(201))).status, 400);
    assert_eq!(speak(&server, ("No such words", "by", "Joe Biden")).status, 404);
}

#[test]
fn what_is_no_quote_goes_for_good_and_what_is_kept_stays() {
    let site = desk();
    site.write("articles/note.md", SPOKEN);
    let server = Server::start(&site, &[]);
    assert!(quotes(&server).contains(ORDER));
    assert_eq!(speak(&server, (ORDER, "not-this", "")).status, 200);
    server.eventually("the page without it", |server| (!quotes(server).contains(ORDER)).then_some(()));
    let sidecar = site.read(SIDECAR);
    assert!(sidecar.contains(&format!("[not]\nquotes = [\"{ORDER}\"]\n")), "{sidecar}");
    assert!(sidecar.find("[not]") < sidecar.find("[written]"), "{sidecar}");
    assert_eq!(speak(&server, (STRONGER, "keep", "")).status, 200);
    server.eventually("its new state", |server| (!panel(server).contains("Keep: Our alliance")).then_some(()));
    assert!(site.read(SIDECAR).contains("speaker = \"Fumio Kishida\""), "{}", site.read(SIDECAR));
    let refreshed = site.command("extract").args(["--write", "--today", "2026-11-23"]).output().unwrap();
    assert!(refreshed.status.success(), "{}", stderr(&refreshed));
    assert!(site.read(SIDECAR).contains(ORDER) && !quotes(&server).contains(ORDER));
}

#[test]
fn an_authors_word_on_a_quote_is_changed_where_it_stands() {
    let site = desk();
    let front = format!("date = 2024-04-12\n\n[[quote]] # ours\ntext = \"{STRONGER}\"\nspeaker = \"The host\"\n");
    site.write("articles/note.md", SPOKEN.replace("date = 2024-04-12\n", &front));
    let server = Server::start(&site, &[]);
    assert!(quotes(&server).contains("The host"));
    let answer = speak(&server, (STRONGER, "by", "Joe Biden"));
    assert_eq!((answer.status, answer.body.as_str()), (200, "Written to articles/note.md\n"));
    assert_eq!(
        site.read("articles/note.md"),
        SPOKEN.replace("date = 2024-04-12\n", &front.replace("The host", "Joe Biden"))
    );
    server.eventually("the page with it", |server| quotes(server).contains(">Joe Biden</a>").then_some(()));
    assert_eq!(speak(&server, (STRONGER, "not-this", "")).status, 200);
    server.eventually("the page without it", |server| {
        (!server.get(BRIEFING).body.contains("class=\"quotes\"") || !quotes(server).contains(STRONGER)).then_some(())
    });
    let article = site.read("articles/note.md");
    assert!(!article.contains("[[quote]]") && article.contains("[not]\nquotes = ["), "{article}");
}

#[test]
fn a_file_that_has_changed_is_left_alone() {
    let site = desk();
    let server = Server::start(&site, &[]);
    let headers = own_headers(&server);
    // The round that reads this one fails, so the page is the one before it.
    site.write("articles/note.md", NOTE.replace("topics", "topisc"));
    server.page_with(BRIEFING, "chancery-errors");
    let body = serde_json::json!({ "page": BRIEFING, "list": "topics", "entry": "nato", "says": "not-this" });
    let answer = send(&server, &headers, &body.to_string());
    assert_eq!(answer.status, 409, "{}", answer.body);
    assert!(answer.body.contains("has changed"), "{}", answer.body);
    assert!(site.read("articles/note.md").contains("topisc"));
}

#[test]
fn what_needs_no_writing_or_would_be_anothers_is_not_written() {
    let site = desk();
    let server = Server::start(&site, &[]);
    let before = site.tree("articles");
    let answer = say(&server, ("topics", "nato", "keep"));
    assert_eq!((answer.status, answer.body.as_str()), (200, "It stands already.\n"));
    assert_eq!(site.tree("articles"), before);
    drop(server);
    site.write("articles/note.txt", "Another note\n\nPresident Joe Biden spoke in Tokyo.\n");
    let server = Server::start(&site, &[]);
    let answer = say(&server, ("people", "Joe Biden", "not-this"));
    assert_eq!(answer.status, 409, "{}", answer.body);
    assert!(answer.body.contains("Two articles would share"), "{}", answer.body);
    assert!(!site.path(SIDECAR).exists());
}

#[test]
fn only_own_pages_may_say_something() {
    let site = desk();
    let server = Server::start(&site, &[]);
    let before = site.tree(".");
    let own = own_headers(&server);
    let port = server.port;
    let body = serde_json::json!({ "page": BRIEFING, "list": "people", "entry": "Joe Biden", "says": "not-this" });
    let body = body.to_string();
    let origin = format!("Origin: http://127.0.0.1:{port}\r\n");
    for (headers, why) in [
        (own.replace(&origin, ""), "no origin"),
        (own.replace(&origin, "Origin: https://evil.example\r\n"), "a foreign origin"),
        (own.replace(&origin, "Origin: null\r\n"), "an origin that is none"),
        (own.replace(&origin, &format!("Origin: http://127.0.0.1:{}\r\n", port ^ 1)), "another port"),
        (own.replace("same-origin", "cross-site"), "another site"),
        (own.replace(&token(&server), &"0".repeat(32)), "another token"),
        (own.replace("X-Chancery-Token", "X-Other"), "no token"),
    ] {
        assert_eq!(send(&server, &headers, &body).status, 403, "{why}");
    }
    let text = own.replace("application/json", "text/plain");
    assert_eq!(send(&server, &text, &body).status, 415);
    assert_eq!(send(&server, &own, &body.replace("people", &"x".repeat(5000))).status, 413);
    for wrong in ["", "{}", "[1]", &body.replace("not-this", "burn"), &body.replace("\"page\"", "\"path\"")] {
        assert_eq!(send(&server, &own, wrong).status, 400, "{wrong}");
    }
    for nowhere in [
        body.replace(BRIEFING, "/about/"),
        body.replace(BRIEFING, "/../articles/note.md"),
        body.replace("Joe Biden", "Somebody Else"),
        body.replace("people", "written"),
    ] {
        assert_eq!(send(&server, &own, &nowhere).status, 404, "{nowhere}");
    }
    let get = server.get("/.chancery/verdict");
    assert_eq!((get.status, get.header("allow")), (405, Some("POST")));
    assert_eq!(site.tree("."), before, "nothing was written");
}

#[test]
fn others_on_the_network_have_no_panel() {
    let server = Server::start(&desk(), &["--host", "0.0.0.0"]);
    assert!(!server.get(BRIEFING).body.contains("chancery-findings"));
    let headers = format!("Origin: http://127.0.0.1:{}\r\nContent-Type: application/json\r\n", server.port);
    let answer = send(&server, &headers, "{}");
    assert_eq!((answer.status, answer.header("allow")), (405, Some("GET, HEAD")));
}
