//! What hosts are told: the files that Netlify and Cloudflare Pages read, held to the rules by which they read them, and
//! what nginx and Caddy are given. `tests/browser/hosts.mjs` has real servers and a browser.

use super::scratch::{self, Scratch, stderr};
use chancery::media;
use std::collections::BTreeMap;

const SETTINGS: &str = "title = \"Desk\"\nbase_url = \"https://desk.example.org\"\n";

/// Two articles, of which the first had other addresses.
fn articles() -> String {
    let aliased = "date = 2024-04-10\naliases = [\"/2024/tokyo/\", \"/old-tokyo/\"]\n";
    scratch::TWO.replacen("date = 2024-04-10\n", aliased, 1)
}

/// The text of every output, by path.
struct Pages(BTreeMap<String, String>);

impl Pages {
    fn page(&self, path: &str) -> &str {
        self.0.get(path).unwrap_or_else(|| panic!("no {path}; there are {:?}", self.0.keys()))
    }
}

/// A site as the program builds it, its search among it.
fn built(settings: &str) -> Pages {
    let scratch = Scratch::new(&format!("//- site.toml\n{settings}{articles}", articles = articles()));
    let said = scratch.build(&[]);
    assert!(said.status.success(), "{}", stderr(&said));
    let texts = scratch.tree("public").into_iter();
    Pages(texts.map(|(path, bytes)| (path, String::from_utf8_lossy(&bytes).into_owned())).collect())
}

fn site(more: &str) -> Pages {
    built(&format!("{SETTINGS}{more}"))
}

/// The rules of `_headers`: a path at the beginning of a line, its headers on indented lines below it; `#` is a remark.
fn rules(text: &str) -> Vec<(String, Vec<(String, String)>)> {
    let mut rules: Vec<(String, Vec<(String, String)>)> = Vec::new();
    for line in text.lines().filter(|line| !line.trim().is_empty() && !line.starts_with('#')) {
        if line.starts_with('/') {
            rules.push((line.to_owned(), Vec::new()));
        } else {
            let (name, value) = line.trim().split_once(": ").unwrap_or_else(|| panic!("no header: {line}"));
            rules.last_mut().unwrap().1.push((name.to_owned(), value.to_owned()));
        }
    }
    rules
}

/// What an address gets: the headers of every rule that fits it, of which a final `*` stands for anything. The values of
/// one header in several rules are joined by commas.
fn answered(rules: &[(String, Vec<(String, String)>)], address: &str, header: &str) -> String {
    let fits = |rule: &str| match rule.strip_suffix('*') {
        Some(start) => address.starts_with(start),
        None => rule == address,
    };
    let found = rules.iter().filter(|(rule, _)| fits(rule)).flat_map(|(_, headers)| headers);
    let values: Vec<&str> = found.filter(|(name, _)| name == header).map(|(_, value)| value.as_str()).collect();
    values.join(", ")
}

/// The policy that a page gives itself.
fn own_policy(page: &str) -> &str {
    let rest = page.split("<meta http-equiv=\"Content-Security-Policy\" content=\"").nth(1).unwrap();
    rest.split('"').next().unwrap()
}

/// Each directive of a policy with its sources.
fn directives(policy: &str) -> Vec<(&str, Vec<&str>)> {
    let words = policy.split(';').map(|directive| directive.split_whitespace().collect::<Vec<&str>>());
    words.map(|words| (words[0], words[1..].to_vec())).collect()
}

#[test]
fn a_site_for_no_host_has_no_file_for_one() {
    let site = site("");
    assert!(!site.0.keys().any(|path| path.starts_with('_')), "{:?}", site.0.keys());
}

#[test]
fn no_page_needs_more_than_the_header_lets_it() {
    for more in ["", "[media]\nremote = true\n", "[search]\nenabled = false\n"] {
        let site = site(&format!("{more}[hosting]\npreset = \"netlify\"\n"));
        let rules = rules(site.page("_headers"));
        for (path, page) in site.0.iter().filter(|(path, _)| path.ends_with(".html")) {
            let address = format!("/{}", path.trim_end_matches("index.html"));
            let told = answered(&rules, &address, "Content-Security-Policy");
            let lets = directives(&told);
            for (name, sources) in directives(own_policy(page)) {
                let (_, let_) = lets.iter().find(|(told, _)| *told == name).unwrap_or_else(|| panic!("{name}: {told}"));
                assert!(sources.iter().all(|source| let_.contains(source)), "{path}: {name} {sources:?} of {told}");
            }
            // One header holds one policy: a comma would make two of it, and both would count.
            assert!(!told.contains(',') && told.ends_with("; frame-ancestors 'none'"), "{told}");
        }
    }
}

