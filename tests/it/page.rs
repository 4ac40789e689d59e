//! What a briefing's page shows of the findings, and how each leads to its place in the text.
//!
//! Findings are made by hand here, so that the page is held to what it promises whatever extraction finds.

use super::scratch::{between, inputs, options, site, site_of, unmarked};
use chancery::config::{self, RemoteImages};
use chancery::document::{self, Href, Links, Mark, marked};
use chancery::extract::{
    Cited, Dated, Figure, FigureKind, Found, Mention, Metadata, Organisation, Part, Person, Point, Precision, Quote,
    Role, Rule, System, Tells,
};
use chancery::gazetteer::{self, Gazetteer, OrganisationId};
use chancery::pages;
use chancery::render::{Renderer, Theme};
use chancery::site::{Beside, Draft, Kind, Reading, Scope, Site};
use chancery::source::{Source, Span};
use jiff::civil::date;
use std::sync::Arc;

const SITE: &str = "title = \"Desk\"\nbase_url = \"https://example.org\"\nlang = \"en\"\n";

const TEXT: &str = "+++
title = \"Note\"
date = 2024-04-12
[[source]]
name = \"Kyodo, 12 April\"
[[event]]
date = 2024-04-11
text = \"The author's event.\"
+++
In Tokyo, Prime Minister Fumio Kishida met NATO's **Jens** Stoltenberg on 9 April 2024. Kishida said: “We stand together.”

Kyodo and Reuters reported that $43 billion would go to Patriot batteries, the Foreign Ministry said. On 11 April 2024 they left. They had met in 2019 and in 2021. A diplomat told Reuters so.
";

/// The findings of [`TEXT`], by their words in its prose.
struct ByHand<'a> {
    prose: &'a str,
}

impl ByHand<'_> {
    fn span(&self, words: &str) -> Span {
        let start = self.prose.find(words).unwrap_or_else(|| panic!("{words} is not in the text"));
        Span::from(start..start + words.len())
    }

    fn found<T>(&self, what: T, mentions: &[&str]) -> Found<T> {
        let mentions = mentions.iter().map(|words| Mention { part: Part::Body, span: self.span(words) }).collect();
        Found { what, role: Role::Mentioned, score: 1, rule: Rule::Listed, mentions }
    }

    fn year(&self, words: &str) -> Dated {
        let sentence = "They had met in 2019 and in 2021.";
        Dated { precision: Precision::Year, ..self.dated(words, sentence, date(words.parse().unwrap(), 1, 1)) }
    }

    fn dated(&self, words: &str, sentence: &str, day: jiff::civil::Date) -> Dated {
        let (span, sentence) = (self.span(words), self.span(sentence));
        let (day, precision, tells) = (Some(day), Precision::Day, Tells::Event);
        Dated { span, day, last: day, precision, sentence, tells, rule: Rule::Calendar, score: 3 }
    }
}

fn metadata(prose: &str, gazetteer: &Gazetteer) -> Metadata {
    let by = ByHand { prose };
    let nato = gazetteer.organisations.iter().position(|entry| entry.forms.name == "NATO").unwrap();
    let nato = Some(OrganisationId(u16::try_from(nato).unwrap()));
    let japan = gazetteer.country_coded("JP");
    let kishida = Person { name: "Fumio Kishida".into(), office: "Prime Minister".into(), country: japan };
    let stoltenberg = Person { name: "Jens Stoltenberg".into(), ..Person::default() };
    let organisation = |name: &str, listed| Organisation { name: name.into(), listed };
    let reported = by
        .span("Kyodo and Reuters reported that $43 billion would go to Patriot batteries, the Foreign Ministry said.");
    let cited = |name: &str| Cited {
        name: name.into(),
        span: by.span(name),
        sentence: reported,
        rule: Rule::Reporting,
        score: 2,
    };
    let met = "In Tokyo, Prime Minister Fumio Kishida met NATO’s Jens Stoltenberg on 9 April 2024.";
    Metadata {
        countries: vec![by.found(japan.unwrap(), &["Tokyo"])],
        people: vec![
            by.found(kishida, &["Fumio Kishida", "Kishida said"]),
            by.found(stoltenberg, &["Jens Stoltenberg"]),
        ],
        organisations: vec![
            by.found(organisation("North Atlantic Treaty Organization", nato), &["NATO"]),
            by.found(organisation("Foreign Ministry", None), &["Foreign Ministry"]),
            by.found(organisation("Reuters", None), &["Reuters", "told Reuters"]),
        ],
        systems: vec![by.found(System { name: "Patriot".into(), listed: None }, &["Patriot"])],
        dates: vec![
            by.dated("9 April 2024", met, date(2024, 4, 9)),
            by.dated("11 April 2024", "On 11 April 2024 they left.", date(2024, 4, 11)),
            by.year("2019"),
            by.year("2021"),
        ],
        quotes: vec![Quote {
            span: by.span("We stand together."),
            speaker: "Fumio Kishida".into(),
            named: Some(by.span("Kishida said")),
            rule: Rule::Attribution,
        }],
        sources: vec![cited("Kyodo"), cited("Reuters")],
        figures: vec![Figure {
            span: by.span("$43 billion"),
            kind: FigureKind::Money,
            value: 43e9,
            upper: None,
            unit: "USD".into(),
            sentence: reported,
            rule: Rule::Amount,
            score: 2,
        }],
        key_points: vec![Point { span: by.span(met), score: 4, rule: Rule::Weight }],
        lang: Some("nl"),
        ..Metadata::default()
    }
}

