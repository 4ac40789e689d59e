//! What other programs read, read back by programs that know nothing of Chancery: a parser of feeds, of calendars, of
//! BibTeX, of CSV, of XML and of JSON. And a title that tries to break out of each.

use super::scratch::{self, Site, files, inputs, options, site, site_of};
use chancery::build::build;
use icalendar::{Component, EventLike};
use quick_xml::events::Event;
use quick_xml::reader::Reader;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// What the hostile title is on one line.
const TITLE: &str = "</script><script>alert(1)</script> ]]> \"q\" 'r' {b} } \\ 50% BEGIN:VEVENT a;b,c =cmd()";

/// Two briefings, one of which fights.
const HOSTILE: &str = r#"//- site.toml
title = "Desk </script> & {Co"
base_url = "https://example.org/desk"
description = "What <we> & you, read; daily"
//- articles/a.md
+++
title = "</script><script>alert(1)</script> ]]> \"q\" 'r' {b} } \\ 50%\r\nBEGIN:VEVENT a;b,c =cmd()"
slug = "hostile"
date = 2024-04-10
updated = 2024-05-01
summary = "A <b>summary</b> & more\u2028 <!-- <script>"
key_points = ["One </script>"]
authors = ["A. and B. Author", "}, title = {x"]
countries = ["JP", "AU"]
topics = ["aukus"]
people = ["=cmd()|'/c calc'!A1", "Fumio Kishida"]
aliases = ["/old/hostile/"]
[[source]]
name = "A </script> source"
url = "https://example.com/?a=1&b=<c>"
[[event]]
date = 2024-04-09
text = "Signed\r\nEND:VEVENT\r\nBEGIN:VEVENT, and; so \\ on, in a sentence that is long enough to be folded more than once, whatever happens."
place = "Tokyo, Japan"
[[event]]
date = 2024-04-11
text = "Sailed."
+++
Japan and AUKUS, said Fumio Kishida.
//- articles/b.md
+++
title = "Tokyo signs"
date = 2024-04-12T10:30:00+09:00
countries = ["JP"]
people = ["Fumio Kishida"]
[[event]]
date = 2024-04-11
text = "Sailed."
+++
Japan signed.
"#;

const PAGE: &str = "briefings/hostile/index.html";

fn hostile() -> Site {
    let site = site(HOSTILE);
    assert!(!site.built.notes.has_errors(), "{:?}", site.codes());
    site
}

fn all<'a>(site: &'a Site, ending: &'a str) -> impl Iterator<Item = (&'a str, &'a str)> {
    site.pages.iter().filter(move |(path, _)| path.ends_with(ending)).map(|(path, text)| (path.as_str(), text.as_str()))
}

fn json(text: &str) -> Value {
    serde_json::from_str(text).unwrap_or_else(|error| panic!("{error}: {text}"))
}

/// What a browser takes for the JSON-LD of a page: up to the first end tag.
fn json_ld(page: &str) -> Option<Vec<Value>> {
    let (_, rest) = page.split_once("<script type=\"application/ld+json\">")?;
    let (data, rest) = rest.split_once("</script").unwrap();
    assert!(!data.contains(['<', '>', '&', '\u{2028}', '\u{2029}']), "{data}");
    assert!(!rest.contains("application/ld+json"), "one a page");
    let document = json(data);
    assert_eq!(document["@context"], "https://schema.org");
    Some(document["@graph"].as_array().unwrap().clone())
}

fn node<'a>(graph: &'a [Value], kind: &str) -> &'a Value {
    graph.iter().find(|node| node["@type"] == kind).unwrap_or_else(|| panic!("no {kind} in {graph:?}"))
}

fn names(list: &Value) -> Vec<&str> {
    list.as_array().unwrap().iter().filter_map(|thing| thing["name"].as_str()).collect()
}

