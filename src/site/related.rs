//! What has to do with what: related articles, and tags that occur together.
//!
//! Two articles are as close as the tags they share are rare, more so where they are about them and do not only mention
//! them; the days between them break ties. Those that share only mentions are not related. Only neighbours in time
//! within each shared tag are compared, so the work grows with the site and not with its square.

use super::article::Article;
use super::tag::{Kind, Tag};
use super::{ArticleId, TagId};
use crate::extract::Role;
use rayon::prelude::*;

/// Articles looked at on either side, within each tag.
const NEIGHBOURS: usize = 8;

/// Neighbours whose closeness is measured exactly.
const WEIGHED: usize = 16;

/// Related articles kept.
const KEPT: usize = 5;

/// Tags of each kind kept that occur together with one.
const TOGETHER: usize = 12;

/// An article that has to do with another, and why.
#[derive(Debug, Clone)]
pub struct Related {
    /// The other article.
    pub article: ArticleId,
    /// The tags that both have: first those that both are about, the rarest first.
    pub shared: Vec<TagId>,
    /// The days between them, if both have a date.
    pub days: Option<u32>,
}

/// For each article, the closest others.
pub fn related(articles: &[Article], tags: &[Tag]) -> Vec<Vec<Related>> {
    let places = places(articles, tags);
    let of = |scratch: &mut Scratch, at: usize| of(at, (articles, tags), (&places[at], scratch));
    (0..articles.len()).into_par_iter().map_init(|| Scratch::new(articles.len()), of).collect()
}

/// For each article, its place in the list of each of its tags.
fn places(articles: &[Article], tags: &[Tag]) -> Vec<Vec<usize>> {
    let mut places: Vec<Vec<usize>> = articles.iter().map(|article| vec![0; article.tags.len()]).collect();
    for (tag, entry) in (0u32..).zip(tags) {
        for (place, &ArticleId(id)) in entry.articles.iter().enumerate() {
            let slot = articles[id as usize].tags.iter().position(|tagging| tagging.tag == TagId(tag));
            if let Some(slot) = slot {
                places[id as usize][slot] = place;
            }
        }
    }
    places
}

/// Room to add up what the neighbours of one article share with it, cleared after each.
struct Scratch {
    weights: Vec<u32>,
    met: Vec<u32>,
}

impl Scratch {
    fn new(articles: usize) -> Self {
        Self { weights: vec![0; articles], met: Vec::new() }
    }

    fn add(&mut self, id: ArticleId, weight: u32) {
        let known = &mut self.weights[id.0 as usize];
        if *known == 0 {
            self.met.push(id.0);
        }
        *known += weight;
    }

    /// The neighbours that share most, judged by the tags in which they are near; clears the room.
    fn heaviest(&mut self) -> Vec<u32> {
        let mut met: Vec<(u32, u32)> = self.met.drain(..).map(|id| (self.weights[id as usize], id)).collect();
        for &(_, id) in &met {
            self.weights[id as usize] = 0;
        }
        if met.len() > WEIGHED {
            met.select_nth_unstable_by_key(WEIGHED, |&(weight, id)| (std::cmp::Reverse(weight), id));
            met.truncate(WEIGHED);
        }
        met.into_iter().map(|(_, id)| id).collect()
    }
}

fn of(at: usize, (articles, tags): (&[Article], &[Tag]), (places, scratch): (&[usize], &mut Scratch)) -> Vec<Related> {
    let article = &articles[at];
    for (tagging, &place) in article.tags.iter().zip(places) {
        let tag = &tags[tagging.tag.0 as usize];
        let weight = About::of(tagging.role, tagging.role).factor() * rarity(tag, articles.len());
        let from = place.saturating_sub(NEIGHBOURS);
        let to = (place + NEIGHBOURS + 1).min(tag.articles.len());
        for &id in tag.articles[from..to].iter().filter(|id| id.0 as usize != at) {
            scratch.add(id, weight);
        }
    }
    let mut near: Vec<(u32, u32, u32)> = scratch
        .heaviest()
        .into_iter()
        .filter_map(|id| {
            let other = &articles[id as usize];
            let close = closeness(article, other, (tags, articles.len()))?;
            Some((close, days(article, other).unwrap_or(u32::MAX), id))
        })
        .collect();
    near.sort_unstable_by_key(|&(close, days, id)| (std::cmp::Reverse(close), days, id));
    near.truncate(KEPT);
    near.into_iter().map(|(_, _, id)| explained(article, ArticleId(id), (articles, tags))).collect()
}

