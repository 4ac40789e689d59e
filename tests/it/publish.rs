//! What publication brings where: exactly the built site, whole at every instant, and nothing of others touched.

mod archive;
mod branch;
#[cfg(unix)]
mod folder;
mod harbour;
mod journey;
#[cfg(unix)]
mod limits;
mod server;

use super::scratch::{SITE, Scratch, TWO, stderr};
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::process::{Command, Output};

const MANILA: &str = "briefings/manila-answers/index.html";
const TOKYO: &str = "briefings/tokyo-signs/index.html";

/// A site with these targets.
fn desk(targets: &str) -> Scratch {
    let site = Scratch::new(TWO);
    site.write("site.toml", format!("{SITE}{targets}"));
    site
}

/// A site that is published to the folder `www`.
fn served() -> Scratch {
    desk("[publish.live]\nkind = \"dir\"\npath = \"www\"\nkeep = 2\n")
}

/// A command that knows nothing of the machine's git.
fn alone(mut command: Command, site: &Scratch) -> Command {
    for (name, _) in std::env::vars_os().filter(|(name, _)| name.to_string_lossy().starts_with("GIT_")) {
        command.env_remove(name);
    }
    command.env("GIT_CONFIG_GLOBAL", "/dev/null").env("GIT_CONFIG_NOSYSTEM", "1").env("HOME", site.root());
    command
}

fn publish(site: &Scratch, arguments: &[&str]) -> Output {
    let mut command = alone(site.command("publish"), site);
    command.args(["--today", "2026-11-23"]).args(arguments).output().unwrap()
}

/// Publishes, which must succeed, and returns what was said.
fn done(site: &Scratch, arguments: &[&str]) -> String {
    let output = publish(site, arguments);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    stderr(&output)
}

/// Publishes, which must fail as a machine's or a user's failure, and returns what was said.
fn refused(site: &Scratch, arguments: &[&str]) -> String {
    let output = publish(site, arguments);
    assert_eq!(output.status.code(), Some(2), "{}", stderr(&output));
    stderr(&output)
}

/// The site as it was built, without the manifest.
fn built(site: &Scratch) -> BTreeMap<String, Vec<u8>> {
    let mut tree = site.tree("public");
    assert!(tree.remove(".chancery").is_some());
    tree
}

fn edit(site: &Scratch, from: &str, to: &str) {
    let text = site.read("articles/a.md");
    assert!(text.contains(from));
    site.write("articles/a.md", text.replace(from, to));
}

fn drop_article(site: &Scratch) {
    std::fs::remove_file(site.path("articles/b.md")).unwrap();
}

/// The names in the folder of releases: releases, and everything else.
fn releases(site: &Scratch) -> (Vec<String>, Vec<String>) {
    let entries = std::fs::read_dir(site.path("www/releases")).unwrap();
    let mut names: Vec<String> =
        entries.map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
        .into_iter()
        .partition(|name| name.starts_with(|first: char| first.is_ascii_digit()) && !name.ends_with(".manifest"))
}

#[test]
fn a_site_without_targets_learns_how_to_have_one() {
    let text = refused(&desk(""), &[]);
    for words in ["[publish.live]", "kind = \"dir\"", "kind = \"git\"", "branch ="] {
        assert!(text.contains(words), "{text}");
    }
}

#[test]
fn targets_are_named_or_the_default_or_the_only_one() {
    let two = "[publish.live]\nkind = \"dir\"\npath = \"www\"\n[publish.test]\nkind = \"dir\"\npath = \"test\"\n";
    let site = desk(two);
    assert!(refused(&site, &[]).contains("live, test"));
    assert!(refused(&site, &["nowhere"]).contains("no target `nowhere`; it has: live, test"));
    assert!(!site.path("public").exists(), "a wrong name is known before the build");
    done(&site, &["test"]);
    assert!(site.path("test/current/index.html").exists() && !site.path("www").exists());
    site.write("site.toml", format!("{SITE}{two}default = true\n"));
    assert!(done(&site, &[]).contains("test (test): 0 new"));
}

