//! `chancery extract` and `chancery schema`, as they are typed.

use assert_cmd::Command;
use serde_json::Value;
use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::Stdio;

const SITE: &str = "title = \"Desk\"\nbase_url = \"https://example.org\"\n";

const NOTE: &str = "+++\ntitle = \"Kishida in Washington\"\ndate = 2024-04-12\n+++\n\
On Wednesday, April 10, Japanese Prime Minister Fumio Kishida met President Joe Biden in Washington. \
“Our alliance is stronger than ever before,” Kishida said.\n\nThe US Navy sent 1,200 sailors to Manila.\n";

fn chancery() -> Command {
    Command::new(assert_cmd::cargo::cargo_bin!("chancery"))
}

fn site(articles: &[(&str, &str)]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir_all(folder.path().join("articles")).unwrap();
    fs::write(folder.path().join("site.toml"), SITE).unwrap();
    for (name, text) in articles {
        fs::write(folder.path().join("articles").join(name), text).unwrap();
    }
    folder
}

fn extract(root: &Path, more: &[&str]) -> std::process::Output {
    let mut command = chancery();
    command.args(["extract", "--today", "2026-11-25", "--root"]).arg(root).args(more);
    command.output().unwrap()
}

fn text(output: &std::process::Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned()
}

#[test]
fn a_sheet_says_what_was_found() {
    let folder = site(&[("note.md", NOTE)]);
    let sheet = text(&extract(folder.path(), &[]));
    for line in [
        "articles/note.md",
        "Kishida in Washington · 2024-04-12 · en",
        "Japan (primary",
        "Fumio Kishida, Prime Minister, JP",
        "Wednesday, April 10 = 2024-04-10",
        "“Our alliance is stronger than ever before,” — Fumio Kishida",
        "US Navy",
        "1,200 sailors (troops)",
    ] {
        assert!(sheet.contains(line), "{line:?} is not in\n{sheet}");
    }
    let explained = text(&extract(folder.path(), &["--explain"]));
    let [words, marks, finding] = lines_to(&explained, "Fumio Kishida, Prime Minister, JP [");
    assert!(words.contains(" 5 │ ") && words.ends_with("Kishida said."), "{explained}");
    let at = words.rfind("Kishida").unwrap();
    let column = words[..at].chars().count();
    let marked = marks.chars().position(|letter| letter == '─').unwrap();
    assert_eq!((column, marks.matches('─').count()), (marked, "Kishida".len()), "{explained}");
    assert!(finding.contains(" points]"), "{finding}");
    assert!(explained.contains("summary [opening, "), "{explained}");
    assert!(explained.contains("title │ Kishida in Washington\n       │ ───────"), "{explained}");
    assert!(!explained.contains('\u{1b}'), "colours on something that is no terminal");
}

/// The line that begins so, and the two before it.
fn lines_to<'a>(text: &'a str, start: &str) -> [&'a str; 3] {
    let lines: Vec<&str> = text.lines().collect();
    let at = lines.iter().position(|line| line.trim().starts_with(start)).unwrap_or_else(|| panic!("{text}"));
    [lines[at - 2], lines[at - 1], lines[at]]
}

#[test]
fn a_text_from_anywhere_can_be_read() {
    let folder = tempfile::tempdir().unwrap();
    let note = folder.path().join("paste.txt");
    fs::write(&note, "Finland joined NATO on 4 April 2023.\n").unwrap();
    let output = chancery().current_dir(folder.path()).args(["extract", "paste.txt"]).output().unwrap();
    assert!(output.status.success() && text(&output).contains("Finland (primary"), "{}", text(&output));
    let output = chancery().current_dir(folder.path()).args(["extract", "nothing.txt"]).output().unwrap();
    assert_eq!(output.status.code(), Some(2));
}

