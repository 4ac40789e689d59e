//! Dates in sentences as news write them, and what only looks like one.

use super::super::{Extent, Part, Passage, Reading, Rule, Tells};
use super::found;
use crate::date;
use crate::text::{BlockKind, Prose};

/// The dates of a text of an article of 12 April 2024: their words and what they mean.
fn dates(text: &str) -> Vec<(String, String)> {
    read(text, date::day(2024, 4, 12), Rule::Calendar)
}

fn read(text: &str, own: Option<jiff::civil::Date>, rule: Rule) -> Vec<(String, String)> {
    let mut prose = Prose::default();
    for line in text.lines() {
        prose.open(BlockKind::Paragraph);
        prose.push(line, 0..line.len());
        prose.close();
    }
    let body = Passage::new(Part::Body, prose.text(), prose.blocks());
    let reading = Reading { title: Passage::line(Part::Title, ""), extent: Extent::of(&prose), date: own, body };
    let dates = found(&reading);
    let named = dates.iter().filter(|dated| dated.rule == rule);
    named
        .map(|dated| (reading.body.slice(dated.span).to_owned(), dated.value().unwrap_or_else(|| "open".to_owned())))
        .collect()
}

#[test]
fn every_form_of_a_date() {
    let cases = [
        ("On Thursday, April 11, three leaders met.", "Thursday, April 11", "2024-04-11"),
        ("They met on 10 April 2024 in Kyiv.", "10 April 2024", "2024-04-10"),
        ("They met on April 10, 2024, in Kyiv.", "April 10, 2024", "2024-04-10"),
        ("The review is on Sept. 30 in Taipei.", "Sept. 30", "2023-09-30"),
        ("The review will be held on Sept. 30.", "Sept. 30", "2024-09-30"),
        ("It was signed on the 10th of April.", "10th of April", "2024-04-10"),
        ("It was signed on March 3rd in Paris.", "March 3rd", "2024-03-03"),
        ("On Sunday 24 March the vote ended.", "Sunday 24 March", "2024-03-24"),
        ("It opened on Sept. 13 (Thursday), 2018, in Seoul.", "Sept. 13 (Thursday), 2018", "2018-09-13"),
        ("On 2022-02-24 the invasion began.", "2022-02-24", "2022-02-24"),
        ("The drill runs from Aug. 3 to 5 and will end.", "Aug. 3 to 5", "2024-08-03/2024-08-05"),
        ("The summit was held on December 13-15, 2022.", "December 13-15, 2022", "2022-12-13/2022-12-15"),
        ("The pact was announced in September 2021.", "September 2021", "2021-09"),
        ("A referendum was held in November.", "November", "2023-11"),
        ("The cabinet resigned in March.", "March", "2024-03"),
        ("A referendum was held in May last year.", "May", "2023-05"),
        ("The law will take effect in June.", "June", "2024-06"),
        ("Sweden joined the alliance in 2024.", "2024", "2024"),
        ("The crisis of 1995-96 ended there.", "1995-96", "1995/1996"),
        ("The plan of 2014–2018 was kept.", "2014–2018", "2014/2018"),
        ("The 2015 nuclear deal is dead.", "2015", "2015"),
    ];
    for (text, words, value) in cases {
        assert_eq!(dates(text), [(words.to_owned(), value.to_owned())], "{text}");
    }
}

#[test]
fn two_months_share_a_year() {
    let found = dates("Between May and July 2023 the port was closed.");
    assert_eq!(found, [("May".into(), "2023-05".into()), ("July 2023".into(), "2023-07".into())]);
}

#[test]
fn what_only_looks_like_a_date() {
    for text in [
        "The army sent 2000 troops to the border.",
        "They may march on the capital.",
        "May they succeed, he said.",
        "Theresa May met the minister.",
        "The kingdom's Vision 2030 plan changed.",
        "It costs $2000 a day.",
        "The late 1980s were hard.",
        "Resolution 2015 was adopted.",
        "On 31 April nothing can happen.",
    ] {
        let found = dates(text);
        assert!(
            found.iter().all(|(words, _)| words.starts_with("April") && text.contains("31 April")),
            "{text}: {found:?}"
        );
    }
}

#[test]
fn a_year_that_nothing_tells_stays_open() {
    let found = read("The junta took power on February 1.", None, Rule::Calendar);
    assert_eq!(found, [("February 1".to_owned(), "open".to_owned())]);
    let dated = read("Sunday, May 19, 2019\nThe law was passed on May 17 in Taipei.", None, Rule::Calendar);
    assert_eq!(dated[1], ("May 17".to_owned(), "2019-05-17".to_owned()));
}

#[test]
fn days_told_by_the_articles_own() {
    // 12 April 2024 was a Friday.
    let cases = [
        ("The three met on Thursday in Washington.", "2024-04-11"),
        ("The parliament voted on Friday for the law.", "2024-04-12"),
        ("The ships will sail on Monday from Guam.", "2024-04-15"),
        ("The minister resigned yesterday over the affair.", "2024-04-11"),
    ];
    for (text, day) in cases {
        let found = read(text, date::day(2024, 4, 12), Rule::Relative);
        assert_eq!(found.first().map(|(_, value)| value.as_str()), Some(day), "{text}");
        assert_eq!(dates(text), [], "{text}");
        assert_eq!(read(text, None, Rule::Relative), [], "{text}");
    }
}

#[test]
fn an_event_is_told_and_an_aside_is_not() {
    let tells = |text: &str| {
        let mut prose = Prose::default();
        prose.open(BlockKind::Paragraph);
        prose.push(text, 0..text.len());
        prose.close();
        let body = Passage::new(Part::Body, prose.text(), prose.blocks());
        let reading = Reading { title: Passage::line(Part::Title, ""), extent: Extent::of(&prose), date: None, body };
        found(&reading).first().map(|dated| dated.tells)
    };
    assert_eq!(tells("Finland joined the alliance on 4 April 2023 in Brussels."), Some(Tells::Event));
    assert_eq!(tells("Sunday, May 19, 2019"), Some(Tells::Aside));
    assert_eq!(tells("Iran is still a party to the 2015 nuclear deal."), Some(Tells::Aside));
    assert_eq!(tells("Exports were higher than in 2015 by a third."), Some(Tells::Aside));
    assert_eq!(tells("YANGON, July 25 (Reuters) - Myanmar's junta executed four activists."), Some(Tells::Aside));
}
