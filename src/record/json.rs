//! What was found in an article, as one JSON object.
//!
//! `start` and `end` count bytes of UTF-8; `part` says in which text, where it is not the text itself.

use super::Place;
use crate::extract::{self, Found, Mention, Metadata, Rule};
use crate::gazetteer::{Gazetteer, OrganisationId, SystemId};
use crate::source::Span;
use schemars::JsonSchema;
use serde::Serialize;
use std::borrow::Cow;

/// What was found in one article.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[schemars(title = "Findings of an article")]
pub struct Record {
    /// The id that came with the text, or the article's path.
    pub id: serde_json::Value,
    /// Countries, the most prominent first.
    pub countries: Vec<Country>,
    /// Topics, the strongest first.
    pub topics: Vec<Topic>,
    /// People, in the order in which the text names them.
    pub people: Vec<Person>,
    /// Organisations, in the order in which the text names them.
    pub organisations: Vec<Organisation>,
    /// Weapon systems and platforms, in the order in which the text names them.
    pub systems: Vec<System>,
    /// Dates that the text names, in its order.
    pub dates: Vec<Dated>,
    /// What happened when: dated sentences by date.
    pub chronology: Vec<Event>,
    /// Direct quotes, in the text's order.
    pub quotes: Vec<Quote>,
    /// Key figures, in the text's order.
    pub figures: Vec<Figure>,
    /// Whom the text cites, in its order.
    pub sources: Vec<Cited>,
    /// The bottom line, in the text's own sentences.
    pub summary: Option<String>,
    /// Sentences that carry most, in the text's order.
    pub key_points: Vec<String>,
    /// The language of the text (ISO 639-1), where it can be told.
    pub lang: Option<String>,
    /// What stood around the article and was not read: `No comments:`, share bars.
    pub boilerplate: Vec<Stretch>,
}

/// A stretch of the text.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Stretch {
    /// The first byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
    /// The words, as they were read.
    pub text: String,
    /// `title` or `dateline`, if it does not stand in the text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub part: Option<&'static str>,
}

/// A country.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Country {
    /// ISO 3166-1 alpha-2, or `XK` for Kosovo.
    pub code: String,
    /// The English short name of CLDR.
    pub name: String,
    /// `primary`: the article is about it; `mentioned`: it only names it.
    pub role: &'static str,
    /// How prominent it is, in points.
    pub score: u32,
    /// What decided.
    pub rule: &'static str,
    /// Where it is named.
    pub mentions: Vec<Stretch>,
}

/// A topic.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Topic {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// How strong it is, in points.
    pub score: u32,
    /// What decided.
    pub rule: &'static str,
    /// The phrases that show it.
    pub mentions: Vec<Stretch>,
}

/// A person.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Person {
    /// The fullest name that the text gives.
    pub name: String,
    /// The office or profession that the text gives.
    pub role: Option<String>,
    /// The country that the text joins to the office (ISO 3166-1 alpha-2).
    pub country: Option<String>,
    /// How sure the finding is, in points.
    pub score: u32,
    /// What decided.
    pub rule: &'static str,
    /// Where the person is named, by full name or surname.
    pub mentions: Vec<Stretch>,
}

/// An organisation.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Organisation {
    /// The fullest name that the text gives.
    pub name: String,
    /// Its name in the lists, if it is listed.
    pub listed: Option<String>,
    /// What it is, if it is listed.
    pub kind: Option<String>,
    /// How sure the finding is, in points.
    pub score: u32,
    /// What decided.
    pub rule: &'static str,
    /// Where it is named.
    pub mentions: Vec<Stretch>,
}

/// A weapon system or platform.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct System {
    /// The fullest name that the text gives.
    pub name: String,
    /// Its name in the lists, if it is listed.
    pub listed: Option<String>,
    /// What it is, if it is listed.
    pub class: Option<String>,
    /// The countries that make it (ISO 3166-1 alpha-2), if it is listed.
    pub makers: Vec<String>,
    /// How sure the finding is, in points.
    pub score: u32,
    /// What decided.
    pub rule: &'static str,
    /// Where it is named.
    pub mentions: Vec<Stretch>,
}

