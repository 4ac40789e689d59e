//! Messages about `site.toml`.

use super::{Diagnostic, error, warning};
use crate::source::Place;

/// There is no `site.toml`.
pub fn missing(file: &Place) -> Diagnostic {
    error("site/no-config", "there is no site.toml here")
        .at(file, "")
        .help("a site is a folder with `site.toml` (title and base_url) and `articles/`; name it with --root")
}

/// The base address is not one.
pub fn bad_base_url(place: &Place) -> Diagnostic {
    error("site/bad-base-url", "`base_url` is not a web address")
        .at(place, "must be http or https, with a host and without ? or #")
        .help("write the address where the site will be read: base_url = \"https://example.org\"")
}

/// The accent cannot be read everywhere.
pub fn weak_accent(place: &Place, contrast: &str, used: &str) -> Diagnostic {
    warning("theme/weak-accent", "the accent colour is too weak for text")
        .at(place, contrast)
        .help(format!("{used} is used instead, the nearest tone that can be read; write it to say so yourself"))
}

/// The line for the foot is given in two places.
pub fn footer_twice(place: &Place) -> Diagnostic {
    error("theme/footer-twice", "the line for the foot of every page is given twice")
        .at(place, "`footer` at the top of the file says it already")
        .help("keep one of the two")
}

/// The logo is not among the site's assets.
pub fn no_logo(place: &Place, near: Option<&str>) -> Diagnostic {
    let found = error("theme/no-logo", "the logo is not there");
    match near {
        Some(near) => found.at(place, format!("did you mean `{near}`?")).help(format!("write logo = \"{near}\"")),
        None => found.at(place, "").help("put the picture into templates/assets/ and write its name there"),
    }
}

/// A target of a kind that there is not.
pub fn unknown_kind(place: &Place, near: Option<&str>, kinds: &[&str]) -> Diagnostic {
    let found = error("publish/unknown-kind", "there is no target of this kind");
    match near {
        Some(near) => found.at(place, format!("did you mean `{near}`?")).help(format!("write kind = \"{near}\"")),
        None => found.at(place, "not a kind of target").help(format!("the kinds are: {}", kinds.join(", "))),
    }
}

/// A target whose files are compressed by others, or as a whole.
pub fn not_compressed_here(place: &Place, why: &str) -> Diagnostic {
    error("publish/not-compressed-here", "`compress` is for stores of objects (s3, gcs, azure)")
        .at(place, why)
        .help("take this line out; only stores send every file just as it was brought")
}

/// A host whose own files there are none for.
pub fn unknown_preset(place: &Place, near: Option<&str>, known: &[&str]) -> Diagnostic {
    let found = error("hosting/unknown-preset", "there are no files for this host");
    match near {
        Some(near) => found.at(place, format!("did you mean `{near}`?")).help(format!("write preset = \"{near}\"")),
        None => found.at(place, "not a preset").help(format!(
            "the presets are: {}; `chancery hosting nginx` and `chancery hosting caddy` print what those servers need, \
and `chancery init --ci github` is for GitHub Pages",
            known.join(", ")
        )),
    }
}

/// Browsers remember https only of a host that they asked by https.
pub fn hsts_without_https(place: &Place) -> Diagnostic {
    error("hosting/no-https", "`hsts` needs a site that is read by https")
        .at(place, "`base_url` begins with http://")
        .help("write the https address in `base_url`, or take `hsts` out")
}

/// More former addresses than the host reads.
pub fn too_many_redirects(place: &Place, (there, read): (usize, usize)) -> Diagnostic {
    warning("hosting/many-redirects", format!("there are {there} former addresses, and Cloudflare Pages reads {read}"))
        .at(place, "")
        .help("those of the newest briefings are redirects; the others are pages that lead on, as everywhere else")
}
