//! Sidecars: what was found in an article, in a file beside it that a person can read and correct.
//!
//! A refreshed sidecar keeps a person's comments, order and changes. What Chancery wrote last is kept in `[written]`: what
//! stands in a list and not there was added by a person and stays; what stands there and not in its list was taken
//! out by a person, goes to `[not]`, and never comes back.

use toml_edit::{Array, DocumentMut, Item, Table, Value, value};

/// What belongs in a sidecar, as it was found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sheet {
    /// The article's file, for the comment at its head.
    pub article: String,
    /// The hash of the text.
    pub text: String,
    /// The language, where it can be told.
    pub lang: Option<String>,
    /// The bottom line.
    pub summary: Option<String>,
    /// The key points.
    pub key_points: Vec<String>,
    /// ISO codes of the countries that the article is about.
    pub countries: Vec<String>,
    /// ISO codes of the countries that it mentions.
    pub mentioned: Vec<String>,
    /// Ids of topics.
    pub topics: Vec<String>,
    /// Names of people.
    pub people: Vec<String>,
    /// Names of organisations.
    pub organisations: Vec<String>,
    /// Names of weapon systems.
    pub systems: Vec<String>,
}

/// A sidecar that cannot be refreshed, because it is no TOML.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Broken {
    /// What is wrong.
    pub reason: String,
    /// Where.
    pub span: std::ops::Range<usize>,
}

/// The longest list on one line, in bytes.
const WIDEST: usize = 100;

/// The sidecar with what was found now. Without an earlier one it is made anew.
pub fn refreshed(earlier: Option<&str>, sheet: &Sheet) -> Result<String, Broken> {
    let fresh = earlier.is_none();
    let mut file: DocumentMut = match earlier {
        Some(text) => text.parse().map_err(|error: toml_edit::TomlError| Broken {
            reason: error.message().to_owned(),
            span: error.span().unwrap_or(0..0),
        })?,
        None => DocumentMut::new(),
    };
    let lists = Lists::of(&file);
    file["text"] = kept(&file, "text", &sheet.text);
    if let Some(lang) = &sheet.lang {
        file["lang"] = kept(&file, "lang", lang);
    }
    gist(&mut file, sheet);
    let mut denied = lists.denied.clone();
    let groups: [&[(&str, &[String])]; 5] = [
        &[("countries", &sheet.countries), ("mentioned", &sheet.mentioned)],
        &[("topics", &sheet.topics)],
        &[("people", &sheet.people)],
        &[("organisations", &sheet.organisations)],
        &[("systems", &sheet.systems)],
    ];
    for group in groups {
        refresh_group(&mut file, group, (&lists, &mut denied));
    }
    write_denied(&mut file, &denied);
    if fresh {
        file.decor_mut().set_prefix(head(&sheet.article));
    }
    Ok(file.to_string())
}

fn head(article: &str) -> String {
    let article = article.replace(['\n', '\r'], " ");
    format!(
        "# What Chancery found in {article}. Correct it: your changes stay, and an entry that you take out\n\
         # does not come back. `reviewed = true` says that a person has read all of it.\n\n"
    )
}

/// The lists of a sidecar as they stand, and as they were written last.
struct Lists {
    listed: Vec<(String, Vec<String>)>,
    written: Vec<(String, Vec<String>)>,
    denied: Vec<(String, Vec<String>)>,
}

const KEYS: [&str; 6] = ["countries", "mentioned", "topics", "people", "organisations", "systems"];

impl Lists {
    fn of(file: &DocumentMut) -> Self {
        let of = |table: Option<&Table>| -> Vec<(String, Vec<String>)> {
            KEYS.iter()
                .map(|key| ((*key).to_owned(), table.map_or_else(Vec::new, |table| texts(table.get(key)))))
                .collect()
        };
        let inner = |key: &str| file.get(key).and_then(Item::as_table);
        Self { listed: of(Some(file.as_table())), written: of(inner("written")), denied: of(inner("not")) }
    }
}

fn list<'a>(lists: &'a [(String, Vec<String>)], key: &str) -> &'a [String] {
    lists.iter().find(|(known, _)| known == key).map_or(&[], |(_, list)| list.as_slice())
}

fn texts(item: Option<&Item>) -> Vec<String> {
    let array = item.and_then(Item::as_array);
    array.map_or_else(Vec::new, |array| array.iter().filter_map(Value::as_str).map(str::to_owned).collect())
}

