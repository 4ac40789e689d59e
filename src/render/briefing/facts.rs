//! The facts panel, and the table that says why each tag is there.

use super::super::view::{plural, singular};
use super::Renderer;
use super::marks::{Key, Marks, address, letter};
use crate::extract::{Mention, Role, Rule};
use crate::site::{Article, Kind, Origin};
use serde::Serialize;
use std::collections::BTreeMap;
use tera::Value;

/// Excerpts shown as evidence for a tag.
const EXCERPTS: usize = 2;

/// More places of a tag that its evidence links to.
const MORE: usize = 40;

/// Mentioned countries, and tags of any other kind, that the panel shows before it folds.
const UNFOLDED: usize = 8;

/// An article's tags of one kind.
#[derive(Serialize)]
pub struct FactView {
    kind: &'static str,
    label: &'static str,
    one: &'static str,
    tags: Vec<TaggingView>,
    folded: Vec<TaggingView>,
}

/// A tag of an article, or a name that is none.
#[derive(Serialize)]
struct TaggingView {
    tag: Value,
    key: String,
    role: &'static str,
    origin: &'static str,
    office: String,
    mentions: usize,
    place: Option<String>,
    evidence: Vec<Value>,
    more: Value,
    told: String,
    basis: String,
}

/// What is known of a tag or name, wherever it comes from.
struct Basis<'a> {
    kind: Kind,
    tag: Value,
    key: Key,
    role: Role,
    origin: Origin,
    office: &'a str,
    rule: Option<Rule>,
    mentions: &'a [Mention],
}

/// An article's tags and names by kind, in that order.
pub fn facts(renderer: &Renderer<'_>, article: &Article, marks: &Marks<'_>) -> Vec<FactView> {
    let tags = (0u32..).zip(&article.tags).map(|(number, tagging)| {
        let kind = renderer.site.tag(tagging.tag).kind;
        Basis {
            kind,
            tag: renderer.shared.tag(tagging.tag),
            key: (letter(kind), number),
            role: tagging.role,
            origin: tagging.origin,
            office: tagging.told.as_deref().unwrap_or(""),
            rule: tagging.rule,
            mentions: &tagging.mentions,
        }
    });
    let first = u32::try_from(article.tags.len()).unwrap_or(u32::MAX);
    let loose = (first..).zip(&article.findings.loose).map(|(number, loose)| Basis {
        kind: loose.kind,
        tag: name_value(&loose.name),
        key: (letter(loose.kind), number),
        role: Role::Mentioned,
        origin: Origin::Extracted,
        office: loose.told.as_deref().unwrap_or(""),
        rule: Some(loose.rule),
        mentions: &loose.mentions,
    });
    let mut all: Vec<Basis<'_>> = tags.chain(loose).collect();
    all.sort_by_key(|basis| basis.kind);
    all.chunk_by(|a, b| a.kind == b.kind).map(|of| fact(of, article, marks)).collect()
}

