//! The months that have articles. Articles are in order, so a month is a stretch of them.

use super::ArticleId;
use super::article::Article;

/// A month and its articles.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Month {
    /// The year.
    pub year: i16,
    /// The month, from 1.
    pub month: i8,
    /// Its articles, the newest first.
    pub articles: Vec<ArticleId>,
}

/// All months with articles, the newest first. Articles without a date are in none.
pub fn months(articles: &[Article]) -> Vec<Month> {
    let mut months: Vec<Month> = Vec::new();
    for (id, article) in (0u32..).map(ArticleId).zip(articles) {
        let Some(day) = article.date.map(|date| date.day()) else { continue };
        match months.last_mut() {
            Some(last) if (last.year, last.month) == (day.year(), day.month()) => last.articles.push(id),
            _ => months.push(Month { year: day.year(), month: day.month(), articles: vec![id] }),
        }
    }
    months
}