#[test]
fn records_are_one_object_a_line() {
    let folder = site(&[("a.md", NOTE), ("b.md", NOTE)]);
    let lines = text(&extract(folder.path(), &["--format", "ndjson"]));
    let records: Vec<Value> = lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(records.len(), 2);
    let record = &records[0];
    assert_eq!(record["id"], "articles/a.md");
    let mention = &record["people"][0]["mentions"][0];
    let span = |key: &str| usize::try_from(mention[key].as_u64().unwrap()).unwrap();
    // The title comes first, and then the body, in bytes of the file.
    assert_eq!((&mention["part"], &mention["text"]), (&Value::from("title"), &Value::from("Kishida")));
    let body = record["people"][0]["mentions"][1].clone();
    let at = |key: &str| usize::try_from(body[key].as_u64().unwrap()).unwrap();
    assert_eq!(&NOTE[at("start")..at("end")], "Fumio Kishida");
    assert!(span("start") < span("end"));
    // What the text comes to has its place, rule and score as well.
    let gist = &record["gist"][0];
    let at = |key: &str| usize::try_from(gist[key].as_u64().unwrap()).unwrap();
    assert_eq!(
        (&gist["kind"], &gist["rule"], &gist["text"]),
        (&"summary".into(), &"opening".into(), &record["summary"])
    );
    assert_eq!(NOTE[at("start")..at("end")], *record["summary"].as_str().unwrap());
    assert!(gist["score"].as_u64().unwrap() > 0, "{gist}");
}

#[test]
fn key_points_have_their_place_and_their_reason() {
    let filler = "Officials spoke of it at length and left the room without a word. ";
    let point =
        "On 4 March 2024 President Joe Biden said that the United States would send Ukraine $300 million of missiles.";
    let text = format!("Kyiv waited for news of the war.\n\n{}\n\n{point}\n\n{}\n", filler.repeat(4), filler.repeat(4));
    let folder = site(&[("long.md", &format!("+++\ntitle = \"War in Ukraine\"\ndate = 2024-03-05\n+++\n{text}"))]);
    let record: Value = serde_json::from_str(&text_of_first(&extract(folder.path(), &["--format", "ndjson"]))).unwrap();
    let gist = record["gist"].as_array().unwrap();
    let found = gist.iter().find(|one| one["kind"] == "key-point").unwrap_or_else(|| panic!("{record}"));
    let file = fs::read_to_string(folder.path().join("articles/long.md")).unwrap();
    let at = |key: &str| usize::try_from(found[key].as_u64().unwrap()).unwrap();
    assert_eq!((&file[at("start")..at("end")], &found["rule"]), (point, &"weight".into()));
    assert_eq!(found["text"], record["key_points"][0]);
    assert!(found["score"].as_u64().unwrap() > 3, "{found}");
}

fn text_of_first(output: &std::process::Output) -> String {
    text(output).lines().next().unwrap_or_default().to_owned()
}

#[test]
fn a_stream_is_answered_in_order_and_bad_lines_are_told() {
    // With a byte-order mark, as some programs write it.
    let mut input = String::from("\u{feff}");
    for n in 0..500 {
        input.push_str(&format!(
            "{{\"id\": {n}, \"title\": \"Kyiv\", \"text\": \"President Volodymyr Zelensky met number {n}.\"}}\n"
        ));
        if n == 250 {
            input.push_str("{\"id\": \"bad\", \"text\": 7}\n\nnot json\n");
        }
    }
    let output = chancery().args(["extract", "--stdin", "--format", "ndjson"]).write_stdin(input).output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    let lines = text(&output);
    let ids: Vec<Value> =
        lines.lines().map(|line| serde_json::from_str::<Value>(line).unwrap()["id"].clone()).collect();
    assert_eq!(ids, (0..500).map(Value::from).collect::<Vec<_>>());
    let told = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(told.contains("line 252: column") && told.contains("line 254: "), "{told}");
    assert!(told.contains("2 lines could not be read"), "{told}");
}

