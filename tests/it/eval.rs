//! How well the articles of this repository are read, held against labels that were made by reading them (`ratchet`),
//! whether the labels can be trusted, and whether the scoring counts as it says.

#[path = "../eval/labelled.rs"]
mod labelled;
#[path = "../eval/score.rs"]
mod score;

use chancery::gazetteer;
use flate2::Compression;
use flate2::write::GzEncoder;
use labelled::Labelled;
use score::{Field, Outcome, Tally, plain};
use serde_json::json;
use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};

const FIELDS: [Field; 9] = [
    Field::Countries,
    Field::Primary,
    Field::Topics,
    Field::People,
    Field::Organisations,
    Field::Systems,
    Field::Dates,
    Field::DateValues,
    Field::Speakers,
];

/// How far F1 may fall below its floor, for a change that loses one value and wins elsewhere.
const SLACK: f64 = 0.5;

/// How far F1 may rise before the floor has to follow.
const RISE: f64 = 2.0;

fn home() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/eval")
}

fn articles() -> Vec<Labelled> {
    labelled::documents(&home().join("articles.jsonl")).unwrap()
}

#[test]
fn our_own_articles_are_read_no_worse_than_before() {
    let gazetteer = gazetteer::built_in().value;
    let mut tallies = FIELDS.map(|_| Tally::default());
    for article in articles() {
        let record = labelled::record(&article, &home(), &gazetteer).unwrap();
        for (field, tally) in FIELDS.iter().zip(&mut tallies) {
            let labelled = field.labelled(article.labels.get(field.word()));
            if !labelled.is_empty() {
                tally.add(&Outcome::of(&labelled, &field.found(&record)));
            }
        }
    }
    let ratchet: toml::Table = toml::from_str(&fs::read_to_string(home().join("ratchet.toml")).unwrap()).unwrap();
    let mut complaints = String::new();
    for (field, tally) in FIELDS.iter().zip(&tallies) {
        let (word, f1) = (field.word(), tally.f1());
        let floor = ratchet["floor"][word].as_float().unwrap();
        let verdict = match f1 {
            _ if f1 < floor - SLACK => "this change reads worse",
            _ if f1 > floor + RISE => "this change reads better: raise the floor in tests/eval/ratchet.toml",
            _ => continue,
        };
        let (precision, recall) = (tally.precision(), tally.recall());
        let [wrong, missed] = tally.confusions(20);
        writeln!(complaints, "\n{word}: F1 {f1:.1} (P {precision:.1}, R {recall:.1}), floor {floor}: {verdict}")
            .unwrap();
        writeln!(complaints, "  wrong: {wrong}\n  missed: {missed}").unwrap();
    }
    assert!(complaints.is_empty(), "{complaints}");
}

#[test]
fn every_article_is_labelled_with_what_it_says() {
    let gazetteer = gazetteer::built_in().value;
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut unlabelled = BTreeSet::new();
    for year in fs::read_dir(root.join("articles")).unwrap() {
        for article in fs::read_dir(year.unwrap().path()).unwrap() {
            let path = article.unwrap().path();
            if path.extension().is_some_and(|extension| extension == "md") {
                unlabelled.insert(path.strip_prefix(root).unwrap().to_string_lossy().replace('\\', "/"));
            }
        }
    }
    for article in articles() {
        let id = &article.id;
        assert!(unlabelled.remove(id), "{id} is labelled twice, or is no article");
        let text = plain(&fs::read_to_string(root.join(id)).unwrap());
        for field in FIELDS {
            for value in field.labelled(article.labels.get(field.word())) {
                let there = match field {
                    Field::Countries | Field::Primary => gazetteer.country_coded(&value).is_some(),
                    Field::Topics => gazetteer.topic_named(article_topic(&article, &value)).is_some(),
                    Field::DateValues => {
                        let dates = Field::Dates.labelled(article.labels.get(Field::Dates.word()));
                        dates.iter().any(|words| value.starts_with(words.as_str()))
                    }
                    _ => text.contains(&value),
                };
                assert!(there, "{id}: {value:?} among {} is neither known nor in the text", field.word());
            }
        }
        let codes = |field: Field| field.labelled(article.labels.get(field.word()));
        assert!(
            codes(Field::Primary).is_subset(&codes(Field::Countries)),
            "{id} is about a country that it does not name"
        );
    }
    assert!(unlabelled.is_empty(), "without a line in tests/eval/articles.jsonl: {unlabelled:?}");
}

/// The topic as it is labelled, of the words that are compared.
fn article_topic<'a>(article: &'a Labelled, compared: &str) -> &'a str {
    let topics = article.labels["topics"].as_array().unwrap();
    topics.iter().map(|topic| topic.as_str().unwrap()).find(|topic| plain(topic) == compared).unwrap()
}

