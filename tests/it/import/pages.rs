//! Saved pages of many ages, and what feeds and exports put around their texts.

use super::super::scratch::{Scratch, stderr};
use super::{done, failed, stdout};

/// Imports one file.
fn imported(name: &str, text: &str) -> (String, String) {
    let site = Scratch::new("");
    site.write(name, text);
    let output = site.import(&[&site.path(name).to_string_lossy()]);
    done(&output);
    (site.article(), stdout(&output))
}

const OLD: &str = "<HTML><HEAD><TITLE>Ministry of Foreign Affairs - Press - Grain agreement signed in Istanbul</TITLE></HEAD><BODY>\
<table width=100%><tr><td width=150><a href=a>Home</a><br><a href=b>Minister</a><br><a href=c>Contact</a></td><td>\
<font size=5><b>Grain agreement signed in Istanbul</b></font><br>Date: 22.07.2022<br><br>\
Ukraine and Russia today signed separate agreements with the United Nations and Turkey in Istanbul, which open three ports.<br><br>\
The agreements run for 120 days and are prolonged unless one of the parties objects to it, the ministry said.<br><br>\
Print this page | Send to a friend<br>Last updated: 25.07.2022</td></tr></table></BODY></HTML>";

#[test]
fn a_page_without_a_heading_has_a_headline() {
    let (text, said) = imported("old.html", OLD);
    assert!(text.contains("title = \"Grain agreement signed in Istanbul\"\ndate = 2022-07-22\n"), "{text}");
    let body = text.split("+++\n").nth(2).unwrap();
    assert!(body.trim().starts_with("Ukraine and Russia") && body.trim().ends_with("the ministry said."), "{body}");
    assert!(said.contains("left out: 6 lines"), "{said}");
}

#[test]
fn a_page_says_when_it_was_changed() {
    let page = "<html><head><title>Sweden joins NATO | Desk</title><meta property='article:published_time' content='2024-03-07T18:00:00Z'>\
        <meta property='article:modified_time' content='2024-03-08T09:00:00Z'></head><body><article><h1>Sweden joins NATO</h1>\
        <p>Sweden became the 32nd member of NATO on 7 March 2024, nearly two years after it had applied.</p>\
        <p>Read more: <a href='/wait'>The long wait</a></p>\
        <p>The papers were handed over in Washington, where the treaty of 1949 is kept by the government.</p>\
        <p>Hungary had ratified the accession in February, as the last of the thirty-one members to do so.</p>\
        <p><a href='/more'>Continue reading</a></p></article></body></html>";
    let (text, said) = imported("sweden.html", page);
    assert!(text.contains("date = 2024-03-07\nupdated = 2024-03-08\n"), "{text}");
    assert!(!text.contains("Read more") && !text.contains("Continue") && text.contains("as the last of"), "{text}");
    assert!(said.contains("left out: 2 lines "), "{said}");
}

#[test]
fn only_a_byline_above_the_article_is_its_own() {
    let page = |byline: &str| {
        format!(
            "<html><head><title>Sweden joins NATO | Desk</title></head><body><div class='menu'><p>By Martha Gellhorn</p></div>\
             <div class='top'><h1>Sweden joins NATO</h1>{byline}</div><article>\
             <p>Sweden became the 32nd member of NATO on 7 March 2024, nearly two years after it had applied.</p>\
             <p>The papers were handed over in Washington, where the treaty of 1949 is kept by the government.</p>\
             <p>Hungary had ratified the accession in February, as the last of the thirty-one members to do so.</p></article>\
             <div class='further'><h3>Finland votes</h3><p>By Ida B. Wells</p><ul><li><a rel='author' href='/i'>Ida B. Wells</a></li></ul>\
             </div><nav><p>More by <a rel='author' href='/m'>Martha Gellhorn</a></p></nav></body></html>"
        )
    };
    let (text, _) = imported("sweden.html", &page("<div class='meta'>By Nellie Bly</div>"));
    assert!(text.contains("authors = [\"Nellie Bly\"]"), "{text}");
    let (text, _) = imported("sweden.html", &page(""));
    assert!(!text.contains("authors"), "{text}");
}

#[test]
fn a_page_that_a_script_makes_holds_no_article() {
    for words in ["You need to enable JavaScript to run this app.", "Loading…"] {
        let site = Scratch::new("");
        let page = format!(
            "<html><head><title>Loading…</title></head><body><div id='root'><p>{words}</p></div></body></html>"
        );
        site.write("app.html", page);
        failed(&site.import(&[&site.path("app.html").to_string_lossy()]), "no article was found");
        assert!(site.articles().is_empty());
    }
}

#[test]
fn markup_may_be_pasted() {
    let site = Scratch::new("");
    let output =
        site.paste("<p>NATO met in Vilnius on 11 July 2023.</p><p>The meeting ended on the next day.</p>\n", &[]);
    done(&output);
    assert!(
        site.article().ends_with("+++\n\nNATO met in Vilnius on 11 July 2023.\n\nThe meeting ended on the next day.\n"),
        "{}",
        site.article()
    );
}