#[cfg(unix)]
#[test]
fn a_folder_gets_the_whole_site_and_then_what_changes() {
    let site = served();
    let text = done(&site, &[]);
    let all = built(&site).len();
    assert!(text.contains(&format!("live (www): {all} new, 0 changed, 0 deleted, 0 unchanged in ")), "{text}");
    assert_eq!(site.tree("www/current"), built(&site));
    let first = std::fs::read_link(site.path("www/current")).unwrap();
    assert!(first.is_relative() && first.starts_with("releases"), "{first:?}");

    let text = done(&site, &[]);
    assert!(text.contains(&format!("0 new, 0 changed, 0 deleted, {all} unchanged")), "{text}");
    assert!(text.contains("nothing to do"), "{text}");
    assert_eq!(std::fs::read_link(site.path("www/current")).unwrap(), first);
    assert_eq!(releases(&site).0.len(), 1);

    edit(&site, "signed", "sealed");
    drop_article(&site);
    let modified = |path: &str| std::fs::metadata(site.path(path)).unwrap().modified().unwrap();
    let before = modified("www/current/robots.txt");
    let text = done(&site, &["--allow-removals"]);
    assert!(!text.contains(" 0 changed") && !text.contains(" 0 deleted"), "{text}");
    assert_eq!(site.tree("www/current"), built(&site));
    assert!(!site.path("www/current").join(MANILA).exists());
    assert_eq!(modified("www/current/robots.txt"), before, "an unchanged file looks changed to a web server");
    let old = site.path("www").join(&first);
    assert!(old.join(MANILA).exists(), "the release before stays");
    assert!(std::fs::read_to_string(old.join(TOKYO)).unwrap().contains("signed the pact"));
}

#[cfg(unix)]
#[test]
fn what_others_put_into_a_folder_stays() {
    let site = served();
    done(&site, &[]);
    site.write("www/current/CNAME", "example.org\n");
    site.write("www/current/briefings/manila-answers/photo.txt", "theirs\n");
    std::os::unix::fs::symlink("CNAME", site.path("www/current/alias")).unwrap();
    assert!(done(&site, &[]).contains("nothing to do"));
    for word in ["sealed", "closed", "agreed"] {
        let text = site.read("articles/a.md");
        site.write("articles/a.md", format!("{text}\nThey {word} it.\n"));
        let _ = std::fs::remove_file(site.path("articles/b.md"));
        done(&site, &["--allow-removals"]);
        assert_eq!(site.read("www/current/CNAME"), "example.org\n");
        assert_eq!(site.read("www/current/briefings/manila-answers/photo.txt"), "theirs\n");
        assert_eq!(std::fs::read_link(site.path("www/current/alias")).unwrap(), PathBuf::from("CNAME"));
        assert!(!site.path("www/current").join(MANILA).exists());
    }
    assert_eq!(releases(&site).0.len(), 2, "what is taken along does not keep old releases");
}

#[cfg(unix)]
#[test]
fn a_file_of_others_in_an_old_release_is_not_deleted_with_it() {
    let site = served();
    done(&site, &[]);
    let first = std::fs::read_link(site.path("www/current")).unwrap();
    for word in ["sealed", "closed"] {
        let text = site.read("articles/a.md");
        site.write("articles/a.md", format!("{text}\nThey {word} it.\n"));
        if word == "closed" {
            site.write(&format!("www/{}/late.txt", first.display()), "theirs");
        }
        done(&site, &[]);
    }
    let left = site.tree(&format!("www/{}", first.display()));
    assert_eq!(left.keys().collect::<Vec<_>>(), ["late.txt"]);
}

#[cfg(unix)]
#[test]
fn a_page_that_somebody_changed_at_the_target_is_made_again_or_kept() {
    let site = served();
    done(&site, &[]);
    site.write(&format!("www/current/{TOKYO}"), "by hand");
    assert!(done(&site, &[]).contains("0 new, 1 changed, 0 deleted"));
    assert_eq!(site.tree("www/current"), built(&site));
    site.write(&format!("www/current/{MANILA}"), "by hand");
    drop_article(&site);
    assert!(done(&site, &["--allow-removals"]).contains("1 old files kept"));
    assert_eq!(site.read(&format!("www/current/{MANILA}")), "by hand");
}

