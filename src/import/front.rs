//! Front matter of other generators: TOML, YAML or JSON, as one kind of value.
//!
//! YAML is read within a budget, so that a few lines of aliases cannot become gigabytes.

use super::{Error, named, slips};
use crate::keys;
use crate::text;
use jiff::civil::Date;
use serde_json::{Map, Value};

/// The largest front matter, in bytes.
const LARGEST: usize = 256 * 1024;

/// The longest line that is shown of one with a mistake, in bytes.
const SHOWN: usize = 100;

/// What a text's author said in front of it.
#[derive(Debug, Default)]
pub struct Front {
    said: Map<String, Value>,
    /// What was read as it must have been meant.
    pub remarks: Vec<String>,
}

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
            return Ok((read(mark, &rest[..at])?, &rest[at + line.len()..]));
        }
        at += line.len();
    }
    Ok((Front::default(), text))
}

/// A configuration file, by its ending.
pub fn config(name: &str, text: &str) -> Front {
    let mark = if name.ends_with(".toml") { "+++" } else { "---" };
    read(mark, text).unwrap_or_default()
}

fn read(mark: &str, text: &str) -> Result<Front, Error> {
    if text.len() > LARGEST {
        return Err(Error::Tangled("longer in front of the text than any front matter"));
    }
    let mut remarks = Vec::new();
    let value = if mark == "+++" {
        let table: toml::Table = text.parse().map_err(|error| not_toml(text, &error))?;
        json(toml::Value::Table(table))
    } else if text.trim().is_empty() {
        Value::Null
    } else {
        let read = |text: &str| serde_saphyr::from_str::<Value>(text);
        match read(text) {
            Ok(value) => value,
            Err(error) => {
                let (better, lines) = slips::mended(text);
                let value = read(&better).ok().filter(|_| !lines.is_empty()).ok_or_else(|| not_yaml(text, &error))?;
                let told = |line: slips::Mended| {
                    let said = text::shorten(&line.said, SHOWN);
                    format!(
                        "line {} is no YAML as it stands; it was read as the text that it must be: {said}",
                        line.line + 1
                    )
                };
                remarks = lines.into_iter().map(told).collect();
                value
            }
        }
    };
    match value {
        Value::Object(said) => Ok(Front { said, remarks }),
        Value::Null => Ok(Front::default()),
        _ => Err(Error::Malformed(
            "front matter, it is not a list of keys with values, such as `title: A pact`".to_owned(),
        )),
    }
}

/// What is wrong with YAML, and where in the file, whose first line is the mark.
fn not_yaml(text: &str, error: &serde_saphyr::Error) -> Error {
    let said = error.location().and_then(|place| usize::try_from(place.line()).ok()).filter(|line| *line > 0);
    if let Some((line, why)) = slips::yaml(text, said) {
        return wrong(text, Some(line), why);
    }
    let message = error.without_snippet().to_string();
    // The parser says where as well, by its own count.
    let message = message.lines().next().unwrap_or("").split(" at line ").next().unwrap_or("").trim().to_owned();
    wrong(text, said, &message)
}

fn not_toml(text: &str, error: &toml::de::Error) -> Error {
    let line = error.span().map(|span| text[..text.floor_char_boundary(span.start)].matches('\n').count() + 1);
    let own = line.and_then(|line| text.lines().nth(line - 1)).unwrap_or("");
    let message = error.message().lines().next().unwrap_or("").to_owned();
    wrong(text, line, &slips::toml(own).unwrap_or(message))
}

fn wrong(text: &str, line: Option<usize>, why: &str) -> Error {
    let shown = line.and_then(|line| Some((line, text.lines().nth(line.checked_sub(1)?)?.trim())));
    Error::Malformed(match shown {
        Some((line, own)) if !own.is_empty() => {
            format!("front matter, line {}: {why}\n    {}", line + 1, text::shorten(own, SHOWN))
        }
        _ => format!("front matter: {why}"),
    })
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

    /// Whether it is kept from readers: `draft`, or Jekyll's `published: false`.
    pub fn is_draft(&self) -> bool {
        self.truth("draft") == Some(true) || self.truth("published") == Some(false)
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
        if let Some((tables, key)) = key.rsplit_once('.') {
            let inner = tables.split('.').try_fold(&self.said, |map, table| within(map, table)?.as_object());
            return within(inner?, key);
        }
        let taxonomies = || self.said.get("taxonomies").and_then(Value::as_object);
        within(&self.said, key).or_else(|| within(taxonomies()?, key))
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