#[test]
fn every_finding_has_a_rule_a_score_and_a_place() {
    let words = "On 10 April 2024 Tokyo said so, Reuters reported. On Thursday, April 11, the ships sailed. By March it had \
                 paid $5 million. “We will not leave the sea to others,” President Joe Biden said. “No comment at all today \
                 from us here,” it went. According to Western officials, 40 soldiers left.";
    let line = serde_json::json!({"id": 1, "date": "2024-04-12", "title": "Ships", "text": words}).to_string();
    let output = chancery().args(["extract", "--stdin", "--format", "ndjson"]).write_stdin(line).output().unwrap();
    let record: Value = serde_json::from_str(&text(&output)).unwrap();
    let scores = |field: &str| -> Vec<u64> {
        let findings = record[field].as_array().unwrap();
        findings.iter().for_each(|one| assert!(one["rule"].is_string() && one["start"].is_u64(), "{field}: {one}"));
        findings.iter().map(|one| one["score"].as_u64().unwrap()).collect()
    };
    assert_eq!(scores("dates"), [3, 3, 1], "{record:#}");
    assert_eq!(scores("chronology").len(), 3);
    assert_eq!(scores("quotes")[0], 2);
    assert_eq!(scores("figures")[0], 2);
    assert_eq!(scores("sources"), [2, 1]);
    for field in ["countries", "people", "organisations"] {
        let findings = record[field].as_array().unwrap();
        assert!(!findings.is_empty() && findings.iter().all(|one| one["score"].is_u64() && one["rule"].is_string()));
    }
}

#[test]
fn a_dateline_and_a_date_are_read_with_their_text() {
    let line = r#"{"id": 1, "dateline": "MANILA", "date": "2024-04-12", "text": "The ships sailed on April 10."}"#;
    let output = chancery().args(["extract", "--stdin", "--format", "ndjson"]).write_stdin(line).output().unwrap();
    let record: Value = serde_json::from_str(&text(&output)).unwrap();
    assert_eq!(record["countries"][0]["code"], "PH");
    assert_eq!(record["countries"][0]["mentions"][0]["part"], "dateline");
    assert_eq!(record["dates"][0]["value"], "2024-04-10");
}

#[test]
fn a_sidecar_is_written_checked_and_corrected() {
    let folder = site(&[("note.md", NOTE)]);
    let sidecar = folder.path().join("articles/note.meta.toml");
    assert!(extract(folder.path(), &["--check"]).status.success(), "an article without a sidecar is not stale");
    assert!(text(&extract(folder.path(), &["--write"])).contains("written: articles/note.meta.toml"));
    let made = fs::read_to_string(&sidecar).unwrap();
    assert!(made.contains("people = [\"Fumio Kishida\", \"Joe Biden\"]"), "{made}");
    assert!(text(&extract(folder.path(), &["--write"])).contains("1 unchanged"));
    assert_eq!(fs::read_to_string(&sidecar).unwrap(), made);
    assert!(extract(folder.path(), &["--check"]).status.success());
    // A person takes Biden out and says why; the article changes; he does not come back.
    let edited = made.replacen(
        "people = [\"Fumio Kishida\", \"Joe Biden\"]",
        "people = [\"Fumio Kishida\"] # only the guest",
        1,
    );
    fs::write(&sidecar, edited).unwrap();
    fs::write(folder.path().join("articles/note.md"), NOTE.replace("Manila", "Seoul")).unwrap();
    let check = extract(folder.path(), &["--check"]);
    assert_eq!(check.status.code(), Some(1));
    assert!(text(&check).contains("stale: articles/note.meta.toml"), "{}", text(&check));
    assert!(extract(folder.path(), &["--write"]).status.success());
    let again = fs::read_to_string(&sidecar).unwrap();
    assert!(again.contains("people = [\"Fumio Kishida\"] # only the guest"), "{again}");
    assert!(again.contains("[not]\npeople = [\"Joe Biden\"]") && again.contains("\"KR\""), "{again}");
    let built = chancery().args(["build", "--today", "2026-11-25", "--root"]).arg(folder.path()).output().unwrap();
    assert!(built.status.success(), "{}", String::from_utf8_lossy(&built.stderr));
    assert!(!folder.path().join("public/people/joe-biden").exists());
    assert!(folder.path().join("public/people/fumio-kishida/index.html").exists());
}

