//! Cards: decoded by a program that knows nothing of Chancery, and named where others look for them.

use super::scratch::{Memory, Scratch, files, inputs, options, site, stderr};
use chancery::build::{Sink, build};
use chancery::disk::Stage;
use chancery::picture::{Atelier, Card, Colours, Cover, Letters, Of, Report, World};
use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::sync::Mutex;

const SITE: &str = "\
//- site.toml
title = \"Desk\"
base_url = \"https://example.org/desk\"
[cards]
enabled = true
";

const PAPER: [u8; 3] = [0xfb, 0xfa, 0xf7];
const ACCENT: [u8; 3] = [0x1b, 0x4a, 0x75];

/// One article with this title and more front matter.
fn article(title: &str, front: &str) -> String {
    // What JSON escapes, TOML escapes alike.
    let title = serde_json::to_string(title).unwrap();
    format!("//- articles/a.md\n+++\ntitle = {title}\nslug = \"a\"\ndate = 2024-04-10\n{front}\n+++\nNothing else.\n")
}

fn outputs(text: &str) -> BTreeMap<String, Vec<u8>> {
    let memory = Memory::default();
    let built = build(&inputs(&files(text)), &options(), &memory).unwrap();
    assert!(!built.notes.has_errors(), "{:?}", built.notes.sorted());
    memory.0.into_inner().unwrap()
}

/// The cards by path.
fn cards(text: &str) -> BTreeMap<String, Vec<u8>> {
    outputs(text).into_iter().filter(|(path, _)| path.starts_with("cards/")).collect()
}

/// The card of the only briefing.
fn card(title: &str, front: &str) -> Picture {
    let cards = cards(&format!("{SITE}{}", article(title, front)));
    Picture::of(cards.iter().find(|(path, _)| path.starts_with("cards/a-")).unwrap().1)
}

/// A picture as pixels.
#[derive(PartialEq)]
struct Picture {
    width: usize,
    pixels: Vec<[u8; 3]>,
}

impl Picture {
    fn of(png: &[u8]) -> Self {
        let mut decoder = png::Decoder::new(io::Cursor::new(png));
        decoder.set_transformations(png::Transformations::EXPAND);
        let mut reader = decoder.read_info().unwrap();
        let mut bytes = vec![0; reader.output_buffer_size().unwrap()];
        let frame = reader.next_frame(&mut bytes).unwrap();
        assert_eq!((frame.width, frame.height, frame.color_type), (1200, 630, png::ColorType::Rgb));
        let pixels = bytes[..frame.buffer_size()].chunks_exact(3).map(|part| [part[0], part[1], part[2]]).collect();
        Self { width: 1200, pixels }
    }

    fn at(&self, x: usize, y: usize) -> [u8; 3] {
        self.pixels[y * self.width + x]
    }

    /// Whether a rectangle has one colour only.
    fn is_all(&self, (left, right): (usize, usize), (top, bottom): (usize, usize), tone: [u8; 3]) -> bool {
        (top..bottom).all(|y| (left..right).all(|x| self.at(x, y) == tone))
    }
}

#[test]
fn there_are_none_unless_they_are_asked_for() {
    let plain = SITE.replace("[cards]\nenabled = true\n", "");
    for text in [plain.clone(), format!("{plain}[cards]\n"), format!("{plain}[cards]\nenabled = false\n")] {
        let site = site(&format!("{text}{}", article("Tokyo signs", "")));
        assert!(!site.pages.keys().any(|path| path.starts_with("cards")));
        let page = site.page("briefings/a/index.html");
        assert!(page.contains("<meta name=\"twitter:card\" content=\"summary\">"));
        assert!(!page.contains("og:image") && !page.contains("ImageObject"));
    }
    assert_eq!(site(&format!("{plain}[cards]\nenable = true\n{}", article("A", ""))).codes()[0], "toml/unknown-key");
}

