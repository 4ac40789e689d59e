//! Messages about one article: its file, its front matter, its text.

use super::{Diagnostic, error, warning};
use crate::source::Place;
use crate::text;

/// The closing `+++` is missing, so metadata cannot be told from prose.
pub fn unclosed_front_matter(opened: &Place) -> Diagnostic {
    error("front/unclosed", "the front matter is never closed")
        .at(opened, "opened here")
        .help("add a line with only `+++` after the last key")
}

/// The front matter is YAML, which other programs read.
pub fn yaml(opened: &Place, toml: &str) -> Diagnostic {
    error("front/yaml", "the front matter is YAML; Chancery reads TOML")
        .at(opened, "opened with `---` instead of `+++`")
        .help(format!("write it as:\n+++\n{toml}\n+++"))
}

/// The first line is nearly the one that opens front matter.
pub fn near_front_matter(line: &Place) -> Diagnostic {
    error("front/near-miss", "the file does not begin with front matter, though it seems meant to")
        .at(line, "nearly a line of `+++`")
        .help(
            "make it the first line of the file, with `+++` and nothing else, and close the front matter with another",
        )
}

/// The file is not UTF-8.
pub fn not_utf8(file: &Place, (line, byte): (usize, u8)) -> Diagnostic {
    error("file/not-utf8", format!("the file is not UTF-8 text: byte 0x{byte:02X} on line {line}"))
        .at(file, "")
        .help("save it again with the encoding UTF-8")
}

/// The operating system would not let us read the file.
pub fn unreadable(file: &Place, reason: &str) -> Diagnostic {
    error("file/unreadable", format!("the file cannot be read: {reason}"))
        .at(file, "")
        .help("check that it exists and that you may read it")
}

/// The file is larger than an article may be.
pub fn too_large(file: &Place, (bytes, cap): (u64, u64)) -> Diagnostic {
    error("article/too-large", format!("the file has {bytes} bytes; an article may have {cap}"))
        .at(file, "")
        .help("split it into several articles")
}

/// Markup is nested deeper than a page can be.
pub fn too_deep(place: &Place, cap: usize) -> Diagnostic {
    error("article/too-deep", format!("markup is nested more than {cap} levels deep"))
        .at(place, "the limit is passed here")
        .help("remove the repeated `>`, list or HTML tags")
}

/// Raw HTML is nested deeper than it can be sanitised. A warning, so that no such text keeps a site from being built.
pub fn raw_too_deep(place: &Place, cap: usize) -> Diagnostic {
    warning("article/too-deep", format!("raw HTML is nested more than {cap} levels deep; it is shown as text"))
        .at(place, "the limit is passed here")
        .help("remove or close the repeated HTML tags")
}

/// A file with neither front matter nor text.
pub fn empty(file: &Place) -> Diagnostic {
    warning("article/empty", "the file holds no text and was left out")
        .at(file, "")
        .help("write something or delete it")
}

/// The front matter has no title and there is nothing else to take one from.
pub fn no_title(file: &Place) -> Diagnostic {
    error("front/no-title", "the article has no title")
        .at(file, "")
        .help(format!("begin the file with these lines:\n{}", block("...", None)))
}

/// A title that was taken from the text.
pub fn assumed_title(place: &Place, title: &str) -> Diagnostic {
    warning("article/assumed-title", format!("no title is given; assumed “{title}”"))
        .at(place, "taken from here")
        .help(format!("to fix it, begin the file with these lines:\n{}", block(title, None)))
}

/// A date that was taken from the text or the file name.
pub fn assumed_date(place: &Place, date: &str, from: &str) -> Diagnostic {
    warning("article/assumed-date", format!("no date is given; assumed {date} from {from}"))
        .at(place, "")
        .help(format!("to fix it, add a line between the two `+++` lines: date = {date}"))
}

/// No date anywhere.
pub fn undated(file: &Place) -> Diagnostic {
    warning("article/undated", "the article has no date, so it stands last in every list and in no feed")
        .at(file, "")
        .help("add a line between the two `+++` lines: date = 2024-04-10")
}

/// Lines that belonged to the page the text was copied from.
pub fn boilerplate(place: &Place, lines: usize) -> Diagnostic {
    let plural = if lines == 1 { "line" } else { "lines" };
    warning("article/boilerplate", format!("left out {lines} {plural} of page furniture"))
        .at(place, "not part of the article")
        .help(format!("delete these lines; to keep them, begin the file with these lines:\n{}", block("...", None)))
}

/// A country that is none.
pub fn unknown_country(place: &Place, name: &str, near: Option<&str>) -> Diagnostic {
    let found = error("tag/unknown-country", format!("`{name}` is not a country"));
    match near {
        Some(near) => found.at(place, format!("did you mean `{near}`?")).help(format!("write \"{near}\"")),
        None => found
            .at(place, "no ISO 3166-1 code or English name")
            .help("write a two-letter code such as \"JP\", or a name such as \"Japan\""),
    }
}

