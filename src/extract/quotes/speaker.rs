//! Who says a quote.

use super::{
    Known, LOOKED_AT, Naming, PERSONS, Passage, Rule, Sentence, Shape, Span, Told, VoiceKind, brings, by_whom,
    described, is_governed, is_in_opening, is_owned, is_owner, is_parted, is_reporting, joint, named, pronoun,
    sentence_before, speaks, tells,
};
use crate::gazetteer::Can;

/// The speaker who is named in the quote's own sentence, or in the one beside it.
pub fn beside((body, voices): Known<'_, '_>, (quotes, at): (&[Span], usize)) -> Option<Told> {
    let quote = quotes[at];
    let frame = frame(body, quotes, at);
    let lead = Span { start: frame.start, end: quote.start };
    let known = (body, voices);
    if let Some(told) = by_whom(known, (lead, Span { start: quote.end, end: frame.end })) {
        return Some(told);
    }
    // Words of speech right before the quote are its own; otherwise those behind it are nearer.
    if introduces(body, lead) {
        return before(known, lead).or_else(|| after(known, quote, frame));
    }
    after(known, quote, frame).or_else(|| before(known, lead))
}

/// The speaker of a quote that opens its paragraph, whom the line before it tells: "The minister put it like this:".
pub fn led(known: Known<'_, '_>, quote: Span) -> Option<Told> {
    let (body, _) = known;
    let lead = sentence_before(body, quote)?;
    let words = lead.words.clone();
    before(known, Span { start: lead.span.start, end: quote.start }).or_else(|| {
        // "He repeated the line:", "The foreign minister repeated the line:".
        let opening = words.start..words.end.min(words.start + 1);
        let article = |at: &usize| matches!(body.word(*at), "the" | "a" | "an" | "his" | "her" | "its");
        let end = (words.start + 1..words.end).take(5).find(article).unwrap_or(words.start + 5);
        pronoun(known, opening, lead.span.start)
            .or_else(|| described(known, words.start..end.min(words.end), lead.span.start))
    })
}

/// Whether a quote is added to another in the same sentence: “a good day”, adding that “the door is open”.
pub fn adds(body: &Passage<'_>, (last, quote): (Span, Span)) -> bool {
    const NEAR: usize = 4;
    let sentence = |byte: u32| body.sentence_at(byte).map(|sentence| sentence.span.start);
    let between = body.words_in(Span { start: last.end, end: quote.start });
    let verb = |at: usize| body.says(at) && (body.word(at).ends_with("ing") || at > 0 && body.word(at - 1) == "and");
    between.len() <= NEAR && sentence(last.start) == sentence(quote.start) && between.take(2).any(verb)
}

/// What those can be who speak without a name: officials, residents.
const UNNAMED: [Can; 3] = [Can::BeSource, Can::BeVictims, Can::BeGroup];

/// Others who speak so, and are cited as bodies elsewhere.
const AUTHORITIES: [&str; 7] =
    ["police", "prosecutors", "authorities", "investigators", "lawyers", "doctors", "rescuers"];

/// The clause that ends before a verb: what stands behind the last comma, unless that stands right before the verb.
pub fn clause(body: &Passage<'_>, words: std::ops::Range<usize>) -> std::ops::Range<usize> {
    let joined = words.end.checked_sub(1).is_some_and(|last| body.gap(last) == " ");
    let comma = words.clone().rev().skip(1).find(|&at| joined && body.gap(at).starts_with(','));
    comma.map_or(words.start, |at| at + 1)..words.end
}

/// Whether words before a name are all of a title: "analyst", "Lt Col".
pub fn is_title(body: &Passage<'_>, mut words: std::ops::Range<usize>) -> bool {
    words.all(|at| body.words[at].shape != Shape::Lower || body.office_at(at).is_some())
}

/// The subject behind a verb that a comma parts from all before it: “…” to become the next Salah, added Khaled.
pub fn turned((body, voices): Known<'_, '_>, verb: usize, behind: Span) -> Option<Naming> {
    let parted = verb.checked_sub(1).is_some_and(|last| body.gap(last).contains(','));
    let naming =
        voices.within(behind).first().copied().filter(|naming| parted && voices.kind(naming) == VoiceKind::Person)?;
    let words = body.words_in(naming.span);
    let title = is_title(body, verb + 1..words.start);
    let ends = words.end.checked_sub(1).is_some_and(|last| body.gap(last).starts_with(['.', ',']));
    (title && ends).then_some(naming)
}

