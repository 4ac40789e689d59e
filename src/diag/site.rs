//! Messages about the site as a whole: addresses, links, what is missing.

use super::{Diagnostic, error, warning};
use crate::source::Place;

/// Two articles want the same address because their slugs are the same.
pub fn duplicate_slug(place: &Place, slug: &str, other: &Place) -> Diagnostic {
    error("site/duplicate-slug", format!("two articles have the slug `{slug}`"))
        .at(place, "this one")
        .at(other, "and this one")
        .help("give one of them another title, or a `slug` of its own")
}

/// Two makers claim one address.
pub fn clash(route: &str, (place, maker): (&Place, &str), (other, first): (&Place, &str)) -> Diagnostic {
    error("site/route-clash", format!("two pages want the address {route}"))
        .at(place, format!("{maker} wants it"))
        .at(other, format!("{first} has it"))
        .help("change the alias, slug or name of one of them")
}

/// The address of a page is another than at an earlier build, and nothing answers at the old one. What is to be pasted
/// stands on lines of its own, which no terminal breaks.
pub fn moved(place: &Place, (from, to): (&str, &str), (how, slug): (&str, &str)) -> Diagnostic {
    warning("site/moved", format!("the page has moved, and nobody answers at {from} any more"))
        .at(place, format!("it is now at {to}, since the address follows the title"))
        .help(format!(
            "{how}\nto keep the old address, write:\nslug = \"{slug}\"\n`chancery check --fix` writes the alias"
        ))
}

/// There is nothing to build.
pub fn no_articles(folder: &Place) -> Diagnostic {
    error("site/no-articles", "there are no articles")
        .at(folder, "")
        .help("put a .md or .txt file with a news text into the `articles` folder")
}

/// Every article is a draft, and a site without articles would take the place of the one that stands.
pub fn only_drafts(folder: &Place) -> Diagnostic {
    error("site/only-drafts", "all articles are drafts, so there is nothing to show")
        .at(folder, "")
        .help("use --drafts to see them, or take `draft = true` out of one that is finished")
}

/// A link to an article or page of this site that does not exist.
pub fn dead_link(place: &Place, target: &str, near: Option<&str>) -> Diagnostic {
    let found = error("link/dead", format!("the link leads nowhere: {target}"));
    match near {
        Some(near) => found.at(place, format!("did you mean `{near}`?")).help(format!("write `{near}`")),
        None => found.at(place, "no such page").help("correct the link or take it out"),
    }
}

/// A link to an article that readers do not get yet.
pub fn draft_link(place: &Place, target: &str) -> Diagnostic {
    error("link/draft", format!("the link leads to a draft: {target}"))
        .at(place, "this article is a draft")
        .help("take the link out until the draft is published, or build with --drafts")
}

/// A link to a path of this host that Chancery does not make; the host may serve it all the same.
pub fn stray_link(place: &Place, target: &str) -> Diagnostic {
    warning("link/stray", format!("no page of this site answers the link: {target}"))
        .at(place, "")
        .help("if the host does not serve it beside the site, correct the link or take it out")
}

/// A link to an anchor that the page does not have.
pub fn dead_anchor(place: &Place, anchor: &str) -> Diagnostic {
    warning("link/dead-anchor", format!("the page has no heading with the id `{anchor}`"))
        .at(place, "")
        .help("link to the id of a heading: its words in lower case with hyphens")
}

/// A picture that is not there.
pub fn missing_image(place: &Place, target: &str) -> Diagnostic {
    warning("image/missing", format!("the picture `{target}` is not served by this site; its description stays"))
        .at(place, "")
        .help("give the full path at which your host serves it, beginning with /, or take it out")
}

/// Different spellings of a name share one page.
pub fn merged_names(place: &Place, name: &str, other: &str) -> Diagnostic {
    warning("tag/merged", format!("“{name}” and “{other}” share one page"))
        .at(place, "spelt so here")
        .help("use one spelling throughout")
}
