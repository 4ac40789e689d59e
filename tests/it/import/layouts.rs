//! Texts as they come off the pages of many kinds of sites: headline, writer, day and text are found, and nothing else stays.

use super::super::scratch::Scratch;
use super::{done, stdout};

/// A paste, and what has to become of it.
struct Layout {
    text: &'static str,
    title: &'static str,
    /// The lines of the front matter that have to be there.
    facts: &'static [&'static str],
    /// The paragraphs and headings, by their first words.
    body: &'static [&'static str],
}

const LAYOUTS: &[Layout] = &[
    // Everything at once: site, menu, cookies, share bar, byline, day, reading time, and all that may stand between and below.
    Layout {
        text: "Foreign Desk\nHome | World | Politics | Sport\nWe use cookies to make this site better. By going on you agree to them. Accept all | Manage preferences\n\
               Share this article\nFacebook Twitter WhatsApp Email\nFinland joins NATO and doubles the alliance's border with Russia\n\
               By Martha Gellhorn and Nellie O’Bly in Brussels\nPublished 4 April 2023, 18:42 BST\n5 min read\n\n\
               The flag is raised outside the headquarters on Tuesday. Photograph: Pool/Reuters\n\n\
               Finland joined NATO on Tuesday, and its flag went up outside the headquarters of the alliance in Brussels.\n\nAdvertisement\n\n\
               The border that members share with Russia is now about twice as long as it was before the accession.\n\n\
               Read more: Why Sweden has to wait\n\nThe Kremlin said that it would take countermeasures to keep Russia safe.\n\n\
               ADVERTISEMENT - CONTINUE READING BELOW\n\nFinland and Sweden had applied together on 18 May 2022.\n\n\
               A soldier on patrol near Imatra, March 2023. (Photo by AFP via Getty Images)\n\n\
               The next summit takes place in Vilnius on 11 and 12 July.\n\nAdditional reporting by the Helsinki bureau; Editing by the desk\n\n\
               Share on Facebook\nTweet\nMost viewed\nHow Hungary voted\nRelated articles\nSign up for our daily newsletter\n© 2023 Foreign Desk. All rights reserved.\n",
        title: "Finland joins NATO and doubles the alliance's border with Russia",
        facts: &["date = 2023-04-04", "authors = [\"Martha Gellhorn\", \"Nellie O’Bly\"]"],
        body: &["Finland joined", "The border", "The Kremlin", "Finland and Sweden", "The next summit"],
    },
    // A broadcaster: a line each, a name alone, an agency before the caption, other stories at the end.
    Layout {
        text: "Skip to content\nBBC\nHome\nNews\nSport\nSweden becomes the 32nd member of Nato\n7 March 2024\nShare\nSave\nErnest Hemingway\nBBC News\n\
               Getty Images The prime minister of Sweden and the US secretary of state\n\
               Sweden has joined Nato, nearly two years after it applied together with Finland.\nThe papers were handed over in Washington on Thursday.\n\
               Hungary had been the last of the members to ratify the accession, in February.\nRelated Topics\nNato\nSweden\nMore on this story\n\
               Hungary clears the way for Sweden\n26 February 2024\n",
        title: "Sweden becomes the 32nd member of Nato",
        facts: &["date = 2024-03-07", "authors = [\"Ernest Hemingway\"]"],
        body: &["Sweden has joined", "The papers", "Hungary had been"],
    },
    // A wire service: place and agency before the first sentence.
    Layout {
        text: "World\nUkraine grain deal signed in Istanbul\nBy Ida B. Wells\nJuly 22, 2022 4:55 PM GMT+3 Updated 2 years ago\n\n\
               A ship in the port of Odesa, July 2022. REUTERS/Pool\nPurchase Licensing Rights, opens new tab\n\n\
               ISTANBUL, July 22 (Reuters) - Ukraine and Russia signed agreements with the United Nations and Türkiye on Friday that open three ports.\n\n\
               \"It is a beacon on the Black Sea,\" the secretary-general of the United Nations said at the ceremony.\n\n\
               Reporting by the Istanbul bureau; Editing by the desk\nOur Standards: The Thomson Reuters Trust Principles., opens new tab\n",
        title: "Ukraine grain deal signed in Istanbul",
        facts: &["date = 2022-07-22", "authors = [\"Ida B. Wells\"]"],
        body: &["ISTANBUL, July 22", "\"It is a beacon"],
    },
    // A newspaper: section, standfirst, name with place, days of publication and change.
    Layout {
        text: "The Guardian\nNews | Opinion | Sport | Culture\nEurope\nKosovo and Serbia agree in Ohrid on how to carry out their deal\n\
               Talks led by the EU end without signatures, twelve years after the dialogue began\nMartha Gellhorn in Skopje\n\
               Sun 19 Mar 2023 08.12 GMT Last modified on Mon 20 Mar 2023 09.30 GMT\n\
               Kosovo and Serbia have agreed on an annex to the deal that the EU had proposed in February, its foreign policy chief said.\n\n\
               Neither side signed the text in Ohrid on Saturday, but both are bound by it, the EU says.\n\nSkip past newsletter promotion\n\
               Sign up to This is Europe\nafter newsletter promotion\n\nThe dialogue between the two began in Brussels in March 2011.\n\nTopics\nKosovo\nReuse this content\n",
        title: "Kosovo and Serbia agree in Ohrid on how to carry out their deal",
        facts: &["date = 2023-03-19", "updated = 2023-03-20", "authors = [\"Martha Gellhorn\"]"],
        body: &["Talks led by", "Kosovo and Serbia have", "Neither side", "The dialogue", "Kosovo"],
    },
    // A mail: lines broken at a width.
    Layout {
        text: "AUKUS partners name the path to submarines\n\nThe leaders of Australia, the United Kingdom and the United States\nmet in San Diego on 13 March 2023 and \
               set out how Australia will\nget submarines with nuclear propulsion.\n\nFrom 2027 boats of the two allies are to rotate through a base in\n\
               Western Australia. In the 2030s the United States intends to sell\nAustralia three boats of the Virginia class.\n",
        title: "AUKUS partners name the path to submarines",
        facts: &["date = 2023-03-13"],
        body: &["The leaders of Australia, the United Kingdom and the United States met", "From 2027 boats"],
    },
    // A ministry: menu in a column, date in figures, buttons at the end.
    Layout {
        text: "Home\nMinister\nContact\nMinistry of Foreign Affairs\nGrain corridor agreement signed in Istanbul\nDate: 22.07.2022\n\
               Ukraine and Russia today signed separate agreements with Türkiye and the United Nations in Istanbul.\n\
               The agreements reopen three ports on the Black Sea for exports of grain and fertiliser.\nPrint this page | Send to a friend\nLast updated: 25.07.2022\n",
        title: "Grain corridor agreement signed in Istanbul",
        facts: &["date = 2022-07-22", "updated = 2022-07-25"],
        body: &["Ukraine and Russia", "The agreements"],
    },
    // A text with headings within, which stay.
    Layout {
        text: "What the Antarctic Treaty says\n\nTwelve states signed the Antarctic Treaty in Washington on 1 December 1959.\n\nNo claims\n\n\
               The treaty holds all claims to territory as they stood when it entered into force in 1961.\n\nInspections\n\n\
               Each party may send observers to any station on the continent at any time.\n\nFacebook\nTwitter\nWhatsApp\nPrint\n",
        title: "What the Antarctic Treaty says",
        facts: &["date = 1959-12-01"],
        body: &["Twelve states", "## No claims", "The treaty", "## Inspections", "Each party"],
    },
    // A magazine in capitals, with the byline before the headline.
    Layout {
        text: "ANALYSIS\nBY NELLIE BLY\nMARCH 13, 2015\nMinsk II: what was agreed and what was not\n\
               The leaders of four states talked through the night in Minsk and came out with thirteen points on paper.\n\
               The truce was to begin on 15 February, and heavy weapons were to be withdrawn within two weeks.\nREAD ALSO: The first Minsk protocol\n\
               An amendment of Ukraine's constitution was to follow by the end of the year.\nSubscribe\nFollow us on Twitter\n",
        title: "Minsk II: what was agreed and what was not",
        facts: &["date = 2015-03-13", "authors = [\"Nellie Bly\"]"],
        body: &["The leaders", "The truce", "An amendment"],
    },
    // An agency as its own writer, a count of comments and shares, a video.
    Layout {
        text: "Moldova loses its gas from Russia as transit through Ukraine ends\nBy Associated Press\n1 January 2025\n12 comments\n3 shares\nVideo: The pumping station at Grebenyky\n\
               Russian gas stopped flowing through Ukraine on New Year's Day after the contract of 2019 had run out.\n\
               Transnistria, which had got its gas without paying, cut off heating and hot water the same morning.\nWatch: How the pipelines run\n\
               The government in Chisinau buys gas on the European market and had declared a state of emergency in December.\nYou may also like\nA pipeline and its end\nThe price of gas\n",
        title: "Moldova loses its gas from Russia as transit through Ukraine ends",
        facts: &["date = 2025-01-01"],
        body: &["Russian gas", "Transnistria", "The government"],
    },
    // Related links in the middle, prose and a heading after them.
    Layout {
        text: "Armenia and Azerbaijan agree the text of a peace treaty\n13 March 2025\n\
               Armenia and Azerbaijan said on Thursday that they had finished talks about the text of a peace treaty.\nRelated stories\nA border is drawn in Tavush\n\
               Prisoners come home\nThe two states have fought two wars over Nagorno-Karabakh since the end of the Soviet Union.\nWhat is missing\n\
               Baku wants Yerevan to change its constitution before anything is signed.\n",
        title: "Armenia and Azerbaijan agree the text of a peace treaty",
        facts: &["date = 2025-03-13"],
        body: &[
            "Armenia and Azerbaijan said",
            "## Prisoners come home",
            "The two states",
            "## What is missing",
            "Baku wants",
        ],
    },
    // A blog: author behind the title, tags and neighbours below.
    Layout {
        text: "The High Seas Treaty, two months on\nPosted by Nellie Bly on 20 August 2023\nReading time: 4 minutes\n\n\
               The agreement on the life of the high seas was adopted in New York on 19 June 2023, after nearly twenty years of talks.\n\n\
               It enters into force 120 days after the sixtieth state has ratified it, and the first to do so was Palau.\n\n\
               Tags: oceans, treaties\nFiled under: Law of the sea\n3 Comments\nLeave a reply\nNewer Post\nOlder Post\n",
        title: "The High Seas Treaty, two months on",
        facts: &["date = 2023-06-19"],
        body: &["The agreement", "It enters"],
    },
    // Nothing but text.
    Layout {
        text: "Sudan talks open in Jeddah\nEnvoys of the army and of the Rapid Support Forces met in Jeddah on 6 May 2023, with Saudi Arabia and the United States between them.\n\
               Share of the harvest that was lost is not known, the World Food Programme said.\nBy Thursday they had signed a declaration on the protection of civilians.\n\
               Photographs of the signing were published by both hosts.\n",
        title: "Sudan talks open in Jeddah",
        facts: &["date = 2023-05-06"],
        body: &["Envoys of", "Share of the harvest", "By Thursday", "Photographs of"],
    },
    // A chronology: days are headings, and the writer stands at the end.
    Layout {
        text: "How the grain corridor came and went\nThree ports were open for almost a year, and the parties prolonged the agreement three times.\n22 July 2022\n\
               The agreements are signed in Istanbul, with the United Nations and Turkey between the parties.\n17 July 2023\n\
               Russia says that the agreement is at an end, and the last ship leaves the port of Odesa.\nBy Nellie Bly\nLast updated: 20 July 2023\n",
        title: "How the grain corridor came and went",
        facts: &["date = 2022-07-22", "updated = 2023-07-20", "authors = [\"Nellie Bly\"]"],
        body: &["Three ports", "## 22 July 2022", "The agreements", "## 17 July 2023", "Russia says"],
    },
    // In German, as far as the lists go.
    Layout {
        text: "Startseite | Politik | Sport\nBundestag stimmt dem Beitritt Schwedens zur Nato zu\nVon Egon Erwin Kisch\nVeröffentlicht am 8. Juli 2022, 10:30 Uhr\n\
               Der Bundestag hat am Freitag dem Beitritt von Finnland und Schweden zur Nato mit großer Mehrheit zugestimmt.\n\
               Die Urkunde wurde danach in Washington hinterlegt, wie es der Vertrag von 1949 vorsieht.\n",
        title: "Bundestag stimmt dem Beitritt Schwedens zur Nato zu",
        facts: &["authors = [\"Egon Erwin Kisch\"]"],
        body: &["Der Bundestag", "Die Urkunde"],
    },
];