/// A date that the text names.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Dated {
    /// Its words.
    pub text: String,
    /// `2024-04-11`, `2024-04` or `2024`, and `/` between two for a span of time (ISO 8601); null if the year is open.
    pub value: Option<String>,
    /// `day`, `month` or `year`.
    pub precision: &'static str,
    /// How surely it is known which day is meant: 3 where its own words say, 2 where other words do, 1 where only the tense tells.
    pub score: u32,
    /// What decided.
    pub rule: &'static str,
    /// The first byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

/// A dated event.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Event {
    /// The date, as in `dates`.
    pub date: String,
    /// `day`, `month` or `year`.
    pub precision: &'static str,
    /// How surely the date is known, as in `dates`.
    pub score: u32,
    /// What decided.
    pub rule: &'static str,
    /// The sentence that tells it.
    pub text: String,
    /// The first byte of the sentence.
    pub start: u32,
    /// One past its last byte.
    pub end: u32,
}

/// A direct quote.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Quote {
    /// The words between the quotation marks.
    pub text: String,
    /// Who said it, by the fullest name that the text gives.
    pub speaker: Option<String>,
    /// How surely the speaker is known: 2 named beside it, 1 carried on from a quote before, 0 not told.
    pub score: u32,
    /// What decided.
    pub rule: &'static str,
    /// The first byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

/// A key figure.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Figure {
    /// Number and unit, as the text has them.
    pub text: String,
    /// `money`, `troops`, `casualties`, `displaced`, `weapons`, `distance` or `share`.
    pub kind: &'static str,
    /// The number.
    pub value: f64,
    /// Its unit: an ISO 4217 code for money, `km`, `people`, `percent`...
    pub unit: Cow<'static, str>,
    /// How closely number and unit belong together: 2 where the unit stands right at the number, 1 where words stand between.
    pub score: u32,
    /// What decided.
    pub rule: &'static str,
    /// The first byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

/// A source that the text cites.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Cited {
    /// The name that the text gives.
    pub name: String,
    /// What the citation is worth: 2 for a name, 1 for those who have none.
    pub score: u32,
    /// What decided.
    pub rule: &'static str,
    /// The first byte of the name.
    pub start: u32,
    /// One past its last byte.
    pub end: u32,
}

/// What a record is made from.
pub struct Findings<'a> {
    /// What was found.
    pub metadata: &'a Metadata,
    /// The names.
    pub gazetteer: &'a Gazetteer,
    /// Where things stand.
    pub place: Place<'a>,
    /// What was not read.
    pub boilerplate: Vec<Span>,
}

