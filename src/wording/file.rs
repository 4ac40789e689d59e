//! A language's file: read, and held against the English one.

use super::message::{CATEGORIES, OTHER};
use super::{Form, Locale, Noted, Notes, PluralRules, Source, category_of, diag, slots};
use crate::keys::{self, Entry, Where};
use crate::text;
use std::collections::{BTreeMap, BTreeSet};

/// The messages of a file.
#[derive(Debug, Clone, Default)]
pub struct File {
    /// Their texts by key.
    pub texts: BTreeMap<String, Form>,
}

/// What a file may have.
pub struct Pattern<'a> {
    /// The messages of the English file, with what is filled into them.
    pub english: &'a File,
    /// The keys of what lists name, into which nothing is filled.
    pub terms: BTreeSet<String>,
}

impl Pattern<'_> {
    /// What is filled into a message; nothing for a key that there is not.
    fn slots(&self, key: &str) -> Option<Vec<&str>> {
        let message = self.english.texts.get(key).map(|form| slots(form.other()).unwrap_or_default());
        message.or_else(|| self.terms.contains(key).then(Vec::new))
    }

    /// Whether a message has one form whatever is counted.
    fn is_single(&self, key: &str) -> bool {
        let message = self.english.texts.get(key);
        message.map_or_else(|| self.terms.contains(key), |form| matches!(form, Form::Single(_)))
    }
}

/// The tables of a file that give other names to what lists name.
const TERMS: [&str; 5] = ["topic.", "topic_about.", "topic_group.", "class.", "organisation."];

/// What a file has other names for.
pub fn terms(source: &Source) -> BTreeSet<String> {
    let entries = keys::flat(Where { source, base: 0, what: "the language's file" }).value;
    let keys = entries.into_iter().map(|entry| entry.key);
    keys.filter(|key| TERMS.iter().any(|table| key.starts_with(table))).collect()
}

/// The language that a file is named after.
pub fn name(source: &Source) -> Option<&str> {
    let stem = source.path.rsplit('/').next()?.strip_suffix(".toml")?;
    let sound = |(at, part): (usize, &str)| {
        let length = if at == 0 { 2..=3 } else { 2..=8 };
        length.contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric())
    };
    stem.split('-').enumerate().all(sound).then_some(stem)
}

/// Whether a file is in this language.
pub fn is_in(source: &Source, lang: &str) -> bool {
    name(source).is_some_and(|name| name.eq_ignore_ascii_case(lang))
}

/// What to say of a file that is named after no language.
pub fn unnamed(source: &Source) -> Option<diag::Diagnostic> {
    name(source).is_none().then(|| diag::wording::not_a_language(&source.whole()))
}

/// Reads a file. What its pattern does not have, or fills in otherwise, is noted and left out.
pub fn read(source: &Source, pattern: Option<&Pattern<'_>>) -> Noted<File> {
    let at = Where { source, base: 0, what: "the language's file" };
    let Noted { value: entries, mut notes } = keys::flat(at);
    let mut counted: BTreeMap<String, Vec<(&'static str, Entry)>> = BTreeMap::new();
    let mut file = File::default();
    for entry in entries {
        let form = entry.key.rsplit_once('.').and_then(|(key, last)| {
            let category = CATEGORIES.into_iter().find(|category| *category == last)?;
            Some((key.to_owned(), category))
        });
        match form {
            Some((key, category)) => counted.entry(key).or_default().push((category, entry)),
            None => {
                if check(&entry, (&entry.key, ""), (pattern, &mut notes)) {
                    file.texts.insert(entry.key, Form::Single(entry.text));
                }
            }
        }
    }
    let used = name(source).map(categories).unwrap_or_default();
    for (key, forms) in counted {
        let Some((_, first)) = forms.first() else { continue };
        if pattern.is_some_and(|pattern| pattern.is_single(&key)) {
            notes.push(diag::wording::not_counted(&first.place, &key));
            continue;
        }
        if !forms.iter().any(|(category, _)| *category == OTHER) {
            notes.push(diag::wording::no_other(&first.place, &key));
            continue;
        }
        for (category, entry) in &forms {
            if !used.contains(category) {
                notes.push(diag::wording::no_such_form(&entry.place, &key, &used));
            }
        }
        // Each form is checked, so that each mistake is told.
        let sound = |(category, entry): &(&'static str, Entry)| check(entry, (&key, category), (pattern, &mut notes));
        let sound: Vec<bool> = forms.iter().map(sound).collect();
        if sound.into_iter().all(|is_sound| is_sound) {
            let texts = forms.into_iter().map(|(category, entry)| (category, entry.text));
            file.texts.insert(key, Form::Counted(texts.collect()));
        }
    }
    Noted::new(file, notes)
}

/// The plural categories that a language has.
fn categories(lang: &str) -> Vec<&'static str> {
    let rules = lang.parse::<Locale>().ok().and_then(|locale| PluralRules::try_new_cardinal((&locale).into()).ok());
    let mut used: Vec<&str> = rules.iter().flat_map(PluralRules::categories).map(category_of).collect();
    if !used.contains(&OTHER) {
        used.push(OTHER);
    }
    used
}

/// Whether a text can be used in place of the English one.
fn check(entry: &Entry, (key, category): (&str, &str), (pattern, notes): (Option<&Pattern<'_>>, &mut Notes)) -> bool {
    let Some(found) = slots(&entry.text) else {
        notes.push(diag::wording::braces(&entry.place, key));
        return false;
    };
    let Some(pattern) = pattern else { return true };
    let Some(given) = pattern.slots(key) else {
        let known = pattern.english.texts.keys().chain(&pattern.terms).map(String::as_str);
        notes.push(diag::wording::unknown(&entry.place, key, text::nearest(key, known)));
        return false;
    };
    let mut sound = true;
    for slot in found.iter().filter(|slot| !given.contains(slot)) {
        notes.push(diag::wording::unknown_slot(&entry.place, slot, &given));
        sound = false;
    }
    for slot in given.iter().filter(|slot| !found.contains(slot)) {
        // A form for one thing may say so in words.
        let in_words = *slot == "count" && !matches!(category, "" | OTHER);
        if !in_words {
            notes.push(diag::wording::missing_slot(&entry.place, slot));
        }
    }
    sound
}
