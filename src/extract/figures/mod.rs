//! Key figures: money, troops, casualties, captives, weapons, distances, quantities and shares, with their units.
//!
//! A figure is a number (`number`), or the two ends of a range (`range`), and what it counts (`unit`), close behind it: "1,200
//! American soldiers". A number whose unit is not known is no figure, and years, dates and the numbers of names are none.

mod arms;
mod captives;
mod casualties;
mod displaced;
mod measure;
mod money;
mod number;
mod range;
mod toll;
mod unit;
mod unreal;

#[cfg(test)]
mod tests;

use super::{Figure, FigureKind, Passage, Place, Reading, Rule, Shape, Word};
use crate::gazetteer::{Can, Gazetteer, Hit, Listed, Sense};
use crate::source::Span;
use arms::{is_aircraft, is_civil, model};
use captives::held;
use casualties::{
    DISPLACED, before_hedges, casualties_of, done, is_group, is_helper, is_plural, joins, killed_or_hurt, told,
    told_before,
};
use displaced::driven_out;
use measure::{hyphened_measure, measure};
use money::{code, is_weight, of as money, rupees};
use number::{Form, Number, inherited, starting_at, times};
use toll::death_toll;
use unit::parts;
use unreal::is_unreal;

/// The text, and the lists.
type Known<'a, 'g> = (&'a Reading<'a>, &'g Gazetteer);

/// The key figures of the body, in its order.
pub fn found(reading: &Reading<'_>, gazetteer: &Gazetteer) -> Vec<Figure> {
    let body = &reading.body;
    let mut figures: Vec<Figure> = Vec::new();
    // The first word of the last figure's number.
    let mut last = 0;
    for sentence in &body.sentences {
        let limit = sentence.words.end;
        let mut reached = sentence.words.start;
        for at in body.notable(sentence) {
            if at < reached || !may_begin(body, &body.words[at]) {
                continue;
            }
            let Some(number) = starting_at(body, at, limit) else { continue };
            let mut number = range::whole(body, number, limit);
            let next = number.words.end;
            reached = next.max(at + 1);
            // A sum or a year tells of itself what it is.
            if number.sign.is_empty() && number.form != Form::Year {
                number.before = before_hedges(body, number.words.start);
                number.verb = number.before.and_then(|before| done(body, before));
            }
            let unit = unit::of((reading, gazetteer), &number, limit);
            let Some(unit) = unit.filter(|_| !is_of_system(body, number.start)) else { continue };
            if unit.kind == FigureKind::Casualties && is_unreal(body, &number, sentence.words.start) {
                continue;
            }
            let behind = body.words.get(next..).unwrap_or(&[]).iter();
            let behind = behind.take_while(|word| word.end() <= unit.span.end).count();
            // Numbers among the words that tell of this one are part of it: "1.9 million of Gaza's 2.3 million residents".
            reached = reached.max(next + behind);
            let figure = Figure {
                span: unit.span,
                kind: unit.kind,
                value: number.value,
                upper: number.upper,
                unit: unit.unit,
                sentence: sentence.span,
                rule: Rule::Amount,
                score: if behind <= 1 { 2 } else { 1 },
            };
            if !figures.last_mut().is_some_and(|before| range::joined(body, (before, last), &figure)) {
                figures.push(figure);
            }
            last = number.words.start;
        }
    }
    figures
}

/// Finds before a number among which the weapon system is sought of whose name it is part.
const NEAR: usize = 4;

/// Whether a number is part of a weapon system's name: the 2 of "Leopard 2 tanks".
fn is_of_system(body: &Passage<'_>, start: u32) -> bool {
    systems_before(body, start, NEAR).any(|system| start < system.end)
}

/// The names of weapon systems among the last so many finds before a byte.
fn systems_before(body: &Passage<'_>, byte: u32, most: usize) -> impl Iterator<Item = Span> {
    let system = |hit: &&Hit| matches!(hit.sense, Sense::Listed { what: Listed::System(_), .. });
    body.hits_before(byte, most).iter().filter(system).map(|hit| hit.span)
}

/// Whether a number may begin with a word, by the look of it.
fn may_begin(body: &Passage<'_>, word: &Word<'_>) -> bool {
    let digit = |at: u32| body.text.as_bytes().get(at as usize).is_some_and(u8::is_ascii_digit);
    // "RM500", "RM500m", "EUR500m".
    let figures = || digit(word.end() - 1) || digit(word.start + 2) || digit(word.start + 3);
    word.shape == Shape::Number || word.kinds.can_any(&[Can::Number, Can::Amount]) || figures()
}
