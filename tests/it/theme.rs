//! The look of a site: `[theme]`, the style sheet that comes of it, and copies of the built-in theme.

use super::scratch::{Scratch, Site, files, inputs, site, site_of, stderr};
use chancery::config::{Colour, Palette};

const NOTE: &str = "//- articles/a.md\n+++\ntitle = \"Note\"\ndate = 2024-01-01\n+++\nJapan.\n";

fn themed(settings: &str) -> Site {
    site(&format!(
        "{NOTE}//- site.toml\ntitle = \"Desk “7”\"\nbase_url = \"https://example.org\"\n[theme]\n{settings}\n"
    ))
}

fn sheet(site: &Site) -> &str {
    let path = site.pages.keys().find(|path| path.starts_with("assets/chancery-") && path.ends_with(".css"));
    site.page(path.expect("there is a style sheet"))
}

#[test]
fn words_of_the_settings_are_classes_of_every_page() {
    let plain = site(NOTE);
    assert!(plain.page("index.html").contains("<html lang=\"en\" data-title="));
    let other = themed("palette = \"slate\"\nfont = \"sans\"\ndensity = \"compact\"\nfooter = \"Ours.\"");
    for page in ["index.html", "briefings/note/index.html", "404.html"] {
        assert!(
            other.page(page).contains("<html lang=\"en\" class=\"palette-slate font-sans density-compact\" "),
            "{page}"
        );
        assert!(other.page(page).contains("Ours.</p>"), "{page}");
    }
    for class in [".palette-slate", ".font-sans", ".density-compact"] {
        assert!(sheet(&other).contains(class), "{class}");
    }
}

#[test]
fn an_accent_is_read_in_both_schemes() {
    let strong = themed("accent = \"#0b4f8a\"");
    assert!(strong.codes().is_empty(), "{:?}", strong.codes());
    let css = sheet(&strong);
    let tones = css.split("--link:light-dark(").last().unwrap().split(')').next().unwrap();
    let (light, dark) = tones.split_once(',').unwrap();
    assert_eq!(light, "#0b4f8a", "what can be read is used as it is");
    let dark = Colour::parse(dark).unwrap();
    assert!(dark.contrast(Palette::Paper.grounds().1) >= 4.5);
    for page in strong.pages.iter().filter(|(path, _)| path.ends_with(".html")) {
        assert!(!page.1.contains("style=") && !page.1.contains("<style"), "{}", page.0);
    }
    let weak = themed("accent = \"#ffcc00\"");
    assert_eq!(weak.codes(), ["theme/weak-accent"]);
    assert!(!sheet(&weak).contains("light-dark(#ffcc00"), "what cannot be read is not used");
    let dark = themed("accent = \"#0b4f8a\"\naccent_dark = \"#222222\"");
    assert_eq!(dark.codes(), ["theme/weak-accent"]);
}

#[test]
fn only_what_is_meant_is_taken() {
    for (settings, code) in [
        ("accent = \"red\"", "toml/value"),
        ("accent = \"#000;}*{background:url(//x)\"", "toml/value"),
        ("accent_dark = \"#9cc4ee\"", "toml/value"),
        ("palette = \"pink\"", "toml/value"),
        ("font = \"Comic Sans\"", "toml/value"),
        ("acent = \"#000\"", "toml/unknown-key"),
        ("logo = \"logo.svg\"", "theme/no-logo"),
    ] {
        let codes = themed(settings).codes();
        assert_eq!(codes, [code], "{settings}");
    }
    let twice = site(&format!(
        "{NOTE}//- site.toml\ntitle = \"A\"\nbase_url = \"https://example.org\"\nfooter = \"A\"\n[theme]\nfooter = \"B\"\n"
    ));
    assert_eq!(twice.codes(), ["theme/footer-twice"]);
}

#[test]
fn a_logo_stands_beside_the_name() {
    let text = format!(
        "{NOTE}//- site.toml\ntitle = \"Desk\"\nbase_url = \"https://example.org/desk\"\n[theme]\nlogo = \"crest.svg\"\n"
    );
    let mut inputs = inputs(&files(&text));
    inputs.assets.push(("crest.svg".to_owned(), b"<svg xmlns='http://www.w3.org/2000/svg'/>".to_vec()));
    let site = site_of(&inputs);
    assert!(site.codes().is_empty(), "{:?}", site.codes());
    assert!(site.page("index.html").contains("<img class=\"logo\" src=\"/desk/assets/crest-"));
}

#[test]
fn paper_has_a_running_head() {
    let css = themed("");
    let css = sheet(&css);
    assert!(css.contains(":root{--head:\"Desk \\201c 7\\201d \""), "{css}");
    for (name, place) in [("title", "head"), ("address", "foot")] {
        assert!(
            css.contains(&format!("--{place}:attr(data-{name})")) && css.contains(&format!("content:var(--{place})"))
        );
    }
    assert!(css.contains("@page :first") && css.contains("counter(page)"));
}

/// The contrast of an accent is held against grounds that the style sheet must have.
#[test]
fn grounds_are_those_of_the_style_sheet() {
    let css = include_str!("../../templates/assets/chancery.css");
    for palette in [Palette::Paper, Palette::Slate] {
        let (light, dark) = palette.grounds();
        assert!(css.contains(&format!("--sunk: light-dark({light}, {dark});")), "{palette:?}");
    }
    assert!(css.contains("@layer tokens, ground, page, paper;"));
}

#[test]
fn the_theme_is_copied_file_by_file() {
    let site = Scratch::new(NOTE);
    let run = |names: &[&str]| site.eject(names);
    let list = String::from_utf8(run(&[]).stdout).unwrap();
    for name in ["tag.html", "briefing.html", "assets/chancery.css", "assets/chancery.js"] {
        assert!(list.lines().any(|line| line == name), "{name} is not in {list}");
    }
    let done = run(&["card.html", "assets/chancery.css"]);
    assert!(done.status.success(), "{}", stderr(&done));
    assert_eq!(site.read("templates/card.html"), include_str!("../../templates/card.html"));
    assert_eq!(site.read("templates/assets/chancery.css"), include_str!("../../templates/assets/chancery.css"));
    // What stands there stays, and then nothing else is copied either.
    site.write("templates/card.html", "Ours.");
    let refused = run(&["tag.html", "card.html"]);
    assert_eq!(refused.status.code(), Some(2));
    assert!(stderr(&refused).contains("left as it is"));
    assert_eq!(site.read("templates/card.html"), "Ours.");
    assert!(!site.path("templates/tag.html").exists());
    let wrong = run(&["crad.html"]);
    assert!(stderr(&wrong).contains("did you mean card.html?"), "{}", stderr(&wrong));
    assert!(stderr(&run(&["../site.toml"])).contains("has no file"));
    assert!(String::from_utf8(run(&[]).stdout).unwrap().contains("card.html  (the site has its own)"));
}
