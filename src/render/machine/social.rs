//! What other sites show of a page that somebody shares: Open Graph, and the cards that are made from it.

use super::{ArticleId, CARD_SIZE, Kind, Machine, PageView, Role, Subject, changed};
use serde::Serialize;

/// The most tags that a page gives away.
const TAGS: usize = 8;

/// What a page's head says for sharing, besides its title and description.
#[derive(Serialize)]
pub struct SocialView<'a> {
    /// The language with its country, as Open Graph wants it; none for a language that we know no country of.
    locale: Option<String>,
    /// When the briefing last changed.
    modified: Option<String>,
    /// The first topic of the briefing.
    section: Option<&'a str>,
    /// What the briefing is about.
    tags: Vec<&'a str>,
    /// The card of the briefing or of the site.
    card: Option<ImageView>,
}

/// A picture that others show of a page.
#[derive(Serialize)]
pub struct ImageView {
    /// Its full address.
    pub url: String,
    /// Its width.
    pub width: u32,
    /// Its height.
    pub height: u32,
    /// What is on it, for those who do not see it.
    pub alt: String,
}

impl ImageView {
    /// The card of what a page is about; none where there are no cards.
    pub fn card(machine: Machine<'_>, subject: Subject) -> Option<Self> {
        let site = machine.site;
        let id = match subject {
            Subject::Article(id) => Some(id),
            _ => None,
        };
        let url = site.config.base.url(machine.plan.card_route(id)?);
        let alt = match id {
            Some(id) => described(machine, id),
            None => machine.words.fill("card.site", &[("site", &site.config.title)]),
        };
        let (width, height) = CARD_SIZE;
        Some(Self { url, width, height, alt })
    }
}

/// A briefing's card in words.
fn described(machine: Machine<'_>, id: ArticleId) -> String {
    let Machine { site, words, .. } = machine;
    let article = site.article(id);
    let primary = article.tags.iter().filter(|tagging| tagging.role == Role::Primary);
    let tags = primary.map(|tagging| site.tag(tagging.tag)).filter(|tag| tag.kind == Kind::Country);
    let places: Vec<&str> = tags.map(|tag| tag.name.as_str()).collect();
    let places = words.list(places);
    let title = words.fill("cite.quoted", &[("title", &article.document.title.text)]);
    let slots = [("title", title.as_str()), ("site", &site.config.title), ("places", &places)];
    words.fill(if places.is_empty() { "card.briefing" } else { "card.briefing_map" }, &slots)
}

impl<'a> SocialView<'a> {
    /// What a page says for sharing.
    pub fn new(machine: Machine<'a>, page: &PageView) -> Self {
        let locale = locale(&page.lang);
        let card = ImageView::card(machine, page.subject);
        let Subject::Article(id) = page.subject else {
            return Self { locale, modified: None, section: None, tags: Vec::new(), card };
        };
        let site = machine.site;
        let article = site.article(id);
        let primary = article.tags.iter().filter(|tagging| tagging.role == Role::Primary);
        let primary = primary.map(|tagging| site.tag(tagging.tag));
        let topic = primary.clone().find(|tag| tag.kind == Kind::Topic);
        Self {
            locale,
            modified: changed(article).map(|when| when.rfc3339()),
            section: topic.map(|tag| tag.name.as_str()),
            tags: primary.take(TAGS).map(|tag| tag.name.as_str()).collect(),
            card,
        }
    }
}

/// `en_GB`. A language without a country gets the one that CLDR thinks likely; English here is British.
fn locale(lang: &str) -> Option<String> {
    let mut parts = lang.split('-');
    let language = parts.next().filter(|part| part.len() == 2)?.to_ascii_lowercase();
    let region = parts.find(|part| part.len() == 2 && part.bytes().all(|byte| byte.is_ascii_alphabetic()));
    let likely = || {
        Some(match language.as_str() {
            "ar" => "EG",
            "cs" => "CZ",
            "da" => "DK",
            "de" => "DE",
            "el" => "GR",
            "en" => "GB",
            "es" => "ES",
            "et" => "EE",
            "fi" => "FI",
            "fr" => "FR",
            "he" => "IL",
            "it" => "IT",
            "ja" => "JP",
            "ko" => "KR",
            "lt" => "LT",
            "lv" => "LV",
            "nl" => "NL",
            "pl" => "PL",
            "pt" => "BR",
            "ro" => "RO",
            "ru" => "RU",
            "sv" => "SE",
            "tr" => "TR",
            "uk" => "UA",
            "vi" => "VN",
            "zh" => "CN",
            _ => return None,
        })
    };
    let region = region.or_else(likely)?.to_ascii_uppercase();
    Some(format!("{language}_{region}"))
}

#[cfg(test)]
mod tests {
    use super::locale;

    #[test]
    fn a_language_gets_a_country() {
        for (lang, expected) in [
            ("en", Some("en_GB")),
            ("en-us", Some("en_US")),
            ("zh-Hant-TW", Some("zh_TW")),
            ("fr", Some("fr_FR")),
            ("pt", Some("pt_BR")),
            ("pt-PT", Some("pt_PT")),
            ("tlh", None),
            ("eo", None),
        ] {
            assert_eq!(locale(lang).as_deref(), expected, "{lang}");
        }
    }
}
