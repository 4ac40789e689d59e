//! Sidecars on disk: written, corrected by a person, checked, and heeded by the build.

use super::scratch::{Scratch, stderr};
use std::collections::BTreeMap;
use std::path::Path;
use std::process::Output;

const NOTE: &str = "\
//- articles/2024/note.md
+++
title = \"Kishida in Washington\"
date = 2024-04-12
+++
On Wednesday, April 10, Japanese Prime Minister Fumio Kishida met President Joe Biden in Washington. \
“Our alliance is stronger than ever before,” Kishida said.

The US Navy sent 1,200 sailors to Manila. Parliament will vote on the Patriot missiles.
//- articles/other.txt
Finland joins the alliance

Finland joined NATO on 4 April 2023, Foreign Minister Pekka Haavisto said.
";

const SIDECAR: &str = "articles/2024/note.meta.toml";

type Pages = BTreeMap<String, Vec<u8>>;

fn run(site: &Scratch, arguments: &[&str]) -> Output {
    site.command("extract").args(["--today", "2026-11-25"]).args(arguments).output().unwrap()
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned()
}

/// Writes the sidecars, which must go well.
fn write(site: &Scratch) -> String {
    let output = run(site, &["--write"]);
    assert!(output.status.success(), "{}{}", said(&output), stderr(&output));
    said(&output)
}

/// Changes a file as a person would.
fn edit(site: &Scratch, path: &str, (from, to): (&str, &str)) {
    let text = site.read(path);
    assert!(text.contains(from), "{from} is not in\n{text}");
    site.write(path, text.replacen(from, to, 1));
}

/// Builds the site into a folder, which must go well, and returns its pages.
fn pages(site: &Scratch, folder: &str) -> Pages {
    let output = site.build(&["--output", site.path(folder).to_str().unwrap()]);
    assert!(output.status.success(), "{}", stderr(&output));
    site.tree(folder)
}

fn has(pages: &Pages, page: &str) -> bool {
    pages.contains_key(&format!("{page}/index.html"))
}

fn note(pages: &Pages) -> String {
    String::from_utf8_lossy(&pages["briefings/kishida-in-washington/index.html"]).into_owned()
}

#[test]
fn a_sidecar_that_nobody_has_touched_changes_nothing_of_the_site() {
    let site = Scratch::new(NOTE);
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("articles");
    for entry in walkdir::WalkDir::new(&root).into_iter().map(Result::unwrap) {
        let name = entry.path().strip_prefix(&root).unwrap().to_string_lossy().into_owned();
        if name.ends_with(".md") {
            site.write(&format!("articles/{name}"), std::fs::read(entry.path()).unwrap());
        }
    }
    let before = pages(&site, "public");
    let told = write(&site);
    assert!(told.contains("written: articles/2024/note.meta.toml") && !told.contains("refreshed"), "{told}");
    let after = pages(&site, "again");
    let names = |pages: &Pages| pages.keys().cloned().collect::<Vec<_>>();
    assert_eq!(names(&before), names(&after));
    for (path, bytes) in before.iter().filter(|(path, _)| !path.starts_with('.')) {
        let (before, after) = (String::from_utf8_lossy(bytes), String::from_utf8_lossy(&after[path]));
        assert!(before == after, "{path} differs:\n{before}\n\n{after}");
    }
    // And writing again changes nothing, nor is anything stale.
    let tree = site.tree("articles");
    assert!(write(&site).starts_with("0 sidecars written, "));
    assert_eq!(site.tree("articles"), tree);
    assert!(run(&site, &["--check"]).status.success());
}

#[test]
fn a_sidecar_says_what_an_articles_tags_are_as_long_as_its_text_stands() {
    let site = Scratch::new(NOTE);
    write(&site);
    edit(&site, SIDECAR, ("countries = [\"JP\", \"US\"]", "countries = [\"JP\"]"));
    edit(&site, SIDECAR, ("mentioned = [\"PH\"]", "mentioned = [\"AU\"]"));
    edit(&site, SIDECAR, ("organisations = [\"US Navy\"]", "organisations = [\"Pacific Fleet\"]"));
    let pages = pages(&site, "public");
    for page in ["countries/japan", "countries/australia", "organisations/pacific-fleet", "people/joe-biden"] {
        assert!(has(&pages, page), "{page} is not there");
    }
    for page in ["countries/united-states", "countries/philippines", "organisations/us-navy"] {
        assert!(!has(&pages, page), "{page} is there");
    }
    let page = note(&pages);
    assert!(page.contains("<dd class=\"mentioned\"><a href=\"/countries/australia/\">"), "the roles are the sidecar's");
    assert!(page.contains("mentions of Japan\""), "evidence is read from the text");
}

