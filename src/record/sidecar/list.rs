//! Editing a value in place, so that the comments and the layout around it stay.

use super::text;
use toml_edit::{Array, Item, Table, TableLike, Value, value};

/// The longest list that is written on one line, in bytes.
const WIDEST: usize = 100;

/// The texts of a list; none if it is not there. An entry is one line, as the reader takes it.
pub fn texts(table: &dyn TableLike, name: &str) -> Vec<String> {
    let array = table.get(name).and_then(Item::as_array);
    array.map_or_else(Vec::new, |array| array.iter().filter_map(Value::as_str).map(text::line).collect())
}

/// Sets a text, unless it says the same already; what stands around it stays.
pub fn set_text(table: &mut dyn TableLike, name: &str, wanted: &str) {
    match table.get_mut(name) {
        Some(item) if item.as_str() == Some(wanted) => {}
        Some(Item::Value(old)) => {
            let decor = old.decor().clone();
            *old = Value::from(wanted);
            *old.decor_mut() = decor;
        }
        _ => {
            let _ = table.insert(name, value(wanted));
        }
    }
}

/// Sets a whole list, unless it says the same already.
pub fn replace(table: &mut Table, name: &str, wanted: &[String]) {
    if table.contains_key(name) && texts(table, name) == wanted {
        return;
    }
    let mut array: Array = wanted.iter().map(String::as_str).collect();
    if !wanted.is_empty() {
        lay_out(&mut array);
    }
    match table.get_mut(name) {
        Some(Item::Value(old)) => {
            let decor = old.decor().clone();
            *old = Value::Array(array);
            *old.decor_mut() = decor;
        }
        _ => {
            let _ = table.insert(name, value(array));
        }
    }
}

/// A list on one line.
pub fn one_line(entries: &[&String]) -> Array {
    entries.iter().map(|entry| entry.as_str()).collect()
}

/// One entry a line where they are too long for one line together.
fn lay_out(array: &mut Array) {
    let width: usize = array.iter().filter_map(Value::as_str).map(|entry| entry.len() + 4).sum();
    if width <= WIDEST {
        return;
    }
    for entry in array.iter_mut() {
        entry.decor_mut().set_prefix("\n  ");
    }
    array.set_trailing("\n");
    array.set_trailing_comma(true);
}

/// Takes entries out of a list. A comment beside them stays, since a person wrote it.
pub fn drop(table: &mut dyn TableLike, name: &str, gone: &[&String]) {
    let Some(array) = table.get_mut(name).and_then(Item::as_array_mut) else { return };
    let mut at = array.len();
    while at > 0 {
        at -= 1;
        let entry = array.get(at).and_then(Value::as_str).map(text::line);
        if entry.is_none_or(|entry| !gone.contains(&&entry)) {
            continue;
        }
        let Some(old) = array.get(at) else { continue };
        let (before, after) = (part(old.decor().prefix()), part(old.decor().suffix()));
        array.remove(at);
        let is_last = at == array.len();
        if let Some(next) = array.get_mut(at) {
            let own = part(next.decor().prefix());
            next.decor_mut().set_prefix(joined(&before, &after, &own));
        } else if is_last {
            let own = part(Some(array.trailing()));
            let rest = if before.contains('#') { joined(&before, &after, &own) } else { format!("{after}{own}") };
            array.set_trailing(rest);
        }
    }
}

/// What stands before an entry now that the one before it is gone, with all comments that stood around that one.
fn joined(before: &str, after: &str, own: &str) -> String {
    if !before.contains('#') && !after.contains('#') {
        // Where only white space was, what follows takes the place of what is gone.
        return if own.contains('#') { own.to_owned() } else { before.to_owned() };
    }
    if own.contains('\n') {
        return format!("{}{}{own}", before.trim_end(), after.trim_end());
    }
    // A comment ends with its line, so there is a line feed already.
    format!("{before}{after}{}", own.trim_start())
}

/// Adds entries to a list, in its own layout; a list that is not there is made.
pub fn add(table: &mut dyn TableLike, name: &str, new: &[&String]) {
    if new.is_empty() {
        return;
    }
    let Some(array) = table.get_mut(name).and_then(Item::as_array_mut) else {
        let mut array = one_line(new);
        lay_out(&mut array);
        let _ = table.insert(name, value(array));
        return;
    };
    for entry in new {
        push(array, entry);
    }
}

fn push(array: &mut Array, entry: &str) {
    let trailing = part(Some(array.trailing()));
    let last = array.len().checked_sub(1).and_then(|at| array.get_mut(at));
    let (indent, rest, is_empty) = match last {
        Some(last) => {
            let before = part(last.decor().prefix());
            let indent = before.rsplit_once('\n').map(|(_, indent)| indent.to_owned());
            let rest = format!("{}{trailing}", part(last.decor().suffix()));
            last.decor_mut().set_suffix("");
            (indent, rest, false)
        }
        None => (trailing.contains('\n').then(|| "  ".to_owned()), trailing, true),
    };
    let mut value = Value::from(entry);
    // A comment after the last entry is about that entry, so it stays before the new one.
    let (before, after) = match indent {
        _ if rest.contains('#') => {
            let indent = indent.unwrap_or_else(|| "  ".to_owned());
            (format!("{}\n{indent}", rest.trim_end()), "\n".to_owned())
        }
        Some(indent) => (format!("\n{indent}"), if rest.contains('\n') { rest } else { "\n".to_owned() }),
        None => (if is_empty { rest.clone() } else { " ".to_owned() }, rest),
    };
    value.decor_mut().set_prefix(before);
    array.push_formatted(value);
    array.set_trailing(after);
}

fn part(raw: Option<&toml_edit::RawString>) -> String {
    raw.and_then(toml_edit::RawString::as_str).unwrap_or_default().to_owned()
}