/// Refreshes lists that share their entries, as the countries that an article is about and those that it mentions.
fn refresh_group(
    file: &mut DocumentMut,
    group: &[(&str, &[String])],
    (lists, denied): (&Lists, &mut Vec<(String, Vec<String>)>),
) {
    let listed: Vec<&String> = group.iter().flat_map(|(key, _)| list(&lists.listed, key)).collect();
    let written: Vec<&String> = group.iter().flat_map(|(key, _)| list(&lists.written, key)).collect();
    let Some((first, _)) = group.first() else { return };
    // What a person took out since it was written last never comes back.
    let removed: Vec<String> =
        written.iter().filter(|name| !listed.contains(name)).map(|name| (*name).clone()).collect();
    if let Some((_, known)) = denied.iter_mut().find(|(key, _)| key == first) {
        for name in removed {
            if !known.contains(&name) {
                known.push(name);
            }
        }
    }
    let denied = list(denied, first).to_vec();
    for (key, wanted) in group {
        let here = list(&lists.listed, key);
        let ours = list(&lists.written, key);
        // A person's entries stay where they are; ours go where they are found now.
        let is_theirs = |name: &String| here.contains(name) && !ours.contains(name);
        let elsewhere = |name: &String| {
            group.iter().any(|(other, _)| {
                other != key && list(&lists.listed, other).contains(name) && !list(&lists.written, other).contains(name)
            })
        };
        let stays =
            |name: &String| is_theirs(name) || wanted.contains(name) && !denied.contains(name) && !elsewhere(name);
        let mut now: Vec<String> = here.iter().filter(|name| stays(name)).cloned().collect();
        let new = wanted.iter().filter(|name| stays(name) && !now.contains(name)).cloned().collect::<Vec<_>>();
        now.extend(new);
        set_list(file.as_table_mut(), key, &now);
        let mine: Vec<String> = now.iter().filter(|name| !is_theirs(name)).cloned().collect();
        within(file, "written", |table| set_list(table, key, &mine));
    }
}

/// Summary and key points: a person's stay, ours are refreshed.
fn gist(file: &mut DocumentMut, sheet: &Sheet) {
    let written = |file: &DocumentMut, key: &str| file.get("written").and_then(|table| table.get(key)).cloned();
    let here = file.get("summary").and_then(Item::as_str).map(str::to_owned);
    let ours = written(file, "summary").and_then(|item| item.as_str().map(str::to_owned));
    if here == ours
        && let Some(summary) = &sheet.summary
    {
        file["summary"] = kept(file, "summary", summary);
        within(file, "written", |table| {
            let _ = table.insert("summary", value(summary));
        });
    }
    let here = texts(file.get("key_points"));
    let ours = texts(written(file, "key_points").as_ref());
    if here == ours {
        set_list(file.as_table_mut(), "key_points", &sheet.key_points);
        within(file, "written", |table| set_list(table, "key_points", &sheet.key_points));
    }
}

/// The value of a key: the item that is there if it says the same, so that its comment stays.
fn kept(file: &DocumentMut, key: &str, text: &str) -> Item {
    match file.get(key) {
        Some(item) if item.as_str() == Some(text) => item.clone(),
        Some(Item::Value(old)) => {
            let mut new = Value::from(text);
            *new.decor_mut() = old.decor().clone();
            Item::Value(new)
        }
        _ => value(text),
    }
}

/// Works on a table, which is made if it is not there.
fn within(file: &mut DocumentMut, key: &str, work: impl FnOnce(&mut Table)) {
    let entry = file.entry(key).or_insert_with(|| {
        let mut table = Table::new();
        table.decor_mut().set_prefix(match key {
            "written" => "\n# What Chancery wrote: how it tells your changes from its own. Leave it as it is.\n",
            _ => "\n# Never to be found again.\n",
        });
        Item::Table(table)
    });
    if !entry.is_table() {
        *entry = Item::Table(Table::new());
    }
    if let Some(table) = entry.as_table_mut() {
        work(table);
    }
}

/// Sets a list, entry by entry, so that what stands around the others stays. An empty one that is not there is not made.
fn set_list(table: &mut Table, key: &str, wanted: &[String]) {
    let Some(array) = table.get_mut(key).and_then(Item::as_array_mut) else {
        if !wanted.is_empty() {
            let _ = table.insert(key, value(array_of(wanted)));
        }
        return;
    };
    let mut at = array.len();
    while at > 0 {
        at -= 1;
        let known = array.get(at).and_then(Value::as_str);
        if known.is_none_or(|known| !wanted.iter().any(|name| name == known)) {
            array.remove(at);
        }
    }
    let multiline = array.iter().any(|entry| {
        entry.decor().prefix().and_then(|prefix| prefix.as_str()).is_some_and(|prefix| prefix.contains('\n'))
    });
    for name in wanted {
        if !array.iter().any(|known| known.as_str() == Some(name)) {
            let mut entry = Value::from(name.as_str());
            if multiline {
                entry.decor_mut().set_prefix("\n  ");
                array.push_formatted(entry);
            } else {
                array.push(entry);
            }
        }
    }
}

