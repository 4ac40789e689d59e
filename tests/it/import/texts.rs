//! Pasted texts and files: what becomes of them, and what is there already.

use super::super::scratch::{Scratch, stderr};
use super::{done, failed, stdout};

/// A text as somebody copies it from a page.
const PASTED: &str = "\
Skip to content
Tokyo and Manila sign a pact on visiting forces

On Monday, July 8, Japan and the Philippines signed a pact that lets each send forces to the other. The defence ministers signed it in Manila, with President Ferdinand Marcos Jr. looking on.

The pact
The agreement sets the rules for troops, ships and aircraft on exercises and in disaster relief, and it has to be ratified by both parliaments before it takes effect.
It costs 5 * 3 billion <yen> and US_Navy ships may join.

Advertisement

\"It is a step forward,\" the ministry said in a statement on the agreement, which took eight months to negotiate.

Share this:
Facebook
X
No comments:
Post a Comment
";

#[test]
fn a_paste_becomes_an_article_with_what_was_found_beside_it() {
    let site = Scratch::new("");
    let output = site.paste(PASTED, &[]);
    done(&output);
    let path = "2024/tokyo-and-manila-sign-a-pact-on-visiting-forces.md";
    assert_eq!(site.articles(), [path]);
    let text = site.article();
    assert!(
        text.starts_with("+++\ntitle = \"Tokyo and Manila sign a pact on visiting forces\"\ndate = 2024-07-08\n"),
        "{text}"
    );
    for furniture in ["Skip to", "Advertisement", "Share this", "Facebook", "comments", "Post a"] {
        assert!(!text.contains(furniture), "{furniture} is in\n{text}");
    }
    assert!(text.contains("\n\n## The pact\n\nThe agreement"), "{text}");
    assert!(text.contains("It costs 5 * 3 billion \\<yen> and US_Navy ships"), "{text}");
    let sidecar = site.read("articles/2024/tokyo-and-manila-sign-a-pact-on-visiting-forces.meta.toml");
    assert!(sidecar.contains("\"JP\"") && sidecar.contains("\"PH\""), "{sidecar}");
    let said = stdout(&output);
    assert!(said.contains("Imported 1 article.") && said.contains("Next: `chancery serve --root"), "{said}");
    assert!(said.contains("page furniture"), "{said}");
    let build = site.build(&[]);
    done(&build);
    assert!(
        site.read("public/briefings/tokyo-and-manila-sign-a-pact-on-visiting-forces/index.html").contains("US_Navy")
    );
}

#[test]
fn the_sidecar_is_the_one_that_extract_writes() {
    let site = Scratch::new("");
    done(&site.paste(PASTED, &[]));
    let path = "articles/2024/tokyo-and-manila-sign-a-pact-on-visiting-forces.meta.toml";
    let imported = site.read(path);
    std::fs::remove_file(site.path(path)).unwrap();
    let output = site.command("extract").args(["--write", "--today", super::TODAY]).output().unwrap();
    done(&output);
    assert_eq!(site.read(path), imported);
}

#[test]
fn a_person_says_what_a_text_does_not() {
    let site = Scratch::new("");
    let text =
        "Japan signed the pact with the Philippines, and Australia welcomed the step in a statement from Canberra.";
    let output = site.paste(
        text,
        &["--title", "A \"pact\"", "--date", "2024-07-09", "--from", "https://www.news.example/a?utm_source=x&id=1"],
    );
    done(&output);
    assert_eq!(
        site.article(),
        format!(
            "+++\ntitle = 'A \"pact\"'\ndate = 2024-07-09\n\n[[source]]\nname = \"news.example\"\n\
             url = \"https://www.news.example/a?id=1\"\naccessed = 2026-11-23\n+++\n\n{text}\n"
        )
    );
    assert!(!stdout(&output).contains("note:"), "{}", stdout(&output));
}

#[test]
fn what_was_guessed_is_said_unless_a_person_says_it() {
    let text =
        "Japan signed the pact in Tokyo on 10 April 2024, and Australia followed. It had taken three years to write.\n";
    let said = |arguments: &[&str]| {
        let output = Scratch::new("").paste(text, arguments);
        done(&output);
        let said = [stdout(&output), stderr(&output)].concat();
        ["its date, 2024-04-10, was read from", "its first sentence is the title"].map(|guess| said.contains(guess))
    };
    assert_eq!(said(&[]), [true, true]);
    assert_eq!(said(&["--date", "2024-04-11"]), [false, true]);
    assert_eq!(said(&["--title", "A pact in Tokyo"]), [true, false]);
}

#[test]
fn a_text_may_say_where_it_is_from() {
    let site = Scratch::new("");
    done(&site.paste("# Oslo signs\n\nNorway **signed** on 4 April 2024.\n\nSource: https://news.example/oslo\n", &[]));
    let text = site.article();
    assert!(text.contains("url = \"https://news.example/oslo\"\naccessed = 2026-11-23\n"), "{text}");
    assert!(text.ends_with("+++\n\nNorway **signed** on 4 April 2024.\n"), "{text}");
}

