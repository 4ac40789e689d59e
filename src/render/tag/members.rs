//! The members of an organisation, which are too many for the sentence that says what a tag is.

use super::super::view::LinkView;
use super::{Nation, Profile, Renderer, Tag, nation};
use serde::Serialize;

/// Members that are shown before the rest is folded.
const UNFOLDED: usize = 8;

/// The members, and those of them that are folded.
#[derive(Serialize)]
pub struct MembersView {
    shown: Vec<LinkView>,
    folded: Vec<LinkView>,
}

/// The members of a tag; none of what has no members.
pub fn members(renderer: &Renderer, tag: &Tag) -> Option<MembersView> {
    let Profile::Organisation { members, .. } = &tag.profile else { return None };
    let link = |member: &Nation| {
        let (label, url) = nation(renderer, member);
        LinkView { label: label.to_owned(), url }
    };
    let mut shown: Vec<LinkView> = members.iter().map(link).collect();
    let folded = if shown.len() > UNFOLDED + 2 { shown.split_off(UNFOLDED) } else { Vec::new() };
    (!shown.is_empty()).then_some(MembersView { shown, folded })
}
