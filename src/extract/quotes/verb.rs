//! Words that say that somebody speaks, and those that only seem to.

use super::{Known, Passage, Rule, Span, Told, named};

/// Verbs of speech alone beside a quote: elsewhere they tell that somebody does something else.
#[rustfmt::skip]
const BESIDE: [&str; 60] = [
    "admits", "agreed", "agrees", "answered", "answers", "asks", "began", "begged", "begins", "believes", "bragged", "chimed", "comments",
    "concludes", "confessed", "confides", "confirms", "contends", "continues", "cried", "fumes", "gushed", "hissed", "hopes", "interjected",
    "jokes", "laughed", "laughs", "laments", "muttered", "pleaded", "queried", "raged", "railed", "read", "reasoned", "recalls",
    "reflected", "reflects", "remembered", "remembers", "repeated", "repeats", "replies", "responds", "sang", "screamed", "shouted", "shouts",
    "shrugged", "sighed", "smiled", "smiles", "snapped", "sobbed", "texted", "thinks", "thought", "whispered", "yelled",
];

/// Whether a word lets somebody speak: not in the passive, "as was announced by", "NATO was warned that".
pub fn speaks(body: &Passage<'_>, at: usize) -> bool {
    let says = body.says(at) && body.word(at + 1) != "by" && !is_heard(body, at);
    // "as Churchill put it".
    says || body.word(at) == "put" && body.word(at + 1) == "it"
}

/// Whether a verb close behind a quote says that somebody speaks: “Never,” answered John Smith. `first` is the first word behind
/// the quote.
pub fn tells(body: &Passage<'_>, quote: Span, (first, at): (usize, usize)) -> bool {
    const NEAR: usize = 5;
    at <= first + NEAR && BESIDE.contains(&body.word(at)) && is_parted(body, quote, first)
}

/// Whether a mark stands between a quote and the word behind it, within the quotation marks or behind them.
pub fn is_parted(body: &Passage<'_>, quote: Span, next: usize) -> bool {
    let gap = Span { start: quote.end, end: body.words[next].start };
    body.slice(quote).ends_with([',', '?', '!']) || body.slice(gap).contains(',')
}

/// Whether the subject of a word of speech is who hears it, or of whom it is said: "was told", "has been widely described as".
fn is_heard(body: &Passage<'_>, at: usize) -> bool {
    #[rustfmt::skip]
    const HEARD: [&str; 21] = [
        "told", "warned", "asked", "informed", "urged", "advised", "reminded", "described", "called", "accused", "labelled", "labeled",
        "branded", "praised", "hailed", "condemned", "criticised", "criticized", "denounced", "slammed", "characterised",
    ];
    if !HEARD.contains(&body.word(at)) {
        return false;
    }
    let before = at.checked_sub(1).filter(|&before| body.word(before).ends_with("ly")).unwrap_or(at);
    let being = |at: usize| matches!(body.word(at), "was" | "were" | "been" | "being" | "is" | "are");
    before.checked_sub(1).is_some_and(being)
}

/// Who says of somebody what a quote has: "He was described as a “dictator” by Joe Biden", "was accused by Pelosi of".
pub fn by_whom((body, voices): Known<'_, '_>, (lead, rest): (Span, Span)) -> Option<Told> {
    const NEAR: usize = 12;
    const TITLE: usize = 4;
    let words = body.words_in(lead);
    let verb = words.clone().rev().take(NEAR).find(|&at| is_heard(body, at))?;
    let behind = body.words_in(rest).start;
    let by = [verb + 1, behind].into_iter().find(|&at| body.word(at) == "by")?;
    let close = by != behind || !body.slice(Span { start: rest.start, end: body.words[by].start }).contains('.');
    let stretch = Span { start: body.words[by].end(), end: if by == behind { rest.end } else { lead.end } };
    let naming = voices.within(stretch).first().copied().filter(|_| close)?;
    let title = body.words_in(naming.span).start - by;
    (title <= TITLE).then(|| named(voices, naming, Rule::Attribution))
}

/// "according to".
pub fn is_reporting(body: &Passage<'_>, at: usize) -> bool {
    body.word(at) == "to" && at > 0 && body.word(at - 1).eq_ignore_ascii_case("according")
}
