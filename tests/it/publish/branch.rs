//! Publication to a branch: one commit for each change, history kept, and nothing of the user's repository touched.

use super::super::scratch::{SITE, Scratch, stderr};
use super::{MANILA, TOKYO, alone, built, desk, done, drop_article, edit, publish, refused};
use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;

/// A site that is published to a branch of the repository `pages.git`.
fn branched() -> Scratch {
    let site = desk("[publish.pages]\nkind = \"git\"\nremote = \"pages.git\"\n");
    git(&site, &["init", "-q", "--bare", "pages.git"]);
    site
}

fn git(site: &Scratch, arguments: &[&str]) -> String {
    let mut command = alone(Command::new("git"), site);
    command.args(["-c", "user.name=Somebody", "-c", "user.email=somebody@example.org"]);
    let output = command.args(arguments).current_dir(site.root()).output().unwrap();
    assert!(output.status.success(), "git {arguments:?}: {}", stderr(&output));
    // Some files of a site are not text; they are compared as far as they are.
    String::from_utf8_lossy(&output.stdout).into_owned()
}

/// Asks the remote repository.
fn remote(site: &Scratch, arguments: &[&str]) -> String {
    git(site, &[&["--git-dir", "pages.git"], arguments].concat())
}

fn commits(site: &Scratch) -> usize {
    remote(site, &["rev-list", "--count", "gh-pages"]).trim().parse().unwrap()
}

/// What the branch holds.
fn on_branch(site: &Scratch) -> BTreeMap<String, String> {
    let names = remote(site, &["ls-tree", "-r", "--name-only", "gh-pages"]);
    names.lines().map(|name| (name.to_owned(), remote(site, &["show", &format!("gh-pages:{name}")]))).collect()
}

/// Pushes a change to the branch, as somebody else would.
fn push_from_elsewhere(site: &Scratch, change: impl FnOnce(&Path)) {
    let _ = std::fs::remove_dir_all(site.path("clone"));
    git(site, &["clone", "-q", "-b", "gh-pages", "pages.git", "clone"]);
    change(&site.path("clone"));
    git(site, &["-C", "clone", "add", "-A"]);
    git(site, &["-C", "clone", "commit", "-q", "-m", "By hand"]);
    git(site, &["-C", "clone", "push", "-q"]);
}

#[test]
fn a_branch_gets_the_whole_site_and_a_commit_for_each_change() {
    let site = branched();
    let all = {
        let text = done(&site, &[]);
        let all = built(&site).len();
        assert!(text.contains(&format!("pages (gh-pages at pages.git): {all} new, 0 changed")), "{text}");
        all
    };
    let whole = |site: &Scratch| {
        let mut expected: BTreeMap<String, String> =
            built(site).into_iter().map(|(path, bytes)| (path, String::from_utf8_lossy(&bytes).into_owned())).collect();
        expected.insert(".nojekyll".into(), String::new());
        expected.insert(".chancery".into(), site.read("public/.chancery"));
        expected
    };
    assert_eq!(on_branch(&site), whole(&site));
    let subject = remote(&site, &["log", "-1", "--format=%s", "gh-pages"]);
    assert!(subject.starts_with(&format!("Publish: 2 articles, {all} files (")), "{subject}");

    assert!(done(&site, &[]).contains("nothing to do"));
    assert_eq!(commits(&site), 1);
    edit(&site, "signed", "sealed");
    done(&site, &[]);
    assert_eq!(commits(&site), 2);
    drop_article(&site);
    done(&site, &["--allow-removals"]);
    assert_eq!(commits(&site), 3);
    assert_eq!(on_branch(&site), whole(&site));
    assert!(!on_branch(&site).contains_key(MANILA));
    let changed = remote(&site, &["show", "--format=", "--name-only", "gh-pages~1"]);
    assert!(changed.contains(TOKYO) && !changed.contains(MANILA), "only what changed is in a commit: {changed}");
}

#[test]
fn a_dry_run_pushes_nothing() {
    let site = branched();
    assert!(done(&site, &["--dry-run"]).contains("a dry run"));
    assert!(!site.path("public").exists());
    assert!(remote(&site, &["for-each-ref"]).is_empty());
}

#[test]
fn what_others_put_on_a_branch_stays() {
    let site = branched();
    done(&site, &[]);
    push_from_elsewhere(&site, |clone| {
        std::fs::write(clone.join("CNAME"), "example.org\n").unwrap();
        std::fs::write(clone.join(MANILA).with_file_name("photo.txt"), "theirs\n").unwrap();
        std::fs::write(clone.join(MANILA), "by hand\n").unwrap();
        std::fs::write(clone.join(TOKYO), "by hand\n").unwrap();
    });
    drop_article(&site);
    let text = done(&site, &["--allow-removals"]);
    assert!(text.contains("1 old files kept"), "{text}");
    let branch = on_branch(&site);
    assert_eq!(branch["CNAME"], "example.org\n");
    assert_eq!(branch["briefings/manila-answers/photo.txt"], "theirs\n");
    assert_eq!(branch[MANILA], "by hand\n", "a page that somebody changed is not deleted");
    assert_eq!(branch[TOKYO], site.read(&format!("public/{TOKYO}")), "a page that the site has is made again");
    assert!(!branch.contains_key("countries/philippines/index.html"));
    assert_eq!(commits(&site), 3, "history goes on from what others pushed");
}

