//! Diagnostics and findings for people and for tools.
//!
//! Knows how a message looks, not where it goes: the texts are returned and printed by the command.

mod excerpt;
mod explained;
mod ink;
mod json;
mod lines;
mod list;
mod sarif;
mod sheet;
mod terminal;

pub use explained::explained;
pub use json::json;
pub use list::list;
pub use sarif::sarif;
pub use sheet::{Head, sheet};
pub use terminal::Style;

use crate::diag::{Diagnostic, Severity};

/// Looks up the text of a file for an excerpt.
pub type Texts<'a> = dyn Fn(&str) -> Option<String> + 'a;

/// A position for people: line and column, both from 1; the column counts characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
pub struct Position {
    /// The line.
    pub line: usize,
    /// The column.
    pub column: usize,
}

/// The position of a byte in a text.
pub fn position(text: &str, byte: usize) -> Position {
    let before = text.get(..byte).unwrap_or(text);
    let line_start = before.rfind('\n').map_or(0, |at| at + 1);
    Position { line: 1 + before.matches('\n').count(), column: 1 + before[line_start..].chars().count() }
}

/// "2 errors and 1 warning"; empty for none.
pub fn counted(diagnostics: &[Diagnostic]) -> String {
    let count = |severity| diagnostics.iter().filter(|diagnostic| diagnostic.severity == severity).count();
    let words = |n: usize, word: &str| match n {
        0 => None,
        1 => Some(format!("1 {word}")),
        n => Some(format!("{n} {word}s")),
    };
    let parts = [words(count(Severity::Error), "error"), words(count(Severity::Warning), "warning")];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" and ")
}
