//! Messages about the words of the interface: the files in `templates/i18n/`.

use super::{Diagnostic, error, warning};
use crate::source::Place;

/// There are no words in the site's language.
pub fn no_language(config: &Place, lang: &str, there: &[&str]) -> Diagnostic {
    warning("wording/no-language", format!("the interface has no words in `{lang}`, and is in English"))
        .at(config, "")
        .help(format!("there are {}; or put your own into templates/i18n/{lang}.toml", there.join(", ")))
}

/// A file whose name is not a language.
pub fn not_a_language(file: &Place) -> Diagnostic {
    warning("wording/not-a-language", "the file is not named after a language, so it is not used")
        .at(file, "")
        .help("name it after the language's code, such as pl.toml or pt-BR.toml")
}

/// A message that no page shows.
pub fn unknown(place: &Place, key: &str, near: Option<&str>) -> Diagnostic {
    let found = error("wording/unknown-key", format!("no page has the message `{key}`"));
    match near {
        Some(near) => found.at(place, format!("did you mean `{near}`?")).help(format!("rename it to `{near}`")),
        None => found.at(place, "not a message").help("`chancery theme eject i18n/en.toml` gives all there are"),
    }
}

/// A message with forms where nothing is counted.
pub fn not_counted(place: &Place, key: &str) -> Diagnostic {
    error("wording/not-counted", format!("`{key}` counts nothing, so it has one text"))
        .at(place, "a form for a number")
        .help(format!("write the text itself: {key} = \"...\""))
}

/// A form that the language does not have.
pub fn no_such_form(place: &Place, key: &str, forms: &[&str]) -> Diagnostic {
    error("wording/no-such-form", format!("`{key}` has a form that is never used in this language"))
        .at(place, "not a form here")
        .help(format!("the forms are {}", forms.join(", ")))
}

/// A message without the form that always has to be there.
pub fn no_other(place: &Place, key: &str) -> Diagnostic {
    error("wording/no-other", format!("`{key}` has no form `other`"))
        .at(place, "")
        .help("add it: it is used for every number that has no form of its own")
}

/// Braces that do not close, or that hold nothing.
pub fn braces(place: &Place, key: &str) -> Diagnostic {
    error("wording/braces", format!("the braces of `{key}` do not match"))
        .at(place, "")
        .help("write {name} for what is filled in, and {name: words} for a link")
}

/// Something to be filled in that the page does not give.
pub fn unknown_slot(place: &Place, slot: &str, given: &[&str]) -> Diagnostic {
    let help = match given {
        [] => "nothing can be filled in here; take it out".to_owned(),
        given => format!("what can be filled in here: {}", given.join(", ")),
    };
    error("wording/unknown-slot", format!("nothing is filled in for {{{slot}}}")).at(place, "").help(help)
}

/// Something that the page gives and the message leaves out.
pub fn missing_slot(place: &Place, slot: &str) -> Diagnostic {
    warning("wording/missing-slot", format!("the message leaves out {{{slot}}}"))
        .at(place, "")
        .help(format!("put {{{slot}}} where it belongs, as in English"))
}
