//! Whom a text cites: media and others whose word it reports.
//!
//! Two readings: people, organisations and media that are already known, beside words of citing (`known`), and those
//! without a name, "two sources familiar with the matter" (`nameless`).

mod known;
mod nameless;

use super::{Cited, Found, Mention, Organisation, Part, Passage, Person, Reading, Rule, Sentence, Shape};
use crate::gazetteer::{Can, Listed, Sense};
use crate::source::Span;
use std::ops::Range;

/// Somebody who is named in the body.
#[derive(Debug, Clone, Copy)]
struct Known<'n> {
    span: Span,
    /// The fullest name that the text gives.
    name: &'n str,
    medium: bool,
}

/// The sources that the body cites, in its order.
pub fn found(reading: &Reading<'_>, (people, organisations): (&[Found<Person>], &[Found<Organisation>])) -> Vec<Cited> {
    let body = &reading.body;
    let people = people.iter().map(|found| (found.what.name.as_str(), &found.mentions));
    let organisations = organisations.iter().map(|found| (found.what.name.as_str(), &found.mentions));
    let mut all: Vec<Known<'_>> =
        people.chain(organisations).flat_map(|(name, mentions)| in_body(body, name, mentions)).collect();
    all.sort_unstable_by_key(|known| (known.span.start, std::cmp::Reverse(known.span.end)));
    let mut cited = Vec::new();
    let mut rest = all.as_slice();
    for sentence in &body.sentences {
        let before = rest.partition_point(|known| known.span.start < sentence.span.start);
        rest = rest.get(before..).unwrap_or(&[]);
        let own = rest.partition_point(|known| known.span.start < sentence.span.end);
        let mut here = known::of(body, sentence, rest.get(..own).unwrap_or(&[]));
        here.extend(nameless::of(body, sentence));
        here.sort_by_key(|cited| cited.span);
        here.dedup_by(|later, earlier| later.name == earlier.name || later.span.start < earlier.span.end);
        cited.extend(here);
    }
    cited
}

/// The places in the body where somebody is named.
fn in_body<'n>(body: &Passage<'_>, name: &'n str, mentions: &[Mention]) -> Vec<Known<'n>> {
    let mut medium = name.rsplit(' ').next().is_some_and(|last| MEDIA.contains(&last));
    let spans: Vec<Span> =
        mentions.iter().filter(|mention| mention.part == Part::Body).map(|mention| mention.span).collect();
    // A known medium is one wherever it is named.
    medium |= spans.first().is_some_and(|span| {
        let from = body.hits.partition_point(|hit| hit.span.start < span.start);
        let mut here = body.hits.get(from..).unwrap_or(&[]).iter().take_while(|hit| hit.span.start == span.start);
        here.any(|hit| matches!(hit.sense, Sense::Listed { what: Listed::Media(_), .. }) && hit.span.end <= span.end)
    });
    spans.into_iter().map(|span| Known { span, name, medium }).collect()
}

/// Last words of the names of media.
#[rustfmt::skip]
const MEDIA: [&str; 12] = [
    "News", "Times", "TV", "Television", "Radio", "Newspaper", "Post", "Herald", "Tribune", "Gazette", "Telegraph",
    "Broadcasting",
];
