//! The whole site as data: its briefings line by line (NDJSON), its tags as a table (RFC 4180), its feeds as a list
//! (OPML 2.0).

use super::{Kind, Machine, Plan, RawValue, Route, changed, exact, is_followed, lang};
use crate::date::When;
use crate::site::{ArticleId, Own, Site, TagId};
use crate::wording::capitalised;
use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesText, Event};
use serde::Serialize;
use std::io;

#[derive(Serialize)]
struct Record<'a> {
    url: String,
    title: &'a str,
    date: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    updated: Option<String>,
    lang: &'a str,
    summary: Option<&'a str>,
    tags: Vec<Tagged<'a>>,
}

#[derive(Serialize)]
struct Tagged<'a> {
    role: &'static str,
    tag: &'a RawValue,
}

/// The length of a usual record, in bytes.
const RECORD: usize = 2_000;

/// Every briefing, the newest first, one line each.
pub fn briefings(machine: Machine<'_>, out: &mut Vec<u8>) -> io::Result<()> {
    let site = machine.site;
    // Growing by doubling would hold the longest file of a site one and a half times.
    out.reserve(site.articles.len() * RECORD);
    for id in site.article_ids() {
        serde_json::to_writer(&mut *out, &record(machine, id))?;
        out.push(b'\n');
    }
    Ok(())
}

fn record<'a>(machine: Machine<'a>, id: ArticleId) -> Record<'a> {
    let Machine { site, fragments, .. } = machine;
    let article = site.article(id);
    Record {
        url: site.config.base.url(&Plan::article_route(site, id)),
        title: &article.document.title.text,
        date: article.date.map(exact),
        updated: article.document.front.updated.map(exact),
        lang: lang(site, article),
        summary: article.summary.as_ref().map(|gist| gist.what.as_str()),
        tags: article
            .tags
            .iter()
            .map(|tagging| Tagged { role: tagging.role.word(), tag: fragments.tag(tagging.tag) })
            .collect(),
    }
}

/// Every tag by kind and slug.
pub fn tags(site: &Site, out: &mut Vec<u8>) -> io::Result<()> {
    let mut table = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(&mut *out);
    table.write_record(["kind", "slug", "name", "code", "region", "count", "url"])?;
    for (id, tag) in (0u32..).map(TagId).zip(&site.tags) {
        let Own { name, region, .. } = tag.for_machines();
        let (name, region) = (inert(name), inert(region));
        let url = site.config.base.url(&Plan::tag_route(site, id));
        let count = tag.articles.len().to_string();
        table.write_record([tag.kind.word(), tag.slug.as_str(), &name, &tag.code, &region, &count, &url])?;
    }
    table.flush()
}

/// A text that no spreadsheet takes for a formula: names come from articles, and one that begins with `=` would be run
/// by whoever opens the table.
fn inert(text: &str) -> String {
    let runs = text.starts_with(['=', '+', '-', '@', '\t', '\r']);
    if runs { format!("'{text}") } else { text.to_owned() }
}

type Xml<'o> = Writer<&'o mut Vec<u8>>;

/// The feeds of the site, by kind of tag.
pub fn opml(site: &Site, out: &mut Vec<u8>) -> io::Result<()> {
    let mut writer = Writer::new_with_indent(&mut *out, b' ', 1);
    writer.write_event(Event::Decl(BytesDecl::new("1.0", Some("utf-8"), None)))?;
    writer.create_element("opml").with_attribute(("version", "2.0")).write_inner_content(|writer| {
        writer.create_element("head").write_inner_content(|writer| {
            element(writer, "title", &format!("Feeds of {}", site.config.title))?;
            if let Some(when) = site.articles.iter().filter_map(changed).max() {
                element(writer, "dateModified", &rfc822(when))?;
            }
            element(writer, "ownerName", &site.config.title)?;
            element(writer, "docs", "https://opml.org/spec2.opml")
        })?;
        writer.create_element("body").write_inner_content(|writer| {
            outline(writer, (&site.config.title, &site.config.description), (site, &Route::home()))?;
            Kind::ALL.into_iter().try_for_each(|kind| kind_outline(writer, site, kind))
        })?;
        Ok(())
    })?;
    out.push(b'\n');
    Ok(())
}

fn kind_outline(writer: &mut Xml<'_>, site: &Site, kind: Kind) -> io::Result<()> {
    let ids: Vec<TagId> = site.tags_of(kind).filter(|&id| is_followed(site, id)).collect();
    if ids.is_empty() {
        return Ok(());
    }
    let group = writer.create_element("outline").with_attribute(("text", capitalised(kind.section()).as_str()));
    group.write_inner_content(|writer| {
        ids.iter().try_for_each(|&id| {
            let tag = site.tag(id);
            let Own { name, description, .. } = tag.for_machines();
            outline(writer, (name, description), (site, &Plan::tag_route(site, id)))
        })
    })?;
    Ok(())
}

/// A feed. OPML's word for feeds of every kind is `rss`.
fn outline(writer: &mut Xml<'_>, (name, description): (&str, &str), (site, page): (&Site, &Route)) -> io::Result<()> {
    let base = &site.config.base;
    let mut outline = writer.create_element("outline").with_attribute(("type", "rss"));
    outline = outline.with_attribute(("text", name)).with_attribute(("title", name));
    if !description.is_empty() {
        outline = outline.with_attribute(("description", description));
    }
    let (feed, page) = (base.url(&page.within("feed.xml")), base.url(page));
    outline.with_attribute(("xmlUrl", feed.as_str())).with_attribute(("htmlUrl", page.as_str())).write_empty()?;
    Ok(())
}

fn element(writer: &mut Xml<'_>, name: &str, words: &str) -> io::Result<()> {
    writer.create_element(name).write_text_content(BytesText::new(words)).map(drop)
}

/// `Wed, 10 Apr 2024 00:00:00 GMT`: OPML asks for RFC 822, with a year of four digits. Times are left at midnight, since
/// only the day is known to matter.
fn rfc822(when: When) -> String {
    when.day().strftime("%a, %d %b %Y 00:00:00 GMT").to_string()
}