#[test]
fn where_nothing_is_known_the_file_says_what_to_write() {
    let site = Scratch::new("");
    let output =
        site.paste("Japan signs a pact\n\nJapan signed a pact with Australia, and nobody says when it was.", &[]);
    done(&output);
    assert_eq!(site.articles(), ["japan-signs-a-pact.md"]);
    assert!(site.article().contains("# [[source]]\n# name = \"\"\n"), "{}", site.article());
    assert!(stdout(&output).contains("no date was found"), "{}", stdout(&output));
    done(&site.build(&[]));
}

#[test]
fn the_same_text_is_not_imported_twice() {
    let site = Scratch::new("");
    done(&site.paste(PASTED, &[]));
    let again = site.paste(PASTED, &[]);
    done(&again);
    let said = stdout(&again);
    assert!(said.contains("already there") && said.contains("articles/2024/tokyo-and-manila"), "{said}");
    assert!(said.contains("Imported 0 articles; 1 was already there."), "{said}");
    let nearly =
        PASTED.replace("eight months", "nine months").replace("Tokyo and Manila sign", "Japan and Philippines seal");
    let output = site.paste(&nearly, &[]);
    assert!(stdout(&output).contains("per cent the same text"), "{}", stdout(&output));
    assert_eq!(site.articles().len(), 1);
    // Whoever insists gets an article with an address of its own, and the one that is there stays as it is.
    let before = site.article();
    done(&site.paste(PASTED, &["--force"]));
    assert_eq!(site.articles().len(), 2);
    let text = site.read("articles/2024/tokyo-and-manila-sign-a-pact-on-visiting-forces-2.md");
    assert!(text.contains("slug = \"tokyo-and-manila-sign-a-pact-on-visiting-forces-2\""), "{text}");
    assert_eq!(site.read("articles/2024/tokyo-and-manila-sign-a-pact-on-visiting-forces.md"), before);
    done(&site.build(&[]));
}

#[test]
fn two_texts_of_one_batch_may_be_the_same() {
    let site = Scratch::new("");
    site.write("in/a.txt", PASTED);
    site.write("in/b.txt", PASTED);
    let output = site.import(&[&site.path("in/a.txt").to_string_lossy(), &site.path("in/b.txt").to_string_lossy()]);
    done(&output);
    assert!(stdout(&output).contains("Imported 1 article; 1 was already there."), "{}", stdout(&output));
}

#[test]
fn a_dry_run_shows_and_writes_nothing() {
    let site = Scratch::new("");
    let output = site.paste(PASTED, &["--dry-run"]);
    done(&output);
    let said = stdout(&output);
    assert!(said.contains("would write: articles/2024/tokyo-and-manila-sign-a-pact-on-visiting-forces.md"), "{said}");
    assert!(said.contains("date = 2024-07-08") && said.contains("On Monday, July 8"), "{said}");
    assert!(said.contains("Would import 1 article."), "{said}");
    assert!(site.articles().is_empty());
}

#[test]
fn a_half_failed_batch_imports_the_good_ones() {
    let site = Scratch::new("");
    site.write("in/good.txt", PASTED);
    site.write("in/bad.pdf", "%PDF-1.7\n");
    site.write("in/empty.txt", "  \n\n");
    let paths: Vec<String> = ["in/bad.pdf", "in/good.txt", "in/empty.txt", "in/none.txt"]
        .iter()
        .map(|path| site.path(path).display().to_string())
        .collect();
    let output = site.import(&paths.iter().map(String::as_str).collect::<Vec<_>>());
    failed(&output, "bad.pdf: it is a PDF");
    failed(&output, "empty.txt: there is no text in it");
    failed(&output, "none.txt: there is no such file");
    assert!(stdout(&output).contains("Imported 1 article; 3 failed."), "{}", stdout(&output));
    assert_eq!(site.articles().len(), 1);
}

#[test]
fn nothing_that_is_there_is_overwritten() {
    let site = Scratch::new("");
    let path = "articles/2024/tokyo-and-manila-sign-a-pact-on-visiting-forces.txt";
    site.write(path, "+++\ntitle = \"Other\"\ndate = 2024-01-01\nslug = \"other\"\n+++\nAnother text.\n");
    done(&site.paste(PASTED, &[]));
    assert!(site.read(path).ends_with("Another text.\n"));
    assert!(site.path("articles/2024/tokyo-and-manila-sign-a-pact-on-visiting-forces-2.md").exists());
    done(&site.build(&[]));
}

#[test]
fn without_a_site_it_says_how_to_make_one() {
    let site = Scratch::new("");
    std::fs::remove_file(site.path("site.toml")).unwrap();
    let output = site.paste(PASTED, &[]);
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(&output).contains("chancery init"), "{}", stderr(&output));
}

#[test]
fn facts_are_for_one_article() {
    let site = Scratch::new("");
    let output = site.import(&["--title", "x", "a.txt", "b.txt"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(&output).contains("one source at a time"), "{}", stderr(&output));
    let output = site.paste("x", &["--from", "javascript:alert(1)"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(&output).contains("is not an http or https address"), "{}", stderr(&output));
}

#[cfg(unix)]
#[test]
fn a_folder_that_leads_elsewhere_is_not_written_to() {
    let (site, other) = (Scratch::new(""), Scratch::new(""));
    std::os::unix::fs::symlink(other.root(), site.path("articles/2024")).unwrap();
    failed(&site.paste(PASTED, &[]), "is a link");
    assert!(!other.path("tokyo-and-manila-sign-a-pact-on-visiting-forces.md").exists());
}