#[test]
fn a_fresh_sidecar_says_what_an_articles_tags_are() {
    let folder = site(&[("note.md", NOTE)]);
    assert!(extract(folder.path(), &["--write"]).status.success());
    let sidecar = folder.path().join("articles/note.meta.toml");
    let made = fs::read_to_string(&sidecar).unwrap();
    let start = made.find("organisations = ").unwrap();
    let line = &made[start..start + made[start..].find('\n').unwrap()];
    fs::write(&sidecar, made.replacen(line, "organisations = [\"Desk of Ours\"]", 1)).unwrap();
    let built = chancery().args(["build", "--today", "2026-11-25", "--root"]).arg(folder.path()).output().unwrap();
    assert!(built.status.success(), "{}", String::from_utf8_lossy(&built.stderr));
    let folders = |section: &str| {
        let entries = fs::read_dir(folder.path().join("public").join(section)).unwrap();
        let mut names: Vec<String> = entries
            .map(|entry| entry.unwrap())
            .filter(|entry| entry.path().is_dir())
            .map(|entry| entry.file_name().to_string_lossy().into_owned())
            .collect();
        names.sort();
        names
    };
    assert_eq!(folders("organisations"), ["desk-of-ours"]);
}

#[test]
fn a_broken_sidecar_is_told_and_its_neighbours_are_written() {
    let folder = site(&[("a.md", NOTE), ("b.md", NOTE)]);
    fs::write(folder.path().join("articles/a.meta.toml"), "people = [\n").unwrap();
    let output = extract(folder.path(), &["--write"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&output.stderr).contains("articles/a.meta.toml"));
    assert_eq!(fs::read_to_string(folder.path().join("articles/a.meta.toml")).unwrap(), "people = [\n");
    assert!(folder.path().join("articles/b.meta.toml").exists());
}

#[test]
fn lists_of_a_site_are_used() {
    let folder = site(&[(
        "note.md",
        "+++\ntitle = \"Note\"\n+++\nThe Grey Desk met in Strelsauburg and in Zenda with the Patriot II Crew.\n",
    )]);
    fs::create_dir_all(folder.path().join("lists")).unwrap();
    let lists = "[[organisation]]\nname = \"Grey Desk\"\nkind = \"think-tank\"\n\n[[country]]\ncode = \"JP\"\ncities = [\"Strelsauburg\"]\n";
    fs::write(folder.path().join("lists/ours.toml"), lists).unwrap();
    let sheet = text(&extract(folder.path(), &[]));
    assert!(sheet.contains("Organisations  Grey Desk") && sheet.contains("Japan (primary"), "{sheet}");
    fs::write(folder.path().join("lists/ours.toml"), "[[organisation]]\nnam = \"x\"\n").unwrap();
    let output = extract(folder.path(), &[]);
    let told = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(told.contains("lists/ours.toml") && told.contains("did you mean `name`"), "{told}");
    // A country that only a slip has made is no page without a name.
    let lists =
        "[[country]]\ncode = \"UK\"\ncities = [\"Zenda\"]\n[[country]]\ncode = \"JP\"\ncities = [\"Strelsauburg\"]\n";
    fs::write(folder.path().join("lists/ours.toml"), lists).unwrap();
    let output = extract(folder.path(), &[]);
    let told = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(told.contains("no country has the code `UK`") && told.contains("`GB`"), "{told}");
    let sheet = text(&output);
    assert!(sheet.contains("Countries      Japan (primary, 3)\n"), "what is right in the lists is read with: {sheet}");
}