#[test]
fn of_every_layout_the_article_stays_and_nothing_else() {
    let mut wrong = Vec::new();
    for layout in LAYOUTS {
        let site = Scratch::new("");
        let output = site.paste(layout.text, &[]);
        done(&output);
        let text = site.article();
        let (front, body) = text.strip_prefix("+++\n").and_then(|text| text.split_once("+++\n")).unwrap();
        if !front.contains(&format!("title = \"{}\"\n", layout.title)) {
            wrong.push(format!("{}: no such title in\n{front}", layout.title));
        }
        let missing = layout.facts.iter().filter(|fact| !front.contains(&format!("{fact}\n")));
        wrong.extend(missing.map(|fact| format!("{}: no {fact} in\n{front}", layout.title)));
        let blocks: Vec<&str> = body.trim().split("\n\n").collect();
        let same = blocks.len() == layout.body.len()
            && blocks.iter().zip(layout.body).all(|(block, words)| block.starts_with(words));
        if !same {
            wrong.push(format!("{}: the body is\n{body}", layout.title));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

#[test]
fn what_is_left_out_is_counted_and_listed_on_demand() {
    let text = LAYOUTS[0].text;
    let count = |said: &str| {
        let line = said.lines().find(|line| line.contains("left out:")).unwrap_or_else(|| panic!("{said}"));
        line.trim().split(' ').nth(2).and_then(|word| word.parse::<usize>().ok()).unwrap()
    };
    let quiet = stdout(&Scratch::new("").paste(text, &[]));
    assert!(!quiet.contains("Foreign Desk") && quiet.contains("--verbose lists them"), "{quiet}");
    for arguments in [["--verbose"], ["--dry-run"]] {
        let said = stdout(&Scratch::new("").paste(text, &arguments));
        assert_eq!(count(&said), count(&quiet), "{said}");
        for line in [
            "    Foreign Desk",
            "    Home | World",
            "    We use cookies",
            "    5 min read",
            "    Read more: Why",
            "    How Hungary voted",
            "    © 2023",
        ] {
            assert!(said.contains(line), "{line} in\n{said}");
        }
        // Every line is either text, fact or listed.
        let listed = said.lines().filter(|line| line.starts_with("    ")).count();
        let filled = text.lines().filter(|line| !line.trim().is_empty()).count();
        let kept = LAYOUTS[0].body.len() + 1;
        assert_eq!(listed, count(&said), "{said}");
        assert_eq!(listed + kept, filled, "{said}");
    }
}
