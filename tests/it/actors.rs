//! Which organisations, weapon systems and sources are found in a text, and what only looks like one.

use chancery::source::Source;
use chancery::{document, extract, gazetteer};
use std::sync::LazyLock;

pub static GAZETTEER: LazyLock<gazetteer::Gazetteer> = LazyLock::new(|| gazetteer::built_in().value);

/// What is found in an article of this title and text.
pub fn read(title: &str, text: &str) -> extract::Metadata {
    let source = Source::new("articles/a.md", format!("+++\ntitle = \"Note\"\ndate = 2024-01-01\n+++\n{text}\n"));
    let document = document::parse(&source, &GAZETTEER).value.unwrap();
    extract::metadata(extract::Text { title, dateline: "", prose: &document.prose, date: None }, &GAZETTEER)
}

fn organisations(text: &str) -> Vec<String> {
    read("", text).organisations.into_iter().map(|found| found.what.name).collect()
}

fn systems(text: &str) -> Vec<String> {
    read("", text).systems.into_iter().map(|found| found.what.name).collect()
}

fn sources(text: &str) -> Vec<String> {
    read("", text).sources.into_iter().map(|cited| cited.name).collect()
}

#[test]
fn names_with_a_head_noun_are_organisations() {
    let cases: [(&str, &[&str]); 31] = [
        ("The Cook County Sheriff's Office came.", &["Cook County Sheriff’s Office"]),
        ("She is at St. Michael's Hospital now.", &["St. Michael’s Hospital"]),
        ("The Texas Department of Criminal Justice shut.", &["Texas Department of Criminal Justice"]),
        ("The Army Space and Missile Defense Command met.", &["Army Space and Missile Defense Command"]),
        ("The Communist Party of Vietnam Nguyen Van Nam met.", &["Communist Party of Vietnam"]),
        ("She heads the Asian and Oceanian Affairs Bureau in Tokyo.", &["Asian and Oceanian Affairs Bureau"]),
        ("The Arms Control and Disarmament Agency shut.", &["Arms Control and Disarmament Agency"]),
        (
            "The Ministry of Agriculture, Forestry and Fisheries sent experts.",
            &["Ministry of Agriculture, Forestry and Fisheries"],
        ),
        (
            "He left the Ministry of Foreign Affairs and Trade of Hungary.",
            &["Ministry of Foreign Affairs and Trade of Hungary"],
        ),
        ("She teaches at Tohoku Gakuin University in Sendai.", &["Tohoku Gakuin University"]),
        ("A panel of the Nile Basin Water Council met.", &["Nile Basin Water Council"]),
        ("The Botswana Prison Service has new rules.", &["Botswana Prison Service"]),
        ("The 53rd Mechanised Brigade held the town.", &["53rd Mechanised Brigade"]),
        ("Aid went to St. Luke Hospital by road.", &["St. Luke Hospital"]),
        ("The Moldovan army trains there.", &["Moldovan army"]),
        ("The Bolivian foreign ministry was closed.", &["Bolivian foreign ministry"]),
        ("Laos's transport ministry was closed.", &["transport ministry"]),
        ("Bolivia's Foreign Ministry was closed.", &["Foreign Ministry"]),
        ("The Norwegian-led Arctic Rescue Council met.", &["Arctic Rescue Council"]),
        ("The Mongolian Farmers' Party won two seats.", &["Mongolian Farmers’ Party"]),
        ("It went to the Prime Minister's Office first.", &["Prime Minister’s Office"]),
        ("The Agency for Rural Roads and Bridges, which builds them, is new.", &["Agency for Rural Roads"]),
        ("They asked the Water and Power Authority for help.", &["Water and Power Authority"]),
        (
            "He is chairman of the Rivers Commission and was Director Harbour Research Institute.",
            &["Rivers Commission", "Harbour Research Institute"],
        ),
        ("A survey by the Harbour Works Directorate on Tuesday found nothing.", &["Harbour Works Directorate"]),
        ("A junior Foreign Ministry spokeswoman agreed.", &["Foreign Ministry"]),
        ("She wrote for the newspaper Aftenbladet in May.", &["Aftenbladet"]),
        ("The Vikerkaar magazine printed it.", &["Vikerkaar"]),
        ("The Aviation Ledger reported the landing.", &["Aviation Ledger"]),
        ("The CPDS leadership met, and CPDS members rowed.", &["CPDS"]),
        ("The Straits Rowing Guild Network (SRGN) met, and SRGN members rowed.", &["Straits Rowing Guild Network"]),
    ];
    for (text, wanted) in cases {
        assert_eq!(organisations(text), wanted, "{text}");
    }
}

