//! The points that an article puts above its text: what stands below a label such as "Key points".

/// The most points that a list has.
const MOST: usize = 10;

/// The longest point, in bytes.
const LONGEST: usize = 300;

/// A line below the label.
pub struct Row<'l> {
    /// Its text.
    pub text: &'l str,
    /// Whether an empty line stands before it.
    pub apart: bool,
    /// Whether it is a sentence of the article.
    pub is_prose: bool,
}

/// How many lines below a label are its points, and the points.
///
/// Marked items are points; otherwise the lines up to the next empty one, or, where each line stands apart, up to the first sentence.
pub fn below(rows: &[Row<'_>]) -> (usize, Vec<String>) {
    let Some(first) = rows.first() else { return (0, Vec::new()) };
    let fits = |row: &&Row<'_>| row.text.len() <= LONGEST * MOST;
    let marked = |row: &&Row<'_>| row.text.lines().all(|line| item(line).is_some());
    let count = if marked(&first) {
        rows.iter().take_while(marked).filter(fits).count()
    } else if !first.apart {
        1 + rows[1..].iter().take_while(|row| !row.apart).count()
    } else {
        rows.iter().take_while(|row| !row.is_prose).count()
    };
    let points: Vec<String> = rows[..count]
        .iter()
        .flat_map(|row| row.text.lines())
        .map(|line| item(line).unwrap_or(line).to_owned())
        .collect();
    // What is longer is no list of points, whatever its label says.
    let is_list = points.len() <= MOST && points.iter().all(|point| point.len() <= LONGEST);
    if is_list { (count, points) } else { (0, Vec::new()) }
}

/// The words of a marked item.
fn item(line: &str) -> Option<&str> {
    let line = line.trim();
    let marked = ["- ", "* ", "• ", "– ", "· "].iter().find_map(|mark| line.strip_prefix(mark));
    let digits = line.trim_start_matches(|letter: char| letter.is_ascii_digit());
    let numbered = || (digits.len() < line.len()).then(|| digits.strip_prefix(". ").or(digits.strip_prefix(") ")))?;
    marked.or_else(numbered).map(str::trim)
}

#[cfg(test)]
mod tests {
    use super::{Row, below};

    #[test]
    fn points_end_where_the_text_begins() {
        let read = |text: &str| {
            let mut apart = false;
            let mut rows = Vec::new();
            for line in text.lines() {
                if !line.is_empty() {
                    rows.push(Row { text: line, apart, is_prose: line.ends_with('.') });
                }
                apart = line.is_empty();
            }
            below(&rows).1.join("/")
        };
        assert_eq!(read("- One\n- Two\nThe text."), "One/Two");
        assert_eq!(read("One.\nTwo\n\nThe text."), "One./Two");
        assert_eq!(read("\nOne\n\nTwo\n\nThe text."), "One/Two");
    }
}
