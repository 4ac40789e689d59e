//! The rules of the house, held against the code: imports point strictly down, files have a header and stay short,
//! crates stay in their rooms, and the clock and the disk stay on the roof.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// Rooms from the ground up. Rooms on one floor have no door between them.
const FLOORS: &[&[&str]] = &[
    &["source", "slug", "date", "letters", "media"],
    &["text", "route", "picture"],
    &["diag"],
    &["keys"],
    &["gazetteer", "wording"],
    &["config"],
    &["document", "extract", "hosting"],
    &["site", "record"],
    &["pages", "review"],
    &["render", "search", "lint"],
    &["build"],
    &["report", "disk"],
    &["import", "publish", "serve"],
    &["cli"],
];

/// Crates and the only rooms that may use them.
const CRATES: &[(&str, &[&str])] = &[
    ("tera", &["render"]),
    ("include_dir", &["render"]),
    ("icu_calendar", &["wording"]),
    ("icu_datetime", &["wording"]),
    ("icu_decimal", &["wording"]),
    ("icu_locale", &["wording"]),
    ("icu_plurals", &["wording"]),
    ("quick_xml", &["import", "render"]),
    ("csv", &["render"]),
    ("resvg", &["picture"]),
    ("skrifa", &["picture"]),
    ("png", &["picture"]),
    ("pulldown_cmark", &["document", "import", "lint"]),
    ("pulldown_cmark_escape", &["document", "picture", "serve"]),
    ("ammonia", &["document", "import"]),
    ("whatlang", &["extract"]),
    ("toml_edit", &["import", "record"]),
    ("schemars", &["record"]),
    ("miette", &["report"]),
    ("clap", &["cli"]),
    ("clap_complete", &["cli"]),
    ("clap_mangen", &["cli"]),
    ("inquire", &["cli"]),
    ("crossterm", &["cli"]),
    ("signal_hook", &["cli"]),
    ("indicatif", &["cli"]),
    ("walkdir", &["disk"]),
    ("tempfile", &["publish"]),
    ("zip", &["publish"]),
    ("object_store", &["publish"]),
    ("rustix", &["publish"]),
    ("async_trait", &["publish"]),
    ("futures_util", &["publish"]),
    ("http_body_util", &["publish"]),
    ("sha2", &["publish"]),
    ("russh", &["publish"]),
    ("russh_sftp", &["publish"]),
    ("hmac", &["publish"]),
    ("sha1", &["publish"]),
    ("tar", &["publish"]),
    ("zstd", &["publish"]),
    ("axum", &["serve"]),
    ("headers", &["serve"]),
    ("getrandom", &["serve"]),
    ("open", &["cli"]),
    ("hyper", &["serve"]),
    ("hyper_util", &["serve"]),
    ("tokio", &["serve", "search", "publish"]),
    ("pagefind", &["search"]),
    ("pagefind_stem", &["search"]),
    ("minicbor", &["search"]),
    ("brotli", &["publish"]),
    ("flate2", &["publish", "search"]),
    ("convert_case", &["search"]),
    ("unicode_normalization", &["search", "picture"]),
    ("tokio_stream", &["serve"]),
    ("notify", &["serve"]),
    ("trafilatura", &["import"]),
    ("htmd", &["import"]),
    ("feed_rs", &["import"]),
    ("serde_saphyr", &["import"]),
    ("encoding_rs", &["import"]),
    ("ureq", &["import", "publish"]),
    ("url", &["cli", "import"]),
];

/// What only the roof may touch: the disk, the clock, the environment, other programs, threads.
const MACHINE: &[&str] =
    &["std::fs", "SystemTime", "Instant::now", "Timestamp::now", "std::env", "std::process", "println!", "std::thread"];

const ROOF: &[&str] = &["report", "disk", "import", "publish", "serve", "cli"];

/// The longest file, in lines; the longest function is clippy's to find.
const LONGEST: usize = 400;

struct File {
    name: String,
    room: String,
    text: String,
}

fn files() -> Vec<File> {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut found = Vec::new();
    collect(&src, &src, &mut found);
    found.sort_by(|a, b| a.name.cmp(&b.name));
    assert!(found.len() > 30, "the walk found only {} files", found.len());
    found
}

fn collect(src: &Path, folder: &Path, found: &mut Vec<File>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path: PathBuf = entry.unwrap().path();
        if path.is_dir() {
            collect(src, &path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            let name = path.strip_prefix(src).unwrap().to_string_lossy().replace('\\', "/");
            let room = name.split('/').next().unwrap().trim_end_matches(".rs").to_owned();
            found.push(File { name, room, text: fs::read_to_string(&path).unwrap() });
        }
    }
}

/// A file without its unit tests and comments: what the rules are about.
fn code(text: &str) -> String {
    let own = text.split("#[cfg(test)]\nmod tests").next().unwrap_or(text);
    own.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n")
}

fn floor_of(room: &str) -> Option<usize> {
    FLOORS.iter().position(|floor| floor.contains(&room))
}