#[test]
fn of_a_sidecar_for_an_older_text_a_persons_changes_are_kept_and_the_rest_is_found_anew() {
    let site = Scratch::new(NOTE);
    write(&site);
    let people = "people = [\"Fumio Kishida\", \"Joe Biden\"]";
    edit(&site, SIDECAR, (people, "people = [\"Fumio Kishida\", \"Yoshimasa Hayashi\"]"));
    edit(&site, SIDECAR, ("summary = \"", "summary = \"Mine. "));
    edit(&site, "articles/2024/note.md", ("The US Navy sent", "Canada, Emmanuel Macron and the Royal Navy sent"));
    let output = site.build(&[]);
    assert!(output.status.success() && stderr(&output).contains("sidecar/stale"), "{}", stderr(&output));
    let pages = pages(&site, "public");
    for page in ["people/yoshimasa-hayashi", "countries/canada", "people/emmanuel-macron", "organisations/royal-navy"] {
        assert!(has(&pages, page), "{page} is not there");
    }
    // What a person took out does not come back, though no --write has seen it yet; what is not found any more goes.
    for page in ["people/joe-biden", "organisations/us-navy"] {
        assert!(!has(&pages, page), "{page} is there");
    }
    assert!(note(&pages).contains("Mine. On Wednesday"), "a person's summary stays");
    assert_eq!(run(&site, &["--check"]).status.code(), Some(1));
    write(&site);
    let now = site.read(SIDECAR);
    assert!(now.contains("people = [\"Fumio Kishida\", \"Yoshimasa Hayashi\", \"Emmanuel Macron\"]"), "{now}");
    assert!(now.contains("\n[not]\npeople = [\"Joe Biden\"]") && now.contains("summary = \"Mine. On"), "{now}");
    assert!(!stderr(&site.build(&[])).contains("sidecar/stale"));
}

#[test]
fn what_is_denied_is_denied_for_every_kind_in_either_file() {
    let denied = "[not]\ncountries = [\"Philippines\"]\npeople = [\"Joe Biden\"]\norganisations = [\"U.S. Navy\"]\n\
                  systems = [\"Patriot\"]\ntopics = [\"missile-defence\"]\n";
    let front = (String::from("date = 2024-04-12\n"), format!("date = 2024-04-12\n{denied}"));
    let beside = (String::from("\n# How"), format!("\n{denied}\n# How"));
    for (file, (from, to)) in [("articles/2024/note.md", front), (SIDECAR, beside)] {
        let site = Scratch::new(NOTE);
        write(&site);
        edit(&site, file, (&from, &to));
        let pages = pages(&site, "public");
        let gone = ["countries/philippines", "people/joe-biden", "organisations/us-navy", "systems/mim-104-patriot"];
        for page in gone.into_iter().chain(["topics/missile-defence"]) {
            assert!(!has(&pages, page), "{page} is there in spite of {file}");
        }
        assert!(has(&pages, "people/fumio-kishida") && has(&pages, "countries/japan"));
        write(&site);
        let sidecar = site.read(SIDECAR);
        let lists = sidecar.split("\n[").next().unwrap();
        assert!(!lists.contains("Joe Biden\"") && !lists.contains("\"PH\""), "{sidecar}");
        assert!(lists.contains("systems = []") && lists.contains("organisations = []"), "{sidecar}");
    }
}

