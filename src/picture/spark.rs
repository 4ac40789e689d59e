//! A series as a line the height of a word.

use super::{Canvas, Path, Series, Words};

/// The size of the picture.
const SIZE: (i32, i32) = (100, 20);

/// The line of a series, with a dot at its end.
pub fn spark(words: Words<'_>, series: &Series) -> String {
    let mut canvas = Canvas::new("spark", SIZE, words);
    let (_, most) = series.peak();
    let last = i32::try_from(series.counts.len().saturating_sub(1)).unwrap_or(0);
    let place = |(at, &count): (usize, &u32)| {
        let x = 3 + (SIZE.0 - 6) * i32::try_from(at).unwrap_or(0) / last.max(1);
        let height = i64::from(SIZE.1 - 6) * i64::from(count) / i64::from(most.max(1));
        (x, SIZE.1 - 3 - i32::try_from(height).unwrap_or(0))
    };
    let points: Vec<(i32, i32)> = series.counts.iter().enumerate().map(place).collect();
    if points.len() > 1 {
        let mut line = Path::default();
        line.line(&points);
        canvas.path("line", &line, "");
    }
    if let Some(&(x, y)) = points.last() {
        canvas.circle("end", (x, y, 3), "");
    }
    canvas.finish()
}

#[cfg(test)]
mod tests {
    use super::super::Month;
    use super::*;

    #[test]
    fn it_goes_from_side_to_side_and_ends_in_a_dot() {
        let months = [1, 2, 2, 3].map(|month| Month { year: 2024, month });
        let words = Words { id: "s", title: "Japan", desc: "A month." };
        let svg = Series::of(months.into_iter()).map_or_else(String::new, |series| spark(words, &series));
        assert!(svg.contains("d=\"M3 10l47-7 47 7\"") && svg.contains("cx=\"97\" cy=\"10\""), "{svg}");
    }
}