/// The rooms that a file names as `crate::room` or `crate::{room, ...}`.
fn imports(code: &str) -> Vec<String> {
    let name = |text: &str| -> String {
        text.trim_start().chars().take_while(|letter| letter.is_alphanumeric() || *letter == '_').collect()
    };
    let named = |rest: &str| -> Vec<String> {
        let Some(list) = rest.strip_prefix('{') else { return vec![name(rest)] };
        let mut depth = 0;
        let own = |letter: char| {
            depth += i32::from(letter == '{') - i32::from(letter == '}');
            depth < 0
        };
        let list = &list[..list.find(own).unwrap_or(list.len())];
        list.split(',').map(name).collect()
    };
    let mut rooms: Vec<String> = code.split("crate::").skip(1).flat_map(named).collect();
    rooms.sort();
    rooms.dedup();
    rooms
}

#[test]
fn every_room_has_a_floor() {
    for file in files().iter().filter(|file| !["main", "lib"].contains(&file.room.as_str())) {
        assert!(floor_of(&file.room).is_some(), "src/{} belongs to no floor", file.name);
    }
}

#[test]
fn imports_point_strictly_down() {
    let mut wrong = Vec::new();
    for file in files() {
        let Some(own) = floor_of(&file.room) else { continue };
        for room in imports(&code(&file.text)) {
            if room != file.room && floor_of(&room).is_some_and(|floor| floor >= own) {
                wrong.push(format!("src/{} imports crate::{room}", file.name));
            }
        }
    }
    assert!(wrong.is_empty(), "imports that do not point down:\n{}", wrong.join("\n"));
}

#[test]
fn no_file_climbs_out_of_its_room() {
    for file in files() {
        // A file two folders down may say `super` twice and is still in its room.
        let inner = file.name.matches('/').count() + usize::from(!file.name.ends_with("mod.rs"));
        let climbs = "super::".repeat(inner.max(1));
        assert!(inner == 0 || !code(&file.text).contains(&climbs), "src/{} leaves its room by {climbs}", file.name);
    }
}

#[test]
fn crates_stay_in_their_rooms() {
    let mut wrong = Vec::new();
    for file in files() {
        let code = code(&file.text);
        for (name, rooms) in CRATES {
            let used = code.contains(&format!("{name}::"))
                && code.lines().any(|line| {
                    line.contains(&format!(" {name}::"))
                        || line.contains(&format!("({name}::"))
                        || line.contains(&format!("<{name}::"))
                        || line.contains(&format!("&{name}::"))
                        || line.trim_start().starts_with(&format!("{name}::"))
                });
            if used && !rooms.contains(&file.room.as_str()) {
                wrong.push(format!("src/{} uses {name}", file.name));
            }
        }
    }
    assert!(wrong.is_empty(), "crates outside their rooms:\n{}", wrong.join("\n"));
}

#[test]
fn the_machine_is_for_the_roof() {
    let mut wrong = Vec::new();
    for file in files().iter().filter(|file| !ROOF.contains(&file.room.as_str()) && file.room != "main") {
        let code = code(&file.text);
        wrong.extend(
            MACHINE.iter().filter(|word| code.contains(**word)).map(|word| format!("src/{} uses {word}", file.name)),
        );
    }
    assert!(wrong.is_empty(), "the machine below the roof:\n{}", wrong.join("\n"));
}

#[test]
fn files_have_a_header_and_stay_short() {
    for file in files() {
        assert!(file.text.starts_with("//!"), "src/{} has no //! header", file.name);
        let lines = file.text.lines().count();
        assert!(lines <= LONGEST, "src/{} has {lines} lines; {LONGEST} are the limit", file.name);
    }
}

#[test]
fn there_are_no_drawers_for_odds_and_ends() {
    for file in files() {
        for part in file.name.trim_end_matches(".rs").split('/') {
            assert!(
                !["utils", "util", "common", "helpers", "misc", "prelude", "types"].contains(&part),
                "src/{}",
                file.name
            );
        }
        if file.room != "lib" {
            let code = code(&file.text);
            assert!(!code.contains("pub use crate::"), "src/{} re-exports another room", file.name);
            assert!(
                !code.contains("static mut") && !code.contains("LazyLock") && !code.contains("OnceLock"),
                "src/{} has a global",
                file.name
            );
        }
    }
}

#[test]
fn rules_would_notice() {
    // The rules are read from text, so that they can be broken by a change of style: this is what they must see.
    assert_eq!(imports("use crate::site::{Site};\nlet x = crate::diag::Notes::new();"), ["diag", "site"]);
    assert_eq!(imports("use crate::{render::{A, B}, site};"), ["B", "render", "site"]);
    assert_eq!(code("//! crate::x\n// crate::y\nlet a = 1;\n#[cfg(test)]\nmod tests { crate::z }"), "let a = 1;");
    let floors: BTreeMap<&str, usize> =
        FLOORS.iter().enumerate().flat_map(|(at, floor)| floor.iter().map(move |room| (*room, at))).collect();
    assert!(floors["cli"] > floors["build"] && floors["build"] > floors["site"] && floors["site"] > floors["document"]);
}