#[test]
fn only_what_a_page_needs_is_in_its_policy() {
    let plain = site("");
    let remote = site("[media]\nremote = true\n");
    let briefing = "briefings/tokyo-signs/index.html";
    assert!(own_policy(remote.page(briefing)).contains("img-src 'self' data: http: https:;"));
    for (site, path) in [(&plain, briefing), (&plain, "index.html"), (&remote, "index.html"), (&remote, "404.html")] {
        assert!(own_policy(site.page(path)).contains("img-src 'self' data:;"), "{path}");
        assert!(!own_policy(site.page(path)).contains("wasm"), "{path}");
    }
    assert!(own_policy(plain.page("search/index.html")).contains("script-src 'self' 'wasm-unsafe-eval';"));
}

#[test]
fn what_is_kept_for_ever_is_what_is_named_after_its_content() {
    let scratch = Scratch::new(&format!(
        "//- site.toml\n{SETTINGS}[cards]\nenabled = true\n[hosting]\npreset = \"cloudflare\"\n{articles}",
        articles = articles()
    ));
    assert!(scratch.build(&[]).status.success());
    let rules = rules(&scratch.read("public/_headers"));
    let (mut kept, mut not) = (0, 0);
    for path in scratch.tree("public").into_keys() {
        let told = answered(&rules, &format!("/{path}"), "Cache-Control");
        if told.is_empty() {
            not += 1;
        } else {
            assert_eq!(told, media::cache_control(&path), "{path}");
            kept += 1;
        }
        assert!(!path.starts_with("assets/") && !path.starts_with("cards/") || !told.is_empty(), "{path}");
    }
    assert!(kept > 8 && not > 8, "{kept} kept, {not} not");
    // The manifest names them, so that they go when the preset does.
    let manifest = scratch.read("public/.chancery");
    assert!(manifest.contains("_headers") && manifest.contains("_redirects"), "{manifest}");
    scratch.write("site.toml", SETTINGS);
    assert!(scratch.build(&[]).status.success());
    assert!(!scratch.root().join("public/_headers").exists() && !scratch.root().join("public/_redirects").exists());
}

#[test]
fn a_file_of_the_authors_is_never_written_over() {
    let scratch = Scratch::new(&format!("//- site.toml\n{SETTINGS}{articles}", articles = articles()));
    assert!(scratch.build(&[]).status.success());
    scratch.write("public/_headers", "/*\n  X-Own: 1\n");
    scratch.write("site.toml", format!("{SETTINGS}[hosting]\npreset = \"netlify\"\n"));
    let said = scratch.build(&[]);
    assert_eq!(said.status.code(), Some(2), "{}", stderr(&said));
    assert!(stderr(&said).contains("_headers"));
    assert_eq!(scratch.read("public/_headers"), "/*\n  X-Own: 1\n");
}

#[test]
fn former_addresses_are_redirects_as_each_host_reads_them() {
    let lines = |preset: &str, base: &str| -> Vec<String> {
        let settings = SETTINGS.replace("https://desk.example.org", base);
        let site = built(&format!("{settings}[hosting]\npreset = \"{preset}\"\n"));
        let text = site.page("_redirects");
        text.lines().filter(|line| !line.starts_with('#')).map(str::to_owned).collect()
    };
    let to = "/briefings/tokyo-signs/";
    let netlify = lines("netlify", "https://desk.example.org");
    assert_eq!(netlify, [format!("/2024/tokyo/ {to} 301!"), format!("/old-tokyo/ {to} 301!")]);
    let cloudflare = lines("cloudflare", "https://desk.example.org");
    assert_eq!(cloudflare, [format!("/2024/tokyo/ {to} 301"), format!("/old-tokyo/ {to} 301")]);
    // What is asked for is a path of the deployment, and what is answered one of the host.
    let folder = lines("netlify", "https://example.org/desk");
    assert_eq!(folder[0], format!("/2024/tokyo/ /desk{to} 301!"));
}

