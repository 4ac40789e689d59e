//! Whom the articles rely on: the publishers of the sources that authors list, and the media and organisations that
//! texts cite.
//!
//! An author's source is "Publisher: Title", so that its publisher can be told. People whose words are reported have
//! pages of their own, and nobody can look up "two officials", so neither is here.

use super::ArticleId;
use super::article::Article;
use super::naming::Names;
use super::tag::{Kind, Tag};
use crate::slug::Slug;
use std::collections::BTreeMap;

/// Somebody whom articles rely on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outlet {
    /// The name.
    pub name: String,
    /// What pages know it by.
    pub slug: Slug,
    /// The articles that rely on it, the newest first; an article stands once for each source that its author lists.
    pub citing: Vec<Citing>,
}

impl Outlet {
    /// How many articles rely on it.
    pub fn briefings(&self) -> usize {
        self.citing.chunk_by(|a, b| a.article == b.article).count()
    }
}

/// An article that relies on an outlet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Citing {
    /// The article.
    pub article: ArticleId,
    /// The place in the author's list; none where only the text cites it.
    pub listed: Option<usize>,
}

/// All outlets, those with most articles first, and then by name.
pub fn outlets(articles: &[Article], (tags, names): (&[Tag], &Names)) -> Vec<Outlet> {
    let mut by_slug: BTreeMap<Slug, Outlet> = BTreeMap::new();
    let mut add = |name: &str, citing: Citing| {
        let bare = name.strip_prefix("The ").or_else(|| name.strip_prefix("the ")).unwrap_or(name);
        let Some(slug) = Slug::new(bare) else { return };
        let known = by_slug.entry(slug);
        let outlet = known.or_insert_with_key(|slug| {
            let (name, slug) = (name.to_owned(), slug.clone());
            Outlet { name, slug, citing: Vec::new() }
        });
        let again = citing.listed.is_none() && outlet.citing.last().is_some_and(|last| last.article == citing.article);
        if !again {
            outlet.citing.push(citing);
        }
    };
    for (article, found) in (0u32..).map(ArticleId).zip(articles) {
        for (at, source) in found.document.front.sources.iter().enumerate() {
            let name = publisher(&source.name);
            add(names.medium(name).unwrap_or(name), Citing { article, listed: Some(at) });
        }
        for cited in &found.findings.sources {
            if let Some(name) = names.medium(&cited.name).or_else(|| organisation(found, &cited.name, (tags, names))) {
                add(name, Citing { article, listed: None });
            }
        }
    }
    let mut outlets: Vec<Outlet> = by_slug.into_values().collect();
    outlets.sort_by_cached_key(|outlet| (std::cmp::Reverse(outlet.briefings()), outlet.slug.clone()));
    outlets
}

/// The organisation of the article that is cited by this name.
fn organisation<'t>(article: &Article, name: &str, (tags, names): (&'t [Tag], &Names)) -> Option<&'t str> {
    let key = names.key(Kind::Organisation, name);
    let tags = article.tags.iter().map(|tagging| &tags[tagging.tag.0 as usize]);
    let mut organisations = tags.filter(|tag| tag.kind == Kind::Organisation);
    organisations.find(|tag| tag.slug.as_str() == key).map(|tag| tag.name.as_str())
}

/// Who published a source: what stands before its title, without the service that passed it on.
fn publisher(source: &str) -> &str {
    let (head, _) = source.split_once(": ").unwrap_or((source, ""));
    let (head, _) = head.split_once(" via ").unwrap_or((head, ""));
    // "Kyodo, 12 April" is a source without a title.
    match head.rsplit_once(", ") {
        Some((name, rest)) if rest.bytes().any(|byte| byte.is_ascii_digit()) => name.trim(),
        _ => head.trim(),
    }
}

#[cfg(test)]
mod tests {
    use super::publisher;

    #[test]
    fn a_publisher_stands_before_the_title() {
        let of = |source| publisher(source);
        assert_eq!(of("Reuters: China military says tasks completed, 12 August 2022"), "Reuters");
        assert_eq!(of("The Associated Press via KVIA: NATO and partners"), "The Associated Press");
        assert_eq!(of("Kyodo, 12 April"), "Kyodo");
        assert_eq!(
            of("Ministry of National Defense, Republic of China"),
            "Ministry of National Defense, Republic of China"
        );
    }
}