#[test]
fn every_page_names_its_card() {
    let all = outputs(&format!("{SITE}{}", article("Tokyo signs", "countries = [\"JP\"]\ntopics = [\"aukus\"]")));
    let names: Vec<&String> = all.keys().filter(|path| path.starts_with("cards/")).collect();
    assert_eq!(names.len(), 2, "{names:?}");
    let mut named = BTreeSet::new();
    for (path, bytes) in all.iter().filter(|(path, _)| path.ends_with(".html")) {
        let page = std::str::from_utf8(bytes).unwrap();
        let (_, rest) = page.split_once("<meta property=\"og:image\" content=\"https://example.org/desk/").unwrap();
        let name = rest.split('"').next().unwrap();
        assert!(all.contains_key(name), "{path} names {name}");
        let own = if path == "briefings/a/index.html" { "cards/a-" } else { "cards/site-" };
        assert!(name.starts_with(own), "{path} names {name}");
        for part in ["og:image:width\" content=\"1200\"", "og:image:height\" content=\"630\"", "content=\"image/png\""]
        {
            assert!(page.contains(part), "{path} lacks {part}");
        }
        assert!(page.contains("<meta name=\"twitter:card\" content=\"summary_large_image\">"));
        let said = format!("\"image\":{{\"@type\":\"ImageObject\",\"url\":\"https://example.org/desk/{name}\"");
        assert_eq!(page.contains(&said), page.contains("ld+json"), "{path}");
        named.insert(name.to_owned());
    }
    assert_eq!(named.len(), 2);
    let page = String::from_utf8(all["briefings/a/index.html"].clone()).unwrap();
    assert!(page.contains("og:image:alt\" content=\"“Tokyo signs” – Desk, beside a map of Japan\""), "{page}");
    let sitemap = String::from_utf8(all["sitemap.xml"].clone()).unwrap();
    assert!(!sitemap.contains(".png"));
}

#[test]
fn a_card_shows_what_it_is_made_of() {
    let whole = card("Tokyo signs", "countries = [\"JP\"]\ntopics = [\"aukus\"]\nsummary = \"The pact stands.\"");
    assert!(whole.is_all((0, 64), (0, 630), PAPER), "the edge is free");
    assert!(!whole.is_all((64, 760), (90, 200), PAPER), "a title");
    assert!(whole.at(1000, 625) == ACCENT && whole.pixels.iter().filter(|tone| **tone == ACCENT).count() > 40_000);
    for (what, other) in [
        ("title", card("Tokyo waits", "countries = [\"JP\"]\ntopics = [\"aukus\"]\nsummary = \"The pact stands.\"")),
        ("line", card("Tokyo signs", "countries = [\"JP\"]\ntopics = [\"aukus\"]\nsummary = \"The pact fell.\"")),
        ("topic", card("Tokyo signs", "countries = [\"JP\"]\ntopics = [\"nato\"]\nsummary = \"The pact stands.\"")),
        ("country", card("Tokyo signs", "countries = [\"FR\"]\ntopics = [\"aukus\"]\nsummary = \"The pact stands.\"")),
    ] {
        let (top, bottom) = match what {
            "topic" => (60, 105),
            "title" => (110, 200),
            "line" => (210, 300),
            _ => (0, 630),
        };
        let part = |picture: &Picture| picture.pixels[top * 1200..bottom * 1200].to_vec();
        assert!(part(&whole) != part(&other), "another {what} is to be seen");
    }
    let bare = card("Nothing new", "");
    assert!(bare.is_all((1154, 1200), (0, 630), PAPER), "no map without a country");
}

#[test]
fn a_card_wears_the_sites_theme() {
    let with = |theme: &str| {
        let cards = cards(&format!("{SITE}[theme]\n{theme}\n{}", article("Nothing new", "countries = [\"JP\"]")));
        Picture::of(cards.iter().find(|(path, _)| path.starts_with("cards/a-")).unwrap().1)
    };
    let plain = with("");
    assert!(plain.at(1199, 629) == ACCENT && plain.at(0, 0) == PAPER);
    assert_eq!(with("accent = \"#7a1f3d\"").at(1199, 629), [0x7a, 0x1f, 0x3d]);
    let slate = with("palette = \"slate\"");
    assert!(slate.at(0, 0) == [0xff; 3] && slate.at(1199, 629) == [0x0b, 0x4f, 0x8a]);
    assert!(with("font = \"sans\"") != plain && with("density = \"compact\"") == plain);
    let css = include_str!("../../templates/assets/chancery.css");
    for tone in [
        "--paper: light-dark(#fbfaf7",
        "--link: light-dark(#1b4a75",
        "--paper: light-dark(#fff,",
        "--link: light-dark(#0b4f8a",
    ] {
        assert!(css.contains(tone), "cards have the colours of the style sheet: {tone}");
    }
}

