//! A plan as an editor would tell it: briefings first, then whose pages change.
//!
//! Pure: a path says what a page is, and whoever asks says what it is called.

use super::Plan;

/// Sections whose pages are each about one thing with a name.
const TAGGED: [&str; 6] = ["countries", "topics", "people", "organisations", "systems", "regions"];

/// Names that are said in full; what is more is counted.
const NAMED: usize = 3;

/// "2 new briefings, 1 changed, Ukraine's page changed"; empty if nothing changes.
pub fn words(plan: &Plan, title: &dyn Fn(&str) -> Option<String>) -> String {
    let briefings =
        |paths: &[String]| paths.iter().filter(|path| place(path).is_some_and(|(at, _)| at == "briefings")).count();
    let mut parts = Vec::new();
    let (new, changed, withdrawn) = (briefings(&plan.new), briefings(&plan.changed), briefings(&plan.deleted));
    for (count, word) in [(new, "new"), (changed, "changed"), (withdrawn, "withdrawn")] {
        let noun = if count == 1 { "briefing" } else { "briefings" };
        match (count, parts.is_empty(), word) {
            (0, _, _) => {}
            (_, true, "new") => parts.push(format!("{count} new {noun}")),
            (_, true, _) => parts.push(format!("{count} {noun} {word}")),
            _ => parts.push(format!("{count} {word}")),
        }
    }
    for (paths, word) in [(&plan.new, "new"), (&plan.changed, "changed"), (&plan.deleted, "gone")] {
        parts.extend(whose(&names(paths, title)).map(|whose| format!("{whose} {word}")));
    }
    if parts.is_empty() {
        let others = [(plan.new.len(), "new"), (plan.changed.len(), "changed"), (plan.deleted.len(), "gone")];
        let said = others.iter().filter(|(count, _)| *count > 0);
        parts.extend(
            said.map(|(count, word)| format!("{count} other {} {word}", if *count == 1 { "file" } else { "files" })),
        );
    }
    if !plan.recoded.is_empty() {
        let count = plan.recoded.len();
        let noun = if count == 1 { "file" } else { "files" };
        parts.push(format!("{count} unchanged {noun} sent again, because `compress` has changed"));
    }
    parts.join(", ")
}

/// The section and the slug of a page that is about one thing.
fn place(path: &str) -> Option<(&str, &str)> {
    let (section, rest) = path.split_once('/')?;
    let slug = rest.strip_suffix("/index.html")?;
    (!slug.contains('/')).then_some((section, slug))
}

/// What the pages of countries, topics and the like are called.
fn names(paths: &[String], title: &dyn Fn(&str) -> Option<String>) -> Vec<String> {
    let mut found: Vec<(usize, &String, &str)> = Vec::new();
    for path in paths {
        let Some((section, slug)) = place(path) else { continue };
        found.extend(TAGGED.iter().position(|tagged| *tagged == section).map(|at| (at, path, slug)));
    }
    // Countries first, as an editor looks for them; the paths have an order of their own.
    found.sort();
    let count = found.len();
    let said = found.into_iter().take(if count > NAMED + 1 { NAMED } else { count });
    let mut names: Vec<String> = said.map(|(_, path, slug)| title(path).unwrap_or_else(|| spoken(slug))).collect();
    if count > names.len() {
        names.push(format!("{} more", count - names.len()));
    }
    names
}

/// A name as its slug tells it, for a page that is no longer there to say it: "united-states" is United States.
fn spoken(slug: &str) -> String {
    let word = |word: &str| {
        let mut letters = word.chars();
        letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
    };
    slug.split('-').map(word).collect::<Vec<String>>().join(" ")
}

/// "Ukraine's page", or "the pages of Ukraine and Japan".
fn whose(names: &[String]) -> Option<String> {
    match names {
        [] => None,
        [one] if one.ends_with('s') => Some(format!("{one}' page")),
        [one] => Some(format!("{one}'s page")),
        [first @ .., last] => Some(format!("the pages of {} and {last}", first.join(", "))),
    }
}

#[cfg(test)]
mod tests {
    use super::{Plan, words};

    fn said(new: &[&str], changed: &[&str], deleted: &[&str]) -> String {
        let list = |paths: &[&str]| paths.iter().map(|path| format!("{path}index.html")).collect();
        let plan = Plan { new: list(new), changed: list(changed), deleted: list(deleted), ..Plan::default() };
        words(&plan, &|path| path.contains("ukraine").then(|| "Ukraine".to_owned()))
    }

    #[test]
    fn a_plan_is_told_as_an_editor_would() {
        let feed = "";
        assert_eq!(
            said(&["briefings/a/", "briefings/b/"], &["briefings/c/", "countries/ukraine/", feed], &[]),
            "2 new briefings, 1 changed, Ukraine's page changed"
        );
        assert_eq!(said(&[], &["briefings/c/", "briefings/d/"], &[]), "2 briefings changed");
        assert_eq!(said(&[], &[], &["briefings/c/"]), "1 briefing withdrawn");
        assert_eq!(
            said(&["topics/arms-control/"], &["people/a-b/", "countries/ukraine/"], &["countries/united-states/"]),
            "Arms Control's page new, the pages of Ukraine and A B changed, United States' page gone"
        );
        let many = ["countries/a/", "countries/b/", "countries/c/", "countries/d/", "countries/ukraine/"];
        assert_eq!(said(&[], &many, &[]), "the pages of A, B, C and 2 more changed");
        assert_eq!(said(&[], &many[1..], &[]), "the pages of B, C, D and Ukraine changed");
        assert_eq!(said(&[], &[feed, "briefings/page/2/"], &[]), "2 other files changed");
        assert_eq!(said(&[], &[], &[]), "");
        let recoded = Plan { recoded: vec!["index.html".to_owned()], ..Plan::default() };
        let told = words(&recoded, &|_| None);
        assert_eq!(told, "1 unchanged file sent again, because `compress` has changed");
    }
}
