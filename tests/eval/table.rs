//! The scores of a set as a table for people.

use crate::Scored;
use crate::sets::Comparison;
use std::fmt::{self, Write};

/// Writes the scores of a set, then its confusions and its worst documents, at most so many of each.
pub fn write(out: &mut String, set: &Scored, errors: usize) -> fmt::Result {
    writeln!(out, "\n{}: {} documents", set.name, set.documents.len())?;
    writeln!(out, "  {:22} docs   right  wrong missed      P      R     F1   aim", "")?;
    for (comparison, tally) in &set.tallies {
        let name = name(comparison);
        write!(out, "  {name:22} {:4} {:7} {:6} {:6}", tally.documents, tally.hits, tally.wrong(), tally.missed())?;
        write!(out, "  {:5.1}  {:5.1}  {:5.1}", tally.precision(), tally.recall(), tally.f1())?;
        match comparison.aim {
            Some(aim) if tally.f1() < aim => writeln!(out, "  {aim:4} below")?,
            Some(aim) => writeln!(out, "  {aim:4}")?,
            None => writeln!(out)?,
        }
    }
    if errors > 0 {
        confusions(out, set, errors)?;
        worst(out, set, errors)?;
    }
    Ok(())
}

fn name(comparison: &Comparison) -> String {
    let mut name = comparison.field.word().to_owned();
    for left_out in comparison.without {
        name.push_str(" without ");
        name.push_str(left_out);
    }
    name
}

fn confusions(out: &mut String, set: &Scored, most: usize) -> fmt::Result {
    for (comparison, tally) in &set.tallies {
        let [wrong, missed] = tally.confusions(most);
        for (often, values) in [("wrong", wrong), ("missed", missed)] {
            if !values.is_empty() {
                writeln!(out, "  {} most often {often}: {values}", comparison.field.word())?;
            }
        }
    }
    Ok(())
}

/// The documents with most errors, over all fields.
fn worst(out: &mut String, set: &Scored, most: usize) -> fmt::Result {
    let errors = |at: usize| -> usize {
        set.documents.get(at).map_or(0, |(_, outcomes)| {
            outcomes.iter().map(|(_, outcome)| outcome.wrong.len() + outcome.missed.len()).sum()
        })
    };
    let mut order: Vec<usize> = (0..set.documents.len()).filter(|&at| errors(at) > 0).collect();
    order.sort_by_key(|&at| std::cmp::Reverse(errors(at)));
    for at in order.into_iter().take(most) {
        let Some((id, outcomes)) = set.documents.get(at) else { continue };
        writeln!(out, "  {id}: {} errors", errors(at))?;
        for (comparison, outcome) in outcomes {
            for (kind, values) in [("wrong", &outcome.wrong), ("missed", &outcome.missed)] {
                if !values.is_empty() {
                    writeln!(out, "    {} {kind}: {}", comparison.field.word(), values.join(", "))?;
                }
            }
        }
    }
    Ok(())
}
