//! A tag as data: what it is, its articles by role, and what occurs with it.

use super::{Machine, Plan, RawValue, Role, exact};
use crate::site::{ArticleId, Site, TagId};
use serde::Serialize;
use std::io;

/// A tag wherever it is named.
#[derive(Serialize)]
pub struct TagLine<'a> {
    kind: &'static str,
    slug: &'a str,
    name: &'a str,
    url: String,
}

impl<'a> TagLine<'a> {
    /// The line of a tag.
    pub fn new(site: &'a Site, id: TagId) -> Self {
        let tag = site.tag(id);
        let url = site.config.base.url(&Plan::tag_route(site, id));
        Self { kind: tag.kind.word(), slug: tag.slug.as_str(), name: tag.for_machines().name, url }
    }
}

/// An article wherever it is named.
#[derive(Serialize)]
pub struct BriefingLine<'a> {
    url: String,
    title: &'a str,
    date: Option<String>,
}

impl<'a> BriefingLine<'a> {
    /// The line of an article.
    pub fn new(site: &'a Site, id: ArticleId) -> Self {
        let article = site.article(id);
        let url = site.config.base.url(&Plan::article_route(site, id));
        Self { url, title: &article.document.title.text, date: article.date.map(exact) }
    }
}

#[derive(Serialize)]
struct Data<'a> {
    tag: &'a RawValue,
    #[serde(skip_serializing_if = "str::is_empty")]
    code: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    region: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    description: &'a str,
    count: usize,
    briefings: Briefings<'a>,
    together: Vec<Together<'a>>,
}

#[derive(Serialize)]
struct Briefings<'a> {
    primary: Vec<&'a RawValue>,
    mentioned: Vec<&'a RawValue>,
}

#[derive(Serialize)]
struct Together<'a> {
    tag: &'a RawValue,
    count: u32,
}

/// The data of a tag.
pub fn data(machine: Machine<'_>, id: TagId, out: &mut Vec<u8>) -> io::Result<()> {
    let Machine { site, fragments, .. } = machine;
    let tag = site.tag(id);
    let mut briefings = Briefings { primary: Vec::new(), mentioned: Vec::new() };
    for &article in &tag.articles {
        let tagging = site.article(article).tags.iter().find(|tagging| tagging.tag == id);
        let is_primary = tagging.is_some_and(|tagging| tagging.role == Role::Primary);
        let list = if is_primary { &mut briefings.primary } else { &mut briefings.mentioned };
        list.push(fragments.briefing(article));
    }
    let together = site.together[id.0 as usize].iter();
    let data = Data {
        tag: fragments.tag(id),
        code: &tag.code,
        region: tag.for_machines().region,
        description: tag.for_machines().description,
        count: tag.articles.len(),
        briefings,
        together: together.map(|&(tag, count)| Together { tag: fragments.tag(tag), count }).collect(),
    };
    serde_json::to_writer(&mut *out, &data)?;
    out.push(b'\n');
    Ok(())
}
