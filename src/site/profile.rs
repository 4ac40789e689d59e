//! What the lists say of tags, and the regions that countries make.
//!
//! A region is never found in a text: it has the articles that are about one of its countries. So it is no part of an
//! article's tags, and makes no two articles related that are not so by more.

use super::article::Article;
use super::tag::{Kind, Nation, Profile, Tag};
use super::{ArticleId, TagId};
use super::{filing, tags};
use crate::gazetteer::{Country, Gazetteer, Organisation, System};
use std::collections::{BTreeMap, HashMap};

/// Adds the regions behind all other tags, and gives every tag its profile.
pub fn complete(tags: &mut Vec<Tag>, articles: &[Article], gazetteer: &Gazetteer) {
    let by_name = add_regions(tags, articles, gazetteer);
    let lists = Lists::new(tags, gazetteer);
    let profiles: Vec<Profile> = tags.iter().map(|tag| lists.profile(tag, &by_name)).collect();
    for (tag, profile) in tags.iter_mut().zip(profiles) {
        tag.profile = profile;
        if tag.kind == Kind::Person {
            tag.filed = filing::filed(&tag.name, &gazetteer.lexicon);
        }
    }
    add_offices(tags, articles);
    let mut countries: Vec<(TagId, TagId)> = Vec::new();
    for (id, tag) in (0u32..).map(TagId).zip(&*tags) {
        if let Profile::Country { region: Some(region), .. } = tag.profile {
            countries.push((region, id));
        }
    }
    countries.sort_by_cached_key(|&(region, id)| (region, tags[id.0 as usize].name.to_lowercase()));
    for own in countries.chunk_by(|a, b| a.0 == b.0) {
        tags[own[0].0.0 as usize].profile = Profile::Region(own.iter().map(|&(_, id)| id).collect());
    }
}

/// Gives people the office that the newest article gives them, or the newest that says of which country it is the office.
fn add_offices(tags: &mut [Tag], articles: &[Article]) {
    for (id, article) in (0u32..).map(ArticleId).zip(articles) {
        for tagging in &article.tags {
            let Some(office) = &tagging.told else { continue };
            let tag = &mut tags[tagging.tag.0 as usize];
            let says_more = match &tag.profile {
                Profile::Blank => true,
                Profile::Person { office: known, .. } => says_more(office, known),
                _ => false,
            };
            if says_more {
                tag.profile = Profile::Person { office: office.clone(), article: id };
            }
        }
    }
}

/// Whether an office is another with its country: "President, United States" and "President".
fn says_more(office: &str, known: &str) -> bool {
    office.strip_prefix(known).is_some_and(|rest| rest.starts_with(", "))
}

/// Adds a tag for each region that an article is about, and gives their numbers by name.
fn add_regions(tags: &mut Vec<Tag>, articles: &[Article], gazetteer: &Gazetteer) -> HashMap<String, TagId> {
    let mut regions: BTreeMap<&str, Vec<ArticleId>> = BTreeMap::new();
    for (id, article) in (0u32..).map(ArticleId).zip(articles) {
        for tagging in article.about() {
            let tag = &tags[tagging.tag.0 as usize];
            if tag.kind != Kind::Country || tag.region.is_empty() {
                continue;
            }
            let region = regions.entry(&tag.region).or_default();
            if region.last() != Some(&id) {
                region.push(id);
            }
        }
    }
    let around = |name: &str| {
        let region = gazetteer.regions.iter().find(|region| region.name == name);
        region.map_or_else(String::new, |region| gazetteer.region_name(&region.parent).to_owned())
    };
    let tag = |(name, articles): (&str, Vec<ArticleId>)| Tag {
        region: around(name),
        articles,
        ..tags::new(Kind::Region, name)
    };
    let mut added: Vec<Tag> = regions.into_iter().map(tag).collect();
    added.sort_by(|a, b| a.slug.cmp(&b.slug));
    let first = u32::try_from(tags.len()).unwrap_or(u32::MAX);
    let by_name = (first..).zip(&added).map(|(id, tag)| (tag.name.clone(), TagId(id))).collect();
    tags.extend(added);
    by_name
}

/// The entries of the lists, by what tags know of them.
struct Lists<'g> {
    gazetteer: &'g Gazetteer,
    organisations: HashMap<&'g str, &'g Organisation>,
    systems: HashMap<&'g str, &'g System>,
    countries: HashMap<&'g str, &'g Country>,
    pages: HashMap<String, TagId>,
}

impl<'g> Lists<'g> {
    fn new(tags: &[Tag], gazetteer: &'g Gazetteer) -> Self {
        let organisations = gazetteer.organisations.iter().map(|entry| (entry.forms.name.as_str(), entry));
        let systems = gazetteer.systems.iter().map(|entry| (entry.forms.name.as_str(), entry));
        let countries = gazetteer.countries.iter().map(|entry| (entry.code.as_str(), entry));
        let pages = (0u32..).map(TagId).zip(tags).filter(|(_, tag)| tag.kind == Kind::Country);
        Self {
            gazetteer,
            organisations: organisations.collect(),
            systems: systems.collect(),
            countries: countries.collect(),
            pages: pages.map(|(id, tag)| (tag.code.clone(), id)).collect(),
        }
    }

    fn profile(&self, tag: &Tag, regions: &HashMap<String, TagId>) -> Profile {
        match tag.kind {
            Kind::Country => match self.countries.get(tag.code.as_str()) {
                Some(entry) => Profile::Country {
                    official: entry.official.clone(),
                    capital: if entry.seat.is_empty() { &entry.capital } else { &entry.seat }.clone(),
                    region: regions.get(self.gazetteer.region_name(&entry.region)).copied(),
                },
                None => Profile::Blank,
            },
            Kind::Organisation => match self.organisations.get(tag.name.as_str()) {
                Some(entry) => Profile::Organisation {
                    kind: entry.kind.clone(),
                    home: self.nation(&entry.country),
                    members: self.nations(&entry.members),
                },
                None => Profile::Blank,
            },
            Kind::System => match self.systems.get(tag.name.as_str()) {
                Some(entry) => Profile::System {
                    class: entry.class.clone(),
                    makers: self.nations(&entry.makers),
                    builder: entry.builder.clone(),
                },
                None => Profile::Blank,
            },
            Kind::Region => Profile::Region(Vec::new()),
            Kind::Topic | Kind::Person => Profile::Blank,
        }
    }

    fn nation(&self, code: &str) -> Option<Nation> {
        let name = self.countries.get(code)?.name.clone();
        Some(Nation { code: code.to_owned(), name, tag: self.pages.get(code).copied() })
    }

    fn nations(&self, codes: &[String]) -> Vec<Nation> {
        let mut nations: Vec<Nation> = codes.iter().filter_map(|code| self.nation(code)).collect();
        nations.sort_by(|a, b| a.name.cmp(&b.name));
        nations
    }
}
