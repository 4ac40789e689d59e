//! What every kind of target has in common: the plan in an editor's words, the question before much goes, and pages
//! fetched back.

use super::super::scratch::{SITE, Scratch, stderr};
use super::{MANILA, TOKYO, built, desk, done, drop_article, edit, publish, refused, served};
use flate2::Compression;
use flate2::write::GzEncoder;
use std::io::{Read, Write};
use std::net::TcpListener;
use std::path::PathBuf;

#[test]
fn a_plan_is_told_in_an_editors_words_before_it_is_carried_out() {
    let site = served();
    let plan = done(&site, &["--dry-run"]);
    assert!(plan.contains("live: 2 new briefings, the pages of Australia, Japan, Philippines"), "{plan}");
    assert!(plan.contains(" KB to send)"), "{plan}");
    let published = done(&site, &[]);
    let words = |text: &str| text.lines().find(|line| line.starts_with("live: ")).unwrap().to_owned();
    assert_eq!(words(&published), words(&plan), "a rehearsal tells the same");
    let (first, last) = (published.find("live: ").unwrap(), published.find("live (www)").unwrap());
    assert!(first < last);

    edit(&site, "signed the pact", "signed the pact with South Korea");
    let words = words(&done(&site, &[]));
    assert!(words.starts_with("live: 1 briefing changed, ") && words.contains("South Korea's page new"), "{words}");
    assert!(!done(&site, &[]).contains("to send"));

    let output = publish(&site, &["--dry-run", "--format", "json"]);
    let json: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(json["publication"]["words"], "");
    assert_eq!(json["publication"]["bytes"], 0);
    assert_eq!(json["publication"]["large_removal"], false);
    assert_eq!(json["publication"]["verified"], serde_json::Value::Null);
}

#[test]
fn much_is_taken_away_only_if_somebody_says_so() {
    let site = served();
    done(&site, &[]);
    let before = site.tree("www/current");
    drop_article(&site);
    let plan = done(&site, &["--dry-run"]);
    assert!(plan.contains("1 withdrawn") || plan.contains("1 briefing withdrawn"), "{plan}");
    assert!(plan.contains("pages would go") && plan.contains("--allow-removals"), "{plan}");
    let text = refused(&site, &[]);
    assert!(text.contains("pages away, so nothing was done") && text.contains("--allow-removals"), "{text}");
    assert_eq!(site.tree("www/current"), before);
    done(&site, &["--allow-removals"]);
    assert!(!site.path("www/current").join(MANILA).exists());
}

#[test]
fn warnings_stop_it_unless_somebody_says_that_they_may_stand() {
    let site = served();
    done(&site, &[]);
    let before = site.tree("www");
    edit(&site, "signed the pact", "sealed the pact");
    site.write("articles/c.md", "A paragraph about Japan that has no title and no date at all.\n");
    for more in [&[][..], &["--dry-run"], &["--quiet"], &["live"]] {
        let output = publish(&site, more);
        let text = stderr(&output);
        assert_eq!(output.status.code(), Some(1), "{text}");
        // As `check` lists them, each once: which file, what is assumed, and what to do.
        assert_eq!(text.matches("article/undated").count(), 1, "{text}");
        assert!(text.contains("warning") && text.contains("articles/c.md") && !text.contains("error"), "{text}");
        assert!(text.contains("nothing was published. Mend ") && !text.contains("to send"), "{text}");
        let command = if more == ["live"] { "publish live --allow-warnings" } else { "publish --allow-warnings" };
        assert!(text.contains(&format!("chancery {command}")), "{text}");
    }
    let output = publish(&site, &["--format", "json"]);
    assert_eq!(output.status.code(), Some(1));
    let json: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(json["publication"], serde_json::Value::Null);
    assert_eq!(json["diagnostics"][0]["severity"], "warning");
    assert!(stderr(&output).contains("--allow-warnings"), "{}", stderr(&output));
    assert_eq!(site.tree("www"), before, "something has been brought there");

    assert!(done(&site, &["--dry-run", "--allow-warnings"]).contains("to send"));
    let text = done(&site, &["--allow-warnings"]);
    assert_eq!(text.matches("article/undated").count(), 1, "they are told all the same: {text}");
    assert_eq!(site.tree("www/current"), built(&site));
    assert_eq!(publish(&site, &["--rollback", "--allow-warnings"]).status.code(), Some(2));
}

/// A server of a folder, at an address of its own. `change` may turn what it answers into something else.
fn serve(folder: PathBuf, change: fn(usize, Vec<u8>) -> Vec<u8>) -> String {
    serve_in("identity", folder, change)
}