fn array_of(names: &[String]) -> Array {
    let mut array: Array = names.iter().map(String::as_str).collect();
    if names.iter().map(|name| name.len() + 4).sum::<usize>() > WIDEST {
        for entry in array.iter_mut() {
            entry.decor_mut().set_prefix("\n  ");
        }
        array.set_trailing("\n");
        array.set_trailing_comma(true);
    }
    array
}

fn write_denied(file: &mut DocumentMut, denied: &[(String, Vec<String>)]) {
    for (key, names) in denied.iter().filter(|(_, names)| !names.is_empty()) {
        within(file, "not", |table| set_list(table, key, names));
    }
}

#[cfg(test)]
mod tests {
    use super::{Sheet, refreshed};

    fn sheet(countries: &[&str], people: &[&str]) -> Sheet {
        let list = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect();
        Sheet {
            article: "articles/a.md".into(),
            text: "abc".into(),
            summary: Some("They met.".into()),
            countries: list(countries),
            people: list(people),
            ..Sheet::default()
        }
    }

    #[test]
    fn a_sidecar_is_made_and_refreshing_it_changes_nothing() {
        let made = refreshed(None, &sheet(&["JP", "US"], &["Fumio Kishida"])).unwrap();
        assert!(made.starts_with("# What Chancery found in articles/a.md."), "{made}");
        assert!(made.contains("countries = [\"JP\", \"US\"]") && made.contains("summary = \"They met.\""), "{made}");
        assert_eq!(refreshed(Some(&made), &sheet(&["JP", "US"], &["Fumio Kishida"])).unwrap(), made);
    }

    #[test]
    fn a_persons_changes_stay_and_removals_do_not_come_back() {
        let made = refreshed(None, &sheet(&["JP", "US", "CN"], &["Fumio Kishida"])).unwrap();
        let edited = made
            .replacen(
                "countries = [\"JP\", \"US\", \"CN\"]",
                "# checked by the desk\ncountries = [\"PH\", \"JP\", \"CN\"] # ours",
                1,
            )
            .replacen("summary = \"They met.\"", "summary = \"They met, and agreed.\"", 1);
        let again = refreshed(Some(&edited), &sheet(&["US", "JP", "AU"], &["Fumio Kishida", "Joe Biden"])).unwrap();
        assert!(again.contains("# checked by the desk\ncountries = [\"PH\", \"JP\", \"AU\"] # ours"), "{again}");
        assert!(again.contains("summary = \"They met, and agreed.\""), "{again}");
        assert!(again.contains("people = [\"Fumio Kishida\", \"Joe Biden\"]"), "{again}");
        assert!(again.contains("[not]\ncountries = [\"US\"]"), "{again}");
        let third = refreshed(Some(&again), &sheet(&["US", "JP", "AU"], &["Fumio Kishida", "Joe Biden"])).unwrap();
        assert_eq!(third, again);
        // A whole list that a person deleted is a list of removals.
        let gone = again.replacen("people = [\"Fumio Kishida\", \"Joe Biden\"]\n", "", 1);
        let fourth = refreshed(Some(&gone), &sheet(&["US", "JP", "AU"], &["Fumio Kishida", "Joe Biden"])).unwrap();
        let (before, not) = fourth.split_once("[not]").unwrap();
        assert!(not.contains("people = [\"Fumio Kishida\", \"Joe Biden\"]"), "{fourth}");
        assert!(!before.contains("Kishida"), "{fourth}");
    }

    #[test]
    fn a_country_that_a_person_moved_stays_where_it_is() {
        let mut found = sheet(&["JP", "US"], &[]);
        found.mentioned = vec!["CN".into()];
        let made = refreshed(None, &found).unwrap();
        let moved = made.replacen("countries = [\"JP\", \"US\"]", "countries = [\"JP\", \"CN\"]", 1);
        let moved = moved.replacen("mentioned = [\"CN\"]", "mentioned = [\"US\"]", 1);
        let again = refreshed(Some(&moved), &found).unwrap();
        assert!(again.contains("countries = [\"JP\", \"CN\"]") && again.contains("mentioned = [\"US\"]"), "{again}");
        assert!(!again.contains("[not]"), "{again}");
    }

    #[test]
    fn a_broken_sidecar_is_left_alone() {
        let broken = refreshed(Some("countries = [\"JP\"\npeople ="), &sheet(&["JP"], &[])).unwrap_err();
        assert!(!broken.reason.is_empty());
    }
}
