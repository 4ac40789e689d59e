//! A line that says who wrote an article.

use super::{Lexicon, Phrases, words_of};

/// The most words of such a line; a longer one is prose.
const MOST_WORDS: usize = 22;

/// The names on a line that begins as bylines do; none if it names only an agency or an office.
pub fn read(line: &str, lists: &Phrases) -> Option<Vec<String>> {
    let rest = lead(line, lists)?;
    if line.split_whitespace().count() > MOST_WORDS {
        return None;
    }
    let names = names(rest, lists);
    let is_body = || {
        let first = rest.split([',', '|', '–', '•']).next().unwrap_or("").trim();
        // "By Tuesday the port was open" is a sentence.
        let is_title = |word: &str| is_capital(word) || matches!(word, "of" | "the" | "and" | "for");
        let ours = first.strip_prefix("our ").is_some_and(|rest| !rest.contains(' ') && holds(&lists.bodies, rest));
        ours || is_capital(first)
            && first.split_whitespace().all(is_title)
            && first.split_whitespace().count() <= 5
            && words_of(first).split(' ').any(|word| holds(&lists.bodies, word))
    };
    (!names.is_empty() || is_body()).then_some(names)
}

/// The names on a line above a text that consists of them: "Name", "Name in Brussels", "Name, Europe editor".
pub fn bare(line: &str, (lists, lexicon): (&Phrases, &Lexicon)) -> Option<Vec<String>> {
    let names = names(line, lists);
    let first = names.first()?;
    let given = first.split_whitespace().next().is_some_and(|word| lexicon.kinds(word).is_given());
    let rest = line.get(first.len()..).unwrap_or("").trim();
    let has_role = words_of(rest).split(' ').next_back().is_some_and(|word| holds(&lists.roles, word));
    let has_place = rest.starts_with("in ") && rest.split_whitespace().count() <= 4 || rest.starts_with("and ");
    let alone = rest.is_empty();
    (line.split_whitespace().count() <= 12 && given && (alone || has_role || has_place || names.len() > 1))
        .then_some(names)
}

/// What follows the word that begins a byline.
fn lead<'a>(line: &'a str, lists: &Phrases) -> Option<&'a str> {
    let line = line.trim();
    lists.bylines.iter().find_map(|word| {
        let begins = line.get(..word.len()).is_some_and(|start| start.to_lowercase() == *word);
        let rest = line.get(word.len()..).filter(|_| begins)?;
        let rest = rest.strip_prefix(':').unwrap_or(rest);
        rest.starts_with(char::is_whitespace).then(|| rest.trim())
    })
}

/// The names that a text begins with, up to what is none.
fn names(text: &str, lists: &Phrases) -> Vec<String> {
    let mut found = Vec::new();
    let parts = text.split([',', ';', '|', '•', '·', '–', '—', '&']).flat_map(|part| part.split(" and "));
    for part in parts {
        let part =
            [" in ", " at ", " for ", " - "].iter().fold(part, |part, mark| part.split(mark).next().unwrap_or(part));
        match name(part.trim().trim_end_matches('.'), lists) {
            Some(name) if !found.contains(&name) => found.push(name),
            _ => break,
        }
    }
    found
}

/// A name of a person, in capitals only where names have them.
fn name(part: &str, lists: &Phrases) -> Option<String> {
    let words: Vec<&str> = part.split_whitespace().collect();
    let is_particle = |word: &str| holds(&lists.particles, word);
    let is_name = |word: &&&str| {
        let letters = word.chars().all(|letter| letter.is_alphabetic() || matches!(letter, '-' | '\'' | '’' | '.'));
        letters && is_capital(word)
    };
    let capitals = words.iter().filter(is_name).count();
    let fits = words.iter().all(|word| is_name(&word) || is_particle(word));
    let body = words.iter().any(|word| holds(&lists.bodies, &words_of(word)));
    if !(2..=5).contains(&words.len()) || capitals < 2 || !fits || body || !is_capital(words[0]) {
        return None;
    }
    let is_loud = !words.iter().any(|word| word.chars().any(char::is_lowercase));
    Some(if is_loud { words.iter().map(|word| quiet(word)).collect::<Vec<_>>().join(" ") } else { words.join(" ") })
}

/// A word in capitals as names are written: "O'HARA" as "O'Hara".
fn quiet(word: &str) -> String {
    let mut begins = true;
    let mut out = String::with_capacity(word.len());
    for letter in word.chars() {
        if begins {
            out.push(letter);
        } else {
            out.extend(letter.to_lowercase());
        }
        begins = !letter.is_alphabetic();
    }
    out
}

fn is_capital(word: &str) -> bool {
    word.starts_with(char::is_uppercase)
}

fn holds(list: &[String], word: &str) -> bool {
    list.iter().any(|own| own == word)
}

#[cfg(test)]
mod tests {
    use super::super::Phrases;
    use super::read;

    #[test]
    fn a_byline_is_read_and_a_sentence_is_none() {
        let lists = Phrases::built_in();
        let names = |line: &str| read(line, &lists).map(|names| names.join("; "));
        let said = |names: &str| Some(names.to_owned());
        assert_eq!(names("By Harriet Martineau and Nellie O’Bly in Brussels"), said("Harriet Martineau; Nellie O’Bly"));
        assert_eq!(names("BY MARTHA GELLHORN"), said("Martha Gellhorn"));
        assert_eq!(names("By Ida B. Wells, Washington, 7 March 2024"), said("Ida B. Wells"));
        assert_eq!(names("Written by: Ludwig van Beethoven, Europe editor"), said("Ludwig van Beethoven"));
        assert_eq!(names("By Reuters Staff"), said(""));
        assert_eq!(names("By our correspondents"), said(""));
        for line in [
            "By land and sea, the convoy went on",
            "By Tuesday the port was open",
            "Sweden joins NATO",
            "By the Black Sea",
        ] {
            assert_eq!(names(line), None, "{line}");
        }
    }
}