#[test]
fn a_briefing_says_what_it_is_in_json_ld() {
    let site = hostile();
    let graph = json_ld(site.page(PAGE)).unwrap();
    let article = node(&graph, "NewsArticle");
    assert_eq!(article["headline"], TITLE);
    assert_eq!(article["url"], "https://example.org/desk/briefings/hostile/");
    assert_eq!((&article["datePublished"], &article["dateModified"]), (&"2024-04-10".into(), &"2024-05-01".into()));
    assert_eq!(article["inLanguage"], "en");
    assert!(names(&article["about"]).starts_with(&["Japan", "Australia", "AUKUS"]), "{}", article["about"]);
    assert_eq!(article["about"][0]["identifier"], "JP");
    assert_eq!(article["about"][0]["url"], "https://example.org/desk/countries/japan/");
    assert_eq!(names(&article["citation"]), ["A </script> source"]);
    assert_eq!(names(&article["author"]), ["A. and B. Author", "}, title = {x"]);
    assert_eq!(article["isPartOf"]["@id"], node(&graph, "WebSite")["@id"]);
    assert_eq!(article["publisher"]["@id"], node(&graph, "Organization")["@id"]);
    let steps = &node(&graph, "BreadcrumbList")["itemListElement"];
    assert_eq!(steps[0]["item"], "https://example.org/desk/briefings/");
    assert_eq!((&steps[1]["position"], &steps[1]["name"]), (&2.into(), &TITLE.into()));
    // The other one names no author; the site stands for it. Its moment is kept, since its author gave one.
    let graph = json_ld(site.page("briefings/tokyo-signs/index.html")).unwrap();
    let article = node(&graph, "NewsArticle");
    assert_eq!(article["author"][0]["@id"], node(&graph, "Organization")["@id"]);
    assert_eq!(article["datePublished"], "2024-04-12T01:30:00Z");
}

#[test]
fn every_other_page_says_what_it_is() {
    let site = hostile();
    for (path, page) in all(&site, ".html") {
        let Some(graph) = json_ld(page) else {
            assert!(page.contains("content=\"noindex\""), "{path} has no JSON-LD");
            continue;
        };
        let crumbs = graph.iter().any(|node| node["@type"] == "BreadcrumbList");
        assert_eq!(crumbs, page.contains("class=\"breadcrumbs\""), "{path}");
        assert_eq!(node(&graph, "WebSite")["name"], "Desk </script> & {Co", "{path}");
    }
    let graph = json_ld(site.page("countries/japan/index.html")).unwrap();
    assert_eq!(node(&graph, "CollectionPage")["about"]["name"], "Japan");
    assert!(json_ld(site.page("404.html")).is_none() && json_ld(site.page("old/hostile/index.html")).is_none());
}

#[test]
fn a_page_says_how_it_is_shared() {
    let site = hostile();
    let page = site.page(PAGE);
    let meta = |name: &str, value: &str| {
        let tag = format!("<meta property=\"{name}\" content=\"{value}\">");
        assert!(page.contains(&tag), "no {tag}");
    };
    meta("og:type", "article");
    meta("og:locale", "en_GB");
    meta("og:url", "https://example.org/desk/briefings/hostile/");
    meta("article:published_time", "2024-04-10T00:00:00Z");
    meta("article:modified_time", "2024-05-01T00:00:00Z");
    meta("article:section", "AUKUS");
    meta("article:tag", "Japan");
    meta("og:description", "A &lt;b&gt;summary&lt;/b&gt; &amp; more &lt;!-- &lt;script&gt;");
    assert!(page.contains("<meta name=\"twitter:card\" content=\"summary\">"));
    let list = site.page("briefings/index.html");
    assert!(list.contains("content=\"website\"") && !list.contains("article:"));
}

