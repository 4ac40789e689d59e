//! Whom and what a tag comes with: people with their office, systems with their class, and the rest by kind.

use super::super::view::{DateView, plural};
use super::{CountedLink, Kind, Profile, Renderer, Tag, TagId, capitalised};
use serde::Serialize;
use tera::Value;

/// Tags of a kind that are shown.
const SHOWN: usize = 8;

/// Meetings from which on a country's topics, or a topic's countries, are not listed again.
const ENOUGH: usize = 4;

/// Tags of a kind that occur together with one.
#[derive(Serialize)]
pub struct TogetherView<'a> {
    kind_label: &'a str,
    tags: Vec<TogetherTag>,
}

#[derive(Serialize)]
struct TogetherTag {
    tag: Value,
    count: u32,
}

/// A tag that comes with another, and what it is.
#[derive(Serialize)]
pub struct CompanionView<'a> {
    tag: Value,
    count: u32,
    what: String,
    told: Option<DateView>,
    url: &'a str,
}

/// Countries, topics and organisations that occur with a tag most often.
pub fn together<'a>(
    renderer: &'a Renderer,
    (id, tag): (TagId, &Tag),
    meetings: &[CountedLink],
) -> Vec<TogetherView<'a>> {
    let of = |kind: Kind| {
        let view = |(tag, count)| TogetherTag { tag: renderer.shared.tag(tag), count };
        let kind_label = renderer.words().say(plural(kind));
        TogetherView { kind_label, tags: most(renderer, (id, kind)).map(view).collect() }
    };
    let kinds = [Kind::Country, Kind::Topic, Kind::Organisation].into_iter();
    // A region's page lists its countries already, and that of a country its topics.
    let kinds = kinds.filter(|&kind| match (tag.kind, kind) {
        (Kind::Region, Kind::Country) => false,
        (Kind::Country, Kind::Topic) | (Kind::Topic, Kind::Country) => meetings.len() < ENOUGH,
        _ => true,
    });
    kinds.map(of).filter(|view| !view.tags.is_empty()).collect()
}

/// People or systems that occur with a tag most often, with what is known of them.
pub fn companions<'a>(renderer: &'a Renderer, (id, kind): (TagId, Kind)) -> Vec<CompanionView<'a>> {
    let site = renderer.site();
    let view = |(other, count)| {
        let blank = CompanionView { tag: renderer.shared.tag(other), count, what: String::new(), told: None, url: "" };
        match &site.tag(other).profile {
            Profile::Person { office, article } => CompanionView {
                what: office.to_string(),
                told: site.article(*article).date.map(|date| DateView::new(renderer.words(), date)),
                url: renderer.shared.article(*article),
                ..blank
            },
            Profile::System { class, .. } => CompanionView { what: capitalised(class), ..blank },
            _ => blank,
        }
    };
    most(renderer, (id, kind)).map(view).collect()
}

fn most(renderer: &Renderer, (id, kind): (TagId, Kind)) -> impl Iterator<Item = (TagId, u32)> {
    let site = renderer.site();
    let together = site.together[id.0 as usize].iter().copied();
    together.filter(move |&(tag, _)| site.tag(tag).kind == kind).take(SHOWN)
}
