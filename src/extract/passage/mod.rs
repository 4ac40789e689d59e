//! A part of an article as it is read: its words, its sentences, and the listed names in it.
//!
//! Everything is counted in bytes of the part's own text, so that every finding can be traced back.

mod headline;
mod word;

pub use word::{Shape, Word};

use super::finding::Part;
use crate::gazetteer::{Can, CountryId, Hit, Kinds, Lexicon, Listed, Piece, Sense};
use crate::source::Span;
use crate::text::{self, Block, BlockKind};
use std::ops::Range;
use word::{Joined, joined, shape};

/// A title, dateline or body, divided.
#[derive(Debug, Clone)]
pub struct Passage<'a> {
    /// Which part of the article it is.
    pub part: Part,
    /// Its text.
    pub text: &'a str,
    /// Its words, in order. Code has none.
    pub words: Vec<Word<'a>>,
    /// For every so many bytes the first word that begins there or behind them.
    nearby: Vec<u32>,
    /// The places of the words with which a name, a date or a figure can begin: most words, in small letters, are none of
    /// these, and their readers pass them over.
    pub notable: Vec<u32>,
    /// Its sentences, in order.
    pub sentences: Vec<Sentence>,
    /// The block quotations' blocks: their numbers, in order.
    pub quoted: Vec<usize>,
    /// Offices, organisations, media and systems of the lists, by place, the longest first.
    pub hits: Vec<Hit>,
    /// Where words begin beside which an ordinary word is a name, and of which entry, by place. One word may be that of dozens
    /// of entries, so that they stand apart from the finds among which something is sought.
    pub beside: Vec<(u32, Listed)>,
    /// Names of countries and places, and phrases that look like them, in order and apart from each other.
    pub places: Vec<Place>,
}

/// The name of a country or place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// Its bytes.
    pub span: Span,
    /// The country, unless the name has several readings or only looks like one.
    pub country: Option<CountryId>,
    /// Of a name with several readings, among which the whole text decides, its place in the list.
    pub doubtful: Option<u16>,
    /// Whether it is a person: one who stands for the country, or whose name only looks like a place.
    pub person: bool,
}

/// Bytes from one place to the next at which the words are known by place: a few words, which are soon passed over.
const STRETCH: usize = 64;

/// Finds before a word among which those that cover it are sought.
const NEAR: usize = 12;

/// A sentence, a heading or a cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sentence {
    /// Its bytes.
    pub span: Span,
    /// Its words' places in [`Passage::words`].
    pub words: Range<usize>,
    /// Those of them with which something can begin: their places in [`Passage::notable`].
    pub notable: Range<usize>,
    /// What it stands in.
    pub kind: BlockKind,
    /// The block's number: sentences of one paragraph have the same.
    pub block: usize,
    /// All that any of its words can be.
    pub kinds: Kinds,
    /// Whether nearly all of its words stand in capitals, which then tell nothing.
    pub headline: bool,
}

impl<'a> Passage<'a> {
    /// Divides a text. `blocks` are its paragraphs, headings and cells, `pieces` its runs of letters.
    pub fn new(part: Part, (text, blocks): (&'a str, &[Block]), (lexicon, mut pieces): (&Lexicon, &[Piece])) -> Self {
        // About as many as a report of this length has. A title is often left out, and needs no room.
        let some = |each: usize| if text.is_empty() { 0 } else { text.len() / each + 4 };
        let mut passage = Self {
            part,
            text,
            words: Vec::with_capacity(some(5)),
            nearby: Vec::with_capacity(some(STRETCH)),
            notable: Vec::with_capacity(some(8)),
            sentences: Vec::with_capacity(some(96)),
            quoted: Vec::new(),
            hits: Vec::new(),
            beside: Vec::new(),
            places: Vec::new(),
        };
        let read = |block: &&Block| block.kind != BlockKind::Code;
        for (at, block) in blocks.iter().enumerate().filter(|(_, block)| read(block)) {
            if block.quoted {
                passage.quoted.push(at);
            }
            let base = block.span.start as usize;
            let Some(paragraph) = text.get(block.span.range()) else { continue };
            for range in text::sentences(paragraph) {
                let range = base + range.start..base + range.end;
                let (first, noted) = (passage.words.len(), passage.notable.len());
                let kinds;
                (pieces, kinds) = passage.divide(range.clone(), pieces, lexicon);
                let words = first..passage.words.len();
                let notable = noted..passage.notable.len();
                let span = Span::from(range);
                let mut sentence =
                    Sentence { span, words, notable, kind: block.kind, block: at, kinds, headline: false };
                sentence.headline = headline::is_one(&passage, &sentence);
                passage.sentences.push(sentence);
            }
        }
        passage
    }

    /// Divides a stretch of the text into words: runs of letters, with the marks that join some of them. Hands back the runs
    /// behind it, and all that any of the words can be.
    fn divide<'p>(&mut self, range: Range<usize>, pieces: &'p [Piece], lexicon: &Lexicon) -> (&'p [Piece], Kinds) {
        let (text, first) = (self.text, self.words.len());
        let (begin, limit) = (Span::from(range.clone()).start, Span::from(range.clone()).end);
        let is_space = |at: u32| text.as_bytes().get(at as usize) == Some(&b' ');
        let passed = pieces.iter().take_while(|piece| piece.span.start < begin).count();
        let mut rest = &pieces[passed..];
        while let [piece, after @ ..] = rest
            && piece.span.start < limit
        {
            let Span { start, mut end } = piece.span;
            let (mut possessive, mut compound) = (false, false);
            rest = after;
            // Nearly all words are a run of letters before a space.
            if end < limit && !is_space(end) {
                let told;
                (told, rest) = joined((text, range.end), (piece, after));
                Joined { end, possessive, compound } = told;
            }
            let spaced = is_space(end) && rest.first().is_some_and(|next| next.span.start == end + 1);
            let text = text.get(start as usize..end as usize).unwrap_or("");
            let (kinds, shape) = (Kinds::default(), shape(text));
            self.words.push(Word { text, start, kinds, shape, possessive, compound, spaced });
        }
        (rest, self.look_up(first, lexicon))
    }

