//! Atom feeds (RFC 4287): the newest briefings of the site or of a tag.
//!
//! Articles without a date are left out, since an entry must say when it was updated and nothing is invented.

use super::view::GENERATOR;
use crate::pages::Plan;
use crate::route::Route;
use crate::site::{ArticleId, Site, TagId};
use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesText, Event};
use std::io;

/// Entries in a feed.
const ENTRIES: usize = 20;

/// The Atom feed of the site, or of a tag.
pub fn atom(site: &Site, tag: Option<TagId>) -> io::Result<Vec<u8>> {
    let base = &site.config.base;
    let (page, title) = match tag {
        Some(id) => (Plan::tag_route(site, id), format!("{} – {}", site.tag(id).name, site.config.title)),
        None => (Route::home(), site.config.title.clone()),
    };
    let ids: Vec<ArticleId> = match tag {
        Some(id) => dated(site, site.tag(id).articles.iter().copied()),
        None => dated(site, site.article_ids()),
    };
    let updated = ids.iter().filter_map(|&id| updated(site, id)).max();
    let mut writer = Writer::new_with_indent(Vec::with_capacity(8192), b' ', 1);
    writer.write_event(Event::Decl(BytesDecl::new("1.0", Some("utf-8"), None)))?;
    let feed = writer
        .create_element("feed")
        .with_attribute(("xmlns", "http://www.w3.org/2005/Atom"))
        .with_attribute(("xml:lang", site.config.lang.as_str()));
    feed.write_inner_content(|writer| {
        text(writer, "id", &base.url(&page))?;
        text(writer, "title", &title)?;
        // A feed must say when it changed; an empty one has no better answer than the epoch, which no reader shows.
        text(writer, "updated", updated.as_deref().unwrap_or("1970-01-01T00:00:00Z"))?;
        link(writer, ("self", "application/atom+xml"), &base.url(&page.within("feed.xml")))?;
        link(writer, ("alternate", "text/html"), &base.url(&page))?;
        writer.create_element("author").write_inner_content(|writer| text(writer, "name", &site.config.title))?;
        text(writer, "generator", GENERATOR)?;
        ids.iter().try_for_each(|&id| entry(writer, site, id))
    })?;
    let mut bytes = writer.into_inner();
    bytes.push(b'\n');
    Ok(bytes)
}

fn dated(site: &Site, ids: impl Iterator<Item = ArticleId>) -> Vec<ArticleId> {
    ids.filter(|&id| site.article(id).date.is_some()).take(ENTRIES).collect()
}

fn updated(site: &Site, id: ArticleId) -> Option<String> {
    let article = site.article(id);
    article.document.front.updated.max(article.date).map(|when| when.rfc3339())
}

fn entry(writer: &mut Writer<Vec<u8>>, site: &Site, id: ArticleId) -> io::Result<()> {
    let article = site.article(id);
    let url = site.config.base.url(&Plan::article_route(site, id));
    writer.create_element("entry").write_inner_content(|writer| {
        text(writer, "id", &url)?;
        text(writer, "title", &article.document.title.text)?;
        link(writer, ("alternate", "text/html"), &url)?;
        if let Some(date) = article.date {
            text(writer, "published", &date.rfc3339())?;
        }
        text(writer, "updated", &updated(site, id).unwrap_or_default())?;
        for author in &article.document.front.authors {
            writer.create_element("author").write_inner_content(|writer| text(writer, "name", author))?;
        }
        for tagging in &article.tags {
            let tag = site.tag(tagging.tag);
            let category = writer.create_element("category").with_attribute(("term", tag.slug.as_str()));
            category.with_attribute(("label", tag.name.as_str())).write_empty()?;
        }
        match &article.summary {
            Some(gist) => text(writer, "summary", &gist.what),
            None => Ok(()),
        }
    })?;
    Ok(())
}

fn text(writer: &mut Writer<Vec<u8>>, name: &str, words: &str) -> io::Result<()> {
    writer.create_element(name).write_text_content(BytesText::new(words)).map(drop)
}

fn link(writer: &mut Writer<Vec<u8>>, (rel, kind): (&str, &str), href: &str) -> io::Result<()> {
    let link = writer.create_element("link").with_attribute(("rel", rel)).with_attribute(("type", kind));
    link.with_attribute(("href", href)).write_empty().map(drop)
}
