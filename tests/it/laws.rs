//! Laws over arbitrary input: what an article may hold, and what no article can do.

use super::scratch::{Site, inputs, site_of};
use chancery::config::RemoteImages;
use chancery::document::{self, Body, Href, Links};
use chancery::gazetteer::{self, Gazetteer};
use chancery::slug::Slug;
use chancery::source::Source;
use proptest::prelude::*;
use std::sync::LazyLock;

fn gazetteer() -> Gazetteer {
    gazetteer::built_in().value
}

fn html(text: &str, gazetteer: &Gazetteer) -> Option<(String, bool)> {
    let source = Source::new("articles/a.md", text);
    let document = document::parse(&source, gazetteer).value?;
    let resolve = |target: &document::Target, _| match target {
        document::Target::External(url) | document::Target::Mail(url) => Href::Outside(url.clone()),
        document::Target::Local(path, _) => Href::Inside(path.clone()),
        document::Target::Anchor(id) => Href::Inside(format!("#{id}")),
        document::Target::Unsafe(_) => Href::Nowhere,
    };
    let links = Links { remote_images: RemoteImages::LeftOut, labels: document::Labels::default(), resolve: &resolve };
    let raw = matches!(document.body, Body::Markdown { raw_html: document::RawHtml::Kept, .. });
    Some((document::html(&document, &source, &links), raw))
}

/// Pieces that make Markdown interesting.
fn markdown() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        "[a-zA-Z ,.]{1,20}",
        Just("**".to_owned()),
        Just("*".to_owned()),
        Just("\n\n".to_owned()),
        Just("\n".to_owned()),
        Just("> ".to_owned()),
        Just("- ".to_owned()),
        Just("# ".to_owned()),
        Just("[x](".to_owned()),
        Just("javascript:alert(1)".to_owned()),
        Just("&#106;avascript:x".to_owned()),
        Just("https://example.com/?a=1&b=2".to_owned()),
        Just(")".to_owned()),
        Just("![y](".to_owned()),
        Just("[^1]".to_owned()),
        Just("\n[^1]: ".to_owned()),
        Just("| a | b |\n|---|---|\n| ".to_owned()),
        Just("`".to_owned()),
        Just("```\n".to_owned()),
        Just("\"'--...".to_owned()),
        Just("{#id onclick=x}".to_owned()),
        Just("~~".to_owned()),
        "\\PC{0,4}",
    ];
    proptest::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    /// Without raw HTML nothing that our writer makes would be changed by a sanitiser that knows only its elements: no
    /// text can open a tag, no address can be anything but http, https, mailto or one of the site's own.
    #[test]
    fn what_we_write_needs_no_sanitiser(text in markdown()) {
        let gazetteer = Gazetteer::default();
        if let Some((html, false)) = html(&text, &gazetteer) {
            for tag in html.split('<').skip(1) {
                let name: String = tag.trim_start_matches('/').chars().take_while(char::is_ascii_alphanumeric).collect();
                prop_assert!(
                    ["p", "h2", "h3", "h4", "h5", "h6", "em", "strong", "del", "a", "img", "code", "pre", "ul", "ol", "li", "blockquote",
                     "hr", "br", "table", "thead", "tbody", "tr", "th", "td", "div", "section", "sup", "span", "h1"].contains(&name.as_str()),
                    "<{name}> in {html}"
                );
                let attributes = tag.split('>').next().unwrap_or("");
                let addresses = ["href=\"", "src=\""].iter().flat_map(|name| attributes.split(name).skip(1));
                for address in addresses {
                    let scheme = address.split(['"', '/', '?', '#']).next().unwrap_or("").split_once(':').map(|(scheme, _)| scheme);
                    prop_assert!(matches!(scheme, None | Some("http" | "https" | "mailto")), "{html}");
                }
                prop_assert!(!attributes.contains(" on"), "{html}");
            }
        }
    }

    /// Any text at all is read without a panic, and every span of its prose maps into the source.
    #[test]
    fn any_text_is_read(text in "\\PC{0,400}") {
        let gazetteer = Gazetteer::default();
        let source = Source::new("articles/a.md", text);
        if let Some(document) = document::parse(&source, &gazetteer).value {
            for block in document.prose.blocks() {
                prop_assert!(!document.prose.slice(block.span).is_empty());
                let back = document.prose.source_span(block.span).unwrap();
                prop_assert!(back.end as usize <= source.text.len() && back.start <= back.end);
            }
        }
    }

    /// A slug is what its type promises, whatever it is made from.
    #[test]
    fn a_slug_is_always_safe(text in "\\PC{0,200}") {
        if let Some(slug) = Slug::new(&text) {
            let slug = slug.as_str();
            prop_assert!(!slug.is_empty() && slug.len() <= 83);
            prop_assert!(slug.split('-').all(|word| !word.is_empty() && word.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())));
            prop_assert_eq!(Slug::exact(slug).map(|slug| slug.to_string()), Some(slug.to_owned()));
        }
    }

    /// Front matter of any shape gives messages or a document, never a panic, and never a page of another article.
    #[test]
    fn a_broken_article_never_changes_its_neighbour(front in "[a-z=\\[\\]\"'0-9{}#+\\n .-]{0,120}") {
        let broken = ("articles/bad.md".to_owned(), format!("+++\n{front}\n+++\nText.\n"));
        let site = site_of(&inputs(&[good(), broken]));
        let about_good = site.built.notes.clone().sorted().into_iter().filter(|note| note.labels[0].path.contains("good")).count();
        prop_assert!(about_good <= 1, "only a clash of slugs may name the neighbour");
        prop_assert!(site.pages.is_empty() || good_text(&site) == *GOOD, "its text is its own");
    }
}