#[test]
fn feeds_are_read_by_a_feed_reader_and_agree() {
    let site = hostile();
    let mut ids = BTreeSet::new();
    for (path, text) in all(&site, "feed.xml") {
        let beside = path.replace("feed.xml", "feed.json");
        let atom = feed_rs::parser::parse(text.as_bytes()).unwrap_or_else(|error| panic!("{path}: {error}"));
        let other = feed_rs::parser::parse(site.page(&beside).as_bytes()).unwrap();
        let own = format!("https://example.org/desk/{path}");
        assert!(atom.links.iter().any(|link| link.rel.as_deref() == Some("self") && link.href == own), "{path}");
        assert!(ids.insert(atom.id.clone()), "{path} has another's id");
        let entries = |feed: &feed_rs::model::Feed| -> Vec<_> {
            let title = |entry: &feed_rs::model::Entry| entry.title.as_ref().unwrap().content.clone();
            feed.entries.iter().map(|entry| (entry.id.clone(), title(entry), entry.published, entry.updated)).collect()
        };
        assert_eq!(entries(&atom), entries(&other), "{path}");
        assert_eq!(atom.updated, atom.entries.iter().filter_map(|entry| entry.updated).max(), "{path}");
        let feed = json(site.page(&beside));
        assert_eq!(feed["version"], "https://jsonfeed.org/version/1.1");
        assert_eq!(feed["feed_url"], own.replace("feed.xml", "feed.json"));
        for item in feed["items"].as_array().unwrap() {
            assert!(item["id"].is_string() && item["id"] == item["url"] && item["content_text"] != "", "{item}");
        }
    }
    let feed = feed_rs::parser::parse(site.page("feed.xml").as_bytes()).unwrap();
    // The updated one goes by its first date in the list, and says that it was updated.
    assert_eq!(feed.entries[1].title.as_ref().unwrap().content, TITLE);
    assert_eq!(feed.entries[1].updated.unwrap().to_rfc3339(), "2024-05-01T00:00:00+00:00");
    assert_eq!(feed.updated.unwrap().to_rfc3339(), "2024-05-01T00:00:00+00:00");
    let item = &json(site.page("feed.json"))["items"][1];
    assert_eq!(item["content_text"], "A <b>summary</b> & more <!-- <script>\n\n– One </script>");
    assert_eq!(item["authors"][1]["name"], "}, title = {x");
}

#[test]
fn feeds_and_data_are_for_what_is_followed() {
    let site = hostile();
    for (tag, followed) in [
        ("countries/japan", true),
        ("countries/australia", true),
        ("topics/aukus", true),
        ("people/fumio-kishida", true),
    ] {
        for name in ["feed.xml", "feed.json", "data.json"] {
            assert_eq!(site.pages.contains_key(&format!("{tag}/{name}")), followed, "{tag}/{name}");
            assert!(site.page(&format!("{tag}/index.html")).contains(&format!("href=\"/desk/{tag}/{name}\"")), "{tag}");
        }
    }
    let once = site.under("people").into_iter().find(|name| *name != "fumio-kishida").unwrap();
    assert!(!site.pages.contains_key(&format!("people/{once}/feed.xml")));
    assert!(!site.page(&format!("people/{once}/index.html")).contains("feed.xml\" title=\"="));
    assert!(!site.page(&format!("people/{once}/index.html")).contains(&format!("{once}/feed")));
}

#[test]
fn a_tag_is_data() {
    let site = hostile();
    let data = json(site.page("countries/japan/data.json"));
    assert_eq!((&data["tag"]["name"], &data["code"], &data["count"]), (&"Japan".into(), &"JP".into(), &2.into()));
    let titles: Vec<&Value> =
        data["briefings"]["primary"].as_array().unwrap().iter().map(|one| &one["title"]).collect();
    assert_eq!(titles, [&Value::from("Tokyo signs"), &Value::from(TITLE)]);
    let kishida = data["together"].as_array().unwrap().iter().find(|one| one["tag"]["name"] == "Fumio Kishida");
    assert_eq!(kishida.unwrap()["count"], 2);
    // Somebody who is only mentioned.
    let mentioned =
        scratch::site("//- articles/a.md\n+++\ntitle = \"N\"\ndate = 2024-01-01\ncountries = [\"JP\"]\n+++\nFrance.\n");
    let data = json(mentioned.page("countries/france/data.json"));
    assert_eq!(
        (&data["briefings"]["primary"], &data["briefings"]["mentioned"][0]["title"]),
        (&json("[]"), &"N".into())
    );
}

