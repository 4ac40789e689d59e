//! Words for a terminal: marked if it shows colours, on lines that fit, and without what could steer it.

use super::Style;

/// The longest line, in characters, except where one word is longer.
const WIDTH: usize = 100;

/// How words are marked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ink {
    /// A name.
    Bold,
    /// Words that show something.
    Evidence,
    /// What stands beside.
    Faint,
}

/// Words in this ink, if colours are wanted.
pub fn inked(words: &str, ink: Ink, style: Style) -> String {
    let code = match (style, ink) {
        (Style::Plain, _) => return words.to_owned(),
        (Style::Colour, Ink::Bold) => "1",
        (Style::Colour, Ink::Evidence) => "1;33",
        (Style::Colour, Ink::Faint) => "2",
    };
    format!("\u{1b}[{code}m{words}\u{1b}[0m")
}

/// A text on one line, without what could steer a terminal; a gap at its ends stays, since words may stand beside it.
pub fn clean(text: &str) -> String {
    let gap = |is: bool| if is { " " } else { "" };
    let line = crate::text::line(text);
    if line.is_empty() {
        return gap(!text.is_empty()).to_owned();
    }
    let (before, after) = (text.starts_with(char::is_whitespace), text.ends_with(char::is_whitespace));
    [gap(before), &line, gap(after)].concat()
}

/// A text on lines that fit beside so many columns, which stand empty before all but the first.
pub fn wrapped(text: &str, columns: usize) -> String {
    let mut out = String::with_capacity(text.len() + 16);
    let mut at = columns;
    for word in text.split(' ') {
        let width = word.chars().count();
        if at > columns && at + 1 + width > WIDTH {
            out.push('\n');
            out.extend(std::iter::repeat_n(' ', columns));
            at = columns;
        } else if at > columns {
            out.push(' ');
            at += 1;
        }
        out.push_str(word);
        at += width;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_fit_and_hang() {
        let text = wrapped(&"word ".repeat(40), 17);
        assert!(text.lines().count() > 1 && text.lines().all(|line| line.chars().count() <= WIDTH));
        assert!(text.lines().skip(1).all(|line| line.starts_with(&" ".repeat(17))));
        assert_eq!(wrapped("one two", 17), "one two");
        let long = "x".repeat(300);
        assert_eq!(wrapped(&long, 17), long);
    }

    #[test]
    fn a_text_cannot_steer_the_terminal() {
        assert_eq!(clean(" a\u{1b}[31m\nb"), " a[31m b");
        assert_eq!(inked("a", Ink::Bold, Style::Plain), "a");
        assert_eq!(inked("a", Ink::Evidence, Style::Colour), "\u{1b}[1;33ma\u{1b}[0m");
    }
}
