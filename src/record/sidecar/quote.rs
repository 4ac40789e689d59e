//! What a person says of a quote: who said it, or that it is none.

use super::{Fate, LAST, Verdict, list, pushed_out};
use toml_edit::{Array, ArrayOfTables, DocumentMut, InlineTable, Item, Table, TableLike, Value, value};

/// The list of `[not]` that quotes belong to, and the name that verdicts know them by.
pub const QUOTES: &str = "quotes";

/// The tables of quotes with who said them.
const TABLES: &str = "quote";

/// Writes a verdict on a quote into front matter or a sidecar. `is_it` knows its words, however they are written.
pub fn judge(file: &mut DocumentMut, verdict: &Verdict, is_it: &dyn Fn(&String) -> bool) {
    match &verdict.fate {
        Fate::By(speaker) => {
            if let Some(not) = file.get_mut("not").and_then(Item::as_table_like_mut) {
                let gone: Vec<String> = list::texts(not, QUOTES).into_iter().filter(is_it).collect();
                list::drop(not, QUOTES, &gone.iter().collect::<Vec<_>>());
            }
            attribute(file, (&verdict.entry, speaker), is_it);
        }
        Fate::Denied => {
            take_out(file, is_it);
            let denied =
                file.get("not").and_then(Item::as_table_like).map_or_else(Vec::new, |not| list::texts(not, QUOTES));
            if !denied.iter().any(is_it) {
                pushed_out(file, QUOTES, &verdict.entry);
            }
        }
        Fate::Kept | Fate::Dropped => take_out(file, is_it),
    }
}

/// Names who said a quote: in the table that it has, or in a new one.
fn attribute(file: &mut DocumentMut, (words, speaker): (&str, &str), is_it: &dyn Fn(&String) -> bool) {
    let is_said =
        |table: &dyn TableLike| table.get("text").and_then(Item::as_str).is_some_and(|text| is_it(&text.to_owned()));
    let new = [("text", words), ("speaker", speaker)];
    match file.get_mut(TABLES) {
        Some(Item::ArrayOfTables(tables)) => match tables.iter_mut().filter(|table| is_said(*table)).last() {
            Some(table) => list::set_text(table, "speaker", speaker),
            None => tables.push(table(&new)),
        },
        Some(Item::Value(Value::Array(array))) => {
            let tables = array.iter_mut().filter_map(Value::as_inline_table_mut);
            match tables.filter(|table| is_said(*table)).last() {
                Some(table) => list::set_text(table, "speaker", speaker),
                None => array.push(new.into_iter().collect::<InlineTable>()),
            }
        }
        _ => {
            let mut tables = ArrayOfTables::new();
            tables.push(table(&new));
            let _ = file.insert(TABLES, Item::ArrayOfTables(tables));
        }
    }
}

/// A table of a quote, before those that Chancery keeps for itself.
fn table(keys: &[(&str, &str)]) -> Table {
    let mut table = Table::new();
    for (key, said) in keys {
        let _ = table.insert(key, value(*said));
    }
    table.decor_mut().set_prefix("\n");
    table.set_position(Some(LAST - 1));
    table
}

/// Takes the tables of a quote out.
fn take_out(file: &mut DocumentMut, is_it: &dyn Fn(&String) -> bool) {
    let is_other =
        |table: &dyn TableLike| !table.get("text").and_then(Item::as_str).is_some_and(|text| is_it(&text.to_owned()));
    match file.get_mut(TABLES) {
        Some(Item::ArrayOfTables(tables)) => tables.retain(|table| is_other(table)),
        Some(Item::Value(Value::Array(array))) => {
            let others: Array =
                array.iter().filter(|one| one.as_inline_table().is_none_or(|table| is_other(table))).cloned().collect();
            *array = others;
        }
        _ => {}
    }
}
