//! Anchors of headings, each given once.

use crate::slug::Slug;
use std::collections::{HashMap, HashSet};

/// The anchors of one article. Looking one up does not take longer the more there are, whatever a text repeats.
#[derive(Debug, Default)]
pub struct Anchors {
    taken: HashSet<String>,
    next: HashMap<String, usize>,
}

impl Anchors {
    /// An anchor that no heading before has. It begins with `s-`, so that it is never one of the page's own ids and
    /// names no property of the browser's window.
    pub fn claim(&mut self, slug: Option<&Slug>) -> String {
        let stem = format!("s-{}", slug.map_or("section", Slug::as_str));
        let next = self.next.entry(stem.clone()).or_insert(1);
        let mut anchor = stem.clone();
        loop {
            if *next > 1 {
                anchor = format!("{stem}-{next}");
            }
            *next += 1;
            if self.taken.insert(anchor.clone()) {
                return anchor;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Anchors;
    use crate::slug::Slug;

    #[test]
    fn each_is_given_once() {
        let mut anchors = Anchors::default();
        let given = ["a", "a 2", "a", "a", ""].map(|words| anchors.claim(Slug::new(words).as_ref()));
        assert_eq!(given, ["s-a", "s-a-2", "s-a-3", "s-a-4", "s-section"]);
    }
}
