//! Words into lines: as many as fit, none beyond its column.

use super::Face;

/// What a line of a text may be broken after, besides a space.
const JOINTS: [char; 5] = ['-', '\u{2010}', '–', '—', '/'];

/// The sign for what was left out.
const MORE: char = '…';

/// Divides a text into lines that are no wider than `width` at this size. A word that is wider than a line is broken.
pub fn wrap(face: &Face, (size, width): (i32, i32), text: &str) -> Vec<String> {
    let room = width * 1000;
    let mut lines: Vec<String> = Vec::new();
    let mut line = String::new();
    for piece in text.split_inclusive(' ').flat_map(|word| word.split_inclusive(JOINTS)) {
        let whole = face.width(&line, size) + face.width(piece.trim_end_matches(' '), size);
        if whole <= room {
            line.push_str(piece);
            continue;
        }
        flush(&mut line, &mut lines);
        if face.width(piece.trim_end_matches(' '), size) <= room {
            line.push_str(piece);
            continue;
        }
        for letter in piece.chars() {
            let mut bytes = [0; 4];
            if !line.is_empty() && face.width(&line, size) + face.width(letter.encode_utf8(&mut bytes), size) > room {
                flush(&mut line, &mut lines);
            }
            line.push(letter);
        }
    }
    flush(&mut line, &mut lines);
    lines
}

fn flush(line: &mut String, lines: &mut Vec<String>) {
    line.truncate(line.trim_end_matches(' ').len());
    if !line.is_empty() {
        lines.push(std::mem::take(line));
    }
}

/// A way to set a title: size, distance of lines, and how many of them at most.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Setting {
    /// The size of letters.
    pub size: i32,
    /// From line to line.
    pub step: i32,
    /// How many lines there may be.
    pub most: usize,
}

/// Sets a title in the first of these ways that has room for all of it, in lines of about the same length; in the last
/// way, what is too much is left out.
pub fn fit(face: &Face, settings: &[Setting], (text, width): (&str, i32)) -> (Setting, Vec<String>) {
    let mut last = (Setting { size: 1, step: 1, most: 0 }, Vec::new());
    for &setting in settings {
        let Setting { size, most, .. } = setting;
        let lines = wrap(face, (size, width), text);
        let torn = lines.iter().any(|line| !ends_whole(line, text));
        if lines.len() <= most && (!torn || settings.last() == Some(&setting)) {
            return (setting, balanced(face, (size, width), (text, lines)));
        }
        last = (setting, lines);
    }
    let (setting, lines) = last;
    (setting, shortened(face, (setting.size, width), (lines, setting.most)))
}

/// Whether a line ends where a word or a part of one ends, and not within it.
fn ends_whole(line: &str, text: &str) -> bool {
    line.ends_with(JOINTS) || text.ends_with(line) || text.contains(&format!("{line} "))
}

/// The same number of lines, in the narrowest column that has room for them: so no word stands alone below a full line.
fn balanced(face: &Face, (size, width): (i32, i32), (text, lines): (&str, Vec<String>)) -> Vec<String> {
    let (mut low, mut high) = (width / 2, width);
    let mut best = lines;
    while low + 4 < high {
        let middle = i32::midpoint(low, high);
        let tried = wrap(face, (size, middle), text);
        if tried.len() <= best.len() && tried.iter().all(|line| ends_whole(line, text)) {
            (best, high) = (tried, middle);
        } else {
            low = middle;
        }
    }
    best
}

/// At most so many lines; the last one says that something was left out.
pub fn shortened(face: &Face, (size, width): (i32, i32), (mut lines, most): (Vec<String>, usize)) -> Vec<String> {
    if lines.len() <= most {
        return lines;
    }
    lines.truncate(most);
    if let Some(last) = lines.last_mut() {
        let fits = |text: &str| face.width(text, size) + face.width("…", size) <= width * 1000;
        while !fits(last) {
            // A word goes at a time, or a letter of a word that is a line.
            let cut = last.rfind(' ').or_else(|| last.char_indices().next_back().map(|(at, _)| at));
            last.truncate(cut.unwrap_or(0));
        }
        last.truncate(last.trim_end_matches([' ', ',', ';', ':', '-', '–', '—', '.']).len());
        last.push(MORE);
    }
    lines
}

