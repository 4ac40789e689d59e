//! Messages about lists of names: the files in `lists/`, and the same entries in `site.toml`.

use super::{Diagnostic, error, warning};
use crate::source::Place;

/// A code that no country of the lists has; `meant` is the code and the name of the one that seems meant.
pub fn unknown_country(place: &Place, code: &str, meant: Option<(&str, &str)>) -> Diagnostic {
    let found = error("list/unknown-country", format!("no country has the code `{code}`"));
    match meant {
        Some((code, name)) => {
            found.at(place, format!("did you mean `{code}` ({name})?")).help(format!("write \"{code}\""))
        }
        None => found.at(place, "no code of ISO 3166-1").help(
            "write the two letters of a country, such as \"JP\"; leave it out where there is none. A country that the \
lists lack needs a [[country]] with this `code`, and a `name`",
        ),
    }
}

/// A region that there is not.
pub fn unknown_region(place: &Place, code: &str, meant: Option<(&str, &str)>) -> Diagnostic {
    let found = error("list/unknown-region", format!("no region has the code `{code}`"));
    match meant {
        Some((code, name)) => found.at(place, format!("did you mean {name}?")).help(format!("write \"{code}\"")),
        None => found
            .at(place, "no code of the UN's M49 standard")
            .help("write the three digits of a region, such as \"030\" for Eastern Asia"),
    }
}

/// A list of words that there is not.
pub fn unknown_evidence(place: &Place, name: &str, near: Option<&str>) -> Diagnostic {
    let found = error("list/unknown-evidence", format!("no list of words is called “{name}”"));
    match near {
        Some(near) => found.at(place, format!("did you mean “{near}”?")).help(format!("write \"{near}\"")),
        None => found
            .at(place, "no [[evidence]] has this name")
            .help("write the name of an [[evidence]], or list the words in `with`"),
    }
}

/// A new country with the name of one that is there.
pub fn country_twice(place: &Place, name: &str, code: &str) -> Diagnostic {
    error("list/country-twice", format!("{name} is there already, with another code"))
        .at(place, format!("its code is `{code}`"))
        .help(format!("write code = \"{code}\", and the entry adds to the built-in one"))
}

/// A form to be dropped that is none.
pub fn nothing_dropped(place: &Place, (form, entry): (&str, &str), near: Option<&str>) -> Diagnostic {
    let whose = if entry.is_empty() { "the entry".to_owned() } else { format!("“{entry}”") };
    let found = warning("list/drop-nothing", format!("`{form}` is no form of {whose}, so nothing is dropped"));
    match near {
        Some(near) => found.at(place, format!("did you mean `{near}`?")).help(format!("write \"{near}\"")),
        None => found
            .at(place, "no form of this entry")
            .help("write the form as the list has it, in an entry with the `name` or `code` that it stands under there; or take it out"),
    }
}

/// The name of an entry is to be dropped.
pub fn own_name_dropped(place: &Place, (name, what): (&str, &str)) -> Diagnostic {
    let found = warning("list/drop-name", format!("`{name}` is the {what}'s own name, which cannot be dropped"));
    match what {
        "country" => found.at(place, "it is still found").help(
            "take it out of `drop`; phrases in which the name means something else can be listed as `phrases` of a [[mask]]",
        ),
        _ => found.at(place, "it is still found").help(format!(
            "take it out of `drop`; to find it only beside certain words, write words = [\"{name}\"], and these words in `with`"
        )),
    }
}

/// A name that two countries have. `names` are the name and the country for which it counts; then the code of the other
/// one, and where a site's own list gives it the name too.
pub fn place_twice(place: &Place, (name, first): (&str, &str), (code, other): (&str, Option<&Place>)) -> Diagnostic {
    let found = warning("list/name-twice", format!("`{name}` is a name of two countries"))
        .at(place, format!("it counts for {first} alone"));
    match other {
        Some(other) => found.at(other, "and here").help(
            "take it out of one of them; if it can mean either, take it out of both and write an [[ambiguous]] entry for it",
        ),
        None => found.help(format!(
            "take it out here; to move it, write drop = [\"{name}\"] in a [[country]] with code = \"{code}\""
        )),
    }
}

/// A country's name that is listed as one with several readings.
pub fn decided(place: &Place, name: &str) -> Diagnostic {
    warning(
        "list/name-ambiguous",
        format!("`{name}` is listed as a name with several readings, which decide what it means"),
    )
    .at(place, "this changes nothing")
    .help(format!(
        "take it out here, and write an [[ambiguous]] entry with name = \"{name}\" to say when it means which country"
    ))
}

/// A country's name that is listed as something else.
pub fn masked(place: &Place, name: &str) -> Diagnostic {
    warning("list/name-masked", format!("`{name}` is listed as a phrase that does not mean this country"))
        .at(place, "this changes nothing")
        .help("take it out here; a longer name that means the country can be listed")
}

/// A form that two entries have: the form, the entry for which it counts, and another that has it.
pub fn form_twice(place: &Place, (form, first, other): (&str, &str, &str), there: Option<&Place>) -> Diagnostic {
    let found = warning("list/name-twice", format!("`{form}` is a form of two entries"))
        .at(place, format!("it counts for “{first}” alone"));
    match there {
        Some(there) => found.at(there, "and here").help("take it out of one of them, or make one entry of both"),
        None if form == other => found.help(format!("to add to the entry that is there, write name = \"{other}\"")),
        None => found.help(format!(
            "to add to the entry that is there, write name = \"{other}\"; to take the form from it, write drop = [\"{form}\"] in \
an entry with that name"
        )),
    }
}

/// An ordinary word without words beside which it is a name.
pub fn word_alone(place: &Place, word: &str) -> Diagnostic {
    warning("list/word-alone", format!("`{word}` is never found: `words` count only beside those of `with`"))
        .at(place, "the entry has no `with`")
        .help("add a line: with = [\"missile*\", \"...\"]; or move it to `names`, where it counts alone")
}

/// Two topics with one id.
pub fn topic_twice(place: &Place, id: &str, first: &Place) -> Diagnostic {
    error("site/topic-twice", format!("the topic `{id}` is defined twice"))
        .at(place, "this one")
        .at(first, "and this one")
        .help("merge the two, or give one another id")
}

/// Two entries for one name with several readings.
pub fn ambiguous_twice(place: &Place, name: &str, first: &Place) -> Diagnostic {
    error("list/ambiguous-twice", format!("the readings of `{name}` are given twice"))
        .at(place, "this one")
        .at(first, "and this one")
        .help("write all readings into one of the two, and take the other out")
}

/// A line of a file of lists that stands in no entry.
pub fn no_entry(place: &Place, key: &str) -> Diagnostic {
    error("list/no-entry", format!("`{key}` stands in no entry"))
        .at(place, "nothing says what this is an entry of")
        .help("write above it what it is, with two brackets on either side: [[organisation]], [[system]], [[country]] ...")
}