#[test]
fn a_program_that_waits_for_its_answer_gets_it() {
    let mut child = std::process::Command::new(assert_cmd::cargo::cargo_bin!("chancery"))
        .args(["extract", "--stdin", "--format", "ndjson"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut input = child.stdin.take().unwrap();
    let mut output = BufReader::new(child.stdout.take().unwrap());
    for n in 0..3 {
        writeln!(input, "{{\"id\": {n}, \"text\": \"Norway and Finland signed.\"}}").unwrap();
        let mut line = String::new();
        // This waits for ever if the answer waits for more input.
        output.read_line(&mut line).unwrap();
        let record: Value = serde_json::from_str(&line).unwrap();
        assert_eq!((record["id"].as_u64(), record["countries"].as_array().unwrap().len()), (Some(n), 2));
    }
    drop(input);
    assert!(child.wait().unwrap().success());
}

#[test]
fn whoever_stops_reading_is_told_nothing() {
    let folder = site(&[("a.md", NOTE)]);
    let stream = "{\"text\": \"Norway signed with Finland and Sweden.\"}\n".repeat(3000);
    let cases: [&[&str]; 4] = [
        &["extract", "--stdin", "--format", "ndjson"],
        &["extract", "--explain"],
        &["extract", "--format", "json"],
        &["schema", "site"],
    ];
    for arguments in cases {
        let mut child = std::process::Command::new(assert_cmd::cargo::cargo_bin!("chancery"))
            .args(arguments)
            .current_dir(folder.path())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        drop(child.stdout.take());
        // What has stopped reading may be gone before all is written.
        let _ = child.stdin.take().unwrap().write_all(stream.as_bytes());
        let output = child.wait_with_output().unwrap();
        let told = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(output.status.success() && told.is_empty(), "{arguments:?}: {told}");
    }
}

#[test]
fn a_line_that_no_memory_should_hold_is_passed_over() {
    let mut input = b"{\"id\": 1, \"text\": \"Norway.\"}\n{\"id\": 2, \"text\": \"".to_vec();
    input.resize(input.len() + 17 * 1024 * 1024, b'a');
    input.extend(b"\"}\n\xff\xfe\n{\"id\": 4, \"text\": \"Finland.\"}");
    let output = chancery().args(["extract", "--stdin", "--format", "ndjson"]).write_stdin(input).output().unwrap();
    let ids: Vec<Value> =
        text(&output).lines().map(|line| serde_json::from_str::<Value>(line).unwrap()["id"].clone()).collect();
    assert_eq!(ids, [1, 4]);
    let told = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(told.contains("line 2: longer than 16 MB") && told.contains("line 3: not UTF-8: byte 1"), "{told}");
}

#[test]
fn records_come_as_one_list_too() {
    let folder = site(&[("a.md", NOTE), ("b.md", NOTE)]);
    let list: Vec<Value> = serde_json::from_str(&text(&extract(folder.path(), &["--format", "json"]))).unwrap();
    assert_eq!(
        list.iter().map(|one| one["id"].as_str().unwrap()).collect::<Vec<_>>(),
        ["articles/a.md", "articles/b.md"]
    );
    let output = extract(folder.path(), &["--stdin", "--format", "json"]);
    assert_eq!(output.status.code(), Some(2), "a stream is answered line by line");
}

#[test]
fn readings_share_lists_of_words() {
    let folder =
        site(&[("note.md", "+++\ntitle = \"Note\"\n+++\nThe king was crowned in Strelsau, as Rassendyll saw.\n")]);
    fs::create_dir_all(folder.path().join("lists")).unwrap();
    let lists = |against: &str| {
        format!(
            "[[evidence]]\nname = \"plots\"\nwords = [\"Rassendyll\", \"crowned\"]\n\n[[evidence]]\nname = \"kings\"\nwords = [\"king\"]\n\n\
             [[ambiguous]]\nname = \"Strelsau\"\nreadings = [{{ code = \"NO\", evidence = [\"plots\"]{against} }}]\n"
        )
    };
    for (against, found) in [("", true), (", against = [\"kings\"]", false)] {
        fs::write(folder.path().join("lists/ours.toml"), lists(against)).unwrap();
        let sheet = text(&extract(folder.path(), &[]));
        assert_eq!(sheet.contains("Norway"), found, "{against}: {sheet}");
    }
}

#[test]
fn a_streams_site_lends_its_lists() {
    let folder = site(&[]);
    fs::create_dir_all(folder.path().join("lists")).unwrap();
    let lists = "[[organisation]]\nname = \"Grey Desk\"\nkind = \"think-tank\"\n";
    fs::write(folder.path().join("lists/ours.toml"), lists).unwrap();
    let run = |text: &str| {
        let mut command = chancery();
        command.args(["extract", "--stdin", "--format", "ndjson", "--root"]).arg(folder.path());
        command.write_stdin(format!("{{\"text\": \"{text}\"}}\n")).output().unwrap()
    };
    let record: Value = serde_json::from_str(&text(&run("The Grey Desk met."))).unwrap();
    assert_eq!(record["organisations"][0]["listed"], "Grey Desk");
    fs::write(folder.path().join("lists/ours.toml"), "[[organisation]]\nnam = 1\n").unwrap();
    let output = run("Norway.");
    assert_eq!(output.status.code(), Some(1), "a list that cannot be read is told");
    assert_eq!(text(&output).lines().count(), 1, "and the rest goes on");
}

#[test]
fn a_streams_date_that_cannot_be_read_is_told_and_the_rest_read() {
    let mut command = chancery();
    command.args(["extract", "--stdin", "--format", "ndjson"]);
    let days = ["10 April 2024", "04/05/2024", "2024-02-30", "2024-04-10T12:00:00Z", " 2024-04-10 ", ""];
    let line = |day: &str| format!("{{\"date\": \"{day}\", \"text\": \"Norway signed on April 9.\"}}\n");
    let output = command.write_stdin(days.map(line).concat()).output().unwrap();
    assert_eq!(output.status.code(), Some(0), "every document was answered");
    let records: Vec<Value> = text(&output).lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(records.len(), days.len());
    let dated = |record: &Value| record["dates"][0]["value"].is_string();
    assert_eq!(records.iter().map(dated).collect::<Vec<_>>(), [false, false, false, true, true, false]);
    let told = String::from_utf8_lossy(&output.stderr).into_owned();
    let said: Vec<&str> = told.lines().collect();
    assert_eq!(said.len(), 3, "{told}");
    assert!(
        said[0].starts_with("line 1: the date “10 April 2024” cannot be read") && said[0].ends_with("as 2024-04-10")
    );
    assert!(
        said[1].starts_with("line 2: ")
            && said[1].ends_with("year-month-day, such as 2024-04-10")
            && said[2].starts_with("line 3: "),
        "{told}"
    );
}

#[test]
fn reasons_are_given_for_a_text_of_one_endless_line() {
    let folder = tempfile::tempdir().unwrap();
    let words = "On 4 April 2023 Finland joined NATO, “at last”, Reuters reported, with 1,200 soldiers. ";
    fs::write(folder.path().join("paste.txt"), words.repeat(4000)).unwrap();
    let start = std::time::Instant::now();
    let output = chancery().current_dir(folder.path()).args(["extract", "--explain", "paste.txt"]).output().unwrap();
    assert!(output.status.success() && text(&output).contains("more places"));
    assert!(start.elapsed().as_secs() < 60, "{:?}", start.elapsed());
    let widest = text(&output).lines().map(|line| line.chars().count()).max();
    assert!(widest.unwrap() < 130, "{widest:?}");
}
