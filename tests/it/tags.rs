//! Pages of tags, and what lists them: regions, what the lists say, chronologies, where a country and a topic meet,
//! indexes with a filter, the archive and the sources.

use super::scratch::{Site, between, site};

const DESK: &str = "\
//- articles/a.md
+++
title = \"Tokyo and Canberra sign\"
date = 2024-04-10
updated = 2024-05-02
countries = [\"JP\", \"AU\"]
topics = [\"aukus\"]
people = [\"Fumio Kishida\"]
systems = [\"MIM-104 Patriot\"]
organisations = [\"NATO\"]
[[source]]
name = \"Reuters: Tokyo and Canberra sign, 10 April 2024\"
url = \"https://example.org/tokyo\"
reliability = \"B\"
credibility = 2
[[event]]
date = 2024-04-09
text = \"Japan and Australia sign in Canberra.\"
+++
Prime Minister Fumio Kishida of Japan spoke on 8 April 2024 in Tokyo. NATO watched. Australia bought a MIM-104 Patriot on 5 April 2024. Poland was told.
//- articles/b.md
+++
title = \"Japan and the pact\"
date = 2023-12-30
countries = [\"JP\"]
topics = [\"aukus\"]
people = [\"Fumio Kishida\"]
+++
Japan will join the pact on 1 March 2024, Reuters reported. Japan signed a treaty in Tokyo on 12 December 2023.
//- articles/c.md
+++
title = \"Warsaw\"
date = 2023-12-01
countries = [\"PL\"]
topics = [\"nato\"]
+++
Poland spoke.
//- articles/d.md
+++
title = \"A note without a day\"
countries = [\"PL\"]
+++
Poland spoke again.
";

fn desk() -> Site {
    site(DESK)
}

#[test]
fn a_region_has_the_briefings_about_its_countries() {
    let desk = desk();
    assert_eq!(desk.under("regions"), ["australia-and-new-zealand", "eastern-asia", "eastern-europe"]);
    let region = desk.page("regions/eastern-asia/index.html");
    assert!(
        region.contains("/briefings/tokyo-and-canberra-sign/") && region.contains("/briefings/japan-and-the-pact/")
    );
    assert!(!region.contains("/briefings/warsaw/"));
    let countries = between(region, "<h2 id=\"countries\">", "</section>");
    assert!(countries.contains("/countries/japan/") && !countries.contains("/countries/poland/"));
    // Poland is only mentioned in the first one.
    let east = desk.page("regions/eastern-europe/index.html");
    assert!(east.contains("/briefings/warsaw/") && !east.contains("/briefings/tokyo-and-canberra-sign/"));
    let index = desk.page("regions/index.html");
    assert!(between(index, "<h2 id=\"group-asia\">", "</section>").contains("/regions/eastern-asia/"));
    assert!(desk.page("countries/japan/index.html").contains("<a href=\"/regions/eastern-asia/\">Eastern Asia</a>"));
    // A region makes no two briefings related, and no briefing has it as a tag.
    assert!(!desk.page("briefings/japan-and-the-pact/index.html").contains("Eastern Asia"));
}

/// The sentence that says what a tag is, as HTML.
fn what<'a>(desk: &'a Site, page: &str) -> &'a str {
    between(desk.page(&format!("{page}/index.html")), "<p class=\"what\">", "</p>")
}

#[test]
fn pages_of_tags_say_what_the_lists_and_the_newest_article_know() {
    let desk = desk();
    let region = |slug: &str, name: &str| format!("UN region: <a href=\"/regions/{slug}/\">{name}</a>");
    for (page, said) in [
        (
            "countries/australia",
            format!(
                "Commonwealth of Australia; {}; capital: Canberra.",
                region("australia-and-new-zealand", "Australia and New Zealand")
            ),
        ),
        ("countries/japan", format!("{}; capital: Tokyo.", region("eastern-asia", "Eastern Asia"))),
        ("regions/eastern-europe", "UN region; part of: Europe; 1 country in these briefings.".to_owned()),
        ("organisations/nato", "Alliance; 32 member countries.".to_owned()),
        (
            "systems/mim-104-patriot",
            "Air defence system; made in: United States; builder: Raytheon, Lockheed Martin.".to_owned(),
        ),
        (
            "people/fumio-kishida",
            "Last named as: Prime Minister, Japan, in <a href=\"/briefings/tokyo-and-canberra-sign/\">the briefing of \
             10 April 2024</a>."
                .to_owned(),
        ),
    ] {
        assert!(what(&desk, page).trim_start().ends_with(&said), "{page}: {} and not {said}", what(&desk, page));
    }
    // A capital of an ambiguous name.
    assert!(what(&desk, "countries/poland").ends_with("capital: Warsaw."));
    // Members are too many for a sentence.
    let members = between(desk.page("organisations/nato/index.html"), "<dl class=\"known\">", "</dl>");
    assert!(members.contains("<a href=\"/countries/poland/\">Poland</a>") && members.contains("Albania"));
    assert!(members.contains("more</summary>"), "many members are folded");
    // What is said once is not said again, and what is not known is not said.
    for page in ["countries/japan", "systems/mim-104-patriot", "people/fumio-kishida", "regions/eastern-asia"] {
        assert!(!desk.page(&format!("{page}/index.html")).contains("class=\"known\""), "{page}");
    }
    let article = |named: &str| format!("//- articles/{named}.md\n+++\ntitle = \"{named}\"\ndate = 2024-01-01\n");
    let (one, other) =
        (article("a") + "people = [\"Ana Who\"]\n+++\nB.\n", article("b") + "systems = [\"Xyz 9\"]\n+++\nB.\n");
    let unlisted = site(&(one + &other));
    for page in ["people/ana-who/index.html", "systems/xyz-9/index.html"] {
        assert!(!unlisted.page(page).contains("class=\"what\"") && !unlisted.page(page).contains("<aside"), "{page}");
    }
}

#[test]
fn a_page_of_a_tag_is_described_by_what_it_is() {
    let desk = desk();
    let described = |page: &str| {
        between(desk.page(&format!("{page}/index.html")), "<meta name=\"description\" content=\"", "\"").to_owned()
    };
    let nato = described("organisations/nato");
    assert_eq!(nato, "NATO: 1 briefing from Desk. Alliance; 32 member countries.");
    assert!(described("topics/aukus").starts_with("AUKUS: 2 briefings from Desk. The security pact of Australia"));
    let kishida = described("people/fumio-kishida");
    assert!(kishida.ends_with("Last named as: Prime Minister, Japan, in the briefing of 10 April 2024."), "{kishida}");
}

#[test]
fn a_chronology_tells_what_the_briefings_tell_of_the_tag() {
    let desk = desk();
    let japan = between(desk.page("countries/japan/index.html"), "<h2 id=\"chronology\">", "</section>");
    let days = ["9 April 2024", "8 April 2024", "12 December 2023"];
    let places: Vec<usize> =
        days.iter().map(|day| japan.find(day).unwrap_or_else(|| panic!("{day}: {japan}"))).collect();
    assert!(places.is_sorted(), "the newest first");
    assert!(japan.contains("href=\"/briefings/tokyo-and-canberra-sign/#chronology\""));
    assert!(!japan.contains("5 April 2024"), "this sentence does not name it");
    assert!(!japan.contains("1 March 2024"), "what is announced has not happened");
    let patriot = between(desk.page("systems/mim-104-patriot/index.html"), "<h2 id=\"chronology\">", "</section>");
    assert!(patriot.contains("5 April 2024") && !patriot.contains("9 April 2024"));
    let region = between(desk.page("regions/eastern-asia/index.html"), "<h2 id=\"chronology\">", "</section>");
    assert!(region.contains("12 December 2023"), "of its countries");
}

#[test]
fn a_country_and_a_topic_meet_from_two_briefings_on() {
    let desk = desk();
    let both = desk.page("countries/japan/topics/aukus/index.html");
    assert!(both.contains("/briefings/tokyo-and-canberra-sign/") && both.contains("/briefings/japan-and-the-pact/"));
    assert!(both.contains("2 briefings"));
    assert!(!desk.pages.contains_key("countries/australia/topics/aukus/index.html"), "one is too few");
    let link = "href=\"/countries/japan/topics/aukus/\"";
    for page in ["countries/japan/index.html", "topics/aukus/index.html", "matrix/index.html"] {
        assert!(desk.page(page).contains(link), "{page} leads there");
    }
    assert!(desk.page("sitemap.xml").contains("/countries/japan/topics/aukus/"));
}

#[test]
fn key_people_and_systems_come_with_what_they_are() {
    let desk = desk();
    let page = desk.page("countries/australia/index.html");
    let people = between(page, "<h2 id=\"people\">", "</section>");
    assert!(people.contains("/people/fumio-kishida/") && people.contains("Prime Minister"), "{people}");
    assert!(between(page, "<h2 id=\"systems\">", "</section>").contains("Air defence system"));
    assert!(between(page, "<h2 id=\"together\">", "</section>").contains("/countries/japan/"));
    let site =
        site(&format!("{DESK}//- site.toml\ntitle = \"Desk\"\nbase_url = \"https://example.org\"\nper_page = 1\n"));
    let second = site.page("countries/japan/page/2/index.html");
    assert!(!second.contains("<h2 id=\"people\">") && !second.contains("chronology"), "only the first page tells them");
}

/// A site of one article on these topics.
fn on_topics(topics: &[&str], config: &str) -> Site {
    let given: Vec<String> = topics.iter().map(|topic| format!("\"{topic}\"")).collect();
    site(&format!(
        "//- articles/a.md\n+++\ntitle = \"A\"\ndate = 2024-01-01\ntopics = [{}]\n+++\nB.\n\
         //- site.toml\ntitle = \"Desk\"\nbase_url = \"https://example.org\"\n{config}",
        given.join(", ")
    ))
}

#[test]
fn many_topics_stand_in_groups_that_can_be_jumped_to() {
    let topics = [
        "aukus",
        "nato",
        "ukraine",
        "iran",
        "sudan",
        "air-power",
        "espionage",
        "coup",
        "trade",
        "sanctions",
        "ice",
        "fish",
        "tea",
    ];
    let topic = |id: &str, more: &str| format!("[[topic]]\nid = \"{id}\"\nstrong = [\"xyz\"]\n{more}");
    let own = [topic("ice", "group = \"Polar affairs\"\n"), topic("fish", "group = \"economy\"\n"), topic("tea", "")]
        .concat();
    let index = on_topics(&topics, &own);
    assert!(index.codes().is_empty(), "{:?}", index.codes());
    let index = index.page("topics/index.html");
    let groups = between(index, "<nav class=\"jump\"", "</nav>");
    let names: Vec<&str> = groups.split("<a href=\"#").skip(1).filter_map(|of| of.split(['>', '<']).nth(1)).collect();
    assert_eq!(
        names,
        [
            "Alliances and diplomacy",
            "Arms and forces",
            "Economy, energy and climate",
            "Polar affairs",
            "Politics and society",
            "Regions and conflicts",
            "Threats to security",
            "Other topics"
        ]
    );
    assert!(
        groups.contains(
            "<a href=\"#group-regions-and-conflicts\">Regions and conflicts</a> <span class=\"count\">3</span>"
        )
    );
    let of = |id: &str| between(index, &format!("<h2 id=\"group-{id}\">"), "</section>");
    assert!(of("economy-energy-and-climate").contains("/topics/fish/") && of("other-topics").contains("/topics/tea/"));
    assert!(of("regions-and-conflicts").contains("/topics/sudan/") && !of("other-topics").contains("/topics/aukus/"));
    // A few are seen at one glance, and topics that have no group at all need none.
    assert!(!on_topics(&topics[..5], "").page("topics/index.html").contains("<h2 id="));
    let many: Vec<String> = (0..15).map(|at| format!("own-{at}")).collect();
    let names: Vec<&str> = many.iter().map(String::as_str).collect();
    let own: String = names.iter().map(|id| topic(id, "")).collect();
    assert!(!on_topics(&names, &own).page("topics/index.html").contains("Other topics"));
}

#[test]
fn an_index_can_be_jumped_in_and_filtered() {
    let names =
        ["Italy", "Spain", "Latvia", "Estonia", "Norway", "Sweden", "Finland", "Denmark", "Kenya", "Ghana", "Peru"];
    let many = site(&format!(
        "//- articles/a.md\n+++\ntitle = \"A\"\ndate = 2024-01-01\n+++\nJapan wrote to {}.\n",
        names.join(", ")
    ));
    let index = many.page("countries/index.html");
    assert!(index.contains("<a href=\"#group-eastern-asia\">") && index.contains("id=\"group-eastern-asia\""));
    let filter = between(index, "<p class=\"filter\" data-narrow data-shown=\"{shown} of {all}\" hidden>", "</p>");
    assert!(filter.contains("<label for=\"filter\">") && filter.contains("<output for=\"filter\">"));
    assert!(!desk().page("countries/index.html").contains("data-narrow"), "four countries need no filter");
    let systems = desk();
    assert!(systems.page("systems/index.html").contains("Air defence system</h2>"), "systems stand by class");
    let missile = site("//- articles/a.md\n+++\ntitle = \"A\"\nsystems = [\"FGM-148 Javelin\"]\n+++\nA note.\n");
    assert!(missile.page("systems/index.html").contains("Anti-tank missile</h2>"), "a class keeps its hyphen");
}

#[test]
fn the_archive_goes_by_year_and_month() {
    let desk = desk();
    let archive = desk.page("archive/index.html");
    for link in ["/archive/2024/", "/archive/2024/04/", "/archive/2023/12/"] {
        assert!(archive.contains(&format!("href=\"{link}\"")), "{link}");
    }
    assert!(archive.contains("1 without a date"));
    let year = desk.page("archive/2023/index.html");
    assert!(year.contains("/briefings/warsaw/") && !year.contains("/briefings/tokyo-and-canberra-sign/"));
    assert!(year.contains("rel=\"next\" href=\"/archive/2024/\""));
    let month = desk.page("archive/2023/12/index.html");
    assert!(month.contains("/briefings/warsaw/") && month.contains("/briefings/japan-and-the-pact/"));
    assert!(month.contains("href=\"/archive/2024/04/\""), "the month after it");
    assert!(desk.page("index.html").contains("href=\"/archive/\""));
    assert!(desk.codes().iter().all(|code| !code.contains("clash")), "{:?}", desk.codes());
}

#[test]
fn sources_are_gathered_with_their_grades() {
    let desk = desk();
    let page = desk.page("sources/index.html");
    let reuters = between(page, "<h2 id=\"source-reuters\">", "</section>");
    assert!(reuters.contains("2 briefings") && reuters.contains("B2"), "{reuters}");
    assert!(
        reuters.contains("href=\"https://example.org/tokyo\"")
            && reuters.contains("Tokyo and Canberra sign, 10 April 2024")
    );
    let cited = reuters.split_once("Cited in the text of").unwrap().1;
    assert!(cited.contains("/briefings/japan-and-the-pact/"));
    assert!(page.contains("#grades"));
    let none = site("//- articles/a.md\n+++\ntitle = \"A\"\ndate = 2024-01-01\n+++\nJapan.\n");
    assert!(!none.pages.contains_key("sources/index.html"), "nothing is cited, so nothing is listed");
    assert!(!none.page("index.html").contains("/sources/"));
}

#[test]
fn the_home_page_says_what_was_updated() {
    let desk = desk();
    let updated = between(desk.page("index.html"), "<h2 id=\"updated\">", "</section>");
    assert!(updated.contains("/briefings/tokyo-and-canberra-sign/") && updated.contains("2 May 2024"));
    assert!(!updated.contains("/briefings/warsaw/"));
}

#[test]
fn the_home_page_says_which_tags_are_new() {
    let mut source = String::new();
    for number in 0..26 {
        // The two newest are about Poland, which no earlier one names; Japan is in all.
        let people = if number == 0 { "people = [\"Ursula von der Leyen\"]\n" } else { "" };
        let (year, countries) = if number < 2 { (2024, "\"JP\", \"PL\"") } else { (2023, "\"JP\"") };
        source.push_str(&format!(
            "//- articles/a{number}.md\n+++\ntitle = \"Note {number}\"\ndate = {year}-02-{:02}\ncountries = [{countries}]\n{people}+++\nA note.\n",
            27 - number
        ));
    }
    let many = site(&source);
    let home = many.page("index.html");
    let fresh = between(home, "<h2 id=\"fresh\">", "</section>");
    assert!(fresh.contains("Poland") && fresh.contains("Country, since <time datetime=\"2024-02-26\">"), "{fresh}");
    assert!(!fresh.contains("Japan"), "Japan is nothing new: {fresh}");
    assert!(!fresh.contains("Ursula"), "a name met once may be none: {fresh}");
    assert!(!desk().page("index.html").contains("id=\"fresh\""), "on a small site everything would be new");
}
