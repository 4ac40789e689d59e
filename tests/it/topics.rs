//! Which topics a sentence or two are given, and which of them comes first.

use super::extract::under;
use chancery::source::Source;
use chancery::{document, extract, gazetteer};

/// The topics of an article, the strongest first.
fn ranked(title: &str, text: &str) -> Vec<String> {
    let gazetteer = gazetteer::built_in().value;
    let source = Source::new("articles/a.md", format!("+++\ntitle = \"{title}\"\ndate = 2024-01-01\n+++\n{text}\n"));
    let document = document::parse(&source, &gazetteer).value.unwrap();
    let metadata =
        extract::metadata(extract::Text { title, dateline: "", prose: &document.prose, date: None }, &gazetteer);
    metadata.topics.iter().map(|found| gazetteer.topic(found.what).id.clone()).collect()
}

#[test]
fn a_topic_is_given_by_substance() {
    let cases = [
        ("military-exercises", "The four navies began two days of joint sailing."),
        ("military-exercises", "Their warships met for a multilateral maritime activity."),
        ("military-exercises", "The two navies agreed on a joint patrol."),
        ("maritime-security", "The ministers called it a multilateral maritime activity."),
        ("arms-trade", "The shipyard sued over the cancelled submarine contract."),
        ("arms-trade", "Parliament approved the purchase of Tomahawk missiles."),
        ("arms-trade", "The cabinet allowed the transfer of Patriot missiles."),
        ("arms-trade", "Congress was told of the F-16 sale to Ankara."),
        ("arms-trade", "Sofia went on with the purchase of Gripens."),
        ("missile-defence", "Two Patriot launchers were moved to the coast."),
        ("missile-defence", "The ship carries SM-3 and SM-6 rounds."),
        ("missile-defence", "The city asked for more ground-based air defence."),
        ("nuclear-weapons", "A safeguards agreement covers all sites."),
        ("nuclear-weapons", "The agency cannot account for the nuclear material."),
        ("nuclear-weapons", "The site was visited by the International Atomic Energy Agency."),
        ("sanctions", "The loan is served by immobilised Russian assets."),
        ("sanctions", "The agency is sanctioning 21 entities."),
        ("sanctions", "All their property and interests in property are blocked."),
        ("sanctions", "Ministers spoke about Russia's frozen reserves."),
        ("us-china", "China was the reason for a strategy of strategic competition."),
        ("us-china", "Allies meet to deter China and to reassure each other."),
        ("korean-peninsula", "The three condemned North Korean ballistic launches."),
        ("korean-peninsula", "They share warning data on North Korea."),
        ("indo-pacific", "The Quad will meet in Delhi."),
        ("cyber-security", "The allies will work on cyber, quantum technologies and undersea sensors."),
        ("protests", "At the port workers on strike blocked the gate."),
        ("protests", "The strikers stayed at the gate."),
        ("taiwan-strait", "Beijing sent ships around Taiwan for a second day."),
        // The bare words of these are weak; a phrase of substance is not.
        ("sanctions", "The parliament voted to lift sanctions."),
        ("indo-pacific", "The fleet will train in the Indo-Pacific for longer."),
        ("protests", "Thousands marched through Tel Aviv."),
        ("coup", "The army ousted Ali Bongo in Gabon."),
        ("human-rights", "A report lists human rights abuses in the prisons."),
        ("elections", "Both parties want to hold elections in the spring."),
        ("aukus", "Canada wants to join AUKUS."),
    ];
    for (topic, text) in cases {
        let found = under("topics", "Note", text);
        assert!(found.iter().any(|id| id == topic), "{text:?} is about {topic}, and these were found: {found:?}");
    }
}