/// The same, saying of every answer that it is in this coding.
fn serve_in(coding: &'static str, folder: PathBuf, change: fn(usize, Vec<u8>) -> Vec<u8>) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("http://{}", listener.local_addr().unwrap());
    std::thread::spawn(move || {
        for (number, stream) in listener.incoming().enumerate() {
            let mut stream = stream.unwrap();
            let mut asked = Vec::new();
            while !asked.ends_with(b"\r\n\r\n") {
                let mut byte = [0];
                if stream.read(&mut byte).unwrap() == 0 {
                    break;
                }
                asked.push(byte[0]);
            }
            let asked = String::from_utf8(asked).unwrap();
            let path = asked.split(' ').nth(1).unwrap().trim_start_matches('/').to_owned();
            let file = folder.join(if path.is_empty() || path.ends_with('/') { path + "index.html" } else { path });
            let answer = std::fs::read(file).map(|bytes| change(number, bytes));
            let (status, bytes) = answer.map_or(("404 Not Found", Vec::new()), |bytes| ("200 OK", bytes));
            let length = bytes.len();
            let head = format!("HTTP/1.1 {status}\r\nContent-Encoding: {coding}\r\nContent-Length: {length}");
            let head = format!("{head}\r\nConnection: close\r\n\r\n");
            stream.write_all(&[head.as_bytes(), &bytes].concat()).unwrap();
        }
    });
    address
}

fn shown(change: fn(usize, Vec<u8>) -> Vec<u8>) -> Scratch {
    shown_in("identity", change)
}

fn shown_in(coding: &'static str, change: fn(usize, Vec<u8>) -> Vec<u8>) -> Scratch {
    let site = served();
    let url = serve_in(coding, site.path("www/current"), change);
    site.write("site.toml", format!("{}url = \"{url}/\"\n", site.read("site.toml")));
    site
}

#[test]
fn pages_are_fetched_back_from_where_readers_get_them() {
    let site = shown(|_, bytes| bytes);
    let text = done(&site, &[]);
    assert!(text.contains("; 5 pages were fetched back and are as published"), "{text}");
    assert!(done(&site, &[]).contains("; a page was fetched back"));
    let slow = shown(|number, bytes| if number == 0 { b"an old page from a cache".to_vec() } else { bytes });
    done(&slow, &[]);
}

fn gzip(_: usize, bytes: Vec<u8>) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(&bytes).unwrap();
    encoder.finish().unwrap()
}

fn brotli(_: usize, bytes: Vec<u8>) -> Vec<u8> {
    let mut packed = Vec::new();
    brotli::BrotliCompress(&mut bytes.as_slice(), &mut packed, &Default::default()).unwrap();
    packed
}

#[test]
fn pages_that_come_compressed_are_compared_as_a_browser_reads_them() {
    for site in [shown_in("gzip", gzip), shown_in("br", brotli)] {
        assert!(done(&site, &[]).contains("; 5 pages were fetched back and are as published"));
    }
    // Compressed, and the header is lost on the way: no browser could read that.
    for site in [shown(gzip), shown(brotli)] {
        assert!(refused(&site, &["--verify-for", "0"]).contains("still shows something else"));
    }
    let broken = shown_in("br", |_, bytes| bytes);
    assert!(refused(&broken, &["--verify-for", "0"]).contains("cannot be read"));
}

#[test]
fn a_page_that_is_not_what_was_published_is_told() {
    let site = shown(|number, bytes| if number == 0 { bytes } else { b"somebody else's".to_vec() });
    let text = refused(&site, &["--verify-for", "0"]);
    assert!(text.contains("everything was brought to the target, but http://127.0.0.1"), "{text}");
    assert!(text.contains("still shows something else"), "{text}");
    assert!(site.path("www/current").join(TOKYO).exists());
    let nowhere = served();
    let url = serve(nowhere.path("nowhere"), |_, bytes| bytes);
    nowhere.write("site.toml", format!("{}url = \"{url}\"\n", nowhere.read("site.toml")));
    assert!(refused(&nowhere, &["--verify-for", "0"]).contains("/ answers 404"));
}

