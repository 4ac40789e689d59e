//! What other sites show of a page that somebody shares: Open Graph, and the cards that are made from it.

use super::{Machine, PageView, Role, Subject, changed};
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
}

impl<'a> SocialView<'a> {
    /// What a page says for sharing.
    pub fn new(machine: Machine<'a>, page: &PageView) -> Self {
        let locale = locale(&page.lang);
        let Subject::Article(id) = page.subject else {
            return Self { locale, modified: None, section: None, tags: Vec::new() };
        };
        let site = machine.site;
        let article = site.article(id);
        let primary = article.tags.iter().filter(|tagging| tagging.role == Role::Primary);
        let primary = primary.map(|tagging| site.tag(tagging.tag));
        let topic = primary.clone().find(|tag| tag.kind == super::Kind::Topic);
        Self {
            locale,
            modified: changed(article).map(|when| when.rfc3339()),
            section: topic.map(|tag| tag.name.as_str()),
            tags: primary.take(TAGS).map(|tag| tag.name.as_str()).collect(),
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