#[test]
fn the_sites_card_counts_its_briefings() {
    let of = |text: &str| {
        let cards = cards(text);
        let (path, png) = cards.iter().find(|(path, _)| path.starts_with("cards/site-")).unwrap();
        (path.clone(), Picture::of(png))
    };
    let one = of(&format!("{SITE}{}", article("Tokyo signs", "countries = [\"JP\"]")));
    let two = article("Tokyo signs", "countries = [\"JP\"]")
        + &article("Two", "").replace("/a.md", "/b.md").replace("\"a\"", "\"b\"");
    let two = of(&format!("{SITE}{two}"));
    assert!(one.0 != two.0 && one.1 != two.1);
    assert!(one.1.pixels.contains(&ACCENT) && !one.1.is_all((476, 1200), (0, 536), one.1.at(1199, 0)));
}

#[test]
fn the_same_words_are_the_same_bytes_with_any_number_of_threads() {
    let text = format!("{SITE}{}", article("Tokyo signs", "countries = [\"JP\"]"));
    let with = |threads: usize| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        pool.install(|| cards(&text))
    };
    let first = with(1);
    assert!(first == with(4) && first == with(2));
    let longest = first.values().map(Vec::len).max().unwrap();
    assert!(longest < 40_000, "a card has {longest} bytes");
    let other = cards(&format!("{SITE}{}", article("Tokyo signed", "countries = [\"JP\"]")));
    assert!(first.keys().filter(|path| other.contains_key(*path)).all(|path| path.contains("/site-")), "another name");
}

#[test]
fn no_title_breaks_out_or_runs_over_the_edge() {
    let long = "W".repeat(500);
    let words = "Donaudampfschifffahrt & </text><script>alert(1)</script> ".repeat(9);
    for title in [
        "</text></svg><image href=\"https://evil.example/x.png\"/>",
        "A \u{202e}right\u{202c} to \u{200f}left \u{0}\u{1b}[31m title \u{fffe} &amp; &#x0; ]]> <!--",
        &long,
        &words,
        "👩‍🚀🚀",
        "{{ 7 * 7 }} %PDF \\ \u{2028}\u{2029}",
    ] {
        let plain = card(title, "");
        assert!(plain.is_all((0, 64), (0, 630), PAPER) && plain.is_all((1154, 1200), (0, 630), PAPER), "{title}");
        let mapped = card(title, "countries = [\"SG\"]");
        assert!(mapped.is_all((762, 808), (0, 630), PAPER), "{title} runs into the map");
        assert!(!mapped.is_all((64, 760), (72, 500), PAPER), "{title} leaves nothing");
    }
}

#[test]
fn letters_that_are_not_at_hand_are_left_out_and_not_boxes() {
    let one = card("日米首脳会談", "countries = [\"JP\"]");
    assert!(one == card("قمة طوكيو", "countries = [\"JP\"]"), "a title in another script is not drawn");
    assert!(one == card("Japan", "countries = [\"JP\"]"), "the country stands in its place");
    assert!(card("日米首脳会談", "") == card("Desk", ""), "or the site");
    for title in ["Київ і Варшава", "L’Élysée", "Αθήνα"] {
        assert!(card(title, "countries = [\"JP\"]") != one, "{title}");
    }
}

/// Has every card already, and hears of what it is given all the same.
#[derive(Default)]
struct Shelf(Mutex<(Vec<String>, Vec<String>)>);

