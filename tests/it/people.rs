//! Which office and country a person has, who is one person and who two, and what is nobody.

use crate::actors::{GAZETTEER, read};

/// The people of a text: name, office, country.
fn told(title: &str, text: &str) -> Vec<(String, String, String)> {
    let people = read(title, text).people.into_iter().map(|found| found.what);
    let code = |country: Option<_>| country.map_or("", |id| GAZETTEER.country(id).code.as_str()).to_owned();
    people.map(|person| (person.name, person.office, code(person.country))).collect()
}

/// Asserts that these are the people of a text and nobody else.
fn check(text: &str, wanted: &[(&str, &str, &str)]) {
    let wanted: Vec<(String, String, String)> =
        wanted.iter().map(|&(name, office, code)| (name.to_owned(), office.to_owned(), code.to_owned())).collect();
    assert_eq!(told("", text), wanted, "{text}");
}

#[test]
fn a_deputy_is_never_who_they_stand_in_for() {
    check("Deputy Finance Minister Alexei Moiseev spoke.", &[("Alexei Moiseev", "Deputy Finance Minister", "")]);
    check("Deputy Speaker Pyotr Tolstoy spoke.", &[("Pyotr Tolstoy", "Deputy Speaker", "")]);
    check(
        "Under Secretary for Political Affairs Victoria Nuland spoke.",
        &[("Victoria Nuland", "Under Secretary for Political Affairs", "")],
    );
    check(
        "First Deputy Prime Minister Yuliia Svyrydenko spoke.",
        &[("Yuliia Svyrydenko", "First Deputy Prime Minister", "")],
    );
    check("First Sea Lord Admiral Ben Key spoke.", &[("Ben Key", "First Sea Lord", "")]);
    check("Prime Minister-designate Saad Hariri spoke.", &[("Saad Hariri", "Prime Minister-designate", "LB")]);
    check("Chancellor-designate Olaf Scholz spoke.", &[("Olaf Scholz", "Chancellor-designate", "DE")]);
    // What somebody is as well, they are.
    check(
        "Winston Peters, also deputy leader of the coalition, spoke.",
        &[("Winston Peters", "deputy leader of the coalition", "NZ")],
    );
    // Behind a preposition that opens a sentence no office begins.
    check("Under President Jacques Chirac it grew.", &[("Jacques Chirac", "President", "FR")]);
}

#[test]
fn an_office_says_in_several_words_what_it_is_for() {
    let cases = [
        ("Minister of Foreign Affairs Espen Barth Eide spoke.", "Espen Barth Eide", "Minister of Foreign Affairs"),
        (
            "Coordinating Minister for National Security Teo Chee Hean spoke.",
            "Teo Chee Hean",
            "Coordinating Minister for National Security",
        ),
        (
            "Under-Secretary-General for Humanitarian Affairs Martin Griffiths spoke.",
            "Martin Griffiths",
            "Under-Secretary-General for Humanitarian Affairs",
        ),
        (
            "Minister of Foreign Affairs, International Trade and Worship Gerardo Werthein spoke.",
            "Gerardo Werthein",
            "Minister of Foreign Affairs, International Trade and Worship",
        ),
        (
            "Minister of Foreign Affairs, African Integration and Cameroonian Expatriates Paul Biloa spoke.",
            "Paul Biloa",
            "Minister of Foreign Affairs, African Integration and Cameroonian Expatriates",
        ),
        (
            "Jean Mbala, Minister for Mining, Energy and Water, spoke.",
            "Jean Mbala",
            "Minister for Mining, Energy and Water",
        ),
        ("Secretary for Justice Paul Lam spoke.", "Paul Lam", "Secretary for Justice"),
        ("Deputy Agriculture Secretary Stephen Vaden spoke.", "Stephen Vaden", "Deputy Agriculture Secretary"),
        (
            "The Minister of Regional and Industrial Expansion, Michel Cote, spoke.",
            "Michel Cote",
            "Minister of Regional and Industrial Expansion",
        ),
        ("Minister of Mines and Energy Subroto said so.", "Subroto", "Minister of Mines and Energy"),
    ];
    for (text, name, office) in cases {
        check(text, &[(name, office, "")]);
    }
    check("Governor of Sokoto State Aminu Tambuwal spoke.", &[("Aminu Tambuwal", "Governor of Sokoto State", "NG")]);
    check("Minister of Social Affairs Louw de Graaf left.", &[("Louw de Graaf", "Minister of Social Affairs", "")]);
    // Several ministers hold an office together, and nobody of several hangs on it.
    check(
        "The ministers of foreign affairs, Tobias Billstrom and Lars Rasmussen, met.",
        &[("Tobias Billstrom", "", "SE"), ("Lars Rasmussen", "", "")],
    );
}

