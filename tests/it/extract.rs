//! Which countries the built-in lists find in a sentence or two, and what only looks like one.

use super::scratch::site;

use chancery::source::Source;
use chancery::{document, extract, gazetteer};

/// The names of the countries that a text is about.
fn primary(text: &str) -> Vec<String> {
    let gazetteer = gazetteer::built_in().value;
    let source = Source::new("articles/a.md", format!("+++\ntitle = \"Note\"\n+++\n{text}\n"));
    let document = document::parse(&source, &gazetteer).value.unwrap();
    let read = extract::Text { title: "Note", dateline: "", prose: &document.prose, date: None };
    let found = extract::metadata(read, &gazetteer).countries.into_iter();
    let primary = found.filter(|found| found.role == extract::Role::Primary);
    primary.map(|found| gazetteer.country(found.what).name.clone()).collect()
}

#[test]
fn what_stands_below_a_heading_is_not_the_lead() {
    let asked = "Japan had asked for it. Japan paid.";
    assert_eq!(primary(&format!("Norway signed.\n\n## How it began\n\n{asked}")), ["Norway"]);
    assert_eq!(primary(&format!("## The signing\n\nNorway signed.\n\n## How it began\n\n{asked}")), ["Norway"]);
    assert_eq!(primary(&format!("Norway signed.\n\n{asked}")), ["Japan", "Norway"]);
    assert_eq!(primary(&format!("- Norway signed.\n- {asked}")), ["Japan", "Norway"]);
    // What a long text names once behind its first paragraph is not what it is about, though its second names it.
    let text = "Norway signed. Norway paid. Norwegians voted.\n\nJapan asked. Norway went on.\n\nJapan was glad. Finland was not.";
    assert_eq!(primary(text), ["Norway", "Japan"]);
    assert_eq!(primary(&text.replace("Japan was glad. ", "")), ["Norway"]);
}

/// The folders of a section of a site of one article.
pub fn under(section: &str, title: &str, text: &str) -> Vec<String> {
    let site = site(&format!("//- articles/a.md\n+++\ntitle = \"{title}\"\ndate = 2024-01-01\n+++\n{text}\n"));
    site.under(section).into_iter().map(str::to_owned).collect()
}

#[test]
fn a_name_means_what_the_world_means_by_it() {
    let none: [&str; 0] = [];
    let cases: [(&str, &[&str]); 17] = [
        (
            "Washington has a law; Berlin, Paris, Rome and the European Central Bank fear it.",
            &["france", "germany", "italy", "united-states"],
        ),
        ("American tanks were promised, and Berlin followed.", &["germany", "united-states"]),
        (
            "Canada and the United States sent envoys to London and Paris.",
            &["canada", "france", "united-kingdom", "united-states"],
        ),
        ("The United States and Cuba spoke.", &["cuba", "united-states"]),
        ("American envoys flew to Lebanon.", &["lebanon", "united-states"]),
        (
            "American envoys flew to Moscow, Warsaw, Vienna and Athens.",
            &["austria", "greece", "poland", "russia", "united-states"],
        ),
        (
            "American envoys flew to Cairo, Dublin, Lima and Manila.",
            &["egypt", "ireland", "peru", "philippines", "united-states"],
        ),
        ("American ships called at Odessa, Naples and Melbourne.", &["australia", "italy", "ukraine", "united-states"]),
        ("Canadian ministers flew to Sydney.", &["australia", "canada"]),
        ("Americans flew to Vancouver.", &["canada", "united-states"]),
        ("Nigeria closed its border with Niger.", &["niger", "nigeria"]),
        ("Greece and Macedonia agreed.", &["greece", "north-macedonia"]),
        ("A fire broke out in Berlin, New Hampshire.", &["united-states"]),
        ("The new minister is Wellington Koo.", &none),
        ("Wellington answered.", &["new-zealand"]),
        (
            "The ministry's English notice gave a number; the English translation, the English text and the English version agree.",
            &none,
        ),
        ("The French text and the French version differ from the French translation.", &none),
    ];
    for (text, countries) in cases {
        assert_eq!(under("countries", "Note", text), countries, "{text:?}");
    }
}

#[test]
fn what_several_states_have_is_that_of_the_one_named_before_it() {
    for (text, country) in [
        ("Pakistan's Foreign Office spoke of Iran.", "pakistan"),
        ("The German Foreign Office spoke of Iran.", "germany"),
        ("The Foreign Office in London spoke of Iran.", "united-kingdom"),
        ("Canada's House of Commons spoke of Iran.", "canada"),
        ("North Korea's Central Military Commission met.", "north-korea"),
        ("Xi Jinping led the Central Military Commission.", "china"),
        ("Trump threatened Spain with tariffs.", "united-states"),
        ("Xi has not spoken of it.", "china"),
    ] {
        let found = under("countries", "Note", text);
        assert!(found.iter().any(|slug| slug == country), "{country} in {text:?}: {found:?}");
        assert!(
            country == "united-kingdom" || !found.iter().any(|slug| slug == "united-kingdom"),
            "{text:?}: {found:?}"
        );
    }
    // A number is nobody.
    assert!(under("countries", "Note", "Louis XI was king, and PIUS XI was pope.").is_empty());
}