/// A site of one article with the findings of [`TEXT`], and a way to render its pages.
fn with<T>(then: impl FnOnce(&Site, &dyn Fn(&str) -> String) -> T) -> T {
    beside(None, then)
}

/// The same with a sidecar.
fn beside<T>(sidecar: Option<Beside>, then: impl FnOnce(&Site, &dyn Fn(&str) -> String) -> T) -> T {
    let gazetteer = gazetteer::built_in().value;
    let source = Source::new("articles/note.md", TEXT);
    let document = Arc::new(document::parse(&source, &gazetteer).value.unwrap());
    let metadata = metadata(document.prose.text(), &gazetteer);
    let reading = Reading { source, document, metadata, sidecar };
    let scope = Scope { gazetteer: &gazetteer, today: options().today, drafts: Draft::LeftOut };
    let config = config::parse(&Source::new("site.toml", SITE)).value.unwrap();
    let theme = Theme::new(&[], &[]);
    let site = Site::assemble(config, vec![reading], scope, &theme.wording).value;
    let plan = pages::plan(&site, &[], &theme.wording).value;
    let renderer = Renderer::new(Arc::new(site), Arc::new(plan), theme).value.unwrap();
    let page = |route: &str| {
        let page = renderer.plan().page_at(route);
        let mut out = Vec::new();
        renderer.page(page.unwrap_or_else(|| panic!("{route} is missing")), &mut out).unwrap();
        String::from_utf8(out).unwrap()
    };
    then(renderer.site(), &page)
}

fn names(site: &Site, kind: Kind) -> Vec<&str> {
    site.tags_of(kind).map(|id| site.tag(id).name.as_str()).collect()
}

/// The words at an anchor of a page.
fn at<'a>(page: &'a str, place: &str) -> &'a str {
    let id = place.trim_start_matches('#');
    between(page, &format!("id=\"{id}\""), "</span>").split_once('>').unwrap().1
}

#[test]
fn found_names_are_tags_unless_they_mean_something_else_elsewhere() {
    with(|site, page| {
        assert_eq!(names(site, Kind::Person), ["Fumio Kishida", "Jens Stoltenberg"]);
        // A listed one under the list's name; what is only cited, and what every state has, is no tag.
        assert_eq!(names(site, Kind::Organisation), ["NATO"]);
        assert_eq!(names(site, Kind::System), ["Patriot"]);
        let note = page("/briefings/note/");
        let facts = between(&note, "<aside class=\"facts\"", "</aside>");
        assert!(facts.contains("Foreign Ministry <a class=\"why\" href=\"#e-"), "it is shown, without a page: {facts}");
        assert!(facts.contains("<span class=\"office\">Prime Minister, Japan</span>"));
        assert!(page("/people/fumio-kishida/").contains("/briefings/note/"));
    });
}