#[test]
fn what_only_looks_like_an_organisation_is_none() {
    let cases = [
        "He spoke of the Soviet Union and the West Bank.",
        "The Russian Federation and the Kremlin agreed with the White House.",
        "They signed the Army Act and visited Ramstein Air Force Base.",
        "Chief Cabinet Secretary Yoshimasa Hayashi took questions.",
        "The Exclusive Economic Zone (EEZ) is wide; a Memorandum of Understanding (MOU) was signed.",
        "It is a Public Service, and the Task Force was a success for the International Community.",
        "The South China Sea and the Taiwan Strait were calm at the company Christmas party.",
        "The army, the party and the ministry agreed on Monday.",
        "The LNG terminal and the ICBM were new; GDP fell.",
        "Norwegian Army Council Plans New Harbour Party Group",
        "Russian troops and Philippine forces were there.",
    ];
    for text in cases {
        assert_eq!(organisations(text), Vec::<String>::new(), "{text}");
    }
}

#[test]
fn a_name_ends_where_that_of_somebody_or_something_else_begins() {
    assert_eq!(organisations("Indonesia's Finance Ministry of Purbaya Yudhi Sadewa cut it."), ["Finance Ministry"]);
    assert_eq!(organisations("The Foreign Ministry of Chile agreed."), ["Foreign Ministry of Chile"]);
    assert_eq!(organisations("Myanmar got six FTC-2000G jets from China. The FTC-2000G can carry bombs."), [""; 0]);
    assert_eq!(organisations("The tanker (IMO 9211234) sailed from Kharg."), [""; 0]);
    assert_eq!(organisations("The IMO met in London over shipping."), ["IMO"]);
    assert_eq!(organisations("The pro-Russian Patriotic Electoral Bloc won seats."), ["Patriotic Electoral Bloc"]);
    assert_eq!(organisations("The FTC-led panel met."), ["FTC"]);
}

#[test]
fn forms_of_one_organisation_are_one_finding() {
    let text = "The Organization for Economic Cooperation and Development (OECD) met. The OECD will meet again, said an OECD paper.";
    let found = read("OECD meets", text).organisations;
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].what.name, "Organization for Economic Cooperation and Development");
    assert_eq!(found[0].mentions.len(), 5);
    assert_eq!(found[0].role, extract::Role::Primary);
    assert!(found[0].what.listed.is_some());
    // The country may stand before the name, behind it, or nowhere once it is clear.
    let text = "The Foreign Ministry of Chile met the Peruvian Foreign Ministry. The Chilean Ministry of Foreign Affairs agreed.";
    assert_eq!(organisations(text), ["Chilean Ministry of Foreign Affairs", "Peruvian Foreign Ministry"]);
    assert_eq!(
        organisations("The Chilean Agriculture Ministry wrote. The Agriculture Ministry did so twice."),
        ["Chilean Agriculture Ministry"]
    );
    // Of two whose short name is one it is the one whose own name is there.
    let text = "South Korea's Joint Chiefs of Staff said that North Korea had fired a missile. The US agreed with Seoul. The \
                Joint Chiefs of Staff in Seoul counted ten, US and South Korean officials said.";
    let found = read("", text).organisations;
    let listed = found[0].what.listed.map(|id| GAZETTEER.organisation(id).forms.name.as_str());
    assert_eq!((found.len(), listed), (1, Some("South Korean Joint Chiefs of Staff")), "{found:#?}");
    // Only what the text says: without the long form the short one is the name.
    assert_eq!(organisations("The EU agreed."), ["EU"]);
    assert_eq!(organisations("NATO-led troops left."), ["NATO"]);
    assert_eq!(organisations("Al Qaeda-linked men met Boko Haram-affiliated men."), ["Al Qaeda", "Boko Haram"]);
    assert!(organisations("Three Army reservists were killed.").is_empty());
}

