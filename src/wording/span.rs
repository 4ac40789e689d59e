//! From one date to another in one expression: what both have in common is said once.
//!
//! The CLDR's own patterns for this are not among the data that we have, so what is common is learnt from two dates that
//! differ in everything that may differ: `11 October 2024` and `22 October 2024` share what follows the day.

/// How many pieces two dates of a form share, before and behind what differs.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Shared {
    before: usize,
    behind: usize,
}

impl Shared {
    /// Learns it from two dates that differ in everything that may.
    pub fn of(first: &str, last: &str) -> Self {
        let (a, b) = (pieces(first), pieces(last));
        let before = a.iter().zip(&b).take_while(|(a, b)| a == b).count();
        let most = a.len().min(b.len()).saturating_sub(before);
        let mut behind = a.iter().rev().zip(b.iter().rev()).take(most).take_while(|(a, b)| a == b).count();
        let middle = &a[before..a.len() - behind];
        // A unit that is written to its number, such as 日, stays with each of two numbers, but is said once of a span.
        if !matches!(middle, [number] if is_number(number)) {
            while behind > 0 && a[a.len() - behind].starts_with(char::is_alphanumeric) {
                behind -= 1;
            }
        }
        Self { before, behind }
    }

    /// From one date to another, both as they would be written alone.
    pub fn join(self, first: &str, last: &str) -> String {
        let (a, b) = (pieces(first), pieces(last));
        let end = a.len().saturating_sub(self.behind).max(self.before.min(a.len()));
        let start = self.before.min(b.len());
        let (from, to) = (a[..end].concat(), b[start..].concat());
        let spaced = a[self.before.min(end)..end].iter().any(|piece| piece.contains(' '));
        [from.as_str(), if spaced { " – " } else { "–" }, &to].concat()
    }
}

/// Numbers, words, and single signs between them.
fn pieces(text: &str) -> Vec<&str> {
    let kind = |letter: char| if letter.is_numeric() { 0 } else { 1 + u8::from(!letter.is_alphabetic()) };
    let mut pieces = Vec::new();
    let mut start = 0;
    let mut letters = text.char_indices().peekable();
    while let Some((_, letter)) = letters.next() {
        let next = letters.peek().copied();
        let ends = next.is_none_or(|(_, next)| kind(next) != kind(letter) || kind(letter) == 2);
        if ends {
            let end = next.map_or(text.len(), |(at, _)| at);
            pieces.push(&text[start..end]);
            start = end;
        }
    }
    pieces
}

fn is_number(piece: &str) -> bool {
    piece.starts_with(char::is_numeric)
}

#[cfg(test)]
mod tests {
    use super::Shared;

    #[test]
    fn what_is_common_is_said_once() {
        for (learnt, dates, span) in [
            (["11 October 2024", "22 October 2024"], ["11 April 2024", "13 April 2024"], "11–13 April 2024"),
            (["11 April 2024", "22 October 2024"], ["2 April 2024", "2 May 2024"], "2 April – 2 May 2024"),
            (["April 11, 2024", "October 22, 2024"], ["April 2, 2024", "May 2, 2024"], "April 2 – May 2, 2024"),
            (["October 11, 2024", "October 22, 2024"], ["May 2, 2024", "May 9, 2024"], "May 2–9, 2024"),
            (["2024年10月11日", "2024年10月22日"], ["2024年4月1日", "2024年4月3日"], "2024年4月1–3日"),
            (["2024年4月11日", "2024年10月22日"], ["2024年4月30日", "2024年5月30日"], "2024年4月30日–5月30日"),
            (["2024年4月", "2024年10月"], ["2024年4月", "2024年5月"], "2024年4–5月"),
            (["квітень 2024 р.", "жовтень 2024 р."], ["січень 2024 р.", "лютий 2024 р."], "січень–лютий 2024 р."),
            (
                ["11 de abril de 2024", "22 de octubre de 2024"],
                ["1 de abril de 2024", "1 de mayo de 2024"],
                "1 de abril – 1 de mayo de 2024",
            ),
            (["2022", "2024"], ["2022", "2023"], "2022–2023"),
            (["2022年", "2024年"], ["2022年", "2023年"], "2022–2023年"),
        ] {
            assert_eq!(Shared::of(learnt[0], learnt[1]).join(dates[0], dates[1]), span);
        }
        assert_eq!(Shared::default().join("2 May 2023", "2 May 2024"), "2 May 2023 – 2 May 2024");
    }
}
