//! Slips in front matter: what is obviously meant is read, and what is not is told in plain words.
//!
//! People write `title: Yemen: the truce`, which YAML takes for a key within a key. There is one thing it can mean, so it is read as that
//! text, and a person is told what YAML wants.

/// Signs that begin no text in YAML.
const SIGNS: [char; 11] = ['@', '`', '%', '*', '!', '[', '{', '"', '\'', '|', '>'];

/// A line that was read as it was meant.
#[derive(Debug, PartialEq, Eq)]
pub struct Mended {
    /// Its number, from one.
    pub line: usize,
    /// What it would be in YAML.
    pub said: String,
}

/// YAML whose texts are quoted where they have to be, and the lines that were changed.
pub fn mended(yaml: &str) -> (String, Vec<Mended>) {
    let mut out = String::with_capacity(yaml.len() + 16);
    let mut lines = Vec::new();
    for (at, line) in yaml.lines().enumerate() {
        match quoted(line) {
            Some(said) => {
                out.push_str(&said);
                lines.push(Mended { line: at + 1, said });
            }
            None => out.push_str(line),
        }
        out.push('\n');
    }
    (out, lines)
}

/// A line `key: text` with its text quoted; none if it need not be, or is no such line.
fn quoted(line: &str) -> Option<String> {
    let (key, value) = entry(line)?;
    let value = value.trim();
    let is_text = if value.starts_with(SIGNS) {
        !is_whole(value)
    } else {
        !value.starts_with('&') && (value.contains(": ") || value.ends_with(':'))
    };
    // A list or text that is never closed may go on in the next line.
    let opens = (value.starts_with(['[', '{']) && !value.contains([']', '}'])) || value.len() < 2;
    let unclosed = value.starts_with(['"', '\'']) && value[1..].find(&value[..1]).is_none();
    if !is_text || opens || unclosed {
        return None;
    }
    let text = value.replace('\\', "\\\\").replace('"', "\\\"");
    Some(format!("{key}: \"{text}\""))
}

/// The key and the value of a line that begins with a key.
fn entry(line: &str) -> Option<(&str, &str)> {
    let (key, value) = line.split_once(": ")?;
    let is_key =
        !key.is_empty() && key.chars().all(|letter| letter.is_alphanumeric() || matches!(letter, '_' | '-' | '.'));
    is_key.then_some((key, value))
}

/// Whether a value that begins with a sign is what the sign says, from one end to the other.
fn is_whole(value: &str) -> bool {
    let ends = |mark: char| value.len() > 1 && value.ends_with(mark);
    match value.chars().next() {
        Some('[') => ends(']'),
        Some('{') => ends('}'),
        Some(mark @ ('"' | '\'')) => ends(mark) && value.matches(mark).count() == 2,
        Some('|' | '>') => value.len() <= 3,
        Some('*' | '!') => !value.contains(' '),
        _ => false,
    }
}

/// The line that is wrong, from one, why, and what to do; none if nothing is known but what the parser said.
pub fn yaml(text: &str, said: Option<usize>) -> Option<(usize, &'static str)> {
    let lines: Vec<&str> = text.lines().collect();
    let wrong = |line: &str| {
        if line.trim_start_matches(' ').starts_with('\t') {
            return Some("YAML is indented with blanks; put two in place of each tab");
        }
        let value = entry(line).map(|(_, value)| value.trim())?;
        match value.chars().next()? {
            '[' if !value.contains(']') => Some("the list that begins with [ is never closed; add a ]"),
            '{' if !value.contains('}') => Some("the table that begins with { is never closed; add a }"),
            mark @ ('"' | '\'') if value.matches(mark).count() == 1 => {
                Some("the text that begins with a quotation mark is never closed; add one at its end")
            }
            _ => None,
        }
    };
    let at = |number: usize| number.checked_sub(1).and_then(|at| lines.get(at)).and_then(|line| wrong(line));
    if let Some((line, why)) = said.and_then(|line| Some((line, at(line)?))) {
        return Some((line, why));
    }
    // Where a text is never closed the parser finds out at the end.
    let found = (1..=lines.len()).find_map(|number| Some((number, at(number)?)));
    found.or_else(|| {
        let line = said?;
        let own = lines.get(line.checked_sub(1)?)?;
        let lacks_blank = own.trim_start() == *own && own.contains(':') && !own.contains(": ") && !own.ends_with(':');
        let lacks_colon = !own.contains(':') && !own.trim_start().starts_with(['-', '#']) && !own.trim().is_empty();
        match (lacks_blank, lacks_colon) {
            (true, _) => Some((line, "a blank is missing after the colon")),
            (_, true) => Some((line, "it is neither `key: value` nor an item that begins with `- `")),
            _ => None,
        }
    })
}

/// Why a line of TOML is wrong, and what to do; none if nothing is known but what the parser said.
pub fn toml(line: &str) -> Option<String> {
    let (key, value) = line.split_once('=')?;
    let (key, value) = (key.trim(), value.trim());
    let first = value.chars().next()?;
    if first.is_alphabetic() && !["true", "false", "inf", "nan"].contains(&value) {
        let text = value.replace('\\', "\\\\").replace('"', "\\\"");
        return Some(format!("quote the text: {key} = \"{text}\""));
    }
    let lone = matches!(first, '"' | '\'') && value.matches(first).count() == 1;
    lone.then(|| "the text that begins with a quotation mark is never closed; add one at its end".to_owned())
}

#[cfg(test)]
mod tests {
    use super::{mended, toml, yaml};

    #[test]
    fn what_can_mean_one_thing_is_read_as_that() {
        for (line, said) in [
            ("title: Yemen: the truce", Some("title: \"Yemen: the truce\"")),
            ("title: \"Cod\" wars", Some("title: \"\\\"Cod\\\" wars\"")),
            ("title: [Update] The truce", Some("title: \"[Update] The truce\"")),
            ("title: @state on Yemen", Some("title: \"@state on Yemen\"")),
            ("title: \"Yemen: the truce\"", None),
            ("tags: [Yemen, Oman]", None),
            ("tags: [", None),
            ("summary: >", None),
            ("  - a: b: c", None),
        ] {
            assert_eq!(mended(line).1.first().map(|line| line.said.as_str()), said, "{line}");
        }
    }

    #[test]
    fn what_is_wrong_is_told_with_its_line() {
        let line = |text: &str, said| yaml(text, said).map(|(line, _)| line);
        assert_eq!(line("title: A\ntags: [a, b\ndate: 2024-01-02\n", Some(4)), Some(2));
        assert_eq!(line("title: \"A\ndate: 2024-01-02\n", Some(3)), Some(1));
        assert_eq!(line("tags:\n\t- a\n", Some(2)), Some(2));
        assert_eq!(line("title:A\ndate: 2024-01-02\n", Some(1)), Some(1));
        assert_eq!(toml("title = Yemen: the truce").as_deref(), Some("quote the text: title = \"Yemen: the truce\""));
    }
}