#[test]
fn a_medium_is_an_organisation_and_a_namesake_is_none() {
    assert_eq!(organisations("Reuters and the BBC were there."), ["Reuters", "BBC"]);
    assert_eq!(organisations("Michael Bloomberg and Mr Ford were there."), Vec::<String>::new());
}

#[test]
fn what_is_named_late_is_mentioned() {
    let found = read("", "One.\n\nTwo.\n\nThe Bolivian Navy has boats.").organisations;
    assert_eq!(found[0].role, extract::Role::Mentioned);
    assert_eq!(found[0].rule.word(), "head-noun");
}

#[test]
fn a_company_of_a_familys_name_is_one_beside_what_it_makes() {
    let cases: [(&str, &[&str]); 5] = [
        ("Keikichi Honda said so.", &[]),
        ("The Honda plant in Guadalajara closed.", &["Honda"]),
        ("Exxon and Hess pump oil off Guyana.", &["Exxon", "Hess"]),
        ("The Chief of Defence Staff left Corps Headquarters.", &[]),
        ("The Chief of the Naval Staff left; Bolivia's General Staff stayed.", &["General Staff"]),
    ];
    for (text, wanted) in cases {
        assert_eq!(organisations(text), wanted, "{text}");
    }
}

#[test]
fn systems_are_found_by_name_and_by_form() {
    let cases: [(&str, &[&str]); 21] = [
        ("B-52s and B-2s flew from Diego Garcia in April 2025.", &["B-52", "B-2"]),
        ("The H-1Bs and the J-1s are visas.", &[]),
        ("Rodong Sinmun wrote of a missile.", &[]),
        ("They fired Arrow 2 and Arrow 3 interceptors and dropped a MAM-T.", &["Arrow 2", "Arrow 3", "MAM-T"]),
        ("The BRP Gregorio del Pilar sailed.", &["BRP Gregorio del Pilar"]),
        ("They met at HMAS Stirling near Perth.", &[]),
        ("Two F-35s landed.", &["F-35"]),
        ("The USS Benfold sailed with HMCS Calgary.", &["USS Benfold", "HMCS Calgary"]),
        ("The frigates INS Talwar, Trishul and Tabar sailed.", &["INS Talwar", "Trishul", "Tabar"]),
        ("INS Talwar, Mumbai and Delhi are names.", &["INS Talwar"]),
        ("A Gotland-class submarine dived.", &["Gotland-class"]),
        ("An old Bergamini class frigate", &["Bergamini"]),
        ("A Bergamini Class ship", &["Bergamini Class"]),
        ("They tested the QX-77 missile.", &["QX-77"]),
        ("Several QX-77s, fast fighters, flew.", &["QX-77"]),
        ("The QX-77 form is due in May.", &[]),
        ("COVID-19 stopped the fighter trials.", &[]),
        ("It was a first class ship.", &[]),
        ("Patriot missiles came; the second Patriot battery is in use.", &["Patriot"]),
        ("Mr. Bradley met Gen. Bradley and Ms Bradley.", &[]),
        ("The Bradley fighting vehicle came.", &["Bradley"]),
    ];
    for (text, wanted) in cases {
        assert_eq!(systems(text), wanted, "{text}");
    }
}