/// As much of a text as so many lines have room for: all of it, or its first sentences, or its first words.
pub fn cut(face: &Face, (size, width): (i32, i32), (text, most): (&str, usize)) -> Vec<String> {
    let lines = wrap(face, (size, width), text);
    if lines.len() <= most {
        return lines;
    }
    let ends: Vec<usize> = text.match_indices(' ').map(|(at, _)| at).filter(|&at| ends_sentence(text, at)).collect();
    let head = ends.iter().rev().map(|&at| wrap(face, (size, width), &text[..at])).find(|lines| lines.len() <= most);
    head.unwrap_or_else(|| shortened(face, (size, width), (lines, most)))
}

/// Whether the space at this place stands between two sentences. In doubt, as after "Gen." or "U.S.", it does not.
fn ends_sentence(text: &str, at: usize) -> bool {
    let quotes = ['”', '’', '"', '\'', ')', '»'];
    let before = text[..at].trim_end_matches(quotes);
    let Some(body) = before.strip_suffix(['.', '!', '?']) else { return false };
    let word = body.rsplit([' ', '\u{a0}']).next().unwrap_or("");
    let initial =
        word.contains('.') || (word.chars().count() <= 3 && word.chars().next().is_some_and(char::is_uppercase));
    let next = text[at + 1..].chars().find(|letter| !quotes.contains(letter) && !['“', '‘', '«', '('].contains(letter));
    !initial && next.is_some_and(|letter| letter.is_uppercase() || letter.is_numeric())
}

#[cfg(test)]
mod tests {
    use super::super::Atelier;
    use super::*;

    #[test]
    fn no_line_is_wider_than_its_column() {
        let faces = Atelier::new().faces;
        let long = "x".repeat(500);
        let words = "Donaudampfschifffahrtsgesellschaft and the defence-industry council ".repeat(9);
        for text in [long.as_str(), words.trim_end(), "a", "W W W W W W W W W W W W W W W W W W W W W W W W W W W"] {
            for (size, width) in [(66, 680), (27, 344), (40, 60)] {
                let lines = wrap(&faces.serif, (size, width), text);
                assert!(lines.iter().all(|line| faces.serif.width(line, size) <= width * 1000), "{lines:?}");
                let joined: String = lines.concat();
                assert_eq!(joined.replace(' ', ""), text.replace(' ', ""), "nothing is lost");
                let short = shortened(&faces.serif, (size, width), (lines.clone(), 2));
                assert!(short.iter().all(|line| faces.serif.width(line, size) <= width * 1000), "{short:?}");
                assert_eq!(short.last().is_some_and(|line| line.ends_with('…')), lines.len() > 2);
            }
        }
    }

    #[test]
    fn a_text_is_cut_at_a_sentence_or_a_word() {
        let face = Atelier::new().faces.sans;
        let text =
            "The ministers met Gen. Brown in Tokyo. They signed the paper, and the ships of the U.S. Navy sailed on.";
        let cut = |most| cut(&face, (27, 400), (text, most)).join(" ");
        assert_eq!(cut(9), text);
        assert_eq!(cut(2), "The ministers met Gen. Brown in Tokyo.");
        assert_eq!(cut(1), "The ministers met Gen. Brown in…");
        assert_eq!(cut(0), "");
    }

    #[test]
    fn a_title_is_as_large_as_its_room_and_even() {
        let face = Atelier::new().faces.serif;
        let settings = [Setting { size: 60, step: 66, most: 2 }, Setting { size: 40, step: 46, most: 3 }];
        let (setting, lines) = fit(&face, &settings, ("Tokyo signs", 680));
        assert_eq!((setting.size, lines.len()), (60, 1));
        let (setting, lines) =
            fit(&face, &settings, ("Washington and Tokyo plan a council of the defence industry", 680));
        assert_eq!(setting.size, 40);
        assert!(lines.len() == 2 && face.width(&lines[1], 40) * 10 > face.width(&lines[0], 40) * 6, "{lines:?}");
        let (_, lines) = fit(&face, &settings, (&"word ".repeat(100), 680));
        assert!(lines.len() == 3 && lines[2].ends_with('…'), "{lines:?}");
    }
}