fn good() -> (String, String) {
    ("articles/good.md".to_owned(), "+++\ntitle = \"Good\"\ndate = 2024-01-01\n+++\nText.\n".to_owned())
}

/// What the good article says on a site.
fn good_text(site: &Site) -> Option<String> {
    let page = site.pages.get("briefings/good/index.html")?;
    Some(page.split("<div class=\"text\">").nth(1)?.split("</div>").next()?.to_owned())
}

/// What it says on a site of its own.
static GOOD: LazyLock<Option<String>> = LazyLock::new(|| {
    let text = good_text(&site_of(&inputs(&[good()])));
    assert!(text.is_some());
    text
});

#[test]
fn extraction_keeps_to_characters_and_bounds() {
    let gazetteer = gazetteer();
    for text in [
        "Türkiye’s Côte d’Ivoire, São Tomé; ÉLYSÉE. U.S.\u{301} Japan\u{200d}ese",
        "北京 says Japan",
        "\u{0}\u{1}China\u{2}",
        "U.S",
        "Georgia ",
        "",
        "…“China”…",
        "🇯🇵Japan🇯🇵",
    ] {
        let source = Source::new("articles/a.txt", format!("{text}\n\n{}", text.repeat(50)));
        let Some(document) = document::parse(&source, &gazetteer).value else { continue };
        let read =
            chancery::extract::Text { title: &document.title.text, dateline: "", prose: &document.prose, date: None };
        for found in chancery::extract::metadata(read, &gazetteer).countries {
            for mention in found.mentions.iter().filter(|mention| mention.part == chancery::extract::Part::Body) {
                assert!(!document.prose.slice(mention.span).is_empty(), "{text}");
                let back = document.prose.source_span(mention.span).unwrap();
                assert!(source.text.get(back.range()).is_some(), "{text}");
            }
        }
    }
}

#[test]
fn the_lists_agree_with_each_other() {
    let compiled = gazetteer::built_in();
    assert!(compiled.notes.sorted().is_empty());
    let gazetteer = compiled.value;
    assert_eq!(gazetteer.countries.len(), 250, "249 of ISO 3166-1, and Kosovo");
    let mut codes: Vec<&str> = gazetteer.countries.iter().map(|country| country.code.as_str()).collect();
    codes.sort_unstable();
    codes.dedup();
    assert_eq!(codes.len(), 250);
    assert_eq!(gazetteer.topics.len(), 50);
    for country in &gazetteer.countries {
        assert!(!gazetteer.region_name(&country.region).is_empty(), "{} has no region", country.code);
        assert!(Slug::new(&country.name).is_some());
        assert_eq!(gazetteer.country_named(&country.code), gazetteer.country_coded(&country.code), "{}", country.code);
    }
    let mut owners: std::collections::BTreeMap<&str, &str> = std::collections::BTreeMap::new();
    for country in &gazetteer.countries {
        for name in country.names.iter().chain(&country.signs).chain(&country.codes).chain([&country.name]) {
            let other = owners.insert(name, &country.code).unwrap_or(&country.code);
            assert_eq!(other, country.code, "{name} is listed for {other} and {}", country.code);
        }
    }
    for entry in &gazetteer.ambiguous {
        let plain = owners.get(entry.name.as_str());
        let is_name =
            plain.is_some_and(|code| gazetteer.countries.iter().any(|c| c.code == *code && c.name == entry.name));
        assert!(plain.is_none() || is_name, "{} is ambiguous and also listed for {plain:?}", entry.name);
    }
}
