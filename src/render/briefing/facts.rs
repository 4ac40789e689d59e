//! The facts panel, and the table that says why each tag is there.

use super::super::view::plural;
use super::super::words::escape;
use super::marks::{Key, Marks, letter};
use super::{Renderer, Wording};
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
    label: String,
    tags: Vec<TaggingView>,
    folded: Vec<TaggingView>,
}

/// A tag of an article, or a name that is none.
#[derive(Serialize)]
struct TaggingView {
    tag: Value,
    role: &'static str,
    origin: &'static str,
    office: String,
    /// The way to its first place in the text, ready as HTML like all that a page has dozens of.
    why: Value,
}

/// Why an article has a tag: a row of its table.
#[derive(Serialize)]
pub struct EvidenceView {
    tag: Value,
    kind: String,
    basis: String,
    /// The words around some places, and links to the others.
    places: Value,
}

/// What is known of a tag or name, wherever it comes from.
struct Basis<'a> {
    kind: Kind,
    name: &'a str,
    tag: Value,
    key: Key,
    role: Role,
    origin: Origin,
    office: &'a str,
    rule: Option<Rule>,
    mentions: &'a [Mention],
}

/// An article's tags and names by kind, in that order, and why it has them.
pub fn facts(renderer: &Renderer, article: &Article, marks: &Marks<'_>) -> (Vec<FactView>, Vec<EvidenceView>) {
    let tags = (0u32..).zip(&article.tags).map(|(number, tagging)| {
        let kind = renderer.site().tag(tagging.tag).kind;
        Basis {
            kind,
            name: &renderer.site().tag(tagging.tag).name,
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
        name: &loose.name,
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
    let words = renderer.words();
    let facts = all.chunk_by(|a, b| a.kind == b.kind).map(|of| fact(words, of, marks)).collect();
    let shown = all.iter().filter(|basis| !basis.mentions.is_empty());
    (facts, shown.map(|basis| evidence((words, basis), article, marks)).collect())
}

/// What the panel holds, in words: "Facts: 7 countries, 4 topics, 2 people".
pub fn told(words: &Wording, facts: &[FactView]) -> String {
    let counted = [("country", "home.countries"), ("topic", "home.topics"), ("person", "briefing.people")];
    let of = |(kind, message): (&str, &str)| {
        let fact = facts.iter().find(|fact| fact.kind == kind)?;
        Some(words.count(message, fact.tags.len() + fact.folded.len(), &[]))
    };
    let counts: Vec<String> = counted.into_iter().filter_map(of).collect();
    if counts.is_empty() {
        return words.say("briefing.facts").to_owned();
    }
    words.fill("briefing.facts_told", &[("counts", &words.list(counts.iter().map(String::as_str)))])
}

fn fact(words: &Wording, of: &[Basis<'_>], marks: &Marks<'_>) -> FactView {
    let kind = of.first().map_or(Kind::Topic, |basis| basis.kind);
    let primary = of.iter().filter(|basis| basis.role == Role::Primary).count();
    let shown = match kind {
        // What an article is about stays in sight; of the others the reader is told how many there are.
        Kind::Country if of.len() - primary > UNFOLDED => primary,
        Kind::Country => of.len(),
        _ if of.len() > UNFOLDED + 2 => UNFOLDED,
        _ => of.len(),
    };
    let view = |basis: &Basis<'_>| TaggingView {
        tag: basis.tag.clone(),
        role: basis.role.word(),
        origin: basis.origin.word(),
        office: basis.office.to_owned(),
        why: Value::safe_string(&way(words, basis, marks)),
    };
    let mut tags: Vec<TaggingView> = of.iter().map(view).collect();
    let folded = tags.split_off(shown);
    FactView { kind: kind.word(), label: words.say(plural(kind)).to_owned(), tags, folded }
}

/// The link to the first place of a tag in the text, with the number of them.
fn way(words: &Wording, basis: &Basis<'_>, marks: &Marks<'_>) -> String {
    if basis.mentions.is_empty() {
        let mut html = " <span class=\"why\">".to_owned();
        escape(words.say("evidence.listed"), &mut html);
        html.push_str("</span>");
        return html;
    }
    let title = || basis.mentions.iter().find_map(|&mention| marks.place(basis.key, mention));
    let Some(place) = marks.first(basis.key).or_else(title) else { return String::new() };
    let (sort, number) = basis.key;
    let mut html = format!(" <a class=\"why\" href=\"{place}\" data-t=\"{sort}{number}\" aria-label=\"");
    let count = basis.mentions.len();
    escape(&words.count("evidence.mentions_of", count, &[("name", basis.name)]), &mut html);
    html.push_str("\">");
    html.push_str(&words.number(count));
    html.push_str("</a>");
    html
}

/// A name that is no tag, as templates see tags.
fn name_value(name: &str) -> Value {
    let mut html = String::with_capacity(name.len() + 8);
    escape(name, &mut html);
    let link = Value::safe_string(&html);
    let empty = || Value::from("");
    Value::from(BTreeMap::from([
        ("name", Value::from(name)),
        ("url", empty()),
        ("code", empty()),
        ("flag", empty()),
        ("link", link),
    ]))
}

/// The words around the first mentions, each marked and linked, and links to the others by number.
fn evidence((words, basis): (&Wording, &Basis<'_>), article: &Article, marks: &Marks<'_>) -> EvidenceView {
    let mut html = String::with_capacity(256);
    let mut others = String::new();
    // An article may only mention two dozen countries, and their rows would outweigh its text.
    let excerpts = if basis.kind == Kind::Country && basis.role == Role::Mentioned { 1 } else { EXCERPTS };
    for (at, &mention) in basis.mentions.iter().enumerate().take(EXCERPTS + MORE) {
        let place = marks.place(basis.key, mention);
        if at < excerpts {
            excerpt(article, mention, (place.as_deref(), &mut html));
        } else if let Some(place) = place {
            let gap = if others.is_empty() { "" } else { " " };
            others.push_str(&format!("{gap}<a href=\"{place}\">{}</a>", words.number(at + 1)));
        }
    }
    if !others.is_empty() {
        let mut also = String::new();
        escape(words.say("evidence.also"), &mut also);
        html.extend(["<p>", &also.replace("{places}", &others), "</p>"]);
    }
    let kind = words.say(basis.kind.message());
    let kind = match (basis.kind, basis.role) {
        (Kind::Country, Role::Primary) => words.fill("evidence.kind_primary", &[("kind", kind)]),
        (Kind::Country, Role::Mentioned) => words.fill("evidence.kind_mentioned", &[("kind", kind)]),
        _ => kind.to_owned(),
    };
    EvidenceView {
        tag: basis.tag.clone(),
        kind,
        basis: reason(words, (basis.origin, basis.rule, basis.mentions.len())),
        places: Value::safe_string(&html),
    }
}

fn excerpt(article: &Article, mention: Mention, (place, html): (Option<&str>, &mut String)) {
    let [before, found, after] = article.excerpt(mention);
    html.push_str("<q>");
    escape(before, html);
    if let Some(place) = place {
        html.push_str("<a href=\"");
        html.push_str(place);
        html.push_str("\">");
    }
    html.push_str("<mark>");
    escape(found, html);
    html.push_str("</mark>");
    if place.is_some() {
        html.push_str("</a>");
    }
    escape(after, html);
    html.push_str("</q>");
}

/// Why an article has a tag, in words, and how often it is mentioned.
pub fn reason(words: &Wording, (origin, rule, places): (Origin, Option<Rule>, usize)) -> String {
    let origin = words.say(match origin {
        Origin::Author => "evidence.by_author",
        Origin::Reviewed => "evidence.by_reviewer",
        Origin::Extracted => "evidence.by_program",
    });
    let rule = match rule {
        Some(Rule::Title) => "evidence.rule_title",
        Some(Rule::Lead) => "evidence.rule_lead",
        Some(Rule::Body) => "evidence.rule_body",
        Some(Rule::Phrases) => "evidence.rule_phrases",
        Some(Rule::Listed) => "evidence.rule_listed",
        Some(Rule::Office) => "evidence.rule_office",
        Some(Rule::GivenName | Rule::FamilyName) => "evidence.rule_name",
        Some(Rule::Speech) => "evidence.rule_speech",
        Some(Rule::HeadNoun | Rule::Abbreviation) => "evidence.rule_noun",
        Some(Rule::Designation) => "evidence.rule_designation",
        Some(
            Rule::Calendar
            | Rule::Relative
            | Rule::Attribution
            | Rule::Continued
            | Rule::Reporting
            | Rule::Amount
            | Rule::Opening
            | Rule::Weight,
        )
        | None => "",
    };
    let mentions = words.count("evidence.mentions", places, &[]);
    let slots = [("origin", origin), ("mentions", mentions.as_str())];
    match rule {
        "" => words.fill("evidence.why", &slots),
        rule => words.fill("evidence.why_rule", &[slots[0], slots[1], ("rule", words.say(rule))]),
    }
}