#[test]
fn the_whole_site_is_data() {
    let site = hostile();
    let records: Vec<Value> = site.page("data/briefings.ndjson").lines().map(json).collect();
    assert_eq!(records.len(), 2);
    assert_eq!(records[1]["title"], TITLE);
    assert_eq!((&records[1]["date"], &records[1]["updated"]), (&"2024-04-10".into(), &"2024-05-01".into()));
    assert_eq!((&records[1]["lang"], &records[0]["updated"]), (&"en".into(), &Value::Null));
    let tag = &records[1]["tags"][0];
    assert_eq!(
        (&tag["role"], &tag["tag"]["kind"], &tag["tag"]["slug"]),
        (&"primary".into(), &"country".into(), &"japan".into())
    );

    let table = site.page("data/tags.csv");
    assert!(table.lines().count() == table.matches("\r\n").count());
    let mut rows = csv::Reader::from_reader(table.as_bytes());
    assert_eq!(rows.headers().unwrap(), vec!["kind", "slug", "name", "code", "region", "count", "url"]);
    let rows: Vec<csv::StringRecord> = rows.records().map(Result::unwrap).collect();
    // A region is no tag that an article names, and is data all the same.
    assert_eq!(rows.iter().filter(|row| &row[0] != "region").count(), site.built.tags);
    assert!(rows.iter().any(|row| &row[1] == "eastern-asia"));
    let japan = rows.iter().find(|row| &row[1] == "japan").unwrap();
    assert_eq!(&japan[6], "https://example.org/desk/countries/japan/");
    assert_eq!((&japan[3], &japan[5]), ("JP", "2"));
    assert!(rows.iter().any(|row| &row[2] == "'=cmd()|'/c calc'!A1"), "{rows:?}");
    assert!(rows.iter().flatten().all(|cell| !cell.starts_with(['=', '+', '-', '@'])), "a cell that runs");
}

/// The attributes and the text of every element of a name.
fn elements(xml: &str, name: &str) -> Vec<(BTreeMap<String, String>, String)> {
    let mut reader = Reader::from_str(xml);
    let mut found: Vec<(BTreeMap<String, String>, String)> = Vec::new();
    let mut inside = false;
    loop {
        match reader.read_event().unwrap_or_else(|error| panic!("{error}: {xml}")) {
            Event::Start(tag) | Event::Empty(tag) if tag.name().as_ref() == name => {
                let attribute = |one: quick_xml::events::attributes::Attribute<'_>| {
                    let key = one.key.as_ref().to_owned();
                    (key, one.normalized_value(quick_xml::XmlVersion::Explicit1_0).unwrap().into_owned())
                };
                found.push((tag.attributes().map(|one| attribute(one.unwrap())).collect(), String::new()));
                inside = true;
            }
            Event::Text(text) if inside => {
                found.last_mut().unwrap().1.push_str(&text);
                inside = false;
            }
            Event::Eof => return found,
            _ => {}
        }
    }
}