impl Findings<'_> {
    /// The record of an article of this id.
    pub fn record(&self, id: serde_json::Value) -> Record {
        let Self { metadata, gazetteer: _, place, boilerplate } = self;
        Record {
            id,
            countries: metadata.countries.iter().map(|found| self.country(found)).collect(),
            topics: metadata.topics.iter().map(|found| self.topic(found)).collect(),
            people: metadata.people.iter().map(|found| self.person(found)).collect(),
            organisations: metadata.organisations.iter().map(|found| self.organisation(found)).collect(),
            systems: metadata.systems.iter().map(|found| self.system(found)).collect(),
            dates: metadata
                .dates
                .iter()
                .filter(|dated| dated.rule == Rule::Calendar)
                .map(|dated| self.dated(dated))
                .collect(),
            chronology: extract::chronology(&metadata.dates).into_iter().map(|dated| self.event(dated)).collect(),
            quotes: metadata.quotes.iter().map(|quote| self.quote(quote)).collect(),
            figures: metadata.figures.iter().map(|figure| self.figure(figure)).collect(),
            sources: metadata.sources.iter().map(|cited| self.cited(cited)).collect(),
            summary: metadata.summary.map(|span| place.words(span)),
            key_points: metadata.key_points.iter().map(|&span| place.words(span)).collect(),
            lang: metadata.lang.map(str::to_owned),
            boilerplate: boilerplate.iter().map(|&span| place.raw(span)).collect(),
        }
    }

    fn mentions(&self, mentions: &[Mention]) -> Vec<Stretch> {
        mentions.iter().map(|mention| self.place.stretch(*mention)).collect()
    }

    fn country(&self, found: &Found<crate::gazetteer::CountryId>) -> Country {
        let country = self.gazetteer.country(found.what);
        Country {
            code: country.code.clone(),
            name: country.name.clone(),
            role: found.role.word(),
            score: found.score,
            rule: found.rule.word(),
            mentions: self.mentions(&found.mentions),
        }
    }

    fn topic(&self, found: &Found<crate::gazetteer::TopicId>) -> Topic {
        let topic = self.gazetteer.topic(found.what);
        Topic {
            id: topic.id.clone(),
            name: topic.name.clone(),
            score: found.score,
            rule: found.rule.word(),
            mentions: self.mentions(&found.mentions),
        }
    }

    fn person(&self, found: &Found<extract::Person>) -> Person {
        let extract::Person { name, office, country } = &found.what;
        Person {
            name: name.clone(),
            role: Some(office.clone()).filter(|office| !office.is_empty()),
            country: country.map(|id| self.gazetteer.country(id).code.clone()),
            score: found.score,
            rule: found.rule.word(),
            mentions: self.mentions(&found.mentions),
        }
    }

    fn organisation(&self, found: &Found<extract::Organisation>) -> Organisation {
        let entry = found.what.listed.map(|id: OrganisationId| self.gazetteer.organisation(id));
        Organisation {
            name: found.what.name.clone(),
            listed: entry.map(|entry| entry.forms.name.clone()),
            kind: entry.map(|entry| entry.kind.clone()),
            score: found.score,
            rule: found.rule.word(),
            mentions: self.mentions(&found.mentions),
        }
    }

    fn system(&self, found: &Found<extract::System>) -> System {
        let entry = found.what.listed.map(|id: SystemId| self.gazetteer.system(id));
        System {
            name: found.what.name.clone(),
            listed: entry.map(|entry| entry.forms.name.clone()),
            class: entry.map(|entry| entry.class.clone()),
            makers: entry.map_or_else(Vec::new, |entry| entry.makers.clone()),
            score: found.score,
            rule: found.rule.word(),
            mentions: self.mentions(&found.mentions),
        }
    }

    fn dated(&self, dated: &extract::Dated) -> Dated {
        let Span { start, end } = self.place.span(dated.span);
        Dated {
            text: self.place.words(dated.span),
            value: dated.value(),
            precision: dated.precision.word(),
            score: dated.score,
            rule: dated.rule.word(),
            start,
            end,
        }
    }

    fn event(&self, dated: &extract::Dated) -> Event {
        let Span { start, end } = self.place.span(dated.sentence);
        Event {
            date: dated.value().unwrap_or_default(),
            precision: dated.precision.word(),
            score: dated.score,
            rule: dated.rule.word(),
            text: self.place.words(dated.sentence),
            start,
            end,
        }
    }

    fn quote(&self, quote: &extract::Quote) -> Quote {
        let Span { start, end } = self.place.span(quote.span);
        Quote {
            text: self.place.words(quote.span),
            speaker: Some(quote.speaker.clone()).filter(|speaker| !speaker.is_empty()),
            score: quote.score(),
            rule: quote.rule.word(),
            start,
            end,
        }
    }

    fn figure(&self, figure: &extract::Figure) -> Figure {
        let Span { start, end } = self.place.span(figure.span);
        Figure {
            text: self.place.words(figure.span),
            kind: figure.kind.word(),
            value: figure.value,
            unit: figure.unit.clone(),
            score: figure.score,
            rule: figure.rule.word(),
            start,
            end,
        }
    }

    fn cited(&self, cited: &extract::Cited) -> Cited {
        let Span { start, end } = self.place.span(cited.span);
        Cited { name: cited.name.clone(), score: cited.score, rule: cited.rule.word(), start, end }
    }
}
