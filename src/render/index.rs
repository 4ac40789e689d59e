//! The index of a kind of tag: every tag with its number of briefings, in groups that a reader can jump to.

use super::Renderer;
use super::parts::{CountedView, counted};
use super::view::{PageView, plural};
use crate::route::Route;
use crate::site::{Kind, Profile, Tag, TagId};
use serde::Serialize;
use std::collections::BTreeMap;
use tera::Context;

/// Names that an index shows without dividing them.
const UNDIVIDED: usize = 60;

/// Tags from which on an index can be filtered.
const FILTERED: usize = 12;

#[derive(Serialize)]
struct IndexView {
    label: &'static str,
    kind: &'static str,
    intro: &'static str,
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
pub fn tags(renderer: &Renderer<'_>, kind: Kind) -> Context {
    let site = renderer.site;
    let mut ids: Vec<TagId> = site.tags_of(kind).collect();
    ids.sort_by_cached_key(|&id| (site.tag(id).name.to_lowercase(), id));
    let total = ids.len();
    let mut groups: BTreeMap<(bool, String), Vec<TagId>> = BTreeMap::new();
    for id in ids {
        let name = group_of(site.tag(id), total);
        groups.entry((name == OTHERS, name)).or_default().push(id);
    }
    let group = |((_, name), ids): ((bool, String), Vec<TagId>)| {
        let slug = crate::slug::Slug::new(&name);
        let id = slug.map_or_else(|| "group-all".to_owned(), |slug| format!("group-{slug}"));
        GroupView { name, id, tags: counted(renderer, &ids) }
    };
    let view = IndexView {
        label: plural(kind),
        kind: kind.word(),
        intro: match kind {
            Kind::Country => "Every country that the briefings name, by region.",
            Kind::Topic => "What the briefings are about.",
            Kind::Person => "People whom the briefings name.",
            Kind::Organisation => "Organisations and alliances in the briefings.",
            Kind::System => "Weapon systems and platforms in the briefings, by class.",
            Kind::Region => "Regions as the United Nations group them, with the briefings about their countries.",
        },
        total,
        filter: total >= FILTERED,
        groups: groups.into_iter().map(group).collect(),
    };
    let mut context = renderer.context(&PageView {
        title: plural(kind).to_owned(),
        description: view.intro.to_owned(),
        section: kind.section(),
        ..PageView::new(site, &Route::section(kind.section()), "tags")
    });
    context.insert("index", &view);
    context
}

/// The group of systems that no list has.
const OTHERS: &str = "Other systems";

/// Where a tag stands in the index of its kind: countries by region, systems by class, and long lists of names by
/// their first letter.
fn group_of(tag: &Tag, total: usize) -> String {
    match (tag.kind, &tag.profile) {
        (Kind::Country | Kind::Region, _) => tag.region.clone(),
        (Kind::System, Profile::System { class, .. }) if !class.is_empty() => capitalised(class),
        (Kind::System, _) => OTHERS.to_owned(),
        (Kind::Person | Kind::Organisation, _) if total > UNDIVIDED => {
            tag.slug.as_str().chars().take(1).map(|letter| letter.to_ascii_uppercase()).collect()
        }
        (Kind::Topic | Kind::Person | Kind::Organisation, _) => String::new(),
    }
}

/// A word of a list as a heading: "armed-forces" is "Armed forces".
pub fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    let first = letters.next().map(char::to_uppercase);
    first.into_iter().flatten().chain(letters).map(|letter| if letter == '-' { ' ' } else { letter }).collect()
}
