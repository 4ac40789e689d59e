//! The folders of other generators.

use super::super::scratch::Scratch;
use super::{brought_in, done, failed};

/// Imports a folder of these files; what came in makes a site.
fn imported(files: &[(&str, &str)]) -> (Scratch, String) {
    let (site, said) = brought_in(files);
    done(&site.build(&["--drafts"]));
    (site, said)
}

#[test]
fn hugo() {
    let (site, said) = imported(&[
        ("hugo.toml", "baseURL = \"https://old.example/\"\ntitle = \"Old desk\"\n"),
        ("content/_index.md", "---\ntitle: Home\n---\nWelcome.\n"),
        ("README.md", "# About this folder\n"),
        (
            "content/posts/oslo.md",
            "---\ntitle: \"Oslo signs: a pact\"\ndate: 2024-04-10T10:00:00+02:00\ndraft: true\ntags: [Norway, aukus, fish]\n\
             categories:\n  - Defence\nauthor:\n  name: North Desk\ndescription: Norway signs.\n---\n\nNorway signed it.\n\n\
             {{< figure src=\"a.png\" >}}\n\n<div class=\"x\"><p>Denmark <b>too</b>.</p></div>\n\nSee [the other](/posts/other/) and \
             [this]({{< ref \"x.md\" >}}).\n\n![A ship](ship.jpg)\n\n```\n{{< kept >}}\n```\n",
        ),
        ("content/posts/bundle/index.md", "+++\ntitle = 'A bundle'\ndate = 2024-05-01\n+++\nJapan signed it, too.\n"),
    ]);
    assert_eq!(site.articles(), ["2024/a-bundle.md", "2024/oslo-signs-a-pact.md"]);
    let text = site.read("articles/2024/oslo-signs-a-pact.md");
    let head = "+++\ntitle = \"Oslo signs: a pact\"\ndate = 2024-04-10\nsummary = \"Norway signs.\"\ndraft = true\nauthors = [\"North Desk\"]\n\
                countries = [\"NO\"]\ntopics = [\"aukus\"]\n\n[[source]]\nname = \"Old desk\"\naccessed = 2026-11-23\n+++\n\n";
    assert!(text.starts_with(head), "{text}");
    let body = &text[head.len()..];
    assert!(
        body.starts_with(
            "Norway signed it.\n\nDenmark **too**.\n\nSee [the other](<https://old.example/posts/other/>) and"
        ),
        "{body}"
    );
    assert!(body.ends_with("```\n{{< kept >}}\n```\n") && !body.contains("ship") && !body.contains("figure"), "{body}");
    assert!(said.contains("left out: fish, Defence"), "{said}");
}

#[test]
fn zola() {
    let (site, _) = imported(&[
        ("config.toml", "base_url = \"https://zola.example\"\ntitle = \"Zola desk\"\n"),
        ("content/blog/_index.md", "+++\ntitle = \"Blog\"\n+++\n"),
        (
            "content/blog/2024-04-10-pact.md",
            "+++\ntitle = \"A pact\"\ndate = 2024-04-10\n[taxonomies]\ntags = [\"japan\", \"missile-defence\"]\ncountries = [\"United States\"]\n\
             people = [\"Fumio Kishida\"]\n[extra]\nx = 1\n+++\n\nJapan signed it. <script>alert(1)</script>\n",
        ),
    ]);
    let text = site.article();
    assert!(
        text.contains("countries = [\"US\", \"JP\"]\ntopics = [\"missile-defence\"]\npeople = [\"Fumio Kishida\"]"),
        "{text}"
    );
    assert!(!text.contains('<'), "{text}");
}

#[test]
fn jekyll() {
    let (site, said) = imported(&[
        ("_config.yml", "title: Jekyll desk\nurl: https://jekyll.example\n"),
        ("index.md", "---\nlayout: home\n---\n"),
        (
            "_posts/2024-04-10-the-pact.markdown",
            "---\nlayout: post\ntags: poland\n---\nPoland signed it. {% include x.html %}\n\nNo comments:\n",
        ),
        ("_drafts/later.md", "---\ntitle: Later\n---\nNorway will sign it on 1 May 2024.\n"),
    ]);
    assert_eq!(site.articles(), ["2024/the-pact.md", "later.md"]);
    let text = site.read("articles/2024/the-pact.md");
    assert!(
        text.contains(
            "title = \"The pact\"\ndate = 2024-04-10\naliases = [\"/2024/04/10/the-pact.html\"]\ncountries = [\"PL\"]"
        ),
        "{text}"
    );
    assert!(site.read("articles/later.md").contains("draft = true"));
    assert!(said.contains("Imported 2 articles.") && said.contains("left out: 1 line"), "{said}");
    assert!(!text.contains("No comments"), "{text}");
}

