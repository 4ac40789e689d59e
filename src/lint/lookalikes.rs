//! Is a name that is used once another name misspelt?
//!
//! Names whose spellings differ by one letter are found without comparing all with all: each is filed under itself and
//! under what is left when any one letter is taken out, and those that meet in a drawer are compared.

use super::{Article, Site};
use crate::diag::{self, Diagnostic};
use crate::extract::Part;
use crate::keys::Word;
use crate::letters::folded;
use crate::site::{ArticleId, Kind, Tag, TagId};
use crate::source::Place;
use std::collections::{BTreeMap, HashMap};

/// Letters below which names differ by one letter and mean two things.
const SHORTEST: usize = 6;

/// The tags that may be another tag misspelt, each told where it is used.
pub fn ask(site: &Site) -> Vec<Diagnostic> {
    let kinds = [Kind::Person, Kind::Organisation, Kind::System];
    kinds.into_iter().flat_map(|kind| of_kind(site, kind)).collect()
}

fn of_kind(site: &Site, kind: Kind) -> Vec<Diagnostic> {
    let filed = |id: TagId| {
        let name = folded(&site.tag(id).name);
        let keys = keys(&name);
        (id, name, keys)
    };
    let names: Vec<(TagId, String, Vec<u64>)> = site.tags_of(kind).map(filed).collect();
    let mut drawers: HashMap<u64, Vec<usize>> = HashMap::new();
    for (at, (.., keys)) in names.iter().enumerate() {
        for &key in keys {
            drawers.entry(key).or_default().push(at);
        }
    }
    let mut nearest: BTreeMap<usize, usize> = BTreeMap::new();
    for (at, (id, name, keys)) in names.iter().enumerate() {
        let tag = site.tag(*id);
        let [article] = tag.articles.as_slice() else { continue };
        let others = keys.iter().filter_map(|key| drawers.get(key)).flatten().copied();
        let mut others: Vec<usize> = others.filter(|&other| other != at).collect();
        // Alike names meet in many drawers.
        others.sort_unstable();
        others.dedup();
        others.retain(|&other| are_alike(name, &names[other].1));
        others.sort_by_key(|&other| (std::cmp::Reverse(site.tag(names[other].0).articles.len()), other));
        // An article that uses both spells both on purpose.
        let is_apart = |other: &usize| !site.tag(names[*other].0).articles.contains(article);
        if let Some(other) = others.into_iter().find(is_apart).filter(|other| nearest.get(other) != Some(&at)) {
            nearest.insert(at, other);
        }
    }
    nearest.into_iter().filter_map(|(at, other)| message(site, (names[at].0, names[other].0))).collect()
}

fn message(site: &Site, (id, other): (TagId, TagId)) -> Option<Diagnostic> {
    let (tag, other) = (site.tag(id), site.tag(other));
    let article = site.article(*tag.articles.first()?);
    let used = other.articles.first().map(|&id: &ArticleId| site.article(id).source.whole());
    Some(diag::lint::lookalike_tag(&place(article, id, tag), (&tag.name, &other.name), used.as_ref()))
}

/// Where an article has a tag: in its front matter, or where its text has it first.
fn place(article: &Article, id: TagId, tag: &Tag) -> Place {
    let said = &article.document.front.said;
    let listed: &[Word] = match tag.kind {
        Kind::Person => &said.people,
        Kind::Organisation => &said.organisations,
        _ => &said.systems,
    };
    if let Some(word) = listed.iter().find(|word| word.text == tag.name) {
        return word.place.clone();
    }
    let mentions = article.tags.iter().find(|tagging| tagging.tag == id).map(|tagging| &tagging.mentions);
    let body = mentions.and_then(|mentions| mentions.iter().find(|mention| mention.part == Part::Body));
    let span = body.and_then(|mention| article.document.prose.source_span(mention.span));
    Place { path: article.source.path.clone(), span }
}

/// A name, and the name with each of its letters taken out in turn.
fn keys(name: &str) -> Vec<u64> {
    if name.chars().count() < SHORTEST {
        return Vec::new();
    }
    let without = |skip: usize| name.chars().enumerate().filter(move |(at, _)| *at != skip).map(|(_, letter)| letter);
    let all = (0..=name.chars().count()).map(|skip| hash(without(skip)));
    let mut keys: Vec<u64> = all.collect();
    keys.sort_unstable();
    keys.dedup();
    keys
}

/// FNV-1a: the same everywhere, and what it confuses is compared in full.
fn hash(letters: impl Iterator<Item = char>) -> u64 {
    letters.fold(0xcbf2_9ce4_8422_2325, |hash, letter| (hash ^ u64::from(letter)).wrapping_mul(0x0100_0000_01b3))
}

/// Whether one letter makes the difference, and it is no digit: the F-15 is not the F-16.
fn are_alike(one: &str, other: &str) -> bool {
    let digits = |name: &str| name.chars().filter(char::is_ascii_digit).collect::<String>();
    digits(one) == digits(other) && strsim::osa_distance(one, other) <= 1
}

#[cfg(test)]
mod tests {
    use super::{are_alike, folded, keys};

    #[test]
    fn one_letter_is_alike_and_one_digit_is_not() {
        let meet = |one: &str, other: &str| {
            let (one, other) = (folded(one), folded(other));
            keys(&one).iter().any(|key| keys(&other).contains(key)) && are_alike(&one, &other)
        };
        assert!(meet("Volodymyr Zelensky", "Volodymyr Zelenskyy"));
        assert!(meet("Fumio Kishida", "Fumio Kishdia") && meet("Fumio Kishida", "Fumio Kisheda"));
        assert!(!meet("Type 054A", "Type 055A") && !meet("Fumio Kishida", "Yoko Kamikawa") && !meet("AUKUS", "AUKUM"));
    }
}