#[test]
fn a_branch_of_others_is_added_to_but_not_overwritten() {
    let site = branched();
    git(&site, &["init", "-q", "-b", "gh-pages", "theirs"]);
    site.write("theirs/CNAME", "example.org\n");
    git(&site, &["-C", "theirs", "add", "-A"]);
    git(&site, &["-C", "theirs", "commit", "-q", "-m", "Theirs"]);
    git(&site, &["-C", "theirs", "push", "-q", "../pages.git", "gh-pages"]);
    done(&site, &[]);
    assert_eq!(commits(&site), 2);
    assert_eq!(on_branch(&site)["CNAME"], "example.org\n");

    site.write("theirs/index.html", "another generator's\n");
    git(&site, &["-C", "theirs", "add", "-A"]);
    git(&site, &["-C", "theirs", "commit", "-q", "-m", "More"]);
    git(&site, &["-C", "theirs", "push", "-q", "-f", "../pages.git", "gh-pages"]);
    assert!(refused(&site, &[]).contains("at the target stands index.html"));
    assert_eq!(on_branch(&site)["index.html"], "another generator's\n");
}

#[test]
fn a_manifest_on_the_branch_cannot_delete_what_it_does_not_know() {
    let site = branched();
    done(&site, &[]);
    push_from_elsewhere(&site, |clone| {
        std::fs::write(clone.join("CNAME"), "example.org\n").unwrap();
        let manifest = std::fs::read_to_string(clone.join(".chancery")).unwrap();
        let lie = format!("{}  CNAME\n{manifest}", "0".repeat(64));
        std::fs::write(clone.join(".chancery"), lie).unwrap();
    });
    edit(&site, "signed", "sealed");
    done(&site, &[]);
    assert_eq!(on_branch(&site)["CNAME"], "example.org\n");
}

/// Publishes with a git that, between our fetch and our push, leads the branch to another commit.
#[cfg(unix)]
fn publish_while_the_branch_moves_to(site: &Scratch, commit: &str) -> std::process::Output {
    use std::os::unix::fs::PermissionsExt;
    let path = std::env::var_os("PATH").unwrap();
    let real = std::env::split_paths(&path).map(|folder| folder.join("git")).find(|file| file.is_file()).unwrap();
    let (real, repository) = (real.display(), site.path("pages.git"));
    let script = format!(
        "#!/bin/sh\ncase \" $* \" in *\" push \"*) '{real}' --git-dir '{}' update-ref refs/heads/gh-pages {commit};; \
         esac\nexec '{real}' \"$@\"\n",
        repository.display(),
    );
    site.write("bin/git", script);
    std::fs::set_permissions(site.path("bin/git"), std::fs::Permissions::from_mode(0o755)).unwrap();
    let folders = [site.path("bin")].into_iter().chain(std::env::split_paths(&path));
    let mut command = alone(site.command("publish"), site);
    command.env("PATH", std::env::join_paths(folders).unwrap()).output().unwrap()
}

#[cfg(unix)]
#[test]
fn a_push_that_comes_too_late_changes_nothing() {
    let site = branched();
    done(&site, &[]);
    push_from_elsewhere(&site, |clone| std::fs::write(clone.join("CNAME"), "example.org\n").unwrap());
    let late = remote(&site, &["rev-parse", "gh-pages"]);
    // Somebody else's push arrives between our fetch and our push.
    remote(&site, &["update-ref", "refs/heads/gh-pages", "gh-pages~1"]);
    edit(&site, "signed", "sealed");
    let output = publish_while_the_branch_moves_to(&site, late.trim());
    assert_eq!(output.status.code(), Some(2), "{}", stderr(&output));
    let text = stderr(&output);
    assert!(text.contains("the branch gh-pages has moved on") && text.contains("Publish again"), "{text}");
    assert_eq!(remote(&site, &["rev-parse", "gh-pages"]), late);
    done(&site, &[]);
    assert_eq!(commits(&site), 3);
    assert_eq!(on_branch(&site)["CNAME"], "example.org\n");
}

#[cfg(unix)]
#[test]
fn a_branch_that_was_set_back_is_not_overwritten_either() {
    let site = branched();
    done(&site, &[]);
    edit(&site, "signed", "sealed");
    done(&site, &[]);
    let before = remote(&site, &["rev-parse", "gh-pages~1"]);
    // A plain push would be a fast-forward of what somebody has just taken back.
    edit(&site, "sealed", "closed");
    let output = publish_while_the_branch_moves_to(&site, before.trim());
    assert_eq!(output.status.code(), Some(2), "{}", stderr(&output));
    assert!(stderr(&output).contains("has moved on"), "{}", stderr(&output));
    assert_eq!(remote(&site, &["rev-parse", "gh-pages"]), before);
}