#[test]
fn a_topic_is_not_given_by_what_looks_like_it() {
    let cases = [
        (
            "protests",
            "A licence to strike back",
            "The strike question was settled; a missile strike or an air strike is allowed.",
        ),
        ("refugees", "Note", "Talks on crime and the return of illegal migrants were suspended."),
        ("refugees", "Note", "Two small boats came close to the tanker."),
        ("disinformation", "Note", "The ministers condemned the provocations, and another provocation followed."),
        ("disinformation", "Note", "The minister told RT about the visit."),
        ("elections", "Note", "All three leaders govern with elections ahead."),
        (
            "elections",
            "Note",
            "The bill passed by 311 votes; the votes against came from one party, and a third had 79 votes.",
        ),
        (
            "energy-security",
            "Note",
            "The Atomic Energy Act lets the navy share reactor fuel; no nuclear fuel leaves the boat.",
        ),
        ("energy-security", "Note", "The Atomic Energy Agency was told about the fuel cycle and the spent fuel."),
        ("espionage", "Note", "Artificial intelligence, artificial intelligence and more artificial intelligence."),
        (
            "espionage",
            "Spy satellite in orbit",
            "A Five Eyes intelligence paper and an intelligence briefing followed.",
        ),
        ("espionage", "Note", "The National Intelligence Service said so, and so did another intelligence service."),
        ("peace-talks", "Note", "The line has stood since the armistice of 1953."),
        ("humanitarian-aid", "Note", "| Bill | Votes |\n| --- | --- |\n| Israel and humanitarian aid | 366 |"),
        ("indo-pacific", "Note", "| Bill | Votes |\n| --- | --- |\n| Indo-Pacific | 385 |"),
        ("indo-pacific", "Note", "He leads the U.S. Indo-Pacific Command in Hawaii."),
        ("aukus", "Note", "Nine days after AUKUS was announced, the four met again."),
        ("ukraine", "Note", "Prices rose after the invasion of Ukraine."),
        (
            "ukraine",
            "Note",
            "A bomb went off in Maidan Wardak. Maidan Wardak is a province; Maidan Shahr is its capital.",
        ),
        ("taiwan-strait", "Note", "Taiwan sells mangoes. Growers in Taiwan are glad, and Taiwan is proud."),
        ("climate-security", "Note", "They also spoke about climate change and the investment climate."),
        ("human-rights", "Note", "They spoke about trade, fisheries and human rights."),
        ("nuclear-weapons", "Note", "The nuclear plant stays open; nuclear energy and nuclear waste were discussed."),
        ("missile-defence", "Note", "A guided-missile destroyer and a ballistic missile submarine left port."),
        ("maritime-security", "Note", "They stayed at a naval base."),
        ("terrorism", "Note", "The bombing of the village was condemned."),
        ("sanctions", "Note", "The economy grew in spite of sanctions."),
        ("israel-palestine", "Note", "Netanyahu flew to Moscow. Netanyahu spoke, and Netanyahu left."),
        (
            "kashmir",
            "Note",
            "India and its navy know that Pakistan buys boats, that Pakistan sails, and that Pakistan waits.",
        ),
    ];
    for (topic, title, text) in cases {
        let found = under("topics", title, text);
        assert!(!found.iter().any(|id| id == topic), "{text:?} is not about {topic}");
    }
}

#[test]
fn a_note_of_protest_and_a_feat_of_business_are_no_unrest() {
    for text in [
        "Tokyo lodged protests with the embassy, and a letter of protest followed.",
        "The firm pulled off a coup, a publicity coup; the Junta de Andalucía paid.",
        "He won without a coup.",
    ] {
        let found = ranked("Note", text);
        assert!(!found.iter().any(|id| id == "protests" || id == "coup"), "{text:?}: {found:?}");
    }
}

#[test]
fn a_topic_is_not_given_by_what_shares_its_words() {
    let cases = [
        (
            "great-lakes",
            "Note",
            "The Rwanda plan, the Rwanda bill and the Rwanda scheme were debated; the M23 motorway was closed.",
        ),
        ("afghanistan", "Note", "The Pakistani Taliban, or Tehrik-i-Taliban Pakistan, took the blame."),
        ("libya", "Note", "Parties of South Africa's Government of National Unity met."),
        ("venezuela", "Machado hits again", "Manny Machado hit a home run."),
        ("nato", "Note", "The Dutch Prime Minister Mark Rutte resigned; Qatar is a major non-NATO ally."),
        ("nato", "Note", "Article 5 of the Security Treaty covers the islands."),
        ("india-china", "Note", "Demand is growing in emerging markets such as China and India."),
        ("kashmir", "Note", "Workers came from Bangladesh, India and Pakistan."),
        ("south-china-sea", "Note", "They walked through the Sierra Madre Occidental."),
        ("yemen-red-sea", "Note", "The president spoke in a Red Sea resort."),
        ("hong-kong", "Hong Kong shares rise", "Hong Kong shares rose, and the Hong Kong dollar fell."),
        (
            "air-power",
            "Note",
            "A suicide bomber struck. A car bomber fled. A second suicide bomber and a pilot project were found.",
        ),
        ("terrorism", "Bombers over the coast", "Two bombers took off."),
        ("military-exercises", "Note", "Ships are drilling. The navy watched the drilling, and the drilling went on."),
        ("sanctions", "Note", "The state-sanctioned church agreed to a pay freeze."),
        ("peacekeeping", "Note", "Observers said so. Political observers agreed, and some observers did not."),
        (
            "space-security",
            "Note",
            "Satellite images show trenches; satellite imagery of a second day shows more satellite phones.",
        ),
        ("human-rights", "Note", "Dissident republicans were blamed."),
    ];
    for (topic, title, text) in cases {
        let found = under("topics", title, text);
        assert!(!found.iter().any(|id| id == topic), "{text:?} is not about {topic}");
    }
}