#[test]
fn a_surname_in_a_family_is_its_head_s() {
    let mentions = |title: &str, text: &str| -> Vec<(String, usize)> {
        let people = read(title, text).people.into_iter();
        people.map(|found| (found.what.name, found.mentions.len())).collect()
    };
    let check = |title: &str, text: &str, wanted: &[(&str, usize)]| {
        let wanted: Vec<(String, usize)> = wanted.iter().map(|&(name, times)| (name.to_owned(), times)).collect();
        assert_eq!(mentions(title, text), wanted, "{text}");
    };
    check(
        "",
        "President Alexander Lukashenko sent his son, Viktor Lukashenko. Lukashenko said so. Lukashenko left.",
        &[("Alexander Lukashenko", 3), ("Viktor Lukashenko", 1)],
    );
    check(
        "",
        "President Gustavo Petro met First Lady Veronica Petro. Petro said so.",
        &[("Gustavo Petro", 2), ("Veronica Petro", 1)],
    );
    check("", "Kim Jong Il met his sister, Kim Kyong Hui. Kim said so.", &[("Kim Jong Il", 2), ("Kim Kyong Hui", 1)]);
    // Of nearly the same name, and still two people.
    check(
        "",
        "President Daniel Ortega spoke. His son, Daniel Ortega Murillo, agreed. Ortega left. Daniel Ortega Murillo stayed.",
        &[("Daniel Ortega", 2), ("Daniel Ortega Murillo", 2)],
    );
    check(
        "",
        "President Donald Trump spoke with Donald Trump Jr. at his side. Trump left.",
        &[("Donald Trump", 2), ("Donald Trump Jr", 1)],
    );
    check("", "President Ferdinand Marcos Jr. spoke. Ferdinand Marcos left.", &[("Ferdinand Marcos Jr", 2)]);
    // Who comes first has the surname, whoever's kin they are.
    check(
        "",
        "Viktor Lukashenko was fined. His father, President Alexander Lukashenko, wept. Lukashenko left.",
        &[("Viktor Lukashenko", 2), ("Alexander Lukashenko", 1)],
    );
    // The son's surname is the father's given name, and so nobody else's.
    check(
        "",
        "Emomali Rahmon spoke. His son, Rustam Emomali, agreed. Emomali left.",
        &[("Emomali Rahmon", 1), ("Rustam Emomali", 2)],
    );
    let text = "President Alexander Lukashenko sent his son, Viktor Lukashenko.\n\n“We are ready for all of it now,” Lukashenko said.";
    assert_eq!(read("", text).quotes[0].speaker, "Alexander Lukashenko");
}