impl Sink for Shelf {
    fn put(&self, path: &str, _: &[u8]) -> io::Result<()> {
        self.0.lock().unwrap().0.push(path.to_owned());
        Ok(())
    }

    fn keep_one(&self, path: &str) -> io::Result<bool> {
        self.0.lock().unwrap().1.push(path.to_owned());
        Ok(true)
    }
}

#[test]
fn a_card_that_stands_is_not_made_again() {
    let shelf = Shelf::default();
    build(&inputs(&files(&format!("{SITE}{}", article("Tokyo signs", "")))), &options(), &shelf).unwrap();
    let (put, asked) = shelf.0.into_inner().unwrap();
    assert!(!put.iter().any(|path| path.starts_with("cards/")) && put.iter().any(|path| path == "index.html"));
    assert!(asked.len() == 2 && asked.iter().all(|path| path.starts_with("cards/")), "{asked:?}");
}

#[test]
fn the_disk_keeps_a_card_only_as_it_was_written() {
    let scratch = Scratch::new(&format!("{SITE}{}", article("Tokyo signs", "")));
    let built = scratch.build(&[]);
    assert!(built.status.success(), "{}", stderr(&built));
    let tree = scratch.tree("public");
    let name = tree.keys().find(|path| path.starts_with("cards/a-")).unwrap();
    let kept = || Stage::open(scratch.root(), &scratch.path("public")).unwrap().keep_one(name).unwrap();
    assert!(kept());
    assert!(!Stage::open(scratch.root(), &scratch.path("public")).unwrap().keep_one("cards/other.png").unwrap());
    scratch.write(&format!("public/{name}"), "somebody else's");
    assert!(!kept());
    std::fs::remove_file(scratch.path(&format!("public/{name}"))).unwrap();
    assert!(!kept());
    scratch.write("articles/b.md", "+++\ntitle = \"Another\"\ndate = 2024-04-12\n+++\nText.\n");
    assert!(scratch.build(&[]).status.success());
    let after = scratch.tree("public");
    assert_eq!(after[name], tree[name], "it is made again where it was taken away");
    assert_eq!(after.keys().filter(|path| path.starts_with("cards/")).count(), 3, "the site's old card is gone");
}

/// Two cards, one of each kind, to the last pixel. If this fails after a change of how cards are drawn, or of the crates
/// that draw them, raise `MAKE` in `src/picture/card/mod.rs` and put the new hash here: cards that stand in output folders
/// are kept as long as their names stay the same. If it fails on another machine, cards depend on the machine.
#[test]
fn cards_are_drawn_alike_everywhere() {
    let colours = Colours {
        paper: PAPER,
        ink: [0x1c, 0x1a, 0x17],
        soft: [0x5a, 0x54, 0x4b],
        line: [0xdc, 0xd6, 0xca],
        accent: ACCENT,
        sea: [0xea, 0xf0, 0xf4],
        land: [0xcf, 0xc8, 0xba],
    };
    let report = Report {
        title: "Kyiv and Warsaw agree to make shells together, and “L’Élysée” waits: what Київ hopes for",
        line: "The ministers signed. Work begins at once.",
        date: "12 May 2024".into(),
        day: "2024-05-12".into(),
        more: "{places} and {count} more",
        places: vec![("UA", "Ukraine"), ("PL", "Poland")],
        topics: vec!["Arms trade", "Defence industry"],
    };
    let cover = Cover {
        line: "Alliances",
        counted: "38 briefings".into(),
        digits: "38".into(),
        places: vec![("JP", 9), ("SG", 1)],
    };
    let atelier = Atelier::new();
    let world = World::built_in();
    let hash = |of: Of<'_>| {
        let card = Card { site: "Desk", host: "example.org", colours, letters: Letters::Serif, of };
        let mut png = Vec::new();
        atelier.paint(&card, &world, &mut png).unwrap();
        let pixels = Picture::of(&png).pixels.concat();
        blake3::hash(&pixels).to_hex()[..16].to_owned()
    };
    assert_eq!([hash(Of::Briefing(report)), hash(Of::Site(cover))], ["b41cce8f36bc52ea", "201b1bd54a31e6ac"]);
}