/// Whether somebody without a name says a quote: "an official said", "residents said", "said the widow of Alexei Navalny".
pub fn is_nameless((body, voices): Known<'_, '_>, (quotes, at): (&[Span], usize)) -> bool {
    let (quote, frame) = (quotes[at], frame(body, quotes, at));
    let beside = [Span { start: frame.start, end: quote.start }, Span { start: quote.end, end: frame.end }];
    beside.into_iter().any(|span| {
        let words = body.words_in(span);
        let unnamed = |at: usize| words.contains(&at) && body.kinds(at).can_any(&UNNAMED);
        let mut says = words.clone().filter(|&at| body.says(at)).peekable();
        says.peek().is_some()
            && (words.clone().any(|at| brings(body, at..words.end))
                || voices.within(span).iter().take(LOOKED_AT).any(|naming| is_governed(body, naming))
                || says.any(|at| unnamed(at + 1) || at.checked_sub(1).is_some_and(unnamed)))
    })
}

/// Whether words of speech end right where the quote begins.
fn introduces(body: &Passage<'_>, lead: Span) -> bool {
    const NEAR: usize = 5;
    body.words_in(lead).rev().take(NEAR).any(|at| body.says(at))
}

/// The bytes around a quote in which its speaker is looked for: its sentences, up to the quotes beside it.
fn frame(body: &Passage<'_>, quotes: &[Span], at: usize) -> Span {
    let quote = quotes[at];
    let start = body.sentence_at(quote.start).map_or(quote.start, |sentence| sentence.span.start);
    let last = body.sentence_at(quote.end.saturating_sub(1));
    let mut end = last.map_or(quote.end, |sentence| sentence.span.end).max(quote.end);
    // A sentence may end within the marks, and the words of speech stand behind them: "Why?" Mr Smith asked.
    let open_end = body.slice(quote).ends_with([',', '?', '!', '…', '—', '–']);
    if let Some(next) = last.and_then(|last| next_sentence(body, last))
        && open_end
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
    words.any(|at| body.says(at))
}

/// The speaker behind the quote: "...," said X; "...," X, the minister, said.
fn after(known: Known<'_, '_>, quote: Span, frame: Span) -> Option<Told> {
    let (body, voices) = known;
    let rest = Span { start: quote.end, end: frame.end };
    let words = body.words_in(rest);
    // Who speaks is parted from what is said: “The talks were frank,” according to him.
    if words.len() > 1 && is_reporting(body, words.start + 1) && is_parted(body, quote, words.start) {
        return reported(known, words.start + 1, rest);
    }
    let verb = words.clone().take(24).find(|&at| speaks(body, at) || tells(body, quote, (words.start, at)))?;
    let behind = Span { start: body.words[verb].end(), end: rest.end };
    if let Some(naming) = turned(known, verb, behind).filter(|_| verb > words.start) {
        return Some(named(voices, naming, Rule::Attribution));
    }
    let clause = clause(body, words.start..verb);
    let start = Span { start: quote.end, end: body.words[verb].start };
    // "… the man who killed Beedle, police said": nobody with a name is the subject.
    if clause.start > words.start
        && voices.within(body.span(clause.clone())).is_empty()
        && clause.clone().any(|at| body.kinds(at).can_any(&UNNAMED) || AUTHORITIES.contains(&body.word(at)))
    {
        return None;
    }
    if let Some(naming) = first_subject(known, start) {
        return Some(named(voices, naming, Rule::Attribution));
    }
    if let Some(told) = pronoun((body, voices), words.start..verb, quote.start) {
        return Some(told);
    }
    if has_article(body, words.start..verb) {
        return described((body, voices), words.start..verb, quote.start);
    }
    let close = first_subject(known, behind).filter(|naming| {
        verb == words.start && body.words_in(Span { start: behind.start, end: naming.span.start }).len() <= 12
    });
    if let Some(naming) = close {
        return Some(named(voices, naming, Rule::Attribution));
    }
    let told = described((body, voices), words.start..verb, quote.start);
    told.or_else(|| described((body, voices), verb + 1..words.end.min(verb + 8), quote.start))
}