#[cfg(unix)]
#[test]
fn a_folder_that_is_not_ours_is_refused() {
    let site = served();
    site.write("www/thesis.doc", "years of work");
    assert!(refused(&site, &[]).contains("did not put there"));
    assert_eq!(site.tree("www").len(), 1);
    std::fs::remove_dir_all(site.path("www")).unwrap();

    site.write("elsewhere/index.html", "theirs");
    std::os::unix::fs::symlink("elsewhere", site.path("www")).unwrap();
    assert!(refused(&site, &[]).contains("did not put there"));
    std::fs::remove_file(site.path("www")).unwrap();
    assert_eq!(site.read("elsewhere/index.html"), "theirs");

    site.write("www/.chancery", "");
    site.write("www/current/index.html", "theirs");
    assert!(refused(&site, &[]).contains("no link that Chancery made"));
    assert_eq!(site.read("www/current/index.html"), "theirs");
    std::fs::remove_dir_all(site.path("www")).unwrap();

    std::fs::create_dir(site.path("www")).unwrap();
    done(&site, &[]);
    assert_eq!(site.tree("www/current"), built(&site), "an empty folder may become the target");

    site.write("www/current/countries/china", "a file where a folder must be");
    site.write("articles/c.md", "+++\ntitle = \"Beijing objects\"\ndate = 2024-04-12\n+++\nChina objected.\n");
    let before = site.tree("www/current");
    let text = refused(&site, &[]);
    assert!(text.contains("countries/china/") && text.contains("did not put there"), "{text}");
    assert_eq!(site.tree("www/current"), before);
}

#[test]
fn a_folder_among_the_sites_own_is_refused() {
    for path in [
        ".",
        "",
        "..",
        "articles",
        "articles/out",
        "templates/x",
        "www/../articles/x",
        "public",
        "public/www",
        ".public.chancery",
        ".public.chancery/www",
        "/",
        "public/..",
    ] {
        let site = desk(&format!("[publish.live]\nkind = \"dir\"\npath = \"{path}\"\n"));
        let output = publish(&site, &[]);
        // A path that is no word at all is the author's mistake, and the others are a failure to publish.
        assert!(matches!(output.status.code(), Some(1 | 2)), "{path:?}: {}", stderr(&output));
        assert!(path.is_empty() || stderr(&output).contains("cannot publish to"), "{path:?}: {}", stderr(&output));
        let places = walkdir::WalkDir::new(site.root()).into_iter().map(Result::unwrap);
        let stray = places.filter(|place| place.file_name() == "releases").count();
        assert_eq!(stray, 0, "{path:?} left releases behind");
    }
}

#[test]
fn a_folder_that_holds_the_site_is_refused_wherever_the_output_is() {
    let site = desk("[publish.live]\nkind = \"dir\"\npath = \"../desk\"\n");
    std::fs::create_dir(site.path("desk")).unwrap();
    for name in ["site.toml", "articles"] {
        std::fs::rename(site.path(name), site.path("desk").join(name)).unwrap();
    }
    let root = site.path("desk");
    let program = assert_cmd::cargo::cargo_bin!("chancery");
    let mut command = alone(Command::new(program), &site);
    let output = command.args(["publish", "--output", "../elsewhere"]).current_dir(&root).output().unwrap();
    assert_eq!(output.status.code(), Some(2), "{}", stderr(&output));
    assert!(stderr(&output).contains("the site's sources are in it"), "{}", stderr(&output));
}

#[test]
fn address_and_output_can_be_given() {
    let site = served();
    let output = site.path("out");
    done(&site, &["--base-url", "https://desk.example/briefs", "--output", output.to_str().unwrap()]);
    assert!(site.read("www/current/index.html").contains("href=\"/briefs/countries/\""));
    assert!(site.path("out/.chancery").exists() && !site.path("public").exists());
}