#[test]
fn cloudflare_gets_as_many_redirects_as_it_reads() {
    let article = |n: usize| {
        let aliases: String = (0..70).map(|old| format!("\"/old/n{n}-{old}/\", ")).collect();
        let front = format!("title = \"Tokyo signs {n}\"\ndate = 2024-04-10\naliases = [{aliases}]");
        format!("//- articles/a{n}.md\n+++\n{front}\n+++\nJapan.\n")
    };
    let articles: String = (0..30).map(article).collect();
    let settings = format!("//- site.toml\n{SETTINGS}[hosting]\npreset = \"cloudflare\"\n");
    let site = scratch::site(&format!("{settings}{articles}"));
    assert!(!site.built.notes.has_errors(), "{:?}", site.codes());
    assert_eq!(site.page("_redirects").lines().filter(|line| line.starts_with('/')).count(), 2000);
    assert!(site.pages.contains_key("old/n29-69/index.html"));
    assert!(site.codes().contains(&"hosting/many-redirects".to_owned()), "{:?}", site.codes());
    let longest = site.page("_headers").lines().map(str::len).max().unwrap();
    assert!(longest <= 2000, "{longest}");
}

#[test]
fn https_only_is_promised_where_the_site_speaks_for_its_host() {
    let told = |base: &str, more: &str| {
        let settings = SETTINGS.replace("https://desk.example.org", base);
        let site = built(&format!("{settings}[hosting]\npreset = \"netlify\"\n{more}"));
        site.page("_headers").contains("Strict-Transport-Security: max-age=31536000\n")
    };
    assert!(told("https://desk.example.org", ""));
    assert!(!told("https://desk.example.org", "hsts = false\n"));
    assert!(!told("https://example.org/desk", ""));
    assert!(told("https://example.org/desk", "hsts = true\n"));
    assert!(!told("http://desk.example.org", ""));
}

#[test]
fn servers_are_given_the_folder_that_publish_fills() {
    let scratch = Scratch::new(&format!(
        "//- site.toml\n{SETTINGS}[publish.a]\nkind = \"dir\"\npath = \"/srv/a\"\n[publish.b]\nkind = \"dir\"\npath = \
\"/srv/b\"\ndefault = true\n{articles}",
        articles = articles()
    ));
    let printed = |args: &[&str]| {
        let said = scratch.command("hosting").args(args).output().unwrap();
        assert!(said.status.success(), "{}", stderr(&said));
        String::from_utf8(said.stdout).unwrap()
    };
    for server in ["nginx", "caddy"] {
        let text = printed(&[server]);
        assert!(text.contains("\"/srv/b/current\""), "{text}");
        assert!(text.contains("Strict-Transport-Security") && text.contains("/2024/tokyo/"), "{text}");
        assert!(text.contains(&chancery::hosting::Needs::NONE.header()), "{text}");
        assert!(printed(&[server, "--folder", "/var/www/x/"]).contains("\"/var/www/x\""));
        // Without https there is nothing to promise, and no certificate.
        let plain = printed(&[server, "--base-url", "http://desk.example.org:8080/a.b"]);
        assert!(!plain.contains("Strict-Transport-Security") && !plain.contains("ssl_"), "{plain}");
        assert!(plain.contains("8080") && plain.contains("/a.b/"), "{plain}");
    }
    assert!(printed(&["nginx"]).contains("return 301 https://desk.example.org$request_uri;"));
    for bad in ["/", "/srv/\"x", "/srv/$x"] {
        let said = scratch.command("hosting").args(["nginx", "--folder", bad]).output().unwrap();
        assert_eq!(said.status.code(), Some(2), "{bad}");
    }
    // Nothing was written.
    assert!(!scratch.root().join("public").exists());
}

#[test]
fn a_doctor_knows_what_is_in_the_way_of_the_hosts_files() {
    let scratch = Scratch::new(&format!(
        "//- site.toml\n{SETTINGS}[hosting]\npreset = \"cloudflare\"\n{articles}",
        articles = articles()
    ));
    let said = || String::from_utf8(scratch.command("doctor").output().unwrap().stdout).unwrap();
    assert!(said().contains("ok    hosting  headers and redirects for Cloudflare Pages"), "{}", said());
    scratch.write("public/_redirects", "/a /b\n");
    assert!(said().contains("todo  hosting") && said().contains("_redirects is somebody's own"), "{}", said());
    scratch.write("site.toml", SETTINGS.replace("https", "http"));
    assert!(said().contains("note  hosting  readers get the site by http"), "{}", said());
}

#[test]
fn what_pages_may_do_is_written_in_one_place() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let files = ["src", "templates"].into_iter().flat_map(|folder| walkdir::WalkDir::new(root.join(folder)));
    let paths = files.map(|entry| entry.unwrap().into_path()).filter(|path| path.is_file());
    let holds =
        |path: &std::path::PathBuf| String::from_utf8_lossy(&std::fs::read(path).unwrap()).contains("font-src 'self'");
    let found: Vec<_> = paths.filter(holds).collect();
    assert_eq!(found, [root.join("src/hosting/policy.rs")]);
}
