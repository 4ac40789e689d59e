//! What a site is: pages, tags, and where each comes from.

use super::scratch::{site, unmarked};

/// A text of our own with the traits of one that was scraped: no front matter, no title, a paragraph a line, a
/// subheading, and a blog's furniture at its end.
const SCRAPED: &str = "\
According to officials, the United States wants its partners in the region to work more closely together to answer China's growing naval presence.
On Wednesday, April 10, during Japanese Prime Minister Fumio Kishida's visit to the United States, the two governments agreed to set up a council for their defence industries. Reuters reports this.
The United States and Japan also spoke about the Indo-Pacific and about patrols in the South China Sea, where American and Japanese ships will train with partners.
Shipyards in Japan will repair US Navy ships, and the United States and Japan will study the joint production of missiles. Japanese engineers are to be trained in the United States.
A pact of three
On Thursday, April 11, the leaders of the United States, Japan and the Philippines meet. Australia joined their latest exercise in the South China Sea.
Washington and Tokyo also want Japan to work with AUKUS, the pact that joins the United States, Great Britain and Australia. Japan does not plan to become a member of AUKUS.
Other subjects were support for Ukraine against Russian aggression, Israeli operations against Hamas militants, and missiles from the DPRK. Japan firmly supports Kyiv, its ambassador said.
No comments:
Post a Comment";

#[test]
fn a_scraped_text_becomes_a_briefing() {
    for ending in ["txt", "md"] {
        let site = site(&format!("//- articles/000_c2.{ending}\n{SCRAPED}"));
        assert!(!site.built.notes.has_errors(), "{:#?}", site.built.notes);
        assert_eq!(
            site.under("countries"),
            [
                "australia",
                "china",
                "israel",
                "japan",
                "north-korea",
                "philippines",
                "russia",
                "ukraine",
                "united-kingdom",
                "united-states"
            ],
            "{ending}"
        );
        for topic in ["aukus", "indo-pacific", "south-china-sea", "ukraine"] {
            assert!(site.under("topics").contains(&topic), "{topic} is not in {:?}", site.under("topics"));
        }
        let briefings = site.under("briefings");
        assert_eq!(briefings.len(), 1);
        assert!(briefings[0].starts_with("according-to-officials-the-united-states"), "{briefings:?}");
        let page = site.page(&format!("briefings/{}/index.html", briefings[0]));
        assert!(page.contains("datetime=\"2024-04-10\""));
        assert!(!page.contains("Post a Comment") && !page.contains("No comments"));
        assert!(page.contains("<h2 id=\"s-a-pact-of-three\">A pact of three</h2>"), "the subheading is lost");
        assert!(unmarked(page).contains("<p>Shipyards in Japan"), "each line is a paragraph");
        assert_eq!(site.codes(), ["article/assumed-title", "article/assumed-date", "article/boilerplate"]);
    }
}

#[test]
fn primary_countries_are_what_it_is_about() {
    let site = site(&format!("//- articles/a.txt\n{SCRAPED}"));
    let card = site.page("briefings/index.html");
    let (japan, states) = (card.contains("/countries/japan/"), card.contains("/countries/united-states/"));
    assert!(japan && states, "a card shows the primary countries");
    for mentioned in ["israel", "north-korea", "russia", "ukraine", "united-kingdom", "australia", "china"] {
        assert!(!card.contains(&format!("/countries/{mentioned}/")), "{mentioned} is only mentioned");
    }
}

#[test]
fn names_within_names_are_not_countries() {
    let of = |text: &str| -> Vec<String> {
        let site = site(&format!("//- articles/a.md\n+++\ntitle = \"Note\"\ndate = 2024-01-01\n+++\n{text}\n"));
        site.under("countries").into_iter().map(str::to_owned).collect()
    };
    let none: [String; 0] = [];
    assert_eq!(of("Ships crossed the South China Sea, the Indian Ocean and the Gulf of Mexico."), none);
    assert_eq!(of("Latin American ministers met; the Minsk agreements were mentioned."), none);
    assert_eq!(of("The state of New Mexico answered."), ["united-states"]);
    assert_eq!(of("Officials in British Columbia answered."), ["canada"]);
    assert_eq!(of("Let us go, she told us. The turkey was polish."), none);
    assert_eq!(
        of("The U.S. and the UK agreed; a U.S.-led force, the PRC said."),
        ["china", "united-kingdom", "united-states"]
    );
    assert_eq!(of("See example.china.org or write to desk@japan.example."), none);
    assert_eq!(of("**North** Korea and South*Korea*"), ["north-korea"]);
}

