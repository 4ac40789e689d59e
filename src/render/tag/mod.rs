//! The page of one tag: what it is, what happened, whom and what it comes with, and its briefings.
//!
//! Pages 2 and on show only briefings.

mod company;
mod events;
mod members;
mod what;

use super::briefing::date_view;
use super::machine::Subject;
use super::parts::{CountedLink, CountedView, Side, YearView, counted, met, paged, years};
use super::view::{DateView, FeedView, LangView, LinkView, PageView, PaginationView, flag, plural};
use super::{Renderer, coverage};
use crate::pages::{Leaf, Page, Plan};
use crate::route::Route;
use crate::site::{Kind, Nation, Profile, Tag, TagId};
use crate::wording::capitalised;
use company::{CompanionView, TogetherView};
use events::ChronologyView;
use members::MembersView;
use serde::Serialize;
use tera::{Context, Value};

#[derive(Serialize)]
struct TagPage<'a> {
    kind: &'static str,
    kind_label: &'a str,
    name: &'a str,
    lang: LangView,
    /// What it is, in a sentence; may be empty.
    description: Value,
    flag: String,
    count: usize,
    /// How many of them are about it and how many only mention it, in words; of a country, where any only mentions it.
    roles: Option<String>,
    first: Option<DateView>,
    last: Option<DateView>,
    years: Vec<YearView>,
    index: LinkView,
    pagination: PaginationView,
    /// What only the first page shows.
    profile: Option<ProfileView<'a>>,
}

/// What is known of a tag besides its briefings.
#[derive(Serialize)]
struct ProfileView<'a> {
    members: Option<MembersView>,
    /// What is folded on a phone, in words.
    around: String,
    /// Whether there is any of it.
    surrounded: bool,
    /// The countries of a region.
    countries: Vec<CountedView>,
    chronology: Option<ChronologyView<'a>>,
    people: Vec<CompanionView<'a>>,
    systems: Vec<CompanionView<'a>>,
    often_with: Vec<TogetherView<'a>>,
    meetings_label: &'a str,
    meetings: Vec<CountedLink>,
}

/// A page of one tag.
pub fn tag(renderer: &Renderer, (page, id): (&Page, TagId), leaf: Leaf) -> Context {
    let site = renderer.site();
    let tag = site.tag(id);
    let first_page = Plan::tag_route(site, id);
    let words = renderer.words();
    let date = |when| DateView::new(words, when);
    let label = words.say(plural(tag.kind)).to_owned();
    let index = LinkView { label, url: renderer.path(&Route::section(tag.kind.section())) };
    let dates = || tag.articles.iter().filter_map(|&id| site.article(id).date);
    let country = (tag.kind == Kind::Country).then_some(id);
    let what = what::what(renderer, tag);
    let view = TagPage {
        kind: tag.kind.word(),
        kind_label: words.say(tag.kind.message()),
        name: &tag.name,
        lang: LangView::tag(site, tag),
        description: what.html(),
        flag: flag(&tag.code),
        count: tag.articles.len(),
        roles: country.and_then(|id| roles(renderer, id)),
        first: dates().next_back().map(date),
        last: dates().next().map(date),
        years: years(renderer, leaf.slice(&tag.articles, site.config.per_page), country),
        index: LinkView { label: index.label.clone(), url: index.url.clone() },
        pagination: PaginationView::new((&site.config.base, words), &first_page, leaf),
        profile: (leaf.page == 1).then(|| profile(renderer, (id, tag))),
    };
    let mut context = renderer.context(&PageView {
        title: paged(words, &tag.name, leaf),
        description: described(renderer, tag, &what.plain()),
        section: tag.kind.section(),
        feed: FeedView::tag(site, id),
        subject: Subject::Tag(id),
        breadcrumbs: vec![index],
        ..PageView::new(site, &page.route, "tag")
    });
    context.insert("pictures", &coverage::pictures(renderer, id, leaf));
    context.insert("tag", &view);
    context
}

/// A tag in a sentence or two, for those who have not seen its page.
fn described(renderer: &Renderer, tag: &Tag, what: &str) -> String {
    let (words, site) = (renderer.words(), renderer.site());
    let slots = [("name", tag.name.as_str()), ("site", site.config.title.as_str())];
    let counted = words.count("tag.description", tag.articles.len(), &slots);
    if what.is_empty() { counted } else { words.fill("tag.described", &[("counted", &counted), ("what", what)]) }
}

/// A country that a list names, and the address of its page, if it has one.
fn nation<'a>(renderer: &'a Renderer, nation: &'a Nation) -> (&'a str, String) {
    let site = renderer.site();
    match nation.tag {
        Some(id) => (&site.tag(id).name, renderer.path(&Plan::tag_route(site, id))),
        None => (&nation.name, String::new()),
    }
}

/// How many briefings are about a country, and how many only mention it; nothing where all are about it.
fn roles(renderer: &Renderer, id: TagId) -> Option<String> {
    let words = renderer.words();
    let country = renderer.coverage.iter().find(|country| country.tag == id)?;
    match (country.about, country.mentioned) {
        (0, _) => Some(words.say("tag.only_mentioned").to_owned()),
        (_, 0) => None,
        (about, mentioned) => {
            let [about, mentioned] =
                [("tag.are_about", about), ("tag.mention_it", mentioned)].map(|(of, many)| words.count(of, many, &[]));
            Some(words.list([about.as_str(), &mentioned]))
        }
    }
}

fn profile<'a>(renderer: &'a Renderer, (id, tag): (TagId, &'a Tag)) -> ProfileView<'a> {
    let countries = match &tag.profile {
        Profile::Region(countries) => counted(renderer, countries),
        _ => Vec::new(),
    };
    let ([meetings_label, around_meetings], meetings) = meetings(renderer, (id, tag));
    let people = company::companions(renderer, (id, Kind::Person));
    let systems = company::companions(renderer, (id, Kind::System));
    let often_with = company::together(renderer, (id, tag), &meetings);
    let words = renderer.words();
    let groups: [(&str, bool); 5] = [
        ("tag.around_countries", !countries.is_empty()),
        (around_meetings, !meetings.is_empty()),
        ("tag.around_people", !people.is_empty()),
        ("tag.around_systems", !systems.is_empty()),
        ("tag.around_together", !often_with.is_empty()),
    ];
    let around: Vec<&str> = groups.into_iter().filter_map(|(key, is)| is.then_some(words.say(key))).collect();
    ProfileView {
        members: members::members(renderer, tag),
        around: capitalised(&words.list(around.iter().copied())),
        surrounded: !around.is_empty(),
        countries,
        chronology: events::chronology(renderer, (id, tag)),
        people,
        systems,
        often_with,
        meetings_label: words.say(meetings_label),
        meetings,
    }
}

/// The pages on which a country meets topics, or a topic countries, the busiest first.
fn meetings(renderer: &Renderer, (id, tag): (TagId, &Tag)) -> ([&'static str; 2], Vec<CountedLink>) {
    let (label, own, other): (_, Side, Side) = match tag.kind {
        Kind::Country => (["tag.by_topic", "tag.around_by_topic"], |meeting| meeting.country, |meeting| meeting.topic),
        Kind::Topic => {
            (["tag.by_country", "tag.around_by_country"], |meeting| meeting.topic, |meeting| meeting.country)
        }
        Kind::Person | Kind::Organisation | Kind::System | Kind::Region => return ([""; 2], Vec::new()),
    };
    let meetings = renderer.site().meetings.iter().filter(|meeting| own(meeting) == id);
    (label, met(renderer, meetings, other))
}