/// The speaker in what leads on to a quote: X said: "..."; according to X, "...".
fn before((body, voices): Known<'_, '_>, lead: Span) -> Option<Told> {
    let words = body.words_in(lead);
    let verb = words.clone().rev().find(|&at| speaks(body, at) || is_reporting(body, at));
    let Some(verb) = verb else { return no_verb((body, voices), lead) };
    if is_reporting(body, verb) {
        return reported((body, voices), verb, lead);
    }
    let subject = Span { start: lead.start, end: body.words[verb].start };
    // "X denied that he had called Y a liar" puts no words in anybody's mouth.
    if (words.start..verb).any(|at| matches!(body.word(at), "denied" | "denies" | "deny" | "denying")) {
        return None;
    }
    if verb > words.start && body.word(verb - 1) == "who" {
        return pronoun((body, voices), words.start..verb, subject.end);
    }
    // "with Mrs Haley once saying she was": the subject is its own.
    let last = voices.within(subject).last().copied();
    let own = |naming: &Naming| {
        let words = body.words_in(naming.span);
        let with = words.start.checked_sub(1).map_or("", |at| body.word(at));
        verb - words.end <= 1 && with == "with" && body.word(verb).ends_with("ing")
    };
    if let Some(naming) = last.filter(own) {
        return Some(named(voices, naming, Rule::Attribution));
    }
    // "X, the minister, said", "X met Y and said", "..., saying": the subject stands at the beginning of the sentence.
    let before = if verb > words.start { body.word(verb - 1) } else { "" };
    let parted = verb > words.start && body.gap(verb - 1).contains(',');
    if body.word(verb).ends_with("ing") || parted || matches!(before, "and" | "but" | "also" | "then") {
        return first_of((body, voices), (words.start..verb, subject));
    }
    if let Some(told) = pronoun((body, voices), words.start..verb, subject.end) {
        return Some(told);
    }
    // Nobody who is named in the sentence is a pronoun that stands for somebody else: "After meeting Zelenskyy, she said".
    if matches!(before, "he" | "she" | "He" | "She") {
        return None;
    }
    // "the lawmaker said": a noun right before the verb is the subject, whoever was named before it.
    let plain =
        verb > words.start && body.words[verb - 1].shape == Shape::Lower && has_article(body, words.start..verb);
    if plain {
        return described((body, voices), words.start..verb, subject.end);
    }
    let nearest = subject_of((body, voices), subject);
    nearest
        .map(|naming| named(voices, naming, Rule::Attribution))
        .or_else(|| described((body, voices), words.start..verb, subject.end))
}

/// Whether "the" stands within the last words before a verb, with nothing but a noun phrase between.
fn has_article(body: &Passage<'_>, words: std::ops::Range<usize>) -> bool {
    let mut near = words.rev().take(4);
    near.any(|at| matches!(body.word(at), "the" | "The" | "a" | "A" | "an" | "An"))
}

/// "according to X": X must follow at once, within this stretch.
pub fn reported((body, voices): Known<'_, '_>, to: usize, stretch: Span) -> Option<Told> {
    const NEAR: usize = 4;
    if matches!(body.word(to + 1), "him" | "her") {
        let naming = voices.last_before(body.words[to].start, VoiceKind::Person)?;
        return Some(named(voices, naming, Rule::Continued));
    }
    let behind = Span { start: body.words[to].end(), end: stretch.end };
    let naming = first_subject((body, voices), behind).or_else(|| voices.within(behind).first().copied())?;
    let between = body.words_in(Span { start: behind.start, end: naming.span.start }).len();
    (between <= NEAR).then(|| named(voices, naming, Rule::Attribution))
}

