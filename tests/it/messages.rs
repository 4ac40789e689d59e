//! Every message, written beside the text that causes it.
//!
//! A line of carets points at the line above it and says `code: words`, where the words are the start of the label, or
//! of the message if there is no label. `//! code: words` after a file's name expects a message about the file as a whole.

mod front;
mod lists;

use super::scratch::{files, inputs, site_of};
use chancery::diag::Diagnostic;

/// What is expected: path, line and columns (0 for a whole file), code, words.
type Expected = (String, usize, usize, usize, String);

fn expected_in(path: &str, text: &str) -> (String, Vec<Expected>) {
    let mut kept = String::new();
    let mut expected = Vec::new();
    let mut line = 0;
    for row in text.split_inclusive('\n') {
        let words = row.trim_start();
        let carets = words.len() - words.trim_start_matches('^').len();
        if let Some(whole) = row.strip_prefix("//! ") {
            expected.push((path.to_owned(), 0, 0, 0, whole.trim().to_owned()));
        } else if carets > 0 {
            let column = row.chars().count() - words.chars().count() + 1;
            expected.push((path.to_owned(), line, column, carets, words[carets..].trim().to_owned()));
        } else {
            kept.push_str(row);
            line += 1;
        }
    }
    (kept, expected)
}

fn found(diagnostic: &Diagnostic, files: &[(String, String)]) -> Expected {
    let label = diagnostic.labels.first().unwrap_or_else(|| panic!("{} has no place", diagnostic.code));
    let said = if label.text.is_empty() { &diagnostic.message } else { &label.text };
    let words = format!("{}: {said}", diagnostic.code);
    let text = files.iter().find(|(path, _)| *path == label.path).map(|(_, text)| text);
    let Some((span, text)) = label.span.zip(text) else { return (label.path.clone(), 0, 0, 0, words) };
    let start = chancery::report::position(text, span.start as usize);
    let width = text[span.range()].lines().next().unwrap_or("").chars().count();
    (label.path.clone(), start.line, start.column, width, words)
}

/// Builds the site and holds its messages against those written beside the text.
#[track_caller]
fn check(text: &str) {
    let mut kept = Vec::new();
    let mut expected = Vec::new();
    for (path, text) in files(text) {
        let (text, wanted) = expected_in(&path, &text);
        kept.push((path, text));
        expected.extend(wanted);
    }
    let site = site_of(&inputs(&kept));
    let notes = site.built.notes.clone().sorted();
    assert!(notes.iter().all(|note| note.help.is_some()), "a message without help: {notes:#?}");
    let errors = site.built.notes.has_errors();
    assert_eq!(
        site.built.outputs == 0,
        errors,
        "with any error nothing is to be committed, and without one something is"
    );
    let found: Vec<Expected> = notes.iter().map(|note| found(note, &kept)).collect();
    let agree = |(wanted, found): (&Expected, &Expected)| {
        (&wanted.0, wanted.1, wanted.2, wanted.3) == (&found.0, found.1, found.2, found.3)
            && found.4.starts_with(&wanted.4)
    };
    assert!(
        found.len() == expected.len() && expected.iter().zip(&found).all(agree),
        "expected {expected:#?}\nfound {found:#?}"
    );
}

