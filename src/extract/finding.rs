//! What reading an article yields: findings, each with its evidence.
//!
//! Every finding names the rule that made it and the bytes of the article that show it.

use crate::gazetteer::{CountryId, OrganisationId, SystemId, TopicId};
use crate::source::Span;
use jiff::civil::Date;
use std::borrow::Cow;

/// What was found in an article.
#[derive(Debug, Clone, Default)]
pub struct Metadata {
    /// Countries, the most prominent first.
    pub countries: Vec<Found<CountryId>>,
    /// Topics, the strongest first.
    pub topics: Vec<Found<TopicId>>,
    /// People, in the order in which they are first named.
    pub people: Vec<Found<Person>>,
    /// Organisations, in the order in which they are first named.
    pub organisations: Vec<Found<Organisation>>,
    /// Weapon systems and platforms, in the order in which they are first named.
    pub systems: Vec<Found<System>>,
    /// Dates that the body names, in its order.
    pub dates: Vec<Dated>,
    /// Direct quotes of the body, in its order.
    pub quotes: Vec<Quote>,
    /// Whom the body cites for what it says, in its order.
    pub sources: Vec<Cited>,
    /// Key figures of the body, in its order.
    pub figures: Vec<Figure>,
    /// The bottom line: the body's first sentences.
    pub summary: Option<Point>,
    /// The sentences of the body that carry most, in its order.
    pub key_points: Vec<Point>,
    /// The language of the body, as ISO 639-1, where it can be told.
    pub lang: Option<&'static str>,
}

/// A finding with its evidence.
#[derive(Debug, Clone)]
pub struct Found<T> {
    /// What was found.
    pub what: T,
    /// Whether the article is about it or mentions it.
    pub role: Role,
    /// How strong the finding is, in points.
    pub score: u32,
    /// What decided.
    pub rule: Rule,
    /// Where it is mentioned, in order; mentions in the title first.
    pub mentions: Vec<Mention>,
}

/// A person, as the text gives them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Person {
    /// The fullest name that the text gives.
    pub name: String,
    /// The office or profession that the text gives, in its words; may be empty.
    pub office: String,
    /// The country that the text joins to the office.
    pub country: Option<CountryId>,
}

/// An organisation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Organisation {
    /// The fullest name that the text gives.
    pub name: String,
    /// Its entry, if it is listed.
    pub listed: Option<OrganisationId>,
}

/// A weapon system or platform.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct System {
    /// The fullest name that the text gives.
    pub name: String,
    /// Its entry, if it is listed.
    pub listed: Option<SystemId>,
}

/// A date that a text names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Dated {
    /// Its bytes in the body.
    pub span: Span,
    /// The first day that it can mean, if its year is known.
    pub day: Option<Date>,
    /// The last day that it means; the same as the first for one day.
    pub last: Option<Date>,
    /// How exactly it is told.
    pub precision: Precision,
    /// The sentence that tells what happened then.
    pub sentence: Span,
    /// Whether that sentence tells an event of that date, so that it belongs in a chronology.
    pub tells: Tells,
    /// What decided.
    pub rule: Rule,
    /// How surely it is known which day is meant: 3 where its own words say, 2 where other words of the text do, 1 where
    /// only the tense tells, or nothing.
    pub score: u32,
}

impl Dated {
    /// The date as ISO 8601 writes it: `2024-04-11`, `2024-04`, `2024`, and `2024-08-03/2024-08-05`; none if its year is
    /// open.
    pub fn value(&self) -> Option<String> {
        let (first, last) = (self.day?, self.last?);
        let written = |day: Date| match self.precision {
            Precision::Day => day.to_string(),
            Precision::Month => format!("{:04}-{:02}", day.year(), day.month()),
            Precision::Year => format!("{:04}", day.year()),
        };
        let (first, last) = (written(first), written(last));
        Some(if first == last { first } else { format!("{first}/{last}") })
    }
}

/// The chronology that dates make: those that tell an event, by date, each sentence once for each date.
pub fn chronology(dates: &[Dated]) -> Vec<&Dated> {
    let mut events: Vec<&Dated> =
        dates.iter().filter(|dated| dated.tells == Tells::Event && dated.day.is_some()).collect();
    events.sort_by_key(|dated| (dated.day, dated.last, dated.sentence));
    events.dedup_by_key(|dated| (dated.day, dated.last, dated.sentence));
    events
}

/// Whether a dated sentence belongs in a chronology.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tells {
    /// It tells what happened, or will happen, on that date.
    Event,
    /// The date is there for another reason: a law's year, an age, a comparison, the article's own date.
    Aside,
}

/// How exactly a date is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Precision {
    /// A day, or a few that follow each other.
    Day,
    /// A month.
    Month,
    /// A year, or several.
    Year,
}

/// A direct quote.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quote {
    /// The words between the quotation marks.
    pub span: Span,
    /// Who said it, by the fullest name that the text gives; empty where the text does not say.
    pub speaker: String,
    /// The bytes that name the speaker beside the quote.
    pub named: Option<Span>,
    /// What decided.
    pub rule: Rule,
}

impl Quote {
    /// How surely its speaker is known: 2 where they are named beside it, 1 where it goes on from a quote of theirs, 0 where
    /// the text does not say.
    pub fn score(&self) -> u32 {
        match (self.speaker.is_empty(), self.named) {
            (true, _) => 0,
            (false, None) => 1,
            (false, Some(_)) => 2,
        }
    }
}

