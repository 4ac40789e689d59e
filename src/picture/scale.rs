//! From counts to steps of a colour scale, and the words of its legend.

/// The most steps: more cannot be told apart in a small area.
const STEPS: usize = 5;

/// How an area or a cell is coloured.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// No coverage.
    None,
    /// Only mentioned.
    Mentioned,
    /// A step of the scale, 1 to 5.
    Step(u8),
    /// Of disputed status: no country's shade.
    Disputed,
}

impl Level {
    /// Its class in the style sheet.
    pub fn class(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Mentioned => "named",
            Self::Step(1) => "s1",
            Self::Step(2) => "s2",
            Self::Step(3) => "s3",
            Self::Step(4) => "s4",
            Self::Step(_) => "s5",
            Self::Disputed => "disputed",
        }
    }
}

/// A scale whose steps begin at round numbers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scale {
    /// The least count of each step.
    starts: Vec<usize>,
    most: usize,
}

/// A step of a scale as its legend tells it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Step {
    /// Its colour.
    pub level: Level,
    /// Its least count.
    pub from: usize,
    /// Its greatest count.
    pub to: usize,
}

impl Step {
    /// Its counts in words: `1`, `2–4`.
    pub fn range(&self) -> String {
        if self.from == self.to { self.from.to_string() } else { format!("{}–{}", self.from, self.to) }
    }
}

impl Scale {
    /// The scale for counts up to `most`. Each count has a step of its own as long as that is possible; otherwise steps
    /// begin at 1, 2, 5, 10, 20, 50 and so on, since coverage is uneven: a few countries have most of it.
    pub fn new(most: usize) -> Self {
        if most <= STEPS {
            return Self { starts: (1..=most).collect(), most };
        }
        let mut round = Vec::new();
        let mut tens = 1usize;
        'all: loop {
            for digit in [1, 2, 5] {
                match tens.checked_mul(digit).filter(|&start| start <= most) {
                    Some(start) => round.push(start),
                    None => break 'all,
                }
            }
            let Some(next) = tens.checked_mul(10) else { break };
            tens = next;
        }
        let last = round.len() - 1;
        let steps = round.len().min(STEPS);
        let starts = (0..steps).map(|step| round[step * last / (steps - 1).max(1)]).collect();
        Self { starts, most }
    }

    /// The colour of a count.
    pub fn level(&self, count: usize) -> Level {
        match self.starts.iter().rposition(|&start| start <= count) {
            Some(at) => self.colour(at),
            None => Level::None,
        }
    }

    /// Its steps, the lowest first.
    pub fn steps(&self) -> impl Iterator<Item = Step> + '_ {
        self.starts.iter().enumerate().map(|(at, &from)| {
            let to = self.starts.get(at + 1).map_or(self.most, |next| next - 1);
            Step { level: self.colour(at), from, to }
        })
    }

    /// Few steps are spread over all colours, so that they differ as much as they can.
    fn colour(&self, at: usize) -> Level {
        let step = match self.starts.len() {
            0 | 1 => 3,
            steps => 1 + at * (STEPS - 1) / (steps - 1),
        };
        Level::Step(u8::try_from(step).unwrap_or(5))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ranges(most: usize) -> Vec<String> {
        Scale::new(most).steps().map(|step| step.range()).collect()
    }

    #[test]
    fn steps_are_round_and_cover_every_count() {
        assert!(ranges(0).is_empty());
        assert_eq!(ranges(1), ["1"]);
        assert_eq!(ranges(4), ["1", "2", "3", "4"]);
        assert_eq!(ranges(6), ["1", "2–4", "5–6"]);
        assert_eq!(ranges(30), ["1", "2–4", "5–9", "10–19", "20–30"]);
        assert_eq!(ranges(3000), ["1–4", "5–49", "50–199", "200–1999", "2000–3000"]);
        for most in 1..600 {
            let scale = Scale::new(most);
            assert_eq!(scale.level(0), Level::None);
            assert_eq!(scale.level(most), if most == 1 { Level::Step(3) } else { Level::Step(5) });
            let steps: Vec<Step> = scale.steps().collect();
            assert_eq!((steps[0].from, steps[steps.len() - 1].to), (1, most));
            assert!(steps.windows(2).all(|two| two[0].to + 1 == two[1].from && two[0].level < two[1].level), "{most}");
        }
    }
}
