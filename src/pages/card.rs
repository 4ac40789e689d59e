//! What stands on the card of each briefing, and of the site, and at which address.

use super::{Cards, Claims, Plan, View};
use crate::config::{Font, Look, Palette};
use crate::extract::Role;
use crate::picture::{Card, Colours, Cover, Letters, Of, Report};
use crate::route::Route;
use crate::site::{ArticleId, Kind, Site};
use crate::wording::Wording;

/// The addresses of cards.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CardRoutes {
    site: Route,
    articles: Vec<Route>,
}

impl Plan {
    /// The address of an article's card, or of the site's; none where there are no cards.
    pub fn card_route(&self, id: Option<ArticleId>) -> Option<&Route> {
        let cards = self.cards.as_ref()?;
        match id {
            Some(id) => cards.articles.get(id.0 as usize),
            None => Some(&cards.site),
        }
    }
}

/// Claims every card, if the site has any.
pub(super) fn claim_all(claims: &mut Claims<'_>, words: &Wording) -> Option<CardRoutes> {
    let site = claims.site;
    if site.config.cards == Cards::Off {
        return None;
    }
    let mut claim = |stem: &str, id: Option<ArticleId>| {
        let route = Route::card(stem, &card(site, words, id).name());
        claims.claim(route.clone(), View::Card(id));
        route
    };
    let articles = site.article_ids().map(|id| claim(site.article(id).slug.as_str(), Some(id))).collect();
    Some(CardRoutes { articles, site: claim("site", None) })
}

/// The card of an article, or of the site.
pub fn card<'a>(site: &'a Site, words: &'a Wording, id: Option<ArticleId>) -> Card<'a> {
    let config = &site.config;
    let of = match id {
        Some(id) => Of::Briefing(report(site, words, id)),
        None => Of::Site(cover(site, words)),
    };
    let (colours, letters) = (colours(&config.look), letters(&config.look));
    Card { site: &config.title, host: config.base.host(), colours, letters, of }
}

fn report<'a>(site: &'a Site, words: &'a Wording, id: ArticleId) -> Report<'a> {
    let article = site.article(id);
    let primary = article.tags.iter().filter(|tagging| tagging.role == Role::Primary);
    let of = |kind: Kind| {
        let tags = primary.clone().map(|tagging| site.tag(tagging.tag));
        tags.filter(move |tag| tag.kind == kind)
    };
    Report {
        title: &article.document.title.text,
        line: article.summary.as_ref().map_or("", |gist| &gist.what),
        date: article.date.map_or_else(String::new, |date| words.day(date.day())),
        day: article.date.map_or_else(String::new, |date| date.iso()),
        more: words.say("card.more"),
        places: of(Kind::Country).map(|tag| (tag.code.as_str(), tag.name.as_str())).collect(),
        topics: of(Kind::Topic).map(|tag| tag.name.as_str()).collect(),
    }
}

fn cover<'a>(site: &'a Site, words: &Wording) -> Cover<'a> {
    let articles = site.articles.len();
    let briefings = words.count("common.briefings", articles, &[]);
    let mut years = site.articles.iter().filter_map(|article| Some(article.date?.day().year()));
    let years = match (years.next(), years.next_back()) {
        (Some(last), Some(first)) if first != last => format!("{first}–{last}"),
        (Some(year), _) => year.to_string(),
        (None, _) => String::new(),
    };
    let told = [briefings.as_str(), &years];
    let counted = words.list(told.into_iter().filter(|part| !part.is_empty()));
    let countries = site.tags.iter().filter(|tag| tag.kind == Kind::Country);
    let places = countries.map(|tag| (tag.code.as_str(), tag.articles.len())).collect();
    let digits = [&words.number(articles), " · ", &years].concat();
    Cover { line: &site.config.description, counted, digits, places }
}

/// The letters of titles, as on the site's pages.
fn letters(look: &Look) -> Letters {
    match look.font {
        Font::Serif => Letters::Serif,
        Font::Sans => Letters::Sans,
    }
}

/// The colours of the theme on light ground, as in its style sheet.
fn colours(look: &Look) -> Colours {
    let colours = match look.palette {
        Palette::Paper => Colours {
            paper: [0xfb, 0xfa, 0xf7],
            ink: [0x1c, 0x1a, 0x17],
            soft: [0x5a, 0x54, 0x4b],
            line: [0xdc, 0xd6, 0xca],
            accent: [0x1b, 0x4a, 0x75],
            sea: [0xea, 0xf0, 0xf4],
            land: [0xcf, 0xc8, 0xba],
        },
        Palette::Slate => Colours {
            paper: [0xff; 3],
            ink: [0x12, 0x1a, 0x24],
            soft: [0x4a, 0x57, 0x66],
            line: [0xcf, 0xd8, 0xe2],
            accent: [0x0b, 0x4f, 0x8a],
            sea: [0xea, 0xf0, 0xf4],
            land: [0xc5, 0xce, 0xd8],
        },
    };
    Colours { accent: look.accent.map_or(colours.accent, |accent| accent.light.0), ..colours }
}