/// Whom a text cites.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cited {
    /// The name that the text gives.
    pub name: String,
    /// The bytes of the name.
    pub span: Span,
    /// The sentence that leans on it.
    pub sentence: Span,
    /// What decided.
    pub rule: Rule,
    /// What the citation is worth: 2 for a name, 1 for those who have none ("officials").
    pub score: u32,
}

/// A key figure.
#[derive(Debug, Clone, PartialEq)]
pub struct Figure {
    /// The bytes of number and unit; of a range, both ends.
    pub span: Span,
    /// What it counts.
    pub kind: FigureKind,
    /// The number; of a range, its lower end.
    pub value: f64,
    /// The upper end of a range: the 12,000 of "10,000 to 12,000 troops".
    pub upper: Option<f64>,
    /// Its unit: an ISO 4217 code for money (empty where the text does not tell whose it is), `km`, `people`, `percent`...
    pub unit: Cow<'static, str>,
    /// The sentence in which it stands.
    pub sentence: Span,
    /// What decided.
    pub rule: Rule,
    /// How closely number and unit belong together: 2 where the unit stands right at the number, 1 where words stand between.
    pub score: u32,
}

/// A stretch of the body that says what the article comes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Point {
    /// Its bytes in the body.
    pub span: Span,
    /// How much of what the article is about comes together in it, in points.
    pub score: u32,
    /// What decided.
    pub rule: Rule,
}

/// What a figure counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum FigureKind {
    /// Money.
    Money,
    /// Soldiers.
    Troops,
    /// Dead, wounded, missing.
    Casualties,
    /// People who fled or were displaced.
    Displaced,
    /// Prisoners, hostages and others who are held.
    Captives,
    /// Weapons and vehicles.
    Weapons,
    /// A distance, range or area.
    Distance,
    /// A quantity of goods or energy: tonnes of grain, barrels a day, megawatts.
    Quantity,
    /// A share.
    Share,
}

/// A place where something is mentioned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mention {
    /// In the title, the dateline or the body's prose.
    pub part: Part,
    /// Its bytes there.
    pub span: Span,
}

/// A part of an article.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// The title.
    Title,
    /// The place and day that stand before the body, where they are given apart from it.
    Dateline,
    /// The body.
    Body,
}

/// Whether an article is about something or mentions it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    /// It is about it.
    Primary,
    /// It mentions it.
    Mentioned,
}

/// What decided a finding.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rule {
    /// Named in the title.
    Title,
    /// Named in the dateline or the first two paragraphs.
    Lead,
    /// Named in the body.
    Body,
    /// Phrases of the topic, by points.
    Phrases,
    /// A name of the lists.
    Listed,
    /// An office, rank or form of address stands beside the name.
    Office,
    /// A given name begins the name.
    GivenName,
    /// A family name begins the name, as in Chinese, Korean or Vietnamese.
    FamilyName,
    /// Someone of that name says something.
    Speech,
    /// The name ends or begins with a word for an organisation: ministry, agency, party.
    HeadNoun,
    /// The name stands before its abbreviation in brackets.
    Abbreviation,
    /// The name has the form of a designation: `USS Name`, `Name class`.
    Designation,
    /// A day, month or year as calendars write it.
    Calendar,
    /// A weekday, or today and yesterday, counted from the article's day.
    Relative,
    /// The words before or after a quote say who speaks.
    Attribution,
    /// The quote goes on where the speaker of the last one has not changed.
    Continued,
    /// "according to", "reported", "told".
    Reporting,
    /// A number with a unit.
    Amount,
    /// The body begins with it.
    Opening,
    /// Most of what the article is about comes together in it.
    Weight,
}

impl Role {
    /// Its name in outputs.
    pub fn word(self) -> &'static str {
        match self {
            Self::Primary => "primary",
            Self::Mentioned => "mentioned",
        }
    }
}

impl Part {
    /// Its name in outputs.
    pub fn word(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Dateline => "dateline",
            Self::Body => "text",
        }
    }
}

impl Precision {
    /// Its name in outputs.
    pub fn word(self) -> &'static str {
        match self {
            Self::Day => "day",
            Self::Month => "month",
            Self::Year => "year",
        }
    }
}

impl FigureKind {
    /// Its name in outputs.
    pub fn word(self) -> &'static str {
        match self {
            Self::Money => "money",
            Self::Troops => "troops",
            Self::Casualties => "casualties",
            Self::Displaced => "displaced",
            Self::Captives => "captives",
            Self::Weapons => "weapons",
            Self::Distance => "distance",
            Self::Quantity => "quantity",
            Self::Share => "share",
        }
    }
}

impl Rule {
    /// Its name in outputs.
    pub fn word(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Lead => "lead",
            Self::Body => "body",
            Self::Phrases => "phrases",
            Self::Listed => "listed",
            Self::Office => "office",
            Self::GivenName => "given-name",
            Self::FamilyName => "family-name",
            Self::Speech => "speech",
            Self::HeadNoun => "head-noun",
            Self::Abbreviation => "abbreviation",
            Self::Designation => "designation",
            Self::Calendar => "calendar",
            Self::Relative => "relative",
            Self::Attribution => "attribution",
            Self::Continued => "continued",
            Self::Reporting => "reporting",
            Self::Amount => "amount",
            Self::Opening => "opening",
            Self::Weight => "weight",
        }
    }
}
