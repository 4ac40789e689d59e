//! What the reader's pages say of themselves: how borders are drawn, whose words stand where, in what order names come.

use super::scratch::{Site, between, site};

const SITE: &str = "\
//- site.toml
title = \"Desk\"
base_url = \"https://example.org\"
//- articles/a.md
+++
title = \"Grain from Odesa\"
date = 2024-04-10
countries = [\"UA\", \"TR\"]
topics = [\"sanctions\"]
+++
Ukraine and Turkey spoke of grain on 8 April 2024. Belgium listened.
//- articles/b.md
+++
title = \"Grain again\"
date = 2024-03-10
countries = [\"UA\", \"TR\"]
topics = [\"sanctions\"]
[[event]]
date = 2024-03-09
text = \"Ukraine writes to Turkey.\"
[[event]]
date = 2024-03-08
text = \"The ministers meet.\"
[[event]]
date = 2024-03-07
text = \"Belgium is told.\"
+++
Ukraine and Turkey agreed. Belgium listened again.
";

fn built() -> Site {
    site(SITE)
}

#[test]
fn maps_show_what_is_disputed_and_lead_to_the_note_on_borders() {
    let site = built();
    let link = "<a href=\"/map/#borders\">How borders are drawn</a>";
    let locator = between(site.page("countries/ukraine/index.html"), "<svg class=\"locator\"", "</figure>");
    assert!(locator.contains("<path class=\"disputed\"") && locator.contains(link), "Crimea is of both");
    let neighbour = between(site.page("countries/turkiye/index.html"), "<svg class=\"locator\"", "</figure>");
    assert!(neighbour.contains(link) && !neighbour.contains("class=\"disputed\""));
    let home = between(site.page("index.html"), "<svg class=\"map\"", "</figure>");
    assert!(home.contains("<path class=\"disputed\"") && home.contains("Disputed status</li>") && home.contains(link));
    let map = site.page("map/index.html");
    assert!(map.contains("<path class=\"disputed\"") && map.contains("Disputed status</li>"));
    assert!(map.contains("id=\"borders\"") && !map.contains(link), "the note stands beside it");
    assert!(!site.page("briefings/grain-again/index.html").contains("#borders"));
}

#[test]
fn a_chronology_says_what_was_found_and_what_is_the_author_s() {
    let site = built();
    let told = |page: &str| between(site.page(page), "<h2 id=\"chronology\">", "</section>").to_owned();
    let of = |page: &str, words: &str| {
        let told = told(page);
        let event = told.split("<li").find(|event| event.contains(words)).map(str::to_owned);
        event.unwrap_or_else(|| panic!("{page} lacks {words}: {told}"))
    };
    for page in ["countries/ukraine/index.html", "countries/turkiye/index.html"] {
        let found = of(page, "spoke of grain");
        assert!(found.starts_with(" class=\"found\"") && found.contains("found in the text"), "{found}");
        let given = of(page, "writes to Turkey");
        assert!(given.starts_with('>') && !given.contains("found in the text"), "{given}");
        assert!(told(page).contains("A filled mark is an event that an author lists"));
        // It names no country, and the briefing is about both.
        assert!(of(page, "The ministers meet.").starts_with('>'));
        assert!(!told(page).contains("Belgium is told."), "this is told of another country");
    }
    assert!(told("countries/belgium/index.html").contains("Belgium is told."));
    assert!(!told("countries/belgium/index.html").contains("The ministers meet."), "no briefing is about Belgium");
}

#[test]
fn people_stand_by_family_name_and_as_they_are_written() {
    let desk = site(
        "//- articles/a.md\n+++\ntitle = \"A\"\ndate = 2024-01-01\npeople = [\"Antony Blinken\", \"Xi Jinping\", \
         \"Lloyd Austin\", \"Ursula von der Leyen\", \"Fumio Kishida\"]\n+++\nThey met.\n",
    );
    let index = desk.page("people/index.html");
    let order = [">Lloyd Austin<", ">Antony Blinken<", ">Fumio Kishida<", ">Ursula von der Leyen<", ">Xi Jinping<"];
    let places: Vec<usize> = order.iter().map(|name| index.find(name).unwrap_or_else(|| panic!("{name}"))).collect();
    assert!(places.is_sorted(), "{places:?}");
    assert!(index.contains("by family name"));
}

#[test]
fn the_map_of_the_home_page_has_its_numbers_beside_it() {
    let site = built();
    let figure = between(site.page("index.html"), "<svg class=\"map\"", "</figure>");
    let table = between(figure, "<details>", "</details>");
    let row = |name: &str| table.split("<tr>").find(|row| row.contains(name)).unwrap_or("").to_owned();
    assert!(row("/countries/ukraine/").contains("<td>2</td><td>0</td>"), "{table}");
    assert!(row("/countries/belgium/").contains("<td>0</td><td>2</td>"), "{table}");
}

#[test]
fn the_table_of_countries_and_topics_has_no_row_or_column_of_nothing() {
    // Belgium is named as often as Ukraine, and no briefing is about it; no briefing on a country is about cyber.
    let source = format!("{SITE}//- articles/c.md\n+++\ntitle = \"C\"\ntopics = [\"cyber-security\"]\n+++\nA note.\n");
    let desk = site(&source);
    let table = between(desk.page("matrix/index.html"), "<table class=\"heat\"", "</table>");
    assert!(table.contains("/countries/ukraine/") && table.contains("/topics/sanctions/"));
    assert!(!table.contains("/countries/belgium/"), "{table}");
    assert!(
        desk.page("topics/index.html").contains("/topics/cyber-security/")
            && !table.contains("/topics/cyber-security/"),
        "{table}"
    );
}

#[test]
fn the_bottom_line_and_the_key_points_say_whose_words_they_are() {
    let note = "Japan and Australia signed a pact in Tokyo on 8 April 2024. Reuters reported it.\n\n\
                Fumio Kishida said that 40 ships of Japan and Australia would sail together in May. The ships will \
                meet off Darwin and go north. Canberra will pay $3 billion for what the two navies need.\n\n\
                The United States and Britain had signed AUKUS with Australia in September 2021. Few had expected \
                it then. Japan has been asked to join the second part of the pact since April 2024.\n\n\
                China called the pact a threat to the region on 9 April 2024. The Philippines asked Japan for a \
                pact of its own in June 2023. NATO said that it welcomed what Japan and Australia had agreed.\n";
    let of = |front: &str| {
        let files = format!("//- articles/a.md\n+++\ntitle = \"A\"\ndate = 2024-04-10\n{front}+++\n{note}");
        site(&files).page("briefings/a/index.html").to_owned()
    };
    let said = |page: &str, id: &str| between(page, &format!("<h2 id=\"{id}\">"), "</h2>").to_owned();
    let own = of("summary = \"It matters.\"\n");
    assert!(said(&own, "bottom-line").contains("Bottom line <span class=\"origin\">from the author</span>"));
    assert!(said(&own, "key-points").contains("from the text"), "{}", said(&own, "key-points"));
    let points = of("key_points = [\"One.\"]\n");
    assert!(said(&points, "key-points").contains("from the author") && !points.contains("bottom-line"));
    let found = of("");
    for id in ["bottom-line", "key-points"] {
        assert!(said(&found, id).contains("from the text"), "{id}");
    }
}

#[test]
fn countries_and_regions_have_the_names_of_the_site_s_language() {
    let french = site(
        "//- site.toml\ntitle = \"Desk\"\nbase_url = \"https://example.org\"\nlang = \"fr\"\n//- articles/a.md\n+++\n\
         title = \"Note\"\ndate = 2024-01-01\ncountries = [\"Japan\", \"Germany\", \"Egypt\"]\ntopics = [\"sanctions\"]\n\
         organisations = [\"NATO\"]\n+++\nUne note.\n",
    );
    let japan = french.page("countries/japan/index.html");
    assert!(japan.contains("Japon</h1>") && japan.contains("<a href=\"/regions/eastern-asia/\">Asie de l’Est</a>"));
    assert!(!japan.contains("Eastern Asia"), "{japan}");
    let index = french.page("countries/index.html");
    assert!(index.contains(">Europe de l’Ouest</h2>") && index.contains("Égypte</a>"), "{index}");
    let members = between(french.page("organisations/nato/index.html"), "<dt>Membres</dt>", "</dd>");
    assert!(members.contains("Albanie") && members.contains(">Allemagne</a>") && !members.contains("Germany"));
    assert!(french.page("topics/index.html").contains("<a href=\"/topics/sanctions/\">Sanctions</a>"));
    assert!(built().page("countries/ukraine/index.html").contains("Ukraine</h1>"));
    assert!(!built().page("topics/index.html").contains("lang=\"en\">Sanctions"));
}

#[test]
fn the_table_and_the_network_are_found_from_the_header_and_the_home_page() {
    let site = built();
    let sections = between(site.page("briefings/grain-again/index.html"), "<nav class=\"sections\"", "</nav>");
    assert!(sections.contains("<a href=\"/matrix/\">Countries by topics</a>"), "{sections}");
    assert!(site.page("matrix/index.html").contains("<a href=\"/matrix/\" aria-current=\"true\">"));
    let home = "<a href=\"/matrix/#together\">Who with whom</a>";
    assert!(site.page("index.html").contains(home) && site.page("matrix/index.html").contains("id=\"together\""));
}

#[test]
fn a_quote_of_nobody_says_that_its_speaker_is_not_identified() {
    let desk = site(
        "//- articles/a.md\n+++\ntitle = \"A\"\ndate = 2024-01-05\n+++\nOn 3 January twelve governments, Japan and Germany \
         among them, said that the Houthis would “bear the responsibility of the consequences” if they went on.\n",
    );
    let quotes = between(desk.page("briefings/a/index.html"), "<h2 id=\"quotes\">", "</section>");
    assert!(quotes.contains("<p>Speaker not identified"), "{quotes}");
}
