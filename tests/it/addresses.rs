//! Addresses of articles: those that they had elsewhere, and those that they leave when a title is corrected.

use super::scratch::{Scratch, between, site, stderr};

const NOTE: &str =
    "+++\ntitle = \"Kishida in Washington\"\ndate = 2024-04-12\n+++\nJapan and the United States signed the pact.\n";

fn noted(front: &str) -> Scratch {
    let site = Scratch::new("");
    site.write("articles/note.md", NOTE.replace("date = 2024-04-12\n", &format!("date = 2024-04-12\n{front}")));
    site
}

fn told(site: &Scratch) -> String {
    let output = site.build(&[]);
    assert!(output.status.success(), "{}", stderr(&output));
    stderr(&output)
}

fn checked(site: &Scratch, arguments: &[&str]) -> String {
    let output = site.command("check").args(["--today", "2026-11-23"]).args(arguments).output().unwrap();
    stderr(&output)
}

fn retitle(site: &Scratch, title: &str) {
    let text = site.read("articles/note.md");
    let old = between(&text, "title = \"", "\"").to_owned();
    site.write("articles/note.md", text.replace(&old, title));
}

#[test]
fn an_old_page_of_its_own_name_leads_on() {
    let scratch = noted("aliases = [\"/2024/04/story.html\", \"/2023/old/index.html\"]\n");
    let settings = scratch.read("site.toml");
    scratch.write("site.toml", format!("{settings}[hosting]\npreset = \"netlify\"\n"));
    told(&scratch);
    let page = scratch.read("public/2024/04/story.html");
    assert!(page.contains("url=/briefings/kishida-in-washington/"), "{page}");
    assert!(scratch.path("public/2023/old/index.html").is_file());
    let redirects = scratch.read("public/_redirects");
    assert!(redirects.contains("\n/2024/04/story.html /briefings/kishida-in-washington/ 301!\n"), "{redirects}");
    let nginx = scratch.command("hosting").arg("nginx").output().unwrap();
    let nginx = String::from_utf8(nginx.stdout).unwrap();
    assert!(
        nginx.contains("location = /2024/04/story.html { return 301 /briefings/kishida-in-washington/; }"),
        "{nginx}"
    );
}

#[test]
fn an_old_page_that_two_want_names_both() {
    let article = |name: &str, alias: &str| {
        format!(
            "//- articles/{name}.md\n+++\ntitle = \"Note {name}\"\ndate = 2024-04-10\naliases = [\"{alias}\"]\n+++\nJapan signed.\n"
        )
    };
    let both = site(&[article("a", "/story.html"), article("b", "/story.html")].concat());
    let notes = both.built.notes.clone().sorted();
    let clash = notes.iter().find(|note| note.code == "site/route-clash").unwrap();
    let paths: Vec<&str> = clash.labels.iter().map(|label| label.path.as_str()).collect();
    assert!(
        clash.message.contains("/story.html") && paths.contains(&"articles/a.md") && paths.contains(&"articles/b.md")
    );
    assert!(site(&article("a", "/404.html")).codes().contains(&"site/route-clash".to_owned()));
}

#[test]
fn a_page_does_not_move_in_silence() {
    let site = noted("");
    assert!(!told(&site).contains("site/moved"));
    retitle(&site, "Kishida and Biden in Washington");
    let said = told(&site);
    for words in [
        "site/moved",
        "nobody answers at /briefings/kishida-in-washington/ any more",
        "it is now at /briefings/kishida-and-biden-in-washington/",
        "aliases = [\"/briefings/kishida-in-washington/\"]\n",
        "slug = \"kishida-in-washington\"\n",
    ] {
        assert!(said.contains(words), "{words} is not in\n{said}");
    }
    // It is said until somebody has decided, whatever else is written, and also by `check` and after a clean start.
    retitle(&site, "The summit in Washington");
    std::fs::remove_dir_all(site.path("public")).unwrap();
    let said = told(&site);
    assert!(said.contains("at /briefings/kishida-in-washington/ any more"), "{said}");
    assert!(checked(&site, &[]).contains("site/moved"));
    assert_eq!(site.build(&["--strict"]).status.code(), Some(1));

    let fixed = checked(&site, &["--fix"]);
    assert!(fixed.contains("fixed: articles/note.md: /briefings/kishida-in-washington/ leads on to it"), "{fixed}");
    assert!(!fixed.contains("site/moved"), "{fixed}");
    let text = site.read("articles/note.md");
    assert!(text.contains("date = 2024-04-12\naliases = [\"/briefings/kishida-in-washington/\"]\n+++\n"), "{text}");
    assert!(!told(&site).contains("site/moved"));
    assert!(site.path("public/briefings/kishida-in-washington/index.html").is_file());

    // From then on the address that it has now is the one that must not get lost.
    retitle(&site, "A pact is signed");
    let said = told(&site);
    assert!(
        said.contains("to its `aliases`:\n") && said.contains("\"/briefings/the-summit-in-washington/\"\n"),
        "{said}"
    );
    let text = site.read("articles/note.md").replace("date =", "slug = \"the-summit-in-washington\"\ndate =");
    site.write("articles/note.md", text);
    assert!(!told(&site).contains("site/moved"));
}

#[test]
fn what_no_reader_knew_may_move() {
    let site = noted("draft = true\n");
    site.write("articles/other.md", NOTE.replace("Kishida in Washington", "Another note"));
    assert!(site.build(&["--drafts"]).status.success());
    retitle(&site, "Kishida and Biden in Washington");
    assert!(!stderr(&site.build(&["--drafts"])).contains("site/moved"));
    std::fs::remove_file(site.path("articles/other.md")).unwrap();
    site.write("articles/note.md", NOTE);
    assert!(!told(&site).contains("site/moved"), "an article that is deleted was deleted by somebody");
}

#[test]
fn a_text_without_front_matter_is_told_what_to_write() {
    let site = Scratch::new("");
    site.write(
        "articles/note.txt",
        "Japan signs the pact\n\nTokyo, 10 April 2024. Japan and Australia signed the pact.\n",
    );
    told(&site);
    site.write(
        "articles/note.txt",
        "Japan signs a pact\n\nTokyo, 10 April 2024. Japan and Australia signed the pact.\n",
    );
    let said = told(&site);
    assert!(said.contains("begin the file with these lines:"), "{said}");
    let before = site.read("articles/note.txt");
    assert!(!checked(&site, &["--fix"]).contains("leads on"));
    assert_eq!(site.read("articles/note.txt"), before);
}

#[test]
fn a_doctor_calls_only_what_a_build_writes_in_the_way() {
    let site = noted("");
    let settings = site.read("site.toml");
    site.write("site.toml", format!("{settings}[hosting]\npreset = \"netlify\"\n"));
    let said = || String::from_utf8(site.command("doctor").output().unwrap().stdout).unwrap();
    told(&site);
    site.write("public/_redirects", "/a /b\n");
    assert!(!said().contains("todo  hosting"), "without aliases no build writes it: {}", said());
    assert!(site.build(&[]).status.success());
    site.write("articles/note.md", NOTE.replace("date =", "aliases = [\"/old/\"]\ndate ="));
    assert!(said().contains("_redirects is somebody's own"), "{}", said());
}
