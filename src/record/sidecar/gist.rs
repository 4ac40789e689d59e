//! Language, summary and key points: a person's stay, Chancery's own are refreshed.

use super::{Sheet, list, text};
use toml_edit::{Item, Table, value};

/// Refreshes what is no list of tags; `written` says what was written last, `now` learns what is written now.
pub fn refresh(file: &mut Table, (written, now): (&Table, &mut Table), sheet: &Sheet) {
    let mut one = |name: &str, found: Option<&str>, mark: fn(&str) -> String| {
        let here = file.get(name).and_then(Item::as_str).map(text::line);
        let was = written.get(name).and_then(Item::as_str);
        if here.as_deref().map(mark).as_deref() != was {
            // A person's word, or their removal, which is only known for as long as it is remembered.
            was.map(|was| now.insert(name, value(was)));
            return;
        }
        match found {
            Some(found) => {
                list::set_text(file, name, found);
                let _ = now.insert(name, value(mark(found)));
            }
            None => drop(file.remove(name)),
        }
    };
    one("lang", sheet.lang.as_deref(), str::to_owned);
    one("summary", sheet.summary.as_deref(), |summary| text::fingerprint([summary]));
    let here: Option<Vec<String>> = file.contains_key("key_points").then(|| list::texts(file, "key_points"));
    let mark = |points: &[String]| text::fingerprint(points.iter().map(String::as_str));
    let was = written.get("key_points").and_then(Item::as_str);
    if here.as_deref().map(mark).as_deref() != was {
        was.map(|was| now.insert("key_points", value(was)));
    } else if sheet.key_points.is_empty() {
        let _ = file.remove("key_points");
    } else {
        list::replace(file, "key_points", &sheet.key_points);
        let _ = now.insert("key_points", value(mark(&sheet.key_points)));
    }
}