#[test]
fn a_country_is_named_by_its_institutions_and_leaders() {
    let none: [&str; 0] = [];
    let cases: [(&str, &[&str]); 16] = [
        ("The talks were led by Secretary of State Antony Blinken.", &["united-states"]),
        ("A secretary of state was not there.", &none),
        ("Angela Merkel met Vladimir Putin.", &["germany", "russia"]),
        ("The Sheriff's Office in the county asked for witnesses.", &["united-states"]),
        ("PLEASANTON, Calif. — The firm said so.", &["united-states"]),
        ("They celebrated Mass. Noah's Ark. was a story.", &none),
        ("GLASGOW, Ky. — A house burned.", &["united-states"]),
        ("A house burned in Glasgow.", &["united-kingdom"]),
        (
            "Police in Palestine, Anderson County, made an arrest; the Independent School District was told.",
            &["united-states"],
        ),
        ("Palestine and Israel spoke.", &["israel", "palestine"]),
        ("Two men from Edmonton were seen in Enfield.", &none),
        ("Two men from Edmonton were seen.", &["canada"]),
        ("Victoria Nuland spoke to Luís Montenegro and Jordan Bardella.", &none),
        ("Victoria left the room.", &none),
        ("Officials in Victoria, near Melbourne, left the room.", &["australia"]),
        (
            "It costs five million US dollars, or Swiss francs. The Madrid concept and the Vilnius agreements do not say.",
            &none,
        ),
    ];
    for (text, countries) in cases {
        assert_eq!(under("countries", "Note", text), countries, "{text:?}");
    }
}

#[test]
fn a_country_is_named_by_the_seats_of_its_power() {
    let cases: [(&str, &str); 16] = [
        ("The Ballhausplatz kept silent.", "austria"),
        ("Historians read the files of the Wilhelmstrasse.", "germany"),
        ("The Rada voted on the bill.", "ukraine"),
        ("The bill was sent to the Rada on Tuesday.", "ukraine"),
        ("The Tweede Kamer voted on the bill.", "netherlands"),
        ("Word came from the Binnenhof.", "netherlands"),
        ("The Farnesina summoned the envoy.", "italy"),
        ("The Cortes Generales voted on the bill.", "spain"),
        ("The Seanad voted on the bill.", "ireland"),
        ("The Senedd voted on the bill.", "united-kingdom"),
        ("The Oliy Majlis voted on the bill.", "uzbekistan"),
        ("The Milli Majlis voted on the bill.", "azerbaijan"),
        ("The People's Majlis voted on the bill.", "maldives"),
        ("The Majlis voted on the bill.", "iran"),
        ("The Loya Jirga met.", "afghanistan"),
        ("The bill passed before the Diet session ended.", "japan"),
    ];
    for (text, country) in cases {
        assert_eq!(under("countries", "Note", text), [country], "{text:?}");
    }
    assert!(under("countries", "Note", "A Rada that met in 1917, and a diet session.").is_empty());
}

#[test]
fn in_a_list_of_countries_each_is_one() {
    let text = "Turkey, Jordan and Georgia sent aid. Michael Jordan came from Atlanta, Georgia.";
    let found = under("countries", "Aid", text);
    for country in ["turkiye", "jordan", "georgia", "united-states"] {
        assert!(found.iter().any(|other| other == country), "{country} in {found:?}");
    }
    let found = under("countries", "Storm", "Alabama, Georgia and Florida were hit.");
    assert!(!found.iter().any(|other| other == "georgia"), "{found:?}");
}

