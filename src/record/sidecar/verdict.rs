//! What a person says of one finding, written where it counts: into the lists of a sidecar, or of front matter.

use super::{Broken, GROUPS, Key, LAST, list, parse, pushed_out, quote, sealed};
use toml_edit::{DocumentMut, Item, TableLike};

/// What a person says of a finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verdict {
    /// The list that the finding belongs to: `countries`, `mentioned`, `topics`, `people`, `organisations`, `systems`;
    /// or `quotes`.
    pub list: String,
    /// The entry, as the list has it.
    pub entry: String,
    /// What becomes of it.
    pub fate: Fate,
}

/// What becomes of a finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fate {
    /// It is right, and stays whatever is found later.
    Kept,
    /// It is wrong, and must not come back.
    Denied,
    /// A quote is of this speaker, or of nobody who is named.
    By(String),
    /// It goes out of the lists, and nothing more is said: nobody but the author has named it.
    Dropped,
}

/// A sidecar or front matter as TOML, with what a person says of a finding. What else stands there stays as it is.
pub fn judged(text: &str, verdict: &Verdict, key: &Key<'_>) -> Result<String, Broken> {
    let mut file = parse(text)?;
    // What is new stands before the tables that Chancery keeps for itself.
    if let Some(written) = file.get_mut("written").and_then(Item::as_table_mut) {
        written.set_position(Some(LAST));
        if let Some(yours) = written.get_mut("yours").and_then(Item::as_table_mut) {
            yours.set_position(Some(LAST + 1));
        }
    }
    if verdict.list == quote::QUOTES {
        let wanted = key(quote::QUOTES, &verdict.entry);
        quote::judge(&mut file, verdict, &|entry| key(quote::QUOTES, entry) == wanted);
        return Ok(sealed(&file, text));
    }
    let Some(group) = GROUPS.iter().find(|group| group.contains(&verdict.list.as_str())) else {
        return Ok(text.to_owned());
    };
    let Some(&first) = group.first() else { return Ok(text.to_owned()) };
    let wanted = key(first, &verdict.entry);
    let is_it = |entry: &String| key(first, entry) == wanted;
    match &verdict.fate {
        Fate::Kept | Fate::By(_) => keep(&mut file, (verdict, first, group), &is_it),
        Fate::Denied => {
            take_out(&mut file, group, &is_it);
            let denied =
                file.get("not").and_then(Item::as_table_like).map_or_else(Vec::new, |not| list::texts(not, first));
            if !denied.iter().any(is_it) {
                pushed_out(&mut file, first, &verdict.entry);
            }
        }
        Fate::Dropped => take_out(&mut file, group, &is_it),
    }
    Ok(sealed(&file, text))
}

/// Has an entry stand in its list as a person's word: listed, not denied, and not among what Chancery wrote.
fn keep(file: &mut DocumentMut, (verdict, first, group): (&Verdict, &str, &[&str]), is_it: &dyn Fn(&String) -> bool) {
    if let Some(not) = file.get_mut("not").and_then(Item::as_table_like_mut) {
        remove(not, first, is_it);
    }
    if let Some(written) = file.get_mut("written").and_then(Item::as_table_like_mut) {
        for name in group {
            remove(written, name, is_it);
        }
    }
    if !group.iter().any(|name| list::texts(file.as_table(), name).iter().any(is_it)) {
        list::add(file.as_table_mut(), &verdict.list, &[&verdict.entry]);
    }
}

fn take_out(file: &mut DocumentMut, group: &[&str], is_it: &dyn Fn(&String) -> bool) {
    for name in group {
        remove(file.as_table_mut(), name, is_it);
    }
}

fn remove(table: &mut dyn TableLike, name: &str, is_it: &dyn Fn(&String) -> bool) {
    let gone: Vec<String> = list::texts(table, name).into_iter().filter(is_it).collect();
    list::drop(table, name, &gone.iter().collect::<Vec<_>>());
}

#[cfg(test)]
mod tests {
    use super::{Fate, Verdict, judged};

    fn after(text: &str, (list, entry, fate): (&str, &str, Fate)) -> String {
        let verdict = Verdict { list: list.to_owned(), entry: entry.to_owned(), fate };
        judged(text, &verdict, &|_, entry| entry.to_lowercase()).unwrap()
    }

    const SIDECAR: &str = "# Ours\npeople = [\"Fumio Kishida\", \"Joe Biden\"] # two\n\n[written]\npeople = [\"Fumio Kishida\", \"Joe Biden\"]\n";

    #[test]
    fn what_is_denied_goes_to_not() {
        let text = after(SIDECAR, ("people", "joe biden", Fate::Denied));
        assert!(text.starts_with("# Ours\npeople = [\"Fumio Kishida\"] # two\n"), "{text}");
        assert!(text.contains("[not]\npeople = [\"joe biden\"]\n"), "{text}");
        assert_eq!(after(&text, ("people", "Joe Biden", Fate::Denied)), text, "it is said once");
        let back = after(&text, ("people", "Joe Biden", Fate::Kept));
        assert!(
            back.contains("people = [\"Fumio Kishida\", \"Joe Biden\"] # two") && !back.contains("joe biden"),
            "{back}"
        );
    }

    #[test]
    fn what_is_kept_is_no_longer_ours() {
        let text = after(SIDECAR, ("people", "Joe Biden", Fate::Kept));
        assert!(text.contains("people = [\"Fumio Kishida\", \"Joe Biden\"] # two"), "{text}");
        assert!(text.ends_with("[written]\npeople = [\"Fumio Kishida\"]\n"), "{text}");
    }

    #[test]
    fn a_country_is_one_entry_in_two_lists() {
        let text = after("countries = [\"JP\"]\nmentioned = [\"US\"]\n", ("countries", "US", Fate::Denied));
        assert!(text.contains("mentioned = []") && text.contains("[not]\ncountries = [\"US\"]"), "{text}");
    }

    #[test]
    fn front_matter_keeps_its_order_and_line_ends() {
        let text = "title = \"x\"\r\npeople = [\"A B\"]\r\n\r\n[[source]]\r\nname = \"y\"\r\n";
        let dropped = after(text, ("people", "A B", Fate::Dropped));
        assert_eq!(dropped, "title = \"x\"\r\npeople = []\r\n\r\n[[source]]\r\nname = \"y\"\r\n");
        let denied = after(text, ("people", "A B", Fate::Denied));
        assert!(denied.contains("[not]\r\npeople = [\"A B\"]\r\n"), "{denied:?}");
    }

    #[test]
    fn what_is_no_toml_is_left_alone() {
        let verdict = Verdict { list: "people".to_owned(), entry: "A".to_owned(), fate: Fate::Denied };
        assert!(judged("people = [", &verdict, &|_, entry| entry.to_owned()).is_err());
    }
}