#[test]
fn the_list_of_feeds_names_every_feed() {
    let site = hostile();
    let listed: BTreeSet<String> = elements(site.page("opml.xml"), "outline")
        .into_iter()
        .filter_map(|(attributes, _)| {
            let feed = attributes.get("xmlUrl")?.clone();
            assert_eq!(attributes["type"], "rss");
            assert_eq!(attributes["htmlUrl"], feed.strip_suffix("feed.xml").unwrap());
            Some(feed)
        })
        .collect();
    let feeds: BTreeSet<String> =
        all(&site, "feed.xml").map(|(path, _)| format!("https://example.org/desk/{path}")).collect();
    assert_eq!(listed, feeds);
    assert_eq!(elements(site.page("opml.xml"), "dateModified")[0].1, "Wed, 01 May 2024 00:00:00 GMT");
    assert_eq!(elements(site.page("opml.xml"), "opml")[0].0["version"], "2.0");
}

#[test]
fn the_sitemap_lists_pages_with_their_days() {
    let site = hostile();
    let sitemap = site.page("sitemap.xml");
    let listed: BTreeSet<String> = elements(sitemap, "loc").into_iter().map(|(_, url)| url).collect();
    let page = |path: &str| format!("https://example.org/desk/{}", path.strip_suffix("index.html").unwrap());
    let pages: BTreeSet<String> = all(&site, "index.html")
        .filter(|(path, _)| *path != "old/hostile/index.html")
        .map(|(path, _)| page(path))
        .collect();
    assert_eq!(listed, pages);
    let day = |url: &str| sitemap.split(&format!("<loc>{url}</loc>")).nth(1).unwrap()[..60].contains("2024-05-01");
    assert!(day("https://example.org/desk/countries/japan/") && day("https://example.org/desk/"));
    assert!(!day("https://example.org/desk/briefings/tokyo-signs/"));
}

#[test]
fn the_chronologies_are_a_calendar() {
    let site = hostile();
    let text = site.page("timeline.ics");
    assert_eq!(text.matches('\n').count(), text.matches("\r\n").count(), "every line ends as RFC 5545 says");
    assert!(!text.replace("\r\n", "").contains(['\r', '\n']));
    for line in text.split("\r\n") {
        assert!(line.len() <= 75, "{line}");
        let name = line.split([':', ';']).next().unwrap();
        let is_name = name.bytes().all(|byte| byte.is_ascii_uppercase() || byte == b'-');
        assert!(line.starts_with(' ') || line.is_empty() || is_name, "{line}");
    }
    let calendar: icalendar::Calendar = text.parse().unwrap();
    let events: Vec<&icalendar::Event> = calendar.components.iter().filter_map(|part| part.as_event()).collect();
    // One day in the same words in two briefings is one event.
    let said: Vec<&str> = events.iter().map(|event| event.get_summary().unwrap()).collect();
    assert_eq!(said[0], "Sailed.");
    assert!(said[1].starts_with("Signed END:VEVENT BEGIN:VEVENT, and; so \\ on, in"), "{said:?}");
    assert_eq!(said.len(), 2);
    assert_eq!(events[1].get_location(), Some("Tokyo, Japan"));
    assert!(events[1].get_description().unwrap().contains(TITLE), "{:?}", events[1].get_description());
    assert_eq!(events[1].property_value("DTSTART"), Some("20240409"));
    assert_eq!(events[1].property_value("DTEND"), Some("20240410"));
    assert_eq!(events[1].property_value("DTSTAMP"), Some("20240501T000000Z"));
    assert!(events[1].get_uid().unwrap().ends_with("@example.org"));
}

#[test]
fn files_depend_on_no_clock_and_ids_on_no_title() {
    let at = |text: &str, day| {
        let memory = scratch::Memory::default();
        let options = chancery::build::Options { today: day, ..options() };
        build(&inputs(&files(text)), &options, &memory).unwrap();
        memory.0.into_inner().unwrap()
    };
    let one = at(HOSTILE, jiff::civil::date(2026, 1, 1));
    assert_eq!(one, at(HOSTILE, jiff::civil::date(2027, 7, 31)));
    let renamed = at(&HOSTILE.replace("alert(1)", "alert(2)"), jiff::civil::date(2026, 1, 1));
    let ids = |pages: &BTreeMap<String, Vec<u8>>| -> Vec<String> {
        let line = |line: &str| line.starts_with("UID:").then(|| line.to_owned());
        String::from_utf8_lossy(&pages["timeline.ics"]).lines().filter_map(line).collect()
    };
    assert_eq!(ids(&one), ids(&renamed));
    assert_eq!(
        elements(&String::from_utf8_lossy(&renamed["feed.xml"]), "id"),
        elements(&String::from_utf8_lossy(&one["feed.xml"]), "id")
    );
}

