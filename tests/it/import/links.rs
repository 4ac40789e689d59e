//! Links between the texts of one import, and the addresses that they had.

use super::super::scratch::Scratch;
use super::{brought_in, done, stdout};

/// Imports a folder of these files; what came in makes a site.
fn imported(files: &[(&str, &str)]) -> (Scratch, String) {
    let (site, said) = brought_in(files);
    done(&site.build(&[]));
    (site, said)
}

#[test]
fn references_of_hugo_lead_to_the_briefings() {
    let (site, said) = imported(&[
        ("hugo.toml", "baseURL = 'https://desk.example/'\ntitle = 'Old desk'\n[permalinks]\nposts = '/:year/:slug/'\n"),
        (
            "content/posts/one.md",
            "---\ntitle: Coast guards meet\ndate: 2024-08-30\n---\nThey met in Manila. See [the report]({{< ref \"two.md#the-ship\" >}}), \
             [the bundle]({{% relref \"/posts/bundle/\" %}}), [a plain link](two.md), [its address](https://desk.example/2024/frigate/), \
             [the plan]({{< ref \"later.md\" >}}) and [one that is lost]({{< ref \"gone.md\" >}}).\n",
        ),
        (
            "content/posts/two.md",
            "---\ntitle: A new frigate\ndate: 2024-07-01\nslug: frigate\n---\nMalaysia orders it.\n\n## The ship\n\nIt is a corvette.\n",
        ),
        (
            "content/posts/bundle/index.md",
            "---\ntitle: Brunei keeps quiet\ndate: 2024-06-11\n---\nBrunei says nothing of the shoal.\n",
        ),
        (
            "content/posts/later.md",
            "---\ntitle: Later\ndate: 2024-06-12\ndraft: true\n---\nIndonesia is to follow. [Back]({{< ref \"one.md\" >}})\n",
        ),
    ]);
    let text = site.read("articles/2024/coast-guards-meet.md");
    for link in [
        "[the report](/2024/a-new-frigate.md#the-ship)",
        "[the bundle](/2024/brunei-keeps-quiet.md)",
        "[a plain link](/2024/a-new-frigate.md)",
        "[its address](/2024/a-new-frigate.md)",
        ", the plan and one that is lost.",
    ] {
        assert!(text.contains(link), "{link} is not in\n{text}");
    }
    assert!(said.contains("note: the link to gone.md is now plain text: no such text was imported"), "{said}");
    assert!(
        said.contains("note: the link to articles/2024/later.md is now plain text: readers cannot see a draft"),
        "{said}"
    );
    assert!(site.read("articles/2024/later.md").contains("[Back](/2024/coast-guards-meet.md)"));
    let page = site.read("public/briefings/coast-guards-meet/index.html");
    assert!(page.contains("<a href=\"/briefings/a-new-frigate/#"), "{page}");
}

#[test]
fn a_site_in_a_folder_of_its_host_keeps_its_addresses() {
    let texts = [
        (
            "content/posts/one.md",
            "---\ntitle: Coast guards meet\ndate: 2024-08-30\n---\nSee [the frigate](/blog/2024/frigate.html), \
          [again](https://desk.example/blog/2024/frigate.html) and [without the folder](/2024/frigate.html).\n",
        ),
        (
            "content/posts/two.md",
            "---\ntitle: A new frigate\ndate: 2024-07-01\nslug: frigate\n---\nMalaysia orders it.\n",
        ),
    ];
    let hugo = "baseURL = 'https://desk.example/blog/'\n[permalinks.page]\nposts = '/:year/:slug.html'\n";
    let (site, _) = imported(&[&[("hugo.toml", hugo)], &texts[..]].concat());
    let text = site.read("articles/2024/coast-guards-meet.md");
    for link in ["[the frigate]", "[again]", "[without the folder]"] {
        assert!(text.contains(&format!("{link}(/2024/a-new-frigate.md)")), "{link} is not led on in\n{text}");
    }
    let text = site.read("articles/2024/a-new-frigate.md");
    assert!(text.contains("aliases = [\"/blog/2024/frigate.html\"]\n"), "{text}");
    assert!(site.path("public/blog/2024/frigate.html").is_file());

    // A site that lies in the same folder names its addresses from there.
    let site = Scratch::new("//- site.toml\ntitle = \"Desk\"\nbase_url = \"https://new.example/blog\"\n");
    let jekyll = [
        ("_config.yml", "url: https://desk.example\nbaseurl: /blog\n"),
        ("_posts/2024-07-01-frigate.md", "---\ntitle: A new frigate\n---\nMalaysia orders it.\n"),
    ];
    jekyll.iter().for_each(|(path, text)| site.write(&format!("old/{path}"), text));
    done(&site.import(&[&site.path("old").to_string_lossy()]));
    assert!(site.article().contains("aliases = [\"/2024/07/01/frigate.html\"]\n"), "{}", site.article());
}