#[test]
fn who_works_on_a_country_is_not_of_it() {
    check(
        "Mark Galeotti, a Russia analyst at the Mayak Institute, spoke.",
        &[("Mark Galeotti", "Russia analyst at the Mayak Institute", "")],
    );
    let cases = [
        ("China scholar Orville Schell spoke.", "Orville Schell", ""),
        ("Suzanne DiMaggio, Korea chair at a think tank in Washington, spoke.", "Suzanne DiMaggio", ""),
        ("Anna Walker, professor of Russian politics at Bristol, spoke.", "Anna Walker", ""),
        ("Peter Salama, head of the UN mission in Congo, spoke.", "Peter Salama", ""),
        ("Ted Chaiban, UNICEF representative in Yemen, spoke.", "Ted Chaiban", ""),
        ("Reuters' Moscow bureau chief Andrew Osborn spoke.", "Andrew Osborn", ""),
        ("Thomas Andrews, the special rapporteur on Myanmar, spoke.", "Thomas Andrews", ""),
        ("Russian analyst Fyodor Lukyanov spoke.", "Fyodor Lukyanov", "RU"),
        ("US analyst Thomas Wright spoke.", "Thomas Wright", "US"),
        ("Iran Foreign Minister Hossein Amirabdollahian spoke.", "Hossein Amirabdollahian", "IR"),
        ("The US envoy for Yemen, Tim Lenderking, spoke.", "Tim Lenderking", "US"),
        ("The UK's Africa minister, Andrew Mitchell, spoke.", "Andrew Mitchell", "GB"),
    ];
    for (text, name, code) in cases {
        let found = told("", text);
        assert_eq!(found.first().map(|(name, _, code)| (name.as_str(), code.as_str())), Some((name, code)), "{text}");
    }
}

#[test]
fn a_counterpart_holds_the_office_of_the_other() {
    check(
        "Norwegian Defence Minister Tore Sandvik met his Danish counterpart, Troels Lund Poulsen.",
        &[("Tore Sandvik", "Defence Minister", "NO"), ("Troels Lund Poulsen", "Defence Minister", "DK")],
    );
    check(
        "Foreign Minister Elina Valtonen spoke. Her Swedish counterpart, Maria Stenergard, agreed.",
        &[("Elina Valtonen", "Foreign Minister", ""), ("Maria Stenergard", "Foreign Minister", "SE")],
    );
    check(
        "Foreign Minister Wang Yi met his Kenyan and Ugandan counterparts, Musalia Mudavadi and General Jeje Odongo.",
        &[
            ("Wang Yi", "Foreign Minister", "CN"),
            ("Musalia Mudavadi", "Foreign Minister", "KE"),
            ("Jeje Odongo", "Foreign Minister", "UG"),
        ],
    );
    check(
        "The Polish and Czech defence chiefs, Wieslaw Kukula and Karel Rehka, met.",
        &[("Wieslaw Kukula", "defence chief", "PL"), ("Karel Rehka", "defence chief", "CZ")],
    );
    // What another government does not have, and what is told of two, is nobody's.
    check(
        "Foreign Minister Elina Valtonen met her US counterpart Antony Blinken.",
        &[("Elina Valtonen", "Foreign Minister", ""), ("Antony Blinken", "", "US")],
    );
    check(
        "Foreign Secretary James Smith met his Danish counterpart Troels Lund Poulsen.",
        &[("James Smith", "Foreign Secretary", ""), ("Troels Lund Poulsen", "", "DK")],
    );
    check(
        "President Alexander Stubb told Foreign Minister Elina Valtonen that his Danish counterpart Lars Rasmussen was ill.",
        &[
            ("Alexander Stubb", "President", "FI"),
            ("Elina Valtonen", "Foreign Minister", ""),
            ("Lars Rasmussen", "", "DK"),
        ],
    );
}

#[test]
fn what_only_stands_where_a_person_could_is_nobody() {
    let cases = [
        ("", "On the war in the Middle East, the two ministers agreed."),
        ("", "In Cabo Rojo, the mayor said, schools are closed."),
        ("", "Guns were heard near Umm Keddada, the army chief said on Monday."),
        ("", "He signed Executive Order 13224 on Monday."),
        ("", "Troops left Camp de la Paix and Fort Saint Louis."),
        ("Army leaves Biala Podlaska, sets up commission on borders", "Nobody was hurt."),
    ];
    for (title, text) in cases {
        assert_eq!(told(title, text), [], "{title} {text}");
    }
    let found = told("Milei names Bullrich, fires general", "Patricia Bullrich thanked him.");
    assert!(
        found.iter().any(|(name, ..)| name == "Patricia Bullrich")
            && found.iter().all(|(_, office, _)| office.is_empty())
    );
    check("Its director, London-based Fadel Abdulghany, said so.", &[("Fadel Abdulghany", "director", "")]);
}