/// What Chancery writes down for a reviewer is under the same rules as what it finds; what a reviewer wrote is not.
#[test]
fn a_sidecar_that_nobody_has_read_makes_no_tag_of_a_name_that_is_none() {
    let text = "organisations = [\"NATO\", \"Foreign Ministry\"]\npeople = [\"Fumio Kishida\"]\n";
    let said = |text: &str| {
        let source = Source::new("articles/note.meta.toml", text);
        document::sidecar(&source, &gazetteer::built_in().value).value
    };
    let found = document::Written { found: said(text).said, ..document::Written::default() };
    let own = document::Sidecar { written: found, reviewed: false, ..said(text) };
    let unread = Beside { said: own.clone(), fresh: true };
    let organisations =
        |site: &Site| names(site, Kind::Organisation).into_iter().map(str::to_owned).collect::<Vec<_>>();
    assert_eq!(beside(Some(unread), |site, _| organisations(site)), ["NATO"]);
    let read = Beside { said: document::Sidecar { reviewed: true, ..own }, fresh: true };
    assert_eq!(beside(Some(read), |site, _| organisations(site)), ["Foreign Ministry", "NATO"]);
}

#[test]
fn every_finding_leads_to_its_words() {
    with(|_, page| {
        let note = page("/briefings/note/");
        let places = [
            ("aria-label=\"2 mentions of Fumio Kishida\"", "Fumio Kishida"),
            ("aria-label=\"1 mention of Japan\"", "Tokyo"),
            ("aria-label=\"1 mention of Patriot\"", "Patriot"),
            (">$43 billion</a>", "$43 billion"),
            (">Reuters</a>", "Reuters"),
            (">found in the text</a>", "2019"),
            (">in the text</a>", "We stand together."),
        ];
        for (link, words) in places {
            let before = note.split_once(link).unwrap_or_else(|| panic!("{link} is not in {note}")).0;
            let place = before.rsplit_once("href=\"").unwrap().1.split('"').next().unwrap();
            assert_eq!(at(&note, place), words, "{link}");
        }
        // Markup within a name: a piece on either side, one anchor.
        let text = between(&note, "<div class=\"text\"", "<div class=\"after\">");
        assert!(
            text.contains(
                "<strong><span id=\"e-3\" data-t=\"p2\">Jens</span></strong><span data-t=\"p2\"> Stoltenberg</span>"
            ),
            "{text}"
        );
        assert!(unmarked(text).contains("met NATO’s <strong>Jens</strong> Stoltenberg on 9 April 2024."));
        // Every address within the page has its place.
        let ids: Vec<&str> = note.split(" id=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
        for place in note.split("href=\"#").skip(1).filter_map(|rest| rest.split('"').next()) {
            assert!(ids.contains(&place), "#{place} leads nowhere");
        }
        let mut once = ids.clone();
        once.sort_unstable();
        once.dedup();
        assert_eq!(once.len(), ids.len(), "an id stands twice");
    });
}

#[test]
fn what_the_text_tells_stands_beside_what_the_author_says() {
    with(|_, page| {
        let note = page("/briefings/note/");
        let chronology = between(&note, "<h2 id=\"chronology\">", "</section>");
        let (told, said) = (chronology.find("9 April 2024").unwrap(), chronology.find("The author").unwrap());
        assert!(told < said, "by date");
        assert!(!chronology.contains("they left"), "of this day the author has said what happened");
        assert!(chronology.contains("<li class=\"found\">"));
        assert!(
            chronology.contains("<time datetime=\"2019\">2019, 2021</time>"),
            "a sentence is told once: {chronology}"
        );
        assert!(between(&note, "<div class=\"fact days\">", "</div>").contains("9 April 2024</time></a>"));
        let quotes = between(&note, "<h2 id=\"quotes\">", "</section>");
        assert!(
            quotes.contains("We stand together.")
                && quotes.contains("<a href=\"/people/fumio-kishida/\">Fumio Kishida</a>")
        );
        let sources = between(&note, "<h2 id=\"sources\">", "</section>");
        let cited = sources.split_once("<h3>Cited in the text</h3>").unwrap().1;
        assert!(cited.contains("Reuters") && !cited.contains("Kyodo"), "the author has named Kyodo");
        assert!(between(&note, "<h2 id=\"key-points\">", "</section>").contains("from the text"));
        assert!(between(&note, "<div class=\"fact figures\">", "</div>").contains("would go to Patriot batteries"));
    });
}

#[test]
fn a_text_in_another_language_says_so_where_it_stands() {
    with(|_, page| {
        let note = page("/briefings/note/");
        assert!(
            note.contains("<div class=\"text\" lang=\"nl\">") && note.contains("<article class=\"wide briefing\">"),
            "what the page says itself is in the site's language"
        );
    });
    let said =
        site("//- articles/a.md\n+++\ntitle = \"Note\"\ndate = 2024-01-01\nlang = \"de\"\n+++\nJapan spoke of it.\n");
    assert!(
        said.page("briefings/note/index.html").contains("<div class=\"text\" lang=\"de\">"),
        "the author's word goes first"
    );
}

#[test]
fn evidence_needs_no_script_and_stays_off_paper() {
    with(|_, page| {
        let note = page("/briefings/note/");
        assert!(note.contains("<input type=\"checkbox\" id=\"show-evidence\"><label for=\"show-evidence\">"));
    });
    let css = include_str!("../../templates/assets/chancery.css");
    assert!(css.contains("#show-evidence:checked ~ .text [data-t]"));
    let paper = css.split("@media print").nth(1).unwrap();
    assert!(paper.contains(".reading > input") && paper.contains(".text [data-t]"));
}

#[test]
fn many_mentioned_countries_are_folded() {
    let article = |countries: &str| {
        let site = site(&format!(
            "//- articles/a.md\n+++\ntitle = \"Note\"\ndate = 2024-01-01\ncountries = [\"JP\"]\n+++\nJapan wrote to {countries}.\n"
        ));
        site.page("briefings/note/index.html").to_owned()
    };
    let few = article("Poland, Italy and Spain");
    assert!(!few.contains("class=\"folded\""));
    let many = article("Poland, Italy, Spain, Latvia, Estonia, Norway, Sweden, Finland, Denmark and Kenya");
    let facts = between(&many, "<aside class=\"facts\"", "</aside>");
    let (open, folded) = facts.split_once("<dd class=\"folded\">").expect("ten mentioned countries are folded");
    assert!(open.contains("/countries/japan/") && !open.contains("/countries/kenya/"));
    assert!(folded.contains("10 more, mentioned") && folded.contains("/countries/kenya/"));
}

#[test]
fn the_page_about_the_site_says_how_tags_are_made() {
    with(|_, page| {
        let about = page("/about/");
        for words in [
            "How tags are made",
            "Primary",
            "Mentioned",
            "[not]",
            "organisations.toml",
            "MIT or Apache-2.0",
            "What is not read",
        ] {
            assert!(about.contains(words), "{words}");
        }
        assert!(page("/").contains("<a href=\"/about/\">"), "every page leads there");
    });
    let own = site(
        "//- templates/about.html\nOurs.\n//- articles/a.md\n+++\ntitle = \"A\"\ndate = 2024-01-01\n+++\nJapan.\n",
    );
    assert_eq!(own.page("about/index.html").trim(), "Ours.", "a site may say it in its own words");
    assert!(own.page("sitemap.xml").contains("https://example.org/about/"));
}

/// The page gives the scores by which tags are made. Whoever changes one of them has to say so there.
#[test]
fn the_page_about_the_site_gives_the_scores_as_they_are() {
    let countries = include_str!("../../src/extract/countries/mod.rs");
    let topics = include_str!("../../src/extract/topics.rs");
    let about = include_str!("../../templates/i18n/en.toml");
    let rules = [
        (countries, "MOST_MENTIONS: u32 = 10;", "Each of the first ten mentions of a country is worth one point"),
        (countries, "IN_FIRST: u32 = 2;", "to be named in the first paragraph is worth two more"),
        (countries, "IN_SECOND: u32 = 1;", "in the second, unless a subheading stands above it, one more"),
        (countries, "IN_TITLE: u32 = 2;", "in the title two more"),
        (countries, "LEAST: u32 = 3;", "from three points, unless that one has fewer"),
        (countries, "PRIMARY_SHARE: f64 = 0.4;", "primary from 40 per cent"),
        (topics, "ENOUGH: u32 = 6;", "A topic is given from three points"),
        (topics, "IN_LEAD: u32 = 3;", "half as much again in the first two paragraphs, up to a subheading,"),
        (topics, "IN_TITLE: u32 = 6;", "three times as much in the title"),
        (topics, "IN_CLOSE: u32 = 1;", "half as much where only the last paragraph comes to it"),
        (topics, "COUNTED: u32 = 3;", "Each phrase counts at most three times"),
        (topics, "STEP: u32 = 3000;", "For every 3,000 bytes of text half a point more"),
        (topics, "MOST: u32 = 12;", "up to six in all"),
    ];
    for (code, score, words) in rules {
        assert!(
            code.contains(score),
            "{score} has changed: say so in templates/i18n/en.toml and other languages (“{words}”) and here"
        );
        assert!(about.contains(words), "templates/i18n/en.toml does not say “{words}”");
    }
}

#[test]
fn a_persons_spelling_goes_before_that_of_a_text() {
    let gazetteer = gazetteer::built_in().value;
    let read = |path: &str, text: &str, person: Option<&str>| {
        let source = Source::new(path, text);
        let document = Arc::new(document::parse(&source, &gazetteer).value.unwrap());
        let person = person.map(|name| {
            let span = ByHand { prose: document.prose.text() }.span(name);
            let what = Person { name: name.into(), ..Person::default() };
            let mentions = vec![Mention { part: Part::Body, span }];
            Found { what, role: Role::Primary, score: 1, rule: Rule::Office, mentions }
        });
        Reading {
            source,
            document,
            metadata: Metadata { people: person.into_iter().collect(), ..Metadata::default() },
            sidecar: None,
        }
    };
    let front = |more: &str, title: &str| format!("+++\ntitle = \"{title}\"\ndate = 2024-01-01\n{more}+++\n");
    let first = front("", "A") + "President Ferdinand Marcos Jr spoke.\n";
    let second = front("people = [\"Ferdinand Marcos Jr.\"]\n", "B") + "He spoke.\n";
    let readings =
        vec![read("articles/a.md", &first, Some("Ferdinand Marcos Jr")), read("articles/b.md", &second, None)];
    let scope = Scope { gazetteer: &gazetteer, today: options().today, drafts: Draft::LeftOut };
    let config = config::parse(&Source::new("site.toml", SITE)).value.unwrap();
    let site = Site::assemble(config, readings, scope, &Theme::new(&[], &[]).wording);
    assert_eq!(names(&site.value, Kind::Person), ["Ferdinand Marcos Jr."]);
    assert!(site.notes.sorted().is_empty(), "a text's spelling is nobody's mistake");
}

#[test]
fn raw_html_cannot_pass_for_evidence() {
    let gazetteer = Gazetteer::default();
    let text = "+++\ntitle = \"A\"\n+++\n<span id=\"e-0\" data-t=\"c0\">China</span> and <b>Japan</b>, <script>Japan</script> too.\n";
    let source = Source::new("articles/a.md", text);
    let document = document::parse(&source, &gazetteer).value.unwrap();
    let spans = text.match_indices("Japan").map(|(at, _)| Span::from(at..at + 5));
    let marks: Vec<Mark> = spans.map(|span| Mark { span, sort: 'c', number: 7 }).collect();
    let links = Links {
        remote_images: RemoteImages::LeftOut,
        labels: document::Labels::default(),
        resolve: &|_, _| Href::Nowhere,
    };
    let body = marked(&document, &source, &links, &marks);
    assert_eq!(body.html, "<p><span>China</span> and <b><span id=\"e-0\" data-t=\"c7\">Japan</span></b>,  too.</p>\n");
    assert_eq!(body.anchored, [true, false], "what was taken out has no anchor");
}

#[test]
fn a_site_without_extraction_marks_nothing() {
    let mut inputs =
        inputs(&[("articles/a.md".into(), "+++\ntitle = \"A\"\ndate = 2024-01-01\n+++\nJapan and NATO.\n".into())]);
    inputs.config = Some(Source::new("site.toml", format!("{SITE}[extract]\nenabled = false\n")));
    let site = site_of(&inputs);
    let page = site.page("briefings/a/index.html");
    assert!(!page.contains("data-t=") && !page.contains("show-evidence"));
    assert!(site.page("about/index.html").contains("texts are not read"));
}
