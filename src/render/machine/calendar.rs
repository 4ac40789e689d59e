//! The chronologies as a calendar (RFC 5545): an event for each day of which a briefing tells what happened.
//!
//! Written here, because it is forty lines, and the crate for it folds lines in quadratic time and asks the clock. An
//! event keeps its UID as long as its day and its words stay, whatever becomes of the briefing, and its DTSTAMP is the
//! day on which the briefing last changed.

use super::{GENERATOR, Plan, changed};
use crate::date::When;
use crate::extract::Precision;
use crate::route::Route;
use crate::site::{Article, Site};
use crate::text;
use jiff::civil::Date;
use std::collections::HashSet;
use std::io;

/// The most events: calendars take a file of some megabytes, and the newest briefings go first.
const EVENTS: usize = 2_000;

/// The longest name of an event, in bytes; the description has the whole sentence.
const NAME: usize = 120;

/// The longest line, in octets without its end.
const LINE: usize = 75;

/// An event on one or more whole days.
struct Event<'a> {
    first: Date,
    last: Date,
    told: &'a str,
    place: &'a str,
}

/// The calendar of the site.
pub fn calendar(site: &Site, out: &mut Vec<u8>) -> io::Result<()> {
    let config = &site.config;
    let host = config.base.url(&Route::home());
    let host = host.split("://").nth(1).unwrap_or("").split(['/', ':']).next().unwrap_or("");
    let mut lines = Lines { out };
    lines.raw("BEGIN", "VCALENDAR");
    lines.raw("VERSION", "2.0");
    lines.text("PRODID", &format!("-//Chancery//{GENERATOR}//EN"));
    lines.raw("CALSCALE", "GREGORIAN");
    lines.text("NAME", &config.title);
    lines.text("X-WR-CALNAME", &config.title);
    if !config.description.is_empty() {
        lines.text("DESCRIPTION", &config.description);
    }
    lines.raw("URL", &config.base.url(&Route::home()));
    let mut known = HashSet::new();
    for id in site.article_ids() {
        let article = site.article(id);
        let url = config.base.url(&Plan::article_route(site, id));
        for event in events(article) {
            let uid = text::fingerprint([event.first.to_string().as_str(), event.told]);
            // Two briefings that tell the same in the same words tell of one event.
            if known.len() < EVENTS && known.insert(uid.clone()) {
                write(&mut lines, (&event, article), (&format!("{uid}@{host}"), &url));
            }
        }
    }
    lines.raw("END", "VCALENDAR");
    Ok(())
}

fn write(lines: &mut Lines<'_>, (event, article): (&Event<'_>, &Article), (uid, url): (&str, &str)) {
    let moment = changed(article).or_else(|| When::on(event.first)).map_or_else(String::new, |when| when.rfc3339());
    let whole = moment.split(['.', 'Z']).next().unwrap_or("");
    let stamp: String = whole.chars().filter(char::is_ascii_alphanumeric).chain(['Z']).collect();
    lines.raw("BEGIN", "VEVENT");
    lines.raw("UID", uid);
    lines.raw("DTSTAMP", &stamp);
    lines.raw("DTSTART;VALUE=DATE", &day(event.first));
    // The end of whole days is the day after.
    lines.raw("DTEND;VALUE=DATE", &day(event.last.tomorrow().unwrap_or(event.last)));
    lines.text("SUMMARY", &text::shorten(event.told, NAME));
    lines.text("DESCRIPTION", &format!("{}\n\n{}\n{url}", event.told, article.document.title.text));
    if !event.place.is_empty() {
        lines.text("LOCATION", event.place);
    }
    lines.raw("URL", url);
    lines.raw("TRANSP", "TRANSPARENT");
    lines.raw("END", "VEVENT");
}

/// What the author says happened, and what the text tells to the day, as on the briefing's page. A month or a year is no
/// day, and is left out.
fn events(article: &Article) -> Vec<Event<'_>> {
    let given = &article.document.front.events;
    let mut events: Vec<Event<'_>> = given
        .iter()
        .map(|event| Event { first: event.date.day(), last: event.date.day(), told: &event.text, place: &event.place })
        .collect();
    for (_, dated) in article.told().filter(|(_, dated)| dated.precision == Precision::Day) {
        let (Some(first), Some(last)) = (dated.day, dated.last.or(dated.day)) else { continue };
        events.push(Event { first, last, told: article.document.prose.slice(dated.sentence), place: "" });
    }
    events.sort_by_key(|event| event.first);
    events
}

/// `20240410`.
fn day(day: Date) -> String {
    day.strftime("%Y%m%d").to_string()
}

/// Content lines: folded, and with texts escaped, so that no text can begin a line of its own.
struct Lines<'o> {
    out: &'o mut Vec<u8>,
}

impl Lines<'_> {
    /// A line whose value is ours or an address.
    fn raw(&mut self, name: &str, value: &str) {
        let mut room = LINE;
        for letter in name.chars().chain([':']).chain(value.chars()) {
            if letter.len_utf8() > room {
                self.out.extend_from_slice(b"\r\n ");
                // The space that begins a line counts.
                room = LINE - 1;
            }
            room -= letter.len_utf8();
            self.out.extend_from_slice(letter.encode_utf8(&mut [0; 4]).as_bytes());
        }
        self.out.extend_from_slice(b"\r\n");
    }

    /// A line whose value is a text.
    fn text(&mut self, name: &str, value: &str) {
        let mut escaped = String::with_capacity(value.len() + 16);
        for letter in value.chars() {
            match letter {
                '\\' | ';' | ',' => escaped.extend(['\\', letter]),
                '\n' => escaped.push_str("\\n"),
                letter if letter.is_control() => escaped.push(' '),
                letter => escaped.push(letter),
            }
        }
        self.raw(name, &escaped);
    }
}

#[cfg(test)]
mod tests {
    use super::{LINE, Lines};

    #[test]
    fn lines_are_folded_between_letters_and_texts_stay_in_them() {
        let mut out = Vec::new();
        Lines { out: &mut out }.text("SUMMARY", &"Київ, \\ and; a\r\nEND:VEVENT".repeat(9));
        let text = String::from_utf8(out).unwrap();
        assert!(text.ends_with("\r\n") && text.split("\r\n").all(|line| line.len() <= LINE), "{text}");
        assert!(text.split("\r\n").skip(1).all(|line| line.is_empty() || line.starts_with(' ')), "{text}");
        let unfolded = text.replace("\r\n ", "");
        assert_eq!(unfolded.trim_end(), format!("SUMMARY:{}", "Київ\\, \\\\ and\\; a \\nEND:VEVENT".repeat(9)));
    }

    #[test]
    fn a_line_of_just_the_length_is_not_folded() {
        for (length, lines) in [(LINE, 1), (LINE + 1, 2), (LINE + LINE - 1, 2), (LINE + LINE, 3)] {
            let mut out = Vec::new();
            Lines { out: &mut out }.raw("X", &"y".repeat(length - 2));
            assert_eq!(out.split(|&byte| byte == b'\n').count() - 1, lines, "{length}");
        }
    }
}
