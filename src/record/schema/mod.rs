//! JSON Schemas of the files that people and tools write: for editors that complete and check while one types.
//!
//! `site.toml`, lists, front matter and sidecars are read by hand-written readers, which say more than a schema can; the
//! types here describe the same keys, and a test holds them to the readers.

mod article;
mod lists;
mod site;
mod target;

use super::Record;
use super::line::Incoming;
use article::{FrontMatter, Sidecar};
use lists::{ListFile, Lists};
use schemars::{Schema, schema_for};
use serde_json::Value;
use site::Site;
use target::Target;

/// The names of the schemas.
pub const NAMES: [&str; 6] = ["site", "lists", "front-matter", "sidecar", "record", "document"];

/// A schema by its name (JSON Schema 2020-12), as text.
pub fn schema(name: &str) -> Option<String> {
    let schema = match name {
        "site" => toml(schema_for!(Site)),
        "lists" => toml(schema_for!(ListFile)),
        "front-matter" => toml(schema_for!(FrontMatter)),
        "sidecar" => toml(schema_for!(Sidecar)),
        "record" => schema_for!(Record).to_value(),
        "document" => schema_for!(Incoming).to_value(),
        _ => return None,
    };
    serde_json::to_string_pretty(&schema).ok()
}

/// A schema for TOML, which has no null: a key that may be left out is not there.
fn toml(schema: Schema) -> Value {
    let mut schema = schema.to_value();
    forbid_null(&mut schema);
    schema
}

fn forbid_null(schema: &mut Value) {
    let is_null = |value: &Value| value == "null" || value.get("type").is_some_and(|kind| kind == "null");
    match schema {
        Value::Array(items) => items.iter_mut().for_each(forbid_null),
        Value::Object(keys) => {
            for key in ["type", "anyOf"] {
                let Some(Value::Array(kinds)) = keys.get_mut(key) else { continue };
                kinds.retain(|kind| !is_null(kind));
                if kinds.len() > 1 {
                    continue;
                }
                match kinds.pop() {
                    Some(Value::Object(only)) => {
                        let _ = keys.remove(key);
                        keys.extend(only);
                    }
                    only => drop(only.map(|only| keys.insert(key.to_owned(), only))),
                }
            }
            keys.values_mut().for_each(forbid_null);
        }
        _ => {}
    }
}
