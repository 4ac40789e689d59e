//! What a person has to agree to before anything is published: warnings that stand, and much that would go.

use super::{Diagnostic, Failure, Format, Publish, Target, terminal};
use crate::diag::Severity;
use crate::publish::{Error, Removal};
use crate::report;
use inquire::Confirm;
use std::io::{self, IsTerminal};

impl Publish {
    /// Whether the site may go out with the warnings that stand. Where nobody can be asked, it may not: what is to be done
    /// is said instead. A rehearsal asks nothing.
    pub(super) fn accepts(&self, notes: &[Diagnostic]) -> Result<bool, Failure> {
        let warnings = notes.iter().filter(|note| note.severity == Severity::Warning).count();
        if warnings == 0 || self.allow_warnings {
            return Ok(true);
        }
        let counted = report::counted(notes);
        if self.format == Format::Json {
            self.print_json(notes, &serde_json::Value::Null);
        } else {
            terminal::diagnostics(&self.root, notes);
            if !self.dry_run && somebody() {
                return agreed(&format!("Publish with {counted}?")).map(|()| true);
            }
        }
        let (them, name) = (if warnings == 1 { "it" } else { "them" }, self.target.as_ref());
        let name = name.map_or_else(String::new, |name| format!(" {name}"));
        terminal::remark(&format!(
            "{counted}: nothing was published. Mend {them}, or publish all the same: chancery publish{name} --allow-warnings"
        ));
        Ok(false)
    }

    /// Asks whether much may go. Where nobody can be asked, it may not.
    pub(super) fn confirm(&self, target: &Target, removal: Option<Removal>) -> Result<(), Failure> {
        let Some(Removal { pages, of }) = removal.filter(|_| !self.allow_removals) else { return Ok(()) };
        if !somebody() {
            return Err(Error::Removals { pages, of }.into());
        }
        agreed(&format!("{pages} of {of} pages would go from {}. Publish?", target.name))
    }
}

/// Whether somebody sits at a terminal.
fn somebody() -> bool {
    io::stdin().is_terminal() && io::stderr().is_terminal()
}

/// Asks a question. Whoever goes away from it has not said yes.
fn agreed(question: &str) -> Result<(), Failure> {
    match Confirm::new(question).with_default(false).prompt_skippable() {
        Ok(Some(true)) => Ok(()),
        Ok(_) => Err("nothing was published".into()),
        Err(error) => Err(error.into()),
    }
}
