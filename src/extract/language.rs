//! The language of a text: English by its small words, others by their letters and the sequences of these (trigrams, as
//! whatlang counts them).

use super::{Passage, Shape, Word};
use crate::gazetteer::Can;
use whatlang::Lang;

/// Bytes of a text that are looked at; more do not make it surer.
const ENOUGH: usize = 400;

/// The share of certainty from which a language is told.
const SURE: f64 = 0.8;

/// The language as ISO 639-1, where it can be told.
pub fn of(body: &Passage<'_>) -> Option<&'static str> {
    if is_plainly_english(body) {
        return Some("en");
    }
    if is_table(body) {
        return None;
    }
    let text = body.text;
    let mut end = text.len().min(ENOUGH);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let info = whatlang::detect(&text[..end])?;
    if !info.is_reliable() && info.confidence() < SURE {
        return None;
    }
    code(info.lang())
}

/// Words at the start of a text that are looked at.
const WORDS: usize = 120;

/// A text of fewer words tells its language less surely.
const FEW: usize = 40;

/// Whether a text is full of figures, so that its few words and shortenings tell no language.
fn is_table(body: &Passage<'_>) -> bool {
    let words = body.words.get(..WORDS).unwrap_or(&body.words);
    let figure = |word: &&Word<'_>| word.shape == Shape::Number || word.kinds.can(Can::Number);
    let most = words.len() / if words.len() < FEW { 6 } else { 5 };
    words.iter().filter(figure).count() > most
}

/// Whether a text is full of the small words of English, some of which no other language has. Saves most texts the
/// counting of trigrams, which costs more than all other reading.
fn is_plainly_english(body: &Passage<'_>) -> bool {
    let words = body.words.get(..WORDS).unwrap_or(&body.words);
    let count = |what: Can| words.iter().filter(|word| word.kinds.can(what)).count();
    let english = count(Can::BeEnglish);
    let small = english + count(Can::BeSmall);
    english > 0 && small >= 3 && small * 8 >= words.len()
}

/// ISO 639-1 for the languages that have a code there.
fn code(lang: Lang) -> Option<&'static str> {
    CODES.iter().find(|(known, _)| *known == lang).map(|(_, code)| *code)
}

const CODES: [(Lang, &str); 62] = [
    (Lang::Afr, "af"),
    (Lang::Ara, "ar"),
    (Lang::Aze, "az"),
    (Lang::Bel, "be"),
    (Lang::Ben, "bn"),
    (Lang::Bul, "bg"),
    (Lang::Cat, "ca"),
    (Lang::Ces, "cs"),
    (Lang::Cmn, "zh"),
    (Lang::Cym, "cy"),
    (Lang::Dan, "da"),
    (Lang::Deu, "de"),
    (Lang::Ell, "el"),
    (Lang::Eng, "en"),
    (Lang::Epo, "eo"),
    (Lang::Est, "et"),
    (Lang::Fin, "fi"),
    (Lang::Fra, "fr"),
    (Lang::Guj, "gu"),
    (Lang::Heb, "he"),
    (Lang::Hin, "hi"),
    (Lang::Hrv, "hr"),
    (Lang::Hun, "hu"),
    (Lang::Hye, "hy"),
    (Lang::Ind, "id"),
    (Lang::Ita, "it"),
    (Lang::Jav, "jv"),
    (Lang::Jpn, "ja"),
    (Lang::Kan, "kn"),
    (Lang::Kat, "ka"),
    (Lang::Khm, "km"),
    (Lang::Kor, "ko"),
    (Lang::Lat, "la"),
    (Lang::Lav, "lv"),
    (Lang::Lit, "lt"),
    (Lang::Mal, "ml"),
    (Lang::Mar, "mr"),
    (Lang::Mkd, "mk"),
    (Lang::Mya, "my"),
    (Lang::Nep, "ne"),
    (Lang::Nld, "nl"),
    (Lang::Nob, "nb"),
    (Lang::Ori, "or"),
    (Lang::Pan, "pa"),
    (Lang::Pes, "fa"),
    (Lang::Pol, "pl"),
    (Lang::Por, "pt"),
    (Lang::Ron, "ro"),
    (Lang::Rus, "ru"),
    (Lang::Slk, "sk"),
    (Lang::Slv, "sl"),
    (Lang::Spa, "es"),
    (Lang::Srp, "sr"),
    (Lang::Swe, "sv"),
    (Lang::Tam, "ta"),
    (Lang::Tgl, "tl"),
    (Lang::Tha, "th"),
    (Lang::Tuk, "tk"),
    (Lang::Tur, "tr"),
    (Lang::Ukr, "uk"),
    (Lang::Urd, "ur"),
    (Lang::Vie, "vi"),
];

#[cfg(test)]
mod tests {
    use super::super::{Part, Passage};
    use super::{is_table, of};
    use crate::gazetteer;

    #[test]
    fn a_short_text_is_sooner_a_table_of_figures() {
        let lexicon = gazetteer::built_in().value.lexicon;
        let is =
            |text: &str| is_table(&Passage::line(Part::Body, text, (&lexicon, &gazetteer::Chunks::of(text).pieces)));
        // Two figures among eleven words.
        let some = "loss 18 cts profit 22 cts sales down from last year ";
        assert!(is(some) && !is(&some.repeat(6)));
    }

    #[test]
    fn languages_are_told_apart_or_not_told() {
        let cases = [
            (
                Some("en"),
                "The foreign ministers of the three countries met in the capital and agreed on a joint statement.",
            ),
            (
                Some("fr"),
                "Les ministres des affaires étrangères se sont réunis dans la capitale pour parler de la sécurité.",
            ),
            (Some("uk"), "Міністри закордонних справ трьох країн зустрілися у столиці та погодили спільну заяву."),
            (Some("ja"), "三カ国の外相は首都で会談し、共同声明に合意した。"),
            (
                Some("nl"),
                "De ministers van Buitenlandse Zaken van de drie landen hebben elkaar gisteren in de hoofdstad ontmoet en daar gesproken over de veiligheid op zee: “the deal is off”, zei een van hen na afloop tegen journalisten.",
            ),
            (None, "12:30"),
            // By its letters alone it would be French.
            (
                None,
                "Net loss 18 cts vs profit 22 cts. Sales 19.6 mln vs 20.9 mln. Avg shrs 4.1 mln vs 4.0 mln. \
                 Nine months net 1.2 mln vs 1.1 mln.",
            ),
            (None, ""),
        ];
        let lexicon = gazetteer::built_in().value.lexicon;
        for (code, text) in cases {
            assert_eq!(
                of(&Passage::line(Part::Body, text, (&lexicon, &gazetteer::Chunks::of(text).pieces))),
                code,
                "{text}"
            );
        }
    }
}