/// Which of two articles are about a tag that both have.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum About {
    Both,
    One,
    Neither,
}

impl About {
    fn of(one: Role, other: Role) -> Self {
        match (one, other) {
            (Role::Primary, Role::Primary) => Self::Both,
            (Role::Mentioned, Role::Mentioned) => Self::Neither,
            _ => Self::One,
        }
    }

    /// How much more a shared tag weighs for it.
    fn factor(self) -> u32 {
        match self {
            Self::Both => 4,
            Self::One => 2,
            Self::Neither => 1,
        }
    }
}

/// The rarity of the shared tags, in whole numbers so that no machine rounds differently; none if neither is about any.
fn closeness(a: &Article, b: &Article, (tags, all): (&[Tag], usize)) -> Option<u32> {
    let (mut close, mut related) = (0, false);
    for (tag, about) in shared(a, b) {
        close += about.factor() * rarity(&tags[tag.0 as usize], all);
        related |= about != About::Neither;
    }
    related.then_some(close)
}

fn rarity(tag: &Tag, all: usize) -> u32 {
    1 + 2 * (all / tag.articles.len().max(1)).max(1).ilog2()
}

fn shared<'a>(a: &'a Article, b: &'a Article) -> impl Iterator<Item = (TagId, About)> + 'a {
    a.tags.iter().filter_map(|own| {
        let other = b.tags.iter().find(|other| other.tag == own.tag)?;
        Some((own.tag, About::of(own.role, other.role)))
    })
}

fn days(a: &Article, b: &Article) -> Option<u32> {
    let span = a.date?.day().since(b.date?.day()).ok()?;
    Some(span.get_days().unsigned_abs())
}

fn explained(article: &Article, id: ArticleId, (articles, tags): (&[Article], &[Tag])) -> Related {
    let other = &articles[id.0 as usize];
    let mut both: Vec<(TagId, About)> = shared(article, other).collect();
    both.sort_by_key(|&(TagId(tag), about)| (about, tags[tag as usize].articles.len(), tag));
    let shared = both.into_iter().map(|(tag, _)| tag).collect();
    Related { article: id, shared, days: days(article, other) }
}

/// For each tag, those of each kind that occur with it most often; of equals, the rarer first, since it says more.
pub fn together(articles: &[Article], tags: &[Tag]) -> Vec<Vec<(TagId, u32)>> {
    tags.par_iter()
        .enumerate()
        .map_init(
            || vec![0u32; tags.len()],
            |counts, (own, tag)| {
                let mut seen = Vec::new();
                for &ArticleId(id) in &tag.articles {
                    for tagging in &articles[id as usize].tags {
                        let at = tagging.tag.0 as usize;
                        if counts[at] == 0 {
                            seen.push(tagging.tag);
                        }
                        counts[at] += 1;
                    }
                }
                let mut found: Vec<(TagId, u32)> = seen.into_iter().map(|tag| (tag, counts[tag.0 as usize])).collect();
                for (tag, _) in &found {
                    counts[tag.0 as usize] = 0;
                }
                found.retain(|(tag, _)| tag.0 as usize != own);
                let articles = |tag: TagId| tags[tag.0 as usize].articles.len();
                found.sort_unstable_by_key(|&(tag, count)| (std::cmp::Reverse(count), articles(tag), tag));
                let mut kept = [0; Kind::ALL.len()];
                found.retain(|(tag, _)| {
                    let kept = &mut kept[tags[tag.0 as usize].kind as usize];
                    *kept += 1;
                    *kept <= TOGETHER
                });
                found.shrink_to_fit();
                found
            },
        )
        .collect()
}