#[test]
fn a_leader_is_of_the_country_that_is_theirs() {
    check("Prime Minister Yoshihide Suga spoke.", &[("Yoshihide Suga", "Prime Minister", "JP")]);
    // Unless the text says otherwise.
    check("Georgian governor Mikheil Saakashvili spoke.", &[("Mikheil Saakashvili", "governor", "GE")]);
    check("Ukrainian governor Mikheil Saakashvili spoke.", &[("Mikheil Saakashvili", "governor", "UA")]);
    check("His aide Melania Suga spoke.", &[("Melania Suga", "aide", "")]);
}

#[test]
fn a_family_name_may_stand_in_capitals() {
    check(
        "Mr. KONO Taro, Minister for Digital Affairs, spoke. Minister Kono left.",
        &[("Kono Taro", "Minister for Digital Affairs", "")],
    );
    check("Prime Minister Mark CARNEY spoke.", &[("Mark Carney", "Prime Minister", "CA")]);
    check("By Anna Smith WINDHOEK (Reuters)", &[("Anna Smith", "", "")]);
}

#[test]
fn who_leads_a_body_of_that_name_holds_an_office() {
    check(
        "UN High Commissioner for Refugees Filippo Grandi left. Grandi, he said.",
        &[("Filippo Grandi", "UN High Commissioner for Refugees", "")],
    );
    check(
        "Volker Türk, the UN High Commissioner for Human Rights, spoke.",
        &[("Volker Türk", "UN High Commissioner for Human Rights", "")],
    );
    // Without anybody's name it is the body.
    let read = read("", "The UN High Commissioner for Refugees counted them.");
    assert!(read.people.is_empty() && read.organisations.len() == 1);
    // The surname is a city as well.
    check("Defence Minister Robertas Kaunas spoke.", &[("Robertas Kaunas", "Defence Minister", "")]);
}

#[test]
fn an_office_between_two_names_is_that_of_the_first() {
    check(
        "Accompanied by Penny Wong, the foreign minister, Anthony Albanese flew home.",
        &[("Penny Wong", "foreign minister", "AU"), ("Anthony Albanese", "", "AU")],
    );
    check("After talks, the prime minister, Anthony Albanese, left.", &[("Anthony Albanese", "prime minister", "AU")]);
}

#[test]
fn an_office_stands_behind_a_suffix_and_a_rank() {
    check("Robert F. Kennedy Jr., the health secretary, spoke.", &[("Robert F. Kennedy Jr", "health secretary", "")]);
    check(
        "Vice Admiral Johan Norrman, Commander of the Northern Fleet, spoke.",
        &[("Johan Norrman", "Commander of the Northern Fleet", "")],
    );
}

#[test]
fn a_national_is_of_that_country_and_holds_no_office() {
    check(
        "Lebanese national Hassan Moukalled and Chinese citizen Li Fangwei left.",
        &[("Hassan Moukalled", "", "LB"), ("Li Fangwei", "", "CN")],
    );
    check("Indian national Jugwinder Singh Brar left.", &[("Jugwinder Singh Brar", "", "IN")]);
    check("U.S. citizen Hassan Moukalled left.", &[("Hassan Moukalled", "", "US")]);
    check("He left the Mathari National Teaching Hospital.", &[]);
}

#[test]
fn a_question_and_a_credit_begin_no_name() {
    check("Would Mohammed bin Salman agree?", &[("Mohammed bin Salman", "", "SA")]);
    check("Yet William Ruto stayed away.", &[("William Ruto", "", "KE")]);
    check("The talks ended.\n\n(Reporting by Jan Lopatka; Editing by Andrew Heavens)", &[]);
}

