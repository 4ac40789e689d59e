//! Front matter of other generators: TOML, YAML or JSON, as one kind of value.
//!
//! YAML is read within a budget, so that a few lines of aliases cannot become gigabytes.

use super::{Error, named};
use crate::keys;
use jiff::civil::Date;
use serde_json::{Map, Value};

/// The largest front matter, in bytes.
const LARGEST: usize = 256 * 1024;

/// What a text's author said in front of it.
#[derive(Debug, Default)]
pub struct Front(Map<String, Value>);

/// Divides a text into front matter and body.
pub fn split(text: &str) -> Result<(Front, &str), Error> {
    let (mark, rest) = match text.split_once('\n') {
        Some((first, rest)) => (first.trim_end(), rest),
        None => ("", text),
    };
    if !matches!(mark, "---" | "+++") {
        return Ok((Front::default(), text));
    }
    let mut at = 0;
    for line in rest.split_inclusive('\n') {
        let word = line.trim_end();
        if word == mark || mark == "---" && word == "..." {
            return Ok((Front(read(mark, &rest[..at])?), &rest[at + line.len()..]));
        }
        at += line.len();
    }
    Ok((Front::default(), text))
}

/// A configuration file, by its ending.
pub fn config(name: &str, text: &str) -> Front {
    let mark = if name.ends_with(".toml") { "+++" } else { "---" };
    Front(read(mark, text).unwrap_or_default())
}

fn read(mark: &str, text: &str) -> Result<Map<String, Value>, Error> {
    if text.len() > LARGEST {
        return Err(Error::Tangled("longer in front of the text than any front matter"));
    }
    let value = if mark == "+++" {
        let table: toml::Table = text.parse().map_err(|error: toml::de::Error| wrong(error.message()))?;
        json(toml::Value::Table(table))
    } else if text.trim().is_empty() {
        Value::Null
    } else {
        serde_saphyr::from_str::<Value>(text).map_err(|error| wrong(&error.to_string()))?
    };
    match value {
        Value::Object(map) => Ok(map),
        Value::Null => Ok(Map::new()),
        _ => Err(wrong("it is not a list of keys with values")),
    }
}

fn wrong(reason: &str) -> Error {
    Error::Malformed(format!("front matter, {}", reason.lines().next().unwrap_or_default()))
}

fn json(value: toml::Value) -> Value {
    match value {
        toml::Value::String(text) => text.into(),
        toml::Value::Integer(number) => number.into(),
        toml::Value::Float(number) => number.into(),
        toml::Value::Boolean(truth) => truth.into(),
        toml::Value::Datetime(when) => when.to_string().into(),
        toml::Value::Array(list) => list.into_iter().map(json).collect(),
        toml::Value::Table(table) => Value::Object(table.into_iter().map(|(key, value)| (key, json(value))).collect()),
    }
}

impl Front {
    /// The first of these keys that holds a word.
    pub fn word(&self, keys: &[&str]) -> Option<String> {
        keys.iter().find_map(|key| words(self.find(key)?).into_iter().next())
    }

    /// All words of these keys.
    pub fn words(&self, keys: &[&str]) -> Vec<String> {
        let mut found: Vec<String> = Vec::new();
        for word in keys.iter().filter_map(|key| self.find(key)).flat_map(words) {
            if !found.contains(&word) {
                found.push(word);
            }
        }
        found
    }

    /// Whether a key is there and true, or false.
    pub fn truth(&self, key: &str) -> Option<bool> {
        self.find(key)?.as_bool()
    }

    /// The day of the first of these keys that holds one.
    pub fn day(&self, keys: &[&str]) -> Option<Date> {
        keys.iter().find_map(|key| day(&self.word(&[key])?))
    }

    /// The text of a key, as it is written.
    pub fn text(&self, key: &str) -> Option<&str> {
        self.find(key)?.as_str().map(str::trim)
    }

    /// The value of a key, in front or among a generator's taxonomies; `extra.key` stands in the table `extra`. Capitals do not count.
    fn find(&self, key: &str) -> Option<&Value> {
        if let Some((table, key)) = key.split_once('.') {
            return within(self.0.get(table)?.as_object()?, key);
        }
        let taxonomies = || self.0.get("taxonomies").and_then(Value::as_object);
        within(&self.0, key).or_else(|| within(taxonomies()?, key))
    }
}

fn within<'m>(map: &'m Map<String, Value>, key: &str) -> Option<&'m Value> {
    map.iter().find(|(own, _)| own.eq_ignore_ascii_case(key)).map(|(_, value)| value)
}

/// The words of a value: of a list each, of a table its name or address.
fn words(value: &Value) -> Vec<String> {
    match value {
        Value::String(text) => named(text).into_iter().collect(),
        Value::Number(number) => vec![number.to_string()],
        Value::Array(list) => list.iter().flat_map(words).collect(),
        Value::Object(map) => {
            ["name", "title", "url"].iter().find_map(|key| map.get(*key)).map(words).unwrap_or_default()
        }
        Value::Bool(_) | Value::Null => Vec::new(),
    }
}

/// The day of a date or date-time, as generators and people write it.
pub fn day(text: &str) -> Option<Date> {
    let iso = text.get(..10).and_then(|day| day.parse::<Date>().ok());
    iso.or_else(|| keys::english_day(text)).filter(|date| date.year() > 1)
}

#[cfg(test)]
mod tests {
    use super::split;

    #[test]
    fn toml_and_yaml_say_the_same() {
        let toml = "+++\ntitle = \"A\"\ndate = 2024-04-10T10:00:00+09:00\ndraft = true\n[taxonomies]\ntags = [\"Japan\", \"aukus\"]\n+++\nText\n";
        let yaml = "---\ntitle: A\ndate: 2024-04-10 10:00:00 +0900\ndraft: true\ntags: [Japan, aukus]\n---\nText\n";
        for text in [toml, yaml] {
            let (front, body) = split(text).unwrap();
            assert_eq!(front.word(&["title"]).as_deref(), Some("A"));
            assert_eq!(front.day(&["date"]).unwrap().to_string(), "2024-04-10");
            assert_eq!(front.words(&["tags"]), ["Japan", "aukus"]);
            assert_eq!((front.truth("draft"), body), (Some(true), "Text\n"));
        }
        assert!(split("---\n- a\n---\nText").is_err());
        let mut bomb = "---\na: &a [x,x,x,x,x,x,x,x,x]\n".to_owned();
        for (one, next) in ('a'..'m').zip('b'..'n') {
            bomb.push_str(&format!("{next}: &{next} [{}]\n", vec![format!("*{one}"); 9].join(",")));
        }
        assert!(split(&format!("{bomb}---\nText")).is_err(), "a few lines that stand for a billion words");
    }
}
