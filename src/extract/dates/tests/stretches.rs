//! Quarters, halves and budgets' years, and chronologies that are told in paragraphs.

use super::{Tells, date, dated, dates};

#[test]
fn parts_of_a_year_and_budgets_years() {
    for (text, words, value) in [
        ("It fell in the third quarter of 2023 again.", "third quarter of 2023", "2023-07/2023-09"),
        ("It fell in Q4 2023 and rose.", "Q4 2023", "2023-10/2023-12"),
        ("It rose in the first half of 2023 again.", "first half of 2023", "2023-01/2023-06"),
        ("It rose in the latter half of 2023 again.", "latter half of 2023", "2023-07/2023-12"),
        ("The second-quarter 2023 results were good.", "second-quarter 2023", "2023-04/2023-06"),
        ("It fell in the third quarter of fiscal 2023 again.", "2023", "2023"),
        ("Congress voted the funds for FY2025 at once.", "FY2025", "2025"),
        ("Congress voted the funds for FY25 by a wide margin.", "FY25", "2025"),
        ("Parliament voted the funds for FY2024-25 at once.", "FY2024-25", "2024/2025"),
    ] {
        assert_eq!(dates(text), [(words.to_owned(), value.to_owned())], "{text}");
    }
}

#[test]
fn a_chronology_in_paragraphs_lends_its_year() {
    let values = |text: &str| dates(text).into_iter().map(|(_, value)| value).collect::<Vec<_>>();
    assert_eq!(
        values("December 9, 2022: The sides meet.\nJanuary 17: The ministers sign it in Oslo."),
        ["2022-12-09", "2023-01-17"]
    );
    // The newest stands first, since nothing of it can lie ahead of the article.
    assert_eq!(
        values("- 8 November 2023: The sides meet.\n- 12 October: The ministers call for talks."),
        ["2023-11-08", "2023-10-12"]
    );
    assert_eq!(
        values("January 30, 2024: The sides meet.\nDecember 7: The ministers meet in Oslo.\nJuly 26: Talks begin."),
        ["2024-01-30", "2023-12-07", "2023-07-26"]
    );
    // An item looks back, and ahead, as any text does.
    assert_eq!(
        values("October 7, 2023: The war begins.\nApril 1: The sides meet. They had last met there on December 25."),
        ["2023-10-07", "2024-04-01", "2023-12-25"]
    );
    assert_eq!(values("October 7, 2023: The war begins. Talks will be held on June 3."), ["2023-10-07", "2024-06-03"]);
    // What does not open with its date is no item.
    assert_eq!(
        values("October 9, 2022: The sides meet.\nOn January 17 the ministers signed it in Oslo."),
        ["2022-10-09", "2024-01-17"]
    );
}

#[test]
fn what_has_lasted_since_a_month_has_begun() {
    let value = |text: &str| dates(text).pop().map(|(_, value)| value);
    assert_eq!(value("The port has been closed since October.").as_deref(), Some("2023-10"));
    assert_eq!(value("The port has been closed since March.").as_deref(), Some("2024-03"));
}

#[test]
fn a_budgets_year_tells_no_event() {
    let told = |text: &str| {
        dated(text, date::day(2024, 4, 12), |_, dates| dates.iter().map(|dated| dated.tells).collect::<Vec<_>>())
    };
    assert_eq!(told("The request for FY2025 raised the funds by a third."), [Tells::Aside]);
    assert_eq!(told("The government raised the funds in 2023 by a third."), [Tells::Event]);
}
