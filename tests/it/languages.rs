//! The languages of the interface: files that fit each other, plurals, dates and numbers as a language writes them, a
//! site's own words, and pages written from right to left.

use super::scratch::{Scratch, Site, site};
use chancery::render::Theme;
use chancery::source::Source;
use chancery::wording::{Exactness, Form, Part, Terms, Wording, parts};
use chancery::{gazetteer, site as model};
use jiff::civil::{Date, date};
use std::collections::BTreeSet;
use std::path::Path;

/// The languages that are built in, besides English.
const TRANSLATED: [&str; 4] = ["es", "fr", "ja", "uk"];

const NOTE: &str = "\
//- articles/a.md
+++
title = \"Nota bene\"
date = 2024-04-11
updated = 2024-04-12
authors = [\"Agentia\"]
countries = [\"JP\", \"AU\"]
topics = [\"aukus\"]
people = [\"Fumio Kishida\"]
[[source]]
name = \"Agentia\"
url = \"https://example.com/\"
accessed = 2024-04-12
reliability = \"B\"
credibility = 2
[[event]]
date = 2024-04-11
text = \"Pactum.\"
+++
Japan, Japan, Australia.
//- articles/b.md
+++
title = \"Altera\"
date = 2024-03-01
countries = [\"JP\"]
topics = [\"aukus\"]
+++
Japan et Tokyo.
";

fn built_in() -> Vec<Source> {
    let files = Theme::built_in().into_iter().filter(|(name, _)| name.starts_with("i18n/"));
    files.map(|(name, text)| Source::new(format!("templates/{name}"), text)).collect()
}

fn wording(lang: &str) -> Wording {
    let noted = Wording::new(lang, &built_in(), &[], &terms());
    assert!(noted.notes.clone().sorted().is_empty(), "{lang}: {:#?}", noted.notes);
    noted.value
}

/// What the built-in lists name.
fn terms() -> Terms {
    model::terms(&gazetteer::built_in().value)
}

fn in_language(lang: &str, files: &str) -> Site {
    site(&format!("{files}//- site.toml\ntitle = \"Desk\"\nbase_url = \"https://example.org\"\nlang = \"{lang}\"\n"))
}

/// What is filled into a text.
fn slots(text: &str) -> BTreeSet<String> {
    let name = |part| match part {
        Part::Text(_) => None,
        Part::Slot(name) | Part::Link(name, _) => Some(name.to_owned()),
    };
    parts(text).filter_map(name).collect()
}

#[test]
fn every_file_fits_the_english_one() {
    let names: Vec<String> = built_in().iter().map(|source| source.path.to_string()).collect();
    assert_eq!(names.len(), TRANSLATED.len() + 1, "{names:?}");
    let english = wording("en");
    for lang in TRANSLATED {
        let own = wording(lang);
        let missing: Vec<&str> = own.messages().filter(|(_, message)| message.is_english).map(|(key, _)| key).collect();
        assert!(missing.is_empty(), "{lang} lacks {missing:?}");
        for (key, message) in own.messages() {
            let Some(pattern) = english.message(key) else {
                assert!(terms().all.contains(key), "{lang}: {key}");
                continue;
            };
            assert_eq!(slots(message.form.other()), slots(pattern.form.other()), "{lang}: {key}");
        }
    }
    // The English file is held against no other, so its forms are held against each other.
    for (key, message) in english.messages() {
        let Form::Counted(texts) = &message.form else { continue };
        for (category, text) in texts {
            let (own, other) = (slots(text), slots(message.form.other()));
            let differing: Vec<&String> = own.symmetric_difference(&other).collect();
            // A form for one thing may say so in words.
            let in_words = differing == ["count"] && other.contains("count");
            assert!(differing.is_empty() || in_words, "en: {key}.{category} {differing:?}");
        }
    }
}

/// Every file under a folder with this ending, as one text.
fn text_of(folder: &str, ending: &str) -> String {
    let mut text = String::new();
    for entry in walkdir::WalkDir::new(Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)) {
        let path = entry.unwrap().into_path();
        if path.to_string_lossy().ends_with(ending) {
            text.push_str(&std::fs::read_to_string(path).unwrap());
        }
    }
    text
}

#[test]
fn every_message_is_said_somewhere_and_every_one_said_is_there() {
    let english = wording("en");
    let (templates, code) = (text_of("templates", ".html"), text_of("src", ".rs"));
    let listed = terms().all;
    let grouped = gazetteer::built_in().value.topics.iter().all(|topic| !topic.group.is_empty());
    assert!(grouped, "every built-in topic stands in a group");
    for (key, _) in english.messages().filter(|(key, _)| !listed.contains(*key)) {
        let said = templates.contains(&format!("'{key}'")) || code.contains(&format!("\"{key}\""));
        // The search page's script is given these by their last part.
        let given = key.strip_prefix("search.").is_some_and(|name| code.contains(&format!("\"{name}\"")));
        assert!(said || given, "nothing says {key}");
    }
    for (at, _) in templates.match_indices("' | say").chain(templates.match_indices("' | quiet")) {
        let key = templates[..at].rsplit('\'').next().unwrap();
        assert!(english.message(key).is_some(), "a template says {key}");
    }
    let sections: BTreeSet<&str> = english.messages().filter_map(|(key, _)| key.split('.').next()).collect();
    for word in code.split('"') {
        let is_key = word.split_once('.').is_some_and(|(section, name)| {
            sections.contains(section) && !name.is_empty() && name.bytes().all(|b| b.is_ascii_lowercase() || b == b'_')
        });
        let is_file = ["html", "toml", "rs", "css", "js", "xml", "json", "ics", "csv", "ndjson", "txt"]
            .iter()
            .any(|end| word.ends_with(end));
        assert!(!is_key || is_file || english.message(word).is_some(), "the code says {word}");
    }
}

#[test]
fn a_number_chooses_the_form_of_its_language() {
    let uk = wording("uk");
    let told = |count| uk.count("common.briefings", count, &[]);
    assert_eq!(
        [1, 2, 5, 11, 21, 22, 112].map(told).join(", "),
        "1 брифінг, 2 брифінги, 5 брифінгів, 11 брифінгів, 21 брифінг, 22 брифінги, 112 брифінгів"
    );
    let fr = wording("fr-CA");
    assert_eq!([0, 1, 2].map(|count| fr.count("common.briefings", count, &[])).join(", "), "0 note, 1 note, 2 notes");
    assert_eq!(wording("ja").count("common.briefings", 1, &[]), "ブリーフィング1件");
    assert_eq!(wording("en").number(12_345), "12,345");
    assert_eq!(fr.number(12_345), "12\u{a0}345");
    assert_eq!(wording("es").number(12_345), "12.345");
    let site = in_language("uk", NOTE);
    assert!(site.codes().is_empty(), "{:?}", site.codes());
    assert!(site.page("index.html").contains("2 брифінги: "), "{}", site.page("index.html"));
    let briefing = site.page("briefings/nota-bene/index.html");
    assert!(briefing.contains("<time datetime=\"2024-04-11\">11 квітня 2024\u{202f}р.</time>"), "{briefing}");
    assert!(briefing.contains("<span>оновлено <time datetime=\"2024-04-12\">12 квітня 2024\u{202f}р.</time></span>"));
}

#[test]
fn a_date_is_written_as_its_language_writes_it() {
    let [first, last, later]: [Date; 3] = [date(2024, 4, 11), date(2024, 4, 13), date(2024, 5, 2)];
    for (lang, day, month, name, short, long, months) in [
        ("en", "11 April 2024", "April 2024", "April", "11–13 April 2024", "11 April – 2 May 2024", "April–May 2024"),
        (
            "en-US",
            "April 11, 2024",
            "April 2024",
            "April",
            "April 11–13, 2024",
            "April 11 – May 2, 2024",
            "April–May 2024",
        ),
        ("fr", "11 avril 2024", "avril 2024", "Avril", "11–13 avril 2024", "11 avril – 2 mai 2024", "avril–mai 2024"),
        (
            "es",
            "11 de abril de 2024",
            "abril de 2024",
            "Abril",
            "11–13 de abril de 2024",
            "11 de abril – 2 de mayo de 2024",
            "abril–mayo de 2024",
        ),
        (
            "uk",
            "11 квітня 2024\u{202f}р.",
            "квітень 2024\u{202f}р.",
            "Квітень",
            "11–13 квітня 2024\u{202f}р.",
            "11 квітня – 2 травня 2024\u{202f}р.",
            "квітень–травень 2024\u{202f}р.",
        ),
        ("ja", "2024年4月11日", "2024年4月", "4月", "2024年4月11–13日", "2024年4月11日–5月2日", "2024年4–5月"),
    ] {
        let words = wording(lang);
        assert_eq!(words.day(first), day);
        assert_eq!(words.month(2024, 4), month);
        assert_eq!(words.month_name(4), name);
        assert_eq!(words.span(first, last, Exactness::Day), short);
        assert_eq!(words.span(first, later, Exactness::Day), long);
        assert_eq!(words.span(first, later, Exactness::Month), months);
        assert_eq!(words.span(first, first, Exactness::Day), day);
    }
    let signs = |lang: &str| [1, 5, 12].map(|month| wording(lang).month_sign(month)).join(" ");
    assert_eq!((signs("en"), signs("uk"), signs("ja")), ("J M D".into(), "С Т Г".into(), "1 5 12".into()));
    let page = in_language("ja", NOTE);
    assert!(page.page("briefings/nota-bene/index.html").contains("2024年4月11日"));
    assert!(page.page("archive/2024/index.html").contains("2024年"));
}

/// The words that a page shows or says, without its markup.
fn shown(page: &str) -> Vec<String> {
    let mut words = Vec::new();
    for piece in page.split('<').skip(1) {
        let (tag, text) = piece.split_once('>').unwrap_or((piece, ""));
        // Data for machines and citations for programs are English everywhere.
        if tag.starts_with("script") || tag.starts_with("pre") || tag.starts_with("code") {
            continue;
        }
        for name in ["aria-label=\"", "title=\"", "placeholder=\"", "data-words=\"", "data-auto=\"", "content=\""] {
            words.extend(tag.split(name).skip(1).filter_map(|rest| rest.split('"').next()).map(str::to_owned));
        }
        words.push(text.to_owned());
    }
    words.retain(|words| !words.starts_with("https://"));
    words
}

#[test]
fn a_french_site_says_nothing_in_english() {
    let (english, french) = (wording("en"), wording("fr"));
    let texts = |form: &Form| match form {
        Form::Single(text) => vec![text.clone()],
        Form::Counted(texts) => texts.iter().map(|(_, text)| text.clone()).collect(),
    };
    let all: String = french.messages().flat_map(|(_, message)| texts(&message.form)).collect::<Vec<_>>().join("\n");
    let mut foreign = BTreeSet::new();
    for text in english.messages().flat_map(|(_, message)| texts(&message.form)) {
        for part in parts(&text) {
            if let Part::Text(words) | Part::Link(_, words) = part {
                let words = words.trim_matches(|letter: char| !letter.is_alphanumeric());
                if words.len() > 5 && !words.contains('{') && !all.contains(words) {
                    foreign.insert(words.to_owned());
                }
            }
        }
    }
    assert!(foreign.len() > 250 && foreign.contains("Latest briefings"), "{}", foreign.len());
    let site = in_language("fr", NOTE);
    assert!(site.codes().is_empty(), "{:?}", site.codes());
    let index = site.page("index.html");
    assert!(index.contains("<html lang=\"fr\" ") && index.contains("Dernières notes"));
    for (path, page) in site.pages.iter().filter(|(path, _)| path.ends_with(".html")) {
        for shown in shown(page) {
            let found = foreign.iter().find(|words| shown.contains(words.as_str()));
            assert!(found.is_none(), "{path} says {found:?} in {shown:?}");
        }
    }
}

#[test]
fn machines_read_the_same_in_every_language() {
    let (english, french) = (in_language("en", NOTE), in_language("fr", NOTE));
    for path in ["opml.xml", "timeline.ics", "data/tags.csv", "countries/japan/data.json", "sitemap.xml"] {
        assert_eq!(english.page(path), french.page(path), "{path}");
    }
    assert!(french.page("opml.xml").contains("text=\"Countries\""));
    let cite = |site: &Site| {
        let page = site.page("briefings/nota-bene/index.html");
        page.split("<pre>").nth(2).unwrap().replace("LA  - fr", "LA  - en")
    };
    assert_eq!(cite(&english).split("</pre>").next(), cite(&french).split("</pre>").next());
    assert!(
        french
            .page("briefings/nota-bene/index.html")
            .contains("«\u{a0}Nota bene\u{a0}», Desk, 11 avril 2024, https://")
    );
}

#[test]
fn a_site_has_words_of_its_own() {
    let own = "//- templates/i18n/fr.toml\n[home]\nlatest = \"À la une\"\n//- templates/i18n/pl.toml\n[home]\nlatest = \"Najnowsze\"\n";
    let french = in_language("fr", &format!("{NOTE}{own}"));
    assert!(french.codes().is_empty(), "{:?}", french.codes());
    assert!(french.page("index.html").contains(">À la une</h2>"));
    assert!(french.page("index.html").contains("Thèmes les plus traités"), "the rest stays");
    let polish = in_language("pl-PL", &format!("{NOTE}{own}"));
    assert!(polish.codes().is_empty(), "{:?}", polish.codes());
    let home = polish.page("index.html");
    assert!(home.contains(">Najnowsze</h2>") && home.contains("Busiest topics"), "what is missing is English");
    assert!(home.contains("2 briefings on") && home.contains("11 kwietnia 2024"), "{home}");
}

#[test]
fn a_language_that_is_not_there_is_told_and_english_is_shown() {
    let site = in_language("ar", NOTE);
    let notes = site.built.notes.clone().sorted();
    assert_eq!(site.codes(), ["wording/no-language"]);
    assert!(notes[0].help.as_ref().unwrap().contains("en, es, fr, ja, uk"), "{notes:?}");
    let home = site.page("index.html");
    assert!(
        home.contains("<html lang=\"ar\" dir=\"rtl\" class=\"words-turned\" ") && home.contains("Latest briefings")
    );
    assert!(home.contains("11 April 2024"), "dates are in the language of the interface");
    // English has words everywhere, and a region its own dates.
    let cape = in_language("en-ZA", NOTE);
    assert!(cape.codes().is_empty(), "{:?}", cape.codes());
    assert!(cape.page("index.html").contains("Latest briefings") && cape.page("index.html").contains("01 March 2024"));
}

#[test]
fn mistakes_in_a_file_are_told_with_their_place() {
    for (toml, code, help) in [
        ("[home]\nlatst = \"x\"", "wording/unknown-key", "home.latest"),
        ("[home]\nlatest = 3", "toml/wrong-type", "quotes"),
        ("[home]\nlatest = { one = \"a\", other = \"b\" }", "wording/not-counted", "home.latest = "),
        ("[common]\nbriefings = { one = \"{count} x\" }", "wording/no-other", "every number"),
        (
            "[common]\nbriefings = { few = \"{count} x\", other = \"{count} x\" }",
            "wording/no-such-form",
            "one, many, other",
        ),
        ("[briefing]\nupdated = \"le {dat}\"", "wording/unknown-slot", "date"),
        ("[briefing]\nupdated = \"mise à jour\"", "wording/missing-slot", "{date}"),
        ("[briefing]\nupdated = \"le {date\"", "wording/braces", "{name}"),
    ] {
        let site = in_language("fr", &format!("{NOTE}//- templates/i18n/fr.toml\n{toml}\n"));
        let notes = site.built.notes.clone().sorted();
        let note = notes.iter().find(|note| note.code == code).unwrap_or_else(|| panic!("{toml}: {notes:#?}"));
        assert!(note.help.as_ref().unwrap().contains(help), "{note:?}");
        assert_eq!(note.labels[0].path, "templates/i18n/fr.toml");
        assert!(note.labels[0].span.is_some());
    }
    let site = in_language("fr", &format!("{NOTE}//- templates/i18n/french.toml\n[home]\nlatest = \"x\"\n"));
    assert_eq!(site.codes(), ["wording/not-a-language"]);
}

#[test]
fn a_template_that_says_what_is_not_there_is_told() {
    let site = site(&format!("{NOTE}//- templates/404.html\n<p>{{{{ 'notice.not_fund' | say }}}}</p>\n"));
    let notes = site.built.notes.clone().sorted();
    assert_eq!(site.codes(), ["template/error"]);
    assert!(notes[0].labels[0].text.contains("did you mean 'notice.not_found'?"), "{notes:?}");
}

#[test]
fn words_in_another_language_say_so() {
    let files = format!(
        "{NOTE}//- articles/c.md\n+++\ntitle = \"هدنة\"\ndate = 2024-04-13\nlang = \"ar\"\nsummary = \"موجز\"\n+++\nنص.\n"
    );
    let site = in_language("fr", &files);
    let briefing = site.pages.iter().find(|(path, page)| {
        path.starts_with("briefings/") && page.contains("<h1 id=\"title\" lang=\"ar\" dir=\"rtl\">")
    });
    let (_, briefing) = briefing.expect("the title says its language");
    assert!(briefing.contains("<div class=\"text\" lang=\"ar\" dir=\"rtl\">"));
    assert!(briefing.contains("<p class=\"bottom-line\" lang=\"ar\" dir=\"rtl\">"));
    assert!(briefing.contains("<article class=\"wide briefing\">"), "what the page itself says is in its own language");
    let home = site.page("index.html");
    assert!(
        home.contains("<h3 lang=\"ar\" dir=\"rtl\">") && home.contains("<p class=\"summary\" lang=\"ar\" dir=\"rtl\">")
    );
    let other = site.page("briefings/nota-bene/index.html");
    assert!(other.contains("<bdi lang=\"ar\" dir=\"rtl\">هدنة</bdi>"), "the neighbour's title does too");
    assert!(other.contains("<h1 id=\"title\">"), "a text in the site's language need not");
}

/// Sides are those of the writing: left and right are for pictures only, which have none.
#[test]
fn style_sheets_know_no_left_and_no_right() {
    for (name, css) in Theme::built_in().into_iter().filter(|(name, _)| name.ends_with(".css")) {
        let rules: String = css.split("/*").map(|part| part.rsplit("*/").next().unwrap_or(part)).collect();
        for line in rules.lines().filter(|line| !line.trim_start().starts_with("@")) {
            let words: Vec<&str> = line.split(|letter: char| !letter.is_ascii_alphanumeric()).collect();
            let sided = words.contains(&"left") || words.contains(&"right");
            assert!(!sided, "{name}: {line}");
        }
    }
}

#[test]
fn the_languages_are_files_of_the_theme() {
    let site = Scratch::new(NOTE);
    let list = String::from_utf8(site.eject(&[]).stdout).unwrap();
    for lang in TRANSLATED {
        assert!(list.lines().any(|line| line == format!("i18n/{lang}.toml")), "{list}");
    }
    assert!(site.eject(&["i18n/fr.toml"]).status.success());
    let text = site.read("templates/i18n/fr.toml").replace("Dernières notes", "Vient de paraître");
    site.write("templates/i18n/fr.toml", text);
    site.write("site.toml", "title = \"Desk\"\nbase_url = \"https://example.org\"\nlang = \"fr\"\n");
    assert!(site.build(&["--strict"]).status.success());
    assert!(site.read("public/index.html").contains("Vient de paraître"));
}

/// A topic has a name and a group and says what it is about, a system's class and an organisation's kind are told, in every language.
#[test]
fn what_the_lists_name_has_a_name_in_every_language() {
    let terms = terms();
    assert!(terms.all.len() > 160 && terms.own.is_empty(), "{}", terms.all.len());
    for lang in TRANSLATED {
        let words = wording(lang);
        for key in &terms.all {
            let own = words.message(key).filter(|message| !message.is_english);
            assert!(own.is_some_and(|message| !message.form.other().trim().is_empty()), "{lang} lacks {key}");
        }
    }
}

const SEA: &str = "\
//- articles/sea.md
+++
title = \"Mare\"
date = 2024-04-12
countries = [\"PH\"]
topics = [\"south-china-sea\", \"aukus\", \"coup\"]
systems = [\"BrahMos\"]
organisations = [\"NATO\"]
+++
Manila.
";

#[test]
fn topics_have_the_names_of_the_sites_language_and_their_own_addresses() {
    for (lang, name, about, class, kind) in [
        ("fr", "Mer de Chine méridionale", "Différends maritimes", "Missile de croisière", "Alliance"),
        ("es-MX", "Mar de China Meridional", "Disputas marítimas", "Misil de crucero", "Alianza"),
        ("uk", "Південнокитайське море", "Морські й територіальні", "Крилата ракета", "Альянс"),
        ("ja", "南シナ海", "南シナ海における", "巡航ミサイル", "同盟"),
    ] {
        let site = in_language(lang, SEA);
        assert!(site.codes().is_empty(), "{lang}: {:?}", site.codes());
        let page = site.page("topics/south-china-sea/index.html");
        assert!(page.contains(&format!("<h1>{name}</h1>")), "{lang}: {page}");
        assert!(page.contains(&format!("<p class=\"what\">{about}")), "{lang}: {page}");
        let link = format!("<a href=\"/topics/south-china-sea/\">{name}</a>");
        for path in ["index.html", "topics/index.html", "briefings/mare/index.html"] {
            assert!(site.page(path).contains(&link), "{lang}: {path}");
        }
        assert!(site.page("matrix/index.html").contains(&format!(">{name}<")), "{lang}: the matrix");
        let said = format!("\"name\":\"{name}\"");
        assert!(site.page("briefings/mare/index.html").contains(&said), "{lang}: JSON-LD");
        assert!(site.page("topics/south-china-sea/feed.xml").contains(name), "{lang}: the feed");
        assert!(!site.pages.values().any(|page| page.contains("lang=\"en\">South China Sea")), "{lang}");
        assert!(site.page("data/tags.csv").contains("South China Sea"), "{lang}: data are English");
        assert!(site.page("systems/brahmos/index.html").contains(class), "{lang}");
        assert!(site.page("organisations/nato/index.html").contains(kind), "{lang}");
    }
}

/// Names stand behind a word and a colon, so that no language has to inflect them.
#[test]
fn tags_are_described_in_the_sites_language() {
    for (lang, country, organisation, system, region) in [
        (
            "fr",
            "Région de l’ONU\u{a0}: <a href=\"/regions/south-eastern-asia/\">Asie du Sud-Est</a>\u{a0}; capitale\u{a0}: Manille.",
            "Alliance\u{a0}; 32 pays membres.",
            "Missile de croisière\u{a0}; pays de fabrication\u{a0}: Inde, Russie",
            "Région de l’ONU\u{a0}; fait partie de\u{a0}: Asie\u{a0}; 1 pays dans ces notes.",
        ),
        (
            "es",
            "Región de la ONU: <a href=\"/regions/south-eastern-asia/\">Sudeste asiático</a>; capital: Manila.",
            "Alianza; 32 países miembros.",
            "Misil de crucero; fabricación: India, Rusia",
            "Región de la ONU; parte de: Asia; 1 país en estos informes.",
        ),
        (
            "uk",
            "Регіон за поділом ООН: <a href=\"/regions/south-eastern-asia/\">Південно-Східна Азія</a>; столиця: Маніла.",
            "Альянс; 32 країни-члени.",
            "Крилата ракета; виробництво: Індія, Росія",
            "Регіон за поділом ООН; ширший регіон: Азія; 1 країна в цих брифінгах.",
        ),
        (
            "ja",
            "国連の地域区分：<a href=\"/regions/south-eastern-asia/\">東南アジア</a>、首都：マニラ。",
            "同盟、加盟国：32か国。",
            "巡航ミサイル、製造国：インド、ロシア",
            "国連の地域区分、上位の地域：アジア、ここに出てくる国：1か国。",
        ),
    ] {
        let site = in_language(lang, SEA);
        for (page, said) in [
            ("countries/philippines", country),
            ("organisations/nato", organisation),
            ("systems/brahmos", system),
            ("regions/south-eastern-asia", region),
        ] {
            let page = site.page(&format!("{page}/index.html"));
            let what = page.split_once("<p class=\"what\">").and_then(|(_, rest)| rest.split_once("</p>")).unwrap().0;
            assert!(what.contains(said), "{lang}: {what}");
        }
    }
    // A site's own lists go before the table of capitals.
    let own = site(&format!(
        "{SEA}//- site.toml\ntitle = \"Desk\"\nbase_url = \"https://example.org\"\nlang = \"fr\"\n[[country]]\ncode = \"PH\"\n\
         seat = \"Quezon City\"\n"
    ));
    assert!(own.page("countries/philippines/index.html").contains("capitale\u{a0}: Quezon City."));
}

#[test]
fn an_index_follows_the_alphabet_of_the_sites_language() {
    let site = in_language("fr", SEA);
    let index = site.page("topics/index.html");
    let at = |name: &str| index.find(&format!(">{name}</a>")).unwrap_or_else(|| panic!("{name}: {index}"));
    assert!(at("AUKUS") < at("Coups d’État") && at("Coups d’État") < at("Mer de Chine méridionale"), "{index}");
}

#[test]
fn a_sites_own_names_of_topics_go_before_those_of_the_theme() {
    let topic = |id: &str, name: &str| format!("[[topic]]\nid = \"{id}\"\nname = \"{name}\"\nstrong = [\"xyz\"]\n");
    let config = |more: &str| {
        format!("{SEA}//- site.toml\ntitle = \"Desk\"\nbase_url = \"https://example.org\"\nlang = \"fr\"\n{more}")
    };
    // In site.toml.
    let site = site(&config(&topic("south-china-sea", "Mer de l’Est")));
    assert!(site.codes().is_empty(), "{:?}", site.codes());
    let page = site.page("topics/south-china-sea/index.html");
    assert!(page.contains("<h1>Mer de l’Est</h1>") && !page.contains("class=\"what\""), "{page}");
    // In words of its own, for a topic of the theme's and for one of its own.
    let files = config(&topic("coup", "Putsch"))
        + "//- templates/i18n/fr.toml\n[topic]\naukus = \"Pacte AUKUS\"\ncoup = \"Putschs\"\n";
    let site = super::scratch::site(&files);
    assert!(site.codes().is_empty(), "{:?}", site.codes());
    assert!(site.page("topics/aukus/index.html").contains("<h1>Pacte AUKUS</h1>"));
    assert!(site.page("topics/coup/index.html").contains("<h1>Putschs</h1>"));
    // A name alone leaves what the list says of the topic, and words about it leave its name.
    let own =
        "//- templates/i18n/en.toml\n[topic]\naukus = \"The pact\"\n[topic_about]\ncoup = \"Seizures of power.\"\n";
    let english = in_language("en", &(SEA.to_owned() + own));
    let page = english.page("topics/aukus/index.html");
    assert!(page.contains("<h1>The pact</h1>") && page.contains("nuclear-powered submarines (pillar one)"), "{page}");
    let page = english.page("topics/coup/index.html");
    assert!(page.contains("<h1>Coups</h1>") && page.contains("<p class=\"what\">Seizures of power.</p>"), "{page}");
    // A language that the theme does not have.
    let files = SEA.to_owned() + "//- templates/i18n/pl.toml\n[topic]\ncoup = \"Zamach stanu\"\n";
    let polish = in_language("pl", &files);
    assert!(polish.page("topics/coup/index.html").contains("<h1>Zamach stanu</h1>"));
    assert!(polish.page("topics/aukus/index.html").contains("<h1 lang=\"en\">AUKUS</h1>"));
    // A topic that no list has.
    let unknown = in_language("fr", &(SEA.to_owned() + "//- templates/i18n/fr.toml\n[topic]\naukos = \"x\"\n"));
    assert_eq!(unknown.codes(), ["wording/unknown-key"]);
    // A copy of the theme's file, in a site without the theme's topics.
    let copy = text_of("templates/i18n/fr.toml", ".toml");
    let own = site_of(&format!("default_topics = false\n{}", topic("putsch", "Putsch")), &copy);
    assert!(own.codes().is_empty(), "{:?}", own.codes());
}

/// A French site with settings and words of its own.
fn site_of(config: &str, words: &str) -> Site {
    site(&format!(
        "//- articles/a.md\n+++\ntitle = \"A\"\ndate = 2024-04-12\ntopics = [\"putsch\"]\n+++\nXyz.\n\
         //- templates/i18n/fr.toml\n{words}\n\
         //- site.toml\ntitle = \"Desk\"\nbase_url = \"https://example.org\"\nlang = \"fr\"\n{config}"
    ))
}
