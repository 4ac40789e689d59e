//! Direct quotes and their speakers.
//!
//! A quote is what stands between quotation marks (`marks`). Who says it is told beside it, in its sentence or in the
//! one next to it (`speaker`), or in the line that leads on to it, which makes a quote of a block quotation, too (`lead`);
//! where the text does not say, nobody is named. Words in quotation marks that nobody is said to say count as a quote only
//! from so many words on, and the names of things do not count, whoever uses them: the so-called “republics”.

mod indirect;
mod lead;
mod marks;
mod nouns;
mod opening;
mod refer;
mod speaker;
mod verb;

use super::{Found, Mention, Organisation, Part, Passage, Person, Quote, Reading, Rule, Sentence, Shape};
use crate::gazetteer::CountryId;
use crate::source::Span;
use lead::sentence_before;
use nouns::{BODIES, PERSONS};
use opening::is_in_opening;
use refer::{LOOKED_AT, brings, described, is_governed, is_owned, is_owner, joint, named, pronoun};
use verb::{by_whom, is_parted, is_reporting, speaks, tells};

/// A speaker as the text tells it.
struct Told {
    /// The fullest name.
    name: String,
    /// The bytes that name the speaker beside the quote.
    named: Option<Span>,
    /// What decided.
    rule: Rule,
}

/// What is known: the body, and who can speak.
type Known<'a, 'b> = (&'a Passage<'a>, &'a Voices<'b>);

/// Words from which a stretch in quotation marks is a quote even if nobody is said to say it.
const ENOUGH: usize = 6;

/// The same where somebody without a name is said to say it.
const FEW: usize = 3;

/// Somebody who can speak, and where the body names them, in order.
struct Voice<'a> {
    name: &'a str,
    /// The office that the text gives them, in small letters.
    office: String,
    /// The country that the text joins to a person.
    country: Option<CountryId>,
    kind: VoiceKind,
}

/// Whether a seat of a government speaks itself: "the Kremlin said", and not "a reporter outside the White House said".
fn is_subject(body: &Passage<'_>, seat: Span) -> bool {
    let words = body.words_in(seat);
    let before = words.start.checked_sub(1);
    let before = before.filter(|&at| matches!(body.word(at), "the" | "The")).map_or(before, |at| at.checked_sub(1));
    let beside = before.filter(|&at| body.gap(at) == " ").map_or("", |at| body.word(at));
    let leans =
        matches!(beside, "outside" | "near" | "at" | "in" | "of" | "from" | "to" | "inside" | "around" | "by" | "for");
    let says = body.gap(words.end.saturating_sub(1)) == " " && body.says(words.end)
        || before.is_some_and(|at| body.says(at) && body.word(at) != "told");
    let speaks_through =
        matches!(body.word(words.end), "official" | "officials" | "spokesman" | "spokeswoman" | "aide" | "statement");
    !leans && (says || speaks_through)
}

/// Seats of governments, which speak and are no organisations.
const SEATS: [&str; 5] = ["White House", "Kremlin", "Downing Street", "Élysée", "Blue House"];

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum VoiceKind {
    Person,
    Organisation,
}

/// A place where a voice is named.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Naming {
    span: Span,
    voice: usize,
    /// Whether somebody is named there as speaking.
    speaks: bool,
}

/// Everybody who can speak.
struct Voices<'a> {
    voices: Vec<Voice<'a>>,
    namings: Vec<Naming>,
}

