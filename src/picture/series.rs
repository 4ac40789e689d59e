//! Counts over time: so many a month, or a year where months would be too many to see.

/// The most columns that are told apart on a phone.
const MOST: usize = 72;

/// A month of a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Month {
    /// The year.
    pub year: i16,
    /// The month, 1 to 12.
    pub month: u8,
}

impl Month {
    /// Months since the year 0.
    fn number(self) -> i32 {
        i32::from(self.year) * 12 + i32::from(self.month) - 1
    }

    fn from_number(number: i32) -> Self {
        let (year, month) = (number.div_euclid(12), number.rem_euclid(12) + 1);
        Self { year: i16::try_from(year).unwrap_or(i16::MAX), month: u8::try_from(month).unwrap_or(1) }
    }
}

/// What one column stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    /// A month.
    Month,
    /// A year.
    Year,
}

/// Counts of a stretch of time, one after the other without a gap.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Series {
    /// What each count stands for.
    pub unit: Unit,
    /// The counts.
    pub counts: Vec<u32>,
    /// The number of the first month or year.
    first: i32,
}

impl Series {
    /// The counts of these months, in any order. None without any.
    pub fn of(months: impl Iterator<Item = Month> + Clone) -> Option<Self> {
        let span = [months.clone().min()?, months.clone().max()?];
        Self::between(span, months)
    }

    /// The counts of these months from one to another, so that several series can be compared. None without any.
    pub fn between([first, last]: [Month; 2], months: impl Iterator<Item = Month>) -> Option<Self> {
        let (first, last) = (first.number(), last.number());
        let mut months = months.peekable();
        months.peek()?;
        let unit = if usize::try_from(last - first).is_ok_and(|span| span < MOST) { Unit::Month } else { Unit::Year };
        let number = |month: i32| if unit == Unit::Month { month } else { month.div_euclid(12) };
        let most = i32::try_from(MOST).unwrap_or(i32::MAX);
        let first = number(first).max(number(last) + 1 - most);
        let mut counts = vec![0; usize::try_from(number(last) + 1 - first).unwrap_or(0)];
        for at in months.map(|month| number(month.number()) - first) {
            if let Some(count) = usize::try_from(at).ok().and_then(|at| counts.get_mut(at)) {
                *count += 1;
            }
        }
        Some(Self { unit, counts, first })
    }

    /// The year of a count.
    pub fn year(&self, at: usize) -> i32 {
        let number = self.first + i32::try_from(at).unwrap_or(0);
        if self.unit == Unit::Month { number.div_euclid(12) } else { number }
    }

    /// Whether a count is the first of its year.
    pub fn begins_year(&self, at: usize) -> bool {
        at == 0 || self.year(at) != self.year(at - 1)
    }

    /// The month that a count stands for, or the first one of its year.
    pub fn month(&self, at: usize) -> Month {
        let number = self.first + i32::try_from(at).unwrap_or(0);
        Month::from_number(if self.unit == Unit::Month { number } else { number * 12 })
    }

    /// The greatest count and where it was first reached.
    pub fn peak(&self) -> (usize, u32) {
        let most = self.counts.iter().copied().max().unwrap_or(0);
        (self.counts.iter().position(|&count| count == most).unwrap_or(0), most)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn month(year: i16, month: u8) -> Month {
        Month { year, month }
    }

    #[test]
    fn months_without_anything_are_counted_too() {
        let months = [month(2024, 2), month(2023, 11), month(2024, 2)];
        let series = Series::of(months.into_iter()).unwrap_or_else(|| unreachable!());
        assert_eq!((series.unit, series.counts.as_slice()), (Unit::Month, [1, 0, 0, 2].as_slice()));
        assert_eq!((series.month(0), series.month(3)), (month(2023, 11), month(2024, 2)));
        assert!(series.begins_year(0) && !series.begins_year(1) && series.begins_year(2));
        assert_eq!(series.peak(), (3, 2));
        assert_eq!(Series::of(std::iter::empty()), None);
    }

    #[test]
    fn many_months_are_told_by_year_and_very_many_years_are_cut() {
        let series = Series::of([month(2010, 1), month(2024, 2)].into_iter()).unwrap_or_else(|| unreachable!());
        assert_eq!((series.unit, series.counts.len(), series.month(14)), (Unit::Year, 15, month(2024, 1)));
        let series = Series::of([month(1, 1), month(2024, 2)].into_iter()).unwrap_or_else(|| unreachable!());
        assert_eq!((series.counts.len(), series.month(0)), (72, month(1953, 1)));
    }
}
