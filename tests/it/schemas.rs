//! `chancery schema`: what it describes is what the readers read, what this repository holds, and what is printed.

use super::scratch::{Scratch, files};
use chancery::source::Source;
use chancery::{config, diag::Notes, document, gazetteer, record};
use serde_json::{Map, Value, json};
use std::collections::BTreeSet;
use std::path::Path;

fn schema(name: &str) -> Value {
    serde_json::from_str(&record::schema(name).unwrap()).unwrap()
}

/// What a schema says is wrong with a value.
fn wrong(name: &str, value: &Value) -> Vec<String> {
    let validator = jsonschema::validator_for(&schema(name)).unwrap();
    validator.iter_errors(value).map(|error| format!("{}: {error}", error.instance_path())).collect()
}

/// TOML as tools hand it to a schema: dates are texts.
fn json(toml: &str) -> Value {
    fn told(value: toml::Value) -> Value {
        match value {
            toml::Value::Datetime(date) => Value::from(date.to_string()),
            toml::Value::Array(items) => items.into_iter().map(told).collect(),
            toml::Value::Table(keys) => {
                Value::Object(keys.into_iter().map(|(key, value)| (key, told(value))).collect())
            }
            other => serde_json::to_value(other).unwrap(),
        }
    }
    told(toml::Value::Table(toml.parse().unwrap_or_else(|error| panic!("{error}:\n{toml}"))))
}

fn front_matter(article: &str) -> &str {
    article.strip_prefix("+++\n").unwrap().split("\n+++\n").next().unwrap()
}

/// Every file of a folder with this ending.
fn all(folder: &str, ending: &str) -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let found = walkdir::WalkDir::new(root).sort_by_file_name().into_iter().map(Result::unwrap);
    let files = found.filter(|entry| entry.file_type().is_file() && entry.path().to_string_lossy().ends_with(ending));
    let read = |path: &Path| (path.display().to_string(), std::fs::read_to_string(path).unwrap());
    let files: Vec<(String, String)> = files.map(|entry| read(entry.path())).collect();
    assert!(!files.is_empty(), "nothing ends in {ending} in {folder}");
    files
}

#[test]
fn schemas_accept_this_repository() {
    let none: [String; 0] = [];
    let own = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("site.toml")).unwrap();
    assert_eq!(wrong("site", &json(&own)), none);
    for (path, text) in all("articles", ".md") {
        assert_eq!(wrong("front-matter", &json(front_matter(&text))), none, "{path}");
    }
    for (path, text) in all("src/gazetteer/lists", ".toml") {
        assert_eq!(wrong("lists", &json(&text)), none, "{path}");
    }
}

const NOTE: &str = "\
//- articles/note.md
+++
title = \"Kishida in Washington\"
date = 2024-04-12
+++
On Wednesday, April 10, Japanese Prime Minister Fumio Kishida met President Joe Biden in Washington. \
“Our alliance is stronger than ever before,” Kishida said, Reuters reports.

The US Navy sent 1,200 sailors and a Patriot battery to Manila.
";

#[test]
fn schemas_accept_what_is_written_and_printed() {
    let none: [String; 0] = [];
    let site = Scratch::new(NOTE);
    assert!(site.command("extract").arg("--write").status().unwrap().success());
    let sidecar = site.read("articles/note.meta.toml");
    assert_eq!(wrong("sidecar", &json(&sidecar)), none);
    // One that a person has worked on, too.
    let edited = sidecar.replacen("[\"JP\"", "[\"GB\", \"JP\"", 1).replacen(", \"Joe Biden\"", "", 1);
    site.write("articles/note.meta.toml", edited);
    assert!(site.command("extract").arg("--write").status().unwrap().success());
    let sidecar = site.read("articles/note.meta.toml");
    assert!(sidecar.contains("[not]") && sidecar.contains("[written.yours]"), "{sidecar}");
    assert_eq!(wrong("sidecar", &json(&sidecar)), none);
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    for root in [root, site.root()] {
        let mut command = std::process::Command::new(site.command("extract").get_program());
        let printed = command.args(["extract", "--format", "ndjson", "--root"]).arg(root).output().unwrap();
        assert!(printed.status.success(), "{}", String::from_utf8_lossy(&printed.stderr));
        for line in String::from_utf8(printed.stdout).unwrap().lines() {
            assert_eq!(wrong("record", &serde_json::from_str(line).unwrap()), none, "{line}");
        }
    }
    let document = json!({"id": 7, "title": "A", "date": "2024-04-10", "dateline": "MANILA", "text": "B"});
    assert_eq!(wrong("document", &document), none);
    assert_eq!(wrong("document", &json!({"text": "B", "source": "more keys are passed over"})), none);
}

