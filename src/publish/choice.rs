//! Which of a site's targets is meant.

use super::Error;
use crate::config::Target;

/// The target of this name; without a name the default one, or the only one.
pub fn choose<'a>(targets: &'a [Target], name: Option<&str>) -> Result<&'a Target, Error> {
    let names = || targets.iter().map(|target| target.name.as_str()).collect::<Vec<_>>().join(", ");
    if targets.is_empty() {
        return Err(Error::NoTargets);
    }
    if let Some(name) = name {
        let found = targets.iter().find(|target| target.name == name);
        return found.ok_or_else(|| Error::Unknown { name: name.to_owned(), names: names() });
    }
    let defaults: Vec<&Target> = targets.iter().filter(|target| target.default).collect();
    match (defaults.as_slice(), targets) {
        ([one], _) => Ok(*one),
        ([], [only]) => Ok(only),
        ([], _) => Err(Error::Unnamed { names: names() }),
        _ => Err(Error::Defaults),
    }
}

#[cfg(test)]
mod tests {
    use super::{Error, choose};
    use crate::config::{Target, TargetKind};

    fn targets(names: &[&str]) -> Vec<Target> {
        let target = |name: &&str| Target {
            name: name.trim_end_matches('*').to_owned(),
            default: name.ends_with('*'),
            url: None,
            kind: TargetKind::Dir { path: "x".into(), keep: 5 },
        };
        names.iter().map(target).collect()
    }

    fn chosen<'a>(targets: &'a [Target], name: Option<&str>) -> &'a str {
        choose(targets, name).map_or("", |target| &target.name)
    }

    #[test]
    fn the_named_then_the_default_then_the_only_one() {
        assert_eq!(chosen(&targets(&["a", "b*"]), Some("a")), "a");
        assert_eq!(chosen(&targets(&["a", "b*"]), None), "b");
        assert_eq!(chosen(&targets(&["a"]), None), "a");
        assert!(matches!(choose(&[], None), Err(Error::NoTargets)));
        assert!(matches!(choose(&targets(&["a", "b"]), None), Err(Error::Unnamed { names }) if names == "a, b"));
        assert!(matches!(choose(&targets(&["a*", "b*"]), None), Err(Error::Defaults)));
        assert!(matches!(choose(&targets(&["a", "b"]), Some("c")), Err(Error::Unknown { name, .. }) if name == "c"));
    }
}
