//! What was found in an article's text: people, organisations and systems become tags, the rest is kept as far as its
//! page shows it.
//!
//! A person's word goes first: what an author or reviewer lists is a tag of theirs, and finding it again only adds the
//! places. Nothing is kept that no page shows, since every article of the site stays in memory.

use super::TagId;
use super::article::{Origin, Tagging};
use super::naming::Names;
use super::tag::Kind;
use crate::extract::{self, Cited, Dated, Figure, Found, Mention, Metadata, Part, Role, Rule};
use crate::gazetteer::Gazetteer;
use crate::source::Span;

/// The most quotes that a page shows.
const QUOTES: usize = 40;

/// The most dated sentences that a page shows.
const EVENTS: usize = 60;

/// The most key figures that a page shows.
const FIGURES: usize = 8;

/// The most cited sources that a page shows.
const SOURCES: usize = 30;

/// What an article's page shows besides its tags.
#[derive(Debug, Clone, Default)]
pub struct Findings {
    /// Names that mean another thing in another article, so that no tag goes with them.
    pub loose: Vec<Loose>,
    /// Sentences that tell what happened when, by date.
    pub events: Vec<Dated>,
    /// Direct quotes.
    pub quotes: Vec<Quote>,
    /// Key figures, each number once.
    pub figures: Vec<Figure>,
    /// Whom the text cites, each name once.
    pub sources: Vec<Cited>,
    /// The sentences that carry most.
    pub key_points: Vec<Span>,
    /// The language of the body, where it can be told.
    pub lang: Option<&'static str>,
}

/// A name that was found and is no tag.
#[derive(Debug, Clone)]
pub struct Loose {
    /// What it is.
    pub kind: Kind,
    /// The name.
    pub name: String,
    /// What the text says of it: an office and its country.
    pub told: Option<Box<str>>,
    /// What decided.
    pub rule: Rule,
    /// Where it is mentioned.
    pub mentions: Vec<Mention>,
}

/// A direct quote.
#[derive(Debug, Clone)]
pub struct Quote {
    /// The words between the quotation marks.
    pub span: Span,
    /// Who said it; empty where the text does not say.
    pub speaker: Box<str>,
    /// The speaker's tag.
    pub tag: Option<TagId>,
    /// Whose word it is that they said it.
    pub origin: Origin,
}

/// A name that was found, on its way to a tag.
struct Name {
    kind: Kind,
    name: String,
    told: Option<Box<str>>,
    /// Whether it has an entry in a list.
    listed: bool,
}

/// Takes over what was found, with the quotes as a person has left them. `tagged` are the article's tags so far, `given`
/// the kinds of which a person has listed some; `tag` gives the tag of a name.
pub fn take(
    (metadata, mut quotes): (Metadata, Vec<Quote>),
    (tagged, given): (&mut Vec<Tagging>, &[Kind]),
    (names, gazetteer): (&Names, &Gazetteer),
    mut tag: impl FnMut(Kind, &str) -> TagId,
) -> Findings {
    let Metadata { people, organisations, systems, dates, sources, figures, key_points, lang, .. } = metadata;
    let mut adding = Adding { loose: Vec::new(), speakers: Vec::new(), tagged, given, names };
    for found in people {
        let told = told(&found.what, gazetteer);
        let name = Name { kind: Kind::Person, name: found.what.name.clone(), told, listed: false };
        adding.add(name, found, &mut tag);
    }
    for found in organisations {
        let listed = found.what.listed.map(|id| gazetteer.organisation(id).forms.name.clone());
        let medium = if listed.is_none() { names.medium(&found.what.name) } else { None };
        if medium.is_some() && is_only_cited(&found.mentions, &sources) {
            continue;
        }
        let entry = listed.or_else(|| medium.map(str::to_owned));
        adding.add(named(Kind::Organisation, entry, &found.what.name), found, &mut tag);
    }
    for found in systems {
        let listed = found.what.listed.map(|id| gazetteer.system(id).forms.name.clone());
        adding.add(named(Kind::System, listed, &found.what.name), found, &mut tag);
    }
    quotes.truncate(QUOTES);
    for quote in &mut quotes {
        quote.tag = adding.speakers.iter().find(|(name, _)| **name == *quote.speaker).map(|(_, tag)| *tag);
    }
    Findings {
        events: extract::chronology(&dates).into_iter().take(EVENTS).copied().collect(),
        quotes,
        figures: once(
            figures,
            |figure| (figure.kind, figure.value.to_bits(), figure.upper.map(f64::to_bits), figure.unit.clone()),
            FIGURES,
        ),
        sources: once(sources, |cited| cited.name.to_lowercase(), SOURCES),
        loose: adding.loose,
        key_points: key_points.into_iter().map(|point| point.span).collect(),
        lang,
    }
}