#[test]
fn sources_events_and_a_language_may_stand_beside_the_article() {
    let site = Scratch::new(NOTE);
    write(&site);
    let more = "\n[[source]]\nname = \"The White House\"\nurl = \"https://www.whitehouse.gov/\"\nreliability = \"A\"\n\n\
                [[event]]\ndate = 2024-04-11\ntext = \"The three leaders meet.\"\n\n# How";
    edit(&site, SIDECAR, ("\n# How", more));
    edit(&site, SIDECAR, ("lang = \"en\"", "lang = \"en-US\""));
    let page = note(&pages(&site, "public"));
    assert!(page.contains("The White House") && page.contains("The three leaders meet.") && page.contains("en-US"));
    assert!(write(&site).starts_with("0 sidecars written, "), "a person's lines are no change of ours");
}

#[test]
fn lines_can_be_moved_to_the_front_matter() {
    let site = Scratch::new(NOTE);
    write(&site);
    let people = "people = [\"Fumio Kishida\", \"Joe Biden\"]\n";
    edit(&site, SIDECAR, (people, ""));
    edit(&site, "articles/2024/note.md", ("date = 2024-04-12\n", &format!("date = 2024-04-12\n{people}")));
    write(&site);
    assert!(!site.read(SIDECAR).contains("Joe Biden\""), "{}", site.read(SIDECAR));
    let page = note(&pages(&site, "public"));
    assert!(page.contains("mentions of Fumio Kishida\""), "what the author lists has its evidence");
}

#[test]
fn a_reviewed_sidecar_is_its_reviewers() {
    let site = Scratch::new(NOTE);
    write(&site);
    edit(&site, SIDECAR, ("text = ", "reviewed = true\ntext = "));
    edit(&site, SIDECAR, (", \"Joe Biden\"", ""));
    let mine = site.read(SIDECAR);
    assert!(run(&site, &["--check"]).status.success(), "its text is the one that was reviewed");
    edit(&site, "articles/2024/note.md", ("Manila", "Seoul"));
    let check = run(&site, &["--check"]);
    assert_eq!(check.status.code(), Some(1));
    assert!(said(&check).contains("reviewed, and its article has changed since: articles/2024/note.meta.toml"));
    assert!(write(&site).contains("1 reviewed before the text changed"));
    assert_eq!(site.read(SIDECAR), mine);
}

#[test]
fn what_cannot_be_read_is_told_and_left_alone_and_its_neighbours_are_written() {
    let broken: [(&[u8], &str); 4] = [
        (b"people = [\n", "toml/syntax"),
        (b"peple = []\n", "toml/unknown-key"),
        (b"countries = [\"QQ\"]\n", "tag/unknown-country"),
        (b"summary = \"caf\xe9\"\n", "file/not-utf8"),
    ];
    for (bytes, code) in broken {
        let site = Scratch::new(NOTE);
        site.write(SIDECAR, bytes);
        for act in ["--write", "--check"] {
            let output = run(&site, &[act]);
            assert_eq!(output.status.code(), Some(1), "{code}");
            assert!(stderr(&output).contains(code) && stderr(&output).contains(SIDECAR), "{}", stderr(&output));
        }
        assert_eq!(std::fs::read(site.path(SIDECAR)).unwrap(), bytes, "{code}");
        assert!(site.path("articles/other.meta.toml").exists(), "{code}");
    }
}

#[test]
fn two_articles_do_not_write_one_sidecar() {
    let site = Scratch::new(NOTE);
    site.write("articles/2024/note.txt", "Norway signed.\n");
    let output = run(&site, &["--write", site.path("articles/2024/note.md").to_str().unwrap()]);
    assert_eq!(output.status.code(), Some(1));
    assert!(stderr(&output).contains("sidecar/shared"), "{}", stderr(&output));
    assert!(!site.path(SIDECAR).exists());
}

