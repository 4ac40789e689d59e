//! Sources that have a name.

use super::{Cited, Known, Passage, Range, Rule, Sentence};

/// How many words may stand between "according to" and the name: "according to a report by the European Parliament".
const REACH: usize = 9;

/// Words by which a medium is cited, besides those of speech.
const CITING: [&str; 10] =
    ["cited", "citing", "quoted", "quoting", "writes", "notes", "reports", "carried", "published", "broadcast"];

/// Named sources that a sentence cites.
pub fn of(body: &Passage<'_>, sentence: &Sentence, named: &[Known<'_>]) -> Vec<Cited> {
    let mut cited = Vec::new();
    let mut reached = sentence.words.start;
    for known in named {
        let words = body.words_in(known.span);
        if words.is_empty() || words.start < reached {
            continue;
        }
        reached = words.end;
        if is_cited(body, sentence, (known, &words)) {
            cited.push(Cited {
                name: known.name.to_owned(),
                span: known.span,
                sentence: sentence.span,
                rule: Rule::Reporting,
                score: 2,
            });
        }
    }
    cited
}

fn is_cited(body: &Passage<'_>, sentence: &Sentence, (known, words): (&Known<'_>, &Range<usize>)) -> bool {
    leads_to(body, sentence, words.start)
        || in_statement(body, sentence, words)
        || (known.medium
            && (is_told(body, sentence, words.start) || cites(body, sentence, words) || is_credit(body, words)))
}

/// "according to", "citing", "quoting" before the name.
fn leads_to(body: &Passage<'_>, sentence: &Sentence, at: usize) -> bool {
    let from = at.saturating_sub(REACH).max(sentence.words.start);
    for before in (from..at).rev() {
        let gap = body.gap(before);
        if gap != " " && gap.contains([',', ';', ':', '(', ')', '”', '"']) {
            return false;
        }
        match body.word(before) {
            "citing" | "quoting" | "Citing" | "Quoting" => return true,
            "to" if before > 0 && matches!(body.word(before - 1), "according" | "According") => return true,
            // A possessive name or one more noun phrase between means that somebody else is cited.
            word if before + 1 < at && (word == "that" || word == "and" || body.says(before)) => return false,
            _ => {}
        }
    }
    false
}

/// "told Reuters", "an interview with the BBC", "as quoted by Interfax", "speaking on Fox News"
fn is_told(body: &Passage<'_>, sentence: &Sentence, at: usize) -> bool {
    let word = |back: usize| {
        let before = at.checked_sub(back).filter(|&before| before >= sentence.words.start);
        before.map_or("", |before| body.word(before))
    };
    let back =
        if matches!(word(1), "the" | "The" | "agency" | "newspaper" | "broadcaster" | "channel") { 2 } else { 1 };
    // "told state news agency IRNA", "told the newspaper Haaretz"
    let told = (back..back + 4).any(|back| word(back) == "told")
        && !(1..back + 4)
            .take_while(|&back| word(back) != "told")
            .any(|back| at.checked_sub(back).is_some_and(|before| before >= sentence.words.start && body.says(before)));
    let by = word(back) == "by"
        && matches!(word(back + 1), "quoted" | "cited" | "reported" | "published" | "obtained" | "seen" | "reviewed");
    let with = matches!(word(back), "with" | "to")
        && matches!(word(back + 1), "interview" | "statement" | "Speaking" | "speaking" | "spoke");
    let on = word(back) == "on" && matches!(word(back + 1), "Speaking" | "speaking" | "spoke");
    told || by || with || on
}

/// "Bloomberg writes", "The Daily Telegraph, citing local officials", "Interfax news agency reported"
fn cites(body: &Passage<'_>, sentence: &Sentence, words: &Range<usize>) -> bool {
    if body.words.get(words.end.saturating_sub(1)).is_some_and(|word| word.possessive) {
        return false;
    }
    let end = sentence.words.end;
    let mut at = words.end;
    if !matches!(body.gap(at.saturating_sub(1)), " " | ", ") {
        return false;
    }
    let from = at;
    while at < end
        && at < from + 3
        && matches!(
            body.word(at),
            "news" | "agency" | "newspaper" | "daily" | "also" | "has" | "had" | "previously" | "first"
        )
    {
        at += 1;
    }
    at < end && (body.reports(at) || CITING.contains(&body.word(at)))
}

/// "(Reuters)", "— Reuters" at the end of a block
fn is_credit(body: &Passage<'_>, words: &Range<usize>) -> bool {
    let (Some(before), Some(last)) = (words.start.checked_sub(1), words.end.checked_sub(1)) else { return false };
    let (before, after) = (body.gap(before), body.gap(last));
    (before.ends_with('(') && after.starts_with(')'))
        || (before.trim_end().ends_with(['—', '–']) && after.trim().is_empty())
}

/// "The ministry said in a statement": what somebody gave out in writing.
fn in_statement(body: &Passage<'_>, sentence: &Sentence, words: &Range<usize>) -> bool {
    let end = sentence.words.end.min(words.end + 7);
    let plain = words.end.checked_sub(1).is_some_and(|last| body.gap(last) == " " && !body.words[last].possessive);
    let mut after = words.end + 1..end;
    plain
        && body.says(words.end)
        && after.any(|at| matches!(body.word(at), "statement" | "communique" | "communiqué" | "release"))
}
