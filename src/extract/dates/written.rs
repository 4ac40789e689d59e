//! Dates as their words tell them.

use super::{Passage, Sentence, Shape, Written, day_of, from_name, month_of, weekday_of, year_of};
use jiff::civil::Weekday;

/// The dates of a sentence, in its order.
pub fn dates(body: &Passage<'_>, sentence: &Sentence) -> Vec<Written> {
    let mut dates = Vec::new();
    let mut at = sentence.words.start;
    while at < sentence.words.end {
        let here = Here { body, at, end: sentence.words.end };
        match here.date() {
            Some(written) => {
                at = written.words.end.max(at + 1);
                dates.push(written);
            }
            None => at += 1,
        }
    }
    dates
}

/// A place in a sentence at which a date may begin.
#[derive(Clone, Copy)]
struct Here<'a> {
    body: &'a Passage<'a>,
    at: usize,
    end: usize,
}

impl<'a> Here<'a> {
    fn date(self) -> Option<Written> {
        let shape = self.body.words[self.at].shape;
        match shape {
            Shape::Number => self.iso().or_else(|| self.day_first()).or_else(|| self.years()),
            Shape::Capital | Shape::Upper => self.weekday_first().or_else(|| self.month_first(None, self.at)),
            Shape::Lower => self.told_by_day(),
        }
    }

    fn word(self, at: usize) -> &'a str {
        if at < self.end { self.body.word(at) } else { "" }
    }

    /// Whether a word follows the one before with no more than a gap, a comma or a shortening's stop between.
    fn joined(self, at: usize) -> bool {
        at > self.at && at < self.end && matches!(self.body.gap(at - 1), " " | ", " | ". " | "., " | "\u{a0}")
    }

    /// `2024-04-10`
    fn iso(self) -> Option<Written> {
        let word = self.word(self.at);
        let date = from_name(word).filter(|_| word.len() == 10)?;
        let whole = Written::at(self.at..self.at + 1);
        Some(Written { year: Some(date.year()), month: Some(date.month()), day: Some(date.day()), ..whole })
    }

    /// `10 April 2024`, `3 to 5 March`, `10th of April`
    fn day_first(self) -> Option<Written> {
        let (day, last_day, mut at) = self.days(self.at)?;
        if self.word(at) == "of" {
            at += 1;
        }
        let month = month_of(self.word(at)).filter(|_| self.joined(at))?;
        let (year, end) = self.year_behind(at + 1);
        let written = Written::at(self.at..end);
        Some(Written { day: Some(day), last_day, month: Some(month), year, ..written })
    }

    /// A day, or days from one to another, and the place behind them.
    fn days(self, at: usize) -> Option<(i8, Option<i8>, usize)> {
        if let Some((first, last)) = self.word(at).split_once('-') {
            return Some((day_of(first)?, Some(day_of(last)?), at + 1));
        }
        let day = day_of(self.word(at))?;
        let dash = at + 1 < self.end && matches!(self.body.gap(at), "–" | " – " | "-" | "—");
        if dash && let Some(last) = day_of(self.word(at + 1)) {
            return Some((day, Some(last), at + 2));
        }
        if matches!(self.word(at + 1), "to" | "and" | "through" | "until")
            && let Some(last) = day_of(self.word(at + 2)).filter(|last| *last > day)
            && self.body.gap(at + 1) == " "
        {
            return Some((day, Some(last), at + 3));
        }
        Some((day, None, at + 1))
    }

    /// The year behind a date, and the place behind it.
    fn year_behind(self, at: usize) -> (Option<i16>, usize) {
        let bracket = at < self.end && self.body.gap(at - 1).starts_with(" (") && weekday_of(self.word(at)).is_some();
        if bracket && self.body.gap(at).starts_with(')') {
            let year = year_of(self.word(at + 1)).filter(|_| matches!(self.body.gap(at), "), " | ") "));
            return (year, if year.is_some() { at + 2 } else { at });
        }
        let of = usize::from(self.word(at) == "of" && self.joined(at));
        match year_of(self.word(at + of)).filter(|_| self.joined(at + of)) {
            Some(year) if !self.is_count(at + of) => (Some(year), at + of + 1),
            _ => (None, at),
        }
    }

    /// Whether a number that could be a year counts something: "2000 troops".
    fn is_count(self, at: usize) -> bool {
        COUNTED.contains(&self.word(at + 1)) && self.joined(at + 1)
    }

    /// `Thursday, April 11`, `Sunday 20 March`, or a weekday alone
    fn weekday_first(self) -> Option<Written> {
        let weekday = weekday_of(self.word(self.at))?;
        let next = self.at + 1;
        if self.joined(next) {
            let there = Here { at: next, ..self };
            let behind = match self.body.words[next].shape {
                Shape::Number => there.day_first(),
                _ => there.month_first(Some(weekday), next).filter(|written| written.day.is_some()),
            };
            if let Some(written) = behind {
                return Some(Written { words: self.at..written.words.end, weekday: Some(weekday), ..written });
            }
        }
        Some(Written { weekday: Some(weekday), relative: Some(0), ..Written::at(self.at..next) })
    }

    /// `April 10, 2024`, `Aug. 3 to 5`, `April 2024`, `April`
    fn month_first(self, weekday: Option<Weekday>, at: usize) -> Option<Written> {
        let word = self.word(at);
        let month = month_of(word)?;
        let next = at + 1;
        let from_month = Here { at, ..self };
        if from_month.joined(next)
            && let Some((day, last_day, behind)) = self.days(next)
            && !self.is_hour(behind)
        {
            let (year, end) = from_month.year_behind(behind);
            let end = if year.is_none() { behind } else { end };
            let written = Written::at(at..end);
            return Some(Written { weekday, month: Some(month), day: Some(day), last_day, year, ..written });
        }
        let (year, end) = from_month.year_behind(next);
        let alone = year.is_none();
        let short = word.len() < 4 && word != "May";
        if (alone && (short || !self.stands_for_month(at, word))) || (self.names_somebody(next) && alone) {
            return None;
        }
        Some(Written { month: Some(month), year, ..Written::at(at..end) })
    }

    /// "April 11 a.m."? The number of an hour is no day.
    fn is_hour(self, at: usize) -> bool {
        matches!(self.word(at), "am" | "pm" | "a.m." | "p.m." | "percent")
    }

    /// May, March and August are other words too; they are months behind a word of time.
    fn stands_for_month(self, at: usize, word: &str) -> bool {
        let before = if at > 0 { self.body.word(at - 1) } else { "" };
        let joined = at > 0 && matches!(self.body.gap(at - 1), " " | ", " | "–" | "-" | " – " | "/");
        let told = joined && BEFORE.binary_search(&before.to_ascii_lowercase().as_str()).is_ok();
        match word {
            "May" | "March" => told || month_of(before).is_some() && joined,
            "April" | "June" | "August" => told || self.body.words[at].possessive || at != self.at || !self.opens(at),
            _ => true,
        }
    }

    fn opens(self, at: usize) -> bool {
        at == 0 || self.body.gap(at - 1).contains(['.', '“', '"', '\n'])
    }

    /// "June Chang", "August Wilson": a capitalised word right behind that is no year.
    fn names_somebody(self, at: usize) -> bool {
        at < self.end
            && self.body.gap(at - 1) == " "
            && self.body.words[at].shape == Shape::Capital
            && month_of(self.word(at)).is_none()
            && weekday_of(self.word(at)).is_none()
            && matches!(self.word(self.at), "April" | "May" | "June" | "August" | "March")
    }

    /// `2015`, `1995-96`, `2014–2018`
    fn years(self) -> Option<Written> {
        let word = self.word(self.at);
        if let Some((first, last)) = word.split_once(['-', '–']) {
            let (first, last) = (year_of(first)?, Self::later_year(first, last)?);
            return Some(Written { year: Some(first), last_year: Some(last), ..Written::at(self.at..self.at + 1) });
        }
        let year = year_of(word)?;
        if self.is_count(self.at) || self.is_of_a_name() {
            return None;
        }
        let next = self.at + 1;
        if next < self.end
            && matches!(self.body.gap(self.at), "–" | " – " | "/")
            && let Some(last) = Self::later_year(word, self.word(next))
        {
            return Some(Written { year: Some(year), last_year: Some(last), ..Written::at(self.at..next + 1) });
        }
        Some(Written { year: Some(year), ..Written::at(self.at..next) })
    }

    /// The second year of "1995-96" or "2014-2018".
    fn later_year(first: &str, last: &str) -> Option<i16> {
        let whole = match last.len() {
            2 => format!("{}{last}", first.get(..2)?),
            4 => last.to_owned(),
            _ => return None,
        };
        year_of(&whole).filter(|last| year_of(first).is_some_and(|first| first < *last))
    }

    /// A number that is part of a name or of another number: "Vision 2030", "$2000", "No. 2015", "+2024".
    fn is_of_a_name(self) -> bool {
        let start = self.body.words[self.at].span.start as usize;
        let before = self.body.text[..start].chars().next_back();
        if before.is_some_and(|letter| matches!(letter, '$' | '€' | '£' | '¥' | '#' | '+' | '/' | '.')) {
            return true;
        }
        let word = if self.at > 0 { self.body.word(self.at - 1) } else { "" };
        NAMED.contains(&word) && self.body.gap(self.at - 1) == " "
    }

    /// `yesterday`, `today`, `tomorrow`, and `mid-May`
    fn told_by_day(self) -> Option<Written> {
        let relative = match self.word(self.at) {
            "yesterday" => -1,
            "today" => 0,
            "tomorrow" => 1,
            _ => return None,
        };
        Some(Written { relative: Some(relative), ..Written::at(self.at..self.at + 1) })
    }
}