#[test]
fn an_office_is_the_persons_own() {
    let cases = [
        ("Jens Stoltenberg, at his last summit as secretary general, spoke.", "secretary general"),
        ("The three defence ministers, Richard Marles, Grant Shapps and Lloyd Austin, met.", ""),
        ("Fumio Kishida, the first Japanese prime minister to attend, spoke.", "prime minister"),
        ("Yoko Kamikawa, then Japan's foreign minister, signed it.", "foreign minister"),
        ("It was Steve Witkoff, the envoy of President-elect Donald Trump.", "President-elect"),
        ("He met his Turkish counterpart Hakan Fidan.", ""),
        ("Prime Minister Sheikh Hasina resigned.", "Prime Minister"),
        ("NATO's former deputy secretary general, Rose Gottemoeller, agreed.", "former deputy secretary general"),
        ("Ambassador to Japan Rahm Emanuel spoke.", "Ambassador to Japan"),
        ("Charles Brown, chairman of the Joint Chiefs of Staff, spoke.", "chairman of the Joint Chiefs of Staff"),
        ("Former U.S. President Donald Trump agreed.", "Former U.S. President"),
        ("Then-President Barack Obama signed it.", "President"),
        ("It was the then-prime minister Boris Johnson.", "prime minister"),
        ("Ex-Prime Minister Imran Khan was freed.", "Ex-Prime Minister"),
        ("They met ex-minister Yanis Varoufakis.", "ex-minister"),
        ("Niger's junta leader Abdourahamane Tchiani spoke.", "junta leader"),
        ("Bank of Japan Governor Kazuo Ueda spoke.", "Bank of Japan Governor"),
        ("Northern Ireland's first minister Michelle O'Neill spoke.", "first minister"),
        // A post says more than a rank or a form of address.
        ("Niger's defence minister, General Salifou Mody, told a newspaper.", "defence minister"),
        ("General Dan Caine, chairman of the Joint Chiefs of Staff, spoke.", "chairman of the Joint Chiefs of Staff"),
        ("It was signed by the Prime Minister, Sir Keir Starmer.", "Prime Minister"),
        ("Acting President Senior General Min Aung Hlaing spoke.", "Acting President"),
        ("Adm. Samuel Paparo, commander of the fleet, attended.", "commander of the fleet"),
        ("He was an army pilot, General Salifou Mody said.", "General"),
        ("It was the former army chief, General Salifou Mody.", "former army chief"),
        ("The chief of staff Dermot Shea spoke.", "chief of staff"),
        ("Kim Yo-jong, the sister of leader Kim Jong-un, spoke.", "leader"),
        ("Qatar's emir and Egyptian premier Mostafa Madbouly met.", "premier"),
        ("They held the staff of Sudan TV and Lieutenant Colonel Hassan Ibrahim.", "Lieutenant Colonel"),
        ("The Russian ambassador to the U.N., Vassily Nebenzia, agreed.", "ambassador to the U.N."),
    ];
    for (text, office) in cases {
        let people = read("", text).people;
        assert!(people.iter().any(|found| found.what.office == office), "{text} {people:#?}");
    }
    let told = |text: &str| -> Vec<(String, String)> {
        read("", text).people.into_iter().map(|found| (found.what.name, found.what.office)).collect()
    };
    let pairs = |wanted: &[(&str, &str)]| -> Vec<(String, String)> {
        wanted.iter().map(|(name, office)| ((*name).to_owned(), (*office).to_owned())).collect()
    };
    let text = "General Mark Milley, Lloyd Austin and Jens Stoltenberg met.";
    assert_eq!(told(text), pairs(&[("Mark Milley", "General"), ("Lloyd Austin", ""), ("Jens Stoltenberg", "")]));
    // What stands behind a comma may be a verb, or another clause.
    let text = "His rivals, Alpha Conde and Cellou Dalein Diallo, are in exile.";
    assert_eq!(told(text), pairs(&[("Alpha Conde", ""), ("Cellou Dalein Diallo", "")]));
    assert_eq!(told("They met Lloyd Austin, the president said."), pairs(&[("Lloyd Austin", "")]));
    let text = "Yuri Ushakov, an aide to Vladimir Putin, spoke.";
    assert_eq!(told(text), pairs(&[("Yuri Ushakov", "aide to Vladimir Putin"), ("Vladimir Putin", "")]));
    // What somebody does makes them something, too.
    let text = "Rafael Grossi, who heads the IAEA, flew to Tehran in April 2025.";
    assert_eq!(told(text), pairs(&[("Rafael Grossi", "head of the IAEA")]));
    // What the subject does is no office of whom it is done to.
    let text = "Thanking President Joe Biden, he left.";
    assert_eq!(told(text), pairs(&[("Joe Biden", "President")]));
    // Of a body whose name goes on nobody is said to be the head, least of all of the country in it.
    let text = "Ronen Bar, who heads Israel's Shin Bet security agency, left.";
    assert_eq!(told(text), pairs(&[("Ronen Bar", "")]));
    let text = "David Barnea, who heads Israel's Mossad spy agency, flew to Doha.";
    assert_eq!(told(text), pairs(&[("David Barnea", "")]));
    let text = "Guests were Elon Musk, Ambassador Li Hui and General Oleksandr Syrskyi.";
    let wanted = [("Elon Musk", ""), ("Li Hui", "Ambassador"), ("Oleksandr Syrskyi", "General")];
    assert_eq!(told(text), pairs(&wanted));
}