/// Whether a name is among what was found, in whatever form.
pub fn has(metadata: &Metadata, (kind, name): (Kind, &str), (names, gazetteer): (&Names, &Gazetteer)) -> bool {
    let key = names.key(kind, name);
    let is = |found: &str, entry: Option<&String>| names.key(kind, entry.map_or(found, String::as_str)) == key;
    match kind {
        Kind::Person => metadata.people.iter().any(|found| is(&found.what.name, None)),
        Kind::Organisation => metadata
            .organisations
            .iter()
            .any(|found| is(&found.what.name, found.what.listed.map(|id| &gazetteer.organisation(id).forms.name))),
        Kind::System => metadata
            .systems
            .iter()
            .any(|found| is(&found.what.name, found.what.listed.map(|id| &gazetteer.system(id).forms.name))),
        Kind::Country | Kind::Topic | Kind::Region => false,
    }
}

fn named(kind: Kind, entry: Option<String>, name: &str) -> Name {
    let listed = entry.is_some();
    Name { kind, name: entry.unwrap_or_else(|| name.to_owned()), told: None, listed }
}

/// The office and the country of a person, as the text gives them.
fn told(person: &extract::Person, gazetteer: &Gazetteer) -> Option<Box<str>> {
    let country = person.country.map_or("", |id| gazetteer.country(id).name.as_str());
    let parts: Vec<&str> = [person.office.as_str(), country].into_iter().filter(|part| !part.is_empty()).collect();
    (!parts.is_empty()).then(|| parts.join(", ").into())
}

/// Whether a medium is there because it reports, not because the article is about it. A report that is cited once is
/// named elsewhere too: in its dateline, as whom somebody told, at its end.
fn is_only_cited(mentions: &[Mention], sources: &[Cited]) -> bool {
    let cited = |span: Span| sources.iter().any(|cited| cited.span.start < span.end && span.start < cited.span.end);
    let in_title = mentions.iter().any(|mention| mention.part == Part::Title);
    !in_title && mentions.iter().any(|mention| mention.part == Part::Body && cited(mention.span))
}

/// The first so many, each key once.
fn once<T, K: PartialEq>(list: Vec<T>, key: impl Fn(&T) -> K, most: usize) -> Vec<T> {
    let mut kept: Vec<T> = Vec::new();
    for one in list {
        if kept.len() < most && !kept.iter().any(|known| key(known) == key(&one)) {
            kept.push(one);
        }
    }
    kept
}

/// An article's tags while found names join them.
struct Adding<'t> {
    tagged: &'t mut Vec<Tagging>,
    given: &'t [Kind],
    names: &'t Names,
    loose: Vec<Loose>,
    /// Names as the text gives them, and their tags.
    speakers: Vec<(String, TagId)>,
}

impl Adding<'_> {
    fn add<T: AsName>(&mut self, name: Name, found: Found<T>, tag: &mut impl FnMut(Kind, &str) -> TagId) {
        let Found { what, role, rule, mut mentions, .. } = found;
        let Name { kind, name, told, listed } = name;
        mentions.shrink_to_fit();
        if !listed && !self.names.is_own(kind, &name) {
            self.loose.push(Loose { kind, name, told, rule, mentions });
            return;
        }
        let tag = tag(kind, &name);
        self.speakers.push((what.into_name(), tag));
        if let Some(known) = self.tagged.iter_mut().find(|known| known.tag == tag) {
            known.told = told.or(known.told.take());
            if known.origin == Origin::Extracted {
                known.mentions.append(&mut mentions);
                known.mentions.sort_unstable_by_key(|mention| (mention.part, mention.span));
                known.mentions.dedup();
            } else if mentions.len() >= known.mentions.len() {
                // The text may name what a person listed in more ways than the one that was listed.
                (known.rule, known.mentions) = (Some(rule), mentions);
            }
            // Whoever keeps a finding says that it is one, and not that the article is about it.
            if known.origin == Origin::Reviewed {
                known.role = role;
            }
            return;
        }
        // Where a person has said who matters, the rest is mentioned.
        let role = if self.given.contains(&kind) { Role::Mentioned } else { role };
        self.tagged.push(Tagging { tag, role, origin: Origin::Extracted, rule: Some(rule), mentions, told });
    }
}

/// A finding that has a name in the text.
trait AsName {
    fn into_name(self) -> String;
}

impl AsName for extract::Person {
    fn into_name(self) -> String {
        self.name
    }
}

impl AsName for extract::Organisation {
    fn into_name(self) -> String {
        self.name
    }
}

impl AsName for extract::System {
    fn into_name(self) -> String {
        self.name
    }
}