#[test]
fn tags_that_do_not_exist() {
    check(
        "\
//- articles/a.md
+++
title = \"A\"
date = 2024-04-10
countries = [\"JP\", \"Untied States\", \"QQ\"]
                   ^^^^^^^^^^^^^^^ tag/unknown-country: did you mean `United States`?
                                    ^^^^ tag/unknown-country: no ISO 3166-1 code
topics = [\"acus\"]
          ^^^^^^ tag/unknown-topic: did you mean `aukus`?
slug = \"Not A Slug\"
       ^^^^^^^^^^^^ front/bad-slug: lower-case
aliases = [\"../etc\"]
           ^^^^^^^^ front/bad-alias: must look like
lang = \"english!\"
       ^^^^^^^^^^ toml/value: must be a language code
[[source]]
name = \"S\"
url = \"javascript:x\"
      ^^^^^^^^^^^^^^ toml/value: must be an address
reliability = \"Z\"
              ^^^ toml/value: must be a letter
credibility = 9
              ^ toml/value: must be a whole number from 1 to 6
+++
Text.
",
    );
}

#[test]
fn two_articles_with_one_slug() {
    check(
        "\
//- articles/a.md
+++
title = \"Same\"
date = 2024-04-10
+++
Text.
//- articles/b.md
+++
title = \"Same!\"
        ^^^^^^^ site/duplicate-slug: this one
date = 2024-04-11
+++
Text.
",
    );
}

#[test]
fn two_pages_on_one_route() {
    check(
        "\
//- articles/a.md
+++
title = \"A\"
date = 2024-04-10
aliases = [\"/briefings/b/\"]
           ^^^^^^^^^^^^^^^ site/route-clash: this alias wants it
+++
Text.
//- articles/b.md
+++
title = \"B\"
date = 2024-04-11
+++
Text.
",
    );
}

#[test]
fn links_that_lead_nowhere() {
    check("\
//- articles/2024/a.md
+++
title = \"Aaa\"
date = 2024-04-10
+++
[good](b.md#here) [dead](missing.md) [ours](/countries/atlantis/) [theirs](/x) [js](javascript:alert(1))
                  ^^^^^^^^^^^^^^^^^^ link/dead: no such page
                                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ link/dead: 
                                                                  ^^^^^^^^^^^^ link/stray: no page
                                                                               ^^^^^^^^^^^^^^^^^^^^^^^^^ link/unsafe: a link
[anchor](#nowhere) ![p](https://example.com/p.png) ![q](q.png)
^^^^^^^^^^^^^^^^^^ link/dead-anchor: the page
                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ image/remote: readers
                                                   ^^^^^^^^^^^ image/missing: the picture
//- articles/2024/b.md
+++
title = \"Bbb\"
date = 2024-04-11
+++
[home](/) [index](/countries/) [back](a.md) [out](https://example.com/)
          

## Here
");
}

#[test]
fn links_to_files_as_they_are_called() {
    check(
        "\
//- articles/my note.md
+++
title = \"Aaa\"
date = 2024-04-10
+++
[escaped](UP.MD) [draft](later.md)
                 ^^^^^^^^^^^^^^^^^ link/draft: this article is a draft
//- articles/UP.MD
+++
title = \"Bbb\"
date = 2024-04-11
+++
[a space](my%20note.md)
//- articles/later.md
+++
title = \"Ccc\"
date = 2024-04-11
draft = true
+++
Later.
",
    );
}

#[test]
fn a_site_that_cannot_be_one() {
    check(
        "\
//- site.toml
base_url = \"example.org\"
           ^^^^^^^^^^^^^ site/bad-base-url: must be http
lang = \"english!\"
       ^^^^^^^^^^ toml/value: must be a language code
tittle = \"Desk\"
^^^^^^ toml/unknown-key: did you mean `title`?
[publish.live]
kind = \"rsync\"
       ^^^^^^^ publish/unknown-kind: not a kind of target
[hosting]
preset = \"netlfy\"
         ^^^^^^^^ hosting/unknown-preset: did you mean `netlify`?
//- articles/a.md
+++
title = \"A\"
+++
Text.
",
    );
}

#[test]
fn https_cannot_be_promised_without_it() {
    check(
        "\
//- site.toml
title = \"Desk\"
base_url = \"http://desk.example.org\"
[hosting]
^^^^^^^^^ hosting/no-https: `base_url` begins with http://
preset = \"nginx\"
         ^^^^^^^ hosting/unknown-preset: not a preset
hsts = true
//- articles/a.md
+++
title = \"A\"
date = 2024-04-10
+++
Text.
",
    );
}

#[test]
fn nothing_to_build() {
    let site = site_of(&inputs(&[]));
    assert_eq!(site.codes(), ["site/no-articles"]);
    let mut without = inputs(&[]);
    without.config = None;
    assert_eq!(site_of(&without).codes(), ["site/no-config"]);
}

#[test]
fn templates_that_break() {
    check(
        "\
//- articles/a.md
+++
title = \"A\"
date = 2024-04-10
+++
Text.
//- templates/briefing.html
{% if %}
      ^^ template/error: 
",
    );
    check(
        "\
//- articles/a.md
+++
title = \"A\"
date = 2024-04-10
+++
Text.
//- templates/briefing.html
<p>{{ briefing.nothing.at.all }}</p>
               ^^^^^^^ template/error: Field `nothing` is not defined
",
    );
}

#[test]
fn a_template_that_is_not_there() {
    let text = "//- articles/a.md\n+++\ntitle = \"A\"\ndate = 2024-04-10\n+++\nText.\n//- templates/briefing.html\n{% extends \"bass.html\" %}\n";
    let site = site_of(&inputs(&files(text)));
    let notes = site.built.notes.sorted();
    assert_eq!(notes[0].code, "template/missing");
    assert!(notes[0].message.contains("bass.html"), "{notes:?}");
}

#[test]
fn a_template_that_breaks_is_told_once_with_a_page_it_broke() {
    let article =
        |name: &str| format!("//- articles/{name}.md\n+++\ntitle = \"{name}\"\ndate = 2024-04-10\n+++\nJapan.\n");
    for (template, page) in [
        ("briefing.html", "it was rendering /briefings/"),
        ("tag.html", "it was rendering /countries/japan/"),
        ("tags.html", "it was rendering /"),
        ("home.html", "it was rendering /"),
        ("404.html", "it was rendering /404.html"),
        ("card.html", "it was rendering a card"),
        ("header.html", "it was rendering every page"),
        // Cards are made of the links of tags.
        ("tag-link.html", "it was rendering every page"),
    ] {
        let text = ["aa", "bb", "cc"].map(article).concat();
        let site = site_of(&inputs(&files(&format!("{text}//- templates/{template}\n{{{{ nothing.at.all }}}}\n"))));
        let notes = site.built.notes.sorted();
        let errors: Vec<_> = notes.iter().map(|note| (note.code.as_ref(), note.labels[0].path.as_ref())).collect();
        assert_eq!(errors, [("template/error", format!("templates/{template}").as_str())]);
        let help = notes[0].help.as_deref().unwrap();
        assert!(help.starts_with(page), "{template}: {help}");
        assert!(site.pages.is_empty() || site.built.outputs == 0);
    }
}

#[test]
fn markup_nested_too_deep() {
    let deep = format!("//- articles/a.md\n+++\ntitle = \"A\"\ndate = 2024-04-10\n+++\n{} x\n", "> ".repeat(200));
    let site = site_of(&inputs(&files(&deep)));
    assert_eq!(site.codes(), ["article/too-deep"]);
    let html = format!("//- articles/a.md\n+++\ntitle = \"A\"\ndate = 2024-04-10\n+++\n{}\n", "<b>".repeat(50_000));
    let site = site_of(&inputs(&files(&html)));
    assert_eq!(site.codes(), ["article/too-deep"]);
    assert!(!site.built.notes.has_errors(), "no text may keep a site from being built");
    let page = site.page("briefings/a/index.html");
    assert!(page.contains("&lt;b&gt;&lt;b&gt;") && !page.contains("<b>"), "what cannot be sanitised is shown as text");
}

#[test]
fn what_is_assumed_is_said() {
    check(
        "\
//- articles/2024-05-01-note.md
//! article/assumed-date: no date is given; assumed 2024-05-01 from the file's name
# A heading
^^^^^^^^^^^ article/assumed-title: taken from here

Text without a date.
//- articles/b.md
//! article/undated: the article has no date
+++
title = \"B\"
+++
Text.
//- articles/c.meta.toml
//! sidecar/alone: this sidecar has no article
topics = [\"aukus\"]
//- articles/d.md
+++
title = \"D\"
date = 2024-04-10
+++
Text.
//- articles/d.meta.toml
//! sidecar/stale: the article has changed
text = \"0000\"
",
    );
}

/// The help of the first message with this code.
fn help_of(text: &str, code: &str) -> String {
    let notes = site_of(&inputs(&files(text))).built.notes.sorted();
    let note = notes.iter().find(|note| note.code == code).unwrap_or_else(|| panic!("no {code} in {notes:#?}"));
    note.help.clone().unwrap()
}

#[test]
fn help_shows_what_to_paste() {
    let bare = "//- articles/a.md\n# Tokyo signs\n\nOn April 10, 2024 Japan signed.\n";
    let block = "to fix it, begin the file with these lines:\n+++\ntitle = \"Tokyo signs\"\ndate = 2024-04-10\n+++";
    assert_eq!(help_of(bare, "article/assumed-title"), block);
    assert_eq!(help_of(bare, "article/assumed-date"), block);
    let undated = help_of("//- articles/a.md\n# Tokyo signs\n\nJapan signed.\n", "article/undated");
    assert!(undated.ends_with(":\n+++\ntitle = \"Tokyo signs\"\ndate = 2024-04-10\n+++"), "{undated}");
    let front = "//- articles/a.md\n+++\ntitle = \"A\"\n+++\n";
    let line = "between the two `+++` lines: date = 2024-04-10";
    assert!(help_of(&format!("{front}Japan signed.\n"), "article/undated").ends_with(line));
    assert!(help_of(&format!("{front}Japan signed on April 10, 2024.\n"), "article/assumed-date").ends_with(line));
}

#[test]
fn an_alias_has_a_longest_length() {
    let alias = format!("/{}/", [["a"; 80].concat().as_str(); 3].join("/"));
    let site = site_of(&inputs(&files(&format!(
        "//- articles/a.md\n+++\ntitle = \"A\"\ndate = 2024-04-10\naliases = [\"{alias}\"]\n+++\nText.\n"
    ))));
    let notes = site.built.notes.sorted();
    assert_eq!((notes[0].code.as_ref(), notes.len()), ("front/bad-alias", 1));
    assert_eq!(notes[0].labels[0].text, "an address may have 200 bytes");
}

const GOOD: &str = "//- articles/a.md\n+++\ntitle = \"A\"\ndate = 2024-04-10\n+++\nText.\n";

#[test]
fn a_template_that_no_page_uses_is_named() {
    check(&format!("{GOOD}//- templates/brefing.html\n//! template/unused: did you mean `briefing.html`?\n<p></p>\n"));
    check(&format!(
        "{GOOD}//- templates/header.html\n{{% include \"own/menu.html\" %}}\n//- templates/own/menu.html\n<p></p>\n"
    ));
}

#[test]
fn a_sidecar_belongs_to_one_article() {
    check(
        "\
//- articles/UP.MD
+++
title = \"Up\"
date = 2024-04-10
+++
Text.
//- articles/UP.meta.toml
topics = [\"aukus\"]
//- articles/a.md
+++
title = \"A\"
date = 2024-04-10
+++
Text.
//- articles/a.meta.toml
//! sidecar/shared: this sidecar stands beside two articles: articles/a.md and articles/a.txt
topics = [\"aukus\"]
//- articles/a.txt
+++
title = \"B\"
date = 2024-04-10
+++
Text.
",
    );
}

#[test]
fn lists_have_a_longest_length() {
    let front = |rest: &str| {
        let text = format!("//- articles/a.md\n+++\ntitle = \"A\"\ndate = 2024-04-10\n{rest}\n+++\nText.\n");
        site_of(&inputs(&files(&text))).built.notes.sorted()
    };
    for key in ["people", "organisations", "systems", "countries", "topics", "key_points", "authors", "aliases"] {
        let word = match key {
            "countries" => "JP",
            "topics" => "aukus",
            _ => "/old/",
        };
        let list = |length: usize| front(&format!("{key} = [{}]", format!("\"{word}\", ").repeat(length)));
        let notes = list(201);
        assert!(notes.iter().any(|note| note.code == "front/too-many"), "{key}: {notes:?}");
        assert!(!list(200).iter().any(|note| note.code == "front/too-many"), "{key}");
    }
    for (key, table) in [("event", "date = 2024-04-10\ntext = \"X\"\n"), ("source", "name = \"X\"\n")] {
        let notes = front(&format!("[[{key}]]\n{table}").repeat(1001));
        assert_eq!(notes[0].code, "front/too-many", "{notes:?}");
        assert!(front(&format!("[[{key}]]\n{table}").repeat(1000)).is_empty());
    }
}
