//! What the lists say of a tag, and what the newest article says of a person.

use super::super::view::{DateView, LinkView};
use super::{Kind, Plan, Profile, Renderer, Tag, TagId, capitalised};
use crate::site::Nation;
use serde::Serialize;

/// Values that are shown before the rest is folded.
const UNFOLDED: usize = 8;

/// A fact: a word for it, and its values.
#[derive(Serialize)]
pub struct FactView<'a> {
    label: &'a str,
    values: Vec<LinkView>,
    folded: Vec<LinkView>,
    /// Who says so and when, if it is an article.
    told: Option<ToldView>,
}

/// The article that says so.
#[derive(Serialize)]
struct ToldView {
    url: String,
    date: Option<DateView>,
}

impl<'a> FactView<'a> {
    /// A fact without values is none.
    fn new(label: &'a str, mut values: Vec<LinkView>) -> Option<Self> {
        let folded = if values.len() > UNFOLDED + 2 { values.split_off(UNFOLDED) } else { Vec::new() };
        (!values.is_empty()).then_some(Self { label, values, folded, told: None })
    }

    fn text(label: &'a str, text: &str) -> Option<Self> {
        let values = vec![LinkView { label: text.to_owned(), url: String::new() }];
        if text.is_empty() { None } else { Self::new(label, values) }
    }
}

/// The facts about a tag; none where the lists have none.
pub fn facts<'a>(renderer: &'a Renderer, tag: &Tag) -> Vec<FactView<'a>> {
    let words = renderer.words();
    let say = |key| words.say(key);
    let nations = |nations: &[Nation]| nations.iter().map(|nation| nation_link(renderer, nation)).collect();
    let facts = match &tag.profile {
        Profile::Blank => Vec::new(),
        Profile::Country { official, capital, region } => {
            let region = match region {
                Some(id) => FactView::new(say("tag.region"), vec![tag_link(renderer, *id)]),
                None => FactView::text(say("tag.region"), &tag.region),
            };
            vec![
                FactView::text(say("tag.official_name"), official),
                FactView::text(say("tag.capital"), capital),
                region,
            ]
        }
        Profile::Organisation { kind, home, members } => vec![
            FactView::text(say("tag.kind"), &capitalised(kind)),
            FactView::new(say("tag.country"), home.iter().map(|nation| nation_link(renderer, nation)).collect()),
            FactView::new(say("tag.members"), nations(members)),
        ],
        Profile::System { class, makers, builder } => vec![
            FactView::text(say("tag.class"), &capitalised(class)),
            FactView::new(say("tag.made_in"), nations(makers)),
            FactView::text(say("tag.builder"), builder),
        ],
        Profile::Person { office, article } => {
            let date = renderer.site().article(*article).date.map(|date| DateView::new(words, date));
            let told = Some(ToldView { url: renderer.shared.article(*article).to_owned(), date });
            vec![FactView::text(say("tag.last_named"), office).map(|fact| FactView { told, ..fact })]
        }
        Profile::Region(_) => vec![FactView::text(say("tag.part_of"), &tag.region)],
    };
    facts.into_iter().flatten().collect()
}

fn nation_link(renderer: &Renderer, nation: &Nation) -> LinkView {
    let link = nation.tag.map(|id| tag_link(renderer, id));
    link.unwrap_or_else(|| LinkView { label: nation.name.clone(), url: String::new() })
}

fn tag_link(renderer: &Renderer, id: TagId) -> LinkView {
    let site = renderer.site();
    debug_assert!(matches!(site.tag(id).kind, Kind::Country | Kind::Region));
    LinkView { label: site.tag(id).name.clone(), url: renderer.path(&Plan::tag_route(site, id)) }
}
