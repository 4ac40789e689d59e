//! When things happened: a year a row, a month a column, and a disc as large as there were events.

use super::{Canvas, Month, Words};
use std::collections::BTreeMap;

/// The most years shown.
pub const YEARS: usize = 12;

/// The height of a row, the width of a column, and the room before and above them.
const ROW: i32 = 24;
const COLUMN: i32 = 26;
const LEFT: i32 = 46;
const TOP: i32 = 20;

/// How months are written.
pub struct Calendar<'a> {
    /// The sign of each month, as short as can be.
    pub signs: &'a [String; 12],
    /// A month with the number of its events, as a pointer on it shows it.
    pub told: &'a dyn Fn(Month, u32) -> String,
}

/// The newest years that have events. The classes of the discs say whether they are on this page.
pub fn timeline(
    words: Words<'_>,
    calendar: &Calendar<'_>,
    (events, here): (&BTreeMap<Month, u32>, [Month; 2]),
) -> String {
    let mut years: Vec<i16> = events.keys().map(|month| month.year).collect();
    years.dedup();
    let years: Vec<i16> = years.into_iter().rev().take(YEARS).collect();
    let height = TOP + ROW * i32::try_from(years.len()).unwrap_or(0);
    let mut canvas = Canvas::new("timeline", (LEFT + 12 * COLUMN + 2, height), words);
    let middle = |month: usize| LEFT + COLUMN * i32::try_from(month).unwrap_or(0) + COLUMN / 2;
    for (at, sign) in calendar.signs.iter().enumerate() {
        canvas.text("middle", (middle(at), 12), sign);
    }
    let shown = || events.iter().filter(|(month, _)| years.contains(&month.year));
    let most = shown().map(|(_, &count)| count).max().unwrap_or(1).max(1);
    let mut y = TOP + ROW / 2;
    for year in &years {
        canvas.text("start", (0, y + 4), &year.to_string());
        for (month, &count) in shown().filter(|(month, _)| month.year == *year) {
            let class = if (here[0]..=here[1]).contains(month) { "here" } else { "away" };
            let title = (calendar.told)(*month, count);
            canvas.circle(class, (middle(usize::from(month.month).saturating_sub(1)), y, radius(count, most)), &title);
        }
        y += ROW;
    }
    canvas.finish()
}

/// The radius of a disc whose area is in proportion, from 3 to 11 units.
fn radius(count: u32, most: u32) -> i32 {
    (3..=11).rev().find(|r| i64::from(r * r) * i64::from(most) <= 121 * i64::from(count)).unwrap_or(3)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawn(events: &BTreeMap<Month, u32>, here: [Month; 2]) -> String {
        let signs = ["J", "F", "M", "A", "M", "J", "J", "A", "S", "O", "N", "D"].map(str::to_owned);
        let told = |month: Month, count| format!("{} of {}: {count}", month.month, month.year);
        let words = Words { id: "t", title: "Events", desc: "By month." };
        timeline(words, &Calendar { signs: &signs, told: &told }, (events, here))
    }

    #[test]
    fn each_month_with_events_has_a_disc() {
        let month = |year, month| Month { year, month };
        let events = BTreeMap::from([(month(2023, 5), 1), (month(2024, 1), 4), (month(2024, 12), 16)]);
        let svg = drawn(&events, [month(2024, 1), month(2024, 12)]);
        assert!(svg.contains("<circle class=\"here\" cx=\"345\" cy=\"32\" r=\"11\"><title>12 of 2024: 16</title>"));
        assert!(
            svg.contains("<circle class=\"away\" cx=\"163\" cy=\"56\" r=\"3\"><title>5 of 2023: 1</title>"),
            "{svg}"
        );
        assert_eq!((radius(4, 16), radius(1, 1000), radius(7, 7)), (5, 3, 11));
    }

    #[test]
    fn old_years_are_left_out() {
        let events = (1980..2020).map(|year| (Month { year, month: 1 }, 1)).collect();
        let month = Month { year: 2019, month: 1 };
        let svg = drawn(&events, [month, month]);
        assert_eq!(svg.matches("<circle").count(), YEARS);
        assert!(svg.contains(">2008</text>") && !svg.contains(">2007</text>"));
    }
}
