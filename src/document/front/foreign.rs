//! Front matter as other programs write it: seen, so that it is not published as prose, and put into TOML.

use crate::diag::{self, Diagnostic};
use crate::keys;
use crate::source::Source;
use std::ops::Range;

/// The most lines of a conversion that are shown.
const SHOWN: usize = 30;

/// What is wrong with the start of a source that has no front matter; `None` if it is prose.
pub fn mistaken(source: &Source) -> Option<Diagnostic> {
    let (first, range) = lines(&source.text).find(|(line, _)| !line.trim().is_empty())?;
    let words = first.trim();
    let is_plus = words.starts_with("+++") || words == "++";
    if is_plus {
        return Some(diag::article::near_front_matter(
            &source.place(range.start..range.start + first.trim_end().len()),
        ));
    }
    if words != "---" {
        return None;
    }
    let inner = block(&source.text, range.end)?;
    let toml = to_toml(&source.text[inner]);
    let start = range.start + first.len() - first.trim_start().len();
    Some(diag::article::yaml(&source.place(start..start + words.len()), &toml))
}

fn lines(text: &str) -> impl Iterator<Item = (&str, Range<usize>)> {
    let mut at = 0;
    text.split_inclusive('\n').map(move |line| {
        at += line.len();
        (line, at - line.len()..at)
    })
}

/// The bytes up to a closing line, if all that stands before it is YAML. A thematic break is followed by prose.
fn block(text: &str, from: usize) -> Option<Range<usize>> {
    let mut keys = 0;
    for (line, range) in lines(&text[from..]) {
        let words = line.trim_end();
        if matches!(words, "---" | "...") {
            return (keys > 0).then_some(from..from + range.start);
        }
        if pair(words).is_some() {
            keys += 1;
            continue;
        }
        let within = keys > 0 && (words.starts_with([' ', '\t']) || words.starts_with("- "));
        if !(within || words.is_empty() || words.starts_with('#')) {
            return None;
        }
    }
    None
}

/// A key at the start of a line, and its value.
fn pair(line: &str) -> Option<(&str, &str)> {
    let (key, value) = line.split_once(':')?;
    let is_word = key.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-'));
    let sound = is_word && key.starts_with(|letter: char| letter.is_ascii_alphabetic());
    (sound && (value.is_empty() || value.starts_with([' ', '\t']))).then(|| (key, value.trim()))
}

/// The same as TOML, as far as it is keys with values and lists of values.
fn to_toml(yaml: &str) -> String {
    let mut out: Vec<(String, Vec<String>, bool)> = Vec::new();
    for line in yaml.lines().take(SHOWN) {
        if let Some((key, said)) = pair(line) {
            let items = said.strip_prefix('[').and_then(|said| said.strip_suffix(']'));
            let values = match items {
                Some(items) => items.split(',').map(str::trim).filter(|item| !item.is_empty()).map(quoted).collect(),
                None if said.is_empty() => Vec::new(),
                None => vec![value(said)],
            };
            out.push((key.to_owned(), values, items.is_some() || said.is_empty()));
        } else if let (Some(item), Some((_, values, true))) = (line.trim().strip_prefix("- "), out.last_mut()) {
            values.push(quoted(item.trim()));
        }
    }
    let lines = out.iter().map(|(key, values, is_list)| match is_list {
        true => format!("{key} = [{}]", values.join(", ")),
        false => format!("{key} = {}", values.concat()),
    });
    lines.collect::<Vec<_>>().join("\n")
}

fn value(said: &str) -> String {
    let is_word =
        matches!(said, "true" | "false") || said.parse::<u32>().is_ok_and(|number| number.to_string() == said);
    if is_word {
        return said.to_owned();
    }
    match keys::english_day(bare(said)) {
        Some(day) => day.to_string(),
        None => quoted(said),
    }
}

fn quoted(said: &str) -> String {
    diag::article::toml_text(bare(said))
}

fn bare(said: &str) -> &str {
    let within = |mark: char| said.strip_prefix(mark).and_then(|said| said.strip_suffix(mark));
    within('"').or_else(|| within('\'')).unwrap_or(said)
}
