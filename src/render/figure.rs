//! A picture as a page shows it: with a caption, a key to its colours, and its numbers as a table.

use super::Wording;
use crate::picture::{Level, Scale, Step};
use serde::Serialize;
use tera::Value;

/// A picture and what stands beside it.
#[derive(Serialize)]
pub struct FigureView {
    /// What it is, for styles.
    pub kind: &'static str,
    /// The picture, ready as HTML.
    pub picture: Value,
    /// What it shows.
    pub caption: String,
    /// The key to its colours.
    pub key: Vec<KeyView>,
    /// Where a map that stands without the note on borders leads to it; empty for what is no map.
    pub borders: String,
    /// Its numbers.
    pub table: Option<TableView>,
}

impl FigureView {
    /// A picture of a kind as SVG, and nothing beside it yet: the rest is for the caller to fill in by struct update.
    pub fn new(kind: &'static str, svg: &str) -> Self {
        Self {
            kind,
            picture: Value::safe_string(svg),
            caption: String::new(),
            key: Vec::new(),
            borders: String::new(),
            table: None,
        }
    }
}

/// A colour and what it means.
#[derive(Serialize)]
pub struct KeyView {
    class: &'static str,
    text: String,
}

/// A picture's numbers.
#[derive(Serialize)]
pub struct TableView {
    /// What the table is, for those who cannot see the picture above it.
    pub label: String,
    /// The heads of its columns.
    pub head: Vec<String>,
    /// Its rows.
    pub rows: Vec<RowView>,
}

/// A row of a table: what it is about, and its cells.
#[derive(Serialize)]
pub struct RowView {
    /// The head of the row.
    pub head: Value,
    /// The other cells.
    pub cells: Vec<Value>,
}

impl RowView {
    /// A row that counts something.
    pub fn count(words: &Wording, head: &str, count: u32) -> Self {
        Self { head: Value::from(head), cells: vec![number(words, count as usize)] }
    }
}

/// The heads of a table's columns, by their messages.
pub fn heads(words: &Wording, keys: &[&str]) -> Vec<String> {
    keys.iter().map(|key| words.say(key).to_owned()).collect()
}

/// A number as a cell.
pub fn number(words: &Wording, number: usize) -> Value {
    Value::from(words.number(number).as_str())
}

/// The key to a scale of briefings, after what stands outside of it.
pub fn key(words: &Wording, scale: &Scale, outside: &[(Level, &str)]) -> Vec<KeyView> {
    let before = outside.iter().map(|(level, key)| KeyView { class: level.class(), text: words.say(key).to_owned() });
    let step = |step: Step| {
        let (from, to) = (words.number(step.from), words.number(step.to));
        let range = if step.from == step.to { to } else { [from.as_str(), "–", &to].concat() };
        let text = words.count("picture.step", step.to, &[("range", &range)]);
        KeyView { class: step.level.class(), text }
    };
    before.chain(scale.steps().map(step)).collect()
}