/// "..., saying": the subject of the sentence, which stands at its beginning.
fn first_of((body, voices): Known<'_, '_>, (words, subject): (std::ops::Range<usize>, Span)) -> Option<Told> {
    const NEAR: usize = 9;
    let first = voices.within(subject).first().copied();
    let starts = |naming: Naming| body.words_in(Span { start: subject.start, end: naming.span.start }).len() <= NEAR;
    let opening = words.start..words.end.min(words.start + 3);
    let spoken = opening.clone().any(|at| matches!(body.word(at), "He" | "She" | "It" | "he" | "she"));
    if spoken && let Some(told) = pronoun((body, voices), opening, subject.start) {
        return Some(told);
    }
    // "The White House adviser, Jake Sullivan, said".
    let apposed = voices.within(subject).last().copied().filter(|naming| {
        let own = body.words_in(naming.span);
        let apart = own.start.checked_sub(1).is_some_and(|before| body.gap(before) == ", ");
        own.end == words.end && apart && voices.kind(naming) == VoiceKind::Person
    });
    if let Some(naming) = apposed {
        return Some(named(voices, naming, Rule::Attribution));
    }
    // "The MP considered NATO a danger, saying": the subject is no name.
    let plain = matches!(body.word(words.start), "The" | "A" | "An");
    let inside = first.is_some_and(|naming| body.words_in(naming.span).start <= words.start + 3);
    if plain && !inside {
        return described((body, voices), words.start..words.end.min(words.start + 5), subject.start);
    }
    // "Putin's spokesman, Dmitry Peskov, said": an owner is not who speaks.
    let is_person = |naming: &&Naming| voices.kind(naming) == VoiceKind::Person;
    let mut own = voices.within(subject).iter().filter(|naming| !is_owner(body, naming));
    let person = own.find(|naming| is_person(naming) && !opens(body, naming));
    let speaks = |naming: &&Naming| {
        !opens(body, naming) && !is_owner(body, naming) && (is_person(naming) || !is_owned(body, naming))
    };
    let first = voices.within(subject).iter().find(speaks).copied();
    let best = person.copied().filter(|naming| starts(*naming)).or_else(|| first.filter(|naming| starts(*naming)));
    best.or(first).map(|naming| named(voices, naming, Rule::Attribution))
}

/// Whether a name stands among the words with which its sentence opens before the subject comes.
fn opens(body: &Passage<'_>, naming: &Naming) -> bool {
    body.sentence_at(naming.span.start).is_some_and(|sentence| is_in_opening(body, sentence, naming))
}

/// A quote without a verb of speech: the sentence's first person, where something tells that they use the words.
fn no_verb((body, voices): Known<'_, '_>, lead: Span) -> Option<Told> {
    const USES: [&str; 12] = ["as", "the", "a", "of", "with", "that", "an", "for", "its", "his", "her", "their"];
    let words = body.words_in(lead);
    let last = words.clone().next_back()?;
    let colon = body.slice(Span { start: body.words[last].end(), end: lead.end }).trim_start().starts_with(':');
    let uses = colon && !USES.contains(&body.word(last));
    let naming = voices.within(lead).iter().find(|naming| uses && !opens(body, naming)).copied()?;
    Some(named(voices, naming, Rule::Attribution))
}

/// The subject of a verb of speech: the last person of its clause, or else an organisation.
pub fn subject_of((body, voices): Known<'_, '_>, subject: Span) -> Option<Naming> {
    let namings = voices.within(subject);
    let mut speakers = namings.iter().filter(|naming| !is_owner(body, naming) && !opens(body, naming));
    let is_person = |naming: &&Naming| voices.kind(naming) == VoiceKind::Person;
    let person = speakers.clone().rfind(is_person);
    // "A spokesman for Lavrov said": who is named serves to tell who it is.
    if let Some(master) = person.filter(|person| is_governed(body, person)) {
        let own = |naming: &&Naming| is_person(naming) && !is_governed(body, naming);
        return speakers.filter(own).rfind(|first| serves(body, (first, master))).copied();
    }
    let served = |master: &&Naming| speakers.clone().filter(is_person).rfind(|first| serves(body, (first, master)));
    if let Some(first) = person.and_then(|person| served(&person)) {
        return Some(*first);
    }
    // "the commander of the Navy said": the organisation is not the one who speaks, nor is any behind "the representative of
    // the United States".
    let nobody = person.is_none() && begins_with_somebody(body, subject);
    person.or_else(|| speakers.rfind(|naming| !nobody && !is_owned(body, naming))).copied()
}