/// What stands in an element of this tag, as its reader sees it.
fn shown<'a>(page: &'a str, before: &str, end: &str) -> (&'a str, String) {
    let (_, rest) = page.split_once(before).unwrap_or_else(|| panic!("no {before}"));
    let (inner, rest) = rest.split_once(end).unwrap();
    let text = inner.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&#39;", "'");
    let text = text.replace("&#x27;", "'").replace("&#x2F;", "/").replace("&amp;", "&");
    (rest, text)
}

#[test]
fn a_briefing_says_how_it_is_cited() {
    let site = hostile();
    let page = site.page(PAGE);
    let (rest, plain) = shown(page, "<p class=\"reference\">", "</p>");
    let end = "”, Desk </script> & {Co, 10 April 2024, https://example.org/desk/briefings/hostile/";
    assert_eq!(plain, format!("A. and B. Author, }}, title = {{x, “{TITLE}{end}"));

    let (rest, bibtex) = shown(rest, "<pre>", "</pre>");
    let entries = biblatex::Bibliography::parse(&bibtex).unwrap_or_else(|error| panic!("{error}: {bibtex}"));
    assert_eq!(entries.len(), 1, "{bibtex}");
    let entry = entries.get("hostile").unwrap();
    let field = |name: &str| biblatex::ChunksExt::format_verbatim(entry.get(name).unwrap());
    assert_eq!(field("url"), "https://example.org/desk/briefings/hostile/");
    assert_eq!((field("year").as_str(), field("howpublished").contains("Desk")), ("2024", true));
    assert_eq!(entry.author().unwrap().len(), 2, "{bibtex}");

    let (_, ris) = shown(rest, "<pre>", "</pre>");
    let lines: Vec<(&str, &str)> = ris.lines().map(|line| line.split_once("  - ").unwrap()).collect();
    assert_eq!(lines.first(), Some(&("TY", "ELEC")));
    assert_eq!(lines.last(), Some(&("ER", "")));
    assert!(
        lines.contains(&("TI", TITLE)) && lines.contains(&("DA", "2024/04/10")) && lines.contains(&("KW", "Japan"))
    );
    assert_eq!(lines.iter().filter(|(tag, _)| *tag == "TY").count(), 1);
    assert!(!page.contains("\"data:") && !page.contains(" download"), "words of an article are no address");
}

#[test]
fn an_undated_briefing_and_an_empty_chronology_do_no_harm() {
    let site = site_of(&inputs(&files("//- articles/a.md\n+++\ntitle = \"Note\"\n+++\nJapan.\n")));
    let graph = json_ld(site.page("briefings/note/index.html")).unwrap();
    assert!(node(&graph, "NewsArticle").get("datePublished").is_none());
    let feed = feed_rs::parser::parse(site.page("feed.xml").as_bytes()).unwrap();
    assert_eq!(feed.entries.len(), 0);
    assert_eq!(json(site.page("feed.json"))["items"], json("[]"));
    let calendar: icalendar::Calendar = site.page("timeline.ics").parse().unwrap();
    assert_eq!(calendar.components.len(), 0);
    assert_eq!(json(site.page("data/briefings.ndjson"))["date"], Value::Null);
    let (_, bibtex) = shown(site.page("briefings/note/index.html"), "<pre>", "</pre>");
    assert!(biblatex::Bibliography::parse(&bibtex).unwrap().get("note").is_some());
}
