//! The index of a kind of tag: every tag with its number of briefings, in groups that a reader can jump to.

use super::Renderer;
use super::parts::{CountedView, counted};
use super::view::{PageView, plural};
use crate::route::Route;
use crate::site::{Kind, Profile, Tag, TagId, alphabetical};
use crate::wording;
use serde::Serialize;
use std::collections::BTreeMap;
use tera::Context;

/// Names that an index shows without dividing them.
const UNDIVIDED: usize = 30;

/// Tags from which on an index can be filtered.
const FILTERED: usize = 12;

#[derive(Serialize)]
struct IndexView<'a> {
    label: &'a str,
    kind: &'static str,
    intro: &'a str,
    /// What the field that narrows the index says it narrows.
    filtered: &'a str,
    total: usize,
    filter: bool,
    groups: Vec<GroupView>,
}

#[derive(Serialize)]
struct GroupView {
    name: String,
    id: String,
    tags: Vec<CountedView>,
}

/// The index of a kind.
pub fn tags(renderer: &Renderer, kind: Kind) -> Context {
    let site = renderer.site();
    let mut ids: Vec<TagId> = site.tags_of(kind).collect();
    ids.sort_by_cached_key(|&id| (order(site.tag(id)), id));
    let (words, total) = (renderer.words(), ids.len());
    let others = words.say(if kind == Kind::Topic { "index.other_topics" } else { "index.other_systems" });
    let [intro, filtered] = messages(kind);
    let mut groups: BTreeMap<(bool, String, String), Vec<TagId>> = BTreeMap::new();
    for id in ids {
        let name = group_of(site.tag(id), (total, others));
        groups.entry((name == others, alphabetical(&name), name)).or_default().push(id);
    }
    let is_one = groups.len() == 1;
    let group = |((is_rest, _, name), ids): ((bool, String, String), Vec<TagId>)| {
        // What is left over is no group where there is nothing else.
        let name = if is_rest && is_one { String::new() } else { name };
        let slug = crate::slug::Slug::new(&name);
        let id = slug.map_or_else(|| "group-all".to_owned(), |slug| format!("group-{slug}"));
        GroupView { name, id, tags: counted(renderer, &ids) }
    };
    let view = IndexView {
        label: words.say(plural(kind)),
        kind: kind.word(),
        intro: words.say(intro),
        filtered: words.say(filtered),
        total,
        filter: total >= FILTERED,
        groups: groups.into_iter().map(group).collect(),
    };
    let mut context = renderer.context(&PageView {
        title: words.say(plural(kind)).to_owned(),
        description: view.intro.to_owned(),
        section: kind.section(),
        ..PageView::new(site, &Route::section(kind.section()), "tags")
    });
    context.insert("index", &view);
    context
}

/// By what a tag stands in its index: people by their family names, all else by name.
fn order(tag: &Tag) -> String {
    if tag.filed.is_empty() { alphabetical(&tag.name) } else { tag.filed.clone() }
}

/// The messages that say what an index has, and what its field narrows.
fn messages(kind: Kind) -> [&'static str; 2] {
    match kind {
        Kind::Country => ["index.countries", "index.filter_countries"],
        Kind::Topic => ["index.topics", "index.filter_topics"],
        Kind::Person => ["index.people", "index.filter_people"],
        Kind::Organisation => ["index.organisations", "index.filter_organisations"],
        Kind::System => ["index.systems", "index.filter_systems"],
        Kind::Region => ["index.regions", "index.filter_regions"],
    }
}

/// Where a tag stands in the index of its kind: countries by region, systems by class, topics by their group where there
/// are many, and long lists of names by their first letter. What has no class or group comes last, under a name of its own.
fn group_of(tag: &Tag, (total, others): (usize, &str)) -> String {
    match (tag.kind, &tag.profile) {
        (Kind::Country | Kind::Region, _) => tag.region.clone(),
        (Kind::System, Profile::System { class, .. }) if !class.is_empty() => wording::capitalised(class),
        (Kind::System, _) => others.to_owned(),
        (Kind::Person | Kind::Organisation, _) if total > UNDIVIDED => {
            let filed = if tag.filed.is_empty() { tag.slug.as_str() } else { &tag.filed };
            filed.chars().take(1).map(|letter| letter.to_ascii_uppercase()).collect()
        }
        (Kind::Topic, _) if total >= FILTERED && !tag.group.is_empty() => tag.group.clone(),
        (Kind::Topic, _) if total >= FILTERED => others.to_owned(),
        (Kind::Topic | Kind::Person | Kind::Organisation, _) => String::new(),
    }
}