#[cfg(unix)]
#[test]
fn a_link_is_not_written_through_and_a_files_rights_stay() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let site = Scratch::new(NOTE);
    site.write("elsewhere.toml", "mine = true\n");
    symlink(site.path("elsewhere.toml"), site.path(SIDECAR)).unwrap();
    // Nor is the file that the new text waits in, if somebody has put a link there.
    symlink(site.path("elsewhere.toml"), site.path("articles/.other.meta.toml.chancery-new")).unwrap();
    assert_eq!(run(&site, &["--write"]).status.code(), Some(1));
    assert_eq!(site.read("elsewhere.toml"), "mine = true\n");
    assert!(site.path(SIDECAR).symlink_metadata().unwrap().is_symlink());
    let other = site.path("articles/other.meta.toml");
    assert!(other.symlink_metadata().unwrap().is_file());
    std::fs::set_permissions(&other, std::fs::Permissions::from_mode(0o640)).unwrap();
    edit(&site, "articles/other.txt", ("4 April", "Sweden said on 5 April"));
    run(&site, &["--write"]);
    assert!(site.read("articles/other.meta.toml").contains("\"SE\""));
    assert_eq!(other.metadata().unwrap().permissions().mode() & 0o777, 0o640);
    let left: Vec<_> =
        std::fs::read_dir(site.path("articles")).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert!(!left.iter().any(|name| name.to_string_lossy().contains("chancery-new")), "{left:?}");
}

#[test]
fn sidecars_do_not_depend_on_other_articles_and_articles_are_not_touched() {
    let article = |name: &str, day: u8, person: &str| {
        format!(
            "//- articles/{name}.md\n+++\ntitle = \"{name}\"\ndate = 2024-01-0{day}\n+++\nPresident {person} of Turkey spoke.\n"
        )
    };
    let (one, two) = (article("a", 1, "Recep Tayyip Erdoğan"), article("b", 2, "Recep Tayyip Erdogan"));
    let site = Scratch::new(&format!("{one}{two}"));
    let articles = site.tree("articles");
    write(&site);
    let together = site.tree("articles");
    for (path, text) in &articles {
        assert_eq!(&together[path], text, "{path}");
    }
    assert!(String::from_utf8_lossy(&together["b.meta.toml"]).contains("\"Recep Tayyip Erdogan\""));
    std::fs::remove_file(site.path("articles/b.meta.toml")).unwrap();
    assert!(run(&site, &["--write", "articles/b.md"]).status.success());
    assert_eq!(site.tree("articles"), together);
}

#[test]
fn a_site_that_does_without_reading_can_still_be_read() {
    let site = Scratch::new(NOTE);
    site.write("site.toml", "title = \"Desk\"\nbase_url = \"https://example.org\"\n[extract]\nenabled = false\n");
    assert!(said(&run(&site, &[])).contains("Fumio Kishida, Prime Minister"));
    write(&site);
    assert!(site.read(SIDECAR).contains("\"Fumio Kishida\""));
    assert!(has(&pages(&site, "public"), "people/fumio-kishida"), "what is written down counts");
}

#[test]
fn the_paths_say_which_articles() {
    let site = Scratch::new(NOTE);
    site.write("articles/2024/latin.md", b"caf\xe9");
    // What is wrong with other articles is not told, and what is wrong with these is. The working folder of the tests
    // has articles/2024 of its own, which are not meant.
    let cases: [(&[&str], i32); 4] = [
        (&["articles/2024/note.md"], 0),
        (&["articles/2024/note.meta.toml", "articles/2024/note.md"], 0),
        (&["articles/2024/note.meta.toml"], 0),
        (&["articles/2024"], 1),
    ];
    for (paths, code) in cases {
        let output = run(&site, &[&["--write"], paths].concat());
        assert_eq!(output.status.code(), Some(code), "{paths:?}: {}", stderr(&output));
        assert!(site.path(SIDECAR).exists() && !site.path("articles/other.meta.toml").exists());
    }
    let elsewhere = tempfile::tempdir().unwrap();
    let paste = elsewhere.path().join("paste.txt");
    std::fs::write(&paste, "Norway signed.\n").unwrap();
    for act in ["--write", "--check"] {
        let output = run(&site, &[act, paste.to_str().unwrap()]);
        assert_eq!(output.status.code(), Some(2));
        assert!(stderr(&output).contains("not among its articles"), "{}", stderr(&output));
    }
    assert_eq!(std::fs::read_dir(elsewhere.path()).unwrap().count(), 1, "nothing is written outside the site");
    let folder = run(&site, &[elsewhere.path().to_str().unwrap()]);
    assert!(folder.status.code() == Some(2) && stderr(&folder).contains("is a folder outside"), "{}", stderr(&folder));
}
