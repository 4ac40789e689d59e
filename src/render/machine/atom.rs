//! Atom feeds (RFC 4287): the newest briefings of the site or of a tag.

use super::{GENERATOR, changed, followed, lang, newest};
use crate::pages::Plan;
use crate::site::{ArticleId, Site, TagId};
use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesText, Event};
use std::io;

type Xml<'o> = Writer<&'o mut Vec<u8>>;

/// The Atom feed of the site, or of a tag.
pub fn atom(site: &Site, tag: Option<TagId>, out: &mut Vec<u8>) -> io::Result<()> {
    let base = &site.config.base;
    let (page, title) = followed(site, tag);
    let ids = newest(site, tag);
    let updated = ids.iter().filter_map(|&id| changed(site.article(id))).max().map(|when| when.rfc3339());
    let mut writer = Writer::new_with_indent(&mut *out, b' ', 1);
    writer.write_event(Event::Decl(BytesDecl::new("1.0", Some("utf-8"), None)))?;
    let feed = writer
        .create_element("feed")
        .with_attribute(("xmlns", "http://www.w3.org/2005/Atom"))
        .with_attribute(("xml:lang", site.config.lang.as_str()));
    feed.write_inner_content(|writer| {
        text(writer, "id", &base.url(&page))?;
        text(writer, "title", &title)?;
        if tag.is_none() && !site.config.description.is_empty() {
            text(writer, "subtitle", &site.config.description)?;
        }
        // A feed must say when it changed; an empty one has no better answer than the epoch, which no reader shows.
        text(writer, "updated", updated.as_deref().unwrap_or("1970-01-01T00:00:00Z"))?;
        link(writer, ("self", "application/atom+xml"), &base.url(&page.within("feed.xml")))?;
        link(writer, ("alternate", "text/html"), &base.url(&page))?;
        link(writer, ("alternate", "application/feed+json"), &base.url(&page.within("feed.json")))?;
        writer.create_element("author").write_inner_content(|writer| text(writer, "name", &site.config.title))?;
        text(writer, "generator", GENERATOR)?;
        ids.iter().try_for_each(|&id| entry(writer, site, id))
    })?;
    out.push(b'\n');
    Ok(())
}

fn entry(writer: &mut Xml<'_>, site: &Site, id: ArticleId) -> io::Result<()> {
    let article = site.article(id);
    let base = &site.config.base;
    let url = base.url(&Plan::article_route(site, id));
    let mut element = writer.create_element("entry");
    let lang = lang(site, article);
    if lang != site.config.lang {
        element = element.with_attribute(("xml:lang", lang));
    }
    element.write_inner_content(|writer| {
        text(writer, "id", &url)?;
        text(writer, "title", &article.document.title.text)?;
        link(writer, ("alternate", "text/html"), &url)?;
        if let Some(date) = article.date {
            text(writer, "published", &date.rfc3339())?;
        }
        text(writer, "updated", &changed(article).map(|when| when.rfc3339()).unwrap_or_default())?;
        for author in &article.document.front.authors {
            writer.create_element("author").write_inner_content(|writer| text(writer, "name", author))?;
        }
        for tagging in &article.tags {
            let tag = site.tag(tagging.tag);
            let category = writer.create_element("category").with_attribute(("term", tag.slug.as_str()));
            let category = category.with_attribute(("scheme", scheme(site, tag.kind).as_str()));
            category.with_attribute(("label", tag.name.as_str())).write_empty()?;
        }
        match &article.summary {
            Some(gist) => text(writer, "summary", &gist.what),
            None => Ok(()),
        }
    })?;
    Ok(())
}

/// The vocabulary that a tag belongs to: one slug may be a topic and an organisation.
fn scheme(site: &Site, kind: crate::site::Kind) -> String {
    site.config.base.url(&crate::route::Route::section(kind.section()))
}

fn text(writer: &mut Xml<'_>, name: &str, words: &str) -> io::Result<()> {
    writer.create_element(name).write_text_content(BytesText::new(words)).map(drop)
}

fn link(writer: &mut Xml<'_>, (rel, kind): (&str, &str), href: &str) -> io::Result<()> {
    let link = writer.create_element("link").with_attribute(("rel", rel)).with_attribute(("type", kind));
    link.with_attribute(("href", href)).write_empty().map(drop)
}
