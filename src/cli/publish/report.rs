//! What `chancery publish` says: the plan before it begins, and what was done when it has ended; for people and for tools.

use super::carry::Planned;
use super::{Diagnostic, Format, Instant, Publish, Target, TargetKind, terminal};
use crate::config::{Service, Sftp, Store};
use crate::media::Coding;
use crate::publish::{Plan, without_password};
use crate::report;
use std::io::{self, Write};

impl Publish {
    /// Says that errors stopped the build.
    pub(super) fn report_stopped(&self, notes: &[Diagnostic]) {
        if self.format == Format::Json {
            return self.print_json(notes, &serde_json::Value::Null);
        }
        terminal::diagnostics(&self.root, notes);
        terminal::remark(&format!("{}: nothing was published.", report::counted(notes)));
    }

    /// Says that an earlier release is the present one.
    pub(super) fn report_rolled_back(&self, target: &Target, release: &str) {
        if self.format == Format::Json {
            let publication = serde_json::json!({ "target": target.name, "place": place(target), "release": release });
            return self.print_json(&[], &publication);
        }
        if !self.volume.quiet {
            let name = &target.name;
            terminal::remark(&format!(
                "{name} ({}): back at release {release}; the next publication brings the site as it is built then",
                place(target)
            ));
        }
    }

    /// Says what is about to be done.
    pub(super) fn announce(&self, target: &Target, planned: &Planned, (notes, others): (&[Diagnostic], &[String])) {
        if self.format == Format::Json || self.volume.quiet {
            return;
        }
        if self.allow_warnings {
            // Without it, somebody has just seen them and agreed, or there are none.
            terminal::diagnostics(&self.root, notes);
        }
        if self.volume.verbose {
            list(&planned.plan);
        }
        if !others.is_empty() {
            let names = others.iter().take(5).map(String::as_str).collect::<Vec<_>>().join(", ");
            let more = if others.len() > 5 { format!(" and {} more", others.len() - 5) } else { String::new() };
            terminal::remark(&format!(
                "note: not published, because Chancery did not make it: {names}{more}. \
Put such files at the target, where they are kept."
            ));
        }
        if !planned.plan.is_empty() {
            let bytes = size(planned.bytes);
            let before = compress(target).map_or_else(String::new, |coding| format!(" before {}", coding.spoken()));
            terminal::remark(&format!("{}: {} ({bytes} to send{before})", target.name, planned.words));
        }
        if let Some(removal) = planned.removal.filter(|_| self.dry_run) {
            let (pages, of) = (removal.pages, removal.of);
            terminal::remark(&format!(
                "note: {pages} of {of} pages would go; `publish` asks before it does that, or needs --allow-removals"
            ));
        }
    }

    /// Says what was done.
    pub(super) fn report(
        &self,
        (target, planned, verified): (&Target, &Planned, Option<usize>),
        (notes, others): (&[Diagnostic], &[String]),
        start: Instant,
    ) {
        if self.format == Format::Json {
            let publication = serde_json::json!({
                "target": target.name,
                "place": place(target),
                "dry_run": self.dry_run,
                "words": planned.words,
                "bytes": planned.bytes,
                "compress": compress(target).map(Coding::spoken),
                "large_removal": planned.removal.is_some(),
                "files": planned.plan,
                "verified": verified,
                "not_published": others,
            });
            return self.print_json(notes, &publication);
        }
        if !self.volume.quiet {
            terminal::remark(&self.closing((target, planned, verified), start));
        }
    }

    fn closing(&self, (target, planned, verified): (&Target, &Planned, Option<usize>), start: Instant) -> String {
        let plan = &planned.plan;
        let mut line = format!(
            "{} ({}): {} new, {} changed, {} deleted, {} unchanged in {:.2} s",
            target.name,
            place(target),
            plan.new.len(),
            plan.changed.len(),
            plan.deleted.len(),
            plan.unchanged.len(),
            start.elapsed().as_secs_f64(),
        );
        if !plan.recoded.is_empty() {
            line.push_str(&format!("; {} sent again, because `compress` has changed", plan.recoded.len()));
        }
        if !plan.kept.is_empty() {
            line.push_str(&format!("; {} old files kept, because somebody has changed them", plan.kept.len()));
        }
        match verified {
            Some(1) => line.push_str("; a page was fetched back and is as published"),
            Some(pages) => line.push_str(&format!("; {pages} pages were fetched back and are as published")),
            None => {}
        }
        line.push_str(match (self.dry_run, plan.is_empty()) {
            (_, true) => "; nothing to do",
            (true, false) => "; a dry run: nothing was written",
            (false, false) => "",
        });
        line
    }

    /// Prints what tools read: the diagnostics, and the publication if there was one.
    pub(super) fn print_json(&self, notes: &[Diagnostic], publication: &serde_json::Value) {
        let texts = |path: &str| terminal::text_of(&self.root, path);
        let text = serde_json::json!({ "diagnostics": report::json(notes, &texts), "publication": publication });
        let _ = writeln!(io::stdout(), "{text:#}");
    }
}

fn place(target: &Target) -> String {
    match &target.kind {
        TargetKind::Dir { path, .. } | TargetKind::Archive { path } => path.clone(),
        TargetKind::Store(store) => at_store(store),
        TargetKind::Sftp(Sftp { user, host, path, .. }) => format!("{user}@{host}:{path}"),
        TargetKind::Git { remote, branch, .. } => format!("{branch} at {}", without_password(remote)),
    }
}

/// How a target's files are compressed before they are sent.
fn compress(target: &Target) -> Option<Coding> {
    if let TargetKind::Store(store) = &target.kind { store.compress } else { None }
}

/// A place at a store, as people write it.
fn at_store(Store { service, bucket, prefix, .. }: &Store) -> String {
    let place = if prefix.is_empty() { bucket.clone() } else { format!("{bucket}/{prefix}") };
    match service {
        Service::S3 { endpoint: None, .. } => format!("s3://{place}"),
        Service::Google { endpoint: None } => format!("gs://{place}"),
        Service::Azure { account, endpoint: None } => format!("{place} of {account}"),
        Service::S3 { endpoint: Some(address), .. }
        | Service::Google { endpoint: Some(address) }
        | Service::Azure { endpoint: Some(address), .. } => format!("{address}/{place}"),
    }
}

/// A number of bytes, as people say it.
fn size(bytes: u64) -> String {
    match bytes {
        0..1_000 => format!("{bytes} bytes"),
        1_000..1_000_000 => format!("{} KB", bytes.div_ceil(1_000)),
        _ => format!("{}.{} MB", bytes / 1_000_000, bytes % 1_000_000 / 100_000),
    }
}

/// Names every file of a plan on standard output.
fn list(plan: &Plan) {
    let Plan { new, changed, deleted, unchanged, recoded, kept } = plan;
    let mut out = io::stdout().lock();
    for (word, paths) in [
        ("new", new),
        ("changed", changed),
        ("again", recoded),
        ("deleted", deleted),
        ("kept", kept),
        ("unchanged", unchanged),
    ] {
        for path in paths {
            let _ = writeln!(out, "{word:9} {path}");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::size;

    #[test]
    fn sizes_are_round() {
        let sizes = [0, 999, 1_000, 20_001, 999_001, 1_250_000].map(size);
        assert_eq!(sizes, ["0 bytes", "999 bytes", "1 KB", "21 KB", "1000 KB", "1.2 MB"]);
    }
}