/// The direct quotes of the body, in its order.
pub fn found(reading: &Reading<'_>, people: &[Found<Person>], organisations: &[Found<Organisation>]) -> Vec<Quote> {
    let body = &reading.body;
    let mut spans = marks::quotes(body);
    if !body.quoted.is_empty() {
        spans = lead::with_blocks(body, &spans);
    }
    if spans.is_empty() {
        return Vec::new();
    }
    let voices = Voices::of(body, (people, organisations), &spans);
    spans.retain(|&span| !voices.is_nickname(span));
    let known = (body, &voices);
    let mut quotes: Vec<Quote> = Vec::with_capacity(spans.len());
    // Whose quote came last, unless it was of somebody without a name.
    let mut last: Option<(Span, String)> = None;
    for (at, &span) in spans.iter().enumerate() {
        let words = body.words_in(span).len();
        let told = speaker::beside(known, (&spans, at)).or_else(|| speaker::led(known, span));
        let nameless = told.is_none() && speaker::is_nameless(known, (&spans, at));
        if nameless {
            last = None;
        }
        let alone = !nameless && (words >= ENOUGH || words > FEW && is_sentence(body, span));
        let told = told.or_else(|| indirect::indirect(known, (&spans, at)).filter(|_| alone));
        let told = told.or_else(|| {
            // A quote that goes on after its speaker was named in the same paragraph, or from the paragraph before.
            let (before, name) = last.as_ref()?;
            if words < ENOUGH && !is_sentence(body, span) && !speaker::adds(body, (*before, span)) {
                return None;
            }
            let goes_on = speaker::goes_on(body, (*before, span)) || lead::is_one_block(body, (*before, span));
            goes_on.then(|| Told { name: name.clone(), named: None, rule: Rule::Continued })
        });
        match told {
            Some(told) => {
                began_before(body, (&mut quotes, span), &told.name);
                last = Some((span, told.name.clone()));
                if words >= ENOUGH || !is_name(body, span) {
                    quotes.push(Quote { span, speaker: told.name, named: told.named, rule: told.rule });
                }
            }
            None if words >= ENOUGH || (nameless && words >= FEW && !is_name(body, span)) => {
                last = None;
                quotes.push(Quote { span, speaker: String::new(), named: None, rule: Rule::Body });
            }
            None => {}
        }
    }
    quotes
}

/// Gives the quotes that go on in this one, paragraph by paragraph, the speaker that it has: a mark that nothing closes says
/// that a quote goes on.
fn began_before(body: &Passage<'_>, (quotes, mut span): (&mut [Quote], Span), speaker: &str) {
    for quote in quotes.iter_mut().rev().take_while(|quote| quote.speaker.is_empty()) {
        let gap = body.slice(Span { start: quote.span.end, end: span.start });
        let open = gap.starts_with('\n') && gap.chars().filter(|letter| !letter.is_whitespace()).nth(1).is_none();
        if !open {
            return;
        }
        speaker.clone_into(&mut quote.speaker);
        quote.rule = Rule::Continued;
        span = quote.span;
    }
}

/// Whether a quote is a sentence of its own: it begins one and ends it.
fn is_sentence(body: &Passage<'_>, quote: Span) -> bool {
    let opens = body.sentence_at(quote.start).is_some_and(|sentence| quote.start <= sentence.span.start + 3);
    let text = body.slice(quote);
    opens && text.starts_with(char::is_uppercase) && text.ends_with(['.', '?', '!', '…'])
}

/// Whether the words in the marks are what something is called, whoever speaks of it: the so-called “republics”, a book
/// titled “Peace”.
fn is_name(body: &Passage<'_>, quote: Span) -> bool {
    #[rustfmt::skip]
    const CALLED: [&str; 25] = [
        "memoir", "memoirs", "book", "novel", "film", "song", "poem", "essay", "documentary", "album",
        "so-called", "titled", "entitled", "named", "nicknamed", "codenamed", "dubbed", "known", "word", "words", "term", "phrase", "slogan", "hashtag", "motto",
    ];
    let before = body.words_in(quote).start;
    let close = (before.saturating_sub(4)..before).rev().filter(|&at| at + 1 == before || body.gap(at) == " ");
    let mut near = close.skip_while(|&at| matches!(body.word(at), "the" | "a" | "an" | "it" | "them" | "as"));
    near.next().is_some_and(|at| CALLED.contains(&body.word(at)))
}

