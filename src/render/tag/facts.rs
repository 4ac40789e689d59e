//! What the lists say of a tag that is too long for a sentence: the members of an organisation.

use super::super::view::LinkView;
use super::{Nation, Profile, Renderer, Tag, nation};
use serde::Serialize;

/// Values that are shown before the rest is folded.
const UNFOLDED: usize = 8;

/// A fact: a word for it, and its values.
#[derive(Serialize)]
pub struct FactView<'a> {
    label: &'a str,
    values: Vec<LinkView>,
    folded: Vec<LinkView>,
}

/// The facts about a tag; none where the lists have none.
pub fn facts<'a>(renderer: &'a Renderer, tag: &Tag) -> Vec<FactView<'a>> {
    let Profile::Organisation { members, .. } = &tag.profile else { return Vec::new() };
    let link = |member: &Nation| {
        let (label, url) = nation(renderer, member);
        LinkView { label: label.to_owned(), url }
    };
    let mut values: Vec<LinkView> = members.iter().map(link).collect();
    let folded = if values.len() > UNFOLDED + 2 { values.split_off(UNFOLDED) } else { Vec::new() };
    let fact = (!values.is_empty()).then(|| FactView { label: renderer.words().say("tag.members"), values, folded });
    fact.into_iter().collect()
}
