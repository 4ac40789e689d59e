//! Labelled documents: one JSON object a line, in a plain or a gzipped file, and what Chancery finds in each.
//!
//! A line with `text` is read exactly as `chancery extract --stdin` reads it. A line without names an article by its
//! path as `id`: title and body of that file are read, and nothing of what its front matter says it is about.

use chancery::gazetteer::Gazetteer;
use chancery::record::{self, Findings, Place};
use chancery::source::Source;
use chancery::{document, extract};
use flate2::read::MultiGzDecoder;
use serde_json::{Map, Value};
use std::fs::{self, File};
use std::io::{self, BufReader, Read};
use std::path::{Path, PathBuf};

/// A document with its labels.
pub struct Labelled {
    /// Its id, as words.
    pub id: String,
    /// The line as it stands in the file.
    line: String,
    /// What the line holds, labels and text alike.
    pub labels: Map<String, Value>,
}

/// The files of labelled documents in a folder and the folders in it, by path; or the one file that is named.
pub fn files(path: &Path) -> io::Result<Vec<PathBuf>> {
    if !path.is_dir() {
        return Ok(vec![path.to_owned()]);
    }
    let mut inside: Vec<PathBuf> = fs::read_dir(path)?.map(|entry| Ok(entry?.path())).collect::<io::Result<_>>()?;
    inside.sort();
    let mut found = Vec::new();
    for path in inside {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        if path.is_dir() {
            found.extend(files(&path)?);
        } else if name.ends_with(".jsonl") || name.ends_with(".jsonl.gz") {
            found.push(path);
        }
    }
    Ok(found)
}

/// The documents of a file.
pub fn documents(path: &Path) -> io::Result<Vec<Labelled>> {
    let mut reader = BufReader::new(File::open(path)?);
    let mut text = String::new();
    if path.extension().is_some_and(|extension| extension == "gz") {
        MultiGzDecoder::new(reader).read_to_string(&mut text)?;
    } else {
        reader.read_to_string(&mut text)?;
    }
    let lines = text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
    lines
        .map(|(at, line)| {
            let labels: Map<String, Value> =
                serde_json::from_str(line).map_err(|error| io::Error::other(format!("line {}: {error}", at + 1)))?;
            let id = match labels.get("id") {
                Some(Value::String(id)) => id.clone(),
                Some(id) => id.to_string(),
                None => format!("line {}", at + 1),
            };
            Ok(Labelled { id, line: line.to_owned(), labels })
        })
        .collect()
}

/// What Chancery finds in a document, as the record that `chancery extract` prints. An article is looked for in the
/// folder of its labels and in the folders above.
pub fn record(document: &Labelled, home: &Path, gazetteer: &Gazetteer) -> Result<Value, String> {
    if document.labels.contains_key("text") {
        let answer = record::line(&document.line, gazetteer).map_err(|bad| bad.to_string())?;
        return serde_json::from_str(&answer.record).map_err(|error| error.to_string());
    }
    let home = fs::canonicalize(home).map_err(|error| error.to_string())?;
    let path = home.ancestors().map(|folder| folder.join(&document.id)).find(|path| path.is_file());
    let path = path.ok_or_else(|| format!("{}: neither a text nor an article of that name", document.id))?;
    let text = fs::read_to_string(path).map_err(|error| format!("{}: {error}", document.id))?;
    article(&document.id, text, gazetteer)
}

fn article(id: &str, text: String, gazetteer: &Gazetteer) -> Result<Value, String> {
    let source = Source::new(id, text);
    let article = document::parse(&source, gazetteer).value.ok_or_else(|| format!("{id}: the article is broken"))?;
    let (title, prose, date) = (article.title.text.as_str(), &article.prose, article.front.date.map(|date| date.day()));
    let metadata = extract::metadata(extract::Text { title, dateline: "", prose, date }, gazetteer);
    let place = Place { title, dateline: "", prose, source: &source.text };
    let findings = Findings { metadata: &metadata, gazetteer, place, boilerplate: Vec::new() };
    serde_json::to_value(findings.record(id.into())).map_err(|error| error.to_string())
}