/// Words before a month that stands alone, in small letters; sorted.
const BEFORE: [&str; 34] = [
    "after", "and", "around", "before", "between", "by", "during", "early", "end", "ending", "every", "for", "from", "in", "last",
    "late", "later", "mid", "month", "next", "of", "or", "previous", "since", "starting", "that", "the", "this", "through", "till",
    "to", "until", "was", "year",
];

/// What a number that could be a year counts.
const COUNTED: [&str; 40] = [
    "troops", "soldiers", "people", "personnel", "men", "women", "children", "tons", "tonnes", "km", "kilometers", "kilometres", "miles",
    "meters", "metres", "feet", "dollars", "euros", "pounds", "yen", "yuan", "barrels", "megawatts", "MW", "GMT", "hours", "homes",
    "houses", "families", "workers", "students", "refugees", "migrants", "civilians", "police", "officers", "square", "acres", "hectares",
    "jobs",
];

/// Names that end with a year.
const NAMED: [&str; 14] = [
    "Vision", "Agenda", "Horizon", "Expo", "Euro", "Resolution", "Number", "Flight", "Boeing", "Section", "Article", "Windows",
    "Directive", "UTC",
];

#[cfg(test)]
mod tests {
    #[test]
    fn the_list_is_sorted() {
        assert!(super::BEFORE.is_sorted());
    }
}
