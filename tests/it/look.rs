//! What a reader sees first: counts that say what they count, what a phone folds, in which order things stand, and a style
//! sheet that is the same from either side.

use super::scratch::{Site, between, site};

const SITE: &str = "\
//- site.toml
title = \"Desk\"
base_url = \"https://example.org\"
//- articles/a.md
+++
title = \"Talks in Tokyo\"
date = 2024-04-10
countries = [\"JP\"]
topics = [\"sanctions\"]
people = [\"Fumio Kishida\"]
+++
Fumio Kishida spoke for Japan. Belgium listened.
//- articles/b.md
+++
title = \"Ships from Kobe\"
date = 2024-03-10
countries = [\"JP\"]
+++
Japan sent ships. Belgium waited.
//- articles/c.md
+++
title = \"Grain from Gdansk\"
date = 2023-02-10
countries = [\"PL\"]
+++
Poland wrote to Japan and to Belgium.
";

fn built() -> Site {
    site(SITE)
}

#[test]
fn a_country_s_page_tells_what_is_about_it_from_what_names_it() {
    let site = built();
    let intro = |page: &str| between(site.page(page), "<header class=\"title\">", "</header>").to_owned();
    let japan = intro("countries/japan/index.html");
    assert!(japan.contains("</time>: 2 are about it, 1 only mentions it."), "{japan}");
    let belgium = intro("countries/belgium/index.html");
    assert!(belgium.contains("3 briefings from") && belgium.contains("</time>: it is only mentioned."), "{belgium}");
    let poland = intro("countries/poland/index.html");
    assert!(poland.contains("1 briefing of") && !poland.contains("about it"), "{poland}");
    let cards = |page: &str| {
        let page = site.page(page);
        let said = |card: &&str| card.split("</article>").next().is_some_and(|card| card.contains("only mentioned"));
        page.split("<article class=\"card\">").skip(1).filter(said).count()
    };
    assert_eq!(cards("countries/japan/index.html"), 1);
    assert_eq!(cards("countries/belgium/index.html"), 3);
    for page in ["index.html", "briefings/index.html", "topics/sanctions/index.html", "countries/poland/index.html"] {
        assert_eq!(cards(page), 0, "{page}");
    }
}

#[test]
fn the_home_page_counts_countries_as_its_map_does() {
    let site = built();
    let home = site.page("index.html");
    assert!(between(home, "<figcaption>", "</figcaption>").starts_with("Briefings about each country."));
    let list = between(home, "<h2 id=\"busiest-countries\">", "</section>");
    let counts: Vec<(bool, bool)> = list
        .split("<li>")
        .skip(1)
        .map(|item| (item.contains("/countries/japan/"), item.contains("2<span class=\"hidden\"> briefings")))
        .collect();
    assert_eq!(
        counts,
        [(true, true), (false, false)],
        "Belgium is named most often, and no briefing is about it: {list}"
    );
}

#[test]
fn a_phone_folds_the_facts_and_says_what_is_in_them() {
    let site = built();
    let facts = between(site.page("briefings/talks-in-tokyo/index.html"), "<aside class=\"facts\"", "</aside>");
    let (folded, open) = facts.split_once("</dl></details>").expect("the facts are in a part that folds");
    assert!(folded.contains("<details class=\"around\"><summary>Facts: 2 countries, 1 topic, 1 person</summary><dl>"));
    assert!(open.contains("href=\"#why\""), "why there are these tags can always be asked");
    let bare = site.page("briefings/grain-from-gdansk/index.html");
    assert!(bare.contains("<summary>Facts: 3 countries</summary>"), "what there is none of is not counted");
}

#[test]
fn lists_of_briefings_say_that_they_are() {
    let site = built();
    for page in ["countries/japan/index.html", "briefings/index.html"] {
        let page = site.page(page);
        assert!(page.contains("<h2>Briefings of 2024</h2>") && page.contains("<h2>Briefings of 2023</h2>"));
    }
}

#[test]
fn what_came_before_stands_before_what_came_after() {
    let site = built();
    let beside = between(site.page("archive/2024/03/index.html"), "<nav class=\"beside\"", "</nav>");
    let (before, after) = (beside.find("/archive/2023/02/"), beside.find("/archive/2024/04/"));
    assert!(before.is_some() && before < after, "{beside}");
}

#[test]
fn english_sentences_hold_names_that_need_an_article() {
    let about = "//- articles/a.md\n+++\ntitle = \"A\"\ndate = 2024-01-01\ncountries = [\"US\"]\n+++\nThe United States wrote on 1 January 2024.\n";
    let site = site(about);
    let page = site.page("countries/united-states/index.html");
    for wrong in ["of United States", "on United States", "About United States"] {
        assert!(!page.contains(wrong), "{wrong}");
    }
    for right in [
        "United States: dated events",
        "United States: the country and its neighbours",
        "United States: 1 briefing from",
    ] {
        assert!(page.contains(right), "{right}");
    }
}

/// Left and right are not the same in Arabic. A box may have four sides only if those two are alike.
#[test]
fn the_style_sheets_know_no_left_and_right() {
    for (name, css) in [
        ("chancery.css", include_str!("../../templates/assets/chancery.css")),
        ("search.css", include_str!("../../templates/assets/search.css")),
    ] {
        for line in css.lines() {
            let Some((property, value)) = line.trim().trim_end_matches(';').split_once(": ") else { continue };
            let sides: Vec<&str> = value.split(' ').collect();
            let is_box = ["padding", "margin", "border-width", "inset"].contains(&property);
            assert!(!(is_box && sides.len() == 4 && sides[1] != sides[3]), "{name}: {line}");
            let sided = |of: &str| ["-left", "-right"].iter().any(|side| of.ends_with(side));
            let is_aligned = property == "text-align" || property == "float";
            assert!(!(sided(property) || is_aligned && ["left", "right"].contains(&value)), "{name}: {line}");
        }
    }
}

const TOLD: &str = "\
//- articles/told.md
+++
title = \"The treaty and its soldiers\"
date = 2024-12-18
countries = [\"JP\"]
+++
Japan and Australia signed the pact on 5 August 2024. In September 2024 Japan sent two ships to the exercise. It was on
7 October 2024 that Japan withdrew them. On 9 October 2024 they met in Japan again. Japan and the Philippines will sign
on 15 January 2025.
";

#[test]
fn away_from_its_briefing_only_what_says_all_by_itself_is_told() {
    let site = site(TOLD);
    let days = ["2024-08-05", "2024-09", "2024-10-07", "2024-10-09", "2025-01-15"];
    let told = |text: &str| days.map(|day| text.contains(&format!("datetime=\"{day}\"")));
    let chronology = |page: &str| told(between(site.page(page), "<h2 id=\"chronology\">", "</section>"));
    assert_eq!(chronology("briefings/the-treaty-and-its-soldiers/index.html"), [true; 5], "the briefing tells all");
    assert_eq!(chronology("countries/japan/index.html"), [true, false, false, false, false]);
    let timeline = site.page("timeline/index.html");
    assert_eq!(told(between(timeline, "<ol class=\"days\">", "</main>")), [true, false, false, false, false]);
}

#[test]
fn the_facts_begin_with_what_the_author_says_of_a_day() {
    let found: String = (1..8).map(|day| format!("Japan signed a pact on {day} March 2024. ")).collect();
    let site = site(&format!(
        "//- articles/a.md\n+++\ntitle = \"A\"\ndate = 2024-04-01\n[[event]]\ndate = 2024-01-09\ntext = \"The ministers meet in \
         Tokyo\"\n[[event]]\ndate = 2024-03-02\ntext = \"Japan answers\"\n+++\n{found}\n"
    ));
    let days = between(site.page("briefings/a/index.html"), "<div class=\"fact days\">", "</div>");
    let dates: Vec<&str> = days.split("datetime=\"").skip(1).map(|day| &day[..10]).collect();
    assert_eq!(dates, ["2024-01-09", "2024-03-02", "2024-03-04", "2024-03-05", "2024-03-06", "2024-03-07"], "{days}");
    assert!(days.contains("The ministers meet in Tokyo</span>") && days.contains("Japan answers</span>"), "{days}");
}

#[test]
fn an_office_is_told_with_its_country_where_a_briefing_gives_it() {
    let article = |name: &str, day: &str, text: &str| {
        format!("//- articles/{name}.md\n+++\ntitle = \"{name}\"\ndate = {day}\n+++\n{text}\n")
    };
    let newer = article("Newer", "2024-04-10", "President Anton Varga spoke in Paris.");
    let older = article("Older", "2024-03-10", "French President Anton Varga spoke in Kyiv.");
    let office = |articles: &[&str]| {
        let site = site(&articles.concat());
        between(site.page("people/anton-varga/index.html"), "<p class=\"what\">", "</p>").contains("President, France")
    };
    assert!(office(&[&newer, &older]));
    assert!(!office(&[&newer]), "no country is made up");
    let other = article("Other", "2024-04-10", "Minister Anton Varga spoke in Paris.");
    assert!(!office(&[&other, &older]), "another office is not the one of that country");
}