#[test]
fn references_of_jekyll_and_zola_lead_to_the_briefings() {
    let (site, said) = imported(&[
        ("_config.yml", "title: J\nurl: https://jekyll.example\n"),
        (
            "_posts/2022-02-01-kyiv-visit.markdown",
            "---\ntitle: Johnson visits Kyiv\n---\nHe went to Kyiv. [Aid]({% link _posts/2022-03-04-aid.md %})\n",
        ),
        (
            "_posts/2022-03-04-aid.md",
            "---\ntitle: Aid for Ukraine\n---\nAs we [wrote]({% post_url 2022-02-01-kyiv-visit %}), [twice]({{ site.baseurl }}{% post_url \
             2022-02-01-kyiv-visit %}), [not]({% post_url 2022-01-01-none %}).\n",
        ),
    ]);
    let text = site.read("articles/2022/aid-for-ukraine.md");
    let link = "(/2022/johnson-visits-kyiv.md)";
    assert!(text.contains(&format!("[wrote]{link}, [twice]{link}, not.")), "{text}");
    assert!(said.contains("the link to 2022-01-01-none is now plain text"), "{said}");
    assert!(site.read("articles/2022/johnson-visits-kyiv.md").contains("[Aid](/2022/aid-for-ukraine.md)"));

    let (site, said) = imported(&[
        ("config.toml", "base_url = \"https://zola.example\"\n"),
        (
            "content/blog/kenya.md",
            "+++\ntitle = \"Kenya opens a port\"\ndate = 2023-05-04\n+++\nSee [Somalia](@/blog/somalia.md#troops) and [gone](@/blog/nope.md).\n",
        ),
        (
            "content/blog/somalia.md",
            "+++\ntitle = \"Somalia\"\ndate = 2023-04-01\npath = \"somalia-atmis\"\n+++\nThe force leaves.\n\n## Troops\n\nThey go home.\n",
        ),
    ]);
    let text = site.read("articles/2023/kenya-opens-a-port.md");
    assert!(text.contains("See [Somalia](/2023/somalia.md#troops) and gone."), "{text}");
    assert!(said.contains("the link to blog/nope.md is now plain text"), "{said}");
    assert!(site.read("articles/2023/somalia.md").contains("aliases = [\"/somalia-atmis/\"]"));
    assert!(site.path("public/somalia-atmis/index.html").exists(), "the old address leads on");
}

#[test]
fn a_text_that_is_there_already_is_led_to() {
    let site = Scratch::new("");
    let old = "Brunei says nothing of the shoal, and neither does its neighbour, which has a claim of its own in the same sea.";
    site.write("articles/2023/quiet.md", format!("+++\ntitle = \"Quiet\"\ndate = 2023-06-11\n+++\n{old}\n"));
    site.write("in/a.md", "# The talks\n\nThey met on 2 July 2024 in Manila. See [the other](b.md).\n");
    site.write("in/b.md", format!("# Brunei\n\n{old}\n"));
    let output = site.import(&[&site.path("in").to_string_lossy()]);
    done(&output);
    assert!(stdout(&output).contains("1 was already there"), "{}", stdout(&output));
    assert!(site.read("articles/2024/the-talks.md").contains("[the other](/2023/quiet.md)"));
    done(&site.build(&[]));
}

