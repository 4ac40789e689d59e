//! Feeds and exports.

use super::super::scratch::Scratch;
use super::web::{Server, answer};
use super::{done, failed, stdout};

/// A text long enough to be a whole one.
const LONG: &str = "Ships of Australia, Japan and the Philippines sailed together on Sunday in the South China Sea, the first time that \
the navies have done so within the exclusive economic zone of the Philippines. The exercise was to show their commitment to a free \
and open Indo-Pacific, the defence ministers said in a joint statement that named no other state. China said that it held patrols \
of its own on the same day, and that all activities that stir up the situation were under control. Officials in Manila welcomed \
the step.";

fn rss() -> String {
    format!(
        "<?xml version=\"1.0\" encoding=\"iso-8859-1\"?><rss version=\"2.0\" xmlns:content=\"http://purl.org/rss/1.0/modules/content/\" \
         xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><channel><title>Sea Desk</title><link>https://sea.example/</link>\
         <item><title>Four navies &amp; one sea</title><link>https://sea.example/a?utm_medium=feed</link>\
         <pubDate>Sun, 07 Apr 2024 08:00:00 GMT</pubDate><dc:creator>Sea Staff Writer</dc:creator><category>Philippines</category>\
         <category>South China Sea</category><category>Boats</category>\
         <content:encoded><![CDATA[<p>{LONG}</p><script>alert(1)</script><p><a href='/b'>More</a> <img src='x.png'></p>]]></content:encoded></item>\
         <item><title>Short</title><link>https://sea.example/s</link><description>Norway signed a pact with Denmark in Oslo.</description></item>\
         <item><title>Nothing</title></item></channel></rss>"
    )
}

#[test]
fn each_entry_of_a_feed_is_an_article() {
    let server =
        Server::new(|_, stream| answer(stream, (200, "Content-Type: application/rss+xml\r\n"), rss().as_bytes()));
    let site = Scratch::new("");
    let output = site.import_near(&[&server.url("/feed.xml")]);
    failed(&output, "“Nothing” in");
    assert!(stdout(&output).contains("Imported 2 articles; 1 failed."), "{}", stdout(&output));
    assert!(
        stdout(&output)
            .contains("the feed holds only the beginning; for the whole text: chancery import https://sea.example/s")
    );
    assert!(stdout(&output).contains("left out: Boats"), "{}", stdout(&output));
    assert_eq!(site.articles(), ["2024/four-navies-one-sea.md", "short.md"]);
    let text = site.read("articles/2024/four-navies-one-sea.md");
    assert_eq!(
        text,
        format!(
            "+++\ntitle = \"Four navies & one sea\"\ndate = 2024-04-07\nauthors = [\"Sea Staff Writer\"]\ncountries = [\"PH\"]\n\
             topics = [\"south-china-sea\"]\n\n[[source]]\nname = \"Sea Desk\"\nurl = \"https://sea.example/a\"\naccessed = 2026-11-23\n\
             +++\n\n{LONG}\n\n[More](https://sea.example/b)\n"
        )
    );
    let again = site.import_near(&[&server.url("/feed.xml")]);
    assert!(stdout(&again).contains("Imported 0 articles; 2 were already there; 1 failed."), "{}", stdout(&again));
    done(&site.build(&[]));
}

