//! The paragraphs of a text without markup, however its lines were broken.
//!
//! Copied from a page, a text has a paragraph a line, often without blank lines between. From a mail or a PDF its lines are broken at
//! a width, which shows: nearly every line is so full that the first word of the next would not have fitted.

/// The widths, in letters, at which texts are broken.
const WIDTHS: std::ops::RangeInclusive<usize> = 30..=140;

/// How many in a hundred of the lines that are followed by another have to be full.
const FULL: usize = 75;

/// A line shorter than this, in letters, begins no paragraph that goes on in the next.
const SHORTEST: usize = 40;

/// The paragraphs of a text, each on one line.
pub fn paragraphs(text: &str) -> Vec<String> {
    let lines: Vec<&str> = text.lines().map(str::trim).collect();
    let width = width(&lines);
    let mut found: Vec<String> = Vec::new();
    let mut before = "";
    for &line in &lines {
        match found.last_mut() {
            Some(last) if !line.is_empty() && !before.is_empty() && goes_on((before, line), width) => {
                last.push(' ');
                last.push_str(line);
            }
            _ if line.is_empty() => {}
            _ => found.push(line.to_owned()),
        }
        before = line;
    }
    found
}

/// The width at which a text's lines are broken, if they are.
fn width(lines: &[&str]) -> Option<usize> {
    let touching = || lines.windows(2).filter(|pair| !pair[0].is_empty() && !pair[1].is_empty());
    // A word that is longer than any line, such as an address, says nothing of the width.
    let lengths = || touching().flat_map(|pair| pair.iter()).filter(|line| line.contains(' '));
    let width = lengths().map(|line| letters(line)).max().filter(|width| WIDTHS.contains(width))?;
    let long: Vec<&[&str]> = touching().filter(|pair| letters(pair[0]) * 2 > width).collect();
    let full = long.iter().filter(|pair| is_full((pair[0], pair[1]), width)).count();
    let within = long.iter().filter(|pair| !ends_a_sentence(pair[0])).count();
    (full > 1 && full * 100 >= long.len() * FULL && within * 2 >= long.len()).then_some(width)
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
    is_broken || width.is_some_and(|width| is_full((before, line), width) || is_long(width))
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
        assert!(joined[0].contains("the last of the members") && joined[1].ends_with("7 March 2024."));
        let page = "Sweden joins NATO\nSweden joined NATO on 7 March 2024.\nThe vote in Budapest was the last of thirty-one, and it \
                    ended a wait of nearly two years.\nTurkey had voted in January.";
        assert_eq!(paragraphs(page).len(), 4);
        assert_eq!(paragraphs("It signed a pact with the Philippines in\nthe capital.").len(), 1);
        assert_eq!(paragraphs("The three points of the plan that was agreed:\n- one\n- two").len(), 3);
    }
}
