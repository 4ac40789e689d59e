//! The paragraphs of a text without markup, however its lines were broken.
//!
//! Copied from a page, a text has a paragraph a line, often without blank lines between. From a mail or a PDF its lines are broken at
//! a width, which shows: nearly every line is so full that the first word of the next would not have fitted.

/// The widths, in letters, at which texts are broken.
const WIDTHS: std::ops::RangeInclusive<usize> = 30..=140;

/// How many in a hundred of the lines that are followed by another have to be full.
const FULL: usize = 75;

/// One in so many lines may be longer than the width.
const LONGER: usize = 12;

/// The most widths that are tried.
const MOST_TRIED: usize = 8;

/// A line shorter than this, in letters, begins no paragraph that goes on in the next.
const SHORTEST: usize = 40;

/// A paragraph on one line.
#[derive(Debug)]
pub struct Paragraph {
    /// Its text.
    pub text: String,
    /// Whether an empty line stands before it.
    pub apart: bool,
}

/// The paragraphs of a text.
pub fn paragraphs(text: &str) -> Vec<Paragraph> {
    let lines: Vec<&str> = text.lines().map(str::trim_end).collect();
    let bare: Vec<&str> = lines.iter().map(|line| line.trim()).collect();
    let width = width(&lines);
    let mut found: Vec<Paragraph> = Vec::new();
    let (mut before, mut above) = ("", 0);
    for (&line, &words) in lines.iter().zip(&bare) {
        let own = inset(line);
        // In a text whose lines were broken, an indented line begins a paragraph.
        let begins = width.is_some() && own > above + 1;
        let apart = before.is_empty();
        match found.last_mut() {
            Some(last) if !words.is_empty() && !apart && !begins && goes_on((before, words), width) => {
                last.text.push(' ');
                last.text.push_str(words);
            }
            _ if words.is_empty() => {}
            _ => found.push(Paragraph { text: words.to_owned(), apart }),
        }
        (before, above) = (words, own);
    }
    found
}

/// How far a line is indented.
fn inset(line: &str) -> usize {
    line.len() - line.trim_start().len()
}

/// The width at which a text's lines are broken, if they are. A few lines may be longer, such as a headline above a slug.
fn width(lines: &[&str]) -> Option<usize> {
    // Above an indented line a paragraph ends, however full its last line is.
    let goes_on = |pair: &[&str]| !pair[0].is_empty() && !pair[1].is_empty() && inset(pair[1]) <= inset(pair[0]) + 1;
    let touching: Vec<(&str, &str)> =
        lines.windows(2).filter(|pair| goes_on(pair)).map(|pair| (pair[0].trim(), pair[1].trim())).collect();
    // A word that is longer than any line, such as an address, says nothing of the width.
    let mut lengths: Vec<usize> = touching
        .iter()
        .flat_map(|(line, next)| [line, next])
        .filter(|line| line.contains(' '))
        .map(|line| letters(line))
        .collect();
    lengths.sort_unstable_by(|a, b| b.cmp(a));
    let longer = (lengths.len() / LONGER).max(usize::from(lengths.len() >= MOST_TRIED));
    let mut tried = lengths.iter().take(longer + 1).copied().filter(|width| WIDTHS.contains(width)).collect::<Vec<_>>();
    tried.dedup();
    tried.truncate(MOST_TRIED);
    tried.into_iter().find(|width| is_width(*width, &touching))
}

/// Whether nearly all lines of a text are as full as lines of a width are.
fn is_width(width: usize, touching: &[(&str, &str)]) -> bool {
    let long: Vec<&(&str, &str)> =
        touching.iter().filter(|(line, _)| letters(line) * 2 > width && letters(line) <= width).collect();
    let full = long.iter().filter(|pair| is_full(***pair, width)).count();
    let within = long.iter().filter(|(line, _)| !ends_a_sentence(line)).count();
    full > 1 && full * 100 >= long.len() * FULL && within * 2 >= long.len()
}

/// Whether a line is the rest of the paragraph of the line before it.
fn goes_on((before, line): (&str, &str), width: Option<usize>) -> bool {
    if is_item(line) {
        return false;
    }
    let is_long = |width: usize| letters(before) * 10 >= width * 7 && !ends_a_sentence(before);
    let is_broken = letters(before) >= SHORTEST
        && !ends_a_sentence(before)
        && line.starts_with(|letter: char| letter.is_lowercase());
    let fits = |width: usize| letters(before) <= width && (is_full((before, line), width) || is_long(width));
    is_broken || width.is_some_and(fits)
}

/// Whether the first word of the next line would not have fitted into a line.
fn is_full((line, next): (&str, &str), width: usize) -> bool {
    let word = next.split_whitespace().next().unwrap_or("");
    letters(line) + 1 + letters(word) > width
}

fn letters(line: &str) -> usize {
    line.chars().count()
}

fn ends_a_sentence(line: &str) -> bool {
    line.trim_end_matches(['"', '”', '’', '\'', ')', '»']).ends_with(['.', '!', '?', ':', '…'])
}

/// Whether a line begins an item of a list.
fn is_item(line: &str) -> bool {
    let number = line.trim_start_matches(|letter: char| letter.is_ascii_digit());
    let numbered = number.len() < line.len() && (number.starts_with(". ") || number.starts_with(") "));
    numbered || ["- ", "* ", "• ", "– "].iter().any(|mark| line.starts_with(mark))
}

#[cfg(test)]
mod tests {
    use super::paragraphs;

    #[test]
    fn lines_that_were_broken_are_joined_and_others_are_not() {
        let mail = "Hungary ratified Sweden's accession to NATO on 26 February 2024, the\nlast of the members to do so. The \
                    vote ended a wait that had lasted\nsince May 2022.\n\nTurkey had voted in January. The papers were handed over in\n\
                    Washington on 7 March 2024.";
        let joined = paragraphs(mail);
        assert_eq!(joined.len(), 2, "{joined:?}");
        assert!(joined[0].text.contains("the last of the members") && joined[1].text.ends_with("7 March 2024."));
        let page = "Sweden joins NATO\nSweden joined NATO on 7 March 2024.\nThe vote in Budapest was the last of thirty-one, and it \
                    ended a wait of nearly two years.\nTurkey had voted in January.";
        assert_eq!(paragraphs(page).len(), 4);
        assert_eq!(paragraphs("It signed a pact with the Philippines in\nthe capital.").len(), 1);
        assert_eq!(paragraphs("The three points of the plan that was agreed:\n- one\n- two").len(), 3);
        let inset = "    Hungary ratified Sweden's accession to NATO on 26 February\n2024, the last of the members to do so, and the vote ended a\n\
                     wait that had lasted since May 2022, as the government said.\n    Turkey had voted in January, and the papers were handed over\n\
                     in Washington on 7 March 2024.";
        assert_eq!(paragraphs(inset).len(), 2, "{:?}", paragraphs(inset));
    }
}
