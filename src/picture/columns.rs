//! Coverage over time: a column for each month or year.

use super::{Canvas, Path, Series, Words};

/// The size of the picture, and the room above and below its columns.
const SIZE: (i32, i32) = (360, 128);
const TOP: i32 = 18;
const FOOT: i32 = 106;

/// The widest column.
const WIDEST: i32 = 22;

/// The count that the height of the picture stands for at least.
const LEAST: u32 = 3;

/// The room that a year needs below the columns.
const YEAR: i32 = 34;

/// The columns of a series, its greatest one labelled, with the years below.
pub fn columns(words: Words<'_>, series: &Series) -> String {
    let mut canvas = Canvas::new("columns", SIZE, words);
    let count = i32::try_from(series.counts.len()).unwrap_or(i32::MAX).max(1);
    let (peak, most) = series.peak();
    // One briefing is no peak: below the least top, a column stays low.
    let top = i64::from(most.max(LEAST));
    let height = |value: u32| i32::try_from(i64::from(FOOT - TOP) * i64::from(value) / top).unwrap_or(0);
    // Tenths of a unit, so that columns that do not divide the width still fill it.
    let step = (SIZE.0 * 10 / count).min((WIDEST + 4) * 10);
    let left = |at: usize| i32::try_from(at).unwrap_or(0) * step / 10;
    let mut bars = Path::default();
    let mut ticks = Path::default();
    for (at, &value) in series.counts.iter().enumerate() {
        let width = (left(at + 1) - left(at) - 1).clamp(1, WIDEST);
        if value > 0 {
            bars.bar((left(at), FOOT), (width, height(value).max(2)));
        }
        if series.begins_year(at) {
            ticks.line(&[(left(at), FOOT), (left(at), FOOT + 5)]);
        }
    }
    for at in labelled(series, left) {
        canvas.text("start", (left(at), FOOT + 17), &series.year(at).to_string());
    }
    canvas.path("bars", &bars, "");
    canvas.path("axis", &ticks, "");
    let mut axis = Path::default();
    axis.line(&[(0, FOOT), (SIZE.0, FOOT)]);
    canvas.path("axis", &axis, "");
    let (class, x) = match left(peak) {
        x if x > SIZE.0 * 3 / 4 => ("end", left(peak + 1)),
        x => ("start", x),
    };
    canvas.text(class, (x, FOOT - height(most) - 5), &most.to_string());
    canvas.finish()
}

/// The columns under which their year is written. Of two years that have no room beside each other, the one with more
/// columns has it, and of two with as many, the earlier.
fn labelled(series: &Series, left: impl Fn(usize) -> i32) -> Vec<usize> {
    let begins: Vec<usize> = (0..series.counts.len()).filter(|&at| series.begins_year(at)).collect();
    let ends = begins.iter().skip(1).copied().chain([series.counts.len()]);
    let mut shown: Vec<(usize, usize)> = Vec::new();
    for (at, end) in begins.iter().copied().zip(ends) {
        if left(at) + YEAR > SIZE.0 {
            continue;
        }
        match shown.last_mut().filter(|(before, _)| left(at) < left(*before) + YEAR) {
            Some((_, columns)) if *columns >= end - at => {}
            Some(before) => *before = (at, end - at),
            None => shown.push((at, end - at)),
        }
    }
    shown.into_iter().map(|(at, _)| at).collect()
}

#[cfg(test)]
mod tests {
    use super::super::Month;
    use super::*;

    #[test]
    fn each_month_with_something_has_a_column_and_years_stand_below() {
        let months = [(2023, 11), (2024, 2), (2024, 2), (2024, 12)].map(|(year, month)| Month { year, month });
        let words = Words { id: "c", title: "Coverage", desc: "A month." };
        let svg = Series::of(months.into_iter()).map_or_else(String::new, |series| columns(words, &series));
        assert_eq!(svg.matches('M').count() - svg.matches("M0 106l360").count(), 3 + 2, "columns and ticks: {svg}");
        assert!(svg.contains(">2024</text>") && svg.contains(">2</text>"), "{svg}");
        assert!(svg.contains("M0 106v-29h22v29z"), "{svg}");
    }

    #[test]
    fn the_fuller_of_two_years_keeps_its_label() {
        let years = |first: (i16, u8), last: (i16, u8)| {
            let months = [first, last].map(|(year, month)| Month { year, month });
            let words = Words { id: "c", title: "Coverage", desc: "A month." };
            let svg = Series::of(months.into_iter()).map_or_else(String::new, |series| columns(words, &series));
            (2020..2026).filter(|year| svg.contains(&format!(">{year}</text>"))).collect::<Vec<i32>>()
        };
        assert_eq!(years((2023, 12), (2024, 6)), [2024], "one month of a year gives way to six of the next");
        assert_eq!(years((2023, 7), (2024, 1)), [2023, 2024], "there is room for both");
        assert_eq!(years((2023, 12), (2024, 1)), [2023], "of two with one month each the earlier");
        assert_eq!(years((2020, 12), (2025, 2)), [2021, 2022, 2023, 2024]);
    }
}