#[test]
fn schemas_refuse_what_the_readers_refuse() {
    let cases = [
        ("site", "title = \"A\"\nbase_url = \"https://example.org\"\nper_page = 0\n"),
        ("site", "title = \"A\"\nbase_url = \"example.org\"\n"),
        ("site", "title = \"A\"\n"),
        ("site", "title = \"A\"\nbase_url = \"https://example.org\"\n[publish.a]\nkind = \"ftp\"\npath = \"x\"\n"),
        (
            "site",
            "title = \"A\"\nbase_url = \"https://example.org\"\n[publish.a]\nkind = \"s3\"\nbucket = \"x\"\ncompress = \"br\"\n",
        ),
        (
            "site",
            "title = \"A\"\nbase_url = \"https://example.org\"\n[publish.a]\nkind = \"dir\"\npath = \"x\"\ncompress = \"gzip\"\n",
        ),
        ("site", "title = \"A\"\nbase_url = \"https://example.org\"\n[media]\nremot = true\n"),
        ("site", "title = \"A\"\nbase_url = \"https://example.org\"\n[hosting]\npreset = \"apache\"\n"),
        ("lists", "[[topic]]\nname = \"A\"\n"),
        ("front-matter", "date = 2024-04-10\n"),
        ("front-matter", "title = \"A\"\nautor = \"x\"\n"),
        ("front-matter", "title = \"A\"\ndate = \"soon\"\n"),
        ("front-matter", "title = \"A\"\n[[source]]\nname = \"A\"\ncredibility = 7\n"),
        ("front-matter", "title = \"A\"\n[not]\ncountry = []\n"),
        ("sidecar", "people = \"Fumio Kishida\"\n"),
        ("sidecar", "[written]\nx = 1\n"),
    ];
    for (name, text) in cases {
        assert!(!wrong(name, &json(text)).is_empty(), "{name} accepts\n{text}");
    }
    assert!(!wrong("document", &json!({"id": 1})).is_empty(), "a document has a text");
}

/// A value that a schema describes, with every key that it knows. Of several forms the `pick`th is taken, and `strange` is
/// put into every table.
struct Sample<'a> {
    root: &'a Value,
    pick: usize,
    strange: Option<&'a str>,
    /// The keys of every table.
    tables: BTreeSet<BTreeSet<String>>,
}

