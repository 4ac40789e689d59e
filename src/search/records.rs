//! What can be found: every briefing, and the page of every tag.

use crate::extract::Role;
use crate::letters::curled;
use crate::pages::Plan;
use crate::route::Route;
use crate::site::{ArticleId, Kind, Origin, Site, TagId};
use crate::wording::Wording;
use std::collections::BTreeMap;

/// One thing that can be found.
pub struct Record<'a> {
    /// Its address within the site.
    pub route: Route,
    /// Its words, in parts.
    pub text: Vec<&'a str>,
    /// What a result shows of it besides, each field by its name.
    pub fields: BTreeMap<&'static str, String>,
    /// What it is filtered by: names that the search page offers, each with a value.
    pub filters: Vec<(&'static str, String)>,
}

/// Everything on a site that can be found, in the order of time, what has no date first: what is added later comes last,
/// and the index of what was there before stays as it is as far as it can.
pub fn records<'a>(site: &'a Site, words: &Wording) -> Vec<Record<'a>> {
    let languages =
        site.articles.iter().any(|article| language(site, article.document.front.lang.as_deref()) != main(site));
    let briefings =
        site.article_ids().map(|id| (day(site, Some(id)), briefing((site, words), id, languages.then_some(()))));
    let tags = (0u32..)
        .zip(&site.tags)
        .map(|(id, of)| (day(site, of.articles.first().copied()), tag((site, words), TagId(id))));
    let mut records: Vec<(Option<String>, Record<'_>)> = briefings.chain(tags).collect();
    records.sort_by(|(day, record), (other, against)| (day, &record.route).cmp(&(other, &against.route)));
    records.into_iter().map(|(_, record)| record).collect()
}

fn day(site: &Site, id: Option<ArticleId>) -> Option<String> {
    site.article(id?).date.map(|date| date.iso())
}

fn briefing<'a>((site, words): (&'a Site, &Wording), id: ArticleId, languages: Option<()>) -> Record<'a> {
    let article = site.article(id);
    // A summary from the text is in the text.
    let summary = article.summary.as_ref().filter(|gist| gist.origin != Origin::Extracted);
    let text = summary.map(|gist| gist.what.as_str()).into_iter().chain([article.document.prose.text()]).collect();
    let kind = words.say("kind.briefing").to_owned();
    let mut fields =
        BTreeMap::from([("title", curled(&article.document.title.text).into_owned()), ("kind", kind.clone())]);
    let mut filters = vec![("type", kind)];
    if let Some(date) = article.date {
        fields.insert("date", date.iso());
        fields.insert("day", words.day(date.day()));
        filters.push(("year", date.iso().chars().take(4).collect()));
    }
    let mut names = Vec::new();
    for tagging in &article.tags {
        let tag = site.tag(tagging.tag);
        names.push(tag.name.as_str());
        match tag.kind {
            Kind::Country if tagging.role == Role::Primary => filters.push(("country", tag.name.clone())),
            Kind::Topic => filters.push(("topic", tag.name.clone())),
            _ => {}
        }
    }
    if !names.is_empty() {
        fields.insert("tags", names.join(", "));
    }
    if languages.is_some() {
        filters.push(("language", language(site, article.document.front.lang.as_deref())));
    }
    Record { route: Plan::article_route(site, id), text, fields, filters }
}

fn tag<'a>((site, words): (&'a Site, &Wording), id: TagId) -> Record<'a> {
    let tag = site.tag(id);
    let kind = words.say(tag.kind.message()).to_owned();
    let briefings = words.count("common.briefings", tag.articles.len(), &[]);
    let fields = BTreeMap::from([("title", tag.name.clone()), ("kind", kind.clone()), ("day", briefings)]);
    Record {
        route: Plan::tag_route(site, id),
        text: vec![if tag.description.is_empty() { &tag.name } else { &tag.description }],
        fields,
        filters: vec![("type", kind)],
    }
}

fn main(site: &Site) -> String {
    language(site, None)
}

fn language(site: &Site, own: Option<&str>) -> String {
    own.unwrap_or(&site.config.lang).to_ascii_lowercase()
}
