//! Pictures on the site: the map, the timeline, the table of countries by topics, and what stands on the pages of tags.

use super::scratch::{Site, site};

const SITE: &str = "\
//- site.toml
title = \"Desk\"
base_url = \"https://example.org\"
//- articles/a.md
+++
title = \"Tokyo and Canberra sign\"
date = 2024-04-10
countries = [\"JP\", \"AU\"]
topics = [\"aukus\"]
[[event]]
date = 2024-04-09
text = \"The ministers meet.\"
place = \"Tokyo\"
+++
The ministers signed the paper on 8 April 2024. Singapore watched.
//- articles/b.md
+++
title = \"Tokyo again\"
date = 2023-11-02
countries = [\"JP\", \"AU\"]
topics = [\"aukus\"]
+++
The ships left the port on 1 November 2023.
//- articles/c.md
+++
title = \"Tokyo alone\"
date = 2023-11-05
countries = [\"JP\"]
topics = [\"nato\"]
+++
Nothing else happened.
";

fn built() -> Site {
    site(SITE)
}

/// Every picture of a page, as it stands in the HTML.
fn pictures(html: &str) -> Vec<&str> {
    html.split("<svg ").skip(1).filter_map(|rest| rest.split("</svg>").next()).collect()
}

#[test]
fn the_map_shades_what_briefings_are_about_and_tells_what_they_only_mention() {
    let site = built();
    let map = site.page("map/index.html");
    assert!(map.contains("<path class=\"s5\"") && map.contains("<title>Japan: 3 briefings</title></path>"));
    assert!(map.contains("<title>Australia: 2 briefings</title></path>"));
    assert!(
        map.contains("<circle class=\"named\"") && map.contains("<title>Singapore: mentioned in 1 briefing</title>")
    );
    for words in ["No coverage", "Only mentioned", "1 briefing", "3 briefings"] {
        assert!(map.contains(&format!("</svg> {words}</li>")), "the key lacks {words}");
    }
    let row = map.split("/countries/japan/").nth(1).and_then(|rest| rest.split("</tr>").next()).unwrap_or("");
    assert!(
        row.contains("<td>3</td><td>0</td><td><svg class=\"spark\"")
            && row.contains("</svg></td><td>10 April 2024</td>"),
        "{row}"
    );
    assert!(map.contains("id=\"borders\""), "the map says how borders are drawn");
}

#[test]
fn the_home_page_has_a_small_map_and_the_way_to_the_pictures() {
    let site = built();
    let home = site.page("index.html");
    assert!(home.contains("<svg class=\"map\"") && home.contains("Japan: 3 briefings"));
    for way in ["\"/map/\"", "\"/timeline/\"", "\"/matrix/\""] {
        assert!(home.contains(way), "{way}");
        assert!(site.page("briefings/tokyo-alone/index.html").contains(way), "{way} from a briefing");
    }
}

#[test]
fn the_timeline_tells_the_latest_first_and_where_it_is_told() {
    let site = built();
    let page = site.page("timeline/index.html");
    let order = ["The ministers meet.", "The ministers signed", "id=\"year-2023\"", "The ships left"];
    let at: Vec<usize> = order.iter().map(|words| page.find(words).unwrap_or_else(|| panic!("no {words}"))).collect();
    assert!(at.is_sorted(), "{at:?}");
    assert!(page.contains("<span class=\"place\">Tokyo</span>"));
    assert!(page.contains("href=\"/briefings/tokyo-and-canberra-sign/#chronology\""));
    assert!(site.page("briefings/tokyo-and-canberra-sign/index.html").contains("id=\"chronology\""));
    assert!(page.contains("<svg class=\"timeline\"") && page.contains("<td>2</td>"));
}

#[test]
fn a_long_timeline_goes_on_over_pages() {
    use std::fmt::Write;
    let mut text = SITE.split("//- articles/").next().unwrap_or("").to_owned();
    for at in 0..60 {
        let (month, day) = (1 + at / 28, 1 + at % 28);
        let _ = write!(text, "//- articles/n{at}.md\n+++\ntitle = \"Note {at}\"\ndate = 2024-06-01\n");
        for _ in 0..4 {
            let _ = write!(text, "[[event]]\ndate = 2024-{month:02}-{day:02}\ntext = \"Event {at}\"\n");
        }
        let _ = writeln!(text, "+++\nNothing.");
    }
    let site = site(&text);
    assert!(site.page("timeline/index.html").contains("Event 59"));
    assert!(site.page("timeline/page/2/index.html").contains("Event 0<"));
    assert!(!site.pages.contains_key("timeline/page/3/index.html"));
}

#[test]
fn one_chronology_does_not_fill_the_timeline() {
    use std::fmt::Write;
    let mut text = SITE.split("//- articles/").next().unwrap_or("").to_owned();
    text.push_str("//- articles/long.md\n+++\ntitle = \"A chronology\"\ndate = 2024-06-01\n");
    for day in 1..=30 {
        let _ = write!(text, "[[event]]\ndate = 2024-04-{day:02}\ntext = \"On day {day}.\"\n");
    }
    text.push_str("+++\nNothing.\n");
    let site = site(&text);
    let page = site.page("timeline/index.html");
    assert!(page.contains("On day 25.") && !page.contains("On day 26."), "{page}");
}

#[test]
fn the_table_counts_what_meets_and_leads_there() {
    let site = built();
    let matrix = site.page("matrix/index.html");
    let both = if site.pages.contains_key("countries/japan/topics/aukus/index.html") {
        "/countries/japan/topics/aukus/"
    } else {
        "/countries/japan/"
    };
    assert!(matrix.contains(&format!("<a href=\"{both}\" title=\"Japan, AUKUS\">2</a>")), "{matrix}");
    assert!(matrix.contains("<td class=\"none\">0</td>"));
    assert!(matrix.contains("<title>Australia and Japan: 2</title>"), "the network joins what is together");
}

#[test]
fn a_tag_shows_where_it_lies_and_when_it_was_covered() {
    let site = built();
    let japan = site.page("countries/japan/index.html");
    assert!(japan.contains("<svg class=\"locator\"") && japan.contains("<svg class=\"columns\""));
    assert!(japan.contains("The most: 2 briefings in November 2023."));
    let aukus = site.page("topics/aukus/index.html");
    assert!(!aukus.contains("class=\"locator\"") && aukus.contains("<svg class=\"columns\""));
    // One month says nothing.
    assert!(!site.page("countries/singapore/index.html").contains("class=\"columns\""));
}

#[test]
fn every_picture_has_words_and_none_has_a_style() {
    let site = built();
    for (path, html) in site.pages.iter().filter(|(path, _)| path.ends_with(".html")) {
        assert!(!html.contains(" style="), "{path}");
        for picture in pictures(html) {
            let spoken =
                picture.contains("role=\"img\"") && picture.contains("<title id=") && picture.contains("<desc id=");
            let hidden = picture.contains("aria-hidden=\"true\"");
            assert!(spoken != hidden, "{path}: {}", &picture[..picture.len().min(120)]);
        }
        let mut ids: Vec<&str> = html.split(" id=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
        let all = ids.len();
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), all, "{path} gives an id twice");
    }
}

#[test]
fn a_site_without_countries_or_events_has_its_pages_all_the_same() {
    let site = site(
        "//- site.toml\ntitle = \"Desk\"\nbase_url = \"https://example.org\"\n//- articles/a.md\n+++\ntitle = \"Quiet\"\n+++\nNothing.\n",
    );
    assert!(site.page("map/index.html").contains("No briefing names a country yet."));
    assert!(site.page("timeline/index.html").contains("Nothing yet."));
    assert!(site.page("matrix/index.html").contains("No briefing is about both"));
    assert!(!site.page("index.html").contains("class=\"map\""));
}