#[test]
fn atom_and_json_feed_say_the_same() {
    let atom = format!(
        "<feed xmlns='http://www.w3.org/2005/Atom'><title>Sea Desk</title><id>a</id><updated>2024-04-08T00:00:00Z</updated><entry>\
         <title type='html'>Four &lt;b&gt;navies&lt;/b&gt;</title><id>b</id><updated>2024-04-07T08:00:00Z</updated>\
         <link href='https://sea.example/a'/><content type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'><p>{LONG}</p></div>\
         </content></entry></feed>"
    );
    let json = format!(
        "{{\"version\":\"https://jsonfeed.org/version/1.1\",\"title\":\"Sea Desk\",\"items\":[{{\"id\":\"b\",\"title\":\"Four navies\",\
         \"url\":\"https://sea.example/a\",\"date_published\":\"2024-04-07T08:00:00Z\",\"content_html\":\"<p>{LONG}</p>\"}}]}}"
    );
    let articles: Vec<String> = [("feed.xml", atom), ("feed.json", json)]
        .into_iter()
        .map(|(name, text)| {
            let site = Scratch::new("");
            site.write(name, text);
            done(&site.import(&[&site.path(name).to_string_lossy()]));
            site.article()
        })
        .collect();
    assert_eq!(articles[0], articles[1]);
    assert!(articles[0].starts_with("+++\ntitle = \"Four navies\"\ndate = 2024-04-07\n"), "{}", articles[0]);
}

#[test]
fn a_wordpress_export_gives_its_posts() {
    let item = |title: &str, kind: &str, status: &str, text: &str| {
        format!(
            "<item><title><![CDATA[{title}]]></title><link>https://blog.example/{kind}</link><pubDate>Mon, 08 Apr 2024 01:00:00 +0000</pubDate>\
             <dc:creator><![CDATA[Jane&amp;]]></dc:creator><content:encoded><![CDATA[{text}]]></content:encoded>\
             <excerpt:encoded><![CDATA[]]></excerpt:encoded><wp:post_date><![CDATA[2024-04-07 22:00:00]]></wp:post_date>\
             <wp:status><![CDATA[{status}]]></wp:status><wp:post_type><![CDATA[{kind}]]></wp:post_type>\
             <category domain=\"category\" nicename=\"japan\"><![CDATA[Japan]]></category>\
             <category domain=\"post_tag\" nicename=\"x\"><![CDATA[Uncategorized]]></category></item>"
        )
    };
    let export = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" ?><!-- made by WordPress --><rss version=\"2.0\" \
         xmlns:excerpt=\"http://wordpress.org/export/1.2/excerpt/\" xmlns:content=\"http://purl.org/rss/1.0/modules/content/\" \
         xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:wp=\"http://wordpress.org/export/1.2/\"><channel><title>The Blog</title>{}{}{}{}</channel></rss>",
        item(
            "Four navies",
            "post",
            "publish",
            &format!("{LONG}\n\n[caption id=\"a\"]<img src=\"x\"/>[/caption]\n\nSecond\nline.")
        ),
        item(
            "Blocks",
            "post",
            "draft",
            "<!-- wp:paragraph -->\n<p>Norway <em>signed</em> it.</p>\n<!-- /wp:paragraph -->"
        ),
        item("About us", "page", "publish", "We are a blog."),
        item("Gone", "post", "trash", "Nothing to see."),
    );
    let site = Scratch::new("");
    site.write("export.xml", export);
    let output = site.import(&[&site.path("export.xml").to_string_lossy()]);
    done(&output);
    assert_eq!(site.articles(), ["2024/blocks.md", "2024/four-navies.md"]);
    let text = site.read("articles/2024/four-navies.md");
    assert!(text.contains("date = 2024-04-07\n") && text.contains("countries = [\"JP\"]"), "{text}");
    assert!(text.contains("name = \"The Blog\"\nurl = \"https://blog.example/post\""), "{text}");
    assert!(text.ends_with("the step.\n\nSecond  \nline.\n"), "{text}");
    let draft = site.read("articles/2024/blocks.md");
    assert!(draft.contains("draft = true") && draft.ends_with("\n\nNorway *signed* it.\n"), "{draft}");
    assert!(stdout(&output).contains("serve --root") && stdout(&output).contains("--drafts"), "{}", stdout(&output));
    done(&site.build(&["--drafts"]));
}