#[test]
fn a_host_gets_the_name_under_which_it_serves_the_branch() {
    let site = branched();
    done(&site, &[]);
    push_from_elsewhere(&site, |clone| std::fs::write(clone.join("CNAME"), "old.example.org\n").unwrap());
    let target = "[publish.pages]\nkind = \"git\"\nremote = \"pages.git\"\ndomain = \"Desk.example.org\"\n";
    site.write("site.toml", format!("{SITE}{target}"));
    assert!(done(&site, &["--dry-run"]).contains("0 new, 1 changed"));
    done(&site, &[]);
    assert_eq!(on_branch(&site)["CNAME"], "desk.example.org\n");
    assert!(done(&site, &[]).contains("nothing to do"));
    assert!(!site.path("public/CNAME").exists());
    for bad in ["desk", "a b.example", "desk.example.org\\nevil"] {
        site.write("site.toml", format!("{SITE}{}", target.replace("Desk.example.org", bad)));
        let output = publish(&site, &[]);
        assert_eq!(output.status.code(), Some(1), "{bad}: {}", stderr(&output));
        assert!(stderr(&output).contains("the name of a host"), "{}", stderr(&output));
    }
}

#[test]
fn hostile_addresses_and_branches_are_refused() {
    let site = branched();
    let owned = site.path("owned").display().to_string();
    let upload = format!("--upload-pack=touch {owned}");
    let transport = format!("ext::sh -c touch% {owned}");
    let proxy = format!("ssh://-oProxyCommand=touch {owned}/x");
    for (remote, branch) in [
        (upload.as_str(), "gh-pages"),
        (&transport, "gh-pages"),
        (&proxy, "gh-pages"),
        ("-q", "gh-pages"),
        ("pages.git", "--mirror"),
        ("pages.git", "+gh-pages"),
        ("pages.git", "a:refs/heads/main"),
        ("pages.git", "../../main"),
        ("nowhere.git", "gh-pages"),
    ] {
        let target = format!("[publish.x]\nkind = \"git\"\nremote = \"{remote}\"\nbranch = \"{branch}\"\n");
        site.write("site.toml", format!("{SITE}{target}"));
        let output = publish(&site, &[]);
        let plus = branch.starts_with('+');
        assert_eq!(output.status.code(), Some(if plus { 0 } else { 2 }), "{remote} {branch}: {}", stderr(&output));
        assert!(!site.path("owned").exists(), "{remote} ran a program");
        let known = plus || remote == "nowhere.git";
        assert!(known || stderr(&output).contains("cannot publish to"), "git was asked: {}", stderr(&output));
    }
    // A plus sign is part of a branch's name and does not force anything.
    assert_eq!(remote(&site, &["for-each-ref", "--format=%(refname)"]).trim(), "refs/heads/+gh-pages");
}

#[test]
fn the_committer_is_the_user_or_chancery() {
    let site = branched();
    done(&site, &[]);
    let committer = || remote(&site, &["log", "-1", "--format=%an <%ae> %cn <%ce>", "gh-pages"]).trim().to_owned();
    let chancery = "Chancery <chancery@localhost>";
    assert_eq!(committer(), format!("{chancery} {chancery}"));
    site.write("user", "[user]\nname = Ana Analyst\nemail = ana@example.org\n");
    edit(&site, "signed", "sealed");
    let mut command = alone(site.command("publish"), &site);
    assert!(command.env("GIT_CONFIG_GLOBAL", site.path("user")).status().unwrap().success());
    let ana = "Ana Analyst <ana@example.org>";
    assert_eq!(committer(), format!("{ana} {ana}"));
}

#[test]
fn the_users_own_repository_is_not_touched() {
    let site = branched();
    git(&site, &["init", "-q", "-b", "main", "."]);
    git(&site, &["remote", "add", "origin", "pages.git"]);
    site.write(".gitignore", "/public\n/.public.chancery\n/pages.git\n");
    git(&site, &["add", "articles/a.md"]);
    let target = "[publish.pages]\nkind = \"git\"\nremote = \"origin\"\n";
    site.write("site.toml", format!("{SITE}{target}"));
    let state = || (site.tree(".git"), git(&site, &["--no-optional-locks", "status", "--porcelain"]));
    let before = state();
    // As in a hook of that repository, which git tells where it is.
    let mut command = alone(site.command("publish"), &site);
    command.env("GIT_DIR", site.path(".git")).env("GIT_WORK_TREE", site.root());
    let output = command.env("GIT_INDEX_FILE", site.path(".git/index")).output().unwrap();
    assert!(output.status.success(), "{}", stderr(&output));
    assert_eq!(state(), before);
    assert_eq!(commits(&site), 1, "a remote of the site's repository is known by its name");
}

#[cfg(unix)]
#[test]
fn a_machine_without_git_is_told_so() {
    let site = branched();
    let mut command = alone(site.command("publish"), &site);
    let output = command.env("PATH", site.path("articles")).output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(&output).contains("cannot run git"), "{}", stderr(&output));
}