#[test]
fn a_person_is_of_the_country_that_the_text_gives() {
    let cases = [
        // A name with several readings means here what it means in the text.
        ("Georgian Prime Minister Irakli Kobakhidze spoke.", "Irakli Kobakhidze", "GE"),
        ("Georgia's President Salome Zourabichvili spoke.", "Salome Zourabichvili", "GE"),
        ("Chad's President Mahamat Deby spoke.", "Mahamat Deby", "TD"),
        ("Ayman Safadi, Jordan's foreign minister, spoke.", "Ayman Safadi", "JO"),
        ("Congolese President Felix Tshisekedi spoke.", "Felix Tshisekedi", "CD"),
        ("In Atlanta, Georgia Governor Brian Kemp spoke.", "Brian Kemp", "US"),
        // A body's country is that of those who speak for it.
        ("Russian Foreign Ministry spokeswoman Maria Zakharova spoke.", "Maria Zakharova", "RU"),
        ("Maria Zakharova, spokeswoman for the Russian Foreign Ministry, spoke.", "Maria Zakharova", "RU"),
        ("Niger's junta leader Abdourahamane Tchiani spoke.", "Abdourahamane Tchiani", "NE"),
        ("Bank of Japan Governor Kazuo Ueda spoke.", "Kazuo Ueda", "JP"),
        ("White House press secretary Karoline Leavitt spoke.", "Karoline Leavitt", "US"),
        ("Human Rights Watch's China director Maya Wang spoke.", "Maya Wang", ""),
        ("U.N. special envoy for Yemen Hans Grundberg spoke.", "Hans Grundberg", ""),
        ("Hamas leader in Gaza Yahya Sinwar was killed.", "Yahya Sinwar", "PS"),
        // Right beside the name, or apart from the office.
        ("Estonia's Kaja Kallas spoke.", "Kaja Kallas", "EE"),
        ("The Philippines' Ferdinand Marcos spoke.", "Ferdinand Marcos", "PH"),
        ("The guests were Emmanuel Macron of France and others.", "Emmanuel Macron", "FR"),
        ("Turkey's main opposition leader Ozgur Ozel spoke.", "Ozgur Ozel", "TR"),
        ("French far-right leader Marine Le Pen spoke.", "Marine Le Pen", "FR"),
        ("The Chinese arrested opposition leader Martin Lee.", "Martin Lee", ""),
        ("Gunmen in Haiti saw opposition leader Martin Lee.", "Martin Lee", ""),
        // Monarchs.
        ("Jordan's King Abdullah II spoke.", "Abdullah II", "JO"),
        ("Saudi Crown Prince Mohammed bin Salman spoke.", "Mohammed bin Salman", "SA"),
        ("Morocco's King Mohammed VI spoke.", "Mohammed VI", "MA"),
    ];
    for (text, name, code) in cases {
        let people = read("", text).people;
        let found = people.iter().find(|found| found.what.name == name);
        let country = found.map(|found| found.what.country.map_or("", |id| GAZETTEER.country(id).code.as_str()));
        assert_eq!(country, Some(code), "{text} {people:#?}");
    }
}