#[test]
fn what_a_target_says_is_checked() {
    for (target, told) in [
        ("kind = \"dri\"\npath = \"www\"", "did you mean `dir`?"),
        ("kind = \"rsync\"\npath = \"www\"", "the kinds are: archive, azure, dir, gcs, git, s3, sftp"),
        ("kind = \"ftp\"\npath = \"www\"", "did you mean `sftp`?"),
        ("kind = \"dir\"\npath = \"www\"\nkepp = 2", "did you mean `keep`?"),
        ("kind = \"dir\"\npath = \"www\"\nkeep = 1", "a whole number from 2 to 1000"),
        ("kind = \"dir\"", "has no `path`"),
        ("kind = \"archive\"\npath = \"desk.rar\"", "a file that ends in .zip or .tar.zst"),
        ("kind = \"dir\"\npath = \"www\"\nurl = \"https://me:secret@example.org\"", "without a user"),
        ("kind = \"git\"\nremote = \"x\"\npath = \"www\"", "unknown key `path`"),
        ("kind = \"s3\"", "has no `bucket`"),
        ("kind = \"s3\"\nbucket = \"b\"\nsecret_key = \"x\"", "unknown key `secret_key`"),
        ("kind = \"s3\"\nbucket = \"b\"\nprefix = \"../a\"", "a folder in the bucket"),
        ("kind = \"s3\"\nbucket = \"b\"\nendpoint = \"https://me:secret@example.org\"", "without a user"),
        ("kind = \"s3\"\nbucket = \"b\"\nconcurrency = 0", "a whole number from 1 to 128"),
        ("kind = \"s3\"\nbucket = \"b\"\ncompress = \"br\"", "must be \"gzip\" or \"brotli\""),
        ("kind = \"s3\"\nbucket = \"b\"\ncompres = \"gzip\"", "did you mean `compress`?"),
        ("kind = \"dir\"\npath = \"www\"\ncompress = \"gzip\"", "a web server compresses what it sends by itself"),
        ("kind = \"git\"\nremote = \"x\"\ncompress = \"gzip\"", "compressing what is sent is its host's work"),
        ("kind = \"archive\"\npath = \"desk.zip\"\ncompress = \"gzip\"", "an archive is compressed as a whole"),
        (
            "kind = \"sftp\"\nhost = \"h\"\nuser = \"u\"\npath = \"p\"\ncompress = \"gzip\"",
            "`compress` is for stores of objects (s3, gcs, azure)",
        ),
        ("kind = \"gcs\"\nbucket = \"b\"\nregion = \"x\"", "unknown key `region`"),
        (
            "kind = \"gcs\"\nbucket = \"b\"\nendpoint = \"http://store.example.org\"",
            "http is for a store on this machine",
        ),
        ("kind = \"gcs\"\nbucket = \"b\"\nendpoint = \"http://127.0.0.1.example.org\"", "an https address"),
        ("kind = \"azure\"\ncontainer = \"b\"", "has no `account`"),
        ("kind = \"azure\"\naccount = \"a\"\ncontainer = \"b\"\nendpoint = \"http://10.0.0.1/a\"", "an https address"),
        ("kind = \"sftp\"\nhost = \"h\"\npath = \"p\"", "has no `user`"),
        ("kind = \"sftp\"\nhost = \"h\"\nuser = \"u\"\npath = \"../p\"", "a folder on the server"),
        ("kind = \"sftp\"\nhost = \"u@h\"\nuser = \"u\"\npath = \"p\"", "the name of a server"),
        ("kind = \"sftp\"\nhost = \"h\"\nuser = \"u:secret\"\npath = \"p\"", "the name under which"),
        ("kind = \"sftp\"\nhost = \"h\"\nuser = \"u\"\npath = \"p\"\nport = 0", "a whole number from 1 to 65535"),
        ("kind = \"sftp\"\nhost = \"h\"\nuser = \"u\"\npath = \"p\"\npassword = \"x\"", "unknown key `password`"),
        ("kind = \"sftp\"\nhost = \"h\"\nuser = \"u\"\npath = \"p\"\nfingerprint = \"MD5:x\"", "what ssh prints"),
    ] {
        let site = desk(&format!("[publish.live]\n{target}\n"));
        let output = publish(&site, &[]);
        assert_eq!(output.status.code(), Some(1), "{target}: {}", stderr(&output));
        assert!(stderr(&output).contains(told), "{target}: {}", stderr(&output));
        assert!(site.read("site.toml").starts_with(SITE) && !site.path("public").exists());
    }
}

#[test]
fn a_store_is_not_asked_by_nobody() {
    for (target, told) in [
        ("kind = \"s3\"\nbucket = \"desk\"", "AWS_ACCESS_KEY_ID"),
        ("kind = \"gcs\"\nbucket = \"desk\"", "GOOGLE_APPLICATION_CREDENTIALS"),
        ("kind = \"azure\"\naccount = \"desk\"\ncontainer = \"pages\"", "AZURE_STORAGE_ACCOUNT_KEY"),
    ] {
        let site = desk(&format!("[publish.live]\n{target}\n"));
        let mut command = site.command("publish");
        for (name, _) in std::env::vars_os() {
            let name = name.to_string_lossy().into_owned();
            if ["AWS_", "GOOGLE_", "AZURE_"].iter().any(|start| name.starts_with(start)) {
                command.env_remove(name);
            }
        }
        let output = command.env("HOME", site.root()).arg("--dry-run").output().unwrap();
        assert_eq!(output.status.code(), Some(2), "{}", stderr(&output));
        let text = stderr(&output);
        assert!(text.contains("nothing says who you are") && text.contains(told), "{text}");
    }
}

#[test]
fn a_store_that_cannot_be_reached_is_told_and_its_key_is_not() {
    let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let endpoint = format!("http://127.0.0.1:{port}");
    let site = desk(&format!("[publish.live]\nkind = \"s3\"\nbucket = \"desk\"\nendpoint = \"{endpoint}\"\n"));
    site.write(".aws/credentials", "[default]\naws_access_key_id = AK\naws_secret_access_key = open-sesame\n");
    let mut command = site.command("publish");
    for name in ["AWS_ACCESS_KEY_ID", "AWS_PROFILE", "AWS_SHARED_CREDENTIALS_FILE"] {
        command.env_remove(name);
    }
    let output = command.env("HOME", site.root()).arg("--dry-run").output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    let text = stderr(&output);
    assert!(text.contains("cannot read .chancery at the target") && text.contains(&endpoint), "{text}");
    assert!(!text.contains("open-sesame"), "{text}");
}