#[test]
fn a_pact_in_the_title_and_the_text_is_the_topic() {
    assert_eq!(under("topics", "What AUKUS is", "AUKUS joins three countries."), ["aukus"]);
}

/// Paragraphs that are about nothing on the lists, 6,400 bytes of them.
fn padding() -> String {
    "The hall was full and the evening was long, so the clerk opened a window and went on.\n\n".repeat(75)
}

#[test]
fn what_a_long_text_mentions_in_passing_is_not_its_topic() {
    for (topic, words) in [
        ("sanctions", "The parliament voted to lift sanctions."),
        ("nuclear-weapons", "A safeguards agreement covers all sites."),
        ("refugees", "The refugees left by bus."),
    ] {
        let (first, last) = (format!("{words}\n\n{}", padding()), format!("{}{words}", padding()));
        assert_eq!(ranked("Note", words), [topic], "a short text is about what it says");
        assert_eq!(ranked("Note", &first), [topic], "the lead says what a text is about");
        assert_eq!(ranked("Note", &last), [""; 0], "{words:?} is said in passing");
        assert_eq!(ranked("Note", &format!("{last} {words}")), [topic], "what is said twice is not");
    }
}

#[test]
fn the_main_subject_is_the_first_topic() {
    let cases = [
        (
            "sanctions",
            "Ministers widen the asset freeze",
            "The foreign ministers agreed at a summit, and their ambassadors looked on.",
        ),
        (
            "taiwan-strait",
            "A visit and a blockade of the Taiwan Strait",
            "The delegation ended its visit. Its leaders and the foreign minister spoke of ties and of the Taiwan Strait.",
        ),
        (
            "protests",
            "Protesters fill the square",
            "The foreign minister and the foreign minister of a neighbour spoke.",
        ),
        // As strong as each other: the general one goes last.
        ("peace-talks", "Note", "The foreign ministers spoke of a truce."),
        ("elections", "Note", "The foreign ministers spoke of the general election."),
        // The lead goes before what follows it.
        ("refugees", "Note", "The refugees left.\n\nThey went by bus.\n\nThe car bomb was found later."),
    ];
    for (topic, title, text) in cases {
        assert_eq!(ranked(title, text).first().map(String::as_str), Some(topic), "{text:?}");
    }
}

#[test]
fn buying_and_selling_is_told_from_what_is_sold() {
    let cases: [(&str, &str, &[&str]); 13] = [
        ("Note", "Congress backed the HIMARS launcher contract.", &["arms-trade"]),
        ("Note", "Rosneft's sale of oil fell after Neptune missiles hit a tanker.", &[]),
        ("Note", "The F-16 pilots were under orders not to fly low.", &[]),
        ("Note", "Seoul signed its HIMARS contract.", &["arms-trade"]),
        ("Note", "The crew had orders to land, and the Chinook turned.", &[]),
        ("Note", "Congress was told of the sale of 66 F-16s to Taipei in 2019.", &["arms-trade"]),
        ("Note", "Cairo will buy another 30 Rafales.", &["arms-trade"]),
        ("Note", "The yard sold the buses. Three Rafales landed.", &[]),
        ("Note", "Three Rafales landed.", &[]),
        (
            "Note",
            "The navy bought two submarines and ordered a third; the contracts were signed by the buyer.",
            &["arms-trade"],
        ),
        ("Note", "The town bought two buses and ordered a third; the contracts were signed by the buyer.", &[]),
        ("Note", "Trade and investment grew, the trade minister said.", &["trade"]),
        (
            "Note",
            "The trade union and the other trade unions met about trade secrets and arms exports.",
            &["arms-trade"],
        ),
    ];
    for (title, text, topics) in cases {
        let found = ranked(title, text);
        for topic in ["arms-trade", "trade"] {
            assert_eq!(found.iter().any(|id| id == topic), topics.contains(&topic), "{topic} in {text:?}: {found:?}");
        }
    }
}