impl<'a> Voices<'a> {
    /// `quotes` are the quotes of the body: whom they name is not who speaks.
    fn of(
        body: &Passage<'_>,
        (people, organisations): (&'a [Found<Person>], &'a [Found<Organisation>]),
        quotes: &[Span],
    ) -> Self {
        let mut voices = Vec::with_capacity(people.len() + organisations.len());
        let mut namings = Vec::new();
        let quoted = |span: Span| {
            let at = quotes.partition_point(|quote| quote.end <= span.start);
            quotes.get(at).is_some_and(|quote| quote.start <= span.start && span.end <= quote.end)
        };
        let mut add = |voice: Voice<'a>, mentions: &[Mention]| {
            let (at, voice_kind) = (voices.len(), voice.kind);
            voices.push(voice);
            // The agency of a dateline does not speak: "KYIV (Reuters) - Residents said".
            let bracketed = |span: Span| {
                let around = (span.start.checked_sub(1), span.end as usize);
                let (bytes, before) = (body.text.as_bytes(), around.0.map(|before| before as usize));
                before.is_some_and(|before| bytes.get(before) == Some(&b'(')) && bytes.get(around.1) == Some(&b')')
            };
            let named = |span: Span| !quoted(span) && (voice_kind == VoiceKind::Person || !bracketed(span));
            let own = mentions.iter().filter(|mention| mention.part == Part::Body && named(mention.span));
            namings.extend(own.map(|mention| Naming { span: mention.span, voice: at, speaks: false }));
        };
        for found in people {
            let Person { name, office, country } = &found.what;
            let (office, country) = (office.to_lowercase(), *country);
            add(Voice { name, office, country, kind: VoiceKind::Person }, &found.mentions);
        }
        for found in organisations {
            let name = &found.what.name;
            let office = name.to_lowercase();
            add(Voice { name, office, country: None, kind: VoiceKind::Organisation }, &found.mentions);
        }
        for seat in SEATS {
            let places =
                body.places.iter().filter(|place| body.slice(place.span) == seat && is_subject(body, place.span));
            let mentions: Vec<_> = places.map(|place| Mention { part: Part::Body, span: place.span }).collect();
            if !mentions.is_empty() {
                let voice = Voice { name: seat, office: String::new(), country: None, kind: VoiceKind::Organisation };
                add(voice, &mentions);
            }
        }
        namings.sort_unstable();
        let mut all = Self { voices, namings };
        all.mark_speakers(body);
        all
    }

    /// The first person, or else the first organisation, of a sentence with a word of speech behind it speaks in it.
    fn mark_speakers(&mut self, body: &Passage<'_>) {
        for sentence in &body.sentences {
            let from = self.namings.partition_point(|naming| naming.span.start < sentence.span.start);
            let to = self.namings.partition_point(|naming| naming.span.start < sentence.span.end);
            let kind = |naming: &Naming| self.voices[naming.voice].kind;
            let own = |at: &usize| !is_in_opening(body, sentence, &self.namings[*at]);
            let first = |wanted| (from..to).filter(own).find(|&at| kind(&self.namings[at]) == wanted);
            let Some(at) = first(VoiceKind::Person).or_else(|| first(VoiceKind::Organisation)) else { continue };
            let behind = body.words_in(Span { start: self.namings[at].span.end, end: sentence.span.end });
            self.namings[at].speaks = behind.take(30).any(|at| body.says(at));
        }
    }

    /// Whether a person or an organisation is named.
    fn kind(&self, naming: &Naming) -> VoiceKind {
        self.voices[naming.voice].kind
    }

    /// Whether what stands in the marks is part of a name: Mohamed “Hemedti” Dagalo.
    fn is_nickname(&self, quote: Span) -> bool {
        let before = self.namings.partition_point(|naming| naming.span.start < quote.start);
        self.namings[..before].last().is_some_and(|naming| quote.end < naming.span.end)
    }

    /// The namings that lie within a span.
    fn within(&self, span: Span) -> &[Naming] {
        let start = self.namings.partition_point(|naming| naming.span.start < span.start);
        let end = self.namings.partition_point(|naming| naming.span.start < span.end);
        self.namings.get(start..end).unwrap_or(&[])
    }

    /// The last naming of this kind before a byte: who spoke last goes before whom the last sentences only name.
    fn last_before(&self, byte: u32, wanted: VoiceKind) -> Option<Naming> {
        const LOOKED_AT: usize = 12;
        let end = self.namings.partition_point(|naming| naming.span.start < byte);
        let of_kind = |naming: &&Naming| self.voices[naming.voice].kind == wanted;
        let mut near = self.namings[..end].iter().rev().filter(of_kind).take(LOOKED_AT);
        let last = near.clone().next().copied();
        near.find(|naming| naming.speaks).copied().or(last)
    }
}
