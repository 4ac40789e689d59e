//! JSON Feed 1.1 (jsonfeed.org): the same entries as in the Atom feed beside it.

use super::{changed, followed, lang, newest};
use crate::pages::Plan;
use crate::site::{ArticleId, Origin, Site, TagId};
use serde::Serialize;
use std::io;

#[derive(Serialize)]
struct Feed<'a> {
    version: &'static str,
    title: String,
    home_page_url: String,
    feed_url: String,
    #[serde(skip_serializing_if = "str::is_empty")]
    description: &'a str,
    language: &'a str,
    authors: Vec<Author<'a>>,
    items: Vec<Item<'a>>,
}

#[derive(Serialize)]
struct Author<'a> {
    name: &'a str,
}

#[derive(Serialize)]
struct Item<'a> {
    id: String,
    url: String,
    title: &'a str,
    content_text: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    summary: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    date_published: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    date_modified: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    authors: Vec<Author<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    tags: Vec<&'a str>,
    language: &'a str,
}

/// The JSON Feed of the site, or of a tag.
pub fn feed(site: &Site, tag: Option<TagId>, out: &mut Vec<u8>) -> io::Result<()> {
    let base = &site.config.base;
    let (page, title) = followed(site, tag);
    let feed = Feed {
        version: "https://jsonfeed.org/version/1.1",
        title,
        home_page_url: base.url(&page),
        feed_url: base.url(&page.within("feed.json")),
        description: tag.map_or(&site.config.description, |id| &site.tag(id).description),
        language: &site.config.lang,
        authors: vec![Author { name: &site.config.title }],
        items: newest(site, tag).into_iter().map(|id| item(site, id)).collect(),
    };
    serde_json::to_writer(&mut *out, &feed)?;
    out.push(b'\n');
    Ok(())
}

fn item(site: &Site, id: ArticleId) -> Item<'_> {
    let article = site.article(id);
    let url = site.config.base.url(&Plan::article_route(site, id));
    let summary = article.summary.as_ref().map(|gist| gist.what.as_str());
    let title = article.document.title.text.as_str();
    let points = article.key_points.as_ref().filter(|gist| gist.origin != Origin::Extracted);
    Item {
        id: url.clone(),
        url,
        title,
        content_text: content(summary.unwrap_or(title), points.map(|gist| gist.what.as_slice())),
        summary,
        date_published: article.date.map(|when| when.rfc3339()),
        date_modified: changed(article).map(|when| when.rfc3339()),
        authors: article.document.front.authors.iter().map(|name| Author { name }).collect(),
        tags: article.tags.iter().map(|tagging| site.tag(tagging.tag).name.as_str()).collect(),
        language: lang(site, article),
    }
}

/// What an item must have to read: the bottom line, and the key points that a person has written.
fn content(summary: &str, points: Option<&[String]>) -> String {
    let mut content = summary.to_owned();
    for point in points.unwrap_or_default() {
        content.push_str("\n\n– ");
        content.push_str(point);
    }
    content
}
