//! What a tag is, in phrases of what the lists and the articles say of it; nothing where they say nothing.
//!
//! A phrase names what it tells ("capital: Kyiv"), so that no language has to inflect a name.

use super::super::view::{DateView, LangView};
use super::super::words::escape;
use super::{Nation, Plan, Profile, Renderer, Tag, TagId, nation};
use crate::site::{ArticleId, Origin};
use crate::wording::{Part, capitalised, parts};
use tera::Value;

/// What is said of a tag.
#[derive(Clone, Default)]
pub struct What(Vec<Piece>);

/// Words that lead to one page or to none.
#[derive(Clone)]
struct Piece {
    words: String,
    /// May be empty.
    url: String,
    lang: LangView,
}

impl What {
    /// As text.
    pub fn plain(&self) -> String {
        self.0.iter().map(|piece| piece.words.as_str()).collect()
    }

    /// As HTML, with its links.
    pub fn html(&self) -> Value {
        let mut html = String::new();
        for Piece { words, url, lang } in &self.0 {
            let words = lang.around(words);
            let words = words.as_str().unwrap_or("");
            if url.is_empty() {
                html.push_str(words);
            } else {
                html.push_str("<a href=\"");
                escape(url, &mut html);
                html.extend(["\">", words, "</a>"]);
            }
        }
        Value::safe_string(&html)
    }

    fn words(words: &str) -> Self {
        Self::link(words, "")
    }

    fn link(words: &str, url: &str) -> Self {
        Self(vec![Piece { words: words.to_owned(), url: url.to_owned(), lang: LangView::new(None, "") }])
    }

    /// Adds another; words that lead to the same page are one link.
    fn push(&mut self, other: Self) {
        for piece in other.0 {
            match self.0.last_mut() {
                Some(last) if last.url == piece.url && last.lang.is_empty() && piece.lang.is_empty() => {
                    last.words.push_str(&piece.words);
                }
                _ => self.0.push(piece),
            }
        }
    }
}

/// What a tag is, as a sentence; nothing if nothing is known.
pub fn what(renderer: &Renderer, tag: &Tag) -> What {
    let phrases = phrases(renderer, tag);
    if phrases.is_empty() {
        return if tag.description.is_empty() { What::default() } else { What::words(&tag.description) };
    }
    let mut what = joined(renderer.words().say("what.joined"), phrases);
    if let Some(first) = what.0.first_mut() {
        first.words = capitalised(&first.words);
    }
    let ended = renderer.words().say("what.ended");
    let is_ended = ended.ends_with('.') && what.plain().ends_with('.');
    if is_ended { what } else { filled(ended, &[("what", what)]) }
}

fn phrases(renderer: &Renderer, tag: &Tag) -> Vec<What> {
    let words = renderer.words();
    let phrase = |key: &str, slot: &'static str, of: What| filled(words.say(key), &[(slot, of)]);
    let told =
        |key: &str, slot: &'static str, text: &str| (!text.is_empty()).then(|| phrase(key, slot, What::words(text)));
    let bare = |text: &str| (!text.is_empty()).then(|| What::words(text));
    let counted = |key: &str, count: usize| (count > 0).then(|| What::words(&words.count(key, count, &[])));
    let phrases = match &tag.profile {
        Profile::Blank => Vec::new(),
        Profile::Country { official, capital, region: around } => {
            let region = match around {
                Some(id) => Some(phrase("what.in_region", "region", region(renderer, *id))),
                None => told("what.in_region", "region", &tag.region),
            };
            vec![bare(official), region, told("what.capital", "capital", capital)]
        }
        Profile::Organisation { kind, home, members } => {
            let home = home.as_ref().map(|home| phrase("what.country", "country", country(renderer, home)));
            vec![bare(kind), home, counted("what.members", members.len())]
        }
        Profile::System { class, makers, builder } => {
            let makers: Vec<What> = makers.iter().map(|maker| country(renderer, maker)).collect();
            let makers = (!makers.is_empty()).then(|| joined(words.say("common.comma"), makers));
            let makers = makers.map(|makers| phrase("what.made_in", "countries", makers));
            vec![bare(class), makers, told("what.builder", "builder", builder)]
        }
        Profile::Person { office, article } => vec![Some(named(renderer, office, *article))],
        Profile::Region(countries) => {
            let around = told("what.part_of", "region", &tag.region);
            vec![bare(words.say("what.is_region")), around, counted("what.countries", countries.len())]
        }
    };
    phrases.into_iter().flatten().collect()
}

/// The office that an article gives a person, in its own words.
fn named(renderer: &Renderer, office: &str, id: ArticleId) -> What {
    let (site, words) = (renderer.site(), renderer.words());
    let article = site.article(id);
    let mut said = What::words(office);
    said.0.iter_mut().for_each(|piece| piece.lang = LangView::words_of(site, article, Origin::Extracted));
    let briefing = What::link("", renderer.shared.article(id));
    match article.date {
        Some(date) => {
            let date = What::words(&DateView::new(words, date).text);
            filled(words.say("what.named_dated"), &[("office", said), ("briefing", briefing), ("date", date)])
        }
        None => filled(words.say("what.named"), &[("office", said), ("briefing", briefing)]),
    }
}

/// A country, with its page if it has one.
fn country(renderer: &Renderer, of: &Nation) -> What {
    let (name, url) = nation(renderer, of);
    What::link(name, &url)
}

/// A region, with its page.
fn region(renderer: &Renderer, id: TagId) -> What {
    What::link(&renderer.site().tag(id).name, &renderer.path(&Plan::tag_route(renderer.site(), id)))
}

/// One after the other, divided as a message divides what stands `before` from what comes `next`.
fn joined(between: &str, all: Vec<What>) -> What {
    let both = |before, next| filled(between, &[("before", before), ("next", next)]);
    all.into_iter().reduce(both).unwrap_or_default()
}

/// A message with what is filled into it.
fn filled(text: &str, slots: &[(&str, What)]) -> What {
    let slot = |name: &str| slots.iter().find(|(known, _)| *known == name).map(|(_, of)| of);
    let mut what = What::default();
    for part in parts(text) {
        match part {
            Part::Text(words) => what.push(What::words(words)),
            Part::Slot(name) => what.push(slot(name).cloned().unwrap_or_default()),
            Part::Link(name, words) => {
                let url = slot(name).and_then(|of| of.0.first()).map_or("", |piece| piece.url.as_str());
                let mut words = filled(words, slots);
                words.0.iter_mut().for_each(|piece| url.clone_into(&mut piece.url));
                what.push(words);
            }
        }
    }
    what
}