#[test]
fn the_author_goes_first_then_the_reviewer_then_extraction() {
    let site = site(
        "\
//- articles/a.md
+++
title = \"Note\"
date = 2024-01-01
countries = [\"France\"]
summary = \"The author's line.\"
[not]
countries = [\"GE\"]
+++
France spoke to Tbilisi, Georgia, and to Berlin.
//- articles/a.meta.toml
summary = \"The reviewer's line.\"
key_points = [\"One point\"]
topics = [\"aukus\"]
[not]
countries = [\"DE\"]
//- articles/b.md
+++
title = \"Other\"
date = 2024-01-02
+++
Berlin answered Tbilisi.
//- articles/b.meta.toml
summary = \"The reviewer's other line.\"
",
    );
    let page = site.page("briefings/note/index.html");
    assert!(
        page.contains("The author’s line.")
            || page.contains("The author&#x27;s line.")
            || page.contains("The author&#39;s line.")
    );
    assert!(page.contains("One point") && page.contains("/topics/aukus/") && page.contains("/countries/france/"));
    assert!(!page.contains("/countries/georgia/") && !page.contains("/countries/germany/"));
    let other = site.page("briefings/other/index.html");
    assert!(
        other.contains("reviewer") && other.contains("/countries/georgia/") && other.contains("/countries/germany/")
    );
}

#[test]
fn names_that_a_person_lists_are_found_in_the_text() {
    let site = site(
        "\
//- articles/a.md
+++
title = \"Note\"
date = 2024-01-01
people = [\"Fumio Kishida\", \"Joe Biden\"]
organisations = [\"Quad\"]
+++
Quadrilateral talks: **Fumio** Kishida spoke of the Quad. Then Fumio Kishida left.
",
    );
    let page = site.page("briefings/note/index.html");
    assert!(page.contains("aria-label=\"2 mentions of Fumio Kishida\""), "{page}");
    assert!(
        page.contains("aria-label=\"1 mention of Quadrilateral Security Dialogue\""),
        "a part of a word is no mention"
    );
    assert!(page.contains("Joe Biden</a> <span class=\"why\">listed</span>"));
}

#[test]
fn what_a_person_lists_and_what_a_text_names_share_a_page() {
    let site = site(
        "\
//- articles/a.md
+++
title = \"One\"
date = 2024-01-01
systems = [\"Patriot\"]
+++
They met.
//- articles/b.md
+++
title = \"Two\"
date = 2024-01-02
+++
The Patriot missiles came to Kyiv, and the MIM-104 Patriot was used.
",
    );
    assert!(site.page("systems/mim-104-patriot/index.html").contains("briefings/one/"), "one weapon has one page");
    assert_eq!(site.under("systems"), ["mim-104-patriot"]);
}

#[test]
fn bylines_datelines_and_tables_are_not_the_lead() {
    let site = site(
        "\
//- articles/a.txt
Ministers meet in Manila

By Desk Staff and Others

MANILA, April 11 (Wire) — The Philippines received the guests. They talked.
//- articles/b.md
+++
title = \"Votes\"
date = 2024-01-01
+++
| State | Vote |
|---|---|
| Germany | yes |

Japan counted the votes in Tokyo. Japan was content.

The Japanese minister spoke.
",
    );
    let card = site.page("briefings/index.html");
    assert!(card.contains("<p class=\"summary\">The Philippines received the guests. They talked.</p>"), "{card}");
    let votes = site.page("briefings/votes/index.html");
    let mentioned = "<dd class=\"mentioned\"><a href=\"/countries/germany/\">";
    assert!(votes.contains(mentioned), "a table before the lead is not the lead");
}

#[test]
fn raw_html_is_read_and_given_no_page_parts() {
    let site = site(
        "\
//- articles/a.md
+++
title = \"Note\"
date = 2024-01-01
+++
<div role=\"alertdialog\" aria-label=\"Login\">
<p>Japan and China signed <b>a treaty</b> in Tokyo.</p>
<script>var France;</script>
</div>

One.[^1]

[^1]: First.
[^1]: Second.
",
    );
    assert_eq!(site.under("countries"), ["china", "japan"]);
    let page = site.page("briefings/note/index.html");
    let text = page.split("<div class=\"text\">").nth(1).unwrap();
    assert!(!text.contains("alertdialog") && !text.contains("Login") && !text.contains("var France"));
    assert!(text.contains("First.") && text.contains("Second."));
    assert_eq!(text.matches("id=\"fn-1\"").count(), 1, "{text}");
    assert!(site.page("briefings/index.html").contains("Japan and China signed a treaty in Tokyo."));
}

#[test]
fn lists_in_a_plain_text_keep_their_lines() {
    let site = site(
        "//- articles/a.txt\nWhat they agreed\n\nIn Tokyo they named\n- more patrols\n  at sea\n- a new radar\n1. a date\n",
    );
    let page = unmarked(site.page("briefings/what-they-agreed/index.html"));
    let text = page.split("<div class=\"text\">").nth(1).unwrap();
    for line in
        ["<p>In Tokyo they named</p>", "<p>- more patrols\n  at sea</p>", "<p>- a new radar</p>", "<p>1. a date</p>"]
    {
        assert!(text.contains(line), "{line} is not in {text}");
    }
}

#[test]
fn many_equal_headings_and_characters_that_xml_forbids() {
    let headings = "# a\n\n".repeat(30_000);
    let site = site(&format!(
        "//- articles/a.md\n+++\ntitle = \"Note\"\ndate = 2024-01-01\n+++\nJa\u{fffe}pan\u{ffff} spoke.\n\n{headings}"
    ));
    assert!(site.page("briefings/note/index.html").contains("id=\"s-a-30000\""));
    assert!(
        !site.page("feed.xml").contains(['\u{fffe}', '\u{ffff}']) && site.page("feed.xml").contains("Japan spoke.")
    );
}

#[test]
fn lists_go_on_over_pages() {
    let articles: String = (0..120)
        .map(|n| format!("//- articles/{n}.md\n+++\ntitle = \"Note {n}\"\ndate = 2024-01-01\n+++\nJapan spoke.\n"))
        .collect();
    let site = site(&articles);
    assert!(site.pages.contains_key("countries/japan/page/3/index.html"));
    assert!(!site.pages.contains_key("countries/japan/page/4/index.html"));
    assert!(site.page("countries/japan/page/2/index.html").contains("href=\"/countries/japan/page/3/\""));
    assert!(site.page("countries/japan/page/2/index.html").contains("href=\"/countries/japan/\""));
    let cards = |page: &str| page.matches("href=\"/briefings/note-").count();
    let total: usize =
        ["", "page/2/", "page/3/"].iter().map(|at| cards(site.page(&format!("briefings/{at}index.html")))).sum();
    assert!(total >= 120, "{total} cards");
}

#[test]
fn every_page_and_feed_is_there() {
    let site = site(
        "\
//- articles/a.md
+++
title = \"Note\"
date = 2024-01-01
people = [\"Fumio Kishida\"]
aliases = [\"/2024/old-note/\"]
+++
Japan and AUKUS.[^1]

[^1]: A note with a [link](b.md#s-part).
//- articles/b.md
+++
title = \"Other\"
date = 2024-02-01T10:30:00+09:00
+++
## Part

| a | b |
|---|---|
| 1 | 2 |
",
    );
    for path in [
        "index.html",
        "404.html",
        "briefings/index.html",
        "briefings/note/index.html",
        "countries/index.html",
        "countries/japan/index.html",
        "countries/japan/feed.xml",
        "topics/index.html",
        "topics/aukus/index.html",
        "topics/aukus/feed.xml",
        "people/index.html",
        "people/fumio-kishida/index.html",
        "feed.xml",
        "sitemap.xml",
        "robots.txt",
        "2024/old-note/index.html",
    ] {
        assert!(site.pages.contains_key(path), "{path} is missing");
    }
    let feed = site.page("feed.xml");
    assert!(
        feed.contains("<updated>2024-02-01T01:30:00Z</updated>")
            && feed.contains("<id>https://example.org/briefings/note/</id>")
    );
    assert!(
        site.page("2024/old-note/index.html").contains("https://example.org/briefings/note/")
            || site.page("2024/old-note/index.html").contains("/briefings/note/")
    );
    let note = site.page("briefings/note/index.html");
    assert!(note.contains("href=\"/briefings/other/#s-part\""), "a link to an article's file leads to its page");
    assert!(note.contains("role=\"doc-noteref\"") && note.contains("id=\"fn-1\""));
    assert!(site.page("briefings/other/index.html").contains("<div class=\"table-scroll\" role=\"region\""));
    assert!(site.page("robots.txt").contains("Sitemap: https://example.org/sitemap.xml"));
}

#[test]
fn every_page_has_its_policy_first() {
    let site = site(
        "//- articles/a.md\n+++\ntitle = \"Note\"\ndate = 2024-01-01\naliases = [\"/old/\"]\n+++\nJapan and AUKUS.\n",
    );
    let policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'self'";
    for (path, page) in site.pages.iter().filter(|(path, _)| path.ends_with(".html")) {
        let head =
            page.split_once("charset=\"utf-8\"").or_else(|| page.split_once("charset=utf-8")).map(|(_, rest)| rest);
        let rest = head.unwrap_or_else(|| panic!("{path} has no charset"));
        let meta = rest.trim_start_matches(['>', '/', ' ', '\n']);
        assert!(
            meta.starts_with("<meta http-equiv=\"Content-Security-Policy\""),
            "{path}: {}",
            &meta[..80.min(meta.len())]
        );
        assert!(page.contains(policy), "{path}");
        for never in ["<style", " style=\"", "onclick", "<script>"] {
            assert!(!page.contains(never), "{path} has {never}");
        }
    }
}

#[test]
fn a_site_defines_topics_of_its_own() {
    let site = site(
        "\
//- site.toml
title = \"Desk\"
base_url = \"https://example.org\"
default_topics = false
[[topic]]
id = \"fisheries\"
name = \"Fisheries\"
strong = [\"fishing quota*\"]
none = [\"no fishing quota\"]
//- articles/a.md
+++
title = \"Quotas\"
date = 2024-01-01
+++
The Fishing Quotas of Norway, and AUKUS.
//- articles/b.md
+++
title = \"Other\"
date = 2024-01-02
+++
There is no fishing quota.
",
    );
    assert_eq!(site.under("topics"), ["fisheries"]);
    assert!(!site.page("topics/fisheries/index.html").contains("/briefings/other/"));
}

#[test]
fn who_keeps_one_finding_says_nothing_of_the_others() {
    let site = site(
        "//- articles/a.md
+++
title = \"Talks\"
date = 2024-01-01
+++
President Joe Biden met Prime Minister Fumio Kishida in Washington.

They agreed on a plan.

A spokesman said later that Foreign Minister Wang Yi had been told of it.
//- articles/a.meta.toml
people = [\"Wang Yi\"]
",
    );
    let page = site.page("briefings/talks/index.html");
    let aside = |slug: &str| page.contains(&format!("<dd class=\"mentioned\"><a href=\"/people/{slug}/\">"));
    assert!(!aside("joe-biden") && !aside("fumio-kishida"), "{page}");
    assert!(aside("wang-yi"), "he is kept, and still named late");
}
