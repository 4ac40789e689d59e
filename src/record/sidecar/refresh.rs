//! Lists of tags: a person's entries stay, Chancery's own go where they are found now, and what a person took out is
//! remembered in `[not]`.

use super::{Entries, Key, LAST, Sheet, list};
use toml_edit::{Item, Table, TableLike, value};

/// What refreshing a list needs besides the file.
pub struct Lists<'a> {
    /// What Chancery wrote last.
    pub written: &'a Table,
    /// What it writes now.
    pub now: &'a mut Table,
    /// What a person had added by now.
    pub yours: Table,
    /// What spellings have in common.
    pub key: &'a Key<'a>,
    /// Whether the file is made anew.
    pub is_new: bool,
}

/// The lists that share their entries, with the keys of what is said of these.
struct Group<'g> {
    names: &'g [&'g str],
    /// Entries of a person's, by list.
    theirs: Vec<(&'g str, String)>,
    denied: Vec<String>,
}

impl Lists<'_> {
    /// Refreshes a group of lists.
    pub fn refresh(&mut self, file: &mut Table, names: &[&str], sheet: &Sheet) {
        let Some(&first) = names.first() else { return };
        let denied = self.deny(file, names, &sheet.authored);
        let mut group = Group { names, theirs: Vec::new(), denied };
        for &name in names {
            let ours = list::texts(self.written, name);
            let here = list::texts(file, name).into_iter().filter(|entry| !ours.contains(entry));
            group.theirs.extend(here.map(|entry| (name, (self.key)(first, &entry))));
        }
        for &name in names {
            self.refresh_list(file, (name, &group), &sheet.found);
        }
    }

    /// What must not be found again, with what a person took out since the last time.
    fn deny(&self, file: &mut Table, names: &[&str], authored: &Entries) -> Vec<String> {
        let Some(&first) = names.first() else { return Vec::new() };
        let key = |entry: &String| (self.key)(first, entry);
        let here: Vec<String> =
            names.iter().flat_map(|name| list::texts(file, name)).map(|entry| key(&entry)).collect();
        let moved: Vec<String> = names.iter().flat_map(|name| authored.list(name)).map(key).collect();
        let mut denied: Vec<String> = table(file, "not").map_or_else(Vec::new, |not| list::texts(not, first));
        let mut keys: Vec<String> = denied.iter().map(key).collect();
        let before = denied.len();
        let yours = self.written.get("yours").and_then(Item::as_table_like);
        for name in names {
            let then = list::texts(self.written, name).into_iter();
            for entry in then.chain(yours.map_or_else(Vec::new, |yours| list::texts(yours, name))) {
                let known = key(&entry);
                if !here.contains(&known) && !moved.contains(&known) && !keys.contains(&known) {
                    denied.push(entry);
                    keys.push(known);
                }
            }
        }
        for entry in denied.iter().skip(before) {
            pushed_out(file, first, entry);
        }
        keys
    }

    fn refresh_list(&mut self, file: &mut Table, (name, group): (&str, &Group<'_>), found: &Entries) {
        let Some(&first) = group.names.first() else { return };
        let key = |entry: &String| (self.key)(first, entry);
        let ours = list::texts(self.written, name);
        let wanted: Vec<(&String, String)> = found.list(name).iter().map(|entry| (entry, key(entry))).collect();
        let here = list::texts(file, name);
        // What a person has put elsewhere in the group, or denied, is not ours to keep.
        let is_free =
            |key: &String| !group.denied.contains(key) && !group.theirs.iter().any(|(_, theirs)| theirs == key);
        let stays = |entry: &String| {
            let known = key(entry);
            !ours.contains(entry) || (is_free(&known) && wanted.iter().any(|(_, wanted)| *wanted == known))
        };
        let gone: Vec<&String> = here.iter().filter(|entry| !stays(entry)).collect();
        let kept: Vec<&String> = here.iter().filter(|entry| stays(entry)).collect();
        let known: Vec<String> = kept.iter().map(|entry| key(entry)).collect();
        let new: Vec<&String> = wanted
            .iter()
            .filter(|(_, wanted)| is_free(wanted) && !known.contains(wanted))
            .map(|(entry, _)| *entry)
            .collect();
        list::drop(file, name, &gone);
        list::add(file, name, &new);
        if self.is_new && new.is_empty() {
            // A list to fill in shows which there are, and keeps what is added from landing in the last table.
            list::replace(file, name, &[]);
        }
        let (theirs, mine): (Vec<&String>, Vec<&String>) = kept.into_iter().partition(|entry| !ours.contains(entry));
        let mine: Vec<&String> = mine.into_iter().chain(new).collect();
        // Every list is here, even an empty one: a line that is added below by mistake is then told as a key given twice.
        let _ = self.now.insert(name, value(list::one_line(&mine)));
        if !theirs.is_empty() {
            let _ = self.yours.insert(name, value(list::one_line(&theirs)));
        }
    }
}

fn table<'t>(file: &'t Table, name: &str) -> Option<&'t dyn TableLike> {
    file.get(name).and_then(Item::as_table_like)
}

/// Adds an entry to a list of `[not]`, which is made if it is not there.
pub fn pushed_out(file: &mut Table, name: &str, entry: &String) {
    let not = file.entry("not").or_insert_with(|| {
        let mut table = Table::new();
        table.decor_mut().set_prefix("\n# Never to be found again.\n");
        // Before what Chancery keeps for itself, and before quotes that are added later.
        table.set_position(Some(LAST - 2));
        Item::Table(table)
    });
    if let Some(not) = not.as_table_like_mut() {
        list::add(not, name, &[entry]);
    }
}
