//! What is said within a mark: addresses, words and names.

use super::{escaped, named};

/// Words before the name of whoever is quoted.
const AUTHORS: [&str; 6] = ["author", "by", "cite", "attribution", "name", "source"];

/// Whether a mark may stand around something: not one that closes itself, or that writes a value (`{{ quote(x) }}`).
pub fn encloses(mark: &str, inner: &str) -> bool {
    !inner.ends_with('/') && ["{%", "{{<", "{{%"].iter().any(|start| mark.starts_with(start))
}

/// The text that a mark names: `ref "two.md"`, `post_url 2024-01-02-name`, `link _posts/x.md`.
pub fn target<'m>(inner: &'m str, name: &str) -> Option<&'m str> {
    let rest = inner.get(name.len()..)?.trim();
    match name {
        "ref" | "relref" => quoted(inner).next().or(Some(rest)),
        "post_url" | "link" => Some(rest.trim_matches(['"', '\''])),
        _ => None,
    }
    .filter(|target| !target.is_empty())
}

/// The words between quotation marks.
pub fn quoted(text: &str) -> impl Iterator<Item = &str> {
    let mark = text.find(['"', '\'', '`']).and_then(|at| text[at..].chars().next()).unwrap_or('"');
    text.split(mark).skip(1).step_by(2)
}

/// Who is quoted: `author="Ruto"`, or the first of plain words behind the name.
pub fn author(inner: &str, name: &str) -> Option<String> {
    let rest = inner.get(name.len()..)?.trim().trim_start_matches('(').trim_end_matches(')');
    let said = AUTHORS.iter().find_map(|key| value(rest, key));
    let plain = (!rest.is_empty() && !rest.contains('=')).then(|| rest.trim_matches(['"', '\'']).to_owned());
    let said = named(&said.or(plain)?)?;
    Some(escaped(&said))
}

/// What a mark says under a key: `key="words"`. A mark that is escaped within the words is one of them.
pub fn value(inner: &str, key: &str) -> Option<String> {
    let rest = inner.match_indices(key).find_map(|(at, _)| {
        let is_word = !inner[..at].ends_with(|letter: char| letter.is_alphanumeric() || matches!(letter, '-' | '_'));
        inner[at + key.len()..].trim_start().strip_prefix('=').filter(|_| is_word)
    })?;
    let mut letters = rest.trim_start().chars();
    let mark = letters.next().filter(|letter| matches!(letter, '"' | '\'' | '`'))?;
    let mut words = String::new();
    while let Some(letter) = letters.next() {
        match letter {
            '\\' if letters.as_str().starts_with(mark) => words.extend(letters.next()),
            letter if letter == mark => return Some(words),
            letter => words.push(letter),
        }
    }
    None
}