#[cfg(unix)]
#[test]
fn what_a_killed_publication_left_is_ignored_and_cleared() {
    let site = served();
    done(&site, &[]);
    let whole = site.tree("www/current");
    site.write("www/releases/unfinished/index.html", "half a pa");
    site.write("www/releases/unfinished.manifest", "");
    site.write("www/releases/29991231T235959Z-aaaaaaaaaaaa.manifest", "");
    site.write("www/.current", "");
    assert_eq!(site.tree("www/current"), whole);
    assert!(done(&site, &[]).contains("nothing to do"));
    edit(&site, "signed", "sealed");
    done(&site, &[]);
    assert_eq!(site.tree("www/current"), built(&site));
    let (kept, others) = releases(&site);
    assert_eq!(kept.len(), 2);
    assert!(kept[1].starts_with("30000101T000000Z-"), "names sort by time, whatever the clock says: {kept:?}");
    assert_eq!(others.len(), 2, "{others:?}");
}

#[cfg(unix)]
#[test]
fn readers_never_see_a_mixture() {
    let site = served();
    done(&site, &[]);
    let stop = std::sync::atomic::AtomicBool::new(false);
    let word = |path: &str| {
        let text = std::fs::read_to_string(site.path("www/current").join(path));
        text.unwrap_or_else(|error| panic!("www/current/{path} was gone for a moment: {error}"))
    };
    std::thread::scope(|scope| {
        let reader = scope.spawn(|| {
            while !stop.load(std::sync::atomic::Ordering::Relaxed) {
                for path in ["index.html", TOKYO, MANILA, "sitemap.xml"] {
                    assert!(word(path).trim_end().ends_with('>'), "www/current/{path} was cut short");
                }
            }
        });
        for n in 0..8 {
            let text = site.read("articles/a.md");
            site.write("articles/a.md", format!("{text}\nAnd then {n}.\n"));
            done(&site, &["-q"]);
        }
        stop.store(true, std::sync::atomic::Ordering::Relaxed);
        reader.join().unwrap();
    });
}

#[test]
fn two_publications_do_not_write_at_once() {
    let site = served();
    done(&site, &[]);
    edit(&site, "signed", "sealed");
    let before = site.tree("www/current");
    let other = std::fs::File::options().write(true).open(site.path("www/.chancery")).unwrap();
    other.try_lock().unwrap();
    assert!(refused(&site, &[]).contains("another publication"));
    assert_eq!(site.tree("www/current"), before);
    assert!(done(&site, &["--dry-run"]).contains("a dry run"), "looking is always allowed");
    drop(other);
    done(&site, &[]);
    assert_eq!(site.tree("www/current"), built(&site));
}

#[test]
fn errors_stop_it_and_so_do_warnings_and_drafts_stay_home() {
    let site = served();
    site.write("articles/d.md", "+++\ntitle = \"Secret\"\ndate = 2024-04-12\ndraft = true\n+++\nChina.\n");
    done(&site, &[]);
    assert!(!site.path("www/current/briefings/secret").exists());
    assert_eq!(publish(&site, &["--drafts"]).status.code(), Some(2));
    let before = site.tree("www/current");
    site.write("articles/c.md", "A paragraph about Japan that has no title and no date at all.\n");
    for dry in [&[][..], &["--dry-run"]] {
        let output = publish(&site, dry);
        assert_eq!(output.status.code(), Some(1), "{}", stderr(&output));
        assert!(stderr(&output).contains("undated") && stderr(&output).contains("nothing was published"));
    }
    assert_eq!(site.tree("www/current"), before);
    let pasted = done(&site, &["--allow-warnings"]);
    assert!(pasted.contains("undated"), "warnings are said, and do not stop it: {pasted}");
    let before = site.tree("www/current");
    site.write("articles/c.md", "+++\ntitle = 1\n+++\n");
    assert_eq!(publish(&site, &[]).status.code(), Some(1));
    std::fs::remove_file(site.path("site.toml")).unwrap();
    let output = publish(&site, &[]);
    assert_eq!(output.status.code(), Some(1));
    assert!(stderr(&output).contains("site/no-config"), "{}", stderr(&output));
    assert_eq!(site.tree("www/current"), before);
}

