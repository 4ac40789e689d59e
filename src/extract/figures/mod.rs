//! Key figures: money, troops, casualties, weapons, distances and shares, with their units.
//!
//! A figure is a number (`number`) and what it counts (`unit`), close behind it: "1,200 American soldiers". A number
//! whose unit is not known is no figure, and years, dates and the numbers of names are none.

mod number;
mod unit;

use super::{Figure, FigureKind, Passage, Reading, Rule, Shape, Word};
use crate::gazetteer::{Can, Listed, Sense};
use crate::source::Span;
use number::Number;

/// The key figures of the body, in its order.
pub fn found(reading: &Reading<'_>) -> Vec<Figure> {
    let body = &reading.body;
    let mut figures = Vec::new();
    for sentence in &body.sentences {
        let limit = sentence.words.end;
        let mut reached = sentence.words.start;
        for at in body.notable(sentence) {
            if at < reached || !may_begin(body, &body.words[at]) {
                continue;
            }
            let Some(number) = number::starting_at(body, at, limit) else { continue };
            let next = number.words.end;
            reached = next.max(at + 1);
            if is_of_system(body, number.start) {
                continue;
            }
            if let Some((kind, unit, end)) = unit::of(body, &number, limit) {
                let span = Span { start: number.start, end };
                let behind =
                    body.words.get(next..).unwrap_or(&[]).iter().take_while(|word| word.span.end <= end).count();
                figures.push(Figure {
                    span,
                    kind,
                    value: number.value,
                    unit,
                    sentence: sentence.span,
                    rule: Rule::Amount,
                    score: if behind <= 1 { 2 } else { 1 },
                });
            }
        }
    }
    figures
}

/// Finds before a number among which the weapon system is sought of whose name it is part.
const NEAR: usize = 4;

/// Whether a number is part of a weapon system's name: the 2 of "Leopard 2 tanks".
fn is_of_system(body: &Passage<'_>, start: u32) -> bool {
    let after = body.hits.partition_point(|hit| hit.span.start < start);
    let near = body.hits.get(after.saturating_sub(NEAR)..after).unwrap_or(&[]);
    near.iter().any(|hit| matches!(hit.sense, Sense::Listed { what: Listed::System(_), .. }) && start < hit.span.end)
}

/// Whether a number may begin with a word, by the look of it.
fn may_begin(body: &Passage<'_>, word: &Word) -> bool {
    let figures = || body.text.as_bytes().get(word.span.end as usize - 1).is_some_and(u8::is_ascii_digit);
    match word.shape {
        Shape::Number => true,
        Shape::Lower | Shape::Capital => word.kinds.can(Can::Number) || figures(),
        Shape::Upper => true,
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Part, Passage, Reading};
    use super::found;
    use crate::gazetteer::Chunks;
    use crate::text::{BlockKind, Prose};

    fn figures(text: &str) -> Vec<(String, &'static str, f64, String)> {
        let mut prose = Prose::default();
        prose.open(BlockKind::Paragraph);
        prose.push(text, 0..text.len());
        prose.close();
        let lexicon = crate::gazetteer::built_in().value.lexicon;
        let chunks = Chunks::of(prose.text());
        let body = Passage::new(Part::Body, (prose.text(), prose.blocks()), (&lexicon, &chunks.pieces));
        let reading = Reading {
            title: Passage::line(Part::Title, "", (&lexicon, &[])),
            extent: super::super::Extent::of(&prose),
            date: None,
            body,
            certain: Vec::new(),
        };
        let told = found(&reading);
        told.into_iter()
            .map(|figure| {
                (reading.body.slice(figure.span).to_owned(), figure.kind.word(), figure.value, figure.unit.into_owned())
            })
            .collect()
    }

    #[test]
    fn figures_with_their_units() {
        let cases: [(&str, &str, &str, f64, &str); 20] = [
            ("The gift of CA$5 million came.", "CA$5 million", "money", 5e6, "CAD"),
            ("They paid 20 million Taiwan dollars.", "20 million Taiwan dollars", "money", 2e7, "TWD"),
            ("Shells wounded 30 in the city.", "30", "casualties", 30.0, "wounded"),
            ("The sale is worth $2.7 billion.", "$2.7 billion", "money", 2.7e9, "USD"),
            ("It costs US$108 million a year.", "US$108 million", "money", 1.08e8, "USD"),
            ("Berlin gave €500m in loans.", "€500m", "money", 5e8, "EUR"),
            ("A fine of NT$500,000 was paid.", "NT$500,000", "money", 5e5, "TWD"),
            ("Aid of 50 billion euros was agreed.", "50 billion euros", "money", 5e10, "EUR"),
            ("About 1,200 American soldiers left.", "1,200 American soldiers", "troops", 1200.0, "people"),
            ("Two thousand marines took part.", "Two thousand marines", "troops", 2000.0, "people"),
            ("At least 12 people were killed.", "12 people were killed", "casualties", 12.0, "killed"),
            ("The strike killed 14 civilians.", "14 civilians", "casualties", 14.0, "killed"),
            ("It left 30 wounded.", "30 wounded", "casualties", 30.0, "wounded"),
            ("Some 1.5 million refugees fled.", "1.5 million refugees", "displaced", 1.5e6, "people"),
            ("Warsaw ordered 96 attack helicopters.", "96 attack helicopters", "weapons", 96.0, "helicopters"),
            ("A range of 2,000 kilometres.", "2,000 kilometres", "distance", 2000.0, "km"),
            ("It lies 24 nautical miles off.", "24 nautical miles", "distance", 24.0, "nmi"),
            ("Members spend 2% of output.", "2%", "share", 2.0, "percent"),
            ("It rose by 3.5 per cent.", "3.5 per cent", "share", 3.5, "percent"),
            ("It pays 20 million dollars.", "20 million dollars", "money", 2e7, "USD"),
        ];
        for (text, words, kind, value, unit) in cases {
            assert_eq!(figures(text), [(words.to_owned(), kind, value, unit.to_owned())], "{text}");
        }
    }

    #[test]
    fn the_dead_and_the_hurt_of_one_sentence_are_told_apart() {
        for (text, wanted) in [
            ("A bomber killed 14 people and wounded 30 in Kabul.", [(14.0, "killed"), (30.0, "wounded")]),
            ("It killed 11 and injured 43 people.", [(11.0, "killed"), (43.0, "wounded")]),
            ("Some 12 were killed and 30 people were wounded.", [(12.0, "killed"), (30.0, "wounded")]),
            ("Gunmen killed 4 civilians and 3 children.", [(4.0, "killed"), (3.0, "killed")]),
        ] {
            let told: Vec<_> = figures(text).into_iter().map(|(_, _, value, unit)| (value, unit)).collect();
            assert_eq!(told, wanted.map(|(value, unit)| (value, unit.to_owned())), "{text}");
        }
    }

    #[test]
    fn other_numbers_are_no_figures() {
        for text in [
            "In 2015 soldiers came home.",
            "On 12 April people met.",
            "Article 5 troops, said one.",
            "The F-35 fighter flew.",
            "He is 47 and leads one of the armies.",
            "Resolution 2231 was adopted.",
            "It cost T$606 billion, or 3 million Egyptian pounds.",
            "Police killed 30 of the plans.",
        ] {
            assert_eq!(figures(text), [], "{text}");
        }
    }
}
