//! What a wire puts around its text: the slug line, the priority, "(MORE)" between its pages, and the marks of its end.

use super::Phrases;

/// The most words of such a line.
const MOST_WORDS: usize = 10;

/// Lines at the beginning among which a priority may stand in capitals.
const BEGINNING: usize = 5;

/// A line shorter than this, in letters, is not taken for a paragraph that a page broke.
const SHORTEST: usize = 30;

/// A text without these lines, and the lines.
pub fn without(text: &str, lists: &Phrases) -> (String, Vec<String>) {
    let is_wire = text.lines().any(|line| is_slug(line, lists));
    let mut kept: Vec<String> = Vec::new();
    let mut left_out = Vec::new();
    let mut filled = 0;
    // Whether a page ended since the last line of text.
    let mut broken = false;
    for line in text.lines() {
        filled += usize::from(!line.trim().is_empty());
        let loud = filled <= BEGINNING && !line.contains(char::is_lowercase);
        let is_mark = (is_wire || loud) && is_priority(line, lists) || is_wire && is_page(line);
        if is_slug(line, lists) || is_mark {
            left_out.push(line.trim().to_owned());
            broken = true;
            continue;
        }
        let closes = broken && !line.trim().is_empty();
        broken = broken && !closes;
        if !(closes && close_up(&mut kept, line)) {
            kept.push(line.to_owned());
        }
    }
    (kept.join("\n"), left_out)
}

/// Joins a sentence that goes on after the end of a page; whether it does.
fn close_up(kept: &mut Vec<String>, next: &str) -> bool {
    let Some(last) = kept.iter().rposition(|line| !line.trim().is_empty()) else { return false };
    let text = kept[last].trim_end();
    // A short line may be the end of a paragraph, but not one that stands alone.
    let is_text = text.chars().nth(SHORTEST - 1).is_some() || last > 0 && !kept[last - 1].trim().is_empty();
    let goes_on = is_text
        && !text.ends_with(['.', '!', '?', ':', '"', '”'])
        && next.trim_start().starts_with(|letter: char| letter.is_lowercase());
    if goes_on {
        let length = text.len();
        kept.truncate(last + 1);
        // Added to it, and not written anew: a text may go on after very many pages.
        kept[last].truncate(length);
        kept[last].push(' ');
        kept[last].push_str(next.trim());
    }
    goes_on
}

fn is_slug(line: &str, lists: &Phrases) -> bool {
    let lower = line.trim().to_lowercase();
    // "BC-KOREA-JAPAN" is a slug, and "BC-based" a province of Canada.
    let word = line.split_whitespace().next().unwrap_or("");
    let is_word = word.matches('-').count() != 1 || !word.contains(char::is_lowercase);
    let begins = || is_word && lists.slug_starts.iter().any(|start| lower.starts_with(start.as_str()));
    lists.slugs.contains(&lower) || line.split_whitespace().count() <= MOST_WORDS && begins()
}

fn is_priority(line: &str, lists: &Phrases) -> bool {
    let lower = line.trim().trim_matches(['*', '+', '-', ' ', ':', '!']).to_lowercase();
    lists.priorities.contains(&lower)
}

/// "Page 2", "page 2 of 3", "- 2 -".
fn is_page(line: &str) -> bool {
    let lower = line.trim().to_lowercase();
    let is_number = |text: &str| !text.is_empty() && text.len() <= 3 && text.bytes().all(|byte| byte.is_ascii_digit());
    let named = lower
        .trim_matches(['(', ')', '-', ' '])
        .strip_prefix("page ")
        .is_some_and(|rest| rest.split(['/', ' ']).filter(|word| *word != "of").all(is_number));
    let dashed = lower.strip_prefix("- ").and_then(|rest| rest.strip_suffix(" -")).is_some_and(is_number);
    named || dashed
}

#[cfg(test)]
mod tests {
    use super::super::Phrases;
    use super::without;

    #[test]
    fn slugs_go_and_sentences_close_up() {
        let lists = Phrases::built_in();
        let text = "ZCZC RTR0452 3 OVR 420\nURGENT\nBC-KOREA-JAPAN\nSEOUL SHARES DATA\n\nSouth Korea will share data on missiles with\n\n   \
                    (MORE)\nPage 2 of 2\n\nits neighbour, it said.\nNNNN\n";
        let (kept, gone) = without(text, &lists);
        assert_eq!(kept, "SEOUL SHARES DATA\n\nSouth Korea will share data on missiles with its neighbour, it said.");
        assert_eq!(gone, ["ZCZC RTR0452 3 OVR 420", "URGENT", "BC-KOREA-JAPAN", "(MORE)", "Page 2 of 2", "NNNN"]);
        let prose = "BC-based firm wins\n\nSeoul shares data\n\nMore\n\nPage 2\n\nIt asked for more.\n";
        assert_eq!(without(prose, &lists), (prose.trim_end().to_owned(), Vec::new()));
    }
}