#[test]
fn each_of_several_holds_the_office_of_their_own_country() {
    let told = |text: &str| -> Vec<(String, String, String)> {
        let people = read("", text).people.into_iter().map(|found| found.what);
        let code = |id| GAZETTEER.country(id).code.clone();
        people.map(|person| (person.name, person.office, person.country.map_or_else(String::new, code))).collect()
    };
    let check = |text: &str, wanted: &[(&str, &str, &str)]| {
        let wanted: Vec<_> =
            wanted.iter().map(|(name, office, code)| [*name, *office, *code].map(str::to_owned).into()).collect();
        assert_eq!(told(text), wanted, "{text}");
    };
    let ministers = [("Ararat Mirzoyan", "foreign minister", "AM"), ("Jeyhun Bayramov", "foreign minister", "AZ")];
    check(
        "The foreign ministers of Armenia and Azerbaijan, Ararat Mirzoyan and Jeyhun Bayramov, met in Almaty.",
        &ministers,
    );
    check(
        "The Armenian and Azerbaijani foreign ministers, Ararat Mirzoyan and Jeyhun Bayramov, met in Almaty.",
        &ministers,
    );
    check(
        "The presidents of the United States, Kenya and Finland, Joe Biden, William Ruto and Alexander Stubb, met.",
        &[
            ("Joe Biden", "president", "US"),
            ("William Ruto", "president", "KE"),
            ("Alexander Stubb", "president", "FI"),
        ],
    );
    // Whoever heads a body of a country is of that country.
    check(
        "Hakan Fidan met Bill Burns, who heads the CIA.",
        &[("Hakan Fidan", "", "TR"), ("Bill Burns", "head of the CIA", "US")],
    );
    let text = "Nikolai Patrushev, who heads Russia's Security Council, spoke.";
    check(text, &[("Nikolai Patrushev", "head of Russia’s Security Council", "RU")]);
    // Former offices, and those of other people, are not theirs.
    for text in [
        "The former presidents of Georgia and Ukraine, Mikheil Saakashvili and Petro Poroshenko, wrote a letter.",
        "The wives of the presidents of Ukraine and Poland, Olena Zelenska and Agata Kornhauser-Duda, met in Warsaw.",
    ] {
        assert!(told(text).len() == 2 && told(text).iter().all(|(_, office, _)| office.is_empty()), "{:?}", told(text));
    }
    // Two countries are not those of three people.
    let text =
        "The foreign ministers of Armenia and Azerbaijan, Ararat Mirzoyan, Jeyhun Bayramov and Antony Blinken, met.";
    assert!(told(text).iter().all(|(_, office, _)| office.is_empty()), "{:?}", told(text));
}

#[test]
fn a_person_is_known_by_every_name_of_theirs() {
    let told = |text: &str| -> Vec<(String, usize)> {
        read("", text).people.into_iter().map(|found| (found.what.name, found.mentions.len())).collect()
    };
    let dagalo = [("Mohamed Hamdan Dagalo".to_owned(), 2)];
    assert_eq!(told("Mohamed Hamdan Dagalo, better known as Hemedti, leads the RSF."), dagalo);
    assert_eq!(told("Mohamed Hamdan Dagalo (known as Hemedti) leads the RSF."), dagalo);
    let text = "General Mohamed \"Hemedti\" Dagalo leads the RSF. Hemedti said in June 2023 that he wanted peace.";
    assert_eq!(told(text), [("Mohamed “Hemedti” Dagalo".to_owned(), 2)]);
    assert!(read("", text).quotes.is_empty());
    // Two people, of whom one is not the other.
    assert_eq!(told("Joe Biden, as well as Emmanuel Macron, spoke.").len(), 2);
    // Small words between an office and a name are part of the name; a form of address is none.
    let names = |text: &str| told(text).into_iter().map(|(name, _)| name).collect::<Vec<_>>();
    assert_eq!(names("Lord de Mauley answered in 2013, and Baroness Goldie in 2024."), ["de Mauley", "Goldie"]);
    assert_eq!(names("They met President von der Leyen."), ["von der Leyen"]);
    let text = "Defence Minister Datuk Seri Mohamed Khaled Nordin met Tan Sri Muhyiddin Yassin.";
    assert_eq!(names(text), ["Mohamed Khaled Nordin", "Muhyiddin Yassin"]);
}

