//! What `chancery publish` says when it has ended: for people and for tools.

use super::publish::Publish;
use super::{Format, terminal};
use crate::config::{Target, TargetKind};
use crate::diag::Diagnostic;
use crate::publish::Plan;
use crate::report;
use std::io::{self, Write};
use std::time::Instant;

/// What a publication came to.
pub struct Outcome<'a> {
    /// What the author should know.
    pub notes: &'a [Diagnostic],
    /// Where the site was brought.
    pub target: &'a Target,
    /// What was done, or would be.
    pub plan: Plan,
    /// Files in the output folder that are not Chancery's.
    pub others: Vec<String>,
}

impl Publish {
    /// Says that errors stopped the build.
    pub(super) fn report_stopped(&self, notes: &[Diagnostic]) {
        if self.format == Format::Json {
            return self.print_json(notes, &serde_json::Value::Null);
        }
        terminal::diagnostics(&self.root, notes);
        say(&format!("{}: nothing was published.", report::counted(notes)));
    }

    /// Says what was done.
    pub(super) fn report(&self, outcome: &Outcome<'_>, start: Instant) {
        let Outcome { notes, target, plan, others } = outcome;
        if self.format == Format::Json {
            let publication = serde_json::json!({
                "target": target.name,
                "place": place(target),
                "dry_run": self.dry_run,
                "files": plan,
                "not_published": others,
            });
            return self.print_json(notes, &publication);
        }
        if self.volume.quiet {
            return;
        }
        terminal::diagnostics(&self.root, notes);
        if self.volume.verbose {
            list(plan);
        }
        if !others.is_empty() {
            let names = others.iter().take(5).map(String::as_str).collect::<Vec<_>>().join(", ");
            let more = if others.len() > 5 { format!(" and {} more", others.len() - 5) } else { String::new() };
            say(&format!(
                "note: not published, because Chancery did not make it: {names}{more}. \
Put such files at the target, where they are kept."
            ));
        }
        say(&self.closing(outcome, start));
    }

    fn closing(&self, outcome: &Outcome<'_>, start: Instant) -> String {
        let plan = &outcome.plan;
        let mut line = format!(
            "{} ({}): {} new, {} changed, {} deleted, {} unchanged in {:.2} s",
            outcome.target.name,
            place(outcome.target),
            plan.new.len(),
            plan.changed.len(),
            plan.deleted.len(),
            plan.unchanged.len(),
            start.elapsed().as_secs_f64(),
        );
        if !plan.kept.is_empty() {
            line.push_str(&format!("; {} old files kept, because somebody has changed them", plan.kept.len()));
        }
        line.push_str(match (self.dry_run, plan.is_empty()) {
            (_, true) => "; nothing to do",
            (true, false) => "; a dry run: nothing was written",
            (false, false) => "",
        });
        line
    }

    fn print_json(&self, notes: &[Diagnostic], publication: &serde_json::Value) {
        let texts = |path: &str| terminal::text_of(&self.root, path);
        let text = serde_json::json!({ "diagnostics": report::json(notes, &texts), "publication": publication });
        let _ = writeln!(io::stdout(), "{text:#}");
    }
}

fn place(target: &Target) -> String {
    match &target.kind {
        TargetKind::Dir { path } => path.clone(),
        TargetKind::Git { remote, branch } => format!("{branch} at {}", without_password(remote)),
    }
}

/// An address that may be printed: without the user and password that it may hold.
fn without_password(remote: &str) -> String {
    let Some((scheme, rest)) = remote.split_once("://") else { return remote.to_owned() };
    let host = rest.split('/').next().unwrap_or_default();
    match host.rfind('@') {
        Some(at) => format!("{scheme}://{}", &rest[at + 1..]),
        None => remote.to_owned(),
    }
}

/// Names every file of a plan on standard output.
fn list(plan: &Plan) {
    let Plan { new, changed, deleted, unchanged, kept } = plan;
    let mut out = io::stdout().lock();
    for (word, paths) in
        [("new", new), ("changed", changed), ("deleted", deleted), ("kept", kept), ("unchanged", unchanged)]
    {
        for path in paths {
            let _ = writeln!(out, "{word:9} {path}");
        }
    }
}

fn say(line: &str) {
    let _ = writeln!(io::stderr(), "{line}");
}

#[cfg(test)]
mod tests {
    use super::without_password;

    #[test]
    fn passwords_are_not_printed() {
        assert_eq!(without_password("https://me:secret@example.org/desk.git"), "https://example.org/desk.git");
        assert_eq!(without_password("https://example.org/a@b"), "https://example.org/a@b");
        assert_eq!(without_password("git@example.org:desk.git"), "git@example.org:desk.git");
    }
}