/// Whether a stretch begins with somebody without a name: "The representative of the United States".
fn begins_with_somebody(body: &Passage<'_>, stretch: Span) -> bool {
    let words = body.words_in(stretch);
    let noun = |at: usize| PERSONS.contains(&body.word(at)) && body.word(at + 1) == "of";
    matches!(body.word(words.start), "The" | "A" | "An" | "the" | "a" | "an") && words.skip(1).take(2).any(noun)
}

/// Whether the second of two people is named only to say whom the first one serves: "X, an adviser to President Y, has warned".
fn serves(body: &Passage<'_>, (first, master): (&Naming, &Naming)) -> bool {
    const FAR: usize = 14;
    let (own, other) = (body.words_in(first.span), body.words_in(master.span));
    let (Some(last), Some(end)) = (own.end.checked_sub(1), other.end.checked_sub(1)) else { return false };
    if own.end >= other.start
        || other.start - own.end > FAR
        || !body.gap(end).starts_with(',')
        || body.gap(last) != ", "
    {
        return false;
    }
    let mut between = own.end..other.start;
    let apart = between.clone().any(|at| body.says(at) || body.gap(at).contains([',', ';', ':']));
    // The master's own title may stand before the name.
    let title = between.clone().rev().take_while(|&at| body.words[at].shape != Shape::Lower).count();
    let joins = between.clone().rev().nth(title).is_some_and(|at| matches!(body.word(at), "to" | "of" | "for"))
        || is_governed(body, master);
    !apart && joins && between.any(|at| body.words[at].shape == Shape::Lower)
}

/// The first who can be the subject within a stretch: "NATO said", "NATO Secretary General Mark Rutte said".
fn first_subject((body, voices): Known<'_, '_>, stretch: Span) -> Option<Naming> {
    let namings = voices.within(stretch);
    let is_person = |naming: &Naming| voices.kind(naming) == VoiceKind::Person;
    let at =
        namings.iter().position(|naming| !is_owner(body, naming) && (is_person(naming) || !is_owned(body, naming)))?;
    if is_person(&namings[at]) && is_governed(body, &namings[at]) {
        return None;
    }
    let (first, next) = (namings[at], namings.get(at + 1));
    // An office stands between an organisation and whoever holds it, and no comma, unless the office stands before it: "a
    // spokesman for the ministry, Constantin Spînu, said".
    let holds = |next: &&Naming| {
        let between = body.slice(Span { start: first.span.end, end: next.span.start });
        let plain = between.len() <= 40 && !between.contains([',', ';', ':', '“', '"']) && stops_are_of_ranks(between);
        // "A Pentagon spokesman, Pat Ryder, said".
        let office = || {
            between.strip_suffix(", ").is_some_and(|office| {
                let noun = office.rsplit(' ').next();
                noun.is_some_and(|noun| PERSONS.contains(&noun)) && !office.contains(',')
            })
        };
        is_person(next) && (plain || office() || between == ", " && joint(body, &first).is_some())
    };
    let holder = next.filter(|_| !is_person(&first)).filter(holds);
    Some(holder.copied().unwrap_or(first))
}

/// Whether all full stops in a text end a shortened rank or title: "spokesman Lt. Col.".
fn stops_are_of_ranks(text: &str) -> bool {
    const LONGEST: usize = 5;
    text.match_indices('.').all(|(at, _)| {
        let word = text[..at].rsplit(' ').next().unwrap_or("");
        (2..=LONGEST).contains(&word.len()) && word.starts_with(|letter: char| letter.is_ascii_uppercase())
    })
}

/// Whether a quote goes on where another ended: in the same paragraph with no other words of speech, or at the start of
/// the next one.
pub fn goes_on(body: &Passage<'_>, (last, quote): (Span, Span)) -> bool {
    let block = |byte: u32| body.sentence_at(byte).map(|sentence| sentence.block);
    let (Some(first), Some(second)) = (block(last.end.saturating_sub(1)), block(quote.start)) else { return false };
    let between = body.words_in(Span { start: last.end, end: quote.start });
    let opens = body.sentence_at(quote.start).is_some_and(|sentence| quote.start <= sentence.span.start + 3);
    // The words of speech of the first quote may stand between the two.
    second == first && (between.len() <= 12 || (opens && between.len() <= 40)) || second == first + 1 && opens
}
