//! Messages of `check`: what an editor would ask before a text goes out. None of them stops a build.

use super::{Diagnostic, warning};
use crate::source::Place;

/// An article that names nothing that it is based on.
pub fn no_source(file: &Place, cited: &[&str]) -> Diagnostic {
    let found = warning("article/no-source", "the article names no source").at(file, "");
    let block = |name: &str| format!("[[source]]\nname = \"{name}\"\nurl = \"https://...\"");
    match cited {
        [] => found.help(format!("write between the two `+++` lines:\n{}", block("..."))),
        [first, ..] => found.help(format!(
            "the text cites {}; write between the two `+++` lines:\n{}",
            cited.join(", "),
            block(&first.replace(['"', '\\'], " "))
        )),
    }
}

/// A bottom line that is none.
pub fn long_summary(place: &Place, (length, cap): (usize, usize)) -> Diagnostic {
    warning("article/long-summary", format!("the summary has {length} characters; cards and feeds have room for {cap}"))
        .at(place, "")
        .help("keep to the one sentence that a reader must not miss, and move the rest to key_points")
}

/// The words with which a new article begins, in one that readers see.
pub fn placeholder(place: &Place) -> Diagnostic {
    warning("article/placeholder", "the text that a new article begins with is still there")
        .at(place, "")
        .help("write the article, or keep it from readers with draft = true")
}

/// A day that has not come yet.
pub fn future_date(place: &Place, key: &str, date: &str) -> Diagnostic {
    warning("date/future", format!("`{key}` is {date}, which is still to come"))
        .at(place, "")
        .help("correct it, or keep the article back with `draft = true` until then")
}

/// A later day that is before an earlier one.
pub fn dates_out_of_order(place: &Place, key: &str, (day, date): (&str, &str)) -> Diagnostic {
    warning("date/order", format!("`{key}` is {day}, before the article's date, {date}"))
        .at(place, "")
        .help("correct one of the two")
}

/// An event that is told as past before it was.
pub fn told_too_early(place: &Place, event: &str, date: &str) -> Diagnostic {
    warning("date/before-event", format!("an event of {event} is told as past in an article of {date}"))
        .at(place, "told here")
        .help("correct one of the dates; if the text was changed later, say so with `updated`")
}

/// A level of headings that is left out.
pub fn skipped_heading(place: &Place, (before, level): (u8, u8)) -> Diagnostic {
    let above = if before == 1 { "the title".to_owned() } else { format!("a heading of level {before}") };
    warning("heading/skipped", format!("a heading of level {level} follows {above}")).at(place, "").help(
        match level - before {
            2 => "raise it by one level (one # less), so that no level is left out".to_owned(),
            more => format!("raise it by {less} levels ({less} # less), so that no level is left out", less = more - 1),
        },
    )
}

/// A link that nobody can hear.
pub fn silent_link(place: &Place, target: &str) -> Diagnostic {
    warning("link/no-text", format!("the link to {target} has no words"))
        .at(place, "")
        .help("write between the square brackets what a reader finds there")
}

/// A link whose words would fit any link.
pub fn vague_link(place: &Place, words: &str) -> Diagnostic {
    warning("link/vague-text", format!("“{words}” does not say where the link leads"))
        .at(place, "")
        .help("link the words that name it: “the [joint statement](...)” instead of “the statement is [here](...)”")
}

/// A picture that not everybody can see.
pub fn no_alt(place: &Place) -> Diagnostic {
    warning("image/no-alt", "the picture has no description for those who cannot see it")
        .at(place, "")
        .help("write between the square brackets what it shows: ![Two ships at anchor](...)")
}

/// A table whose columns have no names.
pub fn headless_table(place: &Place) -> Diagnostic {
    warning("table/no-header", "the table's first row is blank, so nobody is told what its columns are")
        .at(place, "")
        .help("name each column in the first row, above the line of hyphens")
}

/// Blanks that nobody sees.
pub fn trailing_blanks(place: &Place, lines: usize) -> Diagnostic {
    let lines = if lines == 1 { "1 line ends".to_owned() } else { format!("{lines} lines end") };
    warning("text/trailing-blanks", format!("{lines} in blanks"))
        .at(place, "")
        .help("`chancery check --fix` takes them away; no page changes")
}

/// A tag that is used once and looks like another.
pub fn lookalike_tag(place: &Place, (name, other): (&str, &str), used: Option<&Place>) -> Diagnostic {
    let found = warning("tag/lookalike", format!("“{name}” is used once, and looks like “{other}”"))
        .at(place, format!("did you mean “{other}”?"));
    let found = match used {
        Some(used) => found.at(used, format!("“{other}” is used here")),
        None => found,
    };
    found.help("if they are one, use one spelling; if they are two, leave them")
}

/// An article that is there twice.
pub fn twin(place: &Place, other: &Place, percent: usize) -> Diagnostic {
    let how = match percent {
        100 => "the same text".to_owned(),
        percent => format!("{percent} per cent the same text"),
    };
    warning("article/twin", format!("this article and {} are {how}", other.path))
        .at(place, "")
        .at(other, "the other one")
        .help("keep one of them; give it the other's address as an alias if readers may have it")
}

/// A link of a finished page that leads nowhere.
pub fn dead_page_link(place: &Place, target: &str, pages: &[&str]) -> Diagnostic {
    warning("page/dead-link", format!("no page of this site answers {target}, which {} to", they_lead(pages)))
        .at(place, "")
        .help(help_of(place, "correct the link, unless the host serves it beside the site"))
}

/// A link of a finished page to a place that its page does not have.
pub fn dead_page_anchor(place: &Place, target: &str, pages: &[&str]) -> Diagnostic {
    warning("page/dead-anchor", format!("there is no place {target}, which {} to", they_lead(pages)))
        .at(place, "")
        .help(help_of(place, "correct what follows the #, or give a heading that name"))
}

/// A picture of raw HTML without a description.
pub fn no_alt_on_page(place: &Place, page: &str) -> Diagnostic {
    warning("image/no-alt", format!("a picture on {page} has no description for those who cannot see it"))
        .at(place, "")
        .help("give it an alt attribute that says what it shows; alt=\"\" if it only decorates")
}

/// An address outside that does not answer any more.
pub fn dead_outside(place: &Place, url: &str, (why, more): (&str, usize)) -> Diagnostic {
    let others = match more {
        0 => String::new(),
        1 => "; it is named once more".to_owned(),
        more => format!("; it is named {more} times more"),
    };
    warning("link/outside-dead", format!("{url} does not answer: {why}{others}"))
        .at(place, "")
        .help("look for its new address, or for a copy in an archive such as web.archive.org, and link that")
}

fn help_of(place: &Place, help: &str) -> String {
    if &*place.path == "templates" { format!("look in templates/ and site.toml: {help}") } else { help.to_owned() }
}

fn they_lead(pages: &[&str]) -> String {
    match pages {
        [] => "a page leads".to_owned(),
        [one] => format!("{one} leads"),
        [first, rest @ ..] => format!("{first} and {} more lead", rest.len()),
    }
}