#[test]
fn old_addresses_lead_on() {
    let item = |title: &str, status: &str, link: &str, text: &str| {
        format!(
            "<item><title>{title}</title><link>{link}</link><content:encoded><![CDATA[{text}]]></content:encoded>\
             <wp:post_type>post</wp:post_type><wp:status>{status}</wp:status><wp:post_date>2024-06-10 09:00:00</wp:post_date></item>"
        )
    };
    let export = format!(
        "<rss version=\"2.0\" xmlns:content=\"http://purl.org/rss/1.0/modules/content/\" xmlns:wp=\"http://wordpress.org/export/1.2/\">\
         <channel><title>Old</title>{}{}{}</channel></rss>",
        item(
            "Fiji signs",
            "publish",
            "https://old.example/2024/06/fiji/",
            "<p>As <a href=\"http://www.old.example/2024/05/tonga\">in Tonga</a>.</p>"
        ),
        item("Tonga hosts", "publish", "https://old.example/2024/05/tonga/", "Tonga hosted the forum in Nuku'alofa."),
        item("Palau talks", "draft", "https://old.example/?p=3", "Palau and Taiwan talk."),
    );
    let site = Scratch::new("");
    site.write("old.xml", export);
    done(&site.import(&[&site.path("old.xml").to_string_lossy()]));
    let text = site.read("articles/2024/fiji-signs.md");
    assert!(text.contains("aliases = [\"/2024/06/fiji/\"]"), "{text}");
    assert!(text.ends_with("As [in Tonga](/2024/tonga-hosts.md).\n"), "{text}");
    assert!(!site.read("articles/2024/palau-talks.md").contains("aliases"), "a draft had no address");
    done(&site.build(&[]));

    let (site, said) = imported(&[
        ("_config.yml", "title: J\npermalink: /:categories/:year/:title/\n"),
        ("_posts/2022-03-04-aid.md", "---\ntitle: Aid for Ukraine\ncategories: [Europe, Aid]\n---\nPoland sends it.\n"),
        (
            "_posts/2022-03-05-page.md",
            "---\ntitle: A page\npermalink: /news/:title.html\n---\nRomania follows in the spring.\n",
        ),
        (
            "_posts/2022-03-07-capital.md",
            "---\ntitle: A capital\npermalink: /news/Capital.php\n---\nThe talks go on in Chisinau.\n",
        ),
        (
            "_posts/2022-03-06-own.md",
            "---\ntitle: Own\npermalink: /briefings/own/\n---\nMoldova asks for more of it.\n",
        ),
    ]);
    assert!(site.read("articles/2022/aid-for-ukraine.md").contains("aliases = [\"/europe/aid/2022/aid/\"]"));
    assert!(site.read("articles/2022/a-page.md").contains("aliases = [\"/news/page.html\"]"));
    assert!(site.path("public/news/page.html").is_file());
    assert!(said.contains("note: its old address /news/Capital.php cannot lead here"), "{said}");
    assert!(!site.read("articles/2022/own.md").contains("aliases"));
}

#[test]
fn what_another_generator_wrote_is_listed_with_its_line() {
    let site = Scratch::new("");
    site.write("old/hugo.toml", "title = 'Old desk'\n");
    site.write(
        "old/content/posts/a.md",
        "---\ntitle: A quotation\ndate: 2024-01-02\n---\nKenya opens a port.\n\n{{< youtube abc123 >}}\n\n{% quote(author=\"William Ruto\") %}\nWe are \
         open.\n{% end %}\n\nIt is said {{< relref \"x.md\" >}}to last.\n",
    );
    let path = site.path("old").display().to_string();
    let quiet = stdout(&site.import(&["--dry-run", &path]));
    assert!(
        quiet.contains(
            "left out: 2 marks of another program's templates:\n    line 7: {{< youtube abc123 >}}\n    line 13:"
        ),
        "{quiet}"
    );
    let output = site.import(&[&path]);
    done(&output);
    assert!(
        stdout(&output).contains("2 marks of another program's templates (--verbose lists them)"),
        "{}",
        stdout(&output)
    );
    let text = site.article();
    assert!(
        text.ends_with("\n\nKenya opens a port.\n\n> We are open.\n>\n> — William Ruto\n\nIt is said to last.\n"),
        "{text}"
    );
    let site = Scratch::new("");
    site.write("old/hugo.toml", "title = 'Old desk'\n");
    site.write("old/content/a.md", "---\ntitle: One\n---\nKenya {{ x }}\n");
    let said = stdout(&site.import(&[&site.path("old").to_string_lossy()]));
    assert!(said.contains("no date, 1 word\n") && said.contains("left out: 1 mark of"), "{said}");
}
