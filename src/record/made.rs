//! Making a record from what was found: names for numbers, and bytes of the file for bytes of the text that was read.

use super::{
    Cited, Country, Dated, Event, Figure, Organisation, Person, Place, Point, Quote, Record, Stretch, System, Topic,
};
use crate::extract::{self, Found, Mention, Metadata, Rule};
use crate::gazetteer::{Gazetteer, OrganisationId, SystemId};
use crate::source::Span;

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
            summary: metadata.summary.map(|point| place.words(point.span)),
            key_points: metadata.key_points.iter().map(|point| place.words(point.span)).collect(),
            gist: self.gist(),
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
            upper: figure.upper,
            unit: figure.unit.clone(),
            score: figure.score,
            rule: figure.rule.word(),
            start,
            end,
        }
    }

    fn gist(&self) -> Vec<Point> {
        let summary = self.metadata.summary.iter().map(|point| ("summary", point));
        let points = self.metadata.key_points.iter().map(|point| ("key-point", point));
        let point = |(kind, point): (&'static str, &extract::Point)| {
            let Span { start, end } = self.place.span(point.span);
            let (text, score, rule) = (self.place.words(point.span), point.score, point.rule.word());
            Point { kind, text, score, rule, start, end }
        };
        summary.chain(points).map(point).collect()
    }

    fn cited(&self, cited: &extract::Cited) -> Cited {
        let Span { start, end } = self.place.span(cited.span);
        Cited { name: cited.name.clone(), score: cited.score, rule: cited.rule.word(), start, end }
    }
}