impl Sample<'_> {
    fn of(&mut self, schema: &Value) -> Value {
        if let Some(name) = schema["$ref"].as_str() {
            let root = self.root;
            return self.of(root.pointer(name.trim_start_matches('#')).unwrap());
        }
        if let Some(forms) = schema["oneOf"].as_array().or_else(|| schema["anyOf"].as_array()) {
            return self.of(&forms[self.pick % forms.len()]);
        }
        if let Some(only) = schema.get("const") {
            return only.clone();
        }
        if let Some(first) = schema["enum"].as_array().and_then(|choices| choices.first()) {
            return first.clone();
        }
        match schema["type"].as_str().unwrap_or_else(|| panic!("no type: {schema}")) {
            "object" => self.table(schema),
            "array" => json!([self.of(&schema["items"])]),
            "boolean" => json!(true),
            "integer" => schema["minimum"].clone(),
            _ => match schema["pattern"].as_str().unwrap_or("") {
                pattern if pattern.starts_with(r"^\d") => json!("2024-04-10"),
                pattern if pattern.contains("http") || pattern.contains("[Hh]") => json!("https://example.org"),
                "^[A-F]$" => json!("A"),
                pattern if pattern.starts_with("^#") => json!("#0b4f8a"),
                pattern if pattern.contains("zip") => json!("desk.zip"),
                pattern if pattern.starts_with("^SHA256") => json!(format!("SHA256:{}", "A".repeat(43))),
                pattern if pattern.contains(r"(\.[A-Za-z") => json!("desk.example.org"),
                _ => json!("en"),
            },
        }
    }

    fn table(&mut self, schema: &Value) -> Value {
        let Some(keys) = schema["properties"].as_object() else {
            return json!({ "name": self.of(&schema["additionalProperties"]) });
        };
        self.tables.insert(keys.keys().cloned().collect());
        let mut table: Map<String, Value> = keys.iter().map(|(key, inner)| (key.clone(), self.of(inner))).collect();
        if let Some(strange) = self.strange {
            table.insert(strange.to_owned(), json!(1));
        }
        Value::Object(table)
    }
}

/// What a reader says of a file.
fn read(name: &str, toml: &str) -> Notes {
    let gazetteer = gazetteer::built_in().value;
    match name {
        "site" => config::parse(&Source::new("site.toml", toml)).notes,
        "lists" => gazetteer::Lists::parse(&Source::new("lists/a.toml", toml)).notes,
        "sidecar" => document::sidecar(&Source::new("articles/a.meta.toml", toml), &gazetteer).notes,
        _ => document::parse(&Source::new("articles/a.md", format!("+++\n{toml}\n+++\nText.\n")), &gazetteer).notes,
    }
}

#[test]
fn schemas_and_readers_know_the_same_keys() {
    for name in ["site", "lists", "front-matter", "sidecar"] {
        let root = schema(name);
        // As many as the forms of what has most of them, the kinds of targets.
        for pick in 0..8 {
            let mut sample = Sample { root: &root, pick, strange: None, tables: BTreeSet::new() };
            let value = sample.of(&root);
            assert_eq!(wrong(name, &value), Vec::<String>::new());
            // Every key that the schema knows is read, and what it holds is of the right type.
            let toml = toml::to_string(&value).unwrap();
            for note in read(name, &toml).sorted() {
                let refused = ["toml/unknown-key", "toml/wrong-type", "toml/syntax", "toml/missing-key", "toml/date"];
                assert!(!refused.contains(&&*note.code), "{name}: {} in\n{toml}", note.message);
            }
            // And a key that nobody knows makes each reader name all those that it does: the same.
            let mut sample = Sample { root: &root, pick, strange: Some("zzzz"), tables: BTreeSet::new() };
            let toml = toml::to_string(&sample.of(&root)).unwrap();
            let notes = read(name, &toml).sorted();
            let unknown = notes.iter().filter(|note| note.code == "toml/unknown-key");
            let known: BTreeSet<BTreeSet<String>> = unknown
                .map(|note| {
                    let keys = note.help.as_ref().unwrap().strip_prefix("the keys here are: ").unwrap();
                    keys.split(", ").map(str::to_owned).collect()
                })
                .collect();
            assert_eq!(known, sample.tables, "{name}");
        }
    }
}

#[test]
fn schemas_are_printed_by_name() {
    let site = Scratch::new(NOTE);
    assert_eq!(files(NOTE).len(), 1);
    for name in record::NAMES {
        let output =
            std::process::Command::new(site.command("schema").get_program()).args(["schema", name]).output().unwrap();
        let printed: Value = serde_json::from_slice(&output.stdout).unwrap();
        assert_eq!(printed["$schema"], "https://json-schema.org/draft/2020-12/schema", "{name}");
        assert!(jsonschema::meta::is_valid(&printed), "{name}");
    }
    let output =
        std::process::Command::new(site.command("schema").get_program()).args(["schema", "x"]).output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).contains("front-matter"), "the names are told");
}
