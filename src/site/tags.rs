//! Tags while they are collected, article by article, and their final numbers.

use super::article::Article;
use super::naming::Names;
use super::tag::{Kind, Profile, Tag};
use super::{ArticleId, TagId};
use crate::diag::{self, Notes};
use crate::gazetteer::{CountryId, Gazetteer, TopicId};
use crate::keys::Word;
use crate::slug::Slug;
use std::collections::{BTreeSet, HashMap};

/// Tags by kind and key, while they are collected.
pub struct Tags<'n> {
    tags: Vec<Tag>,
    by_key: HashMap<(Kind, String), TagId>,
    /// Tags by names that were found before, so that a slug is made once a name.
    by_name: HashMap<(Kind, String), TagId>,
    /// Tags whose spelling no person and no list has chosen.
    unspelt: BTreeSet<TagId>,
    names: &'n Names,
    notes: Notes,
}

impl<'n> Tags<'n> {
    /// No tags yet.
    pub fn new(names: &'n Names) -> Self {
        let (by_key, by_name) = (HashMap::new(), HashMap::new());
        Self { tags: Vec::new(), by_key, by_name, unspelt: BTreeSet::new(), names, notes: Notes::new() }
    }

    /// The tag of a country.
    pub fn country(&mut self, gazetteer: &Gazetteer, id: CountryId) -> TagId {
        let country = gazetteer.country(id);
        self.known(Kind::Country, &country.code).unwrap_or_else(|| {
            let region = gazetteer.region_name(&country.region).to_owned();
            self.add(&country.code, Tag { code: country.code.clone(), region, ..new(Kind::Country, &country.name) })
        })
    }

    /// The tag of a topic.
    pub fn topic(&mut self, gazetteer: &Gazetteer, id: TopicId) -> TagId {
        let topic = gazetteer.topic(id);
        self.known(Kind::Topic, &topic.id).unwrap_or_else(|| {
            let slug = Slug::exact(&topic.id).unwrap_or_else(|| Slug::hashed("topic", &topic.id));
            let (description, group) = (topic.description.clone(), topic.group.clone());
            let tag = Tag { slug, description, group, english: topic.built_in, ..new(Kind::Topic, &topic.name) };
            self.add(&topic.id, tag)
        })
    }

    /// A tag known by its name alone. Names that make the same slug share a page; if more than case and accents
    /// divides them, that is said.
    pub fn named(&mut self, kind: Kind, word: &Word) -> TagId {
        if let Some(name) = self.names.stated(kind, &word.text).map(str::to_owned) {
            return self.found(kind, &name);
        }
        let tag = new(kind, &word.text);
        let key = tag.slug.to_string();
        let Some(id) = self.known(kind, &key) else { return self.add(&key, tag) };
        let known = &mut self.tags[id.0 as usize].name;
        if self.unspelt.remove(&id) {
            // A person's spelling goes before that of a text.
            known.clone_from(&word.text);
        } else if known != &word.text {
            self.notes.push(diag::site::merged_names(&word.place, &word.text, known));
        }
        id
    }

    /// A tag of a name that was found in a text, or that a list gives. Names that make the same slug share a page.
    pub fn found(&mut self, kind: Kind, name: &str) -> TagId {
        let named = (kind, name.to_owned());
        if let Some(&id) = self.by_name.get(&named) {
            return id;
        }
        let tag = new(kind, name);
        let key = tag.slug.to_string();
        let known = self.known(kind, &key);
        let id = known.unwrap_or_else(|| self.add(&key, tag));
        if known.is_none() && self.names.listed(kind, name).is_none() {
            self.unspelt.insert(id);
        }
        self.by_name.insert(named, id);
        id
    }

    /// The tag that a name has so far, if it has one.
    pub fn called(&self, kind: Kind, name: &str) -> Option<TagId> {
        let name = self.names.stated(kind, name).unwrap_or(name);
        self.known(kind, new(kind, name).slug.as_str())
    }

    /// What a tag is.
    pub fn kind(&self, id: TagId) -> Kind {
        self.tags[id.0 as usize].kind
    }

    /// The names of the lists.
    pub fn names(&self) -> &'n Names {
        self.names
    }

    /// All tags, and what was noticed while they were collected.
    pub fn finish(self) -> (Vec<Tag>, Notes) {
        (self.tags, self.notes)
    }

    fn known(&self, kind: Kind, key: &str) -> Option<TagId> {
        // A borrowed pair cannot look up an owned one, and a kind's few hundred tags make the copy cheap.
        self.by_key.get(&(kind, key.to_owned())).copied()
    }

    fn add(&mut self, key: &str, tag: Tag) -> TagId {
        let id = TagId(u32::try_from(self.tags.len()).unwrap_or(u32::MAX));
        self.by_key.insert((tag.kind, key.to_owned()), id);
        self.tags.push(tag);
        id
    }
}

/// A tag of which nothing is known but its name.
pub fn new(kind: Kind, name: &str) -> Tag {
    let slug = Slug::new(name).unwrap_or_else(|| Slug::hashed(kind.word(), name));
    let name = name.to_owned();
    Tag {
        kind,
        slug,
        name,
        own: None,
        english: false,
        filed: String::new(),
        code: String::new(),
        region: String::new(),
        description: String::new(),
        group: String::new(),
        profile: Profile::Blank,
        articles: Vec::new(),
    }
}

/// Gives tags their final numbers, by kind and slug, and each tag its articles.
pub fn number(tags: Vec<Tag>, articles: &mut [Article]) -> Vec<Tag> {
    let mut order: Vec<(usize, Tag)> = tags.into_iter().enumerate().collect();
    order.sort_by(|(_, a), (_, b)| (a.kind, &a.slug).cmp(&(b.kind, &b.slug)));
    let mut renamed = vec![TagId(0); order.len()];
    for (id, (old, _)) in (0u32..).zip(&order) {
        renamed[*old] = TagId(id);
    }
    let mut tags: Vec<Tag> = order.into_iter().map(|(_, tag)| tag).collect();
    for (id, article) in (0u32..).zip(articles) {
        for tagging in &mut article.tags {
            tagging.tag = renamed[tagging.tag.0 as usize];
            tags[tagging.tag.0 as usize].articles.push(ArticleId(id));
        }
        for tag in article.findings.quotes.iter_mut().filter_map(|quote| quote.tag.as_mut()) {
            *tag = renamed[tag.0 as usize];
        }
        article.tags.sort_by_key(|tagging| (tags[tagging.tag.0 as usize].kind, tagging.role));
    }
    // A name can lose its last article only if none ever had it, so no empty tag is left.
    tags
}