#[test]
fn georgia_is_a_state_where_its_own_neighbours_are_named_and_not_where_the_united_states_are() {
    let state: &[&str] = &["united-states"];
    let both: &[&str] = &["georgia", "united-states"];
    let cases: [(&str, &[&str]); 17] = [
        ("The U.S. State Department criticised Georgia's foreign agents law; Georgian Dream did not answer.", both),
        ("The White House said that Washington was worried about Georgia.", both),
        ("The United States will review its ties with Georgia.", both),
        ("Moldova and Georgia asked Washington for help.", &["georgia", "moldova", "united-states"]),
        ("The U.S. Congress voted. Georgians were glad.", both),
        ("A storm hit Atlanta, Georgia.", state),
        ("A storm hit Valdosta, Georgia.", state),
        ("A storm hit homes in Georgia and Alabama.", state),
        ("A storm hit New York and Georgia. The governor of Alabama helped.", state),
        ("Georgia Governor Brian Kemp signed the bill, the White House said.", state),
        ("Donald Trump was charged in Georgia's Fulton County.", state),
        ("Georgia is a swing state, the White House said.", state),
        (
            "Prosecutors in Fulton County charged him over the vote in Georgia, and Russia denied it.",
            &["russia", "united-states"],
        ),
        ("Russia has troops in Georgia, a senator from New Hampshire said.", &["georgia", "russia", "united-states"]),
        ("Senators of Texas and Florida were in Georgia after the Georgian parliament had voted.", both),
        ("Batumi, Georgia, was flooded.", &["georgia"]),
        ("In New York, Georgia asked for help.", both),
    ];
    for (text, countries) in cases {
        assert_eq!(under("countries", "Note", text), countries, "{text:?}");
    }
}

#[test]
fn a_country_after_a_name_says_where_it_is() {
    let cases: [(&str, &[&str]); 15] = [
        ("A bomb went off in Tripoli, Lebanon, on Monday.", &["lebanon"]),
        ("A bomb went off in Tripoli.", &["libya"]),
        ("The flood reached Hyderabad, Pakistan.", &["pakistan"]),
        ("The boat left Barcelona, Venezuela.", &["venezuela"]),
        ("CARTAGENA, Spain (AP) — The boat left.", &["spain"]),
        ("The boat left for Guadalajara, Spain; nobody saw it.", &["spain"]),
        ("A shop burned in Boston, England.", &["united-kingdom"]),
        ("The port of Pointe-Noire, Congo, was closed.", &["congo-republic"]),
        // A list goes on, and a new clause begins.
        ("The envoy flew to Bogota, Spain and Egypt.", &["colombia", "egypt", "spain"]),
        ("The envoy flew to Bogota, Spain, Egypt.", &["colombia", "egypt", "spain"]),
        ("In Paris, Lebanon agreed to a truce.", &["france", "lebanon"]),
        ("After talks in Santiago, Argentina's minister agreed.", &["argentina", "chile"]),
        ("They voted with Jordan, Lebanon.", &["jordan", "lebanon"]),
        ("They blamed the Russians, Ukraine.", &["russia", "ukraine"]),
        ("They were in Athens, Bogota, Egypt.", &["colombia", "egypt", "greece"]),
    ];
    for (text, countries) in cases {
        assert_eq!(under("countries", "Note", text), countries, "{text:?}");
    }
}

#[test]
fn a_name_of_a_person_is_no_place_where_it_stands_alone() {
    let none: [&str; 0] = [];
    let cases: [(&str, &[&str]); 6] = [
        ("Denzel Washington took the prize. Washington thanked his wife.", &none),
        ("Chad Smith plays drums. Chad is in a band.", &none),
        ("Michael Jordan sold the team. Jordan's son was glad.", &none),
        ("Michael Jordan went to Jordan.", &["jordan"]),
        ("Jordan voted. Michael Jordan sold the team.", &["jordan"]),
        ("The Norwegian Refugee Council works in Chad.", &["chad"]),
    ];
    for (text, countries) in cases {
        assert_eq!(under("countries", "Note", text), countries, "{text:?}");
    }
}

#[test]
fn a_state_after_a_name_says_where_it_is() {
    let cases: [(&str, &[&str]); 10] = [
        ("A barn burned in Athens, Ohio.", &["united-states"]),
        ("A barn burned in Athens.", &["greece"]),
        ("LISBON, Maine - A barn burned.", &["united-states"]),
        ("A barn burned in London, Ont., on Monday.", &["canada"]),
        ("A barn burned in Perth, Scotland.", &["united-kingdom"]),
        ("He went from Geneva, Illinois, to Geneva in Switzerland.", &["switzerland", "united-states"]),
        ("It rained in Georgia, Alabama and Florida.", &["united-states"]),
        ("It rained in Georgia.", &["georgia"]),
        // A city in a list of cities is not a state's.
        ("It has offices in London, New York and Tokyo.", &["japan", "united-kingdom", "united-states"]),
        ("Ministers from Jordan, Papua New Guinea and Fiji met.", &["fiji", "jordan", "papua-new-guinea"]),
    ];
    for (text, countries) in cases {
        assert_eq!(under("countries", "Note", text), countries, "{text:?}");
    }
}