#[test]
fn values_are_compared_without_accents_capitals_and_punctuation() {
    assert_eq!(plain("Recep Tayyip Erdoğan"), plain("RECEP TAYYIP ERDOGAN"));
    assert_eq!(plain("L’Expression,  “S-400”"), "l expression s 400");
    assert_eq!(plain("(趙少康) e_mail ½"), "趙少康 e_mail 1 2");
    let record = json!({
        "countries": [{"code": "DE", "role": "primary"}, {"code": "RU", "role": "mentioned"}],
        "quotes": [{"speaker": "Olaf Scholz"}, {"speaker": null}],
        "dates": [{"text": "3 May"}, {"text": "3 MAY"}],
    });
    let dated = json!({"dates": [{"text": "3 May", "value": "2024-05-03"}, {"text": "June", "value": null}]});
    let set = |values: &[&str]| values.iter().map(|&value| value.to_owned()).collect::<BTreeSet<_>>();
    assert_eq!(Field::Countries.found(&record), set(&["DE", "RU"]));
    assert_eq!(Field::Primary.found(&record), set(&["DE"]));
    assert_eq!(Field::Speakers.found(&record), set(&["olaf scholz"]));
    assert_eq!(Field::Dates.found(&record), set(&["3 may"]));
    assert_eq!(Field::DateValues.found(&dated), set(&["3 may 2024 05 03", "june open"]));
    assert_eq!(
        Field::Countries.labelled(Some(&json!(["DD", "SU", "DE"]))),
        set(&["DE", "RU"]),
        "states that are no more"
    );
    assert_eq!(Field::People.labelled(Some(&json!([{"text": "Ólafur"}]))), set(&["olafur"]));
}

#[test]
fn values_count_alike_wherever_they_stand() {
    let set = |values: &[&str]| values.iter().map(|&value| value.to_owned()).collect::<BTreeSet<_>>();
    let mut tally = Tally::default();
    tally.add(&Outcome::of(&set(&["a", "b", "c"]), &set(&["a", "b", "x"])));
    tally.add(&Outcome::of(&set(&["c"]), &set(&[])));
    tally.add(&Outcome::of(&set(&["a"]), &set(&["a", "x", "y"])));
    let counts = (tally.documents, tally.hits, tally.wrong(), tally.missed());
    assert_eq!(counts, (3, 3, 3, 2));
    assert_eq!((tally.precision(), tally.recall()), (50.0, 60.0));
    assert!((tally.f1() - 2.0 * 50.0 * 60.0 / 110.0).abs() < 1e-9);
    assert_eq!(tally.confusions(1), ["x (2)", "c (2)"]);
    assert!(Tally::default().f1().abs() < 1e-9, "nothing labelled is no division by nothing");
}

#[test]
fn labelled_files_are_found_and_read_plain_or_packed() {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("inner")).unwrap();
    let line = "{\"id\": 7, \"text\": \"Tokyo and Canberra signed.\", \"countries\": [\"JP\", \"AU\"]}\n\n";
    fs::write(folder.path().join("b.jsonl"), line).unwrap();
    fs::write(folder.path().join("notes.json"), "no labels").unwrap();
    let packed = fs::File::create(folder.path().join("inner/a.jsonl.gz")).unwrap();
    GzEncoder::new(packed, Compression::fast()).write_all(line.as_bytes()).unwrap();

    let files = labelled::files(folder.path()).unwrap();
    assert_eq!(files, ["b.jsonl", "inner/a.jsonl.gz"].map(|name| folder.path().join(name)));
    let gazetteer = gazetteer::built_in().value;
    for file in &files {
        let documents = labelled::documents(file).unwrap();
        let [document] = documents.as_slice() else { panic!("{} documents", documents.len()) };
        assert_eq!(document.id, "7");
        let record = labelled::record(document, folder.path(), &gazetteer).unwrap();
        assert_eq!(Field::Countries.found(&record), Field::Countries.labelled(document.labels.get("countries")));
    }

    fs::write(folder.path().join("b.jsonl"), "{}\n{\"id\": \"absent.md\"}\n").unwrap();
    let absent = labelled::documents(&files[0]).unwrap().pop().unwrap();
    let refused = labelled::record(&absent, folder.path(), &gazetteer).unwrap_err();
    assert_eq!(refused, "absent.md: neither a text nor an article of that name");
    fs::write(folder.path().join("b.jsonl"), "{}\n[\n").unwrap();
    let refused = labelled::documents(&files[0]).err().unwrap().to_string();
    assert!(refused.starts_with("line 2: "), "{refused}");
}
