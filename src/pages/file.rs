//! What other programs read: feeds, data, the calendar, the sitemap, what a host is told. Which of these files there are, and where.
//!
//! Knows no format, only addresses.

use super::{Claims, Leaf, Page, Plan, View, diag};
use crate::config::Preset;
use crate::hosting::REDIRECTS;
use crate::route::Route;
use crate::site::{Kind, Site, TagId};
use crate::source::Place;

/// The most addresses that one sitemap may hold (sitemaps.org).
pub const SITEMAP_LIMIT: usize = 50_000;

/// Articles from which a person, organisation, system or region can be followed.
const FOLLOWED_FROM: usize = 2;

/// A file for other programs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum File {
    /// The Atom feed of the site, or of a tag.
    Atom(Option<TagId>),
    /// The JSON Feed of the site, or of a tag.
    JsonFeed(Option<TagId>),
    /// A tag with its articles and what occurs with it.
    Data(TagId),
    /// All briefings, one line each.
    Briefings,
    /// All tags, as a table.
    Tags,
    /// The list of feeds.
    Opml,
    /// The chronologies, as a calendar.
    Calendar,
    /// The list of pages for search engines, or the list of these lists.
    Sitemap,
    /// One list of pages of several.
    SitemapPart(Leaf),
    /// What search engines may do.
    Robots,
    /// The headers that a host is to send, where it reads them at the site's root.
    HostHeaders,
    /// The former addresses that lead on, for such a host.
    HostRedirects(Preset),
}

/// Whether a tag has feeds and data of its own: countries and topics always, since readers follow these before there is
/// much to read; people, organisations, systems and regions from two articles, since most are named once, and three
/// files for each would be more than all pages together.
pub fn is_followed(site: &Site, id: TagId) -> bool {
    let tag = site.tag(id);
    matches!(tag.kind, Kind::Country | Kind::Topic) || tag.articles.len() >= FOLLOWED_FROM
}

/// Whether search engines should know a page.
pub fn is_listed(site: &Site, view: View) -> bool {
    match view {
        View::Briefing(id) => !site.article(id).document.front.draft,
        View::Asset(_) | View::Moved(_) | View::NotFound | View::Search | View::Card(_) | View::File(_) => false,
        View::Home | View::Briefings(_) | View::Tags(_) | View::Tag(..) | View::Meeting(..) => true,
        View::Archive | View::Year(_) | View::Month(..) | View::Sources(_) => true,
        View::Map | View::Timeline(_) | View::Matrix | View::About => true,
    }
}

/// The lists that so many addresses are divided into; none if one list holds them all.
pub fn sitemap_parts(addresses: usize) -> impl Iterator<Item = Leaf> {
    Leaf::all(addresses, SITEMAP_LIMIT).filter(|leaf| leaf.of > 1)
}

/// Claims every file for other programs, after all pages.
pub(super) fn claim_all(claims: &mut Claims<'_>) {
    let site = claims.site;
    for id in (0u32..).map(TagId).take(site.tags.len()).filter(|&id| is_followed(site, id)) {
        let route = Plan::tag_route(site, id);
        claims.claim(route.within("feed.xml"), View::File(File::Atom(Some(id))));
        claims.claim(route.within("feed.json"), View::File(File::JsonFeed(Some(id))));
        claims.claim(route.within("data.json"), View::File(File::Data(id)));
    }
    let listed = |page: &&Page| is_listed(site, page.view);
    for leaf in sitemap_parts(claims.pages.iter().filter(listed).count()) {
        claims.claim(Route::sitemap(leaf.page), View::File(File::SitemapPart(leaf)));
    }
    for (name, file) in [
        ("data/briefings.ndjson", File::Briefings),
        ("data/tags.csv", File::Tags),
        ("timeline.ics", File::Calendar),
        ("opml.xml", File::Opml),
        ("feed.json", File::JsonFeed(None)),
        ("feed.xml", File::Atom(None)),
        ("sitemap.xml", File::Sitemap),
        ("robots.txt", File::Robots),
    ] {
        claims.claim(Route::file(name), View::File(file));
    }
    claim_for_host(claims);
}

/// Claims what the host reads at the site's root, if there is such a host.
fn claim_for_host(claims: &mut Claims<'_>) {
    let Some(preset) = claims.site.config.hosting.preset else { return };
    claims.claim(Route::file("_headers"), View::File(File::HostHeaders));
    let moves = claims.pages.iter().filter(|page| matches!(page.view, View::Moved(_))).count();
    if moves > 0 {
        claims.claim(Route::file("_redirects"), View::File(File::HostRedirects(preset)));
    }
    if preset == Preset::Cloudflare && moves > REDIRECTS {
        let place = Place { path: "site.toml".into(), span: None };
        claims.notes.push(diag::config::too_many_redirects(&place, (moves, REDIRECTS)));
    }
}

#[cfg(test)]
mod tests {
    use super::sitemap_parts;

    #[test]
    fn a_sitemap_is_divided_past_its_limit() {
        assert_eq!(sitemap_parts(50_000).count(), 0);
        assert_eq!(sitemap_parts(50_001).map(|leaf| (leaf.page, leaf.of)).collect::<Vec<_>>(), [(1, 2), (2, 2)]);
        assert_eq!(sitemap_parts(150_000).count(), 3);
    }
}
