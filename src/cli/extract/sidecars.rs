//! Sidecars written, refreshed or checked.

use super::articles::Chosen;
use super::{Failure, options, terminal};
use crate::build;
use crate::diag::{self, Notes};
use crate::disk;
use crate::gazetteer::Gazetteer;
use crate::record::{self, Sheet};
use crate::site::{self, Article, Kind, Origin, Scope, Site};
use crate::source::Source;
use jiff::civil::Date;
use std::collections::BTreeMap;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// What is done with sidecars.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Act {
    /// They are written or refreshed.
    Write,
    /// Those that writing would change are named.
    Check,
}

/// Writes or checks the sidecars of the chosen articles.
pub fn run(root: &Path, (mut chosen, today): (Chosen, Date), act: Act) -> Result<ExitCode, Failure> {
    let write = act == Act::Write;
    let (gazetteer, mut notes) = chosen.prepare(today);
    let sidecars: BTreeMap<String, Source> = std::mem::take(&mut chosen.inputs.sidecars)
        .into_iter()
        .map(|source| (source.path.to_string(), source))
        .collect();
    let Some(config) = chosen.config.clone() else {
        terminal::diagnostics(root, &notes.sorted());
        return Err("sidecars belong to a site; name its folder with --root".into());
    };
    // What is found without the sidecars is what they are refreshed with.
    let readings = notes.take(build::read_all(&chosen.inputs, &gazetteer, (Some(&config), today)));
    let scope = Scope { gazetteer: &gazetteer, today, drafts: options(today).drafts };
    let mut ignored = Notes::new();
    let site = ignored.take(Site::assemble(config, readings, scope));
    let mut articles: Vec<&Article> = site.articles.iter().collect();
    articles.sort_by(|a, b| a.source.path.cmp(&b.source.path));
    let mut out = io::stdout().lock();
    let (mut stale, mut unchanged) = (0usize, 0usize);
    for article in articles {
        let path = beside(&article.source.path);
        let earlier = sidecars.get(&path);
        if earlier.is_none() && !write {
            continue;
        }
        match record::refreshed(earlier.map(|source| &*source.text), &sheet((&site, article), &gazetteer)) {
            Err(broken) => {
                let source = earlier.cloned().unwrap_or_else(|| Source::new(path.as_str(), ""));
                notes.push(diag::keys::syntax(&source.place(broken.span), "the sidecar", &broken.reason));
            }
            Ok(text) if earlier.is_some_and(|source| *source.text == *text) => unchanged += 1,
            Ok(text) => {
                stale += 1;
                if write {
                    disk::replace(&root.join(PathBuf::from(&path)), &text)?;
                }
                let word = if !write {
                    "stale"
                } else if earlier.is_some() {
                    "refreshed"
                } else {
                    "written"
                };
                writeln!(out, "{word}: {path}")?;
            }
        }
    }
    let failed = notes.has_errors();
    let errors = notes.sorted().into_iter().filter(|note| note.severity == diag::Severity::Error);
    terminal::diagnostics(root, &errors.collect::<Vec<_>>());
    let word = if write { "written" } else { "stale" };
    writeln!(out, "{stale} {} {word}, {unchanged} unchanged", if stale == 1 { "sidecar" } else { "sidecars" })?;
    Ok(ExitCode::from(u8::from(failed || (!write && stale > 0))))
}

/// The path of an article's sidecar.
fn beside(article: &str) -> String {
    let stem = article.rsplit_once('.').map_or(article, |(stem, _)| stem);
    format!("{stem}.meta.toml")
}

/// What belongs in an article's sidecar: the tags that reading gives it, in the lists' own names.
fn sheet((site, article): (&Site, &Article), gazetteer: &Gazetteer) -> Sheet {
    let _ = gazetteer;
    let prose = &article.document.prose;
    let mut sheet = Sheet {
        article: article.source.path.to_string(),
        text: site::text_hash(&article.document).to_string(),
        lang: article.findings.lang.map(str::to_owned),
        key_points: article.findings.key_points.iter().map(|&span| prose.slice(span).to_owned()).collect(),
        ..Sheet::default()
    };
    sheet.summary =
        article.summary.as_ref().filter(|gist| gist.origin == Origin::Extracted).map(|gist| gist.what.clone());
    for tagging in article.tags.iter().filter(|tagging| tagging.origin == Origin::Extracted) {
        let tag = site.tag(tagging.tag);
        let (list, name) = match tag.kind {
            Kind::Country if tagging.role == crate::extract::Role::Primary => (&mut sheet.countries, tag.code.clone()),
            Kind::Country => (&mut sheet.mentioned, tag.code.clone()),
            Kind::Topic => (&mut sheet.topics, tag.slug.to_string()),
            Kind::Person => (&mut sheet.people, tag.name.clone()),
            Kind::Organisation => (&mut sheet.organisations, tag.name.clone()),
            Kind::System => (&mut sheet.systems, tag.name.clone()),
        };
        list.push(name);
    }
    sheet
}