#[test]
fn a_day_is_the_one_on_the_authors_calendar() {
    let rss = |date: &str| {
        format!(
            "<rss version=\"2.0\"><channel><title>Desk</title><item><title>Four navies</title><pubDate>{date}</pubDate>\
             <description>{LONG}</description></item></channel></rss>"
        )
    };
    let atom = format!(
        "<feed xmlns='http://www.w3.org/2005/Atom'><title>Desk</title><id>a</id><updated>2025-02-20T00:00:00Z</updated><entry><title>Four \
         navies</title><id>b</id><published>2025-02-14T23:30:00-05:00</published><updated>2025-02-14T23:50:00-05:00</updated><content>{LONG}</content></entry></feed>"
    );
    let json = format!(
        "{{\"version\":\"https://jsonfeed.org/version/1.1\",\"title\":\"Desk\",\"items\":[{{\"id\":\"b\",\"title\":\"Four navies\",\
         \"date_published\":\"2025-02-14T00:30:00+03:00\",\"content_html\":\"<p>{LONG}</p>\"}}]}}"
    );
    let texts = [
        ("a.xml", rss("Fri, 14 Feb 2025 23:30:00 -0500")),
        ("b.xml", rss("Fri, 14 Feb 2025 23:30 -0500")),
        ("c.xml", rss("Friday, February 14th, 2025")),
        ("d.xml", rss("14 Feb 2025 00:10:00 +0900")),
        ("e.xml", atom),
        ("f.json", json),
    ];
    for (name, text) in texts {
        let site = Scratch::new("");
        site.write(name, text);
        done(&site.import(&[&site.path(name).to_string_lossy()]));
        let text = site.article();
        assert!(text.contains("\ndate = 2025-02-14\n") && !text.contains("updated"), "{name}: {text}");
    }
}

#[test]
fn what_an_export_loses_is_said() {
    let item = |title: &str, more: &str, text: &str| {
        format!("<item><title>{title}</title><content:encoded><![CDATA[{text}]]></content:encoded>{more}</item>")
    };
    let post = "<wp:post_type>post</wp:post_type><wp:post_date>2024-06-10 09:00:00</wp:post_date>";
    let export = format!(
        "<rss version=\"2.0\" xmlns:content=\"http://purl.org/rss/1.0/modules/content/\" xmlns:wp=\"http://wordpress.org/export/1.2/\">\
         <channel><title>Old</title>{}{}{}{}</channel></rss>",
        item(
            "Fiji signs",
            &format!("{post}<wp:status>publish</wp:status>"),
            "<p>Fiji signed a deal.</p>[gallery ids=\"1,2\"]<p>[caption id=\"x\"]<img src=\"a.png\"> Suva harbour[/caption]</p>\
             <figure><img src=\"b.png\"><figcaption>The hall</figcaption></figure>"
        ),
        item("Private", &format!("{post}<wp:status>private</wp:status>"), "Palau talks to Taiwan."),
        item(
            "Locked",
            &format!("{post}<wp:status>publish</wp:status><wp:post_password>x</wp:post_password>"),
            "Nauru has a secret."
        ),
        item("About us", "<wp:post_type>page</wp:post_type><wp:status>publish</wp:status>", "We are a desk."),
    );
    let site = Scratch::new("");
    site.write("old.xml", export);
    let output = site.import(&["--verbose", &site.path("old.xml").to_string_lossy()]);
    done(&output);
    let said = stdout(&output);
    for line in [
        "old.xml: 1 page was left alone, since only posts become articles: “About us”",
        "    [gallery ids=\"1,2\"]",
        "Suva harbour",
        "    The hall",
        "note: 1 picture was left out",
        "note: it was private there, so it is a draft here",
        "note: a password kept it from readers there, so it is a draft here",
    ] {
        assert!(said.contains(line), "{line} is not in\n{said}");
    }
    for name in ["private", "locked"] {
        assert!(site.read(&format!("articles/2024/{name}.md")).contains("draft = true"));
    }
}
