//! Who says a quote.

use super::{Naming, Passage, Rule, Sentence, Shape, Span, VoiceKind, Voices, says};

/// A speaker as the text tells it.
pub struct Told {
    /// The fullest name.
    pub name: String,
    /// The bytes that name the speaker beside the quote.
    pub named: Option<Span>,
    /// What decided.
    pub rule: Rule,
}

/// What is known: the body, and who can speak.
type Known<'a, 'b> = (&'a Passage<'a>, &'a Voices<'b>);

/// The speaker who is named in the quote's own sentence, or in the one beside it.
pub fn beside((body, voices): Known<'_, '_>, (quotes, at): (&[Span], usize)) -> Option<Told> {
    let quote = quotes[at];
    let frame = frame(body, quotes, at);
    let known = (body, voices);
    after(known, quote, frame).or_else(|| before(known, quote, frame))
}

/// The bytes around a quote in which its speaker is looked for: its sentences, up to the quotes beside it.
fn frame(body: &Passage<'_>, quotes: &[Span], at: usize) -> Span {
    let quote = quotes[at];
    let start = body.sentence_at(quote.start).map_or(quote.start, |sentence| sentence.span.start);
    let last = body.sentence_at(quote.end.saturating_sub(1));
    let mut end = last.map_or(quote.end, |sentence| sentence.span.end).max(quote.end);
    // A sentence ends within the marks when its stop does, and the words of speech stand behind them.
    if let Some(next) = last.and_then(|last| next_sentence(body, last))
        && last.is_some_and(|last| last.span.end <= quote.end + 4 && last.block == next.block)
        && speaks_on(body, next)
    {
        end = next.span.end;
    }
    // What stands before the quote before belongs to that one, unless it runs on to this one.
    let next_quote = quotes.get(at + 1).map_or(u32::MAX, |next| next.start);
    let from = match at.checked_sub(1).map(|before| quotes[before]) {
        Some(other) if other.end > start => other.end,
        _ => start,
    };
    Span { start: from, end: end.min(next_quote).max(quote.end) }
}

fn next_sentence<'a>(body: &'a Passage<'_>, sentence: &Sentence) -> Option<&'a Sentence> {
    let at = body.sentences.partition_point(|other| other.span.start <= sentence.span.start);
    body.sentences.get(at)
}

/// Whether a sentence goes on behind a quote: "he said", "said the minister".
fn speaks_on(body: &Passage<'_>, sentence: &Sentence) -> bool {
    let mut words = sentence.words.clone().take(7);
    words.any(|at| says(body.word(at)))
}

/// The speaker behind the quote: "...," said X; "...," X, the minister, said.
fn after((body, voices): Known<'_, '_>, quote: Span, frame: Span) -> Option<Told> {
    let rest = Span { start: quote.end, end: frame.end };
    let words = body.words_in(rest);
    let verb = words.clone().take(24).find(|&at| says(body.word(at)))?;
    // "...", and the minister said nothing: what follows a new clause is not the speaker.
    let start = Span { start: quote.end, end: body.words[verb].span.start };
    let near = voices.within(start).first().copied();
    if let Some(naming) = near {
        return Some(named(voices, naming, Rule::Attribution));
    }
    if let Some(told) = pronoun((body, voices), words.start..verb, quote.start) {
        return Some(told);
    }
    let behind = voices.within(Span { start: body.words[verb].span.end, end: rest.end });
    let close = behind.first().copied().filter(|naming| {
        let between = body.words_in(Span { start: body.words[verb].span.end, end: naming.span.start }).len();
        verb == words.start && between <= 12
    });
    if let Some(naming) = close {
        return Some(named(voices, naming, Rule::Attribution));
    }
    let told = described((body, voices), words.start..verb, quote.start);
    told.or_else(|| described((body, voices), verb + 1..words.end.min(verb + 8), quote.start))
}

/// The speaker before the quote: X said: "..."; according to X, "...".
fn before((body, voices): Known<'_, '_>, quote: Span, frame: Span) -> Option<Told> {
    let lead = Span { start: frame.start, end: quote.start };
    let words = body.words_in(lead);
    let verb = words.clone().rev().find(|&at| says(body.word(at)) || is_reporting(body, at));
    let Some(verb) = verb else { return no_verb((body, voices), lead) };
    let subject = Span { start: frame.start, end: body.words[verb].span.start };
    if is_reporting(body, verb) {
        let behind = voices.within(Span { start: body.words[verb].span.end, end: quote.start });
        return behind.first().map(|&naming| named(voices, naming, Rule::Attribution));
    }
    if let Some(told) = pronoun((body, voices), words.start..verb, subject.start) {
        return Some(told);
    }
    let nearest = subject_of((body, voices), subject);
    nearest
        .map(|naming| named(voices, naming, Rule::Attribution))
        .or_else(|| described((body, voices), words.start..verb, subject.start))
}