#[test]
fn a_thing_that_is_named_after_somebody_is_nobody() {
    let names =
        |text: &str| -> Vec<String> { read("", text).people.into_iter().map(|found| found.what.name).collect() };
    for text in [
        "Fighting broke out in the Abu Salim district of Tripoli in May 2025.",
        "They were treated at the Rafik Hariri hospital in Beirut.",
        "The Francis Scott Key bridge fell in March 2024.",
        "He landed at Owen Roberts International Airport. Flights from Owen Roberts were late.",
        "Two German Patriots arrived in Poland in January 2023.",
    ] {
        assert_eq!(names(text), [""; 0], "{text}");
    }
    // Somebody is there where the text says more of them than a name.
    assert_eq!(names("Flights from Owen Roberts were late."), ["Owen Roberts"]);
    let text = "Rafic Hariri was killed by a bomb in 2005. Flights land at Rafic Hariri International Airport.";
    assert_eq!(names(text), ["Rafic Hariri"]);
    let text = "He landed at Lynden Pindling Airport. Prime Minister Lynden Pindling had opened it.";
    assert_eq!(names(text), ["Lynden Pindling"]);
}

#[test]
fn a_surname_is_the_persons_who_was_named_last_however_many_share_it() {
    let given = |at: usize| {
        let letter = |at: usize| char::from(b'a' + u8::try_from(at % 26).unwrap());
        format!("Q{}{}{}", letter(at / 676), letter(at / 26), letter(at))
    };
    let all = (0..150).map(|at| format!("Mr {} Kim came.", given(at))).collect::<Vec<_>>().join(" ");
    let people = read("", &format!("{all} Mr {} Kim stood up. Kim said so.", given(3))).people;
    assert_eq!(people.len(), 150);
    assert_eq!((people[3].what.name.as_str(), people[3].mentions.len()), (format!("{} Kim", given(3)).as_str(), 3));
}

#[test]
fn a_surname_is_a_person_where_one_speaks() {
    let text = "Colombian Senator Paloma Valencia met Gustavo Petro. Valencia said the talks had failed.";
    let found = read("", text);
    assert_eq!(found.people[0].mentions.len(), 2);
    assert_eq!(found.countries.len(), 1, "Valencia in Spain is not meant");
    let found = read("", "Senator Paloma Valencia flew to Valencia. Officials in Valencia said nothing.");
    assert_eq!((found.people[0].mentions.len(), found.countries.len()), (1, 1));
    // A listed name with a place in it is a person's, and so is its surname.
    let text = "Portugal's Prime Minister Luís Montenegro spoke. Montenegro said trade would grow.";
    let found = read("", text);
    assert_eq!((found.people[0].what.name.as_str(), found.people[0].mentions.len()), ("Luís Montenegro", 2));
    assert_eq!(found.countries.len(), 1, "Montenegro is not meant");
    let people = read("", "Chinese President Xi met ministers. Xi said the talks went well.").people;
    assert_eq!((people[0].what.name.as_str(), people[0].mentions.len()), ("Xi", 2));
    assert!(read("", "President It met ministers.").people.is_empty());
}

#[test]
fn initials_trades_and_titles_can_be_part_of_a_name() {
    let cases: [(&str, &[&str]); 16] = [
        ("Defense Secretary Lloyd J. Austin III hosted them.", &["Lloyd J. Austin III"]),
        ("Defence Minister Phan Van Giang met General Nguyen Van Hung.", &["Phan Van Giang", "Nguyen Van Hung"]),
        ("Washington's ambassador to Manila, MaryKay Carlson, agreed.", &["MaryKay Carlson"]),
        ("Vice President JD Vance met Narendra Modi. J.D. Vance left.", &["JD Vance", "Narendra Modi"]),
        ("Gen. CQ Brown chaired the talks.", &["CQ Brown"]),
        ("Nepali Prime Minister KP Sharma Oli came. Oli said so.", &["KP Sharma Oli"]),
        ("“We agreed,” said S. Jaishankar on Monday.", &["S. Jaishankar"]),
        ("A report by the UN Security Council named TV Globo and the AI Safety Institute.", &[]),
        ("Hunter Biden was pardoned.", &["Hunter Biden"]),
        ("The hunter Ian Smith was found.", &["Ian Smith"]),
        ("They heard Stephen King and Howard Dean.", &["Stephen King", "Howard Dean"]),
        ("King Charles III visited Kenya.", &["Charles III"]),
        ("Prince Harry met Prince William.", &["Harry", "William"]),
        ("He went to Franklin D. Roosevelt School on Martin Luther King Day.", &[]),
        ("Morgan Stanley and Charles Schwab reported profits.", &[]),
        ("The Spanish amphibious ship Juan Carlos I sailed.", &[]),
    ];
    for (text, wanted) in cases {
        let names: Vec<String> = read("", text).people.into_iter().map(|found| found.what.name).collect();
        assert_eq!(names, wanted, "{text}");
    }
}