#[test]
fn a_feed_that_holds_the_text_holds_more_than_its_beginning() {
    let feed = "<?xml version=\"1.0\"?><rss version=\"2.0\" xmlns:content=\"http://purl.org/rss/1.0/modules/content/\"><channel><title>Wire</title>\
        <link>https://wire.example/</link><item><title>A treaty is ready</title><link>https://wire.example/a</link>\
        <pubDate>Thu, 13 Mar 2025 14:05:00 +0000</pubDate><description>A teaser</description><content:encoded><![CDATA[<p>Armenia and Azerbaijan have agreed.</p>\
        <p>The post <a href=\"https://wire.example/a\">A treaty</a> appeared first on <a href=\"https://wire.example\">Wire</a>.</p>]]></content:encoded></item>\
        <item><title>A teaser only</title><link>https://wire.example/b</link><description>Georgia votes... &lt;a href=\"https://wire.example/b\"&gt;Continue reading&lt;/a&gt;</description>\
        </item></channel></rss>";
    let site = Scratch::new("");
    site.write("feed.xml", feed);
    let output = site.import(&[&site.path("feed.xml").to_string_lossy()]);
    done(&output);
    assert_eq!(stdout(&output).matches("the feed holds only the beginning").count(), 1, "{}", stdout(&output));
    assert!(site.read("articles/2025/a-treaty-is-ready.md").ends_with("\n\nArmenia and Azerbaijan have agreed.\n"));
    assert!(site.read("articles/a-teaser-only.md").ends_with("\n\nGeorgia votes...\n"));
    let (atom, _) = imported(
        "atom.xml",
        "<feed xmlns=\"http://www.w3.org/2005/Atom\"><title>Wire</title><id>u</id><updated>2025-01-02T00:00:00Z</updated><entry><title>Gas stops</title>\
         <id>1</id><published>2025-01-01T08:00:00Z</published><updated>2025-01-02T08:00:00Z</updated><content type=\"html\">&lt;p&gt;Gas stopped.&lt;/p&gt;</content></entry></feed>",
    );
    assert!(atom.contains("date = 2025-01-01\nupdated = 2025-01-02\n"), "{atom}");
}

#[test]
fn an_export_names_authors_as_readers_know_them() {
    let export = "<rss version=\"2.0\" xmlns:content=\"http://purl.org/rss/1.0/modules/content/\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" \
        xmlns:wp=\"http://wordpress.org/export/1.2/\"><channel><title>Old</title><wp:author><wp:author_login>nbly</wp:author_login>\
        <wp:author_display_name><![CDATA[Nellie Bly]]></wp:author_display_name></wp:author><item><title>A deal in Ohrid</title><dc:creator>nbly</dc:creator>\
        <content:encoded><![CDATA[[caption id=\"1\"]<img src=\"x\"> The hall. EPA[/caption]\n\nThe two sides met in Ohrid.]]></content:encoded>\
        <category><![CDATA[EU &amp; Balkans]]></category><wp:post_type>post</wp:post_type><wp:status>publish</wp:status><wp:post_date>2023-03-19 09:00:00</wp:post_date></item></channel></rss>";
    let (text, said) = imported("old.xml", export);
    assert!(text.contains("authors = [\"Nellie Bly\"]") && !text.contains("EPA"), "{text}");
    assert!(said.contains("left out: EU & Balkans"), "{said}");
}

#[test]
fn what_is_typed_wrong_is_told_in_words() {
    let site = Scratch::new("");
    for (arguments, said) in [
        (["--date", "7/3/2024"], "a day is written as year-month-day, such as 2024-03-07"),
        (["--date", "7 March 2024"], "did you mean 2024-03-07?"),
        (["--today", "tomorrow"], "a day is written as year-month-day"),
        (["--timeout", "abc"], "a whole number of seconds from 1 to 600"),
    ] {
        let mut command = site.command("import");
        let output = command.arg("-").args(arguments).output().unwrap();
        assert_eq!(output.status.code(), Some(2));
        assert!(stderr(&output).contains(said), "{}", stderr(&output));
    }
}

#[test]
fn what_a_page_loses_is_listed_and_its_byline_is_read() {
    let page = "<html><head><title>Page</title></head><body><nav><a href=/>Front page</a></nav><div>Subscribe now | Log in</div>\
        <h1>Peru and Ecuador sign a treaty</h1><div>By Nellie Bly | Lima | March 7th, 2025 | Updated 8:04 p.m. ET</div>\
        <p>Peru and Ecuador signed a treaty on their border in Lima on Friday, the ministries said.<p>The two had fought over it in 1995.\
        <div>Related: <a href=/x>Chile and Bolivia</a></div><figure><img src=a.png><figcaption>The hall in Lima</figcaption></figure>\
        <div>Comments (12)</div><p>A reader: Never!<p>Another: I agree<footer>Imprint of the desk</footer></body></html>";
    let (text, _) = imported("treaty.html", page);
    assert!(text.contains("date = 2025-03-07\nauthors = [\"Nellie Bly\"]\n"), "{text}");
    assert!(text.ends_with("The two had fought over it in 1995.\n"), "{text}");
    let site = Scratch::new("");
    site.write("treaty.html", page);
    for flag in ["--dry-run", "--verbose"] {
        let said = stdout(&site.import(&[flag, &site.path("treaty.html").to_string_lossy()]));
        for line in [
            "Front page",
            "By Nellie Bly | Lima",
            "The hall in Lima",
            "Comments (12)",
            "Another: I agree",
            "Imprint of the desk",
        ] {
            assert!(said.contains(&format!("    {line}")), "{line} is not listed in\n{said}");
        }
        assert!(!said.contains("    The two had fought"), "{said}");
    }
}