fn fact(of: &[Basis<'_>], article: &Article, marks: &Marks<'_>) -> FactView {
    let kind = of.first().map_or(Kind::Topic, |basis| basis.kind);
    let primary = of.iter().filter(|basis| basis.role == Role::Primary).count();
    let shown = match kind {
        // What an article is about stays in sight; of the others the reader is told how many there are.
        Kind::Country if of.len() - primary > UNFOLDED => primary,
        Kind::Country => of.len(),
        _ if of.len() > UNFOLDED + 2 => UNFOLDED,
        _ => of.len(),
    };
    let mut tags: Vec<TaggingView> = of.iter().map(|basis| tagging_view(basis, article, marks)).collect();
    let folded = tags.split_off(shown);
    FactView { kind: kind.word(), label: plural(kind), one: singular(kind), tags, folded }
}

/// A name that is no tag, as templates see tags.
fn name_value(name: &str) -> Value {
    let mut html = Vec::with_capacity(name.len() + 8);
    // Writing to a Vec cannot fail.
    let _ = tera::escape_html(name, &mut html);
    let link = Value::safe_string(&String::from_utf8_lossy(&html));
    let empty = || Value::from("");
    Value::from(BTreeMap::from([
        ("name", Value::from(name)),
        ("url", empty()),
        ("code", empty()),
        ("flag", empty()),
        ("link", link),
    ]))
}

fn tagging_view(basis: &Basis<'_>, article: &Article, marks: &Marks<'_>) -> TaggingView {
    let places = marks.anchors(basis.key);
    let title = || basis.mentions.iter().find_map(|&mention| marks.place(basis.key, mention));
    let shown = basis.mentions.iter().take(EXCERPTS);
    TaggingView {
        tag: basis.tag.clone(),
        key: format!("{}{}", basis.key.0, basis.key.1),
        role: basis.role.word(),
        origin: basis.origin.word(),
        office: basis.office.to_owned(),
        mentions: basis.mentions.len(),
        place: places.first().map(|(_, at)| address(*at)).or_else(title),
        evidence: shown.map(|&mention| evidence(article, mention, marks.place(basis.key, mention))).collect(),
        more: more(basis, marks),
        told: told(basis.mentions.len()),
        basis: why(basis),
    }
}

/// The words around a mention, with the mention marked and linked. Ready as HTML, since a page has dozens of them.
fn evidence(article: &Article, mention: Mention, place: Option<String>) -> Value {
    let [before, found, after] = article.excerpt(mention);
    let mut html = Vec::with_capacity(before.len() + found.len() + after.len() + 48);
    // Writing to a Vec cannot fail.
    let _ = tera::escape_html(before, &mut html);
    if let Some(place) = &place {
        html.extend_from_slice(b"<a href=\"");
        html.extend_from_slice(place.as_bytes());
        html.extend_from_slice(b"\">");
    }
    html.extend_from_slice(b"<mark>");
    let _ = tera::escape_html(found, &mut html);
    html.extend_from_slice(b"</mark>");
    if place.is_some() {
        html.extend_from_slice(b"</a>");
    }
    let _ = tera::escape_html(after, &mut html);
    Value::safe_string(&String::from_utf8_lossy(&html))
}

/// Links to the places that have no excerpt, by number.
fn more(basis: &Basis<'_>, marks: &Marks<'_>) -> Value {
    let mut html = String::new();
    let mentions = basis.mentions.iter().enumerate().skip(EXCERPTS).take(MORE);
    for (at, &mention) in mentions {
        if let Some(place) = marks.place(basis.key, mention) {
            html.push_str(&format!("<a href=\"{place}\">{}</a> ", at + 1));
        }
    }
    Value::safe_string(html.trim_end())
}

/// How often a tag is mentioned, in words; empty for never.
fn told(mentions: usize) -> String {
    match mentions {
        0 => String::new(),
        1 => "1 mention".to_owned(),
        many => format!("{many} mentions"),
    }
}

/// Why an article has a tag, in words.
fn why(basis: &Basis<'_>) -> String {
    let origin = match basis.origin {
        Origin::Author => "Listed by the author",
        Origin::Reviewed => "Confirmed in review",
        Origin::Extracted => "Found in the text",
    };
    let rule = match basis.rule {
        Some(Rule::Title) => "; named in the title",
        Some(Rule::Lead) => "; named in the lead",
        Some(Rule::Body) => "; named in the text",
        Some(Rule::Phrases) => "; shown by its phrases",
        Some(Rule::Listed) => "; a name of the lists",
        Some(Rule::Office) => "; named with an office or title",
        Some(Rule::GivenName | Rule::FamilyName) => "; has the form of a person's name",
        Some(Rule::Speech) => "; named as a speaker",
        Some(Rule::HeadNoun | Rule::Abbreviation) => "; has the form of an organisation's name",
        Some(Rule::Designation) => "; has the form of a designation",
        Some(Rule::Calendar | Rule::Attribution | Rule::Continued | Rule::Reporting | Rule::Amount) | None => "",
    };
    [origin, rule].concat()
}
