//! Where a country and a topic meet.

use super::Renderer;
use super::parts::{CountedLink, YearView, met, paged, years};
use super::view::{DateView, LinkView, PageView, PaginationView, flag};
use crate::pages::{Leaf, Page, Plan};
use crate::route::Route;
use crate::site::{Kind, Meeting};
use serde::Serialize;
use tera::{Context, Value};

/// Other topics of the country that are shown.
const BESIDE: usize = 10;

#[derive(Serialize)]
struct MeetingView<'a> {
    country: Value,
    topic: Value,
    country_name: &'a str,
    topic_name: &'a str,
    flag: String,
    count: usize,
    first: Option<DateView>,
    last: Option<DateView>,
    beside: Vec<CountedLink>,
    years: Vec<YearView>,
    pagination: PaginationView,
}

/// A page of a meeting.
pub fn meeting(renderer: &Renderer, (page, at): (&Page, usize), leaf: Leaf) -> Context {
    let site = renderer.site();
    let meeting = &site.meetings[at];
    let (country, topic) = (site.tag(meeting.country), site.tag(meeting.topic));
    let dates = || meeting.articles.iter().filter_map(|&id| site.article(id).date);
    let words = renderer.words();
    let date = |when| DateView::new(words, when);
    let view = MeetingView {
        country: renderer.shared.tag(meeting.country),
        topic: renderer.shared.tag(meeting.topic),
        country_name: &country.name,
        topic_name: &topic.name,
        flag: flag(&country.code),
        count: meeting.articles.len(),
        first: dates().next_back().map(date),
        last: dates().next().map(date),
        beside: beside(renderer, (at, meeting)),
        years: years(renderer, leaf.slice(&meeting.articles, site.config.per_page), None),
        pagination: PaginationView::new((&site.config.base, words), &Plan::meeting_route(site, meeting), leaf),
    };
    let names = [("country", country.name.as_str()), ("topic", topic.name.as_str()), ("site", &site.config.title)];
    let title = words.fill("meeting.title", &names);
    let countries = LinkView {
        label: words.say("section.countries").to_owned(),
        url: renderer.path(&Route::section(Kind::Country.section())),
    };
    let own = LinkView { label: country.name.clone(), url: renderer.path(&Plan::tag_route(site, meeting.country)) };
    let mut context = renderer.context(&PageView {
        description: words.count("meeting.description", view.count, &names),
        title: paged(words, &title, leaf),
        section: Kind::Country.section(),
        breadcrumbs: vec![countries, own],
        ..PageView::new(site, &page.route, "meeting")
    });
    context.insert("meeting", &view);
    context
}

/// The country's other meetings, the busiest first.
fn beside(renderer: &Renderer, (at, own): (usize, &Meeting)) -> Vec<CountedLink> {
    let others = renderer.site().meetings.iter().enumerate();
    let others = others.filter(|(other, meeting)| meeting.country == own.country && *other != at);
    let mut others = met(renderer, others.map(|(_, meeting)| meeting), |meeting| meeting.topic);
    others.truncate(BESIDE);
    others
}
