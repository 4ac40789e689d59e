//! Messages about TOML, wherever it stands: front matter, sidecars, lists, `site.toml`.

use super::{Diagnostic, error};
use crate::source::Place;

/// The TOML cannot be parsed. `line` is the line in which it breaks.
/// `meant` is the day that its value names in words.
pub fn syntax(place: &Place, (what, line, meant): (&str, &str, Option<&str>), reason: &str) -> Diagnostic {
    let reason = reason.trim().replace('\n', ": ");
    let (code, help) = match (meant.zip(line.split_once('=')), heading(line)) {
        (Some((day, (key, _))), _) => {
            ("toml/date", format!("write it in figures, without quotes: {} = {day}", key.trim()))
        }
        (None, Some(help)) if !reason.contains("duplicate key") => ("toml/syntax", help),
        _ => {
            let (code, help) = mend(line, &reason);
            (code, help.to_owned())
        }
    };
    error(code, format!("{what} is not valid TOML")).at(place, reason).help(help)
}

/// How the heading of a table is written, if a line is meant as one.
fn heading(line: &str) -> Option<String> {
    let line = line.trim();
    let name = line.trim_matches(['[', ']', ' ']);
    let is_heading = line.starts_with('[') && !line.contains('=') && !name.is_empty();
    let told = if line.starts_with("[[") || line.ends_with("]]") {
        format!("write the line with two brackets on either side: [[{name}]]")
    } else {
        format!("write the line with a bracket on either side: [{name}]")
    };
    is_heading.then_some(told)
}

/// What people most often write instead of TOML, told by the line, and what to write.
fn mend(line: &str, reason: &str) -> (&'static str, &'static str) {
    let (key, value) = line.split_once('=').map_or((line, None), |(key, value)| (key, Some(value.trim())));
    let dated = ["month", "day", "hour", "date"].iter().any(|word| reason.contains(word));
    let numbers =
        |value: &str| value.len() > 5 && value.bytes().all(|byte| byte.is_ascii_digit() || b"/.-".contains(&byte));
    let inner = |value: &str| value.starts_with('"') && value.ends_with('"') && value.matches('"').count() > 2;
    let marks = |value: &str, mark: char| if value.starts_with(mark) { value.matches(mark).count() } else { 0 };
    match value {
        _ if reason.contains("duplicate key") => ("toml/syntax", "a key stands once: take one of the two lines away"),
        _ if dated => ("toml/date", "write a date as 2024-04-10, without quotes"),
        Some(value) if numbers(value) => ("toml/date", "write a date as 2024-04-10, without quotes"),
        Some(value) if value.starts_with(['“', '”', '„', '«', '‘']) => {
            ("toml/syntax", "the quotation marks around a text must be straight: title = \"...\"")
        }
        Some(value) if inner(value) => {
            ("toml/syntax", "put a text that has quotation marks in single ones: title = 'The \"new\" plan'")
        }
        Some(value) if marks(value, '\'') > 2 => {
            ("toml/syntax", "put a text that has an apostrophe in double quotation marks: title = \"Tokyo's pact\"")
        }
        Some(value) if marks(value, '"') == 1 || marks(value, '\'') == 1 => {
            ("toml/syntax", "a text ends with the mark with which it begins, on the same line: title = \"...\"")
        }
        Some(_) if reason.contains("comma") => {
            ("toml/syntax", "put a comma between the entries of a list: topics = [\"...\", \"...\"]")
        }
        None if key.contains(':') => ("toml/syntax", "write = between key and value: title = \"...\""),
        _ => ("toml/syntax", "text values need quotes: title = \"...\"; lists need brackets: topics = [\"...\"]"),
    }
}

/// A key that nothing reads.
pub fn unknown(place: &Place, (key, meant): (&str, Option<&str>), known: &[&str]) -> Diagnostic {
    let found = error("toml/unknown-key", format!("unknown key `{key}`"));
    let is_label = ["tags", "tag", "categories", "category", "keywords"].contains(&key);
    match meant {
        _ if is_label && known.contains(&"topics") => found
            .at(place, "not a key here")
            .help("sort them into `countries`, `topics`, `people`, `organisations` and `systems`, as far as they are not found anyway"),
        Some(near) => found.at(place, format!("did you mean `{near}`?")).help(format!("rename it to `{near}`")),
        None => found.at(place, "not a key here").help(format!("the keys here are: {}", known.join(", "))),
    }
}

/// A key that stands below a line in brackets, and belongs above it.
pub fn misplaced(place: &Place, key: &str) -> Diagnostic {
    error("toml/unknown-key", format!("`{key}` stands too far down"))
        .at(place, "so it is part of the table above it")
        .help("move the line up, above the first line in brackets, for instance below the title")
}

/// A value of the wrong type.
pub fn wrong_type(place: &Place, key: &str, (wanted, found): (&str, &str)) -> Diagnostic {
    error("toml/wrong-type", format!("`{key}` must be {wanted}")).at(place, format!("this is {found}")).help(
        match wanted {
            "a text" => format!("put it in quotes: {key} = \"...\""),
            "a date" => format!("write it without quotes: {key} = 2024-04-10"),
            "a list of texts" => format!("put it in brackets: {key} = [\"...\"]"),
            "a whole number" => format!("write digits only: {key} = 50"),
            "true or false" => format!("write {key} = true or {key} = false"),
            "a list of tables" => {
                format!("write [[{key}]], with two brackets on either side, on a line of its own, and its keys below")
            }
            _ => format!("write [{key}] on a line of its own, and its keys below"),
        },
    )
}

/// A date that is none.
pub fn bad_date(place: &Place, key: &str) -> Diagnostic {
    error("toml/date", format!("`{key}` is not a date"))
        .at(place, "no such day")
        .help(format!("write it as year-month-day: {key} = 2024-04-10"))
}

/// A text that should be a date, and the day that it means if it can be told.
pub fn no_date(place: &Place, key: &str, meant: Option<&str>) -> Diagnostic {
    let help = match meant {
        Some(day) => format!("write it without quotes: {key} = {day}"),
        None => format!("write it as year-month-day, without quotes: {key} = 2024-04-10"),
    };
    error("toml/date", format!("`{key}` is not a date")).at(place, "not written as a date").help(help)
}

/// A key that has to be there.
pub fn missing(place: &Place, what: &str, key: &str) -> Diagnostic {
    let example = if key == "date" { "2024-04-10" } else { "\"...\"" };
    error("toml/missing-key", format!("{what} has no `{key}`"))
        .at(place, "")
        .help(format!("add a line: {key} = {example}"))
}

/// A value outside what the key accepts.
pub fn bad_value(place: &Place, key: &str, wanted: &str) -> Diagnostic {
    error("toml/value", format!("`{key}` has a value that cannot be used"))
        .at(place, format!("must be {wanted}"))
        .help(format!("change `{key}` to {wanted}"))
}