#[test]
fn where_an_article_was_and_when_it_was_changed_is_kept() {
    let (site, _) = imported(&[
        ("hugo.toml", "title = \"Old desk\"\n"),
        (
            "content/posts/quad.md",
            "---\ntitle: The Quad in Wilmington\ndate: 2024-09-21T18:00:00-04:00\nlastmod: 2024-09-23\naliases: [/old/quad/, 'no path', \
             /topics/nato/, /about/, /map/]\n---\nFour leaders met in Wilmington, Delaware.\n",
        ),
        (
            "content/posts/twin.md",
            "+++\ntitle = 'A twin'\ndate = 2024-05-01\naliases = ['/old/quad/']\n[extra]\nauthor = 'Nellie Bly'\nsource = \
             'https://osce.example/minsk'\n+++\nThe parties signed a truce in Minsk.\n",
        ),
    ]);
    let text = site.read("articles/2024/the-quad-in-wilmington.md");
    let twin = site.read("articles/2024/a-twin.md");
    assert!(text.contains("date = 2024-09-21\nupdated = 2024-09-23\n"), "{text}");
    let aliased: Vec<&String> = [&text, &twin].into_iter().filter(|text| text.contains("\"/old/quad/\"")).collect();
    assert_eq!(aliased.len(), 1, "an alias leads to one article\n{text}\n{twin}");
    assert!(!text.contains("no path") && !text.contains("/topics/"), "{text}");
    assert!(!text.contains("/about/") && !text.contains("/map/"), "a site's own pages stand there\n{text}");
    assert!(
        twin.contains("authors = [\"Nellie Bly\"]") && twin.contains("url = \"https://osce.example/minsk\""),
        "{twin}"
    );
}

#[test]
fn a_post_of_jekyll_keeps_its_tags_its_path_and_its_code() {
    let (site, _) = imported(&[
        ("_config.yml", "title: Jekyll desk\n"),
        (
            "_posts/2022-07-22-grain.markdown",
            "---\ntitle: A corridor for grain\ntags: ukraine turkey\npermalink: /2022/grain/\n---\nThe papers were signed in Istanbul.\n\n\
             {% highlight python %}\nx = 1\n{% endhighlight %}\n",
        ),
        (
            "_posts/2022-07-23-more.markdown",
            "---\ntitle: More of it\npermalink: /:year/more/\n---\nThe first ship left Odesa.\n",
        ),
    ]);
    let text = site.read("articles/2022/a-corridor-for-grain.md");
    assert!(text.contains("countries = [\"UA\", \"TR\"]") && text.contains("aliases = [\"/2022/grain/\"]"), "{text}");
    assert!(text.contains("```python\nx = 1\n```"), "{text}");
    assert!(site.read("articles/2022/more-of-it.md").contains("aliases = [\"/2022/more/\"]"));
}

#[test]
fn any_folder_and_what_is_broken_in_it() {
    let site = Scratch::new("");
    site.write(
        "old/a.txt",
        "Japan signs a pact\n\nJapan signed it on 4 April 2024, the ministry said in a statement.\n",
    );
    site.write("old/sub/b.md", "---\ntitle: [\n---\nText.\n");
    site.write("old/sub/c.html", super::web::page("https://sea.example"));
    site.write("old/picture.png", "\u{89}PNG");
    let output = site.import(&[&site.path("old").to_string_lossy()]);
    failed(&output, "b.md: it is not well formed: front matter");
    assert_eq!(site.articles().len(), 2);
    site.write("empty/x.css", "a {}");
    failed(&site.import(&[&site.path("empty").to_string_lossy()]), "no articles in this folder");
}

#[test]
fn front_matter_that_is_not_well_formed_is_read_or_explained() {
    let (site, said) = imported(&[
        ("_config.yml", "title: J\n"),
        (
            "_posts/2025-03-04-yemen.md",
            "---\ntitle: Yemen: the truce\ntags: [Yemen]\n---\nThe truce in Yemen was broken.\n",
        ),
    ]);
    assert!(
        site.article().contains("title = \"Yemen: the truce\"\n") && site.article().contains("countries = [\"YE\"]")
    );
    let note =
        "note: line 2 is no YAML as it stands; it was read as the text that it must be: title: \"Yemen: the truce\"";
    assert!(said.contains(note), "{said}");
    let site = Scratch::new("");
    for (name, text, said) in [
        (
            "a.md",
            "---\ndate: 2025-03-04\ntags: [Yemen\n---\nText.\n",
            "line 3: the list that begins with [ is never closed; add a ]\n    tags: [Yemen",
        ),
        (
            "b.md",
            "+++\ndraft = false\ntitle = Yemen\n+++\nText.\n",
            "line 3: quote the text: title = \"Yemen\"\n    title = Yemen",
        ),
        (
            "c.md",
            "---\ntitle: A\n\ttags: x\n---\nText.\n",
            "line 3: YAML is indented with blanks; put two in place of each tab",
        ),
    ] {
        site.write(name, text);
        failed(&site.import(&[&site.path(name).to_string_lossy()]), &format!("front matter, {said}"));
    }
}
