//! The head of a mail that a text was copied with: its subject may be the headline, and its date the day.

use super::{front, when};
use jiff::civil::Date;

/// The names of lines in such a head, in lower case.
const NAMES: [&str; 10] = ["from", "to", "cc", "bcc", "date", "sent", "subject", "reply-to", "betreff", "von"];

/// What mail programs put before a subject, in lower case.
const PREFIXES: [&str; 7] = ["fwd:", "fw:", "re:", "aw:", "wg:", "tr:", "rv:"];

/// What they put above a head, in lower case.
const ABOVE: [&str; 3] = ["forwarded message", "original message", "begin forwarded message"];

/// The head of a mail.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Head {
    /// Its subject, without what was put before it.
    pub subject: Option<String>,
    /// The day on which it was sent.
    pub date: Option<Date>,
    /// Its lines.
    pub lines: Vec<String>,
}

/// Divides a text into the head of a mail, if it has one, and the rest.
pub fn split(text: &str) -> (Head, &str) {
    let mut head = Head::default();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let words = line.trim();
        let is_above = ABOVE.contains(&words.trim_matches(['-', ':', ' ']).to_lowercase().as_str());
        if let Some((name, value)) = named(words) {
            match name.as_str() {
                "subject" | "betreff" => head.subject = Some(subject(value).to_owned()).filter(|said| !said.is_empty()),
                "date" | "sent" => head.date = day(value),
                _ => {}
            }
            head.lines.push(words.to_owned());
        } else if is_above {
            head.lines.push(words.to_owned());
        } else if !words.is_empty() {
            break;
        }
        at += line.len();
    }
    // A subject says it alone; any other line may begin a text.
    if head.subject.is_some() || head.lines.len() > 1 { (head, &text[at..]) } else { (Head::default(), text) }
}

fn named(line: &str) -> Option<(String, &str)> {
    let (name, value) = line.split_once(':')?;
    let name = name.trim_matches(['*', ' ']).to_lowercase();
    NAMES.contains(&name.as_str()).then_some((name, value.trim().trim_start_matches(['*', ' '])))
}

/// A subject without what replies and forwards put before it.
fn subject(mut text: &str) -> &str {
    loop {
        text = text.trim();
        let prefix = PREFIXES
            .iter()
            .find(|prefix| text.get(..prefix.len()).is_some_and(|start| start.eq_ignore_ascii_case(prefix)));
        match prefix {
            Some(prefix) => text = &text[prefix.len()..],
            None => return text,
        }
    }
}

/// The day by the clock of whoever sent it.
fn day(value: &str) -> Option<Date> {
    when::day_in(value).or_else(|| front::day(value))
}

#[cfg(test)]
mod tests {
    use super::split;

    #[test]
    fn the_head_of_a_mail_is_read() {
        let mail = "From: alerts@brief.example\nTo: desk@desk.example\nDate: Mon, 12 May 2025 23:14:00 -0700\nSubject: Fwd: RE: Fire is held\n\nText.\n";
        let (head, rest) = split(mail);
        assert_eq!(rest, "Text.\n");
        assert_eq!(head.subject.as_deref(), Some("Fire is held"));
        assert_eq!(head.date.map(|day| day.to_string()).as_deref(), Some("2025-05-12"));
        assert_eq!(head.lines.len(), 4);
        assert_eq!(split("From: a village in Chad\nText.").1, "From: a village in Chad\nText.");
    }
}
