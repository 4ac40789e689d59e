//! Where a country and a topic meet: the briefings that are about both.
//!
//! Being mentioned is not enough, since an article about one thing names many countries. Counted once for the whole
//! site; the pairs number as many as countries times topics at most, and only the busiest of them get a page.

use super::article::Article;
use super::tag::{Kind, Tag};
use super::{ArticleId, TagId};
use std::collections::BTreeMap;

/// The fewest briefings that make a page.
const LEAST: usize = 2;

/// The most pages. Where more pairs would have one, the fewest briefings that make a page rise.
const MOST: usize = 400;

/// A country and a topic that have briefings in common.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Meeting {
    /// The country.
    pub country: TagId,
    /// The topic.
    pub topic: TagId,
    /// The articles that are about both, the newest first.
    pub articles: Vec<ArticleId>,
}

/// All meetings that are worth a page, by country and topic.
pub fn meetings(articles: &[Article], tags: &[Tag]) -> Vec<Meeting> {
    let mut met: BTreeMap<(TagId, TagId), Vec<ArticleId>> = BTreeMap::new();
    let mut topics = Vec::new();
    for (id, article) in (0u32..).map(ArticleId).zip(articles) {
        let about = |kind: Kind| {
            article.about().map(|tagging| tagging.tag).filter(move |tag| tags[tag.0 as usize].kind == kind)
        };
        topics.clear();
        topics.extend(about(Kind::Topic));
        for country in about(Kind::Country) {
            for &topic in &topics {
                met.entry((country, topic)).or_default().push(id);
            }
        }
    }
    let least = least(met.values().map(Vec::len));
    met.retain(|_, articles| articles.len() >= least);
    met.into_iter().map(|((country, topic), articles)| Meeting { country, topic, articles }).collect()
}

/// The fewest briefings that make a page, so that there are not too many pages.
fn least(sizes: impl Iterator<Item = usize>) -> usize {
    let mut sizes: Vec<usize> = sizes.collect();
    sizes.sort_unstable_by(|a, b| b.cmp(a));
    sizes.get(MOST).map_or(LEAST, |first_left_out| (first_left_out + 1).max(LEAST))
}

#[cfg(test)]
mod tests {
    use super::{LEAST, MOST, least};

    #[test]
    fn the_threshold_rises_until_few_enough_are_left() {
        assert_eq!(least([1, 5, 2].into_iter()), LEAST);
        assert_eq!(least(std::iter::repeat_n(3, MOST)), LEAST);
        let many = || (0..4 * MOST).map(|at| 1 + at % 9);
        let kept = many().filter(|&size| size >= least(many())).count();
        assert!(kept > 0 && kept <= MOST, "{kept}");
    }
}