#[test]
fn a_ship_is_nobody_whomever_it_honours() {
    let people =
        |text: &str| -> Vec<String> { read("", text).people.into_iter().map(|found| found.what.name).collect() };
    let text = "Manila sent the BRP Antonio Luna. The list names the Antonio Luna and the frigate José Rizal.";
    let found = read("", text);
    assert!(found.people.is_empty());
    assert_eq!(found.systems[0].mentions.len(), 2, "it is named again without its prefix");
    assert_eq!(people("Washington kept the aircraft carrier Ronald Reagan in the region."), [""; 0]);
    assert_eq!(people("On the ship President Ronald Reagan thanked the crew."), ["Ronald Reagan"]);
}

#[test]
fn what_a_name_holds_is_neither_date_nor_figure() {
    let found =
        read("", "Ministers of both met at the Pentagon May 4. Cutters hit the supply boat Unaizah May 5 there.");
    assert_eq!(found.dates.len(), 1);
    assert_eq!(read("", "Berlin sent its Leopard 2 tanks to Kyiv.").figures.len(), 0);
    assert_eq!(read("", "Berlin sent 2 tanks to Kyiv.").figures.len(), 1);
}

#[test]
fn sources_are_those_whom_a_text_cites() {
    let cases: [(&str, &[&str]); 20] = [
        ("Bloomberg writes that prices fell.", &["Bloomberg"]),
        ("Reuters reported it first.", &["Reuters"]),
        ("The Daily Telegraph, citing local officials, had another number.", &["Daily Telegraph", "local officials"]),
        ("Prices fell, according to the International Monetary Fund.", &["International Monetary Fund"]),
        ("According to a report by the European Parliament, prices fell.", &["European Parliament"]),
        ("Antonio Guterres told the BBC that he was worried.", &["BBC"]),
        ("He told state news agency IRNA that he would go.", &["IRNA"]),
        ("She said so in an interview with CNN.", &["CNN"]),
        ("LONDON (Reuters): Prices fell.", &["Reuters"]),
        ("State media reported the launch.", &["State media"]),
        ("Two sources familiar with the matter said the ship had left.", &["Two sources familiar with the matter"]),
        ("A senior official said so on condition of anonymity.", &["senior official"]),
        ("The ship had left, according to local sources.", &["local sources"]),
        ("The Bolivian Navy said in a statement that it had left.", &["Bolivian Navy"]),
        ("According to António Guterres, time is short.", &["António Guterres"]),
        // Not everyone who is named is cited.
        ("Reuters has an office in London.", &[]),
        ("The Bolivian Navy has boats.", &[]),
        ("Officials left the room.", &[]),
        ("The water has its source in the hills.", &[]),
        ("Water, according to the plan, comes from NATO.", &[]),
    ];
    for (text, wanted) in cases {
        assert_eq!(sources(text), wanted, "{text}");
    }
}

#[test]
fn a_site_can_add_its_own_head_nouns() {
    let own = Source::new("lists", "[[headnoun]]\nkind = 'own'\nends = ['Gurdwara']\n");
    let mut lists = gazetteer::Lists::built_in().value;
    lists.join(gazetteer::Lists::parse(&own).value);
    let gazetteer = gazetteer::compile(lists);
    let source =
        Source::new("a.md", "+++\ntitle = 'Note'\ndate = 2024-01-01\n+++\nThe Southall Road Gurdwara is open.\n");
    let document = document::parse(&source, &gazetteer).value.unwrap();
    let text = extract::Text { title: "", dateline: "", prose: &document.prose, date: None };
    let found = extract::metadata(text, &gazetteer).organisations;
    assert_eq!(found.first().map(|found| found.what.name.as_str()), Some("Southall Road Gurdwara"));
}