#[test]
fn a_states_letters_count_behind_a_town() {
    let none: [&str; 0] = [];
    let cases: [(&str, &[&str]); 15] = [
        ("A barn burned in Farmville, VA, on Monday.", &["united-states"]),
        ("A barn burned in Friedensburg, Pa.", &["united-states"]),
        ("A barn burned in Shawinigan, Que., on Monday.", &["canada"]),
        ("A barn burned in Wagga, N.S.W., on Monday.", &["australia"]),
        ("It was put to Senator Thune (R-SD), who agreed.", &["united-states"]),
        ("A barn burned in Dublin, GA.", &["united-states"]),
        ("A barn burned in Oxford, Miss., and in Dublin, Ohio.", &["united-states"]),
        // Elsewhere these letters mean something else, and behind a foreign town its own country.
        ("On Monday, SC judges met.", &none),
        ("The VA met with Mo and Pa.", &none),
        ("It has an office in Casablanca, MA.", &["morocco"]),
        ("A PAPER, CA, WAS READ.", &none),
        // Both halves of a word for what is between two countries.
        ("The Sino-Indian border was closed.", &["china", "india"]),
        (
            "A Franco-German plan and the Russo-Ukrainian war were on the table.",
            &["france", "germany", "russia", "ukraine"],
        ),
        ("In Georgia, Russo-Georgian talks began.", &["georgia", "russia"]),
        ("The Indo-Pacific and Anglo-Saxon law were discussed with Franco and Russo.", &none),
    ];
    for (text, countries) in cases {
        assert_eq!(under("countries", "Note", text), countries, "{text:?}");
    }
}

#[test]
fn a_language_and_a_street_are_no_country() {
    let cases: [(&str, &[&str]); 8] = [
        // Most streets are called after places of their own country.
        ("The shop is on Haifa Road.", &["israel"]),
        ("China Road and Bridge Corporation built the Kenyan railway.", &["china", "kenya"]),
        ("A Chinese interpreter sat behind the Kenyan minister.", &["china", "kenya"]),
        ("In Nairobi he spoke French, and said in Russian that he would go.", &["kenya"]),
        ("The Dushanbe shop is on Paris Avenue.", &["tajikistan"]),
        ("The Nairobi shop is on Haifa Street, near Damascus Road.", &["kenya"]),
        ("In Nairobi he spoke to French officers.", &["france", "kenya"]),
        ("In Nairobi and Haifa streets were closed.", &["israel", "kenya"]),
    ];
    for (text, countries) in cases {
        assert_eq!(under("countries", "Note", text), countries, "{text:?}");
    }
}

#[test]
fn local_news_is_placed_by_what_it_speaks_of() {
    let none: [&str; 0] = [];
    let cases: [(&str, &[&str]); 11] = [
        ("The Board of Education voted; the eighth-grade pupils left.", &none),
        ("The Board of Education voted on zoning; the eighth-grade pupils left.", &["united-states"]),
        ("The elementary schools of Dublin were shut.", &none),
        ("The Planning Commission and the City Council of Mansfield met. The coroner was told.", &["united-states"]),
        ("The City Council met.", &none),
        ("The City Council met, councillors said; the Police Department was told.", &none),
        ("In Lahore the City Council met with the Police Department.", &["pakistan"]),
        ("The Paris school district told the sheriff; the City Council met.", &["united-states"]),
        ("Envoys from the United States met in Paris.", &["france", "united-states"]),
        ("Lancaster is small. The Township told the sheriff and the County, in Pennsylvania.", &["united-states"]),
        ("The Navajo tribe and other Indians asked Congress in New Mexico.", &["united-states"]),
    ];
    for (text, countries) in cases {
        assert_eq!(under("countries", "Note", text), countries, "{text:?}");
    }
}

#[test]
fn cities_and_provinces_name_their_country() {
    let cases: [(&str, &str); 16] = [
        ("Envoys flew to Minsk for talks.", "belarus"),
        ("The Abu Dhabi-based firm Mubadala grew.", "united-arab-emirates"),
        ("Shells fell on Druzhkivka, and it will cost US$20 million.", "ukraine"),
        ("Agence France-Presse wrote that a Tuapse refinery burned.", "russia"),
        ("A bomb went off in Maiduguri.", "nigeria"),
        ("Shells fell on Kryvyi Rih.", "ukraine"),
        ("The quake shook Kahramanmaraş.", "turkiye"),
        ("Troops moved into Cabo Delgado.", "mozambique"),
        ("The flood reached Khyber Pakhtunkhwa.", "pakistan"),
        ("Strikes closed the port of Izmir.", "turkiye"),
        ("The junta bombed Sagaing.", "myanmar"),
        ("A mine closed in Katanga.", "dr-congo"),
        ("Polls opened in Uttar Pradesh.", "india"),
        ("The trial began in Chemnitz.", "germany"),
        ("S. African banks were shut.", "south-africa"),
        ("The cartel fled to Culiacán.", "mexico"),
    ];
    for (text, country) in cases {
        assert_eq!(under("countries", "Note", text), [country], "{text:?}");
    }
}
