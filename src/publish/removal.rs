//! When a publication takes so much away that somebody has to say so: a slip in a folder's name must not empty a site.

use super::Plan;

/// Pages that may always go without a question, unless they are a large part of the site.
const PAGES: usize = 50;
/// One page in so many may go without a question.
const SHARE: usize = 10;

/// A removal that has to be confirmed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Removal {
    /// Pages that would go.
    pub pages: usize,
    /// Pages that stand there.
    pub of: usize,
}

/// The removal that has to be confirmed; `None` if the plan takes little away. Only pages count: files whose name
/// changes with their content come and go with every publication.
pub fn removal(plan: &Plan) -> Option<Removal> {
    let count = |paths: &[String]| paths.iter().filter(|path| path.ends_with(".html")).count();
    let pages = count(&plan.deleted);
    let of = pages + count(&plan.changed) + count(&plan.unchanged) + count(&plan.recoded) + count(&plan.kept);
    (pages > PAGES || pages * SHARE > of).then_some(Removal { pages, of })
}

#[cfg(test)]
mod tests {
    use super::{Plan, Removal, removal};

    fn large(deleted: usize, unchanged: usize) -> Option<Removal> {
        let pages = |count: usize, ending: &str| (0..count).map(|n| format!("{n}.{ending}")).collect();
        let files: Vec<String> = pages(90, "css");
        let plan = Plan {
            deleted: [pages(deleted, "html"), files].concat(),
            unchanged: pages(unchanged, "html"),
            ..Plan::default()
        };
        removal(&plan)
    }

    #[test]
    fn a_tenth_or_fifty_pages_need_a_word() {
        assert_eq!(large(0, 5), None);
        assert_eq!(large(1, 9), None);
        assert_eq!(large(1, 8), Some(Removal { pages: 1, of: 9 }));
        assert_eq!(large(50, 950), None);
        assert_eq!(large(51, 9_949), Some(Removal { pages: 51, of: 10_000 }));
    }
}