#[test]
fn what_is_done_in_a_headline_is_nobody() {
    for title in [
        "President Signs Deal With Army Chief",
        "Colonel Seizes Power in Mali",
        "Defence Minister Resigns Over Scandal",
        "NATO Chief Warns Russia Over Ukraine",
        "Journalist Shot Dead in Haiti",
    ] {
        assert_eq!(told(title, "It rained."), [], "{title}");
    }
    let names = |title: &str| told(title, "It rained.").into_iter().map(|(name, ..)| name).collect::<Vec<_>>();
    assert_eq!(names("Foreign Minister Lavrov Meets Wang Yi"), ["Lavrov", "Wang Yi"]);
    assert_eq!(names("Rachel Reeves Faces Calls to Resign"), ["Rachel Reeves"]);
    assert_eq!(names("Mr. Andrii Sybiha, Minister for Foreign Affairs of Ukraine"), ["Andrii Sybiha"]);
}

#[test]
fn an_office_in_the_opening_of_a_sentence_is_somebody_else_s() {
    check("In a meeting with the president, John Smith asked for help.", &[("John Smith", "", "")]);
    check("After an attack on a guard, Matthew Williams left the town.", &[("Matthew Williams", "", "")]);
    check("After talks the president, John Smith, asked for help.", &[("John Smith", "president", "")]);
    check("The foreign minister, Peter Brown left.", &[("Peter Brown", "foreign minister", "")]);
    check("Since becoming prime minister, Peter Brown has left.", &[("Peter Brown", "prime minister", "")]);
}

#[test]
fn a_son_is_not_his_father() {
    check(
        "Sheikh Mohammed bin Rashid met Sheikh Hamdan bin Mohammed bin Rashid Al Maktoum.",
        &[("Mohammed bin Rashid", "Sheikh", ""), ("Hamdan bin Mohammed bin Rashid Al Maktoum", "Sheikh", "")],
    );
}

#[test]
fn a_minister_is_of_the_only_country_that_the_article_is_about() {
    check("Spain voted. Labor minister Yolanda Diaz said so in Madrid.", &[("Yolanda Diaz", "Labor minister", "ES")]);
    let near = "Spain voted. Spain counted. Labor minister Yolanda Diaz said so in Madrid. France did not.";
    check(near, &[("Yolanda Diaz", "Labor minister", "")]);
    // A leader is of their own country, whoever stands beside them.
    check("British politicians, Vladimir Putin said, were wrong.", &[("Vladimir Putin", "", "RU")]);
}

#[test]
fn a_family_name_may_be_that_of_an_office() {
    check("Governor Jim Justice met Carolyn Pope.", &[("Jim Justice", "Governor", ""), ("Carolyn Pope", "", "")]);
    check("Chief Justice John Roberts spoke.", &[("John Roberts", "Chief Justice", "")]);
    check("His successor, Republican Donald Trump, spoke.", &[("Donald Trump", "", "US")]);
    check("Mohamed 'Beebo' Khaled spoke.", &[("Mohamed ‘Beebo’ Khaled", "", "")]);
    check("John Smith, resident since September, spoke.", &[("John Smith", "resident", "")]);
    check(
        "The first secretary at the US Embassy in Moscow, John Smith, left.",
        &[("John Smith", "first secretary at the US Embassy in Moscow", "US")],
    );
}

#[test]
fn leaders_are_known_by_a_surname_alone() {
    check("Kishida met Biden in Tokyo.", &[("Kishida", "", "JP"), ("Biden", "", "US")]);
    check("Rutte called Guterres.", &[("Rutte", "", ""), ("Guterres", "", "")]);
    check("Anna Scholz spoke in Austin. Scholz was glad.", &[("Anna Scholz", "", "")]);
}
