//! What brings the program and sites to others: the workflow that `init --ci` writes, and the archive, the workflow and the
//! container file by which the program itself is released.

use super::scratch::{Scratch, stderr};
use serde_json::Value;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use tempfile::TempDir;

fn repository() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn init(arguments: &[&str]) -> Output {
    let program = assert_cmd::cargo::cargo_bin!("chancery");
    Command::new(program).arg("init").args(arguments).env("NO_COLOR", "1").output().unwrap()
}

fn workflow(path: &Path) -> Value {
    let text = std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    serde_saphyr::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// What every workflow here has to hold: it may do nothing unless a job says so, each action is one commit, and nothing
/// that somebody else can choose is put into a script.
fn is_careful(workflow: &Value) {
    assert_eq!(workflow["permissions"], serde_json::json!({}));
    let jobs = workflow["jobs"].as_object().unwrap();
    for (name, job) in jobs {
        assert!(job["permissions"].is_object() && job["timeout-minutes"].is_u64(), "{name}");
        for step in job["steps"].as_array().unwrap() {
            if let Some(action) = step["uses"].as_str() {
                let (_, commit) = action.split_once('@').unwrap();
                assert!(commit.len() == 40 && commit.bytes().all(|byte| byte.is_ascii_hexdigit()), "{action}");
                assert!(action.starts_with("actions/"), "{action}");
            }
            if let Some(script) = step["run"].as_str() {
                assert!(!script.contains("${{"), "{script}");
            }
            if step["uses"].as_str().is_some_and(|action| action.starts_with("actions/checkout@")) {
                assert_eq!(step["with"]["persist-credentials"], false);
            }
        }
    }
}

#[test]
fn a_folder_that_is_no_repository_is_to_be_made_one() {
    let folder = tempfile::tempdir().unwrap();
    let said =
        init(&[folder.path().join("desk").to_str().unwrap(), "--yes", "--ci", "github", "--releases", "desk/chancery"]);
    assert!(said.status.success(), "{}", stderr(&said));
    assert!(String::from_utf8_lossy(&said.stdout).contains("git init"));
}

#[test]
fn a_site_gets_a_workflow_that_builds_strictly_and_publishes_with_least_rights() {
    let scratch = Scratch::new("//- articles/a.md\nA text.\n");
    std::fs::create_dir(scratch.path(".git")).unwrap();
    let root = scratch.root().to_str().unwrap();
    let settings = scratch.read("site.toml");
    let said = init(&[root, "--ci", "github", "--releases", "desk/chancery"]);
    assert!(said.status.success(), "{}", stderr(&said));
    let told = String::from_utf8_lossy(&said.stdout).into_owned();
    assert!(told.contains("Settings, Pages") && !told.contains("git init"), "{told}");
    // Of the site itself nothing was touched.
    assert_eq!(scratch.read("site.toml"), settings);
    assert!(!scratch.path("schemas").exists());
    let path = scratch.path(".github/workflows/publish.yml");
    let workflow = workflow(&path);
    is_careful(&workflow);
    assert_eq!(workflow["env"]["SITE"], ".");
    assert_eq!(workflow["env"]["VERSION"], env!("CARGO_PKG_VERSION"));
    assert_eq!(workflow["env"]["RELEASES"], "desk/chancery");
    let (build, publish) = (&workflow["jobs"]["build"], &workflow["jobs"]["publish"]);
    assert_eq!(build["permissions"], serde_json::json!({"contents": "read", "pages": "read"}));
    assert_eq!(publish["permissions"], serde_json::json!({"pages": "write", "id-token": "write"}));
    assert!(publish["if"].as_str().unwrap().contains("default_branch"));
    let scripts: Vec<&str> =
        build["steps"].as_array().unwrap().iter().filter_map(|step| step["run"].as_str()).collect();
    assert!(scripts.iter().any(|script| script.contains("chancery build --strict")), "{scripts:?}");
    // What is there is never written over.
    std::fs::write(&path, "mine").unwrap();
    let said = init(&[root, "--ci", "github", "--releases", "desk/chancery"]);
    assert_eq!(said.status.code(), Some(2));
    assert!(stderr(&said).contains("is left as it is"), "{}", stderr(&said));
    assert_eq!(std::fs::read_to_string(&path).unwrap(), "mine");
}

#[test]
fn a_site_within_a_repository_has_its_workflow_at_the_top() {
    let scratch = TempDir::new().unwrap();
    std::fs::create_dir(scratch.path().join(".git")).unwrap();
    let desk = scratch.path().join("sites/the \"desk\"");
    let said =
        init(&[desk.to_str().unwrap(), "--yes", "--ci", "github", "--releases", "https://github.com/desk/chancery"]);
    assert!(said.status.success(), "{}", stderr(&said));
    assert!(desk.join("site.toml").is_file() && !desk.join(".github").exists());
    let workflow = workflow(&scratch.path().join(".github/workflows/publish.yml"));
    assert_eq!(workflow["env"]["SITE"], "sites/the \"desk\"");
    assert_eq!(workflow["env"]["RELEASES"], "desk/chancery");
}

#[test]
fn a_workflow_that_could_not_get_the_program_is_not_written() {
    let scratch = TempDir::new().unwrap();
    let desk = scratch.path().join("desk");
    let said = init(&[desk.to_str().unwrap(), "--yes", "--ci", "github"]);
    assert_eq!(said.status.code(), Some(2));
    assert!(stderr(&said).contains("--releases OWNER/REPOSITORY"), "{}", stderr(&said));
    assert!(!desk.exists());
    assert_eq!(init(&[desk.to_str().unwrap(), "--yes", "--releases", "a/b"]).status.code(), Some(2));
}

#[test]
fn the_release_is_made_with_least_rights() {
    let workflow = workflow(&repository().join(".github/workflows/release.yml"));
    is_careful(&workflow);
    let archive = &workflow["jobs"]["archive"];
    assert_eq!(archive["permissions"]["contents"], "read");
    // Every platform whose archive the workflow of a site asks for is among them.
    let targets: Vec<&str> = archive["strategy"]["matrix"]["include"]
        .as_array()
        .unwrap()
        .iter()
        .filter_map(|one| one["target"].as_str())
        .collect();
    assert!(targets.contains(&"x86_64-unknown-linux-gnu") && targets.len() >= 5, "{targets:?}");
    let text = std::fs::read_to_string(repository().join("src/cli/init/starter/publish.yml")).unwrap();
    assert!(text.contains("chancery-$VERSION-x86_64-unknown-linux-gnu"));
}

#[test]
fn the_container_builds_what_is_locked_and_runs_as_nobody() {
    let text = std::fs::read_to_string(repository().join(".github/Containerfile")).unwrap();
    let minimum =
        include_str!("../../Cargo.toml").lines().find_map(|line| line.strip_prefix("rust-version = \"")).unwrap();
    assert!(text.contains(&format!("FROM rust:{}.", minimum.trim_end_matches('"'))), "{minimum}");
    assert!(text.contains("--locked") && text.contains("\nUSER 10001:10001\n"));
    assert!(
        text.lines().filter(|line| line.starts_with("FROM ")).all(|line| line.contains(|c: char| c.is_ascii_digit()))
    );
}

/// Packs the program that the tests run.
#[cfg(unix)]
fn packed(folder: &Path) -> PathBuf {
    let said = Command::new(repository().join(".ci/package"))
        .arg(folder)
        .args(["--target", "x86_64-unknown-linux-gnu", "--program"])
        .arg(assert_cmd::cargo::cargo_bin!("chancery"))
        .output()
        .unwrap();
    assert!(said.status.success(), "{}", stderr(&said));
    PathBuf::from(String::from_utf8(said.stdout).unwrap().trim())
}

#[test]
#[cfg(unix)]
fn an_archive_has_all_that_a_user_needs() {
    let scratch = TempDir::new().unwrap();
    let archive = packed(scratch.path());
    let name = format!("chancery-{}-x86_64-unknown-linux-gnu", env!("CARGO_PKG_VERSION"));
    assert_eq!(archive.file_name().unwrap().to_str().unwrap(), format!("{name}.tar.gz"));
    // The sum is that of the archive, told by its name alone.
    let sum = std::fs::read_to_string(archive.with_file_name(format!("{name}.tar.gz.sha256"))).unwrap();
    assert_eq!(sum.split_whitespace().last(), Some(format!("{name}.tar.gz").as_str()));
    let (program, flag) = if cfg!(target_os = "macos") { ("shasum", "-c") } else { ("sha256sum", "--check") };
    let sum = format!("{name}.tar.gz.sha256");
    assert!(Command::new(program).args([flag, &sum]).current_dir(scratch.path()).output().unwrap().status.success());
    let unpacked = Command::new("tar").arg("-xzf").arg(&archive).current_dir(scratch.path()).status().unwrap();
    assert!(unpacked.success());
    let folder = scratch.path().join(&name);
    let version = Command::new(folder.join("chancery")).arg("--version").output().unwrap();
    assert_eq!(String::from_utf8_lossy(&version.stdout).trim(), format!("chancery {}", env!("CARGO_PKG_VERSION")));
    let read =
        |path: &str| std::fs::read_to_string(folder.join(path)).unwrap_or_else(|error| panic!("{path}: {error}"));
    assert_eq!(read("LICENSE"), include_str!("../../LICENSE"));
    assert_eq!(read("README.md"), include_str!("../../README.md"));
    let crates = read("licences/crates.txt");
    assert!(crates.lines().count() > 200 && crates.contains("clap v") && !crates.contains("(/"), "{crates}");
    for line in crates.lines() {
        let parts: Vec<&str> = line.split(" | ").collect();
        assert!(parts.len() == 3 && parts[1].len() > 2, "{line}");
    }
    assert!(read("licences/fonts.txt").contains("SIL OPEN FONT LICENSE"));
    assert!(read("man/chancery.1").contains(".TH") && read("man/chancery-publish.1").contains("publish"));
    for file in ["chancery.bash", "_chancery", "chancery.fish", "chancery.elv", "_chancery.ps1"] {
        assert!(read(&format!("completions/{file}")).contains("publish"), "{file}");
    }
    // The same program gives the same bytes, where tar can leave out what differs.
    if cfg!(target_os = "linux") {
        let again = packed(&scratch.path().join("again"));
        assert!(std::fs::read(archive).unwrap() == std::fs::read(again).unwrap(), "two archives differ");
    }
}
