//! Excerpts that fit a terminal: a paragraph is one long line, and only the words around the place matter.

use std::ops::Range;

/// The longest line that is shown whole, in bytes; about a terminal's width.
const WIDEST: usize = 96;

/// What is shown before the place, in bytes.
const BEFORE: usize = 40;

/// A text whose long lines are cut down to the words around the ranges, and the ranges in that text.
pub fn crop(text: &str, ranges: &[Range<usize>]) -> (String, Vec<Range<usize>>) {
    let mut out = String::with_capacity(text.len().min(4096));
    let mut moved = ranges.to_vec();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let words = line.trim_end_matches('\n');
        let window = window(words, at, ranges);
        let cut_before = if window.start > 0 { "…" } else { "" };
        let from = out.len() + cut_before.len();
        for (range, moved) in ranges.iter().zip(&mut moved) {
            let place = |byte: usize| from + byte.saturating_sub(at).clamp(window.start, window.end) - window.start;
            let ends_here = range.end <= at + line.len();
            if (at..at + line.len()).contains(&range.start) {
                moved.start = place(range.start);
                moved.end = place(if ends_here { range.end } else { at + words.len() });
            } else if range.start < at && (at..=at + line.len()).contains(&range.end) {
                moved.end = place(range.end);
            }
        }
        out.push_str(cut_before);
        out.push_str(&words[window.clone()]);
        if window.end < words.len() {
            out.push('…');
        }
        out.push_str(&line[words.len()..]);
        at += line.len();
    }
    // A place at the very end of the file lies in no line.
    for (_, moved) in ranges.iter().zip(&mut moved).filter(|(range, _)| range.start >= text.len()) {
        *moved = out.len()..out.len();
    }
    (out, moved)
}

/// The part of a line to show.
fn window(line: &str, at: usize, ranges: &[Range<usize>]) -> Range<usize> {
    if line.len() <= WIDEST {
        return 0..line.len();
    }
    let here = ranges.iter().find(|range| (at..=at + line.len()).contains(&range.start));
    let start = here.map_or(0, |range| (range.start - at).saturating_sub(BEFORE));
    let start = line.floor_char_boundary(start.min(line.len().saturating_sub(WIDEST)));
    start..line.ceil_char_boundary((start + WIDEST).min(line.len()))
}

#[cfg(test)]
mod tests {
    use super::crop;

    #[test]
    fn long_lines_are_cut_around_the_place() {
        let text = format!("short\n{}HERE{}\nend", "x ".repeat(200), " y".repeat(200));
        let start = text.find("HERE").unwrap();
        let (cropped, ranges) = crop(&text, std::slice::from_ref(&(start..start + 4)));
        assert_eq!(&cropped[ranges[0].clone()], "HERE");
        assert!(cropped.lines().all(|line| line.len() < 110) && cropped.starts_with("short\n…"));
        assert!(cropped.ends_with("…\nend"));
        let whole = text.find("short").unwrap()..text.len();
        let (cropped, ranges) = crop(&text, std::slice::from_ref(&whole));
        assert_eq!(&cropped[ranges[0].clone()], cropped);
    }
}