/// A topic that no list defines. `known` are the ids that there are.
pub fn unknown_topic(place: &Place, (id, near): (&str, Option<&str>), known: &[&str]) -> Diagnostic {
    let found = error("tag/unknown-topic", format!("`{id}` is not a topic"));
    let define = "or define it in site.toml with [[topic]]";
    match near {
        Some(near) => found.at(place, format!("did you mean `{near}`?")).help(format!("write \"{near}\", {define}")),
        None => found.at(place, "no topic has this id").help(format!("choose one of {}, {define}", known.join(", "))),
    }
}

/// A slug that is not fit for an address.
pub fn bad_slug(place: &Place, slug: &str, better: Option<&str>) -> Diagnostic {
    let help =
        better.map_or_else(|| "use lower-case words and hyphens".to_owned(), |better| format!("write \"{better}\""));
    error("front/bad-slug", format!("`{slug}` cannot be an address"))
        .at(place, "lower-case ASCII letters, digits and single hyphens only")
        .help(help)
}

/// A former address that cannot be one.
pub fn bad_alias(place: &Place, alias: &str) -> Diagnostic {
    error("front/bad-alias", format!("`{alias}` cannot be an address of this site"))
        .at(place, "must look like /2024/old-name/ or /2024/old-name.html")
        .help("write it from the site's root, with lower-case words and hyphens between slashes")
}

/// Words that a person gives to a speaker are not in the text.
pub fn lost_quote(place: &Place, words: &str) -> Diagnostic {
    warning("front/lost-quote", format!("no quote of the text has the words “{}”", text::shorten(words, 80)))
        .at(place, "not in the text")
        .help("copy the words as the page shows them, or its first words and `…`; or take this entry out")
}

/// A former address that is longer than a path of files may be.
pub fn long_alias(place: &Place, cap: usize) -> Diagnostic {
    error("front/bad-alias", format!("an alias is longer than {cap} bytes"))
        .at(place, format!("an address may have {cap} bytes"))
        .help("take it out, or shorten it")
}

/// A link that no browser should follow.
pub fn unsafe_link(place: &Place, scheme: &str) -> Diagnostic {
    warning("link/unsafe", format!("a link with `{scheme}` was taken out; its text stays"))
        .at(place, "")
        .help("link to http, https or mailto addresses, or to pages of this site")
}

/// A picture from another host.
pub fn remote_image(place: &Place) -> Diagnostic {
    warning("image/remote", "a picture from another host was left out; its description stays")
        .at(place, "readers' browsers would call that host")
        .help("set `[media] remote = true` in site.toml to allow it")
}

/// A sidecar whose text is not the article's any more.
pub fn stale_sidecar(sidecar: &Place) -> Diagnostic {
    warning("sidecar/stale", "the article has changed since this sidecar was made")
        .at(sidecar, "")
        .help("run `chancery extract --write` and look it through: what it says is kept, what is newly found is added")
}

/// A sidecar without an article.
pub fn lone_sidecar(sidecar: &Place) -> Diagnostic {
    warning("sidecar/alone", "this sidecar has no article beside it").at(sidecar, "").help("rename or delete it")
}

/// A sidecar that two articles would share.
pub fn shared_sidecar(sidecar: &Place, (first, second): (&str, &str)) -> Diagnostic {
    error("sidecar/shared", format!("this sidecar stands beside two articles: {first} and {second}"))
        .at(sidecar, "")
        .help("rename one of the articles, so that each sidecar belongs to one")
}

/// A link where a file or folder should be.
pub fn linked(file: &Place) -> Diagnostic {
    error("file/link", "this is a link, and links are not followed")
        .at(file, "")
        .help("put the file or folder itself here instead of a link to it; it must be a real one")
}

/// A list with more entries than a page can use.
pub fn too_many(place: &Place, key: &str, cap: usize) -> Diagnostic {
    error("front/too-many", format!("`{key}` has more than {cap} entries"))
        .at(place, format!("number {}", cap + 1))
        .help(format!("keep the {cap} that matter most"))
}

/// A file under `articles/` that is neither an article nor a sidecar.
pub fn ignored_file(file: &Place) -> Diagnostic {
    warning("file/ignored", "this file is not an article and was left alone")
        .at(file, "")
        .help("articles end in .md or .txt; move other files out of the articles folder")
}

/// Gives a message about an article without front matter the whole block to paste, with what was assumed of it.
pub fn offer_block(found: &mut Diagnostic, title: &str, date: Option<&str>) {
    let lead = match found.code.as_ref() {
        "article/assumed-title" | "article/assumed-date" if date.is_some() => {
            "to fix it, begin the file with these lines"
        }
        "article/assumed-title" | "article/undated" => "begin the file with these lines, with its own date",
        "article/boilerplate" => "delete these lines; to keep them, begin the file with these",
        _ => return,
    };
    found.help = Some(format!("{lead}:\n{}", block(title, date)));
}

/// Front matter to paste at the start of a file; the day of the example if there is none.
fn block(title: &str, date: Option<&str>) -> String {
    format!("+++\ntitle = {}\ndate = {}\n+++", toml_text(title), date.unwrap_or("2024-04-10"))
}

/// A text as TOML writes it.
pub fn toml_text(text: &str) -> String {
    toml::Value::String(text.to_owned()).to_string()
}
