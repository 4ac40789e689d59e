//! A picture as a page shows it: with a caption, a key to its colours, and its numbers as a table.

use crate::picture::{Level, Scale};
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
    /// Its numbers.
    pub table: Option<TableView>,
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
    pub head: Vec<&'static str>,
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
    pub fn count(head: &str, count: u32) -> Self {
        Self { head: Value::from(head), cells: vec![Value::from(count)] }
    }
}

/// The key to a scale of briefings, after what stands outside of it.
pub fn key(scale: &Scale, outside: &[(Level, &str)]) -> Vec<KeyView> {
    let before = outside.iter().map(|(level, text)| KeyView { class: level.class(), text: (*text).to_owned() });
    let steps = scale
        .steps()
        .map(|step| KeyView { class: step.level.class(), text: format!("{} {}", step.range(), briefings(step.to)) });
    before.chain(steps).collect()
}

/// The word for so many.
pub fn briefings(count: usize) -> &'static str {
    if count == 1 { "briefing" } else { "briefings" }
}