/// "according to".
fn is_reporting(body: &Passage<'_>, at: usize) -> bool {
    body.word(at) == "to" && at > 0 && body.word(at - 1).eq_ignore_ascii_case("according")
}

/// A quote without a verb of speech: the sentence's first person, where something tells that they use the words.
fn no_verb((body, voices): Known<'_, '_>, lead: Span) -> Option<Told> {
    const USES: [&str; 12] = [
        "as", "the", "a", "of", "with", "that", "an", "for", "its", "his", "her", "their",
    ];
    let words = body.words_in(lead);
    let last = words.clone().next_back()?;
    let colon = body.slice(Span { start: body.words[last].span.end, end: lead.end }).trim_start().starts_with(':');
    let uses = colon && !USES.contains(&body.word(last));
    let naming = voices.within(lead).first().copied().filter(|_| uses)?;
    Some(named(voices, naming, Rule::Attribution))
}

/// The subject of a verb of speech: the first voice of its clause, a person before an organisation.
fn subject_of((body, voices): Known<'_, '_>, subject: Span) -> Option<Naming> {
    let namings = voices.within(subject);
    let person = |naming: &&Naming| voices.voices[naming.voice].kind == VoiceKind::Person;
    let possessive = |naming: &&Naming| {
        let at = body.words_in(naming.span).next_back();
        at.is_some_and(|at| body.words[at].possessive)
    };
    let people: Vec<&Naming> = namings.iter().filter(person).filter(|naming| !possessive(naming)).collect();
    people.last().copied().or_else(|| namings.iter().rfind(|naming| !possessive(naming))).copied()
}

/// He, she, they or it: whoever was last named.
fn pronoun((body, voices): Known<'_, '_>, words: std::ops::Range<usize>, from: u32) -> Option<Told> {
    let spoken = words.clone().rev().take(3).map(|at| body.word(at)).find_map(|word| match word {
        "he" | "she" | "He" | "She" | "who" => Some(VoiceKind::Person),
        "it" | "It" => Some(VoiceKind::Organisation),
        _ => None,
    })?;
    let first = words.start;
    let _ = first;
    let naming = voices.last_before(from, spoken)?;
    // A pronoun far from any name is nobody's.
    let sentences = body.sentences.partition_point(|sentence| sentence.span.end <= from)
        - body.sentences.partition_point(|sentence| sentence.span.end <= naming.span.start);
    (sentences <= 4).then(|| named(voices, naming, Rule::Continued))
}

/// "the minister said": the last person of that office.
fn described((body, voices): Known<'_, '_>, words: std::ops::Range<usize>, from: u32) -> Option<Told> {
    let at = words.clone().find(|&at| matches!(body.word(at), "the" | "The" | "an" | "a"))?;
    let nouns = words.filter(|&other| other > at && body.words[other].shape != Shape::Number);
    let nouns: Vec<String> = nouns.take(4).map(|at| body.word(at).to_lowercase()).collect();
    let end = voices.namings.partition_point(|naming| naming.span.start < from);
    let mut before = voices.namings[..end].iter().rev().take(24);
    let naming = before.find(|naming| {
        let office = &voices.voices[naming.voice].office;
        nouns.iter().any(|noun| noun.len() > 3 && office.split(' ').any(|word| word == noun))
    })?;
    Some(named(voices, *naming, Rule::Attribution))
}

fn named(voices: &Voices<'_>, naming: Naming, rule: Rule) -> Told {
    Told { name: voices.voices[naming.voice].name.to_owned(), named: Some(naming.span), rule }
}

/// Whether a quote goes on where another ended: in the same paragraph with no other words of speech, or at the start of
/// the next one.
pub fn goes_on(body: &Passage<'_>, (last, quote): (Span, Span)) -> bool {
    let block = |byte: u32| body.sentence_at(byte).map(|sentence| sentence.block);
    let (Some(first), Some(second)) = (block(last.end.saturating_sub(1)), block(quote.start)) else { return false };
    let between = body.words_in(Span { start: last.end, end: quote.start });
    let opens = body
        .sentence_at(quote.start)
        .is_some_and(|sentence| quote.start <= sentence.span.start + 3);
    second == first && between.len() <= 12 || second == first + 1 && opens
}