#[test]
fn a_word_of_a_topic_alone_is_not_the_topic() {
    let found = |title: &str, text: &str| ranked(title, text);
    for (topic, title, text) in [
        ("protests", "Tokyo protests over drills", "The envoy lodged a protest with Seoul on Monday."),
        ("us-china", "Brussels raises tariffs on tyres", "The tariffs hit China. The United States has such tariffs."),
        ("yemen-red-sea", "Egypt opens a Red Sea hotel", "Tourists came to the Red Sea on Monday."),
        ("sahel", "Ghana leads ECOWAS", "ECOWAS met in Accra on Monday."),
        ("coup", "Junta frees prisoners", "The junta freed 3,000 prisoners on Monday."),
        ("indo-pacific", "The Quad backs a truce in Sudan", "The Quad, with Egypt and the UAE, met on Monday."),
        (
            "arms-trade",
            "Guards Army moves",
            "The 51st Combined Arms Army sold nothing. A Combined Arms Army bought fuel.",
        ),
        ("peace-talks", "An Ocean of Peace", "The \"Ocean of Peace\" was signed. Peace in the region is an aim."),
    ] {
        assert!(!found(title, text).iter().any(|id| id == topic), "{topic} in {text:?}");
    }
    for (topic, title, text) in [
        ("protests", "Belgrade protests grow", "Protests went on. Police held students."),
        ("yemen-red-sea", "Red Sea attacks", "A tanker was hit in the Red Sea by a missile."),
        ("coup", "Junta rules after coup", "The junta came by a coup."),
        ("nuclear-weapons", "Note", "Tehran installed new centrifuges. It will never accept zero enrichment."),
        ("espionage", "Note", "An analyst was jailed for selling secrets to a foreign officer."),
        ("defence-industry", "Note", "The firm opened an ammunition factory that will make 350,000 shells a year."),
        ("diplomacy", "Note", "Beijing lodged a protest with Tokyo."),
    ] {
        assert!(found(title, text).iter().any(|id| id == topic), "{topic} in {text:?}: {:?}", found(title, text));
    }
}

#[test]
fn one_weak_phrase_shows_no_topic_alone_however_often_it_comes() {
    let given = |text: &str, topic: &str| ranked("Note", text).contains(&topic.to_owned());
    assert!(!given("The gas was shut off. They smelled gas. The gas burned.", "energy-security"));
    assert!(given("The gas was shut off. They smelled gas. The gas burned near the pipeline.", "energy-security"));
    // In title and text others than the vaguest do.
    assert!(ranked("Elections in Mali", "Elections were put off.").contains(&"elections".to_owned()));
    assert!(!ranked("Gas in Mali", "Gas was cut off. The gas was gone.").contains(&"energy-security".to_owned()));
    // Some do, where they come three times.
    assert!(given("A drone came. The drone fell. A drone burned.", "air-power"));
    // What only the last of several paragraphs comes to is not what an article is about.
    let end = |last: &str| format!("France voted.\n\nNobody won.\n\nParis waited.\n\n{last}");
    assert!(!given(&end("Macron is due at the NATO summit."), "nato"));
    assert!(given(&end("NATO summit delegates came. The NATO summit ended. The NATO summit was long."), "nato"));
}

#[test]
fn a_strong_phrase_needs_no_other_where_the_topic_says_so() {
    let given = |text: &str, topic: &str| ranked("Note", text).contains(&topic.to_owned());
    assert!(given("Coup plotters were tried on Monday.", "coup"));
    assert!(!given("A tariff on bananas was cut. Advanced chips were sold.", "us-china"));
}
