//! Files for search engines: the sitemap (sitemaps.org 0.9), divided where it is too long for one, and robots.txt
//! (RFC 9309).

use super::{ArticleId, Leaf, Page, Route, SITEMAP_LIMIT, Site, View, changed, is_listed};
use crate::config::Base;
use crate::date::When;
use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesText, Event};
use std::io;

const NAMESPACE: (&str, &str) = ("xmlns", "http://www.sitemaps.org/schemas/sitemap/0.9");

type Xml<'o> = Writer<&'o mut Vec<u8>>;

/// An address and the day of its newest content.
type Entry = (String, Option<String>);

/// Every page that a search engine should know; where they are too many for one list, the list of the lists.
pub fn sitemap(site: &Site, pages: &[Page], out: &mut Vec<u8>) -> io::Result<()> {
    let listed = listed(site, pages);
    if listed.len() <= SITEMAP_LIMIT {
        return list(("urlset", "url"), &entries(site, &listed), out);
    }
    let parts = Leaf::all(listed.len(), SITEMAP_LIMIT).map(|leaf| {
        let days = leaf.slice(&listed, SITEMAP_LIMIT).iter().filter_map(|page| last_changed(site, page.view)).max();
        (site.config.base.url(&Route::sitemap(leaf.page)), days.map(|when| when.iso()))
    });
    list(("sitemapindex", "sitemap"), &parts.collect::<Vec<_>>(), out)
}

/// One list of several.
pub fn part(site: &Site, (pages, leaf): (&[Page], Leaf), out: &mut Vec<u8>) -> io::Result<()> {
    let listed = listed(site, pages);
    list(("urlset", "url"), &entries(site, leaf.slice(&listed, SITEMAP_LIMIT)), out)
}

/// The pages that are listed, by address.
fn listed<'a>(site: &Site, pages: &'a [Page]) -> Vec<&'a Page> {
    let mut listed: Vec<&Page> = pages.iter().filter(|page| is_listed(site, page.view)).collect();
    listed.sort_unstable_by(|a, b| a.route.cmp(&b.route));
    listed
}

fn entries(site: &Site, pages: &[&Page]) -> Vec<Entry> {
    let entry =
        |page: &&Page| (site.config.base.url(&page.route), last_changed(site, page.view).map(|when| when.iso()));
    pages.iter().map(entry).collect()
}

fn list((root, item): (&str, &str), entries: &[Entry], out: &mut Vec<u8>) -> io::Result<()> {
    let mut writer = Writer::new_with_indent(&mut *out, b' ', 1);
    writer.write_event(Event::Decl(BytesDecl::new("1.0", Some("utf-8"), None)))?;
    writer.create_element(root).with_attribute(NAMESPACE).write_inner_content(|writer| {
        entries.iter().try_for_each(|(url, day)| {
            writer.create_element(item).write_inner_content(|writer| {
                text(writer, "loc", url)?;
                day.as_deref().map_or(Ok(()), |day| text(writer, "lastmod", day))
            })?;
            Ok(())
        })
    })?;
    out.push(b'\n');
    Ok(())
}

fn text(writer: &mut Xml<'_>, name: &str, words: &str) -> io::Result<()> {
    writer.create_element(name).write_text_content(BytesText::new(words)).map(drop)
}

/// When the newest article of a page last changed. What a page says besides may be newer; no clock is asked.
fn last_changed(site: &Site, view: View) -> Option<When> {
    let newest = |ids: &mut dyn Iterator<Item = ArticleId>| ids.filter_map(|id| changed(site.article(id))).max();
    match view {
        View::Briefing(id) => changed(site.article(id)),
        View::Tag(id, _) => newest(&mut site.tag(id).articles.iter().copied()),
        View::Meeting(at, _) => newest(&mut site.meetings[at].articles.iter().copied()),
        View::Month(at, _) => newest(&mut site.months[at].articles.iter().copied()),
        View::Year(year) => {
            let months = site.months.iter().filter(|month| month.year == year);
            newest(&mut months.flat_map(|month| &month.articles).copied())
        }
        View::About => None,
        _ => newest(&mut site.article_ids()),
    }
}

/// Everything may be read; here is the list.
pub fn robots(base: &Base, out: &mut Vec<u8>) -> io::Result<()> {
    let sitemap = base.url(&Route::file("sitemap.xml"));
    out.extend_from_slice(format!("User-agent: *\nAllow: /\nSitemap: {sitemap}\n").as_bytes());
    Ok(())
}