#[test]
fn a_dry_run_writes_nothing_at_all() {
    let site = served();
    let before = site.tree("");
    let output = publish(&site, &["--dry-run", "-v"]);
    assert!(stderr(&output).contains("a dry run: nothing was written"), "{}", stderr(&output));
    let listed = String::from_utf8(output.stdout).unwrap();
    assert!(listed.lines().any(|line| line == format!("new       {TOKYO}")), "{listed}");
    assert_eq!(site.tree(""), before);

    done(&site, &[]);
    edit(&site, "signed", "sealed");
    drop_article(&site);
    let before = site.tree("");
    let output = publish(&site, &["--dry-run", "-v"]);
    let listed = String::from_utf8(output.stdout.clone()).unwrap();
    for line in [format!("changed   {TOKYO}"), format!("deleted   {MANILA}"), "unchanged robots.txt".to_owned()] {
        assert!(listed.lines().any(|found| found == line), "{line} is not in\n{listed}");
    }
    assert_eq!(site.tree(""), before);
    let said = stderr(&output);
    let counts = |text: &str| text.lines().last().unwrap().split(" in ").next().unwrap().to_owned();
    assert_eq!(counts(&said), counts(&done(&site, &["--allow-removals"])), "the plan is what is then done");
}

#[test]
fn json_is_one_document() {
    let site = served();
    let json = |arguments: &[&str]| -> serde_json::Value {
        let output = publish(&site, &[&["--format", "json"], arguments].concat());
        assert!(output.stderr.is_empty(), "{}", stderr(&output));
        serde_json::from_slice(&output.stdout).unwrap()
    };
    assert_eq!(json(&["--dry-run"])["publication"]["dry_run"], true);
    let first = json(&[]);
    assert_eq!(first["publication"]["target"], "live");
    assert_eq!(first["publication"]["files"]["new"].as_array().unwrap().len(), built(&site).len());
    assert_eq!(json(&[])["publication"]["files"]["unchanged"].as_array().unwrap().len(), built(&site).len());
    site.write("articles/c.md", "+++\ntitle = 1\n+++\n");
    let stopped = json(&[]);
    assert_eq!(stopped["publication"], serde_json::Value::Null);
    let said = stopped["diagnostics"].as_array().unwrap();
    assert!(said.iter().any(|one| one["severity"] == "error" && one["code"] == "toml/wrong-type"), "{said:?}");
}

#[test]
fn files_of_others_in_the_output_are_not_published_and_this_is_said() {
    let site = served();
    assert!(!done(&site, &[]).contains("note:"));
    site.write("public/CNAME", "example.org\n");
    let text = done(&site, &[]);
    assert!(text.contains("note: not published") && text.contains("CNAME"), "{text}");
    assert!(!site.path("www/current/CNAME").exists());
    assert!(!site.path("www/current/.chancery").exists());
    assert!(done(&site, &["-q"]).is_empty());
}

#[test]
fn a_page_that_is_not_as_it_was_built_is_never_sent() {
    use std::io::Write;
    let site = served();
    assert!(site.build(&["--strict"]).status.success());
    std::thread::sleep(std::time::Duration::from_millis(100));
    assert!(site.build(&["--strict"]).status.success());
    // A change that the system does not show: the same file, as long and as old as before.
    let page = site.path("public").join(TOKYO);
    let meta = std::fs::metadata(&page).unwrap();
    let text = std::fs::read_to_string(&page).unwrap();
    let mut file = std::fs::File::options().write(true).open(&page).unwrap();
    file.write_all(text.replace("signed", "SIGNED").as_bytes()).unwrap();
    file.set_modified(meta.modified().unwrap()).unwrap();
    drop(file);
    assert!(refused(&site, &[]).contains("is not as it was built"));
    assert!(!site.path("www/current").exists());
    assert!(!site.path("www/releases/unfinished").exists(), "it is known before anything is written");
}

#[test]
fn a_half_committed_site_is_refused() {
    use chancery::publish::{Error, Release};
    let site = served();
    let output = site.path("public");
    assert!(matches!(Release::open(&output, 0), Err(Error::Unbuilt { .. })));
    assert!(site.build(&[]).status.success());
    assert!(Release::open(&output, 2).is_ok());
    site.write(".public.chancery/journal", "{}");
    assert!(matches!(Release::open(&output, 2), Err(Error::HalfCommitted { .. })));
}