    /// Says of the words from this one on what they can be, and hands back all that any of them can be. They are looked up
    /// in one go, since the processor then waits for several at once.
    fn look_up(&mut self, first: usize, lexicon: &Lexicon) -> Kinds {
        let mut all = Kinds::default();
        let mut noted = self.notable.len();
        self.notable.resize(noted + self.words.len() - first, 0);
        for (at, word) in (first..).zip(&mut self.words[first..]) {
            word.kinds = lexicon.kinds_within(self.text, word.span().range());
            all = all.or(word.kinds);
            let at = u32::try_from(at).unwrap_or(u32::MAX);
            // Each is written down, and the next one over it if it is not notable: a branch could not be foreseen.
            self.notable[noted] = at;
            noted += usize::from(word.is_notable());
            while self.nearby.len() * STRETCH <= word.start as usize {
                self.nearby.push(at);
            }
        }
        self.notable.truncate(noted);
        all
    }

    /// The words of a sentence with which something can begin, in order.
    pub fn notable<'s>(&'s self, sentence: &Sentence) -> impl DoubleEndedIterator<Item = usize> + use<'s, 'a> {
        self.notable.get(sentence.notable.clone()).unwrap_or(&[]).iter().map(|&at| at as usize)
    }

    /// A text that is one block: a title or dateline.
    pub fn line(part: Part, text: &'a str, read: (&Lexicon, &[Piece])) -> Self {
        let span = Span::from(0..text.len());
        Self::new(part, (text, &[Block { kind: BlockKind::Heading, quoted: false, span }]), read)
    }

    /// The letters of a word.
    pub fn word(&self, at: usize) -> &'a str {
        self.words.get(at).map_or("", |word| word.text)
    }

    /// What the lists say that a word can be; nothing behind the last one.
    pub fn kinds(&self, at: usize) -> Kinds {
        self.words.get(at).map_or(Kinds::default(), |word| word.kinds)
    }

    /// Whether a word says that somebody speaks.
    pub fn says(&self, at: usize) -> bool {
        self.kinds(at).can(Can::Speak)
    }

    /// Whether a word says that somebody reports: a medium does, whose words are not quoted.
    pub fn reports(&self, at: usize) -> bool {
        self.says(at) || self.word(at) == "reporting"
    }

    /// Whether a word stands in capitals because a sentence begins with it.
    pub fn opens(&self, at: usize) -> bool {
        self.kinds(at).can_any(&[Can::Open, Can::OpenBody])
    }

    /// What stands between a word and the next one; for the last word, all that follows.
    pub fn gap(&self, at: usize) -> &'a str {
        let Some(word) = self.words.get(at) else { return "" };
        if word.spaced {
            return " ";
        }
        let start = word.end() as usize;
        let end = self.words.get(at + 1).map_or(self.text.len(), |next| next.start as usize);
        self.text.get(start..end).unwrap_or("")
    }

    /// The text of a span; empty if it is out of bounds.
    pub fn slice(&self, span: Span) -> &'a str {
        self.text.get(span.range()).unwrap_or("")
    }

    /// The bytes from one word to another.
    pub fn span(&self, words: Range<usize>) -> Span {
        let inner = self.words.get(words).unwrap_or(&[]);
        let start = inner.first().map_or(0, |word| word.start);
        Span { start, end: inner.last().map_or(start, Word::end) }
    }

    /// The words that lie within a span.
    pub fn words_in(&self, span: Span) -> Range<usize> {
        let near = self.nearby.get(span.start as usize / STRETCH).map_or(self.words.len(), |&near| near as usize);
        let start = near + self.words[near..].iter().take_while(|word| word.start < span.start).count();
        // A span has few words, so that they are sooner counted than its end is sought.
        let inside = self.words[start..].iter().take_while(|word| word.end() <= span.end).count();
        start..start + inside
    }

    /// The word within which a span ends behind the words that lie in it: that of "Abu Dhabi-based" behind "Abu".
    pub fn cut(&self, (span, inside): (Span, &Range<usize>)) -> Option<&Word<'a>> {
        self.words.get(inside.end).filter(|word| word.start < span.end)
    }

    /// The sentence in which a byte stands, or the next one.
    pub fn sentence_at(&self, byte: u32) -> Option<&Sentence> {
        let at = self.sentences.partition_point(|sentence| sentence.span.end <= byte);
        self.sentences.get(at)
    }

    /// The place in whose name a byte stands, or the next one.
    pub fn place_at(&self, byte: u32) -> Option<&Place> {
        self.places.get(self.places.partition_point(|place| place.span.end <= byte))
    }

    /// The last finds that begin before a byte, at most so many.
    pub fn hits_before(&self, byte: u32, most: usize) -> &[Hit] {
        let end = self.hits.partition_point(|hit| hit.span.start < byte);
        self.hits.get(end.saturating_sub(most)..end).unwrap_or(&[])
    }

    /// The place in whose name a span lies.
    pub fn place_over(&self, span: Span) -> Option<&Place> {
        self.place_at(span.start).filter(|place| place.span.start <= span.start && span.end <= place.span.end)
    }

    /// Whether a word begins within the name of a place.
    pub fn in_place(&self, at: usize) -> bool {
        let start = self.words.get(at).map_or(0, |word| word.start);
        self.place_at(start).is_some_and(|place| place.span.start <= start)
    }

    /// The finds of which a word is part, the last one first.
    pub fn hits_over(&self, at: usize) -> impl Iterator<Item = &Hit> {
        let span = self.words.get(at).map_or(Span { start: 0, end: u32::MAX }, Word::span);
        // A find has few words, so that one that covers this word begins among the last few.
        self.hits_before(span.start + 1, NEAR).iter().rev().filter(move |hit| span.end <= hit.span.end)
    }

    /// The office, rank or form of address of which a word is part.
    pub fn office_at(&self, at: usize) -> Option<Span> {
        self.hits_over(at).find(|hit| matches!(hit.sense, Sense::Office(_))).map(|hit| hit.span)
    }

    /// Adds the listed entries that are named by an ordinary word in a sentence with one of the words that their entry asks
    /// for.
    pub fn told_beside(&self, certain: &mut Vec<Listed>) {
        let (mut rest, mut beside) = (self.beside.as_slice(), Vec::new());
        while let Some(&(first, _)) = rest.first() {
            let Some(sentence) = self.sentence_at(first) else { return };
            let (near, after) = rest.split_at(rest.partition_point(|&(start, _)| start < sentence.span.end));
            rest = after;
            beside.clear();
            beside.extend(near.iter().map(|&(_, what)| what));
            beside.sort_unstable();
            let until = |byte: u32| self.hits.partition_point(|hit| hit.span.start < byte);
            certain.extend(self.hits[until(sentence.span.start)..until(sentence.span.end)].iter().filter_map(|hit| {
                match hit.sense {
                    Sense::Listed { what, sure: false } if beside.binary_search(&what).is_ok() => Some(what),
                    _ => None,
                }
            }));
        }
    }

    /// Offices, ranks and forms of address.
    pub fn offices(&self) -> impl Iterator<Item = Hit> + '_ {
        self.hits.iter().copied().filter(|hit| matches!(hit.sense, Sense::Office(_)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::gazetteer::Chunks;

    fn words(text: &str) -> Vec<(&str, Shape, bool)> {
        let passage = Passage::line(Part::Title, text, (&Lexicon::default(), &Chunks::of(text).pieces));
        (0..passage.words.len())
            .map(|at| (passage.word(at), passage.words[at].shape, passage.words[at].possessive))
            .collect()
    }

    #[test]
    fn a_text_is_divided_into_words() {
        let found = words("Taiwan’s Dr. Ali Al-Mudhaf (U.S.) met 1,200 F-35s on Sept. 30, don't");
        let wanted = [
            ("Taiwan", Shape::Capital, true),
            ("Dr", Shape::Capital, false),
            ("Ali", Shape::Capital, false),
            ("Al-Mudhaf", Shape::Capital, false),
            ("U.S.", Shape::Upper, false),
            ("met", Shape::Lower, false),
            ("1,200", Shape::Number, false),
            ("F-35s", Shape::Capital, false),
            ("on", Shape::Lower, false),
            ("Sept", Shape::Capital, false),
            ("30", Shape::Number, false),
            ("don't", Shape::Lower, false),
        ];
        assert_eq!(found, wanted);
    }

    #[test]
    fn places_lead_back_to_words_and_sentences() {
        let text = "He left. Ms Ünal’s 東京 office, said “no”.";
        let passage = Passage::line(Part::Body, text, (&Lexicon::default(), &Chunks::of(text).pieces));
        assert_eq!(passage.sentences.len(), 2);
        let second = passage.sentences[1].clone();
        assert_eq!(passage.slice(second.span), "Ms Ünal’s 東京 office, said “no”.");
        assert_eq!(passage.slice(passage.span(second.words.start..second.words.start + 2)), "Ms Ünal");
        assert_eq!(passage.words_in(second.span), second.words);
        assert_eq!(passage.gap(second.words.start + 1), "’s ");
        assert_eq!(passage.sentence_at(10).unwrap().span, second.span);
    }
}
